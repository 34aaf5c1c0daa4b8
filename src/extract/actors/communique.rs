//! Communiques: texts that a party puts out itself. A line of its own at the top or at the end names it; "our units" are its
//! own, and so is the news that it tells of itself.

use std::ops::Range;

use super::named::mentions;
use super::{ActorMention, Blame, Footing};
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::extract::triggers::Trigger;

/// A line that names who speaks has at most so many tokens,
const LONGEST: usize = 14;

/// and is one of the first so many.
const LINES: usize = 3;

/// Tokens between "our units" and what they did.
const REACH: usize = 22;

/// "Our units carried out": the doer is who signs the text.
pub(super) fn signed(r: &Reading<'_>, sentence: &Range<usize>, triggers: &[&Trigger], said: &[Blame]) -> Option<Blame> {
    let ours = r.of(Topic::Attribution, sentence).find(|cue| cue.class() == "ours" && acts(r, cue, triggers))?;
    let signer = header(r).or_else(|| signature(r, sentence))?;
    // What another did to "our units".
    if said.iter().any(|b| b.footing == Footing::Stated && b.actor != signer.actor && b.tokens.end <= ours.tokens.start) {
        return None;
    }
    Some(Blame { actor: signer.actor, footing: Footing::Claimed, tokens: ours.tokens.clone(), rule: ours.row.id.clone() })
}

/// What a communique tells as a fact of the party that puts it out is that party's own word.
pub(super) fn own_news(r: &Reading<'_>, sentence: &Range<usize>, said: &[Blame]) -> Option<Blame> {
    let told = said.iter().find(|b| b.footing == Footing::Stated)?;
    let signer = header(r).or_else(|| signature(r, sentence).filter(|_| closes_with_own(r)))?;
    let own = said.iter().find(|b| b.footing == Footing::Stated && b.actor == signer.actor).filter(|own| own.tokens == told.tokens)?;
    Some(Blame { footing: Footing::Claimed, ..own.clone() })
}

/// Whether "our units" are the doer of something: a verb stands right before them, or an event follows; not "with our units".
fn acts(r: &Reading<'_>, ours: &Cue<'_>, triggers: &[&Trigger]) -> bool {
    let before = r.around(ours.tokens.start, 3, 0).start..ours.tokens.start;
    let next_to = |cue: &&Cue<'_>| cue.tokens.end == ours.tokens.start;
    let by = r.of(Topic::Attribution, &before).filter(next_to).any(|cue| cue.class() == "by");
    let led = !by
        && r.cues.within(&before).iter().filter(next_to).any(|cue| match cue.topic {
            Topic::Determiner => matches!(cue.class(), "in" | "on"),
            Topic::Deed => matches!(cue.class(), "sides" | "suffer"),
            _ => false,
        });
    let verb = || r.of(Topic::Deed, &before).any(|cue| cue.class() == "act" && cue.tokens.end == ours.tokens.start);
    let event = |t: &&&Trigger| t.tokens.start >= ours.tokens.start && t.tokens.start - ours.tokens.start <= REACH && !t.definite;
    !led && (by || verb() || triggers.iter().any(|t| event(&t)))
}

/// Who is named in a line of its own at the top: "Media Centre of the …", "Statement by the …".
fn header(r: &Reading<'_>) -> Option<ActorMention> {
    let lines = r.doc.sentences.len().saturating_sub(1).min(LINES);
    (0..lines).filter(|&i| is_line(r, i)).find_map(|i| speaker(r, &r.sentence(i)))
}

/// A short line without a stop, that no other sentence shares its paragraph with.
fn is_line(r: &Reading<'_>, index: usize) -> bool {
    let paragraph = |i: usize| r.doc.sentences.get(i).map(|s| s.paragraph);
    let tokens = r.sentence(index);
    let last = r.doc.word(tokens.end.saturating_sub(1));
    let alone = paragraph(index + 1) != paragraph(index) && index.checked_sub(1).is_none_or(|i| paragraph(i) != paragraph(index));
    alone && tokens.len() <= LONGEST && !matches!(last, "." | "!" | "?" | "\u{61f}" | ":")
}

/// The party that a line names as one who speaks: by its outlet or office, or beside a word for a speaker; no news in it.
fn speaker(r: &Reading<'_>, line: &Range<usize>) -> Option<ActorMention> {
    let in_name = |tokens: &Range<usize>| r.of(Topic::Actor, line).any(|m| m.tokens.start <= tokens.start && tokens.end <= m.tokens.end);
    let news = r.of(Topic::Event, line).any(|cue| !in_name(&cue.tokens)) || r.of(Topic::Casualty, line).next().is_some();
    let office = r.cues.within(line).iter().any(|cue| match cue.topic {
        Topic::Actor => cue.is("own", "yes"),
        Topic::Voice => cue.class() == "speaker",
        Topic::Speech => !cue.row.is("press"),
        _ => false,
    });
    let tagged = line.clone().any(|at| matches!(r.doc.word(at), "#" | "@"));
    mentions(r, line).iter().find(|m| !m.adjective && !m.nameless && office && !news && !tagged).cloned()
}

/// Who is named in a short line at the end; a day may follow it.
fn signature(r: &Reading<'_>, sentence: &Range<usize>) -> Option<ActorMention> {
    let last = r.doc.sentences.len().saturating_sub(LINES)..r.doc.sentences.len();
    let line = |i: &usize| {
        let tokens = r.sentence(*i);
        tokens.len() <= LONGEST && tokens != *sentence
    };
    last.rev().take_while(line).find_map(|i| mentions(r, &r.sentence(i)).iter().find(|m| !m.adjective && !m.nameless).cloned())
}

/// "Our forces will go on": the last lines speak of the writer's own.
fn closes_with_own(r: &Reading<'_>) -> bool {
    let count = r.doc.sentences.len();
    (count.saturating_sub(2 * LINES)..count).any(|i| r.cues.has(Topic::Attribution, "ours", &r.sentence(i)))
}
