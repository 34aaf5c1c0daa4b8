//! Sentences and short passages with the doer they tell of: subjects, owners, agents, whose ground the fire came from,
//! who claims it and who is blamed; and names that play another part. A row that opens with `~` is not yet read rightly:
//! the day it is, its mark has to go.

use furat::extract::extract;
use furat::gazetteer::Gazetteer;
use furat::incident::Incident;
use furat::lexicon::Lexicons;
use furat::source::{Article, ArticleId};
use furat::text::Lang;

#[test]
fn arabic_sentences_tell_who_did_it() {
    check(Lang::Ar, include_str!("data/actors_ar.tsv"));
}

#[test]
fn english_sentences_tell_who_did_it() {
    check(Lang::En, include_str!("data/actors_en.tsv"));
}

fn check(lang: Lang, table: &str) {
    let lexicons = Lexicons::bundled().expect("bundled tables");
    let gazetteer = Gazetteer::bundled().expect("bundled places");
    let mut wrong = Vec::new();
    for row in table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (open, row) = row.strip_prefix('~').map_or((false, row), |rest| (true, rest));
        let (body, want) = row.split_once('\t').unwrap_or_else(|| panic!("two cells in {row:?}"));
        let found = extract(&article(body, lang), &lexicons, &gazetteer).incidents;
        let got = found.first().map_or("none", doer);
        if (got == want) == open {
            wrong.push(format!("{}{body}\n    wanted {want}, got {got}", if open { "no longer open: " } else { "" }));
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

fn doer(incident: &Incident) -> &'static str {
    incident.perpetrator.name.code()
}
