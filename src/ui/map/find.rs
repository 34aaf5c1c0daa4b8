//! The box that takes coordinates or a name and sends the map there.

use egui::{Id, Key, Modifiers, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::furniture::card;
use crate::context::{Command, Ctx, Found};
use crate::ui::bidi_text::{Align, paint, paint_elided};
use crate::ui::icons::icon;
use crate::ui::theme::Role;
use crate::ui::widgets::{icon_button, text_field};

/// Width of the box, height of its field and of a row.
const WIDTH: f32 = 440.0;
const FIELD: f32 = 44.0;
const ROW: f32 = 44.0;

/// What the box remembers while it is open.
#[derive(Clone, Debug, Default)]
struct Typed {
    words: String,
    chosen: usize,
}

/// Draws the box over the top of the map.
pub(super) fn find_ui(ui: &mut Ui, ctx: &Ctx<'_>, map: Rect) {
    let id = Id::unique("find box");
    let mut typed = ui.data(|data| data.get_temp::<Typed>(id)).unwrap_or_default();
    let found: &[Found] = if ctx.tools.asked == typed.words { &ctx.tools.found } else { &[] };
    let has_nothing = found.is_empty() && !typed.words.trim().is_empty() && ctx.tools.asked == typed.words;
    let width = WIDTH.min(map.width() - 24.0);
    let height = FIELD + ROW * (found.len() + usize::from(has_nothing)) as f32 + if found.is_empty() { 0.0 } else { 6.0 };
    let rect = Rect::from_min_size(pos2(map.center().x - width / 2.0, map.top() + 12.0), vec2(width, height));
    ui.interact(rect, ui.scope_id().with("find ground"), Sense::CLICK | Sense::DRAG);
    card(ui.painter(), ctx.theme, rect, 10.0);
    let step = choice_step(ui, id);
    let response = field_ui(ui, ctx, Rect::from_min_size(rect.min, vec2(width, FIELD)), id, &mut typed.words);
    if response.changed() {
        typed.chosen = 0;
        ctx.send.send(Command::Find(typed.words.clone()));
    }
    typed.chosen = typed.chosen.saturating_add_signed(step).min(found.len().saturating_sub(1));
    for (n, place) in found.iter().enumerate() {
        let row = Rect::from_min_size(rect.min + vec2(4.0, FIELD + ROW * n as f32 + 2.0), vec2(width - 8.0, ROW));
        if row_ui(ui, ctx, row, place, n == typed.chosen) {
            ctx.send.send(Command::GoTo(place.point, place.zoom));
        }
    }
    if has_nothing {
        let at = pos2(rect.center().x, rect.top() + FIELD + ROW / 2.0);
        paint(ui.painter(), at, Align::Center, &ctx.tr("find-nothing"), &ctx.theme.style(Role::Body).color(ctx.theme.text.muted));
    }
    if response.lost_focus() {
        let has_entered = ui.input(|input| input.key_pressed(Key::Enter));
        match found.get(typed.chosen).filter(|_| has_entered) {
            Some(place) => ctx.send.send(Command::GoTo(place.point, place.zoom)),
            None if has_entered => response.request_focus(),
            None => {}
        }
    }
    ui.data_mut(|data| data.insert_temp(id, typed));
}

/// Forgets what was typed and takes the keys when the box opens; does nothing while it stays open.
pub(super) fn on_opened(ctx: &egui::Context) {
    let id = Id::unique("find box");
    ctx.data_mut(|data| data.insert_temp(id, Typed::default()));
    ctx.memory_mut(|memory| memory.request_focus(id));
}

/// Arrow keys move through the list instead of through the words.
fn choice_step(ui: &Ui, id: Id) -> isize {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return 0;
    }
    ui.input_mut(|input| {
        isize::from(input.consume_key(Modifiers::NONE, Key::ArrowDown)) - isize::from(input.consume_key(Modifiers::NONE, Key::ArrowUp))
    })
}

fn field_ui(ui: &mut Ui, ctx: &Ctx<'_>, rect: Rect, id: Id, words: &mut String) -> egui::Response {
    let theme = ctx.theme;
    let (glass_x, close_x) =
        if ctx.is_rtl() { (rect.right() - 22.0, rect.left() + 22.0) } else { (rect.left() + 22.0, rect.right() - 22.0) };
    paint(ui.painter(), pos2(glass_x, rect.center().y), Align::Center, &icon("search"), &theme.icon(16.0).color(theme.text.muted));
    let close = Rect::from_center_size(pos2(close_x, rect.center().y), vec2(28.0, 28.0));
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(close).id_salt("find close"));
    if icon_button(&mut child, ctx, "x", &ctx.tr("find-close")).clicked() {
        ctx.send.send(Command::ToggleFind);
    }
    let prompt = ctx.tr("find-prompt");
    text_field(ui, ctx, rect.shrink2(vec2(42.0, 8.0)), id, words, &prompt)
}

/// One candidate. True when it was pressed.
fn row_ui(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, place: &Found, is_chosen: bool) -> bool {
    let theme = ctx.theme;
    let response = ui.interact(rect, ui.scope_id().with(("found", &place.name, &place.detail)), Sense::click());
    let name = format!("{}, {}", place.name, place.detail);
    response.widget_info(|| WidgetInfo::selected(egui::Role::MenuItem, true, is_chosen, &name));
    if is_chosen || response.hovered() {
        ui.painter().rect_filled(rect, 6.0, if is_chosen { theme.state.accent_soft } else { theme.surface.hover });
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 6.0, Stroke::new(2.0, theme.state.focus), StrokeKind::Inside);
    }
    let (start_x, end_x) = if ctx.is_rtl() { (rect.right() - 14.0, rect.left() + 14.0) } else { (rect.left() + 14.0, rect.right() - 14.0) };
    let (start, end) = if ctx.is_rtl() { (Align::Right, Align::Left) } else { (Align::Left, Align::Right) };
    let (upper, lower) = (rect.top() + 14.0, rect.top() + 31.0);
    let strong = theme.style(Role::Body).weight(600).color(theme.text.strong);
    let taken = paint_elided(ui.painter(), pos2(start_x, upper), start, &place.name, &strong, rect.width() * 0.6);
    let body = theme.style(Role::Body).color(theme.text.body);
    paint_elided(ui.painter(), pos2(end_x, upper), end, &place.other_name, &body, rect.width() - taken.width() - 44.0);
    let muted = theme.style(Role::Label).weight(400).color(theme.text.muted);
    paint_elided(ui.painter(), pos2(start_x, lower), start, &place.detail, &muted, rect.width() - 28.0);
    response.clicked()
}
