//! Figures of all articles and of each language, side by side.

use std::io::{self, Write};

use serde_json::{Map, Value};

use super::Figures;

/// A figure a line, a column for each language.
///
/// # Errors
/// What writing to `out` gives.
pub(super) fn write_table(columns: &[(&str, Figures)], out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{:22}", "")?;
    columns.iter().try_for_each(|(name, _)| write!(out, " {name:>8}"))?;
    writeln!(out)?;
    let names = columns.first().map_or(&[][..], |(_, figures)| figures.0.as_slice());
    for (row, (name, _)) in names.iter().enumerate() {
        write!(out, "{name:22}")?;
        for (_, figures) in columns {
            let figure = figures.0.get(row).map_or_else(String::new, |(_, figure)| figure.to_string());
            write!(out, " {figure:>8}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// One JSON object, of an object of figures for each language.
///
/// # Errors
/// What writing to `out` gives.
pub(super) fn write_json(columns: &[(&str, Figures)], out: &mut dyn Write) -> io::Result<()> {
    let object: Map<String, Value> = columns.iter().map(|(name, figures)| ((*name).to_owned(), Value::Object(figures.object()))).collect();
    serde_json::to_writer(&mut *out, &object)?;
    writeln!(out)
}
