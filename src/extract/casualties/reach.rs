//! Which counted persons a word of death or wounds can reach.

use std::ops::Range;

use super::super::persons::{Persons, Strength};
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::incident::Count;

/// How far a word of death or wounds reaches, in tokens.
const REACH_AFTER: usize = 9;

const REACH_BEFORE: usize = 16;

/// Which sides of a verb to look at, best first; true is behind it.
pub(super) fn directions(r: &Reading<'_>, verb: &Cue<'_>) -> [Option<bool>; 2] {
    match verb.attr("pos") {
        Some("before") => [Some(false), None],
        Some("after") => [Some(true), None],
        // A noun of doing: whom it befell stands behind it.
        Some("masdar") if r.doc.lang.is_rtl() => [Some(true), None],
        Some("verb") if verb.is("subject", "before") => [Some(false), Some(true)],
        Some("both_sides") if is_passive(r, verb) => [Some(false), Some(true)],
        _ => [Some(true), Some(false)],
    }
}

/// "Were killed".
fn is_passive(r: &Reading<'_>, verb: &Cue<'_>) -> bool {
    let before = r.around(verb.tokens.start, 2, 0);
    r.of(Topic::Determiner, &before).any(|cue| cue.class() == "be")
}

pub(super) fn nearest(
    r: &Reading<'_>,
    verb: &Cue<'_>,
    people: &[Persons],
    free: &[bool],
    within: &Range<usize>,
    after: bool,
) -> Option<usize> {
    let usable = people.iter().zip(free).enumerate().filter(|(_, (p, free))| **free && may_be(verb, p));
    if after {
        let reach = if verb.is("pos", "number") { REACH_AFTER * 2 } else { REACH_AFTER };
        let end = within.end.min(verb.tokens.end + reach);
        let mut behind = usable.filter(|(_, (p, _))| p.tokens.start >= verb.tokens.end && p.tokens.start < end);
        return behind.find(|(_, (p, _))| fits(r, verb, p, p.tokens.start - verb.tokens.end)).map(|(i, _)| i);
    }
    let start = within.start.max(verb.tokens.start.saturating_sub(REACH_BEFORE));
    let mut before = usable
        .filter(|(_, (p, _))| p.tokens.end <= verb.tokens.start && p.tokens.start >= within.start && p.tokens.end > start)
        .collect::<Vec<_>>()
        .into_iter()
        .rev();
    before.find(|(_, (p, _))| fits(r, verb, p, verb.tokens.start - p.tokens.end)).map(|(i, _)| i)
}

/// "… and that two": what stands behind is said apart.
fn tells_anew(r: &Reading<'_>, between: &Range<usize>) -> bool {
    r.of(Topic::Determiner, between).any(|cue| cue.class() == "that" && (cue.conjunction || !r.doc.lang.is_rtl()))
}

/// Whether the verb can say what became of them: nothing else does, or they died of their wounds.
pub(super) fn may_be(verb: &Cue<'_>, p: &Persons) -> bool {
    p.class.as_deref().is_none_or(|class| class == verb.class()) || dies_of_wounds(verb, p)
}

/// "Two of the wounded died."
pub(super) fn dies_of_wounds(verb: &Cue<'_>, p: &Persons) -> bool {
    verb.row.is("dies") && p.class.as_deref() == Some("injured") && p.strength >= Strength::Bare
}

/// A bare number and a single person have to stand right beside the verb; a full phrase may stand further off.
fn fits(r: &Reading<'_>, verb: &Cue<'_>, p: &Persons, distance: usize) -> bool {
    let counted = p.strength == Strength::Plain && p.count != Count::exact(1);
    let beside = !r.doc.lang.is_rtl() && distance <= 1 && p.strength == Strength::Plain;
    if verb.row.is("many") && !counted && !beside {
        return false;
    }
    let is_before = p.tokens.end <= verb.tokens.start;
    if p.named && distance > 1 || !is_before && tells_anew(r, &(verb.tokens.end..p.tokens.start)) {
        return false;
    }
    if is_before && verb.is("pos", "verb") && !verb.is("subject", "before") {
        return distance <= 2;
    }
    let number_word = verb.is("pos", "number");
    if is_before && number_word {
        // "Rose to 17 the number of dead".
        return distance == 0;
    }
    if !is_before && distance <= 12 && p.strength == Strength::Plain && !crosses_cut(r, verb, p) && has_doer(r, verb, p) {
        return true;
    }
    match p.strength {
        // "A man who opened the door was killed".
        Strength::Plain | Strength::Mention if is_before && distance <= 12 && has_relative(r, p) => true,
        Strength::Bare if number_word => true,
        Strength::Bare => distance <= 1 || distance <= 3 && !crosses_cut(r, verb, p),
        Strength::Plain if counted => true,
        _ if distance <= 1 || verb.row.is("far") && distance <= 9 => true,
        Strength::Mention | Strength::Vague | Strength::Plain => distance <= 4 && !crosses_cut(r, verb, p),
    }
}

/// "The coalition killed, in a raid at dawn on X, an official": the doer stands right behind the verb, whom he killed further on.
fn has_doer(r: &Reading<'_>, verb: &Cue<'_>, p: &Persons) -> bool {
    let next = verb.tokens.end..verb.tokens.end + 1;
    let between = verb.tokens.end..p.tokens.start;
    r.doc.lang.is_rtl()
        && verb.is("pos", "verb")
        && r.of(Topic::Actor, &next).next().is_some()
        && r.of(Topic::Victim, &between).next().is_none()
}

fn crosses_cut(r: &Reading<'_>, verb: &Cue<'_>, p: &Persons) -> bool {
    let (from, to) = if p.tokens.start >= verb.tokens.end { (verb.tokens.end, p.tokens.start) } else { (p.tokens.end, verb.tokens.start) };
    r.clause_gap(from, to) > 0
}

/// "Who", "whose" right behind a person, in a language that opens such clauses with a word of their own.
fn has_relative(r: &Reading<'_>, p: &Persons) -> bool {
    !r.doc.lang.is_rtl() && r.cues.has(Topic::Determiner, "rel", &(p.tokens.end..p.tokens.end + 1))
}
