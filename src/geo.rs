//! Points, boxes and distances on the Earth, in degrees (WGS84) and kilometres.

mod geodesic;
mod outline;
mod shape;

pub use geodesic::{geodesic_km, great_circle};
pub use outline::Outline;
pub use shape::Shape;

use serde::{Deserialize, Serialize};

/// Mean radius of the Earth in km (IUGG).
const EARTH_RADIUS_KM: f64 = 6371.0088;

/// A point, in decimal degrees, WGS84.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LatLon {
    /// Degrees north, -90 to 90.
    pub lat: f64,
    /// Degrees east, -180 to 180.
    pub lon: f64,
}

impl LatLon {
    /// A point from degrees north and degrees east.
    pub const fn new(lat: f64, lon: f64) -> Self {
        Self { lat, lon }
    }

    /// Great-circle distance in km, by the haversine formula on a sphere (error under 0.6 %).
    pub fn distance_km(self, other: Self) -> f64 {
        let (lat_a, lat_b) = (self.lat.to_radians(), other.lat.to_radians());
        let half_lat = ((other.lat - self.lat).to_radians() / 2.0).sin();
        let half_lon = ((other.lon - self.lon).to_radians() / 2.0).sin();
        let h = half_lat.powi(2) + lat_a.cos() * lat_b.cos() * half_lon.powi(2);
        2.0 * EARTH_RADIUS_KM * h.sqrt().min(1.0).asin()
    }

    /// The point `km` away in the direction `bearing_deg` (clockwise from north).
    #[must_use]
    pub fn offset_km(self, bearing_deg: f64, km: f64) -> Self {
        let (sin, cos) = bearing_deg.to_radians().sin_cos();
        let lat = self.lat + (km * cos / EARTH_RADIUS_KM).to_degrees();
        let lon = self.lon + (km * sin / (EARTH_RADIUS_KM * self.lat.to_radians().cos())).to_degrees();
        Self { lat, lon }
    }
}

/// A box in degrees. It never crosses the antimeridian.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct BBox {
    /// Western edge, degrees east.
    pub west: f64,
    /// Southern edge, degrees north.
    pub south: f64,
    /// Eastern edge, degrees east.
    pub east: f64,
    /// Northern edge, degrees north.
    pub north: f64,
}

impl BBox {
    /// The smallest box around the points; `None` when there are none.
    pub fn around(points: impl IntoIterator<Item = LatLon>) -> Option<Self> {
        points.into_iter().fold(None, |acc: Option<Self>, p| {
            Some(match acc {
                None => Self { west: p.lon, south: p.lat, east: p.lon, north: p.lat },
                Some(b) => Self { west: b.west.min(p.lon), south: b.south.min(p.lat), east: b.east.max(p.lon), north: b.north.max(p.lat) },
            })
        })
    }

    /// The box around the points but for the outermost twentieth on each side, so that a few far ones do not stretch it.
    /// Up to a dozen points are all kept.
    pub fn around_most(points: impl IntoIterator<Item = LatLon>) -> Option<Self> {
        let points: Vec<LatLon> = points.into_iter().collect();
        let trimmed = |value: fn(&LatLon) -> f64| {
            let mut values: Vec<f64> = points.iter().map(value).collect();
            values.sort_by(f64::total_cmp);
            let cut = if values.len() > 12 { values.len().div_ceil(20) } else { 0 };
            values.get(cut).copied().zip(values.iter().rev().nth(cut).copied())
        };
        let (south, north) = trimmed(|p| p.lat)?;
        let (west, east) = trimmed(|p| p.lon)?;
        Some(Self { west, south, east, north })
    }

    /// Whether the point lies in the box, edges included.
    pub fn contains(&self, p: LatLon) -> bool {
        (self.west..=self.east).contains(&p.lon) && (self.south..=self.north).contains(&p.lat)
    }

    /// The middle of the box.
    pub fn center(&self) -> LatLon {
        LatLon::new(f64::midpoint(self.south, self.north), f64::midpoint(self.west, self.east))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_match_known_values() {
        let deir_ez_zor = LatLon::new(35.3359, 40.1408);
        let al_bukamal = LatLon::new(34.4523, 40.9185);
        let km = deir_ez_zor.distance_km(al_bukamal);
        assert!((120.5..122.0).contains(&km), "{km}");
        assert!(deir_ez_zor.distance_km(deir_ez_zor) < 1e-9);
    }

    #[test]
    fn an_offset_lies_as_far_away_as_asked() {
        let from = LatLon::new(34.45, 40.92);
        for bearing in [0.0, 90.0, 215.0] {
            let km = from.distance_km(from.offset_km(bearing, 10.0));
            assert!((9.9..10.1).contains(&km), "{bearing}: {km}");
        }
    }

    #[test]
    fn a_few_far_points_do_not_stretch_the_box_around_most() {
        let near = (0..30).map(|n| LatLon::new(34.0 + f64::from(n) / 30.0, 41.0));
        let far = LatLon::new(38.9, -77.0);
        let most = BBox::around_most(near.chain([far])).expect("points");
        assert!(most.west > 40.0 && most.north < 35.0, "{most:?}");
        let two = BBox::around_most([far, LatLon::new(34.0, 41.0)]).expect("two points");
        assert!(two.contains(far), "few points are all kept");
    }

    #[test]
    fn a_box_holds_its_points_and_no_points_have_no_box() {
        let b = BBox::around([LatLon::new(34.0, 40.0), LatLon::new(36.0, 42.0)]).expect("two points");
        assert!(b.contains(LatLon::new(35.0, 41.0)) && !b.contains(LatLon::new(33.9, 41.0)));
        assert_eq!(BBox::around([]), None);
    }
}
