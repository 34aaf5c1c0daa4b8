//! The plot: takes hold of bands and ground, zooms and pans, and draws what `paint` knows.

use egui::{CursorIcon, Id, PointerButton, Pos2, Rect, Response, Sense, Ui, WidgetInfo, pos2};

use super::handles::{grips, handles_ui};
use super::model::{Brush, End, Grip, snapped};
use super::tooltip::{days_at, tooltip};
use super::{Frame, date_field, folds, paint};
use crate::context::{Command, Ctx};

/// Wheel points for a factor of e.
const WHEEL_PER_FACTOR: f32 = 260.0;

/// Plot, handles and flags.
pub(super) fn plot_ui(ui: &mut Ui, ctx: &Ctx<'_>, frame: &Frame) {
    let ground = ground_ui(ui, ctx, frame);
    wheel(ui, ctx, frame, &ground);
    let painter = ui.painter().with_clip_rect(ui.clip_rect());
    paint::bands(&painter, ctx, frame);
    if let Some(lanes) = &frame.lanes {
        lanes.paint(&painter, ctx, frame);
        lanes.names_ui(ui, ctx, frame);
    } else {
        paint::grid(&painter, ctx, frame);
        paint::bars(&painter, ctx, frame);
    }
    paint::axis(&painter, ctx, frame);
    folds::folds_ui(ui, ctx, frame);
    handles_ui(ui, ctx, frame);
    let flags: Vec<Rect> = date_field::flag_rects(ui, ctx, frame).into_iter().map(|(_, rect)| rect).collect();
    paint::pins(&painter, ctx, frame, &flags);
    date_field::flags_ui(ui, ctx, frame);
    tooltip(ui, ctx, frame, ground);
}

/// The ground under everything: drags of the bands, of a new range (with Alt, to compare with), and of the axis; double clicks.
fn ground_ui(ui: &Ui, ctx: &Ctx<'_>, frame: &Frame) -> Response {
    let room = Rect::from_min_max(frame.layout.band.min, pos2(frame.layout.band.right(), frame.layout.label_y + 12.0));
    let ground = ui.interact(room, Id::unique("timeline ground"), Sense::click_and_drag());
    ground.widget_info(|| WidgetInfo::labeled(egui::Role::Figure, true, ctx.tr("timeline-histogram")));
    if ground.drag_started()
        && let Some(pressed) = ui.input(|input| input.pointer.press_origin())
    {
        let held = ui.input(|input| input.modifiers);
        let pans = held.shift || ground.drag_started_by(PointerButton::Middle) || pressed.y > frame.layout.band.bottom();
        let (brush, grip) = match (pans, held.alt) {
            (true, _) => (Brush::Range, Grip::Pan),
            (false, true) => (Brush::Compared, new_grip(frame, pressed)),
            (false, false) => ground_grip(ctx, frame, pressed),
        };
        hold(ui, brush, grip);
    }
    follow(ui, ctx, frame, &ground);
    if ground.double_clicked()
        && let Some(at) = ground.interact_pointer_pos()
    {
        ctx.send.send(Command::SetRange(days_at(ctx, frame, at)));
    }
    cursor(ui, ctx, frame, &ground);
    ground
}

/// Inside a set range the band moves; anywhere else a new range begins. On a slow machine a press on a handle and the first move may
/// come in one frame, and the ground gets the drag: the handle is meant all the same.
fn ground_grip(ctx: &Ctx<'_>, frame: &Frame, pressed: Pos2) -> (Brush, Grip) {
    if let Some((brush, end, _)) = grips(frame).into_iter().find(|(_, _, grip)| grip.contains(pressed))
        && let Some(days) = frame.brushed(brush)
    {
        return (brush, Grip::End(end, days));
    }
    let moment = frame.axis.day_from_x(f64::from(pressed.x));
    let is_inside = |days: &crate::store::DayRange| (End::From.moment(*days)..End::To.moment(*days)).contains(&moment);
    // Where both lie, the compared one is held below, where its grips are.
    let is_low = pressed.y > egui::lerp(frame.layout.bars.y_range().min..=frame.layout.bars.y_range().max, 0.66);
    let range = ctx.filter.range.filter(is_inside).map(|days| (Brush::Range, days));
    let compared = frame.compared.filter(is_inside).map(|days| (Brush::Compared, days));
    let held = if is_low { compared.or(range) } else { range.or(compared) };
    held.map_or((Brush::Range, new_grip(frame, pressed)), |(brush, days)| (brush, Grip::Band(days, moment)))
}

/// Where a new range begins.
fn new_grip(frame: &Frame, pressed: Pos2) -> Grip {
    Grip::New(snapped(frame.axis.day_from_x(f64::from(pressed.x)), &frame.axis, frame.unit))
}

fn grip_id() -> Id {
    Id::unique("timeline grip")
}

/// Takes hold of something, until the drag ends.
pub(super) fn hold(ui: &Ui, brush: Brush, grip: Grip) {
    ui.data_mut(|data| data.insert_temp(grip_id(), (brush, grip)));
}

fn held(ui: &Ui) -> Option<(Brush, Grip)> {
    ui.data(|data| data.get_temp(grip_id()))
}

/// While a drag of `response` goes on, the range or the view follows the pointer.
pub(super) fn follow(ui: &Ui, ctx: &Ctx<'_>, frame: &Frame, response: &Response) {
    if let (true, Some((brush, grip)), Some(at)) =
        (response.dragged() || response.drag_stopped(), held(ui), response.interact_pointer_pos())
    {
        if grip == Grip::Pan {
            let view = frame.axis.panned(f64::from(response.drag_delta().x), frame.extent);
            if response.drag_delta().x != 0.0 {
                ctx.send.send(Command::SetTimeView(view));
            }
        } else if let Some(range) = grip.dragged(aimed(frame, grip, at), frame.extent) {
            match brush {
                Brush::Range if ctx.filter.range != Some(range) => ctx.send.send(Command::DragRange(range)),
                Brush::Compared if ctx.compared != Some(range) => ctx.send.send(Command::Compare(Some(range))),
                _ => {}
            }
        }
    }
    if response.drag_stopped() {
        ui.data_mut(|data| data.remove::<(Brush, Grip)>(grip_id()));
    }
}

/// The moment a grip is drawn to: ends snap to the beginnings of bars, the band moves freely.
fn aimed(frame: &Frame, grip: Grip, at: Pos2) -> f64 {
    let moment = frame.axis.day_from_x(f64::from(at.x));
    match grip {
        Grip::End(..) | Grip::New(_) => snapped(moment, &frame.axis, frame.unit),
        Grip::Band(..) | Grip::Pan => moment,
    }
}

fn cursor(ui: &Ui, ctx: &Ctx<'_>, frame: &Frame, ground: &Response) {
    let over_band = ground.hover_pos().is_some_and(|at| matches!(ground_grip(ctx, frame, at).1, Grip::Band(..)));
    let icon = match held(ui).map(|(_, grip)| grip) {
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
    let Some(at) = ui.input(|input| input.pointer.hover_pos()).filter(|_| ui.rect_contains_pointer(ground.rect)) else { return };
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
