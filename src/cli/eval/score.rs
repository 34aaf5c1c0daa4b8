//! Counts how much of the gold was found.

use std::collections::{BTreeMap, BTreeSet};

use super::Choices;
use super::choose::{self, Chosen};
use super::files::{Article, Gold, GoldIncident, GoldPlace, Incident, Output, Place, Reason};
use super::judge::{date_ok, dates_touch, kind_ok, km, place_ok, places_of, toll_ok};
use super::reliability::Judged;
use super::surface::Surfaces;

/// Kinds of place too large to be put on a point.
const TOO_LARGE: [&str; 5] = ["country", "region", "desert", "river", "road"];

/// Least distance in km at which a place counts as put right.
const GEOCODED_KM: f64 = 3.0;

/// The aspects of a main incident, in the order of the figures.
pub(super) const ASPECTS: [&str; 7] = ["kind", "date", "place", "killed", "injured", "perpetrator", "attribution"];

/// Raw counts.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    pub(super) articles: usize,
    pub(super) gold_places: usize,
    pub(super) found_gold_places: usize,
    pub(super) answer_places: usize,
    pub(super) right_answer_places: usize,
    pub(super) geocodable: usize,
    pub(super) geocoded: usize,
    pub(super) main: usize,
    pub(super) found: usize,
    pub(super) right: [usize; 7],
    pub(super) incidents: usize,
    pub(super) found_incidents: usize,
    pub(super) answer_incidents: usize,
    pub(super) right_answer_incidents: usize,
}

impl Counts {
    /// Takes other counts in.
    pub(super) fn add(&mut self, other: &Self) {
        self.articles += other.articles;
        self.gold_places += other.gold_places;
        self.found_gold_places += other.found_gold_places;
        self.answer_places += other.answer_places;
        self.right_answer_places += other.right_answer_places;
        self.geocodable += other.geocodable;
        self.geocoded += other.geocoded;
        self.main += other.main;
        self.found += other.found;
        self.right.iter_mut().zip(other.right).for_each(|(sum, right)| *sum += right);
        self.incidents += other.incidents;
        self.found_incidents += other.found_incidents;
        self.answer_incidents += other.answer_incidents;
        self.right_answer_incidents += other.right_answer_incidents;
    }
}

/// Counts over one set.
pub(super) struct Scorer<'a> {
    surfaces: Surfaces,
    articles: BTreeMap<&'a str, &'a Article>,
    incidents: BTreeMap<&'a str, Vec<&'a Incident>>,
    /// Counts of the article at hand.
    counts: Counts,
    /// Counts by the language of the articles.
    pub(super) by_lang: BTreeMap<String, Counts>,
    /// Every miss, a line each.
    pub(super) misses: Vec<String>,
    /// Every field of every incident beside the gold.
    pub(super) judged: Vec<Judged>,
    /// Every choice beside the gold.
    pub(super) chosen: Vec<Chosen>,
    choices: &'a Choices,
    /// How many articles came before the one at hand.
    article: usize,
}

impl<'a> Scorer<'a> {
    pub(super) fn new(output: &'a Output, choices: &'a Choices) -> Self {
        let mut incidents: BTreeMap<&str, Vec<&Incident>> = BTreeMap::new();
        for incident in &output.incidents {
            for source in &incident.sources {
                incidents.entry(&source.article).or_default().push(incident);
            }
        }
        let file_name = |article: &'a Article| article.path.rsplit(['/', '\\']).next().unwrap_or(&article.path);
        let articles = output.articles.iter().map(|article| (file_name(article), article)).collect();
        Self {
            surfaces: Surfaces::new(),
            articles,
            incidents,
            counts: Counts::default(),
            by_lang: BTreeMap::new(),
            misses: Vec::new(),
            judged: Vec::new(),
            chosen: Vec::new(),
            choices,
            article: 0,
        }
    }

    /// Counts one article.
    pub(super) fn add(&mut self, gold: &Gold) {
        self.counts.articles += 1;
        let article = self.articles.get(gold.article.as_str()).copied();
        if article.is_none() {
            self.misses.push(format!("{}: not in the output", gold.article));
        }
        self.add_places(gold, article.map_or(&[], |article| article.places.as_slice()));
        let candidates = article.and_then(|article| self.incidents.get(article.id.as_str()).cloned()).unwrap_or_default();
        let lang = article.map_or("", |article| article.lang.as_str());
        self.add_incidents(gold, &candidates, lang);
        self.by_lang.entry(lang.to_owned()).or_default().add(&std::mem::take(&mut self.counts));
        self.article += 1;
    }

    fn is_same(&self, wanted: &GoldPlace, answer: &Place) -> bool {
        let name = answer.name.as_deref().unwrap_or_default();
        self.surfaces.same(&answer.surface, &wanted.surface) || self.surfaces.same(name, &wanted.name_en)
    }

    fn add_places(&mut self, gold: &Gold, answers: &[Place]) {
        self.counts.gold_places += gold.places.len();
        for wanted in &gold.places {
            let hits: Vec<&Place> = answers.iter().filter(|answer| self.is_same(wanted, answer)).collect();
            if hits.is_empty() {
                self.misses.push(format!("{}: place missed: {} ({})", gold.article, wanted.surface, wanted.name_en));
            } else {
                self.counts.found_gold_places += 1;
                self.add_position(gold, wanted, &hits);
            }
        }
        // Of answers that read alike the first stands for all.
        let mut distinct: BTreeMap<String, &Place> = BTreeMap::new();
        for answer in answers {
            distinct.entry(self.surfaces.core(&answer.surface)).or_insert(answer);
        }
        self.counts.answer_places += distinct.len();
        for answer in distinct.into_values() {
            if gold.places.iter().any(|wanted| self.is_same(wanted, answer)) {
                self.counts.right_answer_places += 1;
            } else {
                let name = answer.name.as_deref().unwrap_or_default();
                self.misses.push(format!("{}: not a place in the gold: {} ({name})", gold.article, answer.surface));
            }
        }
    }

    fn add_position(&mut self, gold: &Gold, wanted: &GoldPlace, hits: &[&Place]) {
        let Some(point) = wanted.point().filter(|_| !TOO_LARGE.contains(&wanted.kind.as_str())) else { return };
        self.counts.geocodable += 1;
        let nearest = hits.iter().filter_map(|hit| hit.point()).map(|spot| km(point, spot)).min_by(f64::total_cmp);
        match nearest {
            Some(off) if off <= wanted.tol_km.max(GEOCODED_KM) => self.counts.geocoded += 1,
            off => {
                let off = off.map_or_else(|| "-".to_owned(), |km| format!("{km:.0}"));
                self.misses.push(format!("{}: geocoded wrong: {} ({}), off by {off} km", gold.article, wanted.surface, wanted.name_en));
            }
        }
    }

    fn add_incidents(&mut self, gold: &Gold, candidates: &[&Incident], lang: &str) {
        self.counts.answer_incidents += candidates.len();
        let mut wanted: Vec<&GoldIncident> = gold.incidents.iter().collect();
        wanted.sort_by_key(|incident| !incident.main);
        let mut used = BTreeSet::new();
        for incident in wanted {
            self.counts.incidents += 1;
            self.counts.main += usize::from(incident.main);
            let Some((index, answer)) = best_answer(gold, incident, candidates, &used) else {
                let (main, places) = (if incident.main { "main " } else { "" }, &incident.places);
                let day = incident.date_earliest.as_deref().unwrap_or("-");
                self.misses.push(format!("{}: incident missed: {main}{} {day} {places:?}", gold.article, incident.kind));
                continue;
            };
            used.insert(index);
            self.counts.found_incidents += 1;
            self.judge(gold, Some(incident), answer, lang);
            if incident.main {
                self.counts.found += 1;
                self.add_aspects(gold, incident, answer);
            }
        }
        self.chosen.extend(choose::beside(gold, candidates, self.choices));
        self.counts.right_answer_incidents += used.len();
        for (_, answer) in candidates.iter().enumerate().filter(|(index, _)| !used.contains(index)) {
            self.judge(gold, None, answer, lang);
        }
    }

    /// Judges an incident of the output and its fields, beside the gold that it stands for, where it stands for any.
    fn judge(&mut self, gold: &Gold, wanted: Option<&GoldIncident>, answer: &Incident, lang: &str) {
        let article = self.article;
        let mut add = |subject: &str, told: bool, confidence: f64, reasons: &[Reason], right: bool| {
            let signals = reasons.iter().map(|reason| reason.id.clone()).collect();
            let (lang, subject) = (lang.to_owned(), subject.to_owned());
            self.judged.push(Judged { set: 0, article, lang, subject, told, confidence, signals, right });
        };
        add("incident", true, answer.confidence, &answer.reasons, wanted.is_some());
        let right = wanted.map(|wanted| aspects_right(gold, wanted, answer));
        for (i, aspect) in ASPECTS.into_iter().enumerate() {
            // Where the gold has no place, none is wrong; of an incident that is none, nothing that is left open.
            let is_judged = wanted.is_none_or(|wanted| aspect != "place" || !places_of(gold, wanted).is_empty());
            let told = answer.tells(aspect);
            if let Some(trust) = answer.fields.get(aspect).filter(|_| is_judged && (told || wanted.is_some())) {
                let right = right.as_ref().and_then(|right| right.get(i)).copied().unwrap_or(false);
                add(aspect, told, trust.confidence, &trust.reasons, right);
            }
        }
    }

    fn add_aspects(&mut self, gold: &Gold, wanted: &GoldIncident, answer: &Incident) {
        let right = aspects_right(gold, wanted, answer);
        for ((count, right), aspect) in self.counts.right.iter_mut().zip(right).zip(ASPECTS) {
            *count += usize::from(right);
            if !right {
                let (gold_side, answer_side) = sides(aspect, wanted, answer);
                self.misses.push(format!("{}: main {aspect}: gold {gold_side}, got {answer_side}", gold.article));
            }
        }
    }
}

/// Whether each aspect of an answer is right, in the order of [`ASPECTS`].
fn aspects_right(gold: &Gold, wanted: &GoldIncident, answer: &Incident) -> [bool; ASPECTS.len()] {
    let doer = answer.perpetrator.name.as_deref().unwrap_or("unknown");
    let status = answer.perpetrator.attribution.as_deref().unwrap_or("unknown");
    [
        wanted.kind == answer.kind,
        date_ok(wanted, answer),
        place_ok(gold, wanted, answer),
        toll_ok((wanted.killed_min, wanted.killed_max), answer.killed),
        toll_ok((wanted.injured_min, wanted.injured_max), answer.injured),
        doer == wanted.perpetrator,
        status == wanted.attribution,
    ]
}

/// The answer that agrees best with the gold incident among those not yet used; the first of equals.
fn best_answer<'a>(
    gold: &Gold,
    wanted: &GoldIncident,
    candidates: &[&'a Incident],
    used: &BTreeSet<usize>,
) -> Option<(usize, &'a Incident)> {
    let mut best: Option<(f64, usize, &Incident)> = None;
    let has_places = !places_of(gold, wanted).is_empty();
    for (index, answer) in candidates.iter().enumerate() {
        if used.contains(&index) || !kind_ok(&wanted.kind, &answer.kind) {
            continue;
        }
        let place = has_places && place_ok(gold, wanted, answer);
        if !place && !dates_touch(wanted, answer) && has_places {
            continue;
        }
        let worth = points(wanted.kind == answer.kind, 1.0)
            + points(place, 2.0)
            + points(date_ok(wanted, answer), 2.0)
            + points(toll_ok((wanted.killed_min, wanted.killed_max), answer.killed), 1.0)
            + points(answer.main == wanted.main, 0.5);
        if best.is_none_or(|(most, _, _)| worth > most) {
            best = Some((worth, index, answer));
        }
    }
    best.map(|(_, index, answer)| (index, answer))
}

fn points(holds: bool, worth: f64) -> f64 {
    if holds { worth } else { 0.0 }
}

/// What gold and answer say of one aspect, for the list of misses.
fn sides(aspect: &str, wanted: &GoldIncident, answer: &Incident) -> (String, String) {
    let toll = |min: Option<u32>, max: Option<u32>| format!("{min:?}..{max:?}");
    let names: Vec<&str> = answer.places.iter().filter_map(|place| place.name.as_deref()).collect();
    match aspect {
        "kind" => (wanted.kind.clone(), answer.kind.clone()),
        "date" => (format!("{:?}..{:?}", wanted.date_earliest, wanted.date_latest), format!("{:?}..{:?}", answer.earliest, answer.latest)),
        "place" => (format!("{:?}", wanted.places), format!("{names:?}")),
        "killed" => (toll(wanted.killed_min, wanted.killed_max), toll(answer.killed.min, answer.killed.max)),
        "injured" => (toll(wanted.injured_min, wanted.injured_max), toll(answer.injured.min, answer.injured.max)),
        "perpetrator" => (wanted.perpetrator.clone(), answer.perpetrator.name.clone().unwrap_or_default()),
        _ => (wanted.attribution.clone(), answer.perpetrator.attribution.clone().unwrap_or_default()),
    }
}
