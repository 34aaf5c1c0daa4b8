//! A lane for each kind, doer … in place of stacked bars: who did what when, at a glance.

use std::sync::Arc;

use egui::{Color32, CursorIcon, Id, Painter, Pos2, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::axis::Axis;
use super::layout::Layout;
use super::paint::{Bar, Light};
use super::{Frame, cache};
use crate::context::{Command, Ctx, StackBy};
use crate::incident::{Family, Kind};
use crate::store::{DayRange, Dimension, LaneChart, Lanes, OTHERS, Share, Unit};
use crate::ui::bidi_text::{Align, label, paint as paint_text, paint_elided};
use crate::ui::describe;
use crate::ui::map::symbols::{Fill, paint_kind};
use crate::ui::theme::Role;

/// Least height of a lane; more values than find room share the last one.
const LEAST_HEIGHT: f32 = 13.0;
/// Most lanes, however much room there is.
const MOST: usize = 12;
/// Room above the bars of a lane.
const AIR: f32 = 3.0;
/// So many incidents fill a lane at least, so that one alone does not look like a peak.
const LEAST_SCALE: f64 = 2.0;
/// Size of a kind's symbol.
const SYMBOL: f32 = 11.0;

/// The lanes of one frame.
pub(super) struct LaneView {
    dimension: Dimension,
    lanes: Arc<Lanes>,
    chart: Arc<LaneChart>,
    /// The colour of each lane: as the bars are stacked.
    colors: Vec<Color32>,
}

impl LaneView {
    /// What finds room.
    pub(super) fn new(ui: &Ui, ctx: &Ctx<'_>, layout: &Layout, axis: &Axis, unit: Unit) -> Self {
        let dimension = match ctx.time.stack {
            StackBy::Family => Dimension::Kind,
            StackBy::Values(dimension) => dimension,
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a handful")]
        let most = ((layout.bars.height() / LEAST_HEIGHT) as usize).clamp(1, MOST);
        let lanes = cache::lanes(ui, ctx, dimension, most);
        let chart = cache::lane_chart(ui, ctx, axis, unit, &lanes);
        let classes = cache::classes(ui, ctx);
        let color = |key: &String| match Kind::from_code(key) {
            Some(kind) if dimension == Dimension::Kind => ctx.theme.kind(kind),
            _ => {
                let place = classes.keys.iter().position(|other| other == key);
                ctx.theme.family(place.and_then(|n| Family::ALL.get(n).copied()).unwrap_or(Family::Other))
            }
        };
        let colors = lanes.keys.iter().map(color).collect();
        Self { dimension, lanes, chart, colors }
    }

    /// The room of a lane.
    fn row(&self, layout: &Layout, n: usize) -> Rect {
        let bars = layout.bars;
        let height = bars.height() / self.lanes.len().max(1) as f32;
        let y = |n: usize| (bars.top() + height * n as f32).round();
        Rect::from_x_y_ranges(bars.x_range(), y(n)..=y(n + 1))
    }

    /// What a lane is called.
    fn name(&self, ctx: &Ctx<'_>, key: &str) -> String {
        let value = ctx.store.columns().values(self.dimension).get(key).filter(|_| key != OTHERS);
        value.map_or_else(|| ctx.tr("facet-others"), |value| describe::value(ctx.texts, ctx.lang, self.dimension, value))
    }

    /// The lane and the share under a point, where there is any.
    pub(super) fn at(&self, ctx: &Ctx<'_>, frame: &Frame, at: Pos2) -> Option<(String, DayRange, Share)> {
        let lane = (0..self.lanes.len()).find(|n| self.row(&frame.layout, *n).y_range().contains(at.y))?;
        let day = super::axis::day_of(frame.axis.day_from_x(f64::from(at.x)));
        let bin = self.chart.bins.iter().position(|bin| bin.contains(day))?;
        let share = *self.chart.lanes.get(lane)?.get(bin)?;
        let name = self.name(ctx, self.lanes.keys.get(lane)?);
        (share.total() > 0.0).then_some((name, *self.chart.bins.get(bin)?, share))
    }

    /// Draws lines and bars.
    pub(super) fn paint(&self, painter: &Painter, ctx: &Ctx<'_>, frame: &Frame) {
        let theme = ctx.theme;
        let highest = self.chart.highest().max(LEAST_SCALE);
        for (n, (shares, color)) in self.chart.lanes.iter().zip(&self.colors).enumerate() {
            let row = self.row(&frame.layout, n);
            let is_last = n + 1 == self.lanes.len();
            let line = if is_last { theme.line.field } else { theme.line.hair };
            painter.hline(row.x_range(), row.bottom().round() + 0.5, Stroke::new(1.0, line));
            let scale = f64::from(row.height() - AIR) / highest;
            let clipped = painter.with_clip_rect(row.expand2(vec2(0.0, 1.0)).intersect(painter.clip_rect()));
            for (days, share) in self.chart.bins.iter().zip(shares).filter(|(_, share)| share.total() > 0.0) {
                let (left, right) = super::paint::columns(painter, frame, *days);
                let column = Rect::from_x_y_ranges(left..=right, row.y_range());
                let mut bar = Bar::new(&clipped, theme, column, scale).at_least(3.0);
                bar.block(share.certain, *color);
                let light = Light::of(frame, *days);
                let faint = theme.text.muted.gamma_multiply(theme.opacity.context_bar);
                bar.block(share.out_of_range, if light == Light::Compared { *color } else { faint });
                bar.hatched(share.uncertain, light.hatch());
            }
        }
    }

    /// The names beside the lanes, with how many incidents of each are shown; a press shows only these.
    pub(super) fn names_ui(&self, ui: &Ui, ctx: &Ctx<'_>, frame: &Frame) {
        for (n, key) in self.lanes.keys.iter().enumerate() {
            let row = self.row(&frame.layout, n);
            let cell = Rect::from_x_y_ranges(frame.layout.margin.x_range(), row.y_range()).shrink2(vec2(4.0, 0.0));
            let count = self.chart.shown.get(n).copied().unwrap_or_default();
            self.name_ui(ui, ctx, key, count, cell);
        }
    }

    fn name_ui(&self, ui: &Ui, ctx: &Ctx<'_>, key: &str, count: usize, cell: Rect) {
        let theme = ctx.theme;
        let name = self.name(ctx, key);
        if key != OTHERS {
            let only = ctx.texts.tr_args("timeline-lane-only", &[("name", name.clone().into())]).into_owned();
            let id = Id::unique(("timeline lane", key));
            let response = ui.interact(cell, id, Sense::click()).on_hover_cursor(CursorIcon::PointingHand);
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &only));
            if response.hovered() {
                ui.painter().rect_filled(cell, 4.0, theme.surface.hover);
            }
            super::menu::focus_ring(ui, ctx, cell, &response);
            if response.clicked() {
                ctx.send.send(Command::OnlyValue(self.dimension, key.to_owned()));
            }
            response.on_hover_ui(|ui| {
                label(ui, &only, &theme.style(Role::Label));
            });
        }
        let y = cell.center().y;
        let rtl = ctx.is_rtl();
        let x = |from_start: f32| if rtl { cell.right() - from_start } else { cell.left() + from_start };
        let (start, end) = if rtl { (Align::Right, Align::Left) } else { (Align::Left, Align::Right) };
        let kind = Kind::from_code(key).filter(|_| self.dimension == Dimension::Kind);
        if let Some(kind) = kind {
            paint_kind(ui.painter(), theme, kind, pos2(x(12.0), y), SYMBOL, Fill::Solid);
        }
        let words_at = if kind.is_some() { 24.0 } else { 6.0 };
        let style = theme.style(Role::Small);
        let counted =
            paint_text(ui.painter(), pos2(x(cell.width() - 4.0), y), end, &ctx.texts.number(count), &style.color(theme.text.muted));
        let room = cell.width() - words_at - counted.width() - 12.0;
        paint_elided(ui.painter(), pos2(x(words_at), y), start, &name, &style.color(theme.text.body), room);
    }
}
