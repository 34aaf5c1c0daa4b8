//! Fits what each signal is worth to which candidate was right: a conditional logit, its weights held near nothing where
//! few choices speak for them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use serde_json::json;

use super::files::{Gold, GoldIncident, Incident, Toll};
use super::judge::{date_ok, kind_ok, place_ok, places_of, spot_ok, toll_ok};
use super::{Choices, calibrate};
use crate::extract::assemble::thread::SUBJECT;
use crate::extract::calibration::{Calibration, Side, Weight};
use crate::extract::choice::{CROSS, Choice, Signals};
use crate::geo::LatLon;
use crate::incident::{Actor, Field};

/// How strongly weights are held near nothing: by what did best on sets left out.
fn pull(subject: &str) -> f64 {
    match subject {
        SUBJECT => 2.0,
        // Its signals are many and alike.
        _ if subject == Field::Attribution.code() => 4.0,
        _ => 0.7,
    }
}

/// Passes over all weights.
const PASSES: usize = 40;

/// Farthest a weight moves in one step, in log-odds.
const STEP: f64 = 0.5;

/// A signal of fewer choices says nothing.
const FEWEST: u32 = 2;

/// A signal that all candidates share says nothing where fewer choices have it.
const FEWEST_SHARED: u32 = 3;

/// A weight nearer to nothing is left out of the table.
const LEAST: f64 = 0.02;

/// What an incident that an article reports in passing counts beside its news.
const ASIDE: f64 = 0.7;

/// What the table says of itself.
const HEAD: &str = "\
# What speaks for each candidate of a choice that a text leaves, in log-odds: the one with the greatest sum is the likeliest.
# perpetrator: a doer that the article names, or nobody. attribution: on what footing. kind: what happened. place: where, or nowhere.
# killed, injured: a figure or a sum of figures that the article tells, or nothing told. thread: whether a stretch of text goes on
# about an incident told before, opens another or tells of none. A signal that all candidates share stands behind
# the one it counts for and a tilde. Written by `furat eval SET… --choices`; docs/ACCURACY.md tells on which sets. given counts
# the candidates that have the signal, right those of them that the gold has.
# subject\tsignal\tside\tweight\tgiven\tright
";

/// A choice among candidates, beside the gold.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// How many sets came before its own.
    pub set: usize,
    /// Name of the article.
    pub article: String,
    /// Code of the field.
    pub subject: &'static str,
    /// What all candidates share.
    pub shared: Vec<String>,
    /// The candidates, each with what speaks for it alone.
    pub candidates: Vec<(String, Vec<String>)>,
    /// Which of them agree with the gold; none where the gold has something else.
    pub right: Vec<usize>,
    /// Whether the article reports the incident as its news.
    pub main: bool,
    /// What the field came out as.
    pub answer: String,
}

/// Least that must speak for an incident being the one the gold has, so that its choices may be learnt from.
const SURE: f64 = 3.0;

/// The choices of an article beside its gold. Incidents are paired by where, when, how many and by whom; the kind counts least,
/// so that what came out as another kind is learnt from too.
pub(super) fn beside(gold: &Gold, answers: &[&Incident], choices: &Choices) -> Vec<Chosen> {
    let mut used = BTreeSet::new();
    let mut wanted: Vec<&GoldIncident> = gold.incidents.iter().collect();
    wanted.sort_by_key(|incident| !incident.main);
    let mut out = Vec::new();
    for incident in wanted {
        let open = answers.iter().enumerate().filter(|(i, _)| !used.contains(i));
        let best = open.map(|(i, answer)| (agreement(gold, incident, answer), i)).filter(|(worth, _)| *worth >= SURE);
        let Some((_, i)) = best.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))) else { continue };
        used.insert(i);
        let Some(answer) = answers.get(i) else { continue };
        let own = choices.get(&answer.id).map(Vec::as_slice).unwrap_or_default();
        out.extend(own.iter().filter_map(|choice| chosen(gold, incident, answer, choice)));
    }
    out
}

/// How far an answer and a gold incident tell of one thing.
fn agreement(gold: &Gold, wanted: &GoldIncident, answer: &Incident) -> f64 {
    let points = |holds: bool, worth: f64| if holds { worth } else { 0.0 };
    let doer = answer.perpetrator.name.as_deref().unwrap_or(Actor::Unknown.code());
    points(!places_of(gold, wanted).is_empty() && place_ok(gold, wanted, answer), 2.0)
        + points(date_ok(wanted, answer), if wanted.date_earliest.is_some() { 2.0 } else { 0.7 })
        + points(toll_ok((wanted.killed_min, wanted.killed_max), answer.killed), if wanted.killed_min.is_some() { 1.0 } else { 0.3 })
        + points(kind_ok(&wanted.kind, &answer.kind), 0.5)
        + points(wanted.kind == answer.kind, 0.6)
        + points(wanted.perpetrator == doer, 0.4)
}

fn chosen(gold: &Gold, wanted: &GoldIncident, answer: &Incident, choice: &Choice) -> Option<Chosen> {
    let doer = || answer.perpetrator.name.clone().unwrap_or_else(|| Actor::Unknown.code().to_owned());
    let place = |code: &str| choice.candidates.iter().position(|(value, _)| value == code);
    let (right, came_out): (Vec<usize>, String) = match choice.subject {
        // Nobody, where the text has none of those the gold has.
        subject if subject == Field::Perpetrator.code() => {
            (place(&wanted.perpetrator).or_else(|| place(Actor::Unknown.code())).into_iter().collect(), doer())
        }
        subject if subject == Field::Attribution.code() => {
            let of = format!("of-{}", wanted.perpetrator.replace(' ', "-"));
            let given = choice.shared.contains(&of);
            (place(&wanted.attribution).filter(|_| given).into_iter().collect(), answer.perpetrator.attribution.clone().unwrap_or_default())
        }
        subject if subject == Field::Kind.code() => (place(&wanted.kind).into_iter().collect(), answer.kind.clone()),
        subject if subject == Field::Place.code() => (spots(gold, wanted, choice), place_ok(gold, wanted, answer).to_string()),
        subject if subject == Field::Killed.code() => (tolls(choice, (wanted.killed_min, wanted.killed_max)), code_of(answer.killed)),
        subject if subject == Field::Injured.code() => (tolls(choice, (wanted.injured_min, wanted.injured_max)), code_of(answer.injured)),
        _ => return None,
    };
    Some(Chosen { main: wanted.main, answer: came_out, ..Chosen::thread(&gold.article, 0, choice, right) })
}

impl Chosen {
    /// A choice of an article, with the candidates that the gold allows.
    pub(super) fn thread(article: &str, set: usize, choice: &Choice, right: Vec<usize>) -> Self {
        let owned = |signals: &Signals| signals.names();
        Self {
            set,
            article: article.to_owned(),
            subject: choice.subject,
            shared: owned(&choice.shared),
            candidates: choice.candidates.iter().map(|(value, signals)| (value.clone().into_owned(), owned(signals))).collect(),
            right,
            main: true,
            answer: String::new(),
        }
    }
}

/// The places that lie where the gold has the incident; nowhere, where none does.
fn spots(gold: &Gold, wanted: &GoldIncident, choice: &Choice) -> Vec<usize> {
    let point = |value: &str| value.split_once(',').and_then(|(lat, lon)| Some(LatLon::new(lat.parse().ok()?, lon.parse().ok()?)));
    let hit = |value: &str| point(value).is_some_and(|point| spot_ok(gold, wanted, point));
    let right: Vec<usize> = choice.candidates.iter().enumerate().filter(|(_, (value, _))| hit(value)).map(|(i, _)| i).collect();
    // The governorate is right where nothing finer is.
    let is_spot = |i: &usize| choice.candidates.get(*i).is_some_and(|(_, signals)| signals.contains("spot"));
    let fine: Vec<usize> = right.iter().copied().filter(is_spot).collect();
    match (fine.is_empty(), right.is_empty()) {
        (false, _) => fine,
        (true, false) => right,
        (true, true) => vec![choice.candidates.len().saturating_sub(1)],
    }
}

/// The candidates that agree with the toll of the gold. A candidate is written `min..max`, an open end as nothing.
fn tolls(choice: &Choice, gold: (Option<u32>, Option<u32>)) -> Vec<usize> {
    let read = |value: &str| {
        let (min, max) = value.split_once("..").unwrap_or((value, value));
        Toll { min: min.parse().ok(), max: max.parse().ok() }
    };
    choice.candidates.iter().enumerate().filter(|(_, (value, _))| toll_ok(gold, read(value))).map(|(i, _)| i).collect()
}

fn code_of(toll: Toll) -> String {
    let end = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
    format!("{}..{}", end(toll.min), end(toll.max))
}

/// Every choice beside the gold, one JSON object a line: for those who look for better signals.
///
/// # Errors
/// What writing to `out` gives.
pub(super) fn write_json(all: &[Chosen], out: &mut dyn Write) -> io::Result<()> {
    for one in all {
        let value = |i: &usize| one.candidates.get(*i).map(|(value, _)| value.as_str());
        let line = json!({
            "set": one.set, "article": one.article, "main": one.main, "subject": one.subject, "answer": one.answer,
            "right": one.right.iter().filter_map(value).collect::<Vec<_>>(), "places": one.right, "shared": one.shared, "candidates": one.candidates,
        });
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// The weights that explain best what was right.
pub(super) fn fit(all: &[Chosen]) -> Calibration {
    let subjects: BTreeSet<&str> = all.iter().map(|one| one.subject).collect();
    Calibration::new(subjects.into_iter().flat_map(|subject| {
        let own: Vec<&Chosen> = all.iter().filter(|one| one.subject == subject && !one.right.is_empty()).collect();
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
    /// How strongly they are held near nothing.
    pull: f64,
    /// For each row the candidates that have its signal: choice and candidate.
    having: Vec<Vec<(usize, usize)>>,
    /// Log-odds of each candidate of each choice as the weights stand.
    odds: Vec<Vec<f64>>,
    /// Which candidate is right, and how much the choice counts.
    right: Vec<(Vec<usize>, f64)>,
}

impl Model {
    fn new(subject: &str, all: &[&Chosen]) -> Self {
        let having = having(all);
        let is_right = |&&(n, c): &&(usize, usize)| all.get(n).is_some_and(|one| one.right.contains(&c));
        let row = |(signal, having): (&String, &Vec<(usize, usize)>)| Weight {
            subject: subject.to_owned(),
            signal: signal.clone(),
            side: Side::Either,
            weight: 0.0,
            given: having.len() as u32,
            right: having.iter().filter(is_right).count() as u32,
        };
        let rows = having.iter().map(row).collect();
        Self {
            rows,
            pull: pull(subject),
            having: having.into_values().collect(),
            odds: all.iter().map(|one| vec![0.0; one.candidates.len()]).collect(),
            right: all.iter().map(|one| (one.right.clone(), if one.main { 1.0 } else { ASIDE })).collect(),
        }
    }

    /// Newton's steps, a weight at a time.
    fn fitted(mut self) -> Vec<Weight> {
        for _ in 0..PASSES {
            for (row, having) in self.rows.iter_mut().zip(&self.having) {
                let moved = step((row.weight, self.pull), having, &self.odds, &self.right);
                row.weight += moved;
                for &(n, c) in having {
                    if let Some(odds) = self.odds.get_mut(n).and_then(|odds| odds.get_mut(c)) {
                        *odds += moved;
                    }
                }
            }
        }
        self.rows.retain(|row| row.weight.abs() >= LEAST);
        self.rows
    }
}

/// For each signal the candidates that have it: choice and candidate. Signals that all share are crossed with each candidate.
fn having(all: &[&Chosen]) -> BTreeMap<String, Vec<(usize, usize)>> {
    let mut out: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    let mut common: BTreeMap<&str, u32> = BTreeMap::new();
    for signal in all.iter().flat_map(|one| &one.shared) {
        *common.entry(signal).or_default() += 1;
    }
    for (n, one) in all.iter().enumerate() {
        for (c, (value, signals)) in one.candidates.iter().enumerate() {
            for signal in signals.iter().collect::<BTreeSet<_>>() {
                out.entry(signal.clone()).or_default().push((n, c));
            }
            for signal in one.shared.iter().filter(|signal| common.get(signal.as_str()) >= Some(&FEWEST_SHARED)) {
                out.entry(format!("{value}{CROSS}{signal}")).or_default().push((n, c));
            }
        }
    }
    out.retain(|_, having| having.len() as u32 >= FEWEST);
    out
}

/// By how much one weight should move.
fn step((weight, pull): (f64, f64), having: &[(usize, usize)], odds: &[Vec<f64>], right: &[(Vec<usize>, f64)]) -> f64 {
    let (mut slope, mut bend) = (pull * weight, pull);
    for of_one in having.chunk_by(|a, b| a.0 == b.0) {
        let Some(&(n, _)) = of_one.first() else { continue };
        let (Some(odds), Some((right, counts))) = (odds.get(n), right.get(n)) else { continue };
        let top = odds.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let sum: f64 = odds.iter().map(|odds| (odds - top).exp()).sum();
        let share: f64 = of_one.iter().filter_map(|&(_, c)| odds.get(c)).map(|odds| (odds - top).exp() / sum).sum();
        // Of several that are right, each as far as it is held likely.
        let of_right: f64 = right.iter().filter_map(|&c| odds.get(c)).map(|odds| (odds - top).exp()).sum();
        let having_right = of_one.iter().filter(|(_, c)| right.contains(c)).filter_map(|&(_, c)| odds.get(c));
        let wanted: f64 = having_right.map(|odds| (odds - top).exp()).sum::<f64>() / of_right.max(f64::MIN_POSITIVE);
        slope += counts * (share - wanted);
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
        let (article, answer) = (String::new(), String::new());
        Chosen { set: 0, article, subject: "perpetrator", shared: Vec::new(), candidates, right: vec![right], main: true, answer }
    }

    #[test]
    fn what_goes_with_the_right_candidate_weighs_for_it() {
        let mut all: Vec<Chosen> = (0..40).map(|_| choice(&[&["near", "named"], &["far", "named"]], 0)).collect();
        all.extend((0..10).map(|_| choice(&[&["near", "named"], &["far", "named"]], 1)));
        let table = fit(&all);
        let of = |signal: &str| table.weight("perpetrator", signal).expect("a row");
        // Four of five: the odds of the two differ by the logarithm of four, a little less for the pull.
        assert!((of("near") - of("far") - 4.0_f64.ln()).abs() < 0.2, "{} {}", of("near"), of("far"));
        assert_eq!(table.weight("perpetrator", "named"), None, "what all have decides nothing");
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
