//! Doers by name, and what makes one of several words.

use std::ops::Range;

use super::ActorMention;
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::incident::Actor;

/// The doers that a range of tokens names, in order.
pub(super) fn mentions(r: &Reading<'_>, tokens: &Range<usize>) -> Vec<ActorMention> {
    r.of(Topic::Actor, tokens).filter_map(|cue| mention(r, cue)).collect()
}

fn mention(r: &Reading<'_>, cue: &Cue<'_>) -> Option<ActorMention> {
    if is_led(r, cue) {
        return None;
    }
    let code = cue.attr("actor")?;
    let (actor, tokens) = match (code, faction(r, cue)) {
        ("Iran" | "IRGC", Some(group)) => (Actor::IranBacked, group.start..cue.tokens.end),
        // "A group known to be close to Tehran": whoever is tied to the patron is no state.
        ("Iran" | "IRGC", None) if is_tied(r, cue) => (Actor::IranBacked, cue.tokens.clone()),
        ("IRGC", None) if !is_ballistic(r, cue) => (Actor::IranBacked, cue.tokens.clone()),
        ("Iran" | "IRGC", None) => (Actor::Other, cue.tokens.clone()),
        (code, _) => (Actor::from_code(code)?, cue.tokens.clone()),
    };
    Some(ActorMention {
        actor,
        tokens,
        rule: cue.row.id.clone(),
        adjective: cue.is("form", "adj"),
        bare: cue.row.is("bare"),
        nameless: actor == Actor::Unknown,
    })
}

/// "Led by": the coalition is the doer, not who leads it.
fn is_led(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let before = r.around(cue.tokens.start, 3, 0);
    r.of(Topic::Attribution, &before).any(|led| led.class() == "led" && led.tokens.end == cue.tokens.start)
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
    r.cues.has(Topic::Weapon, "ballistic", &sentence) || r.of(Topic::Weapon, &sentence).any(|w| w.row.is("ballistic"))
}
