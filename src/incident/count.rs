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

    /// The narrowest count that holds what is told of one toll: lowest low, highest high. What says nothing adds nothing.
    /// "At least ten" beside "fourteen" is ten to fourteen, beside "eight" eight and more: an open bound stays open only where no
    /// other figure reaches it.
    pub fn together(told: impl IntoIterator<Item = Self>) -> Self {
        let told: Vec<Self> = told.into_iter().filter(|count| count.is_known()).collect();
        let low = told.iter().map(|count| count.min).min().flatten();
        let high = told.iter().filter_map(|count| count.max).max();
        let reached = |count: &Self| count.max.is_some() || count.min <= high;
        Self { min: low, max: high.filter(|_| told.iter().all(reached)) }
    }

    /// Two counts together.
    #[must_use]
    pub fn widen(self, other: Self) -> Self {
        Self::together([self, other])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_of_one_toll_makes_one_count() {
        let (none, at_most) = (Count::default(), Count { min: None, max: Some(3) });
        let rows: [(&[Count], Count); 9] = [
            (&[], none),
            (&[Count::exact(14), Count::exact(8)], Count::between(8, 14)),
            (&[Count::exact(14), none], Count::exact(14)),
            (&[none, Count::at_least(3)], Count::at_least(3)),
            (&[Count::exact(14), Count::at_least(10)], Count::between(10, 14)),
            (&[Count::exact(8), Count::at_least(10)], Count::at_least(8)),
            (&[Count::at_least(20), Count::exact(8), Count::exact(14)], Count::at_least(8)),
            (&[Count::exact(8), Count::exact(14), Count::at_least(14)], Count::between(8, 14)),
            (&[at_most, Count::exact(5)], Count { min: None, max: Some(5) }),
        ];
        for (told, want) in rows {
            assert_eq!(Count::together(told.iter().copied()), want, "{told:?}");
            assert_eq!(Count::together(told.iter().rev().copied()), want, "the other way round: {told:?}");
        }
    }
}
