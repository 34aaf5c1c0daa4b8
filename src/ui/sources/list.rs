//! The list: incidents in range by date, those of one place, or those that cannot be shown.

use std::sync::Arc;

use egui::{Rect, ScrollArea, Sense, Ui, pos2, vec2};

use crate::context::{Command, Ctx, Tray};
use crate::incident::Incident;
use crate::store::RowSet;
use crate::ui::bidi_text::{Align, label, paint, paint_elided, paint_marked, wrapped};
use crate::ui::describe;
use crate::ui::found_words::{self, Excerpt};
use crate::ui::map::symbols::{Fill, paint_kind};
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, button, hairline, icon_button, name_scroll_bar};

/// Height of a row; of one with a line of its article, while the filter looks for words.
const ROW: f32 = 52.0;
const ROW_FOUND: f32 = 72.0;

/// Draws the list with its head.
pub(super) fn list_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let rows = rows(ctx);
    head_ui(ui, ctx, rows.len());
    hairline(ui, ctx);
    if rows.len() == 0 {
        super::padded(ui, ctx, |ui| {
            wrapped(ui, &ctx.tr("list-empty"), &ctx.theme.style(Role::Body).color(ctx.theme.text.muted));
            for (tray, id, count) in
                [(Tray::Undated, "list-undated", ctx.view.undated.len()), (Tray::Unlocated, "list-unlocated", ctx.view.unlocated.len())]
            {
                let words = ctx.texts.tr_args(id, &[("count", count.into())]).into_owned();
                if count > 0 && button(ui, ctx, None, &words, &words, Look::Plain).clicked() {
                    ctx.send.send(Command::ShowTray(Some(tray)));
                }
            }
        });
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let parts = found_words::parts(ctx);
    let height = if parts.is_empty() { ROW } else { ROW_FOUND };
    if is_everything(ctx) && rows.len() >= ctx.theme.heat.from_incidents {
        super::busiest::busiest_ui(ui, ctx);
        hairline(ui, ctx);
    }
    let area = ScrollArea::vertical().id_salt("incidents").auto_shrink(false).show_rows(ui, height, rows.len(), |ui, range| {
        for n in range {
            if let Some(incident) = rows.nth(n).and_then(|row| ctx.store.at(row)) {
                row_ui(ui, ctx, &incident, &parts, height);
            }
        }
    });
    name_scroll_bar(ui, ctx, area.id);
}

/// The rows of the store that are listed.
enum Rows<'a> {
    Set(&'a RowSet),
    List(&'a [usize]),
}

impl Rows<'_> {
    const fn len(&self) -> usize {
        match self {
            Self::Set(set) => set.len(),
            Self::List(list) => list.len(),
        }
    }

    fn nth(&self, position: usize) -> Option<usize> {
        match self {
            Self::Set(set) => set.nth(position),
            Self::List(list) => list.get(position).copied(),
        }
    }
}

fn rows<'a>(ctx: &Ctx<'a>) -> Rows<'a> {
    match ctx.selection.tray {
        Some(Tray::Undated) => Rows::Set(&ctx.view.undated),
        Some(Tray::Unlocated) => Rows::Set(&ctx.view.unlocated),
        Some(Tray::Articles) => Rows::List(&[]),
        None if !ctx.selection.pile.is_empty() => Rows::List(&ctx.selection.pile),
        None => Rows::Set(&ctx.view.shown),
    }
}

/// Whether all incidents in range are listed, not those of a tray or of one place.
const fn is_everything(ctx: &Ctx<'_>) -> bool {
    ctx.selection.tray.is_none() && ctx.selection.pile.is_empty()
}

fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, count: usize) {
    let theme = ctx.theme;
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 40.0), ctx.row_layout(), |ui| {
        ui.add_space(super::MARGIN);
        let id = match ctx.selection.tray {
            Some(Tray::Undated) => "list-undated",
            Some(Tray::Unlocated) => "list-unlocated",
            Some(Tray::Articles) => "articles-count",
            None if !ctx.selection.pile.is_empty() => "list-pile",
            None => "list-shown",
        };
        let words = ctx.texts.tr_args(id, &[("count", count.into())]).into_owned();
        label(ui, &words, &theme.style(Role::Label).size(13.0).weight(600).color(theme.text.strong));
        let is_all = is_everything(ctx);
        let (id, tray) = if is_all { ("list-articles", Some(Tray::Articles)) } else { ("list-back", None) };
        ui.with_layout(ctx.row_end_layout(), |ui| {
            ui.add_space(8.0);
            if is_all && icon_button(ui, ctx, "layout-list", &crate::ui::list::name(ctx)).clicked() {
                ctx.send.send(Command::ToggleTable);
            }
            let words = ctx.tr(id);
            if button(ui, ctx, None, &words, &words, Look::Plain).clicked() {
                ctx.send.send(Command::ShowTray(tray));
            }
        });
    });
}

/// A line of the first of its articles that holds the words the filter looks for.
fn excerpt(ui: &Ui, ctx: &Ctx<'_>, incident: &Incident) -> Option<Arc<Excerpt>> {
    let mut articles = incident.sources.iter().filter_map(|source| ctx.store.article(&source.article));
    articles.find_map(|article| found_words::excerpt_of(ui, ctx, article))
}

fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, incident: &Incident, parts: &[String], height: f32) {
    let theme = ctx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let title = describe::title(ctx.texts, ctx.lang, incident);
    let found = if parts.is_empty() { None } else { excerpt(ui, ctx, incident) };
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &title));
    if let Some(found) = &found {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(found.text.clone()));
    }
    if response.hovered() {
        crate::ui::point_at(ui, ctx, Some(&incident.id));
    }
    if response.hovered() || ctx.selection.hovered.as_ref() == Some(&incident.id) {
        ui.painter().rect_filled(rect, 0.0, theme.surface.hover);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect.shrink(2.0), 4.0, egui::Stroke::new(2.0, theme.state.focus), egui::StrokeKind::Inside);
    }
    let rtl = ctx.is_rtl();
    let x = |from_start: f32| if rtl { rect.right() - from_start } else { rect.left() + from_start };
    let (start, end) = if rtl { (Align::Right, Align::Left) } else { (Align::Left, Align::Right) };
    let fill = if incident.site().is_some_and(|s| s.precision_km >= crate::ui::map::markers::UNCERTAIN_FROM_KM) {
        Fill::Hollow
    } else {
        Fill::Solid
    };
    let middle = rect.top() + ROW / 2.0;
    paint_kind(ui.painter(), theme, incident.kind, pos2(x(28.0), middle), 18.0, fill);
    let toll = describe::tolls(ctx.texts, incident.killed, incident.injured).unwrap_or_default();
    let toll_style = theme.style(Role::Label).color(theme.evidence(crate::incident::Field::Killed).ink);
    let toll_rect = paint(ui.painter(), pos2(x(rect.width() - super::MARGIN), middle), end, &toll, &toll_style);
    let room = rect.width() - 52.0 - super::MARGIN - toll_rect.width() - 10.0;
    let weight = if incident.main { 600 } else { 400 };
    let style = theme.style(Role::Body).weight(weight).color(theme.text.strong);
    let ground = found_words::ground(ctx);
    let at = pos2(x(52.0), rect.top() + 17.0);
    paint_marked(ui.painter(), at, start, &title, &style, room, &found_words::spans(&title, parts), ground);
    let when = ctx.texts.when(&incident.when);
    let who = ctx.texts.actor(incident.perpetrator.name);
    let second = format!("{when} \u{b7} {who}");
    paint_elided(ui.painter(), pos2(x(52.0), rect.top() + 36.0), start, &second, &theme.style(Role::Small).color(theme.text.muted), room);
    if let Some(found) = &found {
        let quiet = theme.style(Role::Small).color(theme.text.body);
        let room = rect.width() - 52.0 - super::MARGIN;
        paint_marked(ui.painter(), pos2(x(52.0), rect.top() + 56.0), start, &found.text, &quiet, room, &found.spans, ground);
    }
    let line = Rect::from_min_size(pos2(rect.left(), rect.bottom() - 1.0), vec2(rect.width(), 1.0));
    ui.painter().rect_filled(line, 0.0, theme.line.hair);
    if response.clicked() {
        ctx.send.send(Command::Select(Some(incident.id.clone())));
    }
}
