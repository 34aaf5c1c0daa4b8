//! Draws and sends commands; changes nothing else.

mod about;
pub mod bidi_text;
mod briefing;
pub mod describe;
mod drop_hint;
mod empty;
mod facets;
mod filter_bar;
mod found_words;
mod help;
pub mod icons;
mod list;
pub mod map;
mod more_menu;
mod notices;
pub mod palette;
mod rail;
mod review;
mod signature;
mod sources;
mod sum_strip;
mod table_sheet;
pub mod theme;
pub mod timeline;
mod top_bar;
pub mod widgets;

pub(crate) use sources::dossier::by_date as sources_by_date;
pub(crate) use sources::reader::stops::stops as evidence_stops;

use egui::{Area, CentralPanel, Frame, Id, Order, Panel, Rect, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use crate::context::{Command, Ctx, PanelName};
use crate::incident::IncidentId;
use map::{MapState, furniture};

/// Below this width the window is a small laptop's: facets shrink to a rail, panels narrow.
const SMALL_WIDTH: f32 = 1500.0;
/// Below these, as on a small screen at twice the size, panels start as small as they get.
const NARROW: f32 = 900.0;
const LOW: f32 = 440.0;
/// A panel takes at most this share of the window.
const MOST_SHARE: f32 = 0.5;

/// Whether facets have room for their rail alone.
pub fn is_small(ui: &Ui) -> bool {
    ui.available_width() < SMALL_WIDTH
}

/// The frame: which panel where. In Arabic it is mirrored.
pub fn frame_ui(ui: &mut Ui, ctx: &Ctx<'_>, map: &mut MapState) {
    let surface = &ctx.theme.surface;
    Panel::top("top bar").exact_size(48.0).resizable(false).frame(plain(surface.bar)).show(ui, |ui| top_bar::top_bar_ui(ui, ctx));
    if ctx.store.is_empty() && ctx.store.articles().is_empty() {
        CentralPanel::no_frame().show(ui, |ui| {
            map::map_ui(ui, ctx, map);
            if ctx.frame.work.is_none() {
                empty::empty_ui(ui, ctx);
            }
            over_ui(ui, ctx);
        });
    } else {
        Panel::top("filter")
            .exact_size(44.0)
            .resizable(false)
            .frame(plain(surface.panel))
            .show(ui, |ui| filter_bar::filter_bar_ui(ui, ctx));
        panels_ui(ui, ctx, map);
    }
    if ctx.frame.panels.help {
        help::help_ui(ui, ctx);
    }
    if let Some(table) = ctx.asked {
        table_sheet::table_sheet_ui(ui, ctx, table);
    }
    drop_hint::drop_hint_ui(ui, ctx);
    let is_pointed = ui.data(|data| data.get_temp::<u64>(Id::unique(POINTED))) == Some(ui.ctx().cumulative_pass_nr());
    if ctx.selection.hovered.is_some() && !is_pointed {
        ctx.send.send(Command::Hover(None));
    }
}

/// Where it is noted in which frame an incident was pointed at last.
const POINTED: &str = "incident pointed at";

/// Says which incident the pointer is on, so that all views mark it; forgotten once no view says it any more.
pub(crate) fn point_at(ui: &Ui, ctx: &Ctx<'_>, id: Option<&IncidentId>) {
    let Some(id) = id else { return };
    let pass = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| data.insert_temp(Id::unique(POINTED), pass));
    if ctx.selection.hovered.as_ref() != Some(id) {
        ctx.send.send(Command::Hover(Some(id.clone())));
    }
}

/// Everything below the filter sentence.
fn panels_ui(ui: &mut Ui, ctx: &Ctx<'_>, map: &mut MapState) {
    let (panels, surface) = (ctx.frame.panels, &ctx.theme.surface);
    let (is_small, whole) = (is_small(ui), ui.available_size());
    if panels.sources {
        let width = panels.sources_width.unwrap_or(if whole.x < NARROW {
            320.0
        } else if is_small {
            400.0
        } else {
            456.0
        });
        let panel = side(ctx, "sources", false)
            .default_size(width)
            .size_range(320.0..=(whole.x * MOST_SHARE).max(320.0))
            .frame(plain(surface.card));
        let id = resizer(ui, "sources");
        let shown = panel.show(ui, |ui| sources::sources_ui(ui, ctx)).response.rect;
        name_resizer(ui, ctx, id, "panel-sources");
        resized(ui, ctx, PanelName::Sources, width, shown.width());
    }
    if panels.timeline {
        let height = panels.timeline_height.unwrap_or(if whole.y < LOW {
            120.0
        } else if is_small {
            164.0
        } else {
            216.0
        });
        let panel = Panel::bottom("timeline").resizable(true).default_size(height);
        let panel = panel.size_range(120.0..=(whole.y * MOST_SHARE).max(120.0)).frame(plain(surface.panel));
        let id = resizer(ui, "timeline");
        let shown = panel.show(ui, |ui| timeline::timeline_ui(ui, ctx)).response.rect;
        name_resizer(ui, ctx, id, "panel-timeline");
        resized(ui, ctx, PanelName::Timeline, height, shown.height());
    } else {
        let panel = Panel::bottom("sum").exact_size(sum_strip::HEIGHT).resizable(false).frame(plain(surface.panel));
        panel.show(ui, |ui| sum_strip::sum_strip_ui(ui, ctx));
    }
    if ctx.briefing.is_open {
        let panel = side(ctx, "briefing", true).exact_size(briefing::WIDTH).resizable(false).frame(plain(surface.panel));
        panel.show(ui, |ui| briefing::briefing_ui(ui, ctx));
    } else if ctx.review.is_open {
        let panel = side(ctx, "review", true).exact_size(review::WIDTH).resizable(false).frame(plain(surface.panel));
        panel.show(ui, |ui| review::review_ui(ui, ctx));
    } else if is_small {
        side(ctx, "rail", true).exact_size(rail::WIDTH).resizable(false).frame(plain(surface.panel)).show(ui, |ui| rail::rail_ui(ui, ctx));
    } else if panels.facets {
        let width = panels.facets_width.unwrap_or(248.0);
        let panel = side(ctx, "facets", true).default_size(width).size_range(200.0..=400.0).frame(plain(surface.panel));
        let id = resizer(ui, "facets");
        let shown = panel.show(ui, |ui| facets::facets_ui(ui, ctx)).response.rect;
        name_resizer(ui, ctx, id, "rail-filters");
        resized(ui, ctx, PanelName::Facets, width, shown.width());
    }
    if panels.table {
        let height = panels.table_height.unwrap_or(if is_small { 216.0 } else { 280.0 });
        let panel = Panel::bottom("table").resizable(true).default_size(height);
        let panel = panel.size_range(140.0..=(whole.y * MOST_SHARE).max(140.0)).frame(plain(surface.card));
        let id = resizer(ui, "table");
        let shown = panel.show(ui, |ui| list::list_ui(ui, ctx)).response.rect;
        name_resizer(ui, ctx, id, "panel-table");
        resized(ui, ctx, PanelName::Table, height, shown.height());
    }
    CentralPanel::no_frame().show(ui, |ui| {
        map::map_ui(ui, ctx, map);
        if is_small && panels.facets_over {
            facets_over_ui(ui, ctx);
        }
        over_ui(ui, ctx);
    });
}

/// What lies over the map.
fn over_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    briefing::large_ui(ui, ctx);
    notices::notices_ui(ui, ctx);
    if ctx.frame.panels.about {
        about::about_ui(ui, ctx);
    }
}

/// The facets over the map, beside their rail. A click elsewhere closes them.
fn facets_over_ui(ui: &Ui, ctx: &Ctx<'_>) {
    let map = ui.max_rect();
    let width = ctx.frame.panels.facets_width.unwrap_or(248.0).min(map.width());
    let left = if ctx.is_rtl() { map.right() - width } else { map.left() };
    let rect = Rect::from_min_size(pos2(left, map.top()), vec2(width, map.height()));
    Area::new(Id::unique("facets over")).order(Order::Middle).fade_in(false).fixed_pos(rect.min).show(ui.ctx(), |ui| {
        ui.painter().add(furniture::shadow().as_shape(rect, 0.0));
        ui.painter().rect(rect, 0.0, ctx.theme.surface.panel, Stroke::new(1.0, ctx.theme.line.hair), StrokeKind::Inside);
        ui.set_min_size(rect.size());
        ui.scope_builder(UiBuilder::new().max_rect(rect.shrink(1.0)), |ui| facets::facets_ui(ui, ctx));
    });
    let is_elsewhere = ui.input(|input| {
        input.pointer.any_pressed() && input.pointer.interact_pos().is_some_and(|at| map.contains(at) && !rect.contains(at))
    });
    if is_elsewhere && !egui::Popup::is_any_open(ui.ctx()) {
        ctx.send.send(Command::ToggleFacets);
    }
}

/// Remembers the size of a panel when the hand that changed it lets go.
fn resized(ui: &Ui, ctx: &Ctx<'_>, name: PanelName, remembered: f32, shown: f32) {
    if (remembered - shown).abs() > 1.0 && ui.input(|input| input.pointer.any_released()) {
        ctx.send.send(Command::ResizePanel(name, shown));
    }
}

/// The id of the edge by which a panel of that name is resized.
fn resizer(ui: &Ui, name: &'static str) -> Id {
    ui.scope_id().with(name).with("__resize")
}

/// Gives the edge a name in the language of the interface: egui calls it by an English one.
fn name_resizer(ui: &Ui, ctx: &Ctx<'_>, id: Id, panel: &str) {
    if ui.ctx().has_accesskit_node(id) {
        let name = ctx.texts.tr_args("panel-resize", &[("panel", ctx.tr(panel).into())]).into_owned();
        ui.ctx().accesskit_node_builder(id, |node| node.set_label(name));
    }
}

fn plain(fill: egui::Color32) -> Frame {
    Frame::NONE.fill(fill)
}

/// A panel at the side where reading starts or ends.
fn side(ctx: &Ctx<'_>, name: &'static str, at_start: bool) -> Panel {
    if at_start == ctx.is_rtl() { Panel::right(name) } else { Panel::left(name) }
}
