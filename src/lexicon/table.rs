//! One table of words: tab-separated rows of `id`, `term`, `value`, `example`, `note`.
//!
//! ```text
//! # Words that …
//! #! prefixes=conjunction,preposition,article suffixes=tanween,pronoun
//! strike.air ⇥ TERM ⇥ kind=airstrike;strong=yes ⇥ A sentence with TERM in it ⇥ why it is here
//! ```
//!
//! Lines that open with `#` are comments, one that opens with `#!` sets how terms are matched (see [`Options`]). The note
//! may be left out. A term is written as in any dictionary: folding is done on both sides. Several words that mean the
//! same may share a line, with `|` between them; one of them has to be in the example.

use std::sync::Arc;

use thiserror::Error;

use super::options::{Mode, Options};
use super::pattern::Grammar;
use super::scanner::Scanner;
use crate::text::quick::head;
use crate::text::{Document, Hit, Hits, Span};

/// What is wrong with a table.
#[derive(Debug, Error)]
#[error("{file}:{line}:{column}: {problem}")]
pub struct TableError {
    /// The table, as `ar/months`.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
    /// What is wrong and what is expected.
    pub problem: String,
}

/// One term of a table, with what its row says of it. Rows have many terms, and a text touches thousands of them: what they share is kept
/// once, so that it stays at hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The words, as written.
    pub term: String,
    shared: Arc<Shared>,
}

impl std::ops::Deref for Row {
    type Target = Shared;

    #[inline]
    fn deref(&self) -> &Shared {
        &self.shared
    }
}

/// What all terms of a row share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// Names the row for good: incidents and tests refer to it.
    pub id: String,
    /// What its words stand for: a plain word, or `key=value` pairs with `;` between them.
    pub value: String,
    /// A phrase in which this row must be found.
    pub example: String,
    /// For people.
    pub note: String,
    /// Where it stands in its file, from 1.
    pub line: usize,
    /// The pairs of the value column.
    attrs: Vec<(String, String)>,
    /// A bit for each of their keys, by its hash: most keys that a row is asked for it does not have.
    keys: u64,
    /// What `class` is set to there: asked for at every turn.
    class: String,
    /// Whether `capitals` is.
    capitals: bool,
}

impl Shared {
    /// The value of a key in the value column; `None` where it has none.
    #[inline]
    pub fn attr(&self, key: &str) -> Option<&str> {
        if self.keys & key_bit(key) == 0 { None } else { self.attrs().find(|&(name, _)| name == key).map(|(_, value)| value) }
    }

    /// The value of `class`; empty where it has none.
    #[inline]
    pub fn class(&self) -> &str {
        &self.class
    }

    /// Whether it is a word only in capitals.
    pub const fn is_in_capitals(&self) -> bool {
        self.capitals
    }

    /// The value of a key as a number; `None` where it has none or it is no number.
    pub fn number<N: std::str::FromStr>(&self, key: &str) -> Option<N> {
        self.attr(key)?.parse().ok()
    }

    /// Whether a key is set to `yes`.
    #[inline]
    pub fn is(&self, key: &str) -> bool {
        self.attr(key) == Some("yes")
    }

    /// The pairs of the value column, in order. A plain word is no pair.
    pub fn attrs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attrs.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }
}

/// A term found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match<'t> {
    /// The row it belongs to.
    pub row: &'t Row,
    /// The words of the term, without prefixes and endings written as one with them.
    pub span: Span,
    /// The same with them.
    pub word: Span,
    /// Its tokens.
    pub tokens: std::ops::Range<usize>,
}

/// Rows that can be looked for in a text.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// `ar/months`.
    pub name: String,
    /// In the order of the file.
    pub rows: Vec<Row>,
    /// How its terms are matched.
    pub options: Options,
    /// Which list of the scanner its terms are.
    list: usize,
    scanner: Arc<Scanner>,
    grammar: Grammar,
}

impl Table {
    /// Reads a table; it finds nothing until it is told its scanner.
    ///
    /// # Errors
    /// Names the line and column of a row with too few or too many cells, or of an unknown option.
    pub fn parse(name: &str, text: &str, defaults: Options) -> Result<Self, TableError> {
        let mut table = Self { name: name.to_owned(), options: defaults, ..Self::default() };
        for (index, line) in text.lines().enumerate() {
            let fail = |column: usize, problem: String| TableError { file: format!("{name}.tsv"), line: index + 1, column, problem };
            if let Some(directive) = line.strip_prefix("#!") {
                table.options.set(directive).map_err(|problem| fail(3, problem))?;
            } else if !line.starts_with('#') && !line.trim().is_empty() {
                let row = parse_row(line, index + 1).map_err(|(column, problem)| fail(column, problem))?;
                if table.options.mode == Mode::Rules {
                    table.rows.push(row);
                } else {
                    table.rows.extend(row.term.split('|').map(|term| Row { term: term.trim().to_owned(), ..row.clone() }));
                }
            }
        }
        Ok(table)
    }

    /// Makes the patterns of a table of rules ready to run; any other is left as it is.
    ///
    /// # Errors
    /// When a pattern is malformed.
    pub(super) fn compile(&mut self) -> Result<(), TableError> {
        if self.options.mode == Mode::Rules {
            self.grammar = Grammar::new(self)?;
        }
        Ok(())
    }

    /// Its terms, in the order of the rows.
    pub(super) fn terms(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|row| row.term.as_str())
    }

    /// Says what finds its terms: a list of a scanner.
    pub(super) fn found_by(&mut self, scanner: &Arc<Scanner>, list: usize) {
        (self.scanner, self.list) = (Arc::clone(scanner), list);
    }

    /// Every place where a term of the table stands in the text, in order; of terms that overlap the one that starts
    /// first, and of those the longest.
    pub fn find(&self, doc: &Document<'_>) -> Vec<Match<'_>> {
        let found = self.scanner.scan(doc);
        let mut out = Vec::with_capacity(found.of(self.list).len());
        out.extend(self.matches(&found).filter(|(hit, _)| hit.is_free()).map(|(_, matched)| matched));
        out
    }

    /// Tells of each of the places that [`Self::find`] gives, without a list of them.
    pub fn find_each<'t>(&'t self, doc: &Document<'_>, tell: impl FnMut(Match<'t>)) {
        let found = self.scanner.scan(doc);
        self.matches(&found).filter(|(hit, _)| hit.is_free()).map(|(_, matched)| matched).for_each(tell);
    }

    /// Every place where a term of the table stands in the text, those that overlap included, in order.
    pub fn find_all(&self, doc: &Document<'_>) -> Vec<Match<'_>> {
        let found = self.scanner.scan(doc);
        let mut out = Vec::with_capacity(found.of(self.list).len());
        out.extend(self.matches(&found).map(|(_, matched)| matched));
        out
    }

    fn matches<'t, 'h>(&'t self, found: &'h Hits) -> impl Iterator<Item = (&'h Hit, Match<'t>)> {
        let matched = |hit: &'h Hit| {
            let row = self.rows.get(hit.term())?;
            Some((hit, Match { row, span: hit.span(), word: hit.word(), tokens: hit.tokens() }))
        };
        found.of(self.list).iter().filter_map(matched)
    }

    /// The rules of a table of patterns; none for any other.
    pub fn grammar(&self) -> &Grammar {
        &self.grammar
    }

    /// The row of that id.
    pub fn row(&self, id: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == id)
    }
}

/// The bit of a key. Of a key that stands in the program the compiler works it out.
#[inline]
fn key_bit(key: &str) -> u64 {
    1 << (head(key.as_bytes()).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 58)
}

fn parse_row(line: &str, number: usize) -> Result<Row, (usize, String)> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [id, term, value, example, rest @ ..] = cells.as_slice() else {
        return Err((line.chars().count() + 1, format!("{} cells, expected id, term, value, example and perhaps a note", cells.len())));
    };
    if rest.len() > 1 {
        let column = cells.iter().take(5).map(|cell| cell.chars().count() + 1).sum::<usize>();
        return Err((column + 1, format!("{} cells, expected at most five", cells.len())));
    }
    let owned = |cell: &str| cell.trim().to_owned();
    let note = rest.first().map_or_else(String::new, |note| owned(note));
    let pairs = value.split(';').filter_map(|pair| pair.split_once('='));
    let attrs: Vec<(String, String)> = pairs.map(|(key, value)| (owned(key), owned(value))).collect();
    let capitals = attrs.iter().any(|(key, value)| key == "capitals" && value == "yes");
    let class = attrs.iter().find(|(key, _)| key == "class").map(|(_, value)| value.clone()).unwrap_or_default();
    let keys = attrs.iter().fold(0, |keys, (key, _)| keys | key_bit(key));
    let (id, term, value, example) = (owned(id), owned(term), owned(value), owned(example));
    Ok(Row { term, shared: Arc::new(Shared { id, value, example, note, line: number, attrs, keys, class, capitals }) })
}
