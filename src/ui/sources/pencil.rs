//! The pencil at the end of a value: it opens the value for correction, and shows whether it was corrected.

use egui::{Rect, Sense, Ui, Vec2};

use super::editor::value_words;
use crate::context::{Command, Ctx};
use crate::edit::Part;
use crate::incident::Incident;
use crate::ui::bidi_text::{Align, label, paint};
use crate::ui::icons::icon;
use crate::ui::theme::Role;

/// Side of the pencil's place.
pub(super) const SIDE: f32 = 24.0;

/// Draws the pencil in the middle of a place.
pub(super) fn pencil_ui(ui: &Ui, ctx: &Ctx<'_>, at: egui::Pos2, incident: &Incident, part: Part, salt: usize) {
    let theme = ctx.theme;
    let rect = Rect::from_center_size(at, Vec2::splat(SIDE));
    let response = ui.interact(rect, ui.scope_id().with(("pencil", part, salt)), Sense::click());
    let field = ctx.tr(&format!("part-{}", part.code()));
    let original = ctx.desk.original(&incident.id, part);
    let name = ctx.texts.tr_args("edit-part", &[("field", field.clone().into())]).into_owned();
    let is_open = ctx.review.editing == Some(part);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_open, &name));
    if is_open || response.hovered() {
        ui.painter().rect_filled(rect, 4.0, if is_open { theme.state.accent_soft } else { theme.surface.hover });
    }
    let ink = match (is_open || response.hovered(), original.is_some()) {
        (true, _) => theme.state.accent,
        (false, true) => theme.state.warn,
        (false, false) => theme.text.muted,
    };
    paint(ui.painter(), rect.center(), Align::Center, &icon("pencil"), &theme.icon(14.0).color(ink));
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 4.0, egui::Stroke::new(2.0, theme.state.focus), egui::StrokeKind::Inside);
    }
    let response = response.on_hover_ui(|ui| {
        label(ui, &name, &theme.style(Role::Label));
        if let Some(original) = original {
            let said = ctx.texts.tr_args("edit-original", &[("value", value_words(ctx, &original.value).into())]).into_owned();
            label(ui, &said, &theme.style(Role::Small).color(theme.text.muted));
        }
    });
    if response.clicked() {
        ctx.send.send(Command::Edit((!is_open).then_some(part)));
    }
}
