//! Features of a GeoJSON file (RFC 7946), with their properties as columns.

use std::io::{self, BufRead};

use serde::Deserialize;
use serde_json::{Map, Value};

use super::columns::{self, Cells};
use super::{BadReason, Import};
use crate::geo::{BBox, LatLon};

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    #[serde(default)]
    geometry: Value,
    #[serde(default)]
    properties: Option<Map<String, Value>>,
    #[serde(default)]
    id: Value,
}

/// Reads a collection of features. `None` where it is none.
///
/// An area or a line becomes the middle of its box, with half the box's diagonal as radius.
///
/// # Errors
/// What reading gives.
pub fn geojson(reader: &mut dyn BufRead) -> io::Result<Option<Import>> {
    let collection: Collection = match serde_json::from_reader(reader) {
        Ok(collection) => collection,
        Err(error) if error.is_io() => return Err(error.into()),
        Err(_) => return Ok(None),
    };
    let mut import = Import::default();
    for (number, feature) in (1..).zip(collection.features) {
        match place(feature) {
            Ok(place) => import.places.push(place),
            Err(reason) => import.refuse(number, reason),
        }
    }
    Ok(Some(import))
}

fn place(feature: Feature) -> Result<crate::gazetteer::NewPlace, BadReason> {
    let at = middle(&feature.geometry).ok_or(BadReason::Form)?;
    if at.0.lat.abs() > 90.0 || at.0.lon.abs() > 180.0 {
        return Err(BadReason::number("lat", &at.0.lat.to_string()));
    }
    let mut properties = feature.properties.unwrap_or_default();
    if !feature.id.is_null() {
        properties.entry("id").or_insert(feature.id);
    }
    let (keys, values): (Vec<String>, Vec<Value>) = properties.into_iter().unzip();
    let fields = columns::guess(keys.iter().map(String::as_str));
    let cells: Cells = fields.into_iter().filter_map(|(field, at)| Some((field, plain(values.get(at)?)))).collect();
    columns::place(&cells, Some(at), "import-geojson")
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        Value::Array(parts) => parts.iter().map(plain).collect::<Vec<_>>().join("|"),
        other => other.to_string(),
    }
}

/// The middle of a geometry and half its extent in km.
fn middle(geometry: &Value) -> Option<(LatLon, f64)> {
    let mut points = Vec::new();
    collect(geometry.get("coordinates")?, &mut points);
    let around = BBox::around(points)?;
    let corner = LatLon::new(around.south, around.west);
    Some((around.center(), corner.distance_km(LatLon::new(around.north, around.east)) / 2.0))
}

fn collect(coordinates: &Value, into: &mut Vec<LatLon>) {
    let Some(parts) = coordinates.as_array() else { return };
    match (parts.first().and_then(Value::as_f64), parts.get(1).and_then(Value::as_f64)) {
        (Some(lon), Some(lat)) => into.push(LatLon::new(lat, lon)),
        _ => parts.iter().for_each(|part| collect(part, into)),
    }
}
