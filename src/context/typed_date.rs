//! Dates typed into the timeline.

use crate::diagnostic::Diagnostic;
use crate::incident::{Precision, When};
use crate::store::DayRange;

/// A field that takes a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateField {
    /// The first day of the range.
    From,
    /// The last day of the range.
    To,
    /// The range that another is compared with.
    Compared,
}

/// What is being typed, and what it was read as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedDate {
    /// The words.
    pub asked: String,
    /// Their days, or why they are no date; `None` before they were read.
    pub read: Option<Result<When, Diagnostic>>,
}

impl DateField {
    /// What a date typed here makes of the range that was there.
    ///
    /// A day, month or year moves the end whose field it is, and takes the other along where they would cross; what has two ends of
    /// its own ("from May to June") sets both; an open end goes as far as the data.
    pub fn range(self, typed: &When, now: DayRange, extent: DayRange) -> DayRange {
        let days = match (typed.earliest, typed.latest) {
            (Some(from), Some(to)) => DayRange::new(from, to),
            (Some(from), None) => return DayRange::new(from, extent.to.max(from)),
            (None, Some(to)) => return DayRange::new(extent.from.min(to), to),
            (None, None) => return now,
        };
        let (from, to) = match self {
            _ if typed.precision == Precision::Range => return days,
            Self::From => (days.from, now.to),
            Self::To => (now.from, days.to),
            Self::Compared => return days,
        };
        if from <= to { DayRange { from, to } } else { days }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample::{day, range};

    #[test]
    fn a_typed_end_applies_and_takes_the_other_along_where_they_would_cross() {
        let (held, extent) = (range("2018-01-01", "2018-12-31"), range("2011-05-01", "2021-03-03"));
        let rows = [
            (DateField::From, "2018-06", range("2018-06-01", "2018-12-31")),
            (DateField::To, "2018-06", range("2018-01-01", "2018-06-30")),
            (DateField::From, "2020", range("2020-01-01", "2020-12-31")),
            (DateField::To, "2011-05-05", range("2011-05-05", "2011-05-05")),
            (DateField::To, "2015-05/2015-06", range("2015-05-01", "2015-06-30")),
            (DateField::From, "../2015", range("2011-05-01", "2015-12-31")),
            (DateField::From, "2019/..", range("2019-01-01", "2021-03-03")),
            (DateField::From, "2022/..", range("2022-01-01", "2022-01-01")),
            (DateField::Compared, "2016", range("2016-01-01", "2016-12-31")),
        ];
        for (field, typed, want) in rows {
            let when = When::from_digits(typed).expect("a date");
            assert_eq!(field.range(&when, held, extent), want, "{field:?} {typed}");
        }
        assert_eq!(DateField::From.range(&When::default(), held, extent), held);
        assert_eq!(DateField::To.range(&When::day(day("2018-02-02")), held, extent), range("2018-01-01", "2018-02-02"));
    }
}
