//! Incidents on the map: where each symbol or ring stands, and how it is painted. The same code draws the window and the picture.

use egui::{Color32, Painter, Pos2, Rect, Stroke, Vec2, pos2, vec2};
use walkers::{Projector, lon_lat};

use super::cluster::{Group, RING_LEAST, Spot, groups};
use super::furniture::{dashed_circle, points_of_km};
use super::heat::{self, Hexagons, Stand};
use super::symbols::{Fill, MAP_SIZE, paint_kind, paint_selection};
use crate::context::{Heat, MapOptions};
use crate::i18n::Texts;
use crate::incident::{Family, Kind, Where};
use crate::store::{MakeUp, Store, View};
use crate::ui::bidi_text::{Align, paint};
use crate::ui::theme::{Role, Theme};

/// Incidents closer than this join, in points.
const MERGE: f32 = 26.0;
/// The same on a crowded map.
const CROWDED_MERGE: f32 = 58.0;
/// From this radius on, in km, a place is drawn hollow with its circle.
pub const UNCERTAIN_FROM_KM: f64 = 8.0;
/// From this radius on, in km, the circle has hardly any fill.
const WIDE_FROM_KM: f64 = 20.0;
/// Members of a pile that are spread when it is opened; more are listed in the panel.
pub const SPREAD_MOST: usize = 24;

/// What is to be drawn.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// All incidents.
    pub store: &'a Store,
    /// What of them is shown.
    pub view: &'a View,
    /// The selected one.
    pub selected: Option<usize>,
    /// A member of the pile that is spread open.
    pub opened: Option<usize>,
    /// Colours.
    pub theme: &'a Theme,
    /// Words.
    pub texts: &'a Texts,
    /// Names and grid.
    pub options: MapOptions,
}

/// Something to point at.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// Its middle.
    pub center: Pos2,
    /// Half its width.
    pub radius: f32,
    /// The incident; `None` for a ring.
    pub row: Option<usize>,
    /// The places of what it stands for.
    pub sites: Vec<usize>,
    /// How many incidents it stands for.
    pub count: usize,
    /// How many of each family, for a ring.
    pub families: MakeUp,
}

impl Target {
    fn single(center: Pos2, row: usize) -> Self {
        Self { center, radius: 10.0, row: Some(row), sites: Vec::new(), count: 1, families: MakeUp::default() }
    }

    /// The incidents it stands for, by date.
    pub fn rows(&self, scene: &Scene<'_>) -> Vec<usize> {
        match self.row {
            Some(row) => vec![row],
            None => rows_at(scene, &self.sites).collect(),
        }
    }
}

/// Everything drawn for the incidents.
#[derive(Default)]
pub struct Drawn {
    /// What can be pointed at, topmost last.
    pub targets: Vec<Target>,
    /// What labels must stay clear of.
    pub taken: Vec<Rect>,
    /// What lies in cells below; empty where no cells are wanted.
    stands: Vec<Stand>,
    /// Whether rings stand wider apart and circles are left out.
    is_crowded: bool,
    groups: Vec<Group>,
    selected: Option<(usize, Pos2)>,
}

fn site_of(store: &Store, row: usize) -> Option<(Kind, &Where)> {
    let columns = store.columns();
    columns.kind(row).zip(columns.site(row))
}

/// The shown incidents of some places but for the selected one.
fn rows_at<'a>(scene: &'a Scene<'_>, sites: &'a [usize]) -> impl Iterator<Item = usize> + 'a {
    let rows = sites.iter().flat_map(|site| scene.store.columns().rows_at(*site)).map(|row| *row as usize);
    rows.filter(|row| scene.view.shown.contains(*row) && Some(*row) != scene.selected)
}

fn point_of(projector: &Projector<'_>, place: &Where) -> Pos2 {
    projector.project(lon_lat(place.point.lon, place.point.lat)).to_pos2()
}

/// Finds where everything stands.
pub fn layout(scene: &Scene<'_>, projector: &Projector<'_>) -> Drawn {
    let screen = projector.clip_rect().expand(40.0);
    let columns = scene.store.columns();
    let selected_site = scene.selected.and_then(|row| columns.site_index(row).zip(columns.kind(row)));
    let is_shown = scene.selected.is_some_and(|row| scene.view.shown.contains(row));
    let mut spots = Vec::new();
    for (site, mut make_up) in scene.view.spots.iter() {
        let Some(place) = columns.sites().get(site) else { continue };
        // The selected incident stands by itself.
        if let Some((_, kind)) = selected_site.filter(|(at, _)| *at == site && is_shown)
            && let Some(count) = make_up.get_mut(kind.family() as usize)
        {
            *count = count.saturating_sub(1);
        }
        let at = point_of(projector, place);
        if screen.contains(at) && make_up.iter().any(|count| *count > 0) {
            spots.push(Spot { site, x: at.x, y: at.y, make_up });
        }
    }
    let mut drawn = arrange(scene, projector, &spots);
    drawn.selected = scene.selected.and_then(|i| Some((i, point_of(projector, site_of(scene.store, i)?.1))));
    keep_clear_of_selection(&mut drawn);
    for group in &drawn.groups {
        let holds = |row: usize| columns.site_index(row).is_some_and(|site| group.sites.contains(&site));
        let is_open = group.count() <= SPREAD_MOST && scene.opened.is_some_and(holds);
        place_group(scene, (group, drawn.is_crowded), is_open, &mut drawn.targets);
    }
    if let Some((index, at)) = drawn.selected {
        drawn.targets.push(Target { radius: 19.0, ..Target::single(at, index) });
    }
    drawn.taken = drawn.targets.iter().map(|t| Rect::from_center_size(t.center, Vec2::splat(2.0 * t.radius + 2.0))).collect();
    drawn
}

/// Groups what stands on the screen, and tells whether it is crowded there.
fn arrange(scene: &Scene<'_>, projector: &Projector<'_>, spots: &[Spot]) -> Drawn {
    let sum: usize = spots.iter().flat_map(|spot| spot.make_up).map(|count| count as usize).sum();
    let is_crowded = sum >= scene.theme.heat.from_incidents;
    let has_cells = match scene.options.heat {
        Heat::Crowded => is_crowded,
        Heat::Always => true,
        Heat::Never => false,
    };
    let stand = |spot: &Spot| {
        // Of an area the text says no more than that it is somewhere in it: that is no density.
        let place = scene.store.columns().sites().get(spot.site).filter(|place| place.precision_km < WIDE_FROM_KM)?;
        let radius = points_of_km(projector, place.point.lat, place.point.lon, place.precision_km);
        let count = spot.make_up.iter().map(|count| *count as f32).sum();
        Some(Stand { at: pos2(spot.x, spot.y), radius, count })
    };
    let stands = if has_cells { spots.iter().filter_map(stand).collect() } else { Vec::new() };
    let merge = if is_crowded { CROWDED_MERGE } else { MERGE };
    Drawn { stands, is_crowded, groups: groups(spots, merge, is_crowded), ..Drawn::default() }
}

/// Paints the cells below everything else. Gives where the second step of their ramp starts; `None` where there are none.
pub fn paint_cells(painter: &Painter, scene: &Scene<'_>, projector: &Projector<'_>, drawn: &Drawn) -> Option<f32> {
    if drawn.stands.is_empty() {
        return None;
    }
    // Tied to a point of the map, so that cells move with it.
    let grid = Hexagons { origin: projector.project(lon_lat(40.0, 34.5)).to_pos2(), width: scene.theme.heat.cell };
    Some(heat::paint(painter, scene.theme, &drawn.stands, grid, projector.clip_rect()))
}

/// Rings move aside, by less than their own radius, so that the selected incident stands free on its true place.
fn keep_clear_of_selection(drawn: &mut Drawn) {
    let Some((_, at)) = drawn.selected else { return };
    for group in &mut drawn.groups {
        let away = vec2(group.x - at.x, group.y - at.y);
        let wanted = group_radius(group, drawn.is_crowded) + 21.0;
        if away.length() < wanted {
            let direction = if away.length() < 0.5 { vec2(-1.0, 0.0) } else { away.normalized() };
            let moved = at + direction * wanted;
            (group.x, group.y) = (moved.x, moved.y);
        }
    }
}

fn group_radius(group: &Group, is_crowded: bool) -> f32 {
    match group.count() {
        n if n >= RING_LEAST => group.radius(is_crowded),
        1 => MAP_SIZE / 2.0,
        _ => MAP_SIZE,
    }
}

fn place_group(scene: &Scene<'_>, (group, is_crowded): (&Group, bool), is_open: bool, targets: &mut Vec<Target>) {
    let center = pos2(group.x, group.y);
    let count = group.count();
    if count >= RING_LEAST && !is_open {
        let radius = group.radius(is_crowded);
        targets.push(Target { center, radius, row: None, sites: group.sites.clone(), count, families: group.families });
        return;
    }
    let radius = (count as f32 * 22.0 / std::f32::consts::TAU).max(30.0);
    for (n, row) in rows_at(scene, &group.sites).enumerate() {
        let aside = match (count, n) {
            (1, _) => Vec2::ZERO,
            // Two side by side, three in a triangle.
            (2, n) => vec2(if n == 0 { -10.0 } else { 10.0 }, 0.0),
            (3, 0) => vec2(0.0, -9.5),
            (3, n) => vec2(if n == 1 { -10.0 } else { 10.0 }, 9.0),
            _ => Vec2::angled(n as f32 / count as f32 * std::f32::consts::TAU - std::f32::consts::FRAC_PI_2) * radius,
        };
        targets.push(Target::single(center + aside, row));
    }
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

/// Paints the circles of uncertainty, below all labels. On a crowded map only the selected place has one: cells show the others.
pub fn paint_circles(painter: &Painter, scene: &Scene<'_>, projector: &Projector<'_>, drawn: &Drawn) {
    let columns = scene.store.columns();
    let selected = scene.selected.and_then(|row| columns.site_index(row));
    let shown = scene.view.spots.iter().map(|(site, _)| site).filter(|site| Some(*site) != selected);
    for site in shown.chain(selected) {
        let Some(place) = columns.sites().get(site) else { continue };
        let is_selected = selected == Some(site);
        if !is_selected && (drawn.is_crowded || place.precision_km < UNCERTAIN_FROM_KM) {
            continue;
        }
        let radius = points_of_km(projector, place.point.lat, place.point.lon, place.precision_km);
        let center = point_of(projector, place);
        if !(6.0..=4000.0).contains(&radius) || !projector.clip_rect().expand(radius).contains(center) {
            continue;
        }
        let wide = place.precision_km >= WIDE_FROM_KM;
        let ink = scene.theme.map.uncertainty;
        painter.circle_filled(center, radius, ink.gamma_multiply(if wide { 0.012 } else { 0.05 }));
        let stroke = if is_selected {
            Stroke::new(1.5, scene.theme.state.accent)
        } else {
            Stroke::new(1.25, ink.gamma_multiply(if wide { 0.34 } else { 0.6 }))
        };
        dashed_circle(painter, center, radius, stroke);
    }
}

/// Paints symbols, rings, and the selected incident on top.
pub fn paint_markers(painter: &Painter, scene: &Scene<'_>, drawn: &Drawn, hovered: Option<&Target>) {
    for target in &drawn.targets {
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
    let size = if is_hovered { MAP_SIZE + 3.0 } else { MAP_SIZE };
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
    let width = (outer * 0.32).max(5.0);
    painter.circle_filled(target.center, outer + 2.0, theme.map.symbol_casing);
    painter.circle_filled(target.center, outer + 0.5, theme.map.symbol_edge.gamma_multiply(0.35));
    let total = target.count as f32;
    let mut from = 0.0;
    for (family, count) in Family::ALL.into_iter().zip(target.families) {
        if count > 0 {
            let to = from + count as f32 / total;
            paint_arc(painter, target.center, (outer - width / 2.0, width), (from, to), theme.family(family));
            from = to;
        }
    }
    painter.circle_filled(target.center, outer - width, theme.surface.card);
    let size = if target.radius >= 18.0 { 13.0 } else { 11.0 };
    let style = theme.style(Role::Label).size(size).weight(600).color(theme.text.strong);
    paint(painter, target.center, Align::Center, &short_number(target.count), &style);
}

/// Part of a ring, from and to in turns clockwise from noon, as a strip of quads with a thin gap at its end.
fn paint_arc(painter: &Painter, center: Pos2, (radius, width): (f32, f32), (from, to): (f32, f32), color: Color32) {
    let angle = |turn: f32| turn * std::f32::consts::TAU - std::f32::consts::FRAC_PI_2;
    let gap = if to - from > 0.999 { 0.0 } else { 0.6 / radius };
    let (start, end) = (angle(from) + gap, angle(to) - gap);
    if end <= start {
        return;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "2 to 64")]
    let steps = (((end - start) / std::f32::consts::TAU * 64.0).ceil() as u32).max(2);
    let mut mesh = egui::Mesh::default();
    for n in 0..=steps {
        let direction = Vec2::angled(start + (end - start) * n as f32 / steps as f32);
        mesh.colored_vertex(center + direction * (radius - width / 2.0), color);
        mesh.colored_vertex(center + direction * (radius + width / 2.0), color);
        if n > 0 {
            let base = 2 * n;
            mesh.add_triangle(base - 2, base - 1, base);
            mesh.add_triangle(base - 1, base, base + 1);
        }
    }
    painter.add(egui::Shape::mesh(mesh));
}

/// The topmost target under a point.
pub fn target_at(drawn: &Drawn, at: Pos2) -> Option<&Target> {
    drawn.targets.iter().rev().find(|t| t.center.distance(at) <= t.radius + 3.0)
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
