//! Rows of menus: icon, words, keys, and a mark where something is on.

use egui::{Response, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{key_caps, key_caps_width};
use crate::context::Ctx;
use crate::ui::bidi_text::{Align, paint, paint_elided};
use crate::ui::icons::icon;
use crate::ui::theme::Role;

/// What a row of a menu says.
#[derive(Clone, Debug, Default)]
pub struct MenuRow<'a> {
    /// Its icon; empty for none.
    pub icon: &'a str,
    /// Its name.
    pub words: &'a str,
    /// What stands muted at its end.
    pub detail: &'a str,
    /// Its keys, at its end.
    pub keys: &'a [String],
    /// Whether it is on; `None` for what is done once.
    pub on: Option<bool>,
}

/// Draws the row as wide as there is room.
pub fn menu_row(ui: &mut Ui, ctx: &Ctx<'_>, row: &MenuRow<'_>) -> Response {
    let theme = ctx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::click());
    response.widget_info(|| match row.on {
        Some(on) => WidgetInfo::selected(egui::Role::MenuItemCheckBox, true, on, row.words),
        None => WidgetInfo::labeled(egui::Role::MenuItem, true, row.words),
    });
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 6.0, theme.surface.hover);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 6.0, egui::Stroke::new(2.0, theme.state.focus), egui::StrokeKind::Inside);
    }
    let y = rect.center().y;
    let x = |from_start: f32| if ctx.is_rtl() { rect.right() - from_start } else { rect.left() + from_start };
    let (start, end) = if ctx.is_rtl() { (Align::Right, Align::Left) } else { (Align::Left, Align::Right) };
    let (sign, ink) = if row.on == Some(true) { ("check", theme.state.accent) } else { (row.icon, theme.text.muted) };
    paint(ui.painter(), pos2(x(18.0), y), Align::Center, &icon(sign), &theme.icon(16.0).color(ink));
    let caps = if row.keys.is_empty() { 0.0 } else { key_caps_width(ui, ctx, row.keys) };
    if caps > 0.0 {
        let left = if ctx.is_rtl() { rect.left() + 8.0 } else { rect.right() - 8.0 - caps };
        key_caps(ui, ctx, pos2(left, y), row.keys, theme.text.muted, theme.line.hair);
    }
    let mut room = rect.width() - 36.0 - 16.0 - caps;
    if !row.detail.is_empty() {
        let muted = theme.style(Role::Label).weight(400).color(theme.text.muted);
        let taken = paint_elided(ui.painter(), pos2(x(rect.width() - 10.0 - caps), y), end, row.detail, &muted, room * 0.5);
        room -= taken.width() + 8.0;
    }
    paint_elided(ui.painter(), pos2(x(36.0), y), start, row.words, &theme.style(Role::Body).weight(500).color(theme.text.strong), room);
    response
}
