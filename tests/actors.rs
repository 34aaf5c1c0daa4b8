//! Sentences and short passages with the doer they tell of: subjects, owners, agents, whose ground the fire came from,
//! who claims it and who is blamed; and names that play another part. A row that opens with `~` is not yet read rightly:
//! the day it is, its mark has to go.

#[path = "common/rows.rs"]
mod rows;

use furat::extract::extract;
use furat::gazetteer::Gazetteer;
use furat::incident::Incident;
use furat::lexicon::Lexicons;
use furat::source::{Article, ArticleId};
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

#[test]
fn a_headline_tells_who_did_what_the_text_leaves_open() {
    let lexicons = Lexicons::bundled().expect("bundled tables");
    let gazetteer = Gazetteer::bundled().expect("bundled places");
    let rows = include_str!("data/headlines.tsv").lines().filter(|line| !line.starts_with('#'));
    let wrong: Vec<String> = rows
        .filter_map(|row| {
            let [title, body, want] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("three cells in {row}") };
            let found = extract(&article(title, body), &lexicons, &gazetteer).incidents;
            let main = found.iter().find(|incident| incident.main);
            let got = main.map_or("none", doer);
            let words = main.is_some_and(|incident| incident.perpetrator.text.as_ref().is_none_or(|text| body.contains(text.as_str())));
            (got != want || !words).then(|| format!("{title}\n    wanted {want}, got {got}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

fn article(title: &str, body: &str) -> Article {
    Article {
        id: ArticleId("row".to_owned()),
        path: String::new(),
        title: Some(title.to_owned()),
        source: None,
        url: None,
        published: None,
        lang: if title.is_ascii() { Lang::En } else { Lang::Ar },
        body: body.to_owned(),
    }
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
