//! Which incidents a filter shows, and where the others are. Pure.

use super::{Facets, Filter, Store};
use crate::incident::Incident;

/// What a filter makes of a store. Shown, undated, unlocated and filtered out add up to the total.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Indices of incidents with a date and a place, by first day, last day and id.
    pub shown: Vec<usize>,
    /// Indices of those that pass but have no date with both ends.
    pub undated: Vec<usize>,
    /// Indices of those that pass and are dated but have no place.
    pub unlocated: Vec<usize>,
    /// How many some clause excludes.
    pub filtered_out: usize,
    /// All there are.
    pub total: usize,
    /// What each row of the filter panel would show.
    pub facets: Facets,
}

/// Applies a filter. One pass, no sorting: the store keeps its incidents by date.
pub fn evaluate(store: &Store, filter: &Filter) -> View {
    let mut view = View { total: store.incidents().len(), ..View::default() };
    for (i, incident) in store.by_date() {
        let verdict = Verdict::of(filter, incident);
        if verdict.passes() {
            view.place(i, incident);
        } else {
            view.filtered_out += 1;
        }
        if is_showable(incident) {
            verdict.count(incident, &mut view.facets);
        }
    }
    view
}

/// Whether it has what map and timeline need: a date with both ends and a place.
pub(super) fn is_showable(incident: &Incident) -> bool {
    incident.when.is_dated() && incident.site().is_some()
}

impl View {
    fn place(&mut self, i: usize, incident: &Incident) {
        if !incident.when.is_dated() {
            self.undated.push(i);
        } else if incident.site().is_none() {
            self.unlocated.push(i);
        } else {
            self.shown.push(i);
        }
    }
}

/// What each group of clauses says of one incident.
#[expect(clippy::struct_excessive_bools, reason = "one answer for each group of clauses")]
struct Verdict {
    kind: bool,
    actor: bool,
    attribution: bool,
    others: bool,
}

impl Verdict {
    fn of(filter: &Filter, incident: &Incident) -> Self {
        Self {
            kind: filter.passes_kind(incident),
            actor: filter.passes_actor(incident),
            attribution: filter.passes_attribution(incident),
            others: filter.passes_range(incident) && filter.passes_rest(incident),
        }
    }

    const fn passes(&self) -> bool {
        self.kind && self.actor && self.attribution && self.others
    }

    fn count(&self, incident: &Incident, facets: &mut Facets) {
        if !self.others {
            return;
        }
        if self.actor && self.attribution {
            facets.count_kind(incident);
        }
        if self.kind && self.attribution {
            facets.count_actor(incident);
        }
        if self.kind && self.actor {
            facets.count_attribution(incident);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::sample::{Dice, random_filter, random_store};
    use super::*;
    use crate::incident::{Actor, Attribution, Kind};

    fn shown_with(store: &Store, filter: &Filter, wanted: impl Fn(&Incident) -> bool) -> usize {
        let kept = store.incidents().iter().filter(|i| filter.passes(i) && wanted(i));
        kept.filter(|i| i.when.earliest.is_some() && i.when.latest.is_some() && !i.places.is_empty()).count()
    }

    #[test]
    fn every_incident_is_counted_once_and_facets_agree_with_a_recount() {
        let mut dice = Dice::new(7);
        for _ in 0..60 {
            let store = random_store(&mut dice, 80);
            let filter = random_filter(&mut dice);
            let view = evaluate(&store, &filter);
            assert_eq!(view.shown.len() + view.undated.len() + view.unlocated.len() + view.filtered_out, store.incidents().len());
            assert_eq!(view.filtered_out, store.incidents().iter().filter(|i| !filter.passes(i)).count(), "{filter:?}");
            assert_eq!(view.shown.len(), shown_with(&store, &filter, |_| true));
            let undated = |i: &&usize| store.incidents()[**i].when.bounds().is_none();
            assert_eq!(view.undated.iter().filter(undated).count(), view.undated.len());
            assert_eq!(view.shown.iter().chain(&view.unlocated).filter(undated).count(), 0);
            assert!(view.unlocated.iter().all(|&i| store.incidents()[i].places.is_empty()));
            check_facets(&store, &filter, &view.facets);
            check_order(&store, &view);
        }
    }

    fn check_facets(store: &Store, filter: &Filter, facets: &Facets) {
        for kind in Kind::ALL {
            let free = Filter { kinds_off: BTreeSet::new(), ..filter.clone() };
            assert_eq!(facets.kind(kind), shown_with(store, &free, |i| i.kind == kind));
        }
        for actor in Actor::ALL {
            let free = Filter { actors_off: BTreeSet::new(), ..filter.clone() };
            assert_eq!(facets.actor(actor), shown_with(store, &free, |i| i.perpetrator.name == actor));
        }
        for status in Attribution::ALL {
            let free = Filter { attributions_off: BTreeSet::new(), ..filter.clone() };
            assert_eq!(facets.attribution(status), shown_with(store, &free, |i| i.perpetrator.attribution == status));
        }
    }

    fn check_order(store: &Store, view: &View) {
        let keys: Vec<_> = view.shown.iter().map(|&i| (store.incidents()[i].when.bounds(), &store.incidents()[i].id)).collect();
        assert!(keys.is_sorted(), "{keys:?}");
    }

    #[test]
    fn the_random_filters_reach_every_bucket() {
        let mut dice = Dice::new(11);
        let views = (0..20).map(|_| evaluate(&random_store(&mut dice, 80), &random_filter(&mut dice)));
        let sums =
            views.fold([0; 4], |s, v| [s[0] + v.shown.len(), s[1] + v.undated.len(), s[2] + v.unlocated.len(), s[3] + v.filtered_out]);
        assert!(sums.iter().all(|&n| n > 10), "{sums:?}");
    }
}
