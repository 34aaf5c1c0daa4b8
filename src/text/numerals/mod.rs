//! Numbers as digits and as words, in one grammar: units, teens, tens, hundreds, scales, with the links between them.
//!
//! Words and what they are worth come from a table; the order in which they combine is here, and holds for Arabic
//! (unit before ten, each linked by a conjunction) and English (ten before unit, hyphenated) alike.

mod read;
mod state;
mod words;

use std::ops::Range;

use super::{Document, Rules, Span};
use read::Reader;

pub use words::{NumberClass, NumberWord, NumberWords};

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberKind {
    /// Digits alone.
    Digits,
    /// Words, or digits with a word such as "thousand".
    Words,
    /// Which one in a row, not how many.
    Ordinal,
    /// Tens, dozens, hundreds of something: the value is only the magnitude.
    Vague,
}

/// A number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberMention {
    /// Its words, without a conjunction or preposition written as one with them.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it says; a fraction is cut off.
    pub value: u64,
    /// How it is written.
    pub kind: NumberKind,
    /// Whether a fraction was cut off.
    pub fraction: bool,
}

/// The numbers of a text, in order, none within another.
pub fn numbers(doc: &Document<'_>, rules: &Rules) -> Vec<NumberMention> {
    let reader = Reader::new(doc, rules);
    let mut out = Vec::new();
    let mut i = 0;
    while i < doc.tokens.len() {
        match reader.read(i) {
            Some(mention) => {
                i = mention.tokens.end;
                out.push(mention);
            }
            None => i += 1,
        }
    }
    out
}
