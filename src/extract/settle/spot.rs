//! What speaks for each place of an article being where an incident was.

use std::ops::Range;

use super::site::role;
use super::{Found, Place};
use crate::extract::assemble::Draft;
use crate::extract::choice::{self, Choice, Signals, Weights};
use crate::extract::cues::Topic;
use crate::extract::frames::{Frame, back_cue, is_dateline, sites};
use crate::extract::places::PlaceReason;
use crate::extract::reading::Reading;
use crate::incident::{Evidence, Field, PlaceKind, Where};

/// Sentences at the head of an article that may set the scene.
const SCENE: usize = 2;

/// A place in so many sentences before or behind a stretch of the telling may be its own.
const BESIDE: usize = 2;

/// So many mentions of places on both sides tell how often a place is named.
const AROUND: usize = 300;

/// No more places of one incident are weighed.
const MOST: usize = 24;

/// Id of the rule that takes the likeliest of all places near by.
pub(in crate::extract) const WEIGHED: &str = "place-weighed";

/// The share from which on the likeliest goes first.
const CLEAR: f64 = 0.3;

/// The same where the grammar finds no place at all.
const CLEARER: f64 = 0.5;

/// A place that an incident may have been at.
pub(super) struct Spot {
    /// Index of the mention that speaks most for it.
    pub(super) mention: usize,
    /// What speaks for it.
    signals: Signals,
}

/// The places that an incident may have been at, the nearest mention of each.
pub(super) fn spots(r: &Reading<'_>, draft: &Draft, among: &Place<'_>) -> Vec<Spot> {
    let mut mentions: Vec<usize> =
        draft.frames.iter().flat_map(|frame| near(r, frame)).chain(r.places_in(&scene(r))).chain(draft.borrowed.iter().copied()).collect();
    mentions.extend(of_title(r, draft, among));
    mentions.sort_unstable();
    mentions.dedup();
    let mut out: Vec<Spot> = Vec::new();
    for mention in mentions {
        let Some(place) = r.places.get(mention).map(|m| &m.place) else { continue };
        let signals = of_mention(r, draft, among, mention, place);
        let is_same = |spot: &Spot| {
            r.places.get(spot.mention).is_some_and(|m| m.place.gazetteer_id == place.gazetteer_id && m.place.name == place.name)
        };
        let known = out.iter().position(is_same);
        if let Some(spot) = known.and_then(|at| out.get_mut(at)) {
            spot.signals.add_all(&signals);
        } else if out.len() < MOST {
            out.push(Spot { mention, signals });
        }
    }
    out
}

/// The choice among them, nowhere last. A place is written as its latitude and longitude, where the choice is `told`: its weights are not
/// by value.
pub(super) fn choice(r: &Reading<'_>, draft: &Draft, spots: &[Spot], told: bool) -> Choice {
    let point = |spot: &Spot| r.places.get(spot.mention).filter(|_| told).map(|mention| mention.place.point);
    let value = |spot: &Spot| point(spot).map_or_else(String::new, |point| format!("{:.5},{:.5}", point.lat, point.lon));
    let mut candidates: Vec<_> = spots.iter().map(|spot| (value(spot).into(), spot.signals.clone())).collect();
    let mut nowhere = Signals::one(&["nowhere"]);
    if draft.frames.iter().all(|f| f.places.is_empty()) {
        nowhere.push(&["nowhere-told"]);
    }
    if spots.iter().any(|spot| spot.signals.contains("in-title")) {
        nowhere.push(&["nowhere-titled"]);
    }
    if draft.background {
        nowhere.push(&["nowhere-old"]);
    }
    if spots.is_empty() {
        nowhere.push(&["nowhere-named"]);
    }
    candidates.push(("".into(), nowhere));
    Choice { subject: Field::Place.code(), shared: Signals::default(), candidates }
}

/// The places that the grammar found, the likeliest first; one that it did not find joins them where enough speaks for it.
pub(super) fn weigh(r: &Reading<'_>, draft: &Draft, spots: &[Spot], choice: &Choice, mut found: Found<Vec<Where>>) -> Found<Vec<Where>> {
    let shares = choice.shares(Weights::bundled());
    let best = choice::best(&shares).filter(|&i| shares.get(i) >= Some(&CLEAR)).and_then(|i| spots.get(i));
    let Some((spot, mention)) = best.and_then(|spot| Some((spot, r.places.get(spot.mention)?))) else { return found };
    // What a distance is told from is not where it was, nor is where things came from or who speaks sits; and where grammar finds
    // no place, a wrong one is worse than none.
    let sure = choice::best(&shares).and_then(|i| shares.get(i)) >= Some(&CLEARER);
    let told = found.value.iter().any(|place| place.gazetteer_id == mention.place.gazetteer_id && place.name == mention.place.name);
    let is_titled = spot.signals.contains("in-title");
    // The town of the dateline may be that of the news, where the headline names it too.
    let is_elsewhere = || {
        let has = |signal: &str| spot.signals.contains(signal);
        has("metonym") || has("wide") || !is_titled && (has("elsewhere") || has("dateline"))
    };
    let is_unsure = || found.value.is_empty() && !(sure && (is_titled || goes_with(r, draft, spot.mention)));
    if mention.reasons.contains(&PlaceReason::Anchor) || !told && (is_elsewhere() || is_unsure()) {
        return found;
    }
    let is_it = |place: &Where| place.gazetteer_id == mention.place.gazetteer_id && place.name == mention.place.name;
    match found.value.iter().position(is_it) {
        // An area does not go before a spot within it.
        Some(_) if mention.place.kind.is_vague() => {}
        Some(at) => found.value.get_mut(..=at).unwrap_or_default().rotate_right(1),
        None => {
            let at = if mention.place.kind.is_vague() { found.value.iter().take_while(|place| !place.kind.is_vague()).count() } else { 0 };
            let evidence = Evidence { field: Field::Place, span: mention.span, rule: WEIGHED.to_owned() };
            found.value.insert(at, Where { role: role(r, spot.mention, &mention.place), ..mention.place.clone() });
            found.evidence.insert(0, evidence);
        }
    }
    found
}

/// Whether a place is named before an incident is told to its end, or in a paragraph that tells of it.
fn goes_with(r: &Reading<'_>, draft: &Draft, mention: usize) -> bool {
    let Some(tokens) = r.place_tokens.get(mention) else { return false };
    let sentence = r.sentence_of(tokens.start);
    let paragraph = |i: usize| r.doc.sentences.get(i).map(|s| s.paragraph);
    draft.frames.iter().any(|frame| sentence <= frame.sentence || paragraph(frame.sentence) == paragraph(sentence))
}

/// What the headline names, where the text names it at the nearest before the incident.
fn of_title(r: &Reading<'_>, draft: &Draft, among: &Place<'_>) -> Vec<usize> {
    let head = draft.frames.first().map_or(0, |frame| frame.head);
    let from = r.place_tokens.partition_point(|tokens| tokens.start < head);
    let back = from.saturating_sub(AROUND);
    let named = |id: &String, i: &usize| r.places.get(*i).is_some_and(|m| m.place.gazetteer_id == *id && !m.metonym);
    let last = |id: &String| {
        (back..from).rev().find(|i| named(id, i)).or_else(|| (from..r.places.len().min(from + AROUND)).find(|i| named(id, i)))
    };
    among.title.places.iter().map(|own| &own.gazetteer_id).filter_map(last).collect()
}

fn scene(r: &Reading<'_>) -> Range<usize> {
    0..r.sentence(SCENE - 1).end
}

/// The places in and around a stretch of the telling.
fn near(r: &Reading<'_>, frame: &Frame) -> Range<usize> {
    let from = r.sentence(frame.sentence.saturating_sub(BESIDE)).start;
    let to = (0..=BESIDE).rev().map(|n| r.sentence(frame.sentence + n).end).find(|end| *end > 0).unwrap_or(frame.tokens.end);
    r.places_in(&(from..to))
}

/// What one mention of a place says.
fn of_mention(r: &Reading<'_>, draft: &Draft, among: &Place<'_>, mention: usize, place: &Where) -> Signals {
    let mut out = Signals::default();
    let Some(tokens) = r.place_tokens.get(mention) else { return out };
    let zone = zone(r, draft, tokens);
    let area = area(place);
    out.push(&[zone]);
    out.push(&[area]);
    out.push(&[zone, "-", area]);
    out.push(&["of-kind-", place.kind.code()]);
    let can_be = !sites(r, tokens, false).is_empty();
    let wide = !can_be && !sites(r, tokens, true).is_empty();
    let how = match () {
        () if can_be => "can-be",
        () if wide => "wide",
        () => "elsewhere",
    };
    out.push(&[how]);
    out.push(&[zone, "-", how]);
    let reasons = r.places.get(mention).map(|m| m.reasons.as_slice()).unwrap_or_default();
    let mut add = |holds: bool, signal: &'static str| {
        if holds {
            out.push(&[signal]);
            out.push(&[zone, "-", signal]);
        }
    };
    add(r.places.get(mention).is_some_and(|m| m.metonym), "metonym");
    add(reasons.contains(&PlaceReason::Dateline) || is_dateline(r, tokens), "dateline");
    add(reasons.contains(&PlaceReason::Anchor), "anchor");
    add(reasons.contains(&PlaceReason::Relation), "described");
    add(draft.borrowed.contains(&mention), "borrowed");
    let own = draft.frames.iter().find(|frame| frame.tokens.contains(&tokens.start));
    if let Some(frame) = own {
        add(frame.places.contains(&mention), "told-there");
        add(r.clause_of(tokens.start) == r.clause_of(frame.head), "same-clause");
        add(tokens.start < frame.head, "before-event");
        let far = tokens.start.abs_diff(frame.head);
        add(far <= 4, "beside-event");
        add((5..=12).contains(&far), "near-event");
        add(far > 25, "far-from-event");
        add(back_cue(r, frame.head, &frame.tokens).is_some(), "there");
        let first = frame.places.first() == Some(&mention);
        add(first, "first-there");
    }
    let of_other =
        among.drafts.iter().enumerate().any(|(i, d)| i != among.index && d.frames.iter().any(|f| f.tokens.contains(&tokens.start)));
    add(of_other && own.is_none(), "of-another");
    let before = r.around(tokens.start, 3, 0);
    for cue in r.of(Topic::PlaceRole, &before).filter(|cue| cue.tokens.end <= tokens.start) {
        out.push(&["behind-", cue.class()]);
    }
    for cue in r.of(Topic::Determiner, &before).filter(|cue| cue.tokens.end == tokens.start) {
        out.push(&["word-", cue.class()]);
        out.push(&[zone, "-word-", cue.class()]);
    }
    let mut hit = r.of(Topic::Target, &r.around(tokens.start, 3, tokens.len() + 2)).filter(|cue| !cue.is("kind", "people"));
    out.push_if(hit.next().is_some(), &["beside-target"]);
    out.push_if(r.of(Topic::Speech, &r.around(tokens.start, 4, tokens.len() + 1)).next().is_some(), &["beside-speech"]);
    let same = |m: &crate::extract::PlaceMention| m.place.gazetteer_id == place.gazetteer_id;
    // Of a file of many articles only the mentions round about count: the time stays linear in the text.
    let around = r.places.get(mention.saturating_sub(AROUND)..(mention + AROUND).min(r.places.len())).unwrap_or_default();
    let times = around.iter().filter(|m| same(m)).count();
    let often = match times {
        0 | 1 => "named-once",
        2 => "named-twice",
        _ => "named-often",
    };
    out.push(&[often]);
    if let Some(how) = by_title(&among.title.places, place).filter(|_| among.main) {
        out.push(&[how]);
    }
    out.push_if(r.places.iter().find(|m| !m.place.kind.is_vague() && !m.metonym).is_some_and(same), &["first-named"]);
    if among.title.places.iter().any(|own| own.gazetteer_id == place.gazetteer_id) {
        let news = among.drafts.iter().position(|d| !d.background) == Some(among.index);
        out.push(&["in-title"]);
        out.push(&[area, "-in-title", if news { "-of-news" } else { "" }]);
    }
    out
}

/// How a place lies to those that the headline names.
fn by_title(titled: &[Where], place: &Where) -> Option<&'static str> {
    /// So near to a place of the headline, in kilometres, it may be the same.
    const NEAR: f64 = 12.0;
    let fine = || titled.iter().filter(|own| !own.kind.is_vague());
    Some(match () {
        () if titled.iter().any(|own| own.gazetteer_id == place.gazetteer_id) => "titled",
        () if titled.is_empty() => return None,
        () if !place.kind.is_vague() && fine().any(|own| own.point.distance_km(place.point) <= NEAR) => "titled-near",
        () if fine().next().is_some() => "against-title",
        () => "titled-wide",
    })
}

/// Where a mention stands in the telling.
fn zone(r: &Reading<'_>, draft: &Draft, tokens: &Range<usize>) -> &'static str {
    if let Some((n, frame)) = draft.frames.iter().enumerate().find(|(_, frame)| frame.tokens.contains(&tokens.start)) {
        return match n {
            0 => "lead",
            _ if frame.link.support => "lean",
            _ => "told",
        };
    }
    let sentence = r.sentence_of(tokens.start);
    let lead = draft.frames.first().map_or(0, |frame| frame.sentence);
    let steps = |frame: &Frame| sentence as i64 - frame.sentence as i64;
    match () {
        () if sentence == lead => "lead-beside",
        () if draft.frames.iter().any(|f| steps(f) == 1) => "next",
        () if draft.frames.iter().any(|f| steps(f) == -1) => "ahead",
        () if draft.frames.iter().any(|f| steps(f) == 0) => "beside",
        () if draft.frames.iter().any(|f| steps(f) == 2) => "second-next",
        () if sentence < SCENE => "scene",
        () => "around",
    }
}

/// How fine a place is.
const fn area(place: &Where) -> &'static str {
    match place.kind {
        PlaceKind::Country | PlaceKind::Region => "land",
        PlaceKind::Governorate | PlaceKind::District | PlaceKind::Subdistrict | PlaceKind::Desert => "area",
        PlaceKind::River | PlaceKind::Road => "line",
        _ => "spot",
    }
}
