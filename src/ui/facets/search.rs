//! Words to look for in articles and names of places.

use egui::{Id, Rect, Sense, Ui, pos2, vec2};

use crate::context::{Clause, Command, Ctx, FacetName};
use crate::ui::bidi_text::{Align, paint};
use crate::ui::icons::icon;
use crate::ui::widgets::{icon_button, text_field};

/// The id of the field, so that a shortcut can go there.
pub(super) fn search_id() -> Id {
    Id::unique("search in articles")
}

/// Draws the field. What is typed is looked for at once.
pub(super) fn search_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let theme = ctx.theme;
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 48.0), Sense::hover());
    let field = Rect::from_center_size(row.center(), vec2(row.width() - 2.0 * super::MARGIN, 32.0));
    ui.painter().rect(field, 6.0, theme.surface.card, egui::Stroke::new(1.0, theme.line.field), egui::StrokeKind::Inside);
    let rtl = ctx.is_rtl();
    let glass = pos2(if rtl { field.right() - 16.0 } else { field.left() + 16.0 }, field.center().y);
    paint(ui.painter(), glass, Align::Center, &icon("search"), &theme.icon(15.0).color(theme.text.muted));
    let (left, right) = if rtl { (34.0, 32.0) } else { (32.0, 34.0) };
    let inner = Rect::from_min_max(pos2(field.left() + left, field.top()), pos2(field.right() - right, field.bottom()));
    let mut words = ctx.filter.text.clone();
    let response = text_field(ui, ctx, inner, search_id(), &mut words, &ctx.tr("search-prompt"));
    if response.has_focus() {
        ui.painter().rect_stroke(field, 6.0, egui::Stroke::new(2.0, theme.state.focus), egui::StrokeKind::Inside);
    }
    if words != ctx.filter.text {
        ctx.send.send(Command::Search(words));
    }
    if ctx.frame.panels.facet == Some(FacetName::Search) {
        response.request_focus();
    }
    if !ctx.filter.text.is_empty() {
        let at = pos2(if rtl { field.left() + 16.0 } else { field.right() - 16.0 }, field.center().y);
        let room = egui::UiBuilder::new().max_rect(Rect::from_center_size(at, vec2(28.0, 28.0)));
        let clear = ui.scope_builder(room, |ui| icon_button(ui, ctx, "x", &ctx.tr("search-clear"))).inner;
        if clear.clicked() {
            ctx.send.send(Command::ClearClause(Clause::Text));
        }
    }
}
