//! Briefing sheets: what they say is what the program counts, whole on every size, the same on every run.
#![cfg(feature = "sheets")]

use std::collections::BTreeMap;

use furat::brief::template::Template;
use furat::brief::{Fields, Form, Job, Paper, Sheet, Snapshot, Taking, Views, print};
use furat::demo::demo;
use furat::diagnostic::Diagnostic;
use furat::export::csv;
use furat::gazetteer::Gazetteer;
use furat::i18n::Texts;
use furat::store::{DayRange, Filter, Store};
use furat::text::Lang;

fn made_up(incidents: u32) -> Store {
    demo(&Gazetteer::bundled().expect("bundled"), incidents, 1).expect("tables")
}

fn snapshot(store: &Store, filter: &Filter, texts: &Texts) -> Snapshot {
    Snapshot::new(store, filter, texts, Taking { has_rows: true, bars_px: 414.0, as_of: None })
}

fn printed(snapshot: &Snapshot, texts: &Texts, paper: Paper, form: Form, template: &Template) -> Result<Vec<Vec<u8>>, Diagnostic> {
    let fields = Fields { banner: Some("INTERNAL".into()), code: Some("SYR-7".into()), ..Fields::default() };
    let sheet = Sheet { snapshot, texts, fields: &fields, paper, theme: "print", views: &Views::default(), own_credit: "" };
    print(Job { sheet, template, pictures: BTreeMap::new() }, form, &mut |warning| panic!("{warning}"))
}

fn own(text: &str) -> Template {
    Template::own("own.typ", BTreeMap::from([("own.typ".to_owned(), text.as_bytes().to_vec())]))
}

/// The rows that a page of SVG or PDF cannot show are those that were never laid out: a template counts them.
fn pages(store: &Store, filter: &Filter, lang: Lang, paper: Paper) -> usize {
    let texts = Texts::new(lang);
    printed(&snapshot(store, filter, &texts), &texts, paper, Form::Svg, &Template::bundled()).expect("laid out").len()
}

#[test]
fn nothing_one_and_many_incidents_are_laid_out_on_every_paper_in_both_languages() {
    let store = made_up(40);
    let never = Filter { range: Some(DayRange::day("1950-01-01".parse().expect("a day"))), ..Filter::default() };
    for lang in [Lang::En, Lang::Ar] {
        for paper in [Paper::A4, Paper::A3, Paper::SLIDE] {
            assert!(pages(&Store::default(), &Filter::default(), lang, paper) >= 1, "{lang:?} {}", paper.name);
            assert!(pages(&store, &never, lang, paper) >= 1, "{lang:?} {}", paper.name);
            assert!(pages(&made_up(1), &Filter::default(), lang, paper) >= 1, "{lang:?} {}", paper.name);
            assert!(pages(&store, &Filter::default(), lang, paper) <= 4, "{lang:?} {}", paper.name);
        }
    }
}

#[test]
fn three_hundred_incidents_flow_onto_further_pages() {
    let count = pages(&made_up(300), &Filter::default(), Lang::En, Paper::A4);
    assert!((5..=12).contains(&count), "{count}");
}

#[test]
fn the_same_sheet_twice_is_the_same_to_the_byte() {
    let (store, texts) = (made_up(30), Texts::new(Lang::En));
    let snapshot = snapshot(&store, &Filter::default(), &texts);
    for form in [Form::Pdf, Form::Png(60.0), Form::Svg] {
        let run = || printed(&snapshot, &texts, Paper::A4, form, &Template::bundled()).expect("laid out");
        assert!(run() == run(), "{form:?}");
    }
}

#[test]
fn counts_are_those_of_the_table_that_export_writes() {
    let texts = Texts::new(Lang::En);
    let store = made_up(400);
    let range = DayRange::new("2018-01-01".parse().expect("a day"), "2020-06-30".parse().expect("a day"));
    for filter in [Filter::default(), Filter { range: Some(range), ..Filter::default() }] {
        let counts = snapshot(&store, &filter, &texts).counts;
        let mut table = Vec::new();
        csv::write(&furat::export::Snapshot::new(&store, &filter), &texts, &mut table).expect("in memory");
        let rows = ::csv::Reader::from_reader(table.as_slice()).records().count();
        assert_eq!(counts.shown + counts.undated + counts.unlocated, rows);
        assert_eq!(counts.shown + counts.undated + counts.unlocated + counts.filtered_out, store.len());
    }
}

#[test]
fn what_fails_in_a_template_is_told_with_its_place() {
    let texts = Texts::new(Lang::En);
    let snapshot = snapshot(&Store::default(), &Filter::default(), &texts);
    let rows = [
        ("#let data = json(\"data.json\")\n\n#data.fields.nope", "own.typ:3:", "nope"),
        ("= Title\n#image(\"gone.png\")", "own.typ:2:", "gone.png"),
        ("#import \"@preview/x:1.0.0\": *", "own.typ:1:", ""),
        ("Hello\n#unknown-thing", "own.typ:2:", "unknown"),
        ("#{", "own.typ:1:", ""),
    ];
    for (text, place, word) in rows {
        let problem = printed(&snapshot, &texts, Paper::A4, Form::Pdf, &own(text)).expect_err(text);
        assert!(problem.location.as_deref().is_some_and(|at| at.starts_with(place)), "{text}: {problem}");
        assert!(problem.summary.contains(word) && problem.hint.is_some(), "{text}: {problem}");
    }
}

#[test]
fn a_page_too_large_for_a_picture_is_refused() {
    let texts = Texts::new(Lang::En);
    let snapshot = snapshot(&Store::default(), &Filter::default(), &texts);
    let vast = own("#set page(width: 90000pt, height: 10pt)\nx");
    let problem = printed(&snapshot, &texts, Paper::A4, Form::Png(72.0), &vast).expect_err("vast");
    assert!(problem.hint.is_some(), "{problem}");
}
