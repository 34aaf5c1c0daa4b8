//! Date expressions by table: found, and read as they should be. What is read wrong counts apart from what is missed.
#![allow(clippy::expect_used, reason = "a broken fixture should stop the test")]

use furat::extract::dates::{DateMention, date_mentions, sentence_dates};
use furat::i18n::Texts;
use furat::incident::Known;
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
        let mut cells = row.split('\t');
        let (phrase, expected) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
        let reference = cells.next().unwrap_or(DAY).parse().ok();
        let expected: Vec<&str> = expected.split(' ').filter(|&value| value != "-").collect();
        let mentions = sentence_dates(phrase, reference, &lexicons);
        let got: Vec<String> =
            mentions.iter().map(|m| Some(m.when.edtf()).filter(|edtf| !edtf.is_empty()).unwrap_or_else(|| "?".to_owned())).collect();
        tally.rows += 1;
        let line = format!("{phrase}: expected {}, got {}", expected.join(" "), got.join(" "));
        if got.iter().any(|g| g != "?" && !expected.contains(&g.as_str())) {
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
    assert!(tally.wrong.is_empty() && tally.missing.len() * 100 <= tally.rows, "{report}");
}

#[test]
fn arabic_dates_are_read_as_the_table_says() {
    check("Arabic", include_str!("data/dates_ar.tsv"), 120);
}

#[test]
fn arabic_dates_of_the_news_are_read_as_the_table_says() {
    check("Arabic news", include_str!("data/dates_ar_news.tsv"), 300);
}

#[test]
fn english_dates_of_the_news_are_read_as_the_table_says() {
    check("English news", include_str!("data/dates_en_news.tsv"), 200);
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
            if row.attr("do") == Some("name") && rules.is_empty() {
                continue;
            }
            if !rules.contains(&row.id) {
                problems.push(format!("{}: {} is read by {rules:?}", row.id, row.example));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// What stays open keeps what is known of it, says so to the reader, and is settled at once by the day of publication.
#[test]
fn undated_expressions_keep_what_is_known() {
    let lexicons = Lexicons::bundled().expect("bundled tables are well formed");
    let (en, ar) = (Texts::new(Lang::En), Texts::new(Lang::Ar));
    let rows = include_str!("data/date_known.tsv").lines().filter(|line| !line.starts_with('#'));
    for row in rows {
        let cells: Vec<&str> = row.split('\t').collect();
        let [text, known, english, arabic, settled, day] = cells[..] else { panic!("six columns: {row}") };
        let open = sentence_dates(text, None, &lexicons);
        let said = |texts: &Texts| open.iter().map(|m| texts.when(&m.when)).collect::<Vec<_>>().join("; ");
        assert_eq!(open.iter().map(|m| fields(&m.when.known)).collect::<Vec<_>>().join(" "), known, "{text}");
        assert_eq!((said(&en).as_str(), said(&ar).as_str()), (english, arabic), "{text}");
        let dated = sentence_dates(text, day.parse().ok(), &lexicons);
        let edtf = |m: &DateMention| Some(m.when.edtf()).filter(|edtf| !edtf.is_empty()).unwrap_or_else(|| "?".to_owned());
        assert_eq!(dated.iter().map(edtf).collect::<Vec<_>>().join(" "), settled, "{text}");
        assert!(dated.iter().filter(|m| m.when.is_dated()).all(|m| m.when.known.is_empty()), "{text}");
    }
}

fn fields(known: &Known) -> String {
    let value = serde_json::to_value(known).expect("plain data");
    let pairs: Vec<String> = ["weekday", "part_of_day", "month", "day", "days_before_report", "after"]
        .iter()
        .filter_map(|key| Some(format!("{key}={}", value.get(key)?.to_string().trim_matches('"'))))
        .collect();
    if pairs.is_empty() { "-".to_owned() } else { pairs.join(" ") }
}
