//! What surrounds an incident: its articles in order of date, and what else these articles report.

use chrono::NaiveDate;
use egui::{Rect, Response, Sense, Ui, pos2, vec2};

use super::disclosure::disclosure;
use crate::context::{Command, Ctx};
use crate::incident::{Incident, IncidentId, SourceRef};
use crate::source::Article;
use crate::store::Store;
use crate::ui::bidi_text::{Align, paint, paint_elided};
use crate::ui::describe;
use crate::ui::map::symbols::{Fill, paint_kind};
use crate::ui::theme::Role;
use crate::ui::widgets::icon_button;

/// Height of an article's row, and of an incident's.
const ARTICLE: f32 = 42.0;
const INCIDENT: f32 = 28.0;
/// Days between event and report up to which their number is told.
const MOST_DAYS: u32 = 60;
/// Rows shown of a long list; the list of articles and the map show all.
const MOST_ROWS: usize = 12;

/// The sources of an incident by day of publication; those without one come last.
pub(crate) fn by_date<'a>(store: &Store, incident: &'a Incident) -> Vec<&'a SourceRef> {
    let mut sources: Vec<&SourceRef> = incident.sources.iter().collect();
    sources.sort_by_key(|source| {
        let published = store.facts(&source.article).and_then(|facts| facts.published);
        (published.is_none(), published, &source.article)
    });
    sources
}

/// The articles of an incident, where there are several.
pub(super) fn sources_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident) {
    let sources = by_date(ctx.store, incident);
    if sources.len() < 2 {
        return;
    }
    let words = ctx.texts.tr_args("sources-count", &[("n", sources.len().into())]).into_owned();
    if !disclosure(ui, ctx, "sources", &words, &ctx.tr("sources-by-date"), true) {
        return;
    }
    let open = super::reader::open_article(ctx, incident).map(|article| &article.id);
    for source in sources.iter().take(MOST_ROWS) {
        let Some(article) = ctx.store.article(&source.article) else { continue };
        if article_row(ui, ctx, article, incident.when.latest, open == Some(&article.id)).clicked() {
            ctx.send.send(Command::Read(article.id.clone(), source.evidence.first().map(|evidence| evidence.span)));
        }
    }
}

/// Outlet, day and distance from the event under the title; the link at the end.
fn article_row(ui: &mut Ui, ctx: &Ctx<'_>, article: &Article, event: Option<NaiveDate>, is_open: bool) -> Response {
    let theme = ctx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ARTICLE), Sense::click());
    let title = describe::article_title(article);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_open, title));
    let ground = rect.expand2(vec2(6.0, 0.0));
    if is_open {
        ui.painter().rect_filled(ground, 4.0, theme.state.accent_soft);
    } else if response.hovered() {
        ui.painter().rect_filled(ground, 4.0, theme.surface.hover);
    }
    let (x, align) = if ctx.is_rtl() { (rect.right() - 20.0, Align::Right) } else { (rect.left() + 20.0, Align::Left) };
    let room = rect.width() - 20.0 - if article.url.is_some() { 32.0 } else { 0.0 };
    let weight = if is_open { 600 } else { 500 };
    let style = theme.style(Role::Label).size(13.0).weight(weight).color(theme.text.strong);
    paint_elided(ui.painter(), pos2(x, rect.top() + 13.0), align, title, &style, room);
    let quiet = theme.style(Role::Small).color(theme.text.muted);
    let words = [article.source.clone(), Some(published_words(ctx, article, event))].into_iter().flatten().collect::<Vec<_>>();
    paint_elided(ui.painter(), pos2(x, rect.top() + 31.0), align, &words.join(" \u{b7} "), &quiet, room);
    if let Some(url) = &article.url {
        let end = if ctx.is_rtl() { rect.left() + 14.0 } else { rect.right() - 14.0 };
        let place = Rect::from_center_size(pos2(end, rect.center().y), vec2(28.0, 28.0));
        ui.scope_builder(egui::UiBuilder::new().max_rect(place).id_salt(("link", &article.id)), |ui| link_ui(ui, ctx, url));
    }
    response
}

/// Copies the address of an article: the program itself opens nothing on the network.
pub(super) fn link_ui(ui: &mut Ui, ctx: &Ctx<'_>, url: &str) {
    let name = ctx.texts.tr_args("source-copy-link", &[("url", url.to_owned().into())]).into_owned();
    if icon_button(ui, ctx, "link", &name).clicked() {
        ui.ctx().copy_text(url.to_owned());
    }
}

/// "18 Jun 2018 · 1 day after": the day of publication against the event's last possible day.
pub(super) fn published_words(ctx: &Ctx<'_>, article: &Article, event: Option<NaiveDate>) -> String {
    let Some(day) = ctx.store.facts(&article.id).and_then(|facts| facts.published) else { return ctx.tr("source-undated") };
    let words = ctx.texts.day(day);
    let Some(event) = event else { return words };
    let days = (day - event).num_days();
    let lag = match u32::try_from(days) {
        Ok(0) => ctx.tr("source-same-day"),
        // An article that looks back on years tells nothing by their number of days.
        Ok(days) if days > MOST_DAYS => return words,
        Ok(days) => ctx.texts.tr_args("source-days-after", &[("n", days.into())]).into_owned(),
        // Published before the last day it may have happened on: nothing to tell.
        Err(_) => return words,
    };
    format!("{words} \u{b7} {lag}")
}

/// The other incidents of the articles that report this one.
pub(super) fn neighbours_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident) {
    let Some(article) = super::reader::open_article(ctx, incident) else { return };
    let rows: Vec<usize> = others(ctx, article, Some(&incident.id));
    if rows.is_empty() {
        return;
    }
    let note = ctx.texts.number(rows.len());
    if disclosure(ui, ctx, "neighbours", &ctx.tr("article-others"), &note, false) {
        rows_ui(ui, ctx, &rows);
    }
}

/// All incidents of an article that is read by itself.
pub(super) fn of_article_ui(ui: &mut Ui, ctx: &Ctx<'_>, article: &Article) {
    let rows = others(ctx, article, None);
    if rows.is_empty() {
        let style = ctx.theme.style(Role::Body).color(ctx.theme.text.muted);
        crate::ui::bidi_text::wrapped(ui, &ctx.tr("article-no-incident"), &style);
        return;
    }
    let words = ctx.texts.tr_args("article-incidents", &[("n", rows.len().into())]).into_owned();
    if disclosure(ui, ctx, "of article", &words, "", true) {
        rows_ui(ui, ctx, &rows);
    }
}

fn others(ctx: &Ctx<'_>, article: &Article, but: Option<&IncidentId>) -> Vec<usize> {
    let own = but.and_then(|id| ctx.store.incident_position(id));
    ctx.store.incidents_of(&article.id).iter().copied().filter(|row| Some(*row) != own).collect()
}

fn rows_ui(ui: &mut Ui, ctx: &Ctx<'_>, rows: &[usize]) {
    for row in rows.iter().take(MOST_ROWS) {
        if let Some(incident) = ctx.store.at(*row) {
            incident_row(ui, ctx, &incident);
        }
    }
    if let Some(left) = rows.len().checked_sub(MOST_ROWS).filter(|left| *left > 0) {
        let words = ctx.texts.tr_args("list-more", &[("n", left.into())]).into_owned();
        crate::ui::bidi_text::label(ui, &words, &ctx.theme.style(Role::Small).color(ctx.theme.text.muted));
    }
}

fn incident_row(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident) {
    let theme = ctx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), INCIDENT), Sense::click());
    let title = describe::title(ctx.texts, ctx.lang, incident);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &title));
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), 4.0, theme.surface.hover);
    }
    let x = |from_start: f32| if ctx.is_rtl() { rect.right() - from_start } else { rect.left() + from_start };
    let (start, end) = if ctx.is_rtl() { (Align::Right, Align::Left) } else { (Align::Left, Align::Right) };
    let y = rect.center().y;
    paint_kind(ui.painter(), theme, incident.kind, pos2(x(28.0), y), 16.0, Fill::Solid);
    let quiet = theme.style(Role::Label).weight(400).color(theme.text.muted);
    let when = paint(ui.painter(), pos2(x(rect.width()), y), end, &ctx.texts.when(&incident.when), &quiet);
    let style = theme.style(Role::Label).size(13.0).weight(500).color(theme.text.strong);
    paint_elided(ui.painter(), pos2(x(44.0), y), start, &title, &style, rect.width() - 54.0 - when.width());
    if response.clicked() {
        ctx.send.send(Command::Select(Some(incident.id.clone())));
    }
}
