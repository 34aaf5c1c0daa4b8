//! A page as large as the map allows, over it.

use egui::{Area, Id, Order, Rect, Sense, Ui, pos2, vec2};

use super::preview::{fitted, pages_ui};
use crate::context::{Command, Ctx};
use crate::ui::map::furniture::shadow;
use crate::ui::widgets::icon_button;

/// Around the page, and the room below it for the arrows.
const MARGIN: f32 = 20.0;
const BELOW: f32 = 40.0;

/// Draws it; a click beside the page or the cross goes back.
pub(in crate::ui) fn large_ui(ui: &Ui, ctx: &Ctx<'_>) {
    let Some(preview) = ctx.briefing.preview.as_ref().filter(|_| ctx.briefing.is_open && ctx.briefing.is_large) else { return };
    let Some(page) = preview.pages.get(ctx.briefing.page).or_else(|| preview.pages.first()) else { return };
    let map = ui.max_rect();
    Area::new(Id::unique("large page")).order(Order::Middle).fade_in(false).fixed_pos(map.min).show(ui.ctx(), |ui| {
        let ground = ui.allocate_rect(map, Sense::CLICK | Sense::DRAG);
        ui.painter().rect_filled(map, 0.0, ctx.theme.surface.gutter);
        let room = Rect::from_min_max(map.min + vec2(MARGIN, MARGIN), map.max - vec2(MARGIN, MARGIN + BELOW));
        let rect = fitted(page.size_vec2(), room);
        ui.painter().add(shadow().as_shape(rect, 0.0));
        ui.painter().image(page.id(), rect, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), egui::Color32::WHITE);
        if ground.clicked() && ground.interact_pointer_pos().is_some_and(|at| !rect.contains(at)) {
            ctx.send.send(Command::ToggleLargePage);
        }
        let corner = if ctx.is_rtl() { map.left_top() + vec2(8.0, 8.0) } else { map.right_top() + vec2(-36.0, 8.0) };
        ui.scope_builder(egui::UiBuilder::new().max_rect(Rect::from_min_size(corner, vec2(28.0, 28.0))), |ui| {
            if icon_button(ui, ctx, "x", &ctx.tr("briefing-small")).clicked() {
                ctx.send.send(Command::ToggleLargePage);
            }
        });
        let foot = Rect::from_min_max(pos2(map.left() + MARGIN, map.bottom() - BELOW), pos2(map.right() - MARGIN, map.bottom()));
        ui.scope_builder(egui::UiBuilder::new().max_rect(foot).layout(ctx.block_layout()), |ui| pages_ui(ui, ctx));
    });
}
