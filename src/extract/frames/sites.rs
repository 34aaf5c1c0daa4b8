//! Places where something can have happened.

use std::ops::Range;

use crate::extract::cues::{Cue, Topic};
use crate::extract::places::PlaceReason;
use crate::extract::reading::Reading;
use crate::incident::PlaceKind;

/// A region of more than this radius is no place of an incident, only the part of the world it lies in.
const WIDE_KM: f64 = 80.0;

/// Indices of the places where something can have happened; `wide` gives countries and the like instead of spots.
pub fn sites(r: &Reading<'_>, tokens: &Range<usize>, wide: bool) -> Vec<usize> {
    r.places_in(tokens).filter(|&i| r.recall.site(i, || site(r, i)) == Some(wide)).collect()
}

/// Whether a place is a country or the like; `None` where nothing can have happened at it.
fn site(r: &Reading<'_>, place: usize) -> Option<bool> {
    let (mention, tokens) = (r.places.get(place)?, r.place_tokens.get(place)?);
    let is_wide =
        mention.place.kind == PlaceKind::Country || mention.place.kind == PlaceKind::Region && mention.place.precision_km > WIDE_KM;
    let may_be = (!mention.metonym || is_of_event(r, tokens, false))
        && !mention.reasons.contains(&PlaceReason::Dateline)
        && !mention.reasons.contains(&PlaceReason::Anchor)
        && !is_dateline(r, tokens)
        && !is_elsewhere(r, place);
    may_be.then_some(is_wide)
}

/// "The Ankara attack": a name in the genitive of an event is where it was, though it may stand for a government; behind a
/// strike, which may be a government's own, only where the name means the `spot`.
fn is_of_event(r: &Reading<'_>, tokens: &Range<usize>, spot: bool) -> bool {
    let beside = if r.doc.lang.is_rtl() { tokens.start.saturating_sub(1)..tokens.start } else { tokens.end..tokens.end + 1 };
    let near = beside.start.saturating_sub(2)..beside.end;
    let object = |cue: &Cue<'_>| {
        let relative = r.cues.has(Topic::Determiner, "rel", &(cue.tokens.start.saturating_sub(1)..cue.tokens.start));
        cue.tokens.end == tokens.start && relative && !cue.is("pos", "noun") && matches!(cue.attr("kind"), Some("strike" | "attack"))
    };
    r.of(Topic::Event, &near).any(|cue| {
        if object(cue) {
            return true;
        }
        let touches = if r.doc.lang.is_rtl() { cue.tokens.end == tokens.start } else { cue.tokens.start == tokens.end };
        touches && cue.is("pos", "noun") && (spot || !cue.is("kind", "strike")) && (r.doc.lang.is_rtl() || !cue.is("num", "pl"))
    })
}

/// The words "there", "in the same town" in the clause of an event word.
pub fn back_cue<'c, 'l>(r: &'c Reading<'l>, head: usize, part: &Range<usize>) -> Option<&'c Cue<'l>> {
    let clause = r.clause_of(head);
    r.of(Topic::PlaceRole, &(clause.start.max(part.start)..clause.end)).find(|cue| cue.class() == "back")
}

/// "The same base": the last base named before this stretch.
pub(super) fn told_before(r: &Reading<'_>, head: usize, part: &Range<usize>) -> Option<usize> {
    let back = back_cue(r, head, part)?;
    // "The base came under fire": where nothing else is named.
    if back.row.is("bare") && !sites(r, part, false).is_empty() {
        return None;
    }
    let kinds: Vec<PlaceKind> = back.attr("of")?.split('+').filter_map(PlaceKind::from_code).collect();
    let is_meant = |&i: &usize| r.places.get(i).is_some_and(|mention| kinds.contains(&mention.place.kind));
    let before = 0..part.start;
    // "Palmyra had not yet woken": the people of a town also name it.
    let by_people = || r.places_in(&before).filter(|&i| r.places.get(i).is_some_and(|mention| mention.metonym)).rfind(is_meant);
    sites(r, &before, false).into_iter().rev().find(is_meant).or_else(by_people)
}

/// Whether words stand in the line that opens an article: places and a day before a dash, ahead of any event.
pub fn is_dateline(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    const LONGEST: usize = 14;
    if tokens.start >= LONGEST || r.sentence_of(tokens.start) > 0 {
        return false;
    }
    let behind = tokens.end..LONGEST.min(r.sentence(0).end);
    let is_dash = |&i: &usize| matches!(r.doc.word(i), "-" | ":") && !(r.doc.touches_next(i) && i > 0 && r.doc.touches_next(i - 1));
    let Some(dash) = behind.clone().find(is_dash) else { return false };
    r.of(Topic::Event, &(0..dash)).next().is_none() && r.of(Topic::Casualty, &(0..dash)).next().is_none()
}

/// Whether a place is where things came from or went to, or where a speaker sits.
fn is_elsewhere(r: &Reading<'_>, place: usize) -> bool {
    let Some(tokens) = r.place_tokens.get(place) else { return false };
    let before = r.around(tokens.start, 5, 0);
    let by_role = r.of(Topic::PlaceRole, &before).any(|cue| {
        let between = cue.tokens.end.min(tokens.start)..tokens.start;
        let is_site = matches!(cue.class(), "near" | "back" | "aside" | "issued" | "left" | "to" | "ground")
            || cue.class() == "care" && is_struck(r, cue.tokens.start);
        // "Came from inside Syria towards the post": the post is where they went, and where it happened.
        let goes_on = cue.class() == "origin" && r.cues.has(Topic::PlaceRole, "to", &between);
        !is_site
            && !goes_on
            && cue.tokens.start < tokens.start
            && between.len() <= if matches!(cue.class(), "origin" | "destination") { 4 } else { 2 }
            && r.clause_gap(between.start, between.end) == 0
            && r.places_in(&between).is_empty()
    });
    by_role
        || is_left_for(r, tokens)
        || is_hospital(r, tokens)
        || is_in_doer(r, tokens) && !is_of_event(r, tokens, r.places.get(place).is_some_and(|mention| !mention.metonym))
        || is_of_speaker(r, tokens)
        || is_answered(r, tokens)
        || is_launched_from(r, tokens)
}

/// "Rockets were fired on Sunday from an orchard outside X towards the base": where they rose, not where they struck.
fn is_launched_from(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    /// How far ahead "from" may stand, with words for the sort of place between,
    const FROM: usize = 5;
    /// and how far from it the word for the launch.
    const LAUNCH: usize = 12;
    let before = r.around(tokens.start, FROM, 0).start..tokens.start;
    let Some(from) = r.of(Topic::Determiner, &before).rfind(|cue| cue.row.is("from")) else { return false };
    let between = from.tokens.end..tokens.start;
    let sentence = r.sentence(r.sentence_of(tokens.start));
    let rises = |cue: &Cue<'_>| cue.is("pos", "launch") || cue.row.is("rises");
    let flies = |range: &Range<usize>| r.of(Topic::Weapon, range).any(|w| matches!(w.class(), "rocket" | "missile" | "shell" | "drone"));
    let launch = from.tokens.start.saturating_sub(LAUNCH).max(sentence.start)..(tokens.end + LAUNCH).min(sentence.end);
    // "Close to X", in Arabic "in the nearness from X".
    let near = r.of(Topic::PlaceRole, &before).any(|cue| cue.class() == "near" && cue.tokens.contains(&from.tokens.start));
    !near
        && r.clause_gap(between.start, between.end) == 0
        && r.places_in(&between).is_empty()
        && r.of(Topic::Event, &launch).any(rises)
        && flies(&launch)
}

/// "The rest of them withdrew towards X": a verb of leaving, whoever leaves, and the word for "to" right before the place.
fn is_left_for(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let before = r.around(tokens.start, 7, 0).start..tokens.start;
    let to = r.of(Topic::PlaceRole, &before).any(|cue| cue.class() == "to" && tokens.start <= cue.tokens.end + 1);
    let Some(left) = r.of(Topic::PlaceRole, &before).rfind(|cue| cue.class() == "left").filter(|_| to) else { return false };
    let between = left.tokens.end..tokens.start;
    // "Had hardly left the station on the road leading to X": the road is near X.
    let near = r.of(Topic::PlaceRole, &between).any(|cue| cue.class() == "near" && cue.tokens.end == tokens.start);
    !near && r.clause_gap(between.start, between.end) == 0 && r.of(Topic::Event, &between).next().is_none()
}

/// A hospital named after its town, where the dead and wounded were brought, not what was hit.
fn is_hospital(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let own = r.of(Topic::PlaceRole, &(tokens.start..tokens.start + 1)).any(|cue| cue.class() == "care" && cue.tokens.end < tokens.end);
    // "Near the hospital of X" something happened.
    let near = || r.of(Topic::PlaceRole, &r.around(tokens.start, 3, 0)).any(|cue| cue.class() == "near" && cue.tokens.end == tokens.start);
    own && !is_struck(r, tokens.start) && !near()
}

/// Whether a verb of striking or suffering stands right before a word.
fn is_struck(r: &Reading<'_>, token: usize) -> bool {
    let before = token.saturating_sub(3)..token;
    r.of(Topic::Event, &before)
        .any(|cue| matches!(cue.attr("kind"), Some("strike" | "attack")) || matches!(cue.attr("pos"), Some("hit" | "suffer")))
}

/// "Backed by Iran", "the Resistance in Iraq": a name within a doer's, unless something is said to be in it.
fn is_in_doer(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let near = r.around(tokens.start, 6, 0);
    let covers = |cue: &Cue<'_>| cue.tokens.start <= tokens.start && tokens.start < cue.tokens.end;
    // "A village that belongs to X" has a word that factions and their patrons share: only behind a group it speaks of a patron.
    let of_place = |cue: &Cue<'_>| r.cues.has(Topic::PlaceRole, "ground", &(cue.tokens.start.saturating_sub(2)..cue.tokens.start));
    let grouped = || r.cues.has(Topic::Faction, "group", &near) || r.of(Topic::Actor, &near).next().is_some();
    let tied =
        r.of(Topic::Faction, &near).any(|cue| cue.class() == "ties" && tokens.start.saturating_sub(cue.tokens.end) <= 1 && !of_place(cue))
            && grouped();
    let inside = r.of(Topic::Determiner, &near).any(|cue| cue.class() == "in" && cue.tokens.end == tokens.start);
    // "Not far from X": the word for "close to" is that of a faction close to its patron as well.
    let the = |at: usize| r.cues.has(Topic::Determiner, "the", &(at..at + 1));
    let up_to = |end: usize| end == tokens.start || end + 1 == tokens.start && the(end);
    let beside = || r.of(Topic::PlaceRole, &near).any(|cue| cue.class() == "near" && up_to(cue.tokens.end));
    tied && !beside() || r.of(Topic::Actor, &near).any(covers) && !inside
}

/// Where the speaker belongs is not where it happened.
fn is_of_speaker(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    if r.doc.lang.is_rtl() {
        speaks_that(r, tokens) || is_in_speaker(r, tokens)
    } else {
        is_in_speaker(r, tokens) || speaks_behind(r, tokens)
    }
}

/// "Medical sources in X spoke of", "said the mayor of X": nothing but the name of who speaks stands between the verb and the place.
fn is_in_speaker(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    const LONGEST: usize = 8;
    let before = r.around(tokens.start, LONGEST, 0).start..tokens.start;
    let Some(says) = r.of(Topic::Speech, &before).rfind(|cue| cue.class() == "says" && !cue.is("reads", "of")) else { return false };
    let between = says.tokens.end..tokens.start;
    let named =
        r.of(Topic::Speech, &(says.tokens.start..tokens.start)).any(|cue| cue.class() == "named" && cue.tokens.start >= says.tokens.start);
    let tells = |cue: &Cue<'_>| match cue.topic {
        Topic::Event | Topic::Casualty | Topic::Weapon | Topic::NoCasualty => true,
        Topic::Target => !cue.is("kind", "people"),
        Topic::Determiner => matches!(cue.class(), "that" | "be") || cue.class() == "on" && r.doc.lang.is_rtl(),
        _ => false,
    };
    named
        && r.clause_gap(between.start, between.end) == 0
        && r.numbers_in(&between).is_empty()
        && r.places_in(&between).is_empty()
        && !r.cues.within(&between).iter().any(tells)
        && (r.doc.lang.is_rtl() || !r.of(Topic::Event, &(tokens.end..tokens.end + 2)).any(|cue| !cue.is("pos", "noun")))
}

/// "Officials and tribal leaders in X said": the verb of saying right behind the place.
fn speaks_behind(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let sentence = r.sentence(r.sentence_of(tokens.start));
    let behind = tokens.end..(tokens.end + 1).min(sentence.end);
    let inside = r.cues.has(Topic::Determiner, "in", &(tokens.start.saturating_sub(2).max(sentence.start)..tokens.start));
    inside && r.of(Topic::Speech, &behind).any(|cue| cue.class() == "says")
}

/// "A member of the council of X said that".
fn speaks_that(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let sentence = r.sentence(r.sentence_of(tokens.start));
    let before = tokens.start.saturating_sub(14).max(sentence.start)..tokens.start;
    let Some(says) = r.of(Topic::Speech, &before).rfind(|cue| cue.class() == "says") else { return false };
    let behind = tokens.end..(tokens.end + 4).min(sentence.end);
    let is_open = !r.cues.has(Topic::Determiner, "that", &(says.tokens.start..tokens.start));
    is_open && r.cues.has(Topic::Determiner, "that", &behind)
}

/// "In vengeance for … in X": the place of what was answered.
fn is_answered(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let before = r.around(tokens.start, 9, 0);
    let Some(answer) = r.of(Topic::Discourse, &before).rfind(|cue| cue.class() == "answer") else { return false };
    let between = answer.tokens.end..tokens.start;
    r.of(Topic::Event, &between).next().is_none() && r.clause_gap(between.start, between.end) == 0
}
