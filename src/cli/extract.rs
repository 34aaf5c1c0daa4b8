//! `furat extract`: articles in, what they say out.

use std::io::Write;

use super::args::{ExtractArgs, OutputFormat};
use super::load::{Knowledge, load, publish};
use super::output::deliver;
use super::{Failure, Session, Streams, ingest, select};
use crate::diagnostic::Reporter;
use crate::export::{Snapshot, csv, geojson, json};

/// Reads, extracts, filters and writes. The reporter names the inputs that were left out.
pub fn run(args: &ExtractArgs, session: &Session<'_>, streams: &mut Streams<'_>) -> Result<Reporter, Failure> {
    let texts = session.texts;
    if args.input.paths.is_empty() {
        return Err(Failure::Usage(texts.error("usage-no-input", &[])));
    }
    let knowledge = Knowledge::bundled()?;
    let filter = args.select.filter(&knowledge.gazetteer, texts).map_err(Failure::Usage)?;
    let published = args.input.published.as_deref().map(|words| select::day(words, texts)).transpose().map_err(Failure::Usage)?;
    let mut ingested = ingest::ingest(&args.input.paths, streams.input, texts, &session.progress);
    publish(&mut ingested, published);
    let store = load(ingested.articles, &knowledge, texts, &session.progress);
    let snapshot = Snapshot::new(&store, &filter);
    deliver(args.output.as_deref(), streams.output, texts, |out: &mut dyn Write| match args.format {
        OutputFormat::Json => json::write(&snapshot, texts, out),
        OutputFormat::Jsonl => json::write_lines(&snapshot, texts, out),
        OutputFormat::Csv => csv::write(&snapshot, texts, out),
        OutputFormat::Geojson => geojson::write(&snapshot, texts, out),
    })?;
    Ok(ingested.problems)
}
