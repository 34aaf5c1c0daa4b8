//! The dark strip: name, what is open, the search field, and the few things that are always at hand.

use egui::{Popup, Rect, Sense, Stroke, Ui, vec2};

use super::{more_menu, palette};
use crate::context::{Command, Ctx, UiCommand, Work};
use crate::text::Lang;
use crate::ui::bidi_text::{Align, label, paint};
use crate::ui::describe::recent_words;
use crate::ui::icons::icon;
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, MenuRow, bar_accent, button, hairline, menu_row};

/// Below this width buttons lose their words.
const NARROW: f32 = 1400.0;
/// Below this width, as on a small laptop at 200 %, only what is used most keeps its place; menus hold the rest.
const TINY: f32 = 860.0;
/// Width of the search field: at most, and what it never goes below.
const FIELD: f32 = 440.0;
const LEAST_FIELD: f32 = 140.0;

/// Draws the bar.
pub(super) fn top_bar_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let bar = ui.max_rect();
    let mut start = ui.new_child(egui::UiBuilder::new().max_rect(bar).layout(ctx.row_layout()).id_salt("bar start"));
    start_ui(&mut start, ctx, bar.width() < TINY);
    let mut end = ui.new_child(egui::UiBuilder::new().max_rect(bar).layout(ctx.row_end_layout()).id_salt("bar end"));
    end_ui(&mut end, ctx, bar.width());
    let (start, end) = (start.min_rect(), end.min_rect());
    let (from, to) = if ctx.is_rtl() { (end.right(), start.left()) } else { (start.right(), end.left()) };
    palette::palette_ui(ui, ctx, field_rect(bar, from + 16.0, to - 16.0));
    if let Some(work) = ctx.frame.work {
        paint_progress(ui, ctx, bar, work);
    }
}

/// The search field in the middle of the window, or as near to it as what stands beside it allows.
fn field_rect(bar: Rect, from: f32, to: f32) -> Rect {
    let width = FIELD.min(bar.width() * 0.24).min(to - from).max(LEAST_FIELD);
    let left = (bar.center().x - width / 2.0).min(to - width).max(from);
    Rect::from_min_size(egui::pos2(left, bar.center().y - 16.0), vec2(width, 32.0))
}

fn start_ui(ui: &mut Ui, ctx: &Ctx<'_>, is_tiny: bool) {
    let theme = ctx.theme;
    ui.spacing_mut().item_spacing.x = 8.0;
    ui.add_space(12.0);
    logo_ui(ui, ctx);
    if !is_tiny {
        label(ui, &ctx.tr("app-name"), &theme.style(Role::Title).color(theme.text.on_bar));
        ui.add_space(4.0);
    }
    let (articles, incidents) = (ctx.store.articles().len(), ctx.store.len());
    let words = match (articles, incidents) {
        (0, 0) => ctx.tr("top-nothing"),
        (0, _) => ctx.texts.tr_args("incidents-count", &[("n", incidents.into())]).into_owned(),
        _ => ctx.texts.tr_args("top-articles", &[("count", articles.into())]).into_owned(),
    };
    let opener = opener_ui(ui, ctx, &words);
    menu(ui, ctx, &opener, 320.0, |ui| files_menu_ui(ui, ctx));
    if let Some(work) = ctx.frame.work {
        work_ui(ui, ctx, work);
    }
}

/// What is open, with an arrow: it opens a menu.
fn opener_ui(ui: &mut Ui, ctx: &Ctx<'_>, words: &str) -> egui::Response {
    let response = button(ui, ctx, Some("folder-open"), &format!("{words}\u{2003}"), words, Look::OnBarOutline);
    let x = if ctx.is_rtl() { response.rect.left() + 14.0 } else { response.rect.right() - 14.0 };
    let arrow = ctx.theme.icon(14.0).color(ctx.theme.text.on_bar_muted);
    paint(ui.painter(), egui::pos2(x, response.rect.center().y), Align::Center, &icon("chevron-down"), &arrow);
    response
}

/// How far reading has come, and the way to stop it.
fn work_ui(ui: &mut Ui, ctx: &Ctx<'_>, work: Work) {
    let words = match work {
        Work { is_stopping: true, .. } => ctx.tr("top-stopping"),
        Work { all: None, .. } => ctx.tr("top-looking"),
        Work { done, all: Some(all), .. } => ctx.texts.tr_args("top-progress", &[("done", done.into()), ("all", all.into())]).into_owned(),
    };
    label(ui, &words, &ctx.theme.style(Role::Label).size(13.0).color(ctx.theme.text.on_bar_muted));
    let stop = named(ctx, UiCommand::StopReading);
    if !work.is_stopping && button(ui, ctx, Some("circle-stop"), "", &stop, Look::OnBar).clicked() {
        ctx.send.send(Command::StopReading);
    }
}

/// A thin bar along the lower edge: as long as what is done, or on its way where nobody knows how much there is.
fn paint_progress(ui: &Ui, ctx: &Ctx<'_>, bar: Rect, work: Work) {
    let track = Rect::from_min_max(egui::pos2(bar.left(), bar.bottom() - 3.0), bar.max);
    let (from, to) = if let Some(all) = work.all {
        (0.0, work.done as f32 / all.max(1) as f32)
    } else {
        // No more often: where the processor draws, a frame takes from the reading.
        ui.ctx().request_repaint_after(std::time::Duration::from_millis(80));
        let phase = (ui.input(|input| input.time) / 1.6).fract() as f32;
        (phase * 1.2 - 0.2, phase * 1.2)
    };
    let (from, to) = (from.clamp(0.0, 1.0) * track.width(), to.clamp(0.0, 1.0) * track.width());
    let (left, right) = if ctx.is_rtl() { (track.right() - to, track.right() - from) } else { (track.left() + from, track.left() + to) };
    ui.painter().rect_filled(track, 0.0, ctx.theme.text.on_bar.gamma_multiply(0.14));
    ui.painter().rect_filled(Rect::from_x_y_ranges(left..=right, track.y_range()), 0.0, bar_accent());
    let told = ui.interact(track, ui.scope_id().with("progress"), Sense::hover());
    told.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, ctx.tr("top-reading")));
    ui.ctx().accesskit_node_builder(told.id, |node| {
        if let Some(all) = work.all {
            node.set_numeric_value(work.done as f64);
            node.set_max_numeric_value(all as f64);
        }
    });
}

fn end_ui(ui: &mut Ui, ctx: &Ctx<'_>, width: f32) {
    let (is_narrow, is_tiny) = (width < NARROW, width < TINY);
    ui.spacing_mut().item_spacing.x = 8.0;
    ui.add_space(8.0);
    let more = button(ui, ctx, Some("ellipsis"), "", &ctx.tr("command-more"), Look::OnBar);
    menu(ui, ctx, &more, 316.0, |ui| more_menu::more_menu_ui(ui, ctx));
    if !ctx.store.is_empty() {
        let words = ctx.tr("command-briefing-short");
        if button(ui, ctx, Some("camera"), &words, &named(ctx, UiCommand::Briefing), Look::OnBarFilled).clicked() {
            ctx.send.send(Command::ToggleBriefing);
        }
    }
    let sign = if ctx.theme.is_dark() { "sun" } else { "moon" };
    if button(ui, ctx, Some(sign), "", &named(ctx, UiCommand::DarkOrLight), Look::OnBar).clicked() {
        ctx.send.send(Command::ToggleDark);
    }
    // The other language's own name, so that whoever reads it can find it.
    let words = ctx.tr("command-language");
    if button(ui, ctx, Some("languages"), if is_tiny { "" } else { &words }, &words, Look::OnBar).clicked() {
        ctx.send.send(Command::SetLang(if ctx.is_rtl() { Lang::En } else { Lang::Ar }));
    }
    if is_tiny {
        return;
    }
    rule_ui(ui, ctx);
    let add = ctx.tr("command-add");
    let short = if is_narrow { String::new() } else { add };
    if !ctx.store.is_empty() {
        review_ui(ui, ctx, is_narrow);
    }
    if button(ui, ctx, Some("file-plus"), &short, &named(ctx, UiCommand::AddArticles), Look::OnBar).clicked() {
        ctx.send.send(Command::PickFiles);
    }
}

/// The way to the review queue, with its open questions on the yellow of what waits.
fn review_ui(ui: &mut Ui, ctx: &Ctx<'_>, is_narrow: bool) {
    let open = ctx.review.questions.len();
    let count = if open > 0 { ctx.texts.number(open) } else { String::new() };
    let style = ctx.theme.style(Role::Small).weight(600).color(ctx.theme.surface.bar);
    let width = if count.is_empty() { 0.0 } else { crate::ui::bidi_text::measure(ui.ctx(), &count, &style).x + 14.0 };
    let words = if is_narrow { String::new() } else { ctx.tr("review-title") };
    // The badge stands after the words, seen from where reading starts: the row is laid from its end.
    if width > 0.0 {
        let (rect, _) = ui.allocate_exact_size(vec2(width, 20.0), Sense::hover());
        ui.painter().rect_filled(rect, 10.0, ctx.theme.state.selection_glow);
        paint(ui.painter(), rect.center(), Align::Center, &count, &style);
    }
    if button(ui, ctx, Some("inbox"), &words, &named(ctx, UiCommand::Review), Look::OnBar).clicked() {
        ctx.send.send(Command::ToggleReview);
    }
}

/// A line between two groups.
fn rule_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(9.0, 20.0), Sense::hover());
    ui.painter().vline(rect.center().x, rect.y_range(), Stroke::new(1.0, ctx.theme.text.on_bar.gamma_multiply(0.22)));
}

/// A menu of that width under a button.
fn menu(ui: &Ui, ctx: &Ctx<'_>, opener: &egui::Response, width: f32, contents: impl FnOnce(&mut Ui)) {
    let frame = egui::Frame::popup(ui.style())
        .fill(ctx.theme.surface.card)
        .stroke(Stroke::new(1.0, ctx.theme.line.hair))
        .corner_radius(10.0)
        .inner_margin(8.0);
    let align = if ctx.is_rtl() { egui::RectAlign::BOTTOM_END } else { egui::RectAlign::BOTTOM_START };
    Popup::menu(opener).align(align).gap(6.0).frame(frame).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 0.0;
        contents(ui);
    });
}

/// Ways to add articles, and what was opened lately.
fn files_menu_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    for wish in [UiCommand::AddArticles, UiCommand::AddFolder, UiCommand::Sample] {
        let (words, keys) = (ctx.tr(wish.text_key()), wish.key_parts());
        if menu_row(ui, ctx, &MenuRow { icon: wish.icon(), words: &words, keys: &keys, ..MenuRow::default() }).clicked() {
            ctx.send.send(wish.command());
            ui.close();
        }
    }
    if !ctx.store.is_empty() || !ctx.store.articles().is_empty() {
        let wish = UiCommand::CloseAll;
        let (words, keys) = (ctx.tr(wish.text_key()), wish.key_parts());
        if menu_row(ui, ctx, &MenuRow { icon: wish.icon(), words: &words, keys: &keys, ..MenuRow::default() }).clicked() {
            ctx.send.send(wish.command());
            ui.close();
        }
    }
    if ctx.frame.recent.is_empty() {
        return;
    }
    ui.add_space(4.0);
    hairline(ui, ctx);
    ui.add_space(4.0);
    for recent in ctx.frame.recent {
        let (words, detail) = recent_words(ctx.texts, recent);
        if menu_row(ui, ctx, &MenuRow { icon: "history", words: &words, detail: &detail, ..MenuRow::default() }).clicked() {
            ctx.send.send(Command::Open(recent.paths.clone()));
            ui.close();
        }
    }
    let words = ctx.tr("recent-forget");
    if menu_row(ui, ctx, &MenuRow { icon: "trash-2", words: &words, ..MenuRow::default() }).clicked() {
        ctx.send.send(Command::ForgetRecent);
        ui.close();
    }
}

/// The name with its keys, for the tooltip.
fn named(ctx: &Ctx<'_>, wish: UiCommand) -> String {
    let (name, keys) = (ctx.tr(wish.text_key()), wish.keys());
    ctx.texts.tr_args("command-keys", &[("name", name.into()), ("keys", keys.into())]).into_owned()
}

/// Three waves and a point: the river and a place on it.
fn logo_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(22.0, 22.0), Sense::hover());
    let theme = ctx.theme;
    let color = bar_accent();
    for n in 0..3 {
        let y = rect.top() + 6.0 + 6.0 * n as f32;
        let points: Vec<egui::Pos2> = (0..=16)
            .map(|k| {
                let t = k as f32 / 16.0;
                egui::pos2(rect.left() + t * rect.width(), y + (t * std::f32::consts::TAU).sin() * 2.2)
            })
            .collect();
        ui.painter().line(points, egui::Stroke::new(2.0, color));
    }
    ui.painter().circle_filled(rect.right_top() + vec2(-4.0, 3.0), 3.0, theme.state.selection_glow);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_search_field_stands_in_the_middle_unless_it_would_cover_its_neighbours() {
        let rows = [
            // width, from, to: left, width
            (1920.0, 300.0, 1500.0, 740.0, 440.0),
            (1366.0, 300.0, 1000.0, 519.0, 328.0),
            (1366.0, 560.0, 1000.0, 560.0, 328.0),
            (960.0, 300.0, 620.0, 365.0, 230.0),
            (960.0, 300.0, 500.0, 300.0, 200.0),
            (700.0, 300.0, 400.0, 300.0, 140.0),
        ];
        for (width, from, to, left, field) in rows {
            let rect = field_rect(Rect::from_min_size(egui::Pos2::ZERO, vec2(width, 48.0)), from, to);
            assert!((rect.left() - left).abs() < 1.0 && (rect.width() - field).abs() < 1.0, "{width} {from}..{to}: {rect:?}");
        }
    }
}
