//! The named parts of a date that a rule has found.

use chrono::Weekday;

use super::calendar::{Calendar, weekday};
use super::resolve::full_year;
use super::tag::{Lexeme, Tagged, is_spelled_as};
use crate::lexicon::Row;
use crate::lexicon::pattern::{Found, Grammar};
use crate::text::Document;

/// Nobody counts back so many days, weeks or years.
const LONGEST_AMOUNT: i64 = 1000;

/// What a rule has found, by the names its pattern gives.
pub(super) struct Parts<'a, 't> {
    pub(super) doc: &'a Document<'a>,
    pub(super) tagged: &'a Tagged<'t>,
    pub(super) grammar: &'a Grammar,
    pub(super) found: &'a Found,
    /// The rule.
    pub(super) rule: &'t Row,
}

/// A number of days, weeks, months …
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount<'t> {
    pub(super) unit: &'t str,
    /// `None` where the text says only that there are several.
    pub(super) count: Option<i64>,
    /// Whether the text says that it is more or less than that.
    pub(super) bound: Option<&'t str>,
}

impl<'t> Parts<'_, 't> {
    pub(super) fn get(&self, name: &str) -> Option<&Lexeme<'t>> {
        let name = self.grammar.name(name)?;
        let (_, item) = self.found.parts.iter().find(|(part, _)| *part == name)?;
        self.tagged.lexemes.get(item.payload)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// A setting of the row that found a part.
    pub(super) fn attr(&self, name: &str, key: &str) -> Option<&'t str> {
        self.get(name)?.row?.attr(key)
    }

    /// The same as a number.
    pub(super) fn setting<N: std::str::FromStr>(&self, name: &str, key: &str) -> Option<N> {
        self.get(name)?.row?.number(key)
    }

    /// Whether a part is written in letters, not digits.
    pub(super) fn is_in_letters(&self, name: &str) -> bool {
        self.get(name).is_some_and(|lexeme| self.doc.surface(lexeme.span).chars().any(char::is_alphabetic))
    }

    /// The value of a part that is a number.
    pub(super) fn number(&self, name: &str) -> Option<i32> {
        self.get(name)?.number
    }

    /// Whether a part that counts only with a capital has one.
    pub(super) fn is_capital(&self, name: &str) -> bool {
        let is_small = |lexeme: &Lexeme<'_>| self.doc.surface(lexeme.span).chars().next().is_some_and(char::is_lowercase);
        self.get(name).is_none_or(|lexeme| !lexeme.row.is_some_and(|row| row.is("capital")) || !is_small(lexeme))
    }

    /// Whether a number is written with as many digits as a year has, in full or cut short.
    pub(super) fn is_year_long(&self, name: &str) -> bool {
        self.get(name).is_some_and(|lexeme| matches!(self.doc.surface(lexeme.span).chars().count(), 2 | 4))
    }

    /// The year; one of two digits in full.
    pub(super) fn year(&self) -> Option<i32> {
        self.number("year").map(full_year)
    }

    /// The day of a month that a part names.
    pub(super) fn day(&self, name: &str) -> Option<u32> {
        u32::try_from(self.number(name)?).ok()
    }

    /// The month a part names, by number and calendar.
    pub(super) fn month(&self, name: &str) -> Option<(u32, Calendar)> {
        let row = self.get(name)?.row?;
        Some((row.number("month")?, Calendar::from_code(row.attr("calendar"))))
    }

    /// The same, where a second name of it beside it agrees.
    pub(super) fn month_and_double(&self, name: &str, double: &str) -> Option<(u32, Calendar)> {
        let month = self.month(name)?;
        self.month(double).is_none_or(|second| second == month).then_some(month)
    }

    /// Whether the month's name can be trusted to be one though nothing in the date but itself says so.
    pub(super) fn month_stands_alone(&self, name: &str) -> bool {
        self.get(name).is_some_and(|lexeme| {
            let row = lexeme.row;
            row.and_then(|r| r.attr("bare")) != Some("no") && (!row.is_some_and(|r| r.is("exact")) || is_spelled_as(self.doc, lexeme))
        })
    }

    pub(super) fn weekday(&self, name: &str) -> Option<Weekday> {
        weekday(self.get(name)?.row?.number("weekday")?)
    }

    /// Whether the weekday's name is cut short, as it is only beside a date.
    pub(super) fn is_abbreviated(&self, name: &str) -> bool {
        self.get(name).and_then(|lexeme| lexeme.row).is_some_and(|row| row.is("abbreviated"))
    }

    /// -1 for the one before, 0 for the present one, 1 for the one to come.
    pub(super) fn shift(&self) -> Option<i64> {
        ["shift", "this", "recent"].iter().find_map(|name| self.setting(name, "by"))
    }

    /// Whether it is a year that is the one before, the present one or the one to come.
    pub(super) fn shifts_year(&self) -> bool {
        self.has("the_yearword") || self.attr("unit", "unit") == Some("year")
    }

    /// Whether the part of the day is one that runs into the next day.
    pub(super) fn is_night(&self, name: &str) -> bool {
        matches!(self.attr(name, "part"), Some("night" | "midnight"))
    }

    /// The span of time that `num` and `unit` say together; `None` where the number is rather a year.
    pub(super) fn amount(&self) -> Option<Amount<'t>> {
        let unit = self.attr("unit", "unit").or_else(|| self.rule.attr("unit"))?;
        let count = self.number("num").map(i64::from).or_else(|| self.setting("unit", "count").filter(|&count| count > 0));
        let count = count.or(self.rule.attr("unit").map(|_| 1));
        (count.unwrap_or(0) < LONGEST_AMOUNT).then(|| Amount { unit, count, bound: self.attr("approx", "bound") })
    }
}
