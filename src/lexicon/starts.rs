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
        let mut add = |end: usize, _| {
            if end < text.len() {
                out.push(end);
            }
        };
        self.prefixes.walk(text, 0, &mut add);
        let mut behind = 0;
        let stems = out.len();
        while behind < stems {
            let Some(&from) = out.get(behind) else { break };
            self.heads.walk(text, from, |end, _| {
                if end < text.len() {
                    out.push(end);
                }
            });
            behind += 1;
        }
        let article = self.article.as_bytes();
        if !article.is_empty() && text.len() > article.len() {
            let definite = text.windows(article.len()).enumerate().skip(LEAST_BEFORE_ARTICLE);
            out.extend(definite.filter(|(_, letters)| *letters == article).map(|(at, _)| at));
        }
        if out.len() > 1 {
            out.sort_unstable();
            out.dedup();
        }
    }
}
