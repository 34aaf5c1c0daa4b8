//! Dates as people type them.

use std::ops::Range;

use chrono::{Datelike as _, NaiveDate};

use egui::TextBuffer;
use egui::text::CharIndex;

use crate::store::{DayRange, Unit};

/// What is being typed: digits and separators alone, in ASCII, so that any face can show it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DateBuffer(pub String);

impl TextBuffer for DateBuffer {
    fn is_mutable(&self) -> bool {
        true
    }

    fn as_str(&self) -> &str {
        &self.0
    }

    fn insert_text(&mut self, text: &str, char_index: CharIndex) -> usize {
        let kept: String = text.chars().filter_map(date_letter).collect();
        self.0.insert_text(&kept, char_index)
    }

    fn delete_char_range(&mut self, char_range: Range<CharIndex>) {
        self.0.delete_char_range(char_range);
    }

    fn type_id(&self) -> std::any::TypeId {
        std::any::TypeId::of::<Self>()
    }
}

/// The digit in ASCII; Arabic and Persian digits count like European ones.
fn ascii_digit(letter: char) -> Option<char> {
    let zero = match letter {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6F0}'..='\u{6F9}' => '\u{6F0}',
        _ => return None,
    };
    char::from_digit((letter as u32).wrapping_sub(zero as u32), 10)
}

/// The letter as a date field keeps it: a digit in ASCII, or a separator; `None` for what cannot stand in a date.
pub fn date_letter(letter: char) -> Option<char> {
    ascii_digit(letter).or(match letter {
        '-' | '/' | '.' | ' ' => Some(letter),
        '\u{2010}'..='\u{2013}' | '\u{2212}' => Some('-'),
        _ => None,
    })
}

/// The days of a typed date.
///
/// `2018-01-31`, `31/1/2018`, `2018-06`, `6/2018` or `2018`, with any of `- / .` between the parts and
/// either kind of digits. `None` where it names no date, or could name two (a year of two digits).
pub fn parse_days(text: &str) -> Option<DayRange> {
    let clean: String = text.trim().chars().filter(|letter| !is_direction_mark(*letter)).map(date_letter).collect::<Option<_>>()?;
    let parts: Vec<&str> = clean.trim().split(['-', '/', '.']).map(str::trim).collect();
    match *parts.as_slice() {
        [y] => Some(Unit::Year.around(first_of(year(y)?, 1)?)),
        [a, b] => {
            let (y, m) = year(a).map(|y| (y, b)).or_else(|| Some((year(b)?, a)))?;
            Some(Unit::Month.around(first_of(y, small(m)?)?))
        }
        [a, b, c] => {
            let (y, m, d) = year(a).map(|y| (y, b, c)).or_else(|| Some((year(c)?, b, a)))?;
            NaiveDate::from_ymd_opt(y, small(m)?, small(d)?).map(DayRange::day)
        }
        _ => None,
    }
}

/// What the field shows while it is edited: the shortest form that [`parse_days`] reads back as the same day.
pub fn typed_form(day: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

fn first_of(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)
}

fn year(part: &str) -> Option<i32> {
    part.parse().ok().filter(|year| (1000..=9999).contains(year) && part.len() == 4)
}

fn small(part: &str) -> Option<u32> {
    if part.len() <= 2 { part.parse().ok() } else { None }
}

const fn is_direction_mark(letter: char) -> bool {
    matches!(letter, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample::{day, range};

    #[test]
    fn dates_are_read_in_every_form_and_either_digits() {
        let rows = [
            ("2018-01-31", "2018-01-31", "2018-01-31"),
            ("2018-1-5", "2018-01-05", "2018-01-05"),
            ("17/6/2018", "2018-06-17", "2018-06-17"),
            ("17.06.2018", "2018-06-17", "2018-06-17"),
            ("2018/06/17", "2018-06-17", "2018-06-17"),
            ("2018-06", "2018-06-01", "2018-06-30"),
            ("6/2018", "2018-06-01", "2018-06-30"),
            ("2020-02", "2020-02-01", "2020-02-29"),
            ("2018", "2018-01-01", "2018-12-31"),
            ("  17 / 6 / 2018 ", "2018-06-17", "2018-06-17"),
            ("\u{661}\u{667}/\u{666}/\u{662}\u{660}\u{661}\u{668}", "2018-06-17", "2018-06-17"),
            ("\u{6F2}\u{6F0}\u{6F1}\u{6F8}-\u{6F0}\u{6F6}", "2018-06-01", "2018-06-30"),
            ("\u{200F}2018\u{2013}06", "2018-06-01", "2018-06-30"),
        ];
        for (text, from, to) in rows {
            assert_eq!(parse_days(text), Some(range(from, to)), "{text}");
        }
    }

    #[test]
    fn what_names_no_day_or_two_is_refused() {
        for text in [
            "",
            "-",
            "June 2018",
            "2018-13",
            "30/2/2018",
            "6/17/2018",
            "17/6/18",
            "18",
            "2018-06-17-1",
            "20180617",
            "99999",
            "0018",
            "2018--6",
        ] {
            assert_eq!(parse_days(text), None, "{text}");
        }
    }

    #[test]
    fn the_form_shown_for_editing_reads_back() {
        for iso in ["2018-06-17", "1999-12-31", "2024-02-29"] {
            assert_eq!(typed_form(day(iso)), iso);
            assert_eq!(parse_days(&typed_form(day(iso))), Some(range(iso, iso)));
        }
    }
}
