//! Where in a word a term may begin.

use super::trie::{TooManyTerms, Trie};
use crate::text::Rules;

/// Fewest bytes of a word that lost its space before a definite term.
const LEAST_BEFORE_ARTICLE: usize = 3;

/// What may stand in front of a term as one with it: prefixes, small words that lost their space, and any word before an
/// article.
#[derive(Debug, Default)]
pub(super) struct Starts {
    prefixes: Trie,
    heads: Trie,
    /// Empty where the language writes it apart.
    article: String,
}

impl Starts {
    /// Of a language.
    ///
    /// # Errors
    /// When it has too many prefixes.
    pub(super) fn new(rules: &Rules) -> Result<Self, TooManyTerms> {
        let prefixes: Vec<&str> = rules.affixes.prefixes().collect();
        let article = rules.affixes.article().unwrap_or_default().to_owned();
        Ok(Self { prefixes: Trie::new(&prefixes)?, heads: Trie::new(&rules.fused_heads.sorted())?, article })
    }

    /// The bytes of a word that a term may begin at, ascending, in place of what `out` holds: all of those, and perhaps
    /// some others.
    pub(super) fn within(&self, word: &str, out: &mut Vec<usize>) {
        out.clear();
        out.push(0);
        let text = word.as_bytes();
        ends_within(&self.prefixes, text, 0, out);
        for stem in 0..out.len() {
            let from = out.get(stem).copied().unwrap_or_default();
            ends_within(&self.heads, text, from, out);
        }
        self.articles(text, out);
        if out.len() > 1 {
            out.sort_unstable();
            out.dedup();
        }
    }

    /// Adds where an article stands behind a word.
    fn articles(&self, text: &[u8], out: &mut Vec<usize>) {
        // Most letters of a script share their first byte: the last one tells them apart.
        let Some((last, first)) = self.article.as_bytes().split_last() else { return };
        for (end, _) in text.iter().enumerate().skip(LEAST_BEFORE_ARTICLE + first.len()).filter(|(_, byte)| *byte == last) {
            if text.get(..end).is_some_and(|before| before.ends_with(first)) {
                out.push(end - first.len());
            }
        }
    }
}

/// Adds where the words of a tree end that a text has from a byte on, but for its own end.
fn ends_within(words: &Trie, text: &[u8], from: usize, out: &mut Vec<usize>) {
    words.walk(text, from, |end, _| {
        if end < text.len() {
            out.push(end);
        }
    });
}
