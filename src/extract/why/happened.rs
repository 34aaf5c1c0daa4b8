//! What happened, and whether it did.

use super::{Case, Told, shares};
use crate::extract::kinds::Ground;
use crate::extract::settle::KIND_WEIGHED;
use crate::incident::{Actor, Field, Kind};

/// Signals of the kind.
pub(super) fn kind(case: &Case<'_>) -> Told {
    let kind = case.incident.kind;
    let guesses = || case.frames().iter().filter_map(|frame| frame.guess.as_ref());
    let weight = |ground: Ground| match ground {
        Ground::Word => 3.0,
        Ground::Weapon => 2.0,
        Ground::Doer => 1.0,
    };
    let candidates = shares(guesses().map(|guess| (guess.kind.code().to_owned(), weight(guess.ground))), kind.code());
    let mut signals = vec![ground(case)];
    let words = case.incident.sources.iter().flat_map(|source| &source.evidence);
    let weighed = words.filter(|evidence| evidence.field == Field::Kind).any(|evidence| evidence.rule == KIND_WEIGHED);
    signals.extend(weighed.then_some(KIND_WEIGHED));
    signals.extend((kind == Kind::Other).then_some("kind-unknown"));
    // What blew up may have been a bomb, a shell or a depot.
    signals.extend((kind == Kind::Explosion).then_some("kind-blast"));
    signals.extend((!candidates.is_empty()).then_some("kind-two-ways"));
    signals.extend((guesses().filter(|guess| guess.kind == kind).count() > 1).then_some("kind-again"));
    Told { signals, candidates }
}

fn ground(case: &Case<'_>) -> &'static str {
    match case.draft().and_then(|draft| draft.guess()).map(|guess| guess.ground) {
        Some(Ground::Word) => "kind-by-word",
        Some(Ground::Weapon) => "kind-by-weapon",
        Some(Ground::Doer) => "kind-by-doer",
        None => "kind-open",
    }
}

/// Signals of the whole incident, beside those of how it is told.
pub(super) fn whole(case: &Case<'_>) -> Vec<&'static str> {
    let incident = case.incident;
    let mut signals = vec![ground(case)];
    signals.push(match incident.when.days() {
        Some(..=2) => "date-of-day",
        Some(_) => "date-wide",
        None => "date-open",
    });
    signals.push(match incident.site() {
        Some(site) if site.kind.is_vague() => "place-area",
        Some(_) => "place-spot",
        None => "place-open",
    });
    signals.extend(case.draft().is_some_and(|draft| !draft.borrowed.is_empty()).then_some("place-borrowed"));
    signals.extend((incident.killed.is_known() || incident.injured.is_known()).then_some("toll-told"));
    signals.extend((incident.perpetrator.name != Actor::Unknown).then_some("doer-told"));
    signals
}
