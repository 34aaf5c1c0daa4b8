//! Rough outlines of countries and governorates: which one a point lies in, and how far outside of one.

use super::shape::segment_distance_km;
use std::sync::LazyLock;

use super::{BBox, LatLon};

const TABLE: &str = include_str!("../../data/gazetteer/outlines.tsv");

/// Parts of a degree in which the table counts.
const GRID: f64 = 100.0;
/// Letters of a country's code; longer names are ids of governorates.
const COUNTRY_CODE: usize = 2;

static ALL: LazyLock<Vec<Outline>> = LazyLock::new(|| TABLE.lines().filter_map(Outline::read).collect());

/// The outline of a country or a governorate.
#[derive(Debug)]
pub struct Outline {
    /// ISO 3166-1 code of the country, or id of the governorate.
    pub name: &'static str,
    /// How far outside a place of it may lie, in km: the outline is rough.
    pub slack_km: f64,
    rings: Vec<Vec<LatLon>>,
    bounds: BBox,
}

impl Outline {
    /// The outline of that country or governorate.
    pub fn of(name: &str) -> Option<&'static Self> {
        ALL.iter().find(|outline| outline.name == name)
    }

    /// The country that the point lies in.
    pub fn country_at(point: LatLon) -> Option<&'static Self> {
        ALL.iter().find(|outline| outline.is_country() && outline.contains(point))
    }

    /// The governorate that the point lies in.
    pub fn governorate_at(point: LatLon) -> Option<&'static Self> {
        ALL.iter().find(|outline| !outline.is_country() && outline.contains(point))
    }

    /// Its rings, each closed by going from its last point to its first.
    pub fn rings(&self) -> &[Vec<LatLon>] {
        &self.rings
    }

    const fn is_country(&self) -> bool {
        self.name.len() == COUNTRY_CODE
    }

    fn read(line: &'static str) -> Option<Self> {
        let mut cells = line.split('\t');
        let (name, slack, rings) = (cells.next()?, cells.next()?, cells.next()?);
        let rings: Vec<Vec<LatLon>> = rings.split('|').map(ring).collect();
        let bounds = BBox::around(rings.iter().flatten().copied())?;
        Some(Self { name, slack_km: slack.parse().ok()?, rings, bounds })
    }

    /// Whether the point lies inside one of the rings (a ray to the east crosses it an odd number of times).
    pub fn contains(&self, point: LatLon) -> bool {
        self.bounds.contains(point) && self.rings.iter().any(|ring| sides(ring).filter(|&(a, b)| crosses(a, b, point)).count() % 2 == 1)
    }

    /// Kilometres from the point to the outline; 0 inside. Good to about a hundredth at the distances that matter here, below 100 km.
    pub fn km_outside(&self, point: LatLon) -> f64 {
        if self.contains(point) {
            return 0.0;
        }
        self.rings.iter().flat_map(|ring| sides(ring)).map(|(a, b)| segment_distance_km(point, a, b)).fold(f64::INFINITY, f64::min)
    }
}

fn ring(text: &str) -> Vec<LatLon> {
    let number = |cell: &str| cell.parse::<f64>().ok().map(|value| value / GRID);
    let points = text.split(',').filter_map(|point| point.split_once(' '));
    points.filter_map(|(lon, lat)| Some(LatLon::new(number(lat)?, number(lon)?))).collect()
}

fn sides(ring: &[LatLon]) -> impl Iterator<Item = (LatLon, LatLon)> {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))
}

fn crosses(a: LatLon, b: LatLon, point: LatLon) -> bool {
    (a.lat > point.lat) != (b.lat > point.lat) && point.lon < (b.lon - a.lon) * (point.lat - a.lat) / (b.lat - a.lat) + a.lon
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_lie_where_maps_show_them() {
        for (lat, lon, country, governorate) in [
            (34.45, 40.92, Some("SY"), Some("sy-deir-ez-zor-governorate")),
            (34.37, 41.09, Some("IQ"), Some("iq-anbar")),
            (33.31, 44.37, Some("IQ"), Some("iq-baghdad-governorate")),
            (31.95, 35.93, Some("JO"), None),
            (30.0, -40.0, None, None),
        ] {
            let point = LatLon::new(lat, lon);
            let names = (Outline::country_at(point).map(|o| o.name), Outline::governorate_at(point).map(|o| o.name));
            assert_eq!(names, (country, governorate), "{lat} {lon}");
        }
    }

    #[test]
    fn the_way_to_an_outline_is_measured() {
        let syria = Outline::of("SY").expect("listed");
        assert!(syria.km_outside(LatLon::new(34.45, 40.92)).abs() < 1e-9);
        // From the middle of Al-Qaim to the border: some 8 km.
        let km = syria.km_outside(LatLon::new(34.37, 41.09));
        assert!((4.0..14.0).contains(&km), "{km}");
        assert!(Outline::of("XX").is_none());
    }

    #[test]
    fn every_outline_has_a_ring() {
        assert!(ALL.len() > 80, "{}", ALL.len());
        for outline in ALL.iter() {
            assert!(outline.slack_km > 0.0 && outline.rings.iter().all(|ring| ring.len() >= 4), "{}", outline.name);
        }
    }
}
