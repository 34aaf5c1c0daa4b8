//! Facets: search, then a section for each dimension, each row with the count it would give and a bar; then places, tolls and confidence.

mod place;
mod ranges;
mod search;
mod section;

use egui::{Id, ScrollArea, Ui};

use crate::context::{Ctx, FacetName};
use crate::store::Dimension;
use crate::ui::widgets::{Fold, name_scroll_bar};

/// Space between the panel's edge and its contents, in points.
const MARGIN: f32 = 14.0;

/// Draws the column. Alt-click on a row means only this one.
pub(super) fn facets_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let width = ui.available_width();
    search::search_ui(ui, ctx);
    let area = ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        egui::Frame::NONE.inner_margin(egui::Margin { left: 14, right: 14, top: 0, bottom: 14 }).show(ui, |ui| {
            ui.set_width(width - 2.0 * MARGIN);
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.with_layout(ctx.block_layout(), |ui| {
                for dimension in Dimension::ALL {
                    section::section_ui(ui, ctx, dimension);
                    if dimension == Dimension::Area {
                        place::place_ui(ui, ctx);
                    }
                }
                ranges::ranges_ui(ui, ctx);
            });
        });
    });
    name_scroll_bar(ui, ctx, area.id);
}

/// How a section folds, and whether it is asked for now.
fn fold(ctx: &Ctx<'_>, name: FacetName, is_open_at_first: bool) -> Fold {
    Fold { id: Id::unique(("facet head", name)), is_open_at_first, is_wanted: ctx.frame.panels.facet == Some(name) }
}
