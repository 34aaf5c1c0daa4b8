//! Time to pixels and back. Pure; `f64` throughout, because `f32` cannot tell days apart when zoomed in.
//!
//! ```text
//!   from_day                         to_day        day n of the common era fills n .. n + 1
//!      │  ▁ ▃ ▇ ▂     ▅              │
//!      └──────────────────────────────┘
//!    left                           right          mirrored: from_day stands at the right
//! ```

use chrono::{Datelike as _, NaiveDate};

use crate::context::TimeView;
use crate::store::DayRange;

/// Least part of time on screen, in days.
const LEAST_DAYS: f64 = 10.0;
/// How much wider than the dated extent the view may get.
const WIDEST: f64 = 1.3;

/// Where the day begins, in days of the common era.
pub(super) fn day_number(day: NaiveDate) -> f64 {
    f64::from(day.num_days_from_ce())
}

/// The day that fills `number`; the ends of the calendar beyond it.
pub(super) fn day_of(number: f64) -> NaiveDate {
    let whole = number.floor().clamp(f64::from(i32::MIN), f64::from(i32::MAX)) as i32;
    NaiveDate::from_num_days_from_ce_opt(whole).unwrap_or(if whole < 0 { NaiveDate::MIN } else { NaiveDate::MAX })
}

/// Time laid along a line of the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Axis {
    /// The part of time.
    pub(super) view: TimeView,
    /// Left end, in points.
    pub(super) left: f64,
    /// Right end, in points.
    pub(super) right: f64,
    /// Whether time runs from right to left.
    pub(super) mirrored: bool,
}

impl Axis {
    /// Points to a day.
    pub(super) fn px_per_day(&self) -> f64 {
        (self.right - self.left).max(1.0) / self.view.days().max(f64::MIN_POSITIVE)
    }

    /// Where a moment stands.
    pub(super) fn x_from_day(&self, day: f64) -> f64 {
        let along = (day - self.view.from_day) * self.px_per_day();
        if self.mirrored { self.right - along } else { self.left + along }
    }

    /// The moment at a point.
    pub(super) fn day_from_x(&self, x: f64) -> f64 {
        let along = if self.mirrored { self.right - x } else { x - self.left };
        self.view.from_day + along / self.px_per_day()
    }

    /// Left and right edge of some days, first day to last day included.
    pub(super) fn x_span(&self, days: DayRange) -> (f64, f64) {
        let (a, b) = (self.x_from_day(day_number(days.from)), self.x_from_day(day_number(days.to) + 1.0));
        (a.min(b), a.max(b))
    }

    /// The days that are at least partly visible.
    pub(super) fn visible(&self) -> DayRange {
        DayRange::new(day_of(self.view.from_day), day_of(self.view.to_day - 1e-6))
    }

    /// The view with `factor` times as many days, the moment at `x` staying there; kept by [`clamped`].
    pub(super) fn zoomed(&self, x: f64, factor: f64, extent: DayRange) -> TimeView {
        let anchor = self.day_from_x(x);
        let days = (self.view.days() * factor).clamp(LEAST_DAYS, widest(extent));
        let before = (anchor - self.view.from_day) / self.view.days().max(f64::MIN_POSITIVE);
        let from_day = anchor - before * days;
        clamped(TimeView { from_day, to_day: from_day + days }, extent)
    }

    /// The view after the content moved `dx` points to the right; kept by [`clamped`].
    pub(super) fn panned(&self, dx: f64, extent: DayRange) -> TimeView {
        let days = dx / self.px_per_day() * if self.mirrored { 1.0 } else { -1.0 };
        clamped(TimeView { from_day: self.view.from_day + days, to_day: self.view.to_day + days }, extent)
    }
}

fn widest(extent: DayRange) -> f64 {
    (extent.days() as f64 * WIDEST).max(LEAST_DAYS * 3.0)
}

/// The view, no wider than sensible and with its middle inside the extent, so that nobody gets lost in empty time.
pub(super) fn clamped(view: TimeView, extent: DayRange) -> TimeView {
    let days = view.days().clamp(LEAST_DAYS, widest(extent));
    let middle = f64::midpoint(view.from_day, view.to_day).clamp(day_number(extent.from), day_number(extent.to) + 1.0);
    TimeView { from_day: middle - days / 2.0, to_day: middle + days / 2.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample::{day, range};

    fn axis(mirrored: bool) -> Axis {
        let from_day = day_number(day("2018-01-01"));
        Axis { view: TimeView { from_day, to_day: from_day + 100.0 }, left: 50.0, right: 1050.0, mirrored }
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
            let closer = Axis { view: axis.zoomed(300.0, 0.5, extent), ..axis };
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
        let mirrored = Axis { mirrored: true, ..axis };
        assert!((mirrored.panned(100.0, extent).from_day - (axis.view.from_day + 10.0)).abs() < 1e-6);
        let far = axis.panned(-1e7, extent);
        assert!(far.from_day <= day_number(extent.to) + 1.0, "{far:?}");
    }

    #[test]
    fn the_ends_of_the_calendar_are_reached_without_panic() {
        assert_eq!(day_of(f64::INFINITY), NaiveDate::MAX);
        assert_eq!(day_of(f64::NEG_INFINITY), NaiveDate::MIN);
        assert_eq!(day_of(day_number(day("2024-02-29")) + 0.99), day("2024-02-29"));
    }
}
