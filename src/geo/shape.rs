//! Areas drawn on the map.

use serde::{Deserialize, Serialize};

use super::{BBox, LatLon};

/// An area that the user drew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "shape", rename_all = "snake_case")]
pub enum Shape {
    /// Between two meridians and two parallels.
    Box(BBox),
    /// All within a distance of a point.
    Circle {
        /// Its middle.
        center: LatLon,
        /// In km.
        radius_km: f64,
    },
    /// Within a line that closes itself; its corners in order. Fewer than three hold nothing.
    Polygon {
        /// At least three.
        corners: Vec<LatLon>,
    },
}

impl Shape {
    /// Whether the point lies in it.
    pub fn contains(&self, point: LatLon) -> bool {
        match self {
            Self::Box(bbox) => bbox.contains(point),
            Self::Circle { center, radius_km } => center.distance_km(point) <= *radius_km,
            Self::Polygon { corners } => corners.len() > 2 && is_inside(corners, point),
        }
    }

    /// Whether any of a circle of so many km around a point lies in it.
    pub fn touches(&self, point: LatLon, radius_km: f64) -> bool {
        self.contains(point)
            || match self {
                Self::Circle { center, radius_km: own } => center.distance_km(point) <= own + radius_km,
                Self::Box(_) | Self::Polygon { .. } => self.edge_distance_km(point) <= radius_km,
            }
    }

    /// Whether the whole of a circle of so many km around a point lies in it.
    pub fn covers(&self, point: LatLon, radius_km: f64) -> bool {
        self.contains(point)
            && match self {
                Self::Circle { center, radius_km: own } => center.distance_km(point) + radius_km <= *own,
                Self::Box(_) | Self::Polygon { .. } => self.edge_distance_km(point) >= radius_km,
            }
    }

    /// The smallest box around it; `None` for a polygon without corners.
    pub fn bounds(&self) -> Option<BBox> {
        match self {
            Self::Box(bbox) => Some(*bbox),
            Self::Circle { center, radius_km } => BBox::around([0.0, 90.0, 180.0, 270.0].map(|b| center.offset_km(b, *radius_km))),
            Self::Polygon { corners } => BBox::around(corners.iter().copied()),
        }
    }

    /// Its corners in order; those of a circle stand close enough together to look round.
    pub fn outline(&self) -> Vec<LatLon> {
        match self {
            Self::Box(b) => [(b.south, b.west), (b.south, b.east), (b.north, b.east), (b.north, b.west)]
                .into_iter()
                .map(|(lat, lon)| LatLon::new(lat, lon))
                .collect(),
            Self::Circle { center, radius_km } => (0..72).map(|n| center.offset_km(f64::from(n) * 5.0, *radius_km)).collect(),
            Self::Polygon { corners } => corners.clone(),
        }
    }

    fn edge_distance_km(&self, point: LatLon) -> f64 {
        let corners = self.outline();
        let next = corners.iter().cycle().skip(1);
        corners.iter().zip(next).map(|(a, b)| segment_distance_km(point, *a, *b)).fold(f64::INFINITY, f64::min)
    }
}

/// Even–odd rule on plain degrees: right for areas of this region's size that do not cross the antimeridian.
fn is_inside(corners: &[LatLon], p: LatLon) -> bool {
    let next = corners.iter().cycle().skip(1);
    corners.iter().zip(next).fold(false, |inside, (a, b)| {
        let crosses = (a.lat > p.lat) != (b.lat > p.lat) && p.lon < (b.lon - a.lon) * (p.lat - a.lat) / (b.lat - a.lat) + a.lon;
        inside != crosses
    })
}

/// Distance to the nearest point of a straight line, on a plane that touches the Earth at `p`: good to 1 % within some hundred km.
pub(super) fn segment_distance_km(p: LatLon, a: LatLon, b: LatLon) -> f64 {
    let per_degree = 111.195;
    let flat = |q: LatLon| ((q.lon - p.lon) * p.lat.to_radians().cos() * per_degree, (q.lat - p.lat) * per_degree);
    let ((ax, ay), (bx, by)) = (flat(a), flat(b));
    let (dx, dy) = (bx - ax, by - ay);
    let length = dx * dx + dy * dy;
    let t = if length > 0.0 { (-(ax * dx + ay * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    (ax + t * dx).hypot(ay + t * dy)
}

#[cfg(test)]
mod tests {
    use super::*;

    const AL_BUKAMAL: LatLon = LatLon::new(34.4523, 40.9185);

    #[test]
    fn a_circle_of_doubt_lies_in_touches_or_misses_a_shape() {
        let triangle = Shape::Polygon { corners: vec![LatLon::new(34.0, 40.0), LatLon::new(34.0, 42.0), LatLon::new(35.5, 41.0)] };
        let square = Shape::Box(BBox { west: 40.5, south: 34.2, east: 41.3, north: 34.8 });
        let circle = Shape::Circle { center: AL_BUKAMAL.offset_km(90.0, 10.0), radius_km: 15.0 };
        for shape in [triangle, square, circle] {
            assert!(shape.contains(AL_BUKAMAL) && shape.covers(AL_BUKAMAL, 3.0) && !shape.covers(AL_BUKAMAL, 90.0), "{shape:?}");
            let outside = LatLon::new(33.0, 38.0);
            assert!(!shape.contains(outside) && !shape.touches(outside, 20.0) && shape.touches(outside, 400.0), "{shape:?}");
            let bounds = shape.bounds().expect("corners");
            assert!(shape.outline().iter().all(|corner| bounds.contains(*corner)), "{shape:?}");
        }
    }

    #[test]
    fn a_polygon_without_an_area_holds_nothing() {
        let line = Shape::Polygon { corners: vec![LatLon::new(34.0, 40.0), LatLon::new(35.0, 42.0)] };
        assert!(!line.contains(LatLon::new(34.5, 41.0)) && !line.covers(LatLon::new(34.5, 41.0), 0.0));
        assert_eq!(Shape::Polygon { corners: Vec::new() }.bounds(), None);
    }
}
