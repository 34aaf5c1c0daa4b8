//! What speaks for a candidate: ids of signals, made of parts.
//!
//! Thousands are gathered for an article and looked up once. All letters of a list stand in one string, so that a list of fifty
//! costs two allocations and not fifty, and each has its hash beside it, by which it is told from the others and found in the table.

use crate::text::quick::head;

/// Ids of signals, in the order in which they were added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signals {
    /// The letters of all, one behind the other.
    letters: String,
    /// Where the letters of each end.
    ends: Vec<usize>,
    /// Of each, by itself: whether one is there is asked more often than anything else.
    hashes: Vec<u64>,
}

impl Signals {
    /// One signal, from its parts.
    pub fn one(parts: &[&str]) -> Self {
        let mut out = Self::default();
        out.push(parts);
        out
    }

    /// Adds a signal, though it may be there.
    pub fn push(&mut self, parts: &[&str]) {
        let hash = self.write(parts);
        self.keep(hash);
    }

    /// Adds a signal, once.
    pub fn add(&mut self, parts: &[&str]) {
        let end = self.letters.len();
        let hash = self.write(parts);
        if self.holds(self.letters.get(end..).unwrap_or_default(), hash) {
            self.letters.truncate(end);
        } else {
            self.keep(hash);
        }
    }

    /// Adds a signal where something holds, though it may be there.
    pub fn push_if(&mut self, holds: bool, parts: &[&str]) {
        if holds {
            self.push(parts);
        }
    }

    /// Adds all of another list, each once.
    pub fn add_all(&mut self, other: &Self) {
        for (signal, &hash) in other.iter().zip(&other.hashes) {
            if !self.holds(signal, hash) {
                self.letters.push_str(signal);
                self.keep(hash);
            }
        }
    }

    /// Whether a signal is there.
    pub fn contains(&self, signal: &str) -> bool {
        self.holds(signal, hash_of(signal))
    }

    /// The signals.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).filter_map(|i| self.get(i))
    }

    /// Their hashes.
    pub(super) fn hashes(&self) -> impl Iterator<Item = u64> + '_ {
        self.hashes.iter().copied()
    }

    /// Writes the letters of a signal behind the others; gives its hash.
    fn write(&mut self, parts: &[&str]) -> u64 {
        if self.ends.is_empty() {
            self.letters.reserve(512);
            self.ends.reserve(32);
            self.hashes.reserve(32);
        }
        let start = self.letters.len();
        for part in parts {
            self.letters.push_str(part);
        }
        hash_of(self.letters.get(start..).unwrap_or_default())
    }

    /// Counts the letters written last as a signal.
    fn keep(&mut self, hash: u64) {
        self.ends.push(self.letters.len());
        self.hashes.push(hash);
    }

    fn holds(&self, signal: &str, hash: u64) -> bool {
        // Numbers of a row are compared many at a time, and most signals are not there.
        self.hashes.contains(&hash) && (0..).zip(&self.hashes).any(|(i, known)| *known == hash && self.get(i) == Some(signal))
    }

    fn get(&self, index: usize) -> Option<&str> {
        let start = index.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.letters.get(start..*self.ends.get(index)?)
    }
}

/// The hash of a signal, eight bytes at a time. Of the signals of the table no two have the same: a test sees to it.
pub(super) fn hash_of(signal: &str) -> u64 {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let bytes = signal.as_bytes();
    let mixed = bytes.chunks(8).fold(bytes.len() as u64, |hash, chunk| {
        let hash = (hash ^ head(chunk)).wrapping_mul(FACTOR);
        hash ^ hash >> 32
    });
    mixed.wrapping_mul(FACTOR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signals_are_made_of_parts_and_kept_in_order() {
        let mut signals = Signals::one(&["lead", "-", "plain"]);
        signals.add(&["lead-plain"]);
        signals.add(&["told"]);
        signals.push(&["told"]);
        signals.push_if(false, &["never"]);
        signals.add(&["lead", "-plain"]);
        signals.add_all(&Signals::one(&["to", "ld"]));
        signals.add_all(&Signals::one(&["last"]));
        assert_eq!(signals.iter().collect::<Vec<_>>(), ["lead-plain", "told", "told", "last"]);
        assert!(signals.contains("told") && !signals.contains("to") && !signals.contains("lead-plaintold"));
    }

    #[test]
    fn signals_that_differ_anywhere_have_other_hashes() {
        let ids = ["", "a", "b", "ab", "ba", "abcdefgh", "abcdefghi", "abcdefghj", "bbcdefghi", "aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaa"];
        let mut hashes: Vec<u64> = ids.iter().map(|id| hash_of(id)).collect();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), ids.len());
    }
}
