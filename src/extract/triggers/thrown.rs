//! What fell, was launched or was shot down: the weapon makes it an event.

use super::{gap, is_definite};
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::incident::Kind;

/// "The rockets": known from before.
pub(super) fn is_known_weapon(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let clause = r.clause_of(cue.tokens.start);
    r.of(Topic::Weapon, &clause)
        .filter(|w| matches!(w.class(), "rocket" | "missile" | "shell" | "drone"))
        .min_by_key(|w| gap(&w.tokens, &cue.tokens))
        .is_some_and(|w| w.article || is_definite(r, w))
}

/// What falls, lands or is launched: the nearest weapon in the clause says it.
pub(super) fn thrown_kind(r: &Reading<'_>, cue: &Cue<'_>) -> Option<Kind> {
    let clause = r.clause_of(cue.tokens.start);
    // A launch may be dated between commas before what was launched is named.
    let end = if cue.is("pos", "launch") { r.around(cue.tokens.start, 0, 10).end } else { clause.end };
    let near = cue.tokens.start.saturating_sub(7).max(clause.start)..(cue.tokens.end + 9).min(end);
    let is_thrown =
        |weapon: &&Cue<'_>| matches!(weapon.class(), "rocket" | "missile" | "shell" | "drone" | "dropped") && !is_stored(r, weapon);
    let weapon = r.of(Topic::Weapon, &near).filter(is_thrown).min_by_key(|weapon| gap(&weapon.tokens, &cue.tokens))?;
    let has = |class: &str| r.of(Topic::Weapon, &near).any(|weapon| weapon.class() == class && !is_stored(r, weapon));
    Some(match weapon.class() {
        "drone" => Kind::DroneStrike,
        "shell" => Kind::Shelling,
        "dropped" => Kind::Airstrike,
        _ if has("drone") => Kind::DroneStrike,
        _ if has("air") => Kind::Airstrike,
        _ => Kind::RocketAttack,
    })
}

/// What was shot down: the nearest thing that flies, right behind the verb or right before it.
pub(super) fn downed_kind(r: &Reading<'_>, cue: &Cue<'_>) -> Option<Kind> {
    let clause = r.clause_of(cue.tokens.start);
    let near = cue.tokens.start.saturating_sub(5).max(clause.start)..(cue.tokens.end + 8).min(clause.end);
    let flies = |weapon: &&Cue<'_>| matches!(weapon.class(), "drone" | "rocket" | "missile") && !weapon.row.is("hand");
    let weapon = r.of(Topic::Weapon, &near).filter(flies).min_by_key(|weapon| gap(&weapon.tokens, &cue.tokens))?;
    Some(if weapon.class() == "drone" { Kind::DroneStrike } else { Kind::RocketAttack })
}

/// Whether a weapon is in a store, on a truck or shot down: not what was used.
pub fn is_stored(r: &Reading<'_>, weapon: &Cue<'_>) -> bool {
    let before = r.around(weapon.tokens.start, 3, 0);
    r.of(Topic::Weapon, &before).any(|cue| cue.class() == "stored" && cue.tokens.end <= weapon.tokens.start)
}
