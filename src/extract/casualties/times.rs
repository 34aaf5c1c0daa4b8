//! Tolls of another time than what is told: remembered, summed up over months, or answered for.

use std::ops::Range;

use crate::extract::cues::{Cue, Topic};
use crate::extract::dates::DateRole;
use crate::extract::reading::Reading;

/// "On the anniversary of the killing of 63", "22 since the start of the month": a toll of something else than what is told.
pub(super) fn is_of_another_time(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let clause = r.clause_of(tokens.start);
    let told = |cue: &Cue<'_>| match cue.class() {
        "anniversary" => cue.tokens.start < tokens.start,
        "tally" => sums_up(r, cue),
        _ => false,
    };
    let day = || {
        r.dates_in(&clause)
            .filter_map(|i| r.dates.get(i))
            .any(|date| date.role != DateRole::TallyStart && date.when.days().is_some_and(|days| days <= 2))
    };
    r.of(Topic::NonEvent, &clause).any(told) && !day()
        || is_back_then(r, &clause)
        || is_summed_up(r, tokens)
        || is_counted_over_time(r, tokens)
        || is_avenged(r, tokens)
        || is_so_long_before(r, tokens)
}

/// "Jets struck the town a day after 12 of their soldiers were killed": told of what came so long before, where the sentence has told
/// of the news and no event of its own stands with them.
fn is_so_long_before(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    /// How far before the toll the words may stand, in tokens.
    const REACH: usize = 5;
    let before = r.around(tokens.start, REACH, 0).start..tokens.start;
    // "A day after" may be read as a date.
    let dated = |cue: &Cue<'_>| r.dates_in(&cue.tokens).any(|i| r.date_tokens.get(i).is_some_and(|date| date.len() > cue.tokens.len()));
    let gap = |cue: &&Cue<'_>| cue.class() == "after" && cue.tokens.end <= tokens.start && (cue.row.is("gap") || dated(cue));
    let Some(after) = r.of(Topic::Discourse, &before).rfind(gap) else { return false };
    let sentence = r.sentence(r.sentence_of(tokens.start));
    let told = |tokens: Range<usize>| r.of(Topic::Event, &tokens).chain(r.of(Topic::Weapon, &tokens)).next().is_some();
    r.clause_gap(after.tokens.end, tokens.start) == 0 && told(sentence.start..after.tokens.start) && !told(after.tokens.end..sentence.end)
}

/// Words for a tally of events; "the number of dead" counts persons.
fn sums_up(r: &Reading<'_>, tally: &Cue<'_>) -> bool {
    !r.of(Topic::Casualty, &tally.tokens).any(|counted| counted.is("pos", "number"))
}

/// "In retaliation for the killing of two commanders": those whom the attack answers for, where no place makes it news of its own.
fn is_avenged(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    /// How far before the toll the words may stand, in tokens.
    const REACH: usize = 5;
    let before = r.around(tokens.start, REACH, 0).start..tokens.start;
    let answers = |cue: &Cue<'_>| cue.row.is("for") && cue.tokens.end <= tokens.start && r.clause_gap(cue.tokens.end, tokens.start) == 0;
    let clause = r.clause_of(tokens.start);
    // "In retaliation for a rocket attack that killed three": an event of its own stands between.
    let event = |answer: &Cue<'_>| r.of(Topic::Event, &(answer.tokens.end..tokens.start)).next().is_some();
    r.of(Topic::Discourse, &before).any(|cue| answers(cue) && !event(cue))
        && r.places_in(&(tokens.end..clause.end.max(tokens.end))).next().is_none()
}

/// "With that, it has been hit nine times since the start of the year, and they left 31 dead": behind the words for a tally, where the
/// sentence tells of no day.
fn is_summed_up(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let sentence = r.sentence(r.sentence_of(tokens.start));
    let ahead = sentence.start..tokens.start;
    let long =
        |i: usize| r.dates.get(i).is_some_and(|date| date.role == DateRole::TallyStart && date.when.days().is_none_or(|days| days > 20));
    let day = |i: usize| r.dates.get(i).is_some_and(|date| date.role == DateRole::Event && date.when.days().is_none_or(|days| days <= 2));
    r.of(Topic::NonEvent, &ahead).any(|cue| cue.class() == "tally" && sums_up(r, cue))
        && r.dates_in(&ahead).any(long)
        && !r.dates_in(&sentence).any(day)
}

/// "The number of people killed in the desert since the beginning of the year has risen to 214": words for a number, and a long time
/// between them and the figure.
fn is_counted_over_time(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let sentence = r.sentence(r.sentence_of(tokens.start));
    let ahead = sentence.start..tokens.end;
    let long =
        |i: usize| r.dates.get(i).is_some_and(|date| date.role == DateRole::TallyStart && date.when.days().is_none_or(|days| days > 20));
    if !r.dates_in(&ahead).any(long) {
        return false;
    }
    let since = r.dates_in(&ahead).filter(|&i| long(i)).filter_map(|i| r.date_tokens.get(i)).map(|tokens| tokens.start).max().unwrap_or(0);
    let numbers = r.cues.within(&(ahead.start..since.max(ahead.start))).iter().any(|cue| match cue.topic {
        Topic::Casualty => cue.is("pos", "number"),
        Topic::Part => cue.class() == "number-of",
        _ => false,
    });
    let day = |i: usize| r.dates.get(i).is_some_and(|date| date.role == DateRole::Event && date.when.days().is_none_or(|days| days <= 2));
    numbers && !r.dates_in(&sentence).any(day)
}

/// "Since 2021, when 13 were killed": the clause tells of what its date dates, long before.
fn is_back_then(r: &Reading<'_>, clause: &Range<usize>) -> bool {
    let before = r.around(clause.start, 6, 0);
    let ends_here =
        |i: &usize| r.date_tokens.get(*i).is_some_and(|tokens| clause.start.saturating_sub(tokens.end) <= 1 && tokens.end <= clause.start);
    let long = |i: usize| {
        r.dates.get(i).is_some_and(|date| {
            matches!(date.role, DateRole::History | DateRole::TallyStart) && date.when.days().is_some_and(|days| days > 60)
        })
    };
    let opens = r.of(Topic::Discourse, &(clause.start..clause.start + 2)).any(|cue| cue.class() == "cut");
    opens && r.dates_in(&before).filter(ends_here).any(long)
}
