//! The page that is being made, small; the pages of a sheet one by one; what is in the way.

use egui::{Rect, Sense, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::Ctx;
use crate::context::{Command, Preview};
use crate::ui::bidi_text::{Align, label, measure, paint, wrapped};
use crate::ui::map::furniture::shadow;
use crate::ui::theme::Role;
use crate::ui::widgets::icon_button;

/// The room of the page, by its width.
const SHAPE: f32 = 0.62;

/// Draws it.
pub(super) fn preview_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let width = ui.available_width();
    let (room, _) = ui.allocate_exact_size(vec2(width, width * SHAPE), Sense::hover());
    ui.painter().rect_filled(room, 6.0, ctx.theme.surface.sunken);
    match (&ctx.briefing.preview, &ctx.briefing.problem) {
        (Some(preview), _) => page_ui(ui, ctx, preview, room),
        (None, Some(problem)) => {
            let builder = egui::UiBuilder::new().max_rect(room.shrink(14.0)).layout(ctx.block_layout());
            // A child by itself: what follows stands below the room, however short the words are.
            let ui = &mut ui.new_child(builder);
            wrapped(ui, &problem.summary, &ctx.theme.style(Role::Body).color(ctx.theme.text.strong));
            for more in [&problem.location, &problem.hint].into_iter().flatten() {
                wrapped(ui, more, &ctx.theme.style(Role::Label).weight(400).color(ctx.theme.text.muted));
            }
        }
        (None, None) => {
            let style = ctx.theme.style(Role::Label).weight(400).color(ctx.theme.text.muted);
            paint(ui.painter(), room.center(), Align::Center, &ctx.tr("briefing-preparing"), &style);
        }
    }
    pages_ui(ui, ctx);
}

fn page_ui(ui: &Ui, ctx: &Ctx<'_>, preview: &Preview, room: Rect) {
    let Some(page) = preview.small.get(ctx.briefing.page).or_else(|| preview.small.first()) else { return };
    let rect = fitted(page.size_vec2(), room.shrink(10.0));
    ui.painter().add(shadow().as_shape(rect, 0.0));
    let tint = if ctx.briefing.is_stale { 0.45 } else { 1.0 };
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    ui.painter().rect_filled(rect, 0.0, ctx.theme.surface.card);
    ui.painter().image(page.id(), rect, whole, egui::Color32::WHITE.gamma_multiply(tint));
    ui.painter().rect_stroke(rect, 0.0, Stroke::new(1.0, ctx.theme.line.hair), StrokeKind::Outside);
    let response = ui.interact(rect, ui.scope_id().with("page"), Sense::click()).on_hover_cursor(egui::CursorIcon::ZoomIn);
    let name = ctx.tr("briefing-large");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 0.0, Stroke::new(2.0, ctx.theme.state.focus), StrokeKind::Outside);
    }
    if response.clicked() {
        ctx.send.send(Command::ToggleLargePage);
    }
}

/// The largest rectangle of that shape in the middle of the room.
pub(super) fn fitted(size: Vec2, room: Rect) -> Rect {
    let times = (room.width() / size.x.max(1.0)).min(room.height() / size.y.max(1.0));
    Rect::from_center_size(room.center(), size * times)
}

/// "Page 1 of 3" between two arrows; nothing where there is one page.
pub(super) fn pages_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.add_space(4.0);
    let Some(preview) = ctx.briefing.preview.as_ref().filter(|preview| preview.all > 1) else { return };
    let page = ctx.briefing.page;
    let words = ctx.texts.tr_args("briefing-page", &[("n", (page + 1).into()), ("all", preview.all.into())]).into_owned();
    let style = ctx.theme.style(Role::Label).weight(400).color(ctx.theme.text.muted);
    let width = measure(ui.ctx(), &words, &style).x + 80.0;
    let arrows = if ctx.is_rtl() { ["chevron-right", "chevron-left"] } else { ["chevron-left", "chevron-right"] };
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 28.0), ctx.row_layout(), |ui| {
        ui.add_space(((ui.available_width() - width) / 2.0).max(0.0));
        if icon_button(ui, ctx, arrows[0], &ctx.tr("briefing-page-before")).clicked() {
            ctx.send.send(Command::BriefPage(page.saturating_sub(1)));
        }
        label(ui, &words, &style);
        if icon_button(ui, ctx, arrows[1], &ctx.tr("briefing-page-after")).clicked() {
            ctx.send.send(Command::BriefPage(page + 1));
        }
    });
    if page + 1 == preview.pages.len() && preview.pages.len() < preview.all {
        let rest = ctx.texts.tr_args("briefing-pages-more", &[("n", (preview.all - preview.pages.len()).into())]).into_owned();
        wrapped(ui, &rest, &style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_keeps_its_shape_and_stays_in_its_room() {
        let room = Rect::from_min_size(pos2(10.0, 10.0), vec2(300.0, 180.0));
        for size in [vec2(1920.0, 1080.0), vec2(1080.0, 1080.0), vec2(10.0, 400.0)] {
            let rect = fitted(size, room);
            assert!(room.expand(0.01).contains_rect(rect), "{rect:?}");
            assert!((rect.width() / rect.height() - size.x / size.y).abs() < 1e-3, "{rect:?}");
        }
    }
}
