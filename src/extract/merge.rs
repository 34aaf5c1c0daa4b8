//! One incident in several articles becomes one incident with several sources.
//!
//! Only what is dated to a few days and put on the map is joined, and only across articles: what one article tells apart
//! stays apart. Reports that differ in the toll are joined and the count widened; each voice stays in the claims.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, NaiveDate};

use super::Extraction;
use super::kinds;
use crate::incident::{Actor, Attribution, Count, Incident, Joined, PlaceRole, Reason, When, Where};
use crate::text::fold_term;

/// Incidents dated more loosely than this, in days, are never joined.
const MOST_DAYS: i64 = 4;
/// Reports are joined from this weight on.
const JOIN: f32 = 3.0;
/// What each further source adds to the confidence.
const PER_SOURCE: f32 = 0.05;

/// Joins the incidents of all articles; those of one article are never joined. In the order of the articles.
pub fn merge(extractions: &[Extraction]) -> Vec<Incident> {
    let mut merger = Merger::default();
    for extraction in extractions {
        merger.add(extraction.incidents.clone());
    }
    merger.finish()
}

/// Joins incidents article by article, and holds nothing of an article but those.
#[derive(Debug, Default)]
pub struct Merger {
    out: Vec<Incident>,
    /// For each the last article that reports it.
    reported: Vec<usize>,
    by_day: BTreeMap<i32, Vec<usize>>,
    articles: usize,
}

impl Merger {
    /// Whether no other article can ever add to an incident, as it is dated too loosely to be told from others.
    pub fn stands_alone(incident: &Incident) -> bool {
        days(incident).is_empty()
    }

    /// Takes the incidents of one more article.
    pub fn add(&mut self, incidents: Vec<Incident>) {
        self.articles += 1;
        for incident in incidents {
            let days = days(&incident);
            if let Some((i, reasons)) = self.best_match(&incident, &days)
                && let (Some(into), Some(reported)) = (self.out.get_mut(i), self.reported.get_mut(i))
            {
                join(into, incident, reasons);
                *reported = self.articles;
                continue;
            }
            for day in days {
                self.by_day.entry(day).or_default().push(self.out.len());
            }
            self.out.push(incident);
            self.reported.push(self.articles);
        }
    }

    /// The incidents, each at the place of its first report.
    pub fn finish(self) -> Vec<Incident> {
        self.out
    }

    /// The incident of other articles that a report is most likely of, and why.
    fn best_match(&self, incident: &Incident, days: &[i32]) -> Option<(usize, Vec<Reason>)> {
        let near: BTreeSet<usize> = days.iter().filter_map(|day| self.by_day.get(day)).flatten().copied().collect();
        let free = near.into_iter().filter(|&i| self.reported.get(i).is_some_and(|&article| article != self.articles));
        let weighed = free.filter_map(|i| Some((i, weigh(self.out.get(i)?, incident)?)));
        weighed.filter(|(_, reasons)| sum(reasons) >= JOIN).max_by(|a, b| sum(&a.1).total_cmp(&sum(&b.1)))
    }
}

/// The days an incident may have happened on, as numbers; none where it is dated too loosely.
fn days(incident: &Incident) -> Vec<i32> {
    match incident.when.bounds() {
        Some((a, b)) if incident.when.days().is_some_and(|days| days <= MOST_DAYS) => {
            (a.num_days_from_ce()..=b.num_days_from_ce()).collect()
        }
        _ => Vec::new(),
    }
}

/// What speaks for and against two reports being of one incident; `None` where something rules it out.
fn weigh(a: &Incident, b: &Incident) -> Option<Vec<Reason>> {
    if !kinds::agree(a.kind, b.kind) {
        return None;
    }
    let doers = same_doer(a, b)?;
    let tolls = same_toll(a.killed, b.killed) + same_toll(a.injured, b.injured);
    let all = [
        ("same-kind", if a.kind == b.kind { 1.0 } else { 0.0 }),
        ("same-time", same_time(&a.when, &b.when)?),
        ("same-place", same_place(a, b)?),
        (if tolls < 0.0 { "other-toll" } else { "same-toll" }, tolls),
        (if doers < 0.0 { "other-doer" } else { "same-doer" }, doers),
        ("same-words", same_words(a, b)),
    ];
    let reasons = all.into_iter().filter(|(_, delta)| *delta != 0.0);
    Some(reasons.map(|(id, delta)| Reason { id: id.to_owned(), delta }).collect())
}

fn sum(reasons: &[Reason]) -> f32 {
    reasons.iter().map(|reason| reason.delta).sum()
}

/// What was hit is told in the same words, or some of them.
fn same_words(a: &Incident, b: &Incident) -> f32 {
    let (Some(x), Some(y)) = (a.target.as_deref(), b.target.as_deref()) else { return 0.0 };
    let words = |text: &str| text.split_whitespace().map(fold_term).collect::<BTreeSet<_>>();
    let (x, y) = (words(x), words(y));
    if x.intersection(&y).count() * 2 >= x.len().min(y.len()).max(1) { 0.4 } else { 0.0 }
}

fn same_time(a: &When, b: &When) -> Option<f32> {
    let ((a0, a1), (b0, b1)) = (a.bounds()?, b.bounds()?);
    if a0 > b1 || b0 > a1 {
        return None;
    }
    Some(if (a0, a1) == (b0, b1) { 1.5 } else { 1.0 })
}

/// Some spot of one lies by some spot of the other; areas alone say little.
fn same_place(a: &Incident, b: &Incident) -> Option<f32> {
    let pairs = a.places.iter().flat_map(|p| b.places.iter().map(move |q| (p, q)));
    let best = pairs.filter_map(|(p, q)| nearness(p, q)).max_by(f32::total_cmp);
    best.or_else(|| (a.places.is_empty() || b.places.is_empty()).then_some(-1.0))
}

fn nearness(p: &Where, q: &Where) -> Option<f32> {
    let vague = p.kind.is_vague() || q.kind.is_vague();
    let km = p.point.distance_km(q.point);
    if p.gazetteer_id == q.gazetteer_id {
        return Some(if vague { 0.5 } else { 1.5 });
    }
    if !vague && km <= (p.precision_km + q.precision_km).clamp(5.0, 15.0) {
        return Some(1.0);
    }
    let reach = |area: &Where| area.kind.is_vague() && km <= area.precision_km;
    (reach(p) || reach(q)).then_some(0.0)
}

fn same_toll(a: Count, b: Count) -> f32 {
    let (Some(x), Some(y)) = (a.min.or(a.max), b.min.or(b.max)) else { return 0.0 };
    let (low, high) = (x.min(y), x.max(y));
    match () {
        () if low == high => 1.0,
        () if high <= low * 2 || high - low <= 3 => 0.3,
        () => -1.0,
    }
}

fn same_doer(a: &Incident, b: &Incident) -> Option<f32> {
    let (x, y) = (a.perpetrator.name, b.perpetrator.name);
    let western = |actor: Actor| matches!(actor, Actor::US | Actor::Coalition);
    match (x, y) {
        (Actor::Unknown, _) | (_, Actor::Unknown) => Some(0.0),
        _ if x == y => Some(0.5),
        _ if western(x) && western(y) => Some(0.2),
        _ if a.perpetrator.attribution == Attribution::Stated && b.perpetrator.attribution == Attribution::Stated => None,
        _ => Some(-0.5),
    }
}

/// Takes another report in: narrower date, more places, wider tolls, better founded doer, all sources and claims. The
/// reports themselves are kept, so that they can be taken apart again.
fn join(into: &mut Incident, from: Incident, reasons: Vec<Reason>) {
    if into.reports.is_empty() {
        into.reports.push(into.clone());
    }
    into.reports.push(from.clone());
    if let Some(source) = from.sources.first() {
        into.merged.push(Joined { article: source.article.clone(), score: sum(&reasons), reasons });
    }
    for finding in &from.findings {
        if into.finding(finding.field).is_none() {
            into.findings.push(finding.clone());
        }
    }
    into.findings.sort_by_key(|finding| finding.field);
    into.main |= from.main;
    if narrower(&from.when, &into.when) {
        into.when = from.when;
    }
    for place in from.places {
        if !into.places.iter().any(|p| p.gazetteer_id == place.gazetteer_id) {
            into.places.push(place);
        }
    }
    into.places.sort_by_key(|p| (p.kind.is_vague(), p.role == PlaceRole::Area));
    into.killed = into.killed.widen(from.killed);
    into.injured = into.injured.widen(from.injured);
    into.missing = into.missing.widen(from.missing);
    into.captured = into.captured.widen(from.captured);
    if ground(from.perpetrator.attribution) > ground(into.perpetrator.attribution) {
        into.perpetrator = from.perpetrator;
    }
    if into.target.is_none() {
        into.target = from.target;
    }
    into.claims.extend(from.claims);
    into.sources.extend(from.sources);
    let confidence = &mut into.confidence;
    confidence.value = (confidence.value.max(from.confidence.value) + PER_SOURCE).min(0.98);
    match confidence.reasons.iter_mut().find(|reason| reason.id == "several-sources") {
        Some(reason) => reason.delta += PER_SOURCE,
        None => confidence.reasons.push(Reason { id: "several-sources".to_owned(), delta: PER_SOURCE }),
    }
}

fn narrower(a: &When, b: &When) -> bool {
    let length = |when: &When| when.bounds().map_or(i64::MAX, |(from, to): (NaiveDate, NaiveDate)| (to - from).num_days());
    length(a) < length(b)
}

const fn ground(attribution: Attribution) -> u8 {
    match attribution {
        Attribution::Unknown => 0,
        Attribution::Denied => 1,
        Attribution::Suspected => 2,
        Attribution::Stated => 3,
        Attribution::Claimed => 4,
    }
}
