//! What fell, was launched or was shot down: the weapon makes it an event.

use std::ops::Range;

use super::{gap, is_definite};
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::incident::Kind;

/// The subject of a verb behind "and" may stand so far ahead of it.
const SUBJECT: usize = 28;

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
    let launch = cue.is("pos", "launch") || cue.row.is("rises");
    // A launch may be dated between commas before what was launched is named.
    let dated: usize = if launch { dated_behind(r, cue) } else { 0 };
    let end = if launch { r.around(cue.tokens.start, 0, 10 + dated).end } else { clause.end };
    // "A bomb, dropped on a house": what was dropped may stand before a comma.
    let start = if cue.row.is("drop") { r.around(cue.tokens.start, 3, 0).start } else { clause.start };
    let near = cue.tokens.start.saturating_sub(7).max(start)..(cue.tokens.end + 9 + dated).min(end);
    let told = if launch { r.around(cue.tokens.start, 24, 0).start.min(near.start) } else { near.start };
    let has = |class: &str| r.of(Topic::Weapon, &(told..near.end)).any(|weapon| weapon.class() == class && !is_stored(r, weapon));
    // "A bomb dropped on a house", "a bomb fell on it": from the air, whoever flew.
    let drops = |weapon: &Cue<'_>| cue.row.is("drop") || cue.is("pos", "hit") && weapon.tokens.end == cue.tokens.start;
    let is_thrown = |weapon: &&Cue<'_>| match weapon.class() {
        "rocket" | "missile" | "shell" | "drone" | "dropped" => !is_stored(r, weapon),
        "grenade" => launch,
        // "An F-15 dropped three bombs".
        "bomb" if !weapon.row.is("person") => launch && has("air") || drops(weapon),
        _ => false,
    };
    // "Seven rockets lifted off from an orchard, and came down around the base": the subject of the verb before it.
    let lifted =
        || r.of(Topic::Weapon, &r.around(cue.tokens.start, SUBJECT, 0)).rfind(is_thrown).filter(|_| is_coordinated(r, cue, &clause));
    let weapon = r.of(Topic::Weapon, &near).filter(is_thrown).min_by_key(|weapon| gap(&weapon.tokens, &cue.tokens)).or_else(lifted)?;
    Some(match weapon.class() {
        "drone" => Kind::DroneStrike,
        // "The gunship fired its guns", "helicopters dropped bombs".
        "shell" | "grenade" | "bomb" if has("air") => Kind::Airstrike,
        "shell" => Kind::Shelling,
        "dropped" | "bomb" => Kind::Airstrike,
        "grenade" => Kind::Explosion,
        _ if has("drone") => Kind::DroneStrike,
        _ if has("air") => Kind::Airstrike,
        _ => Kind::RocketAttack,
    })
}

/// Whether a verb opens its clause with "and": its subject is that of the verb before it.
fn is_coordinated(r: &Reading<'_>, cue: &Cue<'_>, clause: &Range<usize>) -> bool {
    let behind = cue.tokens.start > clause.start && r.opens_with_conjunction(cue.tokens.start - 1);
    !r.doc.lang.is_rtl() && cue.is("pos", "hit") && behind
}

/// How many tokens of dates stand right behind a verb and its subject.
fn dated_behind(r: &Reading<'_>, cue: &Cue<'_>) -> usize {
    let near = r.around(cue.tokens.start, 0, 6);
    r.dates_in(&near).filter_map(|i| r.date_tokens.get(i)).map(std::iter::ExactSizeIterator::len).sum()
}

/// What was shot down: the nearest thing that flies, right behind the verb or right before it.
pub(super) fn downed_kind(r: &Reading<'_>, cue: &Cue<'_>) -> Option<Kind> {
    let clause = r.clause_of(cue.tokens.start);
    let near = cue.tokens.start.saturating_sub(5).max(clause.start)..(cue.tokens.end + 8).min(clause.end);
    let flies = |weapon: &&Cue<'_>| matches!(weapon.class(), "drone" | "rocket" | "missile") && !weapon.row.is("hand");
    // "Two drones went for the base; one was shot down."
    let told = || r.of(Topic::Weapon, &r.around(cue.tokens.start, 24, 0)).rfind(flies).filter(|_| is_one_of(r, cue));
    let weapon = r.of(Topic::Weapon, &near).filter(flies).min_by_key(|weapon| gap(&weapon.tokens, &cue.tokens)).or_else(told)?;
    Some(if weapon.class() == "drone" { Kind::DroneStrike } else { Kind::RocketAttack })
}

/// What hit those who "were exposed to a bomb", where no event noun tells it.
pub(super) fn suffered_kind(r: &Reading<'_>, cue: &Cue<'_>) -> Option<Kind> {
    let behind = cue.tokens.end..(cue.tokens.end + 5).min(r.clause_of(cue.tokens.start).end);
    let event = r.of(Topic::Event, &behind).next().is_some();
    let weapon = r.of(Topic::Weapon, &behind).find(|weapon| !weapon.row.is("person") && !is_stored(r, weapon)).filter(|_| !event)?;
    Some(match weapon.class() {
        "bomb" => Kind::Ied,
        "shell" => Kind::Shelling,
        "rocket" | "missile" => Kind::RocketAttack,
        "gun" => Kind::Clash,
        _ => return None,
    })
}

/// Whether a number alone is the subject, or a word for the rest: "one was shot down", "the others were".
fn is_one_of(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let before = r.around(cue.tokens.start, 3, 0).start..cue.tokens.end + 2;
    let rest = || r.of(Topic::Victim, &before).any(|word| word.row.is("other"));
    !r.numbers_in(&before).is_empty() || rest() || r.of(Topic::Determiner, &before).any(|word| matches!(word.class(), "a" | "another"))
}

/// Whether a weapon is in a store, on a truck, found or shot down: not what was used.
pub fn is_stored(r: &Reading<'_>, weapon: &Cue<'_>) -> bool {
    const FOUND: usize = 24;
    // "A bomb factory".
    let made = weapon.tokens.end..weapon.tokens.end + 1;
    if !r.doc.lang.is_rtl() && r.cues.has(Topic::Weapon, "stored", &made) {
        return true;
    }
    let before = r.around(weapon.tokens.start, FOUND, 0);
    r.of(Topic::Weapon, &before).filter(|cue| cue.class() == "stored" && cue.tokens.end <= weapon.tokens.start).any(|cue| {
        let between = cue.tokens.end..weapon.tokens.start;
        // What is found may be a long list; what it was used for is told by another verb.
        let listed = || cue.is("reach", "list") && !r.of(Topic::Event, &between).any(|event| !event.is("pos", "noun"));
        cue.tokens.start + 3 >= weapon.tokens.start || listed()
    })
}
