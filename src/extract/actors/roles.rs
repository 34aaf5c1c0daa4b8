//! What part a name plays beside an event: the one who was hit, the one who died, the one who speaks.

use std::ops::Range;

use super::ActorMention;
use super::subject::{is_light, owns_target};
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::extract::triggers::gap;

/// Whether a doer is the one that was hit: behind "on", "against", a target or its owner.
pub(super) fn is_patient(r: &Reading<'_>, m: &ActorMention) -> bool {
    is_patient_range(r, &m.phrase)
        || is_patient_range(r, &m.tokens) && m.phrase.start == m.tokens.start
        || is_victim(r, m)
        || !r.doc.lang.is_rtl() && m.phrase.start == m.tokens.start && owns_target(r, m)
}

pub(super) fn is_patient_range(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    is_hit(r, tokens, true)
}

/// Behind a target, or behind words for its owner where those count.
pub(super) fn is_hit(r: &Reading<'_>, tokens: &Range<usize>, owners: bool) -> bool {
    let before = r.around(tokens.start, 4, 0);
    // The word for a base is a name as well, but seldom.
    let names = |actor: &Cue<'_>, at: usize| actor.tokens.contains(&at) && actor.attr("needs").is_none();
    let in_name = |cue: &Cue<'_>| r.of(Topic::Actor, &r.around(cue.tokens.start, 3, 0)).any(|actor| names(actor, cue.tokens.start));
    r.of(Topic::Target, &before)
        .filter(|cue| !in_name(cue) && (!cue.is("kind", "people") || !is_force(r, cue)))
        .filter(|cue| (owners || !cue.is("kind", "owner")) && cue.tokens.end <= tokens.start && tokens.start - cue.tokens.end <= 2)
        .any(|cue| !is_verb_between(r, &(cue.tokens.end..tokens.start)))
        || r.of(Topic::Determiner, &before)
            .any(|cue| cue.class() == "on" && is_right_before(r, cue.tokens.end, tokens.start) && !leads_to_doer(r, &cue.tokens))
}

/// "Thought to belong to", "blamed on": the preposition is part of words that lead to a doer.
fn leads_to_doer(r: &Reading<'_>, preposition: &Range<usize>) -> bool {
    let covers =
        |cue: &Cue<'_>| cue.tokens.len() > preposition.len() && cue.tokens.end >= preposition.end && cue.tokens.start <= preposition.start;
    r.of(Topic::Attribution, &r.around(preposition.start, 4, 1))
        .any(|cue| matches!(cue.class(), "suspected" | "accused" | "behind") && covers(cue))
}

/// "The office believes a cell of": what stands before a verb is its subject, not what was hit.
fn is_verb_between(r: &Reading<'_>, between: &Range<usize>) -> bool {
    r.cues.within(between).iter().any(|cue| match cue.topic {
        Topic::Attribution => matches!(cue.class(), "suspected" | "accused" | "claimed" | "denied"),
        Topic::Speech => cue.class() == "says",
        Topic::Determiner => cue.class() == "that",
        _ => false,
    })
}

/// Words for people that make one phrase with a name: their part is that of the phrase.
fn is_force(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    r.of(Topic::Force, &cue.tokens).any(|force| force.tokens == cue.tokens)
}

/// With at most an article between.
fn is_right_before(r: &Reading<'_>, end: usize, start: usize) -> bool {
    end == start || end + 1 == start && r.of(Topic::Determiner, &(end..start)).any(|cue| matches!(cue.class(), "a" | "the"))
}

/// Whether a doer is the one who speaks.
pub(super) fn speaks(r: &Reading<'_>, m: &ActorMention) -> bool {
    let near = r.around(m.tokens.start, 3, m.tokens.len() + 3);
    r.of(Topic::Speech, &near).any(|cue| {
        // English puts the speaker before the verb; what stands behind "that" is what is said.
        let behind = cue.tokens.end <= m.tokens.start;
        if behind
            && cue.class() == "says"
            && (!r.doc.lang.is_rtl() || r.cues.has(Topic::Determiner, "that", &(cue.tokens.end..m.tokens.start)))
        {
            return false;
        }
        let distance = gap(&cue.tokens, &m.tokens);
        if r.clause_gap(cue.tokens.end.min(m.tokens.end), cue.tokens.start.max(m.tokens.start)) > 0 {
            return false;
        }
        match cue.class() {
            "says" => distance <= 2,
            "per" => cue.tokens.end <= m.tokens.start && distance <= 1,
            _ => false,
        }
    })
}

/// Whether a doer is whose dead and wounded are told: "two members of", "an SDF commander was killed".
fn is_victim(r: &Reading<'_>, m: &ActorMention) -> bool {
    if r.doc.lang.is_rtl() { is_counted_behind(r, m) || is_dead_behind(r, m) } else { is_killed_by_others(r, m) || is_killed_behind(r, m) }
}

/// "A member of the police had met his end": people before the verb of their death.
fn is_dead_behind(r: &Reading<'_>, m: &ActorMention) -> bool {
    let people = r.cues.has(Topic::Force, "people", &(m.phrase.start..m.phrase.start + 1)) && m.phrase.start < m.tokens.start;
    let behind = m.phrase.end..r.around(m.phrase.end.saturating_sub(1), 0, 4).end;
    let dies = |cue: &Cue<'_>| is_of_death(cue) && (cue.is("subject", "before") || cue.attr("needs").is_some());
    let beside = |at: usize| is_light(r, at) || r.of(Topic::Actor, &(at..at + 1)).next().is_some() || is_inside_actor(r, at);
    people && (r.of(Topic::Casualty, &behind).any(|cue| dies(cue) && (behind.start..cue.tokens.start).all(beside)) || is_fallen(r, m))
        || m.phrase.start < m.tokens.start && is_killed_relative(r, m)
}

/// "A commander of the militia, who was killed": a relative clause of death right behind.
fn is_killed_relative(r: &Reading<'_>, m: &ActorMention) -> bool {
    let mut at = m.phrase.end;
    while matches!(r.doc.word(at), "," | "\"") {
        at += 1;
    }
    let relative = r.cues.has(Topic::Determiner, "rel", &(at..at + 1));
    relative && r.of(Topic::Casualty, &(at + 1..at + 3)).any(|cue| cue.class() == "killed" && cue.is("pos", "verb") && is_of_death(cue))
}

/// The second word of a name or an adjective of whose: "of the army and the Iraqi police".
fn is_inside_actor(r: &Reading<'_>, at: usize) -> bool {
    r.of(Topic::Actor, &r.around(at, 3, 0)).any(|cue| cue.tokens.contains(&at))
}

/// "Thirty men of the army fell dead": people right behind a verb of loss, with at most a number between.
fn is_fallen(r: &Reading<'_>, m: &ActorMention) -> bool {
    let mut at = m.phrase.start;
    while at > 0 && m.phrase.start - at < 5 && is_counting(r, at - 1) {
        at -= 1;
    }
    r.of(Topic::Deed, &r.around(at.saturating_sub(1), 1, 0)).any(|cue| cue.class() == "suffer" && cue.tokens.end == at)
}

/// Numbers, what softens them, and "of".
fn is_counting(r: &Reading<'_>, at: usize) -> bool {
    let here = at..at + 1;
    !r.numbers_in(&here).is_empty()
        || is_light(r, at)
        || r.of(Topic::Bound, &here).next().is_some()
        || r.of(Topic::Determiner, &here).any(|cue| matches!(cue.class(), "in" | "some"))
}

/// A word of death, persons, and then whose they were; no "at the hands of" between.
fn is_counted_behind(r: &Reading<'_>, m: &ActorMention) -> bool {
    let before = r.around(m.tokens.start, 7, 0).start..m.tokens.start;
    let Some(death) = r.of(Topic::Casualty, &before).rfind(|cue| is_of_death(cue)) else { return false };
    let between = death.tokens.end.min(m.tokens.start)..m.tokens.start;
    let persons = r.of(Topic::Victim, &between).next().is_some() || !r.numbers_in(&between).is_empty() || death.is("pos", "count");
    persons && is_plain_between(r, death, m)
}

/// "Killing two SDF members", "killed three of the militia".
fn is_killed_by_others(r: &Reading<'_>, m: &ActorMention) -> bool {
    let before = r.around(m.tokens.start, 6, 0).start..m.tokens.start;
    let death = r.of(Topic::Casualty, &before).rfind(|cue| is_of_death(cue) && !cue.is("pos", "before"));
    death.is_some_and(|death| {
        let between = death.tokens.end.min(m.tokens.start)..m.tokens.start;
        is_plain_between(r, death, m) && !r.of(Topic::Determiner, &between).any(|cue| cue.class() == "in")
    })
}

/// Nothing between a word of death and a name that makes the name another part: "by", an event, a weapon, a new clause.
fn is_plain_between(r: &Reading<'_>, death: &Cue<'_>, m: &ActorMention) -> bool {
    let between = death.tokens.end.min(m.tokens.start)..m.tokens.start;
    let breaks = r.cues.within(&between).iter().any(|cue| match cue.topic {
        Topic::Attribution => cue.class() == "by",
        Topic::Event | Topic::Weapon | Topic::Speech => true,
        _ => false,
    });
    !breaks && r.clause_of(m.tokens.start).contains(&death.tokens.start) && r.dates_in(&between).is_empty()
}

/// "A militia commander and two guards were killed", "five SDF fighters died".
fn is_killed_behind(r: &Reading<'_>, m: &ActorMention) -> bool {
    let behind = m.tokens.end..r.around(m.tokens.end.saturating_sub(1), 0, 14).end;
    let Some(death) = r.of(Topic::Casualty, &behind).find(|cue| is_of_death(cue)) else { return false };
    let between = m.tokens.end..death.tokens.start;
    let passive = death.is("pos", "before") || r.cues.has(Topic::Determiner, "be", &r.around(death.tokens.start, 2, 0));
    let acts = r.of(Topic::Event, &between).next().is_some() || r.of(Topic::Speech, &between).next().is_some();
    passive && !acts && r.clause_gap(behind_aside(r, &between), between.end) == 0
}

/// "Seven men of the guard, one of them a captain, were killed": past what stands between two commas.
fn behind_aside(r: &Reading<'_>, between: &Range<usize>) -> usize {
    const LONGEST: usize = 9;
    let comma = |at: &usize| r.doc.word(*at) == ",";
    let open = between.clone().find(comma);
    let close = open.and_then(|open| (open + 1..between.end.min(open + LONGEST)).find(comma));
    close.map_or(between.start, |close| close + 1)
}

fn is_of_death(cue: &Cue<'_>) -> bool {
    matches!(cue.class(), "killed" | "injured" | "missing" | "captured") && !cue.is("pos", "number")
}
