//! Calendar days in words: as short as the ends allow, month names by language.

use chrono::{Datelike as _, NaiveDate};

use super::{Texts, Value};
use crate::incident::{Known, Precision, When};

impl Texts {
    /// "17 Jun 2018".
    pub fn day(&self, day: NaiveDate) -> String {
        let values = [("day", self.plain(day.day())), ("month", self.month_name(day).into()), ("year", self.plain(day.year()))];
        self.tr_args("date-day", &values).into_owned()
    }

    /// "Jun 2018".
    pub fn month(&self, day: NaiveDate) -> String {
        self.tr_args("date-month", &[("month", self.month_name(day).into()), ("year", self.plain(day.year()))]).into_owned()
    }

    /// The name of the day's month alone.
    pub fn month_name(&self, day: NaiveDate) -> String {
        self.named(self.spelling().months.group(), &day.month().to_string())
    }

    /// The name of the day of the week.
    pub fn weekday(&self, day: NaiveDate) -> String {
        self.named("weekday", &day.weekday().number_from_monday().to_string())
    }

    /// From one day to another: "17 Jun 2018", "3–9 Mar 2023", "28 Jan – 2 Feb 2024".
    pub fn range(&self, from: NaiveDate, to: NaiveDate) -> String {
        if from == to {
            return self.day(to);
        }
        let same_year = from.year() == to.year();
        let id = if same_year && from.month() == to.month() { "date-range" } else { "date-range-long" };
        self.tr_args(id, &[("from", self.start_of(from, to).into()), ("to", self.day(to).into())]).into_owned()
    }

    /// What is known of a date, said no finer than it is: a day, a night, a month, a year, a range, an open end, or "undated".
    pub fn when(&self, when: &When) -> String {
        match (when.earliest, when.latest) {
            (None, None) => self.known(&when.known),
            (Some(day), None) => self.tr_args("date-from", &[("day", self.day(day).into())]).into_owned(),
            (None, Some(day)) => self.tr_args("date-until", &[("day", self.day(day).into())]).into_owned(),
            (Some(from), Some(to)) if when.precision == Precision::Night && from != to => {
                self.tr_args("date-night", &[("from", self.start_of(from, to).into()), ("to", self.day(to).into())]).into_owned()
            }
            (Some(from), Some(to)) => match when.edtf().len() {
                4 if from.year() != to.year() => self.tr_args("date-decade", &[("year", self.plain(from.year()))]).into_owned(),
                4 => self.year(from),
                7 => self.month(from),
                _ => self.range(from, to),
            },
        }
    }

    /// "undated", with what the text says of the date all the same: "undated (a Tuesday night)".
    fn known(&self, known: &Known) -> String {
        let parts: Vec<String> = [self.known_day(known), self.known_month(known), self.known_distance(known), self.known_after(known)]
            .into_iter()
            .flatten()
            .collect();
        if parts.is_empty() {
            return self.tr("date-unknown").into_owned();
        }
        let separator = self.tr("date-known-separator");
        self.tr_args("date-known", &[("what", parts.join(&separator).into())]).into_owned()
    }

    fn known_day(&self, known: &Known) -> Option<String> {
        let weekday = known.weekday.map(|day| self.named("weekday", &day.number().to_string()));
        let part = known.part_of_day.map(|part| self.named("part-of-day", part.code()));
        Some(match (weekday, part) {
            (Some(weekday), Some(part)) => {
                self.tr_args("date-known-weekday-part", &[("weekday", weekday.into()), ("part", part.into())]).into_owned()
            }
            (Some(weekday), None) => self.tr_args("date-known-weekday", &[("weekday", weekday.into())]).into_owned(),
            (None, part) => part?,
        })
    }

    fn known_month(&self, known: &Known) -> Option<String> {
        let month: Value<'_> = self.named(self.spelling().months.group(), &known.month?.to_string()).into();
        Some(
            match known.day {
                Some(day) => self.tr_args("date-known-day-month", &[("day", self.plain(day)), ("month", month)]),
                None => self.tr_args("date-known-month", &[("month", month)]),
            }
            .into_owned(),
        )
    }

    fn known_distance(&self, known: &Known) -> Option<String> {
        let days = known.days_before_report.filter(|&days| days >= 0)?;
        Some(self.tr_args("date-known-before", &[("n", days.into())]).into_owned())
    }

    fn known_after(&self, known: &Known) -> Option<String> {
        Some(self.tr_args("date-known-after", &[("day", self.day(known.after?).into())]).into_owned())
    }

    /// The first day of a range without what the last one says again.
    fn start_of(&self, from: NaiveDate, to: NaiveDate) -> String {
        if from.year() != to.year() {
            return self.day(from);
        }
        if from.month() != to.month() {
            return self
                .tr_args("date-day-month", &[("day", self.plain(from.day())), ("month", self.month_name(from).into())])
                .into_owned();
        }
        self.digits(from.day().to_string()).into_owned()
    }

    /// "2018".
    pub fn year(&self, day: NaiveDate) -> String {
        self.digits(day.year().to_string()).into_owned()
    }

    /// Days and years stand as they are, with nothing between their digits.
    fn plain(&self, n: impl Into<i64>) -> Value<'static> {
        self.digits(n.into().to_string()).into_owned().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    /// Columns: earliest, latest, precision, English, Arabic; `-` stands for nothing.
    const ROWS: &str = include_str!("../../tests/data/date_words.tsv");

    fn precision(code: &str) -> Precision {
        [Precision::Night, Precision::Day, Precision::Month, Precision::Year, Precision::Range]
            .into_iter()
            .find(|p| p.code() == code)
            .unwrap_or_default()
    }

    #[test]
    fn dates_are_said_as_finely_as_they_are_known() {
        let (en, ar) = (Texts::new(Lang::En), Texts::new(Lang::Ar));
        for row in ROWS.lines().skip(1) {
            let cells: Vec<_> = row.split('\t').collect();
            let [earliest, latest, finely, english, arabic] = cells[..] else { panic!("five columns: {row}") };
            let when = When { precision: precision(finely), ..When::open(earliest.parse().ok(), latest.parse().ok()) };
            assert_eq!(en.when(&when), english);
            assert_eq!(ar.when(&when), arabic);
        }
    }
}
