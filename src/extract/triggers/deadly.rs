//! Deaths with a weapon beside them.

use super::thrown::is_stored;
use super::{Sort, Trigger};
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::incident::Kind;

/// "Killed by a drone", "a drone killed": a death with a weapon beside it is an event where the sentence names no other.
pub(super) fn killed_by(r: &Reading<'_>, cue: &Cue<'_>, others: &[Trigger]) -> Option<Trigger> {
    let sentence = r.sentence(r.sentence_of(cue.tokens.start));
    let first = others.partition_point(|t| t.tokens.start < sentence.start);
    let alone = others.get(first).is_none_or(|t| t.tokens.start >= sentence.end);
    if !matches!(cue.attr("pos"), Some("verb" | "masdar" | "both_sides" | "before")) || !matches!(cue.class(), "killed" | "injured") {
        return None;
    }
    let reach = if alone { 4 } else { 1 };
    let beside = cue.tokens.end..(cue.tokens.end + reach).min(r.clause_of(cue.tokens.start).end);
    let behind = cue.tokens.end..sentence.end;
    let is_used = |weapon: &&Cue<'_>| {
        !is_stored(r, weapon) && !matches!(weapon.class(), "stored" | "recon" | "ballistic" | "bike" | "grenade") && !is_person(r, weapon)
    };
    let by = |weapon: &&Cue<'_>| weapon.word.start < weapon.span.start && !weapon.article;
    let weapon =
        r.of(Topic::Weapon, &beside).find(is_used).or_else(|| r.of(Topic::Weapon, &behind).filter(|_| alone).filter(is_used).find(by))?;
    let carried = |class: &str| r.of(Topic::Weapon, &(sentence.start..weapon.tokens.start)).any(|w| w.class() == class && !is_stored(r, w));
    let kind = match weapon.class() {
        "missile" if carried("drone") => Kind::DroneStrike,
        "missile" if carried("air") => Kind::Airstrike,
        "air" => Kind::Airstrike,
        "drone" => Kind::DroneStrike,
        "shell" => Kind::Shelling,
        "bomb" => Kind::Ied,
        "remnant" => Kind::Explosion,
        "gun" => Kind::Clash,
        _ => Kind::RocketAttack,
    };
    Some(Trigger {
        tokens: cue.tokens.start..weapon.tokens.end,
        span: cue.word.join(weapon.word),
        rule: weapon.row.id.clone(),
        sort: Sort::Kind(kind),
        definite: false,
        plural: false,
        weak: false,
        heard: false,
        gun: kind == Kind::Clash,
        verb: true,
        hit: false,
        stopped: false,
        retold: false,
        block: None,
    })
}

/// "Killed four suicide attackers": men who are counted or killed, not what killed.
fn is_person(r: &Reading<'_>, weapon: &Cue<'_>) -> bool {
    let before = r.around(weapon.tokens.start, 1, 0);
    let counted = r.numbers_in(&before).iter().any(|n| n.tokens.end == weapon.tokens.start);
    weapon.row.is("person") && (counted || weapon.word.start == weapon.span.start)
}

/// "Its forces killed four attackers": forces that kill fight, where the sentence names no other event.
pub(super) fn killed_in_fight(r: &Reading<'_>, cue: &Cue<'_>, others: &[Trigger]) -> Option<Trigger> {
    let sentence = r.sentence(r.sentence_of(cue.tokens.start));
    let first = others.partition_point(|t| t.tokens.start < sentence.start);
    let alone = others.get(first).is_none_or(|t| t.tokens.start >= sentence.end);
    if !alone || cue.class() != "killed" || !matches!(cue.attr("pos"), Some("verb" | "both_sides")) {
        return None;
    }
    let before = r.around(cue.tokens.start, 4, 0).start..cue.tokens.start;
    let ends_here = |end: usize| cue.tokens.start - end <= 1;
    let doer = r.of(Topic::Attribution, &before).any(|own| own.class() == "self" && ends_here(own.tokens.end))
        || r.of(Topic::Actor, &before).any(|actor| ends_here(actor.tokens.end) && !actor.is("form", "adj"));
    let behind = cue.tokens.end..(cue.tokens.end + 5).min(sentence.end);
    let persons = !r.numbers_in(&behind).is_empty() || r.of(Topic::Victim, &behind).next().is_some();
    let passive = r.cues.has(Topic::Determiner, "be", &r.around(cue.tokens.start, 2, 0));
    (doer && persons && !passive).then(|| Trigger {
        tokens: cue.tokens.clone(),
        span: cue.word,
        rule: cue.row.id.clone(),
        sort: Sort::Kind(Kind::Clash),
        definite: false,
        plural: false,
        weak: false,
        heard: false,
        gun: false,
        verb: true,
        hit: false,
        stopped: false,
        retold: false,
        block: None,
    })
}
