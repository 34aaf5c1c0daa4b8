//! `furat eval SET`: how well extraction does on a set of articles with gold beside them.
//!
//! The figures and their order are those of the scorer in Python that goes with the sets; a test holds the two together.

mod files;
mod judge;
mod reliability;
mod score;
mod surface;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::{fmt, fs};

pub use files::{Gold, Output};
pub use reliability::{Reliability, Tally};
use serde_json::{Map, Value};

use super::args::EvalArgs;
use super::load::{load, settle_languages};
use super::output::deliver;
use super::{Failure, Session, Streams, ingest};
use crate::diagnostic::Reporter;
use crate::export::{Snapshot, json};
use crate::i18n::Texts;
use crate::store::Filter;
use score::{ASPECTS, Counts, Scorer};

/// Figures with their names, in the order in which they are printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures(pub Vec<(String, Figure)>);

/// One figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Figure {
    /// A share, to three decimals; `None` where there is nothing to share.
    Share(Option<f64>),
    /// A number of things.
    Count(usize),
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Share(Some(share)) => write!(f, "{share:?}"),
            Self::Share(None) => f.write_str("None"),
            Self::Count(count) => write!(f, "{count}"),
        }
    }
}

/// Scores an output of extraction against gold. Gives the figures and every miss, a line each.
pub fn score(gold: &[Gold], output: &Output) -> (Figures, Vec<String>) {
    let mut scorer = Scorer::new(output);
    for article in gold {
        scorer.add(article);
    }
    (figures(&scorer.counts), scorer.misses)
}

/// How far the trust that an output puts in its fields is borne out by gold.
pub fn reliability(gold: &[Gold], output: &Output) -> Reliability {
    let mut scorer = Scorer::new(output);
    for article in gold {
        scorer.add(article);
    }
    scorer.reliability
}

/// Runs extraction on the articles of a set and prints its figures.
pub fn run(args: &EvalArgs, session: &Session<'_>, streams: &mut Streams<'_>) -> Result<Reporter, Failure> {
    let gold = gold(&args.set, session.texts)?;
    let mut ingested = ingest::ingest(&[args.set.join("articles")], streams.input, session.texts, &session.progress);
    let knowledge = session.knowledge()?;
    settle_languages(&mut ingested, &knowledge.lexicons, session.texts);
    let articles = std::mem::take(&mut ingested.articles);
    let store = load(articles, &knowledge, session.texts, &session.progress);
    let mut printed = Vec::new();
    json::write(&Snapshot::new(&store, &Filter::default()), session.texts, &mut printed)?;
    let output: Output = serde_json::from_slice(&printed).map_err(io::Error::from)?;
    if args.reliability {
        let table = reliability(&gold, &output);
        deliver(None, streams.output, session.texts, |out| if args.json { table.write_json(out) } else { table.write_table(out) })?;
        return Ok(ingested.problems);
    }
    let (figures, misses) = score(&gold, &output);
    if args.verbose {
        misses.iter().try_for_each(|miss| writeln!(streams.messages, "{miss}"))?;
    }
    deliver(None, streams.output, session.texts, |out| if args.json { figures.write_json(out) } else { figures.write_table(out) })?;
    Ok(ingested.problems)
}

/// Every `gold/NAME.json` of a set, by name.
fn gold(set: &Path, texts: &Texts) -> Result<Vec<Gold>, Failure> {
    let folder = set.join("gold");
    let none = || Failure::Broken(texts.error("eval-no-gold", &[]).at(set.display().to_string()));
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).map_err(|_error| none())?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    paths.sort();
    if paths.is_empty() {
        return Err(none());
    }
    paths.iter().map(|path| read_gold(path, texts)).collect()
}

fn read_gold(path: &Path, texts: &Texts) -> Result<Gold, Failure> {
    let read = fs::read(path).and_then(|bytes| serde_json::from_slice(&bytes).map_err(io::Error::from));
    read.map_err(|error| {
        let problem = texts.error("eval-bad-gold", &[("reason", error.to_string().into())]);
        Failure::Broken(problem.at(path.display().to_string()))
    })
}

fn figures(n: &Counts) -> Figures {
    let recall = share(n.found_gold_places, n.gold_places).unwrap_or(0.0);
    let precision = share(n.right_answer_places, n.answer_places).unwrap_or(0.0);
    let f1 = if recall + precision > 0.0 { rounded(2.0 * recall * precision / (recall + precision)) } else { 0.0 };
    let mut figures = vec![
        ("places.recall".to_owned(), Some(recall)),
        ("places.precision".to_owned(), Some(precision)),
        ("places.f1".to_owned(), Some(f1)),
        ("places.geocoded".to_owned(), share(n.geocoded, n.geocodable)),
        ("main.found".to_owned(), share(n.found, n.main)),
    ];
    figures.extend(ASPECTS.iter().zip(n.right).map(|(aspect, right)| (format!("main.{aspect}"), share(right, n.main))));
    figures.push(("all.recall".to_owned(), share(n.found_incidents, n.incidents)));
    figures.push(("all.precision".to_owned(), share(n.right_answer_incidents, n.answer_incidents)));
    let totals = [("articles", n.articles), ("gold.places", n.gold_places), ("gold.incidents", n.incidents), ("gold.main", n.main)];
    let shares = figures.into_iter().map(|(name, share)| (name, Figure::Share(share)));
    Figures(shares.chain(totals.map(|(name, total)| (name.to_owned(), Figure::Count(total)))).collect())
}

fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| rounded(part as f64 / whole as f64))
}

/// To three decimals, correctly rounded.
fn rounded(value: f64) -> f64 {
    format!("{value:.3}").parse().unwrap_or(value)
}

impl Figures {
    /// A figure a line.
    ///
    /// # Errors
    /// What writing to `out` gives.
    pub fn write_table(&self, out: &mut dyn Write) -> io::Result<()> {
        self.0.iter().try_for_each(|(name, figure)| writeln!(out, "{name:22} {figure}"))
    }

    /// One JSON object.
    ///
    /// # Errors
    /// What writing to `out` gives.
    pub fn write_json(&self, out: &mut dyn Write) -> io::Result<()> {
        let value = |figure: &Figure| match *figure {
            Figure::Share(share) => Value::from(share),
            Figure::Count(count) => Value::from(count),
        };
        let object: Map<String, Value> = self.0.iter().map(|(name, figure)| (name.clone(), value(figure))).collect();
        serde_json::to_writer(&mut *out, &object)?;
        writeln!(out)
    }
}
