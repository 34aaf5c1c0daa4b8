//! Cells of one hue below the rings of a crowded map: how many incidents lie in each, every place spread over its own radius. Pure but
//! for painting.

use std::collections::BTreeMap;

use egui::{Color32, Mesh, Painter, Pos2, Rect, pos2};

use crate::ui::theme::Theme;

/// Places with a wider radius tell nothing of where in it; they stay out of the cells, in points.
const WIDEST: f32 = 160.0;
/// √3: height of a hexagon over its side.
const ROOT_3: f32 = 1.732_050_8;

/// What stands on one place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stand {
    /// Where.
    pub at: Pos2,
    /// The radius of the place in points.
    pub radius: f32,
    /// How many incidents.
    pub count: f32,
}

/// A grid of hexagons with a corner on top, fixed to the map by one of its points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hexagons {
    /// The middle of cell (0, 0).
    pub origin: Pos2,
    /// From one flat side to the other, in points.
    pub width: f32,
}

impl Hexagons {
    const fn side(self) -> f32 {
        self.width / ROOT_3
    }

    /// The cell at a point: column and row, odd rows half a cell to the right.
    #[expect(clippy::cast_possible_truncation, reason = "cells of a screen")]
    pub fn cell(self, at: Pos2) -> (i32, i32) {
        let (x, y) = (at.x - self.origin.x, at.y - self.origin.y);
        let guess = (y / (self.side() * 1.5)).round() as i32;
        let near = (guess - 1..=guess + 1).map(|row| {
            let shift = if row.rem_euclid(2) == 1 { 0.5 } else { 0.0 };
            ((x / self.width - shift).round() as i32, row)
        });
        let distance = |cell: &(i32, i32)| self.middle(*cell).distance_sq(at);
        near.min_by(|a, b| distance(a).total_cmp(&distance(b))).unwrap_or_default()
    }

    /// The middle of a cell.
    pub fn middle(self, (column, row): (i32, i32)) -> Pos2 {
        let shift = if row.rem_euclid(2) == 1 { 0.5 } else { 0.0 };
        pos2((column as f32 + shift).mul_add(self.width, self.origin.x), (row as f32).mul_add(self.side() * 1.5, self.origin.y))
    }

    /// The cells whose middle lies in a circle; the one at its own middle, where none does.
    fn within(self, at: Pos2, radius: f32) -> Vec<(i32, i32)> {
        let (low, high) = (self.cell(pos2(at.x - radius, at.y - radius)), self.cell(pos2(at.x + radius, at.y + radius)));
        let all = (low.1..=high.1).flat_map(|row| (low.0 - 1..=high.0 + 1).map(move |column| (column, row)));
        let cells: Vec<(i32, i32)> = all.filter(|cell| self.middle(*cell).distance(at) <= radius).collect();
        if cells.is_empty() { vec![self.cell(at)] } else { cells }
    }
}

/// How many incidents lie in each cell. Sums stay whole: what stands on a place is spread evenly over the cells of its circle.
pub fn cells(stands: &[Stand], grid: Hexagons) -> BTreeMap<(i32, i32), f32> {
    let mut found = BTreeMap::new();
    for stand in stands.iter().filter(|stand| stand.radius <= WIDEST) {
        let within = grid.within(stand.at, stand.radius);
        let share = stand.count / within.len() as f32;
        for cell in within {
            *found.entry(cell).or_insert(0.0) += share;
        }
    }
    found
}

/// The step of a ramp for so many incidents: each step starts at four times the one before, the second at `first`.
pub fn step(count: f32, first: f32, steps: usize) -> usize {
    let mut limit = first;
    (0..steps.saturating_sub(1))
        .take_while(|_| {
            let is_over = count >= limit;
            limit *= 4.0;
            is_over
        })
        .count()
}

/// Where the second step of the ramp starts, so that the fullest cell comes to the last.
pub fn first_limit(fullest: f32, steps: usize) -> f32 {
    let over = i32::try_from(steps.saturating_sub(2)).unwrap_or(0);
    (fullest / 4f32.powi(over) * 0.75).max(1.0).ceil()
}

/// Paints the cells that lie in `clip`. Gives where the second step starts.
pub fn paint(painter: &Painter, theme: &Theme, stands: &[Stand], grid: Hexagons, clip: Rect) -> f32 {
    let found = cells(stands, grid);
    let ramp = &theme.heat.ramp;
    let first = first_limit(found.values().copied().fold(0.0, f32::max), ramp.len());
    let mut mesh = Mesh::default();
    for (cell, count) in &found {
        let middle = grid.middle(*cell);
        if clip.expand(grid.width).contains(middle) {
            let color = ramp.get(step(*count, first, ramp.len())).copied().unwrap_or(Color32::TRANSPARENT);
            add_hexagon(&mut mesh, middle, grid.side() * 0.97, color.gamma_multiply(0.82));
        }
    }
    painter.add(egui::Shape::mesh(mesh));
    first
}

fn add_hexagon(mesh: &mut Mesh, middle: Pos2, side: f32, color: Color32) {
    let base = u32::try_from(mesh.vertices.len()).unwrap_or(u32::MAX);
    for corner in 0..6u8 {
        let angle = (f32::from(corner) + 0.5) * std::f32::consts::FRAC_PI_3;
        mesh.colored_vertex(middle + egui::Vec2::angled(angle) * side, color);
    }
    for n in 1..5 {
        mesh.add_triangle(base, base + n, base + n + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRID: Hexagons = Hexagons { origin: Pos2::new(3.0, 5.0), width: 13.0 };

    #[test]
    fn every_cell_holds_its_own_middle() {
        for column in -20..20 {
            for row in -20..20 {
                assert_eq!(GRID.cell(GRID.middle((column, row))), (column, row));
            }
        }
    }

    #[test]
    fn no_incident_is_lost_when_it_is_spread() {
        let stand = |x, y, radius, count| Stand { at: pos2(x, y), radius, count };
        let found = cells(&[stand(40.0, 50.0, 2.0, 7.0), stand(80.0, 90.0, 60.0, 100.0), stand(0.0, 0.0, 900.0, 5.0)], GRID);
        let sum: f32 = found.values().sum();
        assert!((sum - 107.0).abs() < 0.01, "{sum}: a whole country is left out");
        assert!(found.len() > 40, "{} cells", found.len());
        assert!(found.contains_key(&GRID.cell(pos2(40.0, 50.0))));
    }

    #[test]
    fn steps_grow_fourfold_and_the_fullest_cell_is_in_the_last() {
        let rows = [(0.2, 0), (9.0, 0), (10.0, 1), (39.0, 1), (40.0, 2), (1e9, 5)];
        for (count, want) in rows {
            assert_eq!(step(count, 10.0, 6), want, "{count}");
        }
        for fullest in [1500.0, 30_000.0, 900_000.0] {
            assert_eq!(step(fullest, first_limit(fullest, 6), 6), 5, "{fullest}");
        }
        assert_eq!(first_limit(0.0, 6), 1.0);
    }
}
