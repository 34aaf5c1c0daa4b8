//! Who says what: tolls and blame, each with its voice.

use std::ops::Range;

use super::actors::{Blame, Footing};
use super::assemble::Draft;
use super::casualties::{Harm, Toll};
use super::cues::{Cue, Topic};
use super::frames::Frame;
use super::reading::Reading;
use super::voices::{Voice, voice_at, voices};
use crate::incident::{Actor, Attribution, Claim, Count};
use crate::source::ArticleId;
use crate::text::Span;

/// Signs that set a name off.
const QUOTES: [char; 7] = ['"', '\'', '\u{ab}', '\u{bb}', '\u{201c}', '\u{201d}', '\u{201e}'];

/// "It added" is said by whoever spoke at most so many sentences before.
const GOES_ON: usize = 2;

/// What each voice says of an incident, in the order of the text: a claim for each voice of each frame, with the figures
/// and the doer it names. What nobody in particular says is the article's own.
pub fn claims(r: &Reading<'_>, article: &ArticleId, draft: &Draft) -> Vec<Claim> {
    draft.frames.iter().flat_map(|frame| of_frame(r, article, frame)).collect()
}

/// The words for who speaks in a sentence; `None` where the article itself does. One who is only "he" or "it" there is
/// the one who spoke in the sentence before.
pub fn voice(r: &Reading<'_>, sentence: usize) -> Option<String> {
    /// Sentences that one voice may go on for.
    const LONGEST: usize = 4;
    let paragraph = |i: usize| r.doc.sentences.get(i).map(|s| s.paragraph);
    let goes_on = |i: usize| r.cues.has(Topic::Speech, "says", &r.sentence(i)) && i > 0 && paragraph(i) == paragraph(i - 1);
    let mut at = sentence;
    for _ in 0..LONGEST {
        if let Some(named) = named_voice(r, at) {
            return Some(named);
        }
        at = Some(at).filter(|&i| goes_on(i))?.checked_sub(1)?;
    }
    None
}

/// The words for who speaks in a sentence, by name or office.
fn named_voice(r: &Reading<'_>, sentence: usize) -> Option<String> {
    let tokens = r.sentence(sentence);
    let mut speakers = r.of(Topic::Speech, &tokens).filter(|cue| cue.class() == "named");
    let first = speakers.next()?;
    let end = speakers.take_while(|cue| cue.tokens.start <= first.tokens.end + 1).last().map_or(first.tokens.end, |cue| cue.tokens.end);
    let span = r.doc.span_of(first.tokens.start..end);
    Some(written(r, Span::new(first.span.start, span.end)))
}

/// The claims of one frame: what it tells, by who tells it.
fn of_frame(r: &Reading<'_>, article: &ArticleId, frame: &Frame) -> Vec<Claim> {
    let all = voices(r, frame.sentence);
    let heard = |token: usize| voice_at(r, all, token);
    let blames: Vec<&Blame> =
        frame.blames.iter().filter(|b| b.actor != Actor::Unknown && !matches!(b.footing, Footing::Speaks | Footing::Disputed)).collect();
    // The verb of blaming is what its voice says; the doer may be its own name.
    let blamed_by = |blame: &Blame| {
        let own = all
            .iter()
            .find(|v| v.actor == Some(blame.actor) && matches!(blame.footing, Footing::Claimed | Footing::Denied | Footing::Disowned));
        own.or_else(|| heard(blame.tokens.start))
    };
    let mut order: Vec<Option<&Voice>> = Vec::new();
    let said = frame.tolls.iter().map(|t| heard(t.tokens.start)).chain(blames.iter().map(|b| blamed_by(b)));
    for voice in said {
        if !order.iter().any(|known| same(*known, voice)) {
            order.push(voice);
        }
    }
    order.sort_by_key(|voice| voice.map_or(0, |v| v.verb.start));
    let of = |voice: Option<&Voice>| {
        let tolls: Vec<&Toll> = frame.tolls.iter().filter(|t| same(heard(t.tokens.start), voice)).collect();
        let blame = blames.iter().copied().find(|b| same(blamed_by(b), voice));
        claim(r, article, frame, voice, &tolls, blame)
    };
    order.into_iter().filter_map(of).collect()
}

fn same(a: Option<&Voice>, b: Option<&Voice>) -> bool {
    let name = |voice: Option<&Voice>| voice.and_then(|voice| voice.name.clone());
    a.map(|voice| &voice.verb) == b.map(|voice| &voice.verb) || name(a).is_some() && name(a) == name(b)
}

fn claim(
    r: &Reading<'_>,
    article: &ArticleId,
    frame: &Frame,
    voice: Option<&Voice>,
    tolls: &[&Toll],
    blame: Option<&Blame>,
) -> Option<Claim> {
    let toll = |harm: Harm| tolls.iter().filter(|t| t.harm == harm).map(|t| t.count).reduce(Count::widen).unwrap_or_default();
    let (killed, injured) = (toll(Harm::Killed), toll(Harm::Injured));
    if !killed.is_known() && !injured.is_known() && blame.is_none() {
        return None;
    }
    let words = tolls.iter().map(|t| t.tokens.clone()).chain(blame.map(|b| b.tokens.clone())).chain(voice.map(|v| v.verb.clone()));
    let words = words.reduce(|a, b| a.start.min(b.start)..a.end.max(b.end)).unwrap_or_else(|| frame.tokens.clone());
    Some(Claim {
        article: article.clone(),
        voice: voice.and_then(|voice| name_of(r, frame.sentence, voice, blame)),
        killed,
        injured,
        blames: blame.map(|b| b.actor),
        attribution: blame.map(|b| attribution(b.footing)),
        span: r.doc.span_of(words),
    })
}

fn attribution(footing: Footing) -> Attribution {
    match footing {
        Footing::Claimed => Attribution::Claimed,
        Footing::Denied | Footing::Disowned => Attribution::Denied,
        Footing::Suspected => Attribution::Suspected,
        _ => Attribution::Stated,
    }
}

/// The name of a voice in full; of one that goes on ("it added"), that of whoever spoke before; of one that owns up or
/// denies, that of the doer.
fn name_of(r: &Reading<'_>, sentence: usize, voice: &Voice, blame: Option<&Blame>) -> Option<String> {
    if let Some(name) = &voice.name {
        return Some(full_name(r, name));
    }
    let owns = |b: &&Blame| matches!(b.footing, Footing::Claimed | Footing::Denied | Footing::Disowned) && b.tokens != voice.verb;
    if let Some(own) = blame.filter(owns) {
        return Some(full_name(r, &own.tokens));
    }
    let mut before = (sentence.saturating_sub(GOES_ON)..sentence).rev();
    let spoke = |i: usize| voices(r, i).iter().rev().find_map(|voice| voice.name.as_ref());
    before.find_map(spoke).map(|name| full_name(r, name))
}

/// Without what is written as one with the first word and is no part of the name.
fn full_name(r: &Reading<'_>, name: &Range<usize>) -> String {
    let span = r.doc.span_of(name.clone());
    let leans =
        |cue: &&Cue<'_>| matches!(cue.topic, Topic::Speech | Topic::Actor | Topic::Voice) && cue.tokens.start == name.start && !cue.article;
    let start = r.cues.within(&(name.start..name.start + 1)).iter().filter(leans).map(|cue| cue.span.start).min();
    let name = written(r, Span::new(start.unwrap_or(span.start), span.end));
    let bare = name.trim_matches(QUOTES);
    // A name all in quotes goes without them; one that only holds some keeps them.
    if bare.contains(QUOTES) {
        name
    } else if name.starts_with(QUOTES) && name.ends_with(QUOTES) {
        bare.to_owned()
    } else {
        name
    }
}

fn written(r: &Reading<'_>, span: Span) -> String {
    r.doc.surface(span).split_whitespace().collect::<Vec<_>>().join(" ")
}
