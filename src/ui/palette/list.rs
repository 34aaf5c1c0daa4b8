//! The list below the search field.

use egui::{Area, Id, Order, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::Typed;
use crate::context::{Ctx, Hit};
use crate::ui::bidi_text::{Align, paint, paint_elided};
use crate::ui::icons::icon;
use crate::ui::map::furniture::shadow;
use crate::ui::map::symbols::{Fill, paint_kind};
use crate::ui::theme::Role;
use crate::ui::widgets::{key_caps, key_caps_width, name_scroll_bar};

/// Width of the list, unless the field is wider; height of a row and of a head.
const WIDTH: f32 = 520.0;
const ROW: f32 = 32.0;
const HEAD: f32 = 26.0;

/// Draws the list; gives the room it takes and the row that was pressed.
pub(super) fn list_ui<'a>(ui: &Ui, ctx: &Ctx<'_>, field: Rect, hits: &'a [Hit], typed: &Typed) -> (Rect, Option<&'a Hit>) {
    let screen = ui.ctx().content_rect();
    let width = WIDTH.max(field.width()).min(screen.width() - 24.0);
    let left = (field.center().x - width / 2.0).clamp(12.0, (screen.right() - 12.0 - width).max(12.0));
    let most_height = screen.bottom() - field.bottom() - 24.0;
    let mut pressed = None;
    let area = Area::new(Id::unique("search list")).order(Order::Foreground).fade_in(false).fixed_pos(pos2(left, field.bottom() + 6.0));
    let shown = area.show(ui.ctx(), |ui| {
        let frame = egui::Frame::NONE
            .fill(ctx.theme.surface.card)
            .stroke(Stroke::new(1.0, ctx.theme.line.hair))
            .corner_radius(10.0)
            .inner_margin(6.0)
            .shadow(shadow());
        frame.show(ui, |ui| {
            ui.set_width(width - 12.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            let height = height_of(ctx, hits).min(most_height - 12.0);
            let area = ScrollArea::vertical()
                .min_scrolled_height(height)
                .max_height(height)
                .show(ui, |ui| pressed = rows_ui(ui, ctx, hits, typed));
            name_scroll_bar(ui, ctx, area.id);
        });
    });
    (shown.response.rect, pressed)
}

/// Height of all rows and heads.
fn height_of(ctx: &Ctx<'_>, hits: &[Hit]) -> f32 {
    let heads = hits.chunk_by(|a, b| sort_of(a) == sort_of(b)).count();
    let rows = hits.len() + usize::from(hits.is_empty() || ctx.palette.is_seeking);
    HEAD * heads as f32 + ROW * rows as f32
}

fn rows_ui<'a>(ui: &mut Ui, ctx: &Ctx<'_>, hits: &'a [Hit], typed: &Typed) -> Option<&'a Hit> {
    let mut pressed = None;
    let mut sort = "";
    for (n, hit) in hits.iter().enumerate() {
        if sort_of(hit) != sort {
            sort = sort_of(hit);
            head_ui(ui, ctx, &ctx.tr(sort));
        }
        let response = row_ui(ui, ctx, hit, n == typed.chosen);
        if n == typed.chosen && typed.is_moved {
            response.scroll_to_me(None);
        }
        if response.clicked() {
            pressed = Some(hit);
        }
    }
    if hits.is_empty() || ctx.palette.is_seeking {
        let id = if ctx.palette.is_seeking || ctx.palette.asked != typed.words { "palette-seeking" } else { "palette-nothing" };
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
        let words = ctx.tr(id);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &words));
        paint(ui.painter(), rect.center(), Align::Center, &words, &ctx.theme.style(Role::Body).color(ctx.theme.text.muted));
    }
    pressed
}

const fn sort_of(hit: &Hit) -> &'static str {
    match hit {
        Hit::Wish(_) => "palette-wishes",
        Hit::Place(_) => "palette-places",
        Hit::Incident { .. } => "palette-incidents",
        Hit::Article { .. } => "palette-articles",
    }
}

fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, words: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Heading, true, words));
    let (x, align) = if ctx.is_rtl() { (rect.right() - 10.0, Align::Right) } else { (rect.left() + 10.0, Align::Left) };
    let style = ctx.theme.style(Role::Label).weight(600).color(ctx.theme.text.muted);
    paint(ui.painter(), pos2(x, rect.center().y + 2.0), align, words, &style);
}

/// What a row says: its name, what stands beside it, and its keys.
fn words_of(ctx: &Ctx<'_>, hit: &Hit) -> (String, String, Vec<String>) {
    match hit {
        Hit::Wish(wish) => (ctx.tr(wish.text_key()), String::new(), wish.key_parts()),
        Hit::Place(place) => {
            let parts = [place.other_name.as_str(), place.detail.as_str()];
            let detail: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            (place.name.clone(), detail.join(" \u{b7} "), Vec::new())
        }
        Hit::Incident { title, detail, .. } | Hit::Article { title, detail, .. } => (title.clone(), detail.clone(), Vec::new()),
    }
}

fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, hit: &Hit, is_chosen: bool) -> Response {
    let theme = ctx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let (name, detail, keys) = words_of(ctx, hit);
    let told = if detail.is_empty() { name.clone() } else { format!("{name}, {detail}") };
    response.widget_info(|| WidgetInfo::selected(egui::Role::MenuItem, true, is_chosen, &told));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if is_chosen || response.hovered() {
        ui.painter().rect_filled(rect, 6.0, if is_chosen { theme.state.accent_soft } else { theme.surface.hover });
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 6.0, Stroke::new(2.0, theme.state.focus), StrokeKind::Inside);
    }
    let y = rect.center().y;
    let x = |from_start: f32| if ctx.is_rtl() { rect.right() - from_start } else { rect.left() + from_start };
    let sign = pos2(x(20.0), y);
    match hit {
        Hit::Incident { kind, .. } => paint_kind(ui.painter(), theme, *kind, sign, 15.0, Fill::Solid),
        Hit::Wish(wish) => sign_ui(ui, ctx, sign, wish.icon()),
        Hit::Place(_) => sign_ui(ui, ctx, sign, "map-pin"),
        Hit::Article { .. } => sign_ui(ui, ctx, sign, "file-text"),
    }
    let (start, end) = if ctx.is_rtl() { (Align::Right, Align::Left) } else { (Align::Left, Align::Right) };
    let caps = if keys.is_empty() { 0.0 } else { key_caps_width(ui, ctx, &keys) };
    let room = rect.width() - 40.0 - 12.0 - caps;
    let strong = theme.style(Role::Body).weight(if is_chosen { 600 } else { 500 }).color(theme.text.strong);
    let taken = paint_elided(ui.painter(), pos2(x(40.0), y), start, &name, &strong, room * if detail.is_empty() { 1.0 } else { 0.6 });
    if !detail.is_empty() {
        let muted = theme.style(Role::Label).weight(400).color(theme.text.muted);
        paint_elided(ui.painter(), pos2(x(rect.width() - 12.0), y), end, &detail, &muted, room - taken.width() - 16.0);
    }
    if caps > 0.0 {
        let left = if ctx.is_rtl() { rect.left() + 10.0 } else { rect.right() - 10.0 - caps };
        key_caps(ui, ctx, pos2(left, y), &keys, theme.text.muted, theme.line.hair);
    }
    response
}

fn sign_ui(ui: &Ui, ctx: &Ctx<'_>, at: egui::Pos2, name: &str) {
    paint(ui.painter(), at, Align::Center, &icon(name), &ctx.theme.icon(16.0).color(ctx.theme.text.muted));
}
