//! Any text, read as an article in either language: no panic, and everything found stands in the text.
#![no_main]

use std::sync::LazyLock;

use furat::cli::load::Knowledge;
use furat::extract::extract;
use furat::incident::Field;
use furat::source::{Article, ArticleId};
use furat::text::Lang;
use libfuzzer_sys::fuzz_target;

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::bundled().expect("bundled data is well formed"));

fuzz_target!(|body: &str| {
    for lang in [Lang::Ar, Lang::En] {
        let published = "2023-05-20".parse().ok();
        let id = ArticleId("fuzz".to_owned());
        let article = Article { id, path: String::new(), title: None, source: None, url: None, published, lang, body: body.to_owned() };
        let found = extract(&article, &KNOWLEDGE.lexicons, &KNOWLEDGE.gazetteer);
        let spans = found.places.iter().map(|place| place.span).chain(found.dates.iter().map(|date| date.span));
        let sources = found.incidents.iter().flat_map(|incident| &incident.sources);
        let evidence = sources.flat_map(|source| Field::ALL.into_iter().flat_map(|field| source.spans(field).collect::<Vec<_>>()));
        for span in spans.chain(evidence) {
            assert!(span.of(body).is_some_and(|words| !words.is_empty()), "{span:?} is outside, empty, or cuts a letter");
        }
    }
});
