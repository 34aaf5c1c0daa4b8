//! The letters and digits of MGRS (NGA.STND.0037): a zone and band, a square of 100 km, and the place within it.
//!
//! Between 80° S and 84° N; the poles have a grid of their own, which is left out.

use geoconvert::UtmUps;

use crate::geo::LatLon;

/// Bands of 8° from 80° S on; the last has 12°.
const BANDS: &str = "CDEFGHJKLMNPQRSTUVWX";
/// Columns of squares, in turn for zones 1, 2 and 3.
const COLUMNS: [&str; 3] = ["ABCDEFGH", "JKLMNPQR", "STUVWXYZ"];
/// Rows of squares; zones of even number start five further on.
const ROWS: &str = "ABCDEFGHJKLMNPQRSTUV";
/// Side of a square in metres.
const SIDE: f64 = 100_000.0;
/// Rows come again after so many metres.
const ROUND: f64 = 2_000_000.0;
/// Squares reach past the band they are counted in by less than this, in degrees.
const PAST_BAND: f64 = 1.0;
/// The same for zones: and past 56° N, where some zones are wider.
const PAST_ZONE: f64 = 1.2;
const PAST_WIDE_ZONE: f64 = 4.5;

/// A place in the grid.
pub(super) struct Square {
    /// "37S"
    pub zone: String,
    /// "FU"
    pub letters: String,
    /// Metres east and north within the square.
    pub within: [f64; 2],
}

/// The square that holds a point; `None` near the poles.
pub(super) fn square_of(point: LatLon) -> Option<Square> {
    if !(-80.0..84.0).contains(&point.lat) {
        return None;
    }
    let utm = geoconvert::LatLon::create(point.lat, point.lon).ok()?.to_utmups();
    let band = BANDS.chars().nth((((point.lat + 80.0) / 8.0).floor() as usize).min(19))?;
    let column = columns(utm.zone())?.chars().nth(((utm.easting() / SIDE).floor() as usize).checked_sub(1)?)?;
    let row = ROWS.chars().nth(((utm.northing() / SIDE).floor() as usize + first_row(utm.zone())) % 20)?;
    let within = [utm.easting().rem_euclid(SIDE), utm.northing().rem_euclid(SIDE)];
    Some(Square { zone: format!("{}{band}", utm.zone()), letters: [column, row].iter().collect(), within })
}

/// The point `metres` east and north in a square; `None` where there is no such square.
pub(super) fn point_in(zone: i32, band: char, letters: [char; 2], metres: [f64; 2]) -> Option<LatLon> {
    let band_at = BANDS.find(band)?;
    let south = 8.0_f64.mul_add(band_at as f64, -80.0);
    let north = if band_at == 19 { 84.0 } else { south + 8.0 };
    let easting = (columns(zone)?.find(letters[0])? as f64 + 1.0) * SIDE + metres[0];
    let row = (ROWS.find(letters[1])? + 20 - first_row(zone)) % 20;
    let northings = (0..5).map(|n| f64::from(n) * ROUND + row as f64 * SIDE + metres[1]);
    let middle = 6.0_f64.mul_add(f64::from(zone), -183.0);
    let past_zone = if north > 56.0 { PAST_WIDE_ZONE } else { PAST_ZONE };
    northings
        .filter_map(|northing| UtmUps::create(zone, south >= 0.0, easting, northing).ok())
        .map(|utm| utm.to_latlon())
        .map(|p| LatLon::new(p.latitude(), p.longitude()))
        .filter(|p| p.lat > south - PAST_BAND && p.lat < north + PAST_BAND && (p.lon - middle).abs() < 3.0 + past_zone)
        .min_by(|a, b| {
            let off = |p: &LatLon| (p.lat - f64::midpoint(south, north)).abs();
            off(a).total_cmp(&off(b))
        })
}

fn columns(zone: i32) -> Option<&'static str> {
    let set = usize::try_from(zone - 1).ok().filter(|_| zone <= 60)? % 3;
    COLUMNS.get(set).copied()
}

const fn first_row(zone: i32) -> usize {
    if zone % 2 == 0 { 5 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn squares_agree_with_known_ones() {
        // The Washington Monument as gazetteers of the grid give it; the others by Krüger's series, worked out apart.
        let rows = [
            (34.4523, 40.9185, "37S", "FU", [76_236.7, 13_977.5]),
            (38.889_48, -77.035_24, "18S", "UJ", [23_480.0, 6_470.0]),
            (-34.603_7, -58.381_6, "21H", "UB", [73_317.5, 70_036.2]),
            (60.0, 5.0, "32V", "KM", [76_980.0, 58_160.0]),
        ];
        for (lat, lon, zone, letters, within) in rows {
            let square = square_of(LatLon::new(lat, lon)).expect("a square");
            assert_eq!((square.zone.as_str(), square.letters.as_str()), (zone, letters), "{lat} {lon}");
            assert!(square.within.iter().zip(within).all(|(a, b)| (a - b).abs() < 60.0), "{lat} {lon}: {:?}", square.within);
        }
    }

    #[test]
    fn every_point_is_found_again_in_its_square_and_the_poles_have_none() {
        for lat in (-79..84).step_by(3).map(|n| f64::from(n) + 0.37) {
            for lon in (-180..180).step_by(7).map(|n| f64::from(n) + 0.11) {
                let point = LatLon::new(lat, lon);
                let square = square_of(point).expect("a square");
                let mut letters = square.letters.chars();
                let letters = [letters.next().expect("two"), letters.next().expect("two")];
                let zone: i32 = square.zone.trim_end_matches(char::is_alphabetic).parse().expect("a number");
                let band = square.zone.chars().next_back().expect("a band");
                let again = point_in(zone, band, letters, square.within).unwrap_or_else(|| panic!("{lat} {lon}: {}", square.zone));
                assert!(again.distance_km(point) < 0.001, "{lat} {lon}: {again:?}");
            }
        }
        assert!(square_of(LatLon::new(-80.1, 0.0)).is_none() && square_of(LatLon::new(84.0, 0.0)).is_none());
        assert!(point_in(37, 'S', ['A', 'A'], [0.0, 0.0]).is_none() && point_in(61, 'S', ['A', 'A'], [0.0, 0.0]).is_none());
    }
}
