//! The ten symbols. The shape alone must tell the kind; hue is the family, lightness the member.

use egui::{Color32, Painter, Pos2, Shape, Stroke, Vec2, epaint::PathShape, vec2};

use crate::incident::Kind;
use crate::ui::theme::{SymbolShape, Theme};

/// Symbol size on the map, in points.
pub const MAP_SIZE: f32 = 16.0;

/// Whether a symbol is filled or only outlined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// The place is known to within a few km.
    Solid,
    /// The place is only known to lie in a circle.
    Hollow,
}

/// Paints the symbol of a kind with its casing and edge.
pub fn paint_kind(painter: &Painter, theme: &Theme, kind: Kind, center: Pos2, size: f32, fill: Fill) {
    let color = theme.kind(kind);
    let (body, edge) = match fill {
        Fill::Solid => (color, theme.map.symbol_edge),
        Fill::Hollow => (theme.surface.card, color),
    };
    let outline = outline(theme.shape(kind), size / 2.0);
    paint_outline(painter, &outline, center, theme.map.symbol_casing, Stroke::new(4.0, theme.map.symbol_casing));
    let edge_width = if fill == Fill::Hollow { 2.0 } else { 1.0 };
    paint_outline(painter, &outline, center, body, Stroke::new(edge_width, edge));
    if theme.shape(kind) == SymbolShape::RingDot {
        painter.circle_filled(center, size * 0.31, theme.map.symbol_casing);
        painter.circle_filled(center, size * 0.15, if fill == Fill::Solid { color } else { edge });
    }
}

/// A star-shaped outline around the origin, as seen from its centre; filled as a fan, so that it may be concave.
fn outline(shape: SymbolShape, r: f32) -> Vec<Vec2> {
    match shape {
        SymbolShape::TriangleDown => vec![vec2(-r, -0.8 * r), vec2(r, -0.8 * r), vec2(0.0, r)],
        SymbolShape::Star4 => star(4, r * 1.1, r * 0.38, 0.0),
        SymbolShape::Burst8 => star(8, r * 1.05, r * 0.66, 0.0),
        SymbolShape::DartUp => vec![vec2(0.0, -r * 1.05), vec2(r * 0.85, r), vec2(0.0, r * 0.5), vec2(-r * 0.85, r)],
        SymbolShape::HalfDisc => half_disc(r),
        SymbolShape::Diamond => vec![vec2(0.0, -r), vec2(r, 0.0), vec2(0.0, r), vec2(-r, 0.0)],
        SymbolShape::Saltire => saltire(r),
        SymbolShape::Square => {
            vec![vec2(-0.82 * r, -0.82 * r), vec2(0.82 * r, -0.82 * r), vec2(0.82 * r, 0.82 * r), vec2(-0.82 * r, 0.82 * r)]
        }
        SymbolShape::RingDot => circle(r * 0.95),
        SymbolShape::Disc => circle(r * 0.72),
    }
}

fn circle(r: f32) -> Vec<Vec2> {
    (0..24).map(|n| Vec2::angled(n as f32 / 24.0 * std::f32::consts::TAU) * r).collect()
}

fn star(points: u32, outer: f32, inner: f32, turn: f32) -> Vec<Vec2> {
    (0..2 * points)
        .map(|n| {
            let angle = turn - std::f32::consts::FRAC_PI_2 + n as f32 / (2 * points) as f32 * std::f32::consts::TAU;
            Vec2::angled(angle) * if n % 2 == 0 { outer } else { inner }
        })
        .collect()
}

fn half_disc(r: f32) -> Vec<Vec2> {
    (0..=12).map(|n| Vec2::angled(std::f32::consts::PI * (1.0 + n as f32 / 12.0)) * r * 1.05 + vec2(0.0, 0.45 * r)).collect()
}

fn saltire(r: f32) -> Vec<Vec2> {
    let (far, near) = (r * 0.95, r * 0.42);
    [
        (0.0_f32, -near),
        (far - near, -far),
        (far, near - far),
        (near, 0.0),
        (far, far - near),
        (far - near, far),
        (0.0, near),
        (near - far, far),
        (-far, far - near),
        (-near, 0.0),
        (-far, near - far),
        (near - far, -far),
    ]
    .map(|(x, y)| vec2(x, y))
    .to_vec()
}

fn paint_outline(painter: &Painter, outline: &[Vec2], center: Pos2, fill: Color32, edge: Stroke) {
    let points: Vec<Pos2> = outline.iter().map(|v| center + *v).collect();
    if is_convex(outline) {
        painter.add(Shape::Path(PathShape::convex_polygon(points, fill, edge)));
        return;
    }
    // Concave: a fan of triangles from the centre, then the edge, which also smooths the rim.
    let mut mesh = egui::Mesh::default();
    mesh.colored_vertex(center, fill);
    for p in &points {
        mesh.colored_vertex(*p, fill);
    }
    let count = u32::try_from(points.len()).unwrap_or(0);
    for n in 0..count {
        mesh.add_triangle(0, 1 + n, 1 + (n + 1) % count);
    }
    painter.add(Shape::mesh(mesh));
    painter.add(Shape::closed_line(points, edge));
}

fn is_convex(outline: &[Vec2]) -> bool {
    let n = outline.len();
    let cross = |i: usize| {
        let (Some(a), Some(b), Some(c)) = (outline.get(i), outline.get((i + 1) % n), outline.get((i + 2) % n)) else { return 0.0 };
        (*b - *a).x * (*c - *b).y - (*b - *a).y * (*c - *b).x
    };
    (0..n).all(|i| cross(i) >= -1e-3) || (0..n).all(|i| cross(i) <= 1e-3)
}

/// The yellow disc on which a selected symbol stands.
pub fn paint_selection(painter: &Painter, theme: &Theme, center: Pos2) {
    painter.circle_filled(center, 20.0, theme.map.symbol_casing);
    painter.circle(center, 17.5, theme.state.selection_glow, Stroke::new(2.5, theme.state.selection_ring));
}

/// A north arrow, for pictures.
pub fn paint_north(painter: &Painter, theme: &Theme, at: Pos2) {
    let color = theme.text.strong;
    painter.add(Shape::convex_polygon(vec![at + vec2(0.0, -12.0), at + vec2(6.0, 6.0), at + vec2(0.0, 2.0)], color, Stroke::NONE));
    painter.add(Shape::closed_line(vec![at + vec2(0.0, -12.0), at + vec2(0.0, 2.0), at + vec2(-6.0, 6.0)], Stroke::new(1.0, color)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_stays_within_its_size() {
        use SymbolShape as S;
        for shape in [S::TriangleDown, S::Star4, S::DartUp, S::HalfDisc, S::Burst8, S::Diamond, S::Saltire, S::Square, S::RingDot, S::Disc]
        {
            let points = outline(shape, 8.0);
            assert!(points.len() >= 3, "{shape:?}");
            assert!(points.iter().all(|p| p.x.abs() <= 9.0 && p.y.abs() <= 9.0), "{shape:?}");
        }
    }

    #[test]
    fn stars_are_concave_and_diamonds_are_not() {
        assert!(!is_convex(&outline(SymbolShape::Star4, 8.0)));
        assert!(is_convex(&outline(SymbolShape::Diamond, 8.0)));
    }
}
