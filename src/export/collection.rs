//! Incidents as rows of another collection (ACLED, UCDP): its columns, then any others its rows came with, then three of ours: the incident
//! whole as JSON, the filter and the credits.

use std::collections::BTreeSet;
use std::io::{self, Write};

use super::csv::{row, words};
use super::{About, Snapshot};
use crate::exchange::Scheme;
use crate::incident::{Incident, SourceRef};

/// The incident as JSON, for reading it back whole.
pub const RECORD: &str = "furat_record";
/// The filter in force.
pub const FILTER: &str = "furat_filter";
/// Whom to credit.
pub const CREDITS: &str = "furat_credits";

/// A header and a row for each incident. A date or place that the collection has no code for is an empty cell, as is a toll that nobody tells.
///
/// # Errors
/// What writing to `out` gives.
pub fn write(snapshot: &Snapshot<'_>, scheme: Scheme, out: &mut dyn Write) -> io::Result<()> {
    let about = About::of(snapshot);
    let articles = snapshot.index();
    let more = more_columns(snapshot, scheme);
    let heads = scheme.layout().map(|field| field.name.to_owned()).chain(more.iter().cloned());
    row(heads.chain([RECORD, FILTER, CREDITS].map(str::to_owned)), out)?;
    for incident in &snapshot.incidents {
        let article = incident.sources.first().and_then(|source| articles.get(source.article.0.as_str()).copied());
        let cells = scheme.cells(incident, article);
        let own = incident.foreign.as_ref().filter(|foreign| foreign.scheme == scheme.code());
        let others = more.iter().map(|column| own.and_then(|row| row.get(column)).unwrap_or_default().to_owned());
        let last = [record(incident, scheme)?, about.filter.clone(), about.credits.join("; ")];
        row(cells.into_iter().chain(others).chain(last).map(|cell| guarded(&cell)), out)?;
    }
    Ok(())
}

/// A number below zero is a number; anything else that a spreadsheet would run is kept text.
fn guarded(cell: &str) -> String {
    if cell.parse::<f64>().is_ok() { cell.to_owned() } else { words(cell) }
}

/// Columns beyond the layout that rows of this collection came with, by name.
fn more_columns(snapshot: &Snapshot<'_>, scheme: Scheme) -> Vec<String> {
    let of_scheme = snapshot.incidents.iter().filter_map(|incident| incident.foreign.as_ref()).filter(|row| row.scheme == scheme.code());
    let named: BTreeSet<&str> = of_scheme.flat_map(|row| row.fields.iter().map(|(name, _)| name.as_str())).collect();
    let is_more = |name: &&str| !scheme.layout().any(|field| field.name == *name) && ![RECORD, FILTER, CREDITS].contains(name);
    named.into_iter().filter(is_more).map(str::to_owned).collect()
}

/// The incident without what only its articles could show: words behind fields, claims and how it was found.
fn record(incident: &Incident, scheme: Scheme) -> io::Result<String> {
    let bare = |source: &SourceRef| SourceRef { article: source.article.clone(), evidence: Vec::new() };
    let plain = Incident {
        claims: Vec::new(),
        findings: Vec::new(),
        merged: Vec::new(),
        reports: Vec::new(),
        // A row of this collection stands in the other cells already.
        foreign: incident.foreign.clone().filter(|row| row.scheme != scheme.code()),
        sources: incident.sources.iter().map(bare).collect(),
        ..incident.clone()
    };
    Ok(serde_json::to_string(&plain)?)
}
