//! How far the place of an incident may lie: circles of uncertainty, and the tinted area where the text says no more than a governorate or
//! a desert.

use std::collections::HashMap;

use egui::{Color32, Mesh, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};
use walkers::Projector;

use super::furniture::points_of_km;
use super::ink::Ink;
use super::markers::{Drawn, Scene, UNCERTAIN_FROM_KM, WIDE_FROM_KM, point_of};
use super::plan::on_unit_map;
use crate::geo::{self, BBox, LatLon};
use crate::incident::{PlaceKind, Where};

/// An outline stands for a place whose radius is about half the outline's width: between these shares of it. Others are parts of it.
const SHARE: std::ops::RangeInclusive<f64> = 0.45..=1.8;
/// Between the lines of a hatched area, in points.
const HATCH: f32 = 9.0;
/// Larger circles, in points, are all over the screen and tell nothing.
const LARGEST: f32 = 4000.0;

/// The outline of a governorate, ready to be painted.
struct Outline {
    /// On a map one unit wide.
    rings: Vec<Vec<[f64; 2]>>,
    /// Corners of the triangles that fill each ring.
    triangles: Vec<Vec<[u32; 3]>>,
    half_width_km: f64,
}

/// The outlines painted so far, by the id of their place; `None` for those that have none.
#[derive(Default)]
pub(super) struct Outlines(HashMap<String, Option<Outline>>);

impl Outlines {
    fn of(&mut self, place: &Where) -> Option<&Outline> {
        if place.kind != PlaceKind::Governorate {
            return None;
        }
        let id = &place.gazetteer_id;
        if !self.0.contains_key(id) {
            self.0.insert(id.clone(), Outline::of(id));
        }
        self.0.get(id)?.as_ref().filter(|outline| outline.is_of(place))
    }
}

impl Outline {
    fn of(id: &str) -> Option<Self> {
        let rings = geo::Outline::of(id)?.rings();
        let bounds = BBox::around(rings.iter().flatten().copied())?;
        let (west, east) = (LatLon::new(bounds.center().lat, bounds.west), LatLon::new(bounds.center().lat, bounds.east));
        let (south, north) = (LatLon::new(bounds.south, bounds.west), LatLon::new(bounds.north, bounds.west));
        let on_map = |ring: &Vec<LatLon>| ring.iter().map(|point| on_unit_map(*point)).map(|(x, y)| [x, y]).collect::<Vec<_>>();
        let rings: Vec<Vec<[f64; 2]>> = rings.iter().map(on_map).collect();
        let triangles = rings.iter().map(|ring| triangles(ring)).collect();
        Some(Self { rings, triangles, half_width_km: (west.distance_km(east) + south.distance_km(north)) / 4.0 })
    }

    /// Whether the place is the whole of what the outline shows.
    fn is_of(&self, place: &Where) -> bool {
        SHARE.contains(&(place.precision_km / self.half_width_km))
    }

    fn paint(&self, painter: &Painter, projector: &Projector<'_>, fill: Color32, (stroke, ink): (Stroke, &mut Ink)) {
        let scale = 256.0 * projector.zoom().exp2();
        let middle = projector.clip_rect().center();
        let at = projector.unproject(middle.to_vec2());
        let (x, y) = on_unit_map(LatLon::new(at.y(), at.x()));
        let screen = |p: &[f64; 2]| middle + vec2(((p[0] - x) * scale) as f32, ((p[1] - y) * scale) as f32);
        for (ring, triangles) in self.rings.iter().zip(&self.triangles) {
            let mut points: Vec<Pos2> = ring.iter().map(screen).collect();
            if !Rect::from_points(&points).intersects(painter.clip_rect()) {
                continue;
            }
            let mut mesh = Mesh::default();
            for point in &points {
                mesh.colored_vertex(*point, fill);
            }
            for [a, b, c] in triangles {
                mesh.add_triangle(*a, *b, *c);
            }
            painter.add(Shape::mesh(mesh));
            points.extend(points.first().copied());
            ink.dashes(&points, stroke, [6.0, 4.0]);
        }
    }
}

/// Corners that are as good as straight: on a map one unit wide, far less than a pixel of any zoom.
const STRAIGHT: f64 = 1e-14;

fn cross(a: [f64; 2], b: [f64; 2], c: [f64; 2]) -> f64 {
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/// Cuts a polygon into triangles: an ear is cut off until three corners are left. Where a ring touches itself and has no ear, its first
/// corner that points outwards goes.
fn triangles(ring: &[[f64; 2]]) -> Vec<[u32; 3]> {
    let area: f64 = ring.iter().zip(ring.iter().cycle().skip(1)).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum();
    let turn = area.signum();
    let mut left: Vec<usize> = (0..ring.len()).collect();
    let mut found = Vec::with_capacity(ring.len());
    while left.len() >= 3 {
        let corner = |n: usize| {
            let at = |n: usize| left.get(n % left.len()).and_then(|index| Some((*index, *ring.get(*index)?)));
            Some([at(n + left.len() - 1)?, at(n)?, at(n + 1)?])
        };
        let corners: Vec<[(usize, [f64; 2]); 3]> = (0..left.len()).filter_map(corner).collect();
        let bend = |[(_, a), (_, b), (_, c)]: &[(usize, [f64; 2]); 3]| cross(*a, *b, *c) * turn;
        let is_empty = |[(_, a), (_, b), (_, c)]: &[(usize, [f64; 2]); 3]| {
            let others = left.iter().filter_map(|index| ring.get(*index)).filter(|p| ![a, b, c].contains(p));
            let is_in = |p: [f64; 2]| cross(*a, *b, p) * turn > 0.0 && cross(*b, *c, p) * turn > 0.0 && cross(*c, *a, p) * turn > 0.0;
            !others.copied().any(is_in)
        };
        let straight = corners.iter().position(|corner| bend(corner).abs() <= STRAIGHT);
        let ear = || corners.iter().position(|corner| bend(corner) > 0.0 && is_empty(corner));
        let any = || corners.iter().position(|corner| bend(corner) > 0.0);
        let Some(n) = straight.or_else(ear).or_else(any) else { return found };
        if let Some([(a, _), (b, _), (c, _)]) = corners.get(n).filter(|_| straight.is_none()) {
            found.push([*a as u32, *b as u32, *c as u32]);
        }
        left.remove(n);
    }
    found
}

/// Paints circles and areas, below all labels. On a crowded map only the selected place has one: cells show the others.
pub(super) fn paint_extents(
    painter: &Painter,
    scene: &Scene<'_>,
    projector: &Projector<'_>,
    drawn: &Drawn,
    hovered: Option<usize>,
    outlines: &mut Outlines,
) {
    let mut brush = Brush { painter, scene, projector, outlines, ink: Ink::new(painter) };
    let columns = scene.store.columns();
    let selected = scene.selected.and_then(|row| columns.site_index(row));
    let shown = scene.view.spots.iter().map(|(site, _)| site).filter(|_| !drawn.is_crowded);
    let marked = hovered.into_iter().chain(selected);
    let is_marked = |site: &usize| hovered == Some(*site) || selected == Some(*site);
    for site in shown.filter(|site| !is_marked(site)).chain(marked) {
        let Some(place) = columns.sites().get(site) else { continue };
        let is_marked = is_marked(&site);
        if is_marked || place.precision_km >= UNCERTAIN_FROM_KM {
            brush.paint(place, is_marked);
        }
    }
    brush.ink.paint(painter);
}

/// What extents are painted with.
struct Brush<'a> {
    painter: &'a Painter,
    scene: &'a Scene<'a>,
    projector: &'a Projector<'a>,
    outlines: &'a mut Outlines,
    /// Rims and hatching of all of them; fills lie below.
    ink: Ink,
}

impl Brush<'_> {
    fn stroke(&self, strength: f32, is_marked: bool) -> Stroke {
        let theme = self.scene.theme;
        if is_marked { Stroke::new(1.5, theme.state.accent) } else { Stroke::new(1.25, theme.map.uncertainty.gamma_multiply(strength)) }
    }

    fn tint(&self, strength: f32, is_marked: bool) -> Color32 {
        let theme = self.scene.theme;
        if is_marked { theme.state.accent.gamma_multiply(strength + 0.03) } else { theme.map.uncertainty.gamma_multiply(strength) }
    }

    fn paint(&mut self, place: &Where, is_marked: bool) {
        let (area, rim) = (self.tint(0.045, is_marked), self.stroke(0.3, is_marked));
        if let Some(outline) = self.outlines.of(place) {
            outline.paint(self.painter, self.projector, area, (rim, &mut self.ink));
            return;
        }
        let (painter, projector) = (self.painter, self.projector);
        let radius = points_of_km(projector, place.point.lat, place.point.lon, place.precision_km);
        let center = point_of(projector, place);
        if !(6.0..=LARGEST).contains(&radius) || !painter.clip_rect().expand(radius).contains(center) {
            return;
        }
        let is_wide = place.precision_km >= WIDE_FROM_KM;
        painter.circle_filled(center, radius, self.tint(if is_wide { 0.015 } else { 0.05 }, is_marked));
        if place.kind.is_vague() && place.kind != PlaceKind::Country {
            let stroke = Stroke::new(0.75, self.tint(0.16, is_marked));
            hatch(&mut self.ink, center, radius, stroke);
        }
        let rim = self.stroke(if is_wide { 0.38 } else { 0.6 }, is_marked);
        self.ink.dashed_circle(center, radius, rim);
    }
}

/// Slanted lines across a circle, fixed to its middle.
fn hatch(ink: &mut Ink, center: Pos2, radius: f32, stroke: Stroke) {
    let steps = (radius / HATCH) as i32;
    for n in -steps..=steps {
        let off = n as f32 * HATCH;
        let half = (radius * radius - off * off).max(0.0).sqrt();
        // Along (1, -1), beside the middle by (1, 1) times the offset.
        let slant = std::f32::consts::FRAC_1_SQRT_2;
        let beside = center + vec2(off * slant, off * slant);
        let ends = [beside - vec2(half * slant, -half * slant), beside + vec2(half * slant, -half * slant)];
        ink.line(ends, stroke);
    }
}

/// A hatched square with a dashed rim, for the legend.
pub(super) fn paint_sign(painter: &Painter, ink: Color32, at: Pos2) {
    let rect = Rect::from_center_size(at, vec2(18.0, 12.0));
    painter.rect_filled(rect, 2.0, ink.gamma_multiply(0.07));
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    painter.extend(Shape::dashed_line(&corners, Stroke::new(1.25, ink.gamma_multiply(0.7)), 4.0, 3.0));
    for n in 0..3 {
        let x = rect.left() + 3.0 + 5.0 * n as f32;
        painter.line_segment([pos2(x, rect.bottom() - 2.0), pos2(x + 6.0, rect.top() + 2.0)], Stroke::new(0.75, ink.gamma_multiply(0.4)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(ring: &[[f64; 2]]) -> f64 {
        ring.iter().zip(ring.iter().cycle().skip(1)).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum::<f64>().abs() / 2.0
    }

    #[test]
    fn triangles_fill_a_ring_and_no_more() {
        let notched = vec![[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [2.0, 1.0], [0.0, 4.0]];
        let turned: Vec<[f64; 2]> = notched.iter().rev().copied().collect();
        for ring in [notched, turned] {
            let found = triangles(&ring);
            let sum: f64 = found.iter().map(|t| area(&t.map(|n| ring[n as usize]))).sum();
            assert_eq!(found.len(), ring.len() - 2);
            assert!((sum - area(&ring)).abs() < 1e-9, "{sum}");
        }
    }

    #[test]
    fn every_governorate_is_filled_whole() {
        for id in ["sy-deir-ez-zor-governorate", "sy-homs-governorate", "iq-anbar", "iq-nineveh", "sy-al-hasakah-governorate"] {
            let outline = Outline::of(id).expect(id);
            for (ring, triangles) in outline.rings.iter().zip(&outline.triangles) {
                let sum: f64 = triangles.iter().map(|t| area(&t.map(|n| ring[n as usize]))).sum();
                assert!((sum / area(ring) - 1.0).abs() < 1e-4, "{id}: {} of {}", sum, area(ring));
            }
        }
        assert!(Outline::of("sy-al-bukamal").is_none());
    }
}
