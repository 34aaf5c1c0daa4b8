//! Rows of lists and heads of sections.

use egui::{Rect, Response, Sense, Ui, Vec2, pos2, vec2};

use crate::context::Ctx;
use crate::ui::bidi_text::{Align, label, paint, paint_elided};
use crate::ui::icons::icon;
use crate::ui::theme::Role;

/// What a facet row says.
#[derive(Clone, Copy, Debug)]
pub struct FacetRow<'a> {
    /// Its name.
    pub words: &'a str,
    /// What it would give.
    pub count: usize,
    /// Length of its bar, 0 to 1.
    pub share: f32,
    /// Whether it passes.
    pub on: bool,
}

/// A facet row: box, symbol, words, count, and a bar below the words.
pub fn check_row(ui: &mut Ui, ctx: &Ctx<'_>, row: &FacetRow<'_>, symbol: impl FnOnce(&Ui, egui::Pos2)) -> Response {
    let FacetRow { words, count, share, on } = *row;
    let theme = ctx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, words));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(4.0, 0.0)), 4.0, theme.surface.hover);
    }
    let x = |from_start: f32| if ctx.is_rtl() { rect.right() - from_start } else { rect.left() + from_start };
    let y = rect.center().y;
    paint_bar(ui, ctx, rect, share);
    paint_check(ui, ctx, pos2(x(8.0), y), on);
    symbol(ui, pos2(x(32.0), y));
    let ink = if on { theme.text.body } else { theme.text.muted };
    let count_words = count.to_string();
    let (start, end) = if ctx.is_rtl() { (Align::Right, Align::Left) } else { (Align::Left, Align::Right) };
    let count_rect =
        paint(ui.painter(), pos2(x(rect.width() - 2.0), y), end, &count_words, &theme.style(Role::Label).color(theme.text.muted));
    let room = rect.width() - 48.0 - count_rect.width() - 10.0;
    paint_elided(ui.painter(), pos2(x(46.0), y), start, words, &theme.style(Role::Body).color(ink), room);
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 4.0, egui::Stroke::new(2.0, theme.state.focus), egui::StrokeKind::Outside);
    }
    response
}

fn paint_bar(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, share: f32) {
    let room = rect.width() - 46.0;
    let width = (room * share.clamp(0.0, 1.0)).max(0.0);
    let left = if ctx.is_rtl() { rect.right() - 42.0 - width } else { rect.left() + 42.0 };
    let bar = Rect::from_min_size(pos2(left, rect.top() + 4.0), vec2(width, rect.height() - 8.0));
    ui.painter().rect_filled(bar, 4.0, ctx.theme.surface.sunken);
}

fn paint_check(ui: &Ui, ctx: &Ctx<'_>, center: egui::Pos2, on: bool) {
    let theme = ctx.theme;
    let square = Rect::from_center_size(center, Vec2::splat(16.0));
    if on {
        ui.painter().rect_filled(square, 4.0, theme.state.accent);
        paint(ui.painter(), center, Align::Center, &icon("check"), &theme.icon(12.0).color(theme.text.on_accent));
    } else {
        ui.painter().rect(square, 4.0, theme.surface.card, egui::Stroke::new(1.0, theme.line.field), egui::StrokeKind::Inside);
    }
}

/// A line across.
pub fn hairline(ui: &mut Ui, ctx: &Ctx<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, ctx.theme.line.hair);
}

/// The head of a section.
pub fn section_head(ui: &mut Ui, ctx: &Ctx<'_>, words: &str) -> Response {
    ui.add_space(12.0);
    let response = label(ui, words, &ctx.theme.style(Role::Label).size(13.0).weight(600).color(ctx.theme.text.strong));
    ui.add_space(4.0);
    response
}
