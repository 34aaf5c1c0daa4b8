//! A line of text to type in, in either script: the words are painted by our own engine, which knows their order.

use egui::{Align2, Color32, FontId, Id, Rect, Response, Sense, Stroke, StrokeKind, TextEdit, Ui, Vec2, pos2, vec2};

use crate::context::Ctx;
use crate::text::Lang;
use crate::ui::bidi_text::{Align, measure, paint, paint_elided};
use crate::ui::theme::Role;

/// Longest line anybody types.
const MOST_LETTERS: usize = 120;

/// Colours of a line on its ground.
#[derive(Clone, Copy, Debug)]
pub struct FieldInks {
    /// Of what is typed.
    pub words: Color32,
    /// Of what the line says while it is empty.
    pub prompt: Color32,
    /// Of the caret.
    pub caret: Color32,
}

/// Height of a line with a border.
const HEIGHT: f32 = 32.0;

/// Draws the line with a border, as wide as there is room.
pub fn framed_field(ui: &mut Ui, ctx: &Ctx<'_>, id: Id, words: &mut String, prompt: &str) -> Response {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let border = if has_focus { ctx.theme.state.accent } else { ctx.theme.line.field };
    ui.painter().rect(rect, 6.0, ctx.theme.surface.card, Stroke::new(1.0, border), StrokeKind::Inside);
    text_field(ui, ctx, rect.shrink2(vec2(10.0, 4.0)), id, words, prompt)
}

/// Draws the line on a card or a panel; see [`text_field_inked`].
pub fn text_field(ui: &mut Ui, ctx: &Ctx<'_>, rect: Rect, id: Id, words: &mut String, prompt: &str) -> Response {
    let inks = FieldInks { words: ctx.theme.text.strong, prompt: ctx.theme.text.muted, caret: ctx.theme.state.accent };
    text_field_inked(ui, ctx, rect, id, words, prompt, inks)
}

/// Draws the line within `rect`; `prompt` is its name, and what it says while it is empty.
///
/// Typing, moving and selecting are egui's; the letters and the caret are ours, since egui knows no right-to-left order.
#[expect(clippy::too_many_arguments, reason = "the parts of one field")]
pub fn text_field_inked(ui: &mut Ui, ctx: &Ctx<'_>, rect: Rect, id: Id, words: &mut String, prompt: &str, inks: FieldInks) -> Response {
    let theme = ctx.theme;
    let edit = TextEdit::singleline(words)
        .id(id)
        .frame(egui::Frame::NONE)
        .margin(egui::Margin::ZERO)
        .font(FontId::proportional(14.0))
        .text_color(Color32::TRANSPARENT)
        .char_limit(MOST_LETTERS)
        .align(Align2::LEFT_CENTER)
        .desired_width(rect.width());
    let response = ui
        .scope_builder(egui::UiBuilder::new().max_rect(rect).id_salt(id), |ui| {
            ui.visuals_mut().text_cursor.stroke = Stroke::NONE;
            ui.visuals_mut().selection.bg_fill = Color32::TRANSPARENT;
            ui.visuals_mut().selection.stroke = Stroke::NONE;
            ui.put(rect, edit)
        })
        .inner
        .accessible_name(prompt);
    let style = theme.style(Role::Body).size(14.0).color(inks.words);
    // Figures alone run like the interface.
    let has_letters = words.chars().any(char::is_alphabetic);
    let is_rtl = if has_letters { Lang::detect(words).is_rtl() } else { ctx.is_rtl() };
    let (x, align) = if is_rtl { (rect.right(), Align::Right) } else { (rect.left(), Align::Left) };
    let y = rect.center().y;
    let painter = ui.painter().with_clip_rect(rect.expand2(Vec2::new(3.0, 6.0)).intersect(ui.clip_rect()));
    if words.is_empty() {
        paint_elided(&painter, pos2(x, y), align, prompt, &style.color(inks.prompt), rect.width());
    } else {
        paint(&painter, pos2(x, y), align, words, &style);
    }
    if response.has_focus() {
        let at = TextEdit::load_state(ui.ctx(), id)
            .and_then(|state| state.cursor.char_range())
            .map_or(usize::MAX, |range| range.primary.index.0);
        let before: String = words.chars().take(at).collect();
        let width = if before.is_empty() { 0.0 } else { measure(ui.ctx(), &before, &style).x };
        let caret = if is_rtl { rect.right() - width } else { rect.left() + width };
        painter.vline(caret, (y - 9.0)..=(y + 9.0), Stroke::new(1.5, inks.caret));
    }
    response
}
