//! Every name of the gazetteer that stands in a text.

use std::ops::Range;
use std::sync::OnceLock;

use super::{Gazetteer, PlaceIndex};
use crate::lexicon::{Lexicons, Options, Scanner};
use crate::text::{Document, Hit, Lang, Span};

/// What may be written in front of a name: never the article, which would make adjectives of names.
const PREFIXES: &str = "prefixes=conjunction,preposition";

/// The automata over all names, one a language, made when first needed.
#[derive(Debug, Default)]
pub(super) struct Scanners {
    arabic: OnceLock<Scanner>,
    english: OnceLock<Scanner>,
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
        let scanner = cell.get_or_init(|| self.scanner(doc.lang, lexicons));
        let found = scanner.scan(doc);
        let name =
            |hit: &Hit| NameHit { places: self.index.spelled(hit.term), span: hit.span, word: hit.word, tokens: hit.tokens.clone() };
        found.of(0).iter().map(name).collect()
    }

    fn scanner(&self, lang: Lang, lexicons: &Lexicons) -> Scanner {
        let mut options = Options::exact();
        let names = self.index.spellings();
        match options.set(PREFIXES) {
            // Only a gazetteer of over a billion letters is too large for the automaton: such a one has no names.
            Ok(()) => Scanner::new([(options, names)], lexicons.rules(lang)).unwrap_or_default(),
            Err(_) => Scanner::default(),
        }
    }
}
