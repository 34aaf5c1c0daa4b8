//! `furat eval` gives the figures of the scorer in Python that goes with the evaluation sets.

use std::path::{Path, PathBuf};
use std::process::Command;

use furat::cli::eval::{Gold, Output, score};

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
