//! Names on the map: Arabic over English, haloed, never over each other or over a symbol.

use std::sync::LazyLock;

use egui::{Painter, Pos2, Rect, pos2, vec2};
use walkers::{Projector, lon_lat};

use crate::ui::bidi_text::{Align, TextStyle, measure, paint, paint_rotated};
use crate::ui::theme::{Role, Theme};

const TABLE: &str = include_str!("../../../data/tiles/labels.tsv");

/// What a label names; decides its look and how it is placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Country,
    Governorate,
    Region,
    Water,
    City,
    Town,
    Village,
    Site,
}

#[derive(Clone, Debug)]
struct LabelRow {
    english: &'static str,
    arabic: &'static str,
    sort: Sort,
    rank: i32,
    lon: f64,
    lat: f64,
    min_zoom: f64,
    max_zoom: f64,
    angle: f32,
}

static ROWS: LazyLock<Vec<LabelRow>> = LazyLock::new(|| {
    let mut rows: Vec<LabelRow> = TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(parse).collect();
    rows.sort_by(|a, b| a.rank.cmp(&b.rank).then(a.sort.cmp(&b.sort)).then(a.english.cmp(b.english)));
    rows
});

fn parse(line: &'static str) -> Option<LabelRow> {
    let mut cells = line.split('\t');
    let (english, arabic, kind) = (cells.next()?, cells.next()?, cells.next()?);
    let sort = match kind {
        "country" => Sort::Country,
        "governorate" => Sort::Governorate,
        "region" | "desert" => Sort::Region,
        "river" | "lake" | "wadi" => Sort::Water,
        "city" => Sort::City,
        "town" => Sort::Town,
        "village" => Sort::Village,
        "kind" => return None,
        _ => Sort::Site,
    };
    let mut number = || cells.next()?.trim().parse::<f64>().ok();
    #[expect(clippy::cast_possible_truncation, reason = "small whole number")]
    let rank = number()? as i32;
    let (lon, lat, min_zoom, max_zoom) = (number()?, number()?, number()?, number()?);
    #[expect(clippy::cast_possible_truncation, reason = "degrees")]
    let angle = number().unwrap_or(0.0) as f32;
    Some(LabelRow { english, arabic, sort, rank, lon, lat, min_zoom, max_zoom, angle: angle.to_radians() })
}

impl LabelRow {
    fn styles(&self, theme: &Theme) -> (TextStyle, TextStyle) {
        let base = theme.style(Role::Small).halo(1.6, theme.map.halo);
        let pair = |arabic: f32, english: f32, weight: u16, color| {
            let style = |size: f32| TextStyle { line: size * 1.25, ..base.size(size).weight(weight).color(color) };
            (style(arabic), style(english))
        };
        match self.sort {
            Sort::Country => {
                let (arabic, english) = pair(16.0, 12.0, 500, theme.map.label_region);
                (arabic, TextStyle { tracking: 0.12, ..english })
            }
            Sort::Governorate | Sort::Region => {
                let (arabic, english) = pair(13.0, 10.5, 400, theme.map.label_region);
                (arabic, TextStyle { tracking: 0.06, ..english })
            }
            Sort::Water => pair(12.0, 10.0, 400, theme.map.label_water),
            Sort::City => pair(14.0, 11.5, 600, theme.map.label),
            Sort::Town => pair(12.5, 10.5, 500, theme.map.label),
            Sort::Village | Sort::Site => pair(12.0, 10.0, 400, theme.map.label_minor),
        }
    }

    const fn has_dot(&self) -> bool {
        matches!(self.sort, Sort::City | Sort::Town | Sort::Village | Sort::Site)
    }
}

/// Paints every name that shows at this zoom and finds room. `taken` holds what must stay clear.
pub fn paint_labels(painter: &Painter, theme: &Theme, projector: &Projector<'_>, taken: &mut Vec<Rect>) {
    let screen = projector.clip_rect();
    let zoom = projector.zoom();
    for row in ROWS.iter().filter(|row| (row.min_zoom..=row.max_zoom).contains(&zoom)) {
        let at = projector.project(lon_lat(row.lon, row.lat)).to_pos2();
        if screen.expand(8.0).contains(at) {
            place(painter, theme, row, at, screen, taken);
        }
    }
}

fn place(painter: &Painter, theme: &Theme, row: &LabelRow, at: Pos2, screen: Rect, taken: &mut Vec<Rect>) {
    let (arabic_style, english_style) = row.styles(theme);
    let arabic_size = if row.arabic.is_empty() { egui::Vec2::ZERO } else { measure(painter.ctx(), row.arabic, &arabic_style) };
    let english_size = if row.english.is_empty() { egui::Vec2::ZERO } else { measure(painter.ctx(), row.english, &english_style) };
    let size = vec2(arabic_size.x.max(english_size.x), (arabic_size.y + english_size.y - 3.0).max(10.0));
    if row.angle.abs() > 0.01 {
        return place_turned(painter, row, at, (&arabic_style, &english_style), (arabic_size, english_size), taken);
    }
    let choices = if row.has_dot() { around_dot(at, size) } else { vec![(Rect::from_center_size(at, size), Align::Center)] };
    let free = choices.into_iter().find(|(rect, _)| screen.contains_rect(*rect) && !taken.iter().any(|t| t.intersects(*rect)));
    let Some((rect, align)) = free else { return };
    if row.has_dot() {
        paint_dot(painter, theme, row, at);
        taken.push(Rect::from_center_size(at, vec2(7.0, 7.0)));
    }
    taken.push(rect.expand2(vec2(3.0, 1.0)));
    let x = match align {
        Align::Left => rect.left(),
        Align::Center => rect.center().x,
        Align::Right => rect.right(),
    };
    if !row.arabic.is_empty() {
        paint(painter, pos2(x, rect.top() + arabic_size.y / 2.0), align, row.arabic, &arabic_style);
    }
    if !row.english.is_empty() {
        paint(painter, pos2(x, rect.bottom() - english_size.y / 2.0), align, row.english, &english_style);
    }
}

/// Right, left, below, above the dot.
fn around_dot(at: Pos2, size: egui::Vec2) -> Vec<(Rect, Align)> {
    let beside = |x: f32| Rect::from_min_size(pos2(x, at.y - size.y / 2.0), size);
    let over = |y: f32| Rect::from_min_size(pos2(at.x - size.x / 2.0, y), size);
    let mut out = vec![
        (beside(at.x + 7.0), Align::Left),
        (beside(at.x - 7.0 - size.x), Align::Right),
        (over(at.y + 5.0), Align::Center),
        (over(at.y - 5.0 - size.y), Align::Center),
    ];
    // Farther away, past a ring that stands on the place.
    for gap in [18.0, 30.0] {
        out.push((beside(at.x + gap), Align::Left));
        out.push((beside(at.x - gap - size.x), Align::Right));
    }
    out
}

fn paint_dot(painter: &Painter, theme: &Theme, row: &LabelRow, at: Pos2) {
    let radius = match row.sort {
        Sort::City => 3.0,
        Sort::Town => 2.4,
        _ => 1.9,
    };
    painter.circle(at, radius, theme.map.label, egui::Stroke::new(1.0, theme.map.halo));
}

/// Names along a river: Arabic above the line, English below.
fn place_turned(
    painter: &Painter,
    row: &LabelRow,
    at: Pos2,
    styles: (&TextStyle, &TextStyle),
    sizes: (egui::Vec2, egui::Vec2),
    taken: &mut Vec<Rect>,
) {
    let turn = egui::emath::Rot2::from_angle(row.angle);
    let above = at + turn * vec2(0.0, -9.0);
    let below = at + turn * vec2(0.0, 9.0);
    let bounds = |center: Pos2, size: egui::Vec2| {
        let (c, s) = (row.angle.cos().abs(), row.angle.sin().abs());
        Rect::from_center_size(center, vec2(size.x * c + size.y * s, size.x * s + size.y * c))
    };
    let (a, b) = (bounds(above, sizes.0), bounds(below, sizes.1));
    if taken.iter().any(|t| t.intersects(a) || t.intersects(b)) {
        return;
    }
    taken.extend([a, b]);
    if !row.arabic.is_empty() {
        paint_rotated(painter, above, row.angle, row.arabic, styles.0);
    }
    if !row.english.is_empty() {
        paint_rotated(painter, below, row.angle, row.english, styles.1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_label_table_can_be_read_and_the_countries_are_in_it() {
        let wanted = TABLE.lines().filter(|l| !l.starts_with('#') && !l.starts_with("name_en") && !l.trim().is_empty()).count();
        assert_eq!(ROWS.len(), wanted);
        for name in ["Syria", "Iraq", "Al-Bukamal", "Deir ez-Zor"] {
            assert!(ROWS.iter().any(|row| row.english.eq_ignore_ascii_case(name)), "{name}");
        }
    }
}
