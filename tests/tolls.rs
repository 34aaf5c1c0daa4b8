//! Tolls: sentences with what they say, in both languages.

use furat::extract::casualties::{Harm, Toll, tolls};
use furat::extract::reading::Reading;
use furat::incident::Count;
use furat::lexicon::Lexicons;
use furat::text::Lang;

#[test]
fn arabic_sentences_give_their_tolls() {
    check(Lang::Ar, include_str!("data/tolls_ar.tsv"));
}

#[test]
fn english_sentences_give_their_tolls() {
    check(Lang::En, include_str!("data/tolls_en.tsv"));
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
