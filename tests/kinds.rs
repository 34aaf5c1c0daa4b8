//! Short reports with what they tell happened: how many incidents, of which kind, on which day, and where. A row that
//! opens with `~` is not yet read rightly: the day it is, its mark has to go.

use furat::extract::extract;
use furat::gazetteer::Gazetteer;
use furat::incident::Incident;
use furat::lexicon::Lexicons;
use furat::source::{Article, ArticleId};
use furat::text::Lang;

#[test]
fn arabic_reports_tell_what_happened_when_and_where() {
    check(Lang::Ar, include_str!("data/kinds_ar.tsv"));
}

#[test]
fn english_reports_tell_what_happened_when_and_where() {
    check(Lang::En, include_str!("data/kinds_en.tsv"));
}

fn check(lang: Lang, table: &str) {
    let lexicons = Lexicons::bundled().expect("bundled tables");
    let gazetteer = Gazetteer::bundled().expect("bundled places");
    let mut wrong = Vec::new();
    for row in table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (open, row) = row.strip_prefix('~').map_or((false, row), |rest| (true, rest));
        let [published, text, want] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("three cells in {row:?}") };
        let mut found = extract(&article(published, text, lang), &lexicons, &gazetteer).incidents;
        found.sort_by_key(|incident| !incident.main);
        let got: Vec<String> = found.iter().map(line).collect();
        if is_right(want, &got) == open {
            let mark = if open { "no longer open: " } else { "" };
            wrong.push(format!("{mark}{text}\n    wanted {want}\n    got    {}", got.join(" ; ")));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
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

fn article(published: &str, text: &str, lang: Lang) -> Article {
    Article {
        id: ArticleId("row".to_owned()),
        path: String::new(),
        title: None,
        source: None,
        url: None,
        published: published.parse().ok(),
        lang,
        body: text.replace('\u{b6}', "\n\n"),
    }
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
