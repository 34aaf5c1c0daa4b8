//! The doer of an event word: the subject of its verb, its owner, whoever did it "by" whom, whose aircraft they were, or a side
//! of the fight.

use std::ops::Range;

use super::ActorMention;
use super::roles::{is_patient, is_patient_range, speaks};
use super::subject::{Subject, is_ground, is_joined_to_preposition, is_light, is_passive, subject_of};
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::extract::triggers::{Sort, Trigger, is_stored};
use crate::incident::{Actor, Kind};
use crate::text::TokenKind;

/// Who is behind an event word.
pub(super) fn agent_of<'m>(
    r: &Reading<'_>,
    sentence: &Range<usize>,
    trigger: &Trigger,
    named: &'m [ActorMention],
) -> Option<&'m ActorMention> {
    if trigger.stopped || is_doubted(r, &trigger.tokens) {
        // Who shot it down did not send it.
        return None;
    }
    let known = trigger.definite && !trigger.retold;
    let own = || match trigger.verb {
        // Whoever stands before what fell did not fall; but its fire may have.
        true if trigger.hit => by_verb(r, sentence, &trigger.tokens, named).filter(|m| opens_with_fire(r, m)),
        true => by_verb(r, sentence, &trigger.tokens, named),
        false => owner_beside(r, &trigger.tokens, named)
            .or_else(|| if is_deed(r, &trigger.tokens) { by_verb(r, sentence, &trigger.tokens, named) } else { None }),
    };
    let carried = || carriers_of(r, trigger).iter().find_map(|verb| by_verb(r, sentence, verb, named));
    let dative = || if trigger.verb { None } else { owner_behind(r, &trigger.tokens, trigger.definite, named) };
    let agent = own()
        .or_else(carried)
        .or_else(dative)
        .or_else(|| by_whom(r, trigger, named))
        .or_else(|| if known { None } else { carrier_owner(r, trigger, named) })
        .or_else(|| side(r, trigger, named))
        .or_else(|| if known { None } else { sole_carrier(r, sentence, named) })?;
    // "Gunmen of the faction X": the side that is named.
    let named_side = || {
        named.iter().find(|m| {
            let near = m.tokens.start >= agent.tokens.end && m.tokens.start - agent.tokens.end <= 2;
            near && !m.nameless && !m.adjective && !is_patient(r, m) && !is_ground(r, m)
        })
    };
    Some(if agent.nameless { named_side().unwrap_or(agent) } else { agent })
}

/// The doer of a verb: its subject, or whose the event or weapon is that is its subject.
pub(super) fn by_verb<'m>(
    r: &Reading<'_>,
    sentence: &Range<usize>,
    verb: &Range<usize>,
    named: &'m [ActorMention],
) -> Option<&'m ActorMention> {
    match subject_of(r, sentence, verb, named) {
        Subject::Named(m) => Some(m),
        Subject::Thing(thing) => owner(r, &thing, named),
        Subject::None => None,
    }
}

/// "It was not clear whether": nothing is said to have happened.
fn is_doubted(r: &Reading<'_>, verb: &Range<usize>) -> bool {
    r.cues.has(Topic::Deed, "doubt", &r.around(verb.start, 8, 0))
}

/// A verb among the words of the table of nouns: one row may hold both.
fn is_deed(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    r.of(Topic::Deed, tokens).any(|cue| matches!(cue.class(), "act" | "kill") && cue.tokens == *tokens && !cue.article)
}

/// "The fire of the army's snipers": a phrase that opens with what is fired, or fires.
fn opens_with_fire(r: &Reading<'_>, m: &ActorMention) -> bool {
    let first = m.phrase.start..m.phrase.start + 1;
    m.phrase.start < m.tokens.start && r.of(Topic::Force, &first).any(|cue| matches!(cue.class(), "fire" | "carrier"))
}

/// The verbs that carry an event noun: "launched", "carried out".
fn carriers_of(r: &Reading<'_>, trigger: &Trigger) -> Vec<Range<usize>> {
    let near = r.around(trigger.tokens.start, 14, 8);
    r.of(Topic::Event, &near).filter(|cue| cue.is("pos", "do")).map(|cue| cue.tokens.clone()).collect()
}

/// A side of a fight: where two are told, the one that is no army, else the first.
fn side<'m>(r: &Reading<'_>, trigger: &Trigger, named: &'m [ActorMention]) -> Option<&'m ActorMention> {
    if trigger.definite || !matches!(trigger.sort, Sort::Kind(Kind::Clash | Kind::Ied | Kind::Assassination)) {
        return None;
    }
    // "Between A and B" names both.
    let told = r.cues.has(Topic::Deed, "sides", &(r.around(trigger.tokens.start, 4, 0).start..trigger.tokens.end + 3));
    let reach = if told { 12 } else { 6 };
    let beside = |m: &ActorMention| {
        let (from, to) = (m.tokens.end.min(trigger.tokens.end), m.tokens.start.max(trigger.tokens.start));
        told || r.clause_gap(from, to) == 0
    };
    let is_side = |m: &&ActorMention| {
        !m.adjective
            && !m.own
            && !speaks(r, m)
            && !is_patient(r, m)
            && m.tokens.start < trigger.tokens.end + reach
            && beside(m)
            && !is_bystander(r, m)
    };
    let sides: Vec<&ActorMention> = named.iter().filter(is_side).collect();
    let best = |wanted: fn(&ActorMention) -> bool| sides.iter().copied().find(|m| wanted(m));
    let against_sdf = || best(|m| !m.nameless).filter(|m| m.actor == Actor::SDF).and_then(|_| best(|m| m.actor == Actor::Other));
    let against_iraq = || best(|m| !m.nameless).filter(|m| m.actor == Actor::Iraq).and_then(|_| best(|m| m.actor == Actor::Other));
    best(|m| m.actor == Actor::ISIS)
        .or_else(against_sdf)
        .or_else(against_iraq)
        .or_else(|| best(|m| !m.nameless))
        .or_else(|| sides.first().copied())
}

/// Whether a doer is the subject of a verb that says it came later or was hit.
fn is_bystander(r: &Reading<'_>, m: &ActorMention) -> bool {
    let around = r.around(m.phrase.start, 4, m.phrase.len() + 4);
    r.of(Topic::Deed, &around).filter(|cue| matches!(cue.class(), "respond" | "suffer")).any(|cue| {
        let (from, to) = if cue.tokens.end <= m.phrase.start { (cue.tokens.end, m.phrase.start) } else { (m.phrase.end, cue.tokens.start) };
        from <= to && (from..to).all(|at| is_light(r, at))
    })
}

/// Whose an event or a weapon is.
fn owner<'m>(r: &Reading<'_>, thing: &Range<usize>, named: &'m [ActorMention]) -> Option<&'m ActorMention> {
    owner_beside(r, thing, named).or_else(|| owner_behind(r, thing, false, named))
}

/// An adjective beside an event or a weapon, the name in its genitive, or "by".
fn owner_beside<'m>(r: &Reading<'_>, thing: &Range<usize>, named: &'m [ActorMention]) -> Option<&'m ActorMention> {
    if !r.doc.lang.is_rtl() {
        let adjective = named.iter().rfind(|m| is_ahead(m, thing) && !is_verb_between(r, m.tokens.end, thing.start) && !is_patient(r, m));
        return adjective.or_else(|| by_or_of(r, thing, named));
    }
    let is_object = r.of(Topic::Event, thing).any(|cue| cue.row.is("object"));
    named.iter().find(|m| {
        let start = start_behind(m, thing);
        match start.checked_sub(thing.end) {
            Some(0) if is_object => is_followed_by_target(r, m),
            Some(0) => !is_site(r, start),
            Some(1 | 2) if m.adjective => !is_target_between(r, thing.end, start),
            _ => false,
        }
    })
}

/// "A raid of the army's": joined by "to" or "of" a few words behind.
fn owner_behind<'m>(r: &Reading<'_>, thing: &Range<usize>, definite: bool, named: &'m [ActorMention]) -> Option<&'m ActorMention> {
    if definite || !r.doc.lang.is_rtl() {
        return None;
    }
    named.iter().find(|m| {
        let start = start_behind(m, thing);
        let near = start.checked_sub(thing.end).is_some_and(|distance| (0..=4).contains(&distance));
        near && is_plain(r, thing.end, start) && is_dative(r, m) && !is_target_between(r, thing.end, start) && !is_site(r, start)
    })
}

fn start_behind(m: &ActorMention, thing: &Range<usize>) -> usize {
    if m.phrase.start >= thing.end { m.phrase.start } else { m.tokens.start }
}

/// Whether a phrase opens with a word for what is hit, other than people: a convoy, a post.
fn is_site(r: &Reading<'_>, start: usize) -> bool {
    r.of(Topic::Target, &(start..start + 1)).any(|cue| !matches!(cue.attr("kind"), Some("people" | "owner")))
}

/// Only words that qualify stand between: no verb, no preposition, no other noun that is known.
fn is_plain(r: &Reading<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|at| {
        let here = at..at + 1;
        let breaks = r.cues.within(&here).iter().any(|cue| match cue.topic {
            Topic::Deed => matches!(cue.class(), "act" | "kill" | "suffer" | "respond"),
            Topic::Determiner => matches!(cue.class(), "on" | "that" | "rel"),
            Topic::Speech | Topic::Casualty => true,
            _ => false,
        });
        !breaks && (r.doc.kind(at) == Some(TokenKind::Word) || is_light(r, at))
    })
}

/// "A Turkish drone strike": right ahead of the event word, or grown together with its first words.
fn is_ahead(m: &ActorMention, thing: &Range<usize>) -> bool {
    let joined = m.tokens.start < thing.start && m.phrase.end > thing.start && m.tokens.end <= thing.end;
    joined
        || m.phrase.end <= thing.start && thing.start - m.phrase.end <= 2
        || m.tokens.end <= thing.start && thing.start - m.tokens.end <= 2
}

/// "Troops came under fire": what stands before a verb does not own what stands behind it.
fn is_verb_between(r: &Reading<'_>, from: usize, to: usize) -> bool {
    r.of(Topic::Deed, &(from..to.max(from))).any(|cue| cue.class() == "suffer")
}

/// "A raid by", "the ambush of" in English.
fn by_or_of<'m>(r: &Reading<'_>, thing: &Range<usize>, named: &'m [ActorMention]) -> Option<&'m ActorMention> {
    let m = named.iter().find(|m| m.phrase.start >= thing.end && m.phrase.start - thing.end <= 2)?;
    let between = thing.end..m.phrase.start;
    r.of(Topic::Attribution, &between).any(|cue| cue.class() == "by").then_some(m)
}

/// "Carried out by", "at the hands of", "with fire of": the doer right behind, of whatever verb of the clause.
fn by_whom<'m>(r: &Reading<'_>, trigger: &Trigger, named: &'m [ActorMention]) -> Option<&'m ActorMention> {
    let near = r.around(trigger.tokens.start, 12, 16);
    named.iter().filter(|m| !m.own && near.contains(&m.phrase.start) && !is_patient_range(r, &m.phrase)).find(|m| is_agent_phrase(r, m))
}

/// Whether a phrase stands behind "by", or opens with "with the fire of".
pub(super) fn is_agent_phrase(r: &Reading<'_>, m: &ActorMention) -> bool {
    let start = m.phrase.start;
    let dead = || {
        r.of(Topic::Casualty, &r.around(start, 4, 0))
            .any(|cue| cue.class() == "killed" && (cue.tokens.end..cue.tokens.end + 3).contains(&start))
    };
    let with = r.of(Topic::Force, &(start..start + 1)).any(|cue| cue.class() == "with" && (!cue.is("needs", "death") || dead()));
    with || [m.phrase.start, m.tokens.start].into_iter().any(|start| {
        let before = r.around(start, 5, 0).start..start;
        let by = r
            .of(Topic::Attribution, &before)
            .find(|cue| cue.class() == "by" && cue.tokens.end <= start && (cue.tokens.end..start).all(|at| is_small(r, at)));
        by.is_some_and(|by| !is_part_of_other(r, by))
    })
}

/// Small words and marks of quotation.
fn is_small(r: &Reading<'_>, at: usize) -> bool {
    is_light(r, at) || r.of(Topic::Determiner, &(at..at + 1)).any(|cue| matches!(cue.class(), "a" | "the" | "some" | "one"))
}

/// "Used by", "backed by", "said by": this "by" belongs to another word.
fn is_part_of_other(r: &Reading<'_>, by: &Cue<'_>) -> bool {
    let last = by.tokens.end - 1;
    let before = r.around(last, 3, 0).start..by.tokens.end;
    r.cues.within(&before).iter().any(|cue| {
        let covers = cue.tokens.contains(&last) && cue.tokens.start < by.tokens.start;
        covers && matches!(cue.topic, Topic::Target | Topic::Faction | Topic::Speech | Topic::Attribution | Topic::Force)
    })
}

fn is_followed_by_target(r: &Reading<'_>, m: &ActorMention) -> bool {
    r.of(Topic::Target, &(m.tokens.end..m.tokens.end + 1)).any(|cue| cue.word.start == cue.span.start)
}

fn is_target_between(r: &Reading<'_>, from: usize, to: usize) -> bool {
    r.of(Topic::Target, &(from..to)).any(|cue| !cue.is("kind", "owner"))
}

/// Written with "to" or "of" as one with it, or with the first word of its phrase.
fn is_dative(r: &Reading<'_>, m: &ActorMention) -> bool {
    is_joined_to_preposition(r, m.phrase.start) || is_joined_to_preposition(r, m.tokens.start)
}

/// Whose the aircraft or guns of the clause are: "American jets", "a Turkish drone".
fn carrier_owner<'m>(r: &Reading<'_>, trigger: &Trigger, named: &'m [ActorMention]) -> Option<&'m ActorMention> {
    let clause = r.clause_of(trigger.tokens.start);
    let near = clause.start..clause.end;
    let used = |cue: &&Cue<'_>| !matches!(cue.class(), "recon" | "stored" | "bike" | "gun") && !is_stored(r, cue);
    let carriers: Vec<&Cue<'_>> = r.of(Topic::Weapon, &near).filter(used).collect();
    let rtl = r.doc.lang.is_rtl();
    carriers.iter().find_map(|carrier| {
        named.iter().filter(|m| m.adjective || carrier.row.is("carrier") || m.phrase.contains(&carrier.tokens.start)).find(|m| {
            let (first, second) = if rtl { (&carrier.tokens, &m.tokens) } else { (&m.tokens, &carrier.tokens) };
            let beside = second.start.checked_sub(first.end).is_some_and(|distance| distance <= 1);
            (beside || m.phrase.contains(&carrier.tokens.start)) && !is_patient_range(r, first) && !is_patient_range(r, &m.phrase)
        })
    })
}

/// Whose aircraft or guns are the only ones of a sentence: "two American helicopters set down men who …".
fn sole_carrier<'m>(r: &Reading<'_>, sentence: &Range<usize>, named: &'m [ActorMention]) -> Option<&'m ActorMention> {
    if named.iter().any(|m| m.nameless) || r.cues.has(Topic::Attribution, "unknown", sentence) {
        return None;
    }
    let carries = |m: &&ActorMention| {
        let heads = r.of(Topic::Force, &m.phrase).any(|cue| cue.class() == "carrier");
        heads && !m.own && !is_patient(r, m) && !speaks(r, m) && !is_bystander(r, m)
    };
    let first = named.iter().find(carries)?;
    named.iter().filter(carries).all(|m| m.actor == first.actor).then_some(first)
}

/// "A farm that the militia uses", "tried to fend off the attack": no deed of the incident's doer.
fn is_other_deed(r: &Reading<'_>, verb: &Cue<'_>) -> bool {
    const REACH: usize = 9;
    let uses_it = verb.row.is("uses") && !verb.ending(r.doc).is_empty();
    let behind = verb.tokens.end..r.around(verb.tokens.start, 0, REACH).end;
    uses_it || verb.row.is("tries") && r.cues.has(Topic::Deed, "fend", &behind)
}

/// Deeds beside the event words: "… and blew up the pumps", "killed with the fire of". Only an active verb with a subject that
/// is named, or "by" whom.
pub(super) fn deeds<'m>(r: &Reading<'_>, sentence: &Range<usize>, named: &'m [ActorMention]) -> Option<&'m ActorMention> {
    let verbs = || {
        let deed = |cue: &&Cue<'_>| matches!(cue.class(), "act" | "kill") && !cue.article && !is_doubted(r, &cue.tokens);
        r.of(Topic::Deed, sentence).filter(deed)
    };
    let subject = |cue: &Cue<'_>| match subject_of(r, sentence, &cue.tokens, named) {
        Subject::Named(m) if !m.nameless && !is_other_deed(r, cue) => Some(m),
        _ => None,
    };
    let by = || named.iter().find(|m| !m.nameless && !m.own && is_agent_phrase(r, m) && !is_patient_range(r, &m.phrase));
    verbs().filter(|cue| !is_passive(r, &cue.tokens)).find_map(subject).or_else(by).or_else(|| sole_carrier(r, sentence, named))
}
