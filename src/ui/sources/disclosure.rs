//! A line that opens and closes what stands below it.

use egui::{Id, Sense, Ui, pos2, vec2};

use crate::context::Ctx;
use crate::ui::bidi_text::{Align, paint, paint_elided};
use crate::ui::icons::icon;
use crate::ui::theme::Role;

const HEIGHT: f32 = 28.0;

/// Draws the line with a note at its end and says whether it is open. The choice holds for every incident until the program ends.
pub(super) fn disclosure(ui: &mut Ui, ctx: &Ctx<'_>, name: &'static str, words: &str, note: &str, is_open_at_first: bool) -> bool {
    let theme = ctx.theme;
    let id = Id::unique(("disclosure", name));
    let mut is_open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(is_open_at_first);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
    if response.clicked() {
        is_open = !is_open;
        ui.data_mut(|data| data.insert_temp(id, is_open));
    }
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::DisclosureTriangle, true, is_open, words));
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), 4.0, theme.surface.hover);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect.expand2(vec2(6.0, 0.0)), 4.0, egui::Stroke::new(2.0, theme.state.focus), egui::StrokeKind::Inside);
    }
    let x = |from_start: f32| if ctx.is_rtl() { rect.right() - from_start } else { rect.left() + from_start };
    let (start, end) = if ctx.is_rtl() { (Align::Right, Align::Left) } else { (Align::Left, Align::Right) };
    let y = rect.center().y;
    let closed = if ctx.is_rtl() { "chevron-left" } else { "chevron-right" };
    let chevron = icon(if is_open { "chevron-down" } else { closed });
    paint(ui.painter(), pos2(x(7.0), y), Align::Center, &chevron, &theme.icon(14.0).color(theme.text.muted));
    let quiet = theme.style(Role::Label).weight(400).color(theme.text.muted);
    let noted = paint_elided(ui.painter(), pos2(x(rect.width()), y), end, note, &quiet, rect.width() * 0.5);
    let style = theme.style(Role::Label).size(13.0).weight(600).color(theme.text.strong);
    paint_elided(ui.painter(), pos2(x(20.0), y), start, words, &style, rect.width() - 32.0 - noted.width());
    is_open
}
