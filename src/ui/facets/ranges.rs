//! How many dead, how many wounded, how far to trust it.

use egui::{Id, Sense, Ui, pos2, vec2};

use super::fold;
use crate::context::{Command, Ctx, FacetName};
use crate::store::TollRange;
use crate::text::fold_term;
use crate::ui::bidi_text::{Align, paint};
use crate::ui::theme::Role;
use crate::ui::widgets::{fold_head, text_field};

/// Draws the sections.
pub(super) fn ranges_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let filter = ctx.filter;
    let set = usize::from(filter.killed.is_some()) + usize::from(filter.injured.is_some());
    if fold_head(ui, ctx, fold(ctx, FacetName::Tolls, false), &ctx.tr("facet-tolls"), set) {
        let (killed, injured) = (toll_ui(ui, ctx, "killed", filter.killed), toll_ui(ui, ctx, "injured", filter.injured));
        if killed != filter.killed {
            ctx.send.send(Command::SetKilled(killed));
        }
        if injured != filter.injured {
            ctx.send.send(Command::SetInjured(injured));
        }
    }
    let is_set = usize::from(filter.min_confidence > 0.0 || filter.max_confidence.is_some());
    if fold_head(ui, ctx, fold(ctx, FacetName::Confidence, false), &ctx.tr("facet-confidence"), is_set) {
        confidence_ui(ui, ctx);
    }
}

/// "Killed [from] to [to]". Gives the range as it is, or as it was typed.
fn toll_ui(ui: &mut Ui, ctx: &Ctx<'_>, field: &'static str, range: Option<TollRange>) -> Option<TollRange> {
    let theme = ctx.theme;
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::hover());
    let x = |from_start: f32| if ctx.is_rtl() { row.right() - from_start } else { row.left() + from_start };
    let start = if ctx.is_rtl() { Align::Right } else { Align::Left };
    let name = ctx.tr(&format!("field-{field}"));
    let style = theme.style(Role::Body).color(theme.text.body);
    paint(ui.painter(), pos2(x(0.0), row.center().y), start, &name, &style);
    paint(ui.painter(), pos2(x(153.0), row.center().y), Align::Center, &ctx.tr("range-to"), &style.color(theme.text.muted));
    let least = range.map(|r| r.least).filter(|n| *n > 0);
    let most = range.and_then(|r| r.most);
    let mut entry = |end: &str, middle: f32, now: Option<u32>| {
        let rect = egui::Rect::from_center_size(pos2(x(middle), row.center().y), vec2(52.0, 28.0));
        let prompt = ctx.texts.tr_args(&format!("range-{end}"), &[("field", name.clone().into())]).into_owned();
        number_ui(ui, ctx, rect, Id::unique(("toll", field, end)), now, &prompt)
    };
    let new_least = entry("least", 112.0, least);
    let new_most = entry("most", 194.0, most);
    let typed = TollRange { least: new_least.unwrap_or(0), most: new_most };
    (typed != TollRange::default()).then_some(typed)
}

/// A number that may be empty. Gives it as it is until another was typed whole.
fn number_ui(ui: &mut Ui, ctx: &Ctx<'_>, rect: egui::Rect, id: Id, now: Option<u32>, prompt: &str) -> Option<u32> {
    let theme = ctx.theme;
    ui.painter().rect(rect, 6.0, theme.surface.card, egui::Stroke::new(1.0, theme.line.field), egui::StrokeKind::Inside);
    let shown = now.map(|n| n.to_string()).unwrap_or_default();
    let mut words = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(|| shown.clone());
    let response = text_field(ui, ctx, rect.shrink2(vec2(8.0, 0.0)), id, &mut words, prompt);
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 6.0, egui::Stroke::new(2.0, theme.state.focus), egui::StrokeKind::Inside);
        ui.data_mut(|data| data.insert_temp(id, words));
        return now;
    }
    ui.data_mut(|data| data.remove_temp::<String>(id));
    if !response.lost_focus() || words == shown {
        return now;
    }
    // Digits of either script.
    let typed = fold_term(&words);
    if typed.is_empty() { None } else { typed.parse().ok().or(now) }
}

/// Steps of the bounds of confidence.
const STEPS: f32 = 20.0;

/// Two handles on a track from 0 to 1, in steps of 0.05, with the bounds in figures below.
fn confidence_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let theme = ctx.theme;
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 48.0), Sense::hover());
    let (left, right) = (row.left() + 10.0, row.right() - 10.0);
    let (from, to) = if ctx.is_rtl() { (right, left) } else { (left, right) };
    let y = row.top() + 14.0;
    let (least, most) = (ctx.filter.min_confidence, ctx.filter.max_confidence.unwrap_or(1.0));
    let x = |value: f32| from + (to - from) * value;
    let line = |a: f32, b: f32, color| ui.painter().hline(a.min(b)..=a.max(b), y, egui::Stroke::new(4.0, color));
    line(from, to, theme.line.hair);
    line(x(least), x(most), theme.state.accent);
    let at_end = if ctx.is_rtl() { (Align::Right, Align::Left) } else { (Align::Left, Align::Right) };
    let style = theme.style(Role::Label).color(theme.text.body);
    for (value, at, align) in [(least, from, at_end.0), (most, to, at_end.1)] {
        paint(ui.painter(), pos2(at, row.top() + 38.0), align, &ctx.texts.decimal(value, 2), &style);
    }
    // Where both stand at one place, the one that can still move lies on top.
    let mut ends = [("range-least", least), ("range-most", most)];
    if least >= 1.0 {
        ends.reverse();
    }
    for (end, now) in ends {
        let Some(wanted) = handle_ui(ui, ctx, end, pos2(x(now), y), now, |at| (at - from) / (to - from)) else { continue };
        let stepped = (wanted.clamp(0.0, 1.0) * STEPS).round() / STEPS;
        let bounds = if end == "range-least" { (stepped.min(most), most) } else { (least, stepped.max(least)) };
        if (stepped - now).abs() > 1e-6 && bounds != (least, most) {
            ctx.send.send(Command::SetConfidence(bounds.0, (bounds.1 < 1.0).then_some(bounds.1)));
        }
    }
}

/// One handle; gives where it is wanted, while it is dragged or moved by keys.
fn handle_ui(ui: &Ui, ctx: &Ctx<'_>, end: &'static str, at: egui::Pos2, now: f32, value_at: impl Fn(f32) -> f32) -> Option<f32> {
    let theme = ctx.theme;
    let name = ctx.texts.tr_args(end, &[("field", ctx.tr("confidence").into())]).into_owned();
    let place = egui::Rect::from_center_size(at, vec2(24.0, 24.0));
    let response = ui.interact(place, Id::unique(("confidence", end)), Sense::click_and_drag());
    response.widget_info(|| egui::WidgetInfo::slider(true, f64::from(now), &name));
    let edge = if response.hovered() || response.dragged() { 3.0 } else { 2.0 };
    ui.painter().circle(at, 8.0, theme.surface.card, egui::Stroke::new(edge, theme.state.accent));
    if response.has_focus() {
        ui.painter().circle_stroke(at, 11.0, egui::Stroke::new(2.0, theme.state.focus));
        let filter = egui::EventFilter { horizontal_arrows: true, vertical_arrows: true, ..egui::EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    if response.dragged() {
        return response.interact_pointer_pos().map(|pointer| value_at(pointer.x));
    }
    let steps = ui.input(|i| {
        let pressed = |key| i.num_presses(key) as f32;
        let forward = pressed(egui::Key::ArrowRight) - pressed(egui::Key::ArrowLeft);
        pressed(egui::Key::ArrowUp) - pressed(egui::Key::ArrowDown) + if ctx.is_rtl() { -forward } else { forward }
    });
    (response.has_focus() && steps != 0.0).then_some(now + steps / STEPS)
}
