//! What lies under words: the ground and rule of a field's evidence, the ground of a search.

use egui::{Color32, Painter, Rect, Stroke, StrokeKind, vec2};

use crate::text::Span;

/// How the rule under marked words is drawn, so that a field is told without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RuleStyle {
    /// One line.
    Solid,
    /// Dashes.
    Dashed,
    /// Two thin lines.
    Double,
    /// Dots.
    Dotted,
    /// One line, half as thick again.
    Thick,
}

/// Marked words.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Bytes of the text.
    pub span: Span,
    /// Colour of the rule.
    pub ink: Color32,
    /// Colour under the words.
    pub tint: Color32,
    /// Rule under the words.
    pub rule: RuleStyle,
    /// Drawn stronger: its field is pointed at.
    pub strong: bool,
    /// Whether a click leads somewhere.
    pub is_link: bool,
}

/// Words with a ground of their own, without a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Wash {
    /// Bytes of the text.
    pub span: Span,
    /// Colour under the words.
    pub fill: Color32,
    /// Frame around them.
    pub frame: Stroke,
}

/// The band hugs the letters, not the whole line height, so that marks on neighbouring lines stay apart.
fn band(line: Rect, size: f32) -> Rect {
    let spare = ((line.height() - size * 1.45) / 2.0).max(1.0);
    line.shrink2(vec2(0.0, spare)).expand2(vec2(1.5, 0.0))
}

pub(super) fn paint_mark(painter: &Painter, line: Rect, mark: &Mark, strong: bool, size: f32) {
    let band = band(line, size);
    painter.rect_filled(band, 3.0, mark.tint);
    if strong {
        painter.rect_stroke(band, 3.0, Stroke::new(1.0, mark.ink), StrokeKind::Inside);
    }
    paint_rule(painter, band, mark.ink, mark.rule);
}

pub(super) fn paint_wash(painter: &Painter, line: Rect, wash: &Wash, size: f32) {
    painter.rect(band(line, size), 3.0, wash.fill, wash.frame, StrokeKind::Outside);
}

/// Paints the rule of a field under a band.
pub fn paint_rule(painter: &Painter, band: Rect, ink: Color32, rule: RuleStyle) {
    let y = band.bottom();
    let line = |y: f32, width: f32| painter.hline(band.x_range(), y, Stroke::new(width, ink));
    let pieces = |length: f32, gap: f32, width: f32| {
        let mut x = band.left();
        while x < band.right() {
            painter.hline(x..=(x + length).min(band.right()), y, Stroke::new(width, ink));
            x += length + gap;
        }
    };
    match rule {
        RuleStyle::Solid => {
            line(y, 2.0);
        }
        RuleStyle::Thick => {
            line(y, 3.0);
        }
        RuleStyle::Double => {
            line(y - 1.5, 1.0);
            line(y + 1.0, 1.0);
        }
        RuleStyle::Dashed => pieces(5.0, 3.0, 2.0),
        RuleStyle::Dotted => pieces(2.0, 2.0, 2.0),
    }
}
