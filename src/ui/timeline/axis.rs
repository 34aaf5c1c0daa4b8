//! Time to pixels and back. Pure; `f64` throughout, because `f32` cannot tell days apart when zoomed in.
//!
//! ```text
//!   from_day                         to_day        day n of the common era fills n .. n + 1
//!      │  ▁ ▃ ▇ ▂     ▅              │
//!      └──────────────────────────────┘
//!    left                           right          mirrored: from_day stands at the right
//! ```
//!
//! Long empty stretches may be folded: each takes the same few points, and everything between the ends of the line (bars, handles,
//! drags, zoom) goes by the same two functions, [`Axis::x_from_day`] and [`Axis::day_from_x`].

use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};

use crate::context::TimeView;
use crate::store::DayRange;

/// Least part of time on screen, in days.
const LEAST_DAYS: f64 = 10.0;
/// How much wider than the dated extent the view may get.
const WIDEST: f64 = 1.3;
/// Width of a fold in points, and the share of the line that all folds together take at most.
const FOLD_PX: f64 = 26.0;
const MOST_FOLDED: f64 = 0.4;

/// Where the day begins, in days of the common era.
pub(super) fn day_number(day: NaiveDate) -> f64 {
    f64::from(day.num_days_from_ce())
}

/// The day that fills `number`; the ends of the calendar beyond it.
pub(super) fn day_of(number: f64) -> NaiveDate {
    let whole = number.floor().clamp(f64::from(i32::MIN), f64::from(i32::MAX)) as i32;
    NaiveDate::from_num_days_from_ce_opt(whole).unwrap_or(if whole < 0 { NaiveDate::MIN } else { NaiveDate::MAX })
}

/// A stretch of time that is folded: its first moment, and the one after its last.
pub(super) type Fold = (f64, f64);

/// Where a fold of these days lies.
pub(super) fn fold_of(days: DayRange) -> Fold {
    (day_number(days.from), day_number(days.to) + 1.0)
}

/// Time laid along a line of the screen, at one scale but for its folds, which take the same room however long they are.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Axis {
    /// The part of time.
    pub(super) view: TimeView,
    /// Left end, in points.
    pub(super) left: f64,
    /// Right end, in points.
    pub(super) right: f64,
    /// Whether time runs from right to left.
    pub(super) mirrored: bool,
    /// In order of time, apart.
    folds: Arc<[Fold]>,
    /// Points to a day outside of folds.
    px_per_day: f64,
    /// Points to a whole fold.
    px_per_fold: f64,
}

impl Axis {
    /// Lays a part of time between two ends of a line. A view that is hardly more than one fold is laid out without any.
    pub(super) fn new(view: TimeView, (left, right): (f64, f64), mirrored: bool, folds: Arc<[Fold]>) -> Self {
        let width = (right - left).max(1.0);
        let shared = |fold: &Fold| (view.to_day.min(fold.1) - view.from_day.max(fold.0)).max(0.0);
        let folded: f64 = folds.iter().map(shared).sum();
        let count: f64 = folds.iter().map(|fold| shared(fold) / (fold.1 - fold.0)).sum();
        let open = view.days() - folded;
        if folded > 0.0 && open < LEAST_DAYS / 2.0 {
            return Self::new(view, (left, right), mirrored, Arc::new([]));
        }
        let px_per_fold = if count > 0.0 { FOLD_PX.min(MOST_FOLDED * width / count) } else { FOLD_PX };
        let px_per_day = (width - count * px_per_fold) / open.max(f64::MIN_POSITIVE);
        Self { view, left, right, mirrored, folds, px_per_day, px_per_fold }
    }

    /// Points to a day outside of folds.
    pub(super) const fn px_per_day(&self) -> f64 {
        self.px_per_day
    }

    const fn width(&self) -> f64 {
        self.right - self.left
    }

    /// How many days the line would show without folds, at its scale.
    pub(super) fn open_days(&self) -> f64 {
        self.width() / self.px_per_day
    }

    /// Points from a moment to a later one.
    fn px_between(&self, from: f64, to: f64) -> f64 {
        let saved = |fold: &Fold| {
            let shared = (to.min(fold.1) - from.max(fold.0)).max(0.0);
            shared * (self.px_per_day - self.px_per_fold / (fold.1 - fold.0))
        };
        (to - from) * self.px_per_day - self.folds.iter().map(saved).sum::<f64>()
    }

    /// The moment so many points after another; before it where negative.
    fn walked(&self, from: f64, px: f64) -> f64 {
        let (mut at, mut left) = (from, px.abs());
        let later = px >= 0.0;
        let sign = if later { 1.0 } else { -1.0 };
        // Along the way each fold has a near and a far end.
        let ends = |fold: &Fold| if later { *fold } else { (fold.1, fold.0) };
        let mut ahead: Vec<Fold> = self.folds.iter().map(ends).filter(|(_, far)| (far - from) * sign > 0.0).collect();
        ahead.sort_by(|a, b| (a.0 * sign).total_cmp(&(b.0 * sign)));
        for (near, far) in ahead {
            let open = ((near - at) * sign).max(0.0) * self.px_per_day;
            if left <= open {
                break;
            }
            left -= open;
            at = if (near - at) * sign > 0.0 { near } else { at };
            let rate = self.px_per_fold / (far - near).abs();
            let inside = (far - at).abs() * rate;
            if left <= inside {
                return at + sign * left / rate;
            }
            left -= inside;
            at = far;
        }
        at + sign * left / self.px_per_day
    }

    /// Where a moment stands.
    pub(super) fn x_from_day(&self, day: f64) -> f64 {
        let from = self.view.from_day;
        let along = if day >= from { self.px_between(from, day) } else { -self.px_between(day, from) };
        if self.mirrored { self.right - along } else { self.left + along }
    }

    /// The moment at a point.
    pub(super) fn day_from_x(&self, x: f64) -> f64 {
        self.walked(self.view.from_day, self.along(x))
    }

    /// Points from where time begins.
    fn along(&self, x: f64) -> f64 {
        if self.mirrored { self.right - x } else { x - self.left }
    }

    /// Left and right edge of some days, first day to last day included.
    pub(super) fn x_span(&self, days: DayRange) -> (f64, f64) {
        self.x_between(fold_of(days))
    }

    fn x_between(&self, (from, to): Fold) -> (f64, f64) {
        let (a, b) = (self.x_from_day(from), self.x_from_day(to));
        (a.min(b), a.max(b))
    }

    /// The same for a bar: where folds cut its days, the longest part outside of them.
    pub(super) fn bar_span(&self, days: DayRange) -> (f64, f64) {
        let (from, to) = fold_of(days);
        let (mut at, mut best) = (from, (from, from));
        let mut keep = |part: Fold| {
            if part.1 - part.0 > best.1 - best.0 {
                best = part;
            }
        };
        for fold in self.folds.iter().filter(|fold| fold.0 < to && fold.1 > from) {
            keep((at, fold.0));
            at = fold.1;
        }
        keep((at, to));
        self.x_between(if best.1 > best.0 { best } else { (from, to) })
    }

    /// Whether the days lie wholly in a fold.
    pub(super) fn is_folded(&self, days: DayRange) -> bool {
        let (from, to) = fold_of(days);
        self.folds.iter().any(|fold| fold.0 <= from && to <= fold.1)
    }

    /// Whether a fold begins after the first moment and before the other.
    pub(super) fn folds_between(&self, from: f64, to: f64) -> bool {
        self.folds.iter().any(|fold| from <= fold.0 && fold.0 < to)
    }

    /// The moment, or where it lies in a fold the nearer end of that: nothing can be aimed at inside.
    pub(super) fn unfolded(&self, moment: f64) -> f64 {
        let fold = self.folds.iter().find(|fold| fold.0 < moment && moment < fold.1);
        fold.map_or(moment, |(from, to)| if moment - from < to - moment { *from } else { *to })
    }

    /// The folds on screen: their moments, and their left and right edges, whole even where the screen cuts them.
    pub(super) fn visible_folds(&self) -> impl Iterator<Item = (Fold, (f64, f64))> + '_ {
        let is_visible = |fold: &&Fold| fold.0 < self.view.to_day && fold.1 > self.view.from_day;
        self.folds.iter().filter(is_visible).map(|fold| (*fold, self.x_between(*fold)))
    }

    /// The days that are at least partly visible.
    pub(super) fn visible(&self) -> DayRange {
        DayRange::new(day_of(self.view.from_day), day_of(self.view.to_day - 1e-6))
    }

    /// The view with `factor` times as many days, the moment at `x` staying there. Never closer than some days nor much wider than the
    /// extent, and with its middle inside the extent, so that nobody gets lost in empty time.
    pub(super) fn zoomed(&self, x: f64, factor: f64, extent: DayRange) -> TimeView {
        let days = (self.open_days() * factor).clamp(LEAST_DAYS, self.widest(extent));
        let scaled = Self { px_per_day: self.width() / days, ..self.clone() };
        scaled.placed(self.day_from_x(x), self.along(x), extent)
    }

    /// The view after the content moved `dx` points to the right; kept as by [`Self::zoomed`].
    pub(super) fn panned(&self, dx: f64, extent: DayRange) -> TimeView {
        self.placed(self.view.from_day, if self.mirrored { -dx } else { dx }, extent)
    }

    /// The view at this scale with a moment so many points from where time begins.
    fn placed(&self, moment: f64, along: f64, extent: DayRange) -> TimeView {
        let half = self.width() / 2.0;
        let (first, last) = fold_of(extent);
        let middle = self.walked(moment, half - along).clamp(first, last);
        TimeView { from_day: self.walked(middle, -half), to_day: self.walked(middle, half) }
    }

    /// Most days outside of folds that the view may take.
    fn widest(&self, extent: DayRange) -> f64 {
        let folded: f64 = self.folds.iter().map(|fold| fold.1 - fold.0).sum();
        let folds_as_days = self.folds.len() as f64 * self.px_per_fold / self.px_per_day;
        ((extent.days() as f64 - folded + folds_as_days) * WIDEST).max(LEAST_DAYS * 3.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample::{day, range};

    fn axis(mirrored: bool) -> Axis {
        let from_day = day_number(day("2018-01-01"));
        Axis::new(TimeView { from_day, to_day: from_day + 100.0 }, (50.0, 1050.0), mirrored, Arc::new([]))
    }

    /// Four years of which the two in the middle are folded.
    fn folded(mirrored: bool) -> Axis {
        let view = TimeView::around(range("2015-01-01", "2018-12-31"));
        Axis::new(view, (50.0, 1050.0), mirrored, Arc::new([fold_of(range("2016-01-01", "2017-12-31"))]))
    }

    #[test]
    fn a_day_and_its_place_lead_to_each_other_in_both_directions() {
        for mirrored in [false, true] {
            let axis = axis(mirrored);
            for offset in [0.0, 0.25, 37.5, 100.0] {
                let moment = axis.view.from_day + offset;
                assert!((axis.day_from_x(axis.x_from_day(moment)) - moment).abs() < 1e-9);
            }
        }
        assert_eq!(axis(false).x_from_day(axis(false).view.from_day), 50.0);
        assert_eq!(axis(true).x_from_day(axis(true).view.from_day), 1050.0, "time begins at the right");
    }

    #[test]
    fn a_day_fills_its_whole_width() {
        assert_eq!(axis(false).x_span(range("2018-01-01", "2018-01-02")), (50.0, 70.0));
        assert_eq!(axis(true).x_span(range("2018-01-01", "2018-01-02")), (1030.0, 1050.0));
        assert_eq!(axis(false).visible(), range("2018-01-01", "2018-04-10"));
    }

    #[test]
    fn zooming_keeps_the_day_under_the_pointer() {
        let extent = range("2017-06-01", "2018-12-31");
        for mirrored in [false, true] {
            let axis = axis(mirrored);
            let under = axis.day_from_x(300.0);
            let closer = Axis::new(axis.zoomed(300.0, 0.5, extent), (50.0, 1050.0), mirrored, Arc::new([]));
            assert!((closer.day_from_x(300.0) - under).abs() < 1e-6);
            assert!((closer.view.days() - 50.0).abs() < 1e-6);
        }
    }

    #[test]
    fn zooming_stops_at_days_and_at_the_extent() {
        let extent = range("2018-01-01", "2018-12-31");
        let closest = axis(false).zoomed(300.0, 1e-9, extent);
        assert!((closest.days() - LEAST_DAYS).abs() < 1e-6);
        let farthest = axis(false).zoomed(300.0, 1e9, extent);
        assert!((farthest.days() - 365.0 * WIDEST).abs() < 1e-6);
    }

    #[test]
    fn panning_follows_the_pointer_and_never_loses_the_data() {
        let extent = range("2018-01-01", "2018-12-31");
        let axis = axis(false);
        assert!((axis.panned(-100.0, extent).from_day - (axis.view.from_day + 10.0)).abs() < 1e-6, "content to the left, later days");
        let mirrored = Axis::new(axis.view, (50.0, 1050.0), true, Arc::new([]));
        assert!((mirrored.panned(100.0, extent).from_day - (axis.view.from_day + 10.0)).abs() < 1e-6);
        let far = axis.panned(-1e7, extent);
        assert!(far.from_day <= day_number(extent.to) + 1.0, "{far:?}");
    }

    #[test]
    fn a_fold_takes_little_room_and_time_around_it_keeps_its_scale() {
        for mirrored in [false, true] {
            let axis = folded(mirrored);
            let (_, (left, right)) = axis.visible_folds().next().expect("a fold");
            assert!((right - left - FOLD_PX).abs() < 1e-9);
            let width = |days: DayRange| axis.x_span(days).1 - axis.x_span(days).0;
            assert!((width(range("2015-03-01", "2015-03-31")) - width(range("2018-03-01", "2018-03-31"))).abs() < 1e-9);
            assert!((axis.x_from_day(axis.view.from_day) - if mirrored { 1050.0 } else { 50.0 }).abs() < 1e-9);
            assert!((axis.x_from_day(axis.view.to_day) - if mirrored { 50.0 } else { 1050.0 }).abs() < 1e-6);
            for part in 0..=200 {
                let x = 50.0 + 5.0 * f64::from(part);
                assert!((axis.x_from_day(axis.day_from_x(x)) - x).abs() < 1e-6, "{x}");
            }
        }
    }

    #[test]
    fn zoom_and_drag_pass_over_folds() {
        let extent = range("2015-01-01", "2018-12-31");
        for mirrored in [false, true] {
            let axis = folded(mirrored);
            for x in [200.0, 560.0, 900.0] {
                let under = axis.day_from_x(x);
                let zoomed = axis.zoomed(x, 0.8, extent);
                let closer = Axis::new(zoomed, (50.0, 1050.0), mirrored, Arc::clone(&axis.folds));
                assert!((closer.px_per_day() / axis.px_per_day() - 1.25).abs() < 1e-6, "{x}");
                assert!((closer.day_from_x(x) - under).abs() < 1e-6, "{x}");
                let panned = closer.panned(40.0, extent);
                let moved = Axis::new(panned, (50.0, 1050.0), mirrored, Arc::clone(&axis.folds));
                assert!((moved.day_from_x(x + 40.0) - under).abs() < 1e-6, "{x}: {} {under}", moved.day_from_x(x + 40.0));
            }
            let back = Axis::new(axis.zoomed(300.0, 1e-9, extent), (50.0, 1050.0), mirrored, Arc::clone(&axis.folds));
            assert!((back.open_days() - LEAST_DAYS).abs() < 1e-6);
            let out = Axis::new(back.zoomed(300.0, 1e9, extent), (50.0, 1050.0), mirrored, Arc::clone(&axis.folds));
            assert!(out.view.from_day < day_number(extent.from) && out.view.to_day > day_number(extent.to), "everything shows");
        }
    }

    #[test]
    fn bars_and_aims_stay_out_of_folds() {
        let axis = folded(false);
        let (_, (left, right)) = axis.visible_folds().next().expect("a fold");
        let cut = axis.bar_span(range("2015-12-01", "2016-03-31"));
        assert!((cut.1 - left).abs() < 1e-9 && (cut.0 - axis.x_span(range("2015-12-01", "2015-12-31")).0).abs() < 1e-9);
        let cut = axis.bar_span(range("2017-10-01", "2018-09-30"));
        assert!((cut.0 - right).abs() < 1e-9);
        assert!(axis.is_folded(range("2016-02-01", "2016-02-29")) && !axis.is_folded(range("2015-12-31", "2016-01-01")));
        let moment = |iso: &str| day_number(day(iso));
        assert_eq!(axis.unfolded(moment("2016-03-01")), moment("2016-01-01"));
        assert_eq!(axis.unfolded(moment("2017-11-01")), moment("2018-01-01"));
        assert_eq!(axis.unfolded(moment("2015-11-01")), moment("2015-11-01"));
        assert!(
            axis.folds_between(moment("2015-12-01"), moment("2018-01-01"))
                && !axis.folds_between(moment("2018-01-01"), moment("2018-02-01"))
        );
    }

    #[test]
    fn a_view_inside_a_fold_is_laid_out_without_it() {
        let view = TimeView::around(range("2016-02-01", "2016-04-30"));
        let axis = Axis::new(view, (0.0, 900.0), false, Arc::new([fold_of(range("2016-01-01", "2017-12-31"))]));
        assert_eq!(axis.visible_folds().count(), 0);
        assert!((axis.open_days() - view.days()).abs() < 1e-9);
    }

    #[test]
    fn the_ends_of_the_calendar_are_reached_without_panic() {
        assert_eq!(day_of(f64::INFINITY), NaiveDate::MAX);
        assert_eq!(day_of(f64::NEG_INFINITY), NaiveDate::MIN);
        assert_eq!(day_of(day_number(day("2024-02-29")) + 0.99), day("2024-02-29"));
    }
}
