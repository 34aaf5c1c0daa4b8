//! Fits what each signal is worth to which candidate was right: a conditional logit, its weights held near nothing where
//! few choices speak for them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use super::calibrate;
use crate::extract::calibration::{Calibration, Side, Weight};

/// How strongly weights are held near nothing.
const PULL: f64 = 1.5;

/// Passes over all weights.
const PASSES: usize = 60;

/// Farthest a weight moves in one step, in log-odds.
const STEP: f64 = 0.5;

/// A signal of fewer choices says nothing.
const FEWEST: u32 = 2;

/// What an incident that an article reports in passing counts beside its news.
const ASIDE: f64 = 0.7;

/// What the table says of itself.
const HEAD: &str = "\
# What speaks for a doer that an article names, in log-odds: of all it names, and nobody, the one with the greatest sum is the
# likeliest. Written by `furat eval SET… --choices`; docs/ACCURACY.md tells on which sets. given counts the candidates that
# have the signal, right those of them that were the doer.
# subject\tsignal\tside\tweight\tgiven\tright
";

/// A choice among candidates, beside the gold.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// Code of the field.
    pub subject: String,
    /// The candidates, each with what speaks for it.
    pub candidates: Vec<(String, Vec<String>)>,
    /// Which of them the gold has.
    pub right: usize,
    /// Whether the article reports the incident as its news.
    pub main: bool,
}

/// The weights that explain best what was right.
pub(super) fn fit(all: &[Chosen]) -> Calibration {
    let subjects: BTreeSet<&str> = all.iter().map(|one| one.subject.as_str()).collect();
    Calibration::new(subjects.into_iter().flat_map(|subject| {
        let own: Vec<&Chosen> = all.iter().filter(|one| one.subject == subject).collect();
        Model::new(subject, &own).fitted()
    }))
}

/// The table as a file.
///
/// # Errors
/// What writing to `out` gives.
pub(super) fn write(table: &Calibration, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(HEAD.as_bytes())?;
    calibrate::write_rows(table, out)
}

/// The weights of one subject while they are fitted.
struct Model {
    rows: Vec<Weight>,
    /// For each row the candidates that have its signal: choice and candidate.
    having: Vec<Vec<(usize, usize)>>,
    /// Log-odds of each candidate of each choice as the weights stand.
    odds: Vec<Vec<f64>>,
    /// Which candidate is right, and how much the choice counts.
    right: Vec<(usize, f64)>,
}

impl Model {
    fn new(subject: &str, all: &[&Chosen]) -> Self {
        let mut having: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
        for (n, one) in all.iter().enumerate() {
            for (c, (_, signals)) in one.candidates.iter().enumerate() {
                for signal in signals.iter().collect::<BTreeSet<_>>() {
                    having.entry(signal).or_default().push((n, c));
                }
            }
        }
        having.retain(|_, having| having.len() as u32 >= FEWEST);
        let is_right = |&&(n, c): &&(usize, usize)| all.get(n).is_some_and(|one| one.right == c);
        let row = |(signal, having): (&&str, &Vec<(usize, usize)>)| Weight {
            subject: subject.to_owned(),
            signal: (*signal).to_owned(),
            side: Side::Either,
            weight: 0.0,
            given: having.len() as u32,
            right: having.iter().filter(is_right).count() as u32,
        };
        let rows = having.iter().map(row).collect();
        Self {
            rows,
            having: having.into_values().collect(),
            odds: all.iter().map(|one| vec![0.0; one.candidates.len()]).collect(),
            right: all.iter().map(|one| (one.right, if one.main { 1.0 } else { ASIDE })).collect(),
        }
    }

    /// Newton's steps, a weight at a time.
    fn fitted(mut self) -> Vec<Weight> {
        for _ in 0..PASSES {
            for (row, having) in self.rows.iter_mut().zip(&self.having) {
                let moved = step(row.weight, having, &self.odds, &self.right);
                row.weight += moved;
                for &(n, c) in having {
                    if let Some(odds) = self.odds.get_mut(n).and_then(|odds| odds.get_mut(c)) {
                        *odds += moved;
                    }
                }
            }
        }
        self.rows
    }
}

/// By how much one weight should move.
fn step(weight: f64, having: &[(usize, usize)], odds: &[Vec<f64>], right: &[(usize, f64)]) -> f64 {
    let (mut slope, mut bend) = (PULL * weight, PULL);
    for of_one in having.chunk_by(|a, b| a.0 == b.0) {
        let Some(&(n, _)) = of_one.first() else { continue };
        let (Some(odds), Some(&(right, counts))) = (odds.get(n), right.get(n)) else { continue };
        let top = odds.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let sum: f64 = odds.iter().map(|odds| (odds - top).exp()).sum();
        let share: f64 = of_one.iter().filter_map(|&(_, c)| odds.get(c)).map(|odds| (odds - top).exp() / sum).sum();
        let holds = of_one.iter().any(|&(_, c)| c == right);
        slope += counts * (share - f64::from(u8::from(holds)));
        bend += counts * share * (1.0 - share);
    }
    -(slope / bend).clamp(-STEP, STEP)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(candidates: &[&[&str]], right: usize) -> Chosen {
        let signals = |own: &&[&str]| own.iter().map(|signal| (*signal).to_owned()).collect();
        let candidates = candidates.iter().enumerate().map(|(i, own)| (i.to_string(), signals(own))).collect();
        Chosen { subject: "perpetrator".to_owned(), candidates, right, main: true }
    }

    #[test]
    fn what_goes_with_the_right_candidate_weighs_for_it() {
        let mut all: Vec<Chosen> = (0..40).map(|_| choice(&[&["near", "named"], &["far", "named"]], 0)).collect();
        all.extend((0..10).map(|_| choice(&[&["near", "named"], &["far", "named"]], 1)));
        let table = fit(&all);
        let of = |signal: &str| table.weight("perpetrator", signal).expect("a row");
        // Four of five: the odds of the two differ by the logarithm of four, a little less for the pull.
        assert!((of("near") - of("far") - 4.0_f64.ln()).abs() < 0.2, "{} {}", of("near"), of("far"));
        assert!(of("named").abs() < 0.01, "what all have decides nothing");
        let near = table.rows().find(|row| row.signal == "near").expect("a row");
        assert_eq!((near.given, near.right), (50, 40));
    }

    #[test]
    fn what_was_seen_once_has_no_row() {
        let table = fit(&[choice(&[&["once"], &["twice"]], 0), choice(&[&["twice"], &[]], 1)]);
        assert_eq!(table.weight("perpetrator", "once"), None);
        assert!(table.weight("perpetrator", "twice").is_some());
    }
}
