//! Event words, and which of them tell of something that happened.
//!
//! A strike that was threatened, planned, denied, practised, commemorated or counted in a tally is no incident. Its word
//! stays in the list, marked with what stopped it, so that the reader can be told.

use std::ops::Range;

use super::cues::{Cue, Topic};
use super::dates::DateRole;
use super::reading::Reading;
use crate::incident::Kind;
use crate::text::{NumberKind, Span};

/// More than this of one event in a row is a tally, not news.
const TALLY_FROM: u64 = 30;

/// How much an event word settles by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// The kind.
    Kind(Kind),
    /// Fire from a distance: the weapon decides.
    Strike,
    /// Anything hostile: weapon and doer decide.
    Attack,
    /// Nothing: "the incident".
    Mention,
}

/// Why an event word is no incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// It did not happen.
    Negated,
    /// It was threatened or feared.
    Threat,
    /// It was planned, or foiled.
    Plan,
    /// It was an exercise.
    Drill,
    /// It is counted with many others.
    Tally,
    /// It is what often happens.
    Habit,
    /// It is remembered.
    Anniversary,
    /// It was a rumour.
    Rumour,
    /// It was fire at what attacked.
    Defence,
}

impl Block {
    fn from_class(class: &str) -> Option<Self> {
        Some(match class {
            "negated" => Self::Negated,
            "threat" => Self::Threat,
            "plan" => Self::Plan,
            "drill" => Self::Drill,
            "tally" => Self::Tally,
            "habit" => Self::Habit,
            "anniversary" => Self::Anniversary,
            "rumour" => Self::Rumour,
            "defence" => Self::Defence,
            _ => return None,
        })
    }
}

/// An event word in the text.
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of the word's row, and any may stand with any")]
#[derive(Clone, Debug)]
pub struct Trigger {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its words.
    pub span: Span,
    /// Id of its row.
    pub rule: String,
    /// What it settles.
    pub sort: Sort,
    /// Whether it points back at something told: "the strike", "this attack".
    pub definite: bool,
    /// Several of them.
    pub plural: bool,
    /// Not an incident by itself.
    pub weak: bool,
    /// Only heard: an explosion in the distance.
    pub heard: bool,
    /// Shots.
    pub gun: bool,
    /// A verb, or what verbs make of a weapon.
    pub verb: bool,
    /// What fell or struck, whoever fired it.
    pub hit: bool,
    /// Pointed back at, but with a relative clause that may tell something new of it.
    pub retold: bool,
    /// Why it is no incident.
    pub block: Option<Block>,
}

/// All event words, in the order of the text.
pub fn triggers(r: &Reading<'_>) -> Vec<Trigger> {
    let all = 0..r.doc.tokens.len();
    let mut out: Vec<Trigger> =
        r.of(Topic::Event, &all).filter(|cue| !r.is_inside_name(&cue.tokens)).filter_map(|cue| trigger(r, cue)).collect();
    let deadly: Vec<Trigger> = r.of(Topic::Casualty, &all).filter_map(|cue| killed_by(r, cue, &out)).collect();
    out.extend(deadly);
    out.sort_by_key(|trigger| trigger.tokens.start);
    for trigger in &mut out {
        trigger.block = block(r, trigger);
    }
    out
}

fn trigger(r: &Reading<'_>, cue: &Cue<'_>) -> Option<Trigger> {
    let pos = cue.attr("pos").unwrap_or_default();
    let sort = match (cue.attr("kind"), pos) {
        (_, "launch" | "hit") => Sort::Kind(thrown_kind(r, cue)?),
        (Some("strike"), _) => Sort::Strike,
        (Some("attack"), _) => Sort::Attack,
        (Some(code), _) => Sort::Kind(Kind::from_code(code)?),
        (None, "noun") => Sort::Mention,
        (None, _) => return None,
    };
    if !is_complete(r, cue) {
        return None;
    }
    let verb = pos != "noun";
    if verb && cue.article {
        // "The targeted area": no verb, but an adjective.
        return None;
    }
    Some(Trigger {
        tokens: cue.tokens.clone(),
        span: cue.word,
        rule: cue.row.id.clone(),
        sort,
        definite: if matches!(pos, "hit" | "launch") { is_known_weapon(r, cue) } else { !verb && is_definite(r, cue) },
        plural: matches!(cue.attr("num"), Some("pl" | "du")),
        weak: cue.row.is("weak"),
        heard: cue.row.is("heard"),
        gun: cue.row.is("gun"),
        verb,
        hit: pos == "hit",
        retold: is_retold(r, cue),
        block: None,
    })
}

/// "Killed by a drone", "a drone killed": a death with a weapon beside it is an event where the sentence names no other.
fn killed_by(r: &Reading<'_>, cue: &Cue<'_>, others: &[Trigger]) -> Option<Trigger> {
    let sentence = r.sentence(r.sentence_of(cue.tokens.start));
    let first = others.partition_point(|t| t.tokens.start < sentence.start);
    let alone = others.get(first).is_none_or(|t| t.tokens.start >= sentence.end);
    if !matches!(cue.attr("pos"), Some("verb" | "both_sides" | "before")) {
        return None;
    }
    let reach = if alone { 4 } else { 1 };
    let beside = cue.tokens.end..(cue.tokens.end + reach).min(r.clause_of(cue.tokens.start).end);
    let behind = cue.tokens.end..sentence.end;
    let is_used = |weapon: &&Cue<'_>| !is_stored(r, weapon) && !matches!(weapon.class(), "stored" | "recon" | "ballistic" | "bike");
    let by = |weapon: &&Cue<'_>| weapon.word.start < weapon.span.start && !weapon.article;
    let weapon =
        r.of(Topic::Weapon, &beside).find(is_used).or_else(|| r.of(Topic::Weapon, &behind).filter(|_| alone).filter(is_used).find(by))?;
    let kind = match weapon.class() {
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
        retold: false,
        block: None,
    })
}

/// "The rockets": known from before.
fn is_known_weapon(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let clause = r.clause_of(cue.tokens.start);
    r.of(Topic::Weapon, &clause)
        .filter(|w| matches!(w.class(), "rocket" | "missile" | "shell" | "drone"))
        .min_by_key(|w| gap(&w.tokens, &cue.tokens))
        .is_some_and(|w| w.article || is_definite(r, w))
}

/// "Opened" is an event only with the word for fire.
fn is_complete(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let Some(needed) = cue.attr("needs") else { return true };
    let near = r.around(cue.tokens.start, 0, 7);
    r.of(Topic::Event, &near).any(|other| other.row.id == needed)
}

/// What falls, lands or is launched: the nearest weapon in the clause says it.
fn thrown_kind(r: &Reading<'_>, cue: &Cue<'_>) -> Option<Kind> {
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

/// Whether a weapon is in a store, on a truck or shot down: not what was used.
pub fn is_stored(r: &Reading<'_>, weapon: &Cue<'_>) -> bool {
    let before = r.around(weapon.tokens.start, 3, 0);
    r.of(Topic::Weapon, &before).any(|cue| cue.class() == "stored" && cue.tokens.end <= weapon.tokens.start)
}

/// Tokens between two ranges.
pub fn gap(a: &Range<usize>, b: &Range<usize>) -> usize {
    if a.end <= b.start { b.start - a.end } else { a.start.saturating_sub(b.end) }
}

fn is_definite(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let before = r.around(cue.tokens.start, 2, 0);
    let determiner = r.of(Topic::Determiner, &before).rfind(|d| d.tokens.end == cue.tokens.start);
    match determiner.map(Cue::class) {
        Some("this" | "the" | "own") => true,
        Some("another") => r.cues.has(Topic::Determiner, "the", &r.around(cue.tokens.start, 2, 0)),
        Some("a" | "some") => false,
        _ => cue.article,
    }
}

/// "The strikes that American aircraft carried out": a relative clause tells something new of what the article names.
fn is_retold(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let after = cue.tokens.end..cue.tokens.end + 3;
    let relative = r.cues.has(Topic::Determiner, "rel", &after);
    relative && r.of(Topic::Event, &r.around(cue.tokens.end.saturating_sub(1), 0, 4)).any(|next| next.tokens.start >= cue.tokens.end)
}

fn block(r: &Reading<'_>, trigger: &Trigger) -> Option<Block> {
    let clause = r.clause_of(trigger.tokens.start);
    let before = trigger.tokens.start.saturating_sub(7).max(clause.start)..trigger.tokens.start;
    let sentence = r.sentence(r.sentence_of(trigger.tokens.start));
    let stopped = r.of(Topic::NonEvent, &sentence).find_map(|cue| {
        let block = Block::from_class(cue.class())?;
        let reaches = match cue.attr("reach") {
            Some("before") => before.contains(&cue.tokens.start),
            // A tally speaks of all the events of its sentence that are told as many.
            _ => clause.contains(&cue.tokens.start) || block == Block::Tally && trigger.plural,
        };
        reaches.then_some(block)
    });
    stopped.filter(|block| !is_dated(r, *block, &clause)).or_else(|| counted(r, trigger))
}

/// A habit or a tally that the clause dates to a day is an incident after all.
fn is_dated(r: &Reading<'_>, block: Block, clause: &Range<usize>) -> bool {
    matches!(block, Block::Habit | Block::Tally)
        && r.dates_in(clause).filter_map(|i| r.dates.get(i)).any(|date| date.when.days().is_some_and(|days| days <= 2))
}

/// A large number of events, or a vague one.
fn counted(r: &Reading<'_>, trigger: &Trigger) -> Option<Block> {
    let before = r.around(trigger.tokens.start, 3, 0);
    let number = r.numbers_in(&before).iter().rfind(|n| n.tokens.end == trigger.tokens.start)?;
    let sentence = r.sentence(r.sentence_of(trigger.tokens.start));
    let since = || r.dates_in(&sentence).any(|i| r.dates.get(i).is_some_and(|date| date.role == DateRole::TallyStart));
    let many = match number.kind {
        NumberKind::Vague => true,
        NumberKind::Ordinal => false,
        _ => number.value >= TALLY_FROM || number.value >= TALLY_FROM / 3 && since(),
    };
    (many && !trigger.verb).then_some(Block::Tally)
}
