//! Three figures at the head of the card: the dead, the wounded, the confidence.

use egui::{Rect, Sense, Ui, pos2, vec2};

use super::field_row::point_at;
use super::pencil::{SIDE, pencil_ui};
use super::why;
use crate::context::Ctx;
use crate::edit::Part;
use crate::incident::{Count, Field, Incident};
use crate::ui::bidi_text::{Align, measure, paint_elided};
use crate::ui::theme::Role;

const HEIGHT: f32 = 84.0;
const GAP: f32 = 8.0;
/// A figure shrinks to so much of its size before it is cut.
const LEAST_SHRINK: f32 = 0.5;

/// Draws the row of figures.
pub(super) fn figures_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident) {
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let width = (row.width() - 2.0 * GAP) / 3.0;
    let cell = |n: f32| {
        let from_start = n * (width + GAP);
        let left = if ctx.is_rtl() { row.right() - from_start - width } else { row.left() + from_start };
        Rect::from_min_size(pos2(left, row.top()), vec2(width, HEIGHT))
    };
    toll_ui(ui, ctx, cell(0.0), incident, Field::Killed, incident.killed);
    toll_ui(ui, ctx, cell(1.0), incident, Field::Injured, incident.injured);
    confidence_ui(ui, ctx, cell(2.0), incident);
}

fn box_ui(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, [head, figure, note]: [&str; 3], bar: Option<egui::Color32>) {
    let theme = ctx.theme;
    ui.painter().rect(rect, 10.0, theme.surface.card, egui::Stroke::new(1.0, theme.line.hair), egui::StrokeKind::Inside);
    let rtl = ctx.is_rtl();
    let x = |from_start: f32| if rtl { rect.right() - from_start } else { rect.left() + from_start };
    let align = if rtl { Align::Right } else { Align::Left };
    let mut start = 12.0;
    if let Some(color) = bar {
        let left = if rtl { rect.right() - 15.0 } else { rect.left() + 12.0 };
        ui.painter().rect_filled(Rect::from_min_size(pos2(left, rect.top() + 13.0), vec2(3.0, 14.0)), 1.5, color);
        start = 21.0;
    }
    let room = rect.width() - 24.0;
    paint_elided(
        ui.painter(),
        pos2(x(start), rect.top() + 20.0),
        align,
        head,
        &theme.style(Role::Label).weight(400).color(theme.text.muted),
        room - if bar.is_some() { 9.0 + SIDE } else { 0.0 },
    );
    // A figure that is cut would be another figure: it shrinks instead.
    let style = theme.style(Role::Figure).color(theme.text.strong);
    let size = fitting(style.size, measure(ui.ctx(), figure, &style).x, room);
    paint_elided(ui.painter(), pos2(x(12.0), rect.top() + 43.0), align, figure, &style.size(size), room);
    paint_elided(ui.painter(), pos2(x(12.0), rect.top() + 68.0), align, note, &theme.style(Role::Small).color(theme.text.muted), room);
}

/// The size at which what is so wide at `size` fits the room.
fn fitting(size: f32, width: f32, room: f32) -> f32 {
    if width <= room { size } else { (size * (room / width).max(LEAST_SHRINK)).floor() }
}

fn toll_ui(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, incident: &Incident, field: Field, count: Count) {
    let figure = if count.is_known() { ctx.texts.count(count).into_owned() } else { "\u{2013}".to_owned() };
    let voices = incident
        .claims
        .iter()
        .filter(|claim| if field == Field::Killed { claim.killed.is_known() } else { claim.injured.is_known() })
        .count();
    let note = match (count.is_known(), voices) {
        (false, _) => ctx.tr("toll-not-said"),
        (true, 0 | 1) => ctx.tr("toll-one-voice"),
        (true, n) => ctx.texts.tr_args("toll-voices", &[("count", n.into())]).into_owned(),
    };
    box_ui(ui, ctx, rect, [&ctx.texts.field(field), &figure, &note], Some(ctx.theme.evidence(field).ink));
    if count.is_known() {
        bounds_ui(ui, ctx, rect, incident, count, ctx.theme.evidence(field).ink);
    }
    let response = ui.interact(rect, ui.scope_id().with(("figure", field)), Sense::click());
    let name = format!("{} {figure}", ctx.texts.field(field));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    point_at(ctx, incident, field, &response);
    let x = if ctx.is_rtl() { rect.left() + SIDE / 2.0 + 4.0 } else { rect.right() - SIDE / 2.0 - 4.0 };
    pencil_ui(ui, ctx, pos2(x, rect.top() + 20.0), incident, Part::of(field), 0);
}

/// From the lowest to the highest figure, on a scale that both tolls share. An open end runs to the edge.
fn bounds_ui(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, incident: &Incident, count: Count, ink: egui::Color32) {
    let bounds = [incident.killed, incident.injured].into_iter().flat_map(|count| [count.min, count.max]).flatten();
    let most = f64::from(bounds.max().unwrap_or(0).max(1));
    let track = track_of(rect);
    let share = |bound: Option<u32>, open: f64| bound.map_or(open, |n| f64::from(n) / most) as f32;
    let (from, to) = (share(count.min, 0.0) * (track.width() - 3.0), share(count.max, 1.0) * (track.width() - 3.0) + 3.0);
    let x = |from_start: f32| if ctx.is_rtl() { track.right() - from_start } else { track.left() + from_start };
    ui.painter().rect_filled(track, 1.5, ctx.theme.surface.sunken);
    ui.painter().rect_filled(Rect::from_x_y_ranges(x(from).min(x(to))..=x(from).max(x(to)), track.y_range()), 1.5, ink);
}

/// The groove below a figure.
fn track_of(rect: Rect) -> Rect {
    Rect::from_min_size(pos2(rect.left() + 12.0, rect.top() + 57.0), vec2(rect.width() - 24.0, 3.0))
}

fn confidence_ui(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, incident: &Incident) {
    let value = incident.confidence.value;
    let note = ctx.tr(why::grade(value));
    box_ui(ui, ctx, rect, [&ctx.tr("confidence"), &ctx.texts.decimal(value, 2), &note], None);
    let track = track_of(rect);
    ui.painter().rect_filled(track, 1.5, ctx.theme.surface.sunken);
    let width = track.width() * value.clamp(0.0, 1.0);
    let left = if ctx.is_rtl() { track.right() - width } else { track.left() };
    ui.painter().rect_filled(Rect::from_min_size(pos2(left, track.top()), vec2(width, 3.0)), 1.5, ctx.theme.state.accent);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_shrinks_until_it_fits_and_no_further_than_can_be_read() {
        let rows = [(22.0, 60.0, 100.0, 22.0), (22.0, 100.0, 100.0, 22.0), (22.0, 110.0, 100.0, 20.0), (22.0, 400.0, 100.0, 11.0)];
        for (size, width, room, want) in rows {
            assert_eq!(fitting(size, width, room), want, "{width} in {room}");
        }
    }
}
