//! Who did it, and on whose word.

use super::{Case, Told, shares};
use crate::extract::actors::{Blame, Footing};
use crate::extract::cues::Topic;
use crate::extract::frames::Frame;
use crate::extract::settle::{FOOTING_WEIGHED, WEIGHED};
use crate::incident::{Actor, Attribution, Field};

/// Signals of the doer.
pub(super) fn doer(case: &Case<'_>) -> Told {
    let settled = case.incident.perpetrator.name;
    let told = blames(case).filter(|(_, blame)| is_charge(blame)).map(|(_, blame)| (blame.actor.code().to_owned(), weight(blame.footing)));
    let candidates = shares(told, settled.code());
    let mut signals = footing(case);
    signals.extend((!candidates.is_empty()).then_some("doer-others"));
    Told { signals, candidates }
}

/// Signals of on whose word.
pub(super) fn status(case: &Case<'_>) -> Told {
    let settled = &case.incident.perpetrator;
    let told = blames(case).filter(|(_, blame)| is_charge(blame) && blame.actor == settled.name);
    let candidates = shares(
        told.filter_map(|(_, blame)| Some((attribution(blame.footing)?.code().to_owned(), weight(blame.footing)))),
        settled.attribution.code(),
    );
    let mut signals = footing(case);
    signals.extend((!candidates.is_empty()).then_some("status-others"));
    signals.extend(is_by(case, Field::Attribution, FOOTING_WEIGHED).then_some(FOOTING_WEIGHED));
    Told { signals, candidates }
}

/// On what footing, and how near to the event word.
fn footing(case: &Case<'_>) -> Vec<&'static str> {
    let settled = &case.incident.perpetrator;
    let nobody = blames(case).any(|(_, blame)| matches!(blame.footing, Footing::Unknown | Footing::Unclaimed));
    let mut signals = vec![match settled.attribution {
        Attribution::Claimed => "doer-claimed",
        Attribution::Stated => "doer-stated",
        Attribution::Suspected => "doer-suspected",
        Attribution::Denied => "doer-denied",
        Attribution::Unknown if nobody => "doer-nobody",
        Attribution::Unknown => "doer-silent",
    }];
    if settled.name == Actor::Unknown {
        let named = case.frames().iter().any(|frame| case.r.of(Topic::Actor, &frame.tokens).next().is_some());
        signals.extend(named.then_some("doer-unused"));
        return signals;
    }
    let own = || blames(case).filter(|(_, blame)| blame.actor == settled.name && is_charge(blame));
    let near = own().any(|(frame, blame)| case.is_close(frame, blame.tokens.start));
    let beside = own().any(|(frame, _)| !frame.link.support);
    signals.push(match () {
        () if near => "doer-same-clause",
        () if beside => "doer-same-sentence",
        () => "doer-elsewhere",
    });
    signals.extend((own().count() > 1).then_some("doer-again"));
    signals.extend((settled.name == Actor::Other).then_some("doer-unlisted"));
    signals.extend(is_by(case, Field::Perpetrator, WEIGHED).then_some(WEIGHED));
    signals
}

/// Whether no words say a field outright, and the likeliest was taken by a rule.
fn is_by(case: &Case<'_>, field: Field, rule: &str) -> bool {
    let words = case.incident.sources.iter().flat_map(|source| source.evidence.iter());
    words.filter(|evidence| evidence.field == field).any(|evidence| evidence.rule == rule)
}

fn blames<'c>(case: &Case<'c>) -> impl Iterator<Item = (&'c Frame, &'c Blame)> {
    case.frames().iter().flat_map(|frame| frame.blames.iter().map(move |blame| (frame, blame)))
}

/// Whether a doer is named, on whatever footing.
fn is_charge(blame: &Blame) -> bool {
    blame.actor != Actor::Unknown && attribution(blame.footing).is_some()
}

const fn attribution(footing: Footing) -> Option<Attribution> {
    match footing {
        Footing::Claimed => Some(Attribution::Claimed),
        Footing::Stated => Some(Attribution::Stated),
        Footing::Suspected => Some(Attribution::Suspected),
        Footing::Denied | Footing::Disowned => Some(Attribution::Denied),
        Footing::Unknown | Footing::Unclaimed | Footing::Disputed | Footing::Speaks => None,
    }
}

const fn weight(footing: Footing) -> f32 {
    match footing {
        Footing::Claimed => 4.0,
        Footing::Stated => 3.0,
        Footing::Suspected => 2.0,
        _ => 1.0,
    }
}
