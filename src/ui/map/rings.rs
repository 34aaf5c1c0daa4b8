//! Symbols and rings, painted.

use egui::{Color32, Painter, Pos2, Stroke, Vec2};

use super::heat::{self, Hexagons};
use super::markers::{Drawn, Scene, Target, UNCERTAIN_FROM_KM, site_of, symbol_size};
use super::symbols::{Fill, MAP_SIZE, paint_kind, paint_selection};
use crate::incident::{Family, Where};
use crate::store::MakeUp;
use crate::ui::bidi_text::{Align, paint};
use crate::ui::theme::{Role, Theme};
use walkers::{Projector, lon_lat};

/// Paints the cells below everything else. Gives where the second step of their ramp starts; `None` where there are none.
pub fn paint_cells(painter: &Painter, scene: &Scene<'_>, projector: &Projector<'_>, drawn: &Drawn) -> Option<f32> {
    if drawn.stands.is_empty() {
        return None;
    }
    // Tied to a point of the map, so that cells move with it.
    let grid = Hexagons { origin: projector.project(lon_lat(40.0, 34.5)).to_pos2(), width: scene.theme.heat.cell };
    Some(heat::paint(painter, scene.theme, &drawn.stands, grid, projector.clip_rect()))
}

/// A count as short as a ring needs it: 999, 1.9k, 14k, 2.3M.
pub fn short_number(n: usize) -> String {
    let short = |n: f64, unit: &str| if n < 9.95 { format!("{n:.1}{unit}") } else { format!("{n:.0}{unit}") };
    match n {
        0..1_000 => n.to_string(),
        1_000..999_500 => short(n as f64 / 1e3, "k"),
        _ => short(n as f64 / 1e6, "M"),
    }
}

/// Paints symbols, rings, and the selected incident on top.
pub fn paint_markers(painter: &Painter, scene: &Scene<'_>, drawn: &Drawn, hovered: Option<&Target>) {
    for leg in &drawn.legs {
        painter.line_segment(*leg, Stroke::new(3.0, scene.theme.map.symbol_casing));
        painter.line_segment(*leg, Stroke::new(1.0, scene.theme.line.strong));
    }
    if let Some([middle, _]) = drawn.legs.first() {
        painter.circle(*middle, 3.0, scene.theme.line.strong, Stroke::new(1.0, scene.theme.map.symbol_casing));
    }
    let screen = painter.clip_rect();
    for target in drawn.targets.iter().filter(|target| screen.expand(target.radius + 4.0).contains(target.center)) {
        let is_hovered = hovered == Some(target);
        match target.row {
            Some(row) if Some(row) == scene.selected => paint_selected(painter, scene, target.center, row),
            Some(row) => paint_single(painter, scene, target.center, row, is_hovered),
            None => paint_ring(painter, scene, target, is_hovered),
        }
    }
}

fn fill_of(place: &Where) -> Fill {
    if place.precision_km >= UNCERTAIN_FROM_KM { Fill::Hollow } else { Fill::Solid }
}

fn paint_single(painter: &Painter, scene: &Scene<'_>, center: Pos2, index: usize, is_hovered: bool) {
    let Some((kind, place)) = site_of(scene.store, index) else { return };
    let size = symbol_size(scene, index) + if is_hovered { 3.0 } else { 0.0 };
    if is_hovered {
        painter.circle_stroke(center, size * 0.78, Stroke::new(1.0, scene.theme.state.selection_ring));
    }
    paint_kind(painter, scene.theme, kind, center, size, fill_of(place));
}

fn paint_selected(painter: &Painter, scene: &Scene<'_>, center: Pos2, index: usize) {
    let Some((kind, place)) = site_of(scene.store, index) else { return };
    paint_selection(painter, scene.theme, center);
    paint_kind(painter, scene.theme, kind, center, MAP_SIZE + 2.0, fill_of(place));
}

fn paint_ring(painter: &Painter, scene: &Scene<'_>, target: &Target, is_hovered: bool) {
    let theme = scene.theme;
    let outer = target.radius + if is_hovered { 2.0 } else { 0.0 };
    let inner = paint_make_up(painter, theme, target.center, outer, &target.families);
    if is_hovered {
        painter.circle_stroke(target.center, outer + 2.5, Stroke::new(1.0, theme.state.selection_ring));
    }
    let size = if inner >= 12.0 { 13.0 } else { 11.0 };
    let style = theme.style(Role::Label).size(size).weight(600).color(theme.text.strong);
    paint(painter, target.center, Align::Center, &scene.texts.digits(short_number(target.count)), &style);
}

/// Paints a ring that shows how many are of each family. Gives the radius of the room inside.
pub(super) fn paint_make_up(painter: &Painter, theme: &Theme, center: Pos2, outer: f32, families: &MakeUp) -> f32 {
    let width = (outer * 0.32).clamp(3.5, 7.0);
    painter.circle_filled(center, outer + 2.0, theme.map.symbol_casing);
    painter.circle_filled(center, outer + 0.5, theme.map.symbol_edge.gamma_multiply(0.35));
    let total = families.iter().map(|count| *count as f32).sum::<f32>().max(1.0);
    let mut mesh = egui::Mesh::default();
    let mut from = 0.0;
    for (family, count) in Family::ALL.into_iter().zip(families) {
        if *count > 0 {
            let to = from + *count as f32 / total;
            add_arc(&mut mesh, center, (outer - width / 2.0, width), (from, to), theme.family(family));
            from = to;
        }
    }
    painter.add(egui::Shape::mesh(mesh));
    painter.circle_filled(center, outer - width, theme.surface.card);
    outer - width
}

/// Part of a ring, from and to in turns clockwise from noon, as a strip of quads with a thin gap at its end.
fn add_arc(mesh: &mut egui::Mesh, center: Pos2, (radius, width): (f32, f32), (from, to): (f32, f32), color: Color32) {
    let angle = |turn: f32| turn * std::f32::consts::TAU - std::f32::consts::FRAC_PI_2;
    let gap = if to - from > 0.999 { 0.0 } else { 0.6 / radius };
    let (start, end) = (angle(from) + gap, angle(to) - gap);
    if end <= start {
        return;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "2 to 48")]
    let steps = (((end - start) / std::f32::consts::TAU * 48.0).ceil() as u32).max(2);
    let first = u32::try_from(mesh.vertices.len()).unwrap_or(0);
    for n in 0..=steps {
        let direction = Vec2::angled(start + (end - start) * n as f32 / steps as f32);
        mesh.colored_vertex(center + direction * (radius - width / 2.0), color);
        mesh.colored_vertex(center + direction * (radius + width / 2.0), color);
        if n > 0 {
            let base = first + 2 * n;
            mesh.add_triangle(base - 2, base - 1, base);
            mesh.add_triangle(base - 1, base, base + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::short_number;

    #[test]
    fn large_counts_are_short() {
        let rows = [(0, "0"), (999, "999"), (1000, "1.0k"), (1949, "1.9k"), (9949, "9.9k"), (9960, "10k"), (13_681, "14k")];
        let larger = [(999_499, "999k"), (999_500, "1.0M"), (2_345_678, "2.3M"), (48_000_000, "48M")];
        for (n, want) in rows.into_iter().chain(larger) {
            assert_eq!(short_number(n), want);
        }
    }
}
