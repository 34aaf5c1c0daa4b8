//! Before anything is open: one card that says what to do, what will be done, and what was open lately. No tour.

use egui::{Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::context::{Command, Ctx};
use crate::ui::bidi_text::{Align, measure, paint, paint_elided, wrapped};
use crate::ui::describe::recent_words;
use crate::ui::icons::icon;
use crate::ui::map::furniture::shadow;
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, button, button_width, dashed_box, name_scroll_bar};

/// Width of the card and room around its contents.
const WIDTH: f32 = 720.0;
const MARGIN: f32 = 24.0;
/// Height of the box to drop into, of what is explained, of a row, and of the foot.
const DROP: f32 = 216.0;
const STEPS: f32 = 88.0;
const ROW: f32 = 36.0;
const FOOT: f32 = 40.0;

/// Draws the card over the middle of the map.
pub(super) fn empty_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let theme = ctx.theme;
    let recent = ctx.frame.recent;
    let list = if recent.is_empty() { 0.0 } else { ROW * (recent.len() + 1) as f32 + 12.0 };
    let room = ui.max_rect().shrink(12.0);
    let size = vec2(WIDTH.min(room.width()), (2.0 * MARGIN + DROP + STEPS + list + FOOT - 12.0).min(room.height()));
    let card = Rect::from_center_size(ui.max_rect().center(), size);
    ui.painter().add(shadow().as_shape(card, 10.0));
    ui.painter().rect(card, 10.0, theme.surface.card, Stroke::new(1.0, theme.line.hair), egui::StrokeKind::Inside);
    ui.interact(card, ui.scope_id().with("empty ground"), Sense::CLICK | Sense::DRAG);
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(card.shrink(MARGIN)).layout(ctx.block_layout()).id_salt("empty"));
    let area = egui::ScrollArea::vertical().auto_shrink(false).show(&mut child, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        drop_ui(ui, ctx);
        steps_ui(ui, ctx);
        if !recent.is_empty() {
            recent_ui(ui, ctx);
        }
        foot_ui(ui, ctx);
    });
    name_scroll_bar(ui, ctx, area.id);
}

/// The box to drop files into, with the two ways beside dropping.
fn drop_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let theme = ctx.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), DROP), Sense::hover());
    ui.painter().rect_filled(rect, 8.0, theme.surface.panel);
    dashed_box(ui, rect, theme.state.accent);
    let x = rect.center().x;
    let say =
        |y: f32, words: &str, style| paint_elided(ui.painter(), pos2(x, rect.top() + y), Align::Center, words, &style, rect.width() - 32.0);
    say(48.0, &icon("upload"), theme.icon(32.0).color(theme.state.accent));
    say(94.0, &ctx.tr("empty-title"), theme.style(Role::Display).color(theme.text.strong));
    say(122.0, &ctx.tr("empty-text"), theme.style(Role::Body).color(theme.text.muted));
    let (choose, sample) = (ctx.tr("empty-choose"), ctx.tr("empty-sample"));
    let widths = [(Some("file-plus"), &choose, Look::Filled), (Some("globe"), &sample, Look::Outline)]
        .map(|(sign, words, look)| button_width(ui, ctx, sign, words, look));
    let row = Rect::from_center_size(pos2(x, rect.top() + 170.0), vec2(widths.iter().sum::<f32>() + 8.0, 32.0));
    // A child of its own: what follows stands below the box, not below this row.
    let ui = &mut ui.new_child(egui::UiBuilder::new().max_rect(row).layout(ctx.row_layout()).id_salt("ways"));
    ui.spacing_mut().item_spacing.x = 8.0;
    if button(ui, ctx, Some("file-plus"), &choose, &choose, Look::Filled).clicked() {
        ctx.send.send(Command::PickFiles);
    }
    if button(ui, ctx, Some("globe"), &sample, &sample, Look::Outline).clicked() {
        ctx.send.send(Command::OpenSample);
    }
}

/// What the program does with articles, in three steps.
fn steps_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), STEPS), Sense::hover());
    let steps = [
        ("quote", "empty-read", "empty-read-text"),
        ("map-pin", "empty-place", "empty-place-text"),
        ("check", "empty-check", "empty-check-text"),
    ];
    let width = rect.width() / 3.0;
    for (n, (sign, head, text)) in steps.into_iter().enumerate() {
        let left = if ctx.is_rtl() { rect.right() - width * (n + 1) as f32 } else { rect.left() + width * n as f32 };
        let cell = Rect::from_min_size(pos2(left, rect.top() + 20.0), vec2(width, STEPS - 20.0));
        step_ui(ui, ctx, cell, sign, &ctx.tr(head), &ctx.tr(text));
    }
}

fn step_ui(ui: &mut Ui, ctx: &Ctx<'_>, cell: Rect, sign: &str, head: &str, text: &str) {
    let theme = ctx.theme;
    let left = if ctx.is_rtl() { cell.right() - 32.0 } else { cell.left() };
    let tile = Rect::from_min_size(pos2(left, cell.top()), vec2(32.0, 32.0));
    ui.painter().rect_filled(tile, 6.0, theme.state.accent_soft);
    paint(ui.painter(), tile.center(), Align::Center, &icon(sign), &theme.icon(16.0).color(theme.state.accent));
    let (from, to) = if ctx.is_rtl() { (cell.left() + 8.0, cell.right() - 44.0) } else { (cell.left() + 44.0, cell.right() - 8.0) };
    let words = Rect::from_x_y_ranges(from..=to, cell.y_range());
    let ui = &mut ui.new_child(egui::UiBuilder::new().max_rect(words).layout(ctx.block_layout()).id_salt(head));
    ui.spacing_mut().item_spacing.y = 0.0;
    wrapped(ui, head, &theme.style(Role::Body).weight(600).color(theme.text.strong));
    wrapped(ui, text, &theme.style(Role::Label).weight(400).color(theme.text.muted));
}

/// What was opened lately: a table of which each row opens it again.
fn recent_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let theme = ctx.theme;
    let recent = ctx.frame.recent;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW * (recent.len() + 1) as f32), Sense::hover());
    let row = |n: usize| Rect::from_min_size(rect.min + vec2(0.0, ROW * n as f32), vec2(rect.width(), ROW));
    ui.painter().rect_filled(row(0), egui::CornerRadius { nw: 6, ne: 6, sw: 0, se: 0 }, theme.surface.sunken);
    let (x, align) = if ctx.is_rtl() { (rect.right() - 14.0, Align::Right) } else { (rect.left() + 14.0, Align::Left) };
    let head = theme.style(Role::Label).weight(600).color(theme.text.strong);
    paint(ui.painter(), pos2(x, row(0).center().y), align, &ctx.tr("recent-title"), &head);
    for (n, recent) in recent.iter().enumerate() {
        let (words, articles) = recent_words(ctx.texts, recent);
        if recent_row_ui(ui, ctx, row(n + 1), n, [&words, &articles, &ctx.texts.day(recent.day)]) {
            ctx.send.send(Command::Open(recent.paths.clone()));
        }
    }
    ui.painter().rect_stroke(rect, 6.0, Stroke::new(1.0, theme.line.hair), egui::StrokeKind::Inside);
    ui.add_space(12.0);
}

fn recent_row_ui(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, n: usize, [words, articles, day]: [&str; 3]) -> bool {
    let theme = ctx.theme;
    let response = ui.interact(rect, ui.scope_id().with(("recent", n)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("{words}, {articles}, {day}")));
    if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, theme.surface.hover);
    }
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, theme.line.hair));
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 6.0, Stroke::new(2.0, theme.state.focus), egui::StrokeKind::Inside);
    }
    let y = rect.center().y;
    let x = |from_start: f32| if ctx.is_rtl() { rect.right() - from_start } else { rect.left() + from_start };
    let (start, end) = if ctx.is_rtl() { (Align::Right, Align::Left) } else { (Align::Left, Align::Right) };
    let quiet = theme.style(Role::Label).weight(400).color(theme.text.muted);
    paint(ui.painter(), pos2(x(20.0), y), Align::Center, &icon("folder-open"), &theme.icon(15.0).color(theme.text.muted));
    paint(ui.painter(), pos2(x(rect.width() - 14.0), y), end, day, &quiet);
    paint(ui.painter(), pos2(x(rect.width() - 168.0), y), end, articles, &quiet);
    let strong = theme.style(Role::Body).weight(600).color(theme.text.strong);
    paint_elided(ui.painter(), pos2(x(40.0), y), start, words, &strong, rect.width() - 324.0);
    response.clicked()
}

fn foot_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let theme = ctx.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), FOOT - 12.0), Sense::hover());
    let (words, style) = (ctx.tr("empty-offline"), theme.style(Role::Label).weight(400).color(theme.text.muted));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &words));
    let width = measure(ui.ctx(), &words, &style).x;
    paint(ui.painter(), rect.center(), Align::Center, &words, &style);
    let side = if ctx.is_rtl() { 1.0 } else { -1.0 };
    let at = rect.center() + vec2(side * (width / 2.0 + 14.0), 0.0);
    paint(ui.painter(), at, Align::Center, &icon("shield"), &theme.icon(13.0).color(theme.text.muted));
}
