//! Places and dates taken over from the text around an incident.

use std::ops::Range;

use super::Draft;
use crate::extract::cues::{Cue, Topic};
use crate::extract::frames::{Frame, back_cue, event_dates, sites};
use crate::extract::reading::Reading;
use crate::extract::triggers::Trigger;
use crate::incident::When;
use crate::text::TokenKind;

/// Only so many sentences may set the scene.
const SCENE: usize = 5;

/// So many sentences on, "an hour later" is counted from the day told before it.
const NEAR: usize = 3;

/// So many sentences behind an incident may tell its place.
const NEXT: usize = 2;

/// An incident without a place takes those of the sentences after it, where that tells of no other.
pub(super) fn lend_places(r: &Reading<'_>, drafts: &mut [Draft]) {
    let taken: Vec<usize> = drafts.iter().flat_map(|draft| draft.frames.iter().filter(|f| !f.link.support).map(|f| f.sentence)).collect();
    for draft in drafts {
        let own = || draft.frames.iter().filter(|f| !f.link.support);
        if let Some(places) = own().find_map(|f| heading(r, f.sentence)) {
            // What the heading names comes before the region or the town near by that the text names.
            draft.frames.iter_mut().for_each(|f| f.places.retain(|place| places.contains(place)));
            draft.borrowed = places;
            continue;
        }
        if draft.places().next().is_some() {
            continue;
        }
        let paragraph = |i: usize| r.doc.sentences.get(i).map(|s| s.paragraph);
        let goes_on = |i: usize| paragraph(i) == paragraph(i + 1) || points_at_told(r, &r.sentence(i + 1));
        let goes_on = |i: usize| goes_on(i) || draft.frames.iter().any(|f| f.sentence == i + 1);
        let next = |i: usize| !taken.contains(&(i + 1)) && goes_on(i);
        // The sentence behind it, or the one behind that.
        let behind = |f: &Frame| {
            let near = (f.sentence..f.sentence + NEXT).take_while(|&i| next(i));
            near.map(|i| sites(r, &r.sentence(i + 1), false)).find(|found| !found.is_empty())
        };
        let own = || draft.frames.iter().filter(|f| !f.link.support);
        draft.borrowed = own().find_map(behind).unwrap_or_default();
    }
}

/// The place that opens the paragraph of a sentence as its heading: "Qara Qozaq bridge. Two drones were flown into a vehicle."
fn heading(r: &Reading<'_>, sentence: usize) -> Option<Vec<usize>> {
    let paragraph = |i: usize| r.doc.sentences.get(i).map(|s| s.paragraph);
    let has_words = |i: usize| r.sentence(i).any(|token| r.doc.kind(token) == Some(TokenKind::Word));
    // The number of an item may stand as a sentence before it.
    let before = (0..=sentence).rev().take_while(|&i| paragraph(i) == paragraph(sentence)).filter(|&i| has_words(i));
    let first = before.last().filter(|&first| first < sentence)?;
    let tokens = r.sentence(first);
    let named: Vec<usize> = r.places_in(&tokens).collect();
    let of_name = |token: usize| named.iter().filter_map(|&i| r.place_tokens.get(i)).any(|place| place.contains(&token));
    let is_name = tokens.clone().all(|token| of_name(token) || r.doc.kind(token) != Some(TokenKind::Word));
    (is_name && !named.is_empty()).then_some(named)
}

/// "The shells", "the strike": the sentence goes on about what was told.
fn points_at_told(r: &Reading<'_>, sentence: &Range<usize>) -> bool {
    let the = |cue: &Cue<'_>| {
        cue.article || r.of(Topic::Determiner, &r.around(cue.tokens.start, 2, 0)).any(|d| matches!(d.class(), "the" | "this"))
    };
    r.cues.within(sentence).iter().any(|cue| matches!(cue.topic, Topic::Weapon | Topic::Event) && the(cue))
}

/// An incident without a date that goes on from a sentence without one of its own is of that sentence's day.
pub(super) fn lend_dates(r: &Reading<'_>, drafts: &mut [Draft]) {
    let taken: Vec<usize> =
        drafts.iter().flat_map(|draft| draft.frames.iter().filter(|f| !f.dates.is_empty()).map(|f| f.sentence)).collect();
    for draft in drafts {
        // "An hour later" dates nothing: the day before it does.
        if draft.frames.iter().flat_map(|f| &f.dates).any(|&i| says_a_day(r, i)) {
            continue;
        }
        let Some(first) = draft.frames.first_mut() else { continue };
        if let Some(head) = head_of_list(r, first.sentence) {
            first.dates = event_dates(r, &r.sentence(head));
            continue;
        }
        if is_clocked(r, first.sentence) && first.dates.is_empty() {
            first.dates = day_of_scene(r, first.sentence).into_iter().collect();
            continue;
        }
        let paragraph = |i: usize| r.doc.sentences.get(i).map(|s| s.paragraph);
        let lent = |f: &Frame| {
            let before = f.sentence.checked_sub(1).filter(|s| !taken.contains(s) && paragraph(*s) == paragraph(f.sentence))?;
            Some(event_dates(r, &r.sentence(before))).filter(|dates| !dates.is_empty())
        };
        let lent = lent(first).or_else(|| draft.frames.iter().filter(|f| f.link.fresh).find_map(lent));
        if let (Some(dates), Some(first)) = (lent, draft.frames.first_mut()) {
            first.dates = dates;
        }
    }
}

/// The day of the news for what is told of it without one: "two attacks on Tuesday: gunmen …", "within the hour a bomb …".
pub(super) fn lend_news_day(r: &Reading<'_>, triggers: &[Trigger], drafts: &mut [Draft]) {
    let several = drafts.first().and_then(|first| first.frames.first()).filter(|lead| {
        let plural = |i: &usize| triggers.get(*i).is_some_and(|t| t.plural && t.block.is_none());
        lead.sentence < SCENE && !lead.link.background && lead.triggers.iter().any(plural)
    });
    let of_several: Option<(usize, Vec<usize>)> = several.map(|lead| (lead.sentence, days(r, lead)));
    let told: Vec<(usize, bool, Vec<usize>)> = drafts
        .iter()
        .flat_map(|draft| draft.frames.iter().map(move |f| (f, draft.background)))
        .filter(|(f, _)| !f.link.earlier)
        .map(|(f, background)| (f.tokens.start, background, days(r, f)))
        .collect();
    let last = |at: usize| {
        let before = told.iter().filter(|(start, background, days)| *start < at && !background && !days.is_empty());
        before.max_by_key(|(start, ..)| *start)
    };
    for draft in drafts.iter_mut().filter(|draft| !draft.background) {
        if draft.frames.iter().flat_map(|f| &f.dates).any(|&i| says_a_day(r, i)) {
            continue;
        }
        let Some(first) = draft.frames.first_mut().filter(|f| !f.link.earlier && !f.link.background) else { continue };
        let soon = r.cues.has(Topic::Determiner, "daytime", &first.tokens)
            || r.of(Topic::Discourse, &first.tokens).any(|cue| cue.class() == "soon" || cue.is("soon", "yes"));
        let near = |start: usize| r.sentence_of(start) + NEAR >= first.sentence;
        let of_last = || last(first.tokens.start).filter(|(start, ..)| soon && near(*start)).map(|(.., days)| days.clone());
        let of_lead = || of_several.clone().filter(|(sentence, _)| first.sentence > *sentence).map(|(_, days)| days);
        if let Some(days) = of_last().or_else(of_lead).filter(|days| !days.is_empty()) {
            first.dates = days;
        }
    }
}

/// The dates of a frame that are of one day or night.
fn days(r: &Reading<'_>, frame: &Frame) -> Vec<usize> {
    frame.dates.iter().copied().filter(|&i| r.when(i).days().is_some_and(|days| days <= 2)).collect()
}

/// Whether a date is known, or names at least a day of the week.
fn says_a_day(r: &Reading<'_>, date: usize) -> bool {
    r.when(date) != When::default() || r.weekdays.get(date).is_some_and(|days| !days.is_empty())
}

/// "20:10 - A commander says": an entry of a running report, which is all of one day.
fn is_clocked(r: &Reading<'_>, sentence: usize) -> bool {
    let start = r.sentence(sentence).start;
    let digits = |at: usize| !r.doc.word(at).is_empty() && r.doc.word(at).chars().all(char::is_numeric);
    let one = r
        .doc
        .word(start)
        .split_once(':')
        .is_some_and(|(hour, minute)| [hour, minute].iter().all(|part| !part.is_empty() && part.chars().all(char::is_numeric)));
    one || digits(start) && r.doc.word(start + 1) == ":" && digits(start + 2)
}

/// The one day that the head of a report tells, before a sentence.
fn day_of_scene(r: &Reading<'_>, before: usize) -> Option<usize> {
    let scene = 0..r.sentence(SCENE.min(before)).start;
    let mut days = r.dates_in(&scene).filter(|&i| r.when(i).days().is_some_and(|days| days <= 2));
    let first = days.next()?;
    days.all(|i| r.when(i) == r.when(first)).then_some(first)
}

/// The line with a colon that opens the list a sentence stands in.
fn head_of_list(r: &Reading<'_>, sentence: usize) -> Option<usize> {
    const LONGEST: usize = 24;
    if !r.is_item(sentence) {
        return None;
    }
    let head = (sentence.saturating_sub(LONGEST)..sentence).rev().find(|&i| !r.is_item(i))?;
    (r.doc.word(r.sentence(head).end.saturating_sub(1)) == ":").then_some(head)
}

/// A report may set the scene before the first event word: its first sentences date and place what follows, where nothing else does.
pub(super) fn lend_scene(r: &Reading<'_>, drafts: &mut [Draft]) {
    let Some(first) = drafts.first_mut().filter(|draft| !draft.background) else { return };
    let Some(lead) = first.frames.first_mut().filter(|f| (1..=SCENE).contains(&f.sentence)) else { return };
    let scene = 0..r.sentence(lead.sentence).start;
    // The day of remembrance is not the day of what is remembered.
    if r.cues.has(Topic::NonEvent, "anniversary", &(scene.start..lead.tokens.end)) {
        return;
    }
    let dates: Vec<usize> = event_dates(r, &scene).into_iter().filter(|&i| r.when(i).days().is_some_and(|days| days <= 2)).collect();
    if let ([day], true) = (dates.as_slice(), lead.dates.is_empty()) {
        lead.dates.push(*day);
    }
    if first.places().next().is_none() {
        first.borrowed = sites(r, &scene, false);
    }
}

/// Whether the clause of the event word says "there", "in the town".
pub(super) fn points_back(r: &Reading<'_>, frame: &Frame) -> bool {
    back_cue(r, frame.head, &frame.tokens).is_some()
}

/// "There": the last spot named before, not long ago, else that of the first incident.
pub(super) fn place_before(r: &Reading<'_>, drafts: &[Draft], frame: &Frame) -> Vec<usize> {
    let from = r.sentence(frame.sentence.saturating_sub(1)).start;
    let near =
        r.places_in(&(from..frame.tokens.start)).rev().find(|&i| r.places.get(i).is_some_and(|m| !m.metonym && !m.place.kind.is_vague()));
    near.map_or_else(|| drafts.first().map(|draft| draft.places().take(1).collect()).unwrap_or_default(), |i| vec![i])
}
