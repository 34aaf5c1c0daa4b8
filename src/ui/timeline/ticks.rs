//! Marks on the time axis: where calendar units begin, as many as find room. Pure.

use chrono::{Datelike as _, NaiveDate};

use super::axis::{Axis, day_number};
use crate::store::{DayRange, Unit};

/// Room between a label and what follows, in points.
const LABEL_GAP_PX: f64 = 10.0;
/// Room from a tick to its label.
const LABEL_INSET_PX: f64 = 4.0;
/// Marks closer than this are left out.
const LEAST_MARK_PX: f64 = 5.0;

/// What begins at a tick; its label says that much of the date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// A day of the month.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// A labelled mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tick {
    /// The day that begins there.
    pub(super) day: NaiveDate,
    /// How much of the date its label says.
    pub(super) level: Level,
    /// Whether the label says the larger units too, because no label before it does.
    pub(super) full: bool,
    /// Where it stands, in points.
    pub(super) x: f64,
    /// Left edge of the label.
    pub(super) label_left: f64,
    /// Width of the label.
    pub(super) label_width: f64,
}

/// The marks of a view.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Ticks {
    /// With labels, in order of time.
    pub(super) labelled: Vec<Tick>,
    /// Without, in order of time.
    pub(super) small: Vec<f64>,
}

/// A distance of ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Step {
    unit: Unit,
    count: u32,
}

const fn step(unit: Unit, count: u32) -> Step {
    Step { unit, count }
}

/// Fine to coarse.
const STEPS: [Step; 12] = [
    step(Unit::Day, 1),
    step(Unit::Week, 1),
    step(Unit::Month, 1),
    step(Unit::Quarter, 1),
    step(Unit::Quarter, 2),
    step(Unit::Year, 1),
    step(Unit::Year, 2),
    step(Unit::Year, 5),
    step(Unit::Year, 10),
    step(Unit::Year, 20),
    step(Unit::Year, 50),
    step(Unit::Year, 100),
];

impl Step {
    fn days(self) -> f64 {
        self.unit.mean_days() * f64::from(self.count)
    }

    /// The level of most of its labels.
    const fn level(self) -> Level {
        match self.unit {
            Unit::Day | Unit::Week => Level::Day,
            Unit::Month | Unit::Quarter => Level::Month,
            Unit::Year => Level::Year,
        }
    }

    /// Days on which it begins within `visible`. Weeks are counted from the first of a month, so that months stay in sight.
    fn days_in(self, visible: DayRange) -> Vec<NaiveDate> {
        if self.unit == Unit::Week {
            let is_quarter_of_month = |day: &NaiveDate| matches!(day.day(), 1 | 8 | 15 | 22);
            return step(Unit::Day, 1).days_in(visible).into_iter().filter(is_quarter_of_month).collect();
        }
        let mut days = Vec::new();
        let mut next = self.first(visible.from);
        while let Some(day) = next.filter(|day| *day <= visible.to) {
            if day >= visible.from {
                days.push(day);
            }
            next = self.unit.after(day, self.count);
        }
        days
    }

    /// The last beginning at or before `day`, counted so that steps of several years or quarters fall on round ones.
    fn first(self, day: NaiveDate) -> Option<NaiveDate> {
        let start = self.unit.start_of(day);
        let count = self.count.max(1) as i32;
        match self.unit {
            Unit::Year => NaiveDate::from_ymd_opt(start.year().div_euclid(count) * count, 1, 1),
            Unit::Quarter => start.with_month0(start.month0() / (3 * self.count.max(1)) * (3 * self.count.max(1))),
            _ => Some(start),
        }
    }
}

fn level_of(day: NaiveDate, least: Level) -> Level {
    if day.ordinal() == 1 {
        Level::Year
    } else if day.day() == 1 {
        Level::Month.max(least)
    } else {
        least
    }
}

/// Chooses ticks for the axis. `width_of` gives the width of the label of a day at a level, alone or in full. Labels stand after
/// their tick in reading direction, never overlap, and never leave the axis.
pub(super) fn ticks(axis: &Axis, width_of: impl Fn(NaiveDate, Level, bool) -> f64) -> Ticks {
    let px = |step: Step| step.days() * axis.px_per_day();
    let roomy = |step: &Step| px(*step) >= widest(step.level(), axis.visible().from, &width_of) + LABEL_INSET_PX + LABEL_GAP_PX;
    let at = STEPS.iter().position(roomy).unwrap_or(STEPS.len() - 1);
    let Some(step) = STEPS.get(at).copied() else { return Ticks::default() };
    let finer = STEPS.iter().take(at).find(|finer| px(**finer) >= LEAST_MARK_PX);
    let open = |step: Step| -> Vec<NaiveDate> {
        step.days_in(axis.visible()).into_iter().filter(|day| !axis.is_folded(DayRange::day(*day))).collect()
    };
    let days = open(step);
    let small_days = finer.map_or_else(Vec::new, |finer| open(*finer));
    let small = small_days.into_iter().filter(|day| !days.contains(day)).map(|day| axis.x_from_day(day_number(day)));
    Ticks { small: small.collect(), labelled: placed(axis, &days, step.level(), &width_of) }
}

/// The widest label of a level, and of the years that stand among months.
fn widest(level: Level, day: NaiveDate, width_of: &impl Fn(NaiveDate, Level, bool) -> f64) -> f64 {
    let year = width_of(day, Level::Year, false);
    match level {
        Level::Year => year,
        Level::Month => {
            (1..=12).filter_map(|month| day.with_day(1)?.with_month(month)).map(|day| width_of(day, level, false)).fold(year, f64::max)
        }
        Level::Day => width_of(day, level, false),
    }
}

/// Gives each day a label, leaving out those that would touch a more important one.
fn placed(axis: &Axis, days: &[NaiveDate], least: Level, width_of: &impl Fn(NaiveDate, Level, bool) -> f64) -> Vec<Tick> {
    let mut candidates: Vec<Tick> = Vec::new();
    for &day in days {
        let level = level_of(day, least);
        // The first label carries the whole date, so that a view inside one month or year still says which; so does one after a fold.
        let leaps = candidates.last().is_none_or(|last| axis.folds_between(day_number(last.day), day_number(day)));
        let full = leaps && level != Level::Year;
        let x = axis.x_from_day(day_number(day));
        let label_width = width_of(day, level, full);
        let label_left = if axis.mirrored { x - LABEL_INSET_PX - label_width } else { x + LABEL_INSET_PX };
        candidates.push(Tick { day, level, full, x, label_left, label_width });
    }
    candidates.retain(|tick| tick.label_left >= axis.left && tick.label_left + tick.label_width <= axis.right);
    let mut by_rank: Vec<Tick> = candidates;
    by_rank.sort_by_key(|tick| (std::cmp::Reverse(if tick.full { Level::Year } else { tick.level }), tick.day));
    let mut kept: Vec<Tick> = Vec::new();
    for tick in by_rank {
        if kept.iter().all(|other| apart(&tick, other)) {
            kept.push(tick);
        }
    }
    kept.sort_by_key(|tick| tick.day);
    kept
}

fn apart(a: &Tick, b: &Tick) -> bool {
    let (first, second) = if a.label_left <= b.label_left { (a, b) } else { (b, a) };
    first.label_left + first.label_width + LABEL_GAP_PX / 2.0 <= second.label_left
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::axis::fold_of;
    use super::*;
    use crate::context::TimeView;
    use crate::store::sample::{day, range};

    fn axis(from: &str, to: &str, width: f64, mirrored: bool) -> Axis {
        let view = TimeView { from_day: day_number(day(from)), to_day: day_number(day(to)) };
        Axis::new(view, (10.0, 10.0 + width), mirrored, Arc::new([]))
    }

    fn width_of(_: NaiveDate, level: Level, full: bool) -> f64 {
        match (level, full) {
            (Level::Year, _) => 30.0,
            (Level::Month, false) => 26.0,
            (Level::Day, false) => 16.0,
            (_, true) => 80.0,
        }
    }

    #[test]
    fn the_step_suits_the_room() {
        let rows = [
            ("2017-01-01", "2026-01-01", 1400.0, Level::Year, "2018-01-01"),
            ("2018-01-01", "2019-01-01", 900.0, Level::Month, "2018-02-01"),
            ("2018-03-01", "2018-04-01", 1200.0, Level::Day, "2018-03-05"),
        ];
        for (from, to, width, level, holds) in rows {
            let ticks = ticks(&axis(from, to, width, false), width_of);
            let found = ticks.labelled.iter().find(|tick| tick.day == day(holds));
            assert_eq!(found.map(|tick| tick.level), Some(level), "{from} to {to}: {ticks:?}");
        }
    }

    #[test]
    fn labels_never_overlap_nor_leave_the_axis_at_any_zoom() {
        for mirrored in [false, true] {
            let mut days = 12.0;
            while days < 300.0 * 365.0 {
                for width in [200.0, 700.0, 1500.0] {
                    let from_day = day_number(day("1950-11-27")) + days / 7.0;
                    let view = TimeView { from_day, to_day: from_day + days };
                    let axis = Axis::new(view, (10.0, 10.0 + width), mirrored, Arc::new([]));
                    let ticks = ticks(&axis, width_of);
                    let mut boxes: Vec<_> = ticks.labelled.iter().map(|t| (t.label_left, t.label_left + t.label_width)).collect();
                    boxes.sort_by(f64_pair_order);
                    assert!(boxes.windows(2).all(|pair| pair[0].1 < pair[1].0), "{days} days in {width}: {boxes:?}");
                    assert!(boxes.iter().all(|(left, right)| *left >= axis.left && *right <= axis.right));
                    assert!(!boxes.is_empty() || width < 300.0, "{days} days in {width} have no label");
                }
                days *= 1.17;
            }
        }
    }

    fn f64_pair_order(a: &(f64, f64), b: &(f64, f64)) -> std::cmp::Ordering {
        a.0.total_cmp(&b.0)
    }

    #[test]
    fn a_view_inside_one_year_says_which() {
        let ticks = ticks(&axis("2018-02-10", "2018-07-20", 900.0, false), width_of);
        let first = ticks.labelled[0];
        assert!(first.full && first.day == day("2018-02-15") && first.level == Level::Day, "{first:?}");
        assert!(ticks.labelled.iter().skip(1).all(|tick| !tick.full));
        assert!(ticks.labelled.iter().any(|tick| tick.day == day("2018-04-01") && tick.level == Level::Month), "{ticks:?}");
    }

    #[test]
    fn no_mark_stands_in_a_fold_and_the_first_one_after_it_says_its_year() {
        let view = TimeView { from_day: day_number(day("2015-01-10")), to_day: day_number(day("2018-12-31")) };
        let fold = range("2015-06-01", "2018-05-31");
        let axis = Axis::new(view, (10.0, 1010.0), false, Arc::new([fold_of(fold)]));
        let ticks = ticks(&axis, width_of);
        assert!(ticks.labelled.iter().all(|tick| !fold.contains(tick.day)), "{ticks:?}");
        let after = ticks.labelled.iter().find(|tick| tick.day > fold.to).expect("a mark after the fold");
        assert!(after.full, "{ticks:?}");
    }

    #[test]
    fn steps_of_several_years_fall_on_round_ones() {
        let ticks = ticks(&axis("1903-05-01", "2026-01-01", 500.0, false), width_of);
        assert!(ticks.labelled.iter().all(|tick| tick.day.year() % 20 == 0), "{ticks:?}");
        assert!(ticks.labelled.len() > 4);
    }
}
