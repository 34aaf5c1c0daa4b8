//! Writes what the window shows into a file that other tools read.

use std::path::PathBuf;

use super::frame::FuratApp;
use super::press::{Job, Rows};
use crate::cli::args::ExportFormat;
use crate::cli::export::format_of;
use crate::context::{Command, Notice};
use crate::diagnostic::Diagnostic;

/// So many incidents are written before anybody asks whether they are.
const AT_ONCE: usize = 20_000;

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

    /// Has what the filter lets through written; a name without an ending that is known is a table's.
    pub(super) fn export(&mut self, path: PathBuf) {
        let (path, format) = match format_of(&path) {
            Some(format) => (path, format),
            None => (path.with_added_extension("csv"), ExportFormat::Csv),
        };
        let rows = Rows { store: self.shared_store(), filter: self.state.filter.clone(), path, format, lang: self.state.settings.lang };
        if self.state.view().shown.len() > AT_ONCE {
            self.state.notices.push(Notice::done(self.state.texts.warning("notice-exporting", &[])));
        }
        if !self.press.hand_over(Job::Rows(Box::new(rows))) {
            self.state.notices.push(self.state.texts.error("briefing-busy", &[]).into());
        }
    }

    /// Tells how writing ended.
    pub(super) fn tell_exported(&mut self, written: Result<(usize, PathBuf), Diagnostic>) {
        let notice = match written {
            Ok((shown, path)) => {
                let told = self.state.texts.tr_args("notice-exported", &[("n", shown.into())]).into_owned();
                Notice::done(Diagnostic::warning(told).at(path.display().to_string()))
            }
            Err(problem) => Notice::from(problem),
        };
        self.state.notices.push(notice);
    }
}
