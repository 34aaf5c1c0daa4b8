//! Dates alone, on one core: from an article cut into words to its date expressions.
//!
//! `cargo bench --no-default-features --bench dates`: the figure that each name holds is a lower bound for `MB/s`.
#![allow(clippy::expect_used, reason = "without the bundled data there is nothing to measure")]

use divan::Bencher;
use divan::counter::BytesCount;
use furat::extract::dates::date_mentions;
use furat::i18n::Texts;
use furat::lexicon::Lexicons;
use furat::source::samples;
use furat::text::Lang;

/// Bytes of the text.
const SIZE: usize = 4 << 20;

fn main() {
    divan::main();
}

/// The sample's Arabic articles over and over, as one article.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn dates_arabic_10mb_per_s(bencher: Bencher<'_, '_>) {
    run(bencher, &text(Lang::Ar), Lang::Ar);
}

/// The same for English.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn dates_english_10mb_per_s(bencher: Bencher<'_, '_>) {
    run(bencher, &text(Lang::En), Lang::En);
}

/// Nothing but words of dates: the worst a text can be.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn dates_only_words_of_dates_2mb_per_s(bencher: Bencher<'_, '_>) {
    let rows = include_str!("../tests/data/dates_ar.tsv").lines().filter(|line| !line.starts_with('#'));
    let phrases: String = rows.filter_map(|row| row.split('\t').next()).collect::<Vec<_>>().join(" ");
    let body = phrases.repeat((SIZE / 8).div_ceil(phrases.len()));
    run(bencher, &body, Lang::Ar);
}

fn run(bencher: Bencher<'_, '_>, body: &str, lang: Lang) {
    let lexicons = Lexicons::bundled().expect("bundled tables are well formed");
    let doc = lexicons.read(body, lang);
    let day = "2024-01-23".parse().ok();
    // what is made on the first use of the tables is not measured
    date_mentions(&lexicons.read("x", lang), day, &lexicons);
    bencher.counter(BytesCount::new(body.len())).bench_local(|| date_mentions(&doc, day, &lexicons).len());
}

fn text(lang: Lang) -> String {
    let samples = samples::articles(&Texts::new(Lang::En));
    let bodies: Vec<String> = samples.into_iter().filter(|article| article.lang == lang).map(|article| article.body).collect();
    let once = bodies.join("\n\n");
    once.repeat(SIZE.div_ceil(once.len()))
}
