//! What the bar under the pointer holds, in words.

use egui::{Pos2, Response, Ui};

use super::{Frame, cache, key, paint};
use crate::context::Ctx;
use crate::incident::{Precision, When};
use crate::store::{Bin, DayRange, Share};
use crate::ui::bidi_text::{label, measure};
use crate::ui::theme::Role;

/// How far above a bar a pointer still means it, in points.
const BAR_SLACK_PX: f32 = 12.0;

/// The days of the bar under a point, where its column is high enough to mean it.
pub(super) fn days_at(ctx: &Ctx<'_>, frame: &Frame, at: Pos2) -> Option<DayRange> {
    match &frame.lanes {
        Some(lanes) => lanes.at(ctx, frame, at).map(|(_, days, _)| days),
        None => bar_at(frame, at).map(|bin| bin.days),
    }
}

fn bar_at(frame: &Frame, at: Pos2) -> Option<&Bin> {
    let day = super::axis::day_of(frame.axis.day_from_x(f64::from(at.x)));
    let bin = frame.histogram.bins.get(frame.histogram.bin_at(day)?)?;
    let top = frame.layout.bars.bottom() - (bin.total() * paint::px_per_count(frame)) as f32;
    (bin.total() > 0.0 && at.y >= top - BAR_SLACK_PX).then_some(bin)
}

/// Shows it while the pointer stands over a bar.
pub(super) fn tooltip(ui: &Ui, ctx: &Ctx<'_>, frame: &Frame, ground: Response) {
    let Some(at) = ground.hover_pos().filter(|at| at.y <= frame.layout.band.bottom()) else { return };
    let said = match &frame.lanes {
        Some(lanes) => lanes.at(ctx, frame, at).map(|(name, days, share)| (days, share_lines(ctx, name, share))),
        None => bar_at(frame, at).map(|bin| (bin.days, bar_lines(ui, ctx, bin))),
    };
    let Some((days, lines)) = said else { return };
    let plain = ctx.theme.style(Role::Label);
    let head = (ctx.texts.when(&period(days)), plain.weight(600).color(ctx.theme.text.strong));
    let lines: Vec<_> = std::iter::once(head).chain(lines.into_iter().map(|line| (line, plain))).collect();
    ground.on_hover_ui_at_pointer(|ui| {
        // As wide as its widest line: aligned to the right, it would take all the room there is.
        let width = lines.iter().map(|(line, style)| measure(ui.ctx(), line, style).x).fold(0.0, f32::max);
        ui.set_max_width(width.ceil());
        ui.with_layout(ctx.block_layout(), |ui| {
            for (line, style) in &lines {
                label(ui, line, style);
            }
        });
    });
}

/// A bar's days as a date, which says "Jun 2018" for the whole month.
fn period(days: DayRange) -> When {
    When::span(days.from, days.to, Precision::Range)
}

fn line(ctx: &Ctx<'_>, words: &str, count: f64) -> Option<String> {
    (count > 0.0).then(|| format!("{words}  {}", ctx.texts.digits(rounded(count))))
}

/// "Air 3", one line a class, then the uncertain share and what lies out of range.
fn bar_lines(ui: &Ui, ctx: &Ctx<'_>, bin: &Bin) -> Vec<String> {
    let classes = cache::classes(ui, ctx);
    let named = key::class_names(ctx, &classes).into_iter().zip(bin.in_range.certain).map(|(words, count)| line(ctx, &words, count));
    let rest = [
        line(ctx, &ctx.tr("timeline-uncertain"), bin.in_range.uncertain),
        line(ctx, &ctx.tr("timeline-out-of-range"), bin.out_of_range.total()),
    ];
    named.chain(rest).flatten().collect()
}

fn share_lines(ctx: &Ctx<'_>, name: String, share: Share) -> Vec<String> {
    let parts = [
        line(ctx, &name, share.certain),
        line(ctx, &ctx.tr("timeline-uncertain"), share.uncertain),
        line(ctx, &ctx.tr("timeline-out-of-range"), share.out_of_range),
    ];
    let lines = parts.into_iter().flatten();
    if share.certain > 0.0 { lines.collect() } else { std::iter::once(name).chain(lines).collect() }
}

/// A whole number, or one decimal where shares of uncertain dates make it broken.
fn rounded(count: f64) -> String {
    let text = format!("{count:.1}");
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    #[test]
    fn counts_are_whole_unless_dates_are_shared_out() {
        for (count, want) in [(3.0, "3"), (0.25, "0.2"), (12.96, "13"), (1.5, "1.5")] {
            assert_eq!(super::rounded(count), want);
        }
    }
}
