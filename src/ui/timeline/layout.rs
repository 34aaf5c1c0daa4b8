//! Where the parts of the timeline stand. Pure geometry, in points.
//!
//! ```text
//! ┌ head: transport · speed · quick ranges ─────────── key · sum ┐ 36
//! ├ strip: two ranges compared (only while they are) ────────────┤ 28
//! │        ┌ flag ┐                        ┌ flag ┐              │
//! │ counts │ band │ ▂ ▅ ▇ ▃ ▁              │                     │ the rest
//! │        ╧══════╧═══════ baseline ═══════╧══════               │
//! └ years and months ────────────────────────────────────────────┘ 28
//! ```
//! With lanes their names take the place of the counts. Without room for all of it (`compact`) the dates move into the head, quick ranges into a menu, speed and key go.

use egui::{Rect, pos2};

/// Below this width the timeline is compact.
const COMPACT_BELOW: f32 = 1200.0;
/// Height of the head.
const HEAD: f32 = 36.0;
/// Height of the labels below the baseline.
const LABELS: f32 = 28.0;
/// Height of a date flag.
pub(super) const FLAG_HEIGHT: f32 = 24.0;
/// Room for counts at the side where reading starts.
const START_MARGIN: f32 = 56.0;
/// Room for the names of lanes there; where the timeline is compact.
const LANE_MARGIN: (f32, f32) = (184.0, 148.0);
/// Height of the strip that compares two ranges.
const STRIP: f32 = 28.0;
/// Least height of the plot: with all else, the least height of the panel.
const LEAST_PLOT: f32 = 28.0;
/// Room at the other side.
const END_MARGIN: f32 = 24.0;
/// Room between two flags that would touch.
const FLAG_GAP: f32 = 4.0;
/// Half the least width of anything to take hold of.
const TOUCH_HALF: f32 = 12.0;

/// The parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Layout {
    /// All of it.
    pub(super) room: Rect,
    /// Controls and counts.
    pub(super) head: Rect,
    /// Two ranges compared, while they are.
    pub(super) strip: Option<Rect>,
    /// Names of lanes, or counts, beside the bars.
    pub(super) margin: Rect,
    /// The range band, flags included: from under the head to the baseline.
    pub(super) band: Rect,
    /// The bars.
    pub(super) bars: Rect,
    /// Middle of the flags' height.
    pub(super) flag_y: f32,
    /// Middle of the height of the labels below the baseline.
    pub(super) label_y: f32,
    /// Whether there is no room for everything.
    pub(super) compact: bool,
    /// Whether time runs from right to left.
    pub(super) mirrored: bool,
}

/// What the timeline shows beside bars.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// Lanes with names.
    pub(super) has_lanes: bool,
    /// Two ranges compared.
    pub(super) has_strip: bool,
}

impl Layout {
    /// Divides the room of the timeline.
    pub(super) fn new(room: Rect, mirrored: bool, parts: Parts) -> Self {
        let compact = room.width() < COMPACT_BELOW;
        let start = match (parts.has_lanes, compact) {
            (false, _) => START_MARGIN,
            (true, false) => LANE_MARGIN.0,
            (true, true) => LANE_MARGIN.1,
        };
        let (left, right) = if mirrored { (END_MARGIN, start) } else { (start, END_MARGIN) };
        let head = Rect::from_min_max(pos2(room.left() + 8.0, room.top()), pos2(room.right() - 12.0, room.top() + HEAD));
        let least = if parts.has_strip { STRIP + LEAST_PLOT } else { LEAST_PLOT };
        let baseline = (room.bottom() - LABELS).max(head.bottom() + least).round();
        let strip_rect = Rect::from_min_max(pos2(head.left(), head.bottom()), pos2(head.right(), head.bottom() + STRIP));
        let strip = parts.has_strip.then_some(strip_rect);
        let band_top = strip.map_or(head.bottom(), |strip| strip.bottom()) + 4.0;
        let band = Rect::from_min_max(pos2(room.left() + left, band_top), pos2(room.right() - right, baseline));
        // Flags stand over the bars; a compact timeline needs room for the pin alone.
        let above_bars = if compact { 14.0 } else { FLAG_HEIGHT + 8.0 };
        let bars = Rect::from_min_max(pos2(band.left(), (band_top + above_bars).min(baseline - 8.0)), band.max);
        let (from, to) = if mirrored { (bars.right(), room.right()) } else { (room.left(), bars.left()) };
        let margin = Rect::from_x_y_ranges(from..=to, bars.y_range());
        Self { room, head, strip, margin, band, bars, flag_y: band_top + FLAG_HEIGHT / 2.0, label_y: baseline + 14.0, compact, mirrored }
    }
}

/// Left and right edges of the two flags, the left one first: over their handles, inside `left..right`, apart.
pub(super) fn flags(handles: [f32; 2], widths: [f32; 2], left: f32, right: f32) -> [(f32, f32); 2] {
    let [a, b] = [0, 1].map(|i| (handles[i] - widths[i] / 2.0).min(right - widths[i]).max(left));
    let (a, b) = if a + widths[0] + FLAG_GAP <= b { (a, b) } else { pushed_apart(handles, widths, left, right) };
    [(a, a + widths[0]), (b, b + widths[1])]
}

fn pushed_apart(handles: [f32; 2], widths: [f32; 2], left: f32, right: f32) -> (f32, f32) {
    let both = widths[0] + FLAG_GAP + widths[1];
    let middle = f32::midpoint(handles[0], handles[1]);
    let a = (middle - widths[0] - FLAG_GAP / 2.0).min(right - both).max(left);
    (a, a + widths[0] + FLAG_GAP)
}

/// Left and right edges of the grips of the two handles, the left one first: as wide as a finger needs, never sharing a point.
pub(super) fn grips(handles: [f32; 2]) -> [(f32, f32); 2] {
    let [a, b] = handles;
    let inner = ((b - a) / 2.0).clamp(0.0, TOUCH_HALF);
    let outer = 2.0 * TOUCH_HALF - inner;
    [(a - outer, a + inner), (b - inner, b + outer)]
}

/// The parts inside `area` of diagonal lines, `every` points apart and in step over the whole screen.
pub(super) fn hatch(area: Rect, every: f32) -> Vec<[egui::Pos2; 2]> {
    let (low, high) = (area.left() + area.top(), area.right() + area.bottom());
    let first = (low / every).ceil() as i64;
    let last = (high / every).floor() as i64;
    let line = |n: i64| {
        let sum = n as f32 * every;
        let x0 = (sum - area.bottom()).max(area.left());
        let x1 = (sum - area.top()).min(area.right());
        [pos2(x0, sum - x0), pos2(x1, sum - x1)]
    };
    (first..=last).map(line).filter(|[a, b]| a.x < b.x).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(width: f32, height: f32) -> Rect {
        Rect::from_min_size(pos2(0.0, 500.0), egui::vec2(width, height))
    }

    #[test]
    fn the_parts_fit_into_one_another_at_every_size() {
        for (width, height) in [(1464.0, 216.0), (966.0, 164.0), (700.0, 140.0), (2400.0, 300.0)] {
            for mirrored in [false, true] {
                for (has_lanes, has_strip) in [(false, false), (true, false), (false, true), (true, true)] {
                    let layout = Layout::new(room(width, height), mirrored, Parts { has_lanes, has_strip });
                    assert!(layout.bars.height() >= 30.0 && layout.bars.width() > 300.0, "{layout:?}");
                    assert!(layout.band.contains_rect(layout.bars));
                    assert!(layout.strip.map_or(layout.head.bottom(), |strip| strip.bottom()) <= layout.band.top());
                    assert!(layout.label_y + 8.0 <= 500.0 + height, "{width} x {height}: {layout:?}");
                    assert!(!layout.margin.intersect(layout.bars).is_positive());
                    assert_eq!(layout.compact, width < COMPACT_BELOW);
                }
            }
        }
    }

    #[test]
    fn counts_stand_where_reading_starts() {
        let layout = Layout::new(room(1464.0, 216.0), false, Parts::default());
        assert_eq!((layout.bars.left(), layout.bars.right()), (56.0, 1440.0));
        let mirrored = Layout::new(room(1464.0, 216.0), true, Parts::default());
        assert_eq!((mirrored.bars.left(), mirrored.bars.right()), (24.0, 1408.0));
    }

    #[test]
    fn flags_stay_inside_and_apart() {
        let rows = [
            ([300.0, 700.0], [(250.0, 350.0), (650.0, 750.0)]),
            ([10.0, 700.0], [(0.0, 100.0), (650.0, 750.0)]),
            ([300.0, 990.0], [(250.0, 350.0), (900.0, 1000.0)]),
            ([300.0, 320.0], [(208.0, 308.0), (312.0, 412.0)]),
            ([0.0, 5.0], [(0.0, 100.0), (104.0, 204.0)]),
            ([995.0, 1000.0], [(796.0, 896.0), (900.0, 1000.0)]),
            ([-500.0, 2000.0], [(0.0, 100.0), (900.0, 1000.0)]),
        ];
        for (handles, want) in rows {
            assert_eq!(flags(handles, [100.0, 100.0], 0.0, 1000.0), want, "{handles:?}");
        }
    }

    #[test]
    fn grips_of_close_handles_share_no_point() {
        for distance in [0.0, 3.0, 10.0, 24.0, 300.0] {
            let [a, b] = grips([100.0, 100.0 + distance]);
            assert!(a.1 <= b.0, "{distance}");
            assert!(a.1 - a.0 >= 24.0 && b.1 - b.0 >= 24.0);
            assert!(a.0 <= 100.0 && 100.0 <= a.1 && b.0 <= 100.0 + distance && 100.0 + distance <= b.1);
        }
    }

    #[test]
    fn hatching_stays_inside_and_runs_on_in_the_next_bar() {
        let area = Rect::from_min_max(pos2(103.0, 40.0), pos2(111.0, 73.0));
        let lines = hatch(area, 5.0);
        assert!(lines.len() >= 7);
        assert!(lines.iter().flatten().all(|p| area.expand(0.001).contains(*p)));
        assert!(lines.iter().all(|[a, b]| ((a.x + a.y) / 5.0).fract() == 0.0 && (a.x + a.y - b.x - b.y).abs() < 1e-3));
        assert!(hatch(Rect::from_min_max(pos2(1.0, 1.0), pos2(1.0, 9.0)), 5.0).is_empty());
    }
}
