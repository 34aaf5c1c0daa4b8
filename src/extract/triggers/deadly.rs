//! Deaths and wounds that tell of an event where no event word does: with a weapon or a doer beside them.

use std::ops::Range;

use super::Trigger;
use super::thrown::is_stored;
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::incident::Kind;

/// A weapon may stand so far ahead of the verb whose subject it is.
const SUBJECT: usize = 12;

/// "Killed by a drone", "a drone killed": a death with a weapon beside it is an event where its clause names no other.
pub(super) fn killed_by(r: &Reading<'_>, cue: &Cue<'_>, others: &[Trigger]) -> Option<Trigger> {
    if !matches!(cue.attr("pos"), Some("verb" | "masdar" | "both_sides" | "before")) || !matches!(cue.class(), "killed" | "injured") {
        return None;
    }
    let sentence = r.sentence(r.sentence_of(cue.tokens.start));
    let clause = r.clause_of(cue.tokens.start);
    let alone = !has_event(others, &sentence);
    let reach = if alone { 4 } else { 1 };
    let beside = cue.tokens.end..(cue.tokens.end + reach).min(clause.end);
    let used = |weapon: &&Cue<'_>| is_used(r, weapon);
    let first = r.of(Topic::Weapon, &beside).find(used);
    let weapon = first
        .or_else(|| instrument(r, &(cue.tokens.end..sentence.end)).filter(|_| alone))
        .or_else(|| instrument(r, &(cue.tokens.end..clause.end)).filter(|_| !has_event(others, &clause)))
        .or_else(|| subject(r, cue, &clause).filter(|_| !has_event(others, &clause)))?;
    let kind = kind_with(r, weapon, &(sentence.start..weapon.tokens.start));
    let tokens = cue.tokens.start.min(weapon.tokens.start)..cue.tokens.end.max(weapon.tokens.end);
    Some(Trigger { gun: kind == Kind::Clash, ..Trigger::of(tokens, cue.word.join(weapon.word), &weapon.row.id, kind) })
}

fn has_event(others: &[Trigger], tokens: &Range<usize>) -> bool {
    let first = others.partition_point(|t| t.tokens.start < tokens.start);
    others.get(first).is_some_and(|t| t.tokens.start < tokens.end)
}

fn is_used(r: &Reading<'_>, weapon: &Cue<'_>) -> bool {
    !is_stored(r, weapon)
        && !matches!(weapon.class(), "stored" | "recon" | "ballistic" | "bike" | "grenade" | "found")
        && !is_person(r, weapon)
}

/// A weapon with "by" before it, or with such a letter as one with it.
fn instrument<'c, 'l>(r: &'c Reading<'l>, behind: &Range<usize>) -> Option<&'c Cue<'l>> {
    let by = |weapon: &&Cue<'_>| {
        let prefixed = weapon.word.start < weapon.span.start && !weapon.article && !weapon.conjunction;
        let before = r.around(weapon.tokens.start, 4, 0).start..weapon.tokens.start;
        let because = r.of(Topic::Discourse, &before).any(|cue| cue.class() == "cut" && cue.tokens.end == weapon.tokens.start);
        let bullets = weapon.class() == "gun" && !weapon.row.is("person");
        prefixed || because || bullets || r.of(Topic::Attribution, &before).any(|cue| cue.class() == "by")
    };
    r.of(Topic::Weapon, behind).filter(|weapon| is_used(r, weapon)).find(by)
}

/// The weapon or gunman that is the subject of an active verb: ahead of it, with nobody counted between.
fn subject<'c, 'l>(r: &'c Reading<'l>, cue: &Cue<'_>, clause: &Range<usize>) -> Option<&'c Cue<'l>> {
    let passive = r.cues.has(Topic::Determiner, "be", &(cue.tokens.start.saturating_sub(2).max(clause.start)..cue.tokens.start));
    if !matches!(cue.attr("pos"), Some("verb" | "both_sides")) || passive {
        return None;
    }
    let ahead = cue.tokens.start.saturating_sub(SUBJECT).max(clause.start)..cue.tokens.start;
    let weapon = r.of(Topic::Weapon, &ahead).rfind(|weapon| is_used(r, weapon))?;
    let between = weapon.tokens.end..cue.tokens.start;
    let broken = r.of(Topic::Event, &between).chain(r.of(Topic::Casualty, &between)).chain(r.of(Topic::Speech, &between)).next().is_some();
    let object = r.of(Topic::Victim, &(cue.tokens.end..(cue.tokens.end + 8).min(clause.end))).next().is_some()
        || !r.numbers_in(&(cue.tokens.end..(cue.tokens.end + 4).min(clause.end))).is_empty();
    (!broken && object).then_some(weapon)
}

/// What a weapon that kills makes of it; a missile is what carries it.
fn kind_with(r: &Reading<'_>, weapon: &Cue<'_>, before: &Range<usize>) -> Kind {
    let carried = |class: &str| r.of(Topic::Weapon, before).any(|w| w.class() == class && !is_stored(r, w));
    match weapon.class() {
        "missile" if carried("drone") => Kind::DroneStrike,
        "missile" if carried("air") => Kind::Airstrike,
        "air" => Kind::Airstrike,
        "drone" => Kind::DroneStrike,
        "shell" => Kind::Shelling,
        "bomb" => Kind::Ied,
        "remnant" => Kind::Explosion,
        "gun" => Kind::Clash,
        _ => Kind::RocketAttack,
    }
}

/// "Killed four suicide attackers": men who are counted or killed, not what killed.
fn is_person(r: &Reading<'_>, weapon: &Cue<'_>) -> bool {
    let before = r.around(weapon.tokens.start, 1, 0);
    let counted = r.numbers_in(&before).iter().any(|n| n.tokens.end == weapon.tokens.start);
    let follows_death = r.of(Topic::Casualty, &r.around(weapon.tokens.start, 3, 0)).any(|c| c.tokens.end <= weapon.tokens.start);
    weapon.row.is("person") && (counted || follows_death && weapon.word.start == weapon.span.start)
}

/// "Its forces killed four attackers", "unknown men killed a teacher": who kills fights, where the sentence names no other event.
pub(super) fn killed_in_fight(r: &Reading<'_>, cue: &Cue<'_>, others: &[Trigger]) -> Option<Trigger> {
    let sentence = r.sentence(r.sentence_of(cue.tokens.start));
    if has_event(others, &sentence) || cue.class() != "killed" || !matches!(cue.attr("pos"), Some("verb" | "both_sides")) {
        return None;
    }
    // "Six of its men fell": nobody acts.
    if cue.is("subject", "before") || cue.is("many", "yes") {
        return None;
    }
    let before = r.around(cue.tokens.start, 4, 0).start..cue.tokens.start;
    let ends_here = |end: usize| cue.tokens.start - end <= 1;
    let doer = r.of(Topic::Attribution, &before).any(|own| own.class() == "self" && ends_here(own.tokens.end))
        || r.of(Topic::Actor, &before).any(|actor| ends_here(actor.tokens.end) && !actor.is("form", "adj"));
    let behind = cue.tokens.end..(cue.tokens.end + 5).min(sentence.end);
    let persons = !r.numbers_in(&behind).is_empty() || r.of(Topic::Victim, &behind).next().is_some();
    let passive = r.cues.has(Topic::Determiner, "be", &r.around(cue.tokens.start, 2, 0));
    if !passive && persons && doer {
        return Some(Trigger::of(cue.tokens.clone(), cue.word, &cue.row.id, Kind::Clash));
    }
    let by_nobody = done_by(r, cue) || !passive && acts_behind(r, cue);
    by_nobody.then(|| Trigger { gun: true, ..Trigger::of(cue.tokens.clone(), cue.word, &cue.row.id, Kind::Clash) })
}

/// "Was killed by gunmen", "at the hands of ISIS": a doer behind the words for "by".
fn done_by(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let clause = r.clause_of(cue.tokens.start);
    let by = r.of(Topic::Attribution, &(cue.tokens.end..clause.end)).find(|by| by.class() == "by");
    by.is_some_and(|by| r.of(Topic::Actor, &(by.tokens.end..by.tokens.end + 3)).any(|actor| !actor.is("form", "adj")))
}

/// Verb first: "killed unknown men a teacher": a nameless doer right behind the verb, and whom he killed behind him.
fn acts_behind(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    if !r.doc.lang.is_rtl() {
        return false;
    }
    let next = cue.tokens.end..cue.tokens.end + 1;
    let Some(doer) = r.of(Topic::Actor, &next).rfind(|actor| actor.is("actor", "unknown")) else { return false };
    let behind = doer.tokens.end..(doer.tokens.end + 3).min(r.clause_of(cue.tokens.start).end);
    r.of(Topic::Victim, &behind).any(|victim| !victim.conjunction && victim.word.start == victim.span.start)
}
