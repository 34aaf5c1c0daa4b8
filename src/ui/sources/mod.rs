//! The source panel: the selected incident with its articles, one article by itself, or a list.

mod articles;
mod busiest;
mod card;
mod claims;
mod disclosure;
pub(crate) mod dossier;
mod editor;
mod field_row;
mod figures;
mod head;
mod list;
mod pencil;
mod question;
pub(crate) mod reader;
mod remarks;
mod why;

use egui::{ScrollArea, Ui};

use crate::context::{Ctx, Tray};
use crate::incident::Incident;
use crate::source::Article;
use crate::ui::widgets::{hairline, name_scroll_bar};

/// Space between the panel's edge and its contents, in points.
const MARGIN: f32 = 16.0;

/// Draws the panel.
pub(super) fn sources_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let selected = ctx.selection.incident.as_ref().and_then(|id| ctx.store.incident(id));
    if let Some(incident) = selected.as_deref() {
        incident_ui(ui, ctx, incident);
    } else if let Some(article) = alone(ctx) {
        alone_ui(ui, ctx, article);
    } else if ctx.selection.tray == Some(Tray::Articles) {
        articles::articles_ui(ui, ctx);
    } else {
        list::list_ui(ui, ctx);
    }
}

/// The article that is read without an incident.
fn alone<'a>(ctx: &Ctx<'a>) -> Option<&'a Article> {
    ctx.selection.reading.as_ref().and_then(|reading| ctx.store.article(&reading.article))
}

fn incident_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident) {
    head::incident_head_ui(ui, ctx, incident);
    hairline(ui, ctx);
    let id = ui.make_persistent_id(("source", &incident.id));
    let top = ui.cursor().top();
    let area = ScrollArea::vertical().id_salt(id).auto_shrink(false).show(ui, |ui| {
        padded(ui, ctx, |ui| {
            question::question_ui(ui, ctx, incident);
            card::card_ui(ui, ctx, incident);
            dossier::sources_ui(ui, ctx, incident);
            dossier::neighbours_ui(ui, ctx, incident);
        });
        if let Some(article) = reader::open_article(ctx, incident) {
            reader::reader_ui(ui, ctx, Some(incident), article, top);
        }
    });
    name_scroll_bar(ui, ctx, area.id);
}

fn alone_ui(ui: &mut Ui, ctx: &Ctx<'_>, article: &Article) {
    head::article_head_ui(ui, ctx);
    hairline(ui, ctx);
    let id = ui.make_persistent_id(("alone", &article.id));
    let top = ui.cursor().top();
    let area = ScrollArea::vertical().id_salt(id).auto_shrink(false).show(ui, |ui| {
        padded(ui, ctx, |ui| dossier::of_article_ui(ui, ctx, article));
        reader::reader_ui(ui, ctx, None, article, top);
    });
    name_scroll_bar(ui, ctx, area.id);
}

/// Contents with the panel's margin on either side, aligned to where reading starts.
fn padded(ui: &mut Ui, ctx: &Ctx<'_>, add: impl FnOnce(&mut Ui)) {
    let width = ui.available_width() - 2.0 * MARGIN;
    egui::Frame::NONE.inner_margin(egui::Margin::symmetric(16, 12)).show(ui, |ui| {
        ui.set_width(width);
        ui.with_layout(ctx.block_layout(), add);
    });
}
