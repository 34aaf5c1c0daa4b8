//! Small sets of short words that are asked for at every word of a text.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// Words to values. The keys come from the tables of a language, never from a text, so nobody can crowd them.
pub type QuickMap<T> = HashMap<String, T, BuildHasherDefault<QuickHasher>>;

/// Words, with the length of the longest: a text may be one word of megabytes, of which no letter need be looked at.
#[derive(Clone, Debug, Default)]
pub struct WordSet {
    words: HashSet<String, BuildHasherDefault<QuickHasher>>,
    longest: usize,
}

impl WordSet {
    /// Adds a word.
    pub fn insert(&mut self, word: String) {
        self.longest = self.longest.max(word.len());
        self.words.insert(word);
    }

    /// Whether it is one of them.
    pub fn contains(&self, word: &str) -> bool {
        word.len() <= self.longest && self.words.contains(word)
    }

    /// All of them, in the order of their letters.
    pub fn sorted(&self) -> Vec<&str> {
        let mut words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        words.sort_unstable();
        words
    }
}

impl FromIterator<String> for WordSet {
    fn from_iter<I: IntoIterator<Item = String>>(words: I) -> Self {
        let mut set = Self::default();
        words.into_iter().for_each(|word| set.insert(word));
        set
    }
}

/// A handful of values of one text that are asked for again and again: in their order, with no hash to make.
#[derive(Clone, Debug, Default)]
pub(crate) struct Few<T>(Vec<T>);

impl<T: Ord> Few<T> {
    /// Whether a value is one of them.
    pub(crate) fn contains(&self, value: &T) -> bool {
        self.0.binary_search(value).is_ok()
    }
}

impl<T: Ord> FromIterator<T> for Few<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut values: Vec<T> = values.into_iter().collect();
        values.sort_unstable();
        values.dedup();
        Self(values)
    }
}

/// Mixes eight bytes at a time by one rotation, one exclusive or and one product, as the hash of the Firefox browser does.
#[derive(Clone, Copy, Debug, Default)]
pub struct QuickHasher(u64);

/// The odd number next to 2^64 divided by pi.
const FACTOR: u64 = 0x517c_c1b7_2722_0a95;

impl Hasher for QuickHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let word = chunk.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte));
            self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(FACTOR);
        }
    }

    fn finish(&self) -> u64 {
        // The table takes its bucket from the low bits, where a product is weakest.
        self.0 ^ self.0 >> 32
    }
}

/// The first eight bytes as one number, the first of them lowest; zeros where there are fewer.
#[inline]
pub(crate) fn head(bytes: &[u8]) -> u64 {
    if let Some(chunk) = bytes.first_chunk() {
        return u64::from_le_bytes(*chunk);
    }
    // Four to seven bytes are the first four and the last four, laid over each other.
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        return u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << (8 * (bytes.len() - 4));
    }
    bytes.iter().rev().fold(0, |head, &byte| head << 8 | u64::from(byte))
}

/// The bits of a [`head`] that so many bytes take.
pub(crate) const fn head_mask(bytes: usize) -> u64 {
    if bytes < 8 { (1 << (8 * bytes)) - 1 } else { u64::MAX }
}

/// How words of a set begin, a bit for each value of a hash: most texts are told by it to open with none of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Beginnings {
    bits: Vec<u64>,
    /// The lengths of beginnings, as masks: a whole one, and those of shorter words; of words that open with an ASCII
    /// character, and of all others.
    masks: [Vec<u64>; 2],
}

/// Bytes of a beginning: three letters of Arabic.
const BEGINNING: usize = 6;

/// Bits of a hash: so many beginnings that few texts are let through by chance, in a table that stays at hand.
const HASH_BITS: u32 = 16;

impl Beginnings {
    /// Adds a word.
    pub(crate) fn add(&mut self, word: &[u8]) {
        self.bits.resize(1 << (HASH_BITS - 6), 0);
        let mask = head_mask(word.len().min(BEGINNING));
        if let Some(masks) = self.masks.get_mut(script(word)).filter(|masks| !masks.contains(&mask)) {
            masks.push(mask);
            masks.sort_unstable_by_key(|&mask| std::cmp::Reverse(mask));
        }
        let (slot, bit) = Self::place(head(word) & mask);
        self.bits.iter_mut().skip(slot).take(1).for_each(|bits| *bits |= bit);
    }

    /// Whether a text may open with one of the words. Where it does, it may.
    #[inline]
    pub(crate) fn may_open(&self, text: &[u8]) -> bool {
        let head = head(text);
        let has = |mask: &u64| {
            let (slot, bit) = Self::place(head & mask);
            self.bits.get(slot).is_some_and(|bits| bits & bit != 0)
        };
        self.masks.get(script(text)).is_some_and(|masks| masks.iter().any(has))
    }

    const fn place(beginning: u64) -> (usize, u64) {
        let hash = beginning.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - HASH_BITS);
        ((hash >> 6) as usize, 1 << (hash & 63))
    }
}

/// 0 for what opens with an ASCII character, 1 for all else.
fn script(text: &[u8]) -> usize {
    usize::from(text.first().is_some_and(|byte| !byte.is_ascii()))
}

/// A few words that texts may open with, told by comparing numbers.
#[derive(Clone, Debug)]
pub(crate) struct Openings<T> {
    /// By a part of their first letter; each group from the shortest to the longest.
    groups: Vec<Vec<Opening<T>>>,
}

#[derive(Clone, Debug)]
struct Opening<T> {
    head: u64,
    mask: u64,
    /// What does not fit into the head.
    rest: Box<[u8]>,
    length: usize,
    value: T,
}

impl<T> Default for Openings<T> {
    fn default() -> Self {
        Self { groups: Vec::new() }
    }
}

/// Groups of openings: as many as the last byte of a letter has values.
const GROUPS: usize = 64;

impl<T: Copy> Openings<T> {
    /// Sets the value of a word.
    pub(crate) fn insert(&mut self, word: &str, value: T) {
        self.groups.resize(GROUPS, Vec::new());
        let bytes = word.as_bytes();
        let opening = Opening {
            head: head(bytes),
            mask: head_mask(bytes.len()),
            rest: bytes.get(8..).unwrap_or_default().into(),
            length: bytes.len(),
            value,
        };
        if let Some(group) = self.groups.get_mut(group(bytes)).filter(|_| !bytes.is_empty()) {
            group.retain(|known| known.head != opening.head || known.length != opening.length || known.rest != opening.rest);
            group.push(opening);
            group.sort_by_key(|opening| opening.length);
        }
    }

    /// The words that a text opens with, the shortest first: bytes and value.
    #[inline]
    pub(crate) fn of(&self, text: &str) -> impl Iterator<Item = (usize, T)> {
        let bytes = text.as_bytes();
        let head = head(bytes);
        let group = self.groups.get(group(bytes)).map_or(&[][..], Vec::as_slice);
        let opens = move |opening: &&Opening<T>| {
            head & opening.mask == opening.head
                && (opening.length <= 8 || bytes.get(8..).is_some_and(|rest| rest.starts_with(&opening.rest)))
        };
        group.iter().filter(opens).map(|opening| (opening.length, opening.value))
    }
}

/// The group of the words that open with the first letter of a text.
const fn group(bytes: &[u8]) -> usize {
    match bytes {
        [0x80..=0xFF, second, ..] => *second as usize % GROUPS,
        [first, ..] => *first as usize % GROUPS,
        [] => 0,
    }
}

/// A few words of a few letters.
#[derive(Clone, Debug)]
pub(super) struct ShortWords<T> {
    words: Vec<(String, T)>,
    /// The words of up to eight bytes, by their length: the bytes as one number, and the value.
    packed: [Vec<(u64, T)>; 9],
}

/// Up to eight bytes as one number: told apart at once, where words of a length are compared.
fn pack(word: &str) -> Option<u64> {
    (word.len() <= 8).then(|| head(word.as_bytes()))
}

impl<T: Copy> ShortWords<T> {
    /// Sets the value of a word.
    pub(super) fn insert(&mut self, word: &str, value: T) {
        match self.words.iter_mut().find(|(known, _)| known == word) {
            Some((_, old)) => *old = value,
            None => self.words.push((word.to_owned(), value)),
        }
        let Some((packed, words)) = pack(word).zip(self.packed.get_mut(word.len())) else { return };
        match words.iter_mut().find(|(known, _)| *known == packed) {
            Some((_, old)) => *old = value,
            None => words.push((packed, value)),
        }
    }

    /// The value of a word; `None` where it is none of these.
    pub(super) fn get(&self, word: &str) -> Option<T> {
        if let Some(words) = self.packed.get(word.len()) {
            let packed = if words.is_empty() { None } else { pack(word) };
            return packed.and_then(|packed| words.iter().find(|(known, _)| *known == packed)).map(|&(_, value)| value);
        }
        self.words.iter().find(|(known, _)| known == word).map(|&(_, value)| value)
    }
}

impl<T> Default for ShortWords<T> {
    fn default() -> Self {
        Self { words: Vec::new(), packed: Default::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_value_it_was_given_last() {
        let mut words = ShortWords::default();
        assert_eq!(words.get(""), None);
        words.insert("ab", 1);
        words.insert("ba", 2);
        words.insert("ab", 3);
        assert_eq!((words.get("ab"), words.get("ba"), words.get("a"), words.get("abc")), (Some(3), Some(2), None, None));
        words.insert("abcdefghi", 4);
        assert_eq!((words.get("abcdefghi"), words.get("abcdefghj"), words.get("abcdefgh")), (Some(4), None, None));
    }

    #[test]
    fn the_words_that_a_text_opens_with_are_told_shortest_first() {
        let mut openings = Openings::default();
        assert_eq!(openings.of("ab").count(), 0);
        for (value, word) in ["abc", "a", "abcdefghij", "ba", "\u{648}\u{627}\u{644}", "\u{648}", "abcdefgh", ""].into_iter().enumerate() {
            openings.insert(word, value);
        }
        openings.insert("a", 9);
        let of = |text: &str| openings.of(text).collect::<Vec<_>>();
        assert_eq!(of("abcdefghijk"), [(1, 9), (3, 0), (8, 6), (10, 2)]);
        assert_eq!(of("abcdefghi"), [(1, 9), (3, 0), (8, 6)]);
        assert_eq!((of("b"), of("ba"), of("")), (vec![], vec![(2, 3)], vec![]));
        assert_eq!(of("\u{648}\u{627}\u{644}\u{628}"), [(2, 5), (6, 4)]);
        assert_eq!(of("\u{648}\u{627}"), [(2, 5)]);
    }

    #[test]
    fn a_text_that_opens_with_a_word_may_and_most_others_may_not() {
        let mut beginnings = Beginnings::default();
        assert!(!beginnings.may_open(b"a"));
        let words = ["a", "bcd", "bcdefghij", "\u{648}", "\u{628}\u{62A}\u{62B}\u{62C}", "\u{628}1"];
        for word in words {
            beginnings.add(word.as_bytes());
        }
        for word in words {
            assert!(beginnings.may_open(word.as_bytes()) && beginnings.may_open(format!("{word}x").as_bytes()), "{word}");
        }
        let others = ["b", "bc", "c", "\u{628}", "\u{628}\u{62A}\u{62C}", "\u{62A}", "", "1"];
        assert!(others.iter().filter(|other| beginnings.may_open(other.as_bytes())).count() <= 1);
    }

    #[test]
    fn words_that_differ_late_or_in_length_are_told_apart() {
        let words: WordSet = ["", "a", "aa", "abcdefgh", "abcdefghi", "abcdefgi"].into_iter().map(str::to_owned).collect();
        assert!(words.contains("") && words.contains("abcdefghi") && !words.contains("abcdefghj") && !words.contains(&"a".repeat(99)));
        let hash = |word: &str| {
            let mut hasher = QuickHasher::default();
            hasher.write(word.as_bytes());
            hasher.finish()
        };
        assert_ne!(hash("abcdefghi"), hash("abcdefghj"));
    }
}
