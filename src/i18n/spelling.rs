//! How Arabic writes numbers and names months: both ways are at home, each in its own countries.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// Which digits numbers are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Digits {
    /// 0123, as in the Maghreb and in most of what is read on a screen.
    #[default]
    Western,
    /// The Arabic-Indic ones, as in the Mashriq.
    Arabic,
}

impl Digits {
    /// Both, in the order of the menu.
    pub const ALL: [Self; 2] = [Self::Western, Self::Arabic];

    /// A text with its digits, and what stands between them, in these ones.
    pub(super) fn of(self, text: Cow<'_, str>) -> Cow<'_, str> {
        if self == Self::Western || !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return text;
        }
        let letters: Vec<char> = text.chars().collect();
        let is_digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
        let letter = |(at, c): (usize, &char)| {
            let is_inside = is_digit(at.checked_sub(1)) && is_digit(at.checked_add(1));
            match c {
                '0'..='9' => char::from_u32(ZERO + (*c as u32 - '0' as u32)).unwrap_or(*c),
                '.' if is_inside => '\u{66B}',
                ',' if is_inside => '\u{66C}',
                _ => *c,
            }
        };
        Cow::Owned(letters.iter().enumerate().map(letter).collect())
    }
}

/// The Arabic-Indic nought.
const ZERO: u32 = 0x660;

/// Whose names the months have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Months {
    /// Those of Syria and Iraq, the old Semitic ones.
    #[default]
    Levant,
    /// Those of the Gulf and Egypt, after the Latin ones.
    Gulf,
}

impl Months {
    /// Both, in the order of the menu.
    pub const ALL: [Self; 2] = [Self::Levant, Self::Gulf];

    /// What the ids of their names begin with.
    pub(super) const fn group(self) -> &'static str {
        match self {
            Self::Levant => "month",
            Self::Gulf => "month-gulf",
        }
    }
}

/// How Arabic is written. Remembered between runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Spelling {
    /// Which digits.
    pub digits: Digits,
    /// Which names of months.
    pub months: Months,
}

#[cfg(test)]
mod tests {
    use super::super::Texts;
    use super::*;
    use crate::text::Lang;

    #[test]
    fn digits_change_and_what_stands_between_them_with_them() {
        let rows = [
            ("2018", "\u{662}\u{660}\u{661}\u{668}"),
            ("0.85", "\u{660}\u{66B}\u{668}\u{665}"),
            ("12,345", "\u{661}\u{662}\u{66C}\u{663}\u{664}\u{665}"),
            ("a, b. 3", "a, b. \u{663}"),
            ("none", "none"),
        ];
        for (western, arabic) in rows {
            assert_eq!(Digits::Arabic.of(western.into()), arabic);
            assert_eq!(Digits::Western.of(western.into()), western);
        }
    }

    #[test]
    fn arabic_alone_is_written_in_more_than_one_way() {
        let spelling = Spelling { digits: Digits::Arabic, months: Months::Gulf };
        let day = chrono::NaiveDate::from_ymd_opt(2018, 6, 17).expect("a day");
        assert_eq!(Texts::spelled(Lang::En, spelling).day(day), Texts::new(Lang::En).day(day));
        let (levant, gulf) = (Texts::new(Lang::Ar), Texts::spelled(Lang::Ar, spelling));
        assert_ne!(levant.month_name(day), gulf.month_name(day));
        for text in [gulf.day(day), gulf.number(12_345), gulf.tr_args("days-count", &[("n", 7.into())]).into_owned(), gulf.decimal(0.5, 2)]
        {
            assert!(!text.bytes().any(|byte| byte.is_ascii_digit()), "{text}");
        }
        assert!(levant.day(day).contains("2018"));
    }
}
