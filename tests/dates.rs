//! Date expressions by table: found, and read as they should be. What is read wrong counts apart from what is missed.
#![allow(clippy::expect_used, reason = "a broken fixture should stop the test")]

use furat::extract::dates::{date_mentions, sentence_dates};
use furat::lexicon::Lexicons;
use furat::text::Lang;

const DAY: &str = "2015-05-20";

#[derive(Default)]
struct Tally {
    rows: usize,
    missing: Vec<String>,
    wrong: Vec<String>,
}

fn run(table: &str) -> Tally {
    let lexicons = Lexicons::bundled().expect("bundled tables are well formed");
    let mut tally = Tally::default();
    for row in table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let cells: Vec<&str> = row.split('\t').collect();
        let (phrase, mut expected) = (cells[0], cells[1..].to_vec());
        let is_reference = |cell: &str| cell == "-" || cell.len() == 10 && !cell.contains('.') && cell.parse::<chrono::NaiveDate>().is_ok();
        let found = |reference: &str| -> Vec<String> {
            let mentions = sentence_dates(phrase, reference.parse().ok(), &lexicons);
            mentions.iter().map(|m| Some(m.when.edtf()).filter(|edtf| !edtf.is_empty()).unwrap_or_else(|| "?".to_owned())).collect()
        };
        // A last cell that is a day is either another expected day or the day of publication: where there are as many
        // mentions as cells it is the former.
        let reference = match expected.last() {
            Some(&last) if expected.len() > 1 && is_reference(last) && found(last).len() < expected.len() => {
                expected.pop();
                last
            }
            _ => DAY,
        };
        let got = found(reference);
        let expected: Vec<&str> = expected.into_iter().filter(|&cell| cell != "-").collect();
        tally.rows += 1;
        let line = format!("{phrase}: expected {}, got {}", expected.join(" "), got.join(" "));
        if got.len() > expected.len() || got.iter().any(|g| g != "?" && !expected.contains(&g.as_str())) {
            tally.wrong.push(line);
        } else if got != expected {
            tally.missing.push(line);
        }
    }
    tally
}

fn check(name: &str, table: &str, rows: usize) {
    let tally = run(table);
    let report = format!(
        "{name}: {} rows, {} wrong, {} missing\nwrong\n{}\nmissing\n{}",
        tally.rows,
        tally.wrong.len(),
        tally.missing.len(),
        tally.wrong.join("\n"),
        tally.missing.join("\n")
    );
    assert!(tally.rows >= rows, "{report}");
    assert!(tally.wrong.is_empty() && tally.missing.is_empty(), "{report}");
}

#[test]
fn arabic_dates_are_read_as_the_table_says() {
    check("Arabic", include_str!("data/dates_ar.tsv"), 120);
}

#[test]
fn english_dates_are_read_as_the_table_says() {
    check("English", include_str!("data/dates_en.tsv"), 60);
}

/// The example beside every rule is read by that rule.
#[test]
fn every_rule_reads_its_own_example() {
    let lexicons = Lexicons::bundled().expect("bundled tables are well formed");
    let mut problems = Vec::new();
    for lang in [Lang::Ar, Lang::En] {
        for row in lexicons.table(lang, "date_rules").rows.iter().filter(|row| !row.id.starts_with('@')) {
            let doc = lexicons.read(&row.example, lang);
            let rules: Vec<String> = date_mentions(&doc, DAY.parse().ok(), &lexicons).into_iter().map(|m| m.rule).collect();
            if !rules.contains(&row.id) {
                problems.push(format!("{}: {} is read by {rules:?}", row.id, row.example));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
