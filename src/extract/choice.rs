//! Which of several candidates a text means: a conditional logit after `McFadden` (1974) over what speaks for each.
//!
//! The grammar names candidates and what speaks for them; what a signal is worth stands in `data/choice.tsv`, fitted on
//! articles with gold beside them by `furat eval SET… --choices`. Weights are log-odds.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::calibration::{Calibration, Weight};
use crate::text::quick::QuickMap;

/// The table that comes with the program.
const TABLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/choice.tsv"));

/// Ids of what speaks for a candidate, each once.
pub type Signals = Vec<Cow<'static, str>>;

/// Stands between a candidate and what speaks for it, in a signal of the text that all candidates share.
pub const CROSS: char = '~';

/// A choice that a text leaves.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Code of the field.
    pub subject: &'static str,
    /// What the text says that is worth something else for each candidate.
    pub shared: Signals,
    /// Each by its value as JSON writes it, with what speaks for it alone.
    pub candidates: Vec<(Cow<'static, str>, Signals)>,
}

impl Choice {
    /// How likely each candidate is the one that is meant, 0 to 1, all together 1, in their order.
    pub fn shares(&self, weights: &Weights) -> Vec<f64> {
        let mut odds: Vec<f64> = self
            .candidates
            .iter()
            .map(|(_, signals)| signals.iter().filter_map(|signal| weights.table.weight(self.subject, signal)).sum::<f64>())
            .collect();
        for (value, weight) in self.shared.iter().flat_map(|signal| weights.of_shared(self.subject, signal)) {
            for (_, odds) in self.candidates.iter().zip(&mut odds).filter(|((own, _), _)| own == value) {
                *odds += weight;
            }
        }
        soft(&odds)
    }
}

/// From log-odds to shares.
fn soft(odds: &[f64]) -> Vec<f64> {
    let top = odds.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let sum: f64 = odds.iter().map(|odds| (odds - top).exp()).sum();
    odds.iter().map(|odds| (odds - top).exp() / sum).collect()
}

/// What signals are worth.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    table: Calibration,
    /// By subject and shared signal: what it is worth for which candidate.
    shared: QuickMap<QuickMap<Vec<(String, f64)>>>,
}

impl Weights {
    /// The ones that come with the program.
    pub fn bundled() -> &'static Self {
        static BUNDLED: LazyLock<Weights> = LazyLock::new(|| Calibration::parse(TABLE).map(Weights::new).unwrap_or_default());
        &BUNDLED
    }

    /// Those of a table.
    pub fn new(table: Calibration) -> Self {
        let mut shared: QuickMap<QuickMap<Vec<(String, f64)>>> = QuickMap::default();
        let crossed = |row: &Weight| row.signal.split_once(CROSS).map(|(value, signal)| (value.to_owned(), signal.to_owned()));
        for row in table.rows() {
            if let Some((value, signal)) = crossed(row) {
                shared.entry(row.subject.clone()).or_default().entry(signal).or_default().push((value, row.weight));
            }
        }
        Self { table, shared }
    }

    fn of_shared(&self, subject: &str, signal: &str) -> &[(String, f64)] {
        self.shared.get(subject).and_then(|own| own.get(signal)).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The index of the likeliest candidate, the first of those that are level.
pub fn best(shares: &[f64]) -> Option<usize> {
    let better = |best: usize, i: usize| if shares.get(i) > shares.get(best) { i } else { best };
    (0..shares.len()).reduce(better)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_the_program_is_whole() {
        let table = Calibration::parse(TABLE).expect("every line");
        assert!(table.rows().count() > 40, "{}", table.rows().count());
        assert!(table.rows().all(|row| row.right <= row.given && row.weight.abs() < 4.0));
    }

    fn choice(shared: &[&'static str], candidates: &[(&'static str, &[&'static str])]) -> Choice {
        let signals = |ids: &[&'static str]| ids.iter().map(|id| Cow::from(*id)).collect::<Signals>();
        let candidates = candidates.iter().map(|(value, own)| (Cow::from(*value), signals(own))).collect();
        Choice { subject: "doer", shared: signals(shared), candidates }
    }

    #[test]
    fn the_likeliest_has_the_most_that_speaks_for_it() {
        let weights = Weights::new(Calibration::parse("doer\ta\teither\t2\t9\t8\ndoer\tb\teither\t-1\t3\t1\n").expect("a table"));
        let shares = choice(&[], &[("x", &["b"]), ("y", &["a", "b"]), ("z", &[])]).shares(&weights);
        assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{shares:?}");
        assert_eq!(best(&shares), Some(1), "{shares:?}");
        assert!((shares[1] / shares[2] - 1.0_f64.exp()).abs() < 1e-9, "{shares:?}");
        assert_eq!(best(&[]), None);
    }

    #[test]
    fn what_all_share_counts_for_the_candidate_it_names() {
        let weights = Weights::new(Calibration::parse("doer\ty~dark\teither\t1\t9\t8\n").expect("a table"));
        let candidates: &[(&str, &[&str])] = &[("x", &[]), ("y", &[])];
        assert_eq!(choice(&[], candidates).shares(&weights), [0.5, 0.5]);
        let dark = choice(&["dark"], candidates).shares(&weights);
        assert!((dark[1] / dark[0] - 1.0_f64.exp()).abs() < 1e-9, "{dark:?}");
    }
}
