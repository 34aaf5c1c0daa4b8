//! Facets: kinds, doers, attribution, each row with the count it would give and a bar.

use egui::{ScrollArea, Ui};

use crate::context::{Command, Ctx};
use crate::incident::{Actor, Attribution, Kind};
use crate::ui::map::symbols::{Fill, paint_kind};
use crate::ui::widgets::{FacetRow, check_row, section_head};

/// Draws the column. Alt-click on a row means only this one.
pub(super) fn facets_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let width = ui.available_width();
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        egui::Frame::NONE.inner_margin(egui::Margin { left: 14, right: 14, top: 0, bottom: 14 }).show(ui, |ui| {
            ui.set_width(width - 28.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.with_layout(ctx.block_layout(), |ui| {
                section_head(ui, ctx, &ctx.tr("facet-kind"));
                kinds_ui(ui, ctx);
                section_head(ui, ctx, &ctx.tr("facet-actor"));
                actors_ui(ui, ctx);
                section_head(ui, ctx, &ctx.tr("facet-attribution"));
                attributions_ui(ui, ctx);
            });
        });
    });
}

fn share(count: usize, most: usize) -> f32 {
    count as f32 / most.max(1) as f32
}

fn kinds_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let counts = Kind::ALL.map(|kind| ctx.view.facets.kind(kind));
    let most = counts.into_iter().max().unwrap_or(0);
    for (kind, count) in Kind::ALL.into_iter().zip(counts) {
        let on = !ctx.filter.kinds_off.contains(&kind);
        let words = ctx.texts.kind(kind);
        let row = FacetRow { words: &words, count, share: share(count, most), on };
        let response = check_row(ui, ctx, &row, |ui, at| {
            paint_kind(ui.painter(), ctx.theme, kind, at, 15.0, Fill::Solid);
        });
        if response.clicked() {
            ctx.send.send(if ui.input(|i| i.modifiers.alt) { Command::OnlyKind(kind) } else { Command::ToggleKind(kind) });
        }
    }
}

fn actors_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let mut rows: Vec<(Actor, usize)> = Actor::ALL
        .into_iter()
        .map(|actor| (actor, ctx.view.facets.actor(actor)))
        .filter(|(actor, count)| *count > 0 || ctx.filter.actors_off.contains(actor))
        .collect();
    rows.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let most = rows.first().map_or(0, |r| r.1);
    for (actor, count) in rows {
        let on = !ctx.filter.actors_off.contains(&actor);
        let words = ctx.texts.actor(actor);
        if check_row(ui, ctx, &FacetRow { words: &words, count, share: share(count, most), on }, |_, _| {}).clicked() {
            ctx.send.send(if ui.input(|i| i.modifiers.alt) { Command::OnlyActor(actor) } else { Command::ToggleActor(actor) });
        }
    }
}

fn attributions_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let counts = Attribution::ALL.map(|a| ctx.view.facets.attribution(a));
    let most = counts.into_iter().max().unwrap_or(0);
    for (attribution, count) in Attribution::ALL.into_iter().zip(counts) {
        let on = !ctx.filter.attributions_off.contains(&attribution);
        let words = ctx.texts.attribution(attribution);
        if check_row(ui, ctx, &FacetRow { words: &words, count, share: share(count, most), on }, |_, _| {}).clicked() {
            ctx.send.send(if ui.input(|i| i.modifiers.alt) {
                Command::OnlyAttribution(attribution)
            } else {
                Command::ToggleAttribution(attribution)
            });
        }
    }
}
