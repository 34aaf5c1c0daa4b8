//! Sentences as agencies, local networks and ministries write them, with everything they settle: kind, doer, footing and
//! tolls; and those that tell of no incident. A row that opens with `~` is not yet read rightly: the day it is, its mark
//! has to go.

#[path = "common/counts.rs"]
mod counts;
#[path = "common/rows.rs"]
mod rows;

use counts::written;
use furat::incident::Incident;
use furat::text::Lang;
use rows::Verdict;

#[test]
fn arabic_reports_give_what_they_settle() {
    check(Lang::Ar, include_str!("data/reports_ar.tsv"));
}

#[test]
fn english_reports_give_what_they_settle() {
    check(Lang::En, include_str!("data/reports_en.tsv"));
}

fn cells(incident: &Incident) -> [String; 5] {
    let doer = &incident.perpetrator;
    [
        incident.kind.code().to_owned(),
        doer.name.code().to_owned(),
        doer.attribution.code().to_owned(),
        written(incident.killed),
        written(incident.injured),
    ]
}

fn check(lang: Lang, table: &str) {
    rows::check(lang, table, |row, read| {
        let [body, want @ ..] = row else { panic!("cells in {row:?}") };
        assert_eq!(want.len(), 5, "six cells in {row:?}");
        let found = read("", body);
        let got: Vec<[String; 5]> = found.iter().map(cells).collect();
        let right = match (want[0], &got[..]) {
            ("none", got) => got.is_empty(),
            (_, [one]) => one.iter().zip(want).all(|(got, want)| *want == "?" || got == want),
            _ => false,
        };
        Verdict { right, told: format!("{body}\n    wanted {want:?}\n    got    {got:?}") }
    });
}
