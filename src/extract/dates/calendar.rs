//! Calendar arithmetic: months, weeks, parts of years, and Hijri days (Umm al-Qura).

use chrono::{Datelike as _, Days, Months, NaiveDate, Weekday};
use icu_calendar::Date;
use icu_calendar::cal::{Gregorian, Hijri};

use crate::incident::{Precision, When};

/// Years that news speaks of; others are numbers of something.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;
/// The same in the Hijri calendar.
pub(super) const HIJRI_YEARS: std::ops::RangeInclusive<i32> = 1318..=1524;

/// The calendar a month belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Calendar {
    #[default]
    Gregorian,
    Hijri,
}

impl Calendar {
    pub(super) fn from_code(code: Option<&str>) -> Self {
        if code == Some("hijri") { Self::Hijri } else { Self::Gregorian }
    }

    /// The calendar that a year, by its number, belongs to; `None` where it is no year of news.
    pub(super) fn of_year(year: i32) -> Option<Self> {
        if YEARS.contains(&year) { Some(Self::Gregorian) } else { HIJRI_YEARS.contains(&year).then_some(Self::Hijri) }
    }

    /// A day of this calendar; `None` where there is no such day.
    pub(super) fn day(self, year: i32, month: u32, day: u32) -> Option<NaiveDate> {
        match self {
            Self::Gregorian => NaiveDate::from_ymd_opt(year, month, day),
            Self::Hijri => {
                if !HIJRI_YEARS.contains(&year) {
                    return None;
                }
                let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
                let date = Date::try_new_hijri_with_calendar(year, month, day, Hijri::new_umm_al_qura()).ok()?.to_calendar(Gregorian);
                NaiveDate::from_ymd_opt(date.year().extended_year(), u32::from(date.month().ordinal), u32::from(date.day_of_month().0))
            }
        }
    }

    /// First and last day of a month of this calendar.
    pub(super) fn month(self, year: i32, month: u32) -> Option<(NaiveDate, NaiveDate)> {
        let first = self.day(year, month, 1)?;
        let (next_year, next_month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        Some((first, self.day(next_year, next_month, 1)?.pred_opt()?))
    }

    /// First and last day of a year of this calendar.
    pub(super) fn year(self, year: i32) -> Option<(NaiveDate, NaiveDate)> {
        Some((self.day(year, 1, 1)?, self.day(year + 1, 1, 1)?.pred_opt()?))
    }

    /// The year of this calendar that a day falls in, give or take one.
    pub(super) fn year_near(self, day: NaiveDate) -> i32 {
        match self {
            Self::Gregorian => day.year(),
            // a Hijri year is 354.37 days long and the first began in July 622
            Self::Hijri => ((f64::from(day.year()) + f64::from(day.ordinal()) / 365.25 - 622.54) * 365.2425 / 354.367) as i32 + 1,
        }
    }
}

/// Adds days, either way; stays put at the ends of the calendar.
pub(super) fn add_days(day: NaiveDate, days: i64) -> NaiveDate {
    let count = Days::new(days.unsigned_abs());
    let moved = if days < 0 { day.checked_sub_days(count) } else { day.checked_add_days(count) };
    moved.unwrap_or(day)
}

/// Adds months, either way; the last day of a shorter month stands for one it lacks.
pub(super) fn add_months(day: NaiveDate, months: i64) -> NaiveDate {
    let count = Months::new(u32::try_from(months.unsigned_abs()).unwrap_or(u32::MAX));
    let moved = if months < 0 { day.checked_sub_months(count) } else { day.checked_add_months(count) };
    moved.unwrap_or(day)
}

/// Monday is 1, Sunday 7.
pub(super) fn weekday(number: u32) -> Option<Weekday> {
    Weekday::try_from(u8::try_from(number).ok()?.checked_sub(1)?).ok()
}

/// The latest such weekday on or before a day.
pub(super) fn weekday_until(day: NaiveDate, weekday: Weekday) -> NaiveDate {
    let back = (7 + day.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7;
    add_days(day, -i64::from(back))
}

/// The first such weekday after a day.
pub(super) fn weekday_after(day: NaiveDate, weekday: Weekday) -> NaiveDate {
    add_days(weekday_until(day, weekday), 7)
}

/// The month a day falls in.
pub(super) fn month_of(day: NaiveDate) -> Option<When> {
    let (first, last) = Calendar::Gregorian.month(day.year(), day.month())?;
    Some(When::span(first, last, Precision::Month))
}

/// A whole year.
pub(super) fn year(year: i32) -> Option<When> {
    months(year, 1, 12)
}

/// From a month of a year to another, both included; from a later to an earlier one over the end of the year.
pub(super) fn months(year: i32, from: u32, to: u32) -> Option<When> {
    let (first, _) = Calendar::Gregorian.month(year, from)?;
    let (_, last) = Calendar::Gregorian.month(if to < from { year + 1 } else { year }, to)?;
    Some(When::span(first, last, Precision::Year))
}

/// The week from Monday to Sunday that a day falls in.
pub(super) fn week_of(day: NaiveDate) -> When {
    let monday = weekday_until(day, Weekday::Mon);
    When::span(monday, add_days(monday, 6), Precision::Week)
}

/// A part of a year: first and last month.
pub(super) fn part_of_year(part: &str, of: i32) -> Option<When> {
    let (from, to) = match part {
        "start" | "q1" => (1, 3),
        "early" => (1, 4),
        "mid" => (5, 8),
        "late" => (9, 12),
        "end" | "q4" => (10, 12),
        "half1" => (1, 6),
        "half2" => (7, 12),
        "q2" => (4, 6),
        "q3" => (7, 9),
        _ => return None,
    };
    months(of, from, to)
}

/// A part of an interval of about a month, in thirds.
pub(super) fn part_of_month(part: &str, month: &When) -> Option<When> {
    let (first, last) = month.bounds()?;
    let (from, to) = match part {
        "start" | "early" => (first, add_days(first, 9)),
        "mid" => (add_days(first, 10), add_days(first, 19)),
        "late" | "end" => (add_days(first, 20), last),
        "half1" => (first, add_days(first, 14)),
        "half2" => (add_days(first, 15), last),
        "last_week" => (add_days(last, -6), last),
        _ => return None,
    };
    Some(When::span(from, to, Precision::Month))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn hijri_days_follow_umm_al_qura() {
        let rows =
            [((1436, 7, 15), "2015-05-04"), ((1435, 9, 10), "2014-07-07"), ((1445, 9, 1), "2024-03-11"), ((1444, 9, 1), "2023-03-23")];
        for ((y, m, day), expected) in rows {
            assert_eq!(Calendar::Hijri.day(y, m, day), Some(d(expected)), "{y}-{m}-{day}");
            assert!((Calendar::Hijri.year_near(d(expected)) - y).abs() <= 1);
        }
        assert_eq!(Calendar::Hijri.day(1436, 13, 1), None);
        assert_eq!(Calendar::Hijri.day(99_999, 1, 1), None);
    }

    #[test]
    fn weekdays_are_counted_back_and_forth() {
        let wednesday = d("2022-11-09");
        assert_eq!(weekday_until(wednesday, Weekday::Wed), wednesday);
        assert_eq!(weekday_until(wednesday, Weekday::Thu), d("2022-11-03"));
        assert_eq!(weekday_after(wednesday, Weekday::Wed), d("2022-11-16"));
        assert_eq!(weekday(7), Some(Weekday::Sun));
        assert_eq!(weekday(0), None);
    }

    #[test]
    fn parts_cover_what_they_say() {
        assert_eq!(part_of_year("mid", 2014).map(|w| w.edtf()), Some("2014-05-01/2014-08-31".to_owned()));
        let month = month_of(d("2023-02-11")).expect("a month");
        assert_eq!(part_of_month("late", &month).map(|w| w.edtf()), Some("2023-02-21/2023-02-28".to_owned()));
        assert_eq!(months(2020, 12, 2).map(|w| w.edtf()), Some("2020-12-01/2021-02-28".to_owned()));
    }
}
