//! From what a rule has found to an interval of days.

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::calendar::{Calendar, YEARS, add_days, add_months, part_of_month, part_of_year};
use super::feasts::{decade, named_day};
use super::parts::Parts;
use crate::incident::{Precision, When};

/// How many years back a weekday may reach to fix a day without a year.
const YEARS_BACK: i32 = 11;
/// What lasts longer is no "days last spoken of".
const LONGEST_DAYS: i64 = 3;
/// What lasts longer is a season or a year, and names the year.
const LONGEST_MONTH: i64 = 31;
/// What lasts longer names no year.
const LONGEST_YEAR: i64 = 366;
/// So many days behind the day that the text opens with a day without a year is of the same story.
const DAYS_ON: i64 = 45;
/// How many paragraphs the lead may take, a kicker and a dateline among them.
const PARAGRAPHS_OF_LEAD: usize = 3;

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
    /// Whether that day is only taken from the text.
    inferred: bool,
    /// Whether the text tells of an event on that day, and may be written some days after it.
    pub(super) of_event: bool,
    /// Whether an article is read, not a phrase.
    pub(super) in_article: bool,
    /// Index of the paragraph being read.
    pub(super) paragraph: usize,
    /// The days last spoken of, with their paragraph; none after a date that stayed open.
    days: Option<(When, usize)>,
    /// The last day of the last date known at least to the month.
    month: Option<NaiveDate>,
    /// The first and last day of the last that says its year, with its paragraph.
    explicit: Option<(NaiveDate, NaiveDate, usize)>,
    /// The first day with its year in the first paragraphs.
    lead: Option<NaiveDate>,
    /// A day of the year last named.
    year_told: Option<NaiveDate>,
    /// The last day that the headline names with its year.
    titled: Option<NaiveDate>,
    /// Whether the words before a date look ahead of publication.
    pub(super) ahead: Ahead,
}

/// Whether words look ahead of publication.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Ahead {
    #[default]
    No,
    /// "Planned for".
    Planned,
    /// "Will …": the date may be of what is to come or of what that is about.
    Unsure,
}

impl Resolver {
    pub(super) fn new(published: Option<NaiveDate>) -> Self {
        Self { published, ..Self::default() }
    }

    /// For an article that bears its day of publication.
    pub(super) fn of_article(published: NaiveDate) -> Self {
        Self { in_article: true, ..Self::new(Some(published)) }
    }

    /// With a day of publication that was taken from the text.
    pub(super) fn inferred(published: NaiveDate, of_event: bool) -> Self {
        Self { inferred: true, of_event, ..Self::new(Some(published)) }
    }

    /// With a headline that names a day, or a month, with its year.
    pub(super) fn under(self, titled: Option<NaiveDate>) -> Self {
        Self { titled, ..self }
    }

    /// Whether what is told here is told on the day of publication.
    pub(super) fn counts_from_news(&self) -> bool {
        self.in_article && !self.inferred && self.paragraph < PARAGRAPHS_OF_LEAD && self.days.is_none()
    }

    /// Keeps a date for those after it that lean on it.
    pub(super) fn remember(&mut self, outcome: &Outcome) {
        let when = &outcome.when;
        if when.days().is_some_and(|days| days <= LONGEST_YEAR && (!outcome.relative || days > LONGEST_MONTH)) {
            self.year_told = when.latest.or(self.year_told);
        }
        if when.days().is_none_or(|days| days <= LONGEST_DAYS) {
            self.days = when.is_dated().then(|| (when.clone(), self.paragraph));
        }
        if let (Some(last), true) = (when.latest.or(when.earliest), when.days().is_none_or(|days| days <= 31)) {
            self.month = Some(last);
            if !outcome.relative && when.days() == Some(1) && self.paragraph < PARAGRAPHS_OF_LEAD {
                self.lead = self.lead.or(Some(last));
            }
            // "On 4 October 2022 … On 21 October … On 30 November": a day that leans on one with its year hands the year on.
            let leans = || when.days().is_some_and(|days| days <= 2) && self.is_near_explicit(last);
            if !outcome.relative || leans() {
                self.explicit = Some((when.earliest.unwrap_or(last), last, self.paragraph));
            }
        }
    }

    /// The days last spoken of, at most so many paragraphs before.
    pub(super) fn anchor(&self, paragraphs: usize) -> Option<&When> {
        self.days.as_ref().filter(|(_, paragraph)| self.paragraph <= paragraph + paragraphs).map(|(when, _)| when)
    }

    /// Any day of the month last spoken of.
    pub(super) fn anchor_month(&self) -> Option<NaiveDate> {
        self.month
    }

    /// What the rule's action makes of its parts; `None` where the parts make no date.
    pub(super) fn resolve(&self, parts: &Parts<'_, '_>) -> Option<Outcome> {
        let outcome = self.by_action(parts)?;
        Some(if parts.is_night("daypart") || parts.has("nightword") { over_night(outcome, parts) } else { outcome })
    }

    fn by_action(&self, parts: &Parts<'_, '_>) -> Option<Outcome> {
        match parts.rule.attr("do")? {
            "date" => self.date(parts, parts.day("day")),
            "days" => self.days_of_month(parts),
            "day_of_month" => self.day_of_known_month(parts),
            "span" => self.over_months(parts),
            "week_of_month" => self.week_of_month(parts),
            "numeric" => self.numeric(parts),
            "numeric_month" => self.in_month(parts, (u32::try_from(parts.number("b")?).ok()?, Calendar::Gregorian), None),
            "month_number" => self.in_month(parts, (parts.day("number")?, Calendar::Gregorian), None),
            "dtg" => self.in_month(parts, parts.month("month")?, Some(parts.day("dtg")? / 10_000)),
            "offset_date" => self.offset_from_date(parts),
            "feast" => self.feast(parts),
            "year" => whole_year(parts).map(Outcome::fixed),
            "years" => years(parts).map(Outcome::fixed),
            "decade" => decade(parts).map(Outcome::fixed),
            "named" => named_day(parts, self.published),
            other => self.relative(other, parts),
        }
    }

    /// A month, or a day of one, with or without its year.
    pub(super) fn date(&self, parts: &Parts<'_, '_>, day: Option<u32>) -> Option<Outcome> {
        let month = parts.month_and_double("month", "month2")?;
        let company = ["shift", "this", "recent", "monthword", "part", "year"];
        let has_company = day.is_some() || company.iter().any(|name| parts.has(name));
        (has_company || parts.month_stands_alone("month")).then(|| self.in_month(parts, month, day)).flatten()
    }

    /// The same for a month and day from whatever parts.
    pub(super) fn in_month(&self, parts: &Parts<'_, '_>, (month, calendar): (u32, Calendar), day: Option<u32>) -> Option<Outcome> {
        let weekday = parts.weekday("weekday").filter(|_| day.is_some());
        let part = parts.attr("part", "part");
        let of = |year: i32| month_or_day(calendar, year, month, day, part);
        if let Some(year) = parts.year() {
            if calendar == Calendar::Hijri && YEARS.contains(&year) {
                let end = NaiveDate::from_ymd_opt(year, 12, 31)?;
                return latest(calendar, end, &of, None, false).map(Outcome::fixed);
            }
            return of(year).map(Outcome::fixed);
        }
        of(2000).or_else(|| of(1420))?;
        if parts.has("same") || parts.has("that") || parts.has("following") {
            let by = parts.setting("following", "by").unwrap_or(0);
            let year = self.anchor_month().map(|day| calendar.year_near(day) + by);
            return Some(year.and_then(of).map_or_else(Outcome::open, Outcome::relative));
        }
        if let Some(when) = self.near_explicit(day, &of) {
            return Some(Outcome::relative(when));
        }
        let Some(published) = self.published else {
            let when = if day.is_some() && parts.shift().is_none() {
                self.before_lead(calendar, weekday, &of).or_else(|| self.by_year_told(calendar, weekday?, &of))
            } else {
                None
            };
            return Some(Outcome::relative_or_open(when));
        };
        if self.ahead != Ahead::No && parts.shift().is_none() {
            return Some(Outcome::relative_or_open(self.planned(calendar, published, &of)));
        }
        let by_weekday = || latest(calendar, published, &of, weekday, false).or_else(|| latest(calendar, published, &of, None, false));
        let when = match parts.shift() {
            Some(by) if by < 0 && parts.shifts_year() => of(calendar.year_near(published) + i32::try_from(by).ok()?),
            Some(by) if by < 0 => latest(calendar, add_months(published, 12 * (by + 1)), &of, None, true),
            Some(0) => of(calendar.year_near(published)),
            Some(_) => (0..2).filter_map(|more| of(calendar.year_near(published) + more)).find(|w| w.earliest > Some(published)),
            None => by_weekday(),
        };
        Some(when.map_or_else(Outcome::open, Outcome::relative))
    }

    /// A day without a year in a text whose own day is not known: the latest before the full date that the text opens with,
    /// where its weekday agrees.
    fn before_lead(&self, calendar: Calendar, weekday: Option<Weekday>, of: &impl Fn(i32) -> Option<When>) -> Option<When> {
        let lead = self.lead.or(self.titled)?;
        let year = calendar.year_near(lead);
        let goes_on = |when: &When| when.earliest.is_some_and(|first| first >= lead && first <= add_days(lead, DAYS_ON));
        let on = (0..2).filter_map(|more| of(year + more)).find(goes_on);
        let when = on.or_else(|| latest(calendar, lead, of, None, false))?;
        let agrees = weekday.is_none_or(|weekday| when.earliest.is_some_and(|day| day.weekday() == weekday));
        agrees.then_some(when)
    }

    /// "In the spring of 2023 … on Friday 17 February": of the years around the one last named, that whose day is such a weekday.
    fn by_year_told(&self, calendar: Calendar, weekday: Weekday, of: &impl Fn(i32) -> Option<When>) -> Option<When> {
        let year = calendar.year_near(self.year_told?);
        (-1..2).filter_map(|more| of(year + more)).find(|when| when.earliest.is_some_and(|day| day.weekday() == weekday))
    }

    /// The first such date from publication on, where words before it say that it is planned.
    fn planned(&self, calendar: Calendar, published: NaiveDate, of: &impl Fn(i32) -> Option<When>) -> Option<When> {
        let year = calendar.year_near(published);
        let mut years = (-1..2).filter_map(|more| of(year + more));
        years.find(|when| self.ahead == Ahead::Planned && when.earliest >= Some(published))
    }

    /// A day without a year, soon after a day with one in the same paragraph, is of the same story; where nothing else
    /// fixes it, in the next paragraphs too.
    fn near_explicit(&self, day: Option<u32>, of: &impl Fn(i32) -> Option<When>) -> Option<When> {
        day?;
        let (_, known, _) = self.explicit?;
        (0..2).filter_map(|more| of(known.year() + more)).find(|when| when.earliest.is_some_and(|first| self.is_near_explicit(first)))
    }

    /// Whether a day is soon after one that says its year, not many paragraphs on.
    fn is_near_explicit(&self, day: NaiveDate) -> bool {
        let paragraphs = if self.published.is_some() && !self.inferred { 0 } else { 2 };
        let known = self.explicit.filter(|(.., paragraph)| self.paragraph <= paragraph + paragraphs);
        known.is_some_and(|(first, last, _)| (add_days(last, -10).min(first)..=add_days(last, 60)).contains(&day))
    }
}

/// The month of a year, a part of it, or a day of it.
pub(super) fn month_or_day(calendar: Calendar, year: i32, month: u32, day: Option<u32>, part: Option<&str>) -> Option<When> {
    if let Some(day) = day {
        return calendar.day(year, month, day).map(When::day);
    }
    let (first, last) = calendar.month(year, month)?;
    let whole = When::span(first, last, Precision::Month);
    part.map_or(Some(whole.clone()), |part| part_of_month(part, &whole))
}

/// The latest year's date that begins on or before a day (or ends before it, where `strictly`), on that weekday.
pub(super) fn latest(
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

/// A date of one day that a word says is a night: into the next day.
fn over_night(outcome: Outcome, parts: &Parts<'_, '_>) -> Outcome {
    let calendar_day = matches!(parts.rule.attr("do"), Some("date" | "numeric" | "day_of_month"));
    match outcome.when.bounds() {
        Some((first, last)) if calendar_day && first == last => {
            Outcome { when: When::span(first, add_days(first, 1), Precision::Night), ..outcome }
        }
        _ => outcome,
    }
}

/// A year of two digits is one of this century, or of the end of the last.
pub(super) fn full_year(year: i32) -> i32 {
    match year {
        0..70 => 2000 + year,
        70..100 => 1900 + year,
        _ => year,
    }
}

/// From one year to another.
fn years(parts: &Parts<'_, '_>) -> Option<When> {
    let (from, to) = (parts.number("year")?, parts.number("year2")?);
    let calendar = Calendar::of_year(from).filter(|calendar| from < to && Calendar::of_year(to) == Some(*calendar))?;
    Some(When::span(calendar.year(from)?.0, calendar.year(to)?.1, Precision::Range))
}

/// A year or a part of it.
fn whole_year(parts: &Parts<'_, '_>) -> Option<When> {
    let year = parts.number("year")?;
    match (Calendar::of_year(year)?, parts.attr("part", "part")) {
        (Calendar::Gregorian, Some(part)) => part_of_year(part, year),
        (calendar, _) => calendar.year(year).map(|(first, last)| When::span(first, last, Precision::Year)),
    }
}
