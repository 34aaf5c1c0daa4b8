//! The source panel: the selected incident with its articles, or the list of those in range, undated or unlocated.

mod article;
mod card;
mod claims;
mod field_row;
mod figures;
mod list;

use egui::{ScrollArea, Ui};

use crate::context::{Command, Ctx};
use crate::ui::bidi_text::label;
use crate::ui::theme::Role;
use crate::ui::widgets::{hairline, icon_button};

/// Space between the panel's edge and its contents, in points.
const MARGIN: f32 = 16.0;

/// Draws the panel.
pub(super) fn sources_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let selected = ctx.selection.incident.as_ref().and_then(|id| ctx.store.incident(id));
    let Some(incident) = selected else {
        list::list_ui(ui, ctx);
        return;
    };
    head_ui(ui, ctx);
    hairline(ui, ctx);
    let id = ui.make_persistent_id(("source", &incident.id));
    ScrollArea::vertical().id_salt(id).auto_shrink(false).show(ui, |ui| {
        padded(ui, ctx, |ui| card::card_ui(ui, ctx, &incident));
        hairline(ui, ctx);
        padded(ui, ctx, |ui| article::article_ui(ui, ctx, &incident));
    });
}

/// Contents with the panel's margin on either side, aligned to where reading starts.
fn padded(ui: &mut Ui, ctx: &Ctx<'_>, add: impl FnOnce(&mut Ui)) {
    let width = ui.available_width() - 2.0 * MARGIN;
    egui::Frame::NONE.inner_margin(egui::Margin::symmetric(16, 12)).show(ui, |ui| {
        ui.set_width(width);
        ui.with_layout(ctx.block_layout(), add);
    });
}

/// Where in the list the incident stands, back to the list, next and previous.
fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.allocate_ui_with_layout(egui::vec2(ui.available_width(), 40.0), ctx.row_layout(), |ui| {
        ui.add_space(8.0);
        let back = if ctx.is_rtl() { "arrow-right" } else { "arrow-left" };
        if icon_button(ui, ctx, back, &ctx.tr("source-back")).clicked() {
            ctx.send.send(Command::Select(None));
        }
        let position =
            ctx.selection.incident.as_ref().and_then(|id| ctx.store.incident_position(id)).and_then(|i| ctx.view.shown.position(i));
        let words = match position {
            Some(n) => ctx.texts.tr_args("source-position", &[("n", (n + 1).into()), ("all", ctx.view.shown.len().into())]).into_owned(),
            None => ctx.tr("source-not-in-range"),
        };
        label(ui, &words, &ctx.theme.style(Role::Label).weight(400).color(ctx.theme.text.muted));
        ui.with_layout(ctx.row_end_layout(), |ui| {
            ui.add_space(8.0);
            if icon_button(ui, ctx, "x", &ctx.tr("source-close")).clicked() {
                ctx.send.send(Command::Select(None));
            }
            let (next, previous) = if ctx.is_rtl() { ("chevron-left", "chevron-right") } else { ("chevron-right", "chevron-left") };
            if icon_button(ui, ctx, next, &ctx.tr("source-next")).clicked() {
                ctx.send.send(Command::SelectStep(1));
            }
            if icon_button(ui, ctx, previous, &ctx.tr("source-previous")).clicked() {
                ctx.send.send(Command::SelectStep(-1));
            }
        });
    });
}
