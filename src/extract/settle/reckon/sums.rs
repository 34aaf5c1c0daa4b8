//! Tolls that the text tells in parts.

use super::near::{Around, Near};
use crate::extract::casualties::{Harm, add};
use crate::extract::choice::Signals;
use crate::extract::cues::Topic;
use crate::extract::persons::Strength;
use crate::extract::reading::Reading;
use crate::extract::settle::Place;
use crate::extract::settle::ledger::Entry;
use crate::extract::settle::sides::side_of;
use crate::incident::Count;

/// So many figures behind the first may be added to it.
const MOST: usize = 3;

/// Figures that follow each other, added up.
pub(super) struct Sum<'d> {
    /// All together.
    pub(super) count: Count,
    /// The figures, in the order of the text.
    pub(super) of: Vec<&'d Entry>,
    /// What speaks for adding them up.
    pub(super) signals: Signals,
}

/// Every run of up to four figures of the incident's own telling and the sentence behind it.
pub(super) fn sums<'d>(r: &Reading<'_>, among: &Place<'_>, near: &Around<'d>) -> Vec<Sum<'d>> {
    let counts = |near: &&Near<'d>| {
        let e = near.entry;
        let firm = e.strength >= Strength::Bare || e.strength == Strength::Mention && e.harm.is_some();
        (near.is_own() || matches!(near.zone, "beside" | "next")) && firm && e.count.max != Some(0) && !e.update && !e.part
    };
    let own: Vec<&'d Entry> = near.all.iter().filter(counts).map(|near| near.entry).collect();
    let mut out = Vec::new();
    for (i, first) in own.iter().enumerate().filter(|(_, first)| first.harm.is_some()) {
        let mut count = first.count;
        for n in i + 1..own.len().min(i + 1 + MOST) {
            let Some((last, next)) = own.get(n - 1).zip(own.get(n)) else { break };
            let linked = is_linked(r, next);
            // Persons of whom no word tells share the fate of those before them where they stand beside them.
            if next.harm.is_none() && !(next.sentence == first.sentence && (linked || next.also)) {
                break;
            }
            count = add(count, next.count);
            let of = own.get(i..=n).unwrap_or_default();
            let mut signals = signals(r, of, last, next, linked);
            if i == 0 && n + 1 == own.len() {
                signals.push(&["sum-of-all"]);
            }
            signals.push(&[super::signs::size(count)]);
            if let Some(signal) = of_headline(among, near.harm, count) {
                signals.push(&[signal]);
            }
            out.push(Sum { count, of: of.to_vec(), signals });
        }
    }
    out
}

/// What the headline says of a sum.
fn of_headline(among: &Place<'_>, harm: Harm, sum: Count) -> Option<&'static str> {
    let titled = || among.ledger.of_headline(harm);
    if !among.main || titled().next().is_none() {
        return None;
    }
    let all: u32 = titled().filter_map(|count| count.min).sum();
    let is_told = sum.min == Some(all) || titled().any(|count| count.min == sum.min);
    Some(if is_told { "sum-in-headline" } else { "sum-against-headline" })
}

/// Whether an "and" opens the words of a figure, or stands right before them.
fn is_linked(r: &Reading<'_>, entry: &Entry) -> bool {
    let before = entry.tokens.start.checked_sub(1);
    r.opens_with_conjunction(entry.tokens.start) || before.is_some_and(|token| r.opens_with_conjunction(token))
}

/// What speaks for adding the last of some figures to those before it.
fn signals(r: &Reading<'_>, of: &[&Entry], last: &Entry, next: &Entry, linked: bool) -> Signals {
    let together = of.first().is_some_and(|first| first.sentence == next.sentence);
    let plain = of.iter().all(|entry| entry.strength == Strength::Plain && entry.harm.is_some());
    let mut out = Signals::one(&["sum"]);
    out.push(&["sum-of-", &of.len().to_string()]);
    let mut add = |holds: bool, signal: &'static str| out.push_if(holds, &[signal]);
    add(
        true,
        match (together, linked) {
            (true, true) => "sum-together-linked",
            (true, false) => "sum-together",
            (false, true) => "sum-apart-linked",
            (false, false) => "sum-apart",
        },
    );
    add(
        true,
        match next.sentence.saturating_sub(last.sentence) {
            0 => "sum-same-sentence",
            1 => "sum-next-sentence",
            _ => "sum-later-sentence",
        },
    );
    add(true, if plain { "sum-counted" } else { "sum-loose" });
    add(
        true,
        match (side_of(r, &last.tokens), side_of(r, &next.tokens)) {
            (Some(a), Some(b)) if a != b => "sum-sides-differ",
            (Some(_), Some(_)) => "sum-sides-same",
            _ => "sum-sides-open",
        },
    );
    add(next.also, "sum-on-top");
    add(together && next.also, "sum-on-top-together");
    add(next.count == last.count, "sum-of-same");
    add(next.count.min > last.count.min, "sum-of-rising");
    add(next.harm.is_none(), "sum-with-loose");
    let one = |entry: &Entry| entry.count == Count::exact(1);
    add(
        true,
        match (of.iter().all(|entry| one(entry)), of.iter().any(|entry| one(entry))) {
            (true, _) => "sum-of-ones",
            (_, true) => "sum-with-one",
            _ => "sum-of-many",
        },
    );
    let far = match next.tokens.start.saturating_sub(last.tokens.end) {
        0..=4 => "sum-close",
        5..=14 => "sum-apart-middle",
        _ => "sum-apart-far",
    };
    add(true, far);
    add(r.clause_of(last.tokens.start).contains(&next.tokens.start), "sum-same-clause");
    add(together && r.of(Topic::Casualty, &(last.tokens.end..next.tokens.start)).next().is_some(), "sum-with-verb-between");
    add(r.of(Topic::Event, &(last.tokens.end..next.tokens.start)).next().is_some(), "sum-with-event-between");
    let noun = |entry: &Entry| r.of(Topic::Victim, &entry.tokens).next().map(|cue| cue.row.id.clone());
    add(
        true,
        match (noun(last), noun(next)) {
            (Some(a), Some(b)) if a == b => "sum-nouns-same",
            (Some(_), Some(_)) => "sum-nouns-differ",
            _ => "sum-nouns-open",
        },
    );
    out
}
