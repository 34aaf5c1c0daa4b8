//! The words that numbers are made of.

use crate::text::quick::{Beginnings, QuickMap, WordSet};

/// What part of a number a word can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberClass {
    /// 1 to 9.
    Unit,
    /// 1 to 9, but only before a ten.
    BoundUnit,
    /// 10; after a unit it makes a teen.
    Ten,
    /// 11 to 19.
    Teen,
    /// 20, 30 … 90.
    Tens,
    /// 100, after a unit or alone.
    Hundred,
    /// 200 … 900 in one word.
    Hundreds,
    /// A thousand or more, after a number or alone.
    Scale,
    /// A multiple of a scale in one word: two thousand.
    FixedScale,
    /// A dozen.
    Group,
    /// "a" before a hundred, a scale or a group.
    Indefinite,
    /// Which one in a row.
    Ordinal,
    /// Ends an ordinal in digits.
    OrdinalEnding,
    /// "and" within a number.
    Link,
    /// A magnitude: tens, dozens.
    Vague,
}

impl NumberClass {
    /// The class of that name in the table; `None` for any other word.
    pub fn from_code(code: &str) -> Option<Self> {
        Some(match code {
            "unit" => Self::Unit,
            "bound_unit" => Self::BoundUnit,
            "ten" => Self::Ten,
            "teen" => Self::Teen,
            "tens" => Self::Tens,
            "hundred" => Self::Hundred,
            "hundreds" => Self::Hundreds,
            "scale" => Self::Scale,
            "fixed_scale" => Self::FixedScale,
            "group" => Self::Group,
            "indefinite" => Self::Indefinite,
            "ordinal" => Self::Ordinal,
            "ordinal_ending" => Self::OrdinalEnding,
            "link" => Self::Link,
            "vague" => Self::Vague,
            _ => return None,
        })
    }

    pub(super) const fn is_ordinal(self) -> bool {
        matches!(self, Self::Ordinal)
    }
}

/// One number word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberWord {
    /// What it is worth.
    pub value: u64,
    /// What part it plays.
    pub class: NumberClass,
    /// Whether it stays a number under the article (weekdays share letters with some).
    pub definite: bool,
}

/// The number words of a language, by their folded letters.
#[derive(Clone, Debug, Default)]
pub struct NumberWords {
    words: QuickMap<Vec<NumberWord>>,
    /// Bytes of the longest.
    longest: usize,
    /// First words of terms of several words.
    pub(super) openers: WordSet,
    /// How its words begin: most words of a text are told by it to be no numbers.
    beginnings: Beginnings,
}

impl NumberWords {
    /// Adds a word, or several with single spaces between them.
    pub fn add(&mut self, folded: &str, word: NumberWord) {
        self.longest = self.longest.max(folded.len());
        self.beginnings.add(folded.split(' ').next().unwrap_or_default().as_bytes());
        if let Some((first, _)) = folded.split_once(' ') {
            self.openers.insert(first.to_owned());
        }
        self.words.entry(folded.to_owned()).or_default().push(word);
    }

    /// Whether a word, or the first of several, may be one of these, perhaps with an ending.
    pub(super) fn may_have(&self, word: &str) -> bool {
        self.beginnings.may_open(word.as_bytes())
    }

    pub(super) fn get(&self, folded: &str) -> &[NumberWord] {
        if folded.len() > self.longest { &[] } else { self.words.get(folded).map_or(&[], Vec::as_slice) }
    }
}
