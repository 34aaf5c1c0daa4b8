//! The bars of a timeline: all dated incidents, those shown apart from those at other times.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::incident::Family;
use crate::store::{Classes, DayRange, Filter, Store, Unit, View, bins, extent, histogram};

/// One bar.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    /// Its days.
    pub days: DayRange,
    /// Incidents shown and dated to the day or night, in the order of [`Family::ALL`].
    pub shown: [f64; Family::ALL.len()],
    /// Shares of those shown whose day is not certain.
    pub uncertain: f64,
    /// Incidents that only the range leaves out.
    pub other: f64,
}

impl Bar {
    /// All of it.
    pub fn total(&self) -> f64 {
        self.shown.iter().sum::<f64>() + self.uncertain + self.other
    }
}

/// Bars of one unit of the calendar, without gap.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Bars {
    /// Day, week, month, quarter or year; empty where nothing is dated.
    pub unit: String,
    /// In order of time.
    pub bars: Vec<Bar>,
}

impl Bars {
    /// Bars over all dated incidents, none narrower than can be told on `width_px` pixels.
    pub(super) fn new(store: &Store, view: &View, filter: &Filter, width_px: f64) -> Self {
        let Some(extent) = extent(store) else { return Self::default() };
        let unit = Unit::fitting(extent.days() as f64, width_px);
        let columns = store.columns();
        let histogram = histogram(columns, view, filter, &bins(extent, unit), &Classes::families(columns));
        let bars = histogram.bins.iter().map(|bin| Bar {
            days: bin.days,
            shown: bin.in_range.certain,
            uncertain: bin.in_range.uncertain,
            other: bin.out_of_range.total(),
        });
        Self { unit: code(unit).to_owned(), bars: bars.collect() }
    }

    /// First and last day of all bars.
    pub fn days(&self) -> Option<DayRange> {
        let (first, last) = self.bars.first().zip(self.bars.last())?;
        Some(DayRange::new(first.days.from, last.days.to))
    }

    /// The highest bar; 0 without bars.
    pub fn highest(&self) -> f64 {
        self.bars.iter().map(Bar::total).fold(0.0, f64::max)
    }

    /// Where the morning of a day lies, 0 at the start of the first bar, 1 at the end of the last, and beyond them.
    pub fn share(&self, day: NaiveDate) -> f64 {
        let Some(days) = self.days() else { return 0.0 };
        (day - days.from).num_days() as f64 / days.days() as f64
    }

    /// Where a range lies: the mornings of its first day and of the day after its last, within 0 and 1.
    pub fn span(&self, range: DayRange) -> [f64; 2] {
        let end = range.to.succ_opt().unwrap_or(range.to);
        [self.share(range.from).clamp(0.0, 1.0), self.share(end).clamp(0.0, 1.0)]
    }
}

const fn code(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => "day",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Quarter => "quarter",
        Unit::Year => "year",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::incident::Incident;
    use crate::store::sample::{incident, range, site};
    use crate::store::{Batch, evaluate};

    #[test]
    fn bars_hold_what_is_shown_and_what_lies_at_other_times() {
        let mut store = Store::default();
        let at = |id: &str, day: &str| Incident { places: vec![site("p", 34.4, 40.9, 1.0)], ..incident(id, day) };
        store.insert(Batch { articles: vec![], incidents: vec![at("a", "2020-01-15"), at("b", "2021-06-01"), at("c", "2022-12-31")] });
        let filter = Filter { range: Some(range("2021-01-01", "2021-12-31")), ..Filter::default() };
        let bars = Bars::new(&store, &evaluate(&store, &filter), &filter, 100.0);
        assert_eq!((bars.unit.as_str(), bars.bars.len()), ("quarter", 12));
        let shown: f64 = bars.bars.iter().flat_map(|bar| bar.shown).sum();
        let other: f64 = bars.bars.iter().map(|bar| bar.other).sum();
        assert_eq!((shown, other), (1.0, 2.0));
        let [from, to] = bars.span(range("2021-01-01", "2021-12-31"));
        assert!((from - 366.0 / 1096.0).abs() < 1e-9 && (to - 731.0 / 1096.0).abs() < 1e-9, "{from} {to}");
        assert_eq!(bars.span(range("1900-01-01", "2100-01-01")), [0.0, 1.0]);
    }

    #[test]
    fn nothing_dated_has_no_bars() {
        let (store, filter) = (Store::default(), Filter::default());
        assert_eq!(Bars::new(&store, &evaluate(&store, &filter), &filter, 100.0), Bars::default());
    }
}
