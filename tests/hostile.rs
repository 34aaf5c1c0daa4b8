//! Texts made to be awkward: nothing panics, nothing stands outside the text, and no text costs more than its length.
#![allow(clippy::expect_used, reason = "a broken fixture should stop the test")]

use std::time::{Duration, Instant};

use furat::cli::load::Knowledge;
use furat::extract::dates::date_mentions;
use furat::extract::{Extraction, extract};
use furat::i18n::Texts;
use furat::incident::Field;
use furat::source::read::read;
use furat::source::{Article, ArticleId, samples};
use furat::text::Lang;

/// About as many bytes each.
const BYTES: usize = 6_000;

/// Bytes of the two texts whose times are compared.
const SHORT: usize = 20_000;
const LONG: usize = 120_000;
/// How much longer per byte the long one may take. Twice as long would show a quadratic part of a third; a machine that is
/// busy with other things is no reason to fail.
const SLOWER: u32 = 4;
/// What any text may take.
const ALWAYS: Duration = Duration::from_millis(1_500);

/// Articles in made-up order, letters lost, doubled and swapped.
const MUTATIONS: usize = 2_000;

fn knowledge() -> Knowledge {
    Knowledge::bundled().expect("bundled data is well formed")
}

fn article(lang: Lang, body: String) -> Article {
    let id = ArticleId("hostile".into());
    Article { id, path: String::new(), title: None, source: None, url: None, published: "2023-05-20".parse().ok(), lang, body }
}

/// What may stand in a text over and over again.
fn units() -> Vec<&'static str> {
    include_str!("data/hostile.txt").lines().filter(|line| !line.starts_with("# ")).collect()
}

/// A unit as the fixture writes it: `\n`, `\r` and `\u{…}` stand for what cannot be written there.
fn unescaped(unit: &str) -> String {
    let mut out = String::new();
    let mut rest = unit;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let (c, tail) = match after.split_at_checked(1) {
            Some(("n", tail)) => ('\n', tail),
            Some(("r", tail)) => ('\r', tail),
            Some(("u", tail)) => {
                let (code, tail) = tail.trim_start_matches('{').split_once('}').expect("a code in braces");
                (u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("a character"), tail)
            }
            other => panic!("unknown escape: {other:?}"),
        };
        out.push(c);
        rest = tail;
    }
    out + rest
}

fn repeated(unit: &str, bytes: usize) -> String {
    unit.repeat(bytes / unit.len() + 1)
}

/// Everything an extraction points at is whole words of its text.
fn assert_inside(body: &str, found: &Extraction) {
    let spans = found.places.iter().map(|place| place.span).chain(found.dates.iter().map(|date| date.span));
    let sources = found.incidents.iter().flat_map(|incident| &incident.sources);
    let evidence = sources.flat_map(|source| Field::ALL.into_iter().flat_map(|field| source.spans(field).collect::<Vec<_>>()));
    for span in spans.chain(evidence) {
        assert!(span.of(body).is_some_and(|words| !words.is_empty()), "{span:?} is outside, empty, or cuts a letter");
    }
}

#[test]
fn awkward_texts_are_read_without_harm() {
    let knowledge = knowledge();
    let tables = [include_str!("data/dates_ar.tsv").to_owned(), include_str!("data/dates_en.tsv").to_owned()];
    for unit in units().into_iter().map(unescaped).chain(tables) {
        for lang in [Lang::Ar, Lang::En] {
            let article = article(lang, repeated(&unit, BYTES));
            assert_inside(&article.body, &extract(&article, &knowledge.lexicons, &knowledge.gazetteer));
            let doc = knowledge.lexicons.read(&article.body, lang);
            assert!(doc.tokens.iter().all(|token| token.span.of(&article.body).is_some_and(|word| !word.is_empty())));
            assert!(knowledge.lexicons.numbers(&doc).iter().all(|number| number.span.of(&article.body).is_some()));
            let undated = date_mentions(&doc, None, &knowledge.lexicons);
            assert!(undated.iter().all(|date| date.span.of(&article.body).is_some_and(|words| !words.is_empty())));
        }
    }
}

/// A whole text of one thing takes time in proportion to its length.
#[test]
fn time_grows_no_faster_than_the_text() {
    let knowledge = knowledge();
    let time = |unit: &str, bytes: usize| {
        let body = repeated(unit, bytes);
        let article = article(Lang::detect(&body), body);
        let start = Instant::now();
        extract(&article, &knowledge.lexicons, &knowledge.gazetteer);
        start.elapsed()
    };
    for lang in [Lang::Ar, Lang::En] {
        extract(&article(lang, "x".to_owned()), &knowledge.lexicons, &knowledge.gazetteer);
    }
    let growth = u32::try_from(LONG / SHORT).expect("small");
    for unit in units().into_iter().map(unescaped) {
        let slow = || {
            let (short, long) = (time(&unit, SHORT), time(&unit, LONG));
            (long > short * growth * SLOWER && long > ALWAYS).then_some((short, long))
        };
        // Only what is slow three times over is slow by itself.
        let times = (0..3).map_while(|_| slow()).collect::<Vec<_>>();
        assert!(times.len() < 3, "{SHORT} and {LONG} bytes of {unit:?} take {times:?}");
    }
}

/// Time doubles where the text does, from one megabyte on (from thirty kilobytes where the program is not optimised).
#[test]
fn megabytes_of_one_thing_take_time_in_proportion() {
    let knowledge = knowledge();
    let unit = if cfg!(debug_assertions) { 30_000 } else { 1_000_000 };
    for text in masses() {
        let time = |bytes: usize| {
            let article = article(Lang::detect(&text), repeated(&text, bytes));
            let start = Instant::now();
            extract(&article, &knowledge.lexicons, &knowledge.gazetteer);
            start.elapsed()
        };
        let slow = || {
            let times = [time(unit), time(unit * 2), time(unit * 4)];
            (times[2] > times[0] * 4 * SLOWER && times[2] > ALWAYS).then_some(times)
        };
        let times = (0..3).map_while(|_| slow()).collect::<Vec<_>>();
        assert!(
            times.len() < 3,
            "{unit} bytes of {:?}, twice and four times as many take {times:?}",
            text.chars().take(40).collect::<String>()
        );
    }
}

/// Ten megabytes with `cargo test --release`; a hundred kilobytes where the program is not optimised and ten would take minutes.
#[test]
fn ten_megabytes_of_one_thing_are_read() {
    let knowledge = knowledge();
    let bytes = if cfg!(debug_assertions) { 100_000 } else { 10 << 20 };
    for text in masses() {
        let article = article(Lang::detect(&text), repeated(&text, bytes));
        assert_inside(&article.body, &extract(&article, &knowledge.lexicons, &knowledge.gazetteer));
    }
}

/// One thing each, and the Arabic articles of the sample on one line.
fn masses() -> Vec<String> {
    let units = include_str!("data/masses.txt").lines().filter(|line| !line.starts_with("# "));
    let samples = samples::articles(&Texts::new(Lang::En));
    let arabic = samples.iter().filter(|article| article.lang == Lang::Ar);
    let line = arabic.map(|article| article.body.replace('\n', " ") + " ").collect();
    units.map(unescaped).chain([line]).collect()
}

/// A generator of numbers that gives the same ones on every machine (Knuth's MMIX).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides.max(1)
    }
}

#[test]
fn articles_with_letters_lost_doubled_and_swapped_are_read_without_harm() {
    let knowledge = knowledge();
    let samples = samples::articles(&Texts::new(Lang::En));
    let sentences: Vec<&str> = samples.iter().flat_map(|article| article.body.split_inclusive(['.', '\n'])).collect();
    let letters: Vec<char> = units().into_iter().map(unescaped).collect::<String>().chars().collect();
    let mut dice = Dice(1);
    for _ in 0..MUTATIONS {
        let count = 1 + dice.roll(3);
        let mut text: Vec<char> = (0..count).flat_map(|_| sentences[dice.roll(sentences.len())].chars()).collect();
        for _ in 0..text.len() / 25 {
            let at = dice.roll(text.len());
            match dice.roll(4) {
                0 => drop(text.remove(at)),
                1 => text.insert(at, letters[dice.roll(letters.len())]),
                2 => text[at] = letters[dice.roll(letters.len())],
                _ => {
                    let other = dice.roll(text.len());
                    text.swap(at, other);
                }
            }
        }
        let body: String = text.into_iter().collect();
        let article = article(Lang::detect(&body), body);
        assert_inside(&article.body, &extract(&article, &knowledge.lexicons, &knowledge.gazetteer));
    }
}

/// The same with the bytes of files: whatever they hold, they are read or refused.
#[test]
fn files_with_bytes_lost_doubled_and_swapped_are_read_or_refused() {
    let texts = Texts::new(Lang::En);
    let files: [(&str, &[u8]); 4] = [
        ("a.html", include_bytes!("data/pages/article.html")),
        ("a.json", br#"[{"title": "A", "body": "Two rockets fell.", "published": "2024-01-23", "lang": "en"}, {"body": "\u0642"}]"#),
        ("a.jsonl", b"{\"body\": \"Two rockets fell.\"}\n\n{\"body\": \"x\", \"lang\": \"tr\"}\n"),
        ("a.txt", b"---\ntitle: \"A: b\"\npublished: 2024-01-23\n---\n\nTwo rockets fell.\n"),
    ];
    let mut dice = Dice(2);
    for (name, bytes) in files {
        for _ in 0..MUTATIONS / 8 {
            let mut bytes = bytes.to_vec();
            for _ in 0..=bytes.len() / 40 {
                let at = dice.roll(bytes.len());
                match dice.roll(4) {
                    0 => drop(bytes.drain(at..(at + 1 + dice.roll(9)).min(bytes.len()))),
                    1 => bytes.insert(at, dice.roll(256) as u8),
                    2 => bytes[at] = dice.roll(256) as u8,
                    _ => {
                        let part = bytes[at..(at + 30).min(bytes.len())].to_vec();
                        bytes.splice(at..at, part);
                    }
                }
                if bytes.is_empty() {
                    break;
                }
            }
            let outcome = read(name, &bytes, &texts);
            assert!(outcome.articles.iter().all(|article| !article.body.trim().is_empty()));
        }
    }
}
