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
    /// Whether a symbol stands before the words.
    pub has_symbol: bool,
}

/// A facet row: box, symbol, words, count, and a bar below the words.
pub fn check_row(ui: &mut Ui, ctx: &Ctx<'_>, row: &FacetRow<'_>, symbol: impl FnOnce(&Ui, egui::Pos2)) -> Response {
    let FacetRow { words, count, share, on, has_symbol } = *row;
    let words_at = if has_symbol { 46.0 } else { 24.0 };
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
    paint_bar(ui, ctx, rect, words_at, share);
    paint_check(ui, ctx, pos2(x(8.0), y), on);
    symbol(ui, pos2(x(32.0), y));
    let ink = if on { theme.text.body } else { theme.text.muted };
    let count_words = ctx.texts.number(count);
    let (start, end) = if ctx.is_rtl() { (Align::Right, Align::Left) } else { (Align::Left, Align::Right) };
    let count_rect =
        paint(ui.painter(), pos2(x(rect.width() - 2.0), y), end, &count_words, &theme.style(Role::Label).color(theme.text.muted));
    let room = rect.width() - words_at - 2.0 - count_rect.width() - 10.0;
    paint_elided(ui.painter(), pos2(x(words_at), y), start, words, &theme.style(Role::Body).color(ink), room);
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 4.0, egui::Stroke::new(2.0, theme.state.focus), egui::StrokeKind::Outside);
    }
    response
}

fn paint_bar(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, words_at: f32, share: f32) {
    let room = rect.width() - words_at;
    let width = (room * share.clamp(0.0, 1.0)).max(0.0);
    let inset = words_at - 4.0;
    let left = if ctx.is_rtl() { rect.right() - inset - width } else { rect.left() + inset };
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

/// A row with a box that is on or off.
pub fn switch_row(ui: &mut Ui, ctx: &Ctx<'_>, words: &str, on: bool) -> Response {
    let theme = ctx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, words));
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(4.0, 0.0)), 4.0, theme.surface.hover);
    }
    let x = |from_start: f32| if ctx.is_rtl() { rect.right() - from_start } else { rect.left() + from_start };
    paint_check(ui, ctx, pos2(x(8.0), rect.center().y), on);
    let start = if ctx.is_rtl() { Align::Right } else { Align::Left };
    paint_elided(ui.painter(), pos2(x(24.0), rect.center().y), start, words, &theme.style(Role::Body), rect.width() - 24.0);
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 4.0, egui::Stroke::new(2.0, theme.state.focus), egui::StrokeKind::Outside);
    }
    response
}

/// A line across.
pub fn hairline(ui: &mut Ui, ctx: &Ctx<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, ctx.theme.line.hair);
}

/// A section that folds.
#[derive(Clone, Copy, Debug)]
pub struct Fold {
    /// Which; it keeps what the user chose under this id.
    pub id: egui::Id,
    /// Whether it is open before the user chose.
    pub is_open_at_first: bool,
    /// Whether it is to be opened and scrolled to now.
    pub is_wanted: bool,
}

/// The head of a section that folds, with how many of its values are set. True while it is open.
pub fn fold_head(ui: &mut Ui, ctx: &Ctx<'_>, fold: Fold, words: &str, set: usize) -> bool {
    let theme = ctx.theme;
    ui.add_space(8.0);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    let response = ui.interact(rect, fold.id, Sense::click());
    let id = fold.id.with("open");
    let mut is_open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(fold.is_open_at_first);
    if response.clicked() || (fold.is_wanted && !is_open) {
        is_open = !is_open;
        ui.data_mut(|data| data.insert_temp(id, is_open));
    }
    if fold.is_wanted {
        ui.scroll_to_rect(rect, Some(egui::Align::Min));
    }
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_open, words));
    let x = |from_start: f32| if ctx.is_rtl() { rect.right() - from_start } else { rect.left() + from_start };
    let y = rect.center().y;
    let chevron = match (is_open, ctx.is_rtl()) {
        (true, _) => "chevron-down",
        (false, false) => "chevron-right",
        (false, true) => "chevron-left",
    };
    let ink = if response.hovered() { theme.state.accent } else { theme.text.strong };
    paint(ui.painter(), pos2(x(7.0), y), Align::Center, &icon(chevron), &theme.icon(14.0).color(theme.text.muted));
    let (start, end) = if ctx.is_rtl() { (Align::Right, Align::Left) } else { (Align::Left, Align::Right) };
    paint(ui.painter(), pos2(x(20.0), y), start, words, &theme.style(Role::Label).size(13.0).weight(600).color(ink));
    if set > 0 {
        let style = theme.style(Role::Label).weight(600).color(theme.state.accent);
        paint(ui.painter(), pos2(x(rect.width() - 2.0), y), end, &ctx.texts.number(set), &style);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 4.0, egui::Stroke::new(2.0, theme.state.focus), egui::StrokeKind::Outside);
    }
    is_open
}

/// The head of a section.
pub fn section_head(ui: &mut Ui, ctx: &Ctx<'_>, words: &str) -> Response {
    ui.add_space(12.0);
    let response = label(ui, words, &ctx.theme.style(Role::Label).size(13.0).weight(600).color(ctx.theme.text.strong));
    ui.add_space(4.0);
    response
}

/// Gives the bar of a scroll area a name in the language of the interface: egui gives it none.
pub fn name_scroll_bar(ui: &Ui, ctx: &Ctx<'_>, area: egui::Id) {
    /// The axis of a vertical bar, by which egui knows it.
    const VERTICAL: usize = 1;
    let id = area.with(VERTICAL);
    if ui.ctx().has_accesskit_node(id) {
        let name = ctx.tr("scroll-bar");
        ui.ctx().accesskit_node_builder(id, |node| node.set_label(name));
    }
}

/// A frame of dashes.
pub fn dashed_box(ui: &Ui, rect: Rect, color: egui::Color32) {
    let inner = rect.shrink(1.0);
    let corners = [inner.left_top(), inner.right_top(), inner.right_bottom(), inner.left_bottom(), inner.left_top()];
    ui.painter().extend(egui::Shape::dashed_line(&corners, egui::Stroke::new(2.0, color), 6.0, 4.0));
}
