//! What lies over the base map in the window, in the order it is painted, and what a click does.

use egui::{Key, Pos2, Rect, Sense, Ui, Vec2, pos2, vec2};
use walkers::{Projector, lon_lat};

use super::area::{self, Draft};
use super::callout::Plate;
use super::hover::{HoverCard, Hovered};
use super::markers::{self, Drawn, Scene, Target};
use super::measure::Measure;
use super::picture_frame::picture_frame_ui;
use super::{Kept, Outcome, camera, controls, furniture, legend, paint_ground, readout, rings};
use crate::context::{Command, Ctx};
use crate::geo::{BBox, LatLon};
use crate::incident::IncidentId;
use crate::ui::describe;

/// What the overlay needs beside the context.
pub(super) struct Overlay<'a, 'c> {
    pub ctx: &'a Ctx<'c>,
    pub opened: Option<&'a IncidentId>,
    pub is_legend_open: bool,
    pub is_moving: bool,
    pub measure: &'a Measure,
    pub draft: &'a mut Draft,
    pub kept: &'a mut Kept,
    pub hovered: &'a mut Hovered,
}

impl Overlay<'_, '_> {
    /// Draws it and says what the user did.
    pub(super) fn ui(&mut self, ui: &mut Ui, response: &egui::Response, projector: &Projector<'_>) -> Outcome {
        let ctx = self.ctx;
        let map = projector.clip_rect();
        let painter = ui.painter().with_clip_rect(map);
        let (strip, foot) = (furniture::strip_of(map), Foot::new(map, ctx.is_rtl()));
        let scene = scene(ctx, self.opened);
        let drawn = markers::layout(&scene, projector, &mut self.kept.grouping);
        let mut reserved = self.reserved(ui, map, drawn.is_crowded);
        let callout = drawn
            .targets
            .iter()
            .find(|t| scene.selected.is_some_and(|s| t.row == Some(s)))
            .and_then(|target| Plate::callout(&painter, ctx, target, &reserved));
        reserved.extend(callout.as_ref().map(Plate::rect));
        let first_limit = rings::paint_cells(&painter, &scene, projector, &drawn);
        let pointer = response.hover_pos();
        let is_busy = ctx.tools.is_measuring || ctx.tools.drawing.is_some() || ctx.review.is_placing;
        let keyed = name_targets(ui, ctx, &drawn);
        let pointed = pointer.filter(|_| !is_busy).and_then(|at| markers::target_at(&drawn, at)).cloned();
        let incident = pointed.as_ref().and_then(|target| target.row).and_then(|row| ctx.store.id_at(row));
        crate::ui::point_at(ui, ctx, incident.as_ref());
        let asked = pointed.clone().or_else(|| keyed.focused.clone());
        let marked = asked.clone().or_else(|| pointed_elsewhere(ctx, &drawn));
        let place = asked.as_ref().filter(|target| !target.is_ring()).and_then(|target| target.head);
        paint_ground(&painter, &scene, projector, (&drawn, place), &reserved, self.kept);
        if let Some(area) = &ctx.filter.area {
            area::paint_area(&painter, ctx.theme, projector, area);
        }
        rings::paint_markers(&painter, &scene, &drawn, marked.as_ref());
        if let Some(focused) = &keyed.focused {
            painter.circle_stroke(focused.center, focused.radius + 5.0, egui::Stroke::new(2.0, ctx.theme.state.focus));
        }
        if let Some(pin) = ctx.tools.pin {
            paint_pin(&painter, ctx, projector.project(lon_lat(pin.lon, pin.lat)).to_pos2());
        }
        self.measure.paint(&painter, ctx.theme, ctx.texts, projector, pointer.filter(|_| ctx.tools.is_measuring));
        if let Some(callout) = &callout {
            callout.paint(&painter, ctx);
        }
        picture_frame_ui(ui, ctx, projector);
        let own_credit = ctx.own_map.map(|map| describe::own_map_credit(ctx.texts, map)).unwrap_or_default();
        furniture::paint_credits(&painter, ctx.theme, ctx.texts, strip, &own_credit);
        if foot.has_scale {
            furniture::paint_scale(&painter, ctx.theme, ctx.texts, projector, scale_end(strip, ctx.is_rtl()));
        }
        if foot.has_readout {
            readout::readout_ui(ui, ctx, projector, strip);
        }
        if legend::legend_ui(ui, ctx, map, self.is_legend_open, (drawn.is_crowded, first_limit)) {
            return Outcome::ToggleLegend;
        }
        if pointed.is_some() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        } else if pointer.is_some() && is_busy {
            ui.ctx().set_cursor_icon(egui::CursorIcon::Crosshair);
        }
        self.card(ui, &painter, &scene, asked.as_ref(), pointed.is_none());
        if let Some(tool) = ctx.tools.drawing {
            self.draft.paint(&painter, ctx.theme, projector, tool, pointer.or_else(|| response.interact_pointer_pos()));
            if let Some(shape) = self.draft.update(ui, tool, response, projector) {
                area::send(ctx, shape);
            }
            return Outcome::Nothing;
        }
        self.follow_frame(ui, projector);
        match response.interact_pointer_pos().filter(|_| response.clicked()) {
            Some(at) if ctx.tools.is_measuring => {
                let point = projector.unproject(at.to_vec2());
                Outcome::Measure(LatLon::new(point.y(), point.x()))
            }
            Some(at) if ctx.review.is_placing => {
                let point = projector.unproject(at.to_vec2());
                ctx.send.send(Command::PlaceAt(LatLon::new(point.y(), point.x())));
                Outcome::Nothing
            }
            Some(_) => click(ctx, &scene, projector, pointed.as_ref()),
            None if keyed.pressed.is_some() => click(ctx, &scene, projector, keyed.pressed.as_ref()),
            None => Outcome::Nothing,
        }
    }

    /// The card of what is pointed at, over everything else on the map. The selected incident has its callout.
    fn card(&mut self, ui: &Ui, painter: &egui::Painter, scene: &Scene<'_>, asked: Option<&Target>, is_focused: bool) {
        let is_free = !ui.input(|input| input.pointer.any_down());
        let asked = asked.filter(|target| is_free && (target.is_ring() || target.row != scene.selected));
        if !self.hovered.is_due(ui.ctx(), asked, is_focused) {
            return;
        }
        if let Some(card) = asked.and_then(|target| HoverCard::new(painter, self.ctx, scene, target, self.hovered)) {
            card.show(ui, painter, self.ctx);
        }
    }

    /// Where only the frame of the map counts, the filter follows it once the map stands still.
    fn follow_frame(&self, ui: &Ui, projector: &Projector<'_>) {
        let is_moving = ui.input(|i| i.pointer.any_down()) || self.is_moving;
        if !self.ctx.tools.is_framed || is_moving {
            return;
        }
        let frame = super::view_box(projector, 0.0);
        // Coordinates to a metre: less would be work without a difference.
        let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
        let frame = BBox { west: round(frame.west), south: round(frame.south), east: round(frame.east), north: round(frame.north) };
        if self.ctx.filter.bbox != Some(frame) {
            self.ctx.send.send(Command::SetFrame(Some(frame)));
        }
    }

    /// Parts of the map that names must leave free.
    fn reserved(&self, ui: &Ui, map: Rect, is_crowded: bool) -> Vec<Rect> {
        let is_rtl = self.ctx.is_rtl();
        let legend = legend::legend_room(self.ctx, ui.ctx(), map, (self.is_legend_open, is_crowded));
        let mut reserved = vec![furniture::strip_of(map), legend];
        reserved.extend(controls::corner(map, is_rtl).map(|group| group.expand(4.0)));
        reserved.extend(Foot::new(map, is_rtl).rects(map, is_rtl));
        reserved
    }
}

/// What stands at the foot of the map where reading ends, as far as it finds room below the buttons and beside the legend.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Foot {
    has_scale: bool,
    has_readout: bool,
}

/// Width that scale and readout take, and their height together and that of the readout alone, above the strip.
const FOOT_WIDTH: f32 = 230.0;
const FOOT_HEIGHT: f32 = 78.0;
const READOUT_HEIGHT: f32 = 42.0;
/// Width of the shut legend with its margins.
const LEGEND_WIDTH: f32 = 190.0;

impl Foot {
    fn new(map: Rect, is_rtl: bool) -> Self {
        let is_free = |height: f32| {
            let room = Self::room(map, is_rtl, height);
            map.width() >= FOOT_WIDTH + LEGEND_WIDTH && !controls::corner(map, is_rtl).iter().any(|group| group.intersects(room))
        };
        Self { has_scale: is_free(FOOT_HEIGHT), has_readout: is_free(READOUT_HEIGHT) }
    }

    fn room(map: Rect, is_rtl: bool, height: f32) -> Rect {
        let x = if is_rtl { map.left()..=map.left() + FOOT_WIDTH } else { map.right() - FOOT_WIDTH..=map.right() };
        let bottom = furniture::strip_of(map).top();
        Rect::from_x_y_ranges(x, bottom - height..=bottom)
    }

    /// The room it takes.
    fn rects(self, map: Rect, is_rtl: bool) -> Option<Rect> {
        match (self.has_scale, self.has_readout) {
            (true, _) => Some(Self::room(map, is_rtl, FOOT_HEIGHT)),
            (false, true) => Some(Self::room(map, is_rtl, READOUT_HEIGHT)),
            (false, false) => None,
        }
    }
}

fn scene<'a>(ctx: &Ctx<'a>, opened: Option<&IncidentId>) -> Scene<'a> {
    let position = |id: &IncidentId| ctx.store.incident_position(id);
    Scene {
        store: ctx.store,
        view: ctx.view,
        selected: ctx.selection.incident.as_ref().and_then(position),
        opened: opened.and_then(position),
        theme: ctx.theme,
        texts: ctx.texts,
        options: ctx.map,
    }
}

/// Where the scale bar ends, above the readout.
fn scale_end(strip: Rect, is_rtl: bool) -> Pos2 {
    pos2(if is_rtl { strip.left() + 190.0 } else { strip.right() - 36.0 }, strip.top() - 52.0)
}

/// The place the map was sent to.
fn paint_pin(painter: &egui::Painter, ctx: &Ctx<'_>, at: Pos2) {
    for (width, color) in [(5.0, ctx.theme.map.symbol_casing), (2.0, ctx.theme.state.accent)] {
        let stroke = egui::Stroke::new(width, color);
        painter.circle_stroke(at, 9.0, stroke);
        for way in [vec2(1.0, 0.0), vec2(-1.0, 0.0), vec2(0.0, 1.0), vec2(0.0, -1.0)] {
            painter.line_segment([at + way * 6.0, at + way * 15.0], stroke);
        }
    }
}

/// The target of an incident that a list or the timeline points at: its symbol, or the ring it is in.
fn pointed_elsewhere(ctx: &Ctx<'_>, drawn: &Drawn) -> Option<Target> {
    let row = ctx.store.incident_position(ctx.selection.hovered.as_ref()?)?;
    let site = ctx.store.columns().site_index(row)?;
    let is_it = |target: &&Target| target.row == Some(row) || target.is_ring() && target.sites.contains(&site);
    drawn.targets.iter().find(is_it).cloned()
}

/// What the keyboard, or a screen reader, does with targets.
#[derive(Default)]
struct Keyed {
    focused: Option<Target>,
    pressed: Option<Target>,
}

/// Says each target's name to screen readers and tests, and lets the keyboard reach and press it.
fn name_targets(ui: &Ui, ctx: &Ctx<'_>, drawn: &Drawn) -> Keyed {
    let mut keyed = Keyed::default();
    let screen = ui.clip_rect();
    for target in drawn.targets.iter().filter(|target| screen.contains(target.center)) {
        let Some(id) = name_of(ctx, target) else { continue };
        let response = ui.interact(
            Rect::from_center_size(target.center, Vec2::splat(2.0 * target.radius)),
            ui.scope_id().with(("marker", &id)),
            Sense::focusable_noninteractive(),
        );
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, words_of(ctx, target)));
        let is_asked = ui.input(|input| input.has_accesskit_action_request(response.id, egui::accesskit::Action::Click));
        let is_pressed = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter) || input.key_pressed(Key::Space));
        if is_asked || is_pressed {
            keyed.pressed = Some(target.clone());
        }
        if response.has_focus() {
            keyed.focused = Some(target.clone());
        }
    }
    keyed
}

/// What stays the same of a target while others come and go: the incident, or the place that names the ring.
fn name_of(ctx: &Ctx<'_>, target: &Target) -> Option<String> {
    match target.row {
        Some(row) => ctx.store.id_at(row).map(|id| id.0),
        None => ctx.store.columns().sites().get(target.head?).map(|place| place.gazetteer_id.clone()),
    }
}

/// "Airstrike, Al-Bukamal"; "23 incidents, Al-Bukamal".
fn words_of(ctx: &Ctx<'_>, target: &Target) -> String {
    if let Some(incident) = target.row.and_then(|row| ctx.store.at(row)) {
        return describe::title(ctx.texts, ctx.lang, &incident);
    }
    let count = ctx.texts.tr_args("map-group", &[("count", target.count.into())]).into_owned();
    let place = target.head.and_then(|site| ctx.store.columns().sites().get(site));
    let place = place.map(|place| describe::place_name(place, ctx.lang)).unwrap_or_default();
    ctx.texts.tr_args("incident-title", &[("kind", count.into()), ("place", place.into())]).into_owned()
}

/// Selects an incident, goes so near a ring that it comes apart, or opens the pile it is.
fn click(ctx: &Ctx<'_>, scene: &Scene<'_>, projector: &Projector<'_>, target: Option<&Target>) -> Outcome {
    let Some(target) = target else {
        ctx.send.send(Command::Select(None));
        return Outcome::Open(None);
    };
    if let Some(row) = target.row {
        ctx.send.send(Command::Select(ctx.store.id_at(row)));
        return Outcome::Nothing;
    }
    let sites = ctx.store.columns().sites();
    let points = || target.sites.iter().filter_map(|site| sites.get(*site)).map(|site| site.point);
    if let Some(bbox) = BBox::around(points()).filter(|bbox| comes_apart(*bbox, projector.zoom())) {
        ctx.send.send(Command::GoInto(bbox));
        return Outcome::Nothing;
    }
    let rows = target.rows(scene);
    let first = rows.first().and_then(|row| ctx.store.id_at(*row));
    ctx.send.send(Command::ShowPile(rows));
    Outcome::Open(first)
}

/// Whether places in a box come apart where the map goes nearer.
fn comes_apart(bbox: BBox, zoom: f64) -> bool {
    let points_per_degree = 256.0 * camera::NEAREST.exp2() / 360.0;
    let extent = (bbox.east - bbox.west).max(bbox.north - bbox.south) * points_per_degree;
    zoom < camera::NEAREST - 0.1 && extent > 60.0
}
