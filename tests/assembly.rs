//! Short articles, and the incidents they tell: which is the news, when it was and where.

use furat::extract::extract;
use furat::gazetteer::Gazetteer;
use furat::incident::Incident;
use furat::lexicon::Lexicons;
use furat::source::{Article, ArticleId};
use furat::text::Lang;

#[test]
fn sentences_are_joined_into_incidents() {
    let lexicons = Lexicons::bundled().expect("bundled tables");
    let gazetteer = Gazetteer::bundled().expect("bundled places");
    let mut wrong = Vec::new();
    for row in include_str!("data/assembly.tsv").lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let [case, lang, published, text, want] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("five cells in {row:?}") };
        let (title, text) =
            text.strip_prefix("# ").and_then(|text| text.split_once('\u{b6}')).map_or((None, text), |(title, text)| (Some(title), text));
        let article = Article {
            id: ArticleId("row".to_owned()),
            path: String::new(),
            title: title.map(str::to_owned),
            source: None,
            url: None,
            published: published.parse().ok(),
            lang: if lang == "ar" { Lang::Ar } else { Lang::En },
            body: text.replace('\u{b6}', "\n\n"),
        };
        let mut incidents = extract(&article, &lexicons, &gazetteer).incidents;
        incidents.sort_by_key(|incident| !incident.main);
        let got = incidents.iter().map(line).collect::<Vec<_>>().join(" ; ");
        let (case, is_open) = case.strip_prefix('~').map_or((case, false), |case| (case, true));
        if (got != want) != is_open {
            wrong.push(format!("{}{case}\n    wanted {want}\n    got    {got}", if is_open { "no longer open: " } else { "" }));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

fn line(incident: &Incident) -> String {
    let rank = if incident.main { "main" } else { "back" };
    let when = match incident.when.bounds() {
        Some((first, last)) if first == last => first.to_string(),
        Some((first, last)) => format!("{first}/{last}"),
        None => "-".to_owned(),
    };
    let place = incident.places.first().map_or("-", |place| place.name.as_str());
    format!("{rank} {when} {place}")
}
