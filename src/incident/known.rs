//! What a text says of a date that nothing fixes: "a Tuesday night", "23 January" of some year, "the day before" the report.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A day of the week by its English name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the days of the week")]
pub enum DayOfWeek {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl From<chrono::Weekday> for DayOfWeek {
    fn from(day: chrono::Weekday) -> Self {
        match day {
            chrono::Weekday::Mon => Self::Monday,
            chrono::Weekday::Tue => Self::Tuesday,
            chrono::Weekday::Wed => Self::Wednesday,
            chrono::Weekday::Thu => Self::Thursday,
            chrono::Weekday::Fri => Self::Friday,
            chrono::Weekday::Sat => Self::Saturday,
            chrono::Weekday::Sun => Self::Sunday,
        }
    }
}

impl DayOfWeek {
    /// Monday is 1, Sunday 7.
    pub const fn number(self) -> u32 {
        self as u32 + 1
    }
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "plain words")]
pub enum PartOfDay {
    Dawn,
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
    Midnight,
}

impl PartOfDay {
    /// Its name in data and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Dawn => "dawn",
            Self::Morning => "morning",
            Self::Noon => "noon",
            Self::Afternoon => "afternoon",
            Self::Evening => "evening",
            Self::Night => "night",
            Self::Midnight => "midnight",
        }
    }

    /// The part of that name.
    pub fn from_code(code: &str) -> Option<Self> {
        let all = [Self::Dawn, Self::Morning, Self::Noon, Self::Afternoon, Self::Evening, Self::Night, Self::Midnight];
        all.into_iter().find(|part| part.code() == code)
    }
}

/// What is known of a date without an interval.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Known {
    /// The day of the week.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weekday: Option<DayOfWeek>,
    /// The part of the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part_of_day: Option<PartOfDay>,
    /// The month, 1 to 12, of a year not told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month: Option<u32>,
    /// The day of that month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<u32>,
    /// How many days before the day of the report: 0 on that day, 1 the day before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_before_report: Option<i64>,
    /// The latest day that the text names as past: it was written on that day or after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<NaiveDate>,
}

impl Known {
    /// Nothing.
    pub const NONE: Self = Self { weekday: None, part_of_day: None, month: None, day: None, days_before_report: None, after: None };

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::NONE
    }
}
