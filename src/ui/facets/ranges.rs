//! How many dead, how many wounded, how far to trust it.

use egui::{Id, Sense, Ui, pos2, vec2};

use crate::context::{Command, Ctx};
use crate::store::TollRange;
use crate::text::fold_term;
use crate::ui::bidi_text::{Align, paint};
use crate::ui::theme::Role;
use crate::ui::widgets::{fold_head, text_field};

/// Draws the sections.
pub(super) fn ranges_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let filter = ctx.filter;
    let set = usize::from(filter.killed.is_some()) + usize::from(filter.injured.is_some());
    if fold_head(ui, ctx, &ctx.tr("facet-tolls"), set, false) {
        let (killed, injured) = (toll_ui(ui, ctx, "killed", filter.killed), toll_ui(ui, ctx, "injured", filter.injured));
        if killed != filter.killed {
            ctx.send.send(Command::SetKilled(killed));
        }
        if injured != filter.injured {
            ctx.send.send(Command::SetInjured(injured));
        }
    }
    let is_set = usize::from(filter.min_confidence > 0.0);
    if fold_head(ui, ctx, &ctx.tr("facet-confidence"), is_set, false) {
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

/// A slider from 0 to 1 in steps of 0.05.
fn confidence_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let theme = ctx.theme;
    let (row, response) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::click_and_drag());
    let now = ctx.filter.min_confidence;
    let name = ctx.tr("facet-confidence");
    response.widget_info(|| egui::WidgetInfo::slider(true, f64::from(now), &name));
    let track = (row.left() + 8.0)..=(row.right() - 52.0);
    let (from, to) = if ctx.is_rtl() { (row.right() - 8.0, row.left() + 52.0) } else { (*track.start(), *track.end()) };
    let at = from + (to - from) * now;
    let y = row.center().y;
    let line = |a: f32, b: f32, color| ui.painter().hline(a.min(b)..=a.max(b), y, egui::Stroke::new(4.0, color));
    line(from, to, theme.line.field);
    line(at, to, theme.state.accent);
    ui.painter().circle(pos2(at, y), 8.0, theme.surface.card, egui::Stroke::new(2.0, theme.state.accent));
    let end = if ctx.is_rtl() { (row.left(), Align::Left) } else { (row.right(), Align::Right) };
    paint(ui.painter(), pos2(end.0, y), end.1, &format!("{now:.2}"), &theme.style(Role::Label).color(theme.text.body));
    if response.has_focus() {
        ui.painter().rect_stroke(row, 4.0, egui::Stroke::new(2.0, theme.state.focus), egui::StrokeKind::Inside);
    }
    let keys = ui.input(|i| {
        let pressed = |key| i.num_presses(key) as f32;
        let forward = pressed(egui::Key::ArrowRight) - pressed(egui::Key::ArrowLeft);
        pressed(egui::Key::ArrowUp) - pressed(egui::Key::ArrowDown) + if ctx.is_rtl() { -forward } else { forward }
    });
    let wanted = match response.interact_pointer_pos() {
        Some(pointer) => (pointer.x - from) / (to - from),
        None if response.has_focus() && keys != 0.0 => now + 0.05 * keys,
        None => return,
    };
    let stepped = (wanted.clamp(0.0, 1.0) * 20.0).round() / 20.0;
    if (stepped - now).abs() > 1e-6 {
        ctx.send.send(Command::SetMinConfidence(stepped));
    }
}
