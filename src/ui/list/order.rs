//! In which order the rows stand: a number for each incident, sorted once a column and state of the store; a filter then only sieves.

use chrono::Datelike as _;

use crate::context::Column;
use crate::i18n::Texts;
use crate::incident::{Actor, Attribution, Count, Kind};
use crate::store::{RowSet, Store};
use crate::text::{Lang, fold_term};
use crate::ui::describe;

/// The number of what is not known: it comes last.
const UNKNOWN: u32 = u32::MAX;
/// Bits sorted in one pass.
const DIGIT: u32 = 11;

/// All rows of the store by a column, those of equal value by date.
pub(super) fn ranked(store: &Store, texts: &Texts, lang: Lang, column: Column, is_descending: bool) -> Vec<u32> {
    let mut keys = keys(store, texts, lang, column);
    if is_descending {
        keys.iter_mut().filter(|key| **key != UNKNOWN).for_each(|key| *key = UNKNOWN - 1 - *key);
    }
    sorted(&keys)
}

/// Those of them that are in a set, in the same order.
pub(super) fn sieved(ranked: &[u32], set: &RowSet) -> Vec<u32> {
    let mut rows = Vec::with_capacity(set.len());
    rows.extend(ranked.iter().copied().filter(|row| set.contains(*row as usize)));
    rows
}

/// A number for each row that grows with its value in the column.
fn keys(store: &Store, texts: &Texts, lang: Lang, column: Column) -> Vec<u32> {
    let columns = store.columns();
    let rows = 0..columns.len();
    match column {
        Column::Date => rows.map(|row| columns.when(row).map_or(UNKNOWN, |when| day_key(when.earliest.or(when.latest)))).collect(),
        Column::Kind => {
            let ranks = ranks(Kind::ALL.iter().map(|kind| texts.kind(*kind)));
            let key = |kind: Kind| Kind::ALL.iter().position(|other| *other == kind).and_then(|n| ranks.get(n)).copied();
            rows.map(|row| columns.kind(row).and_then(key).unwrap_or(UNKNOWN)).collect()
        }
        Column::Place => {
            let ranks = ranks(columns.sites().iter().map(|site| describe::place_name(site, lang).to_owned()));
            rows.map(|row| columns.site_index(row).and_then(|site| ranks.get(site)).copied().unwrap_or(UNKNOWN)).collect()
        }
        Column::Killed => rows.map(|row| columns.tolls(row).map_or(UNKNOWN, |(killed, _)| count_key(killed))).collect(),
        Column::Injured => rows.map(|row| columns.tolls(row).map_or(UNKNOWN, |(_, injured)| count_key(injured))).collect(),
        Column::Who => {
            let ranks = ranks(Actor::ALL.iter().map(|actor| texts.actor(*actor)));
            let key = |actor: Actor| Actor::ALL.iter().position(|other| *other == actor).and_then(|n| ranks.get(n)).copied();
            let known = |row: usize| columns.doer(row).filter(|(actor, _)| *actor != Actor::Unknown);
            rows.map(|row| known(row).and_then(|(actor, _)| key(actor)).unwrap_or(UNKNOWN)).collect()
        }
        Column::Attribution => {
            let key = |status: Attribution| Attribution::ALL.iter().position(|other| *other == status).map(|n| n as u32);
            let known = |row: usize| columns.doer(row).filter(|(_, status)| *status != Attribution::Unknown);
            rows.map(|row| known(row).and_then(|(_, status)| key(status)).unwrap_or(UNKNOWN)).collect()
        }
        Column::Confidence => rows.map(|row| columns.confidence(row).map_or(UNKNOWN, |value| (value.max(0.0) * 1e6) as u32)).collect(),
        // Incidents made on demand rest on no article.
        Column::Sources => rows.map(|row| store.incidents().get(row).map_or(0, |incident| incident.sources.len() as u32)).collect(),
    }
}

fn day_key(day: Option<chrono::NaiveDate>) -> u32 {
    day.and_then(|day| u32::try_from(day.num_days_from_ce()).ok()).unwrap_or(UNKNOWN)
}

/// By the least number, then by the greatest; an open end is beyond all.
fn count_key(count: Count) -> u32 {
    if !count.is_known() {
        return UNKNOWN;
    }
    let half = |n: u32| n.min(0xFFFE);
    half(count.min.unwrap_or(0)) << 16 | count.max.map_or(0xFFFF, half).min(0xFFFE)
}

/// The place of each name among all of them, equal names in one.
fn ranks(names: impl Iterator<Item = String>) -> Vec<u32> {
    let folded: Vec<String> = names.map(|name| fold_term(&name)).collect();
    let mut order: Vec<&String> = folded.iter().collect();
    order.sort_unstable();
    order.dedup();
    folded.iter().map(|name| order.binary_search(&name).map_or(UNKNOWN, |at| at as u32)).collect()
}

/// Row numbers by their keys, equal ones ascending: a radix sort, since a million rows must not hold up a frame.
fn sorted(keys: &[u32]) -> Vec<u32> {
    let mut rows: Vec<u32> = (0..keys.len() as u32).collect();
    let mut next = vec![0; rows.len()];
    for shift in [0, DIGIT, 2 * DIGIT] {
        let digit = |row: u32| (keys.get(row as usize).copied().unwrap_or(UNKNOWN) >> shift & ((1 << DIGIT) - 1)) as usize;
        let mut starts = [0_usize; 1 << DIGIT];
        for row in &rows {
            starts[digit(*row)] += 1;
        }
        if starts.contains(&rows.len()) {
            continue;
        }
        let mut sum = 0;
        for start in &mut starts {
            let count = *start;
            *start = sum;
            sum += count;
        }
        for row in &rows {
            let at = &mut starts[digit(*row)];
            next[*at] = *row;
            *at += 1;
        }
        std::mem::swap(&mut rows, &mut next);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Bits;
    use crate::store::sample::{Dice, random_store};

    #[test]
    fn the_radix_sort_agrees_with_the_usual_one() {
        let mut dice = Dice::new(41);
        for (len, most) in [(0, 1), (1, 5), (500, 3), (3000, 100_000), (3000, u64::from(u32::MAX))] {
            let keys: Vec<u32> = (0..len).map(|_| dice.roll(most) as u32).chain([UNKNOWN, 0]).collect();
            let mut usual: Vec<u32> = (0..keys.len() as u32).collect();
            usual.sort_by_key(|row| keys[*row as usize]);
            assert_eq!(sorted(&keys), usual, "{len} keys below {most}");
        }
    }

    #[test]
    fn every_column_orders_every_row_and_leaves_the_unknown_last() {
        let store = random_store(&mut Dice::new(43), 300);
        let texts = Texts::new(Lang::En);
        for column in Column::ALL {
            let keys = keys(&store, &texts, Lang::En, column);
            let known = keys.iter().filter(|key| **key != UNKNOWN).count();
            for is_descending in [false, true] {
                let rows = ranked(&store, &texts, Lang::En, column, is_descending);
                let said: Vec<u32> = rows.iter().map(|row| keys[*row as usize]).collect();
                let (first, last) = said.split_at(known);
                assert!(last.iter().all(|key| *key == UNKNOWN), "{column:?}");
                assert!(first.is_sorted_by(|a, b| if is_descending { a >= b } else { a <= b }), "{column:?} {is_descending}");
                let mut all = rows.clone();
                all.sort_unstable();
                assert_eq!(all, (0..300).collect::<Vec<u32>>(), "{column:?}: every row once");
            }
        }
    }

    #[test]
    fn by_date_the_rows_stand_as_the_store_keeps_them() {
        let store = random_store(&mut Dice::new(47), 200);
        let texts = Texts::new(Lang::En);
        let dated = store.columns().dated();
        let rows = ranked(&store, &texts, Lang::En, Column::Date, false);
        let kept: Vec<u32> = rows.into_iter().filter(|row| dated.contains(*row as usize)).collect();
        assert!(kept.is_sorted());
    }

    #[test]
    fn tolls_are_ordered_by_the_least_then_the_greatest() {
        let rows = [Count::exact(0), Count::between(0, 3), Count::exact(2), Count::at_least(2), Count::exact(70_000), Count::default()];
        assert!(rows.map(count_key).is_sorted(), "{:?}", rows.map(count_key));
    }

    #[test]
    fn a_filter_keeps_the_order() {
        let store = random_store(&mut Dice::new(53), 200);
        let texts = Texts::new(Lang::En);
        let ranked = ranked(&store, &texts, Lang::En, Column::Killed, true);
        let set = RowSet::new(Bits::of(200, |row| row % 3 == 0));
        let kept = sieved(&ranked, &set);
        assert_eq!(kept.len(), set.len());
        assert_eq!(kept, ranked.into_iter().filter(|row| row % 3 == 0).collect::<Vec<_>>());
    }
}
