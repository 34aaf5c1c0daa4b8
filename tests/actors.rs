//! Sentences and short passages with the doer they tell of: subjects, owners, agents, whose ground the fire came from,
//! who claims it and who is blamed; and names that play another part. A row that opens with `~` is not yet read rightly:
//! the day it is, its mark has to go.

#[path = "common/rows.rs"]
mod rows;

use furat::incident::Incident;
use furat::text::Lang;
use rows::Verdict;

#[test]
fn arabic_sentences_tell_who_did_it() {
    check(Lang::Ar, include_str!("data/actors_ar.tsv"));
}

#[test]
fn english_sentences_tell_who_did_it() {
    check(Lang::En, include_str!("data/actors_en.tsv"));
}

fn doer(incident: &Incident) -> &'static str {
    incident.perpetrator.name.code()
}

fn check(lang: Lang, table: &str) {
    rows::check(lang, table, |row, read| {
        let [body, want] = row else { panic!("two cells in {row:?}") };
        let found = read("", body);
        let got = found.first().map_or("none", doer);
        Verdict { right: got == *want, told: format!("{body}\n    wanted {want}, got {got}") }
    });
}
