//! Which of the places of one name is meant.
//!
//! All names are settled together: what the text says of where a place lies comes first, then the others of its list, then nearness to
//! the places beyond doubt, size last. What the first round settles by far helps the second.

use std::collections::{BTreeSet, HashMap};

use super::PlaceReason;
use super::names::{Name, Tier};
use super::words::Words;
use crate::gazetteer::{Gazetteer, NameKey, Place, PlaceIndex};
use crate::incident::{Candidate, CandidateReason, PlaceKind};

/// How fast nearness to the other places of the article fades.
const FADE_KM: f64 = 60.0;
/// Worth of the place that is said to hold it: more than all else together.
const SAID: f64 = 4.0;
/// Worth of being of one sort with the others of a list.
const ALIKE: f64 = 0.6;
/// Lead of the best over the second from which the first round settles a name.
const CLEAR_LEAD: f64 = 0.8;
/// Worth from which a thing is given as a reason.
const WORTH_TELLING: f64 = 0.25;
/// Inhabitants from which size is given as a reason.
const LARGE: u32 = 50_000;

/// The place a name means.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub(super) place: PlaceIndex,
    pub(super) confidence: f32,
    pub(super) alternatives: Vec<Candidate>,
    pub(super) reasons: Vec<PlaceReason>,
    /// The town it is put in, where the place of the gazetteer is another town's.
    pub(super) moved: Option<PlaceIndex>,
}

/// The places beyond doubt: all of the article, those of each sentence, and those of each list.
#[derive(Default)]
struct Certain {
    all: BTreeSet<PlaceIndex>,
    by_sentence: HashMap<usize, BTreeSet<PlaceIndex>>,
    by_list: HashMap<usize, BTreeSet<PlaceIndex>>,
}

impl Certain {
    fn new(words: &Words<'_>, names: &[Name]) -> Self {
        let mut certain = Self::default();
        for name in names.iter().filter(|name| name.candidates.len() == 1 && name.tier != Tier::Word) {
            if let Some(&at) = name.candidates.first() {
                certain.add(words, name, at);
            }
        }
        certain
    }

    fn add(&mut self, words: &Words<'_>, name: &Name, at: PlaceIndex) {
        self.all.insert(at);
        if let Some(sentence) = words.sentence(name.tokens.start) {
            self.by_sentence.entry(sentence).or_default().insert(at);
        }
        if let Some(list) = name.list {
            self.by_list.entry(list).or_default().insert(at);
        }
    }
}

/// One choice for every name.
pub(super) fn choose(words: &Words<'_>, gaz: &Gazetteer, names: &[Name]) -> Vec<Option<Choice>> {
    let mut certain = Certain::new(words, names);
    let ranked =
        |certain: &Certain| -> Vec<Vec<Ranked>> { (0..names.len()).map(|i| Ranker { words, gaz, names, certain }.ranked(i)).collect() };
    let mut orders = ranked(&certain);
    let clear = |order: &Vec<Ranked>| match order.as_slice() {
        [best, second, ..] if best.score - second.score >= CLEAR_LEAD => Some(best.place),
        _ => None,
    };
    let settled: Vec<(&Name, PlaceIndex)> = names.iter().zip(&orders).filter_map(|(name, order)| Some((name, clear(order)?))).collect();
    // Where the first round settles nothing the second would come out as it did.
    if !settled.is_empty() {
        for (name, place) in settled {
            certain.add(words, name, place);
        }
        orders = ranked(&certain);
    }
    names.iter().zip(orders).map(|(name, order)| choice(gaz, name, &order)).collect()
}

/// A place of a name with what speaks for it.
struct Ranked {
    place: PlaceIndex,
    score: f64,
    reasons: Vec<CandidateReason>,
}

fn choice(gaz: &Gazetteer, name: &Name, order: &[Ranked]) -> Option<Choice> {
    let certainty = if matches!(name.tier, Tier::Free) { 0.97 } else { 0.9 };
    let (best, others) = order.split_first()?;
    let Some(second) = others.first() else {
        let (place, reasons) = (best.place, name.reasons.clone());
        return Some(Choice { place, confidence: certainty, alternatives: Vec::new(), reasons, moved: None });
    };
    let lead = 0.5 + 0.5 * ((best.score - second.score) / 2.0).clamp(0.0, 1.0);
    let mut reasons = name.reasons.clone();
    reasons.push(PlaceReason::Nearest);
    let alternatives = others.iter().filter_map(|other| candidate(gaz, other, other.score / best.score.max(0.1))).collect();
    Some(Choice { place: best.place, confidence: certainty * lead as f32, alternatives, reasons, moved: None })
}

fn candidate(gaz: &Gazetteer, ranked: &Ranked, share: f64) -> Option<Candidate> {
    let place = gaz.get(ranked.place)?;
    Some(Candidate {
        gazetteer_id: place.id.clone(),
        name: place.name.clone(),
        name_ar: place.name_ar.clone(),
        score: share.clamp(0.0, 1.0) as f32,
        reasons: ranked.reasons.clone(),
    })
}

/// What a village loses beside a city of its name.
const SHADE: f64 = 2.0;

struct Ranker<'a> {
    words: &'a Words<'a>,
    gaz: &'a Gazetteer,
    names: &'a [Name],
    certain: &'a Certain,
}

impl Ranker<'_> {
    /// The places of a name, the likeliest first.
    fn ranked(&self, i: usize) -> Vec<Ranked> {
        let Some(name) = self.names.get(i) else { return Vec::new() };
        if let [only] = name.candidates.as_slice() {
            return vec![Ranked { place: *only, score: 1.0, reasons: Vec::new() }];
        }
        let key = NameKey::new(self.words.doc.surface(name.span));
        let mut order: Vec<Ranked> =
            name.candidates.iter().filter_map(|&at| Some(self.score(i, name, at, self.gaz.get(at)?, &key))).collect();
        order.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.place.cmp(&b.place)));
        order
    }

    /// Higher is likelier.
    fn score(&self, i: usize, name: &Name, at: PlaceIndex, place: &Place, key: &NameKey) -> Ranked {
        let (nearness, holding) = self.around(name, at, place);
        let is_main = self.gaz.is_main_name(key, at);
        let is_home = is_home(place);
        let is_ours = matches!(place.source.as_str(), "curated" | "own" | "naturalearth") || place.source.starts_with("import-");
        let bonus = |holds: bool, worth: f64| if holds { worth } else { 0.0 };
        let told = [
            (CandidateReason::Inside, if self.is_said_inside(i, name, at) { SAID } else { 0.0 }),
            (CandidateReason::List, if self.is_alike_in_list(name, place) { ALIKE } else { 0.0 }),
            (CandidateReason::Near, nearness),
            (CandidateReason::Held, holding),
            (CandidateReason::MainName, bonus(is_main, 0.3)),
        ];
        let size = f64::from(place.population.max(1)).log10() * 0.08;
        let untold =
            size + kind_weight(place.kind) + bonus(is_home, 0.3) + bonus(is_ours, 0.6) - bonus(self.is_overshadowed(name, place), SHADE);
        let score = untold + told.iter().map(|(_, worth)| worth).sum::<f64>();
        let mut reasons: Vec<(CandidateReason, f64)> = told.into_iter().filter(|(_, worth)| *worth >= WORTH_TELLING).collect();
        reasons.sort_by(|a, b| b.1.total_cmp(&a.1));
        let large = (place.population >= LARGE).then_some(CandidateReason::Size);
        Ranked { place: at, score, reasons: reasons.into_iter().map(|(reason, _)| reason).chain(large).collect() }
    }

    /// A village that bears the name of a city, where no word beside it says that the village is meant: however near others lie.
    fn is_overshadowed(&self, name: &Name, place: &Place) -> bool {
        let city = |at: &PlaceIndex| {
            self.gaz.get(*at).is_some_and(|other| other.kind == PlaceKind::City && other.population >= LARGE && is_home(other))
        };
        let small = matches!(place.kind, PlaceKind::Village | PlaceKind::Neighbourhood) && !place.needs_folded.is_empty();
        small && name.head.is_none() && name.candidates.iter().any(city) && !self.is_needed_word_near(name, place)
    }

    /// Whether a word that the gazetteer lists for a place stands in the sentence.
    fn is_needed_word_near(&self, name: &Name, place: &Place) -> bool {
        let sentence = self.words.sentence(name.tokens.start).and_then(|i| self.words.doc.sentences.get(i));
        let text = sentence.and_then(|s| self.words.doc.folded.text.get(self.words.doc.folded.to_folded(s.span)));
        text.is_some_and(|text| place.needs_folded.iter().any(|phrase| text.contains(phrase.as_str())))
    }

    /// Nearness to the places beyond doubt, and whether one of them holds it. Those of the same sentence weigh double.
    fn around(&self, name: &Name, at: PlaceIndex, place: &Place) -> (f64, f64) {
        let sentence = self.words.sentence(name.tokens.start).and_then(|sentence| self.certain.by_sentence.get(&sentence));
        let (mut nearness, mut holding): (f64, f64) = (0.0, 0.0);
        for &other in self.certain.all.iter().filter(|other| **other != at && !name.candidates.contains(other)) {
            let Some(anchor) = self.gaz.get(other) else { continue };
            let weight = if sentence.is_some_and(|sentence| sentence.contains(&other)) { 2.0 } else { 1.0 };
            if self.gaz.contains(other, at) {
                holding = holding.max(weight * if anchor.kind == PlaceKind::Country { 0.3 } else { 0.6 });
            }
            if !matches!(anchor.kind, PlaceKind::Country | PlaceKind::Region) {
                nearness = nearness.max(weight * (-anchor.point.distance_km(place.point) / FADE_KM).exp());
            }
        }
        (nearness, holding)
    }

    /// Whether the place named next is said to hold the name, and holds this place.
    fn is_said_inside(&self, i: usize, name: &Name, at: PlaceIndex) -> bool {
        let next = self.names.get(i + 1).filter(|_| name.reasons.contains(&PlaceReason::Inside));
        next.is_some_and(|next| next.candidates.iter().any(|&outer| outer != at && self.is_held(outer, at)))
    }

    /// By its parents, or within the radius of an area.
    fn is_held(&self, outer: PlaceIndex, inner: PlaceIndex) -> bool {
        let (Some(a), Some(b)) = (self.gaz.get(outer), self.gaz.get(inner)) else { return false };
        self.gaz.contains(outer, inner) || a.kind != PlaceKind::Country && a.point.distance_km(b.point) < a.precision_km.max(30.0)
    }

    /// Whether a place of its list beyond doubt is a governorate as it is one, or both are no areas.
    fn is_alike_in_list(&self, name: &Name, place: &Place) -> bool {
        let list = name.list.and_then(|list| self.certain.by_list.get(&list));
        list.is_some_and(|list| list.iter().filter_map(|&other| self.gaz.get(other)).any(|other| is_alike(other, place)))
    }
}

/// Of one rank: two areas of a sort, or two places where people live. A list of governorates names them by their seats as well.
fn is_alike(a: &Place, b: &Place) -> bool {
    let rank = |kind: PlaceKind| match kind {
        PlaceKind::City | PlaceKind::Town | PlaceKind::Village | PlaceKind::Neighbourhood => PlaceKind::City,
        other => other,
    };
    rank(a.kind) == rank(b.kind)
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

/// Whether a place lies in one of the two countries that the articles tell of.
pub(super) fn is_home(place: &Place) -> bool {
    matches!(place.country.as_str(), "SY" | "IQ")
}
