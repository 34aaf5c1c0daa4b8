//! Messages: what, where, what to do. They lie over the map's upper edge until dismissed; what was merely done goes by itself.

use egui::{Align2, Area, Color32, Id, Order, ScrollArea, Ui, vec2};

use crate::context::{Command, Ctx, Notice, Tone};
use crate::diagnostic::Diagnostic;
use crate::ui::bidi_text::{Align, label_sized, paint, wrapped};
use crate::ui::icons::icon;
use crate::ui::map::furniture::shadow;
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, button, icon_button, name_scroll_bar};

/// At most so many at once.
const SHOWN: usize = 4;
const WIDTH: f32 = 460.0;
/// Width of the words.
const WORDS: f32 = WIDTH - 28.0 - 40.0;
/// Folded messages are at most so high together.
const DETAILS: f32 = 200.0;
/// Seconds after which what was done goes by itself.
const LINGER: f64 = 6.0;

/// Draws the newest messages.
pub(super) fn notices_ui(ui: &Ui, ctx: &Ctx<'_>) {
    if ctx.notices.is_empty() {
        return;
    }
    let at = egui::pos2(ui.max_rect().center().x, ui.max_rect().top() + 12.0);
    Area::new(Id::unique("notices")).order(Order::Middle).fade_in(false).pivot(Align2::CENTER_TOP).fixed_pos(at).show(ui.ctx(), |ui| {
        for (n, notice) in ctx.notices.iter().enumerate().rev().take(SHOWN) {
            let is_pointed_at = ui.push_id((n, &notice.head.summary), |ui| notice_ui(ui, ctx, n, notice)).inner;
            if notice.tone == Tone::Done && !is_pointed_at {
                linger(ui, ctx, n, notice);
            }
            ui.add_space(6.0);
        }
        ui.allocate_space(vec2(WIDTH, 0.0));
    });
}

/// Dismisses a message that was there long enough.
fn linger(ui: &Ui, ctx: &Ctx<'_>, n: usize, notice: &Notice) {
    let now = ui.input(|input| input.time);
    let id = Id::unique(("notice since", n, &notice.head.summary, &notice.head.location));
    let since = ui.data_mut(|data| *data.get_temp_mut_or_insert_with(id, || now));
    let left = since + LINGER - now;
    if left <= 0.0 {
        ui.data_mut(|data| data.remove::<f64>(id));
        ctx.send.send(Command::Dismiss(n));
    } else {
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(left));
    }
}

/// Ink, ground and icon of a message.
const fn look(ctx: &Ctx<'_>, tone: Tone) -> (Color32, Color32, &'static str) {
    let state = &ctx.theme.state;
    match tone {
        Tone::Done => (state.ok, state.ok_soft, "circle-check"),
        Tone::Warning => (state.warn, state.warn_soft, "triangle-alert"),
        Tone::Error => (state.error, state.error_soft, "circle-x"),
    }
}

/// One message; true while the pointer is on it.
fn notice_ui(ui: &mut Ui, ctx: &Ctx<'_>, n: usize, notice: &Notice) -> bool {
    let (ink, ground, sign) = look(ctx, notice.tone);
    let frame = egui::Frame::NONE
        .fill(ground)
        .stroke(egui::Stroke::new(1.0, ink.gamma_multiply(0.4)))
        .corner_radius(8.0)
        .inner_margin(12.0)
        .shadow(shadow());
    let shown = frame.show(ui, |ui| {
        ui.set_width(WIDTH);
        ui.allocate_ui_with_layout(vec2(WIDTH, 20.0), row_at_top(ctx), |ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let (rect, _) = ui.allocate_exact_size(vec2(20.0, 20.0), egui::Sense::hover());
            paint(ui.painter(), rect.center(), Align::Center, &icon(sign), &ctx.theme.icon(16.0).color(ink));
            ui.allocate_ui_with_layout(vec2(WORDS, 20.0), ctx.block_layout(), |ui| {
                ui.set_width(WORDS);
                words_ui(ui, ctx, notice, ink);
            });
            if icon_button(ui, ctx, "x", &ctx.tr("notice-dismiss")).clicked() {
                ctx.send.send(Command::Dismiss(n));
            }
        });
    });
    shown.response.contains_pointer()
}

fn row_at_top(ctx: &Ctx<'_>) -> egui::Layout {
    if ctx.is_rtl() { egui::Layout::right_to_left(egui::Align::Min) } else { egui::Layout::left_to_right(egui::Align::Min) }
}

fn words_ui(ui: &mut Ui, ctx: &Ctx<'_>, notice: &Notice, ink: Color32) {
    let theme = ctx.theme;
    wrapped(ui, &notice.head.summary, &theme.style(Role::Body).weight(600).color(ink));
    let quiet = theme.style(Role::Label).weight(400).color(theme.text.body);
    for part in [notice.head.location.as_deref(), notice.head.hint.as_deref()].into_iter().flatten() {
        wrapped(ui, part, &quiet);
    }
    if let Some(wish) = notice.remedy {
        ui.add_space(4.0);
        let words = ctx.tr(wish.text_key());
        if button(ui, ctx, Some(wish.icon()), &words, &words, Look::Outline).clicked() {
            ctx.send.send(wish.command());
        }
    }
    if notice.details.is_empty() {
        return;
    }
    let id = ui.scope_id().with("is unfolded");
    let is_open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    ui.add_space(4.0);
    ui.allocate_ui_with_layout(vec2(WORDS, 28.0), ctx.row_layout(), |ui| {
        let (words, sign) = if is_open { (ctx.tr("notice-fold"), "chevron-up") } else { (ctx.tr("notice-unfold"), "chevron-down") };
        if button(ui, ctx, Some(sign), &words, &words, Look::Plain).clicked() {
            ui.data_mut(|data| data.insert_temp(id, !is_open));
        }
        let copy = ctx.tr("notice-copy");
        if is_open && button(ui, ctx, Some("copy"), &copy, &copy, Look::Plain).clicked() {
            let all: Vec<String> = notice.details.iter().map(Diagnostic::to_string).collect();
            ui.copy_text(all.join("\n"));
        }
    });
    if is_open {
        details_ui(ui, ctx, &notice.details);
    }
}

/// One row a message; only those in view are drawn.
fn details_ui(ui: &mut Ui, ctx: &Ctx<'_>, details: &[Diagnostic]) {
    let theme = ctx.theme;
    let (strong, quiet) = (theme.style(Role::Label).color(theme.text.strong), theme.style(Role::Label).weight(400).color(theme.text.body));
    ui.spacing_mut().item_spacing.y = 2.0;
    let area = ScrollArea::vertical().max_height(DETAILS).auto_shrink([false, true]).show_rows(ui, 54.0, details.len(), |ui, range| {
        for detail in details.get(range).unwrap_or_default() {
            ui.allocate_ui_with_layout(vec2(WORDS, 54.0), ctx.block_layout(), |ui| {
                ui.set_min_height(54.0);
                for (words, style) in
                    [(detail.location.as_deref(), &strong), (Some(detail.summary.as_str()), &quiet), (detail.hint.as_deref(), &quiet)]
                {
                    if let Some(words) = words {
                        label_sized(ui, words, style, WORDS - 12.0);
                    }
                }
            });
        }
    });
    name_scroll_bar(ui, ctx, area.id);
}
