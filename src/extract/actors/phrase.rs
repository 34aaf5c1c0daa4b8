//! The phrase a name stands in: "fighters of the Islamic State", "a drone belonging to the coalition".

use std::ops::Range;

use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::text::TokenKind;

/// No phrase reaches further than so many tokens from its name.
const REACH: usize = 9;

/// The phrase around a name: the words for people, units, aircraft and fire that are its own.
pub(super) fn phrase(r: &Reading<'_>, name: &Range<usize>, adjective: bool) -> Range<usize> {
    let rtl = r.doc.lang.is_rtl();
    let end = if rtl { name.end } else { end_of(r, name) };
    start_of(r, name, adjective)..end
}

/// Where the phrase opens: heads in the genitive, or joined by "of", "belonging to".
fn start_of(r: &Reading<'_>, name: &Range<usize>, adjective: bool) -> usize {
    let rtl = r.doc.lang.is_rtl();
    let mut start = name.start;
    loop {
        let at = skip_quotes(r, start);
        // What is written with "to" or "of" as one with it is joined too.
        let direct = rtl.then(|| head_ending(r, at)).flatten();
        let linked = || {
            let link = links_before(r, at);
            let model = models_before(r, link);
            let near = link < at || model < at || adjective && rtl;
            let qualified = skip_quotes(r, models_before(r, adjectives_before(r, if near { model } else { return None })));
            // "A roving cell of": one word that nothing is known of.
            head_ending(r, qualified).or_else(|| if is_unknown_word(r, qualified) { head_ending(r, qualified - 1) } else { None })
        };
        match direct.or_else(linked).filter(|head| name.start - head < REACH) {
            Some(head) if head < start => start = head,
            _ => break,
        }
    }
    numbers_before(r, start)
}

/// "Turkish combat drones", "ISIS fighters": the words behind a name that it only qualifies.
fn end_of(r: &Reading<'_>, name: &Range<usize>) -> usize {
    let mut end = name.end;
    loop {
        let next = end..end + 1;
        let cue = r.of(Topic::Force, &next).find(|cue| cue.class() != "link");
        match cue.filter(|cue| cue.tokens.end - name.end < REACH && r.sentence(r.sentence_of(end)).contains(&end)) {
            Some(cue) => end = cue.tokens.end,
            None => return end,
        }
    }
}

/// Where a word for people, units, aircraft or fire opens that ends before a token.
fn head_ending(r: &Reading<'_>, end: usize) -> Option<usize> {
    // The words for a drone may reach into a name that opens with its kind.
    let is_head =
        |cue: &&Cue<'_>| cue.tokens.start < end && cue.tokens.end >= end && !matches!(cue.class(), "link" | "adjective" | "model");
    r.of(Topic::Force, &before(r, end, 4)).find(is_head).map(|cue| cue.tokens.start)
}

/// Where the words that join a name to its head open, if any stand before a token.
fn links_before(r: &Reading<'_>, mut at: usize) -> usize {
    for _ in 0..3 {
        let joins = |cue: &&Cue<'_>| cue.tokens.end == at && cue.class() == "link";
        match r.of(Topic::Force, &before(r, at, 4)).find(joins) {
            Some(cue) => at = cue.tokens.start,
            None => break,
        }
    }
    at
}

/// Whether a plain word that no table knows ends before a token.
fn is_unknown_word(r: &Reading<'_>, end: usize) -> bool {
    let last = end.saturating_sub(1);
    let here = last..end;
    end > 1 && r.doc.kind(last) == Some(TokenKind::Word) && r.cues.within(&here).is_empty() && !r.is_inside_name(&here)
}

fn adjectives_before(r: &Reading<'_>, mut at: usize) -> usize {
    for _ in 0..3 {
        let qualifies = |cue: &&Cue<'_>| cue.tokens.end == at && cue.class() == "adjective";
        match r.of(Topic::Force, &before(r, at, 2)).find(qualifies) {
            Some(cue) => at = cue.tokens.start,
            None => break,
        }
    }
    at
}

/// "Jets of the type F-16", "aircraft (F-16)": the type of what somebody acts with, before the words that join or qualify.
fn models_before(r: &Reading<'_>, end: usize) -> usize {
    const LONGEST: usize = 6;
    let mut at = end;
    let mut open = end;
    while at > 0 && end - at < LONGEST && r.sentence_of(at - 1) == r.sentence_of(end.saturating_sub(1)) {
        let named = r.of(Topic::Force, &before(r, at, 5)).find(|cue| cue.tokens.end == at && cue.class() == "model");
        let sign = matches!(r.doc.word(at - 1), "(" | ")" | "-" | "\"" | "\u{ab}" | "\u{bb}");
        match named {
            Some(cue) => {
                at = cue.tokens.start;
                open = at;
            }
            None if sign || r.numbers_in(&(at - 1..at)).iter().any(|number| number.tokens.end == at) => at -= 1,
            None => break,
        }
    }
    // The bracket that was closed.
    while open < end && open > 0 && matches!(r.doc.word(open - 1), "(" | "\"" | "\u{ab}") {
        open -= 1;
    }
    open
}

fn numbers_before(r: &Reading<'_>, start: usize) -> usize {
    r.numbers_in(&before(r, start, 3)).iter().find(|number| number.tokens.end == start).map_or(start, |number| number.tokens.start)
}

fn skip_quotes(r: &Reading<'_>, mut at: usize) -> usize {
    while at > 0 && is_quote(r, at - 1) && r.sentence_of(at - 1) == r.sentence_of(at) {
        at -= 1;
    }
    at
}

/// Marks of quotation.
pub(super) fn is_quote(r: &Reading<'_>, i: usize) -> bool {
    matches!(r.doc.word(i), "\"" | "'" | "\u{ab}" | "\u{bb}")
}

/// At most so many tokens of the sentence before one.
fn before(r: &Reading<'_>, end: usize, reach: usize) -> Range<usize> {
    r.around(end.saturating_sub(1), reach.saturating_sub(1), 0).start..end
}
