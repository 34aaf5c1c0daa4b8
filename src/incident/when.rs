//! When: an interval of calendar days with a precision. No clock, no zone.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Known;

/// How finely the text dates something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// A night over two days.
    Night,
    /// One day.
    Day,
    /// A few days or a week.
    Week,
    /// A month or a part of it.
    Month,
    /// A season, half-year or year.
    Year,
    /// Open at one end, or between two bounds.
    Range,
    /// Not said.
    #[default]
    Unknown,
}

impl Precision {
    /// Its name in data and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Night => "night",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
            Self::Range => "range",
            Self::Unknown => "unknown",
        }
    }

    /// The precision of that name; `None` for any other word.
    pub fn from_code(code: &str) -> Option<Self> {
        let all = [Self::Night, Self::Day, Self::Week, Self::Month, Self::Year, Self::Range, Self::Unknown];
        all.into_iter().find(|precision| precision.code() == code)
    }

    /// The precision of so many days.
    pub const fn of_days(days: i64) -> Self {
        match days {
            ..=1 => Self::Day,
            2..=7 => Self::Week,
            8..=31 => Self::Month,
            32..=366 => Self::Year,
            _ => Self::Range,
        }
    }
}

/// First and last day on which it may have happened, both included. Each is null where the text does not bound it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct When {
    /// First possible day.
    pub earliest: Option<NaiveDate>,
    /// Last possible day.
    pub latest: Option<NaiveDate>,
    /// How finely the text says it.
    pub precision: Precision,
    /// What the text says of it all the same where it gives no interval; empty where there is one.
    #[serde(default, skip_serializing_if = "Known::is_empty")]
    pub known: Known,
}

impl When {
    /// One day.
    pub const fn day(day: NaiveDate) -> Self {
        Self { earliest: Some(day), latest: Some(day), precision: Precision::Day, known: Known::NONE }
    }

    /// From one day to another, both included, in either order.
    pub fn span(a: NaiveDate, b: NaiveDate, precision: Precision) -> Self {
        Self { earliest: Some(a.min(b)), latest: Some(a.max(b)), precision, known: Known::NONE }
    }

    /// From a day on, or up to one.
    pub const fn open(earliest: Option<NaiveDate>, latest: Option<NaiveDate>) -> Self {
        Self { earliest, latest, precision: Precision::Range, known: Known::NONE }
    }

    /// Both ends, where both are known.
    pub const fn bounds(&self) -> Option<(NaiveDate, NaiveDate)> {
        match (self.earliest, self.latest) {
            (Some(a), Some(b)) => Some((a, b)),
            _ => None,
        }
    }

    /// Days from first to last, both counted; `None` unless both are known.
    pub fn days(&self) -> Option<i64> {
        self.bounds().map(|(a, b)| (b - a).num_days() + 1)
    }

    /// Whether both ends are known.
    pub const fn is_dated(&self) -> bool {
        self.earliest.is_some() && self.latest.is_some()
    }

    /// EDTF level 0/1: `2024-01-23`, `2022-11-08/2022-11-09`, `2021-09`, `198X`, `2021-09-01/..`; empty where nothing is known.
    pub fn edtf(&self) -> String {
        match (self.earliest, self.latest) {
            (None, None) => String::new(),
            (Some(a), None) => format!("{a}/.."),
            (None, Some(b)) => format!("../{b}"),
            (Some(a), Some(b)) if a == b => a.to_string(),
            (Some(a), Some(b)) => Self::whole_period(a, b).unwrap_or_else(|| format!("{a}/{b}")),
        }
    }

    fn whole_period(a: NaiveDate, b: NaiveDate) -> Option<String> {
        use chrono::Datelike as _;
        let next = b.succ_opt()?;
        let is_decade = a.month() == 1 && next.month() == 1 && a.year().rem_euclid(10) == 0 && next.year() == a.year() + 10;
        if a.day() == 1 && next.day() == 1 && is_decade {
            return Some(format!("{:03}X", a.year() / 10));
        }
        if a.day() != 1 || next.day() != 1 || a.year() != b.year() {
            return None;
        }
        if a.month() == b.month() {
            return Some(a.format("%Y-%m").to_string());
        }
        (a.month() == 1 && b.month() == 12).then(|| a.format("%Y").to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edtf_says_no_more_than_the_interval() {
        let d = |s: &str| s.parse::<NaiveDate>().expect("test date");
        let rows = [
            ("2024-01-23", "2024-01-23", "2024-01-23"),
            ("2022-11-08", "2022-11-09", "2022-11-08/2022-11-09"),
            ("2021-09-01", "2021-09-30", "2021-09"),
            ("2014-01-01", "2014-12-31", "2014"),
            ("2014-02-01", "2014-03-31", "2014-02-01/2014-03-31"),
            ("1980-01-01", "1989-12-31", "198X"),
            ("1981-01-01", "1990-12-31", "1981-01-01/1990-12-31"),
        ];
        for (a, b, edtf) in rows {
            assert_eq!(When::span(d(a), d(b), Precision::Range).edtf(), edtf);
        }
        let open = When::open(Some(d("2021-09-01")), None);
        assert_eq!(open.edtf(), "2021-09-01/..");
        assert_eq!(When::default().edtf(), "");
    }
}
