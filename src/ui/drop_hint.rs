//! What the window says while files are held over it.

use egui::{Area, Id, Order, Rect, Sense, Ui, Vec2, WidgetInfo, pos2};

use crate::context::Ctx;
use crate::ui::bidi_text::{Align, paint};
use crate::ui::icons::icon;
use crate::ui::map::furniture::card;
use crate::ui::theme::Role;
use crate::ui::widgets::dashed_box;

/// Draws the hint over everything while files are held over the window.
pub(super) fn drop_hint_ui(ui: &Ui, ctx: &Ctx<'_>) {
    let held = ui.input(|input| input.raw.hovered_files.len());
    if held == 0 {
        return;
    }
    let theme = ctx.theme;
    let screen = ui.ctx().content_rect();
    Area::new(Id::unique("drop hint")).order(Order::Tooltip).fade_in(false).fixed_pos(screen.min).interactable(false).show(
        ui.ctx(),
        |ui| {
            let (_, response) = ui.allocate_exact_size(screen.size(), Sense::hover());
            ui.painter().rect_filled(screen, 0.0, theme.state.scrim);
            let sheet = Rect::from_center_size(screen.center(), Vec2::new(400.0, 176.0));
            card(ui.painter(), theme, sheet, 10.0);
            dashed_box(ui, sheet.shrink(12.0), theme.state.accent);
            let words = ctx.texts.tr_args("drop-to-add", &[("count", held.into())]).into_owned();
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &words));
            let at = |y: f32| pos2(sheet.center().x, sheet.top() + y);
            paint(ui.painter(), at(62.0), Align::Center, &icon("upload"), &theme.icon(32.0).color(theme.state.accent));
            paint(ui.painter(), at(108.0), Align::Center, &words, &theme.style(Role::Title).color(theme.text.strong));
            paint(ui.painter(), at(134.0), Align::Center, &ctx.tr("drop-kinds"), &theme.style(Role::Label).color(theme.text.muted));
        },
    );
}
