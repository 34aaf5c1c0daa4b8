//! Many thin lines as one mesh with soft edges: dashes and hatching of circles and areas, of which a map may show hundreds.

use egui::{Color32, Mesh, Painter, Pos2, Rect, Shape, Stroke};

/// Lines gathered into one shape.
pub(super) struct Ink {
    mesh: Mesh,
    screen: Rect,
    /// Width of the soft edge in points: a pixel.
    feather: f32,
}

impl Ink {
    /// Ink for what shows through a painter.
    pub(super) fn new(painter: &Painter) -> Self {
        Self { mesh: Mesh::default(), screen: painter.clip_rect().expand(2.0), feather: 1.0 / painter.pixels_per_point() }
    }

    /// Adds a line; nothing where it lies off the screen.
    pub(super) fn line(&mut self, [a, b]: [Pos2; 2], stroke: Stroke) {
        if !Rect::from_two_pos(a, b).intersects(self.screen) {
            return;
        }
        // Thinner than a pixel is fainter, not thinner.
        let width = stroke.width.max(self.feather);
        let color = stroke.color.gamma_multiply(stroke.width / width);
        let normal = (b - a).normalized().rot90();
        let (inner, outer) = ((width - self.feather) / 2.0, f32::midpoint(width, self.feather));
        let first = u32::try_from(self.mesh.vertices.len()).unwrap_or(0);
        for end in [a, b] {
            for (off, color) in [(-outer, Color32::TRANSPARENT), (-inner, color), (inner, color), (outer, Color32::TRANSPARENT)] {
                self.mesh.colored_vertex(end + normal * off, color);
            }
        }
        for n in 0..3 {
            let at = first + n;
            self.mesh.add_triangle(at, at + 1, at + 4);
            self.mesh.add_triangle(at + 1, at + 4, at + 5);
        }
    }

    /// Adds dashes along a way.
    pub(super) fn dashes(&mut self, way: &[Pos2], stroke: Stroke, [dash, gap]: [f32; 2]) {
        // How far into the pattern of a dash and a gap the way has come.
        let mut at = 0.0;
        for pair in way.windows(2) {
            let [from, to] = pair else { continue };
            let length = from.distance(*to);
            let is_off = !Rect::from_two_pos(*from, *to).intersects(self.screen);
            let mut done = 0.0;
            while done < length && !is_off {
                let left = if at < dash { dash - at } else { dash + gap - at };
                let step = left.min(length - done);
                if at < dash {
                    let ends = [done, done + step].map(|part| *from + (*to - *from) * (part / length));
                    self.line(ends, stroke);
                }
                done += step;
                at = if step < left { at + step } else { (at + step) % (dash + gap) };
            }
            if is_off {
                at = (at + length) % (dash + gap);
            }
        }
    }

    /// Adds a circle of dashes.
    pub(super) fn dashed_circle(&mut self, center: Pos2, radius: f32, stroke: Stroke) {
        let steps = (radius * 0.5).clamp(24.0, 240.0) as usize;
        let angle = |n: usize| n as f32 / steps as f32 * std::f32::consts::TAU;
        let points: Vec<Pos2> = (0..=steps).map(|n| center + egui::Vec2::angled(angle(n)) * radius).collect();
        self.dashes(&points, stroke, [4.0, 3.0]);
    }

    /// Paints what was gathered.
    pub(super) fn paint(self, painter: &Painter) {
        if !self.mesh.is_empty() {
            painter.add(Shape::mesh(self.mesh));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    fn ink() -> Ink {
        Ink { mesh: Mesh::default(), screen: Rect::from_min_max(pos2(0.0, 0.0), pos2(100.0, 100.0)), feather: 1.0 }
    }

    /// Lines gathered: each has eight corners.
    fn count(ink: &Ink) -> usize {
        ink.mesh.vertices.len() / 8
    }

    #[test]
    fn dashes_go_on_round_corners_and_through_what_is_off_the_screen() {
        let stroke = Stroke::new(1.0, Color32::BLACK);
        let mut straight = ink();
        straight.dashes(&[pos2(0.0, 50.0), pos2(70.0, 50.0)], stroke, [4.0, 3.0]);
        assert_eq!(count(&straight), 10);
        let mut bent = ink();
        bent.dashes(&[pos2(0.0, 50.0), pos2(35.0, 50.0), pos2(35.0, 85.0)], stroke, [4.0, 3.0]);
        assert_eq!(count(&bent), 10, "five on each side of a corner that lies at the end of a gap");
        let mut away = ink();
        away.dashes(&[pos2(-500.0, 50.0), pos2(-10.0, 50.0), pos2(60.0, 50.0)], stroke, [4.0, 3.0]);
        assert!((9..=10).contains(&count(&away)), "{}", count(&away));
    }

    #[test]
    fn thin_lines_are_faint_and_none_is_lost_to_rounding() {
        let mut thin = ink();
        thin.line([pos2(0.0, 0.0), pos2(10.0, 0.0)], Stroke::new(0.5, Color32::WHITE));
        assert!(thin.mesh.vertices.iter().all(|v| v.color.a() < 140));
        let mut circle = ink();
        circle.dashed_circle(pos2(50.0, 50.0), 40.0, Stroke::new(1.0, Color32::BLACK));
        assert!(count(&circle) > 30, "{}", count(&circle));
    }
}
