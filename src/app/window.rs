//! The window on the desktop.

use std::path::PathBuf;

use super::frame::FuratApp;
use super::jobs::Reads;
use super::reading::Input;
use super::settings::Settings;
use crate::diagnostic::Diagnostic;
use crate::i18n::Texts;
use crate::store::{Filter, Store};
use crate::text::Lang;
use crate::ui::map::tiles::Decoding;

/// What the window opens with.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// What is read first; nothing shows the empty state.
    pub input: Option<Input>,
    /// Day of publication of articles that carry none.
    pub published: Option<chrono::NaiveDate>,
    /// Which incidents are shown at first.
    pub filter: Filter,
    /// Language, where the command line gives one.
    pub lang: Option<Lang>,
    /// Folders with lexicons beside the program.
    pub lexicons: Vec<PathBuf>,
    /// Incidents in place of articles.
    pub store: Option<Store>,
    /// The user's own map, where the command line names one; otherwise the one opened last.
    pub map: Option<PathBuf>,
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// When no window or no graphics adapter can be had, or bundled data cannot be read.
pub fn run(start: Start) -> Result<(), Diagnostic> {
    let viewport = egui::ViewportBuilder::default()
        .with_title("Furat")
        .with_app_id("furat")
        .with_inner_size([1600.0, 960.0])
        .with_min_inner_size([960.0, 600.0])
        .with_drag_and_drop(true);
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    let mut settings = Settings::load();
    if let Some(lang) = start.lang {
        settings.lang = lang;
    }
    let texts = Texts::new(settings.lang);
    let reads = Reads { published: start.published, lexicons: start.lexicons };
    if start.map.is_some() {
        settings.map = start.map;
    }
    eframe::run_native(
        "furat",
        options,
        Box::new(|cc| {
            walkers::install_renderer(cc.wgpu_render_state.as_ref());
            let mut app = FuratApp::with(&cc.egui_ctx, settings, start.input, reads, Decoding::Beside)?;
            app.state.filter = start.filter;
            if let Some(store) = start.store {
                app.show(store);
            }
            Ok(Box::new(app))
        }),
    )
    .map_err(|e| texts.error("window-unopened", &[("reason", e.to_string().into())]))
}
