//! Days and months by number: from one to another, digits alone, days of a month that the text names elsewhere.

use chrono::Datelike as _;

use super::calendar::{Calendar, add_days, add_months};
use super::parts::Parts;
use super::resolve::{Outcome, Resolver, full_year, latest, month_or_day};
use crate::incident::{Precision, When};

impl Resolver {
    /// From one day of a month to another; from a later to an earlier one over the end of the month before.
    pub(super) fn days_of_month(&self, parts: &Parts<'_, '_>) -> Option<Outcome> {
        let (from, to) = (parts.day("day")?, parts.day("day2")?);
        // "CITY, March 4 - Two soldiers were killed": the dash closes the dateline.
        if parts.is_in_letters("day2") && !parts.is_in_letters("day") {
            return None;
        }
        let known = self.date(parts, Some(if from < to { from } else { to }))?;
        let Some(day) = known.when.latest else { return Some(known) };
        let (start, end) = if from < to { (day, add_days(day, i64::from(to - from))) } else { (add_months(day, -1).with_day(from)?, day) };
        let is_night = (end - start).num_days() == 1 && (parts.is_night("daypart") || parts.has("nightword"));
        let precision = if is_night { Precision::Night } else { Precision::Range };
        (start < end).then(|| Outcome { when: When::span(start, end, precision), relative: known.relative })
    }

    /// From a day of one month to a day of another.
    pub(super) fn over_months(&self, parts: &Parts<'_, '_>) -> Option<Outcome> {
        let from = parts.month_and_double("month", "month2")?;
        let to = parts.month_and_double("month3", "month4")?;
        let last = self.in_month(parts, to, parts.day("day2"))?;
        let Some(end) = last.when.latest else { return Some(last) };
        let day = parts.day("day");
        let start = latest(from.1, end, &|year| month_or_day(from.1, year, from.0, day, None), None, true)?.earliest?;
        Some(Outcome { when: When::span(start, end, Precision::Range), relative: last.relative })
    }

    /// The first to fourth seven days of a month, and what is left of it.
    pub(super) fn week_of_month(&self, parts: &Parts<'_, '_>) -> Option<Outcome> {
        let nth = i64::from(parts.number("nth").filter(|nth| (1..=5).contains(nth))?);
        if parts.attr("unit", "unit") != Some("week") {
            return None;
        }
        let month = self.in_month(parts, parts.month_and_double("month", "month2")?, None)?;
        let Some((first, last)) = month.when.bounds() else { return Some(month) };
        let (start, end) = (add_days(first, 7 * (nth - 1)), add_days(first, 7 * nth - 1).min(last));
        (start <= last).then(|| Outcome { when: When::span(start, end, Precision::Week), relative: month.relative })
    }

    /// Digits alone: day, month, year, or year, month, day, or day and month; month before day only where it cannot be
    /// otherwise.
    pub(super) fn numeric(&self, parts: &Parts<'_, '_>) -> Option<Outcome> {
        let (a, b) = (parts.number("a")?, parts.number("b")?);
        let Some(c) = parts.number("c") else {
            let (month, day) = (u32::try_from(b).ok()?, u32::try_from(a).ok()?);
            return self.day_and_month(parts, day, month);
        };
        if !parts.is_year_long("c") && a <= 31 {
            return None;
        }
        let (year, month, day) = if a > 31 { (a, b, c) } else { (full_year(c), b, a) };
        let (month, day) = if month > 12 && day <= 12 { (day, month) } else { (month, day) };
        let day = Calendar::of_year(year)?.day(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)?;
        Some(Outcome::fixed(When::day(day)))
    }

    /// A day of the month last spoken of, or of the present or last one.
    pub(super) fn day_of_known_month(&self, parts: &Parts<'_, '_>) -> Option<Outcome> {
        let day = parts.day("day")?;
        let only: Option<i64> = parts.rule.number("by");
        if only.is_some() && parts.shift() != only || parts.attr("unit", "unit").is_some_and(|unit| unit != "month") {
            return None;
        }
        let month = match parts.shift() {
            Some(by) => self.published.map(|published| add_months(published.with_day(1).unwrap_or(published), by)),
            None => self.anchor_month(),
        };
        let first = month.and_then(|month| month.with_day(day));
        let when = match parts.day("day2") {
            Some(last) if last <= day => return None,
            Some(last) => first.zip(month.and_then(|month| month.with_day(last))).map(|(a, b)| When::span(a, b, Precision::Range)),
            None => first.map(When::day),
        };
        let when =
            when.map(
                |when| {
                    if parts.is_night("daypart") && when.days() == Some(2) { When { precision: Precision::Night, ..when } } else { when }
                },
            );
        Some(when.map_or_else(Outcome::open, Outcome::relative))
    }

    /// Two numbers: a day and a month; the month first only where the other way makes no date or the weekday asks for it.
    pub(super) fn day_and_month(&self, parts: &Parts<'_, '_>, a: u32, b: u32) -> Option<Outcome> {
        let read = |month, day| self.in_month(parts, (month, Calendar::Gregorian), Some(day));
        let Some(weekday) = parts.weekday("weekday") else { return read(b, a).or_else(|| read(a, b)) };
        let on_weekday = |outcome: &Outcome| outcome.when.earliest.is_some_and(|day| day.weekday() == weekday);
        let is_near =
            |outcome: &Outcome| self.published.zip(outcome.when.latest).is_some_and(|(published, day)| (published - day).num_days() < 366);
        let ways = [read(b, a), read(a, b)];
        let mut found = ways.iter().flatten().filter(|outcome| on_weekday(outcome) && is_near(outcome));
        found.next().or_else(|| ways.iter().flatten().next()).cloned()
    }

    /// So many days before or after a date that is told with them.
    pub(super) fn offset_from_date(&self, parts: &Parts<'_, '_>) -> Option<Outcome> {
        let amount = parts.amount()?;
        let by = amount.count? * parts.setting::<i64>("direction", "by").or_else(|| parts.rule.number("by"))?;
        let base = self.date(parts, parts.day("day"))?;
        let Some(day) = base.when.earliest.filter(|_| base.when.days() == Some(1)) else { return Some(Outcome::open()) };
        let when = match amount.unit {
            "day" | "night" => When::day(add_days(day, by)),
            "week" => When::span(add_days(day, 7 * by - 1), add_days(day, 7 * by + 1), Precision::Week),
            _ => return Some(Outcome::open()),
        };
        Some(Outcome { when, relative: base.relative })
    }
}
