//! The marks of folded stretches: a torn strip with the length that is folded; a press unfolds.

use egui::{CursorIcon, Id, Painter, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, pos2};

use super::Frame;
use super::axis::day_of;
use crate::context::{Command, Ctx};
use crate::store::DayRange;
use crate::ui::bidi_text::{label, measure, paint_rotated};
use crate::ui::theme::Role;

/// Height of a tooth of the torn edge, and its depth.
const TOOTH: (f32, f32) = (6.0, 2.5);
/// Room between the words and the ends of the strip.
const MARGIN: f32 = 4.0;

/// All marks on screen.
pub(super) fn folds_ui(ui: &Ui, ctx: &Ctx<'_>, frame: &Frame) {
    for ((from, to), (left, right)) in frame.axis.visible_folds() {
        let days = DayRange::new(day_of(from), day_of(to - 1.0));
        let bars = frame.layout.bars;
        let strip = Rect::from_x_y_ranges(left as f32..=right as f32, bars.y_range());
        fold_ui(ui, ctx, days, strip, strip.intersect(bars));
    }
}

fn fold_ui(ui: &Ui, ctx: &Ctx<'_>, days: DayRange, strip: Rect, visible: Rect) {
    if visible.width() < 2.0 {
        return;
    }
    let length = length(ctx, days.days());
    let name = ctx.texts.tr_args("timeline-fold", &[("length", length.first().cloned().unwrap_or_default().into())]).into_owned();
    let response = ui.interact(visible, Id::unique(("timeline fold", days.from)), Sense::click()).on_hover_cursor(CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    if response.clicked() {
        ctx.send.send(Command::ToggleFolds);
    }
    let painter = ui.painter().with_clip_rect(visible.intersect(ui.clip_rect()));
    paint(&painter, ctx, strip, response.hovered() || response.has_focus());
    let style = ctx.theme.style(Role::Small).color(ctx.theme.text.muted);
    let fits = |words: &&String| measure(ui.ctx(), words, &style).x + 2.0 * MARGIN <= strip.height();
    if let Some(words) = length.iter().find(fits) {
        paint_rotated(&painter, strip.center(), -std::f32::consts::FRAC_PI_2, words, &style);
    }
    response.on_hover_ui(|ui| {
        ui.with_layout(ctx.block_layout(), |ui| {
            let plain = ctx.theme.style(Role::Label);
            label(ui, &name, &plain.weight(600).color(ctx.theme.text.strong));
            label(ui, &ctx.texts.range(days.from, days.to), &plain);
            label(ui, &ctx.tr("timeline-fold-hint"), &plain.color(ctx.theme.text.muted));
        });
    });
}

/// Paper torn on both sides.
fn paint(painter: &Painter, ctx: &Ctx<'_>, strip: Rect, is_lit: bool) {
    let surface = &ctx.theme.surface;
    painter.rect_filled(strip, 0.0, if is_lit { surface.hover } else { surface.sunken });
    for (x, inward) in [(strip.left(), TOOTH.1), (strip.right(), -TOOTH.1)] {
        let teeth = (strip.height() / TOOTH.0).ceil() as usize;
        let point = |n: usize| pos2(if n.is_multiple_of(2) { x } else { x + inward }, strip.top() + n as f32 * TOOTH.0);
        painter.add(Shape::line((0..=teeth).map(point).collect(), Stroke::new(1.0, ctx.theme.line.field)));
    }
}

/// How long it is, in words; then in fewer.
fn length(ctx: &Ctx<'_>, days: i64) -> Vec<String> {
    let said = |id: &str, n: i64| ctx.texts.tr_args(id, &[("n", n.into())]).into_owned();
    // A mean month has 30.44 days; folds are whole months wherever months are told.
    let months = (days as f64 / 30.436_875).round() as i64;
    match (months / 12, months % 12) {
        _ if days < 60 => vec![said("days-count", days)],
        (0, months) => vec![said("months-count", months)],
        (years, 0) => vec![said("years-count", years)],
        (years, rest) => {
            let parts = [("years", said("years-count", years).into()), ("months", said("months-count", rest).into())];
            vec![ctx.texts.tr_args("years-months", &parts).into_owned(), said("months-count", months)]
        }
    }
}
