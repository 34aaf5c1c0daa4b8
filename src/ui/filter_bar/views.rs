//! The list of views under a button of the filter bar: show one, keep what is shown, rename, forget.

mod lines;

use egui::{Id, Popup, PopupCloseBehavior, Rect, RectAlign, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::clauses;
use crate::context::{Command, Ctx, KeptView, Seen, UiCommand, ViewsHome};
use crate::ui::bidi_text::{Align, label, paint, paint_elided, wrapped};
use crate::ui::icons::icon;
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, button, hairline, icon_button, name_scroll_bar};
use lines::{forget_ui, keep_ui, rename_id, rename_ui};

/// Width of the list, height of a row, and of all rows that show at once.
const WIDTH: f32 = 372.0;
const ROW: f32 = 48.0;
const MOST_HIGH: f32 = 6.0 * ROW;
/// Height of all around the rows: the bars above, head and foot of the list, a margin.
const AROUND: f32 = 270.0;
/// Letters of a view's name that the button shows.
const MOST_LETTERS: usize = 22;

/// What a row of the list is used for beside showing its view.
#[derive(Clone, Debug, Default, PartialEq)]
enum Doing {
    /// Nothing.
    #[default]
    Nothing,
    /// The view of the first name gets another, typed so far.
    Renaming(String, String),
    /// Whether the view of that name is to be forgotten was asked.
    Forgetting(String),
}

/// Draws the button, and the list while it is open.
pub(super) fn views_ui(ui: &mut Ui, ctx: &Ctx<'_>, is_small: bool) {
    let (name, keys) = (ctx.tr(UiCommand::Views.text_key()), UiCommand::Views.keys());
    let name = ctx.texts.tr_args("command-keys", &[("name", name.into()), ("keys", keys.into())]).into_owned();
    let shown = ctx.views.list.iter().find(|view| is_shown(ctx, view)).map(|view| shortened(&view.name));
    let words = if is_small { String::new() } else { shown.unwrap_or_else(|| ctx.tr("views-title")) };
    let opener = button(ui, ctx, Some("eye"), &words, &name, Look::Outline);
    let was_open = ctx.frame.panels.views;
    let mut is_open = was_open;
    let frame = egui::Frame::popup(ui.style())
        .fill(ctx.theme.surface.card)
        .stroke(Stroke::new(1.0, ctx.theme.line.hair))
        .corner_radius(10.0)
        .inner_margin(8.0);
    let align = if ctx.is_rtl() { RectAlign::BOTTOM_START } else { RectAlign::BOTTOM_END };
    let popup = Popup::from_response(&opener).open_bool(&mut is_open).align(align).gap(6.0).frame(frame);
    popup.close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_width(WIDTH);
        ui.spacing_mut().item_spacing.y = 0.0;
        list_ui(ui, ctx);
    });
    if !was_open {
        ui.data_mut(|data| data.remove::<Doing>(doing_id()));
    }
    // The press that closes the list may be one on its button: both are one wish.
    if opener.clicked() || is_open != was_open {
        ctx.send.send(Command::ToggleViews);
    }
}

fn doing_id() -> Id {
    Id::unique("views doing")
}

/// Whether what is shown is what the view shows.
fn is_shown(ctx: &Ctx<'_>, view: &KeptView) -> bool {
    view.seen.as_ref().is_some_and(|seen| seen.filter == *ctx.filter && seen.compared == ctx.compared)
}

fn shortened(name: &str) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    if letters.len() > MOST_LETTERS {
        letters.truncate(MOST_LETTERS - 1);
        letters.push('\u{2026}');
    }
    letters.into_iter().collect()
}

fn list_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let mut doing = ui.data(|data| data.get_temp::<Doing>(doing_id())).unwrap_or_default();
    head_ui(ui, ctx);
    hairline(ui, ctx);
    if ctx.views.list.is_empty() {
        ui.add_space(10.0);
        inset_ui(ui, ctx, |ui| {
            wrapped(ui, &ctx.tr("views-none"), &ctx.theme.style(Role::Body).color(ctx.theme.text.muted));
        });
        ui.add_space(10.0);
    }
    let most = (ui.ctx().content_rect().height() - AROUND).clamp(ROW, MOST_HIGH);
    let area = ScrollArea::vertical().max_height(most).min_scrolled_height(most).auto_shrink([false, true]).show(ui, |ui| {
        for view in ctx.views.list {
            match &mut doing {
                Doing::Renaming(name, typed) if *name == view.name => {
                    if let Some(next) = rename_ui(ui, ctx, name, typed) {
                        doing = next;
                    }
                }
                Doing::Forgetting(name) if *name == view.name => {
                    if let Some(next) = forget_ui(ui, ctx, name) {
                        doing = next;
                    }
                }
                _ => {
                    if let Some(next) = row_ui(ui, ctx, view) {
                        doing = next;
                    }
                }
            }
        }
    });
    name_scroll_bar(ui, ctx, area.id);
    hairline(ui, ctx);
    keep_ui(ui, ctx);
    ui.data_mut(|data| data.insert_temp(doing_id(), doing));
}

/// The contents with space at both sides.
fn inset_ui(ui: &mut Ui, ctx: &Ctx<'_>, contents: impl FnOnce(&mut Ui)) {
    egui::Frame::NONE.inner_margin(egui::Margin::symmetric(8, 0)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.with_layout(ctx.block_layout(), contents);
    });
}

/// The title, and where views are kept.
fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let theme = ctx.theme;
    ui.add_space(4.0);
    inset_ui(ui, ctx, |ui| {
        label(ui, &ctx.tr("views-title"), &theme.style(Role::Title).color(theme.text.strong));
        ui.add_space(2.0);
        let home = match ctx.views.home {
            ViewsHome::Window => "views-in-window",
            ViewsHome::Space => "views-in-space",
            ViewsHome::ReadOnly => "views-read-only",
        };
        wrapped(ui, &ctx.tr(home), &theme.style(Role::Small).color(theme.text.muted));
    });
    ui.add_space(6.0);
    let words = ctx.tr(UiCommand::SaveAs.text_key());
    let is_offered = ctx.views.home != ViewsHome::Space && !ctx.views.list.is_empty();
    if is_offered && button(ui, ctx, Some("save"), &words, &words, Look::Plain).clicked() {
        ctx.send.send(UiCommand::SaveAs.command());
    }
    ui.add_space(4.0);
}

/// A view: its name and what it shows. A press shows it; gives what else it is to be used for.
fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, view: &KeptView) -> Option<Doing> {
    let theme = ctx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let is_now = is_shown(ctx, view);
    let said = ctx.texts.tr_args("view-show", &[("name", view.name.clone().into())]).into_owned();
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, is_now, &said));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 6.0, theme.surface.hover);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 6.0, Stroke::new(2.0, theme.state.focus), egui::StrokeKind::Inside);
    }
    let x = |from_start: f32| if ctx.is_rtl() { rect.right() - from_start } else { rect.left() + from_start };
    let start = if ctx.is_rtl() { Align::Right } else { Align::Left };
    let (sign, ink) = if is_now { ("check", theme.state.accent) } else { ("eye", theme.text.muted) };
    paint(ui.painter(), pos2(x(18.0), rect.center().y), Align::Center, &icon(sign), &theme.icon(16.0).color(ink));
    let room = rect.width() - 36.0 - 72.0;
    let name = theme.style(Role::Body).weight(600).color(theme.text.strong);
    paint_elided(ui.painter(), pos2(x(36.0), rect.top() + 16.0), start, &view.name, &name, room);
    let quiet = theme.style(Role::Small).color(theme.text.muted);
    paint_elided(ui.painter(), pos2(x(36.0), rect.top() + 34.0), start, &told(ctx, view), &quiet, room);
    let next = signs_ui(ui, ctx, rect, &view.name);
    if response.clicked() && next.is_none() {
        ctx.send.send(Command::ShowView(view.name.clone()));
    }
    next
}

/// The pencil and the bin at the end of a row.
fn signs_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: Rect, name: &str) -> Option<Doing> {
    let builder = UiBuilder::new().max_rect(row.shrink2(vec2(6.0, 0.0))).layout(ctx.row_end_layout()).id_salt(("view signs", name));
    let mut ui = ui.new_child(builder);
    ui.spacing_mut().item_spacing.x = 4.0;
    let said = |id: &str| ctx.texts.tr_args(id, &[("name", name.to_owned().into())]).into_owned();
    let is_forgetting = icon_button(&mut ui, ctx, "trash-2", &said("view-forget")).clicked();
    let is_renaming = icon_button(&mut ui, ctx, "pencil", &said("view-rename")).clicked();
    if is_renaming {
        ui.memory_mut(|memory| memory.request_focus(rename_id()));
        return Some(Doing::Renaming(name.to_owned(), name.to_owned()));
    }
    is_forgetting.then(|| Doing::Forgetting(name.to_owned()))
}

/// What a view shows, as the sentence of the filter would say it.
fn told(ctx: &Ctx<'_>, view: &KeptView) -> String {
    let Some(Seen { filter, compared }) = &view.seen else { return ctx.tr("view-of-another-version") };
    let ctx = &Ctx { filter, compared: *compared, ..*ctx };
    let clause = |lead: String, words: String| if lead.is_empty() { words } else { format!("{lead} {words}") };
    let mut parts: Vec<String> = clauses(ctx).into_iter().map(|words| clause(words.lead, words.words)).collect();
    if filter.main_only {
        parts.push(ctx.tr("filter-main-only"));
    }
    if let Some(range) = compared {
        parts.push(ctx.texts.tr_args("view-compared", &[("range", ctx.texts.range(range.from, range.to).into())]).into_owned());
    }
    if parts.is_empty() { ctx.tr("filter-everything") } else { parts.join(" \u{b7} ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_cut_for_the_button() {
        for (name, shown) in [
            ("June", "June"),
            ("a".repeat(22).as_str(), "a".repeat(22).as_str()),
            ("b".repeat(23).as_str(), &format!("{}\u{2026}", "b".repeat(21))),
        ] {
            assert_eq!(shortened(name), shown);
        }
    }
}
