//! Tables of passages with what they must give. A row that opens with `~` is not yet read rightly: the day it is, its mark has to go.

use furat::extract::extract;
use furat::gazetteer::Gazetteer;
use furat::incident::Incident;
use furat::lexicon::Lexicons;
use furat::source::{Article, ArticleId};
use furat::text::Lang;

/// What a row came out as.
pub(crate) struct Verdict {
    /// Whether it is what the row wants.
    pub(crate) right: bool,
    /// The row's passage, and what was wanted and got.
    pub(crate) told: String,
}

/// Reads a passage, with the day of its publication where the row gives one.
pub(crate) type Read<'a> = &'a dyn Fn(&str, &str) -> Vec<Incident>;

/// Judges every row of a table. `read` takes the day of publication, empty where there is none, and the passage.
pub(crate) fn check(lang: Lang, table: &str, judge: impl Fn(&[&str], Read<'_>) -> Verdict) {
    let lexicons = Lexicons::bundled().expect("bundled tables");
    let gazetteer = Gazetteer::bundled().expect("bundled places");
    let read = |published: &str, body: &str| extract(&article(published, body, lang), &lexicons, &gazetteer).incidents;
    let mut wrong = Vec::new();
    for row in table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (open, row) = row.strip_prefix('~').map_or((false, row), |rest| (true, rest));
        let Verdict { right, told } = judge(&row.split('\t').collect::<Vec<_>>(), &read);
        if right == open {
            wrong.push(format!("{}{told}", if open { "no longer open: " } else { "" }));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

fn article(published: &str, body: &str, lang: Lang) -> Article {
    Article {
        id: ArticleId("row".to_owned()),
        path: String::new(),
        title: None,
        source: None,
        url: None,
        published: published.parse().ok(),
        lang,
        body: body.to_owned(),
    }
}
