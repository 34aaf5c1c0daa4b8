//! One incident changed, added or taken out without making everything anew.
//!
//! Rows stand in the order of dates, so a new date moves a row: all rows between move by one, in every column and every set of bits. That
//! costs a pass over memory, not over incidents (`docs/PERFORMANCE.md`).

use std::sync::Arc;

use super::columns::Facts;
use super::{Store, date_key};
use crate::incident::{Incident, IncidentId};

/// From so many changes on, making everything anew is quicker than one by one.
const MANY: usize = 64;

/// A row that goes, and where one comes in: counted after the other is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shift {
    /// The row that goes.
    pub(super) out: Option<usize>,
    /// The row that comes.
    pub(super) into: Option<usize>,
}

impl Shift {
    /// Where a row that stays stands afterwards.
    pub(super) const fn of(self, row: usize) -> usize {
        let row = match self.out {
            Some(out) if row > out => row - 1,
            _ => row,
        };
        match self.into {
            Some(into) if row >= into => row + 1,
            _ => row,
        }
    }

    /// Whether any row that stays moves.
    pub(super) fn moves(self) -> bool {
        self.out != self.into
    }

    /// Moves the values of a column, and puts one in where a row comes.
    pub(super) fn apply<T>(self, column: &mut Vec<T>, value: Option<T>) {
        match (self.out, self.into, value) {
            (Some(out), Some(into), Some(value)) => {
                if out < into {
                    column.get_mut(out..=into).unwrap_or_default().rotate_left(1);
                } else {
                    column.get_mut(into..=out).unwrap_or_default().rotate_right(1);
                }
                if let Some(slot) = column.get_mut(into) {
                    *slot = value;
                }
            }
            (Some(out), None, _) if out < column.len() => {
                column.remove(out);
            }
            (None, Some(into), Some(value)) if into <= column.len() => column.insert(into, value),
            _ => {}
        }
    }
}

impl Store {
    /// Takes incidents out, and puts these in place of those of their id, or beside the others where there is none.
    /// Incidents that are made on demand cannot be amended.
    pub fn amend(&mut self, gone: &[IncidentId], changed: Vec<Incident>) {
        if self.made.is_some() || gone.is_empty() && changed.is_empty() {
            return;
        }
        if gone.len() + changed.len() >= MANY {
            self.amend_all(gone, changed);
        } else {
            for id in gone {
                self.amend_one(id, None);
            }
            for incident in changed {
                self.amend_one(&incident.id.clone(), Some(incident));
            }
        }
        self.renew();
    }

    fn amend_all(&mut self, gone: &[IncidentId], changed: Vec<Incident>) {
        let gone: std::collections::HashSet<&IncidentId> = gone.iter().collect();
        self.incidents.retain(|incident| !gone.contains(&incident.id));
        self.incident_index = self.incidents.iter().enumerate().map(|(row, incident)| (incident.id.clone(), row)).collect();
        self.insert(super::Batch { articles: Vec::new(), incidents: changed });
    }

    fn amend_one(&mut self, id: &IncidentId, incident: Option<Incident>) {
        let out = self.incident_index.get(id).copied();
        let into = incident.as_ref().map(|incident| self.row_for(incident, out));
        let shift = Shift { out, into };
        if out.is_none() && into.is_none() {
            return;
        }
        self.forget_sources(out);
        self.amend_columns(shift, incident.as_ref());
        if shift.moves() {
            self.incident_index.values_mut().for_each(|row| *row = shift.of(*row));
            self.incidents_by_article.values_mut().flatten().for_each(|row| *row = shift.of(*row));
        }
        match (&incident, into) {
            (Some(incident), Some(into)) => {
                self.incident_index.insert(id.clone(), into);
                self.remember_sources(incident, into);
            }
            _ => {
                self.incident_index.remove(id);
            }
        }
        shift.apply(&mut self.incidents, incident);
    }

    /// Where an incident belongs, once the row `out` is gone.
    fn row_for(&self, incident: &Incident, out: Option<usize>) -> usize {
        let key = date_key(incident);
        let row = self.incidents.partition_point(|other| date_key(other) < key);
        match out {
            // The old one may stand before it with another date.
            Some(out) if out < row => row - 1,
            _ => row,
        }
    }

    fn amend_columns(&mut self, shift: Shift, incident: Option<&Incident>) {
        let mut columns = std::mem::take(&mut self.columns);
        let articles = || incident.into_iter().flat_map(|i| &i.sources).filter_map(|source| self.article(&source.article));
        let outlets: Vec<&str> = articles().filter_map(|article| article.source.as_deref()).collect();
        let languages: Vec<&str> = articles().map(|article| article.lang.code()).collect();
        let sides = incident.map(|incident| self.sides_of(incident)).unwrap_or_default();
        let facts = incident.map(|incident| Facts::of(incident, &sides, &outlets, &languages));
        Arc::make_mut(&mut columns).amend(shift, facts.as_ref());
        self.columns = columns;
    }

    fn forget_sources(&mut self, row: Option<usize>) {
        let Some((row, incident)) = row.and_then(|row| Some((row, self.incidents.get(row)?))) else { return };
        for source in &incident.sources {
            if let Some(rows) = self.incidents_by_article.get_mut(&source.article) {
                rows.retain(|other| *other != row);
            }
        }
    }

    fn remember_sources(&mut self, incident: &Incident, row: usize) {
        for source in &incident.sources {
            let rows = self.incidents_by_article.entry(source.article.clone()).or_default();
            if let Err(at) = rows.binary_search(&row) {
                rows.insert(at, row);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Dice, day, incident, random_store, site};
    use super::super::{Batch, Dimension, Store};
    use super::*;
    use crate::incident::{Kind, When};

    /// All that can be seen of a store, rows by row.
    fn seen(store: &Store) -> Vec<String> {
        let columns = store.columns();
        let row = |row: usize| {
            let id = store.id_at(row).expect("a row");
            let values: Vec<String> = Dimension::ALL
                .into_iter()
                .flat_map(|d| columns.values(d).values.iter().filter(|value| value.rows.contains(row)).map(|value| value.key.clone()))
                .collect();
            let sites: Vec<&str> = columns.sites_of(row).map(|site| columns.sites()[site].gazetteer_id.as_str()).collect();
            let flags = [columns.dated(), columns.located(), columns.main()].map(|bits| bits.contains(row));
            let family = columns.kind(row).and_then(|kind| columns.family(kind.family())).is_some_and(|bits| bits.contains(row));
            let at = columns.site_index(row).is_none_or(|site| columns.rows_at(site).contains(&(row as u32)));
            assert_eq!(store.incident_position(&id), Some(row));
            assert!(store.at(row).expect("a row").sources.iter().all(|source| store.incidents_of(&source.article).contains(&row)));
            format!(
                "{id:?} {:?} {:?} {:?} {:?} {:?} {values:?} {sites:?} {flags:?} {family} {at}",
                columns.kind(row),
                columns.when(row),
                columns.doer(row),
                columns.tolls(row),
                columns.confidence(row),
            )
        };
        let mut all: Vec<String> = (0..store.len()).map(row).collect();
        all.push(format!("{:?}", columns.runs()));
        let mut sites: Vec<String> = columns.sites().iter().map(|site| format!("{} {:?}", site.gazetteer_id, site.point)).collect();
        sites.sort();
        all.push(sites.join(" "));
        all
    }

    fn rebuilt(store: &Store) -> Store {
        let mut fresh = Store::default();
        fresh.insert(Batch { articles: Vec::new(), incidents: store.incidents().to_vec() });
        fresh
    }

    #[test]
    fn a_store_that_was_amended_is_the_one_that_is_made_anew() {
        let mut dice = Dice::new(6);
        for round in 0..12 {
            let mut store = random_store(&mut dice, 90);
            for step in 0..25 {
                let other = random_store(&mut dice, 100);
                let changed = other.incidents()[dice.roll(100) as usize].clone();
                let gone = store.id_at(dice.roll(store.len() as u64) as usize).filter(|id| *id != changed.id);
                let before = store.generation();
                store.amend(&gone.into_iter().filter(|_| step % 3 == 0).collect::<Vec<_>>(), vec![changed]);
                assert_ne!(store.generation(), before);
                assert_eq!(seen(&store), seen(&rebuilt(&store)), "round {round}, step {step}");
            }
        }
    }

    #[test]
    fn values_that_nothing_has_any_more_and_new_ones_are_counted_rightly() {
        let mut store = Store::default();
        store.insert(Batch { articles: Vec::new(), incidents: vec![incident("a", "2020-01-05"), incident("b", "2021-01-05")] });
        let moved = Incident {
            kind: Kind::Clash,
            when: When::day(day("2022-01-05")),
            places: vec![site("y", 35.0, 41.0, 1.0)],
            ..incident("a", "2020-01-05")
        };
        store.amend(&[], vec![moved]);
        let count = |dimension: Dimension, key: &str| store.columns().values(dimension).get(key).map_or(0, |value| value.rows.count());
        assert_eq!((count(Dimension::Kind, "clash"), count(Dimension::Kind, "airstrike")), (1, 1));
        assert_eq!(store.id_at(1).map(|id| id.0).as_deref(), Some("a"), "by date");
        store.amend(&[IncidentId("b".into())], Vec::new());
        assert_eq!(store.len(), 1);
        assert_eq!(store.columns().sites().len(), 1, "a place where nothing stands any more is none");
    }

    #[test]
    fn many_changes_at_once_come_out_as_one_by_one() {
        let mut dice = Dice::new(8);
        let (mut at_once, other) = (random_store(&mut dice, 150), random_store(&mut dice, 150));
        let mut single = at_once.clone();
        let changed: Vec<Incident> = other.incidents().iter().take(MANY).cloned().collect();
        for incident in &changed {
            single.amend(&[], vec![incident.clone()]);
        }
        at_once.amend(&[], changed);
        assert_eq!(seen(&at_once), seen(&single));
    }
}
