//! Any text for dates, with a day of publication and without: no panic, bounds in order, every date in the text.
#![no_main]

use std::sync::LazyLock;

use furat::extract::dates::sentence_dates;
use furat::lexicon::Lexicons;
use libfuzzer_sys::fuzz_target;

static LEXICONS: LazyLock<Lexicons> = LazyLock::new(|| Lexicons::bundled().expect("bundled data is well formed"));

fuzz_target!(|text: &str| {
    for reference in [None, "2015-05-20".parse().ok(), "1900-01-01".parse().ok(), "2100-12-31".parse().ok()] {
        for date in sentence_dates(text, reference, &LEXICONS) {
            assert!(date.span.of(text).is_some_and(|words| !words.is_empty()), "{:?} is outside, empty, or cuts a letter", date.span);
            assert!(date.when.bounds().is_none_or(|(first, last)| first <= last), "{:?} ends before it begins", date.when);
        }
    }
});
