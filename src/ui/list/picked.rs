//! Which rows are picked, by their position in the list: few ranges, however many rows they hold.

use std::ops::Range;

/// Positions, as ranges in order that neither touch nor overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Picked(Vec<Range<usize>>);

impl Picked {
    /// These positions alone.
    pub(super) fn only(positions: Range<usize>) -> Self {
        Self(if positions.is_empty() { Vec::new() } else { vec![positions] })
    }

    /// From one position to another, in either direction, both in.
    pub(super) fn between(a: usize, b: usize) -> Self {
        Self::only(a.min(b)..a.max(b) + 1)
    }

    /// Whether the position is in.
    pub(super) fn contains(&self, position: usize) -> bool {
        let after = self.0.partition_point(|range| range.end <= position);
        self.0.get(after).is_some_and(|range| range.contains(&position))
    }

    /// How many are in.
    pub(super) fn len(&self) -> usize {
        self.0.iter().map(Range::len).sum()
    }

    /// All of them, ascending.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().cloned().flatten()
    }

    /// Puts a position in, or takes it out.
    pub(super) fn toggle(&mut self, position: usize) {
        let after = self.0.partition_point(|range| range.end <= position);
        match self.0.get(after).cloned().filter(|range| range.contains(&position)) {
            Some(range) => {
                let pieces = [range.start..position, position + 1..range.end];
                self.0.splice(after..=after, pieces.into_iter().filter(|piece| !piece.is_empty()));
            }
            None => self.0.insert(after, position..position + 1),
        }
        self.join();
    }

    /// Joins ranges that touch.
    fn join(&mut self) {
        let mut joined: Vec<Range<usize>> = Vec::with_capacity(self.0.len());
        for range in self.0.drain(..) {
            match joined.last_mut().filter(|last| last.end == range.start) {
                Some(last) => last.end = range.end,
                None => joined.push(range),
            }
        }
        self.0 = joined;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::store::sample::Dice;

    #[test]
    fn toggling_agrees_with_a_plain_set() {
        let mut dice = Dice::new(59);
        for start in [Picked::default(), Picked::between(9, 3)] {
            let (mut picked, mut plain) = (start.clone(), start.iter().collect::<BTreeSet<usize>>());
            for _ in 0..400 {
                let position = dice.roll(24) as usize;
                picked.toggle(position);
                if !plain.remove(&position) {
                    plain.insert(position);
                }
                assert_eq!(picked.iter().collect::<Vec<_>>(), plain.iter().copied().collect::<Vec<_>>());
                assert_eq!(picked.len(), plain.len());
                assert!((0..25).all(|at| picked.contains(at) == plain.contains(&at)));
                assert!(picked.0.windows(2).all(|pair| pair[0].end < pair[1].start), "{picked:?}");
            }
        }
    }

    #[test]
    fn a_million_rows_are_one_range() {
        let all = Picked::only(0..1_000_000);
        assert_eq!((all.len(), all.0.len()), (1_000_000, 1));
        assert_eq!(Picked::only(0..0), Picked::default());
    }
}
