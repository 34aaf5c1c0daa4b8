//! The day of publication from the text alone, and what dates are for.
#![allow(clippy::expect_used, reason = "a broken fixture should stop the test")]

use furat::extract::dates::{DateRole, date_mentions, publication};
use furat::lexicon::Lexicons;
use furat::source::{Article, ArticleId, PublishedFrom};
use furat::text::Lang;

fn article(body: &str, published: Option<&str>) -> Article {
    Article {
        id: ArticleId("a".to_owned()),
        path: String::new(),
        title: None,
        source: None,
        url: None,
        published: published.and_then(|day| day.parse().ok()),
        lang: Lang::detect(body),
        body: body.to_owned(),
    }
}

#[test]
fn the_text_dates_the_article_where_the_file_does_not() {
    let lexicons = Lexicons::bundled().expect("bundled tables are well formed");
    for row in include_str!("data/publication.tsv").lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (body, expected) = row.split_once('\t').expect("two cells");
        let article = article(&body.replace('\u{00B6}', "\n"), None);
        let (day, from, span) = publication(&lexicons.read(&article.body, article.lang), &article, &lexicons);
        assert_eq!(day.map_or_else(|| "-".to_owned(), |day| day.to_string()), expected, "{body}");
        assert_eq!(from == PublishedFrom::Text, day.is_some());
        assert_eq!(span.is_some(), day.is_some());
    }
}

#[test]
fn the_file_decides_over_the_text() {
    let lexicons = Lexicons::bundled().expect("bundled tables are well formed");
    let article = article("BEIRUT, Monday, 5 May 2014 - Jets struck.", Some("2014-05-06"));
    let found = publication(&lexicons.read(&article.body, article.lang), &article, &lexicons);
    assert_eq!(found, ("2014-05-06".parse().ok(), PublishedFrom::Metadata, None));
}

#[test]
fn words_beside_a_date_show_what_it_is_for() {
    let lexicons = Lexicons::bundled().expect("bundled tables are well formed");
    for row in include_str!("data/date_roles.tsv").lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (body, expected) = row.split_once('\t').expect("two cells");
        let doc = lexicons.read(body, Lang::detect(body));
        let roles: Vec<DateRole> = date_mentions(&doc, "2015-05-20".parse().ok(), &lexicons).into_iter().map(|m| m.role).collect();
        let names: Vec<String> =
            roles.iter().map(|role| serde_json::to_value(role).expect("plain enum").as_str().unwrap_or_default().to_owned()).collect();
        assert_eq!(names.join(" "), expected, "{body}");
    }
}
