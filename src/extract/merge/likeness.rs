//! How far two reports are of one incident: by kind, day, distance, toll, doer and words. What each counts for stands in
//! `data/calibration.tsv` under `same`.

use std::collections::BTreeSet;

use super::blocks::NEAR_KM;
use crate::extract::calibration::Calibration;
use crate::extract::kinds;
use crate::incident::{Actor, Attribution, Confidence, Count, Incident, Kind, When, Where};
use crate::text::fold_term;

/// Tolls from here on are seldom equal by chance.
const TELLING: u32 = 4;

/// Two spots no farther apart than this, in km, are one for most who report.
const CLOSE_KM: f64 = 5.0;

/// How far to trust that two reports are of one incident, with what speaks for and against it; `None` where something
/// rules it out. The same whichever comes first.
pub fn likeness(a: &Incident, b: &Incident) -> Option<Confidence> {
    if doers_clash(a, b) {
        return None;
    }
    let mut signals = vec![kind(a.kind, b.kind), time(&a.when, &b.when)?, place(a, b)?];
    signals.extend(toll(a, b));
    signals.extend(doer(a, b));
    signals.extend(same_words(a, b).then_some("same-words"));
    Some(Calibration::bundled().confidence("same", signals))
}

/// Reports of one thing seldom differ in kind, but one may leave it open.
fn kind(a: Kind, b: Kind) -> &'static str {
    match (a, b) {
        (Kind::Other, _) | (_, Kind::Other) => "open-kind",
        _ if a == b => "same-kind",
        _ if kinds::agree(a, b) => "near-kind",
        _ => "other-kind",
    }
}

fn time(a: &When, b: &When) -> Option<&'static str> {
    let ((a0, a1), (b0, b1)) = (a.bounds()?, b.bounds()?);
    if a0 > b1 || b0 > a1 {
        return None;
    }
    Some(if (a0, a1) == (b0, b1) { "same-time" } else { "near-time" })
}

/// The nearest of the places told; `None` where they lie apart, or none is told.
fn place(a: &Incident, b: &Incident) -> Option<&'static str> {
    let pairs = a.places.iter().flat_map(|p| b.places.iter().map(move |q| (p, q)));
    let ways = ["same-place", "near-place", "close-place", "inside-place", "same-area"];
    pairs.filter_map(|(p, q)| nearness(p, q)).min_by_key(|way| ways.iter().position(|known| known == way))
}

fn nearness(p: &Where, q: &Where) -> Option<&'static str> {
    let vague = p.kind.is_vague() || q.kind.is_vague();
    if p.gazetteer_id == q.gazetteer_id {
        return Some(if vague { "same-area" } else { "same-place" });
    }
    let km = p.point.distance_km(q.point);
    let reach = |area: &Where| area.kind.is_vague() && km <= area.precision_km;
    match vague {
        false if km <= CLOSE_KM => Some("near-place"),
        false if km <= (p.precision_km + q.precision_km).clamp(CLOSE_KM, 2.0 * NEAR_KM) => Some("close-place"),
        true if reach(p) || reach(q) => Some("inside-place"),
        _ => None,
    }
}

/// The dead and the wounded together: what agrees speaks for it once, what differs against it once.
fn toll(a: &Incident, b: &Incident) -> Vec<&'static str> {
    let told = [one_toll(a.killed, b.killed), one_toll(a.injured, b.injured)];
    let ways = ["same-toll", "same-small-toll", "near-toll", "other-toll", "far-toll"];
    let rank = |way: &&str| ways.iter().position(|known| known == way);
    let told = || told.iter().flatten().copied();
    let best = told().min_by_key(rank);
    let worst = told().max_by_key(rank).filter(|way| matches!(*way, "other-toll" | "far-toll") && Some(*way) != best);
    best.into_iter().chain(worst).collect()
}

fn one_toll(a: Count, b: Count) -> Option<&'static str> {
    let (x, y) = (a.min.or(a.max)?, b.min.or(b.max)?);
    let (low, high) = (x.min(y), x.max(y));
    Some(match () {
        () if low == high && low >= TELLING => "same-toll",
        () if low == high => "same-small-toll",
        () if low > 0 && (high <= low * 2 || low >= TELLING && high - low <= 3) => "near-toll",
        () if high <= low * 4 || high - low <= 5 => "other-toll",
        () => "far-toll",
    })
}

fn doer(a: &Incident, b: &Incident) -> Option<&'static str> {
    match (a.perpetrator.name, b.perpetrator.name) {
        (Actor::Unknown, _) | (_, Actor::Unknown) => None,
        (x, y) if x == y => Some("same-doer"),
        (x, y) if is_western(x) && is_western(y) => Some("near-doer"),
        _ => Some("other-doer"),
    }
}

/// Whether both are named as a fact and cannot be one.
fn doers_clash(a: &Incident, b: &Incident) -> bool {
    let sure = |incident: &Incident| matches!(incident.perpetrator.attribution, Attribution::Stated | Attribution::Claimed);
    sure(a) && sure(b) && doer(a, b) == Some("other-doer")
}

const fn is_western(actor: Actor) -> bool {
    matches!(actor, Actor::US | Actor::Coalition)
}

/// What was hit is told in the same words, or half of them.
fn same_words(a: &Incident, b: &Incident) -> bool {
    let (Some(x), Some(y)) = (a.target.as_deref(), b.target.as_deref()) else { return false };
    let words = |text: &str| text.split_whitespace().map(fold_term).collect::<BTreeSet<_>>();
    let (x, y) = (words(x), words(y));
    x.intersection(&y).count() * 2 >= x.len().min(y.len()).max(1)
}
