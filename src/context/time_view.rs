//! The part of time on screen, and how time plays.

use crate::store::{DayRange, Dimension, out_of_folds};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// The days between the two edges of the timeline. f64, so that zooming in loses nothing.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimeView {
    /// Left edge (right edge in Arabic), in days of the common era (`NaiveDate::num_days_from_ce`).
    pub from_day: f64,
    /// The other edge.
    pub to_day: f64,
}

impl TimeView {
    /// Shows these days with a margin of 2 % (half a day at least) on either side.
    pub fn around(days: DayRange) -> Self {
        Self::around_folded(days, 0)
    }

    /// The same where so many of the days are folded and take no part in the margin.
    pub fn around_folded(days: DayRange, folded: i64) -> Self {
        use chrono::Datelike as _;
        let (from, to) = (f64::from(days.from.num_days_from_ce()), f64::from(days.to.num_days_from_ce()) + 1.0);
        let margin = ((to - from - folded as f64) * 0.02).max(0.5);
        Self { from_day: from - margin, to_day: to + margin }
    }

    /// Days shown.
    pub fn days(&self) -> f64 {
        self.to_day - self.from_day
    }
}

/// What the bars of the timeline are stacked by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StackBy {
    /// Families of kinds.
    #[default]
    Family,
    /// The most frequent values of a dimension, and the rest.
    Values(Dimension),
}

impl StackBy {
    /// Those on offer, in the order of the menu.
    pub const ALL: [Self; 6] = [
        Self::Family,
        Self::Values(Dimension::Actor),
        Self::Values(Dimension::Side),
        Self::Values(Dimension::Attribution),
        Self::Values(Dimension::Outlet),
        Self::Values(Dimension::Dating),
    ];
}

/// How the timeline is shown and plays. Remembered between runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct TimeOptions {
    /// What the bars are stacked by, and what has a lane.
    pub stack: StackBy,
    /// A lane for each kind, doer … in place of stacked bars.
    pub has_lanes: bool,
    /// Long stretches without an incident are folded.
    pub has_folds: bool,
    /// Playing moves the end of the range alone, so that incidents add up.
    pub is_cumulative: bool,
    /// At the end, playing begins anew.
    pub repeats: bool,
    /// Days of incident time per second that time plays with.
    pub speed: u16,
}

impl Default for TimeOptions {
    fn default() -> Self {
        Self { stack: StackBy::default(), has_lanes: false, has_folds: true, is_cumulative: false, repeats: false, speed: 30 }
    }
}

/// How time plays: the range moves on by `days_per_second`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Player {
    /// Whether it plays now.
    pub playing: bool,
    /// Days of incident time per second.
    pub days_per_second: f64,
    /// Part of a day gone by since the range last moved.
    pub carry_days: f64,
}

impl Default for Player {
    fn default() -> Self {
        Self::at(TimeOptions::default().speed)
    }
}

impl Player {
    /// One that stands still, with so many days per second.
    pub fn at(speed: u16) -> Self {
        Self { playing: false, days_per_second: f64::from(speed), carry_days: 0.0 }
    }

    /// Moves the range on by the time gone by: both ends, or the last day alone. Over `folds` it leaps. At the end of `extent` it begins
    /// anew, or stops and returns `None`.
    pub fn advance(
        &mut self,
        seconds: f64,
        range: DayRange,
        extent: DayRange,
        options: TimeOptions,
        folds: &[DayRange],
    ) -> Option<DayRange> {
        self.carry_days += seconds * self.days_per_second;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few days a frame, never negative")]
        let whole = self.carry_days.floor().max(0.0) as u64;
        self.carry_days -= whole as f64;
        let moved = |day: NaiveDate| day.checked_add_days(Days::new(whole)).unwrap_or(day);
        let is_over = if options.is_cumulative { range.to >= extent.to } else { range.from >= extent.to };
        match (is_over, options.repeats) {
            (false, _) if options.is_cumulative => {
                let last = out_of_folds(DayRange::day(moved(range.to)), folds, true).to;
                Some(DayRange { from: range.from, to: last.min(extent.to) })
            }
            (false, _) => Some(out_of_folds(DayRange { from: moved(range.from), to: moved(range.to) }, folds, true)),
            (true, true) => {
                let days = if options.is_cumulative { 1 } else { range.days() };
                let first = if options.is_cumulative { range.from.min(extent.to) } else { extent.from };
                let last = first.checked_add_days(Days::new(days.unsigned_abs().saturating_sub(1))).unwrap_or(first);
                Some(DayRange { from: first, to: last })
            }
            (true, false) => {
                self.playing = false;
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(from: &str, to: &str) -> DayRange {
        DayRange { from: from.parse().expect("test date"), to: to.parse().expect("test date") }
    }

    #[test]
    fn playing_moves_whole_days_and_keeps_the_rest() {
        let mut player = Player { playing: true, days_per_second: 3.0, carry_days: 0.0 };
        let extent = range("2020-01-01", "2020-12-31");
        let start = range("2020-01-01", "2020-01-31");
        let plain = TimeOptions::default();
        assert_eq!(player.advance(0.5, start, extent, plain, &[]), Some(range("2020-01-02", "2020-02-01")));
        assert_eq!(player.advance(0.5, start, extent, plain, &[]), Some(range("2020-01-03", "2020-02-02")), "half a day was kept");
    }

    #[test]
    fn playing_stops_at_the_end() {
        let mut player = Player { playing: true, ..Player::default() };
        let extent = range("2020-01-01", "2020-12-31");
        assert_eq!(player.advance(1.0, range("2020-12-31", "2021-01-30"), extent, TimeOptions::default(), &[]), None);
        assert!(!player.playing);
    }

    #[test]
    fn playing_leaps_over_folds() {
        let mut player = Player { playing: true, days_per_second: 1.0, carry_days: 0.0 };
        let extent = range("2015-01-01", "2020-12-31");
        let folds = [range("2016-03-01", "2018-06-30")];
        let plain = TimeOptions::default();
        let mut play = |from: &str, to: &str, options| player.advance(1.0, range(from, to), extent, options, &folds);
        assert_eq!(play("2016-02-28", "2016-03-08", plain), Some(range("2016-02-29", "2016-03-09")), "not yet inside");
        assert_eq!(play("2016-02-29", "2016-03-09", plain), Some(range("2018-06-22", "2018-07-01")), "as long as before");
        let adding = TimeOptions { is_cumulative: true, ..plain };
        assert_eq!(play("2015-02-01", "2016-02-29", adding), Some(range("2015-02-01", "2018-07-01")));
    }

    #[test]
    fn playing_may_add_up_and_begin_anew() {
        let mut player = Player { playing: true, days_per_second: 10.0, carry_days: 0.0 };
        let extent = range("2020-01-01", "2020-12-31");
        let adding = TimeOptions { is_cumulative: true, ..TimeOptions::default() };
        let march = range("2020-03-01", "2020-03-31");
        assert_eq!(player.advance(1.0, march, extent, adding, &[]), Some(range("2020-03-01", "2020-04-10")));
        let nearly = range("2020-03-01", "2020-12-30");
        assert_eq!(player.advance(1.0, nearly, extent, adding, &[]), Some(range("2020-03-01", "2020-12-31")), "no farther than the data");
        let whole = range("2020-03-01", "2020-12-31");
        let round = TimeOptions { repeats: true, ..adding };
        assert_eq!(player.advance(1.0, whole, extent, round, &[]), Some(range("2020-03-01", "2020-03-01")));
        let moving = TimeOptions { repeats: true, ..TimeOptions::default() };
        assert_eq!(player.advance(1.0, range("2020-12-31", "2021-01-29"), extent, moving, &[]), Some(range("2020-01-01", "2020-01-30")));
        assert!(player.playing);
        assert_eq!(player.advance(1.0, whole, extent, adding, &[]), None);
    }
}
