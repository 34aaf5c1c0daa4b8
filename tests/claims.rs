//! On whose word a doer is known, and who says what: passages as agencies, local networks, ministries and parties write
//! them; ` ¶ ` parts paragraphs. A row that opens with `~` is not yet read rightly: the day it is, its mark has to go.

#[path = "common/counts.rs"]
mod counts;
#[path = "common/rows.rs"]
mod rows;

use counts::written as counted;
use furat::incident::{Claim, Incident};
use furat::text::Lang;
use rows::Verdict;

#[test]
fn arabic_passages_tell_on_whose_word() {
    check(Lang::Ar, include_str!("data/claims_ar.tsv"));
}

#[test]
fn english_passages_tell_on_whose_word() {
    check(Lang::En, include_str!("data/claims_en.tsv"));
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
    format!("{}: {}/{}{blame}", claim.voice.as_deref().unwrap_or("-"), counted(claim.killed), counted(claim.injured))
}

fn check(lang: Lang, table: &str) {
    rows::check(lang, table, |row, read| {
        let [body, doers, voices] = row else { panic!("three cells in {row:?}") };
        let found = read("", &body.replace(" ¶ ", "\n\n"));
        let right = is_doer(&found, doers) && (*voices == "?" || voices.split(" ; ").all(|voice| is_said(&found, voice)));
        let got: Vec<String> = found.iter().map(doer).collect();
        let said: Vec<String> = found.iter().flat_map(|incident| incident.claims.iter().map(written)).collect();
        Verdict { right, told: format!("{body}\n    wanted {doers}, {voices}\n    got    {got:?}, {said:?}") }
    });
}
