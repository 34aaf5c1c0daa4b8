//! Spans of time counted back from the day of publication.

use chrono::{Datelike as _, NaiveDate};

use super::calendar::{add_days, add_months, month_of, year};
use super::parts::Amount;
use crate::incident::{Precision, When};

/// About that day.
pub(super) fn around(day: NaiveDate, days: i64) -> When {
    When::span(add_days(day, -days), add_days(day, days), Precision::Week)
}

/// So long before publication, or longer, or less long.
pub(super) fn ago_or_so(published: NaiveDate, amount: Amount<'_>) -> Option<When> {
    let when = ago(published, amount)?;
    Some(match amount.bound {
        Some("more") => When::open(None, when.latest),
        Some("less") => When::span(when.earliest?, published, Precision::Range),
        _ => when,
    })
}

/// So long before publication, as finely as the unit says: a day, about a week, a month, a year.
fn ago(published: NaiveDate, amount: Amount<'_>) -> Option<When> {
    let Amount { unit, count, .. } = amount;
    let Some(count) = count else { return vaguely_ago(published, unit) };
    match unit {
        "minute" => Some(When::day(published)),
        "hour" => Some(When::span(add_days(published, -(count / 24 + 1)), add_days(published, -(count / 24)), Precision::Night)),
        "day" | "night" => Some(When::day(add_days(published, -count))),
        "week" => Some(around(add_days(published, -7 * count), 1)),
        "month" => month_of(add_months(published, -count)),
        "year" => year(published.year() - i32::try_from(count).ok()?),
        _ => None,
    }
}

/// Hours, days, weeks, months ago, without a number.
fn vaguely_ago(published: NaiveDate, unit: &str) -> Option<When> {
    let (from, to) = match unit {
        "minute" => return Some(When::day(published)),
        "hour" => return Some(When::span(add_days(published, -1), published, Precision::Night)),
        "day" | "night" => (10, 2),
        "week" => (60, 14),
        "month" => (365, 60),
        _ => return None,
    };
    Some(When::span(add_days(published, -from), add_days(published, -to), Precision::Range))
}

/// From so long before publication on.
pub(super) fn until_now(published: NaiveDate, amount: Amount<'_>) -> Option<When> {
    let start = ago(published, amount)?.earliest?;
    Some(When::span(start, published, Precision::Range))
}

/// The last so many hours, days, weeks.
pub(super) fn within(published: NaiveDate, amount: Amount<'_>) -> When {
    let Amount { unit, count, .. } = amount;
    let start = match (unit, count) {
        ("minute", _) | ("hour", None) => add_days(published, -1),
        ("hour", Some(hours)) => add_days(published, -((hours + 23) / 24)),
        ("day" | "night", days) => add_days(published, -days.unwrap_or(7)),
        ("week", weeks) => add_days(published, -7 * weeks.unwrap_or(6)),
        ("month", count) => add_months(published, -count.unwrap_or(6)),
        ("year", Some(years)) => add_months(published, -12 * years),
        _ => return When::open(None, Some(published)),
    };
    When::span(start, published, Precision::Range)
}
