//! Incidents as comma-separated values (RFC 4180), one a row, on the place their marker stands on.

use std::io::{self, Write};

use super::Snapshot;
use crate::i18n::Texts;
use crate::incident::Incident;

const HEADER: [&str; 26] = [
    "id",
    "title",
    "kind",
    "main",
    "earliest",
    "latest",
    "precision",
    "place",
    "place_ar",
    "gazetteer_id",
    "lat",
    "lon",
    "precision_km",
    "killed_min",
    "killed_max",
    "injured_min",
    "injured_max",
    "missing_min",
    "missing_max",
    "captured_min",
    "captured_max",
    "perpetrator",
    "attribution",
    "target",
    "confidence",
    "articles",
];

/// A header and a row for each incident; an unknown value is an empty cell.
///
/// # Errors
/// What writing to `out` gives.
pub fn write(snapshot: &Snapshot<'_>, texts: &Texts, out: &mut dyn Write) -> io::Result<()> {
    row(&HEADER.map(str::to_owned), out)?;
    snapshot.incidents.iter().try_for_each(|incident| row(&cells(incident, texts), out))
}

fn cells(incident: &Incident, texts: &Texts) -> [String; 26] {
    let site = incident.site();
    let articles: Vec<&str> = incident.sources.iter().map(|source| source.article.0.as_str()).collect();
    [
        words(&incident.id.0),
        super::title(incident, texts),
        incident.kind.code().to_owned(),
        incident.main.to_string(),
        known(incident.when.earliest),
        known(incident.when.latest),
        incident.when.precision.code().to_owned(),
        site.map(|place| place.name.clone()).unwrap_or_default(),
        site.map(|place| place.name_ar.clone()).unwrap_or_default(),
        site.map(|place| place.gazetteer_id.clone()).unwrap_or_default(),
        known(site.map(|place| place.point.lat)),
        known(site.map(|place| place.point.lon)),
        known(site.map(|place| place.precision_km)),
        known(incident.killed.min),
        known(incident.killed.max),
        known(incident.injured.min),
        known(incident.injured.max),
        known(incident.missing.min),
        known(incident.missing.max),
        known(incident.captured.min),
        known(incident.captured.max),
        incident.perpetrator.name.code().to_owned(),
        incident.perpetrator.attribution.code().to_owned(),
        words(incident.target.as_deref().unwrap_or_default()),
        incident.confidence.value.to_string(),
        words(&articles.join(" ")),
    ]
}

fn known(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// Words of a stranger. A spreadsheet takes a cell that starts so for a formula and runs it; an apostrophe keeps it text.
fn words(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

fn row(cells: &[String], out: &mut dyn Write) -> io::Result<()> {
    let line: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    write!(out, "{}\r\n", line.join(","))
}

fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}
