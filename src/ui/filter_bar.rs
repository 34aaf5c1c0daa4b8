//! The filter as one sentence, each clause with a cross.

use egui::{Rect, Ui, pos2, vec2};

use crate::context::{Clause, Command, Ctx};
use crate::store::{Certainty, Dimension, Query, TollRange, Value};
use crate::ui::bidi_text::{label, measure};
use crate::ui::describe;
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, button, chip, segmented};

/// One clause: the words before it, and the words in the chip.
struct Words {
    clause: Clause,
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
                ctx.send.send(Command::ClearClause(clause.clause));
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

fn clauses(ctx: &Ctx<'_>) -> Vec<Words> {
    let filter = ctx.filter;
    let mut out = Vec::new();
    let mut add = |clause: Clause, lead: &str, words: String| {
        let lead = if lead.is_empty() { String::new() } else { ctx.tr(lead) };
        out.push(Words { clause, lead, words });
    };
    let value_clause = |dimension: Dimension| (filter.off(dimension).len() > 0).then(|| values_on(ctx, dimension));
    if let Some(words) = value_clause(Dimension::Kind) {
        add(Clause::Values(Dimension::Kind), "", words);
    }
    if let Some(range) = filter.range {
        let lead = if filter.certainty == Certainty::Certainly { "filter-certainly-between" } else { "filter-possibly-between" };
        add(Clause::Range, lead, ctx.texts.range(range.from, range.to));
    }
    if let Some(place) = &filter.place {
        add(Clause::Place, "filter-in", place.clone());
    }
    for (clause, is_set, id) in
        [(Clause::Area, filter.area.is_some(), "filter-area"), (Clause::Frame, filter.bbox.is_some(), "filter-frame")]
    {
        if is_set {
            add(clause, "filter-in", ctx.tr(id));
        }
    }
    for dimension in Dimension::ALL.into_iter().filter(|dimension| *dimension != Dimension::Kind) {
        let lead = match dimension {
            Dimension::Actor => "filter-by",
            Dimension::Area => "filter-in",
            Dimension::Outlet | Dimension::Language => "filter-told-by",
            _ => "",
        };
        if let Some(words) = value_clause(dimension) {
            add(Clause::Values(dimension), lead, words);
        }
    }
    for (clause, range, id) in [(Clause::Killed, filter.killed, "filter-killed"), (Clause::Injured, filter.injured, "filter-injured")] {
        if let Some(range) = range {
            add(clause, "filter-with", ctx.texts.tr_args(id, &[("range", toll_range(ctx, range).into())]).into_owned());
        }
    }
    if filter.min_confidence > 0.0 {
        let words = ctx.texts.tr_args("filter-confidence", &[("value", format!("{:.2}", filter.min_confidence).into())]).into_owned();
        add(Clause::Confidence, "filter-with", words);
    }
    if !Query::new(&filter.text).is_empty() {
        let words = ctx.texts.tr_args("filter-quoted", &[("words", filter.text.trim().to_owned().into())]).into_owned();
        add(Clause::Text, "filter-mentioning", words);
    }
    out
}

/// "Airstrike, Raid", or "7 of 10 kinds" where that would grow long.
fn values_on(ctx: &Ctx<'_>, dimension: Dimension) -> String {
    let values = &ctx.store.columns().values(dimension).values;
    let on: Vec<&Value> = values.iter().filter(|value| ctx.filter.is_on(dimension, &value.key)).collect();
    if (1..=2).contains(&on.len()) {
        let name = |value: &&Value| describe::value(ctx.texts, ctx.lang, dimension, value);
        return on.iter().map(name).collect::<Vec<_>>().join(if ctx.is_rtl() { "\u{60C} " } else { ", " });
    }
    let id = format!("filter-values-{}", dimension.code());
    ctx.texts.tr_args(&id, &[("on", on.len().into()), ("all", values.len().into())]).into_owned()
}

/// "5 or more", "at most 10", "5–10".
fn toll_range(ctx: &Ctx<'_>, range: TollRange) -> String {
    let words = match (range.least, range.most) {
        (least, None) => ctx.texts.tr_args("filter-least", &[("n", least.to_string().into())]),
        (0, Some(most)) => ctx.texts.tr_args("filter-most", &[("n", most.to_string().into())]),
        (least, Some(most)) if least == most => return most.to_string(),
        (least, Some(most)) => {
            ctx.texts.tr_args("filter-between", &[("least", least.to_string().into()), ("most", most.to_string().into())])
        }
    };
    words.into_owned()
}
