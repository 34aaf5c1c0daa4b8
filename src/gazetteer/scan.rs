//! Every name of the gazetteer that stands in a text.

use std::ops::Range;
use std::sync::{Arc, PoisonError, RwLock};

use super::{Gazetteer, PlaceIndex};
use crate::lexicon::{Lexicons, Options, Scanner};
use crate::text::{Document, Hit, Lang, Span};

/// What may be written in front of a name: never the article, which would make adjectives of names.
const PREFIXES: &str = "prefixes=conjunction,preposition";

/// The table of a lexicon with names of places in its language: the id of a place in the value column.
const NAMES: &str = "place_names";

/// The scanners over all names, one a language, made when first needed.
#[derive(Debug, Default)]
pub(super) struct Scanners {
    made: RwLock<Vec<(u64, Arc<Scanner>)>>,
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
    /// The scanner of a language is made on its first text, with the prefixes and names of those lexicons.
    pub fn names_in(&self, doc: &Document<'_>, lexicons: &Lexicons) -> Vec<NameHit<'_>> {
        let found = self.scanner(doc.lang, lexicons).scan(doc);
        let name = |hit: &Hit, places| NameHit { places, span: hit.span(), word: hit.word(), tokens: hit.tokens() };
        let mut names: Vec<NameHit<'_>> = found.of(0).iter().map(|hit| name(hit, self.index.spelled(hit.term()))).collect();
        if !found.of(1).is_empty() {
            let rows = &lexicons.table(doc.lang, NAMES).rows;
            let place = |hit: &Hit| self.index.alone(self.by_id(&rows.get(hit.term())?.value)?);
            names.extend(found.of(1).iter().filter_map(|hit| Some(name(hit, place(hit)?))));
            names.sort_by_key(|name| (name.tokens.start, std::cmp::Reverse(name.tokens.end)));
        }
        names
    }

    fn scanner(&self, lang: Lang, lexicons: &Lexicons) -> Arc<Scanner> {
        let id = lexicons.id(lang);
        let of = |made: &[(u64, Arc<Scanner>)]| made.iter().find(|(known, _)| *known == id).map(|(_, scanner)| Arc::clone(scanner));
        // A list that is only ever added to is whole even where another thread has broken off.
        let known = of(&self.scanners.made.read().unwrap_or_else(PoisonError::into_inner));
        known.unwrap_or_else(|| {
            let mut made = self.scanners.made.write().unwrap_or_else(PoisonError::into_inner);
            of(&made).unwrap_or_else(|| {
                let scanner = Arc::new(self.new_scanner(lang, lexicons));
                made.push((id, Arc::clone(&scanner)));
                scanner
            })
        })
    }

    fn new_scanner(&self, lang: Lang, lexicons: &Lexicons) -> Scanner {
        let mut options = Options::exact();
        if options.set(PREFIXES).is_err() {
            return Scanner::default();
        }
        let table = lexicons.table(lang, NAMES);
        let names: Vec<&str> = self.index.spellings().collect();
        let own = table.rows.iter().map(|row| row.term.as_str()).collect();
        // Only a gazetteer of over a billion letters is too large for the scanner: such a one has no names.
        Scanner::new([(options, names), (table.options, own)], lexicons.rules(lang)).unwrap_or_default()
    }
}
