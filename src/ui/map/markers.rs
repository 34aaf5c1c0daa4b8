//! Incidents on the map: where each symbol or ring stands. The same code lays out the window and the picture.

use egui::{Pos2, Rect, Vec2, pos2, vec2};
use walkers::{Projector, lon_lat};

use super::cluster::{Group, RING_LEAST, Sizing, Spot, groups};
use super::furniture::points_of_km;
use super::heat::Stand;
use super::plan::{Anchor, Grouping};
use super::symbols::MAP_SIZE;
use crate::context::{Heat, MapOptions, SizeBy};
use crate::i18n::Texts;
use crate::incident::{Kind, Where};
use crate::store::{MakeUp, Store, View};
use crate::ui::theme::Theme;

/// From this radius on, in km, a place is drawn hollow with its circle.
pub const UNCERTAIN_FROM_KM: f64 = 8.0;
/// From this radius on, in km, the circle has hardly any fill.
pub(super) const WIDE_FROM_KM: f64 = 20.0;
/// Members of a pile that are spread when it is opened; more are listed in the panel.
pub const SPREAD_MOST: usize = 24;
/// Incidents so far off the screen, in points, are laid out too: what goes together must not depend on where the screen ends.
const AROUND: f32 = 120.0;

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
    /// The place that names a ring, whatever comes and goes; the place of a single incident.
    pub head: Option<usize>,
    /// The places of what it stands for.
    pub sites: Vec<usize>,
    /// How many incidents it stands for.
    pub count: usize,
    /// How many of each family, for a ring.
    pub families: MakeUp,
}

impl Target {
    fn single(scene: &Scene<'_>, center: Pos2, row: usize) -> Self {
        let site = scene.store.columns().site_index(row);
        let radius = symbol_size(scene, row) / 2.0 + 2.0;
        Self { center, radius, row: Some(row), head: site, sites: site.into_iter().collect(), count: 1, families: MakeUp::default() }
    }

    /// The incidents it stands for, by date.
    pub fn rows(&self, scene: &Scene<'_>) -> Vec<usize> {
        if let Some(row) = self.row {
            return vec![row];
        }
        let mut rows: Vec<usize> = rows_at(scene, &self.sites).collect();
        rows.sort_unstable();
        rows
    }

    /// Whether it is drawn as a ring with a count.
    pub const fn is_ring(&self) -> bool {
        self.row.is_none()
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
    pub(super) stands: Vec<Stand>,
    /// Whether rings stand wider apart and circles are left out.
    pub is_crowded: bool,
    /// From the middle of a pile that is spread to each of its members.
    pub(super) legs: Vec<[Pos2; 2]>,
    groups: Vec<Group>,
    sizing: Sizing,
    selected: Option<(usize, Pos2)>,
}

pub(super) fn site_of(store: &Store, row: usize) -> Option<(Kind, &Where)> {
    let columns = store.columns();
    columns.kind(row).zip(columns.site(row))
}

/// The shown incidents of some places but for the selected one.
pub(super) fn rows_at<'a>(scene: &'a Scene<'_>, sites: &'a [usize]) -> impl Iterator<Item = usize> + 'a {
    let rows = sites.iter().flat_map(|site| scene.store.columns().rows_at(*site)).map(|row| *row as usize);
    rows.filter(|row| scene.view.shown.contains(*row) && Some(*row) != scene.selected)
}

/// Size of the symbol of an incident in points.
pub(super) fn symbol_size(scene: &Scene<'_>, row: usize) -> f32 {
    let killed = scene.store.columns().tolls(row).and_then(|(killed, _)| killed.min);
    match scene.options.size_by {
        SizeBy::Count => MAP_SIZE,
        SizeBy::Killed => size_of_toll(killed.unwrap_or(0)),
    }
}

/// Size of a symbol by the dead: its area grows with them, from a least that can still be told by its shape.
pub(super) fn size_of_toll(killed: u32) -> f32 {
    2.4f32.mul_add((killed as f32).sqrt(), 12.0).min(40.0)
}

pub(super) fn point_of(projector: &Projector<'_>, place: &Where) -> Pos2 {
    projector.project(lon_lat(place.point.lon, place.point.lat)).to_pos2()
}

/// Where the points of the unit map stand on the screen.
struct Frame {
    scale: f64,
    left: f64,
    top: f64,
}

impl Frame {
    fn new(projector: &Projector<'_>) -> Self {
        let scale = 256.0 * projector.zoom().exp2();
        let middle = projector.clip_rect().center();
        let at = projector.unproject(middle.to_vec2());
        let (x, y) = super::plan::on_unit_map(crate::geo::LatLon::new(at.y(), at.x()));
        Self { scale, left: x.mul_add(-scale, f64::from(middle.x)), top: y.mul_add(-scale, f64::from(middle.y)) }
    }

    fn point(&self, place: &Anchor) -> Pos2 {
        pos2(place.x.mul_add(self.scale, self.left) as f32, place.y.mul_add(self.scale, self.top) as f32)
    }
}

/// Finds where everything stands.
pub fn layout(scene: &Scene<'_>, projector: &Projector<'_>, grouping: &mut Grouping) -> Drawn {
    let spots = spots(scene, projector, grouping);
    let mut drawn = arrange(scene, projector, &spots, grouping);
    drawn.selected = scene.selected.and_then(|i| Some((i, point_of(projector, site_of(scene.store, i)?.1))));
    keep_clear_of_selection(&mut drawn);
    let opened = scene.opened.and_then(|row| scene.store.columns().site_index(row));
    for group in std::mem::take(&mut drawn.groups) {
        let is_open = group.count() <= SPREAD_MOST && opened.is_some_and(|site| group.sites.contains(&site));
        place_group(scene, projector, group, is_open, &mut drawn);
    }
    if let Some((index, at)) = drawn.selected {
        drawn.targets.push(Target { radius: 19.0, ..Target::single(scene, at, index) });
    }
    drawn.taken = drawn.targets.iter().map(|t| Rect::from_center_size(t.center, Vec2::splat(2.0 * t.radius + 2.0))).collect();
    drawn
}

/// What stands on the screen and a little beyond, place by place.
fn spots(scene: &Scene<'_>, projector: &Projector<'_>, grouping: &mut Grouping) -> Vec<Spot> {
    let screen = projector.clip_rect().expand(AROUND);
    let columns = scene.store.columns();
    let selected = scene.selected.filter(|row| scene.view.shown.contains(*row));
    let selected_site = selected.and_then(|row| Some((columns.site_index(row)?, columns.kind(row)?, columns.tolls(row)?.0)));
    let frame = Frame::new(projector);
    let places = grouping.places(scene.store);
    let mut spots = Vec::new();
    for (site, mut make_up) in scene.view.spots.iter() {
        let Some(at) = places.get(site).map(|place| frame.point(place)).filter(|at| screen.contains(*at)) else { continue };
        let mut killed = scene.view.spots.killed_at(site);
        // The selected incident stands by itself.
        if let Some((_, kind, dead)) = selected_site.filter(|(own, ..)| *own == site)
            && let Some(count) = make_up.get_mut(kind.family() as usize)
        {
            *count = count.saturating_sub(1);
            killed = killed.saturating_sub(dead.min.unwrap_or(0));
        }
        if make_up.iter().any(|count| *count > 0) {
            spots.push(Spot { site, x: at.x, y: at.y, make_up, killed });
        }
    }
    spots
}

/// Groups what stands on the screen, and tells whether it is crowded there.
fn arrange(scene: &Scene<'_>, projector: &Projector<'_>, spots: &[Spot], grouping: &mut Grouping) -> Drawn {
    let sum: usize = spots.iter().flat_map(|spot| spot.make_up).map(|count| count as usize).sum();
    let is_crowded = grouping.is_crowded(sum, scene.theme.heat.from_incidents);
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
    let sizing = Sizing { is_crowded, by_toll: scene.options.size_by == SizeBy::Killed };
    let plan = grouping.plan(scene.store, projector.zoom(), is_crowded);
    Drawn { stands, is_crowded, sizing, groups: groups(spots, plan, sizing), ..Drawn::default() }
}

/// Rings move aside, by less than their own radius, so that the selected incident stands free on its true place.
fn keep_clear_of_selection(drawn: &mut Drawn) {
    let Some((_, at)) = drawn.selected else { return };
    for group in &mut drawn.groups {
        let away = vec2(group.x - at.x, group.y - at.y);
        let wanted = group_radius(group, drawn.sizing) + 21.0;
        if away.length() < wanted {
            let direction = if away.length() < 0.5 { vec2(-1.0, 0.0) } else { away.normalized() };
            let moved = at + direction * wanted;
            (group.x, group.y) = (moved.x, moved.y);
        }
    }
}

fn group_radius(group: &Group, sizing: Sizing) -> f32 {
    match group.count() {
        n if n >= RING_LEAST => group.radius(sizing),
        1 => MAP_SIZE / 2.0,
        _ => MAP_SIZE,
    }
}

/// A ring, or single symbols: few side by side, those of an open pile around its middle.
fn place_group(scene: &Scene<'_>, projector: &Projector<'_>, group: Group, is_open: bool, drawn: &mut Drawn) {
    let center = pos2(group.x, group.y);
    let count = group.count();
    if count >= RING_LEAST && !is_open {
        let (radius, families) = (group.radius(drawn.sizing), group.families);
        drawn.targets.push(Target { center, radius, row: None, head: Some(group.head), sites: group.sites, count, families });
        return;
    }
    let mut rows: Vec<usize> = rows_at(scene, &group.sites).collect();
    rows.sort_unstable();
    if let Some(own) = own_places(scene, projector, &rows).filter(|_| count < RING_LEAST) {
        drawn.targets.extend(rows.into_iter().zip(own).map(|(row, at)| Target::single(scene, at, row)));
        return;
    }
    for (n, row) in rows.into_iter().enumerate() {
        let aside = match (count, n) {
            (1, _) => Vec2::ZERO,
            // Two side by side, three in a triangle.
            (2, n) => vec2(if n == 0 { -10.0 } else { 10.0 }, 0.0),
            (3, 0) => vec2(0.0, -9.5),
            (3, n) => vec2(if n == 1 { -10.0 } else { 10.0 }, 9.0),
            _ => around(n, count),
        };
        if count >= RING_LEAST {
            drawn.legs.push([center, center + aside]);
        }
        drawn.targets.push(Target::single(scene, center + aside, row));
    }
}

/// The true places of a few incidents, where these lie so far apart that no symbol covers another.
fn own_places(scene: &Scene<'_>, projector: &Projector<'_>, rows: &[usize]) -> Option<Vec<Pos2>> {
    let places: Option<Vec<Pos2>> = rows.iter().map(|row| Some(point_of(projector, scene.store.columns().site(*row)?))).collect();
    let is_apart = |n: usize, one: &Pos2, all: &[Pos2]| all.iter().skip(n + 1).all(|other| one.distance(*other) >= MAP_SIZE + 2.0);
    places.filter(|all| all.iter().enumerate().all(|(n, one)| is_apart(n, one, all)))
}

/// Members of an open pile from the middle: one circle, from thirteen on two.
fn around(n: usize, count: usize) -> Vec2 {
    let inner = if count > 12 { count * 2 / 5 } else { 0 };
    let (n, count, least) = if n < inner { (n, inner, 30.0) } else { (n - inner, count - inner, if inner > 0 { 58.0 } else { 30.0 }) };
    let radius = (count as f32 * 24.0 / std::f32::consts::TAU).max(least);
    Vec2::angled((n as f32 / count as f32).mul_add(std::f32::consts::TAU, -std::f32::consts::FRAC_PI_2)) * radius
}

/// The topmost target under a point.
pub fn target_at(drawn: &Drawn, at: Pos2) -> Option<&Target> {
    drawn.targets.iter().rev().find(|t| t.center.distance(at) <= t.radius.max(10.0) + 3.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_of_an_open_pile_stand_apart() {
        for count in RING_LEAST..=SPREAD_MOST {
            let places: Vec<Vec2> = (0..count).map(|n| around(n, count)).collect();
            for (n, one) in places.iter().enumerate() {
                for other in places.iter().skip(n + 1) {
                    assert!((*one - *other).length() > MAP_SIZE + 2.0, "{count}: {one:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn symbols_grow_with_the_dead_and_stay_legible() {
        let sizes: Vec<f32> = [0, 1, 5, 20, 100, 5000].map(size_of_toll).to_vec();
        assert!(sizes.windows(2).all(|pair| pair[0] < pair[1]), "{sizes:?}");
        assert!(sizes[0] >= 12.0 && sizes[5] <= 40.0);
    }
}
