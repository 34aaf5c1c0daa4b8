//! The doer of an event word: its subject, its owner, whose aircraft it were, or a side of the fight.

use std::ops::Range;

use super::ActorMention;
use super::roles::{is_patient, is_patient_range, speaks};
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::extract::triggers::{Sort, Trigger, is_stored};
use crate::incident::{Actor, Kind};
use crate::text::TokenKind;

/// The doer of an event word: behind an active verb, before it, or as an adjective or owner behind a noun.
pub(super) fn agent_of<'m>(
    r: &Reading<'_>,
    sentence: &Range<usize>,
    trigger: &Trigger,
    named: &'m [ActorMention],
) -> Option<&'m ActorMention> {
    if trigger.stopped {
        // Who shot it down did not send it.
        return None;
    }
    let verbs = carriers_of(r, trigger);
    let by_verb = verbs.iter().find_map(|verb| subject(r, sentence, verb, named));
    let own = by_verb.or_else(|| match trigger.verb {
        // Whoever stands before what fell did not fall.
        true if trigger.hit => None,
        true => subject(r, sentence, &trigger.tokens, named),
        false => owner(r, trigger, named),
    });
    let has_sides = matches!(trigger.sort, Sort::Kind(Kind::Clash | Kind::Ied | Kind::Assassination)) && !trigger.definite;
    let is_side =
        |m: &ActorMention| has_sides && !m.adjective && !speaks(r, m) && !is_patient(r, m) && m.tokens.start < trigger.tokens.end + 6;
    let best = |wanted: fn(&ActorMention) -> bool| named.iter().filter(|m| wanted(m)).find(|m| is_side(m));
    let side = || best(|m| m.actor == Actor::ISIS).or_else(|| best(|m| !m.nameless)).or_else(|| best(|_| true));
    let agent = own.or_else(|| if trigger.definite && !trigger.retold { None } else { carrier_owner(r, trigger, named) }).or_else(side)?;
    // "Gunmen of the faction X": the side that is named.
    let named_side = || {
        named.iter().find(|m| {
            !m.nameless && !m.adjective && !is_patient(r, m) && m.tokens.start >= agent.tokens.end && m.tokens.start - agent.tokens.end <= 2
        })
    };
    Some(if agent.nameless { named_side().unwrap_or(agent) } else { agent })
}

/// The verbs that carry an event noun: "launched", "carried out".
fn carriers_of(r: &Reading<'_>, trigger: &Trigger) -> Vec<Range<usize>> {
    let near = r.around(trigger.tokens.start, 14, 8);
    r.of(Topic::Event, &near).filter(|cue| cue.is("pos", "do")).map(|cue| cue.tokens.clone()).collect()
}

/// The subject of a verb: right behind it (verb first), or before it in the clause.
fn subject<'m>(r: &Reading<'_>, sentence: &Range<usize>, verb: &Range<usize>, named: &'m [ActorMention]) -> Option<&'m ActorMention> {
    let behind = || named.iter().find(|m| m.tokens.start >= verb.end && is_clear(r, verb.end, m.tokens.start));
    let ahead = || {
        let mut before = named.iter().rev().filter(|m| m.tokens.end <= verb.start && m.tokens.start >= sentence.start);
        before.find(|m| verb.start - m.tokens.end <= 8 && is_free_subject(r, m, verb))
    };
    if r.doc.lang.is_rtl() { behind().or_else(ahead) } else { ahead() }
}

/// Only words that can stand between a verb and its subject: aircraft, gunners, numbers, an adverb.
fn is_clear(r: &Reading<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|i| {
        let at = i..i + 1;
        r.doc.kind(i) == Some(TokenKind::Word)
            && (r.cues.of(Topic::Weapon, &at).any(|cue| cue.row.is("carrier"))
                || r.cues.of(Topic::Victim, &at).any(|cue| cue.word.start == cue.span.start)
                || r.cues.of(Topic::Faction, &at).any(|cue| cue.class() == "group"))
    }) && to - from <= 3
}

/// Whether a doer before a verb can be its subject: nothing stands against it, and no other verb between.
fn is_free_subject(r: &Reading<'_>, m: &ActorMention, verb: &Range<usize>) -> bool {
    let between = m.tokens.end..verb.start;
    let other_verb = r.of(Topic::Event, &between).any(|cue| !cue.is("pos", "noun") && !cue.is("pos", "fire"));
    let accuses =
        r.of(Topic::Attribution, &r.around(m.tokens.start, 2, 0)).any(|cue| cue.class() == "accused" && cue.tokens.end == m.tokens.start);
    !accuses
        && !is_patient(r, m)
        && !speaks(r, m)
        && !other_verb
        && r.clause_gap(between.start, between.end) == 0
        && !speaks_between(r, &between)
}

fn speaks_between(r: &Reading<'_>, between: &Range<usize>) -> bool {
    r.of(Topic::Speech, between).any(|cue| cue.class() == "says")
}

/// Whose an event noun is: an adjective behind it, or the name in its genitive.
pub(super) fn owner<'m>(r: &Reading<'_>, trigger: &Trigger, named: &'m [ActorMention]) -> Option<&'m ActorMention> {
    let rtl = r.doc.lang.is_rtl();
    if !rtl {
        let adjective = named.iter().rfind(|m| is_ahead(m, trigger) && !is_patient(r, m));
        return adjective.or_else(|| by_or_of(r, trigger, named));
    }
    let is_object = r.of(Topic::Event, &trigger.tokens).any(|cue| cue.row.is("object"));
    named.iter().find(|m| {
        let distance = m.tokens.start.checked_sub(trigger.tokens.end);
        match distance {
            Some(0) if is_object => is_followed_by_target(r, m),
            Some(0) => true,
            Some(1 | 2) if m.adjective => !is_target_between(r, trigger.tokens.end, m.tokens.start),
            Some(1..=3) if !trigger.definite => is_dative(r, m) && !is_target_between(r, trigger.tokens.end, m.tokens.start),
            _ => false,
        }
    })
}

/// "A Turkish drone strike": right ahead of the event word, or grown together with its first words.
fn is_ahead(m: &ActorMention, trigger: &Trigger) -> bool {
    let joined = m.tokens.start < trigger.tokens.start && m.tokens.end > trigger.tokens.start && m.tokens.end <= trigger.tokens.end;
    joined || m.tokens.end <= trigger.tokens.start && trigger.tokens.start - m.tokens.end <= 2
}

/// "A raid by", "the ambush of" in English.
fn by_or_of<'m>(r: &Reading<'_>, trigger: &Trigger, named: &'m [ActorMention]) -> Option<&'m ActorMention> {
    let m = named.iter().find(|m| m.tokens.start >= trigger.tokens.end && m.tokens.start - trigger.tokens.end <= 2)?;
    let between = trigger.tokens.end..m.tokens.start;
    r.of(Topic::Attribution, &between).any(|cue| cue.class() == "by").then_some(m)
}

fn is_followed_by_target(r: &Reading<'_>, m: &ActorMention) -> bool {
    r.of(Topic::Target, &(m.tokens.end..m.tokens.end + 1)).any(|cue| cue.word.start == cue.span.start)
}

fn is_target_between(r: &Reading<'_>, from: usize, to: usize) -> bool {
    r.of(Topic::Target, &(from..to)).next().is_some()
}

/// Written with "to" or "of" as one with it.
fn is_dative(r: &Reading<'_>, m: &ActorMention) -> bool {
    r.of(Topic::Actor, &m.tokens).any(|cue| cue.word.start < cue.span.start)
}

/// Whose the aircraft or guns of the clause are: "American jets", "a Turkish drone".
fn carrier_owner<'m>(r: &Reading<'_>, trigger: &Trigger, named: &'m [ActorMention]) -> Option<&'m ActorMention> {
    let clause = r.clause_of(trigger.tokens.start);
    let near = clause.start..clause.end;
    let used = |cue: &&Cue<'_>| !matches!(cue.class(), "recon" | "stored" | "bike" | "gun") && !is_stored(r, cue);
    let carriers: Vec<&Cue<'_>> = r.of(Topic::Weapon, &near).filter(used).collect();
    let rtl = r.doc.lang.is_rtl();
    carriers.iter().find_map(|carrier| {
        named.iter().filter(|m| m.adjective || carrier.row.is("carrier")).find(|m| {
            let (first, second) = if rtl { (&carrier.tokens, &m.tokens) } else { (&m.tokens, &carrier.tokens) };
            second.start.checked_sub(first.end).is_some_and(|distance| distance <= 1) && !is_patient_range(r, first)
        })
    })
}
