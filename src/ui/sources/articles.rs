//! All articles, those that report no incident too: outlet, title, day and number of incidents.

use std::sync::Arc;

use egui::{Id, Rect, ScrollArea, Sense, Ui, pos2, vec2};

use super::MARGIN;
use super::dossier::published_words;
use crate::context::{Command, Ctx};
use crate::source::Article;
use crate::store::{Generation, Store};
use crate::ui::bidi_text::{Align, label, paint, paint_elided, paint_marked};
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, button, hairline, name_scroll_bar, segmented};
use crate::ui::{describe, found_words};

const ROW: f32 = 52.0;

/// Which articles are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Which {
    #[default]
    All,
    /// Those that report no incident.
    Silent,
}

/// The rows of a state of the store, so that a frame sorts nothing.
#[derive(Clone, Default)]
struct Rows {
    generation: Option<Generation>,
    all: Arc<Vec<usize>>,
    silent: Arc<Vec<usize>>,
}

/// Draws the list with its head.
pub(super) fn articles_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let rows = rows(ui, ctx.store);
    let which_id = Id::unique("which articles");
    let which = ui.data(|data| data.get_temp::<WhichKept>(which_id)).unwrap_or_default().0;
    head_ui(ui, ctx, rows.all.len());
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 36.0), ctx.row_layout(), |ui| {
        ui.add_space(MARGIN);
        let count = |id: &str, n: usize| ctx.texts.tr_args(id, &[("n", n.into())]).into_owned();
        let choices = [count("articles-all", rows.all.len()), count("articles-silent", rows.silent.len())];
        if let Some(chosen) = segmented(ui, ctx, &choices, usize::from(which == Which::Silent)) {
            let which = if chosen == 0 { Which::All } else { Which::Silent };
            ui.data_mut(|data| data.insert_temp(which_id, WhichKept(which)));
        }
    });
    hairline(ui, ctx);
    let shown = if which == Which::All { rows.all } else { rows.silent };
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical().id_salt("articles").auto_shrink(false).show_rows(ui, ROW, shown.len(), |ui, range| {
        for n in range {
            if let Some(article) = shown.get(n).and_then(|at| ctx.store.articles().get(*at)) {
                row_ui(ui, ctx, article);
            }
        }
    });
    name_scroll_bar(ui, ctx, area.id);
}

#[derive(Clone, Copy, Default)]
struct WhichKept(Which);

fn rows(ui: &Ui, store: &Store) -> Rows {
    let id = Id::unique("article rows");
    let kept = ui.data(|data| data.get_temp::<Rows>(id)).unwrap_or_default();
    if kept.generation == Some(store.generation()) {
        return kept;
    }
    let all = by_date(store);
    let silent = all.iter().copied().filter(|at| store.articles().get(*at).is_some_and(|a| store.incidents_of(&a.id).is_empty()));
    let rows = Rows { generation: Some(store.generation()), silent: Arc::new(silent.collect()), all: Arc::new(all) };
    ui.data_mut(|data| data.insert_temp(id, rows.clone()));
    rows
}

/// Indices of all articles, the latest first; those without a day last, by title.
fn by_date(store: &Store) -> Vec<usize> {
    let mut all: Vec<usize> = (0..store.articles().len()).collect();
    all.sort_by_cached_key(|at| {
        let article = store.articles().get(*at);
        let published = article.and_then(|article| store.facts(&article.id)?.published);
        (std::cmp::Reverse(published), article.map(|article| describe::article_title(article).to_owned()))
    });
    all
}

fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, count: usize) {
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 40.0), ctx.row_layout(), |ui| {
        ui.add_space(MARGIN);
        let words = ctx.texts.tr_args("articles-count", &[("n", count.into())]).into_owned();
        label(ui, &words, &ctx.theme.style(Role::Label).size(13.0).weight(600).color(ctx.theme.text.strong));
        ui.with_layout(ctx.row_end_layout(), |ui| {
            ui.add_space(8.0);
            let words = ctx.tr("list-back");
            if button(ui, ctx, None, &words, &words, Look::Plain).clicked() {
                ctx.send.send(Command::ShowTray(None));
            }
        });
    });
}

fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, article: &Article) {
    let theme = ctx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let title = describe::article_title(article);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, title));
    if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, theme.surface.hover);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect.shrink(2.0), 4.0, egui::Stroke::new(2.0, theme.state.focus), egui::StrokeKind::Inside);
    }
    let x = |from_start: f32| if ctx.is_rtl() { rect.right() - from_start } else { rect.left() + from_start };
    let (start, end) = if ctx.is_rtl() { (Align::Right, Align::Left) } else { (Align::Left, Align::Right) };
    let found = ctx.store.incidents_of(&article.id).len();
    let ink = if found == 0 { theme.text.muted } else { theme.text.body };
    let words = ctx.texts.tr_args("incidents-count", &[("n", found.into())]).into_owned();
    let count = paint(ui.painter(), pos2(x(rect.width() - MARGIN), rect.top() + 36.0), end, &words, &theme.style(Role::Small).color(ink));
    let room = rect.width() - 2.0 * MARGIN;
    let style = theme.style(Role::Body).weight(600).color(theme.text.strong);
    let found = found_words::spans(title, &found_words::parts(ctx));
    let ground = found_words::ground(ctx);
    paint_marked(ui.painter(), pos2(x(MARGIN), rect.top() + 17.0), start, title, &style, room, &found, ground);
    let parts = [article.source.clone(), Some(published_words(ctx, article, None))];
    let words = parts.into_iter().flatten().collect::<Vec<_>>().join(" \u{b7} ");
    let quiet = theme.style(Role::Small).color(theme.text.muted);
    paint_elided(ui.painter(), pos2(x(MARGIN), rect.top() + 36.0), start, &words, &quiet, room - count.width() - 12.0);
    let line = Rect::from_min_size(pos2(rect.left(), rect.bottom() - 1.0), vec2(rect.width(), 1.0));
    ui.painter().rect_filled(line, 0.0, theme.line.hair);
    if response.clicked() {
        ctx.send.send(Command::ReadAlone(article.id.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Batch;
    use crate::store::sample::{article, day};

    #[test]
    fn the_latest_article_comes_first_and_the_undated_last() {
        let mut store = Store::default();
        let dated = |id: &str, published: Option<&str>| {
            let (article, mut facts) = article(id);
            facts.published = published.map(day);
            (article, facts)
        };
        let articles = vec![dated("b", None), dated("old", Some("2018-06-17")), dated("new", Some("2024-01-02")), dated("a", None)];
        store.insert(Batch { articles, incidents: Vec::new() });
        let ids: Vec<&str> = by_date(&store).into_iter().map(|at| store.articles()[at].id.0.as_str()).collect();
        assert_eq!(ids, ["new", "old", "a", "b"]);
    }
}
