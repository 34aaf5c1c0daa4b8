//! What the words behind counted persons make of their count: "on each side", "between dead and wounded", "whose number was nine".

use std::ops::Range;

use super::{Persons, Strength};
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::incident::Count;

/// "Four on each side", "25 gunmen between dead and wounded", "four soldiers, wounded": what the words behind say of the number.
pub(super) fn complete(r: &Reading<'_>, p: &mut Persons, sentence: &Range<usize>) {
    let near = p.tokens.end..(p.tokens.end + 3).min(sentence.end);
    let ahead = p.tokens.start.saturating_sub(4).max(sentence.start)..p.tokens.start;
    let each = |tokens: &Range<usize>| r.of(Topic::Part, tokens).find(|cue| cue.class() == "each");
    let so_far = |cue: &Cue<'_>| r.clause_gap(cue.tokens.end, p.tokens.start) == 0;
    if p.strength >= Strength::Bare && (each(&near).is_some() || each(&ahead).is_some_and(so_far)) {
        let twice = |n: Option<u32>| n.map(|n| n.saturating_mul(2));
        p.count = Count { min: twice(p.count.min), max: twice(p.count.max) };
    }
    if p.class.is_none() && p.count.min.is_some() {
        p.class = body_before(r, p).or_else(|| left_dead(r, p, sentence));
    }
    if p.class.is_some() || !r.doc.lang.is_rtl() {
        return;
    }
    let behind = p.tokens.end..(p.tokens.end + 9).min(sentence.end);
    let clear = |at: usize| {
        let between = p.tokens.end..at;
        r.numbers_in(&between).is_empty()
            && r.clause_gap(between.start, between.end) == 0
            && r.of(Topic::Casualty, &between).next().is_none()
            && r.of(Topic::Event, &between).next().is_none()
    };
    if r.of(Topic::Casualty, &behind).any(|cue| cue.class() == "both" && clear(cue.tokens.start)) {
        p.class = Some("both".to_owned());
        return;
    }
    // "Two are still in critical condition": the words tell of a wound though no verb does.
    if p.strength >= Strength::Bare && r.of(Topic::Casualty, &near).any(|cue| cue.row.is("state") && clear(cue.tokens.start)) {
        p.class = Some("injured".to_owned());
        return;
    }
    let state = |cue: &&Cue<'_>| {
        cue.is("pos", "count") && cue.is("num", "pl") && cue.word.start == cue.span.start && !cue.row.is("body") && !cue.row.is("unsure")
    };
    let apposed = r.of(Topic::Casualty, &near).find(state).filter(|cue| p.strength >= Strength::Bare && clear(cue.tokens.start));
    p.class = apposed.map(|cue| cue.class().to_owned());
}

/// "The bodies of four soldiers."
fn body_before(r: &Reading<'_>, p: &Persons) -> Option<String> {
    let before = r.around(p.tokens.start, 5, 0);
    let gap = if r.doc.lang.is_rtl() { 0 } else { 2 };
    let body = r.of(Topic::Casualty, &before).rfind(|cue| cue.row.is("body") && cue.tokens.end <= p.tokens.start)?;
    // "The body of a young man".
    let of = r.cues.has(Topic::Determiner, "a", &(body.tokens.end + 1..body.tokens.end + 2));
    let gap = if gap > 0 && of && p.count == Count::exact(1) { 4 } else { gap };
    (p.tokens.start - body.tokens.end <= gap && !body.is("num", "du")).then(|| body.class().to_owned())
}

/// "Left at least four members of the militia dead": the word for their fate stands behind all that is told of them.
fn left_dead(r: &Reading<'_>, p: &Persons, sentence: &Range<usize>) -> Option<String> {
    /// How far behind them the word may stand, in tokens.
    const REACH: usize = 12;
    let before = r.around(p.tokens.start, 14, 0).start..p.tokens.start;
    let left = r.of(Topic::Cause, &before).rfind(|cue| cue.class() == "cause").is_some_and(|cue| {
        let between = cue.tokens.end..p.tokens.start;
        let told = |cue: &Cue<'_>| matches!(cue.topic, Topic::Casualty | Topic::Speech | Topic::NoCasualty);
        // "Left 11 gunmen and four guards of the plant dead".
        let joined = || p.tokens.start.checked_sub(1).is_some_and(|last| r.cues.has(Topic::Determiner, "and", &(last..last + 1)));
        between.is_empty() || joined() && r.clause_gap(between.start, between.end) == 0 && !r.cues.within(&between).iter().any(told)
    });
    let behind = p.tokens.end..(p.tokens.end + REACH).min(sentence.end);
    let fate = r.of(Topic::Casualty, &behind).next().filter(|cue| cue.is("pos", "count") && !cue.row.is("body"))?;
    let between = p.tokens.end..fate.tokens.start;
    let tells = |cue: &Cue<'_>| match cue.topic {
        Topic::Speech | Topic::Cause | Topic::NoCasualty => true,
        Topic::Determiner => cue.class() == "and",
        Topic::Part => cue.class() != "whole",
        _ => false,
    };
    let quiet = r.clause_gap(between.start, between.end) == 0 && r.numbers_in(&between).is_empty();
    (!r.doc.lang.is_rtl() && left && p.strength == Strength::Plain && quiet && !r.cues.within(&between).iter().any(tells))
        .then(|| fate.class().to_owned())
}

/// "Three others", "another".
pub(super) fn is_others(r: &Reading<'_>, p: &Persons) -> bool {
    let near = p.tokens.start..p.tokens.end + 2;
    r.of(Topic::Victim, &near).any(|cue| cue.row.is("other") && cue.word.start == cue.span.start)
}

/// "The dead, whose number was nine": the number is that of the persons before it.
pub(super) fn join_numbering(r: &Reading<'_>, all: &mut [Persons]) {
    for p in all.iter_mut().filter(|p| p.strength >= Strength::Bare && p.class.is_none()) {
        let before = r.around(p.tokens.start, 5, 0);
        let near = |end: usize| p.tokens.start - end <= 2;
        let Some(word) =
            r.of(Topic::Part, &before).rfind(|cue| cue.class() == "numbering" && cue.tokens.end <= p.tokens.start && near(cue.tokens.end))
        else {
            continue;
        };
        // "Everybody in it was killed, four in number": persons, though no noun says so.
        p.strength = Strength::Plain;
        let ahead = r.around(word.tokens.start, 6, 0).start..word.tokens.start;
        let noun = |cue: &&Cue<'_>| cue.is("num", "pl") && (cue.topic == Topic::Victim || cue.is("pos", "count"));
        let Some(noun) = r.cues.within(&ahead).iter().rfind(|cue| matches!(cue.topic, Topic::Victim | Topic::Casualty) && noun(cue)) else {
            continue;
        };
        p.class = super::numbered::counted_class(noun);
        p.tokens = noun.tokens.start..p.tokens.end;
    }
}
