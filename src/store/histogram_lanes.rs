//! Incidents over time, a lane each for the values of a dimension. Pure.

use super::bits::Bits;
use super::{Columns, DayRange, Dimension, Filter, OTHERS, Run, Value, View};

/// The values that have a lane: sets of rows of which no two overlap, and that together hold all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lanes {
    rows: Vec<Bits>,
    /// The key of each lane; [`OTHERS`] for the rest, which comes last and only where there is one.
    pub keys: Vec<String>,
}

impl Lanes {
    /// At most `most` lanes: the most frequent values, and the rest together. Kinds and other fixed values keep their usual order.
    pub fn new(columns: &Columns, dimension: Dimension, most: usize) -> Self {
        let taken = columns.values(dimension).values.iter().filter(|value| value.rows.count() > 0);
        let (named, others) = taken.fold((0, 0), |(n, o), value| if value.key == OTHERS { (n, o + 1) } else { (n + 1, o) });
        // The rest takes one of the places where there is a rest.
        let places = if named + others > most { most.saturating_sub(1) } else { named };
        let (mut chosen, rest) = most_frequent(columns, dimension, places);
        let mut lanes = Self::default();
        if !dimension.fixed_values().is_empty() {
            let place = |key: &str| columns.values(dimension).values.iter().position(|value| value.key == key);
            chosen.sort_by_key(|(key, _)| place(key));
        }
        for (key, rows) in chosen {
            lanes.keys.push(key);
            lanes.rows.push(rows);
        }
        if rest.count() > 0 {
            lanes.keys.push(OTHERS.to_owned());
            lanes.rows.push(rest);
        }
        lanes
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }
}

/// The `places` most frequent values of a dimension with their rows, and the rows of all others. An incident of several values counts
/// with the most frequent of them.
pub(super) fn most_frequent(columns: &Columns, dimension: Dimension, places: usize) -> (Vec<(String, Bits)>, Bits) {
    let named = columns.values(dimension).values.iter().filter(|value| value.key != OTHERS);
    let mut values: Vec<(usize, &Value)> = named.map(|value| (value.rows.count(), value)).filter(|(count, _)| *count > 0).collect();
    values.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let mut rest = Bits::all(columns.len());
    let mut chosen = Vec::new();
    for (_, value) in values.into_iter().take(places) {
        let mut rows = value.rows.clone();
        rows.and(&rest);
        rest.minus(&rows);
        chosen.push((value.key.clone(), rows));
    }
    (chosen, rest)
}

/// Incidents of one lane in one bin.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Share {
    /// Shown, dated to the day or night.
    pub certain: f64,
    /// Shown, and parts of those that may fall here or elsewhere.
    pub uncertain: f64,
    /// What only the range leaves out.
    pub out_of_range: f64,
}

impl Share {
    /// All of it.
    pub const fn total(&self) -> f64 {
        self.certain + self.uncertain + self.out_of_range
    }
}

/// Lanes over the same bins.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LaneChart {
    /// In order of time.
    pub bins: Vec<DayRange>,
    /// For each lane a share for each bin.
    pub lanes: Vec<Vec<Share>>,
    /// How many incidents of each lane the filter shows, in these bins and elsewhere.
    pub shown: Vec<usize>,
}

impl LaneChart {
    /// The greatest share of all lanes; 0 without any.
    pub fn highest(&self) -> f64 {
        self.lanes.iter().flatten().map(Share::total).fold(0.0, f64::max)
    }

    /// Fills `parts` with the share of one incident of a run that falls into each bin from the first it touches on, which is given.
    fn spread(&self, run: &Run, parts: &mut Vec<f64>) -> usize {
        let first = self.bins.partition_point(|bin| bin.to < run.days.from);
        let last = if run.certain { run.days.from } else { run.days.to };
        let days = run.days.days() as f64;
        let touched = self.bins.get(first..).unwrap_or_default().iter().take_while(|bin| bin.from <= last);
        parts.clear();
        parts.extend(touched.map(|bin| if run.certain { 1.0 } else { bin.shared_days(run.days) as f64 / days }));
        first
    }

    /// Adds the rows of one run, of which each bin from `first` on takes a part.
    fn add(&mut self, run: &Run, rows: &Rows<'_>, in_range: bool, (first, parts): (usize, &[f64])) {
        for (shares, members) in self.lanes.iter_mut().zip(&rows.lanes.rows) {
            let count = rows.kept.count_with_in(members, run.rows.clone()) as f64;
            if count <= 0.0 {
                continue;
            }
            for (share, part) in shares.get_mut(first..).unwrap_or_default().iter_mut().zip(parts) {
                let slot = match (in_range, run.certain) {
                    (false, _) => &mut share.out_of_range,
                    (true, true) => &mut share.certain,
                    (true, false) => &mut share.uncertain,
                };
                *slot += count * part;
            }
        }
    }
}

/// What is counted.
struct Rows<'a> {
    lanes: &'a Lanes,
    kept: &'a Bits,
}

/// Counts what a filter shows, or shows at another time, into lanes and bins; the bins must be in order and apart.
///
/// Uncertain dates are spread as [`super::histogram()`] does, so that the lanes of a bin add up to its bar.
pub fn lane_chart(columns: &Columns, view: &View, filter: &Filter, bins: Vec<DayRange>, lanes: &Lanes) -> LaneChart {
    let mut chart = LaneChart {
        lanes: vec![vec![Share::default(); bins.len()]; lanes.len()],
        shown: lanes.rows.iter().map(|members| view.shown.bits().count_with(members)).collect(),
        bins,
    };
    let (Some(first), Some(last)) = (chart.bins.first().map(|bin| bin.from), chart.bins.last().map(|bin| bin.to)) else { return chart };
    let (rows, mut parts) = (Rows { lanes, kept: &view.at_any_time }, Vec::new());
    for run in columns.runs().iter().filter(|run| run.days.overlaps(DayRange { from: first, to: last })) {
        let first = chart.spread(run, &mut parts);
        if !parts.is_empty() {
            chart.add(run, &rows, filter.holds_days(run.days), (first, &parts));
        }
    }
    chart
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Dice, random_filter, random_store};
    use super::super::{Classes, Unit, bins, evaluate, extent, histogram};
    use super::*;

    #[test]
    fn lanes_hold_every_incident_once_and_are_no_more_than_asked_for() {
        let store = random_store(&mut Dice::new(31), 400);
        for dimension in Dimension::ALL {
            for most in [1, 3, 5, 12] {
                let lanes = Lanes::new(store.columns(), dimension, most);
                assert!(lanes.len() <= most && !lanes.is_empty(), "{dimension:?} {most}: {:?}", lanes.keys);
                assert_eq!(lanes.rows.iter().map(Bits::count).sum::<usize>(), store.len(), "{dimension:?}");
                let apart = |n: usize| lanes.rows.iter().skip(n + 1).all(|other| !lanes.rows[n].meets(other));
                assert!((0..lanes.len()).all(apart), "{dimension:?}");
                assert!(lanes.keys.iter().rev().skip(1).all(|key| key != OTHERS), "the rest comes last: {:?}", lanes.keys);
            }
        }
    }

    #[test]
    fn kinds_keep_their_usual_order() {
        let store = random_store(&mut Dice::new(8), 300);
        let keys = Lanes::new(store.columns(), Dimension::Kind, 6).keys;
        let usual = Dimension::Kind.fixed_values();
        let places: Vec<_> = keys.iter().filter_map(|key| usual.iter().position(|other| other == key)).collect();
        assert!(places.len() >= 5 && places.windows(2).all(|pair| pair[0] < pair[1]), "{keys:?}");
    }

    #[test]
    fn the_lanes_of_a_bin_add_up_to_its_bar() {
        let mut dice = Dice::new(3);
        for _ in 0..20 {
            let (store, filter) = (random_store(&mut dice, 80), random_filter(&mut dice));
            let view = evaluate(&store, &filter);
            let days = bins(extent(&store).expect("some are dated"), Unit::Quarter);
            let bars = histogram(store.columns(), &view, &filter, &days, &Classes::families(store.columns()));
            for dimension in [Dimension::Kind, Dimension::Actor] {
                let lanes = Lanes::new(store.columns(), dimension, 4);
                let chart = lane_chart(store.columns(), &view, &filter, days.clone(), &lanes);
                for (n, bin) in bars.bins.iter().enumerate() {
                    let sum = |part: fn(&Share) -> f64| chart.lanes.iter().map(|shares| part(&shares[n])).sum::<f64>();
                    assert!((sum(|s| s.certain) - bin.in_range.certain.iter().sum::<f64>()).abs() < 1e-6, "{bin:?}");
                    assert!((sum(|s| s.uncertain) - bin.in_range.uncertain).abs() < 1e-6, "{bin:?}");
                    assert!((sum(|s| s.out_of_range) - bin.out_of_range.total()).abs() < 1e-6, "{bin:?}");
                }
                assert_eq!(chart.shown.iter().sum::<usize>(), view.shown.len());
            }
        }
    }
}
