//! The search field in the top bar, and below it what its words may mean.

mod list;

use egui::{Context, Id, Key, Modifiers, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::context::{Command, Ctx, Hit, UiCommand};
use crate::ui::bidi_text::Align;
use crate::ui::bidi_text::paint;
use crate::ui::icons::icon;
use crate::ui::widgets::{FieldInks, key_caps, key_caps_width, text_field_inked};

/// What the field remembers while it is used.
#[derive(Clone, Debug, Default)]
struct Typed {
    words: String,
    chosen: usize,
    /// Whether the chosen row is to be scrolled into view.
    is_moved: bool,
}

/// Width from which on the field shows its keys.
const ROOMY: f32 = 240.0;

fn field_id() -> Id {
    Id::unique("search field")
}

/// Puts the keyboard into the field and empties it, or takes the keyboard out.
pub fn focus(ctx: &Context, is_on: bool) {
    let id = field_id();
    ctx.data_mut(|data| data.insert_temp(id, Typed::default()));
    ctx.memory_mut(|memory| if is_on { memory.request_focus(id) } else { memory.surrender_focus(id) });
}

/// Draws the field into `rect`, and the list below it while it is open.
pub(super) fn palette_ui(ui: &mut Ui, ctx: &Ctx<'_>, rect: Rect) {
    let id = field_id();
    let mut typed = ui.data(|data| data.get_temp::<Typed>(id)).unwrap_or_default();
    let has_keys = ui.memory(|memory| memory.has_focus(id));
    let step = if has_keys && ctx.palette.is_open { choice_step(ui) } else { 0 };
    let response = field_ui(ui, ctx, rect, id, &mut typed.words);
    if response.has_focus() && !ctx.palette.is_open {
        ctx.send.send(Command::OpenPalette);
    }
    if response.changed() {
        typed.chosen = 0;
        ctx.send.send(Command::Seek(typed.words.clone()));
    }
    let hits: &[Hit] = if ctx.palette.asked == typed.words { &ctx.palette.hits } else { &[] };
    typed.chosen = typed.chosen.saturating_add_signed(step).min(hits.len().saturating_sub(1));
    typed.is_moved = step != 0;
    if ctx.palette.is_open {
        let (shown, pressed) = list::list_ui(ui, ctx, rect, hits, &typed);
        if let Some(hit) = pressed {
            carry_out(ctx, hit);
        } else if ui
            .input(|input| input.pointer.any_pressed() && input.pointer.interact_pos().is_some_and(|at| !shown.union(rect).contains(at)))
        {
            ctx.send.send(Command::ClosePalette);
        } else if response.lost_focus() {
            leave(ui, ctx, &response, hits.get(typed.chosen));
        }
    }
    ui.data_mut(|data| data.insert_temp(id, typed));
}

/// Enter carries out what is chosen; Tab goes into the list; anything else leaves.
fn leave(ui: &Ui, ctx: &Ctx<'_>, response: &egui::Response, chosen: Option<&Hit>) {
    let (has_entered, has_escaped) = ui.input(|input| (input.key_pressed(Key::Enter), input.key_pressed(Key::Escape)));
    match chosen.filter(|_| has_entered) {
        Some(hit) => carry_out(ctx, hit),
        None if has_entered => response.request_focus(),
        None if has_escaped => ctx.send.send(Command::ClosePalette),
        None => {}
    }
}

fn carry_out(ctx: &Ctx<'_>, hit: &Hit) {
    ctx.send.send(Command::ClosePalette);
    match hit {
        Hit::Wish(wish) => ctx.send.send(wish.command()),
        Hit::Place(place) => ctx.send.send(Command::GoTo(place.point, place.zoom)),
        Hit::Incident { id, .. } => ctx.send.send(Command::Select(Some(id.clone()))),
        Hit::Article { id, .. } => ctx.send.send(Command::ReadAlone(id.clone())),
    }
}

/// Arrow keys move through the list instead of through the words.
fn choice_step(ui: &Ui) -> isize {
    ui.input_mut(|input| {
        isize::from(input.consume_key(Modifiers::NONE, Key::ArrowDown)) - isize::from(input.consume_key(Modifiers::NONE, Key::ArrowUp))
    })
}

fn field_ui(ui: &mut Ui, ctx: &Ctx<'_>, rect: Rect, id: Id, words: &mut String) -> egui::Response {
    let theme = ctx.theme;
    let is_open = ctx.palette.is_open;
    // The whole box takes a click, not the line of words alone.
    let ground = ui.interact(rect, id.with("ground"), Sense::CLICK);
    if ground.clicked() {
        ctx.send.send(Command::OpenPalette);
    }
    let fill = theme.text.on_bar.gamma_multiply(if is_open || ground.hovered() { 0.16 } else { 0.09 });
    let edge =
        if is_open { Stroke::new(2.0, crate::ui::widgets::bar_accent()) } else { Stroke::new(1.0, theme.text.on_bar.gamma_multiply(0.28)) };
    ui.painter().rect(rect, 6.0, fill, edge, StrokeKind::Inside);
    let muted = theme.text.on_bar_muted;
    let x = |from_start: f32| if ctx.is_rtl() { rect.right() - from_start } else { rect.left() + from_start };
    paint(ui.painter(), pos2(x(18.0), rect.center().y), Align::Center, &icon("search"), &theme.icon(15.0).color(muted));
    let parts = UiCommand::Search.key_parts();
    let caps = if words.is_empty() && rect.width() >= ROOMY { key_caps_width(ui, ctx, &parts) } else { 0.0 };
    if caps > 0.0 {
        let left = if ctx.is_rtl() { rect.left() + 8.0 } else { rect.right() - 8.0 - caps };
        key_caps(ui, ctx, pos2(left, rect.center().y), &parts, muted, theme.text.on_bar.gamma_multiply(0.35));
    }
    let (start, end) = (34.0, caps + 16.0);
    let (left, right) = if ctx.is_rtl() { (end, start) } else { (start, end) };
    let line = Rect::from_min_max(rect.min + vec2(left, 4.0), rect.max - vec2(right, 4.0));
    let inks = FieldInks { words: theme.text.on_bar, prompt: muted, caret: crate::ui::widgets::bar_accent() };
    text_field_inked(ui, ctx, line, id, words, &ctx.tr("palette-prompt"), inks)
}
