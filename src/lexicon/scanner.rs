//! The terms of many lists at once over folded text, in one pass.
//!
//! A term is found however its words are parted: by a space, a line end, a hyphen, an underscore, a quote, or nothing.
//! It has to begin and end where words do; prefixes and endings that the language writes as one with a word may stand
//! around it where its list allows them, and so may a neighbour that lost its space (see [`Rules::fused_heads`]).

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use aho_corasick::{AhoCorasick, MatchKind};

use super::fit::{Cursor, Seen};
use super::options::Options;
use super::spelling::{Form, Pattern, Spellings, TermOf};
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
    /// By the patterns of the automaton.
    patterns: Vec<Pattern>,
    lists: Vec<Options>,
    rules: Arc<Rules>,
}

/// A term seen.
struct Candidate<'d> {
    /// The order of hits: by list, then by start, then the longest first, then by term.
    order: u128,
    list: usize,
    term: usize,
    seen: Seen<'d>,
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
        let automaton = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&spellings.texts)?;
        let id = SCANNERS.fetch_add(1, Ordering::Relaxed);
        Ok(Self { id, automaton: Some(automaton), patterns: spellings.patterns, lists: options, rules: Arc::clone(rules) })
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
        candidates.sort_unstable_by_key(|candidate| candidate.order);
        let mut hits = Hits::with_capacity(self.lists.len(), candidates.len());
        let (mut last_list, mut covered) = (0, 0);
        for Candidate { list, term, seen, .. } in candidates {
            if list != last_list {
                (last_list, covered) = (list, 0);
            }
            let free = seen.start >= covered;
            if free {
                covered = seen.end;
            }
            let word = doc.span_of(seen.tokens.clone());
            let span = if seen.is_whole() { word } else { doc.folded.to_original(seen.folded(doc)) };
            hits.push(list, Hit { term, span, word, tokens: seen.tokens, free });
        }
        hits
    }

    fn candidates<'d>(&'d self, doc: &'d Document<'d>) -> Vec<Candidate<'d>> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let mut cursor = Cursor::new(doc, &self.rules.affixes);
        let mut found = Vec::with_capacity(doc.tokens.len());
        for m in automaton.find_overlapping_iter(&doc.skeleton.text) {
            let Some(pattern) = self.patterns.get(m.pattern().as_usize()) else { continue };
            let Some(seen) = cursor.see(m.start(), m.end(), pattern) else { continue };
            for form in &pattern.forms {
                let Some(&options) = self.lists.get(form.list) else { continue };
                if seen.fits(form, options, &self.rules, doc) {
                    let (list, term) = (form.list, form.term);
                    found.push(Candidate { order: order(form, seen.start, seen.end), list, term, seen: seen.clone() });
                }
            }
        }
        found
    }
}

/// By list, then by start, then the longest first, then by term; every number in as many bits as it may need.
fn order(form: &Form, start: usize, end: usize) -> u128 {
    let number = |n: usize| u128::from(n as u32);
    number(form.list) << 96 | number(start) << 64 | number(!end) << 32 | number(form.term)
}
