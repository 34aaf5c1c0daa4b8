//! Dates written in digits: EDTF and ISO, and days written the usual way round. The inverse of [`When::edtf`].

use chrono::{Datelike as _, NaiveDate};

use super::{Precision, When};
use crate::text::plain_digits;

/// First month of each season of EDTF level 1, spring to winter; a winter ends in the next year.
const SEASONS: [u32; 4] = [3, 6, 9, 12];

impl When {
    /// The days that digits name; `None` where they name none, or could name two (a year of two digits).
    ///
    /// EDTF level 0 and 1 without times of day: `2018-06-17`, `2018-06`, `2018`, `201X`, `2018-XX`, `2018-06-XX`, `2018-21` (spring),
    /// each with `~`, `?` or `%`, which widen nothing; `2018-05/2018-06`, `../2015`, `2015/..`. Beside them `17/6/2018`, `17.6.2018`,
    /// `6/2018`, `2018/6/17` and `2015-2017`. Digits may be Arabic or Persian.
    pub fn from_digits(text: &str) -> Option<Self> {
        let clean = plain_digits(text);
        let clean = clean.trim();
        usual(clean).or_else(|| interval(clean)).or_else(|| period(clean)).or_else(|| years(clean))
    }
}

/// Year, month and day in either order, with any of `- / .` between them.
fn usual(text: &str) -> Option<When> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).map(str::trim).collect();
    match *parts.as_slice() {
        [a, b] => {
            let (y, m) = year(a).map(|y| (y, b)).or_else(|| Some((year(b)?, a)))?;
            month(y, small(m)?)
        }
        [a, b, c] => {
            let (y, m, d) = year(a).map(|y| (y, b, c)).or_else(|| Some((year(c)?, b, a)))?;
            NaiveDate::from_ymd_opt(y, small(m)?, small(d)?).map(When::day)
        }
        _ => None,
    }
}

/// `A/B`, where one of them may be `..`.
fn interval(text: &str) -> Option<When> {
    let (from, to) = text.split_once('/')?;
    let end = |part: &str| period(part.trim());
    match (from.trim(), to.trim()) {
        ("..", to) => Some(When::open(None, end(to)?.latest)),
        (from, "..") => Some(When::open(end(from)?.earliest, None)),
        (from, to) => between(&end(from)?, &end(to)?),
    }
}

/// From the first day of one to the last of the other; `None` where that runs backwards.
fn between(from: &When, to: &When) -> Option<When> {
    let (first, last) = (from.earliest?, to.latest?);
    (first <= last).then(|| When::span(first, last, Precision::Range))
}

/// A day, month, season, year, decade or century.
fn period(text: &str) -> Option<When> {
    let text = text.trim_end_matches(['~', '?', '%']);
    let parts: Vec<&str> = text.split('-').collect();
    match *parts.as_slice() {
        [y] => year(y).and_then(|y| span(y, 1, y, 12, Precision::Year)).or_else(|| long_years(y)),
        [y, "XX"] | [y, "XX", "XX"] => period(y),
        [y, m] | [y, m, "XX"] if m.len() == 2 => {
            let (y, m) = (year(y)?, small(m)?);
            month(y, m).or_else(|| season(y, m.checked_sub(21)?).filter(|_| parts.len() == 2))
        }
        [y, m, d] if m.len() == 2 && d.len() == 2 => NaiveDate::from_ymd_opt(year(y)?, small(m)?, small(d)?).map(When::day),
        _ => None,
    }
}

/// `201X` and `20XX`.
fn long_years(text: &str) -> Option<When> {
    let years = match text.strip_suffix("XX") {
        Some(_) => 100,
        None if text.ends_with('X') => 10,
        None => return None,
    };
    let first = year(&text.replace('X', "0"))?;
    let has_digits_first = text.trim_end_matches('X').chars().all(|c| c.is_ascii_digit());
    span(first, 1, first + years - 1, 12, Precision::Range).filter(|_| has_digits_first)
}

/// `2015-2017`: no EDTF, but nothing else can be meant.
fn years(text: &str) -> Option<When> {
    let (from, to) = text.split_once('-')?;
    between(&period(from.trim()).filter(|_| year(from.trim()).is_some())?, &period(to.trim()).filter(|_| year(to.trim()).is_some())?)
}

fn season(year: i32, number: u32) -> Option<When> {
    let from = *SEASONS.get(number as usize)?;
    let to = (from + 1) % 12 + 1;
    span(year, from, if to < from { year + 1 } else { year }, to, Precision::Year)
}

fn month(year: i32, month: u32) -> Option<When> {
    span(year, month, year, month, Precision::Month)
}

/// From the first day of one month to the last of another.
fn span(from_year: i32, from_month: u32, to_year: i32, to_month: u32, precision: Precision) -> Option<When> {
    let first = NaiveDate::from_ymd_opt(from_year, from_month, 1)?;
    let last = NaiveDate::from_ymd_opt(to_year, to_month, 1)?.checked_add_months(chrono::Months::new(1))?.pred_opt()?;
    (first.year() >= 1).then(|| When::span(first, last, precision))
}

fn year(part: &str) -> Option<i32> {
    part.parse().ok().filter(|year| (1000..=9999).contains(year) && part.len() == 4)
}

fn small(part: &str) -> Option<u32> {
    if part.len() <= 2 && part.chars().all(|c| c.is_ascii_digit()) { part.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edges(text: &str) -> Option<(String, String)> {
        let end = |day: Option<NaiveDate>| day.map_or_else(|| "..".to_owned(), |day| day.to_string());
        When::from_digits(text).map(|when| (end(when.earliest), end(when.latest)))
    }

    #[test]
    fn digits_are_read_in_every_form() {
        let rows = [
            ("2018-01-31", "2018-01-31", "2018-01-31"),
            ("2018-1-5", "2018-01-05", "2018-01-05"),
            ("17/6/2018", "2018-06-17", "2018-06-17"),
            ("17.06.2018", "2018-06-17", "2018-06-17"),
            ("2018/06/17", "2018-06-17", "2018-06-17"),
            ("  17 / 6 / 2018 ", "2018-06-17", "2018-06-17"),
            ("2018-06", "2018-06-01", "2018-06-30"),
            ("6/2018", "2018-06-01", "2018-06-30"),
            ("2020-02", "2020-02-01", "2020-02-29"),
            ("2018", "2018-01-01", "2018-12-31"),
            ("\u{661}\u{667}/\u{666}/\u{662}\u{660}\u{661}\u{668}", "2018-06-17", "2018-06-17"),
            ("\u{6F2}\u{6F0}\u{6F1}\u{6F8}-\u{6F0}\u{6F6}", "2018-06-01", "2018-06-30"),
            ("\u{200F}2018\u{2013}06", "2018-06-01", "2018-06-30"),
            ("2015-05~", "2015-05-01", "2015-05-31"),
            ("2015-05-03?", "2015-05-03", "2015-05-03"),
            ("2015%", "2015-01-01", "2015-12-31"),
            ("2019-XX", "2019-01-01", "2019-12-31"),
            ("2019-XX-XX", "2019-01-01", "2019-12-31"),
            ("2019-05-XX", "2019-05-01", "2019-05-31"),
            ("201X", "2010-01-01", "2019-12-31"),
            ("19XX", "1900-01-01", "1999-12-31"),
            ("2016-21", "2016-03-01", "2016-05-31"),
            ("2016-24", "2016-12-01", "2017-02-28"),
            ("2015-05/2015-06", "2015-05-01", "2015-06-30"),
            ("2015-05-03 / 2016", "2015-05-03", "2016-12-31"),
            ("2018/2019", "2018-01-01", "2019-12-31"),
            ("2015-2017", "2015-01-01", "2017-12-31"),
            ("../2015", "..", "2015-12-31"),
            ("2015-05~/..", "2015-05-01", ".."),
        ];
        for (text, from, to) in rows {
            assert_eq!(edges(text), Some((from.to_owned(), to.to_owned())), "{text}");
        }
    }

    #[test]
    fn what_names_no_day_or_two_is_refused() {
        let rows = [
            "",
            "-",
            "/",
            "..",
            "../..",
            "June 2018",
            "2018-13",
            "2018-25",
            "30/2/2018",
            "6/17/2018",
            "17/6/18",
            "18",
            "2018-06-17-1",
            "20180617",
            "99999",
            "0018",
            "2018--6",
            "2016/2015",
            "2017-2015",
            "20X8",
            "X018",
            "2018-X6",
            "2018-06-1X",
            "2018-21-XX",
            "+2018",
            "2018-+6",
            "2018-06-17T10:00",
        ];
        for text in rows {
            assert_eq!(edges(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let day = |iso: &str| iso.parse::<NaiveDate>().expect("a day");
        let rows = [("2024-01-23", "2024-01-23"), ("2022-11-08", "2022-11-09"), ("2021-09-01", "2021-09-30"), ("1980-01-01", "1989-12-31")];
        for (from, to) in rows {
            let when = When::span(day(from), day(to), Precision::Range);
            assert_eq!(When::from_digits(&when.edtf()).and_then(|read| read.bounds()), when.bounds(), "{}", when.edtf());
        }
        for open in [When::open(Some(day("2021-09-01")), None), When::open(None, Some(day("2021-09-01")))] {
            assert_eq!(When::from_digits(&open.edtf()), Some(open));
        }
    }
}
