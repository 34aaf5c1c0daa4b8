//! Short reports with what they tell happened: how many incidents, of which kind, on which day, and where. A row that
//! opens with `~` is not yet read rightly: the day it is, its mark has to go.

#[path = "common/rows.rs"]
mod rows;

use furat::incident::Incident;
use furat::text::Lang;
use rows::Verdict;

#[test]
fn arabic_reports_tell_what_happened_when_and_where() {
    check(Lang::Ar, include_str!("data/kinds_ar.tsv"));
}

#[test]
fn english_reports_tell_what_happened_when_and_where() {
    check(Lang::En, include_str!("data/kinds_en.tsv"));
}

/// Incidents in any order; in each, `?` for what is not settled.
fn is_right(want: &str, got: &[String]) -> bool {
    let mut want: Vec<&str> = want.split(" ; ").filter(|one| *one != "none").collect();
    let cells = |one: &str| one.splitn(4, ' ').map(str::to_owned).collect::<Vec<_>>();
    got.len() == want.len()
        && got.iter().all(|got| {
            let meets = |want: &&str| cells(want).iter().zip(cells(got)).all(|(want, got)| *want == "?" || *want == got);
            want.iter().position(meets).map(|i| want.remove(i)).is_some()
        })
}

/// Rank, kind, days and first place.
fn line(incident: &Incident) -> String {
    let rank = if incident.main { "main" } else { "back" };
    let when = match incident.when.bounds() {
        Some((first, last)) if first == last => first.to_string(),
        Some((first, last)) => format!("{first}/{last}"),
        None => "-".to_owned(),
    };
    let place = incident.places.first().map_or("-", |place| place.name.as_str());
    format!("{rank} {} {when} {place}", incident.kind.code())
}

fn check(lang: Lang, table: &str) {
    rows::check(lang, table, |row, read| {
        let [published, text, want] = row else { panic!("three cells in {row:?}") };
        let mut found = read(published, &text.replace('\u{b6}', "\n\n"));
        found.sort_by_key(|incident| !incident.main);
        let got: Vec<String> = found.iter().map(line).collect();
        Verdict { right: is_right(want, &got), told: format!("{text}\n    wanted {want}\n    got    {}", got.join(" ; ")) }
    });
}
