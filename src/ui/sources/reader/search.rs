//! The search inside an article: its line in the head, and what it found.

use std::sync::Arc;

use egui::{Id, Key, Rect, Stroke, Ui, pos2, vec2};

use super::hits::{Hit, hits};
use crate::context::{Command, Ctx, Search};
use crate::source::{Article, ArticleId};
use crate::ui::bidi_text::{Wash, label};
use crate::ui::found_words::{self, spans};
use crate::ui::theme::Role;
use crate::ui::widgets::{icon_button, text_field};

/// What the search found, and which hit the reader stands at.
#[derive(Clone, Default)]
pub(super) struct Found {
    hits: Arc<Vec<Hit>>,
    at: usize,
}

/// What was found last, so that a frame looks for nothing.
#[derive(Clone)]
struct Kept {
    key: (ArticleId, String),
    hits: Arc<Vec<Hit>>,
}

/// Looks for the words of the open search; nothing where it is closed.
pub(super) fn found(ui: &Ui, ctx: &Ctx<'_>, article: &Article) -> Found {
    let Some(search) = &ctx.reader.search else { return Found::default() };
    let id = Id::unique("article search found");
    let key = (article.id.clone(), search.words.clone());
    let kept = ui.data(|data| data.get_temp::<Kept>(id)).filter(|kept| kept.key == key);
    let kept = kept.unwrap_or_else(|| {
        let hits = Arc::new(hits(article.title.as_deref(), &article.body, &search.words));
        let kept = Kept { key, hits };
        ui.data_mut(|data| data.insert_temp(id, kept.clone()));
        kept
    });
    Found { at: search.at.min(kept.hits.len().saturating_sub(1)), hits: kept.hits }
}

/// Grounds of the words that the filter looks for, of the title or of the body.
pub(super) fn of_filter(ui: &Ui, ctx: &Ctx<'_>, article: &Article, in_title: bool) -> Vec<Wash> {
    let id = Id::unique(("words of the filter", in_title));
    let key = (article.id.clone(), ctx.filter.text.clone());
    let kept = ui.data(|data| data.get_temp::<Kept>(id)).filter(|kept| kept.key == key);
    let kept = kept.unwrap_or_else(|| {
        let text = if in_title { article.title.as_deref().unwrap_or_default() } else { &article.body };
        let found = spans(text, &found_words::parts(ctx)).into_iter().map(|span| Hit { in_title, span });
        let kept = Kept { key, hits: Arc::new(found.collect()) };
        ui.data_mut(|data| data.insert_temp(id, kept.clone()));
        kept
    });
    let frame = Stroke::new(1.0, ctx.theme.state.accent.gamma_multiply(0.5));
    kept.hits.iter().map(|hit| Wash { span: hit.span, fill: found_words::ground(ctx), frame }).collect()
}

impl Found {
    /// Grounds of all hits of the title, or of the body.
    pub(super) fn washes(&self, ctx: &Ctx<'_>, in_title: bool) -> Vec<Wash> {
        let state = &ctx.theme.state;
        let of = |(n, hit): (usize, &Hit)| {
            let frame = if n == self.at { Stroke::new(2.0, state.accent) } else { Stroke::new(1.0, state.accent.gamma_multiply(0.5)) };
            Wash { span: hit.span, fill: state.accent_soft, frame }
        };
        self.hits.iter().enumerate().filter(|(_, hit)| hit.in_title == in_title).map(of).collect()
    }

    /// Sends the reader to another hit, round and round.
    fn step(&self, ctx: &Ctx<'_>, step: isize) {
        let count = self.hits.len() as isize;
        if count == 0 {
            return;
        }
        let next = (self.at as isize + step).rem_euclid(count) as usize;
        let span = self.hits.get(next).filter(|hit| !hit.in_title).map(|hit| hit.span);
        ctx.send.send(Command::ShowHit(next, span));
    }
}

/// The line: what is looked for, how often it stands there, next, previous, close.
pub(super) fn search_ui(ui: &mut Ui, ctx: &Ctx<'_>, search: &Search, found: &Found) {
    let theme = ctx.theme;
    let id = Id::unique("article search");
    ui.with_layout(ctx.row_end_layout(), |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.add_space(10.0);
        if icon_button(ui, ctx, "x", &ctx.tr("article-search-close")).clicked() {
            ctx.send.send(Command::ToggleSearch);
        }
        if icon_button(ui, ctx, "chevron-down", &ctx.tr("article-search-next")).clicked() {
            found.step(ctx, 1);
        }
        if icon_button(ui, ctx, "chevron-up", &ctx.tr("article-search-previous")).clicked() {
            found.step(ctx, -1);
        }
        let words = match (search.words.trim().is_empty(), found.hits.len()) {
            (true, _) => String::new(),
            (false, 0) => ctx.tr("article-search-none"),
            (false, all) => ctx.texts.tr_args("evidence-position", &[("n", (found.at + 1).into()), ("all", all.into())]).into_owned(),
        };
        label(ui, &words, &theme.style(Role::Label).weight(400).color(theme.text.muted));
        ui.add_space(6.0);
        let (room, _) = ui.allocate_exact_size(vec2(ui.available_width() - 16.0, 28.0), egui::Sense::hover());
        field_ui(ui, ctx, room, id, search, found);
    });
}

fn field_ui(ui: &mut Ui, ctx: &Ctx<'_>, rect: Rect, id: Id, search: &Search, found: &Found) {
    let theme = ctx.theme;
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let edge = if has_focus { Stroke::new(2.0, theme.state.focus) } else { Stroke::new(1.0, theme.line.field) };
    ui.painter().rect(rect, 4.0, theme.surface.card, edge, egui::StrokeKind::Inside);
    let mut words = search.words.clone();
    let inner = Rect::from_min_max(pos2(rect.left() + 8.0, rect.top()), pos2(rect.right() - 8.0, rect.bottom()));
    let response = text_field(ui, ctx, inner, id, &mut words, &ctx.tr("article-search-prompt"));
    if words != search.words {
        ctx.send.send(Command::SearchArticle(words));
    }
    // Asked for anew: the line takes the keys.
    let was_open = Id::unique("article search was open");
    if !ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default::<bool>(was_open), true)) {
        response.request_focus();
    }
    let (enter, back) = ui.input(|i| (i.key_pressed(Key::Enter), i.modifiers.shift));
    if response.lost_focus() && enter {
        found.step(ctx, if back { -1 } else { 1 });
        response.request_focus();
    }
}

/// Tells the line that it is closed, so that opening it takes the keys again.
pub(super) fn closed(ui: &Ui) {
    ui.data_mut(|data| data.insert_temp(Id::unique("article search was open"), false));
}
