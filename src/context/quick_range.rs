//! Ranges one press away, reckoned from the last day of the data.

use chrono::{Days, Months};

use crate::store::{DayRange, Unit};

/// A range with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuickRange {
    /// All time.
    All,
    /// The last 7 days of the data.
    Last7Days,
    /// The last 30 days of the data.
    Last30Days,
    /// The last 90 days of the data.
    Last90Days,
    /// The month of the last incident.
    ThisMonth,
    /// The twelve months up to the last incident.
    LastYear,
    /// The calendar year of the last incident.
    ThisYear,
}

impl QuickRange {
    /// In the order of the menu.
    pub const ALL: [Self; 7] =
        [Self::All, Self::Last7Days, Self::Last30Days, Self::Last90Days, Self::ThisMonth, Self::LastYear, Self::ThisYear];

    /// Its days; `None` for all time.
    pub fn range(self, extent: DayRange) -> Option<DayRange> {
        let last = |days: u64| DayRange::new(extent.to.checked_sub_days(Days::new(days - 1)).unwrap_or(extent.from), extent.to);
        let unit = |unit: Unit| DayRange::new(unit.start_of(extent.to), extent.to);
        match self {
            Self::All => None,
            Self::Last7Days => Some(last(7)),
            Self::Last30Days => Some(last(30)),
            Self::Last90Days => Some(last(90)),
            Self::ThisMonth => Some(unit(Unit::Month)),
            Self::LastYear => {
                let day_before = extent.to.checked_sub_months(Months::new(12)).unwrap_or(extent.from);
                Some(DayRange::new(day_before.succ_opt().unwrap_or(day_before), extent.to))
            }
            Self::ThisYear => Some(unit(Unit::Year)),
        }
    }

    /// Which of them a range is, if any.
    pub fn of(range: Option<DayRange>, extent: DayRange) -> Option<Self> {
        Self::ALL.into_iter().find(|quick| quick.range(extent) == range)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample::range;

    #[test]
    fn quick_ranges_count_from_the_last_incident_and_know_themselves() {
        let extent = range("2017-03-04", "2025-10-20");
        let rows = [
            (QuickRange::All, None),
            (QuickRange::Last7Days, Some(range("2025-10-14", "2025-10-20"))),
            (QuickRange::Last30Days, Some(range("2025-09-21", "2025-10-20"))),
            (QuickRange::Last90Days, Some(range("2025-07-23", "2025-10-20"))),
            (QuickRange::ThisMonth, Some(range("2025-10-01", "2025-10-20"))),
            (QuickRange::LastYear, Some(range("2024-10-21", "2025-10-20"))),
            (QuickRange::ThisYear, Some(range("2025-01-01", "2025-10-20"))),
        ];
        assert_eq!(rows.map(|(quick, _)| quick), QuickRange::ALL);
        for (quick, want) in rows {
            assert_eq!(quick.range(extent), want, "{quick:?}");
            assert_eq!(QuickRange::of(want, extent), Some(quick));
        }
        assert_eq!(QuickRange::of(Some(range("2018-01-01", "2018-01-02")), extent), None);
    }
}
