//! Which of several candidates a text means: a conditional logit after `McFadden` (1974) over what speaks for each.
//!
//! The grammar names candidates and what speaks for them; what a signal is worth stands in `data/choice.tsv`, fitted on
//! articles with gold beside them by `furat eval SET… --choices`. Weights are log-odds.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::calibration::Calibration;

/// The table that comes with the program.
const TABLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/choice.tsv"));

/// Ids of what speaks for a candidate, each once.
pub type Signals = Vec<Cow<'static, str>>;

/// The weights that come with the program.
pub fn bundled() -> &'static Calibration {
    static BUNDLED: LazyLock<Calibration> = LazyLock::new(|| Calibration::parse(TABLE).unwrap_or_default());
    &BUNDLED
}

/// How likely each candidate is the one that is meant, 0 to 1, all together 1, in the order given.
pub fn shares<'s>(weights: &Calibration, subject: &str, candidates: impl IntoIterator<Item = &'s Signals>) -> Vec<f64> {
    let odds = |signals: &Signals| signals.iter().filter_map(|signal| weights.weight(subject, signal)).sum::<f64>();
    let all: Vec<f64> = candidates.into_iter().map(odds).collect();
    let top = all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let sum: f64 = all.iter().map(|odds| (odds - top).exp()).sum();
    all.into_iter().map(|odds| (odds - top).exp() / sum).collect()
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
    fn the_likeliest_has_the_most_that_speaks_for_it() {
        let table = Calibration::parse("doer\ta\teither\t2\t9\t8\ndoer\tb\teither\t-1\t3\t1\n").expect("a table");
        let candidates: Vec<Signals> = [vec!["b"], vec!["a", "b"], vec![]].map(|s| s.into_iter().map(Cow::from).collect()).into();
        let shares = shares(&table, "doer", &candidates);
        assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{shares:?}");
        assert_eq!(best(&shares), Some(1), "{shares:?}");
        assert!((shares[1] / shares[2] - 1.0_f64.exp()).abs() < 1e-9, "{shares:?}");
        assert_eq!(best(&[]), None);
    }
}
