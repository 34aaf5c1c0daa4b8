//! Single sentences with what they tell: kind, doer and footing, in both languages; and those that tell of no incident.

use furat::extract::extract;
use furat::gazetteer::Gazetteer;
use furat::lexicon::Lexicons;
use furat::source::{Article, ArticleId};
use furat::text::Lang;

#[test]
fn arabic_sentences_tell_what_happened_and_who_did_it() {
    check(Lang::Ar, include_str!("data/incidents_ar.tsv"));
}

#[test]
fn english_sentences_tell_what_happened_and_who_did_it() {
    check(Lang::En, include_str!("data/incidents_en.tsv"));
}

fn check(lang: Lang, table: &str) {
    let lexicons = Lexicons::bundled().expect("bundled tables");
    let gazetteer = Gazetteer::bundled().expect("bundled places");
    let mut wrong = Vec::new();
    for row in table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let [body, kind, doer, attribution] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("four cells in {row:?}") };
        let article = Article {
            id: ArticleId("row".to_owned()),
            path: String::new(),
            title: None,
            source: None,
            url: None,
            published: None,
            lang,
            body: body.to_owned(),
        };
        let found = extract(&article, &lexicons, &gazetteer).incidents;
        let got: Vec<_> = found.iter().map(|i| (i.kind.code(), i.perpetrator.name.code(), i.perpetrator.attribution.code())).collect();
        let want: Vec<_> = if kind == "none" { Vec::new() } else { vec![(kind, doer, attribution)] };
        if got != want {
            wrong.push(format!("{body}\n    wanted {want:?}\n    got    {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}
