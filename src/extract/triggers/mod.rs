//! Event words, and which of them tell of something that happened.
//!
//! A strike that was threatened, planned, denied, practised, commemorated or counted in a tally is no incident. Its word
//! stays in the list, marked with what stopped it, so that the reader can be told.

mod deadly;
mod stopped;
mod thrown;

use std::ops::Range;

use super::cues::{Cue, Topic};
use super::reading::Reading;
use crate::incident::Kind;
use crate::text::Span;
use deadly::{killed_by, killed_in_fight};
pub use thrown::is_stored;

use stopped::block;
use thrown::{downed_kind, is_known_weapon, suffered_kind, thrown_kind};

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

/// The row of words for a search of the ground: it follows an incident, and is none beside it.
pub const SEARCH: &str = "ev-search";

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
    /// Shot down on its way.
    pub stopped: bool,
    /// Pointed back at, but with a relative clause that may tell something new of it.
    pub retold: bool,
    /// Why it is no incident.
    pub block: Option<Block>,
}

impl Trigger {
    /// A verb that settles its kind, without marks.
    fn of(tokens: Range<usize>, span: Span, rule: &str, kind: Kind) -> Self {
        Self {
            tokens,
            span,
            rule: rule.to_owned(),
            sort: Sort::Kind(kind),
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
        }
    }
}

/// All event words, in the order of the text.
pub fn triggers(r: &Reading<'_>) -> Vec<Trigger> {
    let all = 0..r.doc.tokens.len();
    let mut out: Vec<Trigger> =
        r.of(Topic::Event, &all).filter(|cue| !r.is_inside_name(&cue.tokens)).filter_map(|cue| trigger(r, cue)).collect();
    let deadly: Vec<Trigger> = r.of(Topic::Casualty, &all).filter_map(|cue| killed_by(r, cue, &out)).collect();
    out.extend(deadly);
    out.sort_by_key(|trigger| trigger.tokens.start);
    let fights: Vec<Trigger> = r.of(Topic::Casualty, &all).filter_map(|cue| killed_in_fight(r, cue, &out)).collect();
    out.extend(fights);
    out.sort_by_key(|trigger| trigger.tokens.start);
    strengthen_raids(r, &mut out);
    for trigger in &mut out {
        trigger.block = block(r, trigger);
    }
    count_on(r, &mut out);
    out
}

/// "212 bombings and shootings": what is counted with what stands before it.
fn count_on(r: &Reading<'_>, all: &mut [Trigger]) {
    for i in 1..all.len() {
        let (Some(last), Some(next)) = (all.get(i - 1), all.get(i)) else { continue };
        let beside = last.tokens.end <= next.tokens.start && next.tokens.start - last.tokens.end <= 2;
        let linked = beside && (last.tokens.end..=next.tokens.start).any(|at| r.opens_with_conjunction(at));
        let tallied = last.block == Some(Block::Tally) && next.block.is_none() && linked;
        if let Some(next) = all.get_mut(i).filter(|_| tallied) {
            next.block = Some(Block::Tally);
        }
    }
}

/// An arrest in a special operation is a raid, though neither word is an incident by itself.
fn strengthen_raids(r: &Reading<'_>, all: &mut [Trigger]) {
    let weak_raid = |t: &Trigger| t.weak && t.sort == Sort::Kind(Kind::Raid);
    let sentences: Vec<(usize, bool)> = all.iter().filter(|t| weak_raid(t)).map(|t| (r.sentence_of(t.tokens.start), t.verb)).collect();
    for trigger in all.iter_mut().filter(|t| weak_raid(t) && !t.verb) {
        let sentence = r.sentence_of(trigger.tokens.start);
        trigger.weak = !sentences.contains(&(sentence, true));
    }
}

fn trigger(r: &Reading<'_>, cue: &Cue<'_>) -> Option<Trigger> {
    let pos = cue.attr("pos").unwrap_or_default();
    let sort = match (cue.attr("kind"), pos) {
        (_, "launch") if opens_fire(r, cue) => Sort::Kind(Kind::Clash),
        (_, "launch" | "hit") => Sort::Kind(thrown_kind(r, cue)?),
        (_, "down") => Sort::Kind(downed_kind(r, cue)?),
        (Some("strike"), _) => Sort::Strike,
        (Some("attack"), _) => Sort::Attack,
        (Some(code), _) => Sort::Kind(Kind::from_code(code)?),
        (None, "suffer") => Sort::Kind(suffered_kind(r, cue)?),
        (None, "noun") => Sort::Mention,
        (None, _) => return None,
    };
    if !is_complete(r, cue) {
        return None;
    }
    let verb = pos != "noun";
    // "At dawn" is spelt like "blew up", but only nouns end so.
    if verb && is_noun_form(cue.word.slice(r.doc.body), cue.ending(r.doc)) || cue.row.is("bare") && cue.article {
        return None;
    }
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
        gun: cue.row.is("gun") || pos == "launch" && opens_fire(r, cue),
        verb,
        hit: pos == "hit",
        stopped: pos == "down" || cue.row.is("shot_down"),
        retold: is_retold(r, cue),
        block: None,
    })
}

/// Whether a word ends in the sign of nouns in the accusative, which may stand before or behind its alif, or in the
/// feminine ending, which folds like "him".
fn is_noun_form(word: &str, ending: &str) -> bool {
    ending.starts_with('\u{629}') || word.ends_with('\u{64b}') || word.ends_with("\u{64b}\u{627}")
}

/// "Unknown men opened fire on a car": the word for fire behind the verb and its subject, and no weapon from afar.
fn opens_fire(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let clause = r.clause_of(cue.tokens.start);
    let behind = cue.tokens.end..(cue.tokens.end + 4).min(clause.end);
    r.of(Topic::Event, &behind).any(|fire| fire.is("pos", "fire")) && r.of(Topic::Weapon, &behind).all(|weapon| weapon.class() == "gun")
}

/// "Opened" is an event only with the word for fire, "went for" only with a weapon, "shot" only with persons, "seized" only where no weapons were seized.
fn is_complete(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let clause = r.clause_of(cue.tokens.start);
    if cue.row.is("armed")
        && !r
            .of(Topic::Weapon, &r.sentence(r.sentence_of(cue.tokens.start)))
            .any(|weapon| !matches!(weapon.class(), "stored" | "recon") && !is_stored(r, weapon))
    {
        return false;
    }
    let behind = cue.tokens.end..(cue.tokens.end + 4).min(clause.end);
    if cue.row.is("persons") && r.numbers_in(&behind).is_empty() && r.of(Topic::Victim, &behind).next().is_none() {
        return false;
    }
    if cue.row.is("takes")
        && r.of(Topic::Weapon, &(cue.tokens.start..cue.tokens.end + 5)).any(|weapon| weapon.tokens.start >= cue.tokens.end)
    {
        return false;
    }
    // "The bridge, seized by gunmen at the weekend, was hit": said of a place by the way.
    let by = r.cues.has(Topic::Attribution, "by", &(cue.tokens.end..cue.tokens.end + 1));
    if cue.row.is("takes") && by && clause.start == cue.tokens.start {
        return false;
    }
    if cue.row.is("takes") && cue.row.is("placed") && r.places_in(&(cue.tokens.end..(cue.tokens.end + 6).min(clause.end))).is_empty() {
        return false;
    }
    let Some(needed) = cue.attr("needs") else { return true };
    let near = r.around(cue.tokens.start, 0, 7);
    let ahead = if cue.row.is("far") { 16 } else { 3 };
    let beside = |other: &Cue<'_>| needed.split('+').any(|id| other.row.id == id);
    r.of(Topic::Event, &near).any(beside) || r.of(Topic::Weapon, &r.around(cue.tokens.start, ahead, 7)).any(beside)
}

/// Tokens between two ranges.
pub fn gap(a: &Range<usize>, b: &Range<usize>) -> usize {
    if a.end <= b.start { b.start - a.end } else { a.start.saturating_sub(b.end) }
}

fn is_definite(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let before = r.around(cue.tokens.start, 2, 0);
    if r.of(Topic::Discourse, &r.around(cue.tokens.start, 3, 0)).any(|most| most.row.is("of_many") && most.tokens.end == cue.tokens.start) {
        return true;
    }
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
    let carried = r.of(Topic::Event, &(cue.tokens.end..cue.tokens.end + 1)).any(|next| next.is("pos", "do"));
    carried
        || relative && r.of(Topic::Event, &r.around(cue.tokens.end.saturating_sub(1), 0, 4)).any(|next| next.tokens.start >= cue.tokens.end)
}
