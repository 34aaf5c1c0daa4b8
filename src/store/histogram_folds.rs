//! Long stretches of time without an incident, which a timeline may fold.

use super::{Columns, DayRange, Unit};

/// A stretch is long from this share of all dated time on, and from so many days on.
const LONG_SHARE: i64 = 12;
const LONG_DAYS: i64 = 30;
/// This share of all dated time stays open on either side of a fold, so that what borders on it has air.
const AIR_SHARE: i64 = 150;
/// From so many days on, folds begin and end with months; with weeks below.
const MONTHS_FROM: i64 = 400;

/// The long stretches in which nothing dated may have happened, in order, cut to whole months or weeks.
///
/// Every incident with a date counts, wherever it is and whatever the filter says, so that folds stay where they are while the
/// filter changes. One pass over the runs of equal days.
pub fn folds(columns: &Columns) -> Vec<DayRange> {
    let Some(extent) = columns.extent() else { return Vec::new() };
    let long = (extent.days() / LONG_SHARE).max(LONG_DAYS);
    let mut folds = Vec::new();
    let mut last = extent.from;
    for run in columns.runs() {
        if (run.days.from - last).num_days() > long {
            folds.extend(inside(DayRange::new(last, run.days.from), extent).filter(|fold| fold.days() * 2 >= long));
        }
        last = last.max(run.days.to);
    }
    folds
}

/// The whole units strictly between two days with incidents, with some air.
fn inside(between: DayRange, extent: DayRange) -> Option<DayRange> {
    let unit = if extent.days() >= MONTHS_FROM { Unit::Month } else { Unit::Week };
    let air = (extent.days() / AIR_SHARE).max(1);
    let air = chrono::Duration::days(air);
    let from = unit.around(between.from.checked_add_signed(air)?).to.succ_opt()?;
    let to = unit.start_of(between.to.checked_sub_signed(air)?).pred_opt()?;
    (from <= to).then_some(DayRange { from, to })
}

/// The range, or where it lies wholly in a fold the same number of days moved on until its far end has left it.
pub fn out_of_folds(range: DayRange, folds: &[DayRange], forward: bool) -> DayRange {
    let Some(fold) = folds.iter().find(|fold| fold.covers(range)) else { return range };
    let days = if forward { (fold.to - range.to).num_days() + 1 } else { (fold.from - range.from).num_days() - 1 };
    range.shifted(days)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Dice, day, incident, random_store, range};
    use super::super::{Batch, Store};
    use super::*;
    use crate::incident::{Incident, Precision, When};

    fn store(days: &[&str], spans: &[(&str, &str)]) -> Store {
        let mut store = Store::default();
        let certain = days.iter().map(|on| incident(on, on));
        let spread = spans.iter().map(|(from, to)| Incident {
            when: When::span(day(from), day(to), Precision::Range),
            ..incident(&format!("{from} to {to}"), from)
        });
        store.insert(Batch { articles: Vec::new(), incidents: certain.chain(spread).collect() });
        store
    }

    /// Certain days, spans, and what folds.
    type Row<'a> = (&'a [&'a str], &'a [(&'a str, &'a str)], Vec<DayRange>);

    #[test]
    fn long_empty_stretches_fold_to_whole_months_and_weeks() {
        let rows: [Row<'_>; 6] = [
            (&["2003-05-10", "2015-05-10", "2016-02-02"], &[], vec![range("2003-07-01", "2015-03-31")]),
            (
                &["2018-01-01", "2018-01-20", "2018-06-18", "2019-03-03", "2024-12-31"],
                &[],
                vec![range("2018-08-01", "2019-01-31"), range("2019-04-01", "2024-11-30")],
            ),
            (&["2018-01-01", "2018-03-01"], &[], vec![range("2018-01-08", "2018-02-25")]),
            (&["2018-01-01", "2018-01-20"], &[], vec![]),
            (&["2003-05-10", "2015-05-10"], &[("2003-01-01", "2015-12-31")], vec![]),
            (&[], &[], vec![]),
        ];
        for (days, spans, want) in rows {
            assert_eq!(folds(store(days, spans).columns()), want, "{days:?} {spans:?}");
        }
    }

    #[test]
    fn nothing_dated_lies_in_a_fold() {
        let mut dice = Dice::new(41);
        for size in [1, 3, 8, 20, 60] {
            let store = random_store(&mut dice, size);
            for fold in folds(store.columns()) {
                assert!(store.columns().runs().iter().all(|run| !run.days.overlaps(fold)), "{fold:?}");
            }
        }
    }

    #[test]
    fn a_range_inside_a_fold_moves_until_it_has_left_it() {
        let folds = [range("2018-03-01", "2019-02-28")];
        let rows = [
            ("2018-05-01", "2018-05-30", true, range("2019-01-31", "2019-03-01")),
            ("2018-05-01", "2018-05-30", false, range("2018-02-28", "2018-03-29")),
            ("2018-02-01", "2018-03-02", true, range("2018-02-01", "2018-03-02")),
            ("2018-02-01", "2019-06-02", true, range("2018-02-01", "2019-06-02")),
        ];
        for (from, to, forward, want) in rows {
            assert_eq!(out_of_folds(range(from, to), &folds, forward), want, "{from} {to} {forward}");
        }
    }
}
