//! A point in words.

use super::Form;
use super::mgrs::square_of;
use crate::geo::LatLon;

/// Metres in a degree of latitude, about.
const METRES_PER_DEGREE: f64 = 111_320.0;
/// Seconds in a degree.
const DEGREE: u32 = 3600;

/// What the four directions are called, one letter each.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each name says it")]
pub struct Hemispheres<'a> {
    pub north: &'a str,
    pub south: &'a str,
    pub east: &'a str,
    pub west: &'a str,
}

impl Hemispheres<'static> {
    /// The letters of English and of all machines.
    pub const LATIN: Self = Self { north: "N", south: "S", east: "E", west: "W" };
}

/// Writes a point with no step finer than `resolution_m` metres. MGRS squares hold the point; the other forms are rounded.
/// A point that MGRS cannot express gives decimal degrees.
pub fn print(point: LatLon, form: Form, resolution_m: f64, letters: Hemispheres<'_>) -> String {
    let point = LatLon::new(point.lat.clamp(-90.0, 90.0), wrapped(point.lon));
    match form {
        Form::Decimal => decimal(point, resolution_m, letters),
        Form::Dms => {
            let (lat, lon) = (sexagesimal(point.lat, resolution_m), sexagesimal(point.lon, resolution_m));
            format!("{} {}", with_letter(&lat, "", ns(point, letters)), with_letter(&lon, "", ew(point, letters)))
        }
        Form::Mgrs => mgrs(point, resolution_m).unwrap_or_else(|| decimal(point, resolution_m, letters)),
    }
}

/// Degrees east between -180 and 180.
pub(super) fn wrapped(lon: f64) -> f64 {
    if (-180.0..=180.0).contains(&lon) { lon } else { (lon + 180.0).rem_euclid(360.0) - 180.0 }
}

const fn ns(point: LatLon, letters: Hemispheres<'_>) -> &str {
    if point.lat < 0.0 { letters.south } else { letters.north }
}

const fn ew(point: LatLon, letters: Hemispheres<'_>) -> &str {
    if point.lon < 0.0 { letters.west } else { letters.east }
}

fn decimal(point: LatLon, resolution_m: f64, letters: Hemispheres<'_>) -> String {
    let decimals = (METRES_PER_DEGREE / resolution_m.max(0.1)).log10().floor().clamp(0.0, 5.0) as usize;
    let degrees = |value: f64| format!("{:.decimals$}\u{b0}", value.abs());
    let (lat, lon) = (degrees(point.lat), degrees(point.lon));
    format!("{}, {}", with_letter(&lat, " ", ns(point, letters)), with_letter(&lon, " ", ew(point, letters)))
}

/// A number before its letter. Before a right-to-left letter it is isolated, so that its signs keep their places.
fn with_letter(number: &str, between: &str, letter: &str) -> String {
    if letter.is_ascii() { format!("{number}{between}{letter}") } else { format!("\u{2066}{number}\u{2069}{between}{letter}") }
}

/// Degrees, then as much of minutes, tenths of minutes and seconds as the resolution allows.
fn sexagesimal(degrees: f64, resolution_m: f64) -> String {
    let second_m = METRES_PER_DEGREE / f64::from(DEGREE);
    let step = [1, 6, 60].into_iter().find(|step| f64::from(*step) * second_m >= resolution_m).unwrap_or(DEGREE);
    let seconds = (degrees.abs() * f64::from(DEGREE) / f64::from(step)).round() as u32 * step;
    let (whole, minutes, rest) = (seconds / DEGREE, seconds % DEGREE / 60, seconds % 60);
    match step {
        1 => format!("{whole}\u{b0}{minutes:02}\u{2032}{rest:02}\u{2033}"),
        6 => format!("{whole}\u{b0}{minutes:02}.{}\u{2032}", rest / 6),
        60 => format!("{whole}\u{b0}{minutes:02}\u{2032}"),
        _ => format!("{whole}\u{b0}"),
    }
}

/// A round value of a graticule: whole degrees, and minutes or seconds only where there are any.
pub fn degree_mark(degrees: f64, letter: &str) -> String {
    let seconds = (degrees.abs() * f64::from(DEGREE)).round() as u32;
    match (seconds / DEGREE, seconds % DEGREE / 60, seconds % 60) {
        (whole, 0, 0) => format!("{whole}\u{b0}{letter}"),
        (whole, minutes, 0) => format!("{whole}\u{b0}{minutes:02}\u{2032}{letter}"),
        (whole, minutes, rest) => format!("{whole}\u{b0}{minutes:02}\u{2032}{rest:02}\u{2033}{letter}"),
    }
}

fn mgrs(point: LatLon, resolution_m: f64) -> Option<String> {
    let digits = (5.0 - resolution_m.max(1.0).log10()).floor().clamp(0.0, 5.0) as usize;
    let square = square_of(point)?;
    if digits == 0 {
        return Some(format!("{} {}", square.zone, square.letters));
    }
    let unit = 10_f64.powi(5 - digits as i32);
    let [east, north] = square.within.map(|metres| (metres / unit).floor());
    Some(format!("{} {} {east:0digits$} {north:0digits$}", square.zone, square.letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    const AL_BUKAMAL: LatLon = LatLon::new(34.4523, 40.9185);

    #[test]
    fn no_form_is_finer_than_its_resolution() {
        let rows = [
            (Form::Decimal, 4000.0, "34.5\u{b0} N, 40.9\u{b0} E"),
            (Form::Decimal, 500.0, "34.45\u{b0} N, 40.92\u{b0} E"),
            (Form::Decimal, 8.0, "34.4523\u{b0} N, 40.9185\u{b0} E"),
            (Form::Dms, 4000.0, "34\u{b0}N 41\u{b0}E"),
            (Form::Dms, 500.0, "34\u{b0}27\u{2032}N 40\u{b0}55\u{2032}E"),
            (Form::Dms, 60.0, "34\u{b0}27.1\u{2032}N 40\u{b0}55.1\u{2032}E"),
            (Form::Dms, 8.0, "34\u{b0}27\u{2032}08\u{2033}N 40\u{b0}55\u{2032}07\u{2033}E"),
            (Form::Mgrs, 20_000.0, "37S FU"),
            (Form::Mgrs, 500.0, "37S FU 76 13"),
            (Form::Mgrs, 8.0, "37S FU 7623 1397"),
        ];
        for (form, resolution_m, words) in rows {
            assert_eq!(print(AL_BUKAMAL, form, resolution_m, Hemispheres::LATIN), words, "{form:?} {resolution_m}");
        }
    }

    #[test]
    fn minutes_carry_over_and_letters_follow_the_sign() {
        let rows = [
            (LatLon::new(-0.999_99, -59.999_99), Form::Dms, 8.0, "1\u{b0}00\u{2032}00\u{2033}S 60\u{b0}00\u{2032}00\u{2033}W"),
            (LatLon::new(10.0, 181.0), Form::Decimal, 5000.0, "10.0\u{b0} N, 179.0\u{b0} W"),
        ];
        for (point, form, resolution_m, words) in rows {
            assert_eq!(print(point, form, resolution_m, Hemispheres::LATIN), words);
        }
    }

    #[test]
    fn before_a_right_to_left_letter_a_number_is_isolated_and_can_be_read_again() {
        // The Hebrew letters stand for any right-to-left ones.
        let letters = Hemispheres { north: "\u{5d0}", south: "\u{5d1}", east: "\u{5d2}", west: "\u{5d3}" };
        assert_eq!(
            print(AL_BUKAMAL, Form::Decimal, 500.0, letters),
            "\u{2066}34.45\u{b0}\u{2069} \u{5d0}, \u{2066}40.92\u{b0}\u{2069} \u{5d2}"
        );
        let isolated = print(AL_BUKAMAL, Form::Dms, 8.0, Hemispheres::LATIN).replace("34", "\u{2066}34").replace("40", "\u{2066}40");
        assert!(crate::coords::parse(&isolated).is_some_and(|p| p.distance_km(AL_BUKAMAL) < 0.02), "{isolated}");
    }

    #[test]
    fn poles_and_the_date_line_have_words() {
        for lat in [-90.0, -80.0, 0.0, 84.0, 90.0] {
            for lon in [-180.0, 0.0, 180.0, 540.0] {
                for form in Form::ALL {
                    assert!(!print(LatLon::new(lat, lon), form, 10.0, Hemispheres::LATIN).is_empty(), "{lat} {lon} {form:?}");
                }
            }
        }
    }

    #[test]
    fn marks_of_a_graticule_say_no_more_than_they_must() {
        for (degrees, words) in [(34.0, "34\u{b0}N"), (34.5, "34\u{b0}30\u{2032}N"), (34.0 + 1.0 / 120.0, "34\u{b0}00\u{2032}30\u{2033}N")]
        {
            assert_eq!(degree_mark(degrees, "N"), words);
        }
    }
}
