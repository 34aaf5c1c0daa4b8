//! The counts that add up, at the foot of the window while the timeline, which says them otherwise, is hidden.

use egui::Ui;

use crate::context::{Command, Ctx, Tray};
use crate::ui::bidi_text::label;
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, button};

/// Height of the strip.
pub(super) const HEIGHT: f32 = 32.0;

/// Draws the strip: the sum, the lists of what cannot be shown, and the way back to the timeline.
pub(super) fn sum_strip_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let (bar, view) = (ui.max_rect(), ctx.view);
    ui.painter().hline(bar.x_range(), bar.top() + 0.5, egui::Stroke::new(1.0, ctx.theme.line.hair));
    ui.with_layout(ctx.row_layout(), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.add_space(12.0);
        let counts = [
            ("shown", view.shown.len().into()),
            ("undated", view.undated.len().into()),
            ("unlocated", view.unlocated.len().into()),
            ("filtered", view.filtered_out.into()),
            ("total", view.total.into()),
        ];
        let words = ctx.texts.tr_args("sum-line", &counts).into_owned();
        label(ui, &words, &ctx.theme.style(Role::Label).size(13.0).weight(600).color(ctx.theme.text.body));
        ui.with_layout(ctx.row_end_layout(), |ui| {
            ui.add_space(8.0);
            let words = ctx.tr("sum-show-timeline");
            if button(ui, ctx, None, &words, &words, Look::Plain).clicked() {
                ctx.send.send(Command::ToggleTimeline);
            }
            for (tray, id, count) in
                [(Tray::Unlocated, "list-unlocated", view.unlocated.len()), (Tray::Undated, "list-undated", view.undated.len())]
            {
                let words = ctx.texts.tr_args(id, &[("count", count.into())]).into_owned();
                if count > 0 && button(ui, ctx, None, &words, &words, Look::Plain).clicked() {
                    ctx.send.send(Command::ShowTray(Some(tray)));
                }
            }
        });
    });
}
