//! Draws and sends commands; changes nothing else.

mod about;
pub mod bidi_text;
pub mod describe;
mod empty;
mod facets;
mod filter_bar;
pub mod icons;
pub mod map;
mod notices;
mod sources;
pub mod theme;
pub mod timeline;
mod top_bar;
pub mod widgets;

pub(crate) use sources::dossier::by_date as sources_by_date;
pub(crate) use sources::reader::stops::stops as evidence_stops;

use egui::{CentralPanel, Frame, Panel, Ui};

use crate::context::Ctx;
use map::MapState;

/// Which panels are open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Panels {
    /// Facets, at the side where reading starts.
    pub facets: bool,
    /// Sources, at the side where reading ends.
    pub sources: bool,
    /// The page about program and data.
    #[serde(skip)]
    pub about: bool,
}

impl Default for Panels {
    fn default() -> Self {
        Self { facets: true, sources: true, about: false }
    }
}

/// Below this width the window is a small laptop's: facets close, panels narrow.
const SMALL_WIDTH: f32 = 1500.0;

/// The frame: which panel where. In Arabic it is mirrored.
pub fn frame_ui(ui: &mut Ui, ctx: &Ctx<'_>, panels: Panels, map: &mut MapState) {
    let is_small = ui.available_width() < SMALL_WIDTH;
    let plain = |fill: egui::Color32| Frame::NONE.fill(fill);
    let surface = &ctx.theme.surface;
    Panel::top("top bar").exact_size(48.0).resizable(false).frame(plain(surface.bar)).show(ui, |ui| top_bar::top_bar_ui(ui, ctx));
    if ctx.store.is_empty() && ctx.store.articles().is_empty() {
        CentralPanel::no_frame().show(ui, |ui| {
            map::map_ui(ui, ctx, map);
            empty::empty_ui(ui, ctx);
            notices::notices_ui(ui, ctx);
        });
        return;
    }
    Panel::top("filter").exact_size(44.0).resizable(false).frame(plain(surface.panel)).show(ui, |ui| filter_bar::filter_bar_ui(ui, ctx));
    if panels.sources {
        let width = if is_small { 400.0 } else { 456.0 };
        side(ctx, "sources", false)
            .default_size(width)
            .size_range(320.0..=720.0)
            .frame(plain(surface.card))
            .show(ui, |ui| sources::sources_ui(ui, ctx));
    }
    let timeline_height = if is_small { 164.0 } else { 216.0 };
    Panel::bottom("timeline").default_size(timeline_height).size_range(120.0..=360.0).frame(plain(surface.panel)).show(ui, |ui| {
        timeline::timeline_ui(ui, ctx);
    });
    if panels.facets && !is_small {
        side(ctx, "facets", true).exact_size(248.0).resizable(false).frame(plain(surface.panel)).show(ui, |ui| facets::facets_ui(ui, ctx));
    }
    CentralPanel::no_frame().show(ui, |ui| {
        map::map_ui(ui, ctx, map);
        notices::notices_ui(ui, ctx);
        if panels.about {
            about::about_ui(ui, ctx);
        }
    });
}

/// A panel at the side where reading starts or ends.
fn side(ctx: &Ctx<'_>, name: &'static str, at_start: bool) -> Panel {
    if at_start == ctx.is_rtl() { Panel::right(name) } else { Panel::left(name) }
}
