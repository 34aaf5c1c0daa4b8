//! A set of rows, one bit each.

use std::ops::Range;

use super::amend::Shift;

const WORD: usize = 64;

/// Which of the rows `0..len` are in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    len: usize,
}

impl Bits {
    /// No row of `len`.
    pub fn none(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(WORD)], len }
    }

    /// Every row of `len`.
    pub fn all(len: usize) -> Self {
        let mut bits = Self { words: vec![u64::MAX; len.div_ceil(WORD)], len };
        bits.trim();
        bits
    }

    /// Rows for which `is_in` holds.
    pub fn of(len: usize, mut is_in: impl FnMut(usize) -> bool) -> Self {
        let mut bits = Self::none(len);
        for (n, word) in bits.words.iter_mut().enumerate() {
            let first = n * WORD;
            for row in first..(first + WORD).min(len) {
                *word |= u64::from(is_in(row)) << (row - first);
            }
        }
        bits
    }

    /// How many rows there are, in or out.
    pub const fn rows(&self) -> usize {
        self.len
    }

    /// Puts a row in; one past the end is left out.
    pub fn insert(&mut self, row: usize) {
        if let Some(word) = self.words.get_mut(row / WORD).filter(|_| row < self.len) {
            *word |= 1 << (row % WORD);
        }
    }

    /// Puts all rows of a range in.
    pub fn insert_range(&mut self, rows: Range<usize>) {
        let rows = rows.start..rows.end.min(self.len);
        for (n, mask) in masks(&rows) {
            if let Some(word) = self.words.get_mut(n) {
                *word |= mask;
            }
        }
    }

    /// Whether the row is in.
    pub fn contains(&self, row: usize) -> bool {
        self.words.get(row / WORD).is_some_and(|word| word >> (row % WORD) & 1 == 1)
    }

    /// How many are in.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// How many of a range are in.
    pub fn count_in(&self, rows: Range<usize>) -> usize {
        let rows = rows.start..rows.end.min(self.len);
        masks(&rows).map(|(n, mask)| self.words.get(n).map_or(0, |word| (word & mask).count_ones() as usize)).sum()
    }

    /// How many are in both.
    pub fn count_with(&self, other: &Self) -> usize {
        self.words.iter().zip(&other.words).map(|(a, b)| (a & b).count_ones() as usize).sum()
    }

    /// Whether any row is in both.
    pub fn meets(&self, other: &Self) -> bool {
        self.words.iter().zip(&other.words).any(|(a, b)| a & b != 0)
    }

    /// How many of a range are in both.
    pub fn count_with_in(&self, other: &Self, rows: Range<usize>) -> usize {
        let rows = rows.start..rows.end.min(self.len);
        let both = |n: usize| self.words.get(n).zip(other.words.get(n)).map_or(0, |(a, b)| a & b);
        masks(&rows).map(|(n, mask)| (both(n) & mask).count_ones() as usize).sum()
    }

    /// Leaves only what is in both.
    pub fn and(&mut self, other: &Self) {
        for (mine, theirs) in self.words.iter_mut().zip(&other.words) {
            *mine &= theirs;
        }
    }

    /// Adds what is in the other.
    pub fn or(&mut self, other: &Self) {
        for (mine, theirs) in self.words.iter_mut().zip(&other.words) {
            *mine |= theirs;
        }
    }

    /// Takes out what is in the other.
    pub fn minus(&mut self, other: &Self) {
        for (mine, theirs) in self.words.iter_mut().zip(&other.words) {
            *mine &= !theirs;
        }
    }

    /// The rows that are in, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(n, word)| Ones(*word).map(move |bit| n * WORD + bit))
    }

    /// The rows that are in exactly one of the two, ascending, each with whether it is in this one.
    pub fn differing<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = (usize, bool)> + 'a {
        self.words
            .iter()
            .zip(&other.words)
            .enumerate()
            .flat_map(|(n, (a, b))| Ones(a ^ b).map(move |bit| (n * WORD + bit, a >> bit & 1 == 1)))
    }

    /// Takes a row out and puts one in; all others keep what they are.
    pub(super) fn shift(&mut self, shift: Shift, is_in: bool) {
        if let (Some(out), true) = (shift.out, shift.moves()) {
            self.remove_row(out);
        }
        let Some(into) = shift.into else { return };
        if shift.moves() {
            self.insert_row(into);
        }
        if let Some(word) = self.words.get_mut(into / WORD) {
            let bit = 1 << (into % WORD);
            *word = if is_in { *word | bit } else { *word & !bit };
        }
    }

    fn remove_row(&mut self, row: usize) {
        let (first, below) = (row / WORD, (1u64 << (row % WORD)) - 1);
        let mut carry = 0;
        for (n, word) in self.words.iter_mut().enumerate().skip(first).rev() {
            let out = *word & 1;
            let kept = if n == first { *word & below } else { 0 };
            let moved = if n == first { (*word >> 1) & !below } else { *word >> 1 };
            *word = kept | moved | carry << (WORD - 1);
            carry = out;
        }
        self.len = self.len.saturating_sub(1);
        self.words.truncate(self.len.div_ceil(WORD));
        self.trim();
    }

    fn insert_row(&mut self, row: usize) {
        self.len += 1;
        self.words.resize(self.len.div_ceil(WORD), 0);
        let (first, below) = (row / WORD, (1u64 << (row % WORD)) - 1);
        let mut carry = 0;
        for (n, word) in self.words.iter_mut().enumerate().skip(first) {
            let out = *word >> (WORD - 1);
            let kept = if n == first { *word & below } else { 0 };
            let moved = if n == first { (*word & !below) << 1 } else { *word << 1 };
            *word = kept | moved | carry;
            carry = out;
        }
        self.trim();
    }

    fn trim(&mut self) {
        let spare = self.words.len() * WORD - self.len;
        if let Some(last) = self.words.last_mut() {
            *last &= u64::MAX >> spare;
        }
    }
}

/// For each word that a range touches: its number and the bits of the range in it.
fn masks(rows: &Range<usize>) -> impl Iterator<Item = (usize, u64)> + use<> {
    let Range { start, end } = *rows;
    let words = if start < end { start / WORD..end.div_ceil(WORD) } else { 0..0 };
    words.map(move |n| {
        let first = n * WORD;
        let low = u64::MAX << start.saturating_sub(first).min(WORD - 1);
        let high = u64::MAX >> (first + WORD).saturating_sub(end).min(WORD - 1);
        (n, low & high)
    })
}

/// The bits of a word that are set.
struct Ones(u64);

impl Iterator for Ones {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if self.0 == 0 {
            return None;
        }
        let bit = self.0.trailing_zeros() as usize;
        self.0 &= self.0 - 1;
        Some(bit)
    }
}

/// Words between two entries of the table of ranks.
const STRIDE: usize = 16;

/// A set of rows that is not changed any more: counted, and any of its members found by its position.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowSet {
    bits: Bits,
    /// How many are in before each stretch of [`STRIDE`] words.
    ranks: Vec<u32>,
    len: usize,
}

impl RowSet {
    /// Counts a set.
    pub fn new(bits: Bits) -> Self {
        let mut ranks = Vec::with_capacity(bits.words.len().div_ceil(STRIDE));
        let mut len = 0;
        for stretch in bits.words.chunks(STRIDE) {
            ranks.push(u32::try_from(len).unwrap_or(u32::MAX));
            len += stretch.iter().map(|word| word.count_ones() as usize).sum::<usize>();
        }
        Self { bits, ranks, len }
    }

    /// How many are in.
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether none is in.
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether the row is in.
    pub fn contains(&self, row: usize) -> bool {
        self.bits.contains(row)
    }

    /// The rows, ascending: by date, as the store keeps them.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.bits.iter()
    }

    /// The set itself.
    pub const fn bits(&self) -> &Bits {
        &self.bits
    }

    /// The row at a position among those that are in.
    pub fn nth(&self, position: usize) -> Option<usize> {
        if position >= self.len {
            return None;
        }
        let wanted = u32::try_from(position).ok()?;
        let stretch = self.ranks.partition_point(|rank| *rank <= wanted).checked_sub(1)?;
        let mut left = position - self.ranks.get(stretch).copied().unwrap_or_default() as usize;
        for (n, word) in self.bits.words.iter().enumerate().skip(stretch * STRIDE) {
            let ones = word.count_ones() as usize;
            if left < ones {
                return Ones(*word).nth(left).map(|bit| n * WORD + bit);
            }
            left -= ones;
        }
        None
    }

    /// The position of a row among those that are in; `None` where it is out.
    pub fn position(&self, row: usize) -> Option<usize> {
        self.contains(row).then(|| {
            let stretch = row / (WORD * STRIDE);
            self.ranks.get(stretch).copied().unwrap_or_default() as usize + self.bits.count_in(stretch * WORD * STRIDE..row)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::Dice;
    use super::*;

    fn random(dice: &mut Dice, len: usize) -> Bits {
        Bits::of(len, |_| dice.roll(3) == 0)
    }

    #[test]
    fn sets_agree_with_lists_of_rows() {
        let mut dice = Dice::new(3);
        for len in [0, 1, 63, 64, 65, 1000, 5000] {
            let (a, b) = (random(&mut dice, len), random(&mut dice, len));
            let list = |keep: &dyn Fn(usize) -> bool| (0..len).filter(|row| keep(*row)).collect::<Vec<_>>();
            let mut both = a.clone();
            both.and(&b);
            assert_eq!(both.iter().collect::<Vec<_>>(), list(&|r| a.contains(r) && b.contains(r)));
            assert_eq!(a.count_with(&b), both.count());
            let mut either = a.clone();
            either.or(&b);
            assert_eq!(either.iter().collect::<Vec<_>>(), list(&|r| a.contains(r) || b.contains(r)));
            either.minus(&a);
            assert_eq!(either.iter().collect::<Vec<_>>(), list(&|r| b.contains(r) && !a.contains(r)));
            let differing: Vec<_> = a.differing(&b).collect();
            assert_eq!(differing.iter().map(|d| d.0).collect::<Vec<_>>(), list(&|r| a.contains(r) != b.contains(r)));
            assert!(differing.iter().all(|(row, mine)| a.contains(*row) == *mine));
            assert_eq!(Bits::all(len).count(), len);
            for _ in 0..20 {
                let (from, to) = (dice.roll(len as u64 + 1) as usize, dice.roll(len as u64 + 1) as usize);
                assert_eq!(a.count_in(from..to), list(&|r| a.contains(r) && (from..to).contains(&r)).len());
                assert_eq!(a.count_with_in(&b, from..to), list(&|r| both.contains(r) && (from..to).contains(&r)).len());
                let mut ranged = Bits::none(len);
                ranged.insert_range(from..to);
                assert_eq!(ranged.iter().collect::<Vec<_>>(), list(&|r| (from..to).contains(&r)));
            }
        }
    }

    #[test]
    fn every_member_is_found_by_its_position_and_back() {
        let mut dice = Dice::new(5);
        for len in [0, 1, 64, 3000, 70_000] {
            let set = RowSet::new(random(&mut dice, len));
            let rows: Vec<usize> = set.iter().collect();
            assert_eq!(rows.len(), set.len());
            for (position, row) in rows.iter().enumerate() {
                assert_eq!((set.nth(position), set.position(*row)), (Some(*row), Some(position)));
            }
            assert_eq!(set.nth(set.len()), None);
        }
    }

    #[test]
    fn a_row_past_the_end_is_neither_put_in_nor_found() {
        let mut bits = Bits::none(70);
        bits.insert(70);
        bits.insert(500);
        assert_eq!((bits.count(), bits.contains(70), bits.contains(500)), (0, false, false));
    }
}
