//! A source article in full: the words behind each field marked, a legend that switches the marks, ways through the evidence, a search.

mod head;
mod hits;
mod mark;
mod marks;
mod search;
pub(crate) mod stops;

use egui::{Id, Rect, Sense, Ui, pos2, vec2};

use crate::context::{Command, Ctx};
use crate::incident::Incident;
use crate::source::Article;
use crate::ui::bidi_text::{ArticleOutput, ArticleText, Mark, TextStyle, Wash, label};
use crate::ui::theme::Role;
use marks::{Lead, Marks};
use search::Found;

/// Room between the head and the words, and below them.
const OVER: f32 = 10.0;
const UNDER: f32 = 32.0;
/// How far one may turn Ctrl and the wheel before the letters grow by a point.
const WHEEL_STEP: f32 = 0.08;

/// The article of an incident that is being read; its first, before one was chosen.
pub(super) fn open_article<'a>(ctx: &Ctx<'a>, incident: &Incident) -> Option<&'a Article> {
    let reading = ctx.selection.reading.as_ref().map(|reading| &reading.article);
    let chosen = reading.filter(|id| incident.sources.iter().any(|source| source.article == **id));
    let first = || super::dossier::by_date(ctx.store, incident).first().map(|source| &source.article);
    chosen.or_else(first).and_then(|id| ctx.store.article(id))
}

/// Draws the article under its head, which stays in sight at `top`, the upper edge of what scrolls.
pub(super) fn reader_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: Option<&Incident>, article: &Article, top: f32) {
    let found = search::found(ui, ctx, article);
    let height = head::height(ctx);
    let (place, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    super::padded(ui, ctx, |ui| {
        ui.add_space(OVER - 12.0);
        title_ui(ui, ctx, article, &found);
        let output = body_ui(ui, ctx, incident, article, &found);
        scale_ui(ui, ctx, &output);
        mark::mark_ui(ui, ctx, incident, article, output.selected);
        ui.add_space(UNDER);
    });
    // Drawn after the words, so that it lies over them when they pass below it.
    let stuck = Rect::from_min_size(pos2(place.left(), place.top().max(top)), place.size());
    ui.scope_builder(egui::UiBuilder::new().max_rect(stuck).id_salt("reader head"), |ui| {
        head::head_ui(ui, ctx, incident, article, &found, stuck);
    });
}

/// Letters of articles, as large as the reader wants them.
fn style(ctx: &Ctx<'_>, article: &Article) -> TextStyle {
    let base = ctx.theme.style(if article.lang.is_rtl() { Role::ArticleArabic } else { Role::ArticleEnglish });
    let size = base.size + f32::from(ctx.article_size);
    TextStyle { size, line: (base.line * size / base.size).round(), ..base }.color(ctx.theme.text.strong)
}

fn title_ui(ui: &mut Ui, ctx: &Ctx<'_>, article: &Article, found: &Found) {
    let Some(title) = &article.title else { return };
    let style = style(ctx, article).weight(700);
    let id = Id::unique(("title", &article.id));
    let mut washes: Vec<Wash> = search::of_filter(ui, ctx, article, true);
    washes.extend(found.washes(ctx, true));
    ArticleText::new(id, title, article.lang.is_rtl(), style.size(style.size + 1.0))
        .washes(&washes)
        .selection_color(ctx.theme.state.accent.gamma_multiply(ctx.theme.opacity.selected_words))
        .show(ui);
    ui.add_space(8.0);
}

fn body_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: Option<&Incident>, article: &Article, found: &Found) -> ArticleOutput {
    let Marks { marks, leads } = Marks::new(ctx, incident, article);
    let mut washes = search::of_filter(ui, ctx, article, false);
    washes.extend(found.washes(ctx, false));
    washes.extend(marks::stop(ctx, article));
    let reading = ctx.selection.reading.as_ref().filter(|reading| reading.article == article.id);
    let output = ArticleText::new(Id::unique(("article", &article.id)), &article.body, article.lang.is_rtl(), style(ctx, article))
        .marks(&marks)
        .washes(&washes)
        .selection_color(ctx.theme.state.accent.gamma_multiply(ctx.theme.opacity.selected_words))
        .scroll_to(reading.and_then(|reading| reading.scroll_to))
        .show(ui);
    follow(ctx, output.clicked.and_then(|n| leads.get(n)));
    explain(ctx, &output, &marks, &leads);
    output
}

/// Where a click on marked words leads.
fn follow(ctx: &Ctx<'_>, lead: Option<&Lead>) {
    match lead {
        Some(Lead::Place { point, .. }) => ctx.send.send(Command::FlyTo(*point, 9.5)),
        Some(Lead::Date { days, .. }) => ctx.send.send(Command::SetRange(Some(*days))),
        Some(Lead::Field { .. }) | None => {}
    }
}

/// What the words under the pointer stand for, and what a click does.
fn explain(ctx: &Ctx<'_>, output: &ArticleOutput, marks: &[Mark], leads: &[Lead]) {
    let Some((lead, mark)) = output.hovered.and_then(|n| leads.get(n).zip(marks.get(n))) else { return };
    output.response.clone().on_hover_ui_at_pointer(|ui| {
        label(ui, &lead.words(ctx), &ctx.theme.style(Role::Label).weight(600).color(mark.ink));
        if let Some(hint) = lead.hint(ctx) {
            label(ui, &hint, &ctx.theme.style(Role::Small).color(ctx.theme.text.muted));
        }
    });
}

/// Ctrl and the wheel make the letters larger and smaller.
fn scale_ui(ui: &Ui, ctx: &Ctx<'_>, output: &ArticleOutput) {
    let turn = ui.input(egui::InputState::zoom_delta).ln();
    if turn == 0.0 || !output.response.contains_pointer() {
        return;
    }
    let id = Id::unique("wheel over article");
    let turned = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or(0.0) + turn;
    let steps = (turned / WHEEL_STEP).trunc();
    ui.data_mut(|data| data.insert_temp(id, turned - steps * WHEEL_STEP));
    if steps != 0.0 {
        ctx.send.send(Command::StepArticleSize(steps.clamp(-2.0, 2.0) as i8));
    }
}
