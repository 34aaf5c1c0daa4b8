//! What each signal is worth, fitted on articles with gold beside them: `data/calibration.tsv`, which
//! `furat eval SET… --calibrate` prints anew.
//!
//! Weights are log-odds. A confidence is the logistic function of their sum, so that it reads as the share of fields with
//! these signals that come out right.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::incident::{Confidence, Reason};
use crate::text::quick::QuickMap;

/// The table that comes with the program.
const TABLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/calibration.tsv"));

/// The row of a subject that every field of it starts from.
pub const BASE: &str = "base";

/// The row of a subject that is taken off every field of it: what fields of articles that no rule had seen fell short by.
pub const UNSEEN: &str = "unseen";

/// No confidence is lower, nor higher than one minus this: neither is ever certain.
const LEAST: f64 = 0.02;

/// Which way a signal may move a confidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Never down.
    For,
    /// Never up.
    Against,
    /// Either way.
    Either,
    /// Not at all: set by hand, where no gold can tell.
    Held,
}

impl Side {
    /// Its name in the table.
    pub const fn code(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
            Self::Either => "either",
            Self::Held => "held",
        }
    }

    /// The nearest weight on this side.
    pub fn bound(self, weight: f64) -> f64 {
        match self {
            Self::For => weight.max(0.0),
            Self::Against => weight.min(0.0),
            Self::Either | Self::Held => weight,
        }
    }
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Weight {
    /// A field, by its code; `incident`, that there is one at all; `same`, that two reports are of one.
    pub subject: String,
    /// The signal: the id of a reason.
    pub signal: String,
    /// Which way it may go.
    pub side: Side,
    /// Log-odds.
    pub weight: f64,
    /// How many fields with it the weight was fitted on,
    pub given: u32,
    /// and how many of them were right.
    pub right: u32,
}

/// All weights.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calibration {
    /// By subject and signal.
    rows: BTreeMap<String, BTreeMap<String, Weight>>,
    /// The weights alone, by the same: looked up for every field of every incident.
    weights: QuickMap<QuickMap<f64>>,
}

impl Calibration {
    /// The one that comes with the program.
    pub fn bundled() -> &'static Self {
        static BUNDLED: LazyLock<Calibration> = LazyLock::new(|| Calibration::parse(TABLE).unwrap_or_default());
        &BUNDLED
    }

    /// The one these rows make.
    pub fn new(rows: impl IntoIterator<Item = Weight>) -> Self {
        let mut all: BTreeMap<String, BTreeMap<String, Weight>> = BTreeMap::new();
        let mut weights: QuickMap<QuickMap<f64>> = QuickMap::default();
        for row in rows {
            weights.entry(row.subject.clone()).or_default().insert(row.signal.clone(), row.weight);
            all.entry(row.subject.clone()).or_default().insert(row.signal.clone(), row);
        }
        Self { rows: all, weights }
    }

    /// Reads a table: subject, signal, side, weight, given, right, a tab between them.
    ///
    /// # Errors
    /// The line that cannot be read.
    pub fn parse(text: &str) -> Result<Self, String> {
        let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        let rows: Result<Vec<Weight>, String> = lines.map(|line| row(line).ok_or_else(|| line.to_owned())).collect();
        rows.map(Self::new)
    }

    /// Every row, by subject and signal.
    pub fn rows(&self) -> impl Iterator<Item = &Weight> {
        self.rows.values().flat_map(BTreeMap::values)
    }

    /// The weight of a signal of a subject; `None` where it has no row.
    pub fn weight(&self, subject: &str, signal: &str) -> Option<f64> {
        self.weights.get(subject)?.get(signal).copied()
    }

    /// How far to trust what came out with these signals. Every signal is a reason, the strongest first; its figure is what
    /// the confidence would lack without it.
    pub fn confidence(&self, subject: &str, signals: impl IntoIterator<Item = impl Into<Cow<'static, str>>>) -> Confidence {
        let weights = self.weights.get(subject);
        let of = |signal: &str| weights.and_then(|weights| weights.get(signal)).copied().unwrap_or_default();
        let weighed: Vec<(Cow<'static, str>, f64)> = signals
            .into_iter()
            .map(|signal| {
                let id: Cow<'static, str> = signal.into();
                let weight = of(&id);
                (id, weight)
            })
            .collect();
        let sum = of(BASE) + of(UNSEEN) + weighed.iter().map(|(_, weight)| weight).sum::<f64>();
        let value = logistic(sum);
        let reason = |(id, weight): (Cow<'static, str>, f64)| Reason { id, delta: printed(value - logistic(sum - weight)) };
        let mut reasons: Vec<Reason> = weighed.into_iter().map(reason).collect();
        reasons.sort_by(|a, b| b.delta.abs().total_cmp(&a.delta.abs()));
        Confidence { value: printed(value.clamp(LEAST, 1.0 - LEAST)), reasons }
    }
}

/// To three decimals: there is no more to know.
fn printed(value: f64) -> f32 {
    ((value * 1000.0).round() / 1000.0) as f32
}

/// From log-odds to a share.
pub fn logistic(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

fn row(line: &str) -> Option<Weight> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [subject, signal, side, weight, given, right] = cells.as_slice() else { return None };
    let side = [Side::For, Side::Against, Side::Either, Side::Held].into_iter().find(|known| known.code() == *side)?;
    Some(Weight {
        subject: (*subject).to_owned(),
        signal: (*signal).to_owned(),
        side,
        weight: weight.parse().ok()?,
        given: given.parse().ok()?,
        right: right.trim_end().parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_the_program_is_whole_and_keeps_its_sides() {
        let table = Calibration::parse(TABLE).expect("every line");
        assert!(table.rows().count() > 60);
        for row in table.rows() {
            assert_eq!(row.side.bound(row.weight), row.weight, "{row:?}");
            assert!(row.right <= row.given, "{row:?}");
        }
    }

    #[test]
    fn a_confidence_is_the_share_its_odds_stand_for_and_says_what_moved_it() {
        let table =
            Calibration::parse("kind\tbase\teither\t2\t9\t8\nkind\ta\tfor\t1\t3\t3\nkind\tb\tagainst\t-3\t3\t1\n").expect("a table");
        assert!((table.confidence("kind", Vec::<&str>::new()).value - 0.881).abs() < 0.001);
        let both = table.confidence("kind", ["a", "b"]);
        assert!((both.value - 0.5).abs() < 0.001, "{both:?}");
        let ids: Vec<&str> = both.reasons.iter().map(|reason| reason.id.as_ref()).collect();
        assert_eq!(ids, ["b", "a"], "the strongest first");
        assert!(both.reasons[0].delta < -0.4 && both.reasons[1].delta > 0.2, "{both:?}");
        assert!(table.confidence("kind", ["a", "a", "a", "a", "a"]).value <= 0.98, "never certain");
    }

    #[test]
    fn a_line_that_is_no_row_is_named() {
        assert_eq!(Calibration::parse("kind\tbase\tup\t2\t9\t8\n"), Err("kind\tbase\tup\t2\t9\t8".to_owned()));
    }
}
