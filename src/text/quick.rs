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

/// A few words of a few letters.
#[derive(Clone, Debug)]
pub(super) struct ShortWords<T> {
    words: Vec<(String, T)>,
    /// The words of up to eight bytes, by their length: the bytes as one number, and the value.
    packed: [Vec<(u64, T)>; 9],
}

/// Up to eight bytes as one number: told apart at once, where words of a length are compared.
fn pack(word: &str) -> Option<u64> {
    (word.len() <= 8).then(|| word.bytes().fold(0, |packed, byte| packed << 8 | u64::from(byte)))
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

    /// Its words.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|(word, _)| word.as_str())
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
