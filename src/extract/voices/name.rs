//! How far the name of a voice reaches: "a source in the Anbar police command", with all that belongs to it.

use std::ops::Range;

use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::text::TokenKind;

/// Tokens that a name may have.
const LONGEST: usize = 12;

/// Tokens between a verb and the name behind it: "said, on Monday,", "told the agency".
const SKIPPED: usize = 7;

/// The name that stands behind a verb. `blames`: a second doer is whom the first one blames.
pub(super) fn name_after(r: &Reading<'_>, from: usize, end: usize, blames: bool) -> Option<Range<usize>> {
    let start = first_of_name(r, from, end)?;
    let limit = end.min(start + LONGEST);
    let mut at = start;
    let blamed = if blames { blamed(r, start, limit) } else { None };
    while at < limit {
        if at > start && (blamed == Some(at) || tells_whom(r, at)) {
            break;
        }
        match known_name(r, at) {
            Some(end) => at = end,
            None if ends_name(r, at) => break,
            None => at += 1,
        }
    }
    trimmed(r, start..at)
}

/// Where whom a verb blames begins: the second of two doers, or the only one.
fn blamed(r: &Reading<'_>, start: usize, limit: usize) -> Option<usize> {
    let until = (start..limit).find(|&i| r.of(Topic::Event, &(i..i + 1)).next().is_some() && known_name(r, i).is_none()).unwrap_or(limit);
    let mut doers: Vec<&Cue<'_>> = Vec::new();
    for cue in r.of(Topic::Actor, &(start..until)) {
        let apart = doers.last().is_none_or(|last| cue.tokens.start >= last.tokens.end);
        if apart && !cue.conjunction && !cue.is("form", "adj") && r.clause_gap(start, cue.tokens.start) == 0 {
            doers.push(cue);
        }
    }
    // "Laid the attack to the cells": the deed stands between the two.
    let beyond = || {
        let names = |cue: &&Cue<'_>| !cue.is("form", "adj") && r.clause_gap(start, cue.tokens.start) == 0;
        r.of(Topic::Actor, &(until.min(limit)..limit)).find(names)
    };
    let second = doers.get(1).copied().or_else(|| if doers.is_empty() { None } else { beyond() });
    second.or(doers.first().copied()).map(|cue| cue.tokens.start)
}

/// The name that stands before a verb, in its clause.
pub(super) fn name_before(r: &Reading<'_>, verb: usize, start: usize) -> Option<Range<usize>> {
    let skips = |i: usize| r.cues.of(Topic::Voice, &(i..i + 1)).any(|cue| cue.class() == "skip") || !r.dates_in(&(i..i + 1)).is_empty();
    let mut end = verb;
    while end > start && verb - end < SKIPPED && (skips(end - 1) || in_date(r, end - 1)) {
        end -= 1;
    }
    let end = before_aside(r, end, start);
    let lowest = start.max(end.saturating_sub(LONGEST));
    let mut at = end;
    while at > lowest {
        match known_name_ending(r, at).filter(|first| *first >= lowest) {
            Some(first) => at = first,
            None if ends_name(r, at - 1) || skips(at - 1) || in_date(r, at - 1) => break,
            None => at -= 1,
        }
    }
    trimmed(r, opened(r, at..end))
}

/// "The brigade, an umbrella for several groups, said": where a name ends that an aside between commas tells more of.
fn before_aside(r: &Reading<'_>, end: usize, start: usize) -> usize {
    const ASIDE: usize = 24;
    let comma = |at: usize| r.doc.word(at) == ",";
    let Some(close) = end.checked_sub(1).filter(|&at| at > start && comma(at) && !r.doc.lang.is_rtl()) else { return end };
    let Some(open) = (start.max(close.saturating_sub(ASIDE))..close).rev().find(|&at| comma(at)) else { return end };
    let tells = r.cues.within(&(open + 1..open + 2)).iter().any(|cue| match cue.topic {
        Topic::Determiner => matches!(cue.class(), "a" | "the" | "rel" | "or"),
        Topic::Voice => cue.row.is("aside"),
        _ => false,
    });
    let speaks = r.cues.within(&(open + 1..close)).iter().any(|cue| matches!(cue.topic, Topic::Speech | Topic::Event | Topic::Casualty));
    if tells && !speaks && known_name_ending(r, open).is_some() { open } else { end }
}

/// Passes over the hour, the one who is told, and "it" on the way from a verb to its subject.
fn first_of_name(r: &Reading<'_>, from: usize, end: usize) -> Option<usize> {
    let mut at = from;
    while at < end.min(from + SKIPPED) {
        let here = at..at + 1;
        let told = r.of(Topic::Speech, &here).find(|cue| cue.class() == "named" && is_told(cue));
        let says = r.of(Topic::Speech, &here).find(|cue| matches!(cue.class(), "says" | "per"));
        let comma = matches!(r.doc.word(at), "," | "(" | ")");
        let this = r.of(Topic::Determiner, &here).find(|cue| cue.class() == "this");
        // "Claimed the attack a group that calls itself": what was claimed may stand first.
        let object = r.of(Topic::Event, &here).find(|cue| at == from && cue.article && cue.is("pos", "noun"));
        let object = object.filter(|cue| r.doc.lang.is_rtl() && known_name(r, cue.tokens.end).is_some());
        if let Some(cue) = told.or(says).or(this).or(object) {
            at = cue.tokens.end;
        } else if comma && (in_date(r, at + 1) || at > from && in_date(r, at - 1)) || in_date(r, at) {
            at += 1;
        } else {
            let opens = !leans(r, at) && is_open(r, at) || known_name(r, at).is_some();
            return opens.then_some(at);
        }
    }
    None
}

/// "An official told the agency", the agency written with "to" as one with it.
fn tells_whom(r: &Reading<'_>, at: usize) -> bool {
    r.of(Topic::Speech, &(at..at + 1)).any(|cue| cue.row.is("press") && is_told(cue))
}

/// "Told the agency": written with "to" as one with it, and no article of the language's own.
fn is_told(cue: &Cue<'_>) -> bool {
    cue.word.start < cue.span.start && !cue.conjunction && !cue.article
}

/// A word such as "on" or "in", which opens no name and closes none.
pub(super) fn leans(r: &Reading<'_>, at: usize) -> bool {
    r.of(Topic::Determiner, &(at..at + 1)).any(|cue| matches!(cue.class(), "in" | "on") && cue.tokens.len() == 1)
}

fn is_open(r: &Reading<'_>, at: usize) -> bool {
    !ends_name(r, at) && (r.doc.kind(at) == Some(TokenKind::Word) || r.doc.word(at) == "\"")
}

fn in_date(r: &Reading<'_>, at: usize) -> bool {
    let next = r.date_tokens.partition_point(|t| t.end <= at);
    r.date_tokens.get(next).is_some_and(|t| t.start <= at)
}

/// Where the name of a doer or speaker that starts here ends.
fn known_name(r: &Reading<'_>, at: usize) -> Option<usize> {
    let known = |cue: &&Cue<'_>| cue.topic == Topic::Actor || is_voice(cue);
    r.cues.within(&(at..at + 1)).iter().filter(known).map(|cue| cue.tokens.end).max()
}

fn known_name_ending(r: &Reading<'_>, end: usize) -> Option<usize> {
    let near = end.saturating_sub(8)..end;
    let ends = |cue: &&Cue<'_>| cue.tokens.end == end && (cue.topic == Topic::Actor || is_voice(cue));
    r.cues.within(&near).iter().filter(ends).map(|cue| cue.tokens.start).min()
}

fn is_voice(cue: &Cue<'_>) -> bool {
    match cue.topic {
        Topic::Speech => cue.class() == "named",
        Topic::Voice => matches!(cue.class(), "speaker" | "group" | "state" | "band" | "last"),
        _ => false,
    }
}

/// What cannot stand within a name: another verb, "that", a day, a comma.
fn ends_name(r: &Reading<'_>, at: usize) -> bool {
    let here = at..at + 1;
    // "The Brigades of Vengeance": a word of the name, whatever it means elsewhere.
    let proper = r.doc.surface(r.doc.span_of(here.clone())).chars().next().is_some_and(char::is_uppercase);
    let sign = !matches!(r.doc.kind(at), Some(TokenKind::Word | TokenKind::Number)) && !matches!(r.doc.word(at), "-" | "\"" | "'");
    sign || !r.dates_in(&here).is_empty()
        || !r.numbers_in(&here).is_empty()
        || r.cues.within(&here).iter().any(|cue| match cue.topic {
            Topic::Determiner => matches!(cue.class(), "that" | "not" | "rel" | "be" | "this"),
            Topic::Speech => matches!(cue.class(), "says" | "per"),
            Topic::Voice => matches!(cue.class(), "close" | "and" | "from"),
            Topic::Attribution => !matches!(cue.class(), "belongs" | "led" | "forces" | "part"),
            Topic::Discourse => !proper && matches!(cue.class(), "cut" | "answer" | "after" | "before" | "background" | "separate"),
            Topic::Event => !(proper || cue.is("pos", "noun") && cue.row.is("weak")),
            Topic::Casualty => !proper,
            _ => false,
        })
}

/// "In a statement on Telegram the group": what stands before the last article is no part of the name.
fn opened(r: &Reading<'_>, name: Range<usize>) -> Range<usize> {
    let leans = r.cues.within(&(name.start..name.start + 1)).iter().any(|cue| match cue.topic {
        Topic::Determiner => matches!(cue.class(), "in" | "on"),
        Topic::Discourse => true,
        _ => false,
    });
    if !leans || r.doc.lang.is_rtl() {
        return name;
    }
    let article = r.of(Topic::Determiner, &(name.start + 1..name.end)).rfind(|cue| matches!(cue.class(), "the" | "a" | "own"));
    let doer = || r.of(Topic::Actor, &(name.start + 1..name.end)).next().map(|cue| cue.tokens.start);
    let start = article.map(|cue| cue.tokens.start).or_else(doer).unwrap_or(name.end);
    start..name.end
}

/// Without signs at its ends; `None` where nothing is left, or "he" and "it" alone.
fn trimmed(r: &Reading<'_>, name: Range<usize>) -> Option<Range<usize>> {
    let word = |i: &usize| matches!(r.doc.kind(*i), Some(TokenKind::Word | TokenKind::Number)) && !leans(r, *i);
    let first = name.clone().find(word)?;
    let last = name.clone().rfind(word)?;
    let quoted = |i: usize| r.doc.word(i) == "\"";
    let closes = name.clone().filter(|i| *i > first && *i < last && quoted(*i)).count() % 2 == 1;
    let start = if first > name.start && quoted(first - 1) { first - 1 } else { first };
    let open = closes != (start < first);
    let end = if open && quoted(last + 1) { last + 2 } else { last + 1 };
    let pronoun = r.of(Topic::Attribution, &(first..last + 1)).any(|cue| cue.class() == "self" && cue.tokens == (first..last + 1));
    let pronoun =
        pronoun || r.cues.of(Topic::Voice, &(first..last + 1)).any(|cue| cue.class() == "pronoun" && cue.tokens == (first..last + 1));
    (!pronoun).then_some(start..end)
}
