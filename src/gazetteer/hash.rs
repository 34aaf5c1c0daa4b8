//! A quick hash for folded names. It stands no attack; the names are the program's own and its user's.

use std::hash::{BuildHasherDefault, Hasher};

/// A map from names.
pub(super) type NameMap<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<NameHasher>>;
/// A set of names.
pub(super) type NameSet<K> = std::collections::HashSet<K, BuildHasherDefault<NameHasher>>;

/// An odd number with its bits well spread: 2^64 divided by the golden ratio (Knuth's multiplicative hashing).
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// Multiplies eight bytes at a time.
#[derive(Debug, Default)]
pub(super) struct NameHasher(u64);

impl NameHasher {
    const fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(26) ^ word).wrapping_mul(SPREAD);
    }
}

impl Hasher for NameHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            for (to, from) in word.iter_mut().zip(chunk) {
                *to = *from;
            }
            self.add(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(u64::from(byte));
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}
