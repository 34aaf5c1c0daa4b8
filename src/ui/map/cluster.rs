//! Groups incidents that stand too close to be told apart. Pure: positions in, groups out.

use crate::incident::{Family, IncidentId};

/// An incident at its place on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Index into the store.
    pub index: usize,
    /// Points from the left.
    pub x: f32,
    /// Points from the top.
    pub y: f32,
    /// For the make-up of a ring.
    pub family: Family,
}

/// Incidents drawn as one symbol, as a few side by side, or as a ring.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Middle of its members.
    pub x: f32,
    /// Middle of its members.
    pub y: f32,
    /// Indices into the store, in the order they came.
    pub members: Vec<usize>,
    /// How many of each family, in the order of [`Family::ALL`].
    pub families: [usize; Family::ALL.len()],
}

impl Group {
    fn of(spot: &Spot) -> Self {
        let mut group = Self { x: 0.0, y: 0.0, members: Vec::new(), families: [0; Family::ALL.len()] };
        group.add(spot);
        group
    }

    fn add(&mut self, spot: &Spot) {
        let n = self.members.len() as f32;
        self.x = (self.x * n + spot.x) / (n + 1.0);
        self.y = (self.y * n + spot.y) / (n + 1.0);
        self.members.push(spot.index);
        if let Some(at) = Family::ALL.iter().position(|f| *f == spot.family) {
            self.families[at] += 1;
        }
    }

    fn join(&mut self, other: &Self) {
        let (n, m) = (self.members.len() as f32, other.members.len() as f32);
        self.x = (self.x * n + other.x * m) / (n + m);
        self.y = (self.y * n + other.y * m) / (n + m);
        self.members.extend(&other.members);
        for (mine, theirs) in self.families.iter_mut().zip(other.families) {
            *mine += theirs;
        }
    }

    /// Radius of its ring in points: 10 + 2.1 √n, at most 26.
    pub fn radius(&self) -> f32 {
        (10.0 + 2.1 * (self.members.len() as f32).sqrt()).min(26.0)
    }
}

/// From how many members on a group is drawn as a ring.
pub const RING_LEAST: usize = 4;

/// Groups spots closer than `merge` points to each other.
///
/// The result depends on the spots alone, not on hashing:
/// a spot joins the first group near enough in the order given, and groups that then overlap are joined.
pub fn groups(spots: &[Spot], merge: f32) -> Vec<Group> {
    let mut out: Vec<Group> = Vec::new();
    let mut grid = Grid::new(merge);
    for spot in spots {
        let near = grid.near(spot.x, spot.y).find(|&g| out.get(g).is_some_and(|group| distance(group, spot.x, spot.y) < merge));
        if let Some(group) = near.and_then(|found| out.get_mut(found)) {
            group.add(spot);
        } else {
            grid.put(spot.x, spot.y, out.len());
            out.push(Group::of(spot));
        }
    }
    join_overlapping(out)
}

/// Joins rings that would be drawn over each other, largest first, until none overlap.
fn join_overlapping(mut groups: Vec<Group>) -> Vec<Group> {
    groups.sort_by_key(|g| std::cmp::Reverse(g.members.len()));
    let mut out: Vec<Group> = Vec::new();
    for group in groups {
        let reach = |other: &Group| if other.members.len() >= RING_LEAST { other.radius() + 9.0 } else { 18.0 };
        match out.iter_mut().find(|other| distance(other, group.x, group.y) < reach(other)) {
            Some(other) => other.join(&group),
            None => out.push(group),
        }
    }
    out
}

fn distance(group: &Group, x: f32, y: f32) -> f32 {
    (group.x - x).hypot(group.y - y)
}

/// Buckets as wide as the merge distance, so that only neighbours are compared.
struct Grid {
    step: f32,
    cells: std::collections::BTreeMap<(i32, i32), Vec<usize>>,
}

impl Grid {
    const fn new(step: f32) -> Self {
        Self { step, cells: std::collections::BTreeMap::new() }
    }

    #[expect(clippy::cast_possible_truncation, reason = "screen points")]
    fn cell(&self, x: f32, y: f32) -> (i32, i32) {
        ((x / self.step).floor() as i32, (y / self.step).floor() as i32)
    }

    fn put(&mut self, x: f32, y: f32, group: usize) {
        self.cells.entry(self.cell(x, y)).or_default().push(group);
    }

    fn near(&self, x: f32, y: f32) -> impl Iterator<Item = usize> + '_ {
        let (cx, cy) = self.cell(x, y);
        (-1..=1).flat_map(move |dy| (-1..=1).map(move |dx| (cx + dx, cy + dy))).filter_map(|cell| self.cells.get(&cell)).flatten().copied()
    }
}

/// Names a group by its first member, so that it keeps its identity while others come and go.
pub fn key(ids: &[&IncidentId]) -> Option<IncidentId> {
    ids.iter().min().map(|id| (*id).clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(index: usize, x: f32, y: f32) -> Spot {
        Spot { index, x, y, family: if index.is_multiple_of(2) { Family::Air } else { Family::Ground } }
    }

    #[test]
    fn near_spots_join_and_far_ones_stay() {
        let found = groups(&[spot(0, 0.0, 0.0), spot(1, 5.0, 0.0), spot(2, 100.0, 0.0)], 26.0);
        let mut members: Vec<_> = found.iter().map(|g| g.members.clone()).collect();
        members.sort();
        assert_eq!(members, [vec![0, 1], vec![2]]);
        let pair = found.iter().find(|g| g.members.len() == 2).expect("a pair");
        assert_eq!((pair.families[0], pair.families[2]), (1, 1));
        assert!((pair.x - 2.5).abs() < 1e-6);
    }

    #[test]
    fn no_spot_is_lost_or_doubled() {
        let spots: Vec<Spot> = (0..500).map(|n| spot(n, ((n * 7919) % 613) as f32, ((n * 104_729) % 401) as f32)).collect();
        let mut members: Vec<usize> = groups(&spots, 26.0).into_iter().flat_map(|g| g.members).collect();
        members.sort_unstable();
        assert_eq!(members, (0..500).collect::<Vec<_>>());
    }

    #[test]
    fn rings_do_not_overlap_small_groups() {
        let mut spots: Vec<Spot> = (0..40).map(|n| spot(n, 100.0, 100.0)).collect();
        spots.push(spot(40, 127.0, 100.0));
        assert_eq!(groups(&spots, 26.0).len(), 1);
    }
}
