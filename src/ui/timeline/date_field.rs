//! The dates of the ranges: flags over the handles, or fields in a compact head and in the strip of two ranges. They take typed dates,
//! in digits or words, and say below how they read them.

use egui::text::{CCursor, CCursorRange};
use egui::{Area, Id, Key, Order, Rect, Sense, Stroke, TextEdit, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::Frame;
use super::layout::{FLAG_HEIGHT, flags};
use super::model::End;
use crate::context::{Command, Ctx, DateField};
use crate::incident::{Precision, When};
use crate::store::DayRange;
use crate::ui::bidi_text::{Align, label, measure, paint as paint_text, wrapped};
use crate::ui::icons::icon;
use crate::ui::map::furniture;
use crate::ui::theme::Role;
use crate::ui::widgets::{text_field, typed_form};

/// Room beside the words: margins, and in a flag the icon.
const PADDING: (f32, f32) = (20.0, 22.0);
/// Least width of a field.
const LEAST: f32 = 96.0;
/// Width of the editor, and the margin inside it.
const EDITOR: f32 = 252.0;
const MARGIN: f32 = 8.0;
/// Room that flags keep from the edges of the timeline.
const EDGE: f32 = 4.0;

/// What is being typed, and what stood there at first.
#[derive(Clone, Default)]
struct Typing {
    words: String,
    at_first: String,
}

/// Both fields as flags over their handles.
pub(super) fn flags_ui(ui: &mut Ui, ctx: &Ctx<'_>, frame: &Frame) {
    for (end, rect) in flag_rects(ui, ctx, frame) {
        field_ui(ui, ctx, &Field::end(ctx, frame.range, end).with_icon(true), rect);
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
    let room = frame.layout.room;
    let places = flags(handles, widths, room.left() + EDGE, room.right() - EDGE);
    let y = frame.layout.flag_y;
    let rect = |(left, right)| Rect::from_min_max(pos2(left, y - FLAG_HEIGHT / 2.0), pos2(right, y + FLAG_HEIGHT / 2.0));
    ends.into_iter().zip(places.map(rect)).collect()
}

/// Puts the keyboard into the field of the first day.
pub(super) fn edit_first(ui: &Ui) {
    ui.memory_mut(|memory| memory.request_focus(field_id(DateField::From)));
}

fn field_id(field: DateField) -> Id {
    Id::unique(("timeline date", field))
}

/// Width of a field that shows this end.
pub(super) fn width(ui: &Ui, ctx: &Ctx<'_>, frame: &Frame, end: End) -> f32 {
    let words = ctx.texts.day(end.of(frame.range));
    let icon = if frame.layout.compact { 0.0 } else { PADDING.1 };
    (words_width(ui, ctx, &words) + icon).max(LEAST).round()
}

/// Width of a field with these words and no icon.
pub(super) fn words_width(ui: &Ui, ctx: &Ctx<'_>, words: &str) -> f32 {
    measure(ui.ctx(), words, &ctx.theme.style(Role::Label).size(13.0)).x + PADDING.0
}

/// One field: what it is for, how it looks, and what it shows.
pub(super) struct Field {
    which: DateField,
    /// What a screen reader says.
    name: String,
    /// The days in words.
    words: String,
    /// The same as they are typed.
    typed: String,
    has_icon: bool,
    ink: egui::Color32,
}

impl Field {
    /// The field of an end of the range.
    pub(super) fn end(ctx: &Ctx<'_>, range: DayRange, end: End) -> Self {
        let (which, name) = match end {
            End::From => (DateField::From, "timeline-from"),
            End::To => (DateField::To, "timeline-to"),
        };
        let day = end.of(range);
        let ink = ctx.theme.state.accent;
        Self { which, name: ctx.tr(name), words: ctx.texts.day(day), typed: typed_form(day), has_icon: false, ink }
    }

    /// The field of the range that another is compared with.
    pub(super) fn compared(ctx: &Ctx<'_>, range: DayRange) -> Self {
        Self {
            which: DateField::Compared,
            name: ctx.tr("compare-days"),
            words: ctx.texts.range(range.from, range.to),
            typed: When::span(range.from, range.to, Precision::Range).edtf(),
            has_icon: false,
            ink: super::paint::compared_ink(ctx),
        }
    }

    /// The same with the sign of a calendar before the words.
    const fn with_icon(mut self, has_icon: bool) -> Self {
        self.has_icon = has_icon;
        self
    }
}

/// Draws the field: the days in words, and while it has the keyboard, an editor over it.
pub(super) fn field_ui(ui: &Ui, ctx: &Ctx<'_>, field: &Field, rect: Rect) {
    let id = field_id(field.which);
    let is_focused = |ui: &Ui| ui.memory(|memory| memory.has_focus(id));
    let kept = ui.data(|data| data.get_temp::<Typing>(id));
    if let Some(mut typing) = kept.filter(|_| is_focused(ui)) {
        editor_ui(ui, ctx, field, rect, Some(&mut typing.words));
        ui.data_mut(|data| data.insert_temp(id, typing));
    } else {
        words_ui(ui, ctx, field, rect);
        // The first frame only measures the editor, and what is measured cannot hold the keyboard.
        if is_focused(ui) {
            let typing = begin(ui, id, &field.typed);
            editor_ui(ui, ctx, field, rect, None);
            ui.data_mut(|data| data.insert_temp(id, typing));
            ui.ctx().request_repaint();
        }
    }
    if !is_focused(ui) {
        finish(ui, ctx, field.which);
    }
}

/// The days in words; a press gives it the keyboard.
fn words_ui(ui: &Ui, ctx: &Ctx<'_>, field: &Field, rect: Rect) {
    let response = ui.interact(rect, field_id(field.which), Sense::click()).on_hover_cursor(egui::CursorIcon::Text);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, &field.name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(field.words.clone()));
    if response.clicked() {
        response.request_focus();
    }
    ui.painter().rect(rect, 4.0, ctx.theme.surface.card, Stroke::new(1.5, field.ink), egui::StrokeKind::Inside);
    paint_words(ui, ctx, rect, field);
    response.on_hover_ui(|ui| {
        ui.with_layout(ctx.block_layout(), |ui| {
            label(ui, &field.name, &ctx.theme.style(Role::Label).weight(600).color(ctx.theme.text.strong));
            label(ui, &ctx.tr("typed-forms"), &ctx.theme.style(Role::Label).color(ctx.theme.text.muted));
        });
    });
}

/// The editor over the field, wider than it, with what is read below; its room alone where there are no words.
fn editor_ui(ui: &Ui, ctx: &Ctx<'_>, field: &Field, rect: Rect, mut words: Option<&mut String>) {
    let theme = ctx.theme;
    let screen = ui.ctx().content_rect();
    let width = EDITOR.max(rect.width()).min(screen.width());
    let left = (rect.center().x - width / 2.0).clamp(screen.left(), (screen.right() - width).max(screen.left()));
    let typed = words.as_deref().cloned().unwrap_or_default();
    let read = ctx.typed.read.as_ref().filter(|_| ctx.typed.asked == typed && !typed.trim().is_empty());
    let border = if matches!(read, Some(Err(_))) { theme.state.error } else { field.ink };
    // Above everything, so that neither the bars nor the head hide what is read.
    Area::new(Id::unique(("timeline date editor", field.which))).order(Order::Foreground).fixed_pos(pos2(left, rect.top())).show(
        ui.ctx(),
        |ui| {
            let frame =
                egui::Frame::NONE.fill(theme.surface.card).stroke(Stroke::new(1.5, border)).corner_radius(4.0).shadow(furniture::shadow());
            frame.inner_margin(egui::Margin::symmetric(MARGIN as i8, 0)).show(ui, |ui| {
                ui.set_width(width - 2.0 * MARGIN);
                ui.spacing_mut().item_spacing = Vec2::ZERO;
                let (line, _) = ui.allocate_exact_size(vec2(width - 2.0 * MARGIN, rect.height()), Sense::hover());
                if let Some(words) = words.as_deref_mut() {
                    text_field(ui, ctx, line, field_id(field.which), words, &field.name);
                    answer_ui(ui, ctx, read);
                }
            });
        },
    );
    if let Some(words) = words.filter(|words| **words != ctx.typed.asked) {
        ctx.send.send(Command::ReadDate(words.clone()));
    }
}

/// What the words were read as, or why they were not.
fn answer_ui(ui: &mut Ui, ctx: &Ctx<'_>, read: Option<&Result<When, crate::diagnostic::Diagnostic>>) {
    let theme = ctx.theme;
    let plain = theme.style(Role::Label);
    ui.with_layout(ctx.block_layout(), |ui| match read {
        Some(Ok(when)) => {
            ui.add_space(2.0);
            label(ui, &ctx.texts.when(when), &plain.weight(600).color(theme.state.ok));
            ui.add_space(6.0);
        }
        Some(Err(problem)) => {
            ui.add_space(2.0);
            wrapped(ui, &problem.summary, &plain.weight(600).color(theme.state.error));
            if let Some(hint) = &problem.hint {
                wrapped(ui, hint, &plain.color(theme.text.muted));
            }
            ui.add_space(6.0);
        }
        None => {}
    });
}

/// The days in digits, all of them selected, so that typing replaces them.
fn begin(ui: &Ui, id: Id, typed: &str) -> Typing {
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(typed.chars().count()));
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), id);
    Typing { words: typed.to_owned(), at_first: typed.to_owned() }
}

/// Sends what was typed when the keyboard goes elsewhere, unless the user gave up or changed nothing.
fn finish(ui: &Ui, ctx: &Ctx<'_>, which: DateField) {
    let id = field_id(which);
    let Some(Typing { words, at_first }) = ui.data_mut(|data| data.remove_temp::<Typing>(id)) else { return };
    let given_up = ui.input(|input| input.key_pressed(Key::Escape));
    if !given_up && words != at_first && !words.trim().is_empty() {
        ctx.send.send(Command::TypeDate(which, words));
    }
}

fn paint_words(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, field: &Field) {
    let theme = ctx.theme;
    let style = theme.style(Role::Label).size(13.0).color(theme.text.strong);
    if !field.has_icon {
        paint_text(ui.painter(), rect.center(), Align::Center, &field.words, &style);
        return;
    }
    let icon_style = theme.icon(14.0).color(field.ink);
    let y = rect.center().y;
    let (icon_x, words_x, align) = if ctx.is_rtl() {
        (rect.right() - 17.0, rect.right() - 31.0, Align::Right)
    } else {
        (rect.left() + 17.0, rect.left() + 31.0, Align::Left)
    };
    paint_text(ui.painter(), pos2(icon_x, y), Align::Center, &icon("calendar"), &icon_style);
    paint_text(ui.painter(), pos2(words_x, y), align, &field.words, &style);
}
