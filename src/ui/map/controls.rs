//! The buttons over the map: zoom, fit, its looks, and its tools.

use egui::{Popup, PopupCloseBehavior, Rect, Ui, Vec2, pos2, vec2};

use super::furniture::card;
use crate::context::{AreaTool, Clause, Command, Ctx, Grid, Heat, Names, UiCommand};
use crate::coords::Form;
use crate::ui::bidi_text::label;
use crate::ui::theme::{Role, ThemeName};
use crate::ui::widgets::{Look, button as plain_button, icon_button, segmented, toggle_button};

/// Side of a button's cell.
const CELL: f32 = 36.0;
/// Between the two groups.
const GAP: f32 = 8.0;
/// Cells of the first and the second group.
const GROUPS: [usize; 2] = [3, 5];

/// The corner the buttons fill, where reading ends.
pub(super) fn corner(map: Rect, is_rtl: bool) -> Rect {
    let height = CELL * GROUPS.iter().sum::<usize>() as f32 + GAP;
    let left = if is_rtl { map.left() + 12.0 } else { map.right() - 12.0 - CELL };
    Rect::from_min_size(pos2(left, map.top() + 12.0), vec2(CELL, height))
}

/// Draws both groups.
pub(super) fn controls_ui(ui: &mut Ui, ctx: &Ctx<'_>, map: Rect) {
    let whole = corner(map, ctx.is_rtl());
    let [upper, lower] = GROUPS.map(|cells| vec2(CELL, CELL * cells as f32));
    let first = Rect::from_min_size(whole.min, upper);
    let second = Rect::from_min_size(pos2(whole.left(), first.bottom() + GAP), lower);
    for group in [first, second] {
        card(ui.painter(), ctx.theme, group, 6.0);
    }
    let cells = |group: Rect, n: usize| Rect::from_min_size(group.min + vec2(0.0, CELL * n as f32), Vec2::splat(CELL)).shrink(4.0);
    for (n, (name, command)) in
        [("plus", UiCommand::ZoomIn), ("minus", UiCommand::ZoomOut), ("maximize", UiCommand::Fit)].into_iter().enumerate()
    {
        let mut child = child(ui, cells(first, n), name);
        if icon_button(&mut child, ctx, name, &ctx.tr(command.text_key())).clicked() {
            ctx.send.send(command.command());
        }
    }
    options_ui(&mut child(ui, cells(second, 0), "layers"), ctx);
    let tools = [("ruler", UiCommand::Measure, ctx.tools.is_measuring), ("search", UiCommand::GoTo, ctx.tools.is_finding)];
    for (n, (name, command, is_on)) in tools.into_iter().enumerate() {
        let mut child = child(ui, cells(second, n + 1), name);
        if toggle_button(&mut child, ctx, name, &ctx.tr(command.text_key()), is_on).clicked() {
            ctx.send.send(command.command());
        }
    }
    area_ui(&mut child(ui, cells(second, 3), "area"), ctx);
    let mut child = child(ui, cells(second, 4), "framed");
    if toggle_button(&mut child, ctx, "locate-fixed", &ctx.tr("map-framed"), ctx.tools.is_framed).clicked() {
        ctx.send.send(Command::ToggleFramed);
    }
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
