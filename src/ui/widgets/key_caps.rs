//! Keys as they stand on the keyboard, each in its box. They read from left to right in every language.

use egui::{Color32, Pos2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::context::Ctx;
use crate::ui::bidi_text::{Align, TextStyle, measure, paint};
use crate::ui::theme::Role;

const HEIGHT: f32 = 20.0;
const GAP: f32 = 4.0;

fn style(ctx: &Ctx<'_>) -> TextStyle {
    ctx.theme.style(Role::Small).weight(500)
}

fn cap_width(ui: &Ui, ctx: &Ctx<'_>, part: &str) -> f32 {
    (measure(ui.ctx(), part, &style(ctx)).x + 10.0).max(HEIGHT)
}

/// Width of all caps together.
pub fn key_caps_width(ui: &Ui, ctx: &Ctx<'_>, parts: &[String]) -> f32 {
    let caps: f32 = parts.iter().map(|part| cap_width(ui, ctx, part)).sum();
    caps + GAP * parts.len().saturating_sub(1) as f32
}

/// Paints the caps; `at` is the left end of their middle line.
pub fn key_caps(ui: &Ui, ctx: &Ctx<'_>, at: Pos2, parts: &[String], ink: Color32, edge: Color32) {
    let mut x = at.x;
    for part in parts {
        let width = cap_width(ui, ctx, part);
        let cap = Rect::from_min_size(pos2(x, at.y - HEIGHT / 2.0), vec2(width, HEIGHT));
        ui.painter().rect(cap, 4.0, Color32::TRANSPARENT, Stroke::new(1.0, edge), StrokeKind::Inside);
        paint(ui.painter(), cap.center(), Align::Center, part, &style(ctx).color(ink));
        x += width + GAP;
    }
}
