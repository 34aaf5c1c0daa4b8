//! When and where it happened.

use super::{Case, Told, shares};
use crate::extract::assemble::date_of;
use crate::extract::frames::Frame;
use crate::extract::settle::PLACE_WEIGHED;
use crate::incident::{Alternative, Field, Where};
use crate::text::Span;

/// Signals of the date.
pub(super) fn date(case: &Case<'_>) -> Told {
    let (r, incident) = (case.r, case.incident);
    let told = case.frames().iter().filter_map(|frame| date_of(r, frame)).map(|i| (r.when(i).edtf(), 1.0));
    let candidates = shares(told.filter(|(edtf, _)| !edtf.is_empty()), &incident.when.edtf());
    if !incident.when.is_dated() {
        let near = case.frames().iter().any(|frame| r.dates_in(&r.sentence(frame.sentence)).any(|i| r.when(i).is_dated()));
        return Told { signals: [Some("date-open"), near.then_some("date-unused")].into_iter().flatten().collect(), candidates };
    }
    let mut signals = vec![if incident.when.days().is_some_and(|days| days <= 2) { "date-of-day" } else { "date-wide" }];
    let span = words(case, Field::Date);
    let frames = || case.frames().iter().flat_map(|frame| frame.dates.iter().map(move |&i| (frame, i)));
    if let Some((frame, i)) = frames().find(|(_, i)| r.dates.get(*i).is_some_and(|date| Some(date.span) == span)) {
        let token = r.date_tokens.get(i).map_or(usize::MAX, |tokens| tokens.start);
        signals.push(nearness(case, frame, token, ["date-same-clause", "date-same-sentence", "date-elsewhere", "date-lent"]));
        signals.extend(r.dates.get(i).is_some_and(|date| date.relative).then_some("date-relative"));
    }
    signals.extend((!candidates.is_empty()).then_some("date-two-ways"));
    Told { signals, candidates }
}

/// Signals of the place.
pub(super) fn place(case: &Case<'_>) -> Told {
    let (r, incident) = (case.r, case.incident);
    let Some(site) = incident.site() else {
        let near = case.frames().iter().any(|frame| !r.places_in(&r.sentence(frame.sentence)).is_empty());
        return Told { signals: [Some("place-open"), near.then_some("place-unused")].into_iter().flatten().collect(), ..Told::default() };
    };
    let mut signals = vec![match () {
        () if site.kind.is_vague() => "place-area",
        () if site.confidence >= 0.7 => "place-sure",
        () => "place-doubtful",
    }];
    signals.push(told_near(case, site));
    let words = incident.sources.iter().flat_map(|source| &source.evidence);
    signals.extend(words.filter(|e| e.field == Field::Place).any(|e| e.rule == PLACE_WEIGHED).then_some(PLACE_WEIGHED));
    let spots = incident.places.iter().filter(|place| !place.kind.is_vague()).count();
    signals.extend((spots > 1).then_some("place-several"));
    let candidates = site.alternatives.iter().map(|other| Alternative { value: other.gazetteer_id.clone(), score: other.score }).collect();
    Told { signals, candidates }
}

/// How near to the event word the site is told.
fn told_near(case: &Case<'_>, site: &Where) -> &'static str {
    let r = case.r;
    let is_site = |i: &usize| r.places.get(*i).is_some_and(|mention| mention.place.gazetteer_id == site.gazetteer_id);
    let own = case.frames().iter().flat_map(|frame| frame.places.iter().chain(&frame.wide).map(move |&i| (frame, i)));
    let ways = ["place-same-clause", "place-same-sentence", "place-elsewhere", "place-borrowed"];
    let token = |i: usize| r.place_tokens.get(i).map_or(usize::MAX, |tokens| tokens.start);
    let told = own.filter(|(_, i)| is_site(i)).map(|(frame, i)| nearness(case, frame, token(i), ways));
    told.min_by_key(|way| ways.iter().position(|known| known == way)).unwrap_or("place-borrowed")
}

/// In the clause of the event word, in its sentence, in a sentence without one, or in none of the incident's own.
fn nearness(case: &Case<'_>, frame: &Frame, token: usize, [clause, sentence, elsewhere, lent]: [&'static str; 4]) -> &'static str {
    match () {
        () if case.is_close(frame, token) => clause,
        () if !frame.tokens.contains(&token) => lent,
        () if frame.link.support => elsewhere,
        () => sentence,
    }
}

/// The first words behind a field.
fn words(case: &Case<'_>, field: Field) -> Option<Span> {
    case.incident.sources.iter().find_map(|source| source.spans(field).next())
}
