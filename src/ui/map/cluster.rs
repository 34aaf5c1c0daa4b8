//! Groups incidents that stand too close to be told apart. Pure: positions in, groups out.

use crate::store::MakeUp;

/// A place on the screen with what stands on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// The place, by its number in the columns of the store.
    pub site: usize,
    /// Points from the left.
    pub x: f32,
    /// Points from the top.
    pub y: f32,
    /// How many incidents of each family, in the order of [`crate::incident::Family::ALL`]; not all zero.
    pub make_up: MakeUp,
}

/// Incidents drawn as one symbol, as a few side by side, or as a ring.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Middle of its members.
    pub x: f32,
    /// Middle of its members.
    pub y: f32,
    /// Its places, in the order they came. The first names the group while others come and go.
    pub sites: Vec<usize>,
    /// How many of each family, in the order of [`crate::incident::Family::ALL`].
    pub families: MakeUp,
}

impl Group {
    fn of(spot: &Spot) -> Self {
        Self { x: spot.x, y: spot.y, sites: vec![spot.site], families: spot.make_up }
    }

    fn add(&mut self, spot: &Spot) {
        self.join(&Self::of(spot));
    }

    fn join(&mut self, other: &Self) {
        let (n, m) = (self.count() as f32, other.count() as f32);
        self.x = (self.x * n + other.x * m) / (n + m);
        self.y = (self.y * n + other.y * m) / (n + m);
        self.sites.extend(&other.sites);
        for (mine, theirs) in self.families.iter_mut().zip(other.families) {
            *mine += theirs;
        }
    }

    /// How many incidents it holds.
    pub fn count(&self) -> usize {
        self.families.iter().map(|count| *count as usize).sum()
    }

    /// Radius of its ring in points: 10 + 2.1 √n, at most 26; on a crowded map, where all would be that large, 8 + 4 log n.
    pub fn radius(&self, is_crowded: bool) -> f32 {
        let n = self.count() as f32;
        if is_crowded { 4.0f32.mul_add(n.max(1.0).log10(), 8.0).clamp(12.0, 30.0) } else { (10.0 + 2.1 * n.sqrt()).min(26.0) }
    }
}

/// From how many members on a group is drawn as a ring.
pub const RING_LEAST: usize = 4;

/// Groups spots closer than `merge` points to each other; rings of a crowded map are sized for it.
///
/// The result depends on the spots alone, not on hashing:
/// a spot joins the first group near enough in the order given, and groups that then overlap are joined.
pub fn groups(spots: &[Spot], merge: f32, is_crowded: bool) -> Vec<Group> {
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
    join_overlapping(out, is_crowded)
}

/// Joins rings that would be drawn over each other, largest first, until none overlap.
fn join_overlapping(mut groups: Vec<Group>, is_crowded: bool) -> Vec<Group> {
    groups.sort_by_key(|g| std::cmp::Reverse(g.count()));
    let mut out: Vec<Group> = Vec::new();
    for group in groups {
        let own = reach(&group, is_crowded);
        match out.iter_mut().find(|other| distance(other, group.x, group.y) < own + reach(other, is_crowded)) {
            Some(other) => other.join(&group),
            None => out.push(group),
        }
    }
    out
}

/// How far from its middle a group takes room, in points.
fn reach(group: &Group, is_crowded: bool) -> f32 {
    if group.count() >= RING_LEAST { group.radius(is_crowded) + 1.0 } else { 9.0 }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(site: usize, x: f32, y: f32) -> Spot {
        let mut make_up = MakeUp::default();
        make_up[if site.is_multiple_of(2) { 0 } else { 2 }] = 1;
        Spot { site, x, y, make_up }
    }

    #[test]
    fn near_spots_join_and_far_ones_stay() {
        let found = groups(&[spot(0, 0.0, 0.0), spot(1, 5.0, 0.0), spot(2, 100.0, 0.0)], 26.0, false);
        let mut sites: Vec<_> = found.iter().map(|g| g.sites.clone()).collect();
        sites.sort();
        assert_eq!(sites, [vec![0, 1], vec![2]]);
        let pair = found.iter().find(|g| g.sites.len() == 2).expect("a pair");
        assert_eq!((pair.families[0], pair.families[2], pair.count()), (1, 1, 2));
        assert!((pair.x - 2.5).abs() < 1e-6);
    }

    #[test]
    fn a_group_stands_where_most_of_its_incidents_do() {
        let crowd = Spot { make_up: [9, 0, 0, 0, 0], ..spot(0, 0.0, 0.0) };
        let found = groups(&[crowd, spot(1, 20.0, 0.0)], 26.0, false);
        assert!(found.len() == 1 && (found[0].x - 2.0).abs() < 1e-4, "{found:?}");
    }

    #[test]
    fn no_spot_is_lost_or_doubled() {
        let spots: Vec<Spot> = (0..500).map(|n| spot(n, ((n * 7919) % 613) as f32, ((n * 104_729) % 401) as f32)).collect();
        let mut sites: Vec<usize> = groups(&spots, 26.0, false).into_iter().flat_map(|g| g.sites).collect();
        sites.sort_unstable();
        assert_eq!(sites, (0..500).collect::<Vec<_>>());
    }

    #[test]
    fn rings_do_not_overlap_small_groups() {
        let mut spots: Vec<Spot> = (0..40).map(|n| spot(n, 100.0, 100.0)).collect();
        spots.push(spot(40, 127.0, 100.0));
        assert_eq!(groups(&spots, 26.0, false).len(), 1);
    }
}
