//! Words that say on what footing a doer is named: suspected, accused, claimed, denied, unknown.

use std::ops::Range;

use super::roles::{is_hit, speaks};
use super::{ActorMention, Blame, Footing};
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::{Reading, is_stop};
use crate::extract::triggers::gap;
use crate::incident::Actor;

pub(super) fn attributed(r: &Reading<'_>, sentence: &Range<usize>, cue: &Cue<'_>, named: &[ActorMention]) -> Option<Blame> {
    if cue.attr("needs").is_some_and(|id| !r.of(Topic::Attribution, &r.around(cue.tokens.start, 2, 12)).any(|other| other.row.id == id)) {
        return None;
    }
    let negated = is_negated(r, cue);
    let blame = |footing: Footing, m: &ActorMention| Blame { actor: m.actor, footing, tokens: m.tokens.clone(), rule: cue.row.id.clone() };
    let nobody = |footing: Footing| Blame { actor: Actor::Unknown, footing, tokens: cue.tokens.clone(), rule: cue.row.id.clone() };
    match cue.class() {
        "unknown" => Some(nobody(Footing::Unknown)),
        "unclaimed" => Some(nobody(Footing::Unclaimed)),
        "claimed" if negated => Some(nobody(Footing::Unclaimed)),
        // "Acknowledged the attack on its post": a loss.
        "claimed" if cue.row.is("admits") && is_loss(r, cue) => None,
        // "Denied its responsibility".
        "claimed" if r.cues.has(Topic::Attribution, "denied", &r.around(cue.tokens.start, 5, 0)) => None,
        "held" if is_origin(r, cue) => {
            let actor = Actor::from_code(cue.attr("actor")?)?;
            Some(Blame { actor, footing: Footing::Suspected, tokens: cue.tokens.clone(), rule: cue.row.id.clone() })
        }
        "claimed" => beside(cue, named, 5, 8).map(|m| blame(Footing::Claimed, m)),
        "denied" => beside(cue, named, 7, 6).map(|m| blame(if is_own_denial(r, cue) { Footing::Disowned } else { Footing::Denied }, m)),
        "suspected" if !negated && !is_recon(r, sentence, cue) => suspect(r, cue, named).map(|m| blame(Footing::Suspected, m)),
        // "Accused it": whoever was named last.
        "accused" if !negated && cue.is("object", "doer") && !cue.ending(r.doc).is_empty() => {
            before(cue, named, 20).map(|m| blame(Footing::Suspected, m))
        }
        "accused" if !negated => accused(r, cue, named).map(|m| blame(Footing::Suspected, m)),
        "from" => after(cue, named, 10).filter(|m| !owns_carrier(r, m)).map(|m| blame(Footing::Suspected, m)),
        "by" => after(cue, named, 2).filter(|m| !is_account(r, m)).map(|m| blame(Footing::Stated, m)),
        _ => None,
    }
}

/// "Fired from army-held ground".
fn is_origin(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let before = r.around(cue.tokens.start, 4, 0);
    r.of(Topic::PlaceRole, &before).any(|role| role.class() == "origin" && cue.tokens.start.saturating_sub(role.tokens.end) <= 1)
}

/// What was admitted is a loss, not a deed.
fn is_loss(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let behind = cue.tokens.end..r.around(cue.tokens.end.saturating_sub(1), 0, 4).end;
    r.of(Topic::Attribution, &behind).any(|other| other.class() == "suffered")
}

/// "Fired from an American drone": the drone's owner, not a guess from the ground it came from.
fn owns_carrier(r: &Reading<'_>, m: &ActorMention) -> bool {
    r.of(Topic::Weapon, &(m.tokens.end..m.tokens.end + 2)).any(|cue| cue.row.is("carrier"))
}

/// A denial of having done it, not of something else: it names the deed.
fn is_own_denial(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let behind = cue.tokens.end..r.around(cue.tokens.end.saturating_sub(1), 0, 7).end;
    cue.row.is("own") || r.of(Topic::Attribution, &behind).any(|other| matches!(other.class(), "role" | "self" | "claimed"))
}

/// "By the coalition's account".
fn is_account(r: &Reading<'_>, m: &ActorMention) -> bool {
    r.cues.has(Topic::Determiner, "account", &(m.tokens.end..m.tokens.end + 4))
}

fn is_negated(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let before = r.around(cue.tokens.start, 2, 0);
    r.of(Topic::Determiner, &before).any(|d| d.class() == "not" && d.tokens.end == cue.tokens.start)
}

/// Aircraft that only look on are nobody's strike.
fn is_recon(r: &Reading<'_>, sentence: &Range<usize>, cue: &Cue<'_>) -> bool {
    r.cues.has(Topic::Weapon, "recon", &(cue.tokens.start.saturating_sub(4).max(sentence.start)..cue.tokens.start))
}

/// The first doer behind a cue, at most so many tokens away.
pub(super) fn after<'m>(cue: &Cue<'_>, named: &'m [ActorMention], reach: usize) -> Option<&'m ActorMention> {
    named.iter().find(|m| m.tokens.start >= cue.tokens.end && m.tokens.start - cue.tokens.end <= reach)
}

/// The last doer before a cue, at most so many tokens away.
pub(super) fn before<'m>(cue: &Cue<'_>, named: &'m [ActorMention], reach: usize) -> Option<&'m ActorMention> {
    named.iter().rfind(|m| m.tokens.end <= cue.tokens.start && cue.tokens.start - m.tokens.end <= reach)
}

/// The nearer of the doers on both sides.
fn beside<'m>(cue: &Cue<'_>, named: &'m [ActorMention], behind: usize, ahead: usize) -> Option<&'m ActorMention> {
    match (after(cue, named, behind), before(cue, named, ahead)) {
        (Some(a), Some(b)) => Some(if gap(&a.tokens, &cue.tokens) <= gap(&b.tokens, &cue.tokens) { a } else { b }),
        (a, b) => a.or(b),
    }
}

/// Who is suspected: behind the cue, or right before it ("a militia most likely sent").
fn suspect<'m>(r: &Reading<'_>, cue: &Cue<'_>, named: &'m [ActorMention]) -> Option<&'m ActorMention> {
    let behind = || {
        named.iter().find(|m| {
            m.tokens.start >= cue.tokens.end && m.tokens.start - cue.tokens.end <= 14 && !speaks(r, m) && !is_hit(r, &m.tokens, false)
        })
    };
    // "Israel suspected", at the end of a headline.
    let closes = is_stop(r.doc, cue.tokens.end) || cue.tokens.end >= r.sentence(r.sentence_of(cue.tokens.start)).end;
    let beside = before(cue, named, 1).filter(|m| (cue.is("side", "before") || closes) && !speaks(r, m));
    beside.or_else(behind)
}

/// Who is accused: the second of two doers behind the verb, else the only one.
pub(super) fn accused<'m>(r: &Reading<'_>, cue: &Cue<'_>, named: &'m [ActorMention]) -> Option<&'m ActorMention> {
    let mut behind = named.iter().filter(|m| m.tokens.start >= cue.tokens.end && m.tokens.start - cue.tokens.end <= 9);
    let first = behind.next()?;
    let between = cue.tokens.end..first.tokens.start;
    let accuser_first = between.is_empty() || r.of(Topic::Speech, &between).any(|speaker| speaker.class() == "named");
    if accuser_first { Some(behind.next().unwrap_or(first)) } else { Some(first) }
}
