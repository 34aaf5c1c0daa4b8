//! The part of time on screen, and how time plays.

use crate::store::DayRange;
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
        use chrono::Datelike as _;
        let (from, to) = (f64::from(days.from.num_days_from_ce()), f64::from(days.to.num_days_from_ce()) + 1.0);
        let margin = ((to - from) * 0.02).max(0.5);
        Self { from_day: from - margin, to_day: to + margin }
    }

    /// Days shown.
    pub fn days(&self) -> f64 {
        self.to_day - self.from_day
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
        Self { playing: false, days_per_second: 30.0, carry_days: 0.0 }
    }
}

impl Player {
    /// Moves the range on by the time gone by. Stops, and returns `None`, at the end of `extent`.
    pub fn advance(&mut self, seconds: f64, range: DayRange, extent: DayRange) -> Option<DayRange> {
        self.carry_days += seconds * self.days_per_second;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few days a frame, never negative")]
        let whole = self.carry_days.floor().max(0.0) as u64;
        self.carry_days -= whole as f64;
        if range.from >= extent.to {
            self.playing = false;
            return None;
        }
        let moved = |day: NaiveDate| day.checked_add_days(Days::new(whole)).unwrap_or(day);
        Some(DayRange { from: moved(range.from), to: moved(range.to) })
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
        assert_eq!(player.advance(0.5, start, extent), Some(range("2020-01-02", "2020-02-01")));
        assert_eq!(player.advance(0.5, start, extent), Some(range("2020-01-03", "2020-02-02")), "half a day was kept");
    }

    #[test]
    fn playing_stops_at_the_end() {
        let mut player = Player { playing: true, ..Player::default() };
        let extent = range("2020-01-01", "2020-12-31");
        assert_eq!(player.advance(1.0, range("2020-12-31", "2021-01-30"), extent), None);
        assert!(!player.playing);
    }
}
