//! The timeline: incidents over time, the range that filters everything else, and the counts that always add up.
//!
//! `axis`, `ticks` and `model` are pure; `layout` is geometry; `paint` draws; `head`, `compare`, `plot`, `handles`, `lanes`, `folds` and
//! `date_field` take input and send commands.

mod axis;
mod cache;
mod compare;
mod date_field;
mod folds;
mod handles;
mod head;
mod key;
mod lanes;
mod layout;
mod menu;
mod model;
mod options;
mod paint;
mod pen;
mod plan;
mod plot;
mod sum;
mod ticks;
mod tooltip;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use egui::Ui;

use self::axis::Axis;
use self::lanes::LaneView;
use self::layout::{Layout, Parts};
use self::model::Brush;
use crate::context::{Ctx, TimeView};
use crate::store::{DayRange, Histogram, Unit};
use crate::ui::bidi_text::{Align, paint as paint_text};
use crate::ui::theme::Role;

/// What one frame of the timeline draws.
struct Frame {
    layout: Layout,
    axis: Axis,
    /// All dated days.
    extent: DayRange,
    /// The range; all dated days where none is set.
    range: DayRange,
    /// The range it is compared with.
    compared: Option<DayRange>,
    unit: Unit,
    /// The bars; none where there are lanes.
    histogram: Arc<Histogram>,
    lanes: Option<LaneView>,
}

impl Frame {
    /// The days of one of the two ranges.
    fn brushed(&self, brush: Brush) -> Option<DayRange> {
        match brush {
            Brush::Range => Some(self.range),
            Brush::Compared => self.compared,
        }
    }
}

/// Draws the timeline into the room that is left, and sends what the user does with it.
pub fn timeline_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let room = ui.available_rect_before_wrap();
    ui.allocate_rect(room, egui::Sense::hover());
    ui.painter().rect_filled(room, 0.0, ctx.theme.surface.panel);
    let Some(extent) = cache::extent(ui, ctx.store) else {
        let layout = Layout::new(room, ctx.is_rtl(), Parts::default());
        head::head_ui(ui, ctx, &layout, None);
        empty_ui(ui, ctx, &layout);
        return;
    };
    let parts = Parts { has_lanes: ctx.time.has_lanes, has_strip: ctx.compared.is_some() };
    let frame = frame(ui, ctx, Layout::new(room, ctx.is_rtl(), parts), extent);
    head::head_ui(ui, ctx, &frame.layout, Some(&frame));
    compare::strip_ui(ui, ctx, &frame);
    plot::plot_ui(ui, ctx, &frame);
}

fn frame(ui: &Ui, ctx: &Ctx<'_>, layout: Layout, extent: DayRange) -> Frame {
    let view = ctx.time_view.unwrap_or_else(|| TimeView::around(extent));
    let ends = (f64::from(layout.bars.left()), f64::from(layout.bars.right()));
    let axis = Axis::new(view, ends, layout.mirrored, cache::folds(ui, ctx));
    let unit = Unit::fitting(axis.open_days(), ends.1 - ends.0);
    let lanes = ctx.time.has_lanes.then(|| LaneView::new(ui, ctx, &layout, &axis, unit));
    let histogram = if lanes.is_some() { Arc::default() } else { cache::histogram(ui, ctx, &axis, unit) };
    Frame { layout, axis, extent, range: ctx.filter.range.unwrap_or(extent), compared: ctx.compared, unit, histogram, lanes }
}

fn empty_ui(ui: &Ui, ctx: &Ctx<'_>, layout: &Layout) {
    let style = ctx.theme.style(Role::Body).color(ctx.theme.text.muted);
    let words = ctx.tr("timeline-empty");
    let rect = paint_text(ui.painter(), layout.band.center(), Align::Center, &words, &style);
    let said = ui.interact(rect, egui::Id::unique("timeline empty"), egui::Sense::hover());
    said.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
    let painter = ui.painter();
    painter.hline(layout.band.x_range(), layout.band.bottom(), egui::Stroke::new(1.0, ctx.theme.line.hair));
}
