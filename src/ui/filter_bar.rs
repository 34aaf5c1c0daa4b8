//! The filter as one sentence, each clause with a cross.

use egui::{Rect, Ui, pos2, vec2};

use crate::context::{Command, Ctx};
use crate::incident::{Actor, Attribution, Kind};
use crate::store::Certainty;
use crate::ui::bidi_text::{label, measure};
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, button, chip, segmented};

/// One clause: its name for [`Command::ClearClause`], the words before it, and the words in the chip.
struct Clause {
    name: &'static str,
    lead: String,
    words: String,
}

/// Draws the sentence.
pub(super) fn filter_bar_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let theme = ctx.theme;
    let bar = ui.max_rect();
    ui.painter().rect_filled(Rect::from_min_size(pos2(bar.left(), bar.bottom() - 1.0), vec2(bar.width(), 1.0)), 0.0, theme.line.hair);
    let style = theme.style(Role::Body).color(theme.text.muted);
    ui.with_layout(ctx.row_layout(), |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.add_space(12.0);
        label(ui, &ctx.tr("filter-showing"), &style);
        let clauses = clauses(ctx);
        if clauses.is_empty() {
            label(ui, &ctx.tr("filter-everything"), &theme.style(Role::Body).weight(600).color(theme.text.strong));
        }
        // What does not fit folds into "and 2 more"; the controls at the end always have room.
        let mut room = ui.available_width() - 430.0;
        let mut shown = 0;
        for clause in &clauses {
            let width = measure(ui.ctx(), &clause.lead, &style).x + measure(ui.ctx(), &clause.words, &style.weight(600)).x + 60.0;
            if width > room {
                break;
            }
            room -= width;
            shown += 1;
            if !clause.lead.is_empty() {
                label(ui, &clause.lead, &style);
            }
            let remove = ctx.texts.tr_args("filter-remove", &[("clause", clause.words.clone().into())]).into_owned();
            if chip(ui, ctx, &clause.words, &remove) {
                ctx.send.send(Command::ClearClause(clause.name));
            }
        }
        if shown < clauses.len() {
            let words = ctx.texts.tr_args("filter-more", &[("count", (clauses.len() - shown).into())]).into_owned();
            label(ui, &words, &style);
        }
        ui.with_layout(ctx.row_end_layout(), |ui| end_ui(ui, ctx, !clauses.is_empty()));
    });
}

fn end_ui(ui: &mut Ui, ctx: &Ctx<'_>, has_clauses: bool) {
    ui.add_space(12.0);
    if has_clauses {
        let words = ctx.tr("command-clear-filter");
        if button(ui, ctx, None, &words, &words, Look::Plain).clicked() {
            ctx.send.send(Command::ClearFilter);
        }
    }
    let choices = [ctx.tr("filter-possibly"), ctx.tr("filter-certainly")];
    let chosen = usize::from(ctx.filter.certainty == Certainty::Certainly);
    if let Some(n) = segmented(ui, ctx, &choices, chosen) {
        ctx.send.send(Command::SetCertainty(if n == 0 { Certainty::Possibly } else { Certainty::Certainly }));
    }
    let choices = [ctx.tr("filter-all-reports"), ctx.tr("filter-main-only")];
    if let Some(n) = segmented(ui, ctx, &choices, usize::from(ctx.filter.main_only)) {
        ctx.send.send(Command::SetMainOnly(n == 1));
    }
}

fn clauses(ctx: &Ctx<'_>) -> Vec<Clause> {
    let filter = ctx.filter;
    let mut out = Vec::new();
    let some_of = |id: &str, off: usize, all: usize| ctx.texts.tr_args(id, &[("on", (all - off).into()), ("all", all.into())]).into_owned();
    if let Some(range) = filter.range {
        let lead = ctx.tr(if filter.certainty == Certainty::Certainly { "filter-certainly-between" } else { "filter-possibly-between" });
        out.push(Clause { name: "range", lead, words: ctx.texts.range(range.from, range.to) });
    }
    if !filter.kinds_off.is_empty() {
        let all = Kind::ALL.len();
        let on: Vec<Kind> = Kind::ALL.into_iter().filter(|k| !filter.kinds_off.contains(k)).collect();
        let words = if let [kind] = on.as_slice() { ctx.texts.kind(*kind) } else { some_of("filter-kinds", filter.kinds_off.len(), all) };
        out.push(Clause { name: "kinds", lead: String::new(), words });
    }
    if !filter.actors_off.is_empty() {
        let on: Vec<Actor> = Actor::ALL.into_iter().filter(|a| !filter.actors_off.contains(a)).collect();
        let words = if let [actor] = on.as_slice() {
            ctx.texts.actor(*actor)
        } else {
            some_of("filter-actors", filter.actors_off.len(), Actor::ALL.len())
        };
        out.push(Clause { name: "actors", lead: ctx.tr("filter-by"), words });
    }
    if !filter.attributions_off.is_empty() {
        let on: Vec<Attribution> = Attribution::ALL.into_iter().filter(|a| !filter.attributions_off.contains(a)).collect();
        let words = if let [one] = on.as_slice() {
            ctx.texts.attribution(*one)
        } else {
            some_of("filter-attributions", filter.attributions_off.len(), Attribution::ALL.len())
        };
        out.push(Clause { name: "attributions", lead: String::new(), words });
    }
    if let Some(place) = &filter.place {
        out.push(Clause { name: "place", lead: ctx.tr("filter-in"), words: place.clone() });
    }
    if filter.min_confidence > 0.0 {
        let words = ctx.texts.tr_args("filter-confidence", &[("value", format!("{:.2}", filter.min_confidence).into())]).into_owned();
        out.push(Clause { name: "confidence", lead: String::new(), words });
    }
    out
}
