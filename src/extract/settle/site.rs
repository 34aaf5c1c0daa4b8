//! Where it happened.

use super::Found;
use crate::extract::assemble::{Draft, date_of};
use crate::extract::cues::Topic;
use crate::extract::frames::{Frame, is_dateline};
use crate::extract::places::PlaceReason;
use crate::extract::reading::Reading;
use crate::incident::{Evidence, Field, PlaceRole, Where};

/// No incident lists more places than this.
const MOST_PLACES: usize = 14;

/// Where it happened: spots before areas, each once, in the order of the text; a country only where nothing else is told.
pub(super) fn places(r: &Reading<'_>, draft: &Draft, main: bool) -> Found<Vec<Where>> {
    let told = |f: &&Frame| !f.link.support;
    let mut indices: Vec<usize> = draft.frames.iter().filter(told).flat_map(|f| near_head(r, f)).collect();
    if indices.is_empty() {
        indices = draft.places().collect();
    }
    if indices.is_empty() && main {
        indices = near_which(r).into_iter().collect();
    }
    if indices.is_empty() {
        indices = draft.frames.iter().flat_map(|f| f.wide.iter().copied()).take(1).collect();
    }
    let anchors: Vec<usize> = indices.iter().filter_map(|&i| anchor(r, i)).collect();
    indices.extend(anchors);
    let mut seen: Vec<(&str, &str)> = Vec::new();
    let mut found = Found { value: Vec::new(), evidence: Vec::new() };
    let mentions = || indices.iter().filter_map(|&i| r.places.get(i).map(|mention| (i, mention)));
    let ordered = mentions().filter(|(_, m)| !m.place.kind.is_vague()).chain(mentions().filter(|(_, m)| m.place.kind.is_vague()));
    for (i, mention) in ordered {
        found.evidence.push(Evidence { field: Field::Place, span: mention.span, rule: mention.place.gazetteer_id.clone() });
        // What is described by another place bears its id.
        let key = (mention.place.gazetteer_id.as_str(), mention.place.name.as_str());
        if seen.contains(&key) || seen.len() >= MOST_PLACES {
            continue;
        }
        seen.push(key);
        found.value.push(Where { role: role(r, i, &mention.place), ..mention.place.clone() });
    }
    found
}

/// "NEAR X - ": a report written beside its site tells where it is.
fn near_which(r: &Reading<'_>) -> Option<usize> {
    let opening = r.sentence(0);
    r.places_in(&opening).find(|&i| {
        let is_spot = r.places.get(i).is_some_and(|m| !m.place.kind.is_vague());
        is_spot
            && r.place_tokens.get(i).is_some_and(|tokens| is_dateline(r, tokens))
            && r.place_tokens.get(i).is_some_and(|tokens| r.cues.has(Topic::PlaceRole, "near", &(opening.start..tokens.start)))
    })
}

/// "20 km south of X": the place that the distance is told from, where it is short.
fn anchor(r: &Reading<'_>, index: usize) -> Option<usize> {
    const FAR_KM: f64 = 30.0;
    let described = r.places.get(index).filter(|m| m.reasons.contains(&PlaceReason::Relation))?;
    (index.saturating_sub(2)..index + 3).find(|&i| {
        r.places.get(i).is_some_and(|other| {
            other.reasons.contains(&PlaceReason::Anchor)
                && other.span.overlaps(described.span)
                && other.place.point.distance_km(described.place.point) <= FAR_KM
        })
    })
}

/// The places of a frame without those that stand ahead of its event word with another day, where there are others.
fn near_head(r: &Reading<'_>, frame: &Frame) -> Vec<usize> {
    let own = date_of(r, frame);
    let far = |i: &usize| {
        let Some(tokens) = r.place_tokens.get(*i).filter(|tokens| frame.tokens.start <= tokens.start && tokens.end <= frame.head) else {
            return false;
        };
        r.dates_in(&(tokens.end..frame.head)).any(|date| Some(date) != own)
    };
    let near: Vec<usize> = frame.places.iter().copied().filter(|i| !far(i)).collect();
    let near = if near.is_empty() { frame.places.clone() } else { near };
    let away: Vec<usize> = near.iter().copied().filter(|&i| !is_home_of_somebody(r, i)).collect();
    if away.is_empty() { near } else { away }
}

/// "A man from X was killed in Y": where somebody comes from.
fn is_home_of_somebody(r: &Reading<'_>, place: usize) -> bool {
    let Some(tokens) = r.place_tokens.get(place) else { return false };
    let before = r.around(tokens.start, 4, 0);
    let from = r.of(Topic::Determiner, &before).find(|cue| cue.row.is("from") && cue.tokens.end == tokens.start);
    let person =
        |from: usize| r.of(Topic::Victim, &before).any(|cue| cue.tokens.end == from && !cue.is("num", "pl") && !cue.row.is("name"));
    from.is_some_and(|cue| person(cue.tokens.start))
}

/// What a place that is named there is to the incident.
pub(super) fn role(r: &Reading<'_>, index: usize, place: &Where) -> PlaceRole {
    if r.places.get(index).is_some_and(|mention| mention.reasons.contains(&PlaceReason::Anchor)) {
        return PlaceRole::Near;
    }
    let Some(tokens) = r.place_tokens.get(index) else { return place.role };
    let before = r.around(tokens.start, 3, 0);
    let is_near = r.of(Topic::PlaceRole, &before).any(|cue| cue.class() == "near" && tokens.start.saturating_sub(cue.tokens.end) <= 1);
    if place.kind.is_vague() {
        PlaceRole::Area
    } else if is_near {
        PlaceRole::Near
    } else {
        PlaceRole::Site
    }
}
