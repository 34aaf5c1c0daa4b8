//! The whole of extraction on one core, from the bytes of an article to its incidents.
//!
//! `cargo bench --no-default-features --bench extract`: the figure that each name holds is a lower bound for `MB/s` in the
//! table, on one core that does nothing else.
#![allow(clippy::expect_used, reason = "without the bundled data there is nothing to measure")]

use divan::Bencher;
use divan::counter::BytesCount;
use furat::cli::load::Knowledge;
use furat::extract::extract;
use furat::i18n::Texts;
use furat::source::{Article, ArticleId, samples};
use furat::text::Lang;

/// That of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Bytes of the corpus.
const CORPUS: usize = 50 << 20;

fn main() {
    divan::main();
}

/// Arabic articles at the pace that a corpus of fifty million bytes needs.
#[divan::bench(sample_count = 1, sample_size = 1)]
fn extract_5mb_per_s(bencher: Bencher<'_, '_>) {
    run(bencher, &corpus(Lang::Ar, CORPUS));
}

/// English ones.
#[divan::bench(sample_count = 1, sample_size = 1)]
fn extract_english_5mb_per_s(bencher: Bencher<'_, '_>) {
    run(bencher, &corpus(Lang::En, CORPUS / 10));
}

/// One article of a million bytes: time does not grow faster than the text.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn extract_one_long_article_4mb_per_s(bencher: Bencher<'_, '_>) {
    let body = corpus(Lang::Ar, 1 << 20).iter().map(|article| article.body.as_str()).collect::<Vec<_>>().join("\n\n");
    run(bencher, &[article(0, Lang::Ar, body)]);
}

fn run(bencher: Bencher<'_, '_>, articles: &[Article]) {
    let knowledge = Knowledge::bundled().expect("bundled data");
    let read = |article: &Article| extract(article, &knowledge.lexicons, &knowledge.gazetteer).incidents.len();
    // What finds the names of a language is made on its first text.
    articles.first().map(read);
    let bytes: usize = articles.iter().map(|article| article.body.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| articles.iter().map(read).sum::<usize>());
}

/// Articles of the sample mixed paragraph by paragraph, so that no two of them are alike, until there are so many bytes.
fn corpus(lang: Lang, bytes: usize) -> Vec<Article> {
    let samples = samples::articles(&Texts::new(Lang::En));
    let bodies: Vec<Vec<&str>> =
        samples.iter().filter(|article| article.lang == lang).map(|article| article.body.split("\n\n").collect()).collect();
    let mut dice = 0x9E37_79B9_7F4A_7C15_u64;
    let mut roll = |sides: usize| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (dice >> 33) as usize % sides
    };
    let (mut articles, mut sum) = (Vec::new(), 0);
    while sum < bytes {
        let frame = &bodies[roll(bodies.len())];
        let paragraphs: Vec<&str> = frame
            .iter()
            .map(|paragraph| {
                let other = &bodies[roll(bodies.len())];
                if roll(4) == 0 { other[roll(other.len())] } else { paragraph }
            })
            .collect();
        let body = paragraphs.join("\n\n");
        sum += body.len();
        articles.push(article(articles.len(), lang, body));
    }
    articles
}

fn article(number: usize, lang: Lang, body: String) -> Article {
    let id = ArticleId(number.to_string());
    Article { id, path: String::new(), title: None, source: None, url: None, published: None, lang, body }
}
