//! How far to trust each field of an incident. The figures are shares that came out right on articles with gold beside
//! them, rounded down; `furat eval SET --reliability` counts them anew, `docs/ACCURACY.md` keeps the table.

use crate::extract::actors::Footing;
use crate::extract::assemble::Draft;
use crate::extract::casualties::{Harm, Toll};
use crate::extract::kinds::Ground;
use crate::extract::persons::Strength;
use crate::incident::{Actor, Attribution, Confidence, Count, Field, Finding, Incident, Kind, Reason};

/// What a field that is told in the plainest way starts from.
const PLAIN: f32 = 0.93;

/// The findings of an incident, in the order of its fields.
pub(super) fn findings(draft: &Draft, incident: &Incident) -> Vec<Finding> {
    let mut out = vec![kind(draft, incident.kind)];
    out.extend(date(incident));
    out.extend(place(draft, incident));
    for (field, harm, count) in [
        (Field::Killed, Harm::Killed, incident.killed),
        (Field::Injured, Harm::Injured, incident.injured),
        (Field::Missing, Harm::Missing, incident.missing),
        (Field::Captured, Harm::Captured, incident.captured),
    ] {
        out.extend(toll(draft, field, harm, count));
    }
    out.extend(doer(draft, incident));
    out
}

/// The plainest case with what takes from it; the reasons strongest first.
fn finding(field: Field, reasons: Vec<(&str, f32)>, candidates: Vec<String>) -> Finding {
    let value = reasons.iter().fold(PLAIN, |sum, (_, delta)| sum + delta).clamp(0.05, 0.98);
    let mut reasons: Vec<Reason> = reasons.into_iter().map(|(id, delta)| Reason { id: id.to_owned(), delta }).collect();
    reasons.sort_by(|a, b| b.delta.abs().total_cmp(&a.delta.abs()));
    Finding { field, confidence: Confidence { value, reasons }, candidates }
}

fn kind(draft: &Draft, kind: Kind) -> Finding {
    let mut reasons = vec![match draft.guess().map(|guess| guess.ground) {
        Some(Ground::Word) => ("kind-by-word", 0.02),
        Some(Ground::Weapon) => ("kind-by-weapon", 0.0),
        Some(Ground::Doer) => ("kind-by-doer", -0.15),
        None => ("kind-open", -0.4),
    }];
    if kind == Kind::Other {
        reasons.push(("kind-unknown", -0.2));
    }
    let mut others: Vec<String> = Vec::new();
    for guess in draft.frames.iter().filter_map(|frame| frame.guess.as_ref()).filter(|guess| guess.kind != kind) {
        if !others.iter().any(|code| code == guess.kind.code()) {
            others.push(guess.kind.code().to_owned());
        }
    }
    if !others.is_empty() {
        reasons.push(("kind-two-ways", -0.1));
    }
    finding(Field::Kind, reasons, others)
}

fn date(incident: &Incident) -> Option<Finding> {
    incident.when.is_dated().then(|| {
        let reason = if incident.when.days().is_some_and(|days| days <= 2) { ("date-of-day", 0.0) } else { ("date-wide", -0.06) };
        let told = if incident.main { Vec::new() } else { vec![("told-aside", -0.06)] };
        finding(Field::Date, [vec![reason], told].concat(), Vec::new())
    })
}

fn place(draft: &Draft, incident: &Incident) -> Option<Finding> {
    let site = incident.site()?;
    let mut reasons = vec![match () {
        () if site.kind.is_vague() => ("place-area", -0.1),
        () if site.confidence >= 0.7 => ("place-sure", 0.0),
        () => ("place-doubtful", -0.2),
    }];
    if !draft.borrowed.is_empty() {
        reasons.push(("place-borrowed", -0.2));
    }
    let candidates = site.alternatives.iter().map(|other| other.gazetteer_id.clone()).collect();
    Some(finding(Field::Place, reasons, candidates))
}

fn toll(draft: &Draft, field: Field, harm: Harm, count: Count) -> Option<Finding> {
    if !count.is_known() {
        return None;
    }
    let tolls = || draft.frames.iter().flat_map(|frame| &frame.tolls).filter(|toll| toll.harm == harm);
    let best = tolls().map(|toll| toll.strength).max();
    let mut reasons = vec![match best {
        _ if count == Count::exact(0) => ("toll-none", -0.02),
        Some(Strength::Plain) => ("toll-counted", 0.0),
        Some(Strength::Bare) => ("toll-bare", -0.1),
        _ => ("toll-somebody", -0.3),
    }];
    let candidates = others(tolls(), count);
    if !candidates.is_empty() {
        reasons.push(("toll-told-apart", -0.12));
    }
    if matches!(harm, Harm::Missing | Harm::Captured) {
        reasons.push(("toll-unproven", -0.1));
    }
    Some(finding(field, reasons, candidates))
}

/// Other figures for the same, as "min..max".
fn others<'t>(tolls: impl Iterator<Item = &'t Toll>, settled: Count) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for count in tolls.map(|toll| toll.count).filter(|count| *count != settled) {
        let bound = |n: Option<u32>| n.map_or_else(String::new, |n| n.to_string());
        let written = if count.min == count.max { bound(count.min) } else { format!("{}..{}", bound(count.min), bound(count.max)) };
        if !out.contains(&written) {
            out.push(written);
        }
    }
    out
}

fn doer(draft: &Draft, incident: &Incident) -> Vec<Finding> {
    let settled = incident.perpetrator.name;
    let blames = || draft.frames.iter().flat_map(|frame| &frame.blames);
    let mut others: Vec<String> = Vec::new();
    for blame in blames().filter(|b| !matches!(b.footing, Footing::Speaks | Footing::Unclaimed) && b.actor != settled) {
        if blame.actor != Actor::Unknown && !others.iter().any(|code| code == blame.actor.code()) {
            others.push(blame.actor.code().to_owned());
        }
    }
    let mut reasons = vec![match incident.perpetrator.attribution {
        Attribution::Claimed => ("doer-claimed", 0.0),
        Attribution::Stated => ("doer-stated", -0.02),
        Attribution::Suspected => ("doer-suspected", -0.04),
        Attribution::Denied => ("doer-denied", -0.1),
        Attribution::Unknown if blames().any(|b| matches!(b.footing, Footing::Unknown | Footing::Unclaimed)) => ("doer-nobody", -0.02),
        // Silence is no value.
        Attribution::Unknown => return Vec::new(),
    }];
    if !others.is_empty() {
        reasons.push(("doer-others", -0.12));
    }
    vec![finding(Field::Perpetrator, reasons, others)]
}
