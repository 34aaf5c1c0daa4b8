//! One field of the card: its colour, its name, its value, and a note in a pill.

use egui::{Color32, Rect, Response, Sense, Ui, pos2, vec2};

use crate::context::{Command, Ctx};
use crate::incident::{Field, Incident};
use crate::ui::bidi_text::{Align, measure, paint, paint_elided};
use crate::ui::theme::Role;

/// A note after a value.
pub(super) struct Pill {
    pub words: String,
    pub ink: Color32,
    pub ground: Color32,
}

/// Width of the column of names.
const NAMES: f32 = 92.0;

/// Draws a row; hovering lights its words up, clicking scrolls to them.
pub(super) fn field_row(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident, field: Field, value: &str, pills: &[Pill]) {
    field_row_of(ui, ctx, incident, field, [value, value], pills);
}

/// The same with a value that has a short form for a narrow panel.
pub(super) fn field_row_of(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident, field: Field, forms: [&str; 2], pills: &[Pill]) {
    let [value, short] = forms;
    let theme = ctx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
    let name = ctx.texts.field(field);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{name} {value}")));
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), 4.0, theme.surface.hover);
    }
    let rtl = ctx.is_rtl();
    let align = if rtl { Align::Right } else { Align::Left };
    let x = |from_start: f32| if rtl { rect.right() - from_start } else { rect.left() + from_start };
    let y = rect.center().y;
    let bar_left = if rtl { rect.right() - 3.0 } else { rect.left() };
    ui.painter().rect_filled(Rect::from_min_size(pos2(bar_left, y - 7.0), vec2(3.0, 14.0)), 1.5, theme.evidence(field).ink);
    paint_elided(ui.painter(), pos2(x(12.0), y), align, &name, &theme.style(Role::Label).weight(400).color(theme.text.muted), NAMES - 16.0);
    let pill_style = theme.style(Role::Small).weight(500);
    let pills_width: f32 = pills.iter().map(|p| measure(ui.ctx(), &p.words, &pill_style).x + 24.0).sum();
    let value_style = theme.style(Role::Body).weight(600).color(theme.text.strong);
    let room = (rect.width() - NAMES - pills_width).max(60.0);
    let shown = if measure(ui.ctx(), value, &value_style).x <= room { value } else { short };
    let value_rect = paint_elided(ui.painter(), pos2(x(NAMES), y), align, shown, &value_style, room);
    let mut from_start = if rtl { rect.right() - value_rect.left() } else { value_rect.right() - rect.left() } + 8.0;
    for pill in pills {
        let width = measure(ui.ctx(), &pill.words, &pill_style).x + 16.0;
        let left = if rtl { x(from_start) - width } else { x(from_start) };
        let body = Rect::from_min_size(pos2(left, y - 10.0), vec2(width, 20.0));
        ui.painter().rect_filled(body, 10.0, pill.ground);
        paint(ui.painter(), body.center(), Align::Center, &pill.words, &pill_style.color(pill.ink));
        from_start += width + 8.0;
    }
    point_at(ctx, incident, field, &response);
}

/// Sends what hovering and clicking a field means.
pub(super) fn point_at(ctx: &Ctx<'_>, incident: &Incident, field: Field, response: &Response) {
    if response.hovered() && ctx.selection.field != Some(field) {
        ctx.send.send(Command::PointAt(Some(field)));
    } else if !response.hovered() && ctx.selection.field == Some(field) {
        ctx.send.send(Command::PointAt(None));
    }
    if response.clicked()
        && let Some((source, span)) = incident.sources.iter().find_map(|s| s.spans(field).next().map(|span| (s, span)))
    {
        ctx.send.send(Command::Read(source.article.clone(), Some(span)));
    }
}
