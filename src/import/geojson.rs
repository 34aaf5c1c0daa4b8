//! GeoJSON (RFC 7946) of anybody: one feature an incident. Days are taken from the properties or from a member `when`.

use serde_json::Value;

use super::batch::Out;
use super::elements::{self, Ended};
use super::feature::{Feature, Reader};
use super::{Failure, Input};
use crate::exchange::{Placer, Refusal};
use crate::geo::LatLon;
use crate::i18n::Texts;

/// Most corners of one shape that are looked at.
const MOST_CORNERS: usize = 100_000;

pub(super) fn read(input: &mut Input<'_>, placer: &mut Placer<'_>, texts: &Texts, out: &mut Out<'_, '_>) -> Result<(), Failure> {
    super::table::check_encoding(input, texts)?;
    let name = input.name;
    let mut reader = Reader::new("geojson", name, placer);
    let read = elements::each(&mut input.bytes, &["features"], &mut |_, number, value| match feature(&value) {
        None => out.refuse(number, Refusal::row("import-row-feature")),
        Some(feature) => match reader.incident(&feature, number) {
            Ok((incident, articles)) => out.incident(incident, articles),
            Err(refusal) => out.refuse(number, refusal),
        },
    });
    match read {
        Ok(true) => Ok(()),
        Ok(false) => Err(Failure::Refused(texts.error("import-no-features", &[]).at(name))),
        Err(Ended::Taken(failure)) => Err(failure),
        Err(Ended::Json(error)) => {
            // What was read so far stays.
            out.flush()?;
            Err(Failure::Refused(texts.error("import-bad-json", &[("reason", error.to_string().into())]).at(name)))
        }
    }
}

/// `None` for what is no feature.
fn feature(value: &Value) -> Option<Feature> {
    if value.get("type")?.as_str()? != "Feature" {
        return None;
    }
    let mut feature = Feature { id: value.get("id").map(words).unwrap_or_default(), ..Feature::default() };
    if let Some(properties) = value.get("properties").and_then(Value::as_object) {
        feature.values = properties.iter().map(|(name, value)| (name.clone(), words(value))).collect();
    }
    if let Some(geometry) = value.get("geometry").filter(|geometry| !geometry.is_null()) {
        corners(geometry, &mut feature.corners, 0);
    }
    feature.days = value.get("when").map(days).unwrap_or_default();
    Some(feature)
}

/// A value as one cell: nothing for null, words and numbers as they are, anything else as JSON.
fn words(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(words) => words.clone(),
        other => other.to_string(),
    }
}

/// Every position of a geometry, of the geometries of a collection too.
fn corners(geometry: &Value, into: &mut Vec<LatLon>, depth: usize) {
    match geometry {
        Value::Object(members) => {
            if let Some(inner) = members.get("coordinates").or_else(|| members.get("geometries")) {
                corners(inner, into, depth);
            }
        }
        Value::Array(items) if depth < 16 && into.len() < MOST_CORNERS => match items.as_slice() {
            [lon, lat, ..] if lon.is_number() && lat.is_number() => {
                into.extend(lat.as_f64().zip(lon.as_f64()).map(|(lat, lon)| LatLon::new(lat, lon)));
            }
            items => items.iter().for_each(|inner| corners(inner, into, depth + 1)),
        },
        _ => {}
    }
}

/// First and last day of `when`: of GeoJSON-T (`timespans`, or one span), or of an instant or interval (`datetime`, `start`, `stop`).
fn days(when: &Value) -> (String, String) {
    let span = when.get("timespans").and_then(|spans| spans.get(0)).unwrap_or(when);
    let edge = |names: &[&str], inner: [&str; 2]| {
        let found = names.iter().find_map(|name| span.get(*name))?;
        let told = [inner[0], "in", inner[1]].into_iter().find_map(|name| found.get(name)).unwrap_or(found);
        told.as_str().map(str::to_owned)
    };
    let from = edge(&["start", "datetime", "begin"], ["earliest", "latest"]).unwrap_or_default();
    let to = edge(&["end", "stop"], ["latest", "earliest"]).unwrap_or_default();
    (from, to)
}
