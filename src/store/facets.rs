//! Counts beside the rows of the filter panel.

use super::bits::Bits;
use super::{Columns, Dimension};

/// For each value of each dimension, how many incidents would be shown by it with all other clauses kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    counts: Vec<Vec<usize>>,
}

impl Facets {
    /// Counts the values of all dimensions among the rows that the others leave, which `base` gives.
    pub fn new<'a>(columns: &Columns, base: impl Fn(Dimension) -> &'a Bits) -> Self {
        let count = |dimension| {
            let rows = base(dimension);
            columns.values(dimension).values.iter().map(|value| value.rows.count_with(rows)).collect()
        };
        Self { counts: Dimension::ALL.map(count).to_vec() }
    }

    /// The counts of a dimension, in the order of [`Columns::values`].
    pub fn counts(&self, dimension: Dimension) -> &[usize] {
        self.counts.get(dimension as usize).map_or(&[], Vec::as_slice)
    }

    /// The count of one value; 0 where no incident has it.
    pub fn count(&self, columns: &Columns, dimension: Dimension, key: &str) -> usize {
        let position = columns.values(dimension).values.iter().position(|value| value.key == key);
        position.and_then(|at| self.counts(dimension).get(at)).copied().unwrap_or_default()
    }
}
