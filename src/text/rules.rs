//! What a language adds to cutting and counting: abbreviations, prefixes and endings, number words. Filled from tables.

use std::sync::atomic::{AtomicU64, Ordering};

use super::numerals::NumberWords;
use super::quick::{Openings, ShortWords, WordSet};

/// Small words written as one with the word after them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrefixKind {
    /// A conjunction, perhaps with another particle after it.
    Conjunction,
    /// A preposition or the mark of the future.
    Preposition,
    /// The article, perhaps with other particles before it.
    Article,
    /// The article swallowed by a preposition: the word after it has lost its own first letters.
    SwallowedArticle,
}

/// Endings written as one with the word before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuffixKind {
    /// A possessor or object.
    Pronoun,
    /// The alef of the indefinite accusative.
    Tanween,
    /// Two of a thing.
    Dual,
    /// Several of a thing.
    Plural,
    /// Where, whence, whose: what other languages say with a preposition.
    Case,
}

/// Prefixes and endings of a language, folded.
#[derive(Clone, Debug, Default)]
pub struct Affixes {
    prefixes: ShortWords<PrefixKind>,
    openings: Openings<PrefixKind>,
    suffixes: ShortWords<SuffixKind>,
    /// The bare article; empty where the language writes it apart.
    article: String,
    /// Bytes of the longest prefix with an article in it.
    longest_article: usize,
    /// Bytes of the longest ending.
    longest_suffix: usize,
    /// The letter that ends a noun, and the one it turns into before an ending.
    pub(crate) soft_ending: Option<(String, String)>,
}

/// A word without its prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stem<'a> {
    /// What was taken off.
    pub prefix: &'a str,
    /// What is left.
    pub stem: &'a str,
    /// What sort of prefix it was; `None` where none was taken off.
    pub kind: Option<PrefixKind>,
}

/// The stem of a noun that may be a dual.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dual {
    /// The singular, folded.
    pub stem: String,
    /// The ending.
    pub ending: String,
}

impl Affixes {
    /// Adds a prefix.
    pub fn add_prefix(&mut self, folded: &str, kind: PrefixKind) {
        if kind == PrefixKind::Article && (self.article.is_empty() || folded.len() < self.article.len()) {
            folded.clone_into(&mut self.article);
        }
        if kind == PrefixKind::Article {
            self.longest_article = self.longest_article.max(folded.len());
        }
        self.openings.insert(folded, kind);
        self.prefixes.insert(folded, kind);
    }

    /// Adds an ending.
    pub fn add_suffix(&mut self, folded: &str, kind: SuffixKind) {
        self.longest_suffix = self.longest_suffix.max(folded.len());
        self.suffixes.insert(folded, kind);
    }

    /// Sets the letter that ends a noun and the one it turns into before an ending.
    pub fn set_soft_ending(&mut self, alone: &str, joined: &str) {
        self.soft_ending = Some((alone.to_owned(), joined.to_owned()));
    }

    /// What sort of prefix these letters are.
    pub fn prefix(&self, folded: &str) -> Option<PrefixKind> {
        self.prefixes.get(folded)
    }

    /// The prefixes that a word opens with, or is, shortest first: their bytes and what they are.
    #[inline]
    pub fn opening(&self, word: &str) -> impl Iterator<Item = (usize, PrefixKind)> {
        self.openings.of(word)
    }

    /// What sort of ending these letters are.
    pub fn suffix(&self, folded: &str) -> Option<SuffixKind> {
        self.suffixes.get(folded)
    }

    /// The bytes of a word at which an ending of it begins.
    pub(crate) fn endings<'a>(&'a self, word: &'a str) -> impl Iterator<Item = usize> + 'a {
        let from = word.len().saturating_sub(self.longest_suffix).max(1);
        (from..word.len()).filter(|&at| word.get(at..).is_some_and(|ending| self.suffix(ending).is_some()))
    }

    /// The bytes of a word from which a prefix with an article may be read that ends with the article at a byte, and some more.
    pub(crate) fn article_from(&self, end: usize) -> std::ops::Range<usize> {
        end.saturating_sub(self.longest_article)..end
    }

    /// The bare article, folded; `None` where the language writes it apart.
    pub fn article(&self) -> Option<&str> {
        (!self.article.is_empty()).then_some(self.article.as_str())
    }

    /// The word after the bare article; `None` where it does not open with one.
    pub fn without_article<'a>(&self, folded: &'a str) -> Option<&'a str> {
        if self.article.is_empty() { None } else { folded.strip_prefix(self.article.as_str()) }
    }

    /// The word itself, then what is left after each prefix it may carry, shortest prefix first. A stem keeps at least
    /// two letters.
    pub fn stems<'a>(&'a self, word: &'a str) -> impl Iterator<Item = Stem<'a>> + 'a {
        self.stems_that(word, |_| true)
    }

    /// Those of the stems that are so. A question that is answered faster than what a prefix is spares looking that up.
    pub(crate) fn stems_that<'a>(&'a self, word: &'a str, is_so: impl Fn(&str) -> bool + 'a) -> impl Iterator<Item = Stem<'a>> + 'a {
        let whole = Some(Stem { prefix: "", stem: word, kind: None }).filter(|whole| is_so(whole.stem));
        let parts = self.opening(word).filter_map(move |(at, kind)| {
            let (prefix, stem) = word.split_at_checked(at)?;
            (is_so(stem) && stem.chars().nth(1).is_some()).then_some(Stem { prefix, stem, kind: Some(kind) })
        });
        whole.into_iter().chain(parts)
    }

    /// The singular of a noun with an ending of two; `None` where the letters cannot be one. Some of these endings are
    /// also a plural's: the caller has to know the noun.
    pub fn dual_stem(&self, word: &str) -> Option<Dual> {
        let (at, _) = word.char_indices().rev().nth(1)?;
        let (stem, ending) = word.split_at_checked(at)?;
        if self.suffix(ending) != Some(SuffixKind::Dual) || stem.chars().nth(1).is_none() {
            return None;
        }
        Some(Dual { stem: self.alone(stem), ending: ending.to_owned() })
    }

    /// The stem as it is written with no ending after it.
    fn alone(&self, stem: &str) -> String {
        match &self.soft_ending {
            Some((alone, joined)) => stem.strip_suffix(joined.as_str()).map_or_else(|| stem.to_owned(), |head| format!("{head}{alone}")),
            None => stem.to_owned(),
        }
    }
}

/// A number of its own for each value made.
#[derive(Debug)]
struct Identity(u64);

/// Identities given so far.
static IDENTITIES: AtomicU64 = AtomicU64::new(0);

impl Default for Identity {
    fn default() -> Self {
        Self(IDENTITIES.fetch_add(1, Ordering::Relaxed))
    }
}

impl Clone for Identity {
    fn clone(&self) -> Self {
        Self::default()
    }
}

/// Everything the text stage takes from the tables of one language.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    id: Identity,
    /// Folded words after which a full stop does not end the sentence.
    pub abbreviations: WordSet,
    /// Prefixes and endings.
    pub affixes: Affixes,
    /// Folded words that are often written as one with the word after them.
    pub fused_heads: WordSet,
    /// Number words.
    pub numbers: NumberWords,
}

impl Rules {
    /// By which a text remembers what was found in it with these rules.
    pub(crate) const fn id(&self) -> u64 {
        self.id.0
    }
}
