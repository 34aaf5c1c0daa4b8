//! Where the map looks, and how it gets there.

use egui::Rect;
use walkers::{MapMemory, lon_lat};

use crate::geo::{BBox, LatLon};

/// Seconds a flight takes.
const FLIGHT_SECS: f64 = 0.32;
/// Zooms the map may have: the surrounding countries, and streets' width (names are no finer).
pub const ZOOMS: std::ops::RangeInclusive<f64> = 3.5..=15.0;

/// How near the map goes by itself to part what stands close together.
pub const NEAREST: f64 = 14.0;

/// A point and a zoom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Centre.
    pub center: LatLon,
    /// Zoom, 256-point tiles.
    pub zoom: f64,
}

impl Look {
    /// The same with a zoom that the map may have.
    #[must_use]
    pub fn within(self) -> Self {
        Self { zoom: self.zoom.clamp(*ZOOMS.start(), *ZOOMS.end()), ..self }
    }

    /// Whether nobody could tell the two apart: less than half a point on the screen between them.
    pub fn is_like(self, other: Self) -> bool {
        let points = 256.0 * self.zoom.exp2() / 360.0;
        let (dx, dy) = (self.center.lon - other.center.lon, self.center.lat - other.center.lat);
        (self.zoom - other.zoom).abs() < 1e-3 && dx.abs().max(dy.abs()) * points < 0.5
    }
}

/// A move that waits for the next frame, when the size of the map is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Move {
    /// To a point; at least this zoom.
    FlyTo(LatLon, f64),
    /// To a point, unless it is well inside the map already.
    Reveal(LatLon),
    /// Just there.
    Exactly(Look),
    /// So that a box shows whole, with the country around it.
    Fit(BBox),
    /// So that places that stand close together come apart.
    Into(BBox),
    /// By so many zooms.
    Zoom(f64),
}

/// Length of the equator in metres.
const EQUATOR_M: f64 = 40_075_016.686;

struct Flight {
    from: Look,
    to: Look,
    started: f64,
}

/// The camera.
pub struct Camera {
    /// walkers' own memory.
    pub memory: MapMemory,
    pending: Option<Move>,
    flight: Option<Flight>,
    /// Flights end at once: pictures and tests.
    pub is_instant: bool,
}

impl Camera {
    /// A camera that looks there.
    pub fn new(look: Look, is_instant: bool) -> Self {
        let mut camera = Self { memory: MapMemory::default(), pending: None, flight: None, is_instant };
        camera.set(look);
        camera
    }

    /// Asks for a move in the next frame.
    pub const fn ask(&mut self, wanted: Move) {
        self.pending = Some(wanted);
    }

    fn set(&mut self, look: Look) {
        self.memory.center_at(lon_lat(look.center.lon, look.center.lat));
        if self.memory.set_zoom(look.within().zoom).is_err() {
            log::debug!("zoom {} is out of range", look.zoom);
        }
    }

    /// Where it looks now.
    pub fn look(&self) -> Look {
        let center = self.memory.detached().map_or(LatLon::new(34.6, 40.9), |p| LatLon::new(p.y(), p.x()));
        Look { center, zoom: self.memory.zoom() }
    }

    /// Metres that a point of the screen covers in the middle of the map.
    pub fn metres_per_point(&self) -> f64 {
        let look = self.look();
        EQUATOR_M / 256.0 * look.center.lat.to_radians().cos() / look.zoom.exp2()
    }

    /// Starts what was asked for and moves on; true while it flies.
    pub fn update(&mut self, map: Rect, now: f64) -> bool {
        if let Some(wanted) = self.pending.take() {
            let from = self.look();
            let to = destination(wanted, from, map);
            if self.is_instant {
                self.set(to);
            } else {
                self.flight = Some(Flight { from, to, started: now });
            }
        }
        let Some(flight) = &self.flight else { return false };
        let t = ((now - flight.started) / FLIGHT_SECS).clamp(0.0, 1.0);
        let eased = t * t * (3.0 - 2.0 * t);
        let mix = |a: f64, b: f64| a + (b - a) * eased;
        let look = Look {
            center: LatLon::new(mix(flight.from.center.lat, flight.to.center.lat), mix(flight.from.center.lon, flight.to.center.lon)),
            zoom: mix(flight.from.zoom, flight.to.zoom),
        };
        self.set(look);
        if t >= 1.0 {
            self.flight = None;
        }
        self.flight.is_some()
    }

    /// Whether a move is under way or about to begin.
    pub const fn is_flying(&self) -> bool {
        self.flight.is_some() || self.pending.is_some()
    }

    /// Keeps the zoom within bounds after the user turned the wheel.
    pub fn clamp(&mut self) {
        let zoom = self.memory.zoom();
        if !ZOOMS.contains(&zoom) {
            let look = self.look();
            self.set(look);
        }
    }
}

fn destination(wanted: Move, from: Look, map: Rect) -> Look {
    match wanted {
        Move::FlyTo(center, zoom) => Look { center, zoom: from.zoom.max(zoom) },
        Move::Reveal(point) if is_well_inside(point, from, map) => from,
        Move::Reveal(center) => Look { center, zoom: from.zoom },
        Move::Exactly(look) => look,
        Move::Zoom(by) => Look { zoom: (from.zoom + by).clamp(*ZOOMS.start(), *ZOOMS.end()), ..from },
        Move::Fit(bbox) => Look { center: middle(bbox), zoom: fitting_zoom(bbox, f64::from(map.width()), f64::from(map.height())) },
        Move::Into(bbox) => {
            let zoom = filling_zoom(bbox, f64::from(map.width()), f64::from(map.height())).min(NEAREST);
            Look { center: middle(bbox), zoom: zoom.max(from.zoom) }
        }
    }
}

/// Whether a point shows with a margin of a sixth of the map around it.
fn is_well_inside(point: LatLon, look: Look, map: Rect) -> bool {
    let scale = 256.0 * look.zoom.exp2();
    let dx = (point.lon - look.center.lon) / 360.0 * scale;
    let dy = (mercator_y(point.lat) - mercator_y(look.center.lat)) * scale;
    dx.abs() < f64::from(map.width()) / 3.0 && dy.abs() < f64::from(map.height()) / 3.0
}

/// What a map of that size in points shows, looking there.
pub fn box_of(look: Look, size: [f32; 2]) -> BBox {
    let scale = 256.0 * look.zoom.exp2();
    let [half_width, half_height] = size.map(|side| f64::from(side) / 2.0 / scale);
    let (y, lon) = (mercator_y(look.center.lat), look.center.lon);
    BBox {
        west: lon - half_width * 360.0,
        south: latitude(y + half_height),
        east: lon + half_width * 360.0,
        north: latitude(y - half_height),
    }
}

/// Northing on a map one unit wide (web Mercator).
fn mercator_y(lat: f64) -> f64 {
    let phi = lat.clamp(-85.0, 85.0).to_radians();
    0.5 - (std::f64::consts::FRAC_PI_4 + phi / 2.0).tan().ln() / std::f64::consts::TAU
}

/// The latitude of a northing on a map one unit wide.
fn latitude(y: f64) -> f64 {
    (2.0 * ((0.5 - y) * std::f64::consts::TAU).exp().atan() - std::f64::consts::FRAC_PI_2).to_degrees()
}

/// The middle of a box as the map shows it.
fn middle(bbox: BBox) -> LatLon {
    let y = f64::midpoint(mercator_y(bbox.north), mercator_y(bbox.south));
    LatLon::new(latitude(y), f64::midpoint(bbox.west, bbox.east))
}

/// The zoom at which a box fills a map of that size (points) but for a margin. A single point gets a town's width.
pub fn fitting_zoom(bbox: BBox, width: f64, height: f64) -> f64 {
    filling_zoom(bbox, width, height).clamp(4.0, 10.5)
}

/// The same without bounds; no end for a single point.
fn filling_zoom(bbox: BBox, width: f64, height: f64) -> f64 {
    const MARGIN: f64 = 90.0;
    let dx = (bbox.east - bbox.west) / 360.0;
    let dy = mercator_y(bbox.south) - mercator_y(bbox.north);
    let usable = |whole: f64| (whole - 2.0 * MARGIN).max(whole * 0.4).max(1.0);
    let scale = |part: f64, whole: f64| if part > 1e-9 { (usable(whole) / (256.0 * part)).log2() } else { f64::INFINITY };
    scale(dx, width).min(scale(dy, height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_point_and_equal_coordinates_have_a_zoom() {
        let point = BBox { west: 40.9, south: 34.4, east: 40.9, north: 34.4 };
        assert!((fitting_zoom(point, 800.0, 600.0) - 10.5).abs() < 1e-9);
        let line = BBox { west: 40.0, south: 34.4, east: 42.0, north: 34.4 };
        assert!((7.0..9.5).contains(&fitting_zoom(line, 800.0, 600.0)));
    }

    #[test]
    fn a_box_that_a_map_shows_is_shown_whole_by_it() {
        let look = Look { center: LatLon::new(34.5, 41.0), zoom: 9.0 };
        let seen = box_of(look, [512.0, 256.0]);
        assert!((seen.east - seen.west - 360.0 / 256.0).abs() < 1e-9, "{seen:?}");
        assert!((middle(seen).lat - 34.5).abs() < 1e-9 && (middle(seen).lon - 41.0).abs() < 1e-9, "{seen:?}");
        let y = |lat: f64| mercator_y(lat) * 256.0 * 512.0;
        assert!((y(seen.south) - y(seen.north) - 256.0).abs() < 1e-6, "{seen:?}");
    }

    #[test]
    fn the_middle_of_a_box_lies_halfway_on_the_map() {
        let bbox = BBox { west: 0.0, south: 0.0, east: 10.0, north: 60.0 };
        let center = middle(bbox);
        assert!((center.lon - 5.0).abs() < 1e-9);
        assert!((mercator_y(center.lat) - f64::midpoint(mercator_y(0.0), mercator_y(60.0))).abs() < 1e-9);
    }
}
