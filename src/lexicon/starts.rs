//! Where in a word a term may begin and end.

use std::sync::Arc;

use crate::text::quick::Openings;
use crate::text::{Bounds, Document, Rules, TokenKind};

/// Fewest bytes of a word that lost its space before a definite term.
const LEAST_BEFORE_ARTICLE: usize = 3;

/// What may stand in front of a term as one with it: prefixes, small words that lost their space, and any word before an
/// article; and behind it: endings, and an article.
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

    /// Every place of a text that a term may begin or end at, and perhaps some others.
    pub(super) fn of(&self, doc: &Document<'_>) -> Bounds {
        let mut all = Bounds::new(doc.skeleton.len(), doc.skeleton.text.len());
        let mut within = Vec::new();
        for slot in 0..doc.skeleton.len() {
            let Some((token, range)) = doc.skeleton.token(slot) else { break };
            within.clear();
            match doc.skeleton.text.get(range.clone()).filter(|_| doc.kind(token) == Some(TokenKind::Word)) {
                Some(word) => {
                    self.within(word, &mut within);
                    self.ends(word, range.start, &mut all);
                }
                None => within.push(0),
            }
            all.starts.extend(within.iter().map(|&inside| [slot as u32, inside as u32]));
            all.add_end(range.end);
        }
        all
    }

    /// Adds where a term may end within a word that begins at a byte of the text: before an ending, and before an article.
    fn ends(&self, word: &str, start: usize, out: &mut Bounds) {
        self.rules.affixes.endings(word).for_each(|at| out.add_end(start + at));
        for end in self.articles(word.as_bytes()) {
            self.rules.affixes.article_from(end).for_each(|at| out.add_end(start + at));
        }
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
        let article = self.article.len();
        out.extend(self.articles(word.as_bytes()).map(|end| end - article).filter(|&at| at >= LEAST_BEFORE_ARTICLE));
        if out.len() > 1 {
            out.sort_unstable();
            out.dedup();
        }
    }

    /// Where the articles within a word end.
    fn articles<'w>(&'w self, word: &'w [u8]) -> impl Iterator<Item = usize> + 'w {
        // Most letters of a script share their first byte: the last one tells them apart.
        let (last, first) = self.article.as_bytes().split_last().unzip();
        let first = first.unwrap_or_default();
        let lasts = word.iter().enumerate().skip(first.len()).filter(move |(_, byte)| Some(*byte) == last);
        lasts.filter(move |&(end, _)| word.get(..end).is_some_and(|before| before.ends_with(first))).map(|(end, _)| end + 1)
    }
}
