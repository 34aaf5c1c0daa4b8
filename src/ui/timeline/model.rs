//! What the gestures on the timeline do to the range. Pure.

use super::axis::{Axis, day_number, day_of};
use crate::store::{DayRange, Unit};
use chrono::NaiveDate;

/// An edge closer than this to the beginning of a bar is drawn to it, in points.
const SNAP_PX: f64 = 4.0;

/// Less than any part of a day that can be pointed at.
const A_MOMENT: f64 = 1e-6;

/// One end of the range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum End {
    /// The first day.
    From,
    /// The last day.
    To,
}

impl End {
    /// Both, first day first.
    pub(super) const ALL: [Self; 2] = [Self::From, Self::To];

    /// The day of this end.
    pub(super) const fn of(self, range: DayRange) -> NaiveDate {
        match self {
            Self::From => range.from,
            Self::To => range.to,
        }
    }

    /// The moment at which its handle stands: the last day counts whole.
    pub(super) fn moment(self, range: DayRange) -> f64 {
        match self {
            Self::From => day_number(range.from),
            Self::To => day_number(range.to) + 1.0,
        }
    }
}

/// Which of the two ranges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Brush {
    /// The filter's.
    Range,
    /// The one it is compared with.
    Compared,
}

/// What the pointer took hold of, and what was there then.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Grip {
    /// A handle.
    End(End, DayRange),
    /// The band: the moment under the pointer at first.
    Band(DayRange, f64),
    /// Empty ground, where a new range begins.
    New(f64),
    /// The axis itself.
    Pan,
}

impl Grip {
    /// The range when the pointer has come to `moment`; `None` for a grip that moves no range. Ends never pass each other and, like
    /// a new range, go no farther than the extent; a band keeps its length and stays in the extent where it fits.
    pub(super) fn dragged(self, moment: f64, extent: DayRange) -> Option<DayRange> {
        match self {
            Self::End(End::From, held) => {
                let from = day_of(moment.round()).max(extent.from.min(held.from)).min(held.to);
                Some(DayRange { from, to: held.to })
            }
            Self::End(End::To, held) => {
                let to = day_of(moment.round() - 1.0).min(extent.to.max(held.to)).max(held.from);
                Some(DayRange { from: held.from, to })
            }
            Self::Band(held, at) => Some(shifted_within(held, (moment - at).round() as i64, extent)),
            Self::New(at) => {
                let inside = |moment: f64| day_of(moment).clamp(extent.from, extent.to);
                // What ends where a day begins does not hold that day.
                let (from, to) = (inside(at.min(moment)), inside(at.max(moment) - A_MOMENT));
                Some(DayRange { from, to: to.max(from) })
            }
            Self::Pan => None,
        }
    }
}

/// The range moved by some days, stopped at the ends of the extent unless it lies beyond them already.
pub(super) fn shifted_within(range: DayRange, days: i64, extent: DayRange) -> DayRange {
    let least = (extent.from - range.from).num_days().min(0);
    let most = (extent.to - range.to).num_days().max(0);
    range.shifted(days.clamp(least, most))
}

/// The moment, or the nearest beginning of a bar where that is close enough on screen; never inside a fold.
pub(super) fn snapped(moment: f64, axis: &Axis, unit: Unit) -> f64 {
    let moment = axis.unfolded(moment);
    let bar = unit.around(day_of(moment));
    let edges = [day_number(bar.from), day_number(bar.to) + 1.0];
    let near = edges.into_iter().find(|edge| (edge - moment).abs() * axis.px_per_day() <= SNAP_PX);
    near.unwrap_or(moment)
}

/// The range after an end was moved by the keyboard: by `steps` units, or days.
pub(super) fn nudged(range: DayRange, end: End, steps: i32, unit: Unit, extent: DayRange) -> DayRange {
    let moved = |day: NaiveDate| (0..steps.unsigned_abs()).fold(day, |day, _| one_step(day, steps > 0, unit));
    match end {
        End::From => DayRange { from: moved(range.from).min(range.to).max(extent.from.min(range.from)), to: range.to },
        // The last day moves as the day after it, so that it stays the last day of a unit.
        End::To => {
            let after = range.to.succ_opt().unwrap_or(range.to);
            let to = moved(after).pred_opt().unwrap_or(range.to);
            DayRange { from: range.from, to: to.max(range.from).min(extent.to.max(range.to)) }
        }
    }
}

fn one_step(day: NaiveDate, later: bool, unit: Unit) -> NaiveDate {
    let start = unit.start_of(day);
    if later {
        return unit.after(start, 1).unwrap_or(day);
    }
    if start < day { start } else { day.pred_opt().map_or(day, |before| unit.start_of(before)) }
}

/// The range with an end on a day. Where the ends would pass each other, the day alone.
pub(super) fn with_end(range: DayRange, end: End, day: NaiveDate) -> DayRange {
    let (from, to) = match end {
        End::From => (day, range.to),
        End::To => (range.from, day),
    };
    if from <= to { DayRange { from, to } } else { DayRange::day(day) }
}

/// Heights of the grid lines: 0 and up to three round numbers, the last at or above `highest` where it fits.
pub(super) fn grid_counts(highest: f64) -> Vec<f64> {
    let step = round_step(highest / 3.0);
    let lines = (highest / step).floor().max(0.0) as u32;
    (0..=lines.min(4)).map(|line| f64::from(line) * step).collect()
}

/// The least of 1, 2, 5, 10, 20 … that is no less than `least`.
fn round_step(least: f64) -> f64 {
    let mut decade = 1.0;
    while decade < 1e12 {
        if let Some(step) = [1.0, 2.0, 5.0].into_iter().map(|digit| digit * decade).find(|step| *step >= least) {
            return step;
        }
        decade *= 10.0;
    }
    decade
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::TimeView;
    use crate::store::sample::{day, range};

    fn moment(iso: &str) -> f64 {
        day_number(day(iso))
    }

    #[test]
    fn handles_move_their_end_and_never_pass_each_other() {
        let extent = range("2017-01-01", "2020-12-31");
        let held = range("2018-01-01", "2018-12-31");
        let rows = [
            (Grip::End(End::From, held), "2018-03-01", range("2018-03-01", "2018-12-31")),
            (Grip::End(End::From, held), "2019-03-01", range("2018-12-31", "2018-12-31")),
            (Grip::End(End::To, held), "2018-07-01", range("2018-01-01", "2018-06-30")),
            (Grip::End(End::To, held), "2017-07-01", range("2018-01-01", "2018-01-01")),
            (Grip::End(End::From, held), "2001-01-01", range("2017-01-01", "2018-12-31")),
            (Grip::End(End::To, held), "2031-01-01", range("2018-01-01", "2020-12-31")),
            (Grip::New(moment("2018-05-05") + 0.5), "2018-03-03", range("2018-03-03", "2018-05-05")),
            (Grip::New(moment("2018-05-05") + 0.5), "2011-03-03", range("2017-01-01", "2018-05-05")),
            (Grip::New(moment("2018-05-01")), "2018-07-01", range("2018-05-01", "2018-06-30")),
            (Grip::New(moment("2018-05-01")), "2018-05-01", range("2018-05-01", "2018-05-01")),
        ];
        for (grip, to, want) in rows {
            assert_eq!(grip.dragged(moment(to), extent), Some(want), "{grip:?}");
        }
        assert_eq!(Grip::Pan.dragged(0.0, extent), None);
    }

    #[test]
    fn the_band_keeps_its_length_and_stops_at_the_ends() {
        let extent = range("2018-01-01", "2018-12-31");
        let held = range("2018-03-01", "2018-03-31");
        let grip = Grip::Band(held, moment("2018-03-10"));
        assert_eq!(grip.dragged(moment("2018-03-12"), extent), Some(range("2018-03-03", "2018-04-02")));
        assert_eq!(grip.dragged(moment("2030-01-01"), extent), Some(range("2018-12-01", "2018-12-31")));
        assert_eq!(grip.dragged(moment("2001-01-01"), extent), Some(range("2018-01-01", "2018-01-31")));
        let wider = range("2017-01-01", "2019-12-31");
        assert_eq!(Grip::Band(wider, 0.0).dragged(50.0, extent), Some(wider), "wider than the extent: it stays");
    }

    #[test]
    fn arrows_move_an_end_to_the_next_unit() {
        let extent = range("2017-01-01", "2020-12-31");
        let held = range("2018-01-15", "2018-12-31");
        let rows = [
            (End::From, 1, Unit::Month, range("2018-02-01", "2018-12-31")),
            (End::From, -1, Unit::Month, range("2018-01-01", "2018-12-31")),
            (End::From, -1, Unit::Day, range("2018-01-14", "2018-12-31")),
            (End::To, 1, Unit::Month, range("2018-01-15", "2019-01-31")),
            (End::To, -2, Unit::Month, range("2018-01-15", "2018-10-31")),
            (End::From, 40, Unit::Month, range("2018-12-31", "2018-12-31")),
            (End::To, 400, Unit::Month, range("2018-01-15", "2020-12-31")),
            (End::From, -400, Unit::Month, range("2017-01-01", "2018-12-31")),
        ];
        for (end, steps, unit, want) in rows {
            assert_eq!(nudged(held, end, steps, unit, extent), want, "{end:?} {steps} {unit:?}");
        }
    }

    #[test]
    fn an_end_goes_to_a_day_and_takes_the_other_along_where_they_would_cross() {
        let held = range("2018-01-01", "2018-12-31");
        let rows = [
            (End::From, "2018-06-01", range("2018-06-01", "2018-12-31")),
            (End::To, "2018-06-30", range("2018-01-01", "2018-06-30")),
            (End::From, "2020-01-01", range("2020-01-01", "2020-01-01")),
        ];
        for (end, at, want) in rows {
            assert_eq!(with_end(held, end, day(at)), want, "{end:?} {at}");
        }
    }

    #[test]
    fn an_edge_near_the_beginning_of_a_bar_is_drawn_to_it() {
        let from_day = moment("2018-01-01");
        let view = TimeView { from_day, to_day: from_day + 1000.0 };
        let axis = Axis::new(view, (0.0, 1000.0), false, std::sync::Arc::new([]));
        let rows = [("2018-03-03", "2018-03-01"), ("2018-03-29", "2018-04-01"), ("2018-03-15", "2018-03-15")];
        for (at, want) in rows {
            assert_eq!(snapped(moment(at), &axis, Unit::Month), moment(want), "{at}");
        }
    }

    #[test]
    fn grid_lines_are_round_and_few() {
        let rows: [(f64, &[f64]); 6] = [
            (0.0, &[0.0]),
            (1.0, &[0.0, 1.0]),
            (3.4, &[0.0, 2.0]),
            (20.0, &[0.0, 10.0, 20.0]),
            (25.0, &[0.0, 10.0, 20.0]),
            (1234.0, &[0.0, 500.0, 1000.0]),
        ];
        for (highest, want) in rows {
            assert_eq!(grid_counts(highest), want, "{highest}");
        }
    }
}
