//! How many incidents two ranges hold, set against each other. Pure.

use super::bits::Bits;
use super::{Columns, DayRange, Dimension, Filter, View};
use crate::incident::Kind;

/// Incidents of a range, and of each kind in the order of [`Kind::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All of them.
    pub total: usize,
    /// By kind.
    pub kinds: [usize; Kind::ALL.len()],
}

/// Counts the incidents of a range (`None` is all time) that every clause of the filter but its own range lets through.
///
/// They have date and place, and lie in the range possibly or certainly, as the filter says. For the filter's range that is what it shows.
pub fn tally(columns: &Columns, view: &View, filter: &Filter, range: Option<DayRange>) -> Tally {
    let other = Filter { range, certainty: filter.certainty, ..Filter::default() };
    let mut rows = Bits::none(columns.len());
    for run in columns.runs().iter().filter(|run| other.holds_days(run.days)) {
        rows.insert_range(run.rows.clone());
    }
    rows.and(&view.at_any_time);
    let of_kind = |kind: Kind| columns.values(Dimension::Kind).get(kind.code()).map_or(0, |value| rows.count_with(&value.rows));
    Tally { total: rows.count(), kinds: Kind::ALL.map(of_kind) }
}

/// A range, and what to set it against before the user says otherwise.
///
/// That is as many days right before it; right after it where nothing is dated before; the two halves of all dated time where it takes
/// all of it.
pub fn first_comparison(range: Option<DayRange>, extent: DayRange) -> (DayRange, DayRange) {
    let whole = |range: &DayRange| range.from <= extent.from && range.to >= extent.to;
    let Some(range) = range.filter(|range| !whole(range)) else {
        let half = extent.days() / 2;
        let later = extent.shifted(half);
        let later = DayRange::new(later.from.min(extent.to), extent.to);
        let earlier_end = later.from.pred_opt().unwrap_or(extent.from).max(extent.from);
        return (later, DayRange::new(extent.from, earlier_end));
    };
    let (before, after) = (range.shifted(-range.days()), range.shifted(range.days()));
    (range, if before.overlaps(extent) || !after.overlaps(extent) { before } else { after })
}

#[cfg(test)]
mod tests {
    use super::super::evaluate;
    use super::super::sample::{Dice, random_filter, random_store, range};
    use super::*;

    #[test]
    fn the_filters_own_range_counts_what_it_shows_and_another_what_it_would_show() {
        let mut dice = Dice::new(17);
        for _ in 0..30 {
            let (store, filter) = (random_store(&mut dice, 90), random_filter(&mut dice));
            let view = evaluate(&store, &filter);
            let own = tally(store.columns(), &view, &filter, filter.range);
            assert_eq!(own.total, view.shown.len(), "{filter:?}");
            assert_eq!(own.kinds.iter().sum::<usize>(), own.total);
            let other = Some(range("2018-01-01", "2019-06-30"));
            let there = evaluate(&store, &Filter { range: other, ..filter.clone() });
            let counted = tally(store.columns(), &view, &filter, other);
            assert_eq!(counted.total, there.shown.len());
            for (kind, count) in Kind::ALL.into_iter().zip(counted.kinds) {
                let want = there.shown.iter().filter(|row| store.columns().kind(*row) == Some(kind)).count();
                assert_eq!(count, want, "{kind:?}");
            }
        }
    }

    #[test]
    fn a_range_is_first_set_against_the_days_before_it() {
        let all = range("2017-01-01", "2018-12-31");
        let rows = [
            (Some(range("2018-06-01", "2018-06-30")), range("2018-06-01", "2018-06-30"), range("2018-05-02", "2018-05-31")),
            (Some(range("2017-01-01", "2017-01-31")), range("2017-01-01", "2017-01-31"), range("2017-02-01", "2017-03-03")),
            (Some(all), range("2018-01-01", "2018-12-31"), range("2017-01-01", "2017-12-31")),
            (None, range("2018-01-01", "2018-12-31"), range("2017-01-01", "2017-12-31")),
        ];
        for (given, first, second) in rows {
            assert_eq!(first_comparison(given, all), (first, second), "{given:?}");
        }
        let one = range("2018-01-01", "2018-01-01");
        assert_eq!(first_comparison(None, one), (one, one), "a single day has no halves");
    }
}
