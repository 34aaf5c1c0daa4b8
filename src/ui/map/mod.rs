//! The map panel: base map, grid, circles, names, symbols, and the furniture around them.

mod archive;
pub mod area;
pub mod basemap;
mod callout;
pub mod camera;
pub mod cluster;
mod controls;
mod extent;
mod find;
pub mod furniture;
pub mod grid;
pub mod heat;
mod hover;
mod ink;
pub mod labels;
pub mod legend;
pub mod markers;
pub mod measure;
pub mod numbered;
mod overlay;
pub mod own;
mod own_chip;
mod picture_frame;
pub mod plan;
pub mod readout;
pub mod rings;
pub mod symbols;
pub mod tiles;
mod trail;

use egui::{Rect, Ui};
use walkers::{Map, Projector, lon_lat};

use crate::context::{AreaTool, Ctx};
use crate::geo::{BBox, LatLon};
use crate::incident::IncidentId;
use area::Draft;
use basemap::Basemap;
use camera::{Camera, Look, Move};
use extent::Outlines;
use grid::{GridLines, GridPen};
use hover::Hovered;
use labels::Room;
use markers::{Drawn, Scene};
use measure::Measure;
use plan::Grouping;
use trail::Trail;

/// Where the map looks before anything is loaded: the border at Al-Bukamal.
pub const HOME: Look = Look { center: LatLon::new(34.75, 40.75), zoom: 8.0 };

/// A map at least so wide and high, in points, has room for the open legend.
const LEGEND_FROM: [f32; 2] = [1040.0, 480.0];

/// What the map remembers between frames.
pub struct MapState {
    /// Where it looks.
    pub camera: Camera,
    /// Its width and height in points, as of the last frame.
    pub size: egui::Vec2,
    /// What it draws below.
    pub basemap: Basemap,
    /// The pile that is spread open, by one of its incidents.
    pub opened: Option<IncidentId>,
    /// Whether the legend is open; until the user says, by the width of the map.
    pub is_legend_open: Option<bool>,
    /// The way measured so far.
    pub measure: Measure,
    draft: Draft,
    kept: Kept,
    hovered: Hovered,
    trail: Trail,
    /// Whether the box for places was open in the last frame.
    was_finding: bool,
}

impl MapState {
    /// A map that looks there.
    pub fn new(camera: Camera, basemap: Basemap) -> Self {
        Self {
            camera,
            size: egui::Vec2::ZERO,
            basemap,
            opened: None,
            is_legend_open: None,
            measure: Measure::default(),
            draft: Draft::default(),
            kept: Kept::default(),
            hovered: Hovered::default(),
            trail: Trail::default(),
            was_finding: false,
        }
    }

    /// Asks the camera for a move.
    pub const fn go(&mut self, wanted: Move) {
        self.camera.ask(wanted);
    }

    /// Goes to the view before this one, where there is one.
    pub fn go_back(&mut self) {
        if let Some(look) = self.trail.go_back() {
            self.camera.ask(Move::Exactly(look));
        }
    }

    /// Goes to the view that was left by going back.
    pub fn go_forward(&mut self) {
        if let Some(look) = self.trail.go_forward() {
            self.camera.ask(Move::Exactly(look));
        }
    }
}

/// What was worked out for a frame and holds for the next ones too.
#[derive(Default)]
pub struct Kept {
    grid: GridLines,
    grouping: Grouping,
    outlines: Outlines,
}

/// What the user did on the map beside sending commands.
enum Outcome {
    Nothing,
    /// Opened or closed a pile.
    Open(Option<IncidentId>),
    ToggleLegend,
    /// Clicked a point while measuring.
    Measure(LatLon),
}

/// Draws the map and reacts to the pointer.
pub fn map_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut MapState) {
    let rect = ui.available_rect_before_wrap();
    state.size = rect.size();
    let is_moving = state.camera.update(rect, ui.input(|i| i.time));
    if is_moving {
        ui.ctx().request_repaint();
    }
    if !ctx.tools.is_measuring {
        state.measure.clear();
    }
    if ctx.tools.drawing.is_none() {
        state.draft.clear();
    }
    // The list of a pile was left: what it stands for closes.
    if ctx.selection.pile.is_empty() {
        state.opened = None;
    }
    let is_legend_open = state.is_legend_open.unwrap_or(rect.width() >= LEGEND_FROM[0] && rect.height() >= LEGEND_FROM[1]);
    let map = Map::new(None, &mut state.camera.memory, lon_lat(HOME.center.lon, HOME.center.lat))
        .zoom_with_ctrl(false)
        .panning(ctx.tools.drawing.is_none())
        .double_click_to_zoom(!ctx.tools.is_measuring && ctx.tools.drawing.is_none());
    let map = if matches!(ctx.tools.drawing, Some(AreaTool::Box | AreaTool::Circle)) {
        map.drag_pan_buttons(egui::DragPanButtons::empty())
    } else {
        map
    };
    let mut over = overlay::Overlay {
        ctx,
        opened: state.opened.as_ref(),
        is_legend_open,
        is_moving,
        measure: &state.measure,
        draft: &mut state.draft,
        kept: &mut state.kept,
        hovered: &mut state.hovered,
    };
    let shown = state.basemap.add_to(map).show(ui, |ui, response, projector, _| over.ui(ui, response, projector));
    shown.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Canvas, true, ctx.tr("keys-map")));
    let outcome = shown.inner;
    state.camera.clamp();
    state.trail.observe(state.camera.look(), ui.input(|i| i.time), state.camera.is_flying());
    match outcome {
        Outcome::Nothing => {}
        Outcome::Open(pile) => state.opened = pile,
        Outcome::ToggleLegend => state.is_legend_open = Some(!is_legend_open),
        Outcome::Measure(point) => state.measure.add(point),
    }
    controls::controls_ui(ui, ctx, rect, [state.trail.can_go_back(), state.trail.can_go_forward()]);
    own_chip::own_chip_ui(ui, ctx, rect);
    if ctx.tools.is_measuring {
        let metres = state.camera.metres_per_point();
        state.measure.card_ui(ui, ctx, rect, metres);
    }
    if let Some(tool) = ctx.tools.drawing {
        area::hint_ui(ui, ctx, rect, tool);
    }
    if ctx.tools.is_finding {
        if !state.was_finding {
            find::on_opened(ui.ctx());
        }
        find::find_ui(ui, ctx, rect);
    }
    state.was_finding = ctx.tools.is_finding;
}

/// Grid, circles, names and the places of all symbols; the symbols themselves come on top of it. Names stay out of `reserved`.
pub fn paint_scene(painter: &egui::Painter, scene: &Scene<'_>, projector: &Projector<'_>, reserved: &[Rect], kept: &mut Kept) -> Drawn {
    let drawn = markers::layout(scene, projector, &mut kept.grouping);
    rings::paint_cells(painter, scene, projector, &drawn);
    paint_ground(painter, scene, projector, (&drawn, None), reserved, kept);
    drawn
}

/// What [`paint_scene`] paints once it is known where the symbols stand. Of the place pointed at the extent is marked.
fn paint_ground(
    painter: &egui::Painter,
    scene: &Scene<'_>,
    projector: &Projector<'_>,
    (drawn, pointed): (&Drawn, Option<usize>),
    reserved: &[Rect],
    kept: &mut Kept,
) {
    let (mut room, mut covered) = (Room::new(projector.clip_rect()), Room::new(projector.clip_rect()));
    for rect in drawn.taken.iter().chain(reserved) {
        room.take(*rect);
    }
    for rect in reserved {
        covered.take(*rect);
    }
    let pen = GridPen { painter, theme: scene.theme, texts: scene.texts, grid: scene.options.grid };
    pen.paint(projector, &mut kept.grid, &mut room);
    extent::paint_extents(painter, scene, projector, drawn, pointed, &mut kept.outlines);
    labels::paint_labels(painter, scene, projector, drawn, (&mut room, covered));
}

/// The part of the Earth that the map shows, with a margin in points around it.
fn view_box(projector: &Projector<'_>, margin: f32) -> BBox {
    let rect = projector.clip_rect().expand(margin);
    let (north_west, south_east) = (projector.unproject(rect.min.to_vec2()), projector.unproject(rect.max.to_vec2()));
    BBox { west: north_west.x(), south: south_east.y(), east: south_east.x(), north: north_west.y() }
}
