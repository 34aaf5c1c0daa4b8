//! What speaks for a candidate: ids of signals, made of parts.
//!
//! Thousands are gathered for an article and looked up once. A signal is kept as the hash of its letters, by which it is told
//! from the others and found in the table; the letters are written down for those who fit the table, and for a doer.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::text::quick::head;

/// Whether the letters of signals are written down.
static NAMED: AtomicBool = AtomicBool::new(false);

/// The letters of all signals since [`name_all`].
static NAMES: Mutex<Option<HashMap<u64, String>>> = Mutex::new(None);

/// From now on the letters of signals are written down, for [`Signals::names`].
pub fn name_all() {
    NAMED.store(true, Ordering::Relaxed);
}

/// Signals, in the order in which they were added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signals {
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
        self.keep(hash_of_parts(parts));
    }

    /// Adds a signal, once.
    pub fn add(&mut self, parts: &[&str]) {
        self.add_new(parts);
    }

    /// Adds a signal, once; tells whether it is new.
    fn add_new(&mut self, parts: &[&str]) -> bool {
        let hash = hash_of_parts(parts);
        let new = !self.hashes.contains(&hash);
        if new {
            self.keep(hash);
        }
        new
    }

    /// Adds a signal where something holds, though it may be there.
    pub fn push_if(&mut self, holds: bool, parts: &[&str]) {
        if holds {
            self.push(parts);
        }
    }

    /// Adds all of another list, each once.
    pub fn add_all(&mut self, other: &Self) {
        for &hash in &other.hashes {
            if !self.hashes.contains(&hash) {
                self.keep(hash);
            }
        }
    }

    /// Whether a signal is there.
    pub fn contains(&self, signal: &str) -> bool {
        self.hashes.contains(&hash_of(signal))
    }

    /// Their letters, as far as they were written down.
    pub fn names(&self) -> Vec<String> {
        let names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
        self.hashes.iter().filter_map(|hash| names.as_ref()?.get(hash).cloned()).collect()
    }

    /// Their hashes.
    pub(super) fn hashes(&self) -> impl Iterator<Item = u64> + '_ {
        self.hashes.iter().copied()
    }

    fn keep(&mut self, hash: u64) {
        if self.hashes.capacity() == 0 {
            self.hashes.reserve(32);
        }
        self.hashes.push(hash);
    }
}

/// Signals with their letters: what is said of a doer is asked for again by how it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spelled {
    signals: Signals,
    /// The letters of all, one behind the other.
    letters: String,
    /// Where the letters of each end.
    ends: Vec<usize>,
}

impl Spelled {
    /// Adds a signal, though it may be there.
    pub fn push(&mut self, parts: &[&str]) {
        self.signals.push(parts);
        self.write(parts);
    }

    /// Adds a signal, once.
    pub fn add(&mut self, parts: &[&str]) {
        if self.signals.add_new(parts) {
            self.write(parts);
        }
    }

    /// Adds a signal where something holds, though it may be there.
    pub fn push_if(&mut self, holds: bool, parts: &[&str]) {
        if holds {
            self.push(parts);
        }
    }

    /// Whether a signal is there.
    pub fn contains(&self, signal: &str) -> bool {
        self.signals.contains(signal)
    }

    /// The letters of each.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).filter_map(|i| self.get(i))
    }

    /// Without their letters.
    pub const fn signals(&self) -> &Signals {
        &self.signals
    }

    fn write(&mut self, parts: &[&str]) {
        if self.ends.is_empty() {
            self.letters.reserve(512);
            self.ends.reserve(32);
        }
        for part in parts {
            self.letters.push_str(part);
        }
        self.ends.push(self.letters.len());
    }

    fn get(&self, index: usize) -> Option<&str> {
        let start = index.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.letters.get(start..*self.ends.get(index)?)
    }
}

/// The hash of the signal that parts make together.
fn hash_of_parts(parts: &[&str]) -> u64 {
    let mut hash = Hash::of_length(parts.iter().map(|part| part.len()).sum());
    for part in parts {
        hash.add(part.as_bytes());
    }
    named(parts, hash.finish())
}

/// Writes the letters of a signal down, where somebody asked for that; gives the hash.
fn named(parts: &[&str], hash: u64) -> u64 {
    if NAMED.load(Ordering::Relaxed) {
        let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
        names.get_or_insert_default().entry(hash).or_insert_with(|| parts.concat());
    }
    hash
}

/// The hash of a signal, eight bytes at a time. Of the signals of the table no two have the same: a test sees to it.
pub(super) fn hash_of(signal: &str) -> u64 {
    let mut hash = Hash::of_length(signal.len());
    hash.add(signal.as_bytes());
    hash.finish()
}

/// The odd number next to 2^64 divided by the golden ratio.
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

/// Mixes bytes eight at a time, in whatever pieces they come.
struct Hash {
    mixed: u64,
    /// Bytes that wait for more, the first of them lowest.
    held: u64,
    /// How many bits those take, below 64.
    bits: usize,
}

impl Hash {
    const fn of_length(bytes: usize) -> Self {
        Self { mixed: bytes as u64, held: 0, bits: 0 }
    }

    #[inline]
    fn add(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let word = head(chunk);
            self.held |= word << self.bits;
            let bits = self.bits + 8 * chunk.len();
            if bits >= 64 {
                self.mix();
                self.held = if self.bits == 0 { 0 } else { word >> (64 - self.bits) };
            }
            self.bits = bits % 64;
        }
    }

    const fn mix(&mut self) {
        let mixed = (self.mixed ^ self.held).wrapping_mul(FACTOR);
        self.mixed = mixed ^ mixed >> 32;
    }

    const fn finish(mut self) -> u64 {
        if self.bits > 0 {
            self.mix();
        }
        self.mixed.wrapping_mul(FACTOR)
    }
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
        let hashes = ["lead-plain", "told", "told", "last"].map(hash_of);
        assert_eq!(signals.hashes, hashes);
        assert!(signals.contains("told") && !signals.contains("to") && !signals.contains("lead-plaintold"));
    }

    #[test]
    fn signals_of_a_doer_keep_their_letters() {
        let mut spelled = Spelled::default();
        spelled.add(&["stated", "@", "lead"]);
        spelled.add(&["stated@lead"]);
        spelled.push(&["told"]);
        spelled.push_if(true, &["told"]);
        assert_eq!(spelled.iter().collect::<Vec<_>>(), ["stated@lead", "told", "told"]);
        assert_eq!(spelled.signals().hashes, ["stated@lead", "told", "told"].map(hash_of));
    }

    #[test]
    fn letters_are_written_down_for_who_asks() {
        name_all();
        let long = "x".repeat(200);
        let mut signals = Signals::one(&["a", "-", "name"]);
        signals.push(&[&long, "y"]);
        assert_eq!(signals.names(), ["a-name".to_owned(), long + "y"]);
    }

    #[test]
    fn wherever_a_signal_is_cut_its_hash_is_the_same() {
        let whole = "any:cue-claimed@lead-plain+told-before";
        for cut in 0..whole.len() {
            for next in cut..whole.len() {
                let (first, rest) = whole.split_at(cut);
                let (second, third) = rest.split_at(next - cut);
                assert_eq!(hash_of_parts(&[first, second, third]), hash_of(whole), "{cut} {next}");
            }
        }
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
