//! Articles that are nearly the same: agency copy that several outlets print, a text put out again with a line more.
//!
//! Two texts are as alike as the share of their runs of three folded words that both have (Broder, "On the resemblance and containment of
//! documents", 1997). Candidates are found by the least hashes of those runs (minhash), in bands, so that no text is compared with all
//! others; what is told is worked out from the runs themselves.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::text::fold;

/// Texts that share this much are told of, 0 to 1.
pub(super) const ALIKE: f64 = 0.7;
/// Bands and hashes in each: of texts that share 0.7 of their runs 99 in 100 meet in some band, of those that share 0.3 one in 8.
const BANDS: usize = 16;
const ROWS: usize = 4;
/// Words of a run.
const RUN: usize = 3;
/// Texts with fewer runs are too short to be told apart so.
const FEWEST: usize = 12;

/// The runs of articles that were compared: copies of one text are compared with the same few earlier ones.
#[derive(Debug, Default)]
pub(super) struct Compared {
    by_row: HashMap<i64, (String, Option<Runs>)>,
    /// How many runs are held.
    held: usize,
}

/// So many runs are held, in eight megabytes; of more, all are forgotten.
const MOST_HELD: usize = 1 << 20;

impl Compared {
    /// Forgets them all, where rows may come to stand for other articles.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// Name and runs of the article of a row, which `read` reads where it is not held.
    pub(super) fn recall<E>(
        &mut self,
        row: i64,
        read: impl FnOnce() -> Result<(String, Option<Runs>), E>,
    ) -> Result<&(String, Option<Runs>), E> {
        if self.held > MOST_HELD {
            self.forget();
        }
        match self.by_row.entry(row) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(place) => {
                let read = read()?;
                self.held += read.1.as_ref().map_or(0, |runs| runs.0.len());
                Ok(place.insert(read))
            }
        }
    }
}

/// The runs of three words of a text, as hashes, each once, in order.
#[derive(Debug)]
pub(super) struct Runs(Vec<u64>);

impl Runs {
    /// Those of a text; `None` where it is too short.
    pub(super) fn of(text: &str) -> Option<Self> {
        let folded = fold(text).text;
        let words: Vec<u64> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(hash).collect();
        let mut runs: Vec<u64> = words.windows(RUN).map(|run| run.iter().fold(0, |sum, word| mixed(sum ^ word))).collect();
        runs.sort_unstable();
        runs.dedup();
        (runs.len() >= FEWEST).then_some(Self(runs))
    }

    /// The share of the runs of both that both have, 0 to 1.
    pub(super) fn share(&self, other: &Self) -> f64 {
        let mut others = other.0.iter().peekable();
        let is_shared = |run: &&u64| {
            while others.next_if(|other| other < run).is_some() {}
            others.peek() == Some(run)
        };
        let both = self.0.iter().filter(is_shared).count();
        both as f64 / (self.0.len() + other.0.len() - both).max(1) as f64
    }

    /// One key a band; texts that are alike have one in common, others seldom.
    pub(super) fn bands(&self) -> Vec<i64> {
        let mut least = [u64::MAX; BANDS * ROWS];
        for run in &self.0 {
            for (n, least) in (1u64..).zip(&mut least) {
                *least = (*least).min(mixed(run ^ n.wrapping_mul(0x9E37_79B9_7F4A_7C15)));
            }
        }
        let key = |(band, rows): (u64, &[u64])| rows.iter().fold(band, |sum, row| mixed(sum ^ row)).cast_signed();
        (0u64..).zip(least.chunks(ROWS)).map(key).collect()
    }
}

/// FNV-1a: stored keys must be the same in every run and version.
fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// The finish of `SplitMix64`: every bit of the input moves every bit of the output.
const fn mixed(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: std::ops::Range<u32>) -> String {
        words.map(|n| format!("word{n}")).collect::<Vec<_>>().join(" ")
    }

    fn meet(a: &Runs, b: &Runs) -> bool {
        a.bands().iter().any(|key| b.bands().contains(key))
    }

    #[test]
    fn the_share_is_that_of_the_runs() {
        let runs = |text: &str| Runs::of(text).expect("long enough");
        let long = runs(&text(0..102));
        for (other, want) in [(text(0..102), 1.0), (text(0..52), 0.5), (text(50..152), 1.0 / 3.0), (text(500..602), 0.0)] {
            assert!((long.share(&runs(&other)) - want).abs() < 0.02, "{want}");
        }
        assert!(Runs::of("two words").is_none());
        assert!(meet(&long, &runs(&text(0..90))) && !meet(&long, &runs(&text(500..602))));
    }

    #[test]
    fn spelling_and_signs_make_no_difference() {
        let plain = Runs::of(&text(0..40)).expect("long enough");
        let other = Runs::of(&text(0..40).to_uppercase().replace(' ', ", ")).expect("long enough");
        assert_eq!(plain.share(&other), 1.0);
    }

    #[test]
    fn texts_that_are_alike_meet_and_others_hardly_ever() {
        let (mut met, mut strangers) = (0, 0);
        for n in 0..100 {
            let from = n * 1000;
            let a = Runs::of(&text(from..from + 202)).expect("long enough");
            // 170 of 230 runs: a share of 0.74.
            met += u32::from(meet(&a, &Runs::of(&text(from + 30..from + 232)).expect("long enough")));
            strangers += u32::from(meet(&a, &Runs::of(&text(from + 160..from + 362)).expect("long enough")));
        }
        assert!(met >= 96 && strangers <= 3, "{met} {strangers}");
    }
}
