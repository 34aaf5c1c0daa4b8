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

use super::LexiconError;
use super::matcher::{Matcher, Mode, Options};
use super::pattern::Grammar;
use crate::text::{Document, Rules, Span};

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

/// One row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Names the row for good: incidents and tests refer to it.
    pub id: String,
    /// The words, as written.
    pub term: String,
    /// What they stand for: a plain word, or `key=value` pairs with `;` between them.
    pub value: String,
    /// A phrase in which this row must be found.
    pub example: String,
    /// For people.
    pub note: String,
    /// Where it stands in its file, from 1.
    pub line: usize,
}

impl Row {
    /// The value of a key in the value column; `None` where it has none.
    pub fn attr(&self, key: &str) -> Option<&str> {
        self.attrs().find(|&(name, _)| name == key).map(|(_, value)| value)
    }

    /// The value of a key as a number; `None` where it has none or it is no number.
    pub fn number<N: std::str::FromStr>(&self, key: &str) -> Option<N> {
        self.attr(key)?.parse().ok()
    }

    /// Whether a key is set to `yes`.
    pub fn is(&self, key: &str) -> bool {
        self.attr(key) == Some("yes")
    }

    /// The pairs of the value column, in order. A plain word is no pair.
    pub fn attrs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.value.split(';').filter_map(|pair| pair.split_once('=')).map(|(key, value)| (key.trim(), value.trim()))
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
    matcher: Matcher,
    grammar: Grammar,
}

impl Table {
    /// Reads a table; it finds nothing until [`Table::compile`].
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

    /// Makes the table ready to be looked for, with the prefixes and endings of its language.
    ///
    /// # Errors
    /// When a pattern is malformed or the terms are too many for the automaton.
    pub fn compile(&mut self, rules: &Arc<Rules>) -> Result<(), LexiconError> {
        match self.options.mode {
            Mode::Terms => {
                let matcher = Matcher::new(self.rows.iter().map(|row| row.term.as_str()), self.options, rules);
                self.matcher = matcher.map_err(|source| LexiconError::TooLarge { name: self.name.clone(), source })?;
            }
            Mode::Rules => self.grammar = Grammar::new(self)?,
            Mode::Affixes | Mode::Templates => {}
        }
        Ok(())
    }

    /// Every place where a term of the table stands in the text, in order; of terms that overlap the one that starts
    /// first, and of those the longest.
    pub fn find(&self, doc: &Document<'_>) -> Vec<Match<'_>> {
        let hits = self.matcher.find(doc).into_iter();
        hits.filter_map(|hit| Some(Match { row: self.rows.get(hit.term)?, span: hit.span, word: hit.word, tokens: hit.tokens })).collect()
    }

    /// Every place where a term of the table stands in the text, those that overlap included, in order.
    pub fn find_all(&self, doc: &Document<'_>) -> Vec<Match<'_>> {
        let hits = self.matcher.find_all(doc).into_iter();
        hits.filter_map(|hit| Some(Match { row: self.rows.get(hit.term)?, span: hit.span, word: hit.word, tokens: hit.tokens })).collect()
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
    Ok(Row { id: owned(id), term: owned(term), value: owned(value), example: owned(example), note, line: number })
}
