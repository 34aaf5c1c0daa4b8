//! The strip over card and article: where in the list one stands, back, next and previous, copy.

use egui::{Ui, vec2};

use crate::context::{Command, Ctx, UiCommand};
use crate::incident::Incident;
use crate::ui::bidi_text::label;
use crate::ui::describe;
use crate::ui::theme::Role;
use crate::ui::widgets::icon_button;

/// Height of the strip.
const HEIGHT: f32 = 40.0;

/// The strip over an incident's card.
pub(super) fn incident_head_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident) {
    ui.allocate_ui_with_layout(vec2(ui.available_width(), HEIGHT), ctx.row_layout(), |ui| {
        back_ui(ui, ctx, Command::Select(None));
        let words = match ctx.store.incident_position(&incident.id).and_then(|row| place_in_list(ctx, row)) {
            Some((n, all)) => ctx.texts.tr_args("source-position", &[("n", (n + 1).into()), ("all", all.into())]).into_owned(),
            None => ctx.tr("source-not-in-range"),
        };
        ui.with_layout(ctx.row_end_layout(), |ui| {
            ui.add_space(8.0);
            if icon_button(ui, ctx, "x", &ctx.tr("source-close")).clicked() {
                ctx.send.send(Command::Select(None));
            }
            if icon_button(ui, ctx, "copy", &ctx.tr("source-copy")).clicked() {
                ui.ctx().copy_text(describe::as_text(ctx.store, ctx.texts, ctx.lang, incident));
            }
            let (next, previous) = if ctx.is_rtl() { ("chevron-left", "chevron-right") } else { ("chevron-right", "chevron-left") };
            for (icon, command, step) in [(next, UiCommand::Next, 1), (previous, UiCommand::Previous, -1)] {
                if icon_button(ui, ctx, icon, &ctx.tr(command.text_key())).clicked() {
                    ctx.send.send(Command::SelectStep(step));
                }
            }
            // The words take what the buttons leave.
            ui.with_layout(ctx.row_layout(), |ui| {
                label(ui, &words, &ctx.theme.style(Role::Label).weight(400).color(ctx.theme.text.muted));
            });
        });
    });
}

/// The strip over an article read by itself.
pub(super) fn article_head_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.allocate_ui_with_layout(vec2(ui.available_width(), HEIGHT), ctx.row_layout(), |ui| {
        back_ui(ui, ctx, Command::CloseArticle);
        label(ui, &ctx.tr("article-alone"), &ctx.theme.style(Role::Label).weight(400).color(ctx.theme.text.muted));
    });
}

fn back_ui(ui: &mut Ui, ctx: &Ctx<'_>, command: Command) {
    ui.add_space(8.0);
    let back = if ctx.is_rtl() { "arrow-right" } else { "arrow-left" };
    if icon_button(ui, ctx, back, &ctx.tr("source-back")).clicked() {
        ctx.send.send(command);
    }
}

/// The incident's number in the list that next and previous walk through, and how long that is.
fn place_in_list(ctx: &Ctx<'_>, row: usize) -> Option<(usize, usize)> {
    let shown = &ctx.view.shown;
    shown.position(row).map(|n| (n, shown.len()))
}
