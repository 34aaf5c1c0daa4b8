//! Which of the places of one name is meant.

use std::collections::{BTreeSet, HashMap};

use super::PlaceReason;
use super::names::{Name, Tier};
use super::words::Words;
use crate::gazetteer::{Gazetteer, NameKey, Place, PlaceIndex};
use crate::incident::{Candidate, PlaceKind};

/// How fast nearness to the other places of the article fades.
const FADE_KM: f64 = 60.0;

/// The place a name means.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub(super) place: PlaceIndex,
    pub(super) confidence: f32,
    pub(super) alternatives: Vec<Candidate>,
    pub(super) reasons: Vec<PlaceReason>,
}

/// The places beyond doubt: all of the article, and those of each sentence.
#[derive(Default)]
struct Certain {
    all: BTreeSet<PlaceIndex>,
    by_sentence: HashMap<usize, BTreeSet<PlaceIndex>>,
}

impl Certain {
    fn new(words: &Words<'_>, names: &[Name]) -> Self {
        let mut certain = Self::default();
        for name in names.iter().filter(|name| name.candidates.len() == 1 && name.tier != Tier::Word) {
            certain.all.extend(&name.candidates);
            if let Some(sentence) = words.sentence(name.tokens.start) {
                certain.by_sentence.entry(sentence).or_default().extend(&name.candidates);
            }
        }
        certain
    }
}

/// One choice for every name.
pub(super) fn choose(words: &Words<'_>, gaz: &Gazetteer, names: &[Name]) -> Vec<Option<Choice>> {
    let certain = Certain::new(words, names);
    names.iter().map(|name| choice(words, gaz, name, &certain)).collect()
}

fn choice(words: &Words<'_>, gaz: &Gazetteer, name: &Name, certain: &Certain) -> Option<Choice> {
    let certainty = if matches!(name.tier, Tier::Free) { 0.97 } else { 0.9 };
    if let [only] = name.candidates.as_slice() {
        return Some(Choice { place: *only, confidence: certainty, alternatives: Vec::new(), reasons: name.reasons.clone() });
    }
    let key = NameKey::new(words.doc.surface(name.span));
    let sentence = words.sentence(name.tokens.start).and_then(|sentence| certain.by_sentence.get(&sentence));
    let near = Near { gaz, all: &certain.all, sentence };
    let mut scored: Vec<(f64, PlaceIndex)> =
        name.candidates.iter().filter_map(|&at| Some((score(&near, at, gaz.get(at)?, &key), at))).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let &(best, place) = scored.first()?;
    let lead = scored.get(1).map_or(1.0, |&(second, _)| 0.5 + 0.5 * ((best - second) / 2.0).clamp(0.0, 1.0));
    let mut reasons = name.reasons.clone();
    reasons.push(PlaceReason::Nearest);
    let alternatives = scored.iter().skip(1).filter_map(|&(score, at)| candidate(gaz, at, score / best.max(0.1))).collect();
    Some(Choice { place, confidence: certainty * lead as f32, alternatives, reasons })
}

fn candidate(gaz: &Gazetteer, at: PlaceIndex, share: f64) -> Option<Candidate> {
    let place = gaz.get(at)?;
    let score = share.clamp(0.0, 1.0) as f32;
    Some(Candidate { gazetteer_id: place.id.clone(), name: place.name.clone(), name_ar: place.name_ar.clone(), score })
}

/// The sure places around a name.
struct Near<'a> {
    gaz: &'a Gazetteer,
    all: &'a BTreeSet<PlaceIndex>,
    sentence: Option<&'a BTreeSet<PlaceIndex>>,
}

/// Higher is likelier. Nearness to the sure places of the article weighs most, then what they hold, then size.
fn score(near: &Near<'_>, at: PlaceIndex, place: &Place, key: &NameKey) -> f64 {
    let mut nearness: f64 = 0.0;
    let mut holding: f64 = 0.0;
    for &other in near.all.iter().filter(|other| **other != at) {
        let Some(anchor) = near.gaz.get(other) else { continue };
        let weight = if near.sentence.is_some_and(|sentence| sentence.contains(&other)) { 2.0 } else { 1.0 };
        if near.gaz.contains(other, at) {
            holding = holding.max(weight * if anchor.kind == PlaceKind::Country { 0.3 } else { 0.6 });
        }
        if !matches!(anchor.kind, PlaceKind::Country | PlaceKind::Region) {
            nearness = nearness.max(weight * (-anchor.point.distance_km(place.point) / FADE_KM).exp());
        }
    }
    let size = f64::from(place.population.max(1)).log10() * 0.08;
    let is_main = NameKey::new(&place.name_ar) == *key || NameKey::new(&place.name) == *key;
    let is_home = matches!(place.country.as_str(), "SY" | "IQ");
    let is_ours = matches!(place.source.as_str(), "curated" | "own" | "naturalearth");
    let bonus = [(is_main, 0.3), (is_home, 0.3), (is_ours, 0.6)].iter().filter(|(holds, _)| *holds).map(|(_, worth)| worth).sum::<f64>();
    nearness + holding + size + kind_weight(place.kind) + bonus
}

/// A bare name means a settlement before it means anything else of that name.
const fn kind_weight(kind: PlaceKind) -> f64 {
    match kind {
        PlaceKind::Country | PlaceKind::City => 0.5,
        PlaceKind::Town | PlaceKind::Governorate => 0.3,
        PlaceKind::Village | PlaceKind::River | PlaceKind::Base => 0.2,
        _ => 0.0,
    }
}
