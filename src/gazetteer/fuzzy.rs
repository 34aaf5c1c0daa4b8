//! Guesses at a name that nobody has spelled so before: one typo, or another way to write it in Latin letters.

use super::PlaceIndex;
use super::hash::NameMap;
use super::index::{NameIndex, NameKey};
use super::sound::{sound, sound_without_fused_article};

/// Shortest name, in letters, for which one typo is forgiven: in shorter ones every other word is a typo away.
const SHORTEST_LATIN: usize = 5;
/// Arabic leaves out short vowels, so its names have fewer letters.
const SHORTEST_ARABIC: usize = 4;
/// Fewest consonants that say enough by themselves.
const SHORTEST_SOUND: usize = 3;
/// Most of a name, in hundredths of its letters, that may be written otherwise in a name that sounds alike.
const MOST_OTHERWISE: usize = 50;

/// A guess: the place, how many letters its name is away, and whether it sounds alike.
#[derive(Clone, Copy, Debug)]
pub(super) struct Guess {
    pub(super) place: PlaceIndex,
    pub(super) letters: usize,
    pub(super) sounds_alike: bool,
}

/// The names in the orders that guessing needs. Made when first asked: exact spellings do without.
#[derive(Debug, Default)]
pub(super) struct Fuzzy {
    keys: Vec<(String, Vec<PlaceIndex>)>,
    /// Keys in the order of their letters, and of their letters from the end.
    forward: Vec<u32>,
    backward: Vec<(String, u32)>,
    by_sound: NameMap<String, Vec<u32>>,
}

impl Fuzzy {
    pub(super) fn new(index: &NameIndex) -> Self {
        let all = index.keys().chain(index.bare_keys());
        let mut keys: Vec<(String, Vec<PlaceIndex>)> = all.map(|(key, places)| (key.as_str().to_owned(), places.to_vec())).collect();
        keys.sort();
        let forward = (0..keys.len() as u32).collect();
        let mut backward: Vec<(String, u32)> = (0..).zip(&keys).map(|(i, (key, _))| (key.chars().rev().collect(), i)).collect();
        backward.sort();
        let mut fuzzy = Self { keys, forward, backward, by_sound: NameMap::default() };
        fuzzy.add_sounds(index);
        fuzzy
    }

    fn add_sounds(&mut self, index: &NameIndex) {
        for spelling in index.spellings() {
            let key = NameKey::of_folded(spelling);
            let Ok(at) = self.keys.binary_search_by(|(other, _)| other.as_str().cmp(key.as_str())) else { continue };
            let sounds = self.by_sound.entry(sound(spelling)).or_default();
            if sounds.last() != Some(&(at as u32)) {
                sounds.push(at as u32);
            }
        }
    }

    /// Places whose names are one typo away or sound alike, the nearest spelling of each.
    pub(super) fn guesses(&self, folded: &str) -> Vec<Guess> {
        let key = NameKey::of_folded(folded);
        let mut out: Vec<Guess> = Vec::new();
        for at in self.typos(key.as_str()) {
            self.add(at, 1, false, &mut out);
        }
        for sound in [Some(sound(folded)), sound_without_fused_article(folded)].into_iter().flatten() {
            for &at in self.alike(&sound) {
                let other = self.key(at);
                let letters = distance(key.as_str(), other);
                let same_script = key.as_str().is_ascii() == other.is_ascii();
                let longest = key.as_str().chars().count().max(other.chars().count());
                if !same_script || letters * 100 <= longest * MOST_OTHERWISE {
                    self.add(at, letters, true, &mut out);
                }
            }
        }
        out
    }

    fn key(&self, at: u32) -> &str {
        self.keys.get(at as usize).map_or("", |(key, _)| key)
    }

    fn add(&self, at: u32, letters: usize, sounds_alike: bool, out: &mut Vec<Guess>) {
        for &place in self.keys.get(at as usize).map_or(&[][..], |(_, places)| places) {
            match out.iter_mut().find(|guess| guess.place == place) {
                Some(known) => {
                    known.letters = known.letters.min(letters);
                    known.sounds_alike |= sounds_alike;
                }
                None => out.push(Guess { place, letters, sounds_alike }),
            }
        }
    }

    fn alike(&self, sound: &str) -> &[u32] {
        if sound.chars().count() < SHORTEST_SOUND { &[] } else { self.by_sound.get(sound).map_or(&[], Vec::as_slice) }
    }

    /// Keys one typo away. A typo lies in the first half, and then the last letters are right, or in the second, and then the first are.
    fn typos(&self, key: &str) -> Vec<u32> {
        let letters: Vec<char> = key.chars().collect();
        let shortest = if key.is_ascii() { SHORTEST_LATIN } else { SHORTEST_ARABIC };
        if letters.len() < shortest {
            return Vec::new();
        }
        let head = (letters.len() - 1) / 2;
        let tail = letters.len() - head - 1;
        let head: String = letters.iter().take(head).collect();
        let tail: String = letters.iter().rev().take(tail).collect();
        let first = self.forward.partition_point(|&at| self.key(at) < head.as_str());
        let heads = self.forward.iter().skip(first).copied().take_while(|&at| self.key(at).starts_with(&head));
        let first = self.backward.partition_point(|(reversed, _)| *reversed < tail);
        let tails = self.backward.iter().skip(first).take_while(|(reversed, _)| reversed.starts_with(&tail)).map(|&(_, at)| at);
        let mut found: Vec<u32> = heads.chain(tails).filter(|&at| one_typo_apart(key, self.key(at))).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Whether one letter more, less or other, or one swap of neighbours, makes the one word of the other.
fn one_typo_apart(a: &str, b: &str) -> bool {
    if a.len().abs_diff(b.len()) > 4 || a == b {
        return false;
    }
    let (mut left, mut right) = (a.chars(), b.chars());
    loop {
        let (rest_a, rest_b) = (left.as_str(), right.as_str());
        match (left.next(), right.next()) {
            (Some(x), Some(y)) if x == y => {}
            (Some(x), Some(y)) => {
                let swapped = || {
                    let (mut after_a, mut after_b) = (left.clone(), right.clone());
                    after_a.next() == Some(y) && after_b.next() == Some(x) && after_a.as_str() == after_b.as_str()
                };
                return left.as_str() == rest_b || rest_a == right.as_str() || left.as_str() == right.as_str() || swapped();
            }
            (Some(_), None) => return left.as_str().is_empty(),
            (None, Some(_)) => return right.as_str().is_empty(),
            (None, None) => return false,
        }
    }
}

/// Letters to add, drop or change to make the one word of the other (Levenshtein's distance).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (cell, y) in row.iter_mut().skip(1).zip(&b) {
            let above = *cell;
            left = (diagonal + usize::from(x != *y)).min(above + 1).min(left + 1);
            diagonal = above;
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_typo_is_one_letter_more_less_or_other_or_a_swap() {
        for (a, b, apart) in [
            ("hajin", "hajim", true),
            ("hajin", "hajjin", true),
            ("hajin", "hajn", true),
            ("hajin", "hajini", true),
            ("hajin", "hjain", true),
            ("hajin", "hajin", false),
            ("hajin", "hjian", false),
            ("hajin", "ahjni", false),
            ("hajin", "hag", false),
        ] {
            assert_eq!(one_typo_apart(a, b), apart, "{a} {b}");
            assert_eq!(one_typo_apart(b, a), apart, "{b} {a}");
        }
    }

    #[test]
    fn the_distance_counts_letters() {
        for (a, b, letters) in [("", "", 0), ("abc", "", 3), ("", "ab", 2), ("kitten", "sitting", 3), ("qaim", "kaim", 1)] {
            assert_eq!((distance(a, b), distance(b, a)), (letters, letters), "{a} {b}");
        }
    }
}
