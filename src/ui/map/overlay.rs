//! What lies over the base map in the window, in the order it is painted, and what a click does.

use egui::{Pos2, Rect, Sense, Ui, Vec2, pos2, vec2};
use walkers::{Projector, lon_lat};

use super::area::{self, Draft};
use super::callout::Plate;
use super::grid::GridLines;
use super::markers::{self, Drawn, Scene, Target};
use super::measure::Measure;
use super::{Outcome, controls, furniture, legend, paint_ground, readout};
use crate::context::{Command, Ctx};
use crate::geo::{BBox, LatLon};
use crate::incident::IncidentId;

/// What the overlay needs beside the context.
pub(super) struct Overlay<'a, 'c> {
    pub ctx: &'a Ctx<'c>,
    pub opened: Option<&'a IncidentId>,
    pub is_legend_open: bool,
    pub is_moving: bool,
    pub measure: &'a Measure,
    pub draft: &'a mut Draft,
    pub grid: &'a mut GridLines,
}

impl Overlay<'_, '_> {
    /// Draws it and says what the user did.
    pub(super) fn ui(&mut self, ui: &mut Ui, response: &egui::Response, projector: &Projector<'_>) -> Outcome {
        let ctx = self.ctx;
        let painter = ui.painter().with_clip_rect(projector.clip_rect());
        let strip = furniture::strip_of(projector.clip_rect());
        let scene = scene(ctx, self.opened);
        let drawn = markers::layout(&scene, projector);
        let callout = drawn
            .targets
            .iter()
            .find(|t| scene.selected.is_some_and(|s| t.row == Some(s)))
            .and_then(|target| Plate::callout(&painter, ctx, target));
        let mut reserved = self.reserved(ui, projector.clip_rect(), strip);
        reserved.extend(callout.as_ref().map(Plate::rect));
        let first_limit = markers::paint_cells(&painter, &scene, projector, &drawn);
        paint_ground(&painter, &scene, projector, &drawn, &reserved, self.grid);
        if let Some(area) = &ctx.filter.area {
            area::paint_area(&painter, ctx.theme, projector, area);
        }
        let pointer = response.hover_pos();
        let is_busy = ctx.tools.is_measuring || ctx.tools.drawing.is_some();
        let hovered = pointer.filter(|_| !is_busy).and_then(|at| markers::target_at(&drawn, at)).cloned();
        markers::paint_markers(&painter, &scene, &drawn, hovered.as_ref());
        if let Some(pin) = ctx.tools.pin {
            paint_pin(&painter, ctx, projector.project(lon_lat(pin.lon, pin.lat)).to_pos2());
        }
        self.measure.paint(&painter, ctx.theme, ctx.texts, projector, pointer.filter(|_| ctx.tools.is_measuring));
        if let Some(callout) = &callout {
            callout.paint(&painter, ctx);
        }
        if let Some(target) = hovered.as_ref().filter(|t| scene.selected.is_none_or(|s| t.row != Some(s))) {
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
            if let Some(plate) = Plate::tooltip(&painter, ctx, target) {
                plate.paint(&painter, ctx);
            }
        } else if pointer.is_some() && is_busy {
            ui.ctx().set_cursor_icon(egui::CursorIcon::Crosshair);
        }
        name_targets(ui, ctx, &drawn);
        let own_credit = ctx.own_map.map(|map| crate::ui::describe::own_map_credit(ctx.texts, map)).unwrap_or_default();
        furniture::paint_credits(&painter, ctx.theme, ctx.texts, strip, &own_credit);
        furniture::paint_scale(&painter, ctx.theme, ctx.texts, projector, scale_end(strip, ctx.is_rtl()));
        readout::readout_ui(ui, ctx, projector, strip);
        if legend::legend_ui(ui, ctx, strip, self.is_legend_open, first_limit) {
            return Outcome::ToggleLegend;
        }
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
            Some(_) => click(ctx, &scene, hovered.as_ref()),
            None => Outcome::Nothing,
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
    fn reserved(&self, ui: &Ui, map: Rect, strip: Rect) -> Vec<Rect> {
        let is_rtl = self.ctx.is_rtl();
        let foot = if is_rtl { map.left()..=map.left() + 230.0 } else { map.right() - 230.0..=map.right() };
        vec![
            strip,
            Rect::from_x_y_ranges(foot, strip.top() - 78.0..=strip.top()),
            controls::corner(map, is_rtl).expand(4.0),
            legend::legend_room(self.ctx, ui.ctx(), strip, self.is_legend_open),
        ]
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

/// Says each target's name to screen readers and tests, and lets the keyboard reach it.
fn name_targets(ui: &Ui, ctx: &Ctx<'_>, drawn: &Drawn) {
    for target in &drawn.targets {
        let place = target.sites.first().and_then(|site| ctx.store.columns().sites().get(*site));
        let id = target.row.and_then(|row| ctx.store.id_at(row)).map(|id| id.0).or_else(|| place.map(|place| place.gazetteer_id.clone()));
        let Some(id) = id else { continue };
        let response = ui.interact(
            Rect::from_center_size(target.center, Vec2::splat(2.0 * target.radius)),
            ui.scope_id().with(("marker", &id)),
            Sense::focusable_noninteractive(),
        );
        response.widget_info(|| {
            let name = match target.row.and_then(|row| ctx.store.at(row)) {
                Some(incident) => crate::ui::describe::title(ctx.texts, ctx.lang, &incident),
                None => ctx.texts.tr_args("map-group", &[("count", target.count.into())]).into_owned(),
            };
            egui::WidgetInfo::labeled(egui::Role::Button, true, name)
        });
    }
}

fn click(ctx: &Ctx<'_>, scene: &Scene<'_>, hovered: Option<&Target>) -> Outcome {
    let Some(target) = hovered else {
        ctx.send.send(Command::Select(None));
        return Outcome::Open(None);
    };
    if let Some(row) = target.row {
        ctx.send.send(Command::Select(ctx.store.id_at(row)));
        return Outcome::Nothing;
    }
    let sites = ctx.store.columns().sites();
    let around = BBox::around(target.sites.iter().filter_map(|site| sites.get(*site)).map(|site| site.point));
    match around {
        Some(bbox) if bbox.east - bbox.west > 0.02 || bbox.north - bbox.south > 0.02 => {
            ctx.send.send(Command::FitTo(bbox));
            Outcome::Nothing
        }
        _ => {
            let rows = target.rows(scene);
            let first = rows.first().and_then(|row| ctx.store.id_at(*row));
            ctx.send.send(Command::ShowPile(rows));
            Outcome::Open(first)
        }
    }
}
