//! Incidents as GeoJSON features (RFC 7946). Those without a place have no geometry, so that none is lost.
//!
//! Each dated feature has a member `when` with its days, as GeoJSON-T and Linked Places write it.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::{About, Snapshot};
use crate::exchange::{Cell, Column, Rows};
use crate::i18n::Texts;
use crate::incident::{Incident, When};

/// One `FeatureCollection`, a feature a line. The filter and the credits are members of the collection.
///
/// # Errors
/// What writing to `out` gives.
pub fn write(snapshot: &Snapshot<'_>, texts: &Texts, out: &mut dyn Write) -> io::Result<()> {
    let about = About::of(snapshot);
    let rows = snapshot.rows(&about, texts);
    write!(out, "{{\"type\":\"FeatureCollection\",\"program\":{},", json!(about.program))?;
    write!(out, "\"filter\":{},\"credits\":{},\"features\":[", json!(about.filter), json!(about.credits))?;
    for (number, incident) in snapshot.incidents.iter().enumerate() {
        out.write_all(if number == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &feature(incident, &rows))?;
    }
    writeln!(out, "\n]}}")
}

fn feature(incident: &Incident, rows: &Rows<'_>) -> Value {
    let mut feature = Map::new();
    feature.insert("type".into(), json!("Feature"));
    feature.insert("id".into(), json!(incident.id));
    let point = |place: &crate::incident::Where| json!({ "type": "Point", "coordinates": [place.point.lon, place.point.lat] });
    feature.insert("geometry".into(), incident.site().map_or(Value::Null, point));
    if let Some(when) = when(&incident.when) {
        feature.insert("when".into(), when);
    }
    let cells = Column::written().iter().zip(rows.cells(incident)).filter(|(column, _)| **column < Column::Filter);
    let properties: Map<String, Value> = cells.map(|(column, cell)| (column.name().to_owned(), value(cell))).collect();
    feature.insert("properties".into(), Value::Object(properties));
    Value::Object(feature)
}

fn value(cell: Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Text(words) => Value::String(words),
        Cell::Whole(number) => json!(number),
        Cell::Real(number) => json!(number),
        Cell::Day(day) => json!(day),
        Cell::Flag(flag) => Value::Bool(flag),
    }
}

/// One span from the first possible day to the last; an open end is left out.
fn when(when: &When) -> Option<Value> {
    let (start, end) = (when.earliest.map(|day| json!({ "earliest": day })), when.latest.map(|day| json!({ "latest": day })));
    let span: Map<String, Value> =
        [("start", start), ("end", end)].into_iter().filter_map(|(name, edge)| Some((name.to_owned(), edge?))).collect();
    (!span.is_empty()).then(|| json!({ "timespans": [span], "label": when.edtf() }))
}
