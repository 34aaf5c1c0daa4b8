//! The facets of a small window: an icon each, with the number of values that are on where some are off. They open over the map.

use egui::{Rect, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::context::{Command, Ctx, FacetName};
use crate::store::Dimension;
use crate::ui::bidi_text::{Align, label, measure, paint};
use crate::ui::icons::icon;
use crate::ui::theme::Role;

/// Width of the rail.
pub(super) const WIDTH: f32 = 44.0;
/// Side of a button, and between two.
const SIDE: f32 = 32.0;
const GAP: f32 = 0.0;

/// One icon: the section it opens, its name, and how many values of it are on; `None` where all are.
struct Stop {
    icon: &'static str,
    name: String,
    /// `None` opens and closes the facets as they are.
    section: Option<FacetName>,
    on: Option<usize>,
}

/// Draws the rail.
pub(super) fn rail_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let (rect, _) = ui.allocate_exact_size(ui.available_size(), Sense::hover());
    let stops = stops(ctx);
    for (n, stop) in stops.iter().enumerate() {
        let at = rect.center_top() + vec2(0.0, 8.0 + SIDE / 2.0 + (SIDE + GAP) * n as f32);
        let cell = Rect::from_center_size(at, Vec2::splat(SIDE));
        if rect.contains_rect(cell) && stop_ui(ui, ctx, cell, stop, n == 0 && ctx.frame.panels.facets_over) {
            ctx.send.send(stop.section.map_or(Command::ToggleFacets, Command::ShowFacet));
        }
    }
}

fn stops(ctx: &Ctx<'_>) -> Vec<Stop> {
    let of_dimension = |dimension: Dimension| {
        let off = ctx.filter.off(dimension).len();
        let all = ctx.store.columns().values(dimension).values.len();
        let on = (off > 0).then_some(all.saturating_sub(off));
        Stop { icon: icon_of(dimension), name: name_of(dimension), section: Some(FacetName::Values(dimension)), on }
    };
    let filter = ctx.filter;
    let other = |icon, name: &str, section, set: usize| Stop { icon, name: name.to_owned(), section, on: (set > 0).then_some(set) };
    let tolls = usize::from(filter.killed.is_some()) + usize::from(filter.injured.is_some());
    let trust = usize::from(filter.min_confidence > 0.0 || filter.max_confidence.is_some());
    let first = [
        other("list-filter", "rail-filters", None, 0),
        other("search", "search-prompt", Some(FacetName::Search), usize::from(!filter.text.trim().is_empty())),
    ];
    let last = [
        other("locate-fixed", "facet-place", Some(FacetName::Place), usize::from(filter.place.is_some())),
        other("users", "facet-tolls", Some(FacetName::Tolls), tolls),
        other("gauge", "facet-confidence", Some(FacetName::Confidence), trust),
    ];
    first.into_iter().chain(Dimension::ALL.map(of_dimension)).chain(last).collect()
}

const fn icon_of(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Kind | Dimension::Tag => "tag",
        Dimension::Actor => "flag",
        Dimension::Attribution => "quote",
        Dimension::Side => "shield",
        Dimension::Area => "map",
        Dimension::Toll => "user",
        Dimension::Dating => "calendar",
        Dimension::Placing => "map-pin",
        Dimension::Outlet => "book-open",
        Dimension::Language => "globe",
        Dimension::Status => "circle-check",
    }
}

/// Its name in `assets/i18n`.
fn name_of(dimension: Dimension) -> String {
    format!("facet-{}", dimension.code())
}

fn stop_ui(ui: &Ui, ctx: &Ctx<'_>, cell: Rect, stop: &Stop, is_open: bool) -> bool {
    let theme = ctx.theme;
    let name = match stop.on {
        None => ctx.tr(&stop.name),
        Some(on) => ctx.texts.tr_args("rail-name", &[("name", ctx.tr(&stop.name).into()), ("count", on.into())]).into_owned(),
    };
    let response = ui.interact(cell, ui.scope_id().with(("rail", &stop.name)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, is_open, &name));
    let ground = if is_open { Some(theme.surface.pressed) } else { response.hovered().then_some(theme.surface.hover) };
    if let Some(ground) = ground {
        ui.painter().rect_filled(cell, 6.0, ground);
    }
    let ink = if is_open || stop.on.is_some() { theme.text.strong } else { theme.text.muted };
    paint(ui.painter(), cell.center(), Align::Center, &icon(stop.icon), &theme.icon(18.0).color(ink));
    if let Some(on) = stop.on {
        badge_ui(ui, ctx, cell, &ctx.texts.number(on));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(cell, 6.0, egui::Stroke::new(2.0, theme.state.focus), egui::StrokeKind::Inside);
    }
    let style = theme.style(Role::Label);
    response.on_hover_ui(|ui| drop(label(ui, &name, &style))).clicked()
}

/// A count in the corner where reading starts.
fn badge_ui(ui: &Ui, ctx: &Ctx<'_>, cell: Rect, words: &str) {
    let theme = ctx.theme;
    let style = theme.style(Role::Small).weight(600).color(theme.text.on_accent);
    let width = (measure(ui.ctx(), words, &style).x + 6.0).max(14.0);
    let x = if ctx.is_rtl() { cell.right() - 4.0 } else { cell.left() + 4.0 };
    let badge = Rect::from_center_size(pos2(x, cell.top() + 6.0), vec2(width, 14.0));
    ui.painter().rect_filled(badge, 7.0, theme.state.accent);
    paint(ui.painter(), badge.center(), Align::Center, words, &style);
}
