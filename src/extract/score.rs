//! How far to trust an incident, and why. Every reason is a sentence in `assets/i18n`, `reason-ID`.

use super::assemble::Draft;
use super::kinds::Ground;
use crate::incident::{Attribution, Confidence, Kind, Reason, When, Where};

/// What an incident starts from.
const BASE: f32 = 0.52;

/// Confidence between 0 and 1 with its reasons, strongest first.
pub fn score(draft: &Draft, kind: Kind, when: &When, places: &[Where], attribution: Attribution) -> Confidence {
    let mut reasons = Vec::new();
    let mut add = |id: &str, delta: f32| reasons.push(Reason { id: id.to_owned(), delta });
    match draft.guess().map(|g| g.ground) {
        Some(Ground::Word) => add("kind-by-word", 0.15),
        Some(Ground::Weapon) => add("kind-by-weapon", 0.12),
        Some(Ground::Doer) => add("kind-by-doer", 0.0),
        None => add("kind-open", -0.1),
    }
    if kind == Kind::Other {
        add("kind-unknown", -0.05);
    }
    match when.days() {
        Some(..=2) => add("date-of-day", 0.06),
        Some(_) => add("date-wide", -0.01),
        None => add("date-open", -0.14),
    }
    match places.first() {
        Some(place) if place.kind.is_vague() => add("place-area", -0.03),
        Some(place) if place.confidence >= 0.7 => add("place-sure", 0.07),
        Some(_) => add("place-doubtful", -0.01),
        None => add("place-open", -0.23),
    }
    if draft.frames.iter().any(|f| !f.tolls.is_empty()) {
        add("toll-told", 0.08);
    }
    match attribution {
        Attribution::Claimed => add("doer-claimed", 0.07),
        Attribution::Stated => add("doer-stated", 0.05),
        Attribution::Denied => add("doer-denied", -0.03),
        Attribution::Suspected | Attribution::Unknown => {}
    }
    if draft.frames.len() > 1 {
        add("told-again", 0.05);
    }
    if !draft.borrowed.is_empty() {
        add("place-borrowed", -0.08);
    }
    finish(reasons)
}

/// The sum, kept between 0.05 and 0.98; the reasons by weight.
pub fn finish(mut reasons: Vec<Reason>) -> Confidence {
    let sum: f32 = BASE + reasons.iter().map(|reason| reason.delta).sum::<f32>();
    reasons.retain(|reason| reason.delta != 0.0);
    reasons.sort_by(|a, b| b.delta.abs().total_cmp(&a.delta.abs()));
    Confidence { value: sum.clamp(0.05, 0.98), reasons }
}
