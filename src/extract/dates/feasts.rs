//! Dates by name: feasts, decades, days that history has given a name.

use chrono::{Datelike as _, NaiveDate};

use super::calendar::{Calendar, add_days};
use super::parts::Parts;
use super::resolve::{Outcome, Resolver, latest};
use crate::incident::{Precision, When};

/// First decade whose name alone is more likely a time than somebody's age.
const FIRST_BARE_DECADE: i32 = 1980;

impl Resolver {
    /// A feast of a year, or the latest one; or one of its days.
    pub(super) fn feast(&self, parts: &Parts<'_, '_>) -> Option<Outcome> {
        let calendar = Calendar::from_code(parts.attr("feast", "calendar"));
        let (month, first) = (parts.setting("feast", "month")?, parts.setting("feast", "first")?);
        let length: i64 = parts.setting("feast", "length").unwrap_or(1);
        let nth = parts.number("nth").map_or(0, i64::from);
        if nth > length {
            return None;
        }
        let of = |year: i32| {
            let start = calendar.day(year, month, first)?;
            Some(match (nth, length) {
                (0, 1) => When::day(start),
                (0, _) => When::span(start, add_days(start, length - 1), Precision::Week),
                _ => When::day(add_days(start, nth - 1)),
            })
        };
        if let Some(year) = parts.number("year") {
            if calendar == Calendar::of_year(year)? {
                return of(year).map(Outcome::fixed);
            }
            let end = NaiveDate::from_ymd_opt(year, 12, 31)?;
            return latest(calendar, end, &of, None, false)
                .filter(|when| when.earliest.is_some_and(|day| day.year() == year))
                .map(Outcome::fixed);
        }
        let Some(published) = self.published else { return Some(Outcome::open()) };
        let when = match parts.shift() {
            Some(by) if parts.shifts_year() => {
                let year = published.year() + i32::try_from(by).ok()?;
                latest(calendar, NaiveDate::from_ymd_opt(year, 12, 31)?, &of, None, false)
            }
            Some(1) => (0..3).filter_map(|more| of(calendar.year_near(published) + more)).find(|when| when.earliest > Some(published)),
            by => latest(calendar, published, &of, None, by == Some(-1)),
        };
        Some(Outcome::relative_or_open(when))
    }
}

/// Ten years, or a part of them.
pub(super) fn decade(parts: &Parts<'_, '_>) -> Option<When> {
    let from = match parts.number("year") {
        Some(year) => year,
        None => parts.setting("decade", "from")?,
    };
    let is_sure = parts.has("century") || parts.has("decadeword") || parts.has("plural_s");
    if from % 10 != 0 || !is_sure && from < FIRST_BARE_DECADE {
        return None;
    }
    let (first, last) = match parts.attr("part", "part") {
        None => (0, 9),
        Some("start" | "early") => (0, 3),
        Some("mid") => (3, 6),
        Some("late" | "end") => (6, 9),
        Some(_) => return None,
    };
    let (start, end) = (NaiveDate::from_ymd_opt(from + first, 1, 1)?, NaiveDate::from_ymd_opt(from + last, 12, 31)?);
    Some(When::span(start, end, Precision::Year))
}

/// A day that history has given a name; open where the report is from before it and means another.
pub(super) fn named_day(parts: &Parts<'_, '_>, published: Option<NaiveDate>) -> Option<Outcome> {
    let day: NaiveDate = parts.attr("named_day", "date")?.parse().ok()?;
    let is_past = published.is_none_or(|published| published >= day);
    Some(if is_past { Outcome::fixed(When::day(day)) } else { Outcome::open() })
}
