//! The review queue: one question a row, tabs for the doubts, what was rejected, and the keys at the foot.

use egui::{Rect, ScrollArea, Sense, Stroke, Ui, pos2, vec2};

use crate::context::{Command, Ctx};
use crate::edit::{Doubt, Question};
use crate::incident::Incident;
use crate::ui::bidi_text::{Align, label, paint, paint_elided};
use crate::ui::describe;
use crate::ui::icons::icon;
use crate::ui::map::symbols::{Fill, paint_kind};
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, button, button_width, hairline, icon_button, name_scroll_bar};

/// Width of the panel.
pub(super) const WIDTH: f32 = 320.0;
/// Height of the head and of a question.
const HEAD: f32 = 44.0;
const ROW: f32 = 46.0;
/// Height of what stands below the questions: the buttons and the line for a name.
const FOOT: f32 = 36.0 + SIGNATURE;
const SIGNATURE: f32 = 46.0;

/// Draws the panel.
pub(super) fn review_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    head_ui(ui, ctx);
    hairline(ui, ctx);
    tabs_ui(ui, ctx);
    hairline(ui, ctx);
    let foot = ui.max_rect().bottom() - ui.cursor().top() - FOOT;
    let listed = ctx.review.listed();
    if listed.is_empty() {
        ui.add_space(16.0);
        ui.horizontal(|ui| {
            ui.add_space(14.0);
            label(ui, &ctx.tr("review-empty"), &ctx.theme.style(Role::Body).color(ctx.theme.text.muted));
        });
    }
    let area = ScrollArea::vertical().auto_shrink(false).max_height(foot.max(ROW)).show_rows(ui, ROW, listed.len(), |ui, rows| {
        for n in rows {
            if let Some(question) = listed.get(n) {
                question_ui(ui, ctx, question, n);
            }
        }
    });
    name_scroll_bar(ui, ctx, area.id);
    foot_ui(ui, ctx);
}

fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let theme = ctx.theme;
    ui.allocate_ui_with_layout(vec2(ui.available_width(), HEAD), ctx.row_layout(), |ui| {
        ui.add_space(14.0);
        label(ui, &ctx.tr("review-title"), &theme.style(Role::Title).color(theme.text.strong));
        let (done, all) = (ctx.review.done(), ctx.review.all.max(ctx.review.questions.len()));
        let words = ctx.texts.tr_args("review-done", &[("done", done.into()), ("all", all.into())]).into_owned();
        label(ui, &words, &theme.style(Role::Label).weight(400).color(theme.text.muted));
        ui.with_layout(ctx.row_end_layout(), |ui| {
            ui.add_space(8.0);
            if icon_button(ui, ctx, "x", &ctx.tr("review-close")).clicked() {
                ctx.send.send(Command::ToggleReview);
            }
        });
    });
}

/// All, then each doubt that somebody has, as many in a row as have room.
fn tabs_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let tabs = std::iter::once(None).chain(Doubt::ALL.into_iter().map(Some));
    let words = |tab: Option<Doubt>| {
        let name = ctx.tr(&tab.map_or_else(|| "review-all".to_owned(), |doubt| format!("tab-{}", doubt.code())));
        format!("{name} {}", ctx.texts.number(ctx.review.count(tab)))
    };
    let tabs: Vec<(Option<Doubt>, String)> =
        tabs.filter(|tab| tab.is_none() || ctx.review.count(*tab) > 0 || ctx.review.tab == *tab).map(|tab| (tab, words(tab))).collect();
    let width = ui.available_width() - 20.0;
    let mut rest = tabs.as_slice();
    ui.add_space(6.0);
    while !rest.is_empty() {
        let mut used = 0.0;
        let fits = |(_, words): &&(Option<Doubt>, String)| {
            used += button_width(ui, ctx, None, words, Look::Outline) + 6.0;
            used <= width
        };
        let n = rest.iter().take_while(fits).count().max(1);
        let (row, later) = rest.split_at(n.min(rest.len()));
        rest = later;
        ui.allocate_ui_with_layout(vec2(ui.available_width(), 32.0), ctx.row_layout(), |ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.add_space(10.0);
            for (tab, words) in row {
                let look = if ctx.review.tab == *tab { Look::Filled } else { Look::Outline };
                if button(ui, ctx, None, words, words, look).clicked() {
                    ctx.send.send(Command::ReviewTab(*tab));
                }
            }
        });
    }
    ui.add_space(6.0);
}

const fn sign(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Undated => "calendar-x",
        Doubt::Unlocated => "map-pin-off",
        Doubt::Ambiguous => "map-pin",
        Doubt::Unsure => "gauge",
        Doubt::Duplicate => "merge",
    }
}

fn question_ui(ui: &mut Ui, ctx: &Ctx<'_>, question: &Question, n: usize) {
    let theme = ctx.theme;
    let Some(incident) = ctx.store.incident(&question.incident) else { return };
    let is_now = ctx.review.current() == Some(question);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let title = describe::title(ctx.texts, ctx.lang, &incident);
    let detail = detail(ctx, &incident, question);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_now, format!("{title}: {detail}")));
    if is_now {
        ui.painter().rect_filled(rect, 0.0, theme.state.accent_soft);
        let left = if ctx.is_rtl() { rect.right() - 3.0 } else { rect.left() };
        ui.painter().rect_filled(Rect::from_min_size(pos2(left, rect.top()), vec2(3.0, ROW)), 0.0, theme.state.accent);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, theme.surface.hover);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, theme.line.hair));
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 0.0, Stroke::new(2.0, theme.state.focus), egui::StrokeKind::Inside);
    }
    let x = |from_start: f32| if ctx.is_rtl() { rect.right() - from_start } else { rect.left() + from_start };
    let (start, end) = if ctx.is_rtl() { (Align::Right, Align::Left) } else { (Align::Left, Align::Right) };
    let (upper, lower) = (rect.top() + 15.0, rect.top() + 33.0);
    paint_kind(ui.painter(), theme, incident.kind, pos2(x(22.0), upper), 15.0, Fill::Solid);
    let quiet = theme.style(Role::Small).color(theme.text.muted);
    let when = if incident.when.is_dated() { ctx.texts.when(&incident.when) } else { "\u{2013}".to_owned() };
    let taken = paint(ui.painter(), pos2(x(rect.width() - 14.0), upper), end, &when, &quiet).width();
    let strong = theme.style(Role::Label).size(13.0).weight(600).color(theme.text.strong);
    paint_elided(ui.painter(), pos2(x(38.0), upper), start, &title, &strong, rect.width() - 60.0 - taken);
    paint(ui.painter(), pos2(x(22.0), lower), Align::Center, &icon(sign(question.doubt)), &theme.icon(13.0).color(theme.text.muted));
    paint_elided(ui.painter(), pos2(x(38.0), lower), start, &detail, &quiet, rect.width() - 52.0);
    crate::ui::point_at(ui, ctx, response.hovered().then_some(&question.incident));
    if response.clicked() {
        ctx.send.send(Command::ReviewAt(n));
    }
}

/// What is asked, in a few words; how many incidents hang on it.
fn detail(ctx: &Ctx<'_>, incident: &Incident, question: &Question) -> String {
    let words = ctx.tr(&format!("doubt-{}", question.doubt.code()));
    match question.doubt {
        Doubt::Ambiguous if question.hangs > 1 => {
            let hangs = ctx.texts.tr_args("review-hangs", &[("n", question.hangs.into())]).into_owned();
            format!("{words} \u{b7} {hangs}")
        }
        Doubt::Unsure => format!("{words} \u{b7} {}", ctx.texts.decimal(incident.confidence.value, 2)),
        Doubt::Duplicate => {
            let other = question.with.as_ref().and_then(|id| ctx.store.incident(id));
            other.map_or(words, |other| format!("{} {}", ctx.tr("review-same-as"), describe::title(ctx.texts, ctx.lang, &other)))
        }
        _ => words,
    }
}

/// What was rejected last can be had back; what undo takes back; who corrects.
fn foot_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    hairline(ui, ctx);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 34.0), ctx.row_layout(), |ui| {
        ui.add_space(10.0);
        let words = ctx.tr("command-undo-edit");
        if ctx.desk.log().last_done().is_some() && button(ui, ctx, Some("undo"), &words, &words, Look::Plain).clicked() {
            ctx.send.send(Command::UndoEdit);
        }
        if let Some((seq, _)) = ctx.desk.outcome().rejected.last() {
            let n = ctx.desk.outcome().rejected.len();
            let words = ctx.texts.tr_args("review-bring-back", &[("n", n.into())]).into_owned();
            if button(ui, ctx, Some("rotate-ccw"), &words, &words, Look::Plain).clicked() {
                ctx.send.send(Command::BringBack(*seq));
            }
        }
    });
    hairline(ui, ctx);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), SIGNATURE), ctx.row_layout(), |ui| {
        ui.add_space(14.0);
        label(ui, &ctx.tr("signature"), &ctx.theme.style(Role::Label).weight(400).color(ctx.theme.text.muted));
        let room = vec2(ui.available_width() - 14.0, 32.0);
        ui.allocate_ui_with_layout(room, ctx.block_layout(), |ui| crate::ui::signature::signature_ui(ui, ctx, "review"));
    });
}
