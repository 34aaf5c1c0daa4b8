//! Calendar units: where they begin, and which of them suits a width on the screen.

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::DayRange;

/// A bar narrower than this cannot be told from its neighbour or hit with the pointer.
const LEAST_BAR_PX: f64 = 6.0;

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// One day.
    Day,
    /// Monday to Sunday.
    Week,
    /// A month.
    Month,
    /// Three months from January, April, July or October on.
    Quarter,
    /// A year.
    Year,
}

impl Unit {
    /// Fine to coarse.
    pub const ALL: [Self; 5] = [Self::Day, Self::Week, Self::Month, Self::Quarter, Self::Year];

    /// Its mean length in days.
    pub const fn mean_days(self) -> f64 {
        match self {
            Self::Day => 1.0,
            Self::Week => 7.0,
            Self::Month => 30.436_875,
            Self::Quarter => 91.310_625,
            Self::Year => 365.2425,
        }
    }

    /// The finest unit whose bars stay wide enough when `days` fill `width_px`; years where none does.
    pub fn fitting(days: f64, width_px: f64) -> Self {
        let px_per_day = width_px / days.max(1.0);
        Self::ALL.into_iter().find(|unit| unit.mean_days() * px_per_day >= LEAST_BAR_PX).unwrap_or(Self::Year)
    }

    /// First day of the unit that holds `day`.
    pub fn start_of(self, day: NaiveDate) -> NaiveDate {
        let first = match self {
            Self::Day => Some(day),
            Self::Week => day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday()))),
            Self::Month => day.with_day(1),
            Self::Quarter => NaiveDate::from_ymd_opt(day.year(), day.month0() / 3 * 3 + 1, 1),
            Self::Year => NaiveDate::from_ymd_opt(day.year(), 1, 1),
        };
        first.unwrap_or(day)
    }

    /// The day `count` units after `day`; at the end of the calendar, `None`.
    pub fn after(self, day: NaiveDate, count: u32) -> Option<NaiveDate> {
        match self {
            Self::Day => day.checked_add_days(Days::new(u64::from(count))),
            Self::Week => day.checked_add_days(Days::new(u64::from(count) * 7)),
            Self::Month => day.checked_add_months(Months::new(count)),
            Self::Quarter => day.checked_add_months(Months::new(count.checked_mul(3)?)),
            Self::Year => day.checked_add_months(Months::new(count.checked_mul(12)?)),
        }
    }

    /// All days of the unit that holds `day`.
    pub fn around(self, day: NaiveDate) -> DayRange {
        let from = self.start_of(day);
        let to = self.after(from, 1).and_then(|next| next.pred_opt()).unwrap_or(NaiveDate::MAX);
        DayRange { from, to }
    }
}

/// The whole units that touch `visible`, in order, without gap or overlap.
pub fn bins(visible: DayRange, unit: Unit) -> Vec<DayRange> {
    let mut bins = vec![unit.around(visible.from)];
    while let Some(next) = bins.last().and_then(|bin| bin.to.succ_opt()).filter(|day| *day <= visible.to) {
        bins.push(unit.around(next));
    }
    bins
}

#[cfg(test)]
mod tests {
    use super::super::sample::{day, range};
    use super::*;

    #[test]
    fn units_hold_their_days() {
        let rows = [
            (Unit::Day, "2020-02-29", "2020-02-29", "2020-02-29"),
            (Unit::Week, "2018-06-17", "2018-06-11", "2018-06-17"),
            (Unit::Month, "2020-02-29", "2020-02-01", "2020-02-29"),
            (Unit::Quarter, "2018-06-17", "2018-04-01", "2018-06-30"),
            (Unit::Year, "2018-06-17", "2018-01-01", "2018-12-31"),
        ];
        for (unit, within, from, to) in rows {
            assert_eq!(unit.around(day(within)), range(from, to), "{unit:?}");
        }
    }

    #[test]
    fn bins_leave_no_gap_and_cover_the_view() {
        let view = range("2017-12-27", "2019-03-02");
        for unit in Unit::ALL {
            let bins = bins(view, unit);
            assert!(bins[0].contains(view.from) && bins[bins.len() - 1].contains(view.to), "{unit:?}");
            assert!(bins.windows(2).all(|pair| pair[0].to.succ_opt() == Some(pair[1].from)), "{unit:?}");
        }
        assert_eq!(bins(view, Unit::Month).len(), 16);
    }

    #[test]
    fn the_finest_unit_that_stays_wide_enough_is_taken() {
        let rows = [
            (30.0, 900.0, Unit::Day),
            (365.0, 900.0, Unit::Week),
            (9.0 * 365.0, 900.0, Unit::Month),
            (40.0 * 365.0, 1000.0, Unit::Quarter),
            (200.0 * 365.0, 900.0, Unit::Year),
            (0.0, 900.0, Unit::Day),
            (365.0, 0.0, Unit::Year),
        ];
        for (days, width, unit) in rows {
            assert_eq!(Unit::fitting(days, width), unit, "{days} days in {width} px");
        }
    }

    #[test]
    fn the_ends_of_the_calendar_do_not_panic() {
        for unit in Unit::ALL {
            for edge in [NaiveDate::MIN, NaiveDate::MAX] {
                assert!(unit.around(edge).contains(edge) || unit == Unit::Week, "{unit:?} {edge}");
            }
        }
    }
}
