//! One row of the columns changed, added or taken out.

use chrono::{Datelike as _, NaiveDate};

use super::super::Bits;
use super::super::amend::Shift;
use super::super::dimension::{Dimension, MOST_VALUES, OTHERS, Value, Values};
use super::{Columns, DayRange, Facts, NOWHERE, Run, by_site, each_value, is_certain, spot};
use crate::incident::{Family, Where};

impl Columns {
    /// Takes a row out and puts the one that these facts tell of in.
    pub(in crate::store) fn amend(&mut self, shift: Shift, facts: Option<&Facts<'_>>) {
        let sites: Vec<u32> = facts.map(|facts| facts.places.iter().map(|place| self.site_number(place)).collect()).unwrap_or_default();
        self.shift_plain(shift, facts, &sites);
        self.shift_sets(shift, facts);
        self.shift_further_sites(shift, &sites);
        self.drop_empty_sites();
        self.rows_by_site = by_site(&self.site_of, self.sites.len());
        self.runs = self.runs_of_days();
    }

    fn site_number(&mut self, place: &Where) -> u32 {
        let key = (&place.gazetteer_id, spot(place));
        let known = self.sites.iter().position(|site| (&site.gazetteer_id, spot(site)) == key);
        let at = known.unwrap_or_else(|| {
            self.sites.push(place.clone());
            self.sites.len() - 1
        });
        u32::try_from(at).unwrap_or(NOWHERE)
    }

    fn shift_plain(&mut self, shift: Shift, facts: Option<&Facts<'_>>, sites: &[u32]) {
        let number = |day: Option<NaiveDate>, open: i32| day.map_or(open, |day| day.num_days_from_ce());
        shift.apply(&mut self.kinds, facts.map(|facts| facts.kind));
        shift.apply(&mut self.actors, facts.map(|facts| facts.actor));
        shift.apply(&mut self.attributions, facts.map(|facts| facts.attribution));
        shift.apply(&mut self.precisions, facts.map(|facts| facts.when.precision));
        let days = facts.map(|facts| (number(facts.when.earliest, i32::MIN), number(facts.when.latest, i32::MAX)));
        shift.apply(&mut self.days, days);
        shift.apply(&mut self.killed, facts.map(|facts| facts.killed));
        shift.apply(&mut self.injured, facts.map(|facts| facts.injured));
        shift.apply(&mut self.confidences, facts.map(|facts| facts.confidence));
        shift.apply(&mut self.site_of, facts.map(|_| sites.first().copied().unwrap_or(NOWHERE)));
    }

    fn shift_sets(&mut self, shift: Shift, facts: Option<&Facts<'_>>) {
        self.main.shift(shift, facts.is_some_and(|facts| facts.main));
        self.dated.shift(shift, facts.is_some_and(|facts| facts.when.is_dated()));
        self.located.shift(shift, facts.is_some_and(|facts| !facts.places.is_empty()));
        for (family, rows) in Family::ALL.into_iter().zip(&mut self.families) {
            rows.shift(shift, facts.is_some_and(|facts| facts.kind.family() == family));
        }
        for values in &mut self.values {
            values.values.iter_mut().for_each(|value| value.rows.shift(shift, false));
        }
        let len = self.kinds.len();
        let (Some(facts), Some(row)) = (facts, shift.into) else { return };
        for (dimension, values) in Dimension::ALL.into_iter().zip(&mut self.values) {
            each_value(dimension, facts, &mut |key, names| insert(values, dimension, key, names, len, row));
        }
    }

    fn shift_further_sites(&mut self, shift: Shift, sites: &[u32]) {
        let gone = |row: &u32| shift.out == Some(*row as usize);
        let moved = |row: u32| u32::try_from(shift.of(row as usize)).unwrap_or(row);
        let further = std::mem::take(&mut self.more_sites);
        self.more_sites = further.into_iter().filter(|(row, _)| !gone(row)).map(|(row, sites)| (moved(row), sites)).collect();
        if let (Some(row), Some(more @ [_, ..])) = (shift.into.and_then(|row| u32::try_from(row).ok()), sites.get(1..)) {
            self.more_sites.insert(row, more.to_vec());
        }
    }

    /// A place on which nothing stands any more would still take part in the plan of the map.
    fn drop_empty_sites(&mut self) {
        let mut is_used = vec![false; self.sites.len()];
        for site in self.site_of.iter().chain(self.more_sites.values().flatten()) {
            if let Some(used) = is_used.get_mut(*site as usize) {
                *used = true;
            }
        }
        while let Some(empty) = is_used.iter().rposition(|used| !used) {
            is_used.remove(empty);
            self.sites.remove(empty);
            let renumber = |site: &mut u32| {
                if *site != NOWHERE && *site as usize > empty {
                    *site -= 1;
                }
            };
            self.site_of.iter_mut().for_each(renumber);
            self.more_sites.values_mut().flatten().for_each(renumber);
        }
    }

    fn runs_of_days(&self) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let mut last = None;
        for row in self.dated.iter() {
            let Some((days, precision)) = self.days.get(row).zip(self.precisions.get(row)) else { continue };
            // Only where the days are others than those of the row before: making dates costs.
            let key = (*days, *precision);
            if last == Some(key)
                && let Some(run) = runs.last_mut()
            {
                run.rows.end = row + 1;
                continue;
            }
            last = Some(key);
            let Some(when) = self.when(row) else { continue };
            let Some(days) = DayRange::of(&when) else { continue };
            let certain = is_certain(&when);
            match runs.last_mut().filter(|run| run.days == days && run.certain == certain) {
                Some(run) => run.rows.end = row + 1,
                None => runs.push(Run { days, certain, rows: row..row + 1 }),
            }
        }
        runs
    }
}

/// Puts a row into the set of a value, which may be new.
fn insert(values: &mut Values, dimension: Dimension, key: &str, names: &dyn Fn() -> Option<(String, String)>, len: usize, row: usize) {
    let is_full = values.values.len() >= dimension.fixed_values().len() + MOST_VALUES;
    let has_key = values.values.iter().any(|value| value.key == key);
    let key = if is_full && !has_key { OTHERS } else { key };
    let at = values.values.iter().position(|value| value.key == key).unwrap_or_else(|| {
        values.values.push(Value { key: key.to_owned(), names: if key == OTHERS { None } else { names() }, rows: Bits::none(len) });
        values.values.len() - 1
    });
    if let Some(value) = values.values.get_mut(at) {
        value.rows.insert(row);
    }
}
