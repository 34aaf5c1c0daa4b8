//! Tolls that the text tells in parts.

use super::near::{Around, Near};
use crate::extract::casualties::add;
use crate::extract::choice::Signals;
use crate::extract::persons::Strength;
use crate::extract::reading::Reading;
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
pub(super) fn sums<'d>(r: &Reading<'_>, near: &Around<'d>) -> Vec<Sum<'d>> {
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
                signals.push("sum-of-all".into());
            }
            signals.push(super::signs::size(count).into());
            out.push(Sum { count, of: of.to_vec(), signals });
        }
    }
    out
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
    let mut out: Signals = vec!["sum".into(), format!("sum-of-{}", of.len()).into()];
    let mut add = |holds: bool, signal: &'static str| {
        if holds {
            out.push(signal.into());
        }
    };
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
    out
}
