//! What one word of death or wounds claims.

use std::ops::Range;

use super::super::persons::{Persons, Strength};
use super::joined::{add, is_joined, sum};
use super::reach::{dies_of_wounds, directions, nearest};
use super::{Harm, Toll};
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::incident::Count;

/// Words that claim counted persons: verbs, their nouns, and the words for a toll.
pub(super) fn claims(cue: &Cue<'_>) -> bool {
    !matches!(cue.attr("pos"), Some("count" | "manner" | "death" | "hospital" | "life" | "lives" | "unknown"))
        && Harm::from_class(cue.class()).is_some()
}

/// What one verb claims: persons behind it, else persons before it, else somebody unnamed.
pub(super) fn claimed(r: &Reading<'_>, verb: &Cue<'_>, people: &[Persons], free: &mut [bool], within: Range<usize>) -> Option<Toll> {
    let harm = harm(r, verb)?;
    if !is_complete(r, verb) {
        return None;
    }
    if let Some(own) = verb.row.number::<u32>("own") {
        return Some(meant(r, verb, (harm, own), people, free, &within));
    }
    let find = |after: bool| nearest(r, verb, people, free, &within, after);
    let [one, other] = if acts(verb, people, free) { [Some(true), None] } else { directions(r, verb) };
    let Some(first) = one.and_then(find) else {
        let vague = some(r, verb, harm);
        let Some(first) = other.filter(|_| vague.is_none()).and_then(find) else {
            return vague.or_else(|| alone(r, verb, harm));
        };
        return Some(counted(r, verb, harm, people, free, (&within, first)));
    };
    if one == Some(false)
        && let Some(vague) = some(r, verb, harm)
    {
        return Some(vague);
    }
    Some(counted(r, verb, harm, people, free, (&within, first)))
}

pub(super) fn counted(
    r: &Reading<'_>,
    verb: &Cue<'_>,
    harm: Harm,
    people: &[Persons],
    free: &mut [bool],
    (within, first): (&Range<usize>, usize),
) -> Toll {
    let toll = sum(r, verb, people, free, within, first);
    let strength = people.get(first).map_or(Strength::Vague, |p| p.strength);
    let update = is_update(r, verb, within);
    // "Rose from three to five".
    let risen = toll.0.max.filter(|_| update && verb.is("pos", "number") && toll.0.min != toll.0.max && toll.0.min.is_some());
    let toll = (risen.map_or(toll.0, Count::exact), toll.1);
    let also = people.get(first).is_some_and(|p| p.others || dies_of_wounds(verb, p));
    Toll { harm, count: toll.0, tokens: toll.1, rule: verb.row.id.clone(), strength, update, also }
}

/// What the verb says became of them: to lose one's life is no loss of track.
fn harm(r: &Reading<'_>, verb: &Cue<'_>) -> Option<Harm> {
    let near = r.around(verb.tokens.start, 0, 8);
    let life = verb.attr("turns").is_some_and(|with| r.of(Topic::Casualty, &near).any(|cue| cue.is("pos", with)));
    if life { Some(Harm::Killed) } else { Harm::from_class(verb.class()) }
}

/// "His death", "it killed them both": so many as the word's own ending means, and those who stand beside them.
fn meant(r: &Reading<'_>, verb: &Cue<'_>, (harm, own): (Harm, u32), people: &[Persons], free: &mut [bool], within: &Range<usize>) -> Toll {
    let beside = |p: &Persons| {
        let near = p.tokens.start >= verb.tokens.end && p.tokens.start - verb.tokens.end <= 3 && p.tokens.end <= within.end;
        near && p.class.is_none() && (p.with || is_joined(r, &verb.tokens, &p.tokens))
    };
    // "It left him dead": the noun says the same once more.
    let again = |p: &Persons| p.class.as_deref() == Some(verb.class()) && (verb.tokens.end..verb.tokens.end + 2).contains(&p.tokens.start);
    for (_, free) in people.iter().zip(free.iter_mut()).filter(|(p, _)| again(p)) {
        *free = false;
    }
    let next = people.iter().zip(free.iter()).position(|(p, free)| *free && beside(p));
    let (more, tokens) = next.map_or((Count::exact(0), verb.tokens.clone()), |i| sum(r, verb, people, free, within, i));
    let strength = if own > 1 || next.is_some() { Strength::Plain } else { Strength::Mention };
    Toll { harm, count: add(Count::exact(own), more), tokens, rule: verb.row.id.clone(), strength, update: false, also: false }
}

/// "They killed five": spelt like "were killed", with the victims right behind it.
fn acts(verb: &Cue<'_>, people: &[Persons], free: &[bool]) -> bool {
    verb.row.is("acts") && people.iter().zip(free).any(|(p, free)| *free && p.tokens.start == verb.tokens.end)
}

/// "A number of them were wounded": at least one.
fn some(r: &Reading<'_>, verb: &Cue<'_>, harm: Harm) -> Option<Toll> {
    let behind = verb.tokens.end..verb.tokens.end + 2;
    let some = r.of(Topic::Determiner, &behind).find(|cue| cue.class() == "some").filter(|_| harm == Harm::Injured)?;
    let tokens = verb.tokens.start..some.tokens.end;
    let both = r.cues.has(Topic::Determiner, "sides", &(some.tokens.start..some.tokens.end + 3));
    Some(Toll {
        harm,
        count: Count::at_least(if both { 2 } else { 1 }),
        tokens,
        rule: verb.row.id.clone(),
        strength: Strength::Vague,
        update: false,
        also: false,
    })
}

/// "Met his death": one, though nobody is counted.
pub(super) fn alone(r: &Reading<'_>, verb: &Cue<'_>, harm: Harm) -> Option<Toll> {
    let near = r.around(verb.tokens.start, 0, 8);
    let death =
        r.of(Topic::Casualty, &near).find(|cue| cue.is("pos", "death") && cue.is("num", "sg")).filter(|_| verb.attr("needs").is_some())?;
    let tokens = verb.tokens.start..death.tokens.end;
    Some(Toll { harm, count: Count::exact(1), tokens, rule: verb.row.id.clone(), strength: Strength::Mention, update: false, also: false })
}

/// "Met" tells of death only with the word for it.
fn is_complete(r: &Reading<'_>, verb: &Cue<'_>) -> bool {
    let Some(needed) = verb.attr("needs") else { return true };
    let near = r.around(verb.tokens.start, 0, 14);
    r.of(Topic::Casualty, &near).any(|cue| cue.is("pos", needed))
}

/// "Rose to", "reached".
fn is_update(r: &Reading<'_>, verb: &Cue<'_>, within: &Range<usize>) -> bool {
    let near = verb.tokens.start.saturating_sub(6).max(within.start)..(verb.tokens.end + 10).min(within.end);
    r.of(Topic::Cause, &near).any(|cue| cue.row.is("update"))
}
