//! What speaks for a stretch of text going on about an incident told before, opening another, or telling of none.

use super::weigh::{Lie, lies};
use super::{Draft, date_of, doer};
use crate::extract::actors::Footing;
use crate::extract::casualties::Harm;
use crate::extract::choice::{Choice, Signals};
use crate::extract::cues::Topic;
use crate::extract::frames::Frame;
use crate::extract::kinds::{self, Ground};
use crate::extract::reading::Reading;
use crate::extract::triggers::Trigger;
use crate::incident::Actor;

/// Name of the choice in the table of weights.
pub const SUBJECT: &str = "thread";

/// It goes on about an incident that has been told.
pub const JOIN: &str = "join";

/// It tells of another.
pub const OPEN: &str = "open";

/// It tells of none.
pub const DROP: &str = "drop";

/// Words that link a stretch to what came before stand among its first tokens.
const OPENING: usize = 9;

/// The choice for a frame: to join one of these drafts, in their order, then to open one, then to be left out.
pub(super) fn choice(r: &Reading<'_>, triggers: &[Trigger], drafts: &[Draft], open: &[usize], last: usize, frame: &Frame) -> Choice {
    let flags = flags(frame);
    let mut candidates: Vec<_> = open
        .iter()
        .filter_map(|&i| Some((i, drafts.get(i)?)))
        .map(|(i, draft)| (JOIN.into(), joining(r, draft, frame, &flags, (i, last))))
        .collect();
    candidates.push((OPEN.into(), Signals::default()));
    candidates.push((DROP.into(), Signals::default()));
    Choice { subject: SUBJECT, shared: shared(r, triggers, drafts, frame, &flags), candidates }
}

/// How it hangs on what came before.
fn flags(frame: &Frame) -> Vec<&'static str> {
    let link = frame.link;
    let all = [
        (link.anaphoric, "back"),
        (link.fresh, "fresh"),
        (link.support, "lean"),
        (link.background, "old"),
        (link.earlier, "earlier"),
        (link.separate, "apart"),
        (link.also, "also"),
        (link.sibling, "sibling"),
        (link.another, "another"),
        (link.retold, "retold"),
    ];
    all.into_iter().filter(|(holds, _)| *holds).map(|(_, flag)| flag).collect()
}

/// What speaks for a frame going on about a draft.
fn joining(r: &Reading<'_>, draft: &Draft, frame: &Frame, flags: &[&'static str], (index, last): (usize, usize)) -> Signals {
    let (day, place, kind) = (by_date(r, draft, frame), by_place(r, draft, frame), by_kind(draft, frame));
    let far = distance(draft, frame);
    let who = by_doer(draft, frame);
    let mut out = Signals::default();
    for signal in [day, place, kind, far, who, by_toll(draft, frame, Harm::Killed)] {
        out.push(&[signal]);
    }
    for (one, other) in [(day, place), (kind, day), (kind, place), (kind, far)] {
        out.push(&[one, "+", other]);
    }
    for flag in flags {
        for other in [day, place, kind, far, who] {
            out.push(&[flag, "+", other]);
        }
    }
    let paragraph = |sentence: usize| r.doc.sentences.get(sentence).map(|s| s.paragraph);
    let end = draft.frames.last().map_or(0, |f| f.sentence);
    let mut add = |holds: bool, signal: &'static str| out.push_if(holds, &[signal]);
    add(index == last, "last-told");
    add(index == 0, "first-told");
    add(draft.background, "to-old");
    add(draft.background && frame.link.background, "old-to-old");
    add(!draft.background && frame.link.background, "old-to-news");
    add(draft.frames.first().is_some_and(|first| first.link.earlier), "to-earlier");
    add(paragraph(end) == paragraph(frame.sentence), "same-paragraph");
    add(draft.frames.len() > 2, "long-told");
    out
}

/// What a frame says of itself.
fn shared(r: &Reading<'_>, triggers: &[Trigger], drafts: &[Draft], frame: &Frame, flags: &[&'static str]) -> Signals {
    let mut out = Signals::one(&["any"]);
    let days = date_of(r, frame).map(|i| r.when(i).days());
    let day = match days {
        Some(Some(..=3)) => "of-day",
        Some(Some(_)) => "of-span",
        Some(None) => "of-some-day",
        None => "undated",
    };
    let place = match (frame.places.is_empty(), frame.wide.is_empty()) {
        (false, _) => "placed",
        (true, false) => "placed-wide",
        _ => "unplaced",
    };
    let kind = match frame.guess.as_ref().map(|guess| guess.ground) {
        Some(Ground::Word) => "kind-by-word",
        Some(Ground::Weapon) => "kind-by-weapon",
        Some(Ground::Doer) => "kind-by-doer",
        None => "kind-open",
    };
    let toll = if frame.tolls.iter().any(|toll| toll.count.min > Some(0)) {
        "toll"
    } else if frame.tolls.is_empty() {
        "no-toll"
    } else {
        "nobody-hurt"
    };
    [day, place, kind, toll].iter().chain(flags).for_each(|signal| out.push(&[signal]));
    let how = if frame.link.fresh {
        "fresh"
    } else if frame.link.anaphoric {
        "back"
    } else {
        "lean"
    };
    out.push(&[how, "+", day, "+", place]);
    out.push(&[how, "+", toll]);
    out.push(&[how, "+", kind]);
    let before = match drafts.len() {
        0 => "none-told",
        1 => "one-told",
        2 | 3 => "few-told",
        _ => "many-told",
    };
    out.push(&[before]);
    let at = match frame.sentence {
        0 => "sentence-first",
        1 => "sentence-second",
        2..=4 => "sentence-early",
        5..=9 => "sentence-late",
        _ => "sentence-last",
    };
    out.push(&[at]);
    if let Some(head) = frame.triggers.iter().filter_map(|&i| triggers.get(i)).find(|t| t.tokens.start == frame.head) {
        out.push(&["by-", &head.rule, if head.definite { "-the" } else { "" }]);
        out.push(&[if head.verb { "verb" } else { "noun" }]);
    }
    let paragraph = |sentence: usize| r.doc.sentences.get(sentence).map(|s| s.paragraph);
    if frame.sentence.checked_sub(1).is_none_or(|before| paragraph(before) != paragraph(frame.sentence)) {
        out.push(&["opens-paragraph"]);
    }
    if r.is_item(frame.sentence) {
        out.push(&["item"]);
    }
    let opening = frame.tokens.start..(frame.tokens.start + OPENING).min(frame.tokens.end);
    for cue in r.of(Topic::Discourse, &opening) {
        out.add(&["cue-", cue.class(), cue.attr("tense").unwrap_or_default()]);
    }
    for word in words(frame) {
        out.push(&[how, "+", word]);
        out.push(&[word]);
    }
    if r.cues.has(Topic::NonEvent, "tally", &frame.tokens) {
        out.push(&["tally-near"]);
    }
    out
}

/// What is said of whose deed it was, each once.
fn words(frame: &Frame) -> Vec<&'static str> {
    let code = |footing| match footing {
        Footing::Claimed => Some("owned-up"),
        Footing::Denied | Footing::Disowned | Footing::Disputed => Some("denied"),
        Footing::Unclaimed => Some("unclaimed"),
        Footing::Suspected => Some("suspected"),
        Footing::Stated => Some("stated"),
        Footing::Unknown | Footing::Speaks => None,
    };
    let mut out: Vec<&'static str> = frame.blames.iter().filter_map(|blame| code(blame.footing)).collect();
    out.sort_unstable();
    out.dedup();
    out
}

fn by_date(r: &Reading<'_>, draft: &Draft, frame: &Frame) -> &'static str {
    let told = draft.frames.iter().find_map(|f| date_of(r, f));
    let Some(new) = date_of(r, frame) else {
        return if told.is_some() { "no-day" } else { "no-days" };
    };
    let late = draft.frames.first().is_some_and(|first| frame.sentence >= first.sentence + 2);
    match told.map(|told| r.same_day(told, new)) {
        Some(Some(true)) => "same-day",
        Some(Some(false)) => "other-day",
        Some(None) => "perhaps-day",
        None if late => "late-day",
        None => "new-day",
    }
}

fn by_place(r: &Reading<'_>, draft: &Draft, frame: &Frame) -> &'static str {
    match lies(r, draft, frame) {
        Some((Lie::Same, false)) => "same-spot",
        Some((Lie::Same, true)) => "same-area",
        Some((Lie::Near, _)) => "near-spot",
        Some((Lie::Inside, _)) => "inside",
        Some((Lie::Apart, _)) => "other-spot",
        None if frame.places.is_empty() => "no-spot",
        None => "new-spot",
    }
}

fn by_kind(draft: &Draft, frame: &Frame) -> &'static str {
    match (draft.guess(), frame.guess.as_ref()) {
        (Some(a), Some(b)) if a.kind == b.kind => "same-kind",
        (Some(a), Some(b)) if kinds::agree_as_told(a, b) => "like-kind",
        (Some(a), Some(b)) if a.ground == Ground::Doer || b.ground == Ground::Doer => "perhaps-other-kind",
        (Some(_), Some(_)) => "other-kind",
        (None, Some(_)) => "new-kind",
        (_, None) => "no-kind",
    }
}

fn by_doer(draft: &Draft, frame: &Frame) -> &'static str {
    match (draft.doer(), doer(frame)) {
        (Some(a), Some(b)) if a == b => "same-doer",
        (Some(Actor::US | Actor::Coalition), Some(Actor::US | Actor::Coalition)) => "kin-doer",
        (Some(_), Some(_)) => "other-doer",
        (None, Some(_)) => "new-doer",
        (_, None) => "no-doer",
    }
}

fn by_toll(draft: &Draft, frame: &Frame, harm: Harm) -> &'static str {
    let of = |f: &Frame| f.tolls.iter().find(|toll| toll.harm == harm).map(|toll| toll.count);
    match (draft.frames.iter().find_map(of), of(frame)) {
        (Some(a), Some(b)) if a == b => "same-dead",
        (Some(a), Some(b)) if a.min < b.min => "more-dead",
        (Some(_), Some(_)) => "fewer-dead",
        (None, Some(_)) => "new-dead",
        (_, None) => "no-dead",
    }
}

/// Sentences since the incident was told last.
fn distance(draft: &Draft, frame: &Frame) -> &'static str {
    match frame.sentence - draft.frames.last().map_or(0, |f| f.sentence).min(frame.sentence) {
        0 => "same-sentence",
        1 => "next-sentence",
        2 => "second-next",
        3..=5 => "some-way",
        _ => "long-way",
    }
}
