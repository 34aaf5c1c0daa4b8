//! Several reports of one incident in one.

use std::borrow::Cow;

use super::groups::Group;
use crate::extract::calibration::Calibration;
use crate::incident::{Actor, Alternative, Attribution, Confidence, Count, Field, Finding, Incident, Joined, Perpetrator, PlaceRole, When};

/// A reason of joined incidents: several articles tell the same.
const SEVERAL: &str = "several-sources";

/// And one against: they tell it differently.
const DIFFER: &str = "sources-differ";

/// The reports of a group, by id, as one incident: the narrowest date, all places, the tolls together, the doer whom most name,
/// all sources and claims. The reports themselves are kept, so that they can be taken apart again, unless it is `forgetful`.
pub(super) fn join(told: Vec<Incident>, group: &Group, forgetful: bool) -> Option<Incident> {
    if told.len() < 2 {
        return told.into_iter().next();
    }
    let mut all = told.iter().cloned();
    let mut into = all.next()?;
    all.for_each(|from| take_in(&mut into, from));
    tolls(&mut into, &told);
    if let Some(doer) = doer(&told) {
        into.perpetrator = doer;
    }
    into.merged = joined(&told, group);
    into.confidence = confidence(&told);
    into.findings = Field::ALL.into_iter().filter_map(|field| finding(field, &into, &told)).collect();
    into.reports = if forgetful { Vec::new() } else { told };
    Some(into)
}

/// Why each report is here, by the strongest of its links.
fn joined(told: &[Incident], group: &Group) -> Vec<Joined> {
    let of = |(report, i): (&Incident, &usize)| {
        let like = &group.links.iter().find(|link| link.of == *i)?.like;
        let article = report.sources.first()?.article.clone();
        Some(Joined { article, score: like.value, reasons: like.reasons.clone() })
    };
    told.iter().zip(&group.members).filter_map(of).collect()
}

fn take_in(into: &mut Incident, from: Incident) {
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
    if into.target.is_none() {
        into.target = from.target;
    }
    into.claims.extend(from.claims);
    into.sources.extend(from.sources);
}

/// What the reports tell of each fate, together.
fn tolls(into: &mut Incident, told: &[Incident]) {
    let together = |of: fn(&Incident) -> Count| Count::together(told.iter().map(of));
    into.killed = together(|report| report.killed);
    into.injured = together(|report| report.injured);
    into.missing = together(|report| report.missing);
    into.captured = together(|report| report.captured);
}

/// Whom most reports name, each as far as it is sure, on the firmest ground that any of them gives for it; the first of equals.
fn doer(told: &[Incident]) -> Option<Perpetrator> {
    let naming = || told.iter().filter(|report| report.perpetrator.attribution != Attribution::Unknown);
    let of = |name: Actor| naming().filter(move |report| report.perpetrator.name == name);
    let weight = |name: Actor| of(name).map(|report| sure(report, Field::Perpetrator)).sum::<f32>();
    let name = naming().rev().map(|report| report.perpetrator.name).max_by(|a, b| weight(*a).total_cmp(&weight(*b)))?;
    of(name).rev().max_by_key(|report| ground(report.perpetrator.attribution)).map(|report| report.perpetrator.clone())
}

/// How sure a report is of a field.
fn sure(report: &Incident, field: Field) -> f32 {
    report.finding(field).map_or(0.5, |finding| finding.confidence.value)
}

/// That of the surest report, and that others tell of it too.
fn confidence(told: &[Incident]) -> Confidence {
    let surest = told.iter().map(|report| &report.confidence).max_by(|a, b| a.value.total_cmp(&b.value));
    surest.map(|confidence| again("incident", confidence, SEVERAL)).unwrap_or_default()
}

/// A confidence with one reason more.
fn again(subject: &str, confidence: &Confidence, reason: &'static str) -> Confidence {
    let signals = confidence.reasons.iter().map(|own| own.id.clone()).chain([Cow::Borrowed(reason)]);
    Calibration::bundled().confidence(subject, signals)
}

/// The surest of the reports that tell what the joined incident tells; where none does (a widened toll), the least sure of all.
fn finding(field: Field, into: &Incident, told: &[Incident]) -> Option<Finding> {
    let value = written(into, field);
    let findings = || told.iter().filter_map(|report| Some((written(report, field), report.finding(field)?)));
    let agreeing = || findings().filter(|(own, _)| *own == value).map(|(_, finding)| finding);
    let others: Vec<(String, &Finding)> =
        findings().filter_map(|(own, finding)| Some((own.filter(|own| Some(own) != value.as_ref())?, finding))).collect();
    let surest = agreeing().max_by(|a, b| a.confidence.value.total_cmp(&b.confidence.value));
    let least = || findings().map(|(_, finding)| finding).min_by(|a, b| a.confidence.value.total_cmp(&b.confidence.value));
    let mut finding = surest.or_else(least)?.clone();
    for (value, other) in &others {
        if !finding.candidates.iter().any(|known| known.value == *value) {
            finding.candidates.push(Alternative { value: value.clone(), score: other.confidence.value });
        }
    }
    let reason = match () {
        () if !others.is_empty() => DIFFER,
        () if value.is_some() && agreeing().count() > 1 => SEVERAL,
        () => return Some(finding),
    };
    finding.confidence = again(field.code(), &finding.confidence, reason);
    Some(finding)
}

/// What a report says of a field, as JSON writes it; `None` where it says nothing.
fn written(incident: &Incident, field: Field) -> Option<String> {
    let toll = |count: Count| count.is_known().then(|| count.written());
    match field {
        Field::Kind => Some(incident.kind.code().to_owned()),
        Field::Date => Some(incident.when.edtf()).filter(|edtf| !edtf.is_empty()),
        Field::Place => incident.site().map(|site| site.gazetteer_id.clone()),
        Field::Killed => toll(incident.killed),
        Field::Injured => toll(incident.injured),
        Field::Missing => toll(incident.missing),
        Field::Captured => toll(incident.captured),
        Field::Perpetrator => named(incident, incident.perpetrator.name.code()),
        Field::Attribution => named(incident, incident.perpetrator.attribution.code()),
        Field::Target => incident.target.clone(),
    }
}

fn named(incident: &Incident, code: &str) -> Option<String> {
    (incident.perpetrator.attribution != Attribution::Unknown).then(|| code.to_owned())
}

fn narrower(a: &When, b: &When) -> bool {
    let length = |when: &When| when.bounds().map_or(i64::MAX, |(from, to)| (to - from).num_days());
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
