//! `furat eval SET`: how well extraction does on a set of articles with gold beside them.
//!
//! The figures and their order are those of the scorer in Python that goes with the sets; a test holds the two together.

mod by_language;
mod calibrate;
mod choose;
mod files;
mod judge;
mod reliability;
mod score;
mod surface;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::{fmt, fs};

pub use choose::Chosen;
pub use files::{Gold, Output};
pub use reliability::{Judged, Reliability, Tally};
use serde_json::{Map, Value};

use super::args::EvalArgs;
use super::load::{Knowledge, load, settle_languages};
use super::output::deliver;
use super::{Failure, Session, Streams, ingest};
use crate::diagnostic::Reporter;
use crate::export::{Snapshot, json};
use crate::extract;
use crate::extract::calibration::Calibration;
use crate::extract::choice::Choice;
use crate::i18n::Texts;
use crate::source::Article;
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
    let mut outcome = Outcome::default();
    outcome.add(gold, output, &Choices::new());
    (figures(&outcome.counts()), outcome.misses)
}

/// Every incident of an output and its fields, judged by gold.
pub fn judged(gold: &[Gold], output: &Output) -> Vec<Judged> {
    let mut outcome = Outcome::default();
    outcome.add(gold, output, &Choices::new());
    outcome.judged
}

/// How one or several sets came out.
#[derive(Default)]
struct Outcome {
    by_lang: BTreeMap<String, Counts>,
    misses: Vec<String>,
    judged: Vec<Judged>,
    chosen: Vec<Chosen>,
    sets: usize,
}

/// The choices that each incident was made of, by its id.
type Choices = BTreeMap<String, Vec<Choice>>;

impl Outcome {
    /// Takes in a set.
    fn add(&mut self, gold: &[Gold], output: &Output, choices: &Choices) {
        let mut scorer = Scorer::new(output, choices);
        for article in gold {
            scorer.add(article);
        }
        for (lang, counts) in &scorer.by_lang {
            self.by_lang.entry(lang.clone()).or_default().add(counts);
        }
        self.misses.append(&mut scorer.misses);
        self.chosen.extend(scorer.chosen.into_iter().map(|chosen| Chosen { set: self.sets, ..chosen }));
        self.judged.extend(scorer.judged.into_iter().map(|judged| Judged { set: self.sets, ..judged }));
        self.sets += 1;
    }

    /// Of all languages together.
    fn counts(&self) -> Counts {
        let mut all = Counts::default();
        self.by_lang.values().for_each(|counts| all.add(counts));
        all
    }
}

/// Runs extraction on the articles of every set and prints how it came out.
pub fn run(args: &EvalArgs, session: &Session<'_>, streams: &mut Streams<'_>) -> Result<Reporter, Failure> {
    let texts = session.texts;
    let knowledge = session.knowledge()?;
    let mut outcome = Outcome::default();
    let mut problems = Reporter::default();
    for set in &args.sets {
        let gold = gold(set, texts)?;
        let mut ingested = ingest::ingest(&[set.join("articles")], streams.input, texts, &session.progress);
        settle_languages(&mut ingested, &knowledge.lexicons, texts);
        let choices = if args.view.choices { choices(&ingested.articles, &knowledge) } else { Choices::new() };
        if args.view.choices {
            outcome.chosen.extend(threads(&gold, &ingested.articles, &knowledge, outcome.sets));
        }
        let store = load(std::mem::take(&mut ingested.articles), &knowledge, texts, &session.progress);
        let mut printed = Vec::new();
        json::write(&Snapshot::new(&store, &Filter::default()), texts, json::Detail::Found, &mut printed)?;
        outcome.add(&gold, &serde_json::from_slice(&printed).map_err(io::Error::from)?, &choices);
        problems.messages.append(&mut ingested.problems.messages);
    }
    if args.verbose {
        outcome.misses.iter().try_for_each(|miss| writeln!(streams.messages, "{miss}"))?;
    }
    if args.view.calibrate {
        write_held_out(&outcome, streams.messages)?;
    }
    deliver(None, streams.output, texts, |out| write_outcome(&outcome, args, out))?;
    Ok(problems)
}

/// The choices that each incident of some articles was made of.
fn choices(articles: &[Article], knowledge: &Knowledge) -> Choices {
    let of = |article| extract::choices(article, &knowledge.lexicons, &knowledge.gazetteer);
    articles.iter().flat_map(of).map(|(id, choices)| (id.0, choices)).collect()
}

/// The choices by which the stretches of some articles were joined, beside the gold.
fn threads(gold: &[Gold], articles: &[Article], knowledge: &Knowledge, set: usize) -> Vec<Chosen> {
    let named = |gold: &Gold| articles.iter().find(|article| article.path.rsplit('/').next() == Some(gold.article.as_str()));
    let of = |gold: &Gold| -> Vec<Chosen> {
        let Some(article) = named(gold) else { return Vec::new() };
        let anchors = gold.incidents.iter().filter_map(|incident| incident.anchor(&article.body)).collect();
        let all = extract::threads(article, anchors, &knowledge.lexicons, &knowledge.gazetteer);
        let chosen = |(choice, right, came): (Choice, Vec<usize>, Option<usize>)| Chosen {
            answer: came.map(|came| came.to_string()).unwrap_or_default(),
            ..Chosen::thread(&gold.article, set, &choice, right)
        };
        all.into_iter().map(chosen).collect()
    };
    gold.iter().flat_map(of).collect()
}

fn write_outcome(outcome: &Outcome, args: &EvalArgs, out: &mut dyn Write) -> io::Result<()> {
    if args.view.choices {
        let as_told = |out: &mut dyn Write| choose::write_json(&outcome.chosen, out);
        return if args.json { as_told(out) } else { choose::write(&choose::fit(&outcome.chosen), out) };
    }
    match (args.view.calibrate, args.view.reliability, args.view.by_language) {
        (true, ..) => calibrate::write(&calibrate::fit(&outcome.judged, Calibration::bundled()), out),
        (_, true, _) if args.json => Reliability::of(&outcome.judged).write_json(out),
        (_, true, _) => Reliability::of(&outcome.judged).write_table(out),
        (.., true) => {
            let columns: Vec<(&str, Figures)> = std::iter::once(("all", outcome.counts()))
                .chain(outcome.by_lang.iter().map(|(lang, counts)| (lang.as_str(), counts.clone())))
                .map(|(name, counts)| (name, figures(&counts)))
                .collect();
            if args.json { by_language::write_json(&columns, out) } else { by_language::write_table(&columns, out) }
        }
        _ if args.json => figures(&outcome.counts()).write_json(out),
        _ => figures(&outcome.counts()).write_table(out),
    }
}

/// How weights do on what they were not fitted on: on the other half of the articles, and on the sets that were left out.
fn write_held_out(outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    let judged = &outcome.judged;
    writeln!(out, "held out: half of the articles")?;
    Reliability::of(&calibrate::held_out(judged, Calibration::bundled(), |one| one.article % 2)).write_table(out)?;
    if outcome.sets > 1 {
        let again = calibrate::held_out(judged, Calibration::bundled(), |one| one.set);
        for set in 0..outcome.sets {
            let of: Vec<Judged> = again.iter().filter(|one| one.set == set).cloned().collect();
            writeln!(out, "held out: set {}, to be moved by {:+.2} in all", set + 1, calibrate::shortfall(&of))?;
            let subjects: BTreeSet<&str> = of.iter().map(|one| one.subject.as_str()).collect();
            for subject in subjects {
                let own: Vec<Judged> = of.iter().filter(|one| one.subject == subject).cloned().collect();
                writeln!(out, "  {subject} {:+.2} of {}", calibrate::shortfall(&own), own.len())?;
            }
            Reliability::of(&of).write_table(out)?;
        }
    }
    Ok(())
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
        serde_json::to_writer(&mut *out, &self.object())?;
        writeln!(out)
    }

    fn object(&self) -> Map<String, Value> {
        let value = |figure: &Figure| match *figure {
            Figure::Share(share) => Value::from(share),
            Figure::Count(count) => Value::from(count),
        };
        self.0.iter().map(|(name, figure)| (name.clone(), value(figure))).collect()
    }
}
