//! What the user writes on it, the time of making, and whether its numbers go beside it.

use egui::{Id, Ui};

use super::Ctx;
use super::choices::head_ui;
use crate::context::{BriefChange, Command, Product};
use crate::ui::bidi_text::label;
use crate::ui::theme::Role;
use crate::ui::widgets::{framed_field, switch_row};

/// Fields of every template, in the order of the panel. A picture has no number of its own: its code only names the file.
const FIELDS: [&str; 5] = ["title", "subject", "banner", "producer", "code"];
/// Draws them.
pub(super) fn fields_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    head_ui(ui, ctx, "briefing-fields");
    for name in FIELDS {
        field_ui(ui, ctx, name, &ctx.tr(&format!("briefing-field-{name}")));
    }
    if ctx.brief_options.product == Product::Sheet {
        for name in &ctx.briefing.more_fields {
            field_ui(ui, ctx, name, name);
        }
    }
    ui.add_space(6.0);
    let options = ctx.brief_options;
    for (id, is_on, change) in [
        ("briefing-timed", options.is_timed, BriefChange::Timed(!options.is_timed)),
        ("briefing-numbers", options.has_numbers, BriefChange::Numbers(!options.has_numbers)),
    ] {
        if switch_row(ui, ctx, &ctx.tr(id), is_on).clicked() {
            ctx.send.send(Command::Brief(change));
        }
    }
}

fn field_ui(ui: &mut Ui, ctx: &Ctx<'_>, name: &str, words: &str) {
    let id = Id::unique(("briefing field", name));
    let mut written = ctx.brief_options.fields.get(name).cloned().unwrap_or_default();
    // What a field is stays to be read once something is written in it.
    let small = ctx.theme.style(Role::Small).color(ctx.theme.text.muted);
    if !written.is_empty() {
        label(ui, words, &small);
    }
    if framed_field(ui, ctx, id, &mut written, words).changed() {
        ctx.send.send(Command::Brief(BriefChange::Field(name.to_owned(), written)));
    }
    ui.add_space(6.0);
}
