//! The many ways in which files and pages write the day of publication.

use chrono::{Datelike as _, NaiveDate};

/// Ways to write a day, tried in order on the words without their time.
const SHAPES: [&str; 8] = ["%Y-%m-%d", "%Y/%m/%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y%m%d", "%d %B %Y", "%B %d, %Y"];

/// See [`super::day`].
pub(super) fn day(words: &str) -> Option<NaiveDate> {
    let words: String = words.trim().chars().map(western).collect();
    let without_weekday =
        words.split_once(", ").filter(|(head, _)| head.chars().all(char::is_alphabetic)).map_or(&*words, |(_, rest)| rest);
    SHAPES.into_iter().find_map(|shape| leading(without_weekday, shape)).filter(|day| (1900..=2100).contains(&day.year()))
}

/// The day at the start of `words`, where a time or nothing follows it.
fn leading(words: &str, shape: &str) -> Option<NaiveDate> {
    let (day, rest) = NaiveDate::parse_and_remainder(words, shape).ok()?;
    let time_follows = rest.starts_with('T') || rest.starts_with(char::is_whitespace);
    (rest.is_empty() || time_follows).then_some(day)
}

/// Arabic-Indic and Persian digits as Western ones.
fn western(c: char) -> char {
    let zero = match c {
        '\u{0660}'..='\u{0669}' => 0x0660,
        '\u{06F0}'..='\u{06F9}' => 0x06F0,
        _ => return c,
    };
    char::from_digit(u32::from(c) - zero, 10).unwrap_or(c)
}
