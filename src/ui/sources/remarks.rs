//! What a person says of the incident: status with a suggestion, tags and notes; what else can be added; joining and rejecting.

use std::collections::BTreeSet;

use egui::{Ui, vec2};

use super::editor::{editor_ui, value_words};
use super::pencil::{SIDE, pencil_ui};
use crate::context::{Command, Ctx};
use crate::edit::{Part, Value, suggest};
use crate::incident::{Incident, Verification};
use crate::ui::bidi_text::{Align, label, paint_elided};
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, button, segmented};

/// Draws all of it.
pub(super) fn remarks_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident) {
    ui.add_space(8.0);
    status_ui(ui, ctx, incident);
    for (part, is_given) in [(Part::Tags, !incident.remarks.tags.is_empty()), (Part::Notes, !incident.remarks.notes.is_empty())] {
        if is_given {
            remark_ui(ui, ctx, incident, part);
            editor_ui(ui, ctx, incident, part);
        }
    }
    more_ui(ui, ctx, incident);
}

fn status_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident) {
    let words: Vec<String> = Verification::ALL.map(|status| ctx.tr(&format!("status-{}", status.code()))).to_vec();
    let now = Verification::ALL.iter().position(|status| *status == incident.remarks.status).unwrap_or(0);
    if let Some(status) = segmented(ui, ctx, &words, now).and_then(|n| Verification::ALL.get(n)) {
        ctx.send.send(Command::Put(incident.id.clone(), Value::Status(*status)));
    }
    let sources = sources(ctx, incident);
    if let Some(grade) = suggest(incident, sources) {
        let grade = ctx.tr(&format!("grade-{}", grade.code()));
        let words = ctx.texts.tr_args("grade-suggested", &[("grade", grade.into()), ("n", sources.into())]).into_owned();
        label(ui, &words, &ctx.theme.style(Role::Small).color(ctx.theme.text.muted));
    }
}

/// How many tell of it: articles of one outlet are one source.
fn sources(ctx: &Ctx<'_>, incident: &Incident) -> usize {
    let name = |article: &crate::source::Article| article.source.clone().unwrap_or_else(|| article.id.0.clone());
    incident.sources.iter().filter_map(|source| ctx.store.article(&source.article)).map(name).collect::<BTreeSet<String>>().len()
}

fn remark_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident, part: Part) {
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), egui::Sense::hover());
    let (x, end, align) = if ctx.is_rtl() {
        (row.right(), row.left() + SIDE / 2.0, Align::Right)
    } else {
        (row.left(), row.right() - SIDE / 2.0, Align::Left)
    };
    let words = format!("{}: {}", ctx.tr(&format!("part-{}", part.code())), value_words(ctx, &part.in_(incident)));
    let style = ctx.theme.style(Role::Label).weight(400).color(ctx.theme.text.body);
    paint_elided(ui.painter(), egui::pos2(x, row.center().y), align, &words, &style, row.width() - SIDE - 6.0);
    pencil_ui(ui, ctx, egui::pos2(end, row.center().y), incident, part, 0);
}

/// Parts of which nothing is told yet.
const ADDED: [Part; 5] = [Part::Target, Part::Missing, Part::Captured, Part::Tags, Part::Notes];

fn is_told(incident: &Incident, part: Part) -> bool {
    match part.in_(incident) {
        Value::Target(words) => words.is_some(),
        Value::Missing(count) | Value::Captured(count) => count.is_known(),
        Value::Tags(tags) => !tags.is_empty(),
        Value::Notes(words) => !words.is_empty(),
        _ => true,
    }
}

/// Buttons for what is not told, and for the incident as a whole.
fn more_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident) {
    let missing: Vec<Part> = ADDED.into_iter().filter(|part| !is_told(incident, *part)).collect();
    for row in missing.chunks(3) {
        ui.allocate_ui_with_layout(vec2(ui.available_width(), 28.0), ctx.row_layout(), |ui| {
            for part in row {
                let words = ctx.tr(&format!("part-{}", part.code()));
                let name = ctx.texts.tr_args("edit-add", &[("field", words.clone().into())]).into_owned();
                if button(ui, ctx, Some("plus"), &words, &name, Look::Plain).clicked() {
                    ctx.send.send(Command::Edit(Some(*part)));
                }
            }
        });
    }
    for part in missing {
        editor_ui(ui, ctx, incident, part);
    }
    let words = ctx.tr("edit-reject");
    if button(ui, ctx, Some("trash-2"), &words, &words, Look::Plain).clicked() {
        ctx.send.send(Command::Reject(incident.id.clone()));
    }
}
