//! Writes what the window shows into a file that other tools read.

use std::path::{Path, PathBuf};

use super::frame::FuratApp;
use crate::cli::args::ExportFormat;
use crate::cli::export::{Target, format_of, write};
use crate::cli::{Failure, Streams};
use crate::context::{Command, Notice};
use crate::diagnostic::Diagnostic;
use crate::export::Snapshot;

/// Names of formats as the dialog lists them, with the endings of their files.
const FORMATS: [(&str, &str); 8] = [
    ("CSV", "csv"),
    ("GeoJSON", "geojson"),
    ("KML", "kml"),
    ("KMZ", "kmz"),
    ("GeoPackage", "gpkg"),
    ("GeoParquet", "parquet"),
    ("JSON", "json"),
    ("JSON lines", "jsonl"),
];

impl FuratApp {
    /// Asks for the file.
    pub(super) fn pick_export(&self) {
        let sender = self.sender();
        let title = self.state.texts.tr("command-export").into_owned();
        let ask = move || {
            let dialog = rfd::FileDialog::new().set_title(title).set_file_name("furat.csv");
            let dialog = FORMATS.iter().fold(dialog, |dialog, (name, ending)| dialog.add_filter(*name, &[*ending]));
            if let Some(path) = dialog.save_file() {
                sender.send(Command::Export(path));
            }
        };
        if let Err(e) = std::thread::Builder::new().name("file dialog".into()).spawn(ask) {
            log::error!("no thread for the file dialog: {e}");
        }
    }

    /// Writes what the filter lets through; a name without an ending that is known is a table's.
    pub(super) fn export(&mut self, path: PathBuf) {
        let (path, format) = match format_of(&path) {
            Some(format) => (path, format),
            None => (path.with_added_extension("csv"), ExportFormat::Csv),
        };
        let notice = match self.write_shown(&path, format) {
            Ok(shown) => {
                let told = self.state.texts.tr_args("notice-exported", &[("n", shown.into())]).into_owned();
                Notice::done(Diagnostic::warning(told).at(path.display().to_string()))
            }
            Err(Failure::Broken(problem) | Failure::Usage(problem)) => Notice::from(problem),
        };
        self.state.notices.push(notice);
    }

    /// How many incidents were written.
    fn write_shown(&self, path: &Path, format: ExportFormat) -> Result<usize, Failure> {
        let state = &self.state;
        let snapshot = Snapshot::new(&state.store, &state.filter);
        let target = Target { format, bom: false, path: Some(path) };
        let (mut input, mut output, mut messages) = (std::io::empty(), std::io::sink(), std::io::sink());
        let mut streams = Streams { input: &mut input, output: &mut output, messages: &mut messages };
        write(&state.store, &snapshot, &target, &state.texts, &mut streams)?;
        Ok(snapshot.incidents.len())
    }
}
