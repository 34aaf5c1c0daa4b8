//! The window on the desktop.

use std::path::PathBuf;

use super::frame::FuratApp;
use super::jobs::Reads;
use super::reading::Input;
use super::settings::{Settings, WindowPlace};
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
    let mut settings = Settings::load();
    let options = eframe::NativeOptions { viewport: viewport(settings.window), ..eframe::NativeOptions::default() };
    if let Some(lang) = start.lang {
        settings.lang = lang;
    }
    let texts = Texts::spelled(settings.lang, settings.arabic);
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

/// Least size of the window, in points.
const LEAST_SIZE: [f32; 2] = [960.0, 600.0];
/// Size of the first window.
const FIRST_SIZE: [f32; 2] = [1600.0, 960.0];

/// The window as it was closed, or the first one.
fn viewport(place: Option<WindowPlace>) -> egui::ViewportBuilder {
    let builder = egui::ViewportBuilder::default()
        .with_title("Furat")
        .with_app_id("furat")
        .with_min_inner_size(LEAST_SIZE)
        .with_drag_and_drop(true)
        .with_maximized(place.is_some_and(|place| place.is_maximized));
    // A file that was written by hand, or cut short, may hold anything.
    let size = place.map(|place| place.size).filter(|size| size.iter().zip(LEAST_SIZE).all(|(side, least)| *side >= least && *side < 1e5));
    let builder = builder.with_inner_size(size.unwrap_or(FIRST_SIZE));
    match place.and_then(|place| place.corner).filter(|corner| corner.iter().all(|side| (0.0..1e5).contains(side))) {
        Some(corner) => builder.with_position(corner),
        None => builder,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_opens_where_it_was_closed_unless_that_makes_no_sense() {
        let place = |corner, size| Some(WindowPlace { corner, size, is_maximized: false });
        let rows = [
            (None, None, FIRST_SIZE),
            (place(Some([20.0, 30.0]), [1200.0, 800.0]), Some([20.0, 30.0]), [1200.0, 800.0]),
            (place(None, [1200.0, 800.0]), None, [1200.0, 800.0]),
            (place(Some([-4000.0, 0.0]), [3.0, 800.0]), None, FIRST_SIZE),
            (place(Some([0.0, f32::NAN]), [f32::NAN, f32::INFINITY]), None, FIRST_SIZE),
        ];
        for (place, corner, size) in rows {
            let builder = viewport(place);
            assert_eq!(builder.position, corner.map(egui::Pos2::from), "{place:?}");
            assert_eq!(builder.inner_size, Some(size.into()), "{place:?}");
        }
    }
}
