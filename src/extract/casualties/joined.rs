//! Persons joined by "and" under one verb.

use std::ops::Range;

use super::super::persons::{Persons, Strength};
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::incident::Count;

/// The first persons with those joined to them by "and" or "with", on the same side of the verb.
pub(super) fn sum(
    r: &Reading<'_>,
    verb: &Cue<'_>,
    people: &[Persons],
    free: &mut [bool],
    within: &Range<usize>,
    first: usize,
) -> (Count, Range<usize>) {
    let Some(head) = people.get(first) else { return (Count::default(), verb.tokens.clone()) };
    // "And with him three": the one they were with counts too.
    let alone = if head.with && verb.is("class", "killed") { Count::exact(1) } else { Count::exact(0) };
    let (mut count, mut tokens) = (add(head.count, alone), head.tokens.clone());
    let mut take = |i: usize| {
        let Some((p, free)) = people.get(i).zip(free.get_mut(i)) else { return false };
        let (a, b) = if p.tokens.start < tokens.start { (&p.tokens, &tokens) } else { (&tokens, &p.tokens) };
        let linked = i == first || (p.with || is_joined(r, a, b)) && b.start.saturating_sub(a.end) <= if is_aged(r, a, b) { 9 } else { 6 };
        let counts = i == first || p.class.is_none() && head.strength >= Strength::Mention && p.strength >= Strength::Bare;
        let inside = within.start <= p.tokens.start && p.tokens.end <= within.end;
        if !(linked && counts && inside && *free) {
            return false;
        }
        *free = false;
        if i != first {
            count = add(count, p.count);
            tokens = tokens.start.min(p.tokens.start)..tokens.end.max(p.tokens.end);
        }
        true
    };
    if head.tokens.start >= verb.tokens.end {
        let _ = (first..people.len()).take_while(|&i| take(i)).count();
    } else {
        let _ = (0..=first).rev().take_while(|&i| take(i)).count();
    }
    (count, verb.tokens.start.min(tokens.start)..verb.tokens.end.max(tokens.end))
}

/// Whether the second opens with "and", and no verb stands between.
pub(super) fn is_joined(r: &Reading<'_>, a: &Range<usize>, b: &Range<usize>) -> bool {
    let back = if is_aged(r, a, b) { 8 } else { 3 };
    let before = if r.doc.lang.is_rtl() { b.start } else { b.start.saturating_sub(back).max(a.end) };
    let between = a.end..b.start;
    let spoken = r.of(Topic::Speech, &between).next().is_some() || r.of(Topic::Cause, &between).next().is_some();
    r.clause_gap(a.end, b.start) == 0 && !spoken && (before..=b.start).any(|i| r.opens_with_conjunction(i))
}

/// "And his 12-year-old son": an age stands between.
fn is_aged(r: &Reading<'_>, a: &Range<usize>, b: &Range<usize>) -> bool {
    r.of(Topic::NotVictim, &(a.end..b.start)).any(|cue| cue.class() == "measure")
}

/// Both together; an open bound stays open.
pub fn add(a: Count, b: Count) -> Count {
    Count { min: a.min.zip(b.min).map(|(a, b)| a + b), max: a.max.zip(b.max).map(|(a, b)| a + b) }
}
