//! The terms of many lists at once over folded text, in one pass.
//!
//! A term is found however its words are parted: by a space, a line end, a hyphen, an underscore, a quote, or nothing.
//! It has to begin and end where words do; prefixes and endings that the language writes as one with a word may stand
//! around it where its list allows them, and so may a neighbour that lost its space (see [`Rules::fused_heads`]).

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::fit::Start;
use super::options::Options;
use super::spelling::{Forms, Spellings, TermOf};
use super::starts::Starts;
use super::trie::Trie;
use crate::text::{Document, Hit, Hits, Rules};

pub use super::trie::TooManyTerms;

/// Scanners made so far; the default is the empty one.
static SCANNERS: AtomicU64 = AtomicU64::new(1);

/// The terms of several lists, ready to be looked for together.
#[derive(Debug, Default)]
pub struct Scanner {
    /// By which a text remembers what this scanner found in it.
    id: u64,
    /// The letters of all spellings.
    letters: Trie,
    forms: Forms,
    starts: Starts,
    lists: Vec<Options>,
    rules: Arc<Rules>,
}

impl Scanner {
    /// Makes a scanner over lists of terms; hits name a term by its list and its place there.
    ///
    /// # Errors
    /// When there are too many terms.
    pub fn new<'t, T>(lists: impl IntoIterator<Item = (Options, T)>, rules: &Arc<Rules>) -> Result<Self, TooManyTerms>
    where
        T: IntoIterator<Item = &'t str>,
    {
        let mut spellings = Spellings::default();
        let mut options = Vec::new();
        for (list, (how, terms)) in lists.into_iter().enumerate() {
            options.push(how);
            for (term, words) in terms.into_iter().enumerate() {
                spellings.add(TermOf { list, term }, words, how, rules);
            }
        }
        let (forms, letters) = spellings.finish();
        let (letters, starts) = (Trie::new(&letters)?, Starts::new(rules));
        let id = SCANNERS.fetch_add(1, Ordering::Relaxed);
        Ok(Self { id, letters, forms, starts, lists: options, rules: Arc::clone(rules) })
    }

    /// By which a text remembers what was found in it.
    pub(super) const fn id(&self) -> u64 {
        self.id
    }

    /// What stands in a text; the text is gone through on the first call only.
    pub fn scan(&self, doc: &Document<'_>) -> Arc<Hits> {
        doc.hits.recall(self.id, || self.hits(doc))
    }

    /// Goes through a text once: at every place where a term may begin, down the tree of letters.
    fn hits(&self, doc: &Document<'_>) -> Hits {
        let mut found = Found { covered: vec![0; self.lists.len()], hits: Vec::with_capacity(doc.tokens.len() * 2) };
        let mut seen = Vec::new();
        let text = doc.skeleton.text.as_bytes();
        let bounds = doc.bounds.recall(self.rules.id(), || self.starts.of(doc));
        for &[slot, inside] in &bounds.starts {
            let (slot, inside) = (slot as usize, inside as usize);
            let Some(word) = doc.skeleton.start(slot) else { break };
            self.letters.walk(text, word + inside, |end| bounds.may_end(end), |end, pattern| seen.push((end, pattern)));
            if !seen.is_empty()
                && let Some(start) = Start::new(doc, &self.rules.affixes, slot, inside)
            {
                self.judge(&start, &mut seen, &mut found);
            }
        }
        Hits::new(self.lists.len(), found.hits)
    }

    /// Keeps the terms among the spellings seen at a place, the longest first.
    fn judge(&self, start: &Start<'_>, spellings: &mut Vec<(usize, usize)>, found: &mut Found) {
        for (end, pattern) in spellings.drain(..).rev() {
            let forms = self.forms.of(pattern);
            let Some(seen) = forms.first().and_then(|first| start.see(end, first)) else { continue };
            let mut spans = None;
            for form in forms {
                let list = usize::from(form.list);
                let Some(&options) = self.lists.get(list) else { continue };
                if start.fits(&seen, form, &self.forms, options, &self.rules) {
                    let (span, word) = *spans.get_or_insert_with(|| start.spans(&seen));
                    let free = found.takes(list, start.at(), seen.end);
                    found.hits.push((list, Hit::new(form.term as usize, span, word, &seen.tokens, free)));
                }
            }
        }
    }
}

/// The terms found so far, in the order of the text.
struct Found {
    /// For every list where the last of its terms that stands clear of others ends.
    covered: Vec<usize>,
    hits: Vec<(usize, Hit)>,
}

impl Found {
    /// Whether a term of a list stands clear of those before it.
    fn takes(&mut self, list: usize, start: usize, end: usize) -> bool {
        let free = self.covered.get_mut(list).filter(|covered| start >= **covered);
        free.map(|covered| *covered = end).is_some()
    }
}
