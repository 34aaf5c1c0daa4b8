//! What is known of a date that nothing fixes.

use chrono::NaiveDate;

use super::parts::Parts;
use super::{DateMention, DateRole};
use crate::incident::{Known, PartOfDay};

/// What the parts of a date say without its year or the day of the report.
pub(super) fn known(parts: &Parts<'_, '_>) -> Known {
    if parts.rule.attr("do") == Some("open") {
        return Known::NONE;
    }
    let month = parts.month("month").filter(|(_, calendar)| *calendar == super::calendar::Calendar::Gregorian);
    let is_night = parts.has("lastnight") || parts.has("nightword");
    let part_of_day = parts.attr("daypart", "part").and_then(PartOfDay::from_code).or(is_night.then_some(PartOfDay::Night));
    let days = parts.rule.number("days").or_else(|| parts.setting("relday", "days")).or_else(|| parts.setting("lastnight", "from"));
    Known {
        weekday: parts.weekday("weekday").map(Into::into),
        part_of_day,
        month: month.map(|(month, _)| month),
        day: month.and_then(|_| parts.day("day")),
        days_before_report: days.map(|days: i64| -days),
        after: None,
    }
}

/// Where the day of the report is not known: the latest day that the text names as past, for the dates that lean on it.
pub(super) fn note_latest(published: Option<NaiveDate>, mentions: &mut [DateMention]) {
    if published.is_some() {
        return;
    }
    let told = mentions.iter().filter(|m| !m.relative && m.role != DateRole::Bound).filter_map(|m| m.when.earliest);
    let Some(latest) = told.max() else { return };
    for mention in mentions.iter_mut().filter(|m| m.relative && m.when.earliest.is_none() && m.when.latest.is_none()) {
        mention.when.known.after = Some(latest);
    }
}
