//! Any bytes as a file of each format: read or refused, and what is read is no empty article.
#![no_main]

use std::sync::LazyLock;

use furat::i18n::Texts;
use furat::source::read::read;
use furat::text::Lang;
use libfuzzer_sys::fuzz_target;

thread_local! {
    static TEXTS: LazyLock<Texts> = LazyLock::new(|| Texts::new(Lang::En));
}

fuzz_target!(|bytes: &[u8]| {
    for name in ["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a"] {
        let outcome = TEXTS.with(|texts| read(name, bytes, texts));
        assert!(outcome.articles.iter().all(|article| !article.body.trim().is_empty()), "{name}: an empty article");
    }
});
