//! Which places of a store go together on each zoom, worked out once and kept while filter and view move.

use std::collections::{BTreeMap, HashMap};

use crate::geo::{LatLon, Outline};
use crate::store::{Generation, Store};

/// Plans are made for every half of a zoom; between two the finer distances hold.
const LEVELS_PER_ZOOM: f64 = 2.0;
/// Places closer than this go together, in points.
const MERGE: f64 = 26.0;
/// The same on a crowded map.
const CROWDED_MERGE: f64 = 58.0;
/// A map that is crowded stays so until this share of what made it crowded is left: rings do not flicker while a range is dragged.
const STILL_CROWDED: f64 = 0.7;

/// A place in the plan of one zoom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Anchor {
    /// Points of that zoom from the left edge of the world.
    pub x: f64,
    /// From its top.
    pub y: f64,
    /// How many incidents have their marker here, shown or not.
    pub weight: u32,
    /// Its country; rings never cross a border.
    pub country: Option<&'static str>,
}

/// Which places go together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// For each place the one it goes with: the weightiest of its group, itself if need be.
    head_of: Vec<u32>,
    anchors: Vec<Anchor>,
    /// Points of the screen for one of the plan.
    stretch: f64,
}

impl Plan {
    /// Puts every place with the nearest weightier one of its country less than `merge` points away.
    pub fn new(anchors: &[Anchor], merge: f64) -> Self {
        let mut order: Vec<usize> = (0..anchors.len()).collect();
        order.sort_by_key(|place| (anchors.get(*place).map(|anchor| std::cmp::Reverse(anchor.weight)), *place));
        let mut head_of: Vec<u32> = (0..).take(anchors.len()).collect();
        let mut heads = Buckets::new(merge);
        for place in order {
            let Some(anchor) = anchors.get(place) else { continue };
            let apart = |head: usize| anchors.get(head).map(|other| (other.x - anchor.x).hypot(other.y - anchor.y));
            let is_of_country = |head: &usize| anchors.get(*head).is_some_and(|other| other.country == anchor.country);
            let near = heads.near(anchor.x, anchor.y).filter(is_of_country).filter_map(|head| Some((apart(head)?, head)));
            let nearest = near.filter(|(apart, _)| *apart < merge).min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            match (nearest, head_of.get_mut(place)) {
                (Some((_, head)), Some(slot)) => *slot = head as u32,
                _ => heads.put(anchor.x, anchor.y, place),
            }
        }
        Self { head_of, anchors: anchors.to_vec(), stretch: 1.0 }
    }

    /// The place whose group a place belongs to.
    pub fn head(&self, place: usize) -> usize {
        self.head_of.get(place).map_or(place, |head| *head as usize)
    }

    /// How many incidents have their marker on a place, shown or not.
    pub(super) fn weight(&self, place: usize) -> u32 {
        self.anchors.get(place).map_or(0, |anchor| anchor.weight)
    }

    /// The country of a place.
    pub(super) fn country(&self, place: usize) -> Option<&'static str> {
        self.anchors.get(place).and_then(|anchor| anchor.country)
    }

    /// Where a place lies, in points of the screen from any fixed point.
    pub(super) fn point(&self, place: usize) -> (f64, f64) {
        self.anchors.get(place).map_or((0.0, 0.0), |anchor| (anchor.x * self.stretch, anchor.y * self.stretch))
    }
}

/// The plan of the store and zoom drawn last, and where its places lie.
#[derive(Debug, Default)]
pub struct Grouping {
    generation: Option<Generation>,
    /// For each place of the store: its point on a map one unit wide, its weight, its country.
    places: Vec<Anchor>,
    level: Option<(i32, bool)>,
    plan: Plan,
    is_crowded: bool,
}

impl Grouping {
    /// Where the places of a store lie on a map one unit wide; worked out once for each state of the store.
    pub fn places(&mut self, store: &Store) -> &[Anchor] {
        if self.generation != Some(store.generation()) {
            self.places = places_of(store);
            (self.generation, self.level) = (Some(store.generation()), None);
        }
        &self.places
    }

    /// Whether so many incidents on the screen are a crowd, where one begins at `limit`.
    pub fn is_crowded(&mut self, shown: usize, limit: usize) -> bool {
        let limit = if self.is_crowded { limit as f64 * STILL_CROWDED } else { limit as f64 };
        self.is_crowded = shown as f64 >= limit;
        self.is_crowded
    }

    /// The plan for a zoom; made anew only where store, level or crowd changed.
    pub fn plan(&mut self, store: &Store, zoom: f64, is_crowded: bool) -> &Plan {
        let level = (zoom * LEVELS_PER_ZOOM).floor();
        self.places(store);
        if self.level != Some((level as i32, is_crowded)) {
            let points = 256.0 * (level / LEVELS_PER_ZOOM).exp2();
            let anchors: Vec<Anchor> = self.places.iter().map(|a| Anchor { x: a.x * points, y: a.y * points, ..*a }).collect();
            self.plan = Plan::new(&anchors, if is_crowded { CROWDED_MERGE } else { MERGE });
            self.level = Some((level as i32, is_crowded));
        }
        self.plan.stretch = (zoom - level / LEVELS_PER_ZOOM).exp2();
        &self.plan
    }
}

fn places_of(store: &Store) -> Vec<Anchor> {
    let columns = store.columns();
    let mut countries: HashMap<&str, Option<&'static str>> = HashMap::new();
    let sites = columns.sites().iter().enumerate();
    sites
        .map(|(site, place)| {
            let (x, y) = on_unit_map(place.point);
            let weight = u32::try_from(columns.rows_at(site).len()).unwrap_or(u32::MAX);
            // The governorate is known for sure, the side of a line a village lies on is not.
            let of_admin = place.admin.as_ref().and_then(|admin| *countries.entry(&admin.id).or_insert_with(|| country_of(&admin.id)));
            Anchor { x, y, weight, country: of_admin.or_else(|| country_at(place.point)) }
        })
        .collect()
}

fn country_at(point: LatLon) -> Option<&'static str> {
    Outline::country_at(point).map(|outline| outline.name)
}

/// The country of a governorate: the one its middle lies in.
fn country_of(governorate: &str) -> Option<&'static str> {
    let ring = Outline::of(governorate)?.rings().first()?;
    let count = ring.len().max(1) as f64;
    let middle = |of: fn(&LatLon) -> f64| ring.iter().map(of).sum::<f64>() / count;
    country_at(LatLon::new(middle(|point| point.lat), middle(|point| point.lon)))
}

/// A point on a map one unit wide, from its upper left corner (web Mercator).
pub fn on_unit_map(point: LatLon) -> (f64, f64) {
    let y = point.lat.to_radians().tan().asinh() / std::f64::consts::PI;
    (f64::midpoint(1.0, point.lon / 180.0), f64::midpoint(1.0, -y))
}

/// Buckets as wide as the farthest distance asked for, so that only neighbours are compared.
pub(super) struct Buckets {
    step: f64,
    cells: BTreeMap<(i32, i32), Vec<usize>>,
}

impl Buckets {
    pub(super) const fn new(step: f64) -> Self {
        Self { step, cells: BTreeMap::new() }
    }

    fn cell(&self, x: f64, y: f64) -> (i32, i32) {
        ((x / self.step).floor() as i32, (y / self.step).floor() as i32)
    }

    pub(super) fn put(&mut self, x: f64, y: f64, number: usize) {
        self.cells.entry(self.cell(x, y)).or_default().push(number);
    }

    pub(super) fn near(&self, x: f64, y: f64) -> impl Iterator<Item = usize> + '_ {
        let (cx, cy) = self.cell(x, y);
        (-1..=1).flat_map(move |dy| (-1..=1).map(move |dx| (cx + dx, cy + dy))).filter_map(|cell| self.cells.get(&cell)).flatten().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn anchor(x: f64, weight: u32) -> Anchor {
        Anchor { x, y: 0.0, weight, country: None }
    }

    #[test]
    fn places_go_with_the_nearest_weightier_one() {
        let plan = Plan::new(&[anchor(0.0, 5), anchor(20.0, 9), anchor(50.0, 7), anchor(40.0, 1), anchor(300.0, 0)], 26.0);
        let heads: Vec<usize> = (0..5).map(|place| plan.head(place)).collect();
        assert_eq!(heads, [1, 1, 2, 2, 4]);
    }

    #[test]
    fn no_place_goes_with_one_across_a_border() {
        let here = Anchor { country: Some("SY"), ..anchor(0.0, 9) };
        let there = Anchor { country: Some("IQ"), ..anchor(3.0, 2) };
        let plan = Plan::new(&[here, there], 26.0);
        assert_eq!((plan.head(0), plan.head(1)), (0, 1));
    }

    #[test]
    fn a_governorate_lies_in_its_country() {
        for (governorate, country) in [("sy-deir-ez-zor-governorate", Some("SY")), ("iq-anbar", Some("IQ")), ("nowhere", None)] {
            assert_eq!(country_of(governorate), country, "{governorate}");
        }
    }

    #[test]
    fn a_crowd_ends_later_than_it_begins() {
        let mut grouping = Grouping::default();
        let seen: Vec<bool> = [19_999, 20_000, 15_000, 13_999, 15_000].map(|n| grouping.is_crowded(n, 20_000)).to_vec();
        assert_eq!(seen, [false, true, true, false, false]);
    }

    #[test]
    fn the_unit_map_is_web_mercator() {
        let (x, y) = on_unit_map(LatLon::new(0.0, 0.0));
        assert!((x - 0.5).abs() < 1e-12 && (y - 0.5).abs() < 1e-12);
        let (x, y) = on_unit_map(LatLon::new(85.051_128_78, -180.0));
        assert!(x.abs() < 1e-12 && y.abs() < 1e-8, "{y}");
    }
}
