//! Lines of the two grids over a part of the map: the graticule of degrees, and MGRS.

use super::mgrs::square_of;
use super::print::{Hemispheres, degree_mark};
use crate::geo::{BBox, LatLon};

/// Steps a graticule may have, in seconds of arc.
const ARC_STEPS: [u32; 13] = [5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 18_000, 36_000];
/// Lines of a graticule are at least so far apart, in points.
const ARC_ROOM: f64 = 120.0;
/// Steps of MGRS in metres: its own squares, never parts of them.
const SQUARE_STEPS: [u32; 4] = [100, 1000, 10_000, 100_000];
/// Lines of MGRS are at least so far apart, in points.
const SQUARE_ROOM: f64 = 38.0;
/// North of it zones 31 to 37 have other widths, and no lines are drawn.
const REGULAR_TO: f64 = 56.0;
/// South of it lies the polar grid.
const REGULAR_FROM: f64 = -80.0;
/// Degrees of a zone, and of a band.
const ZONE: f64 = 6.0;
const BAND: f64 = 8.0;
/// Pieces a curved line is drawn in.
const PIECES: usize = 12;
/// More lines than this in one zone mean a step too fine for the view.
const MOST_LINES: i64 = 200;

/// One line of a grid.
#[derive(Clone, Debug, PartialEq)]
pub struct GridLine {
    /// Its points, within the view.
    pub points: Vec<LatLon>,
    /// What it is called at the frame; empty for the edges of zones.
    pub label: String,
    /// Whether it runs from north to south.
    pub is_meridional: bool,
    /// Whether it bounds a zone, a band, a square of 100 km, or is a whole degree among parts of one.
    pub is_major: bool,
}

/// The name of a square of the grid.
#[derive(Clone, Debug, PartialEq)]
pub struct GridName {
    /// The middle of what the view holds of it.
    pub at: LatLon,
    /// "37S", "37S FU"
    pub words: String,
}

/// The step of a graticule, in seconds of arc, where a point of the screen is so many metres.
pub fn graticule_step(metres_per_point: f64) -> u32 {
    let room = ARC_ROOM * metres_per_point / 30.92;
    ARC_STEPS.into_iter().find(|step| f64::from(*step) >= room).unwrap_or(36_000)
}

/// Meridians and parallels within a view, `step` seconds of arc apart.
pub fn graticule(view: BBox, step: u32, letters: Hemispheres<'_>) -> Vec<GridLine> {
    let whole = i64::from(step.max(1));
    let marks = move |from: f64, to: f64| {
        let (first, last) = ((from * 3600.0 / whole as f64).ceil() as i64, (to * 3600.0 / whole as f64).floor() as i64);
        (first..=last.min(first + MOST_LINES)).map(move |n| n * whole)
    };
    let is_major = |seconds: i64| whole < 3600 && seconds % 3600 == 0;
    let name = |seconds: i64, letters: [&str; 2]| degree_mark(seconds as f64 / 3600.0, if seconds < 0 { letters[1] } else { letters[0] });
    let meridians = marks(view.west, view.east).map(|seconds| {
        let lon = seconds as f64 / 3600.0;
        GridLine {
            points: vec![LatLon::new(view.south, lon), LatLon::new(view.north, lon)],
            label: name(seconds, [letters.east, letters.west]),
            is_meridional: true,
            is_major: is_major(seconds),
        }
    });
    let parallels = marks(view.south, view.north).map(|seconds| {
        let lat = seconds as f64 / 3600.0;
        GridLine {
            points: vec![LatLon::new(lat, view.west), LatLon::new(lat, view.east)],
            label: name(seconds, [letters.north, letters.south]),
            is_meridional: false,
            is_major: is_major(seconds),
        }
    });
    meridians.chain(parallels).collect()
}

/// The side of MGRS squares, in metres, where a point of the screen is so many metres; `None` where only zones have room.
pub fn mgrs_step(metres_per_point: f64) -> Option<u32> {
    SQUARE_STEPS.into_iter().find(|step| f64::from(*step) >= SQUARE_ROOM * metres_per_point)
}

/// Lines of MGRS within a view, squares of `step` metres, and the names of zones or of squares of 100 km.
pub fn mgrs_grid(view: BBox, step: Option<u32>) -> (Vec<GridLine>, Vec<GridName>) {
    let (mut lines, mut names) = (Vec::new(), Vec::new());
    let (south, north) = (view.south.max(REGULAR_FROM), view.north.min(REGULAR_TO));
    if south >= north {
        return (lines, names);
    }
    let zones = |lon: f64| (lon / ZONE).floor() as i32;
    for zone in zones(view.west.max(-180.0))..=zones(view.east.min(179.999)) {
        let edge = f64::from(zone) * ZONE;
        let part = BBox { west: edge.max(view.west), east: (edge + ZONE).min(view.east), south, north };
        if edge > view.west {
            lines.push(edge_line(LatLon::new(south, edge), LatLon::new(north, edge), true));
        }
        for half in halves(part) {
            match step {
                Some(step) => squares(half, step, &mut lines, &mut names),
                None => names.extend(band_names(half)),
            }
        }
    }
    let bands = (south / BAND).ceil() as i32..=(north / BAND).floor() as i32;
    lines.extend(bands.map(|n| f64::from(n) * BAND).map(|lat| edge_line(LatLon::new(lat, view.west), LatLon::new(lat, view.east), false)));
    (lines, names)
}

fn edge_line(from: LatLon, to: LatLon, is_meridional: bool) -> GridLine {
    GridLine { points: vec![from, to], label: String::new(), is_meridional, is_major: true }
}

/// Northings start anew at the equator.
fn halves(part: BBox) -> impl Iterator<Item = BBox> {
    let cut = 0.0_f64.clamp(part.south, part.north);
    [BBox { north: cut, ..part }, BBox { south: cut, ..part }].into_iter().filter(|half| half.north - half.south > 1e-9)
}

fn band_names(part: BBox) -> Vec<GridName> {
    let band = |lat: f64| (lat / BAND).floor() as i32;
    let middle_lon = f64::midpoint(part.west, part.east);
    (band(part.south)..=band(part.north))
        .filter_map(|n| {
            let lat = f64::midpoint((f64::from(n) * BAND).max(part.south), (f64::from(n + 1) * BAND).min(part.north));
            let at = LatLon::new(lat, middle_lon);
            Some(GridName { at, words: square_of(at)?.zone })
        })
        .collect()
}

/// A zone on one side of the equator.
#[derive(Clone, Copy)]
struct Zone {
    number: i32,
    is_north: bool,
}

impl Zone {
    fn of(part: BBox) -> Self {
        let middle = part.center();
        Self { number: (middle.lon / ZONE).floor() as i32 + 31, is_north: middle.lat >= 0.0 }
    }

    fn point(self, easting: f64, northing: f64) -> Option<LatLon> {
        let point = geoconvert::UtmUps::create(self.number, self.is_north, easting, northing).ok()?.to_latlon();
        Some(LatLon::new(point.latitude(), point.longitude()))
    }
}

/// Eastings and northings that a part of a zone spans: least and greatest of each.
fn span(part: BBox) -> Option<[(f64, f64); 2]> {
    // A hair inside, so that every point counts as of this zone and this side of the equator.
    let hair = 1e-9;
    let inside = BBox { west: part.west + hair, east: part.east - hair, south: part.south + hair, north: part.north - hair };
    let mut out: Option<[(f64, f64); 2]> = None;
    for row in 0..=4 {
        for column in 0..=4 {
            let mix = |from: f64, to: f64, n: i32| from + (to - from) * f64::from(n) / 4.0;
            let utm =
                geoconvert::LatLon::create(mix(inside.south, inside.north, row), mix(inside.west, inside.east, column)).ok()?.to_utmups();
            let wider = |(least, most): (f64, f64), value: f64| (least.min(value), most.max(value));
            let at = [utm.easting(), utm.northing()];
            out = Some(out.map_or(at.map(|v| (v, v)), |[e, n]| [wider(e, at[0]), wider(n, at[1])]));
        }
    }
    out
}

fn squares(part: BBox, step: u32, lines: &mut Vec<GridLine>, names: &mut Vec<GridName>) {
    let Some([eastings, northings]) = span(part) else { return };
    let zone = Zone::of(part);
    let size = f64::from(step);
    let marks = |(from, to): (f64, f64)| {
        let first = (from / size).ceil() as i64;
        (first..=((to / size).floor() as i64).min(first + MOST_LINES)).map(move |n| n * i64::from(step))
    };
    let mut add = |value: i64, is_meridional: bool, at: &dyn Fn(f64) -> Option<LatLon>| {
        let curve: Vec<LatLon> = (0..=PIECES).filter_map(|n| at(n as f64 / PIECES as f64)).collect();
        for points in clipped(&curve, part) {
            lines.push(GridLine { points, label: digits(value, step), is_meridional, is_major: value % 100_000 == 0 });
        }
    };
    let mix = |(from, to): (f64, f64), t: f64| from + (to - from) * t;
    for easting in marks(eastings) {
        add(easting, true, &|t| zone.point(easting as f64, mix(northings, t)));
    }
    for northing in marks(northings) {
        add(northing, false, &|t| zone.point(mix(eastings, t), northing as f64));
    }
    names.extend(square_names(part, zone, eastings, northings, step == 100_000));
}

/// The digits that tell a line from the others of its square of 100 km; none for the edge of the square.
fn digits(value: i64, step: u32) -> String {
    let width = match step {
        100 => 3,
        1000 => 2,
        10_000 => 1,
        _ => return String::new(),
    };
    format!("{:0width$}", value.rem_euclid(100_000) / i64::from(step))
}

fn square_names(part: BBox, zone: Zone, eastings: (f64, f64), northings: (f64, f64), is_short: bool) -> Vec<GridName> {
    let side = 100_000.0;
    let cells = |(from, to): (f64, f64)| {
        let (first, last) = ((from / side).floor() as i32, (to / side).floor() as i32);
        (first..=last).map(move |n| f64::midpoint((f64::from(n) * side).max(from), (f64::from(n + 1) * side).min(to)))
    };
    cells(eastings)
        .flat_map(|easting| cells(northings).map(move |northing| (easting, northing)))
        .filter_map(|(easting, northing)| {
            let at = zone.point(easting, northing).filter(|at| part.contains(*at))?;
            let square = square_of(at)?;
            let words = if is_short { square.letters } else { format!("{} {}", square.zone, square.letters) };
            Some(GridName { at, words })
        })
        .collect()
}

/// The parts of a line that lie within a box.
fn clipped(line: &[LatLon], bounds: BBox) -> Vec<Vec<LatLon>> {
    let mut out: Vec<Vec<LatLon>> = Vec::new();
    let mut is_open = false;
    for pair in line.windows(2) {
        let [from, to] = pair else { continue };
        let Some((start, end)) = segment_within(*from, *to, bounds) else {
            is_open = false;
            continue;
        };
        match out.last_mut().filter(|_| is_open && start == *from) {
            Some(piece) => piece.push(end),
            None => out.push(vec![start, end]),
        }
        is_open = end == *to;
    }
    out
}

/// The part of a segment within a box (Liang and Barsky).
fn segment_within(from: LatLon, to: LatLon, bounds: BBox) -> Option<(LatLon, LatLon)> {
    let (d_lon, d_lat) = (to.lon - from.lon, to.lat - from.lat);
    let edges = [
        (-d_lon, from.lon - bounds.west),
        (d_lon, bounds.east - from.lon),
        (-d_lat, from.lat - bounds.south),
        (d_lat, bounds.north - from.lat),
    ];
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (run, room) in edges {
        if run == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if run < 0.0 {
            enter = enter.max(room / run);
        } else {
            leave = leave.min(room / run);
        }
    }
    let at = |t: f64| LatLon::new(from.lat + d_lat * t, from.lon + d_lon * t);
    let start = if enter <= 0.0 { from } else { at(enter) };
    let end = if leave >= 1.0 { to } else { at(leave) };
    (enter < leave).then_some((start, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coords::{Form, print};

    const VALLEY: BBox = BBox { west: 40.0, south: 34.0, east: 43.0, north: 36.0 };

    #[test]
    fn steps_follow_the_scale() {
        // Metres a point: zoom 5, 8, 11, 14 at 34° N.
        let rows = [(4050.0, 18_000, None), (506.0, 3600, Some(100_000)), (63.0, 300, Some(10_000)), (7.9, 60, Some(1000))];
        for (metres, arc, square) in rows {
            assert_eq!((graticule_step(metres), mgrs_step(metres)), (arc, square), "{metres}");
        }
    }

    #[test]
    fn a_graticule_has_its_round_lines_and_marks() {
        let lines = graticule(VALLEY, 1800, Hemispheres::LATIN);
        let labels: Vec<&str> = lines.iter().map(|l| l.label.as_str()).collect();
        assert_eq!(lines.len(), 7 + 5);
        assert!(labels.contains(&"41\u{b0}30\u{2032}E") && labels.contains(&"35\u{b0}N"), "{labels:?}");
        assert!(lines.iter().filter(|l| l.is_major).count() == 4 + 3);
    }

    #[test]
    fn every_point_of_an_mgrs_line_has_its_digits() {
        let (lines, names) = mgrs_grid(VALLEY, Some(10_000));
        assert!(lines.len() > 40 && names.iter().any(|n| n.words == "37S FU"), "{} lines, {names:?}", lines.len());
        for line in lines.iter().filter(|l| !l.label.is_empty()) {
            let middle = line.points[line.points.len() / 2];
            assert!(line.points.iter().all(|p| p.lon > 39.999 && p.lon < 43.001 && p.lat > 33.999 && p.lat < 36.001));
            // A hair east and north of the line the square's own digit is the line's.
            let inside = LatLon::new(middle.lat + 2e-4, middle.lon + 2e-4);
            let words = print(inside, Form::Mgrs, 10_000.0, Hemispheres::LATIN);
            let digit = words.split(' ').nth(if line.is_meridional { 2 } else { 3 }).unwrap_or_default().to_owned();
            assert_eq!(digit, line.label, "{words} at {middle:?}");
        }
    }

    #[test]
    fn zones_meet_at_their_edge_and_far_north_is_left_out() {
        let (lines, _) = mgrs_grid(VALLEY, Some(100_000));
        assert!(lines.iter().any(|l| l.label.is_empty() && l.is_meridional && l.points.iter().all(|p| p.lon == 42.0)));
        let norway = BBox { west: 0.0, south: 57.0, east: 12.0, north: 62.0 };
        assert_eq!(mgrs_grid(norway, Some(100_000)), (Vec::new(), Vec::new()));
        let (_, zones) = mgrs_grid(BBox { west: 30.0, south: 24.0, east: 54.0, north: 40.0 }, None);
        assert!(zones.iter().any(|n| n.words == "37S") && zones.iter().any(|n| n.words == "38R"), "{zones:?}");
    }

    #[test]
    fn lines_are_cut_at_the_edge() {
        let line = [LatLon::new(33.0, 41.0), LatLon::new(35.0, 41.0), LatLon::new(37.0, 41.0)];
        assert_eq!(clipped(&line, VALLEY), [vec![LatLon::new(34.0, 41.0), LatLon::new(35.0, 41.0), LatLon::new(36.0, 41.0)]]);
        assert!(clipped(&[LatLon::new(33.0, 39.0), LatLon::new(33.5, 41.0)], VALLEY).is_empty());
    }
}
