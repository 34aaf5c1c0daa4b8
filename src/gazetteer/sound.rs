//! How a name sounds: what all spellings of it in Latin letters have in common with each other and with the Arabic one.
//!
//! Vowels, doubled letters, articles and a silent end are left out, and letters that are written for one another (q, k, g) are one.

use std::sync::LazyLock;

use super::hash::NameMap;
use super::index::ARTICLES;

const TABLE: &str = include_str!("../../data/gazetteer/transliteration.tsv");

/// The letters that may stand silent at the end of a word: those of a ta marbuta.
const SILENT_ENDS: [char; 2] = ['h', '\u{0647}'];

/// Fewest letters of a word that may open with an article written as one with it.
const LONG_ENOUGH_FOR_ARTICLE: usize = 6;

/// Most letters of a row of the table.
const LONGEST: usize = 3;

static SOUNDS: LazyLock<NameMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    rows.map(|line| line.split_once('\t').unwrap_or((line, ""))).collect()
});

/// The sound of a folded name; empty where it has no consonant.
pub(super) fn sound(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len());
    for word in words(folded) {
        add_word(without_arabic_article(word), &mut out);
    }
    out
}

/// The sound of a folded name whose first word may open with a Latin article written as one with it: "elqaim".
pub(super) fn sound_without_fused_article(folded: &str) -> Option<String> {
    let first = words(folded).next()?;
    let rest =
        ARTICLES.iter().filter(|article| article.is_ascii() && article.len() == 2).find_map(|article| first.strip_prefix(article))?;
    let offset = folded.find(first)? + first.len() - rest.len();
    (first.chars().count() >= LONG_ENOUGH_FOR_ARTICLE).then(|| folded.get(offset..).map(sound)).flatten()
}

/// The words of a name, Latin articles left out unless nothing else is there.
fn words(folded: &str) -> impl Iterator<Item = &str> {
    let parts = || folded.split(|c: char| c.is_whitespace() || c == '-' || c == '_').filter(|part| !part.is_empty());
    let only_articles = parts().all(is_article);
    parts().filter(move |part| only_articles || !is_article(part))
}

fn is_article(word: &str) -> bool {
    word.is_ascii() && ARTICLES.contains(&word)
}

fn without_arabic_article(word: &str) -> &str {
    let article = ARTICLES.iter().find(|article| !article.is_ascii());
    let rest = article.and_then(|article| word.strip_prefix(article));
    rest.filter(|rest| rest.chars().nth(2).is_some()).unwrap_or(word)
}

fn add_word(word: &str, out: &mut String) {
    let word = word.strip_suffix(SILENT_ENDS).unwrap_or(word);
    let mut rest = word;
    let mut last = "";
    while let Some((length, sound)) = longest_row(rest) {
        // A doubled letter is one; the same letter again behind a vowel is not.
        if sound != last {
            out.push_str(sound);
        }
        last = sound;
        rest = rest.get(length..).unwrap_or_default();
    }
}

/// The longest row that the text opens with: its length in bytes, and the sound. A letter that no row has sounds like nothing.
fn longest_row(text: &str) -> Option<(usize, &'static str)> {
    let first = text.chars().next()?;
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST);
    let rows = ends.filter_map(|end| Some((end, *SOUNDS.get(text.get(..end)?)?)));
    Some(rows.last().unwrap_or((first.len_utf8(), "")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold_term;

    #[test]
    fn spellings_of_one_name_sound_alike() {
        for names in include_str!("../../tests/data/gazetteer_sounds.tsv").lines().filter(|line| !line.starts_with('#')) {
            let sounds: Vec<String> = names.split('\t').map(|name| sound(&fold_term(name))).collect();
            assert!(sounds.iter().all(|other| Some(other) == sounds.first() && !other.is_empty()), "{names}: {sounds:?}");
        }
    }

    #[test]
    fn an_article_written_as_one_with_its_noun_is_seen() {
        assert_eq!(sound_without_fused_article("elqaim"), Some(sound("qaim")));
        assert_eq!(sound_without_fused_article("albu kamal"), None);
        assert_eq!(sound_without_fused_article(""), None);
    }
}
