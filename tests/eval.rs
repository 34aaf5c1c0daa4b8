//! `furat eval` gives the figures of the scorer in Python that goes with the evaluation sets.

use std::path::{Path, PathBuf};
use std::process::Command;

use furat::cli::eval::{Gold, Judged, Output, Reliability, judged, score};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read_gold(set: &Path) -> Vec<Gold> {
    let mut paths: Vec<_> = set.join("gold").read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()).collect()
}

/// The table that the program's scorer prints for an output.
fn table(set: &Path, output: &[u8]) -> String {
    let output: Output = serde_json::from_slice(output).unwrap();
    let mut table = Vec::new();
    score(&read_gold(set), &output).0.write_table(&mut table).unwrap();
    String::from_utf8(table).unwrap()
}

#[test]
fn figures_of_a_faulty_output_are_those_of_the_scorer_in_python() {
    let set = root().join("tests/data/evalset");
    let output = std::fs::read(set.join("output.json")).unwrap();
    assert_eq!(table(&set, &output), std::fs::read_to_string(set.join("expected.txt")).unwrap());
}

#[test]
fn every_fault_of_the_output_is_named() {
    let set = root().join("tests/data/evalset");
    let output: Output = serde_json::from_slice(&std::fs::read(set.join("output.json")).unwrap()).unwrap();
    let (_, misses) = score(&read_gold(&set), &output);
    for sort in [
        "not in the output",
        "place missed",
        "geocoded wrong",
        "not a place in the gold",
        "incident missed",
        "main kind",
        "main date",
        "main injured",
        "main perpetrator",
        "main attribution",
    ] {
        assert!(misses.iter().any(|miss| miss.contains(sort)), "{sort}: {misses:#?}");
    }
}

/// What the program says of every field of the forty articles, beside their gold.
fn judged_dev() -> Vec<Judged> {
    let set = root().join("tests/data/dev");
    let extracted = Command::new(env!("CARGO_BIN_EXE_furat")).arg("extract").arg(set.join("articles")).output().unwrap();
    judged(&read_gold(&set), &serde_json::from_slice::<Output>(&extracted.stdout).unwrap())
}

#[test]
fn of_the_fields_given_nine_tenths_nine_in_ten_are_right() {
    let all = judged_dev();
    let sure = Reliability::of(&all).at_least(0.9);
    assert!(sure.given >= 50, "too few to tell: {sure:?}");
    assert!(sure.right as f64 >= 0.9 * sure.given as f64, "{sure:?}");
    let told: Vec<Judged> = all.into_iter().filter(|one| one.told).collect();
    let sure = Reliability::of(&told).at_least(0.9);
    assert!(sure.right as f64 >= 0.9 * sure.given as f64, "of those with a value: {sure:?}");
}

#[test]
fn what_is_trusted_more_is_right_more_often() {
    let all = judged_dev();
    let share = |low: f64, high: f64| {
        let of: Vec<&Judged> = all.iter().filter(|one| (low..high).contains(&one.confidence)).collect();
        assert!(of.len() >= 20, "{low}: {}", of.len());
        of.iter().filter(|one| one.right).count() as f64 / of.len() as f64
    };
    for (low, high) in [(0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.0)] {
        // Nothing is promised that is not kept.
        assert!(share(low, high) >= low, "{low}: {}", share(low, high));
    }
    // Where nearly all are right, one in fifty more or less is chance.
    assert!(share(0.0, 0.6) + 0.05 < share(0.6, 0.8) && share(0.6, 0.8) <= share(0.8, 1.0) + 0.02);
}

#[test]
fn every_incident_judges_its_seven_fields() {
    let all = judged_dev();
    for subject in ["incident", "kind", "date", "place", "killed", "injured", "perpetrator", "attribution"] {
        let of: Vec<&Judged> = all.iter().filter(|one| one.subject == subject).collect();
        assert!(of.len() >= 80 && of.iter().all(|one| !one.signals.is_empty()), "{subject}: {}", of.len());
    }
}

/// Runs the program and the scorer side by side on a set, where scorer and set are at hand.
#[test]
fn the_program_and_the_scorer_agree_on_the_sets_beside_the_project() {
    let shared = root().join("../shared/eval");
    let scorer = shared.join("score.py");
    if !scorer.exists() || Command::new("python3").arg("--version").output().is_err() {
        println!("skipped: the scorer in Python is not at hand");
        return;
    }
    let program = env!("CARGO_BIN_EXE_furat");
    for set in [shared.clone(), shared.join("dev")] {
        let extracted = Command::new(program).arg("extract").arg(set.join("articles")).output().unwrap();
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), &extracted.stdout).unwrap();
        let python = Command::new("python3").arg(&scorer).arg(&set).arg("--output").arg(file.path()).output().unwrap();
        let rust = Command::new(program).arg("eval").arg(&set).output().unwrap();
        let lines = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace(" 0\n", " 0.0\n");
        assert_eq!(lines(&rust.stdout), lines(&python.stdout), "{}", set.display());
    }
}
