//! The dates of the range: flags over the handles, or fields in a compact head. They take typed dates.

use chrono::NaiveDate;
use egui::text::{CCursor, CCursorRange};
use egui::{Id, Key, Rect, Stroke, TextEdit, Ui, WidgetInfo, pos2};

use super::Frame;
use super::layout::{FLAG_HEIGHT, flags};
use super::model::{End, with_typed};
use crate::context::{Command, Ctx};
use crate::ui::bidi_text::{Align, measure, paint as paint_text};
use crate::ui::icons::icon;
use crate::ui::theme::Role;
use crate::ui::widgets::{DateBuffer, date_editor, parse_days, typed_form};

/// Room beside the words: margins, and in a flag the icon.
const PADDING: (f32, f32) = (20.0, 22.0);
/// Least width: a whole date in digits while it is edited.
const LEAST: f32 = 96.0;

/// Both fields as flags over their handles.
pub(super) fn flags_ui(ui: &mut Ui, ctx: &Ctx<'_>, frame: &Frame) {
    for (end, rect) in flag_rects(ui, ctx, frame) {
        field_ui(ui, ctx, frame, end, rect);
    }
}

/// Where the flags stand; nowhere in a compact timeline.
pub(super) fn flag_rects(ui: &Ui, ctx: &Ctx<'_>, frame: &Frame) -> Vec<(End, Rect)> {
    if frame.layout.compact {
        return Vec::new();
    }
    let ends = if frame.layout.mirrored { [End::To, End::From] } else { End::ALL };
    let handles = ends.map(|end| frame.axis.x_from_day(end.moment(frame.range)) as f32);
    let widths = ends.map(|end| width(ui, ctx, frame, end));
    let band = frame.layout.band;
    let places = flags(handles, widths, band.left() - 40.0, band.right() + 16.0);
    let y = frame.layout.flag_y;
    let rect = |(left, right)| Rect::from_min_max(pos2(left, y - FLAG_HEIGHT / 2.0), pos2(right, y + FLAG_HEIGHT / 2.0));
    ends.into_iter().zip(places.map(rect)).collect()
}

/// Puts the keyboard into the field of the first day.
pub(super) fn edit_first(ui: &Ui) {
    ui.memory_mut(|memory| memory.request_focus(field_id(End::From)));
}

fn field_id(end: End) -> Id {
    Id::unique(("timeline date", end))
}

/// Width of a field that shows this end.
pub(super) fn width(ui: &Ui, ctx: &Ctx<'_>, frame: &Frame, end: End) -> f32 {
    let style = ctx.theme.style(Role::Label).size(13.0);
    let padding = if frame.layout.compact { PADDING.0 } else { PADDING.0 + PADDING.1 };
    (measure(ui.ctx(), &ctx.texts.day(end.of(frame.range)), &style).x + padding).max(LEAST).round()
}

/// One field: shows the day in words, and while it has the keyboard, an editor with the day in digits.
pub(super) fn field_ui(ui: &mut Ui, ctx: &Ctx<'_>, frame: &Frame, end: End, rect: Rect) {
    let id = field_id(end);
    let is_focused = |ui: &Ui| ui.memory(|memory| memory.has_focus(id));
    let kept = ui.data(|data| data.get_temp::<DateBuffer>(id));
    let editing = is_focused(ui);
    if editing {
        let buffer = kept.unwrap_or_else(|| begin(ui, id, end.of(frame.range)));
        let buffer = edit_ui(ui, ctx, rect, end, buffer);
        ui.data_mut(|data| data.insert_temp(id, buffer));
    } else {
        words_ui(ui, ctx, frame, end, rect);
    }
    if !is_focused(ui) {
        finish(ui, ctx, frame, end);
    }
}

/// The day in words; a press gives it the keyboard.
fn words_ui(ui: &Ui, ctx: &Ctx<'_>, frame: &Frame, end: End, rect: Rect) {
    let words = ctx.texts.day(end.of(frame.range));
    let response = ui.interact(rect, field_id(end), egui::Sense::click()).on_hover_cursor(egui::CursorIcon::Text);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, name(ctx, end)));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(words.clone()));
    if response.clicked() {
        response.request_focus();
    }
    paint_ground(ui, ctx, rect, Stroke::new(1.5, ctx.theme.state.accent));
    paint_words(ui, ctx, rect, &words, !frame.layout.compact);
}

/// The editor, red while what is typed names no date.
fn edit_ui(ui: &mut Ui, ctx: &Ctx<'_>, rect: Rect, end: End, mut buffer: DateBuffer) -> DateBuffer {
    let theme = ctx.theme;
    let border = if parse_days(&buffer.0).is_some() { theme.state.accent } else { theme.state.error };
    paint_ground(ui, ctx, rect, Stroke::new(2.0, border));
    date_editor(ui, ctx, rect, field_id(end), &mut buffer).accessible_name(name(ctx, end));
    buffer
}

fn name(ctx: &Ctx<'_>, end: End) -> String {
    ctx.tr(if end == End::From { "timeline-from" } else { "timeline-to" })
}

/// The day in digits, all of it selected, so that typing replaces it.
fn begin(ui: &Ui, id: Id, day: NaiveDate) -> DateBuffer {
    let buffer = DateBuffer(typed_form(day));
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(buffer.0.len()));
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), id);
    buffer
}

/// Sends what was typed when the keyboard goes elsewhere, unless the user gave up or it names no date.
fn finish(ui: &Ui, ctx: &Ctx<'_>, frame: &Frame, end: End) {
    let id = field_id(end);
    let Some(DateBuffer(typed)) = ui.data_mut(|data| data.remove_temp::<DateBuffer>(id)) else { return };
    let given_up = ui.input(|input| input.key_pressed(Key::Escape));
    if let (false, Some(days)) = (given_up, parse_days(&typed))
        && end.of(days) != end.of(frame.range)
    {
        ctx.send.send(Command::SetRange(Some(with_typed(frame.range, end, days))));
    }
}

fn paint_ground(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, border: Stroke) {
    ui.painter().rect(rect, 4.0, ctx.theme.surface.card, border, egui::StrokeKind::Inside);
}

fn paint_words(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, words: &str, with_icon: bool) {
    let theme = ctx.theme;
    let style = theme.style(Role::Label).size(13.0).color(theme.text.strong);
    if !with_icon {
        paint_text(ui.painter(), rect.center(), Align::Center, words, &style);
        return;
    }
    let icon_style = theme.icon(14.0).color(theme.state.accent);
    let y = rect.center().y;
    let (icon_x, words_x, align) = if ctx.is_rtl() {
        (rect.right() - 17.0, rect.right() - 31.0, Align::Right)
    } else {
        (rect.left() + 17.0, rect.left() + 31.0, Align::Left)
    };
    paint_text(ui.painter(), pos2(icon_x, y), Align::Center, &icon("calendar"), &icon_style);
    paint_text(ui.painter(), pos2(words_x, y), align, words, &style);
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::TextBuffer as _;
    use egui::text::CharIndex;

    #[test]
    fn the_buffer_keeps_dates_in_ascii_and_nothing_else() {
        let rows =
            [("2018-06", "2018-06"), ("\u{661}\u{667}/\u{666}", "17/6"), ("June 5", " 5"), ("\u{200F}7\u{2013}8", "7-8"), ("abc", "")];
        for (typed, want) in rows {
            let mut buffer = DateBuffer::default();
            let inserted = buffer.insert_text(typed, CharIndex(0));
            assert_eq!(buffer.0, want);
            assert_eq!(inserted, want.chars().count());
        }
    }
}
