//! The grid over the map: meridians and parallels, or MGRS, named at the frame.

use egui::{Align2, Painter, Pos2, Rect, Stroke, pos2, vec2};
use walkers::{Projector, lon_lat};

use super::labels::Room;
use super::readout::metres_per_point;
use crate::context::Grid;
use crate::coords::{GridLine, Hemispheres, graticule, graticule_step, mgrs_grid, mgrs_step};
use crate::geo::BBox;
use crate::i18n::Texts;
use crate::text::Lang;
use crate::ui::bidi_text::{Align, measure, paint};
use crate::ui::theme::{Role, Theme};

/// Lines are worked out for so much more than the view on each side, so that panning rarely works them out again.
const MARGIN: f64 = 0.4;

/// What the lines were worked out for.
#[derive(Clone, Copy, PartialEq)]
struct Key {
    grid: Grid,
    step: Option<u32>,
    lang: Lang,
}

/// The lines worked out last.
#[derive(Default)]
pub struct GridLines {
    key: Option<Key>,
    bounds: Option<BBox>,
    lines: Vec<GridLine>,
}

impl GridLines {
    fn update(&mut self, grid: Grid, view: BBox, metres: f64, texts: &Texts) {
        let step = match grid {
            Grid::Off => None,
            Grid::Degrees => Some(graticule_step(metres)),
            Grid::Mgrs => mgrs_step(metres),
        };
        let key = Key { grid, step, lang: texts.lang() };
        let (width, height) = (view.east - view.west, view.north - view.south);
        let fits = |bounds: BBox| {
            bounds.west <= view.west
                && bounds.east >= view.east
                && bounds.south <= view.south
                && bounds.north >= view.north
                && bounds.east - bounds.west < 3.0 * width
        };
        if self.key == Some(key) && self.bounds.is_some_and(fits) {
            return;
        }
        let bounds = BBox {
            west: view.west - MARGIN * width,
            east: view.east + MARGIN * width,
            south: (view.south - MARGIN * height).max(-85.0),
            north: (view.north + MARGIN * height).min(85.0),
        };
        self.lines = match (grid, step) {
            (Grid::Degrees, Some(step)) => with_letters(texts, |letters| graticule(bounds, step, letters)),
            (Grid::Off, _) | (Grid::Degrees, None) => Vec::new(),
            // Squares are named where the view itself holds them: see below.
            (Grid::Mgrs, step) => mgrs_grid(bounds, step).0,
        };
        (self.key, self.bounds) = (Some(key), Some(bounds));
    }
}

/// Lends out the letters of the four directions in the language of the interface.
pub fn with_letters<R>(texts: &Texts, work: impl FnOnce(Hemispheres<'_>) -> R) -> R {
    let (north, south) = (texts.tr("coordinate-north"), texts.tr("coordinate-south"));
    let (east, west) = (texts.tr("coordinate-east"), texts.tr("coordinate-west"));
    work(Hemispheres { north: &north, south: &south, east: &east, west: &west })
}

/// What a grid is painted with.
pub struct GridPen<'a> {
    /// Where.
    pub painter: &'a Painter,
    /// Colours.
    pub theme: &'a Theme,
    /// Words.
    pub texts: &'a Texts,
    /// Which lines.
    pub grid: Grid,
}

impl GridPen<'_> {
    /// Paints the lines; their names take room at the top and at the side where reading starts.
    pub fn paint(&self, projector: &Projector<'_>, cache: &mut GridLines, room: &mut Room) {
        if self.grid == Grid::Off {
            return;
        }
        let view = super::view_box(projector, 0.0);
        let metres = metres_per_point(projector);
        cache.update(self.grid, view, metres, self.texts);
        let ink = self.theme.map.grid;
        for line in &cache.lines {
            let points: Vec<Pos2> = line.points.iter().map(|p| projector.project(lon_lat(p.lon, p.lat)).to_pos2()).collect();
            self.name_line(line, &points, projector.clip_rect(), room);
            let stroke = if line.is_major { Stroke::new(1.4, ink) } else { Stroke::new(0.8, ink.gamma_multiply(0.6)) };
            self.painter.line(points, stroke);
        }
        if self.grid == Grid::Mgrs {
            self.name_squares(projector, view, mgrs_step(metres), room);
        }
    }

    fn name_line(&self, line: &GridLine, points: &[Pos2], map: Rect, room: &mut Room) {
        if line.label.is_empty() {
            return;
        }
        let is_rtl = self.texts.lang().is_rtl();
        let style = self.theme.style(Role::Small).weight(500).color(self.theme.map.label_grid).halo(1.8, self.theme.map.halo);
        let size = measure(self.painter.ctx(), &line.label, &style);
        let (at, anchor) = if line.is_meridional {
            (crossing(points, |p| p.y, map.top() + 11.0), Align2::CENTER_CENTER)
        } else {
            let x = if is_rtl { map.right() - 8.0 } else { map.left() + 8.0 };
            (crossing(points, |p| p.x, x), if is_rtl { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER })
        };
        let Some(at) = at else { return };
        let rect = anchor.anchor_size(at, size);
        if !map.contains_rect(rect) || !room.is_free(rect) {
            return;
        }
        room.take(rect.expand2(vec2(4.0, 1.0)));
        paint(self.painter, rect.center(), Align::Center, &line.label, &style);
    }

    fn name_squares(&self, projector: &Projector<'_>, view: BBox, step: Option<u32>, room: &mut Room) {
        let size = if step.is_none() { 20.0 } else { 14.0 };
        let style = self.theme.style(Role::Label).size(size).weight(600).color(self.theme.map.label_grid).halo(2.0, self.theme.map.halo);
        // The coarsest lines are enough to know the squares.
        let (_, names) = mgrs_grid(view, step.map(|_| 100_000));
        for name in names {
            let at = projector.project(lon_lat(name.at.lon, name.at.lat)).to_pos2();
            let rect = Rect::from_center_size(at, measure(self.painter.ctx(), &name.words, &style));
            if projector.clip_rect().contains_rect(rect) && room.is_free(rect) {
                room.take(rect.expand(3.0));
                paint(self.painter, at, Align::Center, &name.words, &style);
            }
        }
    }
}

/// Where a line passes a value of x or y.
fn crossing(points: &[Pos2], value: impl Fn(&Pos2) -> f32, wanted: f32) -> Option<Pos2> {
    points.windows(2).find_map(|pair| {
        let [a, b] = pair else { return None };
        let (from, to) = (value(a), value(b));
        if (from - wanted) * (to - wanted) > 0.0 || from == to {
            return None;
        }
        let t = (wanted - from) / (to - from);
        Some(pos2(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_named_where_it_passes_the_frame() {
        let line = [pos2(10.0, 0.0), pos2(20.0, 100.0), pos2(40.0, 200.0)];
        assert_eq!(crossing(&line, |p| p.y, 150.0), Some(pos2(30.0, 150.0)));
        assert_eq!(crossing(&line, |p| p.y, 250.0), None);
    }

    #[test]
    fn lines_are_worked_out_again_only_when_the_view_leaves_them() {
        let texts = Texts::new(Lang::En);
        let view = BBox { west: 40.0, south: 34.0, east: 42.0, north: 35.0 };
        let mut cache = GridLines::default();
        cache.update(Grid::Degrees, view, 500.0, &texts);
        let bounds = cache.bounds;
        assert!(!cache.lines.is_empty());
        cache.update(Grid::Degrees, BBox { west: 40.3, east: 42.3, ..view }, 500.0, &texts);
        assert!(cache.bounds == bounds, "a small pan keeps them");
        cache.update(Grid::Degrees, BBox { west: 41.5, east: 43.5, ..view }, 500.0, &texts);
        assert!(cache.bounds != bounds, "a long one does not");
        cache.update(Grid::Off, view, 500.0, &texts);
        assert!(cache.lines.is_empty());
    }
}
