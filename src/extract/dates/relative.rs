//! Dates that lean on another: on the day of publication, or on the one before them in the text.

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::calendar::{add_days, add_months, month_of, months, part_of_month, part_of_year, week_of, weekday_after, weekday_until, year};
use super::parts::{Amount, Parts};
use super::resolve::{Ahead, Outcome, Resolver};
use super::spans::{ago_or_so, around, until_now, within};
use crate::incident::{Precision, When};

/// How many paragraphs before the days may stand that "the same day" means.
const FAR: usize = 5;
/// The same for "the next day", "two days later".
const NEAR: usize = 1;
/// A weekday of longer ago than so many days, told beside the day of an event, is one after it.
const MOST_BACK: i64 = 4;

impl Resolver {
    /// The actions of rules that count from another date.
    pub(super) fn relative(&self, action: &str, parts: &Parts<'_, '_>) -> Option<Outcome> {
        let when = match action {
            "weekday" => return self.weekday(parts),
            "night" => return self.night(parts),
            "anchor" => return self.beside_anchor(parts),
            "relday" => self.days_from_publication(parts),
            "ago" => self.counted(parts.amount()?, ago_or_so),
            "since_ago" => self.counted(parts.amount()?, until_now),
            "within" => self.counted(parts.amount()?, |published, amount| Some(within(published, amount))),
            "unit" => self.unit(parts),
            "in_unit" => self.in_unit(parts),
            "year_on" => self.year_on(parts),
            "season" => self.season(parts),
            "offset" => self.offset(parts),
            "after_event" => self.after_event(parts),
            "open" => None,
            "nth_day" if parts.attr("unit", "unit") == Some("day") => None,
            _ => return None,
        };
        Some(Outcome::relative_or_open(when))
    }

    /// A weekday: the latest on or before publication, unless a word beside it says which.
    fn weekday(&self, parts: &Parts<'_, '_>) -> Option<Outcome> {
        let weekday = parts.weekday("weekday")?;
        if parts.is_abbreviated("weekday") && !parts.rule.is("abbreviated") {
            return None;
        }
        if parts.has("same") || parts.has("that") {
            let last = self.anchor(FAR).and_then(|anchor| anchor.latest);
            return Some(Outcome::relative_or_open(last.map(|last| When::day(weekday_until(last, weekday)))));
        }
        let Some(published) = self.published else { return Some(Outcome::open()) };
        let plain = !parts.has("relday") && parts.shift().is_none();
        if plain && self.ahead != Ahead::No {
            let planned = (self.ahead == Ahead::Planned).then(|| weekday_after(add_days(published, -1), weekday));
            return Some(Outcome::relative_or_open(planned.map(When::day)));
        }
        let day = match (parts.setting("relday", "days"), parts.shift()) {
            (Some(days), _) if add_days(published, days).weekday() == weekday => add_days(published, days),
            (None, _) if parts.has("ago") => add_days(weekday_until(published, weekday), -7 * i64::from(parts.number("num").unwrap_or(1))),
            (None, Some(by)) if parts.has("unit") => {
                add_days(weekday_until(published, Weekday::Mon), 7 * by + i64::from(weekday.num_days_from_monday()))
            }
            (None, Some(by)) if by < 0 => add_days(weekday_until(add_days(published, -1), weekday), 7 * (by + 1)),
            (None, Some(1)) => weekday_after(published, weekday),
            _ => weekday_until(published, weekday),
        };
        // "On Thursday, 23 March, a drone hit the base … On Friday": the day after.
        let day = if plain && self.of_event && (published - day).num_days() > MOST_BACK { add_days(day, 7) } else { day };
        let night = parts.is_night("daypart");
        Some(Outcome::relative(if night { night_from(day, published) } else { When::day(day) }))
    }

    /// From one weekday to the next, or over the two.
    fn night(&self, parts: &Parts<'_, '_>) -> Option<Outcome> {
        let to = parts.weekday("weekday2")?;
        let from = parts.weekday("weekday").unwrap_or(to.pred());
        if from == to || parts.rule.is("next") && from.succ() != to {
            return None;
        }
        let Some(published) = self.published else { return Some(Outcome::open()) };
        let is_next_day = from.succ() == to;
        let last = if is_next_day && published.weekday() == from { add_days(published, 1) } else { weekday_until(published, to) };
        let first = weekday_until(last, from);
        let precision =
            if is_next_day && (parts.is_night("daypart") || parts.has("nightword")) { Precision::Night } else { Precision::Range };
        Some(Outcome::relative(When::span(first, last, precision)))
    }

    fn counted(&self, amount: Amount<'_>, count: impl Fn(NaiveDate, Amount<'_>) -> Option<When>) -> Option<When> {
        self.published.and_then(|published| count(published, amount))
    }

    fn days_from_publication(&self, parts: &Parts<'_, '_>) -> Option<When> {
        let published = self.published?;
        if let Some(days) = parts.rule.number("days").or_else(|| parts.setting("relday", "days")) {
            let day = add_days(published, days);
            return Some(if parts.is_night("daypart") { night_from(day, published) } else { When::day(day) });
        }
        let (from, to) = (parts.setting("lastnight", "from").unwrap_or(-1), parts.setting("lastnight", "to").unwrap_or(0));
        if parts.has("daypart") && !parts.is_night("daypart") {
            return Some(When::day(add_days(published, from)));
        }
        Some(When::span(add_days(published, from), add_days(published, to), Precision::Night))
    }

    /// Last week, this month, late last year.
    fn unit(&self, parts: &Parts<'_, '_>) -> Option<When> {
        let by = parts.shift().or_else(|| parts.rule.number("by")).unwrap_or(0);
        let published = self.published?;
        let amount = parts.amount()?;
        if parts.has("num") || amount.count != Some(1) {
            return (by < 0 || parts.has("recent")).then(|| within(published, amount));
        }
        let whole = unit_of(amount.unit, published, by)?;
        match (parts.attr("part", "part"), amount.unit) {
            (Some(part), "year") => part_of_year(part, whole.earliest?.year()),
            (Some(part), "month") => part_of_month(part, &whole),
            _ => Some(whole),
        }
    }

    /// "Earlier in the week": of the present one; "earlier in the day" is of a day that only the text can tell.
    fn in_unit(&self, parts: &Parts<'_, '_>) -> Option<When> {
        let unit = parts.attr("unit", "unit").filter(|&unit| unit != "day")?;
        unit_of(unit, self.published?, 0)
    }

    /// This day or month, so many years on or back.
    fn year_on(&self, parts: &Parts<'_, '_>) -> Option<When> {
        let day = add_months(self.published?, 12 * parts.shift()?);
        if parts.attr("like", "unit") == Some("month") { month_of(day) } else { Some(When::day(day)) }
    }

    fn season(&self, parts: &Parts<'_, '_>) -> Option<When> {
        let (from, to) = (parts.setting("season", "from")?, parts.setting("season", "to")?);
        if let Some(year) = parts.number("year") {
            // the winter of one year is at its start or at its end, that of two is between them
            let over_new_year = to < from && !parts.has("year2");
            let start = if over_new_year { months(year - 1, from, to) } else { None };
            let end = months(year, from, to)?;
            return Some(start.and_then(|start| Some(When::span(start.earliest?, end.latest?, Precision::Year))).unwrap_or(end));
        }
        let (published, strictly) = (self.published?, parts.shift() == Some(-1));
        match parts.shift() {
            // in its first months, this winter is the one that began last year
            Some(0) => return months(published.year() - i32::from(to < from && published.month() <= to), from, to),
            Some(1) => {
                return (0..2).filter_map(|more| months(published.year() + more, from, to)).find(|when| when.earliest > Some(published));
            }
            _ => {}
        }
        let mut years = (0..3).filter_map(|back| months(published.year() - back, from, to));
        years.find(|when| if strictly { when.latest < Some(published) } else { when.earliest <= Some(published) })
    }

    /// The next day, the same night, that month: counted from the days last spoken of.
    fn beside_anchor(&self, parts: &Parts<'_, '_>) -> Option<Outcome> {
        let by = parts.setting("following", "by").unwrap_or(0);
        let unit = parts.attr("unit", "unit").unwrap_or("day");
        let anchor = self.anchor(if by == 0 { FAR } else { NEAR });
        let when = match unit {
            "month" | "year" => self.anchor_month().and_then(|day| unit_of(unit, day, by)),
            "week" => anchor.and_then(|anchor| unit_of(unit, anchor.latest?, by)),
            "night" => anchor.and_then(|anchor| beside_night(anchor, by)),
            "day" if parts.is_night("daypart") => anchor.and_then(|anchor| beside_night(anchor, by)),
            _ => anchor.and_then(|anchor| beside_day(anchor, by)),
        };
        let agrees = match (parts.weekday("weekday"), &when) {
            (Some(weekday), Some(when)) => when.earliest.is_some_and(|day| day.weekday() == weekday),
            _ => true,
        };
        agrees.then(|| Outcome::relative_or_open(when))
    }

    /// "Two days after the attack the group claimed it", in the lead of an article: that is news of the day, or of the one before.
    fn after_event(&self, parts: &Parts<'_, '_>) -> Option<When> {
        /// What was longer ago is looked back upon from a day that the lead does not tell.
        const MOST_DAYS: i64 = 10;
        let Amount { unit, count, .. } = parts.amount()?;
        let days = match unit {
            "day" | "night" => count.filter(|days| (1..=MOST_DAYS).contains(days))?,
            "hour" => 0,
            _ => return None,
        };
        let Some(published) = self.published.filter(|_| self.counts_from_news()) else {
            // "It came on Sunday, two days after an attack": so much before the day last spoken of.
            let told = self.anchor(NEAR).filter(|told| days > 0 && told.days() == Some(1))?;
            return beside_day(told, -days);
        };
        Some(When::span(add_days(published, -days - 1), add_days(published, -days), Precision::Range))
    }

    /// So many days after or before the days last spoken of.
    fn offset(&self, parts: &Parts<'_, '_>) -> Option<When> {
        let Amount { unit, count, .. } = parts.amount()?;
        let sign = parts.rule.number::<i64>("by").unwrap_or(1);
        let anchor = self.anchor(NEAR)?;
        if unit == "hour" {
            return beside_hours(anchor, count.unwrap_or(1), sign);
        }
        let by = count? * sign;
        match unit {
            "day" | "night" => beside_day(anchor, by),
            "week" => Some(around(beside_day(anchor, 7 * by)?.earliest?, 1)),
            "month" => month_of(add_months(anchor.earliest?, by)),
            "year" => year(anchor.earliest?.year() + i32::try_from(by).ok()?),
            _ => None,
        }
    }
}

/// A night that begins on a day: into the next, as far as that was over when it was reported.
fn night_from(day: NaiveDate, published: NaiveDate) -> When {
    let next = add_days(day, 1);
    if next > published && day <= published { When::day(day) } else { When::span(day, next, Precision::Night) }
}

fn beside_day(anchor: &When, by: i64) -> Option<When> {
    match by {
        0 => Some(anchor.clone()),
        1.. => anchor.latest.map(|day| When::day(add_days(day, by))),
        _ => anchor.earliest.map(|day| When::day(add_days(day, by))),
    }
}

/// "Hours later": of the same day or the next one; "30 hours before" of the day before or the one before that.
fn beside_hours(anchor: &When, hours: i64, sign: i64) -> Option<When> {
    const DAY: i64 = 24;
    let (first, last) = anchor.bounds()?;
    let whole = hours / DAY;
    let span =
        if sign < 0 { (add_days(first, -whole - 1), add_days(last, -whole)) } else { (add_days(first, whole), add_days(last, whole + 1)) };
    Some(When::span(span.0, span.1, Precision::Range))
}

fn beside_night(anchor: &When, by: i64) -> Option<When> {
    let (first, last) = anchor.bounds()?;
    let from = match (by, first == last) {
        (0, _) => return Some(if first == last { When::span(first, add_days(first, 1), Precision::Night) } else { anchor.clone() }),
        (1.., false) => last,
        (1.., true) => add_days(first, 1),
        _ => add_days(first, -1),
    };
    Some(When::span(from, add_days(from, 1), Precision::Night))
}

/// The day, week, month or year around a day, or one so many before or after.
fn unit_of(unit: &str, day: NaiveDate, by: i64) -> Option<When> {
    match unit {
        "day" => Some(When::day(add_days(day, by))),
        "night" => Some(When::span(add_days(day, by), add_days(day, by + 1), Precision::Night)),
        "week" => Some(week_of(add_days(day, 7 * by))),
        "weekend" => {
            let sunday = weekday_until(add_days(day, 7 * (by + 1) - 1), Weekday::Sun);
            Some(When::span(add_days(sunday, -2), sunday, Precision::Week))
        }
        "month" => month_of(add_months(add_days(day, 1 - i64::from(day.day())), by)),
        "year" => year(day.year() + i32::try_from(by).ok()?),
        _ => None,
    }
}
