//! Names on the map: haloed, the weightiest first, never over each other or over a symbol. A name that finds no room is left out.

mod room;
mod table;

use egui::{Painter, Pos2, Rect, Stroke, Vec2, emath::Rot2, pos2, vec2};
use walkers::{Projector, lon_lat};

use super::markers::{Drawn, Scene, Target};
use crate::context::Names;
use crate::incident::PlaceKind;
use crate::ui::bidi_text::{Align, TextStyle, measure, paint, paint_rotated};
use crate::ui::theme::Theme;
pub use room::Room;
use table::{LabelRow, Sort, rows};

/// A name that stands on the map more than once keeps this far from itself, in points.
const APART: f32 = 430.0;
/// The same for rivers, which are told from each other by their names alone.
const RIVER_APART: f32 = 300.0;
/// Side of the square a mark takes, in points.
const MARK: f32 = 8.0;
/// Room kept clear beside a name.
const AROUND_NAME: f32 = 3.0;
/// Places up to this rank keep their marks clear of other places' names.
const WEIGHTY: i32 = 35;
/// Rings that bear the name of their place: those of the places that most incidents name.
const MOST_BUSY: usize = 14;
/// A place so near the ring that bears its name is not named again, in points.
const BUSY_APART: f32 = 90.0;
/// From the line of a river to the middle of its name.
const BESIDE_RIVER: f32 = 9.5;

/// What one frame's names are painted with.
struct Pen<'a> {
    painter: &'a Painter,
    theme: &'a Theme,
    names: Names,
    zoom: f32,
    screen: Rect,
    room: &'a mut Room,
    /// What this frame's names and marks take, and the furniture; a mark may lie below a symbol, never below these.
    named: Room,
    /// Marks of weighty places, painted or yet to come: no name covers one.
    marks: Room,
    /// Names painted so far that may come again, and where.
    repeated: Vec<(&'static str, Pos2)>,
    /// Names of rings, English and Arabic, and where these stand.
    busy: Vec<(String, String, Pos2)>,
}

/// A name in one script, measured.
struct Line<'a> {
    text: &'a str,
    style: TextStyle,
    size: Vec2,
}

/// Paints the names of the places most incidents name, beside their rings, and then every name that shows at this zoom and finds room.
/// Of the two rooms the first holds what must stay clear, the second what covers the map altogether: below that not even a mark is painted.
pub(super) fn paint_labels(
    painter: &Painter,
    scene: &Scene<'_>,
    projector: &Projector<'_>,
    drawn: &Drawn,
    (room, named): (&mut Room, Room),
) {
    let screen = projector.clip_rect();
    let zoom = projector.zoom();
    let view = super::view_box(projector, 12.0);
    let shows = |row: &&LabelRow| {
        (row.min_zoom..row.max_zoom).contains(&zoom)
            && (view.west..=view.east).contains(&row.lon)
            && (view.south..=view.north).contains(&row.lat)
    };
    let shown: Vec<(&'static LabelRow, Pos2)> =
        rows().iter().filter(shows).map(|row| (row, projector.project(lon_lat(row.lon, row.lat)).to_pos2())).collect();
    let mut marks = Room::new(screen);
    for (_, at) in shown.iter().filter(|(row, _)| row.sort.has_mark() && row.rank <= WEIGHTY) {
        marks.take(Rect::from_center_size(*at, Vec2::splat(MARK)));
    }
    let (theme, names) = (scene.theme, scene.options.names);
    let mut pen = Pen { painter, theme, names, zoom: zoom as f32, screen, room, named, marks, repeated: Vec::new(), busy: Vec::new() };
    for ring in busiest(drawn) {
        pen.place_busy(scene, ring);
    }
    for (row, at) in shown {
        pen.place(row, at);
    }
}

/// The rings of the places that most incidents name, fullest first.
fn busiest(drawn: &Drawn) -> Vec<&Target> {
    let mut rings: Vec<&Target> = drawn.targets.iter().filter(|target| target.is_ring()).collect();
    rings.sort_by_key(|target| std::cmp::Reverse(target.count));
    rings.truncate(MOST_BUSY);
    rings
}

/// A name in the scripts asked for; in the other one where a script has none.
fn scripts<'a>(names: Names, arabic: &'a str, english: &'a str) -> Vec<(bool, &'a str)> {
    let texts = match names {
        Names::Arabic if !arabic.is_empty() => vec![(true, arabic)],
        Names::English if !english.is_empty() => vec![(false, english)],
        _ => vec![(true, arabic), (false, english)],
    };
    texts.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

/// How the name of a place is set that incidents name; `None` for areas, which have names of their own.
const fn type_key_of(kind: PlaceKind) -> Option<&'static str> {
    match kind {
        PlaceKind::City => Some("city"),
        PlaceKind::Town | PlaceKind::Village | PlaceKind::Neighbourhood => Some("town"),
        PlaceKind::Base | PlaceKind::Airport | PlaceKind::Oilfield | PlaceKind::Crossing | PlaceKind::Facility | PlaceKind::Dam => {
            Some("site")
        }
        _ => None,
    }
}

impl Pen<'_> {
    fn lines<'a>(&self, key: &str, arabic: &'a str, english: &'a str) -> Vec<Line<'a>> {
        let (arabic_style, english_style) = self.theme.map_type(key, self.zoom);
        let line = |(is_arabic, text): (bool, &'a str)| {
            let style = if is_arabic { arabic_style } else { english_style };
            Line { text, size: measure(self.painter.ctx(), text, &style), style }
        };
        scripts(self.names, arabic, english).into_iter().map(line).collect()
    }

    /// The name of the place that a ring is named by, beside the ring.
    fn place_busy(&mut self, scene: &Scene<'_>, ring: &Target) {
        let Some(place) = ring.head.and_then(|site| scene.store.columns().sites().get(site)) else { return };
        let Some(key) = type_key_of(place.kind) else { return };
        let lines = self.lines(key, &place.name_ar, &place.name);
        let (size, gap) = (block_size(&lines), ring.radius + 5.0);
        let corners = [(1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (-1.0, -1.0)].map(|(x, y)| Side::Corner(x * gap, y * gap));
        let sides = [Side::Right(gap), Side::Left(gap), Side::Below(gap), Side::Above(gap)].into_iter().chain(corners);
        let is_free = |rect: &Rect| self.screen.contains_rect(*rect) && self.room.is_free(*rect);
        let free = sides.map(|side| side.block(ring.center, size)).find(|(rect, _)| is_free(rect));
        let Some((rect, align)) = free else { return };
        self.take(rect.expand2(vec2(AROUND_NAME, 0.0)));
        self.paint_block(rect, align, &lines);
        self.busy.push((place.name.clone(), place.name_ar.clone(), ring.center));
    }

    /// Whether a ring near by bears the name already.
    fn is_named(&self, row: &LabelRow, at: Pos2) -> bool {
        let is_same = |name: &str, own: &str| !own.is_empty() && name == own;
        self.busy
            .iter()
            .any(|(english, arabic, ring)| (is_same(english, row.english) || is_same(arabic, row.arabic)) && ring.distance(at) < BUSY_APART)
    }

    fn place(&mut self, row: &'static LabelRow, at: Pos2) {
        if !row.sort.has_mark() && self.is_near_itself(row, at) || row.sort.has_mark() && self.is_named(row, at) {
            return;
        }
        let lines = self.lines(row.sort.type_key(), row.arabic, row.english);
        let is_placed = if row.angle.abs() > 0.01 || row.sort == Sort::River {
            self.place_turned(row, at, &lines)
        } else if row.sort.has_mark() {
            self.place_beside(row, at, &lines)
        } else {
            self.place_over(at, &lines)
        };
        if is_placed && !row.sort.has_mark() {
            self.repeated.push((row.english, at));
        }
    }

    fn is_near_itself(&self, row: &LabelRow, at: Pos2) -> bool {
        let apart = if row.sort == Sort::River { RIVER_APART } else { APART };
        self.repeated.iter().any(|(name, there)| *name == row.english && there.distance(at) < apart)
    }

    fn is_free(&self, rect: Rect) -> bool {
        self.screen.contains_rect(rect) && self.room.is_free(rect) && self.marks.is_free(rect.expand(AROUND_NAME))
    }

    /// A settlement or site: beside its mark, on the side that has room; farther away past a ring that stands on the place.
    fn place_beside(&mut self, row: &LabelRow, at: Pos2, lines: &[Line<'_>]) -> bool {
        let size = block_size(lines);
        let mark = Rect::from_center_size(at, Vec2::splat(MARK));
        if !self.screen.contains_rect(mark) || !self.named.is_free(mark) {
            return false;
        }
        let near = if self.room.is_free(mark) { NEAR_MARK } else { AROUND_SYMBOL };
        let choices = near.iter().map(|side| side.block(at, size));
        let Some((rect, align)) = choices.into_iter().find(|(rect, _)| self.is_free(*rect)) else { return false };
        paint_mark(self.painter, self.theme, row.sort, at);
        self.take(mark);
        self.take(rect.expand2(vec2(AROUND_NAME, 0.0)));
        self.paint_block(rect, align, lines);
        true
    }

    /// An area: over its middle, or a little off it.
    fn place_over(&mut self, at: Pos2, lines: &[Line<'_>]) -> bool {
        let size = block_size(lines);
        let step = vec2(size.x * 0.4, size.y * 0.9);
        let offs = OFF_MIDDLE.iter().map(|(x, y)| Rect::from_center_size(at + vec2(x * step.x, y * step.y), size));
        let Some(rect) = offs.into_iter().find(|rect| self.is_free(*rect)) else { return false };
        self.take(rect.expand2(vec2(6.0, 2.0)));
        self.paint_block(rect, Align::Center, lines);
        true
    }

    fn take(&mut self, rect: Rect) {
        self.room.take(rect);
        self.named.take(rect);
    }

    fn paint_block(&self, rect: Rect, align: Align, lines: &[Line<'_>]) {
        let x = match align {
            Align::Left => rect.left(),
            Align::Center => rect.center().x,
            Align::Right => rect.right(),
        };
        let mut y = rect.top();
        for line in lines {
            paint(self.painter, pos2(x, y + line.size.y / 2.0), align, line.text, &line.style);
            y += line.size.y;
        }
    }

    /// A river: along its line, Arabic above and English below; one script alone above.
    fn place_turned(&mut self, row: &LabelRow, at: Pos2, lines: &[Line<'_>]) -> bool {
        let turn = Rot2::from_angle(row.angle);
        let sides = [-BESIDE_RIVER, BESIDE_RIVER];
        let centers: Vec<Pos2> = lines.iter().zip(sides).map(|(_, side)| at + turn * vec2(0.0, side)).collect();
        let rects: Vec<Rect> = lines.iter().zip(&centers).flat_map(|(line, center)| along(*center, line.size, turn)).collect();
        if !rects.iter().all(|rect| self.is_free(*rect)) {
            return false;
        }
        for rect in rects {
            self.take(rect);
        }
        for (line, center) in lines.iter().zip(&centers) {
            paint_rotated(self.painter, *center, row.angle, line.text, &line.style);
        }
        true
    }
}

/// Size of lines set over each other.
fn block_size(lines: &[Line<'_>]) -> Vec2 {
    vec2(lines.iter().map(|line| line.size.x).fold(0.0, f32::max), lines.iter().map(|line| line.size.y).sum())
}

/// Squares that cover a turned line, so that it takes no more room than it fills.
fn along(center: Pos2, size: Vec2, turn: Rot2) -> Vec<Rect> {
    let side = size.y.max(4.0);
    let count = (size.x / side).ceil().max(1.0);
    let step = (size.x - side).max(0.0) / (count - 1.0).max(1.0);
    let at = |n: usize| center + turn * vec2((n as f32).mul_add(step, (side - size.x).min(0.0) / 2.0), 0.0);
    (0..count as usize).map(|n| Rect::from_center_size(at(n), Vec2::splat(side * 0.85))).collect()
}

/// Where a block of names may stand about its mark, in points from the mark.
#[derive(Clone, Copy)]
enum Side {
    Right(f32),
    Left(f32),
    Below(f32),
    Above(f32),
    /// Past a corner, so far to the right and below; negative is to the left and above.
    Corner(f32, f32),
}

/// In the order they are tried.
const NEAR_MARK: &[Side] = &[Side::Right(7.5), Side::Left(7.5), Side::Below(4.0), Side::Above(4.0)];
/// Past a symbol or ring that stands on the place.
const AROUND_SYMBOL: &[Side] = &[
    Side::Right(12.0),
    Side::Left(12.0),
    Side::Right(22.0),
    Side::Left(22.0),
    Side::Right(32.0),
    Side::Left(32.0),
    Side::Below(24.0),
    Side::Above(24.0),
];
/// Where the name of an area may stand off its middle, in parts of its own size.
const OFF_MIDDLE: [(f32, f32); 9] =
    [(0.0, 0.0), (0.0, 1.0), (0.0, -1.0), (1.0, 0.0), (-1.0, 0.0), (1.0, 1.0), (-1.0, 1.0), (1.0, -1.0), (-1.0, -1.0)];

impl Side {
    fn block(self, at: Pos2, size: Vec2) -> (Rect, Align) {
        let beside = |x: f32| Rect::from_min_size(pos2(x, at.y - size.y / 2.0), size);
        let over = |y: f32| Rect::from_min_size(pos2(at.x - size.x / 2.0, y), size);
        match self {
            Self::Right(gap) => (beside(at.x + gap), Align::Left),
            Self::Left(gap) => (beside(at.x - gap - size.x), Align::Right),
            Self::Below(gap) => (over(at.y + gap), Align::Center),
            Self::Above(gap) => (over(at.y - gap - size.y), Align::Center),
            Self::Corner(x, y) => {
                // A corner of the block touches the ring where it is slanted.
                let (x, y) = (x * 0.8, y * 0.6);
                let left = if x > 0.0 { at.x + x } else { at.x + x - size.x };
                let top = if y > 0.0 { at.y + y } else { at.y + y - size.y };
                (Rect::from_min_size(pos2(left, top), size), if x > 0.0 { Align::Left } else { Align::Right })
            }
        }
    }
}

/// Settlements are dots by size; sites have a small sign each.
fn paint_mark(painter: &Painter, theme: &Theme, sort: Sort, at: Pos2) {
    let (ink, halo) = (theme.map.label, theme.map.halo);
    let thin = Stroke::new(1.25, theme.map.label_minor);
    match sort {
        Sort::City => {
            painter.circle(at, 3.6, theme.map.land, Stroke::new(1.4, ink));
            painter.circle_filled(at, 1.5, ink);
        }
        Sort::Town => {
            painter.circle(at, 2.6, ink, Stroke::new(1.0, halo));
        }
        Sort::Base => {
            painter.rect(
                Rect::from_center_size(at, Vec2::splat(6.0)),
                0.0,
                theme.map.label_minor,
                Stroke::new(1.0, halo),
                egui::StrokeKind::Outside,
            );
        }
        Sort::Airport => {
            painter.circle(at, 3.8, theme.map.land, thin);
            painter.line_segment([at + vec2(-5.5, 2.2), at + vec2(5.5, -2.2)], Stroke::new(1.75, theme.map.label_minor));
        }
        Sort::Oilfield => {
            painter.line(vec![at + vec2(-3.5, 4.0), at + vec2(0.0, -5.0), at + vec2(3.5, 4.0)], thin);
            painter.line_segment([at + vec2(-2.2, 0.8), at + vec2(2.2, 0.8)], thin);
        }
        Sort::Crossing => {
            painter.circle(at, 3.4, theme.map.land, thin);
            painter.line_segment([at + vec2(0.0, -3.4), at + vec2(0.0, 3.4)], thin);
        }
        _ => {
            painter.circle(at, 1.9, ink, Stroke::new(1.0, halo));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn squares_along_a_turned_name_reach_its_ends_and_no_farther() {
        let turn = Rot2::from_angle(0.6);
        let squares = along(pos2(100.0, 100.0), vec2(80.0, 12.0), turn);
        let reach = squares.iter().map(|r| r.center().distance(pos2(100.0, 100.0))).fold(0.0, f32::max);
        assert!(squares.len() == 7 && (reach - 34.0).abs() < 0.1, "{} {reach}", squares.len());
        let whole = squares.iter().fold(Rect::NOTHING, |all, r| all.union(*r));
        assert!(whole.width() < 80.0 && whole.height() < 60.0);
    }

    #[test]
    fn a_short_name_takes_one_square() {
        assert_eq!(along(pos2(0.0, 0.0), vec2(5.0, 12.0), Rot2::from_angle(0.0)).len(), 1);
    }
}
