//! `furat gazetteer NAME`: what the gazetteer knows under a name.

use std::io::{self, Write};

use super::args::GazetteerArgs;
use super::output::deliver;
use super::{Failure, Session, Streams};
use crate::diagnostic::Reporter;
use crate::gazetteer::{Gazetteer, Match};

/// Columns of the table. `name_ar` comes last, since right-to-left text would move what follows it.
const COLUMNS: [&str; 9] = ["name", "kind", "lat", "lon", "±km", "source", "why", "in", "name_ar"];

/// The command. A name that is not known is named as a failed input.
pub fn command(args: &GazetteerArgs, session: &Session<'_>, streams: &mut Streams<'_>) -> Result<Reporter, Failure> {
    let name = args.name.join(" ");
    let gaz = Gazetteer::bundled().map_err(|error| Failure::broken(&error))?;
    let mut found = 0;
    deliver(None, streams.output, session.texts, |out| {
        found = run(&name, &gaz, out)?;
        Ok(())
    })?;
    let mut reporter = Reporter::default();
    if found == 0 {
        reporter.push(session.texts.error("gazetteer-unknown", &[("name", name.into())]));
    }
    Ok(reporter)
}

/// Writes a table of the places of that name, best first. Gives how many there are; for none, the table is empty.
///
/// # Errors
/// What writing to `out` gives.
pub fn run(name: &str, gaz: &Gazetteer, out: &mut dyn Write) -> io::Result<usize> {
    let rows: Vec<[String; 9]> = gaz.lookup(name).iter().filter_map(|m| row(gaz, *m)).collect();
    if rows.is_empty() {
        return Ok(0);
    }
    let widths: Vec<usize> =
        (0..COLUMNS.len()).map(|i| rows.iter().map(|row| width(&row[i])).chain([width(COLUMNS[i])]).max().unwrap_or(0)).collect();
    write_row(&COLUMNS.map(str::to_owned), &widths, out)?;
    for row in &rows {
        write_row(row, &widths, out)?;
    }
    Ok(rows.len())
}

fn row(gaz: &Gazetteer, found: Match) -> Option<[String; 9]> {
    let place = gaz.get(found.place)?;
    let above: Vec<&str> = gaz.ancestors(found.place).filter_map(|at| gaz.get(at)).map(|p| p.name.as_str()).collect();
    let source = gaz.source(&place.source).map_or_else(|| place.source.clone(), |s| format!("{} ({})", s.title, s.licence));
    Some([
        place.name.clone(),
        place.kind.code().to_owned(),
        format!("{:.4}", place.point.lat),
        format!("{:.4}", place.point.lon),
        format!("{:.1}", place.precision_km),
        source,
        found.reason.code().to_owned(),
        above.join(" < "),
        place.name_ar.clone(),
    ])
}

fn width(cell: &str) -> usize {
    cell.chars().count()
}

fn write_row(cells: &[String; 9], widths: &[usize], out: &mut dyn Write) -> io::Result<()> {
    let line: Vec<String> = cells.iter().zip(widths).map(|(cell, &width)| format!("{cell:width$}")).collect();
    writeln!(out, "{}", line.join("  ").trim_end())
}
