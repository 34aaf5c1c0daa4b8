//! The head of an article: which source it is and from when, the legend, the way through the evidence, the search, the size of letters.

use egui::{Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::search::{self, Found, search_ui};
use super::stops::stops;
use crate::context::{Command, Ctx, Marked, UiCommand};
use crate::incident::Incident;
use crate::source::Article;
use crate::ui::bidi_text::{Align, label, label_sized, measure, paint, paint_rule};
use crate::ui::icons::icon;
use crate::ui::sources::{MARGIN, dossier};
use crate::ui::theme::Role;
use crate::ui::widgets::{button, date_entry, icon_button, toggle_button};

/// Heights of its rows.
const SOURCE: f32 = 36.0;
const LEGEND: f32 = 32.0;
const SEARCH: f32 = 36.0;

/// Its height: a row more while something is looked for.
pub(super) fn height(ctx: &Ctx<'_>) -> f32 {
    SOURCE + LEGEND + if ctx.reader.search.is_some() { SEARCH } else { 0.0 }
}

/// Draws the head over whatever passes below it.
pub(super) fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: Option<&Incident>, article: &Article, found: &Found, rect: Rect) {
    let theme = ctx.theme;
    ui.interact(rect, ui.scope_id().with("ground"), Sense::CLICK | Sense::DRAG);
    ui.painter().rect_filled(rect, 0.0, theme.surface.card);
    for y in [rect.top(), rect.bottom()] {
        ui.painter().hline(rect.x_range(), y, Stroke::new(1.0, theme.line.hair));
    }
    let mut top = rect.top();
    let mut row = |height: f32| {
        let row = Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), height));
        top += height;
        row
    };
    within(ui, ctx, row(SOURCE), "source", |ui| source_ui(ui, ctx, incident, article));
    within(ui, ctx, row(LEGEND), "legend", |ui| legend_ui(ui, ctx));
    match &ctx.reader.search {
        Some(wanted) => within(ui, ctx, row(SEARCH), "search", |ui| search_ui(ui, ctx, wanted, found)),
        None => search::closed(ui),
    }
}

fn within(ui: &mut Ui, ctx: &Ctx<'_>, row: Rect, name: &str, add: impl FnOnce(&mut Ui)) {
    let builder = egui::UiBuilder::new().max_rect(row).layout(ctx.row_layout()).id_salt(name);
    ui.scope_builder(builder, add);
}

/// Which source of how many, its day and outlet; at the end the tools.
fn source_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: Option<&Incident>, article: &Article) {
    let theme = ctx.theme;
    ui.spacing_mut().item_spacing.x = 6.0;
    ui.add_space(MARGIN - 6.0);
    label(ui, &icon("file-text"), &theme.icon(15.0).color(theme.text.muted));
    if let Some(incident) = incident {
        let sources = dossier::by_date(ctx.store, incident);
        let at = sources.iter().position(|source| source.article == article.id).unwrap_or(0);
        let words = ctx.texts.tr_args("source-of", &[("n", (at + 1).into()), ("all", sources.len().into())]).into_owned();
        label(ui, &words, &theme.style(Role::Label).weight(600).color(theme.text.body));
        if let [_, _, ..] = sources.as_slice()
            && let Some(next) = sources.get((at + 1) % sources.len())
        {
            let icon = if ctx.is_rtl() { "chevron-left" } else { "chevron-right" };
            if icon_button(ui, ctx, icon, &ctx.tr("source-next-article")).clicked() {
                ctx.send.send(Command::Read(next.article.clone(), next.evidence.first().map(|evidence| evidence.span)));
            }
        }
    }
    ui.with_layout(ctx.row_end_layout(), |ui| {
        tools_ui(ui, ctx);
        if let Some(url) = &article.url {
            dossier::link_ui(ui, ctx, url);
        }
        ui.with_layout(ctx.row_layout(), |ui| origin_ui(ui, ctx, incident, article));
    });
}

/// Day of publication and outlet, each a label of its own, so that a Latin name keeps its direction beside an Arabic date.
fn origin_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: Option<&Incident>, article: &Article) {
    let quiet = ctx.theme.style(Role::Label).weight(400).color(ctx.theme.text.muted);
    let is_dated = ctx.store.facts(&article.id).is_some_and(|facts| facts.published.is_some());
    if !is_dated {
        if let Some(day) = date_entry(ui, ctx, egui::Id::unique(("published", &article.id)), &ctx.tr("source-set-date")) {
            ctx.send.send(Command::SetPublished(article.id.clone(), day));
        }
        return;
    }
    let words = dossier::published_words(ctx, article, incident.and_then(|incident| incident.when.latest));
    let day = label_sized(ui, &words, &quiet, ui.available_width()).on_hover_ui(|ui| {
        label(ui, &ctx.texts.tr_args("source-published", &[("date", words.clone().into())]), &quiet);
    });
    let left = ui.available_width();
    if let Some(outlet) = article.source.as_ref().filter(|_| left > 80.0 && day.rect.width() > 0.0) {
        ui.spacing_mut().item_spacing.x = 6.0;
        label(ui, "\u{b7}", &quiet);
        label_sized(ui, outlet, &quiet, ui.available_width() - 4.0);
    }
}

fn tools_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.spacing_mut().item_spacing.x = 2.0;
    ui.add_space(10.0);
    for (words, id, step) in [("A+", "article-larger", 1), ("A\u{2212}", "article-smaller", -1)] {
        if button(ui, ctx, None, words, &ctx.tr(id), crate::ui::widgets::Look::Plain).clicked() {
            ctx.send.send(Command::StepArticleSize(step));
        }
    }
    let name = named(ctx, UiCommand::SearchArticle);
    if toggle_button(ui, ctx, "search", &name, ctx.reader.search.is_some()).clicked() {
        ctx.send.send(Command::ToggleSearch);
    }
}

/// The five colours with their rules, each a switch; at the end the way from evidence to evidence.
fn legend_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.spacing_mut().item_spacing.x = 6.0;
    ui.add_space(MARGIN - 6.0);
    for marked in Marked::ALL {
        chip_ui(ui, ctx, marked);
    }
    ui.with_layout(ctx.row_end_layout(), |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(10.0);
        let all = stops(ctx.store, ctx.selection, ctx.reader).len();
        if all == 0 {
            return;
        }
        if icon_button(ui, ctx, "chevron-down", &named(ctx, UiCommand::NextEvidence)).clicked() {
            ctx.send.send(Command::StepEvidence(1));
        }
        let words = match ctx.reader.stop {
            Some(at) => ctx.texts.tr_args("evidence-position", &[("n", (at.min(all - 1) + 1).into()), ("all", all.into())]).into_owned(),
            None => ctx.texts.tr_args("evidence-count", &[("n", all.into())]).into_owned(),
        };
        label(ui, &words, &ctx.theme.style(Role::Label).weight(400).color(ctx.theme.text.muted));
        if icon_button(ui, ctx, "chevron-up", &named(ctx, UiCommand::PreviousEvidence)).clicked() {
            ctx.send.send(Command::StepEvidence(-1));
        }
    });
}

fn chip_ui(ui: &mut Ui, ctx: &Ctx<'_>, marked: Marked) {
    let theme = ctx.theme;
    let words = ctx.tr(marked.text_key());
    let style = theme.style(Role::Small).weight(500);
    let width = measure(ui.ctx(), &words, &style).x + 10.0;
    // The hit area is as high as a finger of the mouse needs; the chip itself is as high as marked words.
    let (rect, response) = ui.allocate_exact_size(vec2(width, 24.0), Sense::click());
    let is_on = !ctx.reader.off.contains(&marked);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, is_on, &words));
    let body = rect.shrink2(vec2(0.0, 3.0));
    let colors = theme.evidence(marked.field());
    if is_on {
        ui.painter().rect_filled(body, 3.0, colors.tint);
        paint_rule(ui.painter(), body, colors.ink, theme.rule(marked.field()));
        paint(ui.painter(), body.center(), Align::Center, &words, &style.color(colors.ink));
    } else {
        ui.painter().rect_stroke(body, 3.0, Stroke::new(1.0, theme.line.hair), StrokeKind::Inside);
        paint(ui.painter(), body.center(), Align::Center, &words, &style.color(theme.text.muted));
    }
    if response.hovered() || response.has_focus() {
        ui.painter().rect_stroke(body.expand(2.0), 4.0, Stroke::new(1.0, theme.state.focus), StrokeKind::Outside);
    }
    let hint = ctx.tr(if is_on { "legend-hide" } else { "legend-show" });
    let response = response.on_hover_ui(|ui| {
        label(ui, &hint, &theme.style(Role::Label));
    });
    if response.clicked() {
        ctx.send.send(Command::ToggleMarked(marked));
    }
}

/// A command's name with its keys.
fn named(ctx: &Ctx<'_>, command: UiCommand) -> String {
    let values = [("name", ctx.tr(command.text_key()).into()), ("keys", command.keys().into())];
    ctx.texts.tr_args("command-keys", &values).into_owned()
}
