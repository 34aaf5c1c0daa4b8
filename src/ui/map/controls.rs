//! The buttons over the map: zoom, fit, its looks, and its tools.

use egui::{Popup, PopupCloseBehavior, Rect, Ui, Vec2, pos2, vec2};

use super::furniture::card;
use crate::context::{AreaTool, Clause, Command, Ctx, Grid, Heat, Names, SizeBy, UiCommand};
use crate::coords::Form;
use crate::ui::bidi_text::label;
use crate::ui::theme::{Role, ThemeName};
use crate::ui::widgets::{Look, button as plain_button, icon_button, segmented, toggle_button};

/// Side of a button's cell, and where the map is low, and lower still.
const CELL: f32 = 36.0;
const LOW_CELL: f32 = 32.0;
const LEAST_CELL: f32 = 28.0;
/// Between two groups.
const GAP: f32 = 8.0;
/// Cells of the groups: zoom, views, looks and tools.
const GROUPS: [usize; 3] = [3, 2, 5];
/// What scale and readout take at the foot of the map, and what the strip below them takes.
const FOOT: f32 = 112.0;
const STRIP: f32 = 20.0;

/// Where the buttons stand.
struct Groups {
    /// Zoom, views, looks and tools.
    rects: [Rect; 3],
    /// Side of a cell.
    cell: f32,
    /// The first group stands upright; where the map is lowest the others lie beside it.
    are_lying: [bool; 3],
}

impl Groups {
    /// In the corner where reading ends: one below the other; in two columns where the map is low; beside the zoom where it is lower.
    fn new(map: Rect, is_rtl: bool) -> Self {
        let [zoom, views, tools] = GROUPS;
        let height = map.height() - 12.0 - FOOT;
        let is_low = height < CELL * (zoom + views + tools) as f32 + 2.0 * GAP;
        let is_lowest = map.height() - 12.0 - STRIP < LOW_CELL * (zoom + views) as f32 + GAP;
        let cell = if is_lowest {
            LEAST_CELL
        } else if is_low {
            LOW_CELL
        } else {
            CELL
        };
        let are_lying = [false, is_lowest, is_lowest];
        let group = |cells: usize, top: f32, from_edge: f32, is_lying: bool| {
            let long = cell * cells as f32;
            let size = if is_lying { vec2(long, cell) } else { vec2(cell, long) };
            let from_edge = from_edge + 12.0;
            let x = if is_rtl { map.left() + from_edge } else { map.right() - from_edge - size.x };
            Rect::from_min_size(pos2(x, top), size)
        };
        let first = group(zoom, map.top() + 12.0, 0.0, false);
        let beside = cell + GAP;
        let rects = if is_lowest {
            let third = group(tools, first.top(), beside, true);
            [first, group(views, third.bottom() + GAP, beside, true), third]
        } else {
            let second = group(views, first.bottom() + GAP, 0.0, false);
            let third = if is_low { group(tools, first.top(), beside, false) } else { group(tools, second.bottom() + GAP, 0.0, false) };
            [first, second, third]
        };
        Self { rects, cell, are_lying }
    }

    /// The room of one button.
    fn cell(&self, group: usize, n: usize) -> Rect {
        let (rect, is_lying) = (self.rects[group], self.are_lying[group]);
        let along = self.cell * n as f32;
        let off = if is_lying { vec2(along, 0.0) } else { vec2(0.0, along) };
        Rect::from_min_size(rect.min + off, Vec2::splat(self.cell)).shrink((self.cell - 28.0) / 2.0)
    }
}

/// The parts of the corner that the buttons fill.
pub(super) fn corner(map: Rect, is_rtl: bool) -> [Rect; 3] {
    Groups::new(map, is_rtl).rects
}

/// Draws all groups. `has_views` says whether there are views to go back and forward to.
pub(super) fn controls_ui(ui: &mut Ui, ctx: &Ctx<'_>, map: Rect, has_views: [bool; 2]) {
    let groups = Groups::new(map, ctx.is_rtl());
    for group in groups.rects {
        card(ui.painter(), ctx.theme, group, 6.0);
    }
    let [zoom, views, tools] = [0, 1, 2];
    let cell = |group: usize, n: usize| groups.cell(group, n);
    for (n, (name, command)) in
        [("plus", UiCommand::ZoomIn), ("minus", UiCommand::ZoomOut), ("maximize", UiCommand::Fit)].into_iter().enumerate()
    {
        let mut child = child(ui, cell(zoom, n), name);
        if icon_button(&mut child, ctx, name, &named(ctx, command)).clicked() {
            ctx.send.send(command.command());
        }
    }
    // Back points to where reading starts.
    let arrows = if ctx.is_rtl() { ["arrow-right", "arrow-left"] } else { ["arrow-left", "arrow-right"] };
    for (n, (name, command)) in arrows.into_iter().zip([UiCommand::ViewBack, UiCommand::ViewForward]).enumerate() {
        let mut child = child(ui, cell(views, n), name);
        if !has_views.get(n).copied().unwrap_or(false) {
            child.disable();
        }
        if icon_button(&mut child, ctx, name, &named(ctx, command)).clicked() {
            ctx.send.send(command.command());
        }
    }
    options_ui(&mut child(ui, cell(tools, 0), "layers"), ctx);
    let toggles = [("ruler", UiCommand::Measure, ctx.tools.is_measuring), ("search", UiCommand::GoTo, ctx.tools.is_finding)];
    for (n, (name, command, is_on)) in toggles.into_iter().enumerate() {
        let mut child = child(ui, cell(tools, n + 1), name);
        if toggle_button(&mut child, ctx, name, &named(ctx, command), is_on).clicked() {
            ctx.send.send(command.command());
        }
    }
    area_ui(&mut child(ui, cell(tools, 3), "area"), ctx);
    let mut child = child(ui, cell(tools, 4), "framed");
    if toggle_button(&mut child, ctx, "locate-fixed", &ctx.tr("map-framed"), ctx.tools.is_framed).clicked() {
        ctx.send.send(Command::ToggleFramed);
    }
}

/// A wish with its keys, for the tooltip.
fn named(ctx: &Ctx<'_>, command: UiCommand) -> String {
    let name = ctx.tr(command.text_key());
    ctx.texts.tr_args("command-keys", &[("name", name.into()), ("keys", command.keys().into())]).into_owned()
}

/// The button that draws an area to filter by, or drops it.
fn area_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let is_on = ctx.filter.area.is_some() || ctx.tools.drawing.is_some();
    let button = toggle_button(ui, ctx, "square", &ctx.tr("area-draw"), is_on);
    let theme = ctx.theme;
    let frame = egui::Frame::popup(ui.style()).fill(theme.surface.card).stroke(egui::Stroke::new(1.0, theme.line.hair)).inner_margin(8.0);
    Popup::menu(&button).frame(frame).show(|ui| {
        ui.with_layout(ctx.block_layout(), |ui| {
            for (tool, id) in AreaTool::ALL.into_iter().zip(["area-box", "area-circle", "area-polygon"]) {
                let words = ctx.tr(id);
                if plain_button(ui, ctx, None, &words, &words, Look::Plain).clicked() {
                    ctx.send.send(Command::DrawArea(Some(tool)));
                }
            }
            if ctx.filter.area.is_some() {
                let words = ctx.tr("area-remove");
                if plain_button(ui, ctx, None, &words, &words, Look::Plain).clicked() {
                    ctx.send.send(Command::ClearClause(Clause::Area));
                }
            }
        });
    });
}

fn child(ui: &mut Ui, cell: Rect, name: &str) -> Ui {
    ui.new_child(egui::UiBuilder::new().max_rect(cell).id_salt(("map button", name)))
}

/// The button that opens the looks of the map: names, grid, coordinates, colours.
fn options_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let button = icon_button(ui, ctx, "layers", &ctx.tr("map-options"));
    let theme = ctx.theme;
    let frame = egui::Frame::popup(ui.style()).fill(theme.surface.card).stroke(egui::Stroke::new(1.0, theme.line.hair)).inner_margin(14.0);
    Popup::menu(&button).frame(frame).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.with_layout(ctx.block_layout(), |ui| {
            let names = [ctx.tr("names-both"), ctx.tr("names-arabic"), ctx.tr("names-english")];
            choice_ui(ui, ctx, &ctx.tr("map-names"), &names, Names::ALL, ctx.map.names, Command::SetNames);
            let grids = [ctx.tr("grid-off"), ctx.tr("grid-degrees"), ctx.tr("grid-mgrs")];
            choice_ui(ui, ctx, &ctx.tr("map-grid"), &grids, Grid::ALL, ctx.map.grid, Command::SetGrid);
            let forms = [ctx.tr("readout-decimal"), ctx.tr("readout-dms"), ctx.tr("readout-mgrs")];
            choice_ui(ui, ctx, &ctx.tr("map-readout"), &forms, Form::ALL, ctx.map.readout, Command::SetReadout);
            let heats = [ctx.tr("heat-crowded"), ctx.tr("heat-always"), ctx.tr("heat-never")];
            choice_ui(ui, ctx, &ctx.tr("map-heat"), &heats, Heat::ALL, ctx.map.heat, Command::SetHeat);
            let sizes = [ctx.tr("size-by-count"), ctx.tr("size-by-killed")];
            choice_ui(ui, ctx, &ctx.tr("map-size-by"), &sizes, SizeBy::ALL, ctx.map.size_by, Command::SetSizeBy);
            let colours = [ctx.tr("colours-light"), ctx.tr("colours-dark"), ctx.tr("colours-contrast"), ctx.tr("colours-print")];
            choice_ui(ui, ctx, &ctx.tr("map-colours"), &colours, ThemeName::ALL, theme.name, Command::SetTheme);
        });
    });
}

/// A head and some choices below it.
#[expect(clippy::too_many_arguments, reason = "the parts of one row")]
fn choice_ui<T: Copy + PartialEq, const N: usize>(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    head: &str,
    words: &[String; N],
    values: [T; N],
    chosen: T,
    command: impl Fn(T) -> Command,
) {
    label(ui, head, &ctx.theme.style(Role::Label).color(ctx.theme.text.muted));
    let at = values.iter().position(|value| *value == chosen).unwrap_or(0);
    // Two rows offer choices of the same name.
    let pressed = ui.push_id(head, |ui| segmented(ui, ctx, words, at)).inner;
    if let Some(value) = pressed.and_then(|n| values.get(n)) {
        ctx.send.send(command(*value));
    }
    ui.add_space(6.0);
}
