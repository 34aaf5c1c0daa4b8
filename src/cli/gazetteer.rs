//! `furat gazetteer NAME`: what the gazetteer knows under a name.

use std::io::{self, Write};

use serde::Serialize;

use super::args::{AnswerFormat, GazetteerAction, GazetteerArgs};
use super::output::deliver;
use super::{Failure, Session, Streams, own_places};
use crate::diagnostic::Reporter;
use crate::gazetteer::{Gazetteer, Match, Place, Source};
use crate::text::Lang;

/// Columns of the table. `name_ar` comes last, since right-to-left text would move what follows it.
const COLUMNS: [&str; 9] = ["name", "kind", "lat", "lon", "±km", "source", "why", "in", "name_ar"];

/// The command. A name that is not known is named as a failed input.
pub fn command(args: &GazetteerArgs, session: &Session<'_>, streams: &mut Streams<'_>) -> Result<Reporter, Failure> {
    match &args.action {
        None => answer(args, session, streams),
        Some(GazetteerAction::Import(args)) => own_places::import(args, session, streams),
        Some(GazetteerAction::Check(args)) => own_places::check(args, session, streams),
        Some(GazetteerAction::ListOwn) => own_places::list(session, streams),
        Some(GazetteerAction::Forget(args)) => own_places::forget(args, session, streams),
    }
}

fn answer(args: &GazetteerArgs, session: &Session<'_>, streams: &mut Streams<'_>) -> Result<Reporter, Failure> {
    let name = args.name.join(" ");
    let (gaz, problem) = own_places::gazetteer(session.texts).map_err(|error| Failure::broken(&error))?;
    let mut found = 0;
    deliver(None, streams.output, session.texts, |out| {
        found = match args.format {
            AnswerFormat::Table => run(&name, &gaz, out)?,
            AnswerFormat::Json => run_json(&name, &gaz, out)?,
        };
        Ok(())
    })?;
    let mut reporter = Reporter::default();
    reporter.messages.extend(problem);
    if found == 0 {
        reporter.push(session.texts.error("gazetteer-unknown", &[("name", name.into())]));
    }
    Ok(reporter)
}

/// A place as JSON: everything the gazetteer knows of it, and why it matches.
#[derive(Serialize)]
struct PlaceOut<'a> {
    id: &'a str,
    reason: &'static str,
    name: &'a str,
    name_ar: &'a str,
    names: NamesOut<'a>,
    kind: &'static str,
    country: &'a str,
    parents: Vec<&'a str>,
    lat: f64,
    lon: f64,
    precision_km: f64,
    population: Option<u32>,
    source: &'a str,
    source_title: Option<&'a str>,
    licence: Option<&'a str>,
    common_word: bool,
    needs_context: &'a [String],
    avoid_context: &'a [String],
}

/// Other names by their script.
#[derive(Serialize)]
struct NamesOut<'a> {
    ar: Vec<&'a str>,
    en: Vec<&'a str>,
}

/// Writes an array of the places of that name, best first. Gives how many there are.
///
/// # Errors
/// What writing to `out` gives.
pub fn run_json(name: &str, gaz: &Gazetteer, out: &mut dyn Write) -> io::Result<usize> {
    let found = gaz.lookup(name);
    let places: Vec<PlaceOut<'_>> = found.iter().filter_map(|m| Some(place_out(gaz, *m, gaz.get(m.place)?))).collect();
    serde_json::to_writer_pretty(&mut *out, &places)?;
    writeln!(out)?;
    Ok(places.len())
}

fn place_out<'a>(gaz: &'a Gazetteer, found: Match, place: &'a Place) -> PlaceOut<'a> {
    let (ar, en) = place.names.iter().map(String::as_str).partition(|name| Lang::detect(name) == Lang::Ar);
    let source: Option<&Source> = gaz.source(&place.source);
    PlaceOut {
        id: &place.id,
        reason: found.reason.code(),
        name: &place.name,
        name_ar: &place.name_ar,
        names: NamesOut { ar, en },
        kind: place.kind.code(),
        country: &place.country,
        parents: gaz.ancestors(found.place).filter_map(|at| gaz.get(at)).map(|above| above.id.as_str()).collect(),
        lat: place.point.lat,
        lon: place.point.lon,
        precision_km: place.precision_km,
        population: Some(place.population).filter(|count| *count > 0),
        source: &place.source,
        source_title: source.map(|source| source.title.as_str()),
        licence: source.map(|source| source.licence.as_str()),
        common_word: place.common_word,
        needs_context: &place.needs_context,
        avoid_context: &place.avoid_context,
    }
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
