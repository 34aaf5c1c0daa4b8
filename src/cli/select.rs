//! From the words of the command line to a [`Filter`].

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::args::SelectArgs;
use crate::diagnostic::Diagnostic;
use crate::gazetteer::Gazetteer;
use crate::geo::BBox;
use crate::i18n::Texts;
use crate::incident::Kind;
use crate::source::read;
use crate::store::{DayRange, Dimension, Filter};

/// First and last year that articles may be about; where only one end is given, the other lies there.
const YEARS: (i32, i32) = (1900, 2100);

impl SelectArgs {
    /// The filter that the options describe.
    ///
    /// # Errors
    /// Names the first option that is not understood.
    pub fn filter(&self, gaz: &Gazetteer, texts: &Texts) -> Result<Filter, Diagnostic> {
        Ok(Filter {
            range: self.range(texts)?,
            off: self.kinds_off(texts)?,
            place: self.place.as_deref().map(|name| place_id(name, gaz, texts)).transpose()?,
            bbox: self.bbox.as_deref().map(|text| bbox(text, texts)).transpose()?,
            ..Filter::default()
        })
    }

    fn range(&self, texts: &Texts) -> Result<Option<DayRange>, Diagnostic> {
        let from = self.from.as_deref().map(|text| period(text, texts)).transpose()?;
        let to = self.to.as_deref().map(|text| period(text, texts)).transpose()?;
        let (first, last) = (from.map(|p| p.from), to.map(|p| p.to));
        if first.zip(last).is_some_and(|(first, last)| last < first) {
            let said = |text: &Option<String>| text.clone().unwrap_or_default().into();
            return Err(texts.error("usage-range-reversed", &[("from", said(&self.from)), ("to", said(&self.to))]));
        }
        let Some((begin, end)) = whole_months(YEARS.0, (1, 12)).zip(whole_months(YEARS.1, (1, 12))) else { return Ok(None) };
        let open = first.is_none() && last.is_none();
        Ok((!open).then(|| DayRange::new(first.unwrap_or(begin.from), last.unwrap_or(end.to))))
    }

    fn kinds_off(&self, texts: &Texts) -> Result<BTreeMap<Dimension, BTreeSet<String>>, Diagnostic> {
        let known = || Kind::ALL.map(Kind::code).join(" ");
        let unknown = |code: &str| texts.error("usage-bad-kind", &[("value", code.into()), ("known", known().into())]);
        let wanted =
            self.kind.iter().map(|code| Kind::from_code(code.trim()).ok_or_else(|| unknown(code))).collect::<Result<BTreeSet<_>, _>>()?;
        let off: BTreeSet<String> =
            Kind::ALL.into_iter().filter(|kind| !wanted.contains(kind)).map(|kind| kind.code().to_owned()).collect();
        Ok(if wanted.is_empty() || off.is_empty() { BTreeMap::new() } else { BTreeMap::from([(Dimension::Kind, off)]) })
    }
}

/// A day, a month or a year.
///
/// # Errors
/// Where the words are none of them.
pub fn period(words: &str, texts: &Texts) -> Result<DayRange, Diagnostic> {
    let bad = || texts.error("usage-bad-date", &[("value", words.into())]);
    let words = words.trim();
    if let Some(day) = read::day(words) {
        return Ok(DayRange::day(day));
    }
    let numbers: Vec<&str> = words.split('-').collect();
    let (year, months) = match numbers[..] {
        [year] => (year, (1, 12)),
        [year, month] => {
            let month = month.parse().map_err(|_error| bad())?;
            (year, (month, month))
        }
        _ => return Err(bad()),
    };
    let year = year.parse().ok().filter(|year| (YEARS.0..=YEARS.1).contains(year)).ok_or_else(bad)?;
    whole_months(year, months).ok_or_else(bad)
}

/// From the first day of one month to the last day of another.
fn whole_months(year: i32, (first, last): (u32, u32)) -> Option<DayRange> {
    let (next_year, next_month) = if last == 12 { (year + 1, 1) } else { (year, last + 1) };
    let end = NaiveDate::from_ymd_opt(next_year, next_month, 1)?.pred_opt()?;
    Some(DayRange::new(NaiveDate::from_ymd_opt(year, first, 1)?, end))
}

/// One day, as `--published` and `--reference` take it.
///
/// # Errors
/// Where the words name none.
pub fn day(words: &str, texts: &Texts) -> Result<NaiveDate, Diagnostic> {
    read::day(words).ok_or_else(|| texts.error("usage-bad-date", &[("value", words.into())]))
}

fn place_id(name: &str, gaz: &Gazetteer, texts: &Texts) -> Result<String, Diagnostic> {
    let best = gaz.lookup(name).first().and_then(|found| gaz.get(found.place)).map(|place| place.id.clone());
    best.ok_or_else(|| texts.error("usage-unknown-place", &[("value", name.into())]))
}

fn bbox(words: &str, texts: &Texts) -> Result<BBox, Diagnostic> {
    let bad = || texts.error("usage-bad-bbox", &[("value", words.into())]);
    let numbers = words.split(',').map(|n| n.trim().parse::<f64>()).collect::<Result<Vec<_>, _>>().map_err(|_error| bad())?;
    let [west, south, east, north] = numbers[..] else { return Err(bad()) };
    let on_earth = (-180.0..=180.0).contains(&west) && east <= 180.0 && (-90.0..=90.0).contains(&south) && north <= 90.0;
    if on_earth && west < east && south < north { Ok(BBox { west, south, east, north }) } else { Err(bad()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    fn filter(args: &SelectArgs) -> Result<Filter, String> {
        args.filter(&Gazetteer::default(), &Texts::new(Lang::En)).map_err(|problem| problem.summary)
    }

    #[test]
    fn a_day_a_month_or_a_year_is_a_period() {
        let rows = [
            ("2023-03-23", "2023-03-23/2023-03-23"),
            ("23/3/2023", "2023-03-23/2023-03-23"),
            ("2023-03", "2023-03-01/2023-03-31"),
            ("2024-02", "2024-02-01/2024-02-29"),
            ("2023-12", "2023-12-01/2023-12-31"),
            ("2023", "2023-01-01/2023-12-31"),
        ];
        let texts = Texts::new(Lang::En);
        for (words, want) in rows {
            let range = period(words, &texts).expect(words);
            assert_eq!(format!("{}/{}", range.from, range.to), want, "{words}");
        }
        for words in ["", "2023-13", "2023-00", "99999", "2023-03-32", "yesterday", "2023-1-2-3"] {
            assert!(period(words, &texts).is_err(), "{words}");
        }
    }

    #[test]
    fn one_end_leaves_the_other_open() {
        let args = SelectArgs { from: Some("2023-03".into()), ..SelectArgs::default() };
        let range = filter(&args).expect("valid").range.expect("a range");
        assert_eq!((range.from.to_string(), range.to.to_string()), ("2023-03-01".to_owned(), "2100-12-31".to_owned()));
        assert_eq!(filter(&SelectArgs::default()), Ok(Filter::default()));
    }

    #[test]
    fn wanted_kinds_switch_the_others_off() {
        let args = SelectArgs { kind: vec!["raid".into(), "clash".into()], ..SelectArgs::default() };
        let filter = filter(&args).expect("valid");
        assert_eq!(filter.off(Dimension::Kind).len(), Kind::ALL.len() - 2);
        assert!(filter.is_on(Dimension::Kind, "raid") && !filter.is_on(Dimension::Kind, "airstrike"));
    }

    #[test]
    fn what_is_not_understood_is_named() {
        let s = |text: &str| Some(text.to_owned());
        let rows = [
            (SelectArgs { from: s("soon"), ..SelectArgs::default() }, "\u{201C}soon\u{201D} is not a day, month or year"),
            (SelectArgs { from: s("2024"), to: s("2023"), ..SelectArgs::default() }, "The range ends (2023) before it starts (2024)"),
            (SelectArgs { kind: vec!["war".into()], ..SelectArgs::default() }, "\u{201C}war\u{201D} is not a kind of incident"),
            (SelectArgs { bbox: s("44,32,38,37"), ..SelectArgs::default() }, "\u{201C}44,32,38,37\u{201D} is not a box"),
            (SelectArgs { bbox: s("1,2,3"), ..SelectArgs::default() }, "\u{201C}1,2,3\u{201D} is not a box"),
            (SelectArgs { bbox: s("NaN,32,44,37"), ..SelectArgs::default() }, "\u{201C}NaN,32,44,37\u{201D} is not a box"),
            (SelectArgs { place: s("Atlantis"), ..SelectArgs::default() }, "The gazetteer does not know \u{201C}Atlantis\u{201D}"),
        ];
        for (args, want) in rows {
            assert_eq!(filter(&args), Err(want.to_owned()));
        }
    }
}
