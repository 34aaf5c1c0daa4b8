//! Who says what: tolls and blame, each with its voice.

use super::actors::Footing;
use super::assemble::Draft;
use super::casualties::Harm;
use super::cues::Topic;
use super::frames::Frame;
use super::reading::Reading;
use crate::incident::{Actor, Attribution, Claim, Count};
use crate::source::ArticleId;

/// What each voice says of an incident, in the order of the text.
pub fn claims(r: &Reading<'_>, article: &ArticleId, draft: &Draft) -> Vec<Claim> {
    draft.frames.iter().filter_map(|frame| claim(r, article, frame)).collect()
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
    let span = crate::text::Span::new(first.span.start, span.end);
    Some(r.doc.surface(span).split_whitespace().collect::<Vec<_>>().join(" "))
}

fn claim(r: &Reading<'_>, article: &ArticleId, frame: &Frame) -> Option<Claim> {
    let toll = |harm: Harm| frame.tolls.iter().filter(|t| t.harm == harm).map(|t| t.count).reduce(Count::widen).unwrap_or_default();
    let (killed, injured) = (toll(Harm::Killed), toll(Harm::Injured));
    let blame = frame.blames.iter().find(|b| b.actor != Actor::Unknown && b.footing != Footing::Speaks);
    if !killed.is_known() && !injured.is_known() && blame.is_none() {
        return None;
    }
    let attribution = blame.map(|b| match b.footing {
        Footing::Claimed => Attribution::Claimed,
        Footing::Denied | Footing::Disowned => Attribution::Denied,
        Footing::Suspected => Attribution::Suspected,
        _ => Attribution::Stated,
    });
    Some(Claim {
        article: article.clone(),
        voice: voice(r, frame.sentence),
        killed,
        injured,
        blames: blame.map(|b| b.actor),
        attribution,
        span: r.doc.span_of(frame.tokens.clone()),
    })
}
