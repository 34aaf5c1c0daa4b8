//! A field for one day that is not known yet.

use chrono::NaiveDate;
use egui::{Align2, FontId, Id, Key, Rect, Response, Sense, TextEdit, Ui, vec2};

use super::typed::{DateBuffer, parse_days};
use crate::context::Ctx;
use crate::ui::bidi_text::{Align, measure, paint};
use crate::ui::theme::Role;

/// Longest date anybody types.
const MOST_LETTERS: usize = 14;

/// Draws the field with its prompt; gives the day when Enter is pressed on a whole date.
pub fn date_entry(ui: &mut Ui, ctx: &Ctx<'_>, id: Id, prompt: &str) -> Option<NaiveDate> {
    let theme = ctx.theme;
    let style = theme.style(Role::Label).color(theme.text.link);
    let width = measure(ui.ctx(), prompt, &style).x.max(96.0) + 20.0;
    let (rect, _) = ui.allocate_exact_size(vec2(width, 26.0), Sense::hover());
    let editing = ui.memory(|memory| memory.has_focus(id));
    let mut buffer = ui.data(|data| data.get_temp::<DateBuffer>(id)).unwrap_or_default();
    let days = parse_days(&buffer.0).filter(|days| days.from == days.to);
    let is_wrong = editing && !buffer.0.is_empty() && days.is_none();
    let border = match (is_wrong, editing) {
        (true, _) => theme.state.error,
        (false, true) => theme.state.accent,
        (false, false) => theme.line.field,
    };
    ui.painter().rect(rect, 4.0, theme.surface.card, egui::Stroke::new(1.0, border), egui::StrokeKind::Inside);
    let response = date_editor(ui, ctx, rect, id, &mut buffer).accessible_name(prompt);
    if !editing && buffer.0.is_empty() {
        paint(ui.painter(), rect.center(), Align::Center, prompt, &style);
    }
    let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if response.lost_focus() {
        buffer = DateBuffer::default();
    }
    ui.data_mut(|data| data.insert_temp(id, buffer));
    days.filter(|_| is_entered).map(|days| days.from)
}

/// A bare line in which a date is typed, in the middle of `rect`.
pub fn date_editor(ui: &mut Ui, ctx: &Ctx<'_>, rect: Rect, id: Id, buffer: &mut DateBuffer) -> Response {
    let edit = TextEdit::singleline(buffer)
        .id(id)
        .frame(egui::Frame::NONE)
        .margin(egui::Margin::ZERO)
        .font(FontId::proportional(13.0))
        .text_color(ctx.theme.text.strong)
        .char_limit(MOST_LETTERS)
        .align(Align2::CENTER_CENTER)
        .desired_width(rect.width() - 16.0);
    ui.put(rect.shrink2(vec2(8.0, 0.0)), edit)
}
