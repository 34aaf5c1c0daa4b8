//! The sentence that always adds up: shown, undated, unlocated, filtered out, in all.

use egui::{Id, Rect, Sense, Ui, WidgetInfo};

use super::menu::focus_ring;
use super::pen::Pen;
use super::plan::SumForm;
use crate::context::{Command, Ctx, Tray};
use crate::ui::bidi_text::{TextStyle, label, measure};
use crate::ui::icons::icon;
use crate::ui::theme::Role;

/// Side of an icon.
const ICON: f32 = 14.0;
/// Room between words.
const SPACE: f32 = 4.0;
/// Margin of a part that can be pressed.
const MARGIN: f32 = 5.0;

/// One part: a number with its words.
struct Part {
    key: &'static str,
    /// What a screen reader says.
    said: String,
    /// What is painted.
    words: String,
    number: String,
    /// The list it opens, and its icon.
    tray: Option<(Tray, &'static str)>,
    /// What stands before it, and the room around that.
    joint: &'static str,
    joint_gap: f32,
    width: f32,
}

/// The sentence, measured.
pub(super) struct Sum {
    parts: Vec<Part>,
    style: TextStyle,
    /// Width in points.
    pub(super) width: f32,
}

impl Sum {
    /// The sentence in one of its forms.
    pub(super) fn new(ui: &Ui, ctx: &Ctx<'_>, form: SumForm) -> Self {
        let (size, joint_gap) = match form {
            SumForm::Usual => (13.0, 6.0),
            SumForm::Small | SumForm::Terse => (12.0, 6.0),
            SumForm::Least => (11.0, 4.0),
        };
        let terse = form == SumForm::Terse;
        let style = ctx.theme.style(Role::Label).size(size);
        let view = ctx.view;
        let rows = [
            ("sum-shown", view.shown.len(), None, ""),
            ("sum-undated", view.undated.len(), Some((Tray::Undated, "calendar-x")), "\u{B7}"),
            ("sum-unlocated", view.unlocated.len(), Some((Tray::Unlocated, "map-pin-off")), "\u{B7}"),
            ("sum-filtered", view.filtered_out, None, "\u{B7}"),
            ("sum-total", view.total, None, "="),
        ];
        let mut parts = Vec::new();
        for (key, n, tray, joint) in rows {
            let words = ctx.texts.tr_args(key, &[("n", n.into())]).into_owned();
            let number = digits_in(&words);
            let mut part = Part {
                key,
                words: if terse { number.clone() } else { words.clone() },
                said: words,
                number,
                tray,
                joint,
                joint_gap,
                width: 0.0,
            };
            part.width = part.measure(ui, &style);
            parts.push(part);
        }
        let width = parts.iter().map(|part| part.width).sum();
        Self { parts, style, width }
    }

    /// Paints the sentence; its undated and unlocated parts open their lists.
    pub(super) fn show(&self, ui: &mut Ui, ctx: &Ctx<'_>, row: Rect) {
        let mut pen = Pen::new(ctx, row);
        for part in &self.parts {
            part.show(ui, ctx, &mut pen, &self.style);
        }
    }
}

/// The number in the words, as it is written there; empty where it is said in words ("two incidents").
fn digits_in(words: &str) -> String {
    let is_number = |letter: char| letter.is_ascii_digit() || letter == ',';
    words.chars().skip_while(|letter| !letter.is_ascii_digit()).take_while(|letter| is_number(*letter)).collect()
}

impl Part {
    /// The words before, in, and after the number, each in its weight; the number weighs most.
    fn runs(&self, style: &TextStyle) -> Vec<(String, TextStyle)> {
        let (before, after) = self.words.split_once(&self.number).unwrap_or((&self.words, ""));
        let runs = [(before.trim(), 400), (self.number.as_str(), 600), (after.trim(), 400)];
        runs.into_iter().filter(|(words, _)| !words.is_empty()).map(|(words, weight)| (words.to_owned(), style.weight(weight))).collect()
    }

    fn runs_width(&self, ui: &Ui, style: &TextStyle) -> f32 {
        let runs = self.runs(style);
        let words: f32 = runs.iter().map(|(words, style)| measure(ui.ctx(), words, style).x).sum();
        words + SPACE * runs.len().saturating_sub(1) as f32
    }

    /// The part without what joins it to the one before.
    fn body_width(&self, ui: &Ui, style: &TextStyle) -> f32 {
        let pressable = if self.tray.is_some() { ICON + SPACE + 2.0 * MARGIN } else { 0.0 };
        pressable + self.runs_width(ui, style)
    }

    const fn margin(&self) -> f32 {
        if self.tray.is_some() { MARGIN } else { 0.0 }
    }

    fn measure(&self, ui: &Ui, style: &TextStyle) -> f32 {
        let joint = if self.joint.is_empty() { 0.0 } else { measure(ui.ctx(), self.joint, style).x + 2.0 * self.joint_gap };
        joint + self.body_width(ui, style) - 2.0 * self.margin()
    }

    fn show(&self, ui: &mut Ui, ctx: &Ctx<'_>, pen: &mut Pen, style: &TextStyle) {
        let muted = ctx.theme.text.muted;
        if !self.joint.is_empty() {
            pen.gap(self.joint_gap);
            pen.words(ui, self.joint, &style.color(muted));
            pen.gap(self.joint_gap);
        }
        // The ground of a button reaches into the room around it, so that all parts stand at even distances.
        pen.gap(-self.margin());
        let body = pen.ahead(self.body_width(ui, style), 24.0);
        match self.tray {
            Some((tray, icon_name)) => {
                self.button_ui(ui, ctx, body, tray);
                pen.gap(self.margin());
                pen.words(ui, &icon(icon_name), &ctx.theme.icon(ICON).color(ctx.theme.text.body));
                pen.gap(SPACE);
            }
            None => self.label_ui(ui, body),
        }
        for (n, (words, style)) in self.runs(style).into_iter().enumerate() {
            pen.gap(if n > 0 { SPACE } else { 0.0 });
            pen.words(ui, &words, &style.color(if words == self.number { ctx.theme.text.strong } else { muted }));
        }
    }

    fn label_ui(&self, ui: &Ui, body: Rect) {
        let response = ui.interact(body, Id::unique(("timeline sum", self.key)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &self.said));
    }

    fn button_ui(&self, ui: &Ui, ctx: &Ctx<'_>, body: Rect, tray: Tray) {
        let response = ui.interact(body, Id::unique(("timeline sum", self.key)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &self.said));
        let open = ctx.selection.tray == Some(tray);
        if open || response.hovered() {
            let fill = if open { ctx.theme.state.accent_soft } else { ctx.theme.surface.hover };
            ui.painter().rect_filled(body, 6.0, fill);
        }
        focus_ring(ui, ctx, body, &response);
        if response.clicked() {
            ctx.send.send(Command::ShowTray(if open { None } else { Some(tray) }));
        }
        let hint = ctx.tr(if tray == Tray::Undated { "timeline-undated-hint" } else { "timeline-unlocated-hint" });
        response.on_hover_ui(|ui| {
            label(ui, &hint, &ctx.theme.style(Role::Label));
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_is_found_where_there_is_one() {
        for (words, number) in [("296 shown", "296"), ("= 1,000,000 in all", "1,000,000"), ("none", ""), ("two incidents", "")] {
            assert_eq!(digits_in(words), number);
        }
    }
}
