//! Every name of the gazetteer that stands in a text.

use std::ops::Range;
use std::sync::OnceLock;

use super::{Gazetteer, PlaceIndex};
use crate::lexicon::{Lexicons, Matcher, Options};
use crate::text::{Document, Lang, Span};

/// What may be written in front of a name: never the article, which would make adjectives of names.
const PREFIXES: &str = "prefixes=conjunction,preposition";

/// The automata over all names, one a language, made when first needed.
#[derive(Debug, Default)]
pub(super) struct Scanners {
    arabic: OnceLock<Matcher>,
    english: OnceLock<Matcher>,
}

/// A name that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameHit<'g> {
    /// Every place of that name, in the order of the table.
    pub places: &'g [PlaceIndex],
    /// Its words in the original, without what is written as one with them.
    pub span: Span,
    /// The same with it.
    pub word: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
}

impl Gazetteer {
    /// Every name in the text, in order, those that overlap included; of those that start together the longest first.
    ///
    /// The automata are made on the first call, with the prefixes of those lexicons.
    pub fn names_in(&self, doc: &Document<'_>, lexicons: &Lexicons) -> Vec<NameHit<'_>> {
        let cell = match doc.lang {
            Lang::Ar => &self.scanners.arabic,
            Lang::En => &self.scanners.english,
        };
        let matcher = cell.get_or_init(|| self.scanner(doc.lang, lexicons));
        let hits = matcher.find_all(doc).into_iter();
        hits.map(|hit| NameHit { places: self.index.spelled(hit.term), span: hit.span, word: hit.word, tokens: hit.tokens }).collect()
    }

    fn scanner(&self, lang: Lang, lexicons: &Lexicons) -> Matcher {
        let mut options = Options::exact();
        let names = self.index.spellings();
        match options.set(PREFIXES) {
            // Only a gazetteer of over a billion letters is too large for the automaton: such a one has no names.
            Ok(()) => Matcher::new(names, options, lexicons.rules(lang)).unwrap_or_default(),
            Err(_) => Matcher::default(),
        }
    }
}
