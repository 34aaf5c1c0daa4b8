//! Briefing sheets: what they say is what the program counts, whole on every size, the same on every run.
#![cfg(feature = "sheets")]

#[path = "common/pdf.rs"]
mod pdf;

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
    print(Job { sheet, template, pictures: BTreeMap::new() }, form, &mut |warning| panic!("{warning}")).map(|printed| printed.files)
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
fn a_preview_has_the_first_pages_and_says_how_many_there_are() {
    let (store, texts) = (made_up(300), Texts::new(Lang::En));
    let snapshot = snapshot(&store, &Filter::default(), &texts);
    let (fields, views) = (Fields::default(), Views::default());
    let sheet =
        Sheet { snapshot: &snapshot, texts: &texts, fields: &fields, paper: Paper::A4, theme: "print", views: &views, own_credit: "" };
    let job = Job { sheet, template: &Template::bundled(), pictures: BTreeMap::new() };
    let printed = print(job, Form::Leaves(40.0, 2), &mut |warning| panic!("{warning}")).expect("laid out");
    assert_eq!((printed.files.len(), printed.pages), (2, pages(&store, &Filter::default(), Lang::En, Paper::A4)));
}

#[test]
fn what_lies_beyond_the_map_is_named_and_nothing_is_told_of_nothing() {
    let texts = Texts::new(Lang::En);
    let (fields, store) = (Fields::default(), made_up(5));
    let told = |store: &Store, beyond: Vec<usize>| {
        let snapshot = snapshot(store, &Filter::default(), &texts);
        let views = Views { beyond, ..Views::default() };
        let sheet =
            Sheet { snapshot: &snapshot, texts: &texts, fields: &fields, paper: Paper::A4, theme: "print", views: &views, own_credit: "" };
        sheet.data().expect("data")
    };
    let note = |data: &serde_json::Value| data["notes"][0].as_str().expect("a note").to_owned();
    assert_eq!(note(&told(&store, vec![2, 5])), "Beyond the edge of the map: no. 2, 5.");
    assert!(!note(&told(&store, Vec::new())).contains("Beyond"));
    let empty = told(&Store::default(), Vec::new());
    for figure in empty["figures"].as_array().expect("figures") {
        assert_eq!(figure["note"], "", "{figure}");
    }
    assert_eq!(empty["figures"][3]["value"], "\u{2013}", "nobody is unnamed among nobody");
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

/// Words as a reader of PDF gives them, without the breaks between runs.
fn read(lang: Lang, store: &Store, filter: &Filter) -> (Snapshot, Texts, String) {
    let texts = Texts::new(lang);
    let snapshot = snapshot(store, filter, &texts);
    let bytes = printed(&snapshot, &texts, Paper::A4, Form::Pdf, &Template::bundled()).expect("laid out").remove(0);
    (snapshot, texts, pdf::pages(&bytes).join("\n"))
}

/// Lines of a cell may be broken: spaces and breaks are left out of the comparison.
fn squeezed(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn the_text_of_the_pdf_holds_every_row_the_counts_and_the_range() {
    let (snapshot, texts, text) = read(Lang::En, &made_up(300), &Filter::default());
    let text = squeezed(&text);
    for row in &snapshot.rows {
        let date = squeezed(&texts.when(&row.when));
        assert!(text.contains(&date), "{}: no {date}", row.number);
        assert!(text.contains(&squeezed(&row.site.name)), "{}: no {}", row.number, row.site.name);
    }
    let numbers = snapshot.rows.iter().filter(|row| text.contains(&format!("{}{}", row.number, squeezed(&texts.when(&row.when))))).count();
    assert_eq!(numbers, snapshot.rows.len(), "each number stands before its date");
    for words in [snapshot.sum_line(&texts), snapshot.range_words(&texts)] {
        assert!(text.contains(&squeezed(&words)), "{words}");
    }
}

#[test]
fn arabic_reads_in_its_own_order() {
    let (snapshot, _, text) = read(Lang::Ar, &made_up(40), &Filter::default());
    for row in &snapshot.rows {
        let words: Vec<&str> = row.site.name_ar.split(' ').collect();
        assert!(words.iter().all(|word| text.contains(word)), "{}: {}", row.number, row.site.name_ar);
    }
}

#[test]
fn sources_stand_in_the_pdf_with_outlet_day_headline_and_link() {
    let article = |n: usize| furat::source::Article {
        id: furat::source::ArticleId(format!("a{n}")),
        path: format!("a{n}.txt"),
        title: Some(format!("Rockets on depot {n}")),
        source: Some("Desk Wire".into()),
        url: Some(format!("https://example.org/a/{n}")),
        published: Some("2024-01-23".parse().expect("a day")),
        lang: Lang::En,
        body: format!("Two rockets fell on Al-Bukamal on {n} January 2024."),
    };
    let knowledge = furat::cli::load::Knowledge::bundled().expect("bundled");
    let texts = Texts::new(Lang::En);
    let store = furat::cli::load::load((10..14).map(article).collect(), &knowledge, &texts, &furat::cli::progress::Progress::new(true));
    let (snapshot, texts, text) = read(Lang::En, &store, &Filter::default());
    assert!(snapshot.sources.len() >= 4, "{:?}", snapshot.sources);
    let text = squeezed(&text);
    for source in &snapshot.sources {
        let url = source.url.clone().expect("given");
        for words in [source.title.clone(), "Desk Wire".to_owned(), url, texts.day(source.published.expect("given"))] {
            // A link may break after its slashes: the marks that allow it are in the text.
            assert!(text.replace('\u{200b}', "").contains(&squeezed(&words)), "{words}");
        }
    }
}
