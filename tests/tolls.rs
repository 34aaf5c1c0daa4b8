//! Tolls: sentences with what they say, in both languages.

use furat::extract::casualties::{Harm, Toll, tolls};
use furat::extract::extract;
use furat::extract::reading::Reading;
use furat::gazetteer::Gazetteer;
use furat::incident::{Count, Incident};
use furat::lexicon::Lexicons;
use furat::source::{Article, ArticleId};
use furat::text::Lang;

#[test]
fn arabic_sentences_give_their_tolls() {
    check(Lang::Ar, include_str!("data/tolls_ar.tsv"));
}

#[test]
fn english_sentences_give_their_tolls() {
    check(Lang::En, include_str!("data/tolls_en.tsv"));
}

#[test]
fn arabic_news_gives_the_tolls_of_its_incident() {
    check_news(Lang::Ar, include_str!("data/tolls_news_ar.tsv"));
}

#[test]
fn english_news_gives_the_tolls_of_its_incident() {
    check_news(Lang::En, include_str!("data/tolls_news_en.tsv"));
}

/// Whole passages: the killed, injured, missing and captured of the first main incident. A row that opens with `~` is not
/// yet read rightly: the day it is, its mark has to go.
fn check_news(lang: Lang, table: &str) {
    let lexicons = Lexicons::bundled().expect("bundled tables");
    let gazetteer = Gazetteer::bundled().expect("bundled places");
    let mut wrong = Vec::new();
    for row in table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (open, row) = row.strip_prefix('~').map_or((false, row), |rest| (true, rest));
        let [body, want @ ..] = &row.split('\t').collect::<Vec<_>>()[..] else { panic!("cells in {row:?}") };
        assert_eq!(want.len(), 4, "five cells in {row:?}");
        let found = extract(&article(body, lang), &lexicons, &gazetteer).incidents;
        let of = |incident: &Incident| [incident.killed, incident.injured, incident.missing, incident.captured].map(told);
        let got = found.iter().find(|incident| incident.main).map(of);
        let right = got.as_ref().is_some_and(|got| got.iter().zip(want).all(|(got, want)| *want == "?" || got == want));
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

fn told(count: Count) -> String {
    if count.is_known() { written(count) } else { "-".to_owned() }
}

fn check(lang: Lang, table: &str) {
    let lexicons = Lexicons::bundled().expect("bundled tables");
    let mut wrong = Vec::new();
    for row in table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let [sentence, killed, injured] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("three cells in {row:?}") };
        let doc = lexicons.read(sentence, lang);
        let reading = Reading::new(&doc, &lexicons, &[], &[]);
        let found = tolls(&reading, &(0..doc.tokens.len()));
        for (harm, want) in [(Harm::Killed, killed), (Harm::Injured, injured)] {
            let got = said(&found, harm);
            if got != want {
                wrong.push(format!("{sentence}\n    {harm:?}: wanted {want}, got {got}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// The strongest tolls of one sort, written as the tables write them.
fn said(tolls: &[Toll], harm: Harm) -> String {
    let of = || tolls.iter().filter(|toll| toll.harm == harm);
    let best = of().map(|toll| toll.strength).max();
    let counts: Vec<Count> = of().filter(|toll| Some(toll.strength) == best).map(|toll| toll.count).collect();
    let parts: Vec<String> = counts.iter().map(|count| written(*count)).collect();
    if parts.is_empty() { "-".to_owned() } else { parts.join(" ") }
}

fn written(count: Count) -> String {
    match (count.min, count.max) {
        (Some(a), Some(b)) if a == b => a.to_string(),
        (a, b) => format!("{}..{}", a.map_or_else(String::new, |n| n.to_string()), b.map_or_else(String::new, |n| n.to_string())),
    }
}
