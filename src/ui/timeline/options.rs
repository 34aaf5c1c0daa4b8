//! How the timeline is shown and plays, and more ranges at hand.

use chrono::Days;
use egui::{Popup, PopupCloseBehavior, Ui};

use crate::context::{Command, Ctx, StackBy, TimeOptions};
use crate::store::{DayRange, Unit};
use crate::ui::bidi_text::label;
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, button, icon_button, segmented};

/// The last days of the data that are offered as ranges.
const LAST_DAYS: [u64; 3] = [7, 30, 90];

/// The button and what it opens.
pub(super) fn options_ui(ui: &mut Ui, ctx: &Ctx<'_>, extent: DayRange) {
    let opener = icon_button(ui, ctx, "settings", &ctx.tr("time-options"));
    let theme = ctx.theme;
    let frame = egui::Frame::popup(ui.style()).fill(theme.surface.card).stroke(egui::Stroke::new(1.0, theme.line.hair)).inner_margin(14.0);
    Popup::menu(&opener).frame(frame).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.with_layout(ctx.block_layout(), |ui| {
            stack_ui(ui, ctx);
            playing_ui(ui, ctx);
            ranges_ui(ui, ctx, extent);
        });
    });
}

fn head(ui: &mut Ui, ctx: &Ctx<'_>, id: &str) {
    label(ui, &ctx.tr(id), &ctx.theme.style(Role::Label).color(ctx.theme.text.muted));
}

fn stack_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    head(ui, ctx, "time-stack");
    let words: Vec<String> = StackBy::ALL
        .iter()
        .map(|stack| match stack {
            StackBy::Family => ctx.tr("facet-kind"),
            StackBy::Values(dimension) => ctx.tr(&format!("facet-{}", dimension.code())),
        })
        .collect();
    let chosen = StackBy::ALL.iter().position(|stack| *stack == ctx.time.stack).unwrap_or(0);
    if let Some(stack) = segmented(ui, ctx, &words, chosen).and_then(|n| StackBy::ALL.get(n)) {
        ctx.send.send(Command::SetTimeOptions(TimeOptions { stack: *stack, ..ctx.time }));
    }
    ui.add_space(6.0);
}

fn playing_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    head(ui, ctx, "time-playing");
    let ways = [ctx.tr("time-window"), ctx.tr("time-cumulative")];
    if let Some(n) = segmented(ui, ctx, &ways, usize::from(ctx.time.is_cumulative)) {
        ctx.send.send(Command::SetTimeOptions(TimeOptions { is_cumulative: n == 1, ..ctx.time }));
    }
    let ends = [ctx.tr("time-once"), ctx.tr("time-repeats")];
    if let Some(n) = segmented(ui, ctx, &ends, usize::from(ctx.time.repeats)) {
        ctx.send.send(Command::SetTimeOptions(TimeOptions { repeats: n == 1, ..ctx.time }));
    }
    ui.add_space(6.0);
}

fn ranges_ui(ui: &mut Ui, ctx: &Ctx<'_>, extent: DayRange) {
    head(ui, ctx, "time-ranges");
    let mut pick = |words: String, range: DayRange| {
        if button(ui, ctx, None, &words, &words, Look::Plain).clicked() {
            ctx.send.send(Command::SetRange(Some(range)));
        }
    };
    for days in LAST_DAYS {
        pick(ctx.texts.tr_args("time-last-days", &[("count", days.into())]).into_owned(), last_days(extent, days));
    }
    let month = Unit::Month.around(extent.to);
    pick(ctx.texts.month(extent.to), month);
    if ctx.selection.incident.is_some() {
        let words = ctx.tr("time-selected");
        if button(ui, ctx, None, &words, &words, Look::Plain).clicked() {
            ctx.send.send(Command::ShowSelectedTime);
        }
    }
}

/// The last so many days of the data.
fn last_days(extent: DayRange, days: u64) -> DayRange {
    let from = extent.to.checked_sub_days(Days::new(days.saturating_sub(1))).unwrap_or(extent.from);
    DayRange::new(from, extent.to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_days_count_the_last_one() {
        let day = |iso: &str| iso.parse().expect("a day");
        let extent = DayRange::new(day("2017-04-25"), day("2025-10-16"));
        assert_eq!(last_days(extent, 7), DayRange::new(day("2025-10-10"), day("2025-10-16")));
        assert_eq!(last_days(extent, 90).days(), 90);
    }
}
