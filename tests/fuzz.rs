//! The functions of `fuzz/` on bytes of a generator: arbitrary ones, and real files torn apart. The bytes are the same on
//! every machine; a slow one sees fewer of them.
#![allow(clippy::expect_used, reason = "a broken fixture should stop the test")]

use std::time::{Duration, Instant};

use furat::cli::load::Knowledge;
use furat::extract::dates::sentence_dates;
use furat::extract::extract;
use furat::gazetteer::{Gazetteer, OwnTable, import};
use furat::i18n::Texts;
use furat::incident::Field;
use furat::source::read::read;
use furat::source::{Article, ArticleId, samples};
use furat::text::{Lang, Span};

/// How long each function is tried.
const TIME: Duration = Duration::from_secs(6);
/// Inputs that even the slowest machine tries.
const LEAST: usize = 20;
/// Most bytes of an input.
const LONGEST: usize = 3_000;

/// A generator of numbers that gives the same ones on every machine (Knuth's MMIX).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides.max(1)
    }

    /// Bytes of any sort, or pieces of the seeds in disorder with bytes lost, doubled and changed between them.
    fn bytes(&mut self, seeds: &[&[u8]]) -> Vec<u8> {
        let length = 1 + self.roll(LONGEST);
        if seeds.is_empty() || self.roll(6) == 0 {
            return (0..length).map(|_| self.roll(256) as u8).collect();
        }
        let mut out = Vec::with_capacity(length);
        while out.len() < length {
            let seed = seeds[self.roll(seeds.len())];
            let from = self.roll(seed.len());
            out.extend(&seed[from..(from + 1 + self.roll(400)).min(seed.len())]);
            for _ in 0..self.roll(4) {
                let at = self.roll(out.len());
                out[at] = self.roll(256) as u8;
            }
        }
        out
    }

    /// The same as text: what is no UTF-8 is replaced, and with it letters of both scripts stand where none should.
    fn text(&mut self, seeds: &[&[u8]]) -> String {
        String::from_utf8_lossy(&self.bytes(seeds)).into_owned()
    }
}

/// Calls a function with inputs until the time is over.
fn tried(seed: u64, mut with: impl FnMut(&mut Dice)) {
    let (mut dice, start) = (Dice(seed), Instant::now());
    for round in 0.. {
        if round >= LEAST && start.elapsed() > TIME {
            break;
        }
        with(&mut dice);
    }
}

fn bodies() -> Vec<String> {
    samples::articles(&Texts::new(Lang::En)).into_iter().map(|article| article.body).collect()
}

fn seeds(texts: &[String]) -> Vec<&[u8]> {
    texts.iter().map(String::as_bytes).collect()
}

fn stands_in(span: Span, text: &str) -> bool {
    span.of(text).is_some_and(|words| !words.is_empty())
}

#[test]
fn any_text_is_extracted_with_its_evidence_inside() {
    let knowledge = Knowledge::bundled().expect("bundled data is well formed");
    let bodies = bodies();
    tried(11, |dice| {
        let body = dice.text(&seeds(&bodies));
        let lang = [Lang::Ar, Lang::En][dice.roll(2)];
        let published = [None, "2023-05-20".parse().ok()][dice.roll(2)];
        let id = ArticleId("fuzz".to_owned());
        let article = Article { id, path: String::new(), title: None, source: None, url: None, published, lang, body };
        let found = extract(&article, &knowledge.lexicons, &knowledge.gazetteer);
        let spans = found.places.iter().map(|place| place.span).chain(found.dates.iter().map(|date| date.span));
        let sources = found.incidents.iter().flat_map(|incident| &incident.sources);
        let evidence = sources.flat_map(|source| Field::ALL.into_iter().flat_map(|field| source.spans(field).collect::<Vec<_>>()));
        for span in spans.chain(evidence) {
            assert!(stands_in(span, &article.body), "{span:?} is outside, empty, or cuts a letter in {:?}", article.body);
        }
    });
}

#[test]
fn any_text_is_read_for_dates_with_bounds_in_order() {
    let knowledge = Knowledge::bundled().expect("bundled data is well formed");
    let tables = [include_str!("data/dates_ar.tsv").to_owned(), include_str!("data/dates_en.tsv").to_owned()];
    let references = ["1900-01-01", "2015-05-20", "2100-12-31"].map(|day| day.parse().ok());
    tried(12, |dice| {
        let text = dice.text(&seeds(&tables));
        let reference = references.get(dice.roll(references.len() + 1)).copied().flatten();
        for date in sentence_dates(&text, reference, &knowledge.lexicons) {
            assert!(stands_in(date.span, &text), "{:?} is outside, empty, or cuts a letter in {text:?}", date.span);
            assert!(date.when.bounds().is_none_or(|(first, last)| first <= last), "{:?} in {text:?}", date.when);
        }
    });
}

#[test]
fn any_file_is_read_or_refused() {
    let texts = Texts::new(Lang::En);
    let files: [&[u8]; 4] = [
        include_bytes!("data/pages/article.html"),
        br#"[{"title": "A", "body": "Two rockets fell.", "published": "2024-01-23", "lang": "en"}, {"body": "\u0642"}]"#,
        b"{\"body\": \"Two rockets fell.\"}\n\n{\"body\": \"x\", \"lang\": \"tr\"}\n",
        b"---\ntitle: \"A: b\"\npublished: 2024-01-23\n---\n\nTwo rockets fell.\n",
    ];
    tried(13, |dice| {
        let bytes = dice.bytes(&files);
        for name in ["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a"] {
            let outcome = read(name, &bytes, &texts);
            assert!(outcome.articles.iter().all(|article| !article.body.trim().is_empty()), "{name}: {bytes:?}");
        }
    });
}

#[test]
fn any_file_of_incidents_is_read_or_refused() {
    use furat::exchange::Placer;
    use furat::import::{Form, Input, read};
    let (texts, gazetteer) = (Texts::new(Lang::En), Gazetteer::default());
    let files: [&[u8]; 5] = [
        include_bytes!("data/exchange/acled.csv"),
        include_bytes!("data/exchange/table.csv"),
        include_bytes!("data/exchange/gdelt.export.CSV"),
        include_bytes!("data/exchange/features.geojson"),
        include_bytes!("data/exchange/places.kml"),
    ];
    let forms = [Form::Acled, Form::Ucdp, Form::Gdelt, Form::Csv, Form::GeoJson, Form::Kml, Form::Kmz, Form::Json, Form::JsonLines];
    tried(15, |dice| {
        let bytes = dice.bytes(&files);
        for form in forms {
            let mut input = bytes.as_slice();
            let mut keep = |taken: furat::import::Taken| {
                for incident in &taken.batch.incidents {
                    assert!(incident.when.bounds().is_none_or(|(first, last)| first <= last), "{form:?}: {bytes:?}");
                    assert!(
                        incident.places.iter().all(|place| place.point.lat.abs() <= 90.0 && place.point.lon.abs() <= 180.0),
                        "{form:?}: {bytes:?}"
                    );
                }
                Ok(())
            };
            drop(read(&mut Input { name: "a", bytes: &mut input }, form, None, &mut Placer::new(&gazetteer), &texts, &mut keep));
        }
    });
}

#[test]
fn any_table_of_places_is_imported_or_refused_and_loads_again() {
    let tables: [&[u8]; 3] = [
        b"name,name_ar,lat,lon,kind,population\nHajin,,34.69,40.83,town,\"97,870\"\n\"Al-Qa'im\",,34.37,41.09,city,\n",
        br#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Hajin"},"geometry":{"type":"Point","coordinates":[40.83,34.69]}}]}"#,
        b"174448\tHajin\tHajin\tHajin\t34.69\t40.83\tP\tPPL\tSY\t\t07\t\t\t\t37935\t\t200\tAsia/Damascus\t2012-01-18\n",
    ];
    tried(14, |dice| {
        let bytes = dice.bytes(&tables);
        let csv = import::csv(&mut bytes.as_slice()).ok().flatten();
        let geojson = import::geojson(&mut bytes.as_slice()).ok().flatten();
        let geonames = import::geonames(&mut bytes.as_slice()).ok();
        for import in [csv, geojson, geonames].into_iter().flatten().filter(|import| !import.places.is_empty()) {
            let (mut table, mut written) = (OwnTable::default(), Vec::new());
            table.add(&import.places);
            table.write(&mut written).expect("memory takes all");
            if let Err(error) = Gazetteer::with_own(&written) {
                panic!("{error}: {:?} of {bytes:?}", String::from_utf8_lossy(&written));
            }
        }
        drop(Gazetteer::load(&bytes));
    });
}
