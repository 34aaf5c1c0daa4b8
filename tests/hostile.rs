//! Texts made to be awkward: nothing panics, nothing stands outside the text.
#![allow(clippy::expect_used, reason = "a broken fixture should stop the test")]

use furat::extract::dates::date_mentions;
use furat::lexicon::Lexicons;
use furat::text::Lang;

/// About as many bytes each.
const BYTES: usize = 6_000;

#[test]
fn awkward_texts_are_read_without_harm() {
    let lexicons = Lexicons::bundled().expect("bundled tables are well formed");
    let arabic = include_str!("data/dates_ar.tsv");
    let english = include_str!("data/dates_en.tsv");
    let units = [
        "\u{0642}\u{0635}\u{0641} ",
        "\u{0642}",
        "\u{064B}",
        "\u{0640}",
        "\u{0629}\u{0627}",
        "7",
        "7 ",
        "1/2/",
        "12.",
        ".",
        "(",
        "\"",
        "-",
        "\n",
        "\n\n",
        "\r",
        "@",
        "\u{200F}",
        "\u{FDFA}",
        "twenty ",
        "one hundred and ",
        "May ",
        "on Tuesday ",
        "\u{1F4F7}",
        "\u{0648} ",
        arabic,
        english,
    ];
    for unit in units {
        let text = unit.repeat(BYTES / unit.len() + 1);
        for lang in [Lang::Ar, Lang::En] {
            let doc = lexicons.read(&text, lang);
            for token in &doc.tokens {
                assert!(token.span.of(&text).is_some_and(|word| !word.is_empty()));
            }
            let numbers = lexicons.numbers(&doc);
            assert!(numbers.iter().all(|n| n.span.of(&text).is_some()));
            let dates = date_mentions(&doc, "2015-05-20".parse().ok(), &lexicons);
            assert!(dates.iter().all(|d| d.span.of(&text).is_some_and(|words| !words.is_empty())));
        }
    }
}
