//! Another language is a folder of words: nothing in the program knows Turkish but the fixture beside this test.
#![allow(clippy::expect_used, reason = "a broken fixture should stop the test")]

use std::path::{Path, PathBuf};

use furat::cli::args::Arguments;
use furat::cli::{self, Streams, lexicons, load::Knowledge};
use furat::extract::extract;
use furat::i18n::Texts;
use furat::incident::{Actor, Attribution, Kind};
use furat::lexicon::{Lexicons, check};
use furat::source::read::read;
use furat::text::Lang;

const ARTICLE: &str = include_str!("data/article_tr.txt");

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/lexicon")
}

fn knowledge() -> Knowledge {
    let languages = lexicons::read(&[folder()], &Texts::new(Lang::En)).expect("a folder of lexicons");
    Knowledge::with(languages).expect("tables that are well formed")
}

#[test]
fn a_lexicon_alone_finds_place_date_kind_toll_and_doer() {
    let knowledge = knowledge();
    let mut article = read("a.txt", ARTICLE.as_bytes(), &Texts::new(Lang::En)).articles.pop().expect("one article");
    article.lang = knowledge.lexicons.language_of(article.lang, &article.body);
    assert_eq!(article.lang.code(), "tr");
    let found = extract(&article, &knowledge.lexicons, &knowledge.gazetteer);
    let main: Vec<_> = found.incidents.iter().filter(|incident| incident.main).collect();
    let [incident] = main.as_slice() else { panic!("{} main incidents", main.len()) };
    assert_eq!(incident.kind, Kind::Airstrike);
    assert_eq!((incident.when.earliest, incident.when.latest), ("2023-03-13".parse().ok(), "2023-03-14".parse().ok()));
    assert_eq!(incident.site().map(|place| place.gazetteer_id.as_str()), Some("sy-al-bukamal"));
    assert_eq!((incident.killed.min, incident.injured.min), (Some(5), Some(3)));
    assert_eq!((incident.perpetrator.name, incident.perpetrator.attribution), (Actor::US, Attribution::Claimed));
}

#[test]
fn every_row_of_the_fixture_is_found_in_its_own_example() {
    let problems: Vec<String> = check::check(&knowledge().lexicons).iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_words_of_a_text_tell_its_language() {
    let lexicons = knowledge().lexicons;
    let rows = [
        (ARTICLE, "tr"),
        ("The strike hit a depot in the town and was claimed by nobody", "en"),
        ("Deyrizor", "en"),
        (include_str!("../data/samples/01-trucks-at-al-qaim.txt"), "ar"),
    ];
    for (text, code) in rows {
        assert_eq!(lexicons.detect(text).code(), code, "{text}");
    }
    assert_eq!(Lexicons::bundled().expect("bundled").detect(ARTICLE).code(), "en", "without its lexicon the letters decide");
}

#[test]
fn the_command_line_takes_a_folder_of_lexicons() {
    use clap::Parser as _;
    let run = |options: &[&str]| {
        let given = ["furat", "extract", "--format", "csv", "--published", "2023-03-15", "-"];
        let arguments = Arguments::try_parse_from(given.iter().chain(options)).expect("a command line");
        let line = serde_json::json!({ "body": ARTICLE.rsplit("---").next() }).to_string();
        let (mut output, mut messages) = (Vec::new(), Vec::new());
        cli::run(arguments, &mut Streams { input: &mut line.as_bytes(), output: &mut output, messages: &mut messages });
        (String::from_utf8(output).expect("text"), String::from_utf8(messages).expect("text"))
    };
    let folder = folder().display().to_string();
    let (found, messages) = run(&["--lexicon", &folder]);
    assert!(found.contains("airstrike") && messages.is_empty(), "{found}{messages}");
    assert!(!run(&[]).0.contains("airstrike"), "no lexicon, no words");
}
