//! Doers by name, and what makes one of several words.

use std::ops::Range;

use super::ActorMention;
use super::phrase::phrase;
use super::roles::is_patient;
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::incident::{Actor, PlaceKind};

/// "The group" stands for one named at most so many tokens before.
const MEMORY: usize = 500;

/// The doers that a range of tokens names, in order.
pub(super) fn mentions<'m>(r: &'m Reading<'_>, tokens: &Range<usize>) -> &'m [ActorMention] {
    let all = || r.of(Topic::Actor, &(0..r.doc.tokens.len())).filter_map(|cue| Some((cue.tokens.start, mention(r, cue)?))).collect();
    r.recall.named(tokens, all)
}

/// Where a text names a doer first, other than by an adjective if it can.
pub fn first_mention(r: &Reading<'_>, actor: Actor) -> Option<Range<usize>> {
    let all = mentions(r, &(0..r.doc.tokens.len()));
    let own = || all.iter().filter(|m| m.actor == actor);
    own().find(|m| !m.adjective).or_else(|| own().next()).map(|m| m.tokens.clone())
}

/// Forces that are somebody's by a pronoun: "its jets", of whoever speaks or acts before them in the sentence.
pub(super) fn own_forces(r: &Reading<'_>, tokens: &Range<usize>, named: &[ActorMention]) -> Vec<ActorMention> {
    let of = |cue: &Cue<'_>| {
        let owner = named.iter().rfind(|m| m.tokens.end <= cue.tokens.start && !m.adjective && !m.nameless && !is_patient(r, m))?;
        let start = if is_theirs(r, cue) { cue.tokens.start } else { return None };
        Some(ActorMention {
            tokens: cue.tokens.clone(),
            phrase: start..cue.tokens.end,
            rule: cue.row.id.clone(),
            own: true,
            ..owner.clone()
        })
    };
    r.of(Topic::Force, tokens).filter(|cue| matches!(cue.class(), "people" | "unit" | "carrier")).filter_map(of).collect()
}

/// Whether a pronoun says whose a word is.
fn is_theirs(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let joined = r.doc.lang.is_rtl() && r.is_pronoun_ending(cue.ending(r.doc));
    let before = r.around(cue.tokens.start, 1, 0).start..cue.tokens.start;
    joined || !r.doc.lang.is_rtl() && r.cues.has(Topic::Determiner, "own", &before)
}

/// An adjective beside a place: "the Iraqi town", "the American base" say where, not who.
fn is_of_land(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    if !cue.is("form", "adj") {
        return false;
    }
    let land = |other: &&Cue<'_>| match other.topic {
        Topic::Force => other.class() == "land",
        _ => false,
    };
    if r.doc.lang.is_rtl() {
        let before = r.around(cue.tokens.start, 2, 0).start..cue.tokens.start;
        // "The American coalition": the adjective belongs to the name before it.
        let named = |other: &Cue<'_>| other.topic == Topic::Actor && !other.is("form", "adj");
        let near = r.around(cue.tokens.start, 4, 0).start..cue.tokens.start;
        return r.cues.within(&before).iter().filter(land).any(|other| other.tokens.end == cue.tokens.start)
            || r.cues.within(&near).iter().any(|other| named(other) && other.tokens.end == cue.tokens.start);
    }
    let next = cue.tokens.end..cue.tokens.end + 1;
    r.cues.within(&next).iter().any(|other| land(&other))
}

fn mention(r: &Reading<'_>, cue: &Cue<'_>) -> Option<ActorMention> {
    if is_of_land(r, cue) || cue.is("form", "press") {
        return None;
    }
    if is_led(r, cue) || is_guise(r, cue) || is_spot(r, cue) && !is_tied(r, cue) {
        return None;
    }
    if cue.is("needs", "blame") && !is_blamed(r, cue) || cue.row.is("fights") && !is_fighting(r, cue) {
        return None;
    }
    let code = cue.attr("actor")?;
    if !matches!(code, "Iran" | "IRGC") && is_patron(r, cue) {
        return None;
    }
    let (actor, tokens) = match (code, faction(r, cue)) {
        ("Iran" | "IRGC", Some(group)) => (Actor::IranBacked, group.start..cue.tokens.end),
        // "A group known to be close to Tehran": whoever is tied to the patron is no state.
        ("Iran" | "IRGC", None) if is_tied(r, cue) || is_half(r, cue) => (Actor::IranBacked, cue.tokens.clone()),
        ("IRGC", None) if !is_ballistic(r, cue) => (Actor::IranBacked, cue.tokens.clone()),
        ("Iran" | "IRGC", None) => (Actor::Other, cue.tokens.clone()),
        ("back", _) => (named_before(r, cue)?, cue.tokens.clone()),
        (code, _) => (Actor::from_code(code)?, cue.tokens.clone()),
    };
    Some(ActorMention {
        actor,
        phrase: phrase(r, &tokens, cue.is("form", "adj")),
        tokens,
        rule: cue.row.id.clone(),
        adjective: cue.is("form", "adj"),
        bare: cue.row.is("bare"),
        own: false,
        nameless: actor == Actor::Unknown,
    })
}

/// "The group", "the army": the last of that sort that was named before.
fn named_before(r: &Reading<'_>, back: &Cue<'_>) -> Option<Actor> {
    if back.is("of", "speaker") {
        return speaker_before(r, back);
    }
    let before = back.tokens.start.saturating_sub(MEMORY)..back.tokens.start;
    r.of(Topic::Actor, &before).rev().filter(|cue| cue.is("form", "name") && side(cue) == back.attr("of")).find_map(actor_of)
}

/// "The ministry said that the air force": the forces of the state that speaks.
fn speaker_before(r: &Reading<'_>, back: &Cue<'_>) -> Option<Actor> {
    let before = r.around(back.tokens.start, 24, 0).start..back.tokens.start;
    let speaks = |cue: &&Cue<'_>| {
        let beside = r.around(cue.tokens.start, 2, cue.tokens.len() + 2);
        side(cue) == Some("state") && r.cues.has(Topic::Speech, "says", &beside)
    };
    r.of(Topic::Actor, &before).rev().find(speaks).and_then(actor_of)
}

/// "Gunmen in army uniforms": whom somebody is dressed as.
fn is_guise(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let guise = |tokens: Range<usize>| r.cues.has(Topic::Attribution, "guise", &tokens);
    let rtl = r.doc.lang.is_rtl();
    guise(r.around(cue.tokens.start, 2, 0).start..cue.tokens.start) || !rtl && guise(cue.tokens.end..cue.tokens.end + 1)
}

/// A name that is a common word as well counts right behind a word of blame, or right before one of owning up.
fn is_blamed(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let around = r.around(cue.tokens.start, 3, cue.tokens.len() + 1);
    let beside = |other: &Cue<'_>| other.tokens.end == cue.tokens.start || other.tokens.start == cue.tokens.end;
    let blames = |other: &Cue<'_>| match other.topic {
        Topic::Attribution => matches!(other.class(), "accused" | "claimed" | "denied" | "suspected" | "role" | "behind"),
        Topic::Force => other.class() == "people",
        _ => false,
    };
    r.cues.within(&around).iter().any(|other| beside(other) && blames(other))
}

/// Who is no armed group counts where a fight is told beside him.
fn is_fighting(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let around = r.around(cue.tokens.start, 9, cue.tokens.len() + 6);
    r.of(Topic::Event, &around).any(|event| event.is("kind", "clash"))
}

fn actor_of(cue: &Cue<'_>) -> Option<Actor> {
    match cue.attr("actor")? {
        "Iran" => Some(Actor::Other),
        "IRGC" => Some(Actor::IranBacked),
        code => Actor::from_code(code),
    }
}

/// Whether a doer is a state with its army, or a group.
fn side(cue: &Cue<'_>) -> Option<&'static str> {
    let state =
        cue.is("side", "state") || matches!(cue.attr("actor")?, "US" | "Coalition" | "Israel" | "Syrian army" | "Iraq" | "Turkey" | "Iran");
    match cue.attr("actor")? {
        "back" | "unknown" => None,
        _ => Some(if state { "state" } else { "group" }),
    }
}

/// A city that is no government here: a dateline, "near Damascus".
fn is_spot(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    r.places_in(&cue.tokens).any(|i| {
        let same = r.place_tokens.get(i).is_some_and(|tokens| tokens.end >= cue.tokens.end && tokens.start <= cue.tokens.start);
        same && r.places.get(i).is_some_and(|place| !place.metonym && place.place.kind == PlaceKind::City)
    })
}

/// "Backed by", before or behind a name: whoever helps is not the doer.
fn is_patron(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let support = |deed: &&Cue<'_>| deed.class() == "support";
    let before = r.around(cue.tokens.start, 4, 0);
    let helps = r.of(Topic::Deed, &before).filter(support).any(|deed| {
        deed.tokens.end <= cue.tokens.start && (deed.tokens.end..cue.tokens.start).all(|at| !matches!(r.doc.word(at), "," | "."))
    });
    helps || is_half(r, cue)
}

/// "US-backed": a name that is the first half of a word.
fn is_half(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let next = cue.tokens.end + 1..cue.tokens.end + 2;
    let ties = |other: &Cue<'_>| match other.topic {
        Topic::Deed => other.class() == "support",
        Topic::Faction => other.class() == "ties",
        _ => false,
    };
    r.doc.word(cue.tokens.end) == "-" && r.cues.within(&next).iter().any(ties)
}

/// "Led by": the coalition is the doer, not who leads it.
fn is_led(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let before = r.around(cue.tokens.start, 3, 0);
    let Some(led) = r.of(Topic::Attribution, &before).find(|led| led.class() == "led" && led.tokens.end == cue.tokens.start) else {
        return false;
    };
    r.of(Topic::Actor, &r.around(led.tokens.start, 3, 0)).any(|other| other.tokens.end <= led.tokens.start)
}

/// "Factions funded by", before the name of a patron.
pub(super) fn faction(r: &Reading<'_>, cue: &Cue<'_>) -> Option<Range<usize>> {
    let before = r.around(cue.tokens.start, 6, 0);
    let after = cue.tokens.end..cue.tokens.end + 1;
    let behind = r.of(Topic::Faction, &after).find(|f| f.class() == "ties");
    let ties =
        r.of(Topic::Faction, &before).rfind(|f| f.class() == "ties" && cue.tokens.start.saturating_sub(f.tokens.end) <= 3).or(behind);
    let group = r.of(Topic::Faction, &before).find(|f| f.class() == "group")?;
    let direct = group.tokens.end == cue.tokens.start;
    (direct || ties.is_some_and(|ties| ties.tokens.start >= group.tokens.end)).then(|| group.tokens.clone())
}

/// Words such as "loyal to" right before a patron.
fn is_tied(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let before = r.around(cue.tokens.start, 3, 0);
    r.of(Topic::Faction, &before).any(|ties| ties.class() == "ties" && cue.tokens.start.saturating_sub(ties.tokens.end) <= 1)
}

/// Iran itself fires ballistic missiles; its Guards abroad are counted with the militias they lead.
fn is_ballistic(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let sentence = r.sentence(r.sentence_of(cue.tokens.start));
    r.of(Topic::Actor, &sentence).any(|other| other.row.is("missiles"))
        || r.cues.has(Topic::Weapon, "ballistic", &sentence)
        || r.of(Topic::Weapon, &sentence).any(|w| w.row.is("ballistic"))
}
