//! The incidents that a log works on, each with what the articles say of it, and how an anchor finds its own again.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::library::{Library, Prints};
use super::{Anchor, Part, Value};
use crate::incident::{Field, Incident, IncidentId};
use crate::source::ArticleId;
use crate::text::Span;

/// The words of the trigger stand where they stood: nothing else counts as much.
const TRIGGER: f64 = 8.0;
/// All words of the other fields stand where they stood.
const WORDS: f64 = 2.0;
/// What it counts that an incident has the very words of an anchor and no others.
const SAME: f64 = 1.0;
/// Less than this is another incident. A trigger alone is enough; without one, most of the words and two of kind, day and place.
const LEAST: f64 = 3.0;

/// An incident under correction.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    /// As the articles tell it.
    pub(super) origin: Incident,
    /// As it is now.
    pub(super) now: Incident,
    /// The entries that set its parts.
    pub(super) by: BTreeMap<Part, u64>,
    /// Whether a person made it.
    pub(super) is_by_hand: bool,
}

impl Slot {
    pub(super) fn new(incident: Incident) -> Self {
        Self { now: incident.clone(), origin: incident, by: BTreeMap::new(), is_by_hand: false }
    }

    /// Gives a part a value on the word of an entry.
    pub(super) fn set(&mut self, value: Value, seq: u64) {
        self.by.insert(value.part(), seq);
        value.put_into(&mut self.now);
    }

    /// Gives a part back what the articles say.
    pub(super) fn reset(&mut self, part: Part) {
        self.by.remove(&part);
        part.in_(&self.origin).put_into(&mut self.now);
        if part == Part::Actor {
            self.now.perpetrator.text.clone_from(&self.origin.perpetrator.text);
        }
    }

    /// Takes over what was set of another one, but for parts that were set of this one.
    pub(super) fn take_over(&mut self, other: &Self) {
        for (part, seq) in &other.by {
            if !self.by.contains_key(part) {
                self.set(part.in_(&other.now), *seq);
            }
        }
    }
}

/// Slots by number; those that were taken away are empty.
#[derive(Clone, Debug, Default)]
pub(super) struct Slots {
    slots: Vec<Option<Slot>>,
    by_id: HashMap<IncidentId, usize>,
    by_article: HashMap<ArticleId, Vec<usize>>,
}

impl Slots {
    pub(super) fn add(&mut self, slot: Slot) {
        let at = self.slots.len();
        self.by_id.insert(slot.now.id.clone(), at);
        for source in &slot.now.sources {
            self.by_article.entry(source.article.clone()).or_default().push(at);
        }
        self.slots.push(Some(slot));
    }

    pub(super) fn get_mut(&mut self, at: usize) -> Option<&mut Slot> {
        self.slots.get_mut(at)?.as_mut()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Slot> {
        self.slots.get(at)?.as_ref()
    }

    pub(super) fn take(&mut self, at: usize) -> Option<Slot> {
        self.slots.get_mut(at)?.take()
    }

    pub(super) fn all_mut(&mut self) -> impl Iterator<Item = &mut Slot> {
        self.slots.iter_mut().flatten()
    }

    /// In the order they came.
    pub(super) fn into_slots(self) -> impl Iterator<Item = Slot> {
        self.slots.into_iter().flatten()
    }

    /// The incident that an anchor means; `None` where no incident is like it, or two are alike.
    pub(super) fn find<L: Library + ?Sized>(&self, anchor: &Anchor, prints: &mut Prints, library: &L) -> Option<usize> {
        let same_id = self.by_id.get(&anchor.id).copied().filter(|at| self.get(*at).is_some());
        if anchor.spots.is_empty() {
            return same_id;
        }
        let articles: Vec<Option<ArticleId>> = anchor.spots.iter().map(|spot| prints.resolve(spot, library)).collect();
        if let Some(at) = same_id.filter(|at| self.get(*at).is_some_and(|slot| likeness(anchor, &articles, &slot.now) >= TRIGGER)) {
            return Some(at);
        }
        let mut near: Vec<usize> = articles.iter().flatten().filter_map(|id| self.by_article.get(id)).flatten().copied().collect();
        near.extend(same_id);
        near.sort_unstable();
        near.dedup();
        near.retain(|at| self.get(*at).is_some());
        let score = |at: usize| self.get(at).map_or(0.0, |slot| likeness(anchor, &articles, &slot.now));
        let mut scored: Vec<(f64, usize)> = near.iter().map(|&at| (score(at), at)).filter(|(score, _)| *score >= LEAST).collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0));
        match *scored.as_slice() {
            [] => self.only_one(anchor, &articles, &near),
            [(best, at), (next, _), ..] if best > next => Some(at),
            [(_, at)] => Some(at),
            _ => None,
        }
    }

    /// Of articles without any evidence, such as rows of a table, the one incident that each tells of.
    fn only_one(&self, anchor: &Anchor, articles: &[Option<ArticleId>], near: &[usize]) -> Option<usize> {
        let is_silent = anchor.spots.iter().all(|spot| spot.trigger.is_empty() && spot.words.is_empty());
        match *near {
            [at] if is_silent && articles.iter().any(Option::is_some) => Some(at),
            _ if is_silent => near.iter().copied().find(|at| self.get(*at).is_some_and(|slot| slot.now.id == anchor.id)),
            _ => None,
        }
    }
}

/// How like an incident is to what an anchor describes. `articles` are the names of the anchor's articles now.
fn likeness(anchor: &Anchor, articles: &[Option<ArticleId>], incident: &Incident) -> f64 {
    let mut score = 0.0;
    for (n, (spot, article)) in anchor.spots.iter().zip(articles).enumerate() {
        let Some(source) = incident.sources.iter().find(|source| Some(&source.article) == article.as_ref()) else { continue };
        let all = || source.evidence.iter().map(|evidence| evidence.span);
        let kinds: Vec<Span> = source.evidence.iter().filter(|e| e.field == Field::Kind).map(|e| e.span).collect();
        // Where no words tell what happened, those of all fields stand for them, as in the anchor.
        let triggers = if kinds.is_empty() { all().collect() } else { kinds };
        if spot.trigger.iter().any(|own| triggers.iter().any(|other| meet(*own, *other))) {
            // Of the parts that a joined incident fell into, the one of its first article.
            score += TRIGGER + if n == 0 { 0.25 } else { 0.0 };
        }
        let found = spot.words.iter().filter(|own| all().any(|other| meet(**own, other))).count();
        score += WORDS * found as f64 / spot.words.len().max(1) as f64;
        score += SAME * shared(spot.trigger.iter().chain(&spot.words).copied(), all());
    }
    if score == 0.0 {
        return 0.0;
    }
    let same_place = anchor.place.is_some() && anchor.place.as_deref() == incident.site().map(|site| site.gazetteer_id.as_str());
    let same_when = anchor.when.is_dated() && anchor.when == incident.when;
    score + [anchor.kind == incident.kind, same_when, same_place].into_iter().map(|same| f64::from(u8::from(same)) * 0.75).sum::<f64>()
}

/// What share of the words of two incidents are words of both, 0 to 1: tells apart those that one sentence tells.
fn shared(own: impl Iterator<Item = Span>, other: impl Iterator<Item = Span>) -> f64 {
    let (own, other): (BTreeSet<Span>, BTreeSet<Span>) = (own.collect(), other.collect());
    let both = own.intersection(&other).count();
    both as f64 / (own.len() + other.len() - both).max(1) as f64
}

const fn meet(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end
}
