//! Incidents as comma-separated values (RFC 4180), one a row, on the place their marker stands on.

use std::io::{self, Write};

use super::{About, Snapshot};
use crate::exchange::{Cell, Column};
use crate::i18n::Texts;

/// The mark by which old spreadsheets know UTF-8.
pub const MARK: &str = "\u{FEFF}";

/// A header and a row for each incident; an unknown value is an empty cell.
///
/// # Errors
/// What writing to `out` gives.
pub fn write(snapshot: &Snapshot<'_>, texts: &Texts, out: &mut dyn Write) -> io::Result<()> {
    let rows = snapshot.rows(&About::of(snapshot), texts);
    row(Column::written().iter().map(|column| column.name().to_owned()), out)?;
    snapshot.incidents.iter().try_for_each(|incident| row(rows.cells(incident).iter().map(cell), out))
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => words(text),
        other => other.written(),
    }
}

/// Words of a stranger. A spreadsheet takes a cell that starts so for a formula and runs it; an apostrophe keeps it text.
///
/// One that is there already is doubled, so that reading takes off no other.
pub(super) fn words(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) { format!("'{text}") } else { text.to_owned() }
}

/// One row, with quotes where a cell needs them.
pub(super) fn row(cells: impl Iterator<Item = String>, out: &mut dyn Write) -> io::Result<()> {
    let line: Vec<String> = cells.map(|cell| quoted(&cell)).collect();
    write!(out, "{}\r\n", line.join(","))
}

fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}
