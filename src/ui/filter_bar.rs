//! The filter as one sentence, each clause with a cross; and the views that are kept of it.

mod views;

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use crate::context::{Clause, Command, Ctx, FacetName, TimeView};
use crate::geo::Shape;
use crate::store::{Certainty, Dimension, Query, TollRange, Value};
use crate::ui::bidi_text::{TextStyle, label, measure};
use crate::ui::describe;
use crate::ui::theme::Role;
use crate::ui::widgets::{ChipPress, Look, button, button_width, chip, chip_width, segmented};

/// One clause: the words before it, and the words in the chip.
struct Words {
    clause: Clause,
    lead: String,
    words: String,
}

/// Room between the parts of the sentence.
const GAP: f32 = 6.0;
/// Width that no clause goes beyond.
const MOST_CHIP: f32 = 320.0;

/// Draws the sentence.
pub(super) fn filter_bar_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let theme = ctx.theme;
    let bar = ui.max_rect();
    ui.painter().rect_filled(Rect::from_min_size(pos2(bar.left(), bar.bottom() - 1.0), vec2(bar.width(), 1.0)), 0.0, theme.line.hair);
    let clauses = clauses(ctx);
    let mut end = ui.new_child(UiBuilder::new().max_rect(bar).layout(ctx.row_end_layout()).id_salt("filter end"));
    end_ui(&mut end, ctx, !clauses.is_empty(), bar.width());
    let end = end.min_rect();
    let start = if ctx.is_rtl() { bar.with_min_x(end.right() + GAP) } else { bar.with_max_x(end.left() - GAP) };
    let mut ui = ui.new_child(UiBuilder::new().max_rect(start).layout(ctx.row_layout()).id_salt("filter sentence"));
    sentence_ui(&mut ui, ctx, &clauses);
}

/// The clauses; what does not fit folds into "and 2 more".
fn sentence_ui(ui: &mut Ui, ctx: &Ctx<'_>, clauses: &[Words]) {
    let theme = ctx.theme;
    let style = theme.style(Role::Body).color(theme.text.muted);
    ui.spacing_mut().item_spacing.x = GAP;
    ui.add_space(12.0);
    label(ui, &ctx.tr("filter-showing"), &style);
    if clauses.is_empty() {
        label(ui, &ctx.tr("filter-everything"), &theme.style(Role::Body).weight(600).color(theme.text.strong));
    }
    let widths: Vec<f32> = clauses.iter().map(|clause| width(ui, ctx, clause, &style)).collect();
    let more = ctx.texts.tr_args("filter-more", &[("count", clauses.len().into())]).into_owned();
    let fold = button_width(ui, ctx, None, &more, Look::Plain) + GAP;
    let shown = fitting(&widths, ui.available_width(), fold);
    let (shown, folded) = clauses.split_at(shown);
    for clause in shown {
        clause_ui(ui, ctx, clause, &style);
    }
    if !folded.is_empty() {
        let words = ctx.texts.tr_args("filter-more", &[("count", folded.len().into())]).into_owned();
        let opener = button(ui, ctx, None, &words, &words, Look::Plain);
        folded_ui(ui, ctx, &opener, folded, &style);
    }
}

/// How many of the clauses fit into `room`, with `fold` left for the others where there are any.
fn fitting(widths: &[f32], room: f32, fold: f32) -> usize {
    if widths.iter().sum::<f32>() <= room {
        return widths.len();
    }
    let mut left = room - fold;
    widths.iter().take_while(|width| (left - **width >= 0.0).then(|| left -= **width).is_some()).count()
}

fn width(ui: &Ui, ctx: &Ctx<'_>, clause: &Words, style: &TextStyle) -> f32 {
    let lead = if clause.lead.is_empty() { 0.0 } else { measure(ui.ctx(), &clause.lead, style).x + GAP };
    lead + chip_width(ui, ctx, &clause.words).min(MOST_CHIP) + GAP
}

/// The words before the chip, and the chip: its words lead to where the clause is set, its cross takes it away.
fn clause_ui(ui: &mut Ui, ctx: &Ctx<'_>, clause: &Words, style: &TextStyle) {
    if !clause.lead.is_empty() {
        label(ui, &clause.lead, style);
    }
    let named = |id: &str| ctx.texts.tr_args(id, &[("clause", clause.words.clone().into())]).into_owned();
    let (open, remove) = (named("filter-open"), named("filter-remove"));
    match chip(ui, ctx, &clause.words, [&open, &remove], chip_width(ui, ctx, &clause.words).min(MOST_CHIP)) {
        Some(ChipPress::Cross) => ctx.send.send(Command::ClearClause(clause.clause)),
        Some(ChipPress::Words) => open_clause(ctx, clause.clause),
        None => {}
    }
}

/// Shows where a clause is set.
fn open_clause(ctx: &Ctx<'_>, clause: Clause) {
    let section = match clause {
        Clause::Values(dimension) => FacetName::Values(dimension),
        Clause::Killed | Clause::Injured => FacetName::Tolls,
        Clause::Confidence => FacetName::Confidence,
        Clause::Place => FacetName::Place,
        Clause::Text => FacetName::Search,
        Clause::Range => {
            if let Some(range) = ctx.filter.range {
                ctx.send.send(Command::SetTimeView(TimeView::around(range)));
            }
            if !ctx.frame.panels.timeline {
                ctx.send.send(Command::ToggleTimeline);
            }
            return;
        }
        Clause::Area | Clause::Frame => {
            let area = if clause == Clause::Area { ctx.filter.area.as_ref().and_then(Shape::bounds) } else { ctx.filter.bbox };
            if let Some(bounds) = area {
                ctx.send.send(Command::FitTo(bounds));
            }
            return;
        }
    };
    ctx.send.send(Command::ShowFacet(section));
}

/// The clauses that found no room, below one another.
fn folded_ui(ui: &Ui, ctx: &Ctx<'_>, opener: &egui::Response, folded: &[Words], style: &TextStyle) {
    let theme = ctx.theme;
    let frame = egui::Frame::popup(ui.style()).fill(theme.surface.card).stroke(egui::Stroke::new(1.0, theme.line.hair)).inner_margin(8.0);
    let align = if ctx.is_rtl() { egui::RectAlign::BOTTOM_END } else { egui::RectAlign::BOTTOM_START };
    egui::Popup::menu(opener).align(align).gap(6.0).frame(frame).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.spacing_mut().item_spacing = vec2(GAP, 4.0);
        let widest = folded.iter().map(|clause| width(ui, ctx, clause, style)).fold(120.0, f32::max);
        for clause in folded {
            ui.allocate_ui_with_layout(vec2(widest + GAP, 28.0), ctx.row_layout(), |ui| clause_ui(ui, ctx, clause, style));
        }
    });
}

fn end_ui(ui: &mut Ui, ctx: &Ctx<'_>, has_clauses: bool, width: f32) {
    ui.spacing_mut().item_spacing.x = GAP;
    ui.add_space(12.0);
    views::views_ui(ui, ctx, width < super::SMALL_WIDTH);
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
        let site = ctx.store.columns().sites().iter().find(|site| filter.is_wanted(site));
        add(Clause::Place, "filter-in", site.map_or_else(|| place.clone(), |site| describe::place_name(site, ctx.lang).to_owned()));
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
            Dimension::Side => "filter-against",
            Dimension::Outlet | Dimension::Language => "filter-told-by",
            Dimension::Tag => "filter-with",
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
    if filter.min_confidence > 0.0 || filter.max_confidence.is_some() {
        add(Clause::Confidence, "filter-with", confidence_words(ctx));
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

/// "confidence 0.50 or more", "confidence at most 0.80", "confidence 0.50–0.80".
fn confidence_words(ctx: &Ctx<'_>) -> String {
    let filter = ctx.filter;
    let written = |value: f32| ctx.texts.decimal(value, 2).into();
    let range = match (filter.min_confidence > 0.0, filter.max_confidence) {
        (_, None) => ctx.texts.tr_args("filter-least", &[("n", written(filter.min_confidence))]),
        (false, Some(most)) => ctx.texts.tr_args("filter-most", &[("n", written(most))]),
        (true, Some(most)) => ctx.texts.tr_args("filter-between", &[("least", written(filter.min_confidence)), ("most", written(most))]),
    };
    ctx.texts.tr_args("filter-confidence", &[("value", range.into_owned().into())]).into_owned()
}

/// "5 or more", "at most 10", "5–10".
fn toll_range(ctx: &Ctx<'_>, range: TollRange) -> String {
    let plain = |n: u32| ctx.texts.digits(n.to_string()).into_owned();
    let words = match (range.least, range.most) {
        (least, None) => ctx.texts.tr_args("filter-least", &[("n", plain(least).into())]),
        (0, Some(most)) => ctx.texts.tr_args("filter-most", &[("n", plain(most).into())]),
        (least, Some(most)) if least == most => return plain(most),
        (least, Some(most)) => ctx.texts.tr_args("filter-between", &[("least", plain(least).into()), ("most", plain(most).into())]),
    };
    words.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_fold_from_the_end_on_and_leave_room_for_their_number() {
        let rows: [(&[f32], f32, usize); 5] = [
            (&[], 100.0, 0),
            (&[50.0, 50.0], 100.0, 2),
            (&[50.0, 51.0], 100.0, 1),
            (&[50.0, 40.0, 30.0], 110.0, 2),
            (&[90.0, 20.0], 100.0, 0),
        ];
        for (widths, room, shown) in rows {
            assert_eq!(fitting(widths, room, 20.0), shown, "{widths:?} in {room}");
        }
    }
}
