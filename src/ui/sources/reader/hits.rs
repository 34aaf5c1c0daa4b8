//! Words found in an article, whatever their spelling: alef, ya, ta marbuta, tatweel, vowel signs, digits and case are folded on both sides.

use crate::text::{Span, fold_term};
use crate::ui::found_words::spans;

/// Where the words were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    /// In the title, not in the body.
    pub in_title: bool,
    /// Which words, in bytes of the title or the body.
    pub span: Span,
}

/// All places where the words stand, those of the title first, in the order of the text. None for words without a letter.
pub(super) fn hits(title: Option<&str>, body: &str, words: &str) -> Vec<Hit> {
    let wanted = fold_term(words);
    if wanted.is_empty() {
        return Vec::new();
    }
    let wanted = [wanted];
    let of = |text: &str, in_title: bool| spans(text, &wanted).into_iter().map(|span| Hit { in_title, span }).collect::<Vec<_>>();
    let mut all = title.map(|title| of(title, true)).unwrap_or_default();
    all.extend(of(body, false));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Text, what is looked for, and what is found, one a row.
    const ROWS: &str = include_str!("../../../../tests/data/article-search.tsv");

    #[test]
    fn words_are_found_in_any_spelling_and_given_as_written() {
        let mut checked = 0;
        for row in ROWS.lines().filter(|row| !row.starts_with('#')) {
            let cells: Vec<&str> = row.split('\t').collect();
            let [text, words, found] = *cells.as_slice() else { panic!("three cells: {row}") };
            let text = text.replace("\\n", "\n");
            let got: Vec<String> = hits(None, &text, words).iter().map(|hit| hit.span.slice(&text).replace('\n', "\\n")).collect();
            assert_eq!(got.join("|"), found, "{words} in {text}");
            checked += 1;
        }
        assert!(checked >= 12, "{checked} rows");
    }

    #[test]
    fn the_title_comes_first() {
        let found = hits(Some("a raid"), "the raid, a raid", "RAID");
        assert_eq!(found.iter().map(|hit| (hit.in_title, hit.span.start)).collect::<Vec<_>>(), [(true, 2), (false, 4), (false, 12)]);
        assert!(hits(Some("a raid"), "the raid", " ").is_empty());
    }
}
