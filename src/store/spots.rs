//! How many of the shown incidents stand on each place, by family, and how many they killed: what the map groups into rings.

use super::Columns;
use super::bits::Bits;
use crate::incident::Family;

/// The make-up of what stands on one place, in the order of [`Family::ALL`].
pub type MakeUp = [u32; Family::ALL.len()];

/// For each site of the columns, what stands on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spots {
    counts: Vec<MakeUp>,
    /// The dead on each site, by the least that is told of each incident.
    killed: Vec<u32>,
}

impl Spots {
    /// Counts the rows of a set.
    pub(super) fn new(columns: &Columns, shown: &Bits) -> Self {
        let sites = columns.sites().len();
        let mut spots = Self { counts: vec![MakeUp::default(); sites], killed: vec![0; sites] };
        for row in shown.iter() {
            spots.change(columns, row, true);
        }
        spots
    }

    /// Counts anew where a set differs from the one counted before; cheap while a range is dragged.
    pub(super) fn update(&mut self, columns: &Columns, before: &Bits, after: &Bits) {
        for (row, is_in) in after.differing(before) {
            self.change(columns, row, is_in);
        }
    }

    /// What stands on a site.
    pub fn at(&self, site: usize) -> MakeUp {
        self.counts.get(site).copied().unwrap_or_default()
    }

    /// How many were killed on a site, at least: by the least that is told of each incident.
    pub fn killed_at(&self, site: usize) -> u32 {
        self.killed.get(site).copied().unwrap_or(0)
    }

    /// The sites on which anything stands, with it.
    pub fn iter(&self) -> impl Iterator<Item = (usize, MakeUp)> + '_ {
        self.counts.iter().copied().enumerate().filter(|(_, make_up)| make_up.iter().any(|count| *count > 0))
    }

    fn change(&mut self, columns: &Columns, row: usize, is_in: bool) {
        let Some((site, kind)) = columns.site_index(row).zip(columns.kind(row)) else { return };
        if let Some(count) = self.counts.get_mut(site).and_then(|make_up| make_up.get_mut(kind.family() as usize)) {
            *count = if is_in { *count + 1 } else { count.saturating_sub(1) };
        }
        let dead = columns.tolls(row).and_then(|(killed, _)| killed.min).unwrap_or(0);
        if let Some(sum) = self.killed.get_mut(site).filter(|_| dead > 0) {
            *sum = if is_in { sum.saturating_add(dead) } else { sum.saturating_sub(dead) };
        }
    }
}
