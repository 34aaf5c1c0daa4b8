//! Where in a word a term may begin.

use std::sync::Arc;

use crate::text::quick::Openings;
use crate::text::{Document, Rules, TokenKind};

/// Fewest bytes of a word that lost its space before a definite term.
const LEAST_BEFORE_ARTICLE: usize = 3;

/// What may stand in front of a term as one with it: prefixes, small words that lost their space, and any word before an
/// article.
#[derive(Debug, Default)]
pub(super) struct Starts {
    rules: Arc<Rules>,
    heads: Openings<()>,
    /// Empty where the language writes it apart.
    article: String,
}

impl Starts {
    /// Of a language.
    pub(super) fn new(rules: &Arc<Rules>) -> Self {
        let mut heads = Openings::default();
        for head in rules.fused_heads.sorted() {
            heads.insert(head, ());
        }
        Self { rules: Arc::clone(rules), heads, article: rules.affixes.article().unwrap_or_default().to_owned() }
    }

    /// Every place of a text that a term may begin at, and perhaps some others, in order: which token of the skeleton, and
    /// the byte of it.
    pub(super) fn of(&self, doc: &Document<'_>) -> Vec<[u32; 2]> {
        let mut all = Vec::with_capacity(doc.skeleton.len() * 3 / 2);
        let mut within = Vec::new();
        for slot in 0..doc.skeleton.len() {
            let Some((token, range)) = doc.skeleton.token(slot) else { break };
            within.clear();
            match doc.skeleton.text.get(range).filter(|_| doc.kind(token) == Some(TokenKind::Word)) {
                Some(word) => self.within(word, &mut within),
                None => within.push(0),
            }
            all.extend(within.iter().map(|&inside| [slot as u32, inside as u32]));
        }
        all
    }

    /// Adds the bytes of a word that a term may begin at, ascending.
    fn within(&self, word: &str, out: &mut Vec<usize>) {
        out.push(0);
        out.extend(self.rules.affixes.opening(word).map(|(end, _)| end).filter(|&end| end < word.len()));
        for stem in 0..out.len() {
            let from = out.get(stem).copied().unwrap_or_default();
            let heads = self.heads.of(word.get(from..).unwrap_or_default());
            out.extend(heads.map(|(length, ())| from + length).filter(|&end| end < word.len()));
        }
        self.articles(word.as_bytes(), out);
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
