//! How many: of all figures that an article tells, the likeliest toll of an incident, by everything that the telling says of each.

mod near;
mod signs;
mod sums;

use std::ops::Range;

use super::ledger::Entry;
use super::{Found, Place, evidence};
use crate::extract::casualties::Harm;
use crate::extract::choice::{self, Choice, Signals, Weights};
use crate::extract::reading::Reading;
use crate::incident::{Count, Field};
use near::near;
use signs::{SOME, of_entry, of_rules, of_silence};
use sums::sums;

/// Id of the rule that takes the likeliest of all figures.
pub(in crate::extract) const WEIGHED: &str = "toll-weighed";

/// The share from which on the likeliest goes before what the rules settle.
const CLEAR: f64 = 0.5;

/// The same for one of several figures that the rules add up.
const CERTAIN: f64 = 0.88;

/// A figure that a toll may be.
struct Figure {
    count: Count,
    /// What speaks for it, each once.
    signals: Signals,
    /// The words that tell it first.
    words: Vec<Range<usize>>,
}

/// The figures that a toll may be, each once; nothing told is the first of them.
#[derive(Default)]
pub(super) struct Figures {
    all: Vec<Figure>,
}

impl Figures {
    fn give(&mut self, count: Count, words: &[&Entry], signals: &Signals) {
        let index = self.all.iter().position(|known| known.count == count).unwrap_or_else(|| {
            self.all.push(Figure { count, signals: Signals::default(), words: Vec::new() });
            self.all.len() - 1
        });
        let Some(own) = self.all.get_mut(index) else { return };
        if own.words.is_empty() {
            own.words = words.iter().map(|entry| entry.tokens.clone()).collect();
        }
        own.signals.add_all(signals);
    }

    /// As a choice whose weights can be fitted.
    pub(super) fn choice(&self, harm: Harm) -> Choice {
        let candidates = self.all.iter().map(|figure| (code(figure.count).into(), figure.signals.clone())).collect();
        Choice { subject: field(harm).code(), shared: Signals::default(), candidates }
    }
}

/// A count as a candidate: both bounds, an open one as nothing.
fn code(count: Count) -> String {
    let end = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
    format!("{}..{}", end(count.min), end(count.max))
}

const fn field(harm: Harm) -> Field {
    match harm {
        Harm::Killed => Field::Killed,
        Harm::Injured => Field::Injured,
        Harm::Missing => Field::Missing,
        Harm::Captured => Field::Captured,
    }
}

/// All figures that the toll of an incident may be, with what speaks for each; what the rules settle is one of them.
pub(super) fn figures(r: &Reading<'_>, among: &Place<'_>, harm: Harm, settled: &Found<Count>) -> Figures {
    let mut figures = Figures::default();
    if let Some(draft) = among.drafts.get(among.index) {
        let near = near(r, among, draft, harm);
        figures.give(Count::default(), &[], &of_silence(r, among, draft, &near));
        for n in 0..near.all.len() {
            if let Some((entry, signals)) = of_entry(r, among, draft, &near, n) {
                figures.give(entry.count, &[entry], &signals);
            }
        }
        for sum in sums(r, among, &near) {
            figures.give(sum.count, &sum.of, &sum.signals);
        }
    }
    figures.give(settled.value, &[], &of_rules(settled));
    figures
}

/// What the rules settle, or the likeliest figure, where everything that is told speaks clearly for another.
pub(super) fn weigh(r: &Reading<'_>, harm: Harm, figures: &Figures, choice: &Choice, settled: Found<Count>) -> Found<Count> {
    let shares = choice.shares(Weights::bundled());
    let best = choice::best(&shares).filter(|&i| shares.get(i) >= Some(&CLEAR));
    // The losses of both sides are a sum: one of them alone takes its place only where next to nothing speaks for both.
    let is_part = |figure: &Figure| settled.evidence.len() > 1 && figure.count.min < settled.value.min && figure.count.is_known();
    let certain = best.and_then(|i| shares.get(i)) >= Some(&CERTAIN);
    let likeliest = best.and_then(|i| figures.all.get(i)).filter(|figure| !is_within(figure.count, settled.value));
    let likeliest = likeliest.filter(|figure| certain || !is_part(figure));
    let Some(figure) = likeliest else { return settled };
    // What is told of somebody is not undone by a "no casualties" said of others.
    if figure.count.max == Some(0) && settled.value.min > Some(0) && !certain {
        return settled;
    }
    // "Dozens were killed": at least one, and never nothing told.
    let some = |own: &Figure| own.count == settled.value && own.signals.contains(SOME);
    if !figure.count.is_known() && figures.all.iter().any(some) {
        return settled;
    }
    let evidence = figure.words.iter().map(|tokens| evidence(r, field(harm), tokens, WEIGHED)).collect();
    Found { value: figure.count, evidence }
}

/// Whether a figure is one that the other names, as what all voices say names what one of them does.
fn is_within(one: Count, other: Count) -> bool {
    let none = |count: Count| !count.is_known() || count == Count::exact(0);
    let shared = |a: Option<u32>, b: Option<u32>| a.is_some() && a == b;
    // "More than 90" of what is "more than 62" at the least told.
    let open = || one.max.is_none() && other.max.is_none() && other.min.is_some() && one.min >= other.min;
    none(one) && none(other) || shared(one.min, other.min) || shared(one.max, other.max) || open()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_all_voices_say_names_what_one_of_them_does() {
        let rows = [
            (Count::exact(14), Count::between(8, 14), true),
            (Count::exact(8), Count::between(8, 14), true),
            (Count::exact(9), Count::between(8, 14), false),
            (Count::exact(3), Count::at_least(3), true),
            (Count::exact(0), Count::default(), true),
            (Count::exact(1), Count::default(), false),
        ];
        for (one, other, want) in rows {
            assert_eq!(is_within(one, other), want, "{one:?} {other:?}");
        }
    }

    #[test]
    fn a_candidate_has_both_bounds() {
        assert_eq!(code(Count::exact(5)), "5..5");
        assert_eq!(code(Count::at_least(5)), "5..");
        assert_eq!(code(Count::default()), "..");
    }
}
