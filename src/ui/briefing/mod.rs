//! Briefing mode: the picture or sheet that is being made, how it looks, what is chosen and written for it, and where it goes.

mod choices;
mod fields;
mod large;
mod preview;

use egui::{Rect, ScrollArea, Sense, Ui, pos2, vec2};

pub(super) use large::large_ui;

use crate::context::{BriefChange, Command, Ctx, Product};
use crate::ui::bidi_text::{label, paint_elided};
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, button, hairline, icon_button, name_scroll_bar, segmented};

/// Width of the panel, and of what stands in it.
pub(super) const WIDTH: f32 = 340.0;
const INSET: f32 = 16.0;
/// Height of the head and of the foot.
const HEAD: f32 = 44.0;
const FOOT: f32 = 60.0;

/// Draws the panel.
pub(super) fn briefing_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    head_ui(ui, ctx);
    hairline(ui, ctx);
    let height = (ui.max_rect().bottom() - ui.cursor().top() - FOOT).max(80.0);
    let area = ScrollArea::vertical().id_salt("briefing").auto_shrink(false).max_height(height).show(ui, |ui| {
        egui::Frame::NONE.inner_margin(egui::Margin::symmetric(INSET as i8, 0)).show(ui, |ui| {
            ui.with_layout(ctx.block_layout(), |ui| {
                product_ui(ui, ctx);
                preview::preview_ui(ui, ctx);
                choices::choices_ui(ui, ctx);
                fields::fields_ui(ui, ctx);
                ui.add_space(16.0);
            });
        });
    });
    name_scroll_bar(ui, ctx, area.id);
    foot_ui(ui, ctx);
}

fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let theme = ctx.theme;
    ui.allocate_ui_with_layout(vec2(ui.available_width(), HEAD), ctx.row_layout(), |ui| {
        ui.add_space(INSET);
        label(ui, &ctx.tr("command-briefing"), &theme.style(Role::Title).color(theme.text.strong));
        ui.with_layout(ctx.row_end_layout(), |ui| {
            ui.add_space(8.0);
            if icon_button(ui, ctx, "x", &ctx.tr("briefing-close")).clicked() {
                ctx.send.send(Command::ToggleBriefing);
            }
        });
    });
}

fn product_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.add_space(12.0);
    let products = [Product::Picture, Product::Sheet];
    let words = ["briefing-picture", "briefing-sheet"].map(|id| ctx.tr(id));
    let chosen = usize::from(ctx.brief_options.product == Product::Sheet);
    if let Some(product) = ui.push_id("product", |ui| segmented(ui, ctx, &words, chosen)).inner.and_then(|n| products.get(n)) {
        ctx.send.send(Command::Brief(BriefChange::Product(*product)));
    }
    ui.add_space(12.0);
}

/// How far the file has come, or the button that has it made.
fn foot_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    hairline(ui, ctx);
    let theme = ctx.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), FOOT - 1.0), Sense::hover());
    let inner = rect.shrink2(vec2(INSET, 14.0));
    let Some(making) = ctx.briefing.making else {
        let room = egui::UiBuilder::new().max_rect(inner).layout(ctx.row_layout());
        ui.scope_builder(room, |ui| {
            let words = ctx.tr("briefing-save");
            if button(ui, ctx, Some("download"), &words, &words, Look::Filled).clicked() {
                ctx.send.send(Command::PickBrief);
            }
            let words = ctx.tr("briefing-copy");
            if ctx.brief_options.product == Product::Picture && button(ui, ctx, Some("copy"), &words, &words, Look::Outline).clicked() {
                ctx.send.send(Command::SavePicture);
            }
        });
        return;
    };
    let words = ctx.tr(making.text_key());
    let (x, align) =
        if ctx.is_rtl() { (inner.right(), crate::ui::bidi_text::Align::Right) } else { (inner.left(), crate::ui::bidi_text::Align::Left) };
    paint_elided(ui.painter(), pos2(x, inner.top() + 8.0), align, &words, &theme.style(Role::Label).color(theme.text.body), inner.width());
    let track = Rect::from_min_max(pos2(inner.left(), inner.bottom() - 8.0), inner.max);
    ui.painter().rect_filled(track, 4.0, theme.surface.sunken);
    let width = track.width() * making.share();
    let left = if ctx.is_rtl() { track.right() - width } else { track.left() };
    ui.painter().rect_filled(Rect::from_min_size(pos2(left, track.top()), vec2(width, track.height())), 4.0, theme.state.accent);
    let response = ui.interact(track, ui.scope_id().with("making"), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, &words));
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(200));
}
