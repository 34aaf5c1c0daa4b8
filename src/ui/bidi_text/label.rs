//! Short texts: one line or a wrapped paragraph, measured, painted, or laid out as a widget.

use std::sync::Arc;

use egui::{Color32, Painter, Pos2, Rect, Response, Sense, Ui, Vec2, emath::Rot2, pos2};

use super::engine::with_engine;
use super::shaped::{ShapeKey, ShapedText, TextStyle};
use crate::text::Span;

/// Which point of the text sits on the given point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Left edge, middle of the height.
    Left,
    /// Centre, middle of the height.
    Center,
    /// Right edge, middle of the height.
    Right,
}

/// Width and height in points.
pub fn measure(ctx: &egui::Context, text: &str, style: &TextStyle) -> Vec2 {
    shape(ctx, text, style, None).size
}

fn shape(ctx: &egui::Context, text: &str, style: &TextStyle, width: Option<f32>) -> Arc<ShapedText> {
    with_engine(ctx, |engine| engine.shape(ctx, text, style, width))
}

/// Paints one line; `at` is the middle of its height. Returns the rectangle it fills.
pub fn paint(painter: &Painter, at: Pos2, align: Align, text: &str, style: &TextStyle) -> Rect {
    let shaped = shape(painter.ctx(), text, style, None);
    let left = match align {
        Align::Left => at.x,
        Align::Center => at.x - shaped.size.x / 2.0,
        Align::Right => at.x - shaped.size.x,
    };
    let rect = Rect::from_min_size(pos2(left, at.y - shaped.size.y / 2.0), shaped.size);
    with_engine(painter.ctx(), |engine| shaped.paint(engine, painter, rect.min, style));
    rect
}

/// Paints one line no wider than `width`, cut with an ellipsis where it does not fit.
pub fn paint_elided(painter: &Painter, at: Pos2, align: Align, text: &str, style: &TextStyle, width: f32) -> Rect {
    paint(painter, at, align, &elided(painter.ctx(), text, style, width), style)
}

/// The same with a ground under some of its words. Words that are cut off have none.
#[expect(clippy::too_many_arguments, reason = "a line, its look, and what is marked in it")]
pub fn paint_marked(
    painter: &Painter,
    at: Pos2,
    align: Align,
    text: &str,
    style: &TextStyle,
    width: f32,
    spans: &[Span],
    ground: Color32,
) -> Rect {
    let shown = elided(painter.ctx(), text, style, width);
    // A cut text ends with a sign of its own.
    let whole = if shown == text { text.len() } else { shown.chars().rev().skip(1).map(char::len_utf8).sum() };
    let spans: Vec<Span> = spans.iter().copied().filter(|span| span.end <= whole).collect();
    if !spans.is_empty() {
        let key = ShapeKey::new(&shown, style, painter.ctx().pixels_per_point(), None);
        let size = measure(painter.ctx(), &shown, style);
        let left = match align {
            Align::Left => at.x,
            Align::Center => at.x - size.x / 2.0,
            Align::Right => at.x - size.x,
        };
        let corner = pos2(left, at.y - size.y / 2.0).to_vec2();
        for rect in with_engine(painter.ctx(), |engine| ShapedText::rects(engine, &key, &spans)) {
            let band = Rect::from_center_size(rect.center() + corner, Vec2::new(rect.width() + 3.0, style.size * 1.35));
            painter.rect_filled(band, 3.0, ground);
        }
    }
    paint(painter, at, align, &shown, style)
}

/// Paints a text in at most so many lines from the top of `rect` on, the last one cut with an ellipsis where it does not fit.
pub fn paint_lines(painter: &Painter, rect: Rect, align: Align, text: &str, style: &TextStyle, most: usize) {
    let mut rest = text;
    for n in 0..most {
        let cut = shape(painter.ctx(), rest, style, Some(rect.width())).first_line_end;
        let is_last = n + 1 == most || cut >= rest.len();
        let (line, after) = if is_last { (rest, "") } else { (rest.get(..cut).unwrap_or(rest), rest.get(cut..).unwrap_or_default()) };
        let x = match align {
            Align::Left => rect.left(),
            Align::Center => rect.center().x,
            Align::Right => rect.right(),
        };
        paint_elided(painter, pos2(x, rect.top() + style.line * (n as f32 + 0.5)), align, line.trim(), style, rect.width());
        rest = after;
        if rest.is_empty() {
            return;
        }
    }
}

/// Paints one line turned by `angle` (radians, clockwise) around its centre.
pub fn paint_rotated(painter: &Painter, center: Pos2, angle: f32, text: &str, style: &TextStyle) {
    let shaped = shape(painter.ctx(), text, style, None);
    let meshes = with_engine(painter.ctx(), |engine| shaped.meshes(engine, center - shaped.size / 2.0, style));
    for mut mesh in meshes {
        mesh.rotate(Rot2::from_angle(angle), center);
        painter.add(egui::Shape::mesh(mesh));
    }
}

/// The text, or its longest beginning that fits `width` with an ellipsis.
fn elided(ctx: &egui::Context, text: &str, style: &TextStyle, width: f32) -> String {
    if measure(ctx, text, style).x <= width {
        return text.to_owned();
    }
    let mut kept: Vec<char> = text.chars().collect();
    let cut = shape(ctx, text, style, Some(width)).first_line_end;
    kept.truncate(text.get(..cut).map_or(kept.len(), |t| t.chars().count()));
    loop {
        let candidate: String = kept.iter().collect::<String>().trim_end().to_owned() + "\u{2026}";
        if kept.is_empty() || measure(ctx, &candidate, style).x <= width {
            return candidate;
        }
        kept.pop();
    }
}

/// One line as a widget, no wider than what is available.
pub fn label(ui: &mut Ui, text: &str, style: &TextStyle) -> Response {
    label_sized(ui, text, style, ui.available_width())
}

/// One line as a widget, no wider than `width`.
pub fn label_sized(ui: &mut Ui, text: &str, style: &TextStyle, width: f32) -> Response {
    let shown = elided(ui.ctx(), text, style, width.max(1.0));
    let shaped = shape(ui.ctx(), &shown, style, None);
    let (rect, response) = ui.allocate_exact_size(shaped.size, Sense::hover());
    if ui.is_rect_visible(rect) {
        with_engine(ui.ctx(), |engine| shaped.paint(engine, ui.painter(), rect.min, style));
    }
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, text));
    response
}

/// A paragraph as a widget, wrapped to the available width.
pub fn wrapped(ui: &mut Ui, text: &str, style: &TextStyle) -> Response {
    let width = ui.available_width();
    let shaped = shape(ui.ctx(), text, style, Some(width));
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, shaped.size.y), Sense::hover());
    if ui.is_rect_visible(rect) {
        with_engine(ui.ctx(), |engine| shaped.paint(engine, ui.painter(), rect.min, style));
    }
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, text));
    response
}
