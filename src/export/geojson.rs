//! Incidents as GeoJSON features (RFC 7946). Those without a place have no geometry, so that none is lost.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::Snapshot;
use crate::i18n::Texts;
use crate::incident::Incident;

/// One `FeatureCollection`.
///
/// # Errors
/// What writing to `out` gives.
pub fn write(snapshot: &Snapshot<'_>, texts: &Texts, out: &mut dyn Write) -> io::Result<()> {
    let features: Vec<Value> = snapshot.incidents.iter().map(|incident| feature(incident, texts)).collect();
    serde_json::to_writer_pretty(&mut *out, &json!({ "type": "FeatureCollection", "features": features }))?;
    writeln!(out)
}

fn feature(incident: &Incident, texts: &Texts) -> Value {
    let site = incident.site();
    json!({
        "type": "Feature",
        "id": incident.id,
        "geometry": site.map(|place| json!({ "type": "Point", "coordinates": [place.point.lon, place.point.lat] })),
        "properties": {
            "title": super::title(incident, texts),
            "kind": incident.kind,
            "main": incident.main,
            "earliest": incident.when.earliest,
            "latest": incident.when.latest,
            "precision": incident.when.precision,
            "place": site.map(|place| &place.name),
            "place_ar": site.map(|place| &place.name_ar),
            "gazetteer_id": site.map(|place| &place.gazetteer_id),
            "precision_km": site.map(|place| place.precision_km),
            "killed_min": incident.killed.min,
            "killed_max": incident.killed.max,
            "injured_min": incident.injured.min,
            "injured_max": incident.injured.max,
            "missing_min": incident.missing.min,
            "missing_max": incident.missing.max,
            "captured_min": incident.captured.min,
            "captured_max": incident.captured.max,
            "perpetrator": incident.perpetrator.name,
            "attribution": incident.perpetrator.attribution,
            "target": incident.target,
            "confidence": incident.confidence.value,
            "articles": incident.sources.iter().map(|source| &source.article).collect::<Vec<_>>(),
        },
    })
}
