//! Whether confidence keeps its word: of the fields given so much trust, how many are right.
//!
//! Judged is every incident of the output, main and background alike. One that stands for none of the gold is wrong, and so
//! is every field that it tells.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::{Value, json};

/// Lower ends of the bins.
const BINS: [f64; 5] = [0.0, 0.5, 0.7, 0.8, 0.9];

/// The row of fields that are left open: right where the gold is silent as well.
const OPEN: &str = "(left open)";

/// A field of an incident, or the incident as a whole, beside the gold.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// Which of the sets its article is in,
    pub set: usize,
    /// and which of the set's articles it is.
    pub article: usize,
    /// Language of the article.
    pub lang: String,
    /// Code of the field, or `incident`.
    pub subject: String,
    /// Whether it has a value.
    pub told: bool,
    /// What the output gives it.
    pub confidence: f64,
    /// Ids of the reasons.
    pub signals: Vec<String>,
    /// Whether the gold agrees.
    pub right: bool,
}

/// How many fields were given, and how many of them are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Given.
    pub given: usize,
    /// Right.
    pub right: usize,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.given += other.given;
        self.right += other.right;
    }
}

/// Fields by language, name and bin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reliability {
    tallies: BTreeMap<(String, String), [Tally; BINS.len()]>,
}

impl Reliability {
    /// Counts what was judged.
    pub fn of(judged: &[Judged]) -> Self {
        let mut table = Self::default();
        for one in judged {
            table.add(one);
        }
        table
    }

    fn add(&mut self, judged: &Judged) {
        // Figures are printed to two decimals, and binned as printed.
        let printed = (judged.confidence * 100.0).round() / 100.0;
        let bin = BINS.iter().rposition(|low| printed >= *low).unwrap_or_default();
        let row = if judged.told { judged.subject.clone() } else { OPEN.to_owned() };
        if let Some(tally) = self.tallies.entry((judged.lang.clone(), row)).or_default().get_mut(bin) {
            tally.add(Tally { given: 1, right: usize::from(judged.right) });
        }
    }

    /// All fields given at least this much, in every language.
    pub fn at_least(&self, confidence: f64) -> Tally {
        let mut all = Tally::default();
        for tallies in self.tallies.values() {
            BINS.iter().zip(tallies).filter(|(low, _)| **low >= confidence).for_each(|(_, tally)| all.add(*tally));
        }
        all
    }

    /// One row for each language and field, a column for each bin, the sum of all last.
    ///
    /// # Errors
    /// What writing to `out` gives.
    pub fn write_table(&self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{:18}", "")?;
        (0..BINS.len()).try_for_each(|bin| write!(out, "{:>14}", head(bin)))?;
        writeln!(out)?;
        let mut sum = [Tally::default(); BINS.len()];
        for ((lang, subject), tallies) in &self.tallies {
            writeln!(out, "{:18}{}", format!("{lang} {subject}"), row(tallies))?;
            sum.iter_mut().zip(tallies).for_each(|(sum, tally)| sum.add(*tally));
        }
        writeln!(out, "{:18}{}", "all", row(&sum))
    }

    /// One JSON object: `{"fields": [{"lang", "field", "from", "given", "right"}]}`.
    ///
    /// # Errors
    /// What writing to `out` gives.
    pub fn write_json(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut fields: Vec<Value> = Vec::new();
        for ((lang, field), tallies) in &self.tallies {
            for (low, tally) in BINS.iter().zip(tallies).filter(|(_, tally)| tally.given > 0) {
                fields.push(json!({"lang": lang, "field": field, "from": low, "given": tally.given, "right": tally.right}));
            }
        }
        serde_json::to_writer(&mut *out, &json!({ "fields": fields }))?;
        writeln!(out)
    }
}

fn head(bin: usize) -> String {
    let low = BINS.get(bin).copied().unwrap_or_default();
    BINS.get(bin + 1).map_or_else(|| format!("{low:.1}+"), |high| format!("{low:.1}-{high:.1}"))
}

fn row(tallies: &[Tally]) -> String {
    let cell = |tally: &Tally| match tally.given {
        0 => format!("{:>14}", "-"),
        given => format!("{:>14}", format!("{}/{given} {:.2}", tally.right, tally.right as f64 / given as f64)),
    };
    tallies.iter().map(cell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_counted_in_the_bin_their_printed_figure_falls_in() {
        let rows = [(0.9, true), (0.896, false), (0.97, true), (0.894, true), (0.2, false)];
        let judged = rows.map(|(confidence, right)| Judged {
            set: 0,
            article: 0,
            lang: "en".to_owned(),
            subject: "kind".to_owned(),
            told: true,
            confidence,
            signals: Vec::new(),
            right,
        });
        let table = Reliability::of(&judged);
        assert_eq!(table.at_least(0.9), Tally { given: 3, right: 2 });
        let mut printed = Vec::new();
        table.write_table(&mut printed).expect("memory");
        let printed = String::from_utf8(printed).expect("letters");
        assert!(printed.contains("2/3 0.67") && printed.contains("1/1 1.00"), "{printed}");
    }
}
