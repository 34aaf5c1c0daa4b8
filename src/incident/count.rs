//! How many: a low and a high bound, each of which the text may leave open.

use serde::{Deserialize, Serialize};

/// A number of persons. Exact: both equal. "At least 18": min 18, max null. Not said: both null. None: 0 and 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Count {
    /// At least so many.
    pub min: Option<u32>,
    /// At most so many.
    pub max: Option<u32>,
}

impl Count {
    /// Exactly `n`.
    pub const fn exact(n: u32) -> Self {
        Self { min: Some(n), max: Some(n) }
    }

    /// `n` or more.
    pub const fn at_least(n: u32) -> Self {
        Self { min: Some(n), max: None }
    }

    /// Between two numbers, in either order.
    pub fn between(a: u32, b: u32) -> Self {
        Self { min: Some(a.min(b)), max: Some(a.max(b)) }
    }

    /// Whether the text says anything.
    pub const fn is_known(self) -> bool {
        self.min.is_some() || self.max.is_some()
    }

    /// As one word: "14", "14..", "..3", "5..8"; empty where nothing is said.
    pub fn written(self) -> String {
        let bound = |n: Option<u32>| n.map_or_else(String::new, |n| n.to_string());
        if self.min == self.max { bound(self.min) } else { format!("{}..{}", bound(self.min), bound(self.max)) }
    }

    /// The narrowest count that holds both: lowest low, highest high. An unknown side adds nothing; an open bound stays open.
    #[must_use]
    pub fn widen(self, other: Self) -> Self {
        if !self.is_known() {
            return other;
        }
        if !other.is_known() {
            return self;
        }
        let low = self.min.zip(other.min).map(|(a, b)| a.min(b));
        let high = self.max.zip(other.max).map(|(a, b)| a.max(b));
        Self { min: low, max: high }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widening_keeps_open_bounds_open_and_unknown_sides_silent() {
        let rows = [
            (Count::exact(14), Count::exact(8), Count::between(8, 14)),
            (Count::exact(14), Count::default(), Count::exact(14)),
            (Count::default(), Count::at_least(3), Count::at_least(3)),
            (Count::exact(14), Count::at_least(10), Count::at_least(10)),
        ];
        for (a, b, want) in rows {
            assert_eq!(a.widen(b), want);
        }
    }
}
