//! `furat export`: incidents in a format that other tools read.

use std::io;
use std::path::Path;

use super::args::{ExportArgs, ExportFormat};
use super::gather::{Gather, Kept};
use super::output::{deliver, deliver_file};
use super::{Failure, Session, Streams, select};
use crate::diagnostic::Reporter;
use crate::exchange::Scheme;
use crate::export::json::Detail;
use crate::export::{Snapshot, collection, csv, geojson, geopackage, geoparquet, json, kml};
use crate::i18n::Texts;
use crate::store::Store;

/// Reads, filters and writes. The reporter names the inputs that were left out.
///
/// # Errors
/// Where the format is not known, nothing can be read, or the file cannot be written.
pub fn run(args: &ExportArgs, session: &Session<'_>, streams: &mut Streams<'_>) -> Result<Reporter, Failure> {
    let texts = session.texts;
    if args.input.paths.is_empty() {
        return Err(Failure::Usage(texts.error("usage-no-input", &[])));
    }
    let format = args
        .format
        .or_else(|| format_of(args.output.as_deref()?))
        .ok_or_else(|| Failure::Usage(texts.error("usage-export-format", &[])))?;
    let knowledge = session.knowledge()?;
    let filter = args.select.filter(&knowledge.gazetteer, texts).map_err(Failure::Usage)?;
    let published = args.input.published.as_deref().map(|words| select::day(words, texts)).transpose().map_err(Failure::Usage)?;
    let gather = Gather { session, knowledge: &knowledge, published, form: None, mappings: Vec::new() };
    let mut kept = Kept::default();
    let mut problems = gather.read(&args.input.paths, streams.input, &mut |taken| {
        kept.take(taken);
        Ok(())
    })?;
    kept.report(texts, &mut problems);
    let store = kept.store();
    let target = Target { format, bom: args.bom, path: args.output.as_deref() };
    write(&store, &Snapshot::new(&store, &filter), &target, texts, streams)?;
    Ok(problems)
}

/// What is written, and where to.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The format.
    pub format: ExportFormat,
    /// Whether CSV opens with the mark of UTF-8.
    pub bom: bool,
    /// The file; standard output where none is named.
    pub path: Option<&'a Path>,
}

/// The format that the name of a file promises.
pub fn format_of(path: &Path) -> Option<ExportFormat> {
    Some(match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "csv" => ExportFormat::Csv,
        "geojson" => ExportFormat::Geojson,
        "kml" => ExportFormat::Kml,
        "kmz" => ExportFormat::Kmz,
        "gpkg" => ExportFormat::Gpkg,
        "parquet" | "geoparquet" => ExportFormat::Parquet,
        "json" => ExportFormat::Json,
        "jsonl" | "ndjson" => ExportFormat::Jsonl,
        _ => return None,
    })
}

/// Writes a snapshot.
///
/// # Errors
/// Where the file cannot be written, or a GeoPackage has no file to be.
pub fn write(store: &Store, snapshot: &Snapshot<'_>, target: &Target<'_>, texts: &Texts, streams: &mut Streams<'_>) -> Result<(), Failure> {
    let Target { format, bom, path } = *target;
    if format == ExportFormat::Gpkg {
        let path = path.ok_or_else(|| Failure::Usage(texts.error("usage-export-file", &[])))?;
        return deliver_file(path, texts, |beside| {
            let mut database = rusqlite::Connection::open(beside).map_err(|error| error.to_string())?;
            geopackage::write(snapshot, texts, &mut database).map_err(|error| error.to_string())?;
            database.close().map_err(|(_, error)| error.to_string())
        });
    }
    let of_shown = || only_theirs(store, snapshot);
    deliver(path, streams.output, texts, |out| {
        let marked = bom && matches!(format, ExportFormat::Csv | ExportFormat::Acled | ExportFormat::Ucdp);
        if marked {
            out.write_all(csv::MARK.as_bytes())?;
        }
        match format {
            ExportFormat::Csv => csv::write(snapshot, texts, out),
            ExportFormat::Geojson => geojson::write(snapshot, texts, out),
            ExportFormat::Kml => kml::write(snapshot, texts, out),
            ExportFormat::Kmz => kml::write_packed(snapshot, texts, out),
            ExportFormat::Parquet => geoparquet::write(snapshot, texts, out),
            ExportFormat::Acled => collection::write(snapshot, Scheme::Acled, out),
            ExportFormat::Ucdp => collection::write(snapshot, Scheme::Ucdp, out),
            ExportFormat::Json => json::write(&of_shown(), texts, Detail::Whole, out),
            ExportFormat::Jsonl => json::write_lines(&of_shown(), texts, Detail::Whole, out),
            ExportFormat::Gpkg => Err(io::ErrorKind::Unsupported.into()),
        }
    })
}

/// The snapshot with the articles of its incidents alone: a filter keeps to itself what it leaves out. Articles without any incident stay.
fn only_theirs<'a>(store: &Store, snapshot: &Snapshot<'a>) -> Snapshot<'a> {
    let told: std::collections::HashSet<&str> =
        snapshot.incidents.iter().flat_map(|incident| incident.sources.iter().map(|source| source.article.0.as_str())).collect();
    let keep = |id: &crate::source::ArticleId| told.contains(id.0.as_str()) || store.incidents_of(id).is_empty();
    Snapshot {
        articles: snapshot.articles.iter().copied().filter(|(article, _)| keep(&article.id)).collect(),
        incidents: snapshot.incidents.clone(),
        filter: snapshot.filter.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_of_a_file_tells_its_format() {
        let rows = [("a.CSV", Some(ExportFormat::Csv)), ("a.b.kmz", Some(ExportFormat::Kmz)), ("a.doc", None), ("csv", None)];
        for (name, format) in rows {
            assert_eq!(format_of(Path::new(name)), format, "{name}");
        }
    }
}
