//! Places of others into the user's own table: GeoNames country dumps, CSV, GeoJSON. Rows are read one by one; bad ones are told, not guessed at.

mod columns;
mod csv;
mod geojson;
mod geonames;
mod kinds;

#[cfg(test)]
mod tests;

pub use csv::csv;
pub use geojson::geojson;
pub use geonames::{add_names, geonames};

use std::io::{self, BufRead};
use std::sync::LazyLock;

use super::hash::NameSet;
use super::index::NameKey;
use super::table::NewPlace;
use crate::geo::{LatLon, Outline};
use crate::incident::PlaceKind;

/// Everyday words and given names: a place called so needs a cue beside it.
static COMMON_WORDS: LazyLock<NameSet<NameKey>> = LazyLock::new(|| {
    let table = include_str!("../../../data/gazetteer/common_words.tsv");
    table.lines().filter(|line| !line.starts_with('#')).map(NameKey::new).collect()
});

/// Longest line that is read, in bytes: GeoNames' longest are some 15 000.
const LONGEST_LINE: u64 = 1 << 20;

/// What an import read.
#[derive(Clone, Debug, Default)]
pub struct Import {
    /// The places, in the order of the file.
    pub places: Vec<NewPlace>,
    /// Rows that were left out, and why.
    pub problems: Vec<BadRow>,
    /// Rows of a sort that no report names: administrative history, single buildings, fields.
    pub skipped: usize,
}

/// A row that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRow {
    /// Line of the file, or number of the feature, from 1.
    pub line: usize,
    /// Why.
    pub reason: BadReason,
}

/// Why a row was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadReason {
    /// It has too few cells, or is no feature.
    Form,
    /// It is no UTF-8, or longer than any line should be.
    Unreadable,
    /// It has no name.
    NoName,
    /// A number, or a coordinate, cannot be what stands there.
    BadNumber {
        /// Name of the column.
        column: &'static str,
        /// What stands there.
        found: String,
    },
}

impl BadReason {
    fn number(column: &'static str, found: &str) -> Self {
        Self::BadNumber { column, found: found.chars().take(40).collect() }
    }
}

impl Import {
    fn refuse(&mut self, line: usize, reason: BadReason) {
        self.problems.push(BadRow { line, reason });
    }
}

/// Calls `each` with every line and its number, without its end; one that is no UTF-8 or far too long as `None`.
fn lines(reader: &mut dyn BufRead, mut each: impl FnMut(usize, Option<&str>)) -> io::Result<()> {
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        let read = io::Read::take(&mut *reader, LONGEST_LINE).read_until(b'\n', &mut bytes)?;
        if read == 0 {
            break;
        }
        let whole = bytes.ends_with(b"\n") || (read as u64) < LONGEST_LINE;
        let text = std::str::from_utf8(&bytes).ok().filter(|_| whole);
        each(number, text.map(|text| text.trim_end_matches(['\n', '\r']).trim_start_matches('\u{feff}')));
        if !whole {
            skip_line(reader)?;
        }
    }
    Ok(())
}

fn skip_line(reader: &mut dyn BufRead) -> io::Result<()> {
    loop {
        let available = reader.fill_buf()?;
        let length = available.len();
        if length == 0 {
            return Ok(());
        }
        if let Some(end) = available.iter().position(|&byte| byte == b'\n') {
            reader.consume(end + 1);
            return Ok(());
        }
        reader.consume(length);
    }
}

/// A latitude or a longitude.
fn degrees(column: &'static str, cell: &str, most: f64) -> Result<f64, BadReason> {
    let value: Option<f64> = cell.trim().parse().ok();
    value.filter(|value| value.abs() <= most).ok_or_else(|| BadReason::number(column, cell))
}

/// What lies around a point: code of the country where none is said, and the bundled governorate, else the country.
fn around(point: LatLon, country: &str) -> (String, String) {
    let found = if country.is_empty() { Outline::country_at(point).map(|outline| outline.name.to_owned()) } else { None };
    let country = found.unwrap_or_else(|| country.to_owned());
    let governorate = Outline::governorate_at(point).filter(|outline| outline.name.starts_with(&format!("{}-", country.to_lowercase())));
    let parent = governorate.map_or_else(|| kinds::country_id(&country).unwrap_or_default(), |outline| outline.name.to_owned());
    (country, parent)
}

/// City, town or village, by inhabitants.
const fn settled(population: u32) -> PlaceKind {
    match population {
        50_000.. => PlaceKind::City,
        5_000.. => PlaceKind::Town,
        _ => PlaceKind::Village,
    }
}

/// Whether one of the names is also an everyday word.
fn is_common_word(place: &NewPlace) -> bool {
    [&place.name, &place.name_ar].into_iter().filter(|name| !name.is_empty()).any(|name| COMMON_WORDS.contains(&NameKey::new(name)))
}

/// Whether a name is written in Arabic letters.
fn is_arabic(name: &str) -> bool {
    name.chars().any(|c| matches!(c, '\u{0621}'..='\u{064A}')) && !name.chars().any(|c| c.is_ascii_alphabetic())
}

/// Whether a name is written in Latin letters.
fn is_latin(name: &str) -> bool {
    name.chars().filter(|c| c.is_alphabetic()).all(|c| c < '\u{0250}' || matches!(c, '\u{02B0}'..='\u{02FF}' | '\u{1E00}'..='\u{1EFF}'))
        && name.chars().any(char::is_alphabetic)
}
