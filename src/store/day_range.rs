//! Days from one to another, both included.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::incident::When;

/// Days from one to another, both included. Serialised as `["2018-01-01", "2018-12-31"]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "(NaiveDate, NaiveDate)", into = "(NaiveDate, NaiveDate)")]
pub struct DayRange {
    /// First day.
    pub from: NaiveDate,
    /// Last day, never before the first.
    pub to: NaiveDate,
}

impl From<(NaiveDate, NaiveDate)> for DayRange {
    fn from((a, b): (NaiveDate, NaiveDate)) -> Self {
        Self::new(a, b)
    }
}

impl From<DayRange> for (NaiveDate, NaiveDate) {
    fn from(range: DayRange) -> Self {
        (range.from, range.to)
    }
}

impl DayRange {
    /// From one day to another, in either order.
    pub fn new(a: NaiveDate, b: NaiveDate) -> Self {
        Self { from: a.min(b), to: a.max(b) }
    }

    /// One day.
    pub const fn day(day: NaiveDate) -> Self {
        Self { from: day, to: day }
    }

    /// The days on which something may have happened; `None` unless both ends are known.
    pub fn of(when: &When) -> Option<Self> {
        when.bounds().map(|(a, b)| Self::new(a, b))
    }

    /// How many days, both ends counted; at least 1.
    pub fn days(&self) -> i64 {
        (self.to - self.from).num_days() + 1
    }

    /// Whether the day lies in it.
    pub fn contains(&self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// Whether all of `other` lies in it.
    pub fn covers(&self, other: Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    /// Whether the two share a day.
    pub fn overlaps(&self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// How many days the two share.
    pub fn shared_days(&self, other: Self) -> i64 {
        ((self.to.min(other.to) - self.from.max(other.from)).num_days() + 1).max(0)
    }

    /// The smallest range over both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self { from: self.from.min(other.from), to: self.to.max(other.to) }
    }

    /// The same number of days, `days` later (earlier where negative). Stays put at the ends of the calendar.
    #[must_use]
    pub fn shifted(self, days: i64) -> Self {
        match (add_days(self.from, days), add_days(self.to, days)) {
            (Some(from), Some(to)) => Self { from, to },
            _ => self,
        }
    }
}

fn add_days(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let step = Days::new(days.unsigned_abs());
    if days < 0 { day.checked_sub_days(step) } else { day.checked_add_days(step) }
}

#[cfg(test)]
mod tests {
    use super::super::sample::range;
    use super::*;

    #[test]
    fn days_are_counted_with_both_ends() {
        let year = range("2018-01-01", "2018-12-31");
        assert_eq!(year.days(), 365);
        assert_eq!(range("2018-12-31", "2018-01-01"), year, "either order");
        assert_eq!(year.shared_days(range("2018-12-30", "2019-02-01")), 2);
        assert_eq!(year.shared_days(range("2019-01-01", "2019-02-01")), 0);
        assert!(year.overlaps(range("2017-01-01", "2018-01-01")) && !year.overlaps(range("2019-01-01", "2019-01-01")));
        assert!(year.covers(range("2018-01-01", "2018-01-01")) && !year.covers(range("2018-12-31", "2019-01-01")));
        assert_eq!(year.shifted(-365), range("2017-01-01", "2017-12-31"));
        assert_eq!(year.shifted(i64::MAX), year);
    }

    #[test]
    fn a_reversed_range_is_read_in_order() {
        let read: DayRange = serde_json::from_str(r#"["2020-02-02", "2020-01-01"]"#).expect("two days");
        assert_eq!(read, range("2020-01-01", "2020-02-02"));
        assert_eq!(serde_json::to_string(&read).expect("plain data"), r#"["2020-01-01","2020-02-02"]"#);
    }
}
