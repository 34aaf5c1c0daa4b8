//! Which of several candidates a text means: a conditional logit after `McFadden` (1974) over what speaks for each.
//!
//! The grammar names candidates and what speaks for them; what a signal is worth stands in `data/choice.tsv`, fitted on
//! articles with gold beside them by `furat eval SET… --choices`. Weights are log-odds.

mod signals;

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use super::calibration::Calibration;
use crate::text::quick::QuickMap;
use signals::hash_of;
pub use signals::{Signals, Spelled, name_all};

/// The table that comes with the program.
const TABLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/choice.tsv"));

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
        let none = Worth::default();
        let worth = weights.by_subject.get(self.subject).unwrap_or(&none);
        let alone = |signals: &Signals| signals.hashes().filter_map(|signal| worth.alone.get(&signal)).sum::<f64>();
        let mut odds: Vec<f64> = self.candidates.iter().map(|(_, signals)| alone(signals)).collect();
        let columns: Vec<Option<usize>> =
            self.candidates.iter().map(|(value, _)| worth.values.iter().position(|known| known == value)).collect();
        for row in self.shared.hashes().filter_map(|signal| worth.shared.get(&signal)) {
            for (odds, column) in odds.iter_mut().zip(&columns) {
                *odds += column.and_then(|column| row.get(column)).copied().unwrap_or_default();
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
    by_subject: QuickMap<Worth>,
}

/// What the signals of one subject are worth, each by its hash.
#[derive(Clone, Debug, Default)]
struct Worth {
    alone: HashedMap<f64>,
    /// The candidates that shared signals speak of.
    values: Vec<String>,
    /// Of shared signals: what each is worth for each of `values`.
    shared: HashedMap<Vec<f64>>,
}

/// By keys that are hashes already.
type HashedMap<T> = HashMap<u64, T, BuildHasherDefault<AsIs>>;

/// Takes a number for its own hash.
#[derive(Clone, Copy, Debug, Default)]
struct AsIs(u64);

impl Hasher for AsIs {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| hash << 8 | u64::from(*byte));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

impl Weights {
    /// The ones that come with the program.
    pub fn bundled() -> &'static Self {
        static BUNDLED: LazyLock<Weights> =
            LazyLock::new(|| Calibration::parse(TABLE).map(|table| Weights::new(&table)).unwrap_or_default());
        &BUNDLED
    }

    /// Those of a table.
    pub fn new(table: &Calibration) -> Self {
        let mut by_subject: QuickMap<Worth> = QuickMap::default();
        for row in table.rows() {
            by_subject.entry(row.subject.clone()).or_default().take(&row.signal, row.weight);
        }
        Self { by_subject }
    }
}

impl Worth {
    fn take(&mut self, signal: &str, weight: f64) {
        self.alone.insert(hash_of(signal), weight);
        let Some((value, signal)) = signal.split_once(CROSS) else { return };
        let column = self.values.iter().position(|known| known == value).unwrap_or_else(|| {
            self.values.push(value.to_owned());
            self.values.len() - 1
        });
        let row = self.shared.entry(hash_of(signal)).or_default();
        row.resize(row.len().max(column + 1), 0.0);
        row.iter_mut().skip(column).take(1).for_each(|cell| *cell = weight);
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

    #[test]
    fn no_two_signals_of_a_subject_have_the_same_hash() {
        let table = Calibration::parse(TABLE).expect("every line");
        let mut known = HashMap::new();
        for row in table.rows() {
            let own = row.signal.split_once(CROSS).map_or(row.signal.as_str(), |(_, signal)| signal);
            for signal in [row.signal.as_str(), own] {
                let other = known.insert((row.subject.as_str(), hash_of(signal)), signal);
                assert!(other.is_none_or(|other| other == signal), "{signal} {other:?}");
            }
        }
    }

    fn choice(shared: &[&'static str], candidates: &[(&'static str, &[&'static str])]) -> Choice {
        let signals = |ids: &[&str]| {
            let mut out = Signals::default();
            for id in ids {
                out.push(&[id]);
            }
            out
        };
        let candidates = candidates.iter().map(|(value, own)| (Cow::from(*value), signals(own))).collect();
        Choice { subject: "doer", shared: signals(shared), candidates }
    }

    #[test]
    fn the_likeliest_has_the_most_that_speaks_for_it() {
        let weights = Weights::new(&Calibration::parse("doer\ta\teither\t2\t9\t8\ndoer\tb\teither\t-1\t3\t1\n").expect("a table"));
        let shares = choice(&[], &[("x", &["b"]), ("y", &["a", "b"]), ("z", &[])]).shares(&weights);
        assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{shares:?}");
        assert_eq!(best(&shares), Some(1), "{shares:?}");
        assert!((shares[1] / shares[2] - 1.0_f64.exp()).abs() < 1e-9, "{shares:?}");
        assert_eq!(best(&[]), None);
    }

    #[test]
    fn what_all_share_counts_for_the_candidate_it_names() {
        let weights = Weights::new(&Calibration::parse("doer\ty~dark\teither\t1\t9\t8\n").expect("a table"));
        let candidates: &[(&str, &[&str])] = &[("x", &[]), ("y", &[])];
        assert_eq!(choice(&[], candidates).shares(&weights), [0.5, 0.5]);
        let dark = choice(&["dark"], candidates).shares(&weights);
        assert!((dark[1] / dark[0] - 1.0_f64.exp()).abs() < 1e-9, "{dark:?}");
    }
}
