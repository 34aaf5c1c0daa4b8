//! Frames: what each sentence says of one incident.
//!
//! A sentence gives one frame for each incident that it tells apart: by dates, by words such as "in response to" or
//! "separately", by kinds that cannot be one. A sentence without an event word still gives a frame where it tells a toll
//! or a doer; such a frame needs an incident to lean on.

mod dated;
mod link;
mod parts;
mod section;
mod sites;

use std::ops::Range;

use super::actors::{Blame, Footing, blames};
use super::casualties::{Harm, Toll, tolls_in};
use super::cues::Topic;
use super::kinds::{self, Guess};
use super::persons::Strength;
use super::reading::Reading;
use super::triggers::{Block, Sort, Trigger};
use crate::incident::{Count, Kind};
use dated::by_daytime;
pub use dated::event_dates;
pub use link::Link;
use parts::parts;
use section::Section;
pub use sites::{back_cue, is_dateline, sites};

use link::link;
use sites::told_before;

/// What one stretch of text says of one incident.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Index of its sentence.
    pub sentence: usize,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its event words, indices into the list of triggers.
    pub triggers: Vec<usize>,
    /// The kind, where the words settle it.
    pub guess: Option<Guess>,
    /// Tolls.
    pub tolls: Vec<Toll>,
    /// Doers.
    pub blames: Vec<Blame>,
    /// Indices of the dates on which it happened, report dates left out.
    pub dates: Vec<usize>,
    /// Indices of the places where it can have happened.
    pub places: Vec<usize>,
    /// Indices of the countries and regions it names.
    pub wide: Vec<usize>,
    /// What was hit.
    pub target: Option<Range<usize>>,
    /// The token its main event word starts with, or its first.
    pub head: usize,
    /// How it hangs on what came before.
    pub link: Link,
}

/// The frames of an article, in the order of the text.
pub fn frames(r: &Reading<'_>, triggers: &[Trigger]) -> Vec<Frame> {
    let mut out = Vec::new();
    let mut next = 0;
    let mut section: Option<Section> = None;
    for index in 0..r.doc.sentences.len() {
        let sentence = r.sentence(index);
        let first = next;
        while triggers.get(next).is_some_and(|t| t.tokens.start < sentence.end) {
            next += 1;
        }
        let opened = Section::opened_by(r, index);
        if opened.is_some() {
            section = opened;
            continue;
        }
        if r.cues.has(Topic::Discourse, "caption", &(sentence.start..sentence.start + 3)) || is_heading(r, index) {
            continue;
        }
        let told = out.len();
        sentence_frames(r, triggers, index, first..next, &mut out);
        if out.len() == told {
            date_told(r, index, &mut out);
        }
        if let Some(frame) = out.get_mut(told..).and_then(|new| new.iter_mut().find(|frame| !frame.link.support))
            && let Some(section) = section.take()
        {
            section.head(r, frame);
        }
    }
    out
}

/// "That was on 18 March": the day of what was told right before, where it was told without one.
fn date_told(r: &Reading<'_>, index: usize, out: &mut [Frame]) {
    let sentence = r.sentence(index);
    let opens = r.cues.has(Topic::Discourse, "dated", &(sentence.start..sentence.start + 2));
    let last = out.last().map_or(0, |last| last.sentence);
    if opens && index <= last + 2 && out.iter().rev().take_while(|f| f.sentence == last).all(|f| f.dates.is_empty()) {
        let dates = event_dates(r, &sentence);
        out.iter_mut().rev().take_while(|f| f.sentence == last).for_each(|f| f.dates.clone_from(&dates));
    }
}

fn sentence_frames(r: &Reading<'_>, triggers: &[Trigger], index: usize, of: Range<usize>, out: &mut Vec<Frame>) {
    let sentence = r.sentence(index);
    let live: Vec<usize> = of.clone().filter(|&i| triggers.get(i).is_some_and(|t| t.block.is_none())).collect();
    let blocked =
        of.into_iter().any(|i| triggers.get(i).is_some_and(|t| matches!(t.block, Some(Block::Tally | Block::Habit | Block::Threat))));
    let tallied = r.cues.has(Topic::NonEvent, "tally", &sentence);
    // "Two were hurt in a brawl", "on the road": harm, but of no attack.
    if live.iter().all(|&i| triggers.get(i).is_some_and(|t| t.weak)) && r.cues.has(Topic::NonEvent, "mishap", &sentence) {
        return;
    }
    // "Nobody owned up, but fingers point at the militias, which have shelled the base often": only the blame is of the news.
    let only_blame = live.is_empty() && (blocked || tallied);
    if only_blame && !lays_blame(r, &sentence) {
        return;
    }
    let sentence_tolls = if only_blame { &[] } else { tolls_in(r, index) };
    for (k, part) in parts(r, triggers, &live, &sentence).into_iter().enumerate() {
        let refs: Vec<&Trigger> = part.triggers.iter().filter_map(|&i| triggers.get(i)).collect();
        let inside = |tokens: &Range<usize>| part.tokens.contains(&tokens.start);
        let mut said = blames(r, &sentence, &refs);
        said.extend(claimed_by_last(r, &sentence, out.last(), index));
        said.retain(|blame| inside(&blame.tokens));
        let head = refs.iter().find(|t| !t.weak).or(refs.first()).map_or(part.tokens.start, |t| t.tokens.start);
        let tolls: Vec<Toll> = sentence_tolls.iter().filter(|toll| inside(&toll.tokens)).cloned().collect();
        // "By Friday the toll had risen to": the day of the count, not of the deed.
        let counts = refs.is_empty() && tolls.iter().any(|toll| toll.update && toll.strength >= Strength::Bare);
        let dates = if counts || only_blame { Vec::new() } else { happened_on(r, &refs, &part.tokens, &said, !out.is_empty()) };
        let mut link = link(r, &refs, &part, k, !dates.is_empty());
        // "No group had claimed it by nightfall" goes on about what has been told.
        link.separate &= !(link.anaphoric && said.iter().any(|b| b.footing == Footing::Unclaimed));
        let frame = Frame {
            sentence: index,
            guess: if refs.iter().any(|t| !t.weak) {
                guess(r, &refs, &part.tokens, &said, &tolls)
            } else {
                out.last().and_then(|last| kinds::cause_of(r, last, &part.tokens)).filter(|_| refs.is_empty())
            },
            blames: said,
            tolls,
            places: told_before(r, head, &part.tokens).into_iter().chain(sites(r, &part.tokens, false)).collect(),
            wide: sites(r, &part.tokens, true),
            target: refs.iter().find_map(|trigger| target(r, trigger, &part.tokens)),
            head,
            link,
            dates,
            triggers: part.triggers,
            tokens: part.tokens,
        };
        if says_something(&frame) {
            out.push(frame);
        }
    }
}

/// Whether a sentence opens with who is blamed for what was told.
fn lays_blame(r: &Reading<'_>, sentence: &Range<usize>) -> bool {
    const OPENING: usize = 16;
    let opening = sentence.start..(sentence.start + OPENING).min(sentence.end);
    r.of(Topic::Attribution, &opening).any(|cue| matches!(cue.class(), "accused" | "suspected"))
}

/// The days of a stretch of text. Where somebody only owns up to what has been told, blames another or denies it, a day in that
/// clause is that of the word, unless it says of which event: "on Sunday claimed the attack", "claimed Friday's attack".
fn happened_on(r: &Reading<'_>, triggers: &[&Trigger], tokens: &Range<usize>, said: &[Blame], told: bool) -> Vec<usize> {
    let mut dates = event_dates(r, tokens);
    if dates.is_empty() {
        dates.extend(by_daytime(r, tokens));
    }
    let words = |footing: Footing| {
        matches!(
            footing,
            Footing::Claimed | Footing::Suspected | Footing::Denied | Footing::Disowned | Footing::Disputed | Footing::Unclaimed
        )
    };
    if told && said.iter().any(|b| words(b.footing)) {
        // "The next day the group said that": the day of saying, where what happened has been told.
        let says = |date: &Range<usize>| {
            let near = date.start.saturating_sub(1)..date.end + 1;
            r.of(Topic::Speech, &near).any(|cue| cue.class() == "says" && (cue.tokens.end == date.start || cue.tokens.start == date.end))
        };
        dates.retain(|&i| !r.date_tokens.get(i).is_some_and(says));
    }
    if !triggers.iter().all(|t| t.definite || t.weak || t.sort == Sort::Mention) {
        return dates;
    }
    // Behind the event, but for the outlet or statement that told of it: "claimed it through its outlet the next evening".
    let outlet = |between: Range<usize>| {
        r.cues.has(Topic::Voice, "close", &between)
            || r.of(Topic::Speech, &between).any(|cue| cue.class() != "named" || cue.row.is("press"))
    };
    let says_which = |date: &Range<usize>| {
        let of = |t: &&Trigger| {
            (date.end..date.end + 2).contains(&t.tokens.start) || t.tokens.end <= date.start && !outlet(t.tokens.end..date.start)
        };
        triggers.iter().any(of)
    };
    let of_word = |date: &Range<usize>| {
        said.iter().filter(|b| words(b.footing)).any(|b| r.clause_gap(b.tokens.start.min(date.start), b.tokens.start.max(date.start)) == 0)
    };
    dates.retain(|&i| r.date_tokens.get(i).is_some_and(|date| says_which(date) || !of_word(date)));
    dates
}

/// The kind of a frame; one person shot by an unknown hand was killed on purpose.
fn guess(r: &Reading<'_>, triggers: &[&Trigger], scope: &Range<usize>, said: &[Blame], tolls: &[Toll]) -> Option<Guess> {
    let guess = kinds::guess(r, triggers, scope, said)?;
    let killed: Vec<Count> = tolls.iter().filter(|toll| toll.harm == Harm::Killed).map(|toll| toll.count).collect();
    let hurt = tolls.iter().any(|toll| toll.harm == Harm::Injured && toll.count != Count::exact(0) && toll.count != Count::exact(1));
    let chosen = !hurt && kinds::is_chosen(r, &guess, triggers, scope, said, &killed);
    Some(if chosen { Guess { kind: Kind::Assassination, ..guess } } else { guess })
}

/// "It said in announcing the raids": the one who spoke in the sentence before.
fn claimed_by_last(r: &Reading<'_>, sentence: &Range<usize>, last: Option<&Frame>, index: usize) -> Option<Blame> {
    let claim = r.of(Topic::Attribution, sentence).find(|cue| cue.class() == "claimed")?;
    let own = r.of(Topic::Attribution, sentence).any(|cue| cue.class() == "self");
    let nobody_named = r.of(Topic::Actor, sentence).next().is_none();
    let speaker = last.filter(|f| own && nobody_named && f.sentence + 1 == index)?.blames.iter().rfind(|b| b.footing == Footing::Speaks)?;
    Some(Blame { actor: speaker.actor, footing: Footing::Claimed, tokens: claim.tokens.clone(), rule: claim.row.id.clone() })
}

fn says_something(frame: &Frame) -> bool {
    !frame.triggers.is_empty()
        || frame.guess.is_some()
        || !frame.tolls.is_empty()
        || !frame.blames.is_empty()
        || frame.link.ordinal.is_some()
}

/// A short paragraph of its own without a stop at its end.
fn is_heading(r: &Reading<'_>, index: usize) -> bool {
    const LONGEST: usize = 9;
    let Some(sentence) = r.doc.sentences.get(index) else { return false };
    let alone = |other: Option<usize>| other.and_then(|i| r.doc.sentences.get(i)).is_none_or(|s| s.paragraph != sentence.paragraph);
    let last = sentence.tokens.end.saturating_sub(1);
    let stops = matches!(r.doc.word(last), "." | "!" | ":" | "\"" | "\u{2026}" | ";");
    let body = r.doc.sentences.len() > 2 && index > 0;
    body && sentence.tokens.len() <= LONGEST && !stops && alone(index.checked_sub(1)) && alone(Some(index + 1))
}

/// The words of what was hit: the first target behind the event word, to the end of its phrase.
fn target(r: &Reading<'_>, trigger: &Trigger, scope: &Range<usize>) -> Option<Range<usize>> {
    let behind = trigger.tokens.end..(trigger.tokens.end + 12).min(scope.end);
    let heads = || r.of(Topic::Target, &behind).filter(|cue| !cue.is("kind", "owner"));
    let head = heads().find(|cue| !cue.is("kind", "people")).or_else(|| heads().next())?;
    let limit = (head.tokens.end + 7).min(scope.end);
    let stops = |i: &usize| {
        let at = *i..*i + 1;
        crate::extract::reading::is_stop(r.doc, *i)
            || !r.places_in(&at).is_empty()
            || !r.dates_in(&at).is_empty()
            || r.cues.within(&at).iter().any(|cue| match cue.topic {
                Topic::Event | Topic::Speech | Topic::PlaceRole | Topic::Discourse | Topic::Casualty | Topic::Cause => true,
                Topic::Determiner => matches!(cue.class(), "in" | "on"),
                _ => false,
            })
    };
    let end = (head.tokens.end..limit).find(stops).unwrap_or(limit);
    Some(head.tokens.start..end)
}
