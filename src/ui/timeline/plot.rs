//! The plot: takes hold of handles, band and ground, zooms and pans, and draws what `paint` knows.

use egui::{CursorIcon, EventFilter, Id, Key, PointerButton, Pos2, Rect, Response, Sense, Ui, WidgetInfo, pos2};

use super::model::{End, Grip, nudged, snapped};
use super::{Frame, date_field, layout, paint};
use crate::context::{Command, Ctx};
use crate::incident::{Family, Precision, When};
use crate::store::{Bin, DayRange, Unit};
use crate::ui::bidi_text::{label, measure};
use crate::ui::theme::Role;

/// How far above a bar a double click still means it, in points.
const BAR_SLACK_PX: f32 = 12.0;
/// Wheel points for a factor of e.
const WHEEL_PER_FACTOR: f32 = 260.0;

/// Plot, handles and flags.
pub(super) fn plot_ui(ui: &mut Ui, ctx: &Ctx<'_>, frame: &Frame) {
    let ground = ground_ui(ui, ctx, frame);
    wheel(ui, ctx, frame, &ground);
    let painter = ui.painter().with_clip_rect(ui.clip_rect());
    paint::band(&painter, ctx, frame);
    paint::grid(&painter, ctx, frame);
    paint::bars(&painter, ctx, frame);
    paint::axis(&painter, ctx, frame);
    handles_ui(ui, ctx, frame);
    let flags: Vec<Rect> = date_field::flag_rects(ui, ctx, frame).into_iter().map(|(_, rect)| rect).collect();
    paint::pin(&painter, ctx, frame, &flags);
    date_field::flags_ui(ui, ctx, frame);
    tooltip(ctx, frame, ground);
}

/// The ground under everything: drags of the band, of a new range, and of the axis; double clicks.
fn ground_ui(ui: &Ui, ctx: &Ctx<'_>, frame: &Frame) -> Response {
    let room = Rect::from_min_max(frame.layout.band.min, pos2(frame.layout.band.right(), frame.layout.label_y + 12.0));
    let ground = ui.interact(room, Id::unique("timeline ground"), Sense::click_and_drag());
    ground.widget_info(|| WidgetInfo::labeled(egui::Role::Figure, true, ctx.tr("timeline-histogram")));
    if ground.drag_started()
        && let Some(pressed) = ui.input(|input| input.pointer.press_origin())
    {
        let pan = ui.input(|input| input.modifiers.shift)
            || ground.drag_started_by(PointerButton::Middle)
            || pressed.y > frame.layout.band.bottom();
        hold(ui, if pan { Grip::Pan } else { ground_grip(ctx, frame, pressed) });
    }
    follow(ui, ctx, frame, &ground);
    if ground.double_clicked()
        && let Some(at) = ground.interact_pointer_pos()
    {
        ctx.send.send(Command::SetRange(bar_at(frame, at).map(|bin| bin.days)));
    }
    cursor(ui, ctx, frame, &ground);
    ground
}

/// Inside a set range the band moves; anywhere else a new range begins. On a slow machine a press on a handle and the first move may
/// come in one frame, and the ground gets the drag: the handle is meant all the same.
fn ground_grip(ctx: &Ctx<'_>, frame: &Frame, pressed: Pos2) -> Grip {
    if let Some((end, _)) = grips(frame).into_iter().find(|(_, grip)| grip.contains(pressed)) {
        return Grip::End(end, frame.range);
    }
    let moment = frame.axis.day_from_x(f64::from(pressed.x));
    match ctx.filter.range {
        Some(range) if (End::From.moment(range)..End::To.moment(range)).contains(&moment) => Grip::Band(range, moment),
        _ => Grip::New(moment),
    }
}

fn grip_id() -> Id {
    Id::unique("timeline grip")
}

fn hold(ui: &Ui, grip: Grip) {
    ui.data_mut(|data| data.insert_temp(grip_id(), grip));
}

/// While a drag of `response` goes on, the range or the view follows the pointer.
fn follow(ui: &Ui, ctx: &Ctx<'_>, frame: &Frame, response: &Response) {
    let held = ui.data(|data| data.get_temp::<Grip>(grip_id()));
    if let (true, Some(grip), Some(at)) = (response.dragged() || response.drag_stopped(), held, response.interact_pointer_pos()) {
        if grip == Grip::Pan {
            let view = frame.axis.panned(f64::from(response.drag_delta().x), frame.extent);
            if response.drag_delta().x != 0.0 {
                ctx.send.send(Command::SetTimeView(view));
            }
        } else if let Some(range) = grip.dragged(aimed(frame, grip, at), frame.extent)
            && ctx.filter.range != Some(range)
        {
            ctx.send.send(Command::DragRange(range));
        }
    }
    if response.drag_stopped() {
        ui.data_mut(|data| data.remove::<Grip>(grip_id()));
    }
}

/// The moment a grip is drawn to: ends snap to the beginnings of bars, the band moves freely.
fn aimed(frame: &Frame, grip: Grip, at: Pos2) -> f64 {
    let moment = frame.axis.day_from_x(f64::from(at.x));
    if matches!(grip, Grip::End(..)) { snapped(moment, &frame.axis, frame.unit) } else { moment }
}

fn cursor(ui: &Ui, ctx: &Ctx<'_>, frame: &Frame, ground: &Response) {
    let held = ui.data(|data| data.get_temp::<Grip>(grip_id()));
    let over_band = ground.hover_pos().is_some_and(|at| matches!(ground_grip(ctx, frame, at), Grip::Band(..)));
    let icon = match held {
        Some(Grip::End(..) | Grip::New(_)) => CursorIcon::ResizeHorizontal,
        Some(Grip::Band(..) | Grip::Pan) => CursorIcon::Grabbing,
        None if !ground.hovered() => return,
        None if over_band => CursorIcon::Grab,
        None => CursorIcon::Crosshair,
    };
    ui.set_cursor_icon(icon);
}

/// Wheel: zoom around the pointer. Sideways, or with shift: pan.
fn wheel(ui: &Ui, ctx: &Ctx<'_>, frame: &Frame, ground: &Response) {
    let Some(at) = ui.input(|input| input.pointer.hover_pos()).filter(|_| ground.contains_pointer()) else { return };
    let (scroll, pinch) = ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta()));
    let factor = f64::from((-scroll.y / WHEEL_PER_FACTOR).exp() / pinch);
    let view = if (factor - 1.0).abs() > 1e-6 {
        frame.axis.zoomed(f64::from(at.x), factor, frame.extent)
    } else if scroll.x != 0.0 {
        frame.axis.panned(f64::from(scroll.x), frame.extent)
    } else {
        return;
    };
    if view != frame.axis.view {
        ctx.send.send(Command::SetTimeView(view));
    }
}

/// The bar under the pointer, where its column is high enough to mean it.
fn bar_at(frame: &Frame, at: Pos2) -> Option<&Bin> {
    let bin = column_at(frame, at)?;
    let top = frame.layout.bars.bottom() - (bin.total() * paint::px_per_count(frame)) as f32;
    (bin.total() > 0.0 && at.y >= top - BAR_SLACK_PX).then_some(bin)
}

fn column_at(frame: &Frame, at: Pos2) -> Option<&Bin> {
    let day = super::axis::day_of(frame.axis.day_from_x(f64::from(at.x)));
    frame.histogram.bins.get(frame.histogram.bin_at(day)?)
}

/// The visible handles and where to take hold of them.
fn grips(frame: &Frame) -> Vec<(End, Rect)> {
    let ends = if frame.layout.mirrored { [End::To, End::From] } else { End::ALL };
    let band = frame.layout.band;
    let top = if frame.layout.compact { band.top() } else { frame.layout.bars.top() };
    let rect = |(left, right)| Rect::from_min_max(pos2(left, top), pos2(right, band.bottom()));
    let all = ends.into_iter().zip(layout::grips(ends.map(|end| handle_x(frame, end))).map(rect));
    all.filter(|(end, _)| band.x_range().expand(1.0).contains(handle_x(frame, *end))).collect()
}

fn handle_x(frame: &Frame, end: End) -> f32 {
    frame.axis.x_from_day(end.moment(frame.range)) as f32
}

/// Both handles, with pointer and keys.
fn handles_ui(ui: &Ui, ctx: &Ctx<'_>, frame: &Frame) {
    for (end, grip) in grips(frame) {
        handle_ui(ui, ctx, frame, end, grip);
    }
}

fn handle_ui(ui: &Ui, ctx: &Ctx<'_>, frame: &Frame, end: End, grip: Rect) {
    let id = Id::unique(("timeline handle", end));
    let response = ui.interact(grip, id, Sense::click_and_drag()).on_hover_and_drag_cursor(CursorIcon::ResizeHorizontal);
    let name = ctx.tr(if end == End::From { "timeline-handle-from" } else { "timeline-handle-to" });
    response.widget_info(|| WidgetInfo::slider(true, end.moment(frame.range), &name));
    ui.ctx().accesskit_node_builder(id, |node| node.set_value(ctx.texts.day(end.of(frame.range))));
    if response.drag_started() {
        hold(ui, Grip::End(end, frame.range));
        response.request_focus();
    }
    if response.clicked() {
        response.request_focus();
    }
    follow(ui, ctx, frame, &response);
    if response.has_focus() {
        keys(ui, ctx, frame, end, id);
    }
    let x = ui.painter().round_to_pixel_center(handle_x(frame, end));
    paint::handle(ui.painter(), ctx, frame, x, &response);
}

/// Arrows move a focused handle by a bar, with shift by a day; home and end to the first and last dated day.
fn keys(ui: &Ui, ctx: &Ctx<'_>, frame: &Frame, end: End, id: Id) {
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let pressed = |key| ui.input(|input| input.num_presses(key)) as i32;
    let forward = pressed(Key::ArrowRight) - pressed(Key::ArrowLeft);
    let steps = if frame.layout.mirrored { -forward } else { forward };
    let unit = if ui.input(|input| input.modifiers.shift) { Unit::Day } else { frame.unit };
    let range = if pressed(Key::Home) > 0 {
        super::model::with_typed(frame.range, end, DayRange::day(frame.extent.from))
    } else if pressed(Key::End) > 0 {
        super::model::with_typed(frame.range, end, DayRange::day(frame.extent.to))
    } else {
        nudged(frame.range, end, steps, unit, frame.extent)
    };
    if range != frame.range {
        ctx.send.send(Command::SetRange(Some(range)));
    }
}

/// What the bar under the pointer holds.
fn tooltip(ctx: &Ctx<'_>, frame: &Frame, ground: Response) {
    let Some(bin) = ground.hover_pos().filter(|at| at.y <= frame.layout.band.bottom()).and_then(|at| bar_at(frame, at)) else { return };
    let plain = ctx.theme.style(Role::Label);
    let head = (ctx.texts.when(&period(bin.days)), plain.weight(600).color(ctx.theme.text.strong));
    let lines: Vec<_> = std::iter::once(head).chain(bar_lines(ctx, bin).into_iter().map(|line| (line, plain))).collect();
    ground.on_hover_ui_at_pointer(|ui| {
        // As wide as its widest line: aligned to the right, it would take all the room there is.
        let width = lines.iter().map(|(line, style)| measure(ui.ctx(), line, style).x).fold(0.0, f32::max);
        ui.set_max_width(width.ceil());
        ui.with_layout(ctx.block_layout(), |ui| {
            for (line, style) in &lines {
                label(ui, line, style);
            }
        });
    });
}

/// A bar's days as a date, which says "Jun 2018" for the whole month.
fn period(days: DayRange) -> When {
    When::span(days.from, days.to, Precision::Range)
}

/// "Air 3", one line a family, then the uncertain share and what lies out of range.
fn bar_lines(ctx: &Ctx<'_>, bin: &Bin) -> Vec<String> {
    let mut lines = Vec::new();
    let mut push = |words: String, count: f64| {
        if count > 0.0 {
            lines.push(format!("{words}  {}", rounded(count)));
        }
    };
    for (family, count) in Family::ALL.into_iter().zip(bin.in_range.certain) {
        push(ctx.tr(&format!("family-{}", family.code())), count);
    }
    push(ctx.tr("timeline-uncertain"), bin.in_range.uncertain);
    push(ctx.tr("timeline-out-of-range"), bin.out_of_range.total());
    lines
}

/// A whole number, or one decimal where shares of uncertain dates make it broken.
fn rounded(count: f64) -> String {
    let text = format!("{count:.1}");
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    #[test]
    fn counts_are_whole_unless_dates_are_shared_out() {
        for (count, want) in [(3.0, "3"), (0.25, "0.2"), (12.96, "13"), (1.5, "1.5")] {
            assert_eq!(super::rounded(count), want);
        }
    }
}
