//! Tolls: sentences with what they say, in both languages.

#[path = "common/counts.rs"]
mod counts;
#[path = "common/rows.rs"]
mod rows;

use counts::written;
use furat::extract::casualties::{Harm, Toll, tolls};
use furat::extract::reading::Reading;
use furat::incident::{Count, Incident};
use furat::lexicon::Lexicons;
use furat::text::Lang;
use rows::Verdict;

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

/// Whole passages: the killed, injured, missing and captured of the first main incident.
fn check_news(lang: Lang, table: &str) {
    rows::check(lang, table, |row, read| {
        let [body, want @ ..] = row else { panic!("cells in {row:?}") };
        assert_eq!(want.len(), 4, "five cells in {row:?}");
        let found = read("", body);
        let of = |incident: &Incident| [incident.killed, incident.injured, incident.missing, incident.captured].map(written);
        let got = found.iter().find(|incident| incident.main).map(of);
        let right = got.as_ref().is_some_and(|got| got.iter().zip(want).all(|(got, want)| *want == "?" || got == want));
        Verdict { right, told: format!("{body}\n    wanted {want:?}\n    got    {got:?}") }
    });
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
    let best_counts: Vec<Count> = of().filter(|toll| Some(toll.strength) == best).map(|toll| toll.count).collect();
    let parts: Vec<String> = best_counts.iter().map(|count| written(*count)).collect();
    if parts.is_empty() { "-".to_owned() } else { parts.join(" ") }
}
