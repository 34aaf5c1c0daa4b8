//! The map panel: base map, circles, names, symbols, and the furniture around them.

mod archive;
pub mod basemap;
pub mod camera;
pub mod cluster;
pub mod furniture;
pub mod labels;
pub mod markers;
pub mod own;
mod own_chip;
pub mod symbols;
pub mod tiles;

use egui::{Pos2, Rect, Sense, Ui, Vec2, pos2, vec2};
use walkers::{Map, Projector, lon_lat};

use crate::context::{Command, Ctx};
use crate::geo::{BBox, LatLon};
use crate::incident::{IncidentId, Kind};
use crate::ui::bidi_text::{Align, measure, paint};
use crate::ui::icons::icon;
use crate::ui::theme::Role;
use basemap::Basemap;
use camera::{Camera, Look, Move};
use markers::{Drawn, Scene, Target};

/// Where the map looks before anything is loaded: the border at Al-Bukamal.
pub const HOME: Look = Look { center: LatLon::new(34.75, 40.75), zoom: 8.0 };

/// A map at least so wide, in points, has room for the open legend.
const LEGEND_FROM_WIDTH: f32 = 1040.0;

/// What the map remembers between frames.
pub struct MapState {
    /// Where it looks.
    pub camera: Camera,
    /// What it draws below.
    pub basemap: Basemap,
    /// The pile that is spread open, by one of its incidents.
    pub opened: Option<IncidentId>,
    /// Whether the legend is open; until the user says, by the width of the map.
    pub is_legend_open: Option<bool>,
}

/// What the user did on the map beside sending commands.
pub enum Outcome {
    /// Nothing.
    Nothing,
    /// Opened or closed a pile.
    Open(Option<IncidentId>),
    /// Opened or closed the legend.
    ToggleLegend,
}

/// Draws the map and reacts to the pointer.
pub fn map_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut MapState) {
    let rect = ui.available_rect_before_wrap();
    if state.camera.update(rect, ui.input(|i| i.time)) {
        ui.ctx().request_repaint();
    }
    let opened = state.opened.clone();
    let is_legend_open = state.is_legend_open.unwrap_or(rect.width() >= LEGEND_FROM_WIDTH);
    let map = Map::new(None, &mut state.camera.memory, lon_lat(HOME.center.lon, HOME.center.lat))
        .zoom_with_ctrl(false)
        .double_click_to_zoom(true);
    let outcome = state
        .basemap
        .add_to(map)
        .show(ui, |ui, response, projector, _| overlay_ui(ui, ctx, response, projector, opened.as_ref(), is_legend_open))
        .inner;
    state.camera.clamp();
    match outcome {
        Outcome::Nothing => {}
        Outcome::Open(pile) => state.opened = pile,
        Outcome::ToggleLegend => state.is_legend_open = Some(!is_legend_open),
    }
    zoom_buttons_ui(ui, ctx, rect);
    own_chip::own_chip_ui(ui, ctx, rect);
}

fn overlay_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    response: &egui::Response,
    projector: &Projector<'_>,
    opened: Option<&IncidentId>,
    legend_open: bool,
) -> Outcome {
    let painter = ui.painter().with_clip_rect(projector.clip_rect());
    let scene = Scene {
        store: ctx.store,
        shown: &ctx.view.shown,
        selected: ctx.selection.incident.as_ref().and_then(|id| ctx.store.incident_position(id)),
        opened: opened.and_then(|id| ctx.store.incident_position(id)),
        theme: ctx.theme,
    };
    let drawn = paint_scene(&painter, &scene, projector, &reserved(projector.clip_rect(), ctx.is_rtl()));
    let pointer = response.hover_pos();
    let hovered = pointer.and_then(|at| markers::target_at(&drawn, at)).cloned();
    markers::paint_markers(&painter, &scene, &drawn, hovered.as_ref());
    if let Some(target) = drawn.targets.iter().find(|t| scene.selected.is_some_and(|s| t.members == [s])) {
        callout_ui(&painter, ctx, target);
    }
    if let Some(target) = hovered.as_ref().filter(|t| scene.selected.is_none_or(|s| t.members != [s])) {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        tooltip_ui(&painter, ctx, target);
    }
    name_targets(ui, ctx, &drawn);
    let mut outcome = Outcome::Nothing;
    if response.clicked() {
        outcome = click(ctx, hovered.as_ref());
    }
    let own_credit = ctx.own_map.map(|map| super::describe::own_map_credit(ctx.texts, map)).unwrap_or_default();
    let strip = furniture::paint_credits(&painter, ctx.theme, ctx.texts, &own_credit, projector.clip_rect(), ctx.is_rtl());
    foot_ui(&painter, ctx, projector, strip, pointer);
    if legend_ui(ui, ctx, strip, legend_open) {
        outcome = Outcome::ToggleLegend;
    }
    outcome
}

/// Circles, names and the places of all symbols; the symbols themselves come on top of it.
pub fn paint_scene(painter: &egui::Painter, scene: &Scene<'_>, projector: &Projector<'_>, reserved: &[Rect]) -> Drawn {
    markers::paint_circles(painter, scene, projector);
    let drawn = markers::layout(scene, projector);
    let mut taken: Vec<Rect> = drawn.taken.iter().chain(reserved).copied().collect();
    labels::paint_labels(painter, scene.theme, projector, &mut taken);
    drawn
}

/// Parts of the map that names must leave free: the strip at the foot, the corner of scale and readout, the zoom buttons.
fn reserved(map: Rect, rtl: bool) -> [Rect; 3] {
    let strip = Rect::from_min_max(pos2(map.left(), map.bottom() - 22.0), map.max);
    let corner = |width: f32, y: std::ops::RangeInclusive<f32>| {
        let x = if rtl { map.left()..=map.left() + width } else { map.right() - width..=map.right() };
        Rect::from_x_y_ranges(x, y)
    };
    [strip, corner(220.0, map.bottom() - 98.0..=map.bottom()), corner(52.0, map.top()..=map.top() + 126.0)]
}

/// Says each target's name to screen readers and tests, and lets the keyboard reach it.
fn name_targets(ui: &Ui, ctx: &Ctx<'_>, drawn: &Drawn) {
    for target in &drawn.targets {
        let Some(incident) = target.members.first().and_then(|i| ctx.store.incidents().get(*i)) else { continue };
        let response = ui.interact(
            Rect::from_center_size(target.center, Vec2::splat(2.0 * target.radius)),
            ui.scope_id().with(("marker", &incident.id)),
            Sense::focusable_noninteractive(),
        );
        let name = if target.members.len() == 1 {
            super::describe::title(ctx.texts, ctx.lang, incident)
        } else {
            ctx.texts.tr_args("map-group", &[("count", target.members.len().into())]).into_owned()
        };
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    }
}

fn click(ctx: &Ctx<'_>, hovered: Option<&Target>) -> Outcome {
    let Some(target) = hovered else {
        ctx.send.send(Command::Select(None));
        return Outcome::Open(None);
    };
    let ids = || target.members.iter().filter_map(|i| ctx.store.incidents().get(*i));
    if let [_] = target.members.as_slice() {
        ctx.send.send(Command::Select(ids().next().map(|i| i.id.clone())));
        return Outcome::Nothing;
    }
    let around = BBox::around(ids().filter_map(|i| i.site().map(|s| s.point)));
    match around {
        Some(bbox) if bbox.east - bbox.west > 0.02 || bbox.north - bbox.south > 0.02 => {
            ctx.send.send(Command::FitTo(bbox));
            Outcome::Nothing
        }
        _ => {
            ctx.send.send(Command::ShowPile(ids().map(|i| i.id.clone()).collect()));
            Outcome::Open(ids().next().map(|i| i.id.clone()))
        }
    }
}

/// The selected incident says what it is, beside its symbol and tied to it by a line.
fn callout_ui(painter: &egui::Painter, ctx: &Ctx<'_>, target: &Target) {
    let map = painter.clip_rect();
    if !map.shrink(12.0).contains(target.center) {
        return;
    }
    let side = if target.center.x + 320.0 > map.right() { -1.0 } else { 1.0 };
    let up = if target.center.y - 110.0 < map.top() { 1.0 } else { -1.0 };
    let anchor = target.center + vec2(44.0 * side, 74.0 * up);
    let direction = (anchor - target.center).normalized();
    painter.line_segment([target.center + direction * target.radius, anchor], egui::Stroke::new(1.5, ctx.theme.line.strong));
    tooltip_ui(painter, ctx, &Target { center: anchor - vec2(10.0 * side, 0.0), radius: 0.0, ..target.clone() });
}

fn tooltip_ui(painter: &egui::Painter, ctx: &Ctx<'_>, target: &Target) {
    let theme = ctx.theme;
    let (title, detail) = match target.members.as_slice() {
        [index] => {
            let Some(incident) = ctx.store.incidents().get(*index) else { return };
            (super::describe::title(ctx.texts, ctx.lang, incident), super::describe::summary(ctx.texts, incident))
        }
        many => (ctx.texts.tr_args("map-group", &[("count", many.len().into())]).into_owned(), ctx.tr("map-group-hint")),
    };
    let (head, body) = (
        theme.style(Role::Label).size(13.0).weight(600).color(theme.text.strong),
        theme.style(Role::Label).weight(400).color(theme.text.muted),
    );
    let (head_size, body_size) = (measure(painter.ctx(), &title, &head), measure(painter.ctx(), &detail, &body));
    let size = vec2(head_size.x.max(body_size.x) + 24.0, 50.0);
    let bounds = painter.clip_rect().shrink(8.0);
    let mut min = target.center + vec2(target.radius + 10.0, -size.y - 4.0);
    if min.x + size.x > bounds.right() {
        min.x = target.center.x - target.radius - 10.0 - size.x;
    }
    min = pos2(min.x.max(bounds.left()), min.y.max(bounds.top()));
    let card = Rect::from_min_size(min, size);
    painter.add(furniture::shadow().as_shape(card, 6.0));
    painter.rect(card, 6.0, theme.surface.card, egui::Stroke::new(1.0, theme.line.hair), egui::StrokeKind::Inside);
    let (x, align) = if ctx.is_rtl() { (card.right() - 12.0, Align::Right) } else { (card.left() + 12.0, Align::Left) };
    paint(painter, pos2(x, card.top() + 17.0), align, &title, &head);
    paint(painter, pos2(x, card.top() + 34.0), align, &detail, &body);
}

/// Scale and readout above the strip, at the side where reading ends.
fn foot_ui(painter: &egui::Painter, ctx: &Ctx<'_>, projector: &Projector<'_>, strip: Rect, pointer: Option<Pos2>) {
    let theme = ctx.theme;
    let right = if ctx.is_rtl() { strip.left() + 200.0 } else { strip.right() - 28.0 };
    furniture::paint_scale(painter, theme, ctx.texts, projector, pos2(right, strip.top() - 52.0));
    let Some(pointer) = pointer else { return };
    let words = furniture::readout(projector, pointer);
    let style = theme.style(Role::Label).color(theme.text.body);
    let width = measure(painter.ctx(), &words, &style).x + 42.0;
    let min =
        if ctx.is_rtl() { pos2(strip.left() + 12.0, strip.top() - 38.0) } else { pos2(strip.right() - 12.0 - width, strip.top() - 38.0) };
    let card = Rect::from_min_size(min, vec2(width, 28.0));
    painter.add(furniture::shadow().as_shape(card, 6.0));
    painter.rect(card, 6.0, theme.surface.card, egui::Stroke::new(1.0, theme.line.hair), egui::StrokeKind::Inside);
    paint(painter, pos2(card.left() + 18.0, card.center().y), Align::Center, &icon("crosshair"), &theme.icon(14.0).color(theme.text.muted));
    paint(painter, pos2(card.left() + 32.0, card.center().y), Align::Left, &words, &style);
}

/// The legend, open as a card or shut as a chip. True when it was pressed.
fn legend_ui(ui: &Ui, ctx: &Ctx<'_>, strip: Rect, is_open: bool) -> bool {
    let mut kinds: Vec<Kind> = ctx.view.shown.iter().filter_map(|i| ctx.store.incidents().get(*i)).map(|i| i.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.is_empty() {
        return false;
    }
    let corner = if ctx.is_rtl() { pos2(strip.right() - 12.0, strip.top() - 10.0) } else { pos2(strip.left() + 12.0, strip.top() - 10.0) };
    let card = if is_open {
        furniture::paint_legend(ui.painter(), ctx.theme, ctx.texts, &kinds, corner, ctx.is_rtl())
    } else {
        legend_chip(ui, ctx, &kinds, corner)
    };
    let response = ui.interact(card, ui.scope_id().with("legend"), Sense::click());
    let name = ctx.tr("map-legend");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    response.clicked()
}

fn legend_chip(ui: &Ui, ctx: &Ctx<'_>, kinds: &[Kind], corner: Pos2) -> Rect {
    let theme = ctx.theme;
    let style = theme.style(Role::Label).weight(600).color(theme.text.strong);
    let words = ctx.tr("map-legend");
    let width = measure(ui.ctx(), &words, &style).x + 24.0 + 22.0 * kinds.len().min(4) as f32;
    let min = if ctx.is_rtl() { pos2(corner.x - width, corner.y - 30.0) } else { pos2(corner.x, corner.y - 30.0) };
    let card = Rect::from_min_size(min, vec2(width, 30.0));
    ui.painter().add(furniture::shadow().as_shape(card, 6.0));
    ui.painter().rect(card, 6.0, theme.surface.card, egui::Stroke::new(1.0, theme.line.hair), egui::StrokeKind::Inside);
    let y = card.center().y;
    let (words_x, align, step) =
        if ctx.is_rtl() { (card.right() - 12.0, Align::Right, -22.0) } else { (card.left() + 12.0, Align::Left, 22.0) };
    let end = paint(ui.painter(), pos2(words_x, y), align, &words, &style);
    let mut x = if ctx.is_rtl() { end.left() - 16.0 } else { end.right() + 16.0 };
    for kind in kinds.iter().take(4) {
        symbols::paint_kind(ui.painter(), theme, *kind, pos2(x, y), 14.0, symbols::Fill::Solid);
        x += step;
    }
    card
}

/// Plus, minus and fit, in the corner where reading ends.
fn zoom_buttons_ui(ui: &mut Ui, ctx: &Ctx<'_>, map: Rect) {
    let size = vec2(36.0, 36.0 * 3.0);
    let x = if ctx.is_rtl() { map.left() + 12.0 } else { map.right() - 12.0 - size.x };
    let card = Rect::from_min_size(pos2(x, map.top() + 12.0), size);
    ui.painter().add(furniture::shadow().as_shape(card, 6.0));
    ui.painter().rect(card, 6.0, ctx.theme.surface.card, egui::Stroke::new(1.0, ctx.theme.line.hair), egui::StrokeKind::Inside);
    let buttons = [
        ("plus", "command-zoom-in", Command::ZoomIn),
        ("minus", "command-zoom-out", Command::ZoomOut),
        ("maximize", "command-fit", Command::FitToFilter),
    ];
    for (n, (name, words, command)) in buttons.into_iter().enumerate() {
        let cell = Rect::from_min_size(card.min + vec2(0.0, 36.0 * n as f32), Vec2::splat(36.0));
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(cell.shrink(4.0)).id_salt(name));
        if super::widgets::icon_button(&mut child, ctx, name, &ctx.tr(words)).clicked() {
            ctx.send.send(command);
        }
    }
}

impl MapState {
    /// Asks the camera for a move.
    pub const fn go(&mut self, wanted: Move) {
        self.camera.ask(wanted);
    }
}
