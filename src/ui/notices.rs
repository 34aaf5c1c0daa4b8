//! Messages: what, where, what to do. They lie over the map's upper edge until dismissed.

use egui::{Align2, Area, Order, Ui, vec2};

use crate::context::{Command, Ctx};
use crate::diagnostic::Severity;
use crate::ui::bidi_text::{label_sized, wrapped};
use crate::ui::map::furniture::shadow;
use crate::ui::theme::Role;
use crate::ui::widgets::icon_button;

/// At most so many at once.
const SHOWN: usize = 4;
const WIDTH: f32 = 460.0;

/// Draws the newest messages.
pub(super) fn notices_ui(ui: &Ui, ctx: &Ctx<'_>) {
    if ctx.notices.is_empty() {
        return;
    }
    let theme = ctx.theme;
    let top = ui.max_rect().top() + 12.0;
    let center = ui.max_rect().center().x;
    Area::new(egui::Id::unique("notices")).order(Order::Foreground).pivot(Align2::CENTER_TOP).fixed_pos(egui::pos2(center, top)).show(
        ui.ctx(),
        |ui| {
            for (n, notice) in ctx.notices.iter().enumerate().rev().take(SHOWN) {
                let (ink, ground) = if notice.severity == Severity::Error {
                    (theme.state.error, theme.state.error_soft)
                } else {
                    (theme.state.ok, theme.state.ok_soft)
                };
                let frame = egui::Frame::NONE
                    .fill(ground)
                    .stroke(egui::Stroke::new(1.0, ink.gamma_multiply(0.4)))
                    .corner_radius(8.0)
                    .inner_margin(12.0)
                    .shadow(shadow());
                frame.show(ui, |ui| {
                    ui.set_width(WIDTH);
                    ui.horizontal(|ui| {
                        ui.vertical(|ui| {
                            ui.set_width(WIDTH - 44.0);
                            label_sized(ui, &notice.summary, &theme.style(Role::Body).weight(600).color(ink), WIDTH - 44.0);
                            let more = [notice.location.as_deref(), notice.hint.as_deref()];
                            for part in more.into_iter().flatten() {
                                wrapped(ui, part, &theme.style(Role::Label).weight(400).color(theme.text.body));
                            }
                        });
                        if icon_button(ui, ctx, "x", &ctx.tr("notice-dismiss")).clicked() {
                            ctx.send.send(Command::Dismiss(n));
                        }
                    });
                });
                ui.add_space(6.0);
            }
            ui.allocate_space(vec2(WIDTH, 0.0));
        },
    );
}
