//! Folding, cutting and counting, by table.
#![allow(clippy::expect_used, reason = "a broken fixture should stop the test")]

use furat::lexicon::Lexicons;
use furat::text::{Lang, NumberKind, Span, fold, fold_term};

fn rows(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

fn lexicons() -> Lexicons {
    Lexicons::bundled().expect("bundled tables are well formed")
}

#[test]
fn spelling_variants_fold_to_one_form() {
    for row in rows(include_str!("data/folding.tsv")) {
        let (written, folded) = row.split_once('\t').expect("two cells");
        assert_eq!(fold(written).text, folded, "{written}");
        assert_eq!(fold_term(folded), folded, "folding twice changes nothing: {folded}");
    }
}

/// Every article and fixture at hand: any span of the copy leads to whole letters of the original and back.
#[test]
fn every_range_of_the_copy_is_whole_letters_of_the_original() {
    let mut texts: Vec<String> =
        [include_str!("data/folding.tsv"), include_str!("data/sentences.tsv"), include_str!("data/numbers_ar.tsv")]
            .map(str::to_owned)
            .to_vec();
    texts.push("\u{0640}\u{0640}\u{064B}\r\n\u{FEFF}\u{0629}\u{0627}.\u{0640}x\u{FDFA}\u{200F}".to_owned());
    for text in &texts {
        let folded = fold(text);
        let bounds: Vec<usize> = folded.text.char_indices().map(|(at, _)| at).chain([folded.text.len()]).collect();
        let mut last = 0;
        for pair in bounds.windows(2) {
            let span = folded.to_original(pair[0]..pair[1]);
            assert!(span.of(text).is_some_and(|letter| !letter.is_empty()), "{span:?} cuts a letter or is empty");
            assert!(span.start >= last, "{span:?} goes back before {last}");
            last = span.start;
            let back = folded.to_folded(span);
            assert!(back.start <= pair[0] && back.end >= pair[1], "{span:?} leads to {back:?}, not to {pair:?}");
        }
        for (i, &start) in bounds.iter().enumerate() {
            for &end in bounds.iter().skip(i + 1).step_by(7) {
                assert!(folded.to_original(start..end).of(text).is_some());
            }
        }
        for start in 0..=text.len() {
            let range = folded.to_folded(Span::new(start, (start + 5).min(text.len())));
            assert!(folded.text.get(range.clone()).is_some(), "{range:?} cuts a letter of the copy");
        }
    }
}

#[test]
fn sentences_end_where_the_table_says() {
    let lexicons = lexicons();
    for row in rows(include_str!("data/sentences.tsv")) {
        let text = row.replace('\u{2016}', "").replace('\u{00B6}', "\n");
        let lang = Lang::detect(&text);
        let doc = lexicons.read(&text, lang);
        let found: Vec<&str> = doc.sentences.iter().map(|s| doc.surface(s.span)).collect();
        let marked = row.replace('\u{00B6}', "\n");
        let expected: Vec<&str> = marked.split('\u{2016}').map(str::trim).filter(|s| !s.is_empty()).collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn numbers_are_read_as_the_table_says() {
    let lexicons = lexicons();
    for (lang, table) in [(Lang::Ar, include_str!("data/numbers_ar.tsv")), (Lang::En, include_str!("data/numbers_en.tsv"))] {
        for row in rows(table) {
            let (text, expected) = row.split_once('\t').expect("two cells");
            let found: Vec<String> = lexicons
                .numbers(&lexicons.read(text, lang))
                .iter()
                .map(|number| {
                    let mark = match number.kind {
                        NumberKind::Ordinal => "o",
                        NumberKind::Vague => "v",
                        NumberKind::Digits | NumberKind::Words => "",
                    };
                    format!("{mark}{}", number.value)
                })
                .collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
