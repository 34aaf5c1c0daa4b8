//! Tolls of many incidents added up, without saying more than is known.

use serde::{Deserialize, Serialize};

use crate::incident::Count;

/// The sum of what incidents tell of a toll. Those that tell nothing are counted, never taken for zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    /// The lowest figures added up.
    pub low: u64,
    /// The highest figures added up; where there is none, the lowest.
    pub high: u64,
    /// Whether some incident has no highest figure: there may be more than [`Self::high`].
    pub is_open: bool,
    /// How many incidents tell a figure.
    pub told: usize,
    /// How many tell none.
    pub silent: usize,
}

impl Sum {
    /// Adds one incident's toll.
    pub fn add(&mut self, count: Count) {
        if !count.is_known() {
            self.silent += 1;
            return;
        }
        let low = u64::from(count.min.unwrap_or(0));
        self.told += 1;
        self.low += low;
        self.high += count.max.map_or(low, u64::from);
        self.is_open |= count.max.is_none();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_add_up_and_silence_is_no_zero() {
        let rows: [(&[Count], _); 6] = [
            (&[], (0, 0, false, 0, 0)),
            (&[Count::default(), Count::default()], (0, 0, false, 0, 2)),
            (&[Count::exact(0)], (0, 0, false, 1, 0)),
            (&[Count::exact(3), Count::between(22, 52)], (25, 55, false, 2, 0)),
            (&[Count::at_least(18), Count::exact(4), Count::default()], (22, 22, true, 2, 1)),
            (&[Count { min: None, max: Some(7) }, Count::at_least(2)], (2, 9, true, 2, 0)),
        ];
        for (counts, (low, high, is_open, told, silent)) in rows {
            let mut sum = Sum::default();
            for count in counts {
                sum.add(*count);
            }
            assert_eq!(sum, Sum { low, high, is_open, told, silent }, "{counts:?}");
        }
    }
}
