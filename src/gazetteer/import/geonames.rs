//! A GeoNames country dump: 19 columns with tabs between, and the file of alternate names beside it.
//!
//! The columns are told in the dump's own readme: geonameid, name, asciiname, alternatenames, latitude, longitude, feature class, feature code,
//! country code, cc2, admin1 to admin4 code, population, elevation, dem, timezone, modification date.

use std::collections::HashMap;
use std::io::{self, BufRead};

use super::{BadReason, Import, around, degrees, is_arabic, is_common_word, is_latin, kinds, lines, settled};
use crate::gazetteer::table::NewPlace;
use crate::geo::LatLon;
use crate::incident::PlaceKind;

/// Columns of the dump.
const COLUMNS: usize = 19;
/// Columns of the file of alternate names up to the name.
const NAME_COLUMNS: usize = 4;
/// Most names that one place keeps.
const MOST_NAMES: usize = 24;
/// Inhabitants from which a name needs no cue beside it: the names of hamlets are words.
const KNOWN_POPULATION: u32 = 5_000;
/// Languages of alternate names that are taken; the empty one is none said.
const LANGUAGES: [&str; 3] = ["ar", "en", ""];

/// Reads a country dump, or `allCountries.txt`, line by line.
///
/// # Errors
/// What reading gives.
pub fn geonames(reader: &mut dyn BufRead) -> io::Result<Import> {
    let mut import = Import::default();
    lines(reader, |number, text| match text.map(place) {
        None => import.refuse(number, BadReason::Unreadable),
        Some(Ok(Some(place))) => import.places.push(place),
        Some(Ok(None)) => import.skipped += 1,
        Some(Err(reason)) => import.refuse(number, reason),
    })?;
    Ok(import)
}

/// `None` for a row of a sort that is not taken.
fn place(line: &str) -> Result<Option<NewPlace>, BadReason> {
    if line.is_empty() || line.starts_with('#') {
        return Ok(None);
    }
    let cells: Vec<&str> = line.split('\t').collect();
    let [id, name, ascii, alternate, lat, lon, _class, code, country, _cc2, _a1, _a2, _a3, _a4, population, ..] = cells[..] else {
        return Err(BadReason::Form);
    };
    if cells.len() != COLUMNS {
        return Err(BadReason::Form);
    }
    id.parse::<u64>().map_err(|_error| BadReason::number("geonameid", id))?;
    let point = LatLon::new(degrees("lat", lat, 90.0)?, degrees("lon", lon, 180.0)?);
    let Some(feature) = kinds::feature(code) else { return Ok(None) };
    let population: u64 = population.parse().map_err(|_error| BadReason::number("population", population))?;
    let population = u32::try_from(population).unwrap_or(u32::MAX);
    let main = if ascii.is_empty() { name } else { ascii };
    if main.is_empty() {
        return Err(BadReason::NoName);
    }
    let (country, parent) = around(point, country);
    // A seat is a town at least; only its inhabitants make it a city.
    let kind = match (feature.kind, settled(population)) {
        (Some(PlaceKind::Town), PlaceKind::City) => PlaceKind::City,
        (said, counted) => said.unwrap_or(counted),
    };
    let mut place = NewPlace {
        id: format!("gn-{id}"),
        kind,
        country,
        parent: if kind == PlaceKind::Governorate { kinds::country_id(cells.get(8).unwrap_or(&"")).unwrap_or_default() } else { parent },
        point,
        precision_km: feature.precision_km,
        population,
        source: "import-geonames",
        name: if is_arabic(main) { String::new() } else { main.to_owned() },
        name_ar: if is_arabic(name) { name.to_owned() } else { String::new() },
        names: Vec::new(),
        common_word: false,
    };
    for name in std::iter::once(name).chain(alternate.split(',')) {
        add_name(&mut place, name);
    }
    mark_common(&mut place);
    Ok(Some(place))
}

fn mark_common(place: &mut NewPlace) {
    place.common_word = place.population < KNOWN_POPULATION || is_common_word(place);
}

fn add_name(place: &mut NewPlace, name: &str) {
    let name = name.trim();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let is_code = name.contains(['/', '(', ':'])
        || name.chars().any(|c| c.is_ascii_digit())
        || name.len() <= 4 && name.chars().all(char::is_uppercase);
    if letters < 3 || is_code || place.names.len() >= MOST_NAMES || name == place.name || name == place.name_ar {
        return;
    }
    if is_arabic(name) && place.name_ar.is_empty() {
        name.clone_into(&mut place.name_ar);
    } else if (is_arabic(name) || is_latin(name)) && !place.names.iter().any(|known| known == name) {
        place.names.push(name.to_owned());
    }
}

/// Adds names from the file of alternate names: Arabic and English ones and those of no language.
///
/// A preferred Arabic name becomes the Arabic one. Columns: alternateNameId, geonameid, language, name, preferred, short, colloquial, historic.
///
/// # Errors
/// What reading gives.
pub fn add_names(import: &mut Import, reader: &mut dyn BufRead) -> io::Result<()> {
    let at: HashMap<String, usize> = import.places.iter().enumerate().map(|(i, place)| (place.id.clone(), i)).collect();
    let mut problems = Vec::new();
    let places = &mut import.places;
    lines(reader, |number, text| {
        let Some(text) = text else { return problems.push((number, BadReason::Unreadable)) };
        let cells: Vec<&str> = text.split('\t').collect();
        let [_, id, language, name, ..] = cells[..] else {
            if cells.len() < NAME_COLUMNS && !text.is_empty() {
                problems.push((number, BadReason::Form));
            }
            return;
        };
        let is_historic = cells.get(7) == Some(&"1");
        let place = at.get(&format!("gn-{id}")).and_then(|&i| places.get_mut(i));
        if let Some(place) = place.filter(|_| LANGUAGES.contains(&language) && !is_historic) {
            if language == "ar" && cells.get(4) == Some(&"1") && is_arabic(name) && place.name_ar != name {
                let old = std::mem::replace(&mut place.name_ar, name.to_owned());
                add_name(place, &old);
            } else {
                add_name(place, name);
            }
        }
    })?;
    import.places.iter_mut().for_each(mark_common);
    for (line, reason) in problems {
        import.refuse(line, reason);
    }
    Ok(())
}
