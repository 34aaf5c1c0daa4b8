//! Dates of what happened, not of its report.

use std::ops::Range;

use super::sites::is_dateline;
use crate::extract::cues::{Cue, Topic};
use crate::extract::dates::DateRole;
use crate::extract::reading::Reading;
use crate::incident::Precision;

/// What has lasted longer, in days, did not begin with what is told.
const LONGEST: i64 = 14;

/// Indices of the dates in a range that date what happened, not its report.
pub fn event_dates(r: &Reading<'_>, tokens: &Range<usize>) -> Vec<usize> {
    let dates_event = |i: &usize| match r.dates.get(*i) {
        Some(date) if date.role == DateRole::Event => !is_report_date(r, *i),
        // "Since Friday morning aircraft have struck": the first day. "The worst in more than two years" begins nowhere.
        Some(date) if date.role == DateRole::TallyStart => {
            let is_short = date.when.days().is_none_or(|days| days <= LONGEST);
            let begins = match date.when.precision {
                Precision::Day | Precision::Night => true,
                Precision::Range => is_short,
                _ => false,
            };
            begins && !r.cues.has(Topic::NonEvent, "tally", tokens)
        }
        _ => false,
    };
    let dates_event = |i: &usize| dates_event(i) && !is_before_known(r, *i) && !is_since(r, *i) && !is_of_death(r, *i);
    let in_dateline = |i: &usize| r.date_tokens.get(*i).is_some_and(|tokens| is_dateline(r, tokens));
    let all: Vec<usize> = r.dates_in(tokens).filter(dates_event).filter(|i| !in_dateline(i)).collect();
    let own: Vec<usize> = all.iter().copied().filter(|i| !is_issue_date(r, *i)).collect();
    if own.is_empty() { all } else { own }
}

/// "Two days after the attack the group …": the day of what has been told, counted back from a day that need not be its own.
fn is_before_known(r: &Reading<'_>, date: usize) -> bool {
    let Some((mention, tokens)) = r.dates.get(date).zip(r.date_tokens.get(date)) else { return false };
    let counted = matches!(mention.rule.as_str(), "after-other" | "event-after") && mention.when.precision == Precision::Day;
    counted && r.of(Topic::Event, &(tokens.end..tokens.end + 4)).any(|event| is_known(r, event))
}

/// "Its first strikes since militias took up their attacks again in mid-October": the day of what began then. "Since the attack on
/// 17 October" is that of the attack.
fn is_since(r: &Reading<'_>, date: usize) -> bool {
    const REACH: usize = 14;
    let Some(tokens) = r.date_tokens.get(date) else { return false };
    let since = r.of(Topic::Discourse, &r.around(tokens.start, REACH, 0)).rfind(|cue| cue.is("since", "yes"));
    let Some(between) = since.map(|cue| cue.tokens.end..tokens.start).filter(|between| between.start < between.end) else { return false };
    r.clause_gap(between.start, between.end) == 0 && !r.of(Topic::Event, &between).any(|event| is_known(r, event))
}

/// "Died on Wednesday of wounds suffered in an attack": the day of a later death.
fn is_of_death(r: &Reading<'_>, date: usize) -> bool {
    const BEHIND: usize = 6;
    const AHEAD: usize = 4;
    let Some(tokens) = r.date_tokens.get(date) else { return false };
    let near = r.around(tokens.start, AHEAD, tokens.len() + BEHIND);
    r.of(Topic::Discourse, &near).filter(|cue| cue.class() == "wounds").any(|cue| {
        let (from, to) = (cue.tokens.end.min(tokens.end), cue.tokens.start.max(tokens.start));
        r.clause_gap(from, to) <= usize::from(cue.tokens.start > tokens.start)
    })
}

/// "The attack", "its raid".
fn is_known(r: &Reading<'_>, event: &Cue<'_>) -> bool {
    let before = event.tokens.start.saturating_sub(1)..event.tokens.start;
    event.article || r.of(Topic::Determiner, &before).any(|d| matches!(d.class(), "the" | "this" | "own"))
}

/// "Said on Tuesday that jets had struck at dawn": a part of the day beside what happened is that of the day told before it.
pub(super) fn by_daytime(r: &Reading<'_>, tokens: &Range<usize>) -> Option<usize> {
    let time = r.of(Topic::Determiner, tokens).find(|cue| cue.class() == "daytime")?;
    let sentence = r.sentence(r.sentence_of(tokens.start));
    let told = |i: &usize| r.dates.get(*i).is_some_and(|date| matches!(date.role, DateRole::Event | DateRole::Report));
    let dated = |i: &usize| r.when(*i).days().is_some_and(|days| days <= 2);
    r.dates_in(&(sentence.start..time.tokens.start)).rfind(|i| told(i) && dated(i))
}

/// "In a report published yesterday": the day of the report, where the text tells another.
fn is_issue_date(r: &Reading<'_>, date: usize) -> bool {
    let Some(tokens) = r.date_tokens.get(date) else { return false };
    r.cues.has(Topic::PlaceRole, "issued", &(r.around(tokens.start, 4, 0).start..tokens.start))
}

/// "Said on Tuesday": the nearest verb before the date is one of saying, and no "that" stands between.
fn is_report_date(r: &Reading<'_>, date: usize) -> bool {
    let Some(tokens) = r.date_tokens.get(date) else { return false };
    let before = r.around(tokens.start, 8, 0).start..tokens.start;
    let verb = r.cues.within(&before).iter().rfind(|cue| match cue.topic {
        Topic::Speech => cue.class() == "says",
        Topic::PlaceRole => cue.class() == "aside",
        Topic::Event | Topic::Casualty => true,
        _ => false,
    });
    let Some(verb) = verb.filter(|cue| matches!(cue.topic, Topic::Speech | Topic::PlaceRole)) else { return false };
    // "Told the truth about the morning of 18 March, when a jet dropped": the day of what follows.
    if r.cues.of(Topic::Discourse, &(tokens.end..tokens.end + 3)).any(|cue| cue.is("time", "yes")) {
        return false;
    }
    // "Two blasts had been reported on 31 January": nobody speaks on that day.
    let ahead = verb.tokens.start.saturating_sub(1)..verb.tokens.start;
    if r.cues.has(Topic::Determiner, "be", &ahead) {
        return false;
    }
    // "The strikes reported there on 9 September": the word stands for what was told of them.
    if !r.doc.lang.is_rtl() && r.of(Topic::Event, &ahead).any(|event| event.is("pos", "noun")) {
        return false;
    }
    let between = verb.tokens.end..tokens.start;
    !r.of(Topic::Determiner, &between).any(|cue| cue.class() == "that")
}
