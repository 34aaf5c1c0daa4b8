//! Groups incidents that stand too close to be told apart. Pure: positions in, groups out.
//!
//! Two steps. Which places go together is worked out from all incidents there are, whatever the filter shows of them ([`Plan`]): so a
//! ring stays itself while the range moves and the map is panned. What stands in each follows from what is shown ([`groups`]); rings that
//! would lie over each other are joined then, and keep the name of the weightiest.

use std::collections::BTreeMap;

use super::plan::{Buckets, Plan};
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
    /// How many were killed there, at least.
    pub killed: u32,
}

/// How rings are sized.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sizing {
    /// On a crowded map all rings would be as large as they get: sizes grow more slowly there.
    pub is_crowded: bool,
    /// By the dead in place of the incidents.
    pub by_toll: bool,
}

/// Incidents drawn as one symbol, as a few side by side, or as a ring.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Middle of its members.
    pub x: f32,
    /// Middle of its members.
    pub y: f32,
    /// The place that names the group, whatever comes and goes.
    pub head: usize,
    /// Its places, in the order they came.
    pub sites: Vec<usize>,
    /// How many of each family, in the order of [`crate::incident::Family::ALL`].
    pub families: MakeUp,
    /// How many were killed, at least.
    pub killed: u32,
}

impl Group {
    fn of(spot: &Spot, head: usize) -> Self {
        Self { x: spot.x, y: spot.y, head, sites: vec![spot.site], families: spot.make_up, killed: spot.killed }
    }

    fn add(&mut self, spot: &Spot) {
        self.join(&Self::of(spot, self.head));
    }

    fn join(&mut self, other: &Self) {
        let (n, m) = (self.count() as f32, other.count() as f32);
        self.x = (self.x * n + other.x * m) / (n + m);
        self.y = (self.y * n + other.y * m) / (n + m);
        self.sites.extend(&other.sites);
        self.killed = self.killed.saturating_add(other.killed);
        for (mine, theirs) in self.families.iter_mut().zip(other.families) {
            *mine += theirs;
        }
    }

    /// How many incidents it holds.
    pub fn count(&self) -> usize {
        self.families.iter().map(|count| *count as usize).sum()
    }

    /// Radius of its ring in points: 10 + 2.1 √n, at most 26; on a crowded map 8 + 4 log n; by the dead 11 + 1.7 √n.
    pub fn radius(&self, sizing: Sizing) -> f32 {
        let n = self.count() as f32;
        match sizing {
            Sizing { by_toll: true, .. } => 1.7f32.mul_add((self.killed as f32).sqrt(), 11.0).min(34.0),
            Sizing { is_crowded: true, .. } => 4.0f32.mul_add(n.max(1.0).log10(), 8.0).clamp(12.0, 30.0),
            Sizing { .. } => (10.0 + 2.1 * n.sqrt()).min(26.0),
        }
    }

    /// How far from its middle it takes room, in points.
    fn reach(&self, sizing: Sizing) -> f32 {
        if self.count() >= RING_LEAST { self.radius(sizing) + 1.0 } else { 9.0 }
    }

    /// The same in steps, so that a ring that grows a little takes no more room than before.
    fn planned_reach(&self, sizing: Sizing) -> f32 {
        if self.count() >= RING_LEAST { (self.radius(sizing) / STEP).ceil() * STEP + 1.0 } else { 9.0 }
    }

    fn distance(&self, other: &Self) -> f32 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

/// From how many members on a group is drawn as a ring.
pub const RING_LEAST: usize = 4;
/// Joining rings makes larger ones, which may lie over others again.
const ROUNDS: usize = 8;
/// No two rings reach farther than this, together.
const FARTHEST: f32 = 74.0;
/// Rings are given room in steps of so many points.
const STEP: f32 = 4.0;

/// Groups what is shown by the plan. The result depends on spots and plan alone, not on hashing.
pub fn groups(spots: &[Spot], plan: &Plan, sizing: Sizing) -> Vec<Group> {
    let mut out: Vec<Group> = Vec::new();
    let mut at: BTreeMap<usize, usize> = BTreeMap::new();
    for spot in spots {
        let head = plan.head(spot.site);
        if let Some(group) = at.get(&head).and_then(|n| out.get_mut(*n)) {
            group.add(spot);
        } else {
            at.insert(head, out.len());
            out.push(Group::of(spot, head));
        }
    }
    // By the places that name them and in steps, so that the same rings are joined while counts change and the map is panned.
    out = join_all(out, plan, &|group| (plan.point(group.head), group.planned_reach(sizing)));
    for _ in 0..2 {
        part(&mut out, sizing);
    }
    // What lies over another after all.
    join_all(out, plan, &|group| ((f64::from(group.x), f64::from(group.y)), group.reach(sizing)))
}

/// Where a group is taken to stand, and how far it reaches.
type Room<'a> = &'a dyn Fn(&Group) -> ((f64, f64), f32);

fn join_all(mut groups: Vec<Group>, plan: &Plan, room: Room<'_>) -> Vec<Group> {
    for _ in 0..ROUNDS {
        let before = groups.len();
        groups = join_overlapping(groups, plan, room);
        if groups.len() == before {
            break;
        }
    }
    groups
}

/// Joins rings of one country that would be drawn over each other, the weightiest first.
fn join_overlapping(mut groups: Vec<Group>, plan: &Plan, room: Room<'_>) -> Vec<Group> {
    groups.sort_by_key(|group| (std::cmp::Reverse(plan.weight(group.head)), group.head));
    let mut out: Vec<Group> = Vec::new();
    let mut buckets = Buckets::new(f64::from(FARTHEST));
    for group in groups {
        let (country, ((x, y), reach)) = (plan.country(group.head), room(&group));
        let is_over = |n: &usize| {
            out.get(*n).is_some_and(|other| {
                let ((other_x, other_y), other_reach) = room(other);
                plan.country(other.head) == country && (x - other_x).hypot(y - other_y) < f64::from(reach + other_reach)
            })
        };
        let over = buckets.near(x, y).filter(is_over).min();
        if let Some((n, other)) = over.and_then(|n| Some((n, out.get_mut(n)?))) {
            other.join(&group);
            let (x, y) = room(other).0;
            buckets.put(x, y, n);
        } else {
            buckets.put(x, y, out.len());
            out.push(group);
        }
    }
    out
}

/// Rings that are not joined make room for each other: each by half of what they lie over the other, and never farther than its own
/// radius.
fn part(groups: &mut [Group], sizing: Sizing) {
    let mut buckets = Buckets::new(f64::from(FARTHEST));
    for (n, group) in groups.iter().enumerate() {
        buckets.put(f64::from(group.x), f64::from(group.y), n);
    }
    for n in 0..groups.len() {
        let Some((x, y)) = groups.get(n).map(|group| (f64::from(group.x), f64::from(group.y))) else { continue };
        for m in buckets.near(x, y).filter(|m| *m > n) {
            let (Some(one), Some(other)) = (groups.get(n), groups.get(m)) else { continue };
            let (own, theirs, apart) = (one.reach(sizing), other.reach(sizing), one.distance(other));
            if apart >= own + theirs {
                continue;
            }
            let (dx, dy) = if apart > 0.5 { ((other.x - one.x) / apart, (other.y - one.y) / apart) } else { (1.0, 0.0) };
            let half = (own + theirs - apart) / 2.0 + 0.01;
            for (at, way) in [(n, -half.min(own)), (m, half.min(theirs))] {
                if let Some(group) = groups.get_mut(at) {
                    group.x += dx * way;
                    group.y += dy * way;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::plan::Anchor;
    use super::*;

    const SIZING: Sizing = Sizing { is_crowded: false, by_toll: false };

    fn spot(site: usize, x: f32, y: f32) -> Spot {
        let mut make_up = MakeUp::default();
        make_up[if site.is_multiple_of(2) { 0 } else { 2 }] = 1;
        Spot { site, x, y, make_up, killed: 0 }
    }

    /// The plan of spots that stand where they stand on the screen, the first ones the weightiest.
    fn plan(spots: &[Spot], merge: f64) -> Plan {
        let anchor = |spot: &Spot| Anchor { x: spot.x.into(), y: spot.y.into(), weight: 1000 - spot.site as u32, country: None };
        Plan::new(&spots.iter().map(anchor).collect::<Vec<_>>(), merge)
    }

    fn grouped(spots: &[Spot]) -> Vec<Group> {
        groups(spots, &plan(spots, 26.0), SIZING)
    }

    #[test]
    fn near_spots_join_and_far_ones_stay() {
        let found = grouped(&[spot(0, 0.0, 0.0), spot(1, 5.0, 0.0), spot(2, 100.0, 0.0)]);
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
        let found = grouped(&[crowd, spot(1, 20.0, 0.0)]);
        assert!(found.len() == 1 && (found[0].x - 2.0).abs() < 1e-4, "{found:?}");
    }

    /// Spots strewn over a screen, so many incidents on each.
    fn strewn(count: usize, incidents: impl Fn(usize) -> u32) -> Vec<Spot> {
        let at = |n: usize| spot(n, ((n * 7919) % 613) as f32, ((n * 104_729) % 401) as f32);
        (0..count).map(|n| Spot { make_up: [incidents(n), 0, 0, 0, 0], ..at(n) }).filter(|spot| spot.make_up[0] > 0).collect()
    }

    #[test]
    fn no_spot_is_lost_or_doubled() {
        let mut sites: Vec<usize> = grouped(&strewn(500, |_| 1)).into_iter().flat_map(|g| g.sites).collect();
        sites.sort_unstable();
        assert_eq!(sites, (0..500).collect::<Vec<_>>());
    }

    #[test]
    fn rings_do_not_overlap() {
        for sizing in [SIZING, Sizing { is_crowded: true, by_toll: false }, Sizing { is_crowded: false, by_toll: true }] {
            let spots = strewn(300, |n| (n as u32 * 31) % 90 + 1);
            let found = groups(&spots, &plan(&spots, 26.0), sizing);
            for (n, one) in found.iter().enumerate() {
                for other in found.iter().skip(n + 1) {
                    let room = one.reach(sizing) + other.reach(sizing);
                    assert!(one.distance(other) >= room - 0.01, "{sizing:?}: {one:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn a_ring_keeps_its_name_and_its_places_while_the_range_moves() {
        let all = strewn(200, |_| 50);
        let plan = plan(&all, 26.0);
        // In each step some places come, some go, and all others have more incidents or fewer.
        let names_at = |step: u32| {
            let shown = strewn(200, |n| if (n as u32 * 29 + step / 3).is_multiple_of(17) { 0 } else { 4 + (n as u32 * 13 + step) % 11 });
            let found = groups(&shown, &plan, SIZING);
            for group in &found {
                assert!(group.sites.iter().any(|site| plan.head(*site) == group.head), "named by one of its own");
            }
            found.into_iter().flat_map(|g| g.sites.into_iter().map(move |site| (site, g.head))).collect::<BTreeMap<_, _>>()
        };
        let (mut kept, mut seen) = (0, 0);
        for step in 0..40 {
            let (before, after) = (names_at(step), names_at(step + 1));
            for (site, head) in &after {
                if let Some(old) = before.get(site) {
                    seen += 1;
                    kept += usize::from(old == head);
                }
            }
        }
        assert!(seen > 5000 && kept * 100 >= seen * 93, "{kept} of {seen} keep their ring");
    }

    #[test]
    fn rings_on_two_sides_of_a_border_stand_side_by_side() {
        let crowd = |site, x| Spot { make_up: [9, 0, 0, 0, 0], ..spot(site, x, 0.0) };
        let spots = [crowd(0, 0.0), crowd(1, 6.0)];
        let anchor = |spot: &Spot, country| Anchor { x: spot.x.into(), y: spot.y.into(), weight: 9, country: Some(country) };
        let plan = Plan::new(&[anchor(&spots[0], "SY"), anchor(&spots[1], "IQ")], 26.0);
        let found = groups(&spots, &plan, SIZING);
        assert_eq!(found.len(), 2);
        assert!(found[0].distance(&found[1]) >= 2.0 * found[0].radius(SIZING), "{found:?}");
        for (group, spot) in found.iter().zip(&spots) {
            assert!((group.x - spot.x).abs() <= group.radius(SIZING) + 2.0, "within its own radius: {group:?}");
        }
    }

    #[test]
    fn by_the_dead_a_ring_of_few_incidents_may_be_the_larger() {
        let sizing = Sizing { is_crowded: false, by_toll: true };
        let group = |count, killed| Group { families: [count, 0, 0, 0, 0], killed, ..Group::of(&spot(0, 0.0, 0.0), 0) };
        assert!(group(4, 90).radius(sizing) > group(60, 5).radius(sizing));
        assert!(group(4, 90).radius(SIZING) < group(60, 5).radius(SIZING));
    }
}
