//! Sentences as agencies, local networks and ministries write them, with everything they settle: kind, doer, footing and
//! tolls; and those that tell of no incident. A row that opens with `~` is not yet read rightly: the day it is, its mark
//! has to go.

use furat::extract::extract;
use furat::gazetteer::Gazetteer;
use furat::incident::{Count, Incident};
use furat::lexicon::Lexicons;
use furat::source::{Article, ArticleId};
use furat::text::Lang;

#[test]
fn arabic_reports_give_what_they_settle() {
    check(Lang::Ar, include_str!("data/reports_ar.tsv"));
}

#[test]
fn english_reports_give_what_they_settle() {
    check(Lang::En, include_str!("data/reports_en.tsv"));
}

fn check(lang: Lang, table: &str) {
    let lexicons = Lexicons::bundled().expect("bundled tables");
    let gazetteer = Gazetteer::bundled().expect("bundled places");
    let mut wrong = Vec::new();
    for row in table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (open, row) = row.strip_prefix('~').map_or((false, row), |rest| (true, rest));
        let [body, want @ ..] = &row.split('\t').collect::<Vec<_>>()[..] else { panic!("cells in {row:?}") };
        assert_eq!(want.len(), 5, "six cells in {row:?}");
        let found = extract(&article(body, lang), &lexicons, &gazetteer).incidents;
        let got: Vec<[String; 5]> = found.iter().map(cells).collect();
        let right = match (want[0], &got[..]) {
            ("none", got) => got.is_empty(),
            (_, [one]) => one.iter().zip(want).all(|(got, want)| *want == "?" || got == want),
            _ => false,
        };
        if right == open {
            wrong.push(format!("{}{body}\n    wanted {want:?}\n    got    {got:?}", if open { "no longer open: " } else { "" }));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

fn article(body: &str, lang: Lang) -> Article {
    Article {
        id: ArticleId("row".to_owned()),
        path: String::new(),
        title: None,
        source: None,
        url: None,
        published: None,
        lang,
        body: body.to_owned(),
    }
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

fn written(count: Count) -> String {
    let bound = |n: Option<u32>| n.map_or_else(String::new, |n| n.to_string());
    match (count.min, count.max) {
        (None, None) => "-".to_owned(),
        (Some(a), Some(b)) if a == b => a.to_string(),
        (a, b) => format!("{}..{}", bound(a), bound(b)),
    }
}
