//! The words that numbers are made of.

use crate::text::quick::{QuickMap, WordSet};

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
    /// A bit for the first letters of every word: most words of a text are told by it to be no numbers.
    beginnings: Beginnings,
}

/// A set of beginnings of words that may say yes to some it has not, a bit for each value of a small hash.
#[derive(Clone, Copy, Debug, Default)]
struct Beginnings([u64; 16]);

/// Bytes of a word that its beginning is: two letters of Arabic.
const BEGINNING: usize = 4;

impl Beginnings {
    const fn place(word: [u8; BEGINNING]) -> (usize, u64) {
        let hash = u32::from_le_bytes(word).wrapping_mul(0x9E37_79B1) >> 22;
        ((hash >> 6) as usize, 1 << (hash & 63))
    }

    fn add(&mut self, word: &str) {
        if let Some(beginning) = word.as_bytes().first_chunk() {
            let (slot, bit) = Self::place(*beginning);
            self.0.iter_mut().skip(slot).take(1).for_each(|bits| *bits |= bit);
        }
    }

    /// Whether the word, with or without its last letter, may have been added. A short one may always.
    fn may_have(&self, word: &str) -> bool {
        let without_ending = word.char_indices().next_back().map_or(0, |(at, _)| at);
        let Some(beginning) = word.as_bytes().first_chunk().filter(|_| without_ending >= BEGINNING) else { return true };
        let (slot, bit) = Self::place(*beginning);
        self.0.get(slot).is_some_and(|bits| bits & bit != 0)
    }
}

impl NumberWords {
    /// Adds a word, or several with single spaces between them.
    pub fn add(&mut self, folded: &str, word: NumberWord) {
        self.longest = self.longest.max(folded.len());
        self.beginnings.add(folded.split(' ').next().unwrap_or_default());
        if let Some((first, _)) = folded.split_once(' ') {
            self.openers.insert(first.to_owned());
        }
        self.words.entry(folded.to_owned()).or_default().push(word);
    }

    /// Whether a word, or the first of several, may be one of these, perhaps with an ending.
    pub(super) fn may_have(&self, word: &str) -> bool {
        self.beginnings.may_have(word)
    }

    pub(super) fn get(&self, folded: &str) -> &[NumberWord] {
        if folded.len() > self.longest { &[] } else { self.words.get(folded).map_or(&[], Vec::as_slice) }
    }
}
