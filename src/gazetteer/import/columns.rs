//! Which column, or property, holds what: guessed from its head.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::kinds::{kind, usual_radius_km};
use super::{BadReason, around, degrees, is_arabic, is_common_word};
use crate::gazetteer::index::NameKey;
use crate::gazetteer::table::NewPlace;
use crate::geo::LatLon;
use crate::incident::PlaceKind;

/// What a column may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Id,
    Name,
    NameAr,
    Names,
    Kind,
    Country,
    Parent,
    Lat,
    Lon,
    Precision,
    Population,
}

impl Field {
    fn from_code(code: &str) -> Option<Self> {
        Some(match code {
            "id" => Self::Id,
            "name" => Self::Name,
            "name_ar" => Self::NameAr,
            "names" => Self::Names,
            "kind" => Self::Kind,
            "country" => Self::Country,
            "parent" => Self::Parent,
            "lat" => Self::Lat,
            "lon" => Self::Lon,
            "precision_km" => Self::Precision,
            "population" => Self::Population,
            _ => return None,
        })
    }
}

static HEADS: LazyLock<Vec<(Field, NameKey)>> = LazyLock::new(|| {
    let table = include_str!("../../../data/gazetteer/import_columns.tsv");
    let rows = table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    rows.filter_map(|(field, head)| Some((Field::from_code(field)?, NameKey::new(head)))).collect()
});

/// Which head, by its place in the row, holds each field. A second column of names holds other names.
pub(super) fn guess<'a>(heads: impl Iterator<Item = &'a str>) -> BTreeMap<Field, usize> {
    let keys: Vec<NameKey> = heads.map(NameKey::new).collect();
    let mut found = BTreeMap::new();
    for (field, head) in HEADS.iter() {
        if let Some(at) = keys.iter().position(|key| key == head).filter(|at| !found.values().any(|taken| taken == at)) {
            let field = if *field == Field::Name && found.contains_key(field) { Field::Names } else { *field };
            found.entry(field).or_insert(at);
        }
    }
    found
}

/// The cells of one place by what they hold.
pub(super) type Cells = BTreeMap<Field, String>;

/// A place from its cells, where it lies at `point` and has that radius unless a cell says so.
pub(super) fn place(cells: &Cells, at: Option<(LatLon, f64)>, source: &'static str) -> Result<NewPlace, BadReason> {
    let cell = |field: Field| cells.get(&field).map_or("", |cell| cell.trim());
    let (point, spread_km) = match at {
        Some(at) => at,
        None => (LatLon::new(degrees("lat", cell(Field::Lat), 90.0)?, degrees("lon", cell(Field::Lon), 180.0)?), 0.0),
    };
    let mut others: Vec<String> =
        cell(Field::Names).split(['|', ';', ',']).map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
    let (name, mut name_ar) = names(cell(Field::Name), cell(Field::NameAr));
    if let Some(arabic) = others.iter().position(|name| is_arabic(name)).filter(|_| name_ar.is_empty()) {
        name_ar = others.remove(arabic);
    }
    if name.is_empty() && name_ar.is_empty() {
        return Err(BadReason::NoName);
    }
    let kind = if cell(Field::Kind).is_empty() { PlaceKind::Other } else { kind(cell(Field::Kind)) };
    let code = Some(cell(Field::Country)).filter(|code| code.len() == 2).map(str::to_uppercase).unwrap_or_default();
    let (country, parent) = around(point, &code);
    let said = number(cell(Field::Precision), "precision_km")?.filter(|km: &f64| *km > 0.0 && km.is_finite());
    let mut place = NewPlace {
        id: id(cell(Field::Id), source, &name, &name_ar, point),
        kind,
        country,
        parent: Some(cell(Field::Parent)).filter(|id| !id.is_empty()).map_or(parent, str::to_owned),
        point,
        precision_km: said.unwrap_or_else(|| usual_radius_km(kind).max(spread_km)),
        population: number(cell(Field::Population), "population")?.unwrap_or_default(),
        source,
        names: others,
        name,
        name_ar,
        common_word: false,
    };
    place.common_word = is_common_word(&place);
    Ok(place)
}

/// An Arabic name in the column of names is the Arabic one.
fn names(name: &str, name_ar: &str) -> (String, String) {
    if name_ar.is_empty() && is_arabic(name) { (String::new(), name.to_owned()) } else { (name.to_owned(), name_ar.to_owned()) }
}

fn number<T: std::str::FromStr>(cell: &str, column: &'static str) -> Result<Option<T>, BadReason> {
    if cell.is_empty() {
        return Ok(None);
    }
    cell.parse().map(Some).map_err(|_error| BadReason::number(column, cell))
}

/// The id of the table, else one that the same row gives again: the name and the point in hundredths of a degree.
fn id(said: &str, source: &str, name: &str, name_ar: &str, point: LatLon) -> String {
    let slug = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-").to_lowercase()
    };
    let form = source.trim_start_matches("import-");
    if said.is_empty() {
        let name = if name.is_empty() { name_ar } else { name };
        format!("own-{form}-{}-{:.0}-{:.0}", slug(name), point.lat * 100.0, point.lon * 100.0)
    } else {
        format!("own-{form}-{}", slug(said))
    }
}
