//! A button that opens a list of choices.

use egui::{Popup, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::context::Ctx;
use crate::ui::bidi_text::{Align, measure, paint as paint_text};
use crate::ui::icons::icon;
use crate::ui::theme::Role;

/// Height of the button and of a choice.
const HEIGHT: f32 = 28.0;
/// Room for the mark of the chosen row, and for the arrow.
const MARK: f32 = 28.0;

/// Shows the chosen words; opens the list. Returns the choice that was pressed. `name` is what a screen reader says.
pub(super) fn menu(ui: &mut Ui, ctx: &Ctx<'_>, name: &str, choices: &[String], chosen: usize) -> Option<usize> {
    let style = ctx.theme.style(Role::Label).size(13.0);
    let words = choices.get(chosen).map_or("", String::as_str);
    let widest = choices.iter().map(|choice| measure(ui.ctx(), choice, &style).x).fold(0.0, f32::max);
    let button = button(ui, ctx, name, words);
    let frame = egui::Frame::popup(ui.style()).fill(ctx.theme.surface.card).stroke(Stroke::new(1.0, ctx.theme.line.hair)).inner_margin(4.0);
    let mut pressed = None;
    Popup::menu(&button).frame(frame).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (n, choice) in choices.iter().enumerate() {
            if row(ui, ctx, choice, n == chosen, widest + MARK + 20.0).clicked() {
                pressed = Some(n);
            }
        }
    });
    pressed
}

/// Width of the button while it shows these words.
pub(super) fn menu_width(ui: &Ui, ctx: &Ctx<'_>, words: &str) -> f32 {
    measure(ui.ctx(), words, &ctx.theme.style(Role::Label).size(13.0)).x + MARK + 10.0
}

fn button(ui: &mut Ui, ctx: &Ctx<'_>, name: &str, words: &str) -> Response {
    let theme = ctx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(menu_width(ui, ctx, words), HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(words));
    let fill = if response.hovered() { theme.surface.hover } else { theme.surface.card };
    ui.painter().rect(rect, 6.0, fill, Stroke::new(1.0, theme.line.hair), StrokeKind::Inside);
    let (from_start, from_end) = ends(ctx, rect, 10.0, 14.0);
    let style = theme.style(Role::Label).size(13.0).color(theme.text.body);
    paint_text(ui.painter(), pos2(from_start, rect.center().y), start_align(ctx), words, &style);
    let arrow = theme.icon(14.0).color(theme.text.muted);
    paint_text(ui.painter(), pos2(from_end, rect.center().y), Align::Center, &icon("chevron-down"), &arrow);
    focus_ring(ui, ctx, rect, &response);
    response
}

fn row(ui: &mut Ui, ctx: &Ctx<'_>, words: &str, on: bool, width: f32) -> Response {
    let theme = ctx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::MenuItemRadio, true, on, words));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 4.0, theme.surface.hover);
    }
    let (from_start, from_end) = ends(ctx, rect, 8.0, 14.0);
    let style = theme.style(Role::Label).size(13.0).weight(if on { 600 } else { 500 }).color(theme.text.strong);
    paint_text(ui.painter(), pos2(from_start, rect.center().y), start_align(ctx), words, &style);
    if on {
        paint_text(
            ui.painter(),
            pos2(from_end, rect.center().y),
            Align::Center,
            &icon("check"),
            &theme.icon(14.0).color(theme.state.accent),
        );
    }
    response
}

/// x at some distance from where reading starts, and from where it ends.
fn ends(ctx: &Ctx<'_>, rect: Rect, from_start: f32, from_end: f32) -> (f32, f32) {
    if ctx.is_rtl() { (rect.right() - from_start, rect.left() + from_end) } else { (rect.left() + from_start, rect.right() - from_end) }
}

fn start_align(ctx: &Ctx<'_>) -> Align {
    if ctx.is_rtl() { Align::Right } else { Align::Left }
}

/// The ring around what has the keyboard.
pub(super) fn focus_ring(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, response: &Response) {
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 6.0, Stroke::new(2.0, ctx.theme.state.focus), StrokeKind::Inside);
    }
}
