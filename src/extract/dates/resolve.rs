//! From what a rule has found to an interval of days.

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::calendar::{Calendar, YEARS, add_days, add_months, part_of_month, part_of_year, year};
use super::parts::Parts;
use crate::incident::{Precision, When};

/// How many years back a weekday may reach to fix a day without a year.
const YEARS_BACK: i32 = 11;

/// What a date says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Outcome {
    pub(super) when: When,
    /// Whether it leans on another date.
    pub(super) relative: bool,
}

impl Outcome {
    pub(super) fn fixed(when: When) -> Self {
        Self { when, relative: false }
    }

    pub(super) fn relative(when: When) -> Self {
        Self { when, relative: true }
    }

    pub(super) fn relative_or_open(when: Option<When>) -> Self {
        when.map_or_else(Self::open, Self::relative)
    }

    /// Found, but nothing fixes it.
    pub(super) fn open() -> Self {
        Self { when: When::default(), relative: true }
    }
}

/// What is known where a date stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Resolver {
    pub(super) published: Option<NaiveDate>,
    /// Index of the paragraph being read.
    pub(super) paragraph: usize,
    /// The days last spoken of, with their paragraph; none after a date that stayed open.
    days: Option<(When, usize)>,
    /// The last day of the last date known at least to the month.
    month: Option<NaiveDate>,
    /// The same for dates that say their year, with their paragraph.
    explicit: Option<(NaiveDate, usize)>,
}

impl Resolver {
    pub(super) fn new(published: Option<NaiveDate>) -> Self {
        Self { published, ..Self::default() }
    }

    /// Keeps a date for those after it that lean on it.
    pub(super) fn remember(&mut self, outcome: &Outcome) {
        let when = &outcome.when;
        self.days = when.days().filter(|&days| days <= 3).map(|_| (when.clone(), self.paragraph));
        if let (Some(last), true) = (when.latest.or(when.earliest), when.days().is_none_or(|days| days <= 31)) {
            self.month = Some(last);
            if !outcome.relative {
                self.explicit = Some((last, self.paragraph));
            }
        }
    }

    /// The days last spoken of, in this paragraph or the one before.
    pub(super) fn anchor(&self) -> Option<&When> {
        self.days.as_ref().filter(|(_, paragraph)| self.paragraph <= paragraph + 1).map(|(when, _)| when)
    }

    /// Any day of the month last spoken of.
    pub(super) fn anchor_month(&self) -> Option<NaiveDate> {
        self.month
    }

    /// What the rule's action makes of its parts; `None` where the parts make no date.
    pub(super) fn resolve(&self, parts: &Parts<'_, '_>) -> Option<Outcome> {
        match parts.rule.attr("do")? {
            "date" => self.date(parts, parts.day("day")),
            "days" => self.days_of_month(parts),
            "day_of_month" => self.day_of_known_month(parts),
            "numeric" => numeric(parts),
            "year" => Some(Outcome::fixed(with_part(parts, parts.number("year").filter(|y| YEARS.contains(y))?)?)),
            other => self.relative(other, parts),
        }
    }

    /// A month, or a day of one, with or without its year.
    fn date(&self, parts: &Parts<'_, '_>, day: Option<u32>) -> Option<Outcome> {
        let (month, calendar) = parts.month("month")?;
        if parts.month("month2").is_some_and(|second| second != (month, calendar)) {
            return None;
        }
        let weekday = parts.weekday("weekday").filter(|_| day.is_some());
        let part = parts.attr("part", "part");
        let of = |year: i32| month_or_day(calendar, year, month, day, part);
        if let Some(year) = parts.number("year") {
            if calendar == Calendar::Hijri && YEARS.contains(&year) {
                let end = NaiveDate::from_ymd_opt(year, 12, 31)?;
                return latest(calendar, end, &of, None, false).map(Outcome::fixed);
            }
            return of(year).map(Outcome::fixed);
        }
        let has_company = day.is_some() || parts.shift().is_some() || parts.has("monthword") || part.is_some();
        if !has_company && !parts.month_stands_alone("month") {
            return None;
        }
        of(2000).or_else(|| of(1420))?;
        if parts.has("same") || parts.has("that") {
            let year = self.anchor_month().map(|day| calendar.year_near(day));
            return Some(year.and_then(of).map_or_else(Outcome::open, Outcome::relative));
        }
        if let Some(when) = self.near_explicit(day, &of) {
            return Some(Outcome::relative(when));
        }
        let Some(published) = self.published else { return Some(Outcome::open()) };
        let by_weekday = || latest(calendar, published, &of, weekday, false).or_else(|| latest(calendar, published, &of, None, false));
        let when = match parts.shift() {
            Some(-1) => latest(calendar, published, &of, None, true),
            Some(0) => of(calendar.year_near(published)),
            Some(_) => (0..2).filter_map(|more| of(calendar.year_near(published) + more)).find(|w| w.earliest > Some(published)),
            None => by_weekday(),
        };
        Some(when.map_or_else(Outcome::open, Outcome::relative))
    }

    /// A day without a year, soon after a day with one in the same paragraph, is of the same story.
    fn near_explicit(&self, day: Option<u32>, of: &impl Fn(i32) -> Option<When>) -> Option<When> {
        day?;
        let (known, _) = self.explicit.filter(|(_, paragraph)| *paragraph == self.paragraph)?;
        let near = add_days(known, -10)..=add_days(known, 60);
        (0..2).filter_map(|more| of(known.year() + more)).find(|when| when.earliest.is_some_and(|first| near.contains(&first)))
    }

    /// From one day of a month to another.
    fn days_of_month(&self, parts: &Parts<'_, '_>) -> Option<Outcome> {
        let (from, to) = (parts.day("day")?, parts.day("day2")?);
        let last = self.date(parts, Some(to))?;
        let Some(end) = last.when.latest else { return Some(last) };
        let start = if from < to { add_days(end, i64::from(from) - i64::from(to)) } else { add_months(end, -1).with_day(from)? };
        let nights = (end - start).num_days();
        if nights < 1 {
            return None;
        }
        let is_night = nights == 1 && (parts.is_night("daypart") || parts.has("nightword"));
        let precision = if is_night { Precision::Night } else { Precision::Range };
        Some(Outcome { when: When::span(start, end, precision), relative: last.relative })
    }

    /// A day of the month last spoken of, or of the present or last one.
    fn day_of_known_month(&self, parts: &Parts<'_, '_>) -> Option<Outcome> {
        let day = parts.day("day")?;
        let month = match parts.shift() {
            Some(by) => self.published.map(|published| add_months(published, by)),
            None => self.anchor_month(),
        };
        let when = month.and_then(|month| month.with_day(day)).map(When::day);
        Some(when.map_or_else(Outcome::open, Outcome::relative))
    }
}

/// The month of a year, a part of it, or a day of it.
fn month_or_day(calendar: Calendar, year: i32, month: u32, day: Option<u32>, part: Option<&str>) -> Option<When> {
    if let Some(day) = day {
        return calendar.day(year, month, day).map(When::day);
    }
    let (first, last) = calendar.month(year, month)?;
    let whole = When::span(first, last, Precision::Month);
    part.map_or(Some(whole.clone()), |part| part_of_month(part, &whole))
}

/// The latest year's date that begins on or before a day (or ends before it, where `strictly`), on that weekday.
fn latest(
    calendar: Calendar,
    until: NaiveDate,
    of: &impl Fn(i32) -> Option<When>,
    weekday: Option<Weekday>,
    strictly: bool,
) -> Option<When> {
    let last = calendar.year_near(until) + 1;
    (0..=YEARS_BACK).filter_map(|back| of(last - back)).find(|when| {
        let fits = if strictly { when.latest < Some(until) } else { when.earliest <= Some(until) };
        fits && weekday.is_none_or(|weekday| when.earliest.is_some_and(|day| day.weekday() == weekday))
    })
}

/// Digits alone: day, month, year, or year, month, day; month before day only where it cannot be otherwise.
fn numeric(parts: &Parts<'_, '_>) -> Option<Outcome> {
    let (a, b, c) = (parts.number("a")?, parts.number("b")?, parts.number("c")?);
    let (year, month, day) = if a > 31 { (a, b, c) } else { (c, b, a) };
    let year = if (0..70).contains(&year) { 2000 + year } else { year };
    let (month, day) = if month > 12 && day <= 12 { (day, month) } else { (month, day) };
    if !YEARS.contains(&year) {
        return None;
    }
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?).map(|day| Outcome::fixed(When::day(day)))
}

/// A year or a part of it.
pub(super) fn with_part(parts: &Parts<'_, '_>, of: i32) -> Option<When> {
    match parts.attr("part", "part") {
        Some(part) => part_of_year(part, of),
        None => year(of),
    }
}
