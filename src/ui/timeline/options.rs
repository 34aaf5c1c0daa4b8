//! How the timeline is shown and plays, and more ranges at hand.

use egui::{Popup, PopupCloseBehavior, Ui};

use super::head::{SPEEDS, quick_name, speed_key};
use crate::context::{Command, Ctx, QuickRange, StackBy, TimeOptions, UiCommand};
use crate::store::DayRange;
use crate::ui::bidi_text::label;
use crate::ui::theme::Role;
use crate::ui::widgets::{MenuRow, hairline, icon_button, menu_row, segmented};

/// The ranges that the popup offers: those that have no room in the head.
const RANGES: [[QuickRange; 3]; 2] = [
    [QuickRange::Last7Days, QuickRange::Last30Days, QuickRange::Last90Days],
    [QuickRange::ThisMonth, QuickRange::LastYear, QuickRange::ThisYear],
];

/// Width of the popup, unless a row needs more.
const WIDTH: f32 = 460.0;

/// The button and what it opens.
pub(super) fn options_ui(ui: &mut Ui, ctx: &Ctx<'_>, extent: DayRange) {
    let opener = icon_button(ui, ctx, "settings", &ctx.tr("time-options"));
    let theme = ctx.theme;
    let frame = egui::Frame::popup(ui.style()).fill(theme.surface.card).stroke(egui::Stroke::new(1.0, theme.line.hair)).inner_margin(14.0);
    Popup::menu(&opener).frame(frame).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.set_max_width(WIDTH);
        ui.with_layout(ctx.block_layout(), |ui| {
            shown_ui(ui, ctx);
            playing_ui(ui, ctx);
            ranges_ui(ui, ctx, extent);
            wishes_ui(ui, ctx);
        });
    });
}

fn head(ui: &mut Ui, ctx: &Ctx<'_>, id: &str) {
    label(ui, &ctx.tr(id), &ctx.theme.style(Role::Label).color(ctx.theme.text.muted));
}

/// Two or more choices of which one holds; sends the options with the one that was pressed.
fn choose(ui: &mut Ui, ctx: &Ctx<'_>, words: &[String], chosen: usize, with: impl FnOnce(usize) -> TimeOptions) {
    if let Some(n) = segmented(ui, ctx, words, chosen) {
        ctx.send.send(Command::SetTimeOptions(with(n)));
    }
}

fn shown_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let time = ctx.time;
    head(ui, ctx, "time-shown-as");
    let forms = [ctx.tr("time-bars"), ctx.tr("time-lanes")];
    choose(ui, ctx, &forms, usize::from(time.has_lanes), |n| TimeOptions { has_lanes: n == 1, ..time });
    head(ui, ctx, if time.has_lanes { "time-lane" } else { "time-stack" });
    let name = |stack: &StackBy| match stack {
        StackBy::Family => ctx.tr("facet-kind"),
        StackBy::Values(dimension) => ctx.tr(&format!("facet-{}", dimension.code())),
    };
    let words: Vec<String> = StackBy::ALL.iter().map(name).collect();
    let chosen = StackBy::ALL.iter().position(|stack| *stack == time.stack).unwrap_or(0);
    choose(ui, ctx, &words, chosen, |n| TimeOptions { stack: StackBy::ALL.get(n).copied().unwrap_or_default(), ..time });
    head(ui, ctx, "time-empty");
    let ways = [ctx.tr("time-folded"), ctx.tr("time-in-full")];
    choose(ui, ctx, &ways, usize::from(!time.has_folds), |n| TimeOptions { has_folds: n == 0, ..time });
    ui.add_space(6.0);
}

fn playing_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let time = ctx.time;
    head(ui, ctx, "time-playing");
    let ways = [ctx.tr("time-window"), ctx.tr("time-cumulative")];
    choose(ui, ctx, &ways, usize::from(time.is_cumulative), |n| TimeOptions { is_cumulative: n == 1, ..time });
    let ends = [ctx.tr("time-once"), ctx.tr("time-repeats")];
    choose(ui, ctx, &ends, usize::from(time.repeats), |n| TimeOptions { repeats: n == 1, ..time });
    let speeds: Vec<String> = SPEEDS.iter().map(|(key, _)| ctx.tr(key)).collect();
    let chosen = SPEEDS.iter().position(|(key, _)| *key == speed_key(ctx)).unwrap_or(0);
    if let Some((_, days)) = segmented(ui, ctx, &speeds, chosen).and_then(|n| SPEEDS.get(n)) {
        ctx.send.send(Command::SetSpeed(*days));
    }
    ui.add_space(6.0);
}

fn ranges_ui(ui: &mut Ui, ctx: &Ctx<'_>, extent: DayRange) {
    head(ui, ctx, "time-ranges");
    let now = QuickRange::of(ctx.filter.range, extent);
    for row in RANGES {
        let words = row.map(|quick| quick_name(ctx, quick, extent));
        let chosen = row.iter().position(|quick| Some(*quick) == now).unwrap_or(row.len());
        if let Some(quick) = segmented(ui, ctx, &words, chosen).and_then(|n| row.get(n)) {
            ctx.send.send(Command::QuickRange(*quick));
        }
    }
    ui.add_space(6.0);
}

/// What is done rather than set.
fn wishes_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    hairline(ui, ctx);
    let mut row = |wish: UiCommand, on: Option<bool>| {
        let (words, keys) = (ctx.tr(wish.text_key()), wish.key_parts());
        if menu_row(ui, ctx, &MenuRow { icon: wish.icon(), words: &words, keys: &keys, on, ..MenuRow::default() }).clicked() {
            ctx.send.send(wish.command());
        }
    };
    row(UiCommand::Compare, Some(ctx.compared.is_some()));
    if ctx.selection.incident.is_some() {
        row(UiCommand::SelectedTime, None);
    }
}
