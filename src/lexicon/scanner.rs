//! The terms of many lists at once over folded text, in one pass.
//!
//! A term is found however its words are parted: by a space, a line end, a hyphen, an underscore, a quote, or nothing.
//! It has to begin and end where words do; prefixes and endings that the language writes as one with a word may stand
//! around it where its list allows them, and so may a neighbour that lost its space (see [`Rules::fused_heads`]).

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use aho_corasick::{AhoCorasick, MatchKind};

use super::fit::Cursor;
use super::options::Options;
use super::spelling::{Form, Spellings, TermOf};
use crate::text::{Document, Hit, Hits, Rules};

pub use aho_corasick::BuildError;

/// Scanners made so far; the default is the empty one.
static SCANNERS: AtomicU64 = AtomicU64::new(1);

/// One automaton over the terms of several lists.
#[derive(Debug, Default)]
pub struct Scanner {
    /// By which a text remembers what this scanner found in it.
    id: u64,
    automaton: Option<AhoCorasick>,
    /// For every pattern of the automaton the spellings that read so.
    forms: Vec<Vec<Form>>,
    lists: Vec<Options>,
    rules: Arc<Rules>,
}

/// A term seen.
struct Candidate {
    list: usize,
    term: usize,
    /// Bytes of the skeleton.
    start: usize,
    end: usize,
    /// Bytes of the folded copy.
    folded: Range<usize>,
    tokens: Range<usize>,
}

impl Scanner {
    /// Makes a scanner over lists of terms; hits name a term by its list and its place there.
    ///
    /// # Errors
    /// When the terms are too many for the automaton.
    pub fn new<'t, T>(lists: impl IntoIterator<Item = (Options, T)>, rules: &Arc<Rules>) -> Result<Self, BuildError>
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
        let automaton = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&spellings.patterns)?;
        let id = SCANNERS.fetch_add(1, Ordering::Relaxed);
        Ok(Self { id, automaton: Some(automaton), forms: spellings.forms, lists: options, rules: Arc::clone(rules) })
    }

    /// By which a text remembers what was found in it.
    pub(super) const fn id(&self) -> u64 {
        self.id
    }

    /// What stands in a text; the text is gone through on the first call only.
    pub fn scan(&self, doc: &Document<'_>) -> Arc<Hits> {
        doc.hits.recall(self.id, || self.hits(doc))
    }

    fn hits(&self, doc: &Document<'_>) -> Hits {
        let mut candidates = self.candidates(doc);
        candidates.sort_unstable_by_key(|c| (c.list, c.start, Reverse(c.end), c.term));
        let mut hits = Hits::new(self.lists.len());
        let (mut list, mut covered) = (0, 0);
        for candidate in candidates {
            if candidate.list != list {
                (list, covered) = (candidate.list, 0);
            }
            let free = candidate.start >= covered;
            if free {
                covered = candidate.end;
            }
            let Candidate { term, folded, tokens, .. } = candidate;
            hits.push(list, Hit { term, span: doc.folded.to_original(folded), word: doc.span_of(tokens.clone()), tokens, free });
        }
        hits
    }

    fn candidates(&self, doc: &Document<'_>) -> Vec<Candidate> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let mut cursor = Cursor::new(doc);
        let mut found = Vec::new();
        for m in automaton.find_overlapping_iter(&doc.skeleton.text) {
            let Some(forms) = self.forms.get(m.pattern().as_usize()) else { continue };
            let Some(seen) = cursor.see(m.start(), m.end(), &self.rules) else { continue };
            for form in forms {
                let Some(&options) = self.lists.get(form.list) else { continue };
                if seen.fits(form, options, &self.rules, doc) {
                    let (list, term, start, end) = (form.list, form.term, seen.start, seen.end);
                    found.push(Candidate { list, term, start, end, folded: seen.folded(doc), tokens: seen.tokens.clone() });
                }
            }
        }
        found
    }
}
