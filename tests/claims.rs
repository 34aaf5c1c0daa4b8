//! On whose word a doer is known, and who says what: passages as agencies, local networks, ministries and parties write
//! them. A row that opens with `~` is not yet read rightly: the day it is, its mark has to go.

use furat::extract::extract;
use furat::gazetteer::Gazetteer;
use furat::incident::{Claim, Count, Incident};
use furat::lexicon::Lexicons;
use furat::source::{Article, ArticleId};
use furat::text::Lang;

#[test]
fn arabic_passages_tell_on_whose_word() {
    check(Lang::Ar, include_str!("data/claims_ar.tsv"));
}

#[test]
fn english_passages_tell_on_whose_word() {
    check(Lang::En, include_str!("data/claims_en.tsv"));
}

fn check(lang: Lang, table: &str) {
    let lexicons = Lexicons::bundled().expect("bundled tables");
    let gazetteer = Gazetteer::bundled().expect("bundled places");
    let mut wrong = Vec::new();
    for row in table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (open, row) = row.strip_prefix('~').map_or((false, row), |rest| (true, rest));
        let [body, doers, voices] = &row.split('\t').collect::<Vec<_>>()[..] else { panic!("three cells in {row:?}") };
        let found = extract(&article(body, lang), &lexicons, &gazetteer).incidents;
        let right = is_doer(&found, doers) && (*voices == "?" || voices.split(" ; ").all(|voice| is_said(&found, voice)));
        if right == open {
            let got: Vec<String> = found.iter().map(doer).collect();
            let said: Vec<String> = found.iter().flat_map(|incident| incident.claims.iter().map(written)).collect();
            let open = if open { "no longer open: " } else { "" };
            wrong.push(format!("{open}{body}\n    wanted {doers}, {voices}\n    got    {got:?}, {said:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// The doer of the first main incident, then of others behind ` + `.
fn is_doer(found: &[Incident], want: &str) -> bool {
    let mut want = want.split(" + ");
    let main = found.iter().find(|incident| incident.main).map(doer);
    let others: Vec<String> = found.iter().filter(|incident| !incident.main).map(doer).collect();
    main.as_deref() == want.next() && want.all(|other| others.iter().any(|got| got == other))
}

/// Whether a voice is there with its figures, and with the doer it names where one is asked for.
fn is_said(found: &[Incident], want: &str) -> bool {
    let main = found.iter().filter(|incident| incident.main);
    main.flat_map(|incident| &incident.claims).any(|claim| {
        let said = written(claim);
        said == want || said.strip_prefix(want).is_some_and(|rest| rest.starts_with(' '))
    })
}

fn doer(incident: &Incident) -> String {
    format!("{} {}", incident.perpetrator.name.code(), incident.perpetrator.attribution.code())
}

fn written(claim: &Claim) -> String {
    let blame = claim.blames.zip(claim.attribution).map_or_else(String::new, |(who, how)| format!(" {} {}", who.code(), how.code()));
    format!("{}: {}/{}{blame}", claim.voice.as_deref().unwrap_or("-"), count(claim.killed), count(claim.injured))
}

fn count(count: Count) -> String {
    let bound = |n: Option<u32>| n.map_or_else(String::new, |n| n.to_string());
    match (count.min, count.max) {
        (None, None) => "-".to_owned(),
        (Some(a), Some(b)) if a == b => a.to_string(),
        (a, b) => format!("{}..{}", bound(a), bound(b)),
    }
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
