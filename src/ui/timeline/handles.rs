//! The handles of both ranges, with pointer and keys.

use egui::{CursorIcon, EventFilter, Id, Key, Rect, Sense, Ui, WidgetInfo, pos2};

use super::model::{Brush, End, Grip, nudged, with_end};
use super::plot::{follow, hold};
use super::{Frame, layout, paint};
use crate::context::{Command, Ctx};
use crate::store::{DayRange, Unit};

/// The visible handles and where to take hold of them; those of the compared range are taken lower.
pub(super) fn grips(frame: &Frame) -> Vec<(Brush, End, Rect)> {
    let brushes = [Brush::Range, Brush::Compared].into_iter();
    brushes.filter_map(|brush| Some((brush, frame.brushed(brush)?))).flat_map(|(brush, days)| grips_of(frame, brush, days)).collect()
}

fn grips_of(frame: &Frame, brush: Brush, days: DayRange) -> Vec<(Brush, End, Rect)> {
    let ends = if frame.layout.mirrored { [End::To, End::From] } else { End::ALL };
    let (band, bars) = (frame.layout.band, frame.layout.bars);
    let lower = egui::lerp(bars.top()..=bars.bottom(), 0.66);
    let top = if frame.layout.compact { band.top() } else { bars.top() };
    let (top, bottom) = match brush {
        Brush::Range if frame.compared.is_some() => (top, lower),
        Brush::Range => (top, band.bottom()),
        Brush::Compared => (lower, band.bottom()),
    };
    let rect = |(left, right)| Rect::from_min_max(pos2(left, top), pos2(right, bottom));
    let all = ends.into_iter().zip(layout::grips(ends.map(|end| handle_x(frame, days, end))).map(rect));
    let is_visible = |end: End| band.x_range().expand(1.0).contains(handle_x(frame, days, end));
    all.filter(|(end, _)| is_visible(*end)).map(|(end, grip)| (brush, end, grip)).collect()
}

fn handle_x(frame: &Frame, days: DayRange, end: End) -> f32 {
    frame.axis.x_from_day(end.moment(days)) as f32
}

/// All handles; those of the range last, so that they lie on top.
pub(super) fn handles_ui(ui: &Ui, ctx: &Ctx<'_>, frame: &Frame) {
    for (brush, end, grip) in grips(frame).into_iter().rev() {
        if let Some(days) = frame.brushed(brush) {
            handle_ui(ui, ctx, frame, (brush, days), end, grip);
        }
    }
}

fn handle_ui(ui: &Ui, ctx: &Ctx<'_>, frame: &Frame, (brush, days): (Brush, DayRange), end: End, grip: Rect) {
    let id = Id::unique(("timeline handle", brush, end));
    let response = ui.interact(grip, id, Sense::click_and_drag()).on_hover_and_drag_cursor(CursorIcon::ResizeHorizontal);
    let name = ctx.tr(match (brush, end) {
        (Brush::Range, End::From) => "timeline-handle-from",
        (Brush::Range, End::To) => "timeline-handle-to",
        (Brush::Compared, End::From) => "compare-handle-from",
        (Brush::Compared, End::To) => "compare-handle-to",
    });
    response.widget_info(|| WidgetInfo::slider(true, end.moment(days), &name));
    ui.ctx().accesskit_node_builder(id, |node| node.set_value(ctx.texts.day(end.of(days))));
    if response.drag_started() {
        hold(ui, brush, Grip::End(end, days));
        response.request_focus();
    }
    if response.clicked() {
        response.request_focus();
    }
    follow(ui, ctx, frame, &response);
    if response.has_focus() {
        keys(ui, ctx, frame, (brush, days), end, id);
    }
    let x = ui.painter().round_to_pixel_center(handle_x(frame, days, end));
    paint::handle(ui.painter(), ctx, frame, brush, x, &response);
}

/// Arrows move a focused handle by a bar, with shift by a day; home and end to the first and last dated day.
fn keys(ui: &Ui, ctx: &Ctx<'_>, frame: &Frame, (brush, days): (Brush, DayRange), end: End, id: Id) {
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let pressed = |key| ui.input(|input| input.num_presses(key)) as i32;
    let forward = pressed(Key::ArrowRight) - pressed(Key::ArrowLeft);
    let steps = if frame.layout.mirrored { -forward } else { forward };
    let unit = if ui.input(|input| input.modifiers.shift) { Unit::Day } else { frame.unit };
    let range = if pressed(Key::Home) > 0 {
        with_end(days, end, frame.extent.from)
    } else if pressed(Key::End) > 0 {
        with_end(days, end, frame.extent.to)
    } else {
        nudged(days, end, steps, unit, frame.extent)
    };
    if range != days {
        ctx.send.send(match brush {
            Brush::Range => Command::SetRange(Some(range)),
            Brush::Compared => Command::Compare(Some(range)),
        });
    }
}
