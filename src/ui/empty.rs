//! Before anything is open: one card that says what to do. No tour.

use egui::{Rect, Ui, Vec2, vec2};

use crate::context::{Command, Ctx};
use crate::ui::bidi_text::{label, wrapped};
use crate::ui::icons::icon;
use crate::ui::map::furniture::shadow;
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, button};

/// Draws the card over the middle of the map.
pub(super) fn empty_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let theme = ctx.theme;
    let card = Rect::from_center_size(ui.max_rect().center(), Vec2::new(480.0, 250.0));
    ui.painter().add(shadow().as_shape(card, 10.0));
    ui.painter().rect(card, 10.0, theme.surface.card, egui::Stroke::new(1.0, theme.line.hair), egui::StrokeKind::Inside);
    let inner = card.shrink(28.0);
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inner).layout(ctx.block_layout()).id_salt("empty"));
    let ui = &mut child;
    label(ui, &icon("file-plus"), &theme.icon(28.0).color(theme.state.accent));
    ui.add_space(8.0);
    label(ui, &ctx.tr("empty-title"), &theme.style(Role::Display).color(theme.text.strong));
    ui.add_space(4.0);
    wrapped(ui, &ctx.tr("empty-text"), &theme.style(Role::Body).color(theme.text.muted));
    ui.add_space(16.0);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 32.0), ctx.row_layout(), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let choose = ctx.tr("empty-choose");
        if button(ui, ctx, Some("folder-open"), &choose, &choose, Look::Filled).clicked() {
            ctx.send.send(Command::PickFiles);
        }
        let sample = ctx.tr("empty-sample");
        if button(ui, ctx, None, &sample, &sample, Look::Outline).clicked() {
            ctx.send.send(Command::OpenSample);
        }
    });
}
