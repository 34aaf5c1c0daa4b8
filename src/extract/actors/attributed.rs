//! Words that say on what footing a doer is named: suspected, accused, claimed, denied, unknown.
//!
//! The convention, as the hand-made answers have it: a doer that owns up itself, or through its ministry, command, outlet
//! or officer, has *claimed* it, wherever in the article it does so. What somebody lays at a doer's door (accuses, blames,
//! holds likely, traces to its ground) is *suspected*. A doer that was named so, or as a fact, and disowns the deed has
//! *denied* it; silence and "no comment" are no denial. Whoever is named plainly, by the article or by a third party that
//! tells what happened, is *stated*. Nobody named, or "no group claimed it": *unknown*.

use std::ops::Range;

use super::denials::denial;
use super::roles::{is_hit, speaks};
use super::taken_up::taken_up;
use super::{ActorMention, Blame, Footing};
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::{Reading, is_stop};
use crate::extract::triggers::gap;
use crate::extract::voices::{Voice, voice_at};
use crate::incident::Actor;

/// Tokens between "no group" and the verb of claiming.
const NOBODY_REACH: usize = 10;

/// Tokens between the word for "to" and whom something is laid to.
const TO_REACH: usize = 4;

/// Tokens between a verb of blaming and whom it blames.
const BLAME_REACH: usize = 9;

/// Tokens between a doer and "its spokesman denied it".
const OWN_SPEAKER: usize = 20;

pub(super) fn attributed(
    r: &Reading<'_>,
    sentence: &Range<usize>,
    cue: &Cue<'_>,
    named: &[ActorMention],
    voices: &[Voice],
) -> Option<Blame> {
    if cue.attr("needs").is_some_and(|id| {
        !r.of(Topic::Attribution, &r.around(cue.tokens.start, 2, 18)).any(|other| other.row.id == id || other.row.is("mine"))
    }) {
        return None;
    }
    let negated = is_negated(r, cue);
    let by = |footing: Footing, actor: Actor, tokens: Range<usize>| Blame { actor, footing, tokens, rule: cue.row.id.clone() };
    let blame = |footing: Footing, m: &ActorMention| by(footing, m.actor, m.tokens.clone());
    let nobody = |footing: Footing| by(footing, Actor::Unknown, cue.tokens.clone());
    match cue.class() {
        "unknown" => Some(nobody(Footing::Unknown)),
        "unclaimed" => Some(nobody(Footing::Unclaimed)),
        "claimed" | "behind" if is_nobodys(r, cue) => Some(nobody(Footing::Unclaimed)),
        "claimed" if negated || is_unclaimed(r, cue) => Some(nobody(Footing::Unclaimed)),
        // "Acknowledged the attack on its post": a loss.
        "claimed" if cue.row.is("admits") && (is_loss(r, cue) || !is_deed(r, cue)) => None,
        // "Denied its responsibility".
        "claimed" if r.cues.has(Topic::Attribution, "denied", &r.around(cue.tokens.start, 5, 0)) => None,
        "held" if is_origin(r, cue) => {
            let actor = Actor::from_code(cue.attr("actor")?)?;
            Some(by(Footing::Suspected, actor, cue.tokens.clone()))
        }
        "claimed" => subject(r, cue, named, voices, (5, 8)).map(|(actor, tokens)| by(Footing::Claimed, actor, tokens)),
        "denied" if negated => None,
        "denied" => {
            denial(r, cue).and_then(|footing| subject(r, cue, named, voices, (7, 6)).map(|(actor, tokens)| by(footing, actor, tokens)))
        }
        "suspected" | "accused" if is_of_name(r, cue) => None,
        "suspected" if !negated && !is_recon(r, sentence, cue) => {
            suspect(r, cue, named, voices).map(|(actor, tokens)| by(Footing::Suspected, actor, tokens))
        }
        // "Accused it": whoever was named last.
        "accused" if !negated && cue.is("object", "doer") && !cue.ending(r.doc).is_empty() => {
            before(cue, named, 20).map(|m| blame(Footing::Suspected, m))
        }
        "accused" if !negated => accused(r, cue, named, voices).map(|(actor, tokens)| by(Footing::Suspected, actor, tokens)),
        // "Pointed to the responsibility of the group for it".
        "resp" => after(cue, named, 0).map(|m| blame(Footing::Suspected, m)),
        "behind" => behind_it(r, cue, named, voices),
        // "From the army's own positions": told as a fact.
        "from" if cue.row.is("post") => after(cue, named, 3).map(|m| blame(Footing::Stated, m)),
        "post" => {
            let m = before(cue, named, 0)?;
            let out = r.cues.has(Topic::Attribution, "out", &r.around(m.tokens.start, 2, 0));
            out.then(|| blame(Footing::Stated, m))
        }
        "from" if cue.row.is("opens") => source(r, cue, named, voices).map(|m| blame(Footing::Suspected, m)),
        "from" => after(cue, named, 10).filter(|m| !m.adjective && !owns_carrier(r, m)).map(|m| blame(Footing::Suspected, m)),
        "by" => after(cue, named, 2).filter(|m| !is_account(r, m)).map(|m| blame(Footing::Stated, m)),
        _ => None,
    }
}

/// What voices make of the doers that a sentence names as a fact: who blames another did not do it himself; what is denied
/// is no fact; and what somebody only alleges of another is his guess.
pub(super) fn settle_stated(r: &Reading<'_>, sentence: &Range<usize>, voices: &[Voice], out: &mut Vec<Blame>) {
    let cues: Vec<&Cue<'_>> = r.of(Topic::Attribution, sentence).collect();
    let at = |voice: &Voice, class: &str| cues.iter().any(|cue| cue.tokens.start == voice.verb.start && cue.class() == class);
    let accuser = |b: &Blame| voices.iter().any(|v| v.name.as_ref().is_some_and(|n| n.contains(&b.tokens.start)) && at(v, "accused"));
    let denied = |b: &Blame| {
        let before = |cue: &&&Cue<'_>| cue.class() == "denied" && cue.tokens.end <= b.tokens.start;
        cues.iter().rfind(before).is_some_and(|cue| r.clause_gap(cue.tokens.end, b.tokens.start) == 0)
    };
    let unclaimed: Vec<Range<usize>> = out.iter().filter(|b| b.footing == Footing::Unclaimed).map(|b| b.tokens.clone()).collect();
    let silent = |b: &Blame| {
        let named = |v: &Voice| v.name.as_ref().is_some_and(|n| n.contains(&b.tokens.start));
        voices.iter().any(|v| named(v) && unclaimed.iter().any(|u| u.contains(&v.verb.start)))
    };
    // "The army laid responsibility on the group": the verb before such words is no deed.
    let lays = |b: &Blame| {
        let charge = |cue: &&&Cue<'_>| cue.class() == "accused" && cue.row.is("noun") && cue.tokens.start >= b.tokens.end;
        cues.iter()
            .find(charge)
            .is_some_and(|cue| cue.tokens.start - b.tokens.end <= 3 && r.clause_gap(b.tokens.end, cue.tokens.start) == 0)
    };
    out.retain(|b| b.footing != Footing::Stated || !accuser(b) && !denied(b) && !lays(b));
    out.retain(|b| !matches!(b.footing, Footing::Stated | Footing::Speaks) || !silent(b));
    // "Held it likely that the militia was the one that fired": what stands in a guess is one.
    let guessed = |b: &Blame| {
        let near = |cue: &&&Cue<'_>| cue.tokens.end <= b.tokens.start && b.tokens.start - cue.tokens.end <= BLAME_REACH;
        let guess = cues.iter().filter(|cue| cue.class() == "suspected" && cue.row.is("voiced")).rfind(near);
        guess.is_some_and(|cue| r.clause_gap(cue.tokens.end, b.tokens.start) == 0)
    };
    for blame in out.iter_mut().filter(|b| b.footing == Footing::Stated) {
        if guessed(blame) {
            blame.footing = Footing::Suspected;
        }
    }
    let doubted = |b: &Blame| {
        let voice = voice_at(r, voices, b.tokens.start)?;
        let alleges = r.of(Topic::Speech, &voice.verb).any(|cue| cue.row.is("doubt"));
        (alleges && voice.actor != Some(b.actor)).then_some(())
    };
    for blame in out.iter_mut().filter(|b| b.footing == Footing::Stated) {
        if doubted(blame).is_some() {
            blame.footing = Footing::Suspected;
        }
    }
}

type Found = (Actor, Range<usize>);

/// Who owns up or denies: the voice of the verb, with nobody in it the last one named; where the verb has no voice, the
/// nearer of the doers on both sides.
fn subject(r: &Reading<'_>, cue: &Cue<'_>, named: &[ActorMention], voices: &[Voice], reach: (usize, usize)) -> Option<Found> {
    let voice = voices.iter().find(|voice| voice.verb.start <= cue.tokens.start && cue.tokens.start < voice.verb.end);
    // "In an operation claimed by", "the attack, which the group claimed".
    let passive = r.cues.has(Topic::Attribution, "by", &(cue.tokens.end..cue.tokens.end + 2));
    if passive {
        return after(cue, named, reach.0 + 1)
            .map(|m| (m.actor, m.tokens.clone()))
            .or_else(|| epithet_near(r, &(cue.tokens.end..cue.tokens.end + 6)));
    }
    let near = || beside(cue, named, reach.0, reach.1).map(|m| (m.actor, m.tokens.clone()));
    match voice {
        Some(Voice { actor: Some(actor), name: Some(name), .. }) => Some((*actor, name.clone())),
        Some(Voice { name: Some(name), .. }) if cue.class() == "denied" && state_press(r, name).is_some() => state_press(r, name),
        Some(Voice { name: Some(name), .. }) if is_own_speaker(r, name) => {
            before(cue, named, OWN_SPEAKER).filter(|m| !m.adjective && !m.nameless).map(|m| (m.actor, name.clone()))
        }
        Some(Voice { name: Some(name), .. }) if is_third(r, name) => None,
        Some(Voice { actor: Some(actor), .. }) => near().or_else(|| Some((*actor, cue.tokens.clone()))),
        _ => near(),
    }
}

/// "Syrian state television": what a state's press calls untrue, the state denies.
fn state_press(r: &Reading<'_>, name: &Range<usize>) -> Option<Found> {
    let press = r.of(Topic::Actor, name).find(|cue| cue.is("form", "press"))?;
    Some((Actor::from_code(press.attr("actor")?)?, name.clone()))
}

/// "Its spokesman", "a spokesman for it": he speaks for whoever was named last.
fn is_own_speaker(r: &Reading<'_>, name: &Range<usize>) -> bool {
    let first = r.around(name.start, 1, 0).start..name.start + 1;
    let speaks = r.of(Topic::Denial, name).find(|cue| cue.class() == "spokesman");
    speaks.is_some_and(|cue| cue.row.is("its") || r.cues.has(Topic::Determiner, "own", &first))
}

/// Somebody who is no doer: "a local official".
fn is_third(r: &Reading<'_>, name: &Range<usize>) -> bool {
    r.cues.within(name).iter().any(|cue| match cue.topic {
        Topic::Speech => cue.class() == "named",
        Topic::Voice => cue.class() == "speaker",
        _ => false,
    })
}

/// "No group has claimed it", "no party took responsibility": nobody stands as the subject of the verb.
fn is_nobodys(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let near = if r.doc.lang.is_rtl() {
        r.around(cue.tokens.start, NOBODY_REACH, NOBODY_REACH)
    } else {
        r.around(cue.tokens.start, NOBODY_REACH, 0)
    };
    let whole = |other: &Cue<'_>| {
        let (first, last) =
            if other.tokens.start < cue.tokens.start { (other.tokens.end, cue.tokens.start) } else { (cue.tokens.end, other.tokens.start) };
        r.clause_gap(first, last) == 0 && !cue.tokens.contains(&other.tokens.start)
    };
    let nobody = r.of(Topic::Attribution, &near).any(|other| other.class() == "nobody" && whole(other));
    // Where "any party" is no denial by itself, one has to stand before it.
    let refused = || r.of(Topic::Determiner, &r.around(cue.tokens.start, NOBODY_REACH, 0)).any(|d| d.class() == "not" && whole(d));
    nobody && (!r.doc.lang.is_rtl() || refused())
}

/// "Has not claimed", "neither of them claimed", "did not announce its responsibility": "not" in the clause before it.
fn is_unclaimed(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    const REACH: usize = 7;
    let before = r.around(cue.tokens.start, REACH, 0).start..cue.tokens.start;
    // Where "not" stands right before its verb, that has to be one of announcing.
    let verb_first = r.doc.lang.is_rtl();
    let announces = |at: usize| r.of(Topic::Speech, &(at..at + 1)).any(|says| says.class() == "says");
    let reaches = |d: &Cue<'_>| {
        if verb_first && d.tokens.end != cue.tokens.start && !announces(d.tokens.end) {
            return false;
        }
        let between = d.tokens.end..cue.tokens.start;
        r.clause_gap(between.start, between.end) == 0 && r.of(Topic::Event, &between).all(|event| !event.is("pos", "verb"))
    };
    r.of(Topic::Determiner, &before).any(|d| d.class() == "not" && reaches(d))
}

/// "The source of the shells, the council said, is the army's positions": whose ground it is, where that is what the clause
/// is about; else it is what was fired at.
fn source<'m>(r: &Reading<'_>, cue: &Cue<'_>, named: &'m [ActorMention], voices: &[Voice]) -> Option<&'m ActorMention> {
    const REACH: usize = 16;
    let clause = r.clause_of(cue.tokens.start).start;
    let opens = clause == cue.tokens.start
        || r.of(Topic::Determiner, &(clause..cue.tokens.start)).any(|d| d.class() == "that" && d.tokens.end == cue.tokens.start);
    let tells = |m: &&ActorMention| voices.iter().any(|v| v.name.as_ref().is_some_and(|name| name.contains(&m.tokens.start)));
    let near = |m: &&ActorMention| m.tokens.start >= cue.tokens.end && m.tokens.start - cue.tokens.end <= REACH;
    named.iter().filter(|_| opens).filter(near).find(|m| !tells(m) && !m.adjective)
}

/// "Was behind the attack", "is responsible for it": a doer of which that is said.
fn behind_it(r: &Reading<'_>, cue: &Cue<'_>, named: &[ActorMention], voices: &[Voice]) -> Option<Blame> {
    let clause_negated = r.of(Topic::Determiner, &r.around(cue.tokens.start, 4, 0)).any(|d| d.class() == "not");
    let m = named.iter().rfind(|m| {
        m.tokens.end <= cue.tokens.start
            && cue.tokens.start - m.tokens.end <= 4
            && r.clause_gap(m.tokens.end, cue.tokens.start) == 0
            && !speaks(r, m)
    })?;
    // "Has been behind a string of ambushes": others than this one.
    let others = r.of(Topic::Determiner, &(cue.tokens.end..cue.tokens.end + 2)).any(|d| d.class() == "some");
    // "From a strike" is spelt like "who struck", but only nouns end so.
    let noun = cue.ending(r.doc).starts_with('\u{629}');
    if others || noun || clause_negated || is_hit(r, &m.tokens, true) || is_of_trade(r, cue) {
        return None;
    }
    // Whoever tells that another was behind it lays it at his door.
    let told = voice_at(r, voices, m.tokens.start).or_else(|| voices.iter().find(|_| cue.row.is("blames")));
    let hedged = told.is_some_and(|voice| voice.actor != Some(m.actor));
    let footing = if hedged { Footing::Suspected } else { Footing::Stated };
    Some(Blame { actor: m.actor, footing, tokens: m.tokens.clone(), rule: cue.row.id.clone() })
}

/// "A cell responsible for making vests": what it does, not what it did here.
fn is_of_trade(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let behind = cue.tokens.end..r.around(cue.tokens.end.saturating_sub(1), 0, 4).end;
    let trade = behind.clone().find(|&at| r.of(Topic::Attribution, &(at..at + 1)).any(|other| other.class() == "trade"));
    cue.row.is("blames") && trade.is_some_and(|at| r.of(Topic::Event, &(behind.start..at)).next().is_none())
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

/// What was admitted is a deed: an event, a killing, or being behind it.
fn is_deed(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    const REACH: usize = 12;
    let behind = cue.tokens.end..r.around(cue.tokens.end.saturating_sub(1), 0, REACH).end;
    r.cues.within(&behind).iter().any(|other| match other.topic {
        Topic::Event | Topic::Casualty => true,
        Topic::Attribution => matches!(other.class(), "behind" | "deed" | "role" | "forces"),
        _ => false,
    }) && !r.cues.has(Topic::Determiner, "not", &(cue.tokens.end..(cue.tokens.end + 3).min(behind.end)))
}

/// "Fired from an American drone": the drone's owner, not a guess from the ground it came from.
fn owns_carrier(r: &Reading<'_>, m: &ActorMention) -> bool {
    r.of(Topic::Weapon, &(m.tokens.end..m.tokens.end + 2)).any(|cue| cue.row.is("carrier"))
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
fn suspect(r: &Reading<'_>, cue: &Cue<'_>, named: &[ActorMention], voices: &[Voice]) -> Option<Found> {
    let guesser = voices.iter().find(|voice| voice.verb.start == cue.tokens.start).and_then(|voice| voice.name.clone());
    let from = guesser.map_or(cue.tokens.end, |name| name.end.max(cue.tokens.end));
    let behind = || {
        named.iter().find(|m| {
            let near = m.tokens.start >= from && m.tokens.start - from <= 14;
            near && (from > cue.tokens.end || !speaks(r, m)) && !is_hit(r, &m.phrase, false) && (!cue.row.is("acts") || does(r, m))
        })
    };
    // "Israel suspected", at the end of a headline; "Israel was probably behind it".
    let end = r.sentence(r.sentence_of(cue.tokens.start)).end;
    let blamed = r.of(Topic::Attribution, &(cue.tokens.end..(cue.tokens.end + 3).min(end))).any(|other| other.class() == "behind");
    let closes = is_stop(r.doc, cue.tokens.end) || cue.tokens.end >= end || blamed;
    let named_suspect = r.cues.has(Topic::Determiner, "be", &r.around(cue.tokens.start, 2, 0));
    let reach = if blamed || closes && named_suspect { 3 } else { 1 };
    let beside = before(cue, named, reach).filter(|m| (cue.is("side", "before") || closes) && !speaks(r, m));
    let found = beside.or_else(behind).map(|m| (m.actor, m.tokens.clone()));
    // "Residents suspect its involvement": whoever was named last.
    let its = || {
        let role = r.of(Topic::Attribution, &(cue.tokens.end..(cue.tokens.end + 5).min(end))).any(|other| other.class() == "role");
        before(cue, named, 20).filter(|m| role && !m.nameless && !speaks(r, m)).map(|m| (m.actor, m.tokens.clone()))
    };
    found.or_else(|| epithet_near(r, &(cue.tokens.end..(cue.tokens.end + 8).min(end)))).or_else(its)
}

/// "Officials believe the group is a front for bigger militias": a guess of whose a name is, not of who did it.
fn is_of_name(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    const REACH: usize = 10;
    let behind = cue.tokens.end..r.around(cue.tokens.end.saturating_sub(1), 0, REACH).end;
    r.cues.has(Topic::Attribution, "front", &behind)
}

/// A deed stands behind a doer: "that the militia launched them", "that a cell planted it".
fn does(r: &Reading<'_>, m: &ActorMention) -> bool {
    const REACH: usize = 5;
    let behind = m.phrase.end..r.around(m.phrase.end.saturating_sub(1), 0, REACH).end;
    r.cues.within(&behind).iter().any(|cue| match cue.topic {
        Topic::Deed => matches!(cue.class(), "act" | "kill"),
        Topic::Event => !cue.is("pos", "noun"),
        Topic::Attribution => cue.class() == "behind",
        _ => false,
    })
}

/// "Accused the dead of working with the faction": what somebody was accused of is no deed, and no doer.
fn is_treason(r: &Reading<'_>, from: usize, m: &ActorMention) -> bool {
    r.cues.has(Topic::Attribution, "treason", &(from.min(m.tokens.start)..m.tokens.start))
}

/// Who is accused: the second of two doers behind the verb, else the only one that is not the accuser.
fn accused(r: &Reading<'_>, cue: &Cue<'_>, named: &[ActorMention], voices: &[Voice]) -> Option<Found> {
    if let Some(found) = only_accused(r, cue, named) {
        return Some(found);
    }
    let accuser = voices.iter().find(|voice| voice.verb.start == cue.tokens.start);
    let voice = accuser.and_then(|voice| voice.name.clone());
    let from = voice.clone().filter(|name| name.start >= cue.tokens.end).map_or(cue.tokens.end, |name| name.end);
    // "Put it down to the heat": whoever did it stands behind the word for "to".
    let from = if cue.row.is("to") {
        let to = |to: &Cue<'_>| to.class() == "on" && to.tokens.start >= from;
        r.of(Topic::Determiner, &(from..from + BLAME_REACH)).find(|cue| to(cue))?.tokens.end
    } else {
        from
    };
    let end = r.sentence(r.sentence_of(cue.tokens.start)).end;
    // "The brigade, a part of the militia, blamed the army": nobody blames his own.
    let own = |m: &ActorMention| from > cue.tokens.end && accuser.and_then(|voice| voice.actor) == Some(m.actor);
    let reach = match (cue.row.is("to"), cue.attr("needs")) {
        (true, _) => TO_REACH,
        (_, Some(_)) => BLAME_REACH * 2,
        _ => BLAME_REACH,
    };
    let within = |m: &&ActorMention| m.tokens.start >= from && m.tokens.start - from <= reach && !own(m);
    let blamed = |m: &&ActorMention| (!speaks(r, m) || m.tokens.start < cue.tokens.end + 4) && !is_treason(r, cue.tokens.end, m);
    let found = named.iter().filter(within).find(blamed);
    // "Have blamed similar fire in the past on the factions": what they were blamed for is not this.
    let past = |m: &ActorMention| {
        let between = cue.tokens.end..m.tokens.start;
        between.start < between.end
            && (r.cues.has(Topic::Determiner, "previous", &between) || r.cues.has(Topic::Discourse, "alike", &between))
    };
    if found.is_some_and(past) {
        return None;
    }
    if let Some(m) = found {
        return Some((m.actor, m.tokens.clone()));
    }
    if let Some(found) = epithet_near(r, &(from..(from + 6).min(end))) {
        return Some(found);
    }
    // "It laid responsibility on the group", where who stands behind the verb may be either: what it must say is on whom.
    let free = cue.attr("needs").is_some() && cue.ending(r.doc).is_empty();
    if let Some(name) = voice.filter(|name| name.start >= cue.tokens.end && free) {
        return named.iter().find(|m| name.contains(&m.tokens.start) && !m.adjective).map(|m| (m.actor, m.tokens.clone()));
    }
    // The accuser was left out: the only one named is accused.
    after(cue, named, BLAME_REACH).filter(|m| from == cue.tokens.end && !is_treason(r, from, m)).map(|m| (m.actor, m.tokens.clone()))
}

/// "In an attack that it accused the army of": behind the noun for the deed, where the accuser is not named again, the one doer before the
/// words for having done it.
fn only_accused(r: &Reading<'_>, cue: &Cue<'_>, named: &[ActorMention]) -> Option<Found> {
    let noun = cue.tokens.start.checked_sub(1)?;
    let deed = r.of(Topic::Event, &(noun..noun + 1)).any(|event| event.is("pos", "noun")) && !r.has_article(noun);
    let until = (cue.tokens.end + BLAME_REACH).min(r.sentence(r.sentence_of(cue.tokens.start)).end);
    let done = r.of(Topic::Attribution, &(cue.tokens.end..until)).find(|done| done.class() == "role").filter(|_| deed)?;
    let mut doers = named.iter().filter(|m| (cue.tokens.end..done.tokens.start).contains(&m.tokens.start));
    let first = doers.next()?;
    doers.all(|other| other.actor == first.actor).then(|| (first.actor, first.tokens.clone()))
}

/// An epithet in a range, and whom it takes up.
fn epithet_near(r: &Reading<'_>, tokens: &Range<usize>) -> Option<Found> {
    let epithet = r.of(Topic::Voice, tokens).find(|cue| matches!(cue.class(), "group" | "state"))?;
    Some((taken_up(r, epithet)?, epithet.tokens.clone()))
}
