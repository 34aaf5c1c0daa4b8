//! A source article in full, with the words behind each field marked and a legend of the colours.

use egui::{Color32, Rect, Sense, Ui, pos2, vec2};

use crate::context::{Command, Ctx};
use crate::incident::{Field, Incident, SourceRef};
use crate::source::Article;
use crate::text::Span;
use crate::ui::bidi_text::{Align, ArticleText, Mark, label, label_sized, measure, paint, wrapped};
use crate::ui::icons::icon;
use crate::ui::theme::{Role, Theme};
use crate::ui::widgets::{Look, button, date_entry};

/// What a click on a mark leads to.
enum Lead {
    Place(crate::geo::LatLon),
    Field,
}

/// Draws the article that is being read, or the incident's first.
pub(super) fn article_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident) {
    let reading = ctx.selection.reading.as_ref();
    let at = reading.and_then(|r| incident.sources.iter().position(|s| s.article == r.article)).unwrap_or(0);
    let Some(source) = incident.sources.get(at) else { return };
    let Some(article) = ctx.store.article(&source.article) else { return };
    source_head_ui(ui, ctx, incident, at, article);
    legend_ui(ui, ctx);
    ui.add_space(10.0);
    let theme = ctx.theme;
    if let Some(title) = &article.title {
        ui.with_layout(egui::Layout::top_down(if article.lang.is_rtl() { egui::Align::Max } else { egui::Align::Min }), |ui| {
            let base = theme.style(if article.lang.is_rtl() { Role::ArticleArabic } else { Role::ArticleEnglish });
            wrapped(ui, title, &base.weight(700).size(base.size + 1.0).color(theme.text.strong));
        });
        ui.add_space(8.0);
    }
    let (marks, leads) = marks(ctx, source, article);
    let role = if article.lang.is_rtl() { Role::ArticleArabic } else { Role::ArticleEnglish };
    let output = ArticleText::new(
        egui::Id::unique(("article", &article.id)),
        &article.body,
        article.lang.is_rtl(),
        theme.style(role).color(theme.text.strong),
    )
    .marks(&marks)
    .selection_color(theme.state.accent.gamma_multiply(0.28))
    .scroll_to(reading.filter(|r| r.article == article.id).and_then(|r| r.scroll_to))
    .show(ui);
    if let Some(Lead::Place(point)) = output.clicked.and_then(|n| leads.get(n)) {
        ctx.send.send(Command::FlyTo(*point, 9.5));
    }
    ui.add_space(24.0);
}

/// Which source of how many, its outlet and day, and the way to the next.
fn source_head_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident, at: usize, article: &Article) {
    let theme = ctx.theme;
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 28.0), ctx.row_layout(), |ui| {
        let quiet = theme.style(Role::Label).weight(400).color(theme.text.muted);
        label(ui, &icon("file-text"), &theme.icon(15.0).color(theme.text.muted));
        let words = ctx.texts.tr_args("source-of", &[("n", (at + 1).into()), ("all", incident.sources.len().into())]).into_owned();
        label(ui, &words, &theme.style(Role::Label).color(theme.text.body));
        let published = ctx.store.facts(&article.id).and_then(|f| f.published);
        let date = published.map_or_else(
            || ctx.tr("source-undated"),
            |day| ctx.texts.tr_args("source-published", &[("date", ctx.texts.day(day).into())]).into_owned(),
        );
        let name = article.source.clone().unwrap_or_else(|| article.path.rsplit('/').next().unwrap_or_default().to_owned());
        let asks_date = published.is_none();
        let room = ui.available_width() - if incident.sources.len() > 1 { 110.0 } else { 0.0 } - if asks_date { 130.0 } else { 0.0 };
        let date_width = label_sized(ui, &date, &quiet, room).rect.width();
        // A label of its own, so that a file name keeps its direction beside an Arabic date.
        if !name.is_empty() && room - date_width > 60.0 {
            label_sized(ui, &name, &quiet, room - date_width - 8.0);
        }
        if asks_date && let Some(day) = date_entry(ui, ctx, egui::Id::unique(("published", &article.id)), &ctx.tr("source-set-date")) {
            ctx.send.send(Command::SetPublished(article.id.clone(), day));
        }
        if incident.sources.len() > 1 {
            let next = incident.sources.get((at + 1) % incident.sources.len());
            let words = ctx.tr("source-next-article");
            if let Some(next) = next
                && button(ui, ctx, None, &words, &words, Look::Plain).clicked()
            {
                ctx.send.send(Command::Read(next.article.clone(), None));
            }
        }
    });
}

/// The five colours with their rules.
fn legend_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let theme = ctx.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    let style = theme.style(Role::Small).weight(500);
    let mut from_start = 0.0;
    for (field, id) in [
        (Field::Place, "legend-place"),
        (Field::Date, "legend-date"),
        (Field::Killed, "legend-toll"),
        (Field::Perpetrator, "legend-actor"),
        (Field::Kind, "legend-kind"),
    ] {
        let words = ctx.tr(id);
        let colors = theme.evidence(field);
        let width = measure(ui.ctx(), &words, &style).x + 12.0;
        let left = if ctx.is_rtl() { rect.right() - from_start - width } else { rect.left() + from_start };
        let body = Rect::from_min_size(pos2(left, rect.center().y - 9.0), vec2(width, 18.0));
        ui.painter().rect_filled(body, 3.0, colors.tint);
        crate::ui::bidi_text::paint_rule(ui.painter(), body, colors.ink, theme.rule(field));
        paint(ui.painter(), body.center(), Align::Center, &words, &style.color(colors.ink));
        from_start += width + 8.0;
    }
}

/// Marks of this article: places that can be flown to, below the evidence of the incident.
fn marks(ctx: &Ctx<'_>, source: &SourceRef, article: &Article) -> (Vec<Mark>, Vec<Lead>) {
    let theme = ctx.theme;
    let places = ctx.store.facts(&article.id).map(|f| f.places.as_slice()).unwrap_or_default();
    let mut marks = Vec::new();
    let mut leads = Vec::new();
    for mention in places {
        marks.push(Mark { span: mention.span, tint: Color32::TRANSPARENT, ..mark(theme, Field::Place, mention.span, false) });
        leads.push(Lead::Place(mention.value.point));
    }
    for evidence in &source.evidence {
        let strong = ctx.selection.field.is_some_and(|f| f == evidence.field);
        marks.push(mark(theme, evidence.field, evidence.span, strong));
        let place = places.iter().find(|m| m.span.overlaps(evidence.span));
        leads.push(match (evidence.field, place) {
            (Field::Place, Some(mention)) => Lead::Place(mention.value.point),
            _ => Lead::Field,
        });
    }
    (marks, leads)
}

fn mark(theme: &Theme, field: Field, span: Span, strong: bool) -> Mark {
    let colors = theme.evidence(field);
    Mark { span, ink: colors.ink, tint: colors.tint, rule: theme.rule(field), strong }
}
