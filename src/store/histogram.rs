//! Incidents over time, stacked by family. Pure; counts are `f64` because uncertain dates spread.

use super::bits::Bits;
use super::histogram_lanes::most_frequent;
use super::{Columns, DayRange, Dimension, Filter, OTHERS, Run, View};
use crate::incident::Family;

/// How many classes a bar is stacked of.
pub const CLASSES: usize = Family::ALL.len();

/// What bars are stacked of: sets of rows of which no two overlap, and that together hold all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Classes {
    rows: Vec<Bits>,
    /// The key of each class of a dimension, [`OTHERS`] for the rest; empty for families.
    pub keys: Vec<String>,
}

impl Classes {
    /// The families, in the order of [`Family::ALL`].
    pub fn families(columns: &Columns) -> Self {
        let none = || Bits::none(columns.len());
        Self { rows: Family::ALL.iter().map(|family| columns.family(*family).cloned().unwrap_or_else(none)).collect(), keys: Vec::new() }
    }

    /// The most frequent values of a dimension, then all others. An incident of several values counts with the most frequent of them.
    pub fn values(columns: &Columns, dimension: Dimension) -> Self {
        let (chosen, rest) = most_frequent(columns, dimension, CLASSES - 1);
        let (keys, rows) = chosen.into_iter().unzip();
        let mut classes = Self { rows, keys };
        classes.rows.resize_with(CLASSES - 1, || Bits::none(columns.len()));
        classes.keys.resize_with(CLASSES - 1, String::new);
        classes.rows.push(rest);
        classes.keys.push(OTHERS.to_owned());
        classes
    }
}

/// One bar: how many incidents of each class, and the share of those whose day is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stack {
    /// Dated to the day or night, by class.
    pub certain: [f64; CLASSES],
    /// Parts of incidents that may fall here or elsewhere.
    pub uncertain: f64,
}

impl Stack {
    /// All of it.
    pub fn total(&self) -> f64 {
        self.certain.iter().sum::<f64>() + self.uncertain
    }
}

/// The incidents of some days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bin {
    /// Its days.
    pub days: DayRange,
    /// Incidents that the filter shows.
    pub in_range: Stack,
    /// Incidents that only the date range leaves out.
    pub out_of_range: Stack,
}

impl Bin {
    /// All of it.
    pub fn total(&self) -> f64 {
        self.in_range.total() + self.out_of_range.total()
    }
}

/// Bars in order, each next to the one before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Histogram {
    /// In order of time.
    pub bins: Vec<Bin>,
}

impl Histogram {
    /// The highest bar; 0 without bars.
    pub fn highest(&self) -> f64 {
        self.bins.iter().map(Bin::total).fold(0.0, f64::max)
    }

    /// Index of the bar that holds the most of the day; `None` outside.
    pub fn bin_at(&self, day: chrono::NaiveDate) -> Option<usize> {
        let after = self.bins.partition_point(|bin| bin.days.from <= day);
        let i = after.checked_sub(1)?;
        self.bins.get(i).filter(|bin| bin.days.contains(day)).map(|_| i)
    }

    /// Adds the rows of one run that every clause but the range lets through.
    fn add(&mut self, run: &Run, rows: &Rows<'_>, in_range: bool) {
        let first =
            if run.certain { self.bin_at(run.days.from) } else { Some(self.bins.partition_point(|bin| bin.days.to < run.days.from)) };
        let Some(bins) = first.and_then(|first| self.bins.get_mut(first..)) else { return };
        if run.certain {
            let Some(bin) = bins.first_mut() else { return };
            let stack = if in_range { &mut bin.in_range } else { &mut bin.out_of_range };
            for (count, members) in stack.certain.iter_mut().zip(&rows.classes.rows) {
                *count += rows.kept.count_with_in(members, run.rows.clone()) as f64;
            }
            return;
        }
        let count = rows.kept.count_in(run.rows.clone()) as f64;
        for bin in bins.iter_mut().take_while(|bin| bin.days.from <= run.days.to) {
            let stack = if in_range { &mut bin.in_range } else { &mut bin.out_of_range };
            stack.uncertain += count * bin.days.shared_days(run.days) as f64 / run.days.days() as f64;
        }
    }
}

/// What is counted.
struct Rows<'a> {
    classes: &'a Classes,
    kept: &'a Bits,
}

/// Counts what a filter shows, or shows at another time, into bins, which must be in order and apart.
///
/// An incident dated to the day, or to a night (which counts on its first day), counts whole; any other is spread evenly over the
/// days on which it may have happened. Only incidents with date and place count, so that over bins that hold all days the bars in
/// range add up to what [`super::View`] shows.
pub fn histogram(columns: &Columns, view: &View, filter: &Filter, bins: &[DayRange], classes: &Classes) -> Histogram {
    let empty = |&days| Bin { days, in_range: Stack::default(), out_of_range: Stack::default() };
    let mut histogram = Histogram { bins: bins.iter().map(empty).collect() };
    let rows = Rows { classes, kept: &view.at_any_time };
    for run in columns.runs() {
        histogram.add(run, &rows, filter.holds_days(run.days));
    }
    histogram
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Dice, day, incident, random_filter, random_store, range};
    use super::super::{Batch, Store, Unit, bins, evaluate, extent};
    use super::*;
    use crate::incident::{Incident, Kind, Precision, When};

    fn count(store: &Store, filter: &Filter, bins: &[DayRange]) -> Histogram {
        histogram(store.columns(), &evaluate(store, filter), filter, bins, &Classes::families(store.columns()))
    }

    fn of(when: When, days: DayRange, unit: Unit) -> Histogram {
        let mut store = Store::default();
        store.insert(Batch { articles: vec![], incidents: vec![Incident { when, ..incident("a", "2000-01-01") }] });
        count(&store, &Filter::default(), &bins(days, unit))
    }

    #[test]
    fn a_night_counts_whole_on_its_first_day() {
        let when = When::span(day("2022-11-08"), day("2022-11-09"), Precision::Night);
        let bars = of(when, range("2022-11-07", "2022-11-10"), Unit::Day);
        let totals: Vec<f64> = bars.bins.iter().map(|bin| bin.in_range.certain.iter().sum()).collect();
        assert_eq!(totals, [0.0, 1.0, 0.0, 0.0]);
    }

    #[test]
    fn a_month_spreads_over_its_weeks_and_is_kept_whole() {
        let when = When::span(day("2021-02-01"), day("2021-02-28"), Precision::Month);
        let bars = of(when, range("2021-01-04", "2021-03-28"), Unit::Week);
        let touched: Vec<f64> = bars.bins.iter().map(|bin| bin.in_range.uncertain).filter(|share| *share > 0.0).collect();
        assert_eq!(touched, [0.25; 4]);
        assert!(bars.bins.iter().all(|bin| bin.in_range.certain == [0.0; 5]));
    }

    #[test]
    fn a_night_and_two_days_of_a_range_are_told_apart() {
        let (first, second) = (day("2022-11-08"), day("2022-11-09"));
        let of = |id: &str, precision| Incident { when: When::span(first, second, precision), ..incident(id, "2000-01-01") };
        let mut store = Store::default();
        let incidents = vec![of("a", Precision::Range), of("b", Precision::Night), of("c", Precision::Range), of("d", Precision::Night)];
        store.insert(Batch { articles: vec![], incidents });
        let bars = count(&store, &Filter::default(), &bins(range("2022-11-08", "2022-11-09"), Unit::Day));
        let drawn: Vec<_> = bars.bins.iter().map(|bin| (bin.in_range.certain[0], bin.in_range.uncertain)).collect();
        assert_eq!(drawn, [(2.0, 1.0), (0.0, 1.0)]);
    }

    #[test]
    fn families_stack_in_their_order() {
        let mut store = Store::default();
        let kinds = [Kind::Ied, Kind::Airstrike, Kind::DroneStrike, Kind::Other, Kind::Clash];
        let incidents = kinds.iter().map(|&kind| Incident { kind, ..incident(kind.code(), "2021-02-01") }).collect();
        store.insert(Batch { articles: vec![], incidents });
        let bars = count(&store, &Filter::default(), &bins(range("2021-02-01", "2021-02-01"), Unit::Month));
        assert_eq!(bars.bins[0].in_range.certain, [2.0, 0.0, 1.0, 1.0, 1.0]);
        assert_eq!(bars.highest(), 5.0);
    }

    #[test]
    fn classes_of_values_hold_every_incident_once() {
        let store = random_store(&mut Dice::new(31), 400);
        for dimension in Dimension::ALL {
            let classes = Classes::values(store.columns(), dimension);
            assert_eq!((classes.rows.len(), classes.keys.len()), (CLASSES, CLASSES));
            assert_eq!(classes.rows.iter().map(Bits::count).sum::<usize>(), store.len(), "{dimension:?}");
            assert!(classes.rows.windows(2).all(|pair| !pair[0].meets(&pair[1])), "{dimension:?}");
        }
    }

    #[test]
    fn bars_in_range_add_up_to_what_is_shown() {
        let mut dice = Dice::new(3);
        for _ in 0..40 {
            let (store, filter) = (random_store(&mut dice, 60), random_filter(&mut dice));
            let all = extent(&store).expect("some are dated");
            let shown = evaluate(&store, &filter).shown.len() as f64;
            let wider = evaluate(&store, &Filter { range: None, ..filter.clone() }).shown.len() as f64;
            for unit in Unit::ALL {
                let bars = count(&store, &filter, &bins(all, unit));
                let in_range: f64 = bars.bins.iter().map(|bin| bin.in_range.total()).sum();
                let total: f64 = bars.bins.iter().map(Bin::total).sum();
                assert!((in_range - shown).abs() < 1e-6, "{unit:?}: {in_range} drawn, {shown} shown");
                assert!((total - wider).abs() < 1e-6, "{unit:?}: {total} drawn, {wider} without range");
            }
        }
    }

    #[test]
    fn a_bar_is_found_by_its_days() {
        let bars = of(When::day(day("2021-02-03")), range("2021-01-01", "2021-03-31"), Unit::Month);
        let rows = [("2020-12-31", None), ("2021-01-01", Some(0)), ("2021-02-28", Some(1)), ("2021-03-31", Some(2)), ("2021-04-01", None)];
        for (at, want) in rows {
            assert_eq!(bars.bin_at(day(at)), want, "{at}");
        }
    }
}
