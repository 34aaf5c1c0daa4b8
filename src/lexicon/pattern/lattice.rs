//! What patterns run over.

use std::ops::Range;

/// A class of words, by its place among those of the grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClassId(pub(super) u8);

/// A set of classes, a bit each.
pub(super) type Classes = u128;

impl ClassId {
    /// The set of this class alone.
    pub(super) const fn bit(self) -> Classes {
        1 << self.0
    }
}

/// Something in a text that patterns are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub class: ClassId,
    /// Where it starts, in positions of the lattice.
    pub start: usize,
    /// One past where it ends.
    pub end: usize,
    /// Whether a conjunction links it to what stands before.
    pub linked: bool,
    /// What it means to the caller.
    pub payload: usize,
}

/// The items of a text by where they start.
#[derive(Clone, Debug, Default)]
pub struct Lattice {
    items: Vec<Item>,
    first: Vec<usize>,
    /// The classes of the items that start at each position.
    classes: Vec<Classes>,
}

impl Lattice {
    /// From items in any order and the number of positions.
    pub fn new(mut items: Vec<Item>, positions: usize) -> Self {
        items.sort_by_key(|item| (item.start, std::cmp::Reverse(item.end)));
        let mut first = vec![0; positions + 2];
        let mut classes = vec![0; positions + 1];
        for item in &items {
            if let Some(classes) = classes.get_mut(item.start) {
                *classes |= item.class.bit();
            }
            if let Some(count) = first.get_mut(item.start + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for count in &mut first {
            sum += *count;
            *count = sum;
        }
        Self { items, first, classes }
    }

    /// The classes of the items that start at a position.
    pub(super) fn classes_at(&self, position: usize) -> Classes {
        self.classes.get(position).copied().unwrap_or_default()
    }

    /// The classes of the items that start in a range of positions.
    pub(super) fn classes_in(&self, positions: Range<usize>) -> Classes {
        self.classes.get(positions).unwrap_or_default().iter().fold(0, |all, classes| all | classes)
    }

    /// The items that start at a position, longest first.
    pub fn at(&self, position: usize) -> &[Item] {
        match (self.first.get(position), self.first.get(position + 1)) {
            (Some(&from), Some(&to)) => self.items.get(from..to).unwrap_or_default(),
            _ => &[],
        }
    }
}
