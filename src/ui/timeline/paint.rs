//! Draws bars, band, axis and pin. Looks only.

use egui::{Color32, Painter, Rect, Shape, Stroke, pos2, vec2};

use super::Frame;
use super::layout::hatch;
use super::model::{Brush, grid_counts};
use super::ticks::{Level, Tick, ticks};
use crate::context::Ctx;
use crate::incident::{Family, Field, IncidentId};
use crate::store::{Bin, DayRange, Stack};
use crate::ui::bidi_text::{Align, TextStyle, measure, paint as paint_text};
use crate::ui::theme::{Role, Theme};

/// Strength of the hatch, in range and out.
pub(super) const HATCH: [f32; 2] = [0.75, 0.38];
/// Strength of the range band, and of the one it is compared with.
const BAND: f32 = 0.09;
const COMPARED_BAND: f32 = 0.12;
/// Height of the rail along the top of that.
const RAIL: f32 = 3.0;
/// Lines of the hatch: width, and distance along the axis.
const HATCH_LINE: (f32, f32) = (1.4, 5.0);
/// So many incidents fill the height at least, so that one alone does not look like a peak.
const LEAST_SCALE: f64 = 4.0;

/// Points to one incident.
pub(super) fn px_per_count(frame: &Frame) -> f64 {
    f64::from(frame.layout.bars.height()) / frame.histogram.highest().max(LEAST_SCALE)
}

/// The bands of the range and of the one it is compared with; that one has dashed edges.
pub(super) fn bands(painter: &Painter, ctx: &Ctx<'_>, frame: &Frame) {
    let clipped = |days: DayRange| {
        let (left, right) = frame.axis.x_span(days);
        frame.layout.band.intersect(Rect::everything_right_of(left as f32)).intersect(Rect::everything_left_of(right as f32))
    };
    let band = clipped(frame.range);
    if band.is_positive() {
        painter.rect_filled(band, 0.0, ctx.theme.state.accent.gamma_multiply(BAND));
    }
    let Some(compared) = frame.compared.map(clipped).filter(Rect::is_positive) else { return };
    let ink = compared_ink(ctx);
    painter.rect_filled(compared, 0.0, ink.gamma_multiply(COMPARED_BAND));
    let rail = Rect::from_min_size(compared.min, vec2(compared.width(), RAIL));
    painter.rect_filled(rail, 0.0, ink);
}

/// The colour of the range that another is compared with: that of dates.
pub(super) fn compared_ink(ctx: &Ctx<'_>) -> Color32 {
    ctx.theme.evidence(Field::Date).ink
}

/// Grid lines with their counts, at the side where reading starts.
pub(super) fn grid(painter: &Painter, ctx: &Ctx<'_>, frame: &Frame) {
    let (bars, theme) = (frame.layout.bars, ctx.theme);
    let style = theme.style(Role::Small).color(theme.text.muted);
    for count in grid_counts(frame.histogram.highest().max(LEAST_SCALE)) {
        let y = bars.bottom() - (count * px_per_count(frame)) as f32;
        if count > 0.0 {
            let line = [pos2(bars.left(), y.round() + 0.5), pos2(bars.right(), y.round() + 0.5)];
            painter.extend(Shape::dashed_line(&line, Stroke::new(1.0, theme.line.hair), 2.0, 4.0));
        }
        let (x, align) = if frame.layout.mirrored { (bars.right() + 8.0, Align::Left) } else { (bars.left() - 8.0, Align::Right) };
        paint_text(painter, pos2(x, y), align, &ctx.texts.digits(short_count(count)), &style);
    }
    painter.hline(bars.x_range(), bars.bottom().round() + 0.5, Stroke::new(1.0, theme.line.field));
}

/// Thousands with a comma between.
fn short_count(count: f64) -> String {
    let digits = format!("{count:.0}");
    let head = digits.len() % 3;
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && at % 3 == head {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// All bars.
pub(super) fn bars(painter: &Painter, ctx: &Ctx<'_>, frame: &Frame) {
    let painter = painter.with_clip_rect(frame.layout.bars.expand2(vec2(0.0, 2.0)).intersect(painter.clip_rect()));
    let scale = px_per_count(frame);
    for bin in &frame.histogram.bins {
        if bin.total() > 0.0 {
            let bar = Bar::new(&painter, ctx.theme, column(&painter, frame, bin.days), scale);
            bar.bin(bin, Light::of(frame, bin.days));
        }
    }
}

/// How a bar is lit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Light {
    /// The range touches it.
    Range,
    /// The range that another is compared with touches it: what lies out of range keeps its colours.
    Compared,
    /// Neither does: uncertain shares of shown incidents are as faint as the rest.
    Out,
}

impl Light {
    /// That of the bar of some days.
    pub(super) fn of(frame: &Frame, days: DayRange) -> Self {
        match frame.compared {
            Some(compared) if compared.overlaps(days) => Self::Compared,
            _ if frame.range.overlaps(days) => Self::Range,
            _ => Self::Out,
        }
    }

    /// How strong the hatch of shown incidents is.
    pub(super) const fn hatch(self) -> f32 {
        if matches!(self, Self::Out) { HATCH[1] } else { HATCH[0] }
    }
}

/// The room of a bar: whole pixels, 1 px from its neighbours.
fn column(painter: &Painter, frame: &Frame, days: DayRange) -> Rect {
    let (left, right) = columns(painter, frame, days);
    Rect::from_min_max(pos2(left, frame.layout.bars.top()), pos2(right, frame.layout.bars.bottom().round()))
}

/// The left and right edges of that.
pub(super) fn columns(painter: &Painter, frame: &Frame, days: DayRange) -> (f32, f32) {
    let (left, right) = frame.axis.bar_span(days);
    let (left, right) = (painter.round_to_pixel_center(left as f32) + 0.5, painter.round_to_pixel_center(right as f32) - 0.5);
    (left, right.max(left + 1.0))
}

/// A bar that grows from the foot of its column.
pub(super) struct Bar<'a> {
    painter: &'a Painter,
    theme: &'a Theme,
    column: Rect,
    px_per_count: f64,
    top: f64,
    /// Least height of a part.
    least: f32,
}

impl<'a> Bar<'a> {
    pub(super) const fn new(painter: &'a Painter, theme: &'a Theme, column: Rect, px_per_count: f64) -> Self {
        Self { painter, theme, column, px_per_count, top: 0.0, least: 1.0 }
    }

    /// The same with parts of at least that height, so that the smallest is seen.
    pub(super) const fn at_least(mut self, least: f32) -> Self {
        self.least = least;
        self
    }

    /// From the axis up: families, what the range leaves out, and on top what may lie elsewhere.
    fn bin(mut self, bin: &Bin, light: Light) {
        for (family, count) in Family::ALL.into_iter().zip(bin.in_range.certain) {
            self.block(count, self.theme.family(family));
        }
        let Stack { certain, uncertain } = bin.out_of_range;
        if light == Light::Compared {
            for (family, count) in Family::ALL.into_iter().zip(certain) {
                self.block(count, self.theme.family(family));
            }
        } else {
            self.block(certain.iter().sum(), self.theme.text.muted.gamma_multiply(self.theme.opacity.context_bar));
        }
        self.hatched(bin.in_range.uncertain, light.hatch());
        self.hatched(uncertain, if light == Light::Compared { HATCH[0] } else { HATCH[1] });
    }

    /// Room for a count on top of what is there, with 1 px below it where it is high enough to spare one.
    fn next(&mut self, count: f64) -> Option<Rect> {
        if count <= 0.0 {
            return None;
        }
        let height = (count * self.px_per_count).max(f64::from(self.least) - 1.0);
        let (from, to) = (self.top, self.top + height);
        self.top = to;
        let gap = if from > 0.0 && height >= 3.0 { 1.0 } else { 0.0 };
        let y = |above: f64| (f64::from(self.column.bottom()) - above).round() as f32;
        let (top, bottom) = (y(to), y(from + gap));
        Some(Rect::from_min_max(pos2(self.column.left(), top.min(bottom - self.least)), pos2(self.column.right(), bottom)))
    }

    pub(super) fn block(&mut self, count: f64, color: Color32) {
        if let Some(rect) = self.next(count) {
            self.painter.rect_filled(rect, 0.0, color);
        }
    }

    pub(super) fn hatched(&mut self, count: f64, strength: f32) {
        if let Some(rect) = self.next(count) {
            hatched(self.painter, rect, self.theme, strength);
        }
    }
}

/// An area under the hatch that says "not certain".
pub(super) fn hatched(painter: &Painter, rect: Rect, theme: &Theme, strength: f32) {
    let ink = theme.text.muted;
    painter.rect_filled(rect, 0.0, ink.gamma_multiply(theme.opacity.uncertain_bar * strength / HATCH[0]));
    let stroke = Stroke::new(HATCH_LINE.0, ink.gamma_multiply(strength));
    let clipped = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    clipped.extend(hatch(rect, HATCH_LINE.1).into_iter().map(|line| Shape::line_segment(line, stroke)));
}

/// Ticks and their labels.
pub(super) fn axis(painter: &Painter, ctx: &Ctx<'_>, frame: &Frame) {
    let theme = ctx.theme;
    let width_of = |day, level, full| f64::from(measure(painter.ctx(), &tick_label(ctx, day, level, full), &tick_style(ctx, level)).x);
    let marks = ticks(&frame.axis, width_of);
    let baseline = frame.layout.bars.bottom().round();
    let mark = |x: f64, length: f32, color| {
        let x = painter.round_to_pixel_center(x as f32);
        painter.vline(x, baseline..=baseline + length, Stroke::new(1.0, color));
    };
    for x in marks.small {
        mark(x, 3.0, theme.line.hair);
    }
    for tick in &marks.labelled {
        mark(tick.x, if tick.level == Level::Year { 9.0 } else { 6.0 }, theme.line.field);
        let at = pos2(tick.label_left as f32, frame.layout.label_y);
        paint_text(painter, at, Align::Left, &tick_words(ctx, tick), &tick_style(ctx, tick.level));
    }
}

fn tick_words(ctx: &Ctx<'_>, tick: &Tick) -> String {
    tick_label(ctx, tick.day, tick.level, tick.full)
}

fn tick_label(ctx: &Ctx<'_>, day: chrono::NaiveDate, level: Level, full: bool) -> String {
    use chrono::Datelike as _;
    match (level, full) {
        (Level::Year, _) => ctx.texts.year(day),
        (Level::Month, true) => ctx.texts.month(day),
        (Level::Month, false) => ctx.texts.month_name(day),
        (Level::Day, true) => ctx.texts.day(day),
        (Level::Day, false) => ctx.texts.digits(day.day().to_string()).into_owned(),
    }
}

fn tick_style(ctx: &Ctx<'_>, level: Level) -> TextStyle {
    let theme = ctx.theme;
    match level {
        Level::Year => theme.style(Role::Label).weight(600).color(theme.text.body),
        Level::Month => theme.style(Role::Small).weight(500).color(theme.text.body),
        Level::Day => theme.style(Role::Small).color(theme.text.muted),
    }
}

/// Where the selected incident lies in time, and the one that the pointer is on in another view.
pub(super) fn pins(painter: &Painter, ctx: &Ctx<'_>, frame: &Frame, flags: &[Rect]) {
    let state = &ctx.theme.state;
    let days_of = |id: &IncidentId| ctx.store.columns().when(ctx.store.incident_position(id)?).and_then(|when| DayRange::of(&when));
    let (selected, hovered) = (&ctx.selection.incident, &ctx.selection.hovered);
    if let Some(days) = hovered.as_ref().filter(|id| Some(*id) != selected.as_ref()).and_then(days_of) {
        let pin = Pin { days, fill: ctx.theme.surface.card, ring: Stroke::new(1.5, ctx.theme.text.strong), radius: 3.5 };
        pin.paint(painter, frame, flags);
    }
    if let Some(days) = selected.as_ref().and_then(days_of) {
        let pin = Pin { days, fill: state.selection_glow, ring: Stroke::new(1.5, state.selection_ring), radius: 5.0 };
        pin.paint(painter, frame, flags);
    }
}

/// A pin on the day or night of an incident, or a bar over the days it may fall on.
struct Pin {
    days: DayRange,
    fill: Color32,
    ring: Stroke,
    radius: f32,
}

impl Pin {
    fn paint(&self, painter: &Painter, frame: &Frame, flags: &[Rect]) {
        let (left, right) = frame.axis.x_span(self.days);
        let (left, right) = (left as f32, right as f32);
        let band = frame.layout.band;
        if right < band.left() || left > band.right() {
            return;
        }
        let level = if frame.layout.compact { band.top() + 8.0 } else { frame.layout.flag_y };
        // A flag in the way: the pin hangs below it.
        let is_covered = flags.iter().any(|flag| flag.left() < right + 8.0 && left - 8.0 < flag.right());
        let y = if is_covered { frame.layout.bars.top() + 1.0 } else { level };
        let fall = |x: f32| {
            let line = [pos2(x, y), pos2(x, band.bottom())];
            painter.extend(Shape::dashed_line(&line, Stroke::new(1.0, self.ring.color), 1.5, 2.5));
        };
        if self.days.days() <= 2 || right - left < 10.0 {
            let x = painter.round_to_pixel_center(f32::midpoint(left, right));
            fall(x);
            painter.circle(pos2(x, y), self.radius, self.fill, self.ring);
        } else {
            let half = self.radius - 2.0;
            let span = Rect::from_min_max(pos2(left.max(band.left()), y - half), pos2(right.min(band.right()), y + half));
            [left, right].into_iter().filter(|x| band.x_range().contains(*x)).for_each(fall);
            painter.rect(span, half, self.fill, self.ring, egui::StrokeKind::Middle);
        }
    }
}

/// A handle of a range: a line over the height of the band, with a grip. That of the compared range is dashed, its grip lower.
pub(super) fn handle(painter: &Painter, ctx: &Ctx<'_>, frame: &Frame, brush: Brush, x: f32, response: &egui::Response) {
    let (state, band) = (&ctx.theme.state, frame.layout.band);
    let height = |share: f32| egui::lerp(frame.layout.bars.top()..=band.bottom(), share);
    let is_range = brush == Brush::Range;
    let (ink, soft) = if is_range { (state.accent, state.accent_soft) } else { (compared_ink(ctx), ctx.theme.evidence(Field::Date).tint) };
    let top = if frame.layout.compact || !is_range { band.top() } else { frame.layout.flag_y };
    if is_range {
        painter.vline(x, top..=band.bottom(), Stroke::new(2.0, ink));
    } else {
        painter.extend(Shape::dashed_line(&[pos2(x, top), pos2(x, band.bottom())], Stroke::new(1.5, ink), 4.0, 3.0));
    }
    let (middle, size) = if is_range { (0.5, vec2(10.0, 26.0)) } else { (0.78, vec2(9.0, 18.0)) };
    let grip = Rect::from_center_size(pos2(x, height(middle)), size);
    let fill = if response.hovered() || response.dragged() { soft } else { ctx.theme.surface.card };
    painter.rect(grip, 4.0, fill, Stroke::new(2.0, ink), egui::StrokeKind::Middle);
    for dx in [-1.5, 1.5] {
        painter.vline(x + dx, grip.center().y - size.y / 5.0..=grip.center().y + size.y / 5.0, Stroke::new(1.0, ink));
    }
    if response.has_focus() {
        painter.rect_stroke(grip.expand(4.0), 7.0, Stroke::new(2.0, state.focus), egui::StrokeKind::Middle);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        for (count, want) in [(0.0, "0"), (20.0, "20"), (1000.0, "1,000"), (250_000.0, "250,000")] {
            assert_eq!(short_count(count), want);
        }
    }
}
