//! Fits what each signal is worth to what came out right: a logistic regression for each field, its weights held near
//! nothing where few fields speak for them, and on the side that the signal can only mean.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use super::reliability::Judged;
use crate::extract::calibration::{BASE, Calibration, Side, Weight, logistic};

/// How strongly weights are held near nothing: as by so many fields of each kind that say the contrary.
const PULL: f64 = 1.5;

/// Passes over all weights; they move no more well before.
const PASSES: usize = 200;

/// Farthest a weight moves in one step, in log-odds.
const STEP: f64 = 1.0;

/// What the table says of itself.
const HEAD: &str = "\
# What each signal of a field is worth, in log-odds: `confidence = logistic(base + unseen + the signals' weights)`.
# Written by `furat eval SET… --calibrate`; docs/ACCURACY.md tells on which sets. The side is set by hand (for: never takes
# trust, against: never gives it, either: both). Rows that are held are not fitted but kept: `unseen`, what fields of articles
# that no rule had seen fell short by, and what no gold can tell, as that two reports are of one incident (`same`). given and
# right count the fields that have the signal.
# subject\tsignal\tside\tweight\tgiven\tright
";

/// The weights that explain best what came out right; sides, rows without fields and rows that are held are those of `old`.
pub(super) fn fit<'j>(judged: impl IntoIterator<Item = &'j Judged>, old: &Calibration) -> Calibration {
    let mut subjects: BTreeMap<&str, Vec<&Judged>> = BTreeMap::new();
    for one in judged {
        subjects.entry(&one.subject).or_default().push(one);
    }
    let mut rows: Vec<Weight> = Vec::new();
    let known: BTreeSet<&str> = old.rows().map(|row| row.subject.as_str()).collect();
    for subject in known.union(&subjects.keys().copied().collect()) {
        let of: Vec<&Weight> = old.rows().filter(|row| row.subject == *subject).collect();
        match subjects.get(subject) {
            Some(fields) => rows.extend(Model::new(subject, fields, &of).fitted()),
            None => rows.extend(of.into_iter().cloned()),
        }
    }
    Calibration::new(rows)
}

/// Each field judged anew by weights that were fitted without its fold.
pub(super) fn held_out(judged: &[Judged], old: &Calibration, fold: impl Fn(&Judged) -> usize) -> Vec<Judged> {
    let folds: BTreeSet<usize> = judged.iter().map(&fold).collect();
    let mut out = Vec::with_capacity(judged.len());
    for left_out in folds {
        let weights = fit(judged.iter().filter(|one| fold(one) != left_out), old);
        for one in judged.iter().filter(|one| fold(one) == left_out) {
            let confidence = f64::from(weights.confidence(&one.subject, one.signals.iter().cloned()).value);
            out.push(Judged { confidence, ..one.clone() });
        }
    }
    out
}

/// By how much confidences were too high, in log-odds: what all of them must be moved by so that as many are expected right as are.
pub(super) fn shortfall(judged: &[Judged]) -> f64 {
    let odds = |one: &Judged| (one.confidence / (1.0 - one.confidence)).ln();
    let excess = |by: f64| judged.iter().map(|one| logistic(odds(one) + by) - f64::from(u8::from(one.right))).sum::<f64>();
    let (mut low, mut high) = (-4.0, 4.0);
    for _ in 0..40 {
        let middle = f64::midpoint(low, high);
        if excess(middle) > 0.0 { high = middle } else { low = middle }
    }
    f64::midpoint(low, high)
}

/// The table as a file.
///
/// # Errors
/// What writing to `out` gives.
pub(super) fn write(table: &Calibration, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(HEAD.as_bytes())?;
    write_rows(table, out)
}

/// The rows of a table, by subject and signal.
///
/// # Errors
/// What writing to `out` gives.
pub(super) fn write_rows(table: &Calibration, out: &mut dyn Write) -> io::Result<()> {
    for row in table.rows() {
        // No minus before nothing.
        let weight = (row.weight * 1000.0).round() / 1000.0 + 0.0;
        writeln!(out, "{}\t{}\t{}\t{weight:.3}\t{}\t{}", row.subject, row.signal, row.side.code(), row.given, row.right)?;
    }
    Ok(())
}

/// A field that has a signal: which, and whether it is right.
type Having = (usize, bool);

/// The weights of one subject while they are fitted.
struct Model {
    /// The base first.
    rows: Vec<Weight>,
    /// For each row the fields that have its signal.
    having: Vec<Vec<Having>>,
    /// Log-odds of each field as the weights stand.
    odds: Vec<f64>,
}

impl Model {
    fn new(subject: &str, fields: &[&Judged], old: &[&Weight]) -> Self {
        let mut signals: Vec<&str> = vec![BASE];
        signals.extend(old.iter().map(|row| row.signal.as_str()).filter(|signal| *signal != BASE));
        let seen: BTreeSet<&str> = fields.iter().flat_map(|field| field.signals.iter().map(String::as_str)).collect();
        let fresh: Vec<&str> = seen.into_iter().filter(|signal| !signals.contains(signal)).collect();
        signals.extend(fresh);
        let has = |field: &Judged, signal: &str| signal == BASE || field.signals.iter().any(|own| own == signal);
        let having: Vec<Vec<Having>> = signals
            .iter()
            .map(|signal| fields.iter().enumerate().filter(|(_, f)| has(f, signal)).map(|(n, f)| (n, f.right)).collect())
            .collect();
        let row = |(signal, having): (&&str, &Vec<Having>)| {
            let known = old.iter().find(|row| row.signal == *signal);
            let side = known.map_or(Side::Either, |row| row.side);
            Weight {
                subject: subject.to_owned(),
                signal: (*signal).to_owned(),
                side,
                weight: known.filter(|_| side == Side::Held).map_or(0.0, |row| row.weight),
                given: having.len() as u32,
                right: having.iter().filter(|(_, right)| *right).count() as u32,
            }
        };
        let rows: Vec<Weight> = signals.iter().zip(&having).map(row).collect();
        let mut odds = vec![0.0; fields.len()];
        for (row, having) in rows.iter().zip(&having) {
            add(&mut odds, having, row.weight);
        }
        Self { rows, having, odds }
    }

    /// Newton's steps, a weight at a time.
    fn fitted(mut self) -> Vec<Weight> {
        for _ in 0..PASSES {
            for (row, having) in self.rows.iter_mut().zip(&self.having) {
                if row.side != Side::Held {
                    let moved = step(row, having, &self.odds);
                    add(&mut self.odds, having, moved);
                }
            }
        }
        self.rows
    }
}

fn add(odds: &mut [f64], having: &[Having], weight: f64) {
    for (field, _) in having {
        if let Some(odds) = odds.get_mut(*field) {
            *odds += weight;
        }
    }
}

/// Moves one weight, and tells by how much.
fn step(row: &mut Weight, having: &[Having], odds: &[f64]) -> f64 {
    let (mut slope, mut bend) = if row.signal == BASE {
        // Half a field right and half a field wrong, so that the base never runs away.
        let p = logistic(row.weight);
        (p - 0.5, p * (1.0 - p))
    } else {
        (PULL * row.weight, PULL)
    };
    for &(field, right) in having {
        let p = logistic(odds.get(field).copied().unwrap_or_default());
        slope += p - f64::from(u8::from(right));
        bend += p * (1.0 - p);
    }
    let old = row.weight;
    row.weight = row.side.bound(old - (slope / bend.max(1e-6)).clamp(-STEP, STEP));
    row.weight - old
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `right` of `given` fields with these signals.
    fn fields(signals: &[&str], given: usize, right: usize) -> Vec<Judged> {
        let field = |n: usize| Judged {
            set: n % 2,
            article: n,
            lang: "en".to_owned(),
            subject: "kind".to_owned(),
            told: true,
            confidence: 0.5,
            signals: signals.iter().map(|signal| (*signal).to_owned()).collect(),
            right: n < right,
        };
        (0..given).map(field).collect()
    }

    fn sides(rows: &[(&str, &str)]) -> Calibration {
        let lines: Vec<String> = rows.iter().map(|(signal, side)| format!("kind\t{signal}\t{side}\t0\t0\t0")).collect();
        Calibration::parse(&lines.join("\n")).expect("a table")
    }

    #[test]
    fn confidence_becomes_the_share_that_was_right() {
        let judged = [fields(&[], 400, 360), fields(&["doubt"], 400, 200)].concat();
        let table = fit(&judged, &sides(&[("doubt", "against")]));
        for (signals, share) in [(vec![], 0.9), (vec!["doubt"], 0.5)] {
            let confidence = table.confidence("kind", signals.clone()).value;
            assert!((confidence - share).abs() < 0.02, "{signals:?}: {confidence}");
        }
        let doubt = table.rows().find(|row| row.signal == "doubt").expect("a row");
        assert_eq!((doubt.given, doubt.right), (400, 200));
    }

    #[test]
    fn few_fields_move_a_weight_little_and_no_field_moves_it_to_the_wrong_side() {
        let judged = [fields(&[], 100, 80), fields(&["rare"], 1, 0), fields(&["held"], 50, 50)].concat();
        let table = fit(&judged, &sides(&[("held", "against")]));
        let rare = table.weight("kind", "rare").expect("a row");
        assert!((-1.0..0.0).contains(&rare), "{rare}");
        assert_eq!(table.weight("kind", "held"), Some(0.0));
    }

    #[test]
    fn what_was_held_out_is_judged_by_the_others() {
        let all_right = fields(&[], 10, 10);
        let none_right: Vec<Judged> = fields(&[], 10, 0).into_iter().map(|field| Judged { set: 7, ..field }).collect();
        let judged = [all_right.into_iter().map(|field| Judged { set: 3, ..field }).collect(), none_right].concat();
        let again = held_out(&judged, &Calibration::default(), |field| field.set);
        assert!(again.iter().all(|field| field.right == (field.confidence < 0.5)), "{again:?}");
        let honest: Vec<Judged> = fields(&[], 10, 5).into_iter().map(|field| Judged { confidence: 0.9, ..field }).collect();
        assert!((shortfall(&honest) + 9.0_f64.ln()).abs() < 0.01, "{}", shortfall(&honest));
    }

    #[test]
    fn a_written_table_is_read_back() {
        let table = fit(&fields(&["a"], 9, 6), &sides(&[("b", "for")]));
        let mut out = Vec::new();
        write(&table, &mut out).expect("memory");
        let read = Calibration::parse(&String::from_utf8(out).expect("letters")).expect("a table");
        let rows = |table: &Calibration| table.rows().map(|row| (row.signal.clone(), row.given, row.right)).collect::<Vec<_>>();
        assert_eq!(rows(&read), rows(&table));
    }
}
