//! One field of the card: its colour, its name, its value, and a note in a pill.

use egui::{Color32, Rect, Response, Sense, Ui, pos2, vec2};

use super::pencil::pencil_ui;
use crate::context::{Command, Ctx};
use crate::edit::Part;
use crate::incident::{Field, Incident};
use crate::ui::bidi_text::{Align, label, measure, paint, paint_elided, paint_marked};
use crate::ui::found_words;
use crate::ui::icons::icon;
use crate::ui::theme::Role;

/// A note after a value.
pub(super) struct Pill {
    pub words: String,
    pub ink: Color32,
    pub ground: Color32,
}

/// Width of the column of names, and what a value has at least before notes give way.
const NAMES: f32 = 92.0;
const LEAST_VALUE: f32 = 140.0;

/// A button at the end of a row that leads to the field's value on the map or the timeline.
pub(super) struct Go {
    pub icon: &'static str,
    pub name: String,
    pub commands: Vec<Command>,
}

/// What a row says.
pub(super) struct FieldRow<'a> {
    pub field: Field,
    /// Its value, and a short form of it for a narrow panel.
    pub forms: [&'a str; 2],
    pub pills: &'a [Pill],
    pub go: Option<Go>,
}

/// Draws a row; hovering lights its words up, clicking scrolls to them.
pub(super) fn field_row(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident, field: Field, value: &str, pills: &[Pill]) {
    field_row_of(ui, ctx, incident, FieldRow { field, forms: [value, value], pills, go: None });
}

/// Side of the button at the end.
const BUTTON: f32 = 24.0;

/// The same, with a short form and a way on.
pub(super) fn field_row_of(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident, shown: FieldRow<'_>) {
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
    let FieldRow { field, forms, pills, go } = shown;
    let end = |n: f32| if ctx.is_rtl() { row.left() + BUTTON * (n + 0.5) } else { row.right() - BUTTON * (n + 0.5) };
    // The pencil is at the very end, the way on before it. Another row of the same field has another value.
    let salt = row.top() as usize;
    pencil_ui(ui, ctx, pos2(end(0.0), row.center().y), incident, Part::of(field), salt);
    let within = |buttons: f32| {
        let room = BUTTON * buttons + 4.0;
        if ctx.is_rtl() { row.with_min_x(row.left() + room) } else { row.with_max_x(row.right() - room) }
    };
    let mut rect = within(1.0);
    if let Some(go) = go {
        go_ui(ui, ctx, Rect::from_center_size(pos2(end(1.0), row.center().y), vec2(BUTTON, BUTTON)), go);
        rect = within(2.0);
    }
    let response = value_ui(ui, ctx, field, forms, pills, rect);
    point_at(ctx, incident, field, &response);
}

fn go_ui(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, go: Go) {
    let theme = ctx.theme;
    let response = ui.interact(rect, ui.scope_id().with(("go", &go.name)), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &go.name));
    if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, theme.surface.hover);
    }
    let ink = if response.hovered() { theme.state.accent } else { theme.text.muted };
    paint(ui.painter(), rect.center(), Align::Center, &icon(go.icon), &theme.icon(15.0).color(ink));
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 4.0, egui::Stroke::new(2.0, theme.state.focus), egui::StrokeKind::Inside);
    }
    let response = response.on_hover_ui(|ui| {
        label(ui, &go.name, &theme.style(Role::Label));
    });
    if response.clicked() {
        go.commands.into_iter().for_each(|command| ctx.send.send(command));
    }
}

fn value_ui(ui: &Ui, ctx: &Ctx<'_>, field: Field, forms: [&str; 2], pills: &[Pill], rect: Rect) -> Response {
    let [value, short] = forms;
    let theme = ctx.theme;
    let response = ui.interact(rect, ui.scope_id().with(("field", field, value)), Sense::click());
    let name = ctx.texts.field(field);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{name} {value}")));
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), 4.0, theme.surface.hover);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect.expand2(vec2(6.0, 0.0)), 4.0, egui::Stroke::new(2.0, theme.state.focus), egui::StrokeKind::Inside);
    }
    let rtl = ctx.is_rtl();
    let align = if rtl { Align::Right } else { Align::Left };
    let x = |from_start: f32| if rtl { rect.right() - from_start } else { rect.left() + from_start };
    let y = rect.center().y;
    let bar_left = if rtl { rect.right() - 3.0 } else { rect.left() };
    ui.painter().rect_filled(Rect::from_min_size(pos2(bar_left, y - 7.0), vec2(3.0, 14.0)), 1.5, theme.evidence(field).ink);
    paint_elided(ui.painter(), pos2(x(12.0), y), align, &name, &theme.style(Role::Label).weight(400).color(theme.text.muted), NAMES - 16.0);
    let pill_style = theme.style(Role::Small).weight(500);
    let widths: Vec<f32> = pills.iter().map(|pill| measure(ui.ctx(), &pill.words, &pill_style).x + 24.0).collect();
    let value_style = theme.style(Role::Body).weight(600).color(theme.text.strong);
    // Notes that would leave the value too little room are left out, from the end on.
    let all = rect.width() - NAMES;
    let wanted = measure(ui.ctx(), short, &value_style).x.min(LEAST_VALUE);
    let fits = |n: &usize| all - widths.iter().take(*n).sum::<f32>() >= wanted;
    let kept = (0..=pills.len()).rev().find(fits).unwrap_or(0);
    let pills = pills.get(..kept).unwrap_or_default();
    let room = (all - widths.iter().take(kept).sum::<f32>()).max(0.0);
    let shown = if measure(ui.ctx(), value, &value_style).x <= room { value } else { short };
    let (found, ground) = (found_words::spans(shown, &found_words::parts(ctx)), found_words::ground(ctx));
    let value_rect = paint_marked(ui.painter(), pos2(x(NAMES), y), align, shown, &value_style, room, &found, ground);
    let mut from_start = if rtl { rect.right() - value_rect.left() } else { value_rect.right() - rect.left() } + 8.0;
    for pill in pills {
        let width = measure(ui.ctx(), &pill.words, &pill_style).x + 16.0;
        let left = if rtl { x(from_start) - width } else { x(from_start) };
        let body = Rect::from_min_size(pos2(left, y - 10.0), vec2(width, 20.0));
        ui.painter().rect_filled(body, 10.0, pill.ground);
        paint(ui.painter(), body.center(), Align::Center, &pill.words, &pill_style.color(pill.ink));
        from_start += width + 8.0;
    }
    response
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
