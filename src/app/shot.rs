//! The whole window as a picture, without a display: the same frames that the window draws.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::brief::save;
use super::frame::FuratApp;
use super::offscreen::Offscreen;
use super::reading::Input;
use super::settings::Settings;
use crate::context::{BriefChange, Command, Product};
use crate::diagnostic::Diagnostic;
use crate::i18n::Texts;
use crate::store::{Filter, Store};
use crate::text::Lang;
use crate::ui::map::tiles::Decoding;
use crate::ui::theme::ThemeName;

/// Longest time that reading articles for a picture may take.
const PATIENCE: Duration = Duration::from_mins(5);
/// Frames after which panels and map have settled.
const SETTLING: usize = 6;

/// What the window shows.
#[derive(Clone, Debug)]
pub struct Shot {
    /// Articles to read.
    pub input: Option<Input>,
    /// Incidents in place of articles.
    pub store: Option<Store>,
    /// Day of publication of articles that carry none.
    pub published: Option<chrono::NaiveDate>,
    /// Which incidents are shown.
    pub filter: Filter,
    /// The incident selected, by its number among those shown, from 1.
    pub pick: Option<usize>,
    /// Whether the review queue is open.
    pub is_reviewing: bool,
    /// What briefing mode makes, where it is open with its preview.
    pub briefing: Option<Product>,
}

/// How it looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Width and height in pixels.
    pub size: [u32; 2],
    /// Pixels per point.
    pub scale: f32,
    /// Colours.
    pub theme: ThemeName,
    /// Language of the interface.
    pub lang: Lang,
}

/// Draws the window once for each look, and writes the pictures.
///
/// # Errors
/// When no graphics adapter can be had, articles take too long to read, or a file cannot be written.
pub fn write(shot: &Shot, looks: &[(Look, PathBuf)]) -> Result<(), Diagnostic> {
    for (look, path) in looks {
        save(&picture(shot, *look)?, path, look.lang)?;
    }
    Ok(())
}

/// Draws the window.
///
/// # Errors
/// As [`write()`], but for the file.
pub fn picture(shot: &Shot, look: Look) -> Result<image::RgbaImage, Diagnostic> {
    let texts = Texts::new(look.lang);
    let offscreen = Offscreen::new(&texts)?;
    let mut settings = Settings::default();
    (settings.theme, settings.lang) = (look.theme, look.lang);
    let mut app = FuratApp::new(&offscreen.ctx, settings, shot.input.clone(), shot.published, Decoding::AtOnce)?;
    app.state.filter = shot.filter.clone();
    if let Some(store) = &shot.store {
        app.show(store.clone());
    }
    let mut last = frame(&offscreen, &mut app, look, &texts)?;
    let start = Instant::now();
    let is_asking = |app: &FuratApp| !app.state.tables.is_empty();
    while (shot.input.is_some() && app.state.store.is_empty() && !is_asking(&app)) || app.state.work.is_some() {
        if start.elapsed() > PATIENCE {
            return Err(texts.error("picture-too-slow", &[]));
        }
        std::thread::sleep(Duration::from_millis(20));
        app.update(&offscreen.ctx);
    }
    if let Some(id) = shot.pick.and_then(|n| app.state.view().shown.nth(n.saturating_sub(1))).and_then(|row| app.state.store.id_at(row)) {
        app.sender().send(Command::Select(Some(id)));
    }
    if shot.is_reviewing {
        app.sender().send(Command::ToggleReview);
    }
    if let Some(product) = shot.briefing {
        app.sender().send(Command::Brief(BriefChange::Product(product)));
        app.sender().send(Command::ToggleBriefing);
        frame(&offscreen, &mut app, look, &texts)?;
        await_preview(&offscreen, &mut app, look, &texts)?;
    }
    for _ in 0..SETTLING {
        last = frame(&offscreen, &mut app, look, &texts)?;
    }
    Ok(last)
}

/// Draws until the picture of briefing mode is there, or what is in its way.
fn await_preview(offscreen: &Offscreen, app: &mut FuratApp, look: Look, texts: &Texts) -> Result<(), Diagnostic> {
    let start = Instant::now();
    while app.state.briefing.is_stale || (app.state.briefing.preview.is_none() && app.state.briefing.problem.is_none()) {
        if start.elapsed() > PATIENCE {
            return Err(texts.error("picture-too-slow", &[]));
        }
        frame(offscreen, app, look, texts)?;
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}

fn frame(offscreen: &Offscreen, app: &mut FuratApp, look: Look, texts: &Texts) -> Result<image::RgbaImage, Diagnostic> {
    offscreen.frame(look.size, look.scale, texts, |ui| {
        app.update(ui.ctx());
        app.draw(ui);
    })
}
