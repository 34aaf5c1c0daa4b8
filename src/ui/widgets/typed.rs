//! Dates as people type them.

use std::ops::Range;

use chrono::{Datelike as _, NaiveDate};

use egui::TextBuffer;
use egui::text::CharIndex;

use crate::incident::When;
use crate::store::DayRange;

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

/// The days of a date typed in digits; see [`When::from_digits`]. `None` where it names none, or is open at an end.
pub fn parse_days(text: &str) -> Option<DayRange> {
    When::from_digits(text).and_then(|when| DayRange::of(&when))
}

/// What the field shows while it is edited: the shortest form that [`parse_days`] reads back as the same day.
pub fn typed_form(day: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample::{day, range};

    #[test]
    fn the_form_shown_for_editing_reads_back() {
        for iso in ["2018-06-17", "1999-12-31", "2024-02-29"] {
            assert_eq!(typed_form(day(iso)), iso);
            assert_eq!(parse_days(&typed_form(day(iso))), Some(range(iso, iso)));
        }
    }
}
