//! What the program is, what its map and gazetteer rest on, and under which licences.

use egui::{Rect, ScrollArea, Ui, Vec2};

use crate::context::{Command, Ctx};
use crate::ui::bidi_text::{label, wrapped};
use crate::ui::map::furniture::shadow;
use crate::ui::theme::Role;
use crate::ui::widgets::{icon_button, name_scroll_bar};

const CREDITS: &str = include_str!("../../data/tiles/attribution.tsv");

/// Draws the page over the map.
pub(super) fn about_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let theme = ctx.theme;
    let bounds = ui.max_rect();
    let card =
        Rect::from_center_size(bounds.center(), Vec2::new(bounds.width().min(620.0), bounds.height().min(560.0)) - Vec2::splat(16.0));
    ui.interact(card, ui.scope_id().with("about ground"), egui::Sense::CLICK | egui::Sense::DRAG);
    ui.painter().add(shadow().as_shape(card, 10.0));
    ui.painter().rect(card, 10.0, theme.surface.card, egui::Stroke::new(1.0, theme.line.hair), egui::StrokeKind::Inside);
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(card.shrink(20.0)).layout(ctx.block_layout()).id_salt("about"));
    let ui = &mut child;
    ui.allocate_ui_with_layout(egui::vec2(ui.available_width(), 32.0), ctx.row_layout(), |ui| {
        label(ui, &format!("{} {}", ctx.tr("app-name"), env!("CARGO_PKG_VERSION")), &theme.style(Role::Display).color(theme.text.strong));
        ui.with_layout(ctx.row_end_layout(), |ui| {
            if icon_button(ui, ctx, "x", &ctx.tr("source-close")).clicked() {
                ctx.send.send(Command::ToggleAbout);
            }
        });
    });
    let area = ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.with_layout(ctx.block_layout(), |ui| {
            let body = theme.style(Role::Body);
            let head = theme.style(Role::Label).size(13.0).weight(600).color(theme.text.strong);
            for id in ["about-text", "about-offline", "about-borders"] {
                wrapped(ui, &ctx.tr(id), &body);
                ui.add_space(6.0);
            }
            label(ui, &ctx.tr("about-data"), &head);
            for line in CREDITS.lines().skip(1).filter(|l| !l.starts_with('#') && !l.is_empty()) {
                wrapped(ui, &line.replace('\t', " \u{b7} "), &theme.style(Role::Label).weight(400));
            }
            if let Some(map) = ctx.own_map {
                let (credit, path) = (super::describe::own_map_credit(ctx.texts, map), map.path.display().to_string());
                let words = ctx.texts.tr_args("about-own-map", &[("credit", credit.into()), ("path", path.into())]).into_owned();
                wrapped(ui, &words, &theme.style(Role::Label).weight(400));
            }
            wrapped(ui, &ctx.tr("about-fonts"), &theme.style(Role::Label).weight(400));
        });
    });
    name_scroll_bar(ui, ctx, area.id);
}
