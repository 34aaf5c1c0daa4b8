//! Which incidents a filter shows, and where the others are.
//!
//! Each clause is a set of rows, worked out only when the clause or the store changes; a change of the range costs one pass over the
//! runs of equal days and an intersection of sets.

use chrono::Datelike as _;

use super::bits::{Bits, RowSet};
use super::search::{Haystack, Query};
use super::spots::Spots;
use super::{Columns, Dimension, Facets, Filter, Generation, Store};

/// What a filter makes of a store. Shown, undated, unlocated and filtered out add up to the total.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Incidents with a date and a place, by first day, last day and id.
    pub shown: RowSet,
    /// Those that pass but have no date with both ends.
    pub undated: RowSet,
    /// Those that pass and are dated but have no place.
    pub unlocated: RowSet,
    /// How many some clause excludes.
    pub filtered_out: usize,
    /// All there are.
    pub total: usize,
    /// What each row of the filter panel would show.
    pub facets: Facets,
    /// What stands on each place.
    pub spots: Spots,
    /// Those with a date and a place that every clause but the range lets through.
    pub at_any_time: Bits,
    /// What each site would show without the clause that names a place; `None` where there is no such clause.
    elsewhere: Option<Vec<u32>>,
}

impl View {
    /// How many incidents a site would show, whatever place the filter names.
    pub fn count_at(&self, site: usize) -> u32 {
        match &self.elsewhere {
            Some(counts) => counts.get(site).copied().unwrap_or_default(),
            None => self.spots.at(site).iter().sum(),
        }
    }
}

/// Applies a filter to a store that was not looked at before.
pub fn evaluate(store: &Store, filter: &Filter) -> View {
    let mut engine = Engine::default();
    engine.update(store, filter);
    engine.view
}

/// A set of rows with the clause it was made for; `None` lets all through.
#[derive(Clone, Debug)]
struct Kept<K> {
    key: K,
    rows: Option<Bits>,
}

impl<K: PartialEq> Kept<K> {
    /// Makes the rows anew where the clause has changed.
    fn update(slot: &mut Option<Self>, key: K, make: impl FnOnce(&K) -> Option<Bits>) {
        if slot.as_ref().is_none_or(|kept| kept.key != key) {
            let rows = make(&key);
            *slot = Some(Self { key, rows });
        }
    }

    fn rows(slot: Option<&Self>) -> Option<&Bits> {
        slot.and_then(|kept| kept.rows.as_ref())
    }
}

/// Clauses that speak of the incident alone.
type Grades = (bool, [u32; 2], Option<super::TollRange>, Option<super::TollRange>, super::Certainty);
/// Clauses that speak of parts of the map.
type Areas = (Option<[u64; 4]>, Option<String>, super::Certainty);
/// The clause that names a place.
type Wanted = (Option<String>, super::Certainty);

/// Applies filters to a store, one after another, and works out only what changed between them.
#[derive(Clone, Debug, Default)]
pub struct Engine {
    generation: Option<Generation>,
    filter: Filter,
    off: [Option<Kept<Vec<String>>>; Dimension::ALL.len()],
    grades: Option<Kept<Grades>>,
    areas: Option<Kept<Areas>>,
    wanted: Option<Kept<Wanted>>,
    words: Option<Kept<Query>>,
    haystack: Option<Haystack>,
    view: View,
    /// How often a view was worked out.
    pub rounds: u32,
}

impl Engine {
    /// What the filter of the last update made of its store.
    pub const fn view(&self) -> &View {
        &self.view
    }

    /// Brings the view up to date; does nothing when neither store nor filter changed.
    pub fn update(&mut self, store: &Store, filter: &Filter) {
        let is_other_store = self.generation != Some(store.generation());
        if !is_other_store && self.filter == *filter {
            return;
        }
        if is_other_store {
            *self = Self { rounds: self.rounds, ..Self::default() };
        }
        self.update_clauses(store, filter);
        let spots = (!is_other_store).then(|| (std::mem::take(&mut self.view.spots), std::mem::take(&mut self.view.shown)));
        self.view = self.evaluate(store, filter, spots);
        self.filter.clone_from(filter);
        self.generation = Some(store.generation());
        self.rounds += 1;
    }

    fn update_clauses(&mut self, store: &Store, filter: &Filter) {
        let columns = store.columns();
        for (dimension, slot) in Dimension::ALL.into_iter().zip(&mut self.off) {
            let off: Vec<String> = filter.off(dimension).map(str::to_owned).collect();
            Kept::update(slot, off, |off| values_on(columns, dimension, off));
        }
        let has_tolls = filter.killed.is_some() || filter.injured.is_some();
        let certainty = if has_tolls { filter.certainty } else { super::Certainty::default() };
        let bounds = [filter.min_confidence, filter.max_confidence.unwrap_or(f32::INFINITY)].map(f32::to_bits);
        let grades = (filter.main_only, bounds, filter.killed, filter.injured, certainty);
        Kept::update(&mut self.grades, grades, |_| graded(columns, filter));
        let corners = |b: crate::geo::BBox| [b.west, b.south, b.east, b.north].map(f64::to_bits);
        let area = filter.area.as_ref().map(|area| format!("{area:?}"));
        let certainty = |is_asked: bool| if is_asked { filter.certainty } else { super::Certainty::default() };
        let areas = (filter.bbox.map(corners), area, certainty(filter.has_area_clause()));
        Kept::update(&mut self.areas, areas, |_| inside(columns, filter));
        let wanted = (filter.place.clone(), certainty(filter.place.is_some()));
        Kept::update(&mut self.wanted, wanted, |_| wanted_rows(columns, filter));
        let haystack = &mut self.haystack;
        Kept::update(&mut self.words, Query::new(&filter.text), |query| {
            (!query.is_empty()).then(|| haystack.get_or_insert_with(|| Haystack::new(store)).find(store, query))
        });
    }

    /// The clauses that every dimension keeps, then those of the dimensions.
    fn clauses(&self) -> impl Iterator<Item = (Option<Dimension>, &Bits)> {
        self.clauses_but_place().chain(Kept::rows(self.wanted.as_ref()).map(|rows| (None, rows)))
    }

    /// The same without the clause that names a place.
    fn clauses_but_place(&self) -> impl Iterator<Item = (Option<Dimension>, &Bits)> {
        let common = [Kept::rows(self.grades.as_ref()), Kept::rows(self.areas.as_ref()), Kept::rows(self.words.as_ref())];
        let of_dimensions = Dimension::ALL.into_iter().zip(&self.off).filter_map(|(d, slot)| Some((Some(d), Kept::rows(slot.as_ref())?)));
        common.into_iter().flatten().map(|rows| (None, rows)).chain(of_dimensions)
    }

    /// How many incidents each site would show with every clause but the one that names a place; `None` without that clause.
    fn at_other_places(&self, columns: &Columns, in_range: Option<&Bits>) -> Option<Vec<u32>> {
        Kept::rows(self.wanted.as_ref())?;
        let mut rows = columns.dated().clone();
        rows.and(columns.located());
        in_range.into_iter().chain(self.clauses_but_place().map(|(_, clause)| clause)).for_each(|clause| rows.and(clause));
        let mut counts = vec![0; columns.sites().len()];
        for site in rows.iter().filter_map(|row| columns.site_index(row)) {
            if let Some(count) = counts.get_mut(site) {
                *count += 1;
            }
        }
        Some(counts)
    }

    fn evaluate(&self, store: &Store, filter: &Filter, before: Option<(Spots, RowSet)>) -> View {
        let columns = store.columns();
        let total = columns.len();
        let in_range = in_range(columns, filter);
        let mut passing = Bits::all(total);
        self.clauses().for_each(|(_, rows)| passing.and(rows));
        let mut at_any_time = passing.clone();
        at_any_time.and(columns.dated());
        at_any_time.and(columns.located());
        if let Some(in_range) = &in_range {
            passing.and(in_range);
        }
        let (mut undated, mut unlocated, mut shown) = (passing.clone(), passing.clone(), passing.clone());
        undated.minus(columns.dated());
        unlocated.minus(columns.located());
        unlocated.and(columns.dated());
        shown.and(columns.dated());
        shown.and(columns.located());
        let facets = self.facets(columns, in_range.as_ref(), &shown);
        let spots = match before {
            Some((mut spots, shown_before)) => {
                spots.update(columns, shown_before.bits(), &shown);
                spots
            }
            None => Spots::new(columns, &shown),
        };
        View {
            filtered_out: total - passing.count(),
            total,
            facets,
            spots,
            at_any_time,
            elsewhere: self.at_other_places(columns, in_range.as_ref()),
            shown: RowSet::new(shown),
            undated: RowSet::new(undated),
            unlocated: RowSet::new(unlocated),
        }
    }

    /// A dimension without values switched off counts among what is shown; any other among what its own clause would add to it.
    fn facets(&self, columns: &Columns, in_range: Option<&Bits>, shown: &Bits) -> Facets {
        let without = |own: Dimension| {
            let mut rows = columns.dated().clone();
            rows.and(columns.located());
            if let Some(in_range) = in_range {
                rows.and(in_range);
            }
            self.clauses().filter(|(dimension, _)| *dimension != Some(own)).for_each(|(_, clause)| rows.and(clause));
            rows
        };
        let wider: Vec<(Dimension, Bits)> = self.clauses().filter_map(|(dimension, _)| dimension.map(|d| (d, without(d)))).collect();
        Facets::new(columns, |dimension| wider.iter().find(|(d, _)| *d == dimension).map_or(shown, |(_, rows)| rows))
    }
}

/// The incidents with any value of the dimension that is switched on; all, where none is off.
fn values_on(columns: &Columns, dimension: Dimension, off: &[String]) -> Option<Bits> {
    if off.is_empty() {
        return None;
    }
    let mut rows = Bits::none(columns.len());
    for value in columns.values(dimension).values.iter().filter(|value| !off.contains(&value.key)) {
        rows.or(&value.rows);
    }
    Some(rows)
}

fn graded(columns: &Columns, filter: &Filter) -> Option<Bits> {
    let is_asked = filter.min_confidence > 0.0 || filter.max_confidence.is_some();
    if !filter.main_only && !is_asked && filter.killed.is_none() && filter.injured.is_none() {
        return None;
    }
    let holds = |range: Option<super::TollRange>, count| range.is_none_or(|range| range.holds(count, filter.certainty));
    let mut rows = Bits::of(columns.len(), |row| {
        columns.confidence(row).is_some_and(|confidence| filter.trusts(confidence))
            && columns.tolls(row).is_some_and(|(killed, injured)| holds(filter.killed, killed) && holds(filter.injured, injured))
    });
    if filter.main_only {
        rows.and(columns.main());
    }
    Some(rows)
}

/// The incidents whose marker lies in box and area; one without a place is in its tray, not out.
fn inside(columns: &Columns, filter: &Filter) -> Option<Bits> {
    if !filter.has_area_clause() {
        return None;
    }
    let inside: Vec<bool> = columns.sites().iter().map(|site| filter.holds_site(site)).collect();
    let is_inside = |site: usize| inside.get(site).copied().unwrap_or(false);
    Some(Bits::of(columns.len(), |row| columns.site_index(row).is_none_or(is_inside)))
}

/// The incidents one of whose places is the wanted one; certainly, the one of its marker.
fn wanted_rows(columns: &Columns, filter: &Filter) -> Option<Bits> {
    filter.place.as_ref()?;
    let wanted: Vec<bool> = columns.sites().iter().map(|site| filter.is_wanted(site)).collect();
    let is_wanted = |site: usize| wanted.get(site).copied().unwrap_or(false);
    Some(Bits::of(columns.len(), |row| {
        columns.site_index(row).is_none_or(|site| match filter.certainty {
            super::Certainty::Possibly => columns.sites_of(row).any(is_wanted),
            super::Certainty::Certainly => is_wanted(site),
        })
    }))
}

/// The incidents that may lie in the range, or certainly do; `None` where there is no range.
fn in_range(columns: &Columns, filter: &Filter) -> Option<Bits> {
    let range = filter.range?;
    let mut rows = Bits::none(columns.len());
    for run in columns.runs().iter().filter(|run| filter.holds_days(run.days)) {
        rows.insert_range(run.rows.clone());
    }
    let first_undated = columns.runs().last().map_or(0, |run| run.rows.end);
    let (from, to) = (range.from.num_days_from_ce(), range.to.num_days_from_ce());
    for row in first_undated..columns.len() {
        if columns.day_numbers(row).is_some_and(|(first, last)| first <= to && last >= from) {
            rows.insert(row);
        }
    }
    Some(rows)
}

#[cfg(test)]
mod tests {
    use super::super::dimension::{Placing, Toll};
    use super::super::sample::{Dice, random_filter, random_store};
    use super::super::{Certainty, TollRange};
    use super::*;
    use crate::geo::Shape;
    use crate::incident::{Incident, Where};

    /// The value an incident has in a dimension, by a way of its own.
    fn value(incident: &Incident, dimension: Dimension) -> &'static str {
        match dimension {
            Dimension::Kind => incident.kind.code(),
            Dimension::Actor => incident.perpetrator.name.code(),
            Dimension::Attribution => incident.perpetrator.attribution.code(),
            Dimension::Toll => Toll::of(incident.killed, incident.injured).code(),
            Dimension::Dating => incident.when.precision.code(),
            Dimension::Placing => Placing::of(incident.site()).code(),
            Dimension::Status => incident.remarks.status.code(),
            Dimension::Side | Dimension::Area | Dimension::Outlet | Dimension::Language | Dimension::Tag => "",
        }
    }

    fn passes_place(filter: &Filter, incident: &Incident) -> bool {
        let Some(site) = incident.site() else { return true };
        let holds = |shape: &Shape, place: &Where| match filter.certainty {
            Certainty::Possibly => shape.touches(place.point, place.precision_km),
            Certainty::Certainly => shape.covers(place.point, place.precision_km),
        };
        let called = |place: &Where| filter.place.as_ref().is_none_or(|wanted| place.gazetteer_id == *wanted);
        let wanted = if filter.certainty == Certainty::Certainly { called(site) } else { incident.places.iter().any(called) };
        wanted && filter.bbox.is_none_or(|bbox| holds(&Shape::Box(bbox), site)) && filter.area.as_ref().is_none_or(|area| holds(area, site))
    }

    /// Every clause but those of the dimensions, one incident at a time.
    fn passes_rest(filter: &Filter, incident: &Incident) -> bool {
        let toll = |range: Option<TollRange>, count| range.is_none_or(|range| range.holds(count, filter.certainty));
        let named = incident.site().is_some();
        let found = match filter.text.as_str() {
            "" => true,
            "nothing of the sort" => false,
            _ => named,
        };
        filter.passes_range(&incident.when)
            && (incident.main || !filter.main_only)
            && incident.confidence.value >= filter.min_confidence
            && incident.confidence.value <= filter.max_confidence.unwrap_or(1.0)
            && toll(filter.killed, incident.killed)
            && toll(filter.injured, incident.injured)
            && passes_place(filter, incident)
            && found
    }

    fn passes(filter: &Filter, incident: &Incident, but: Option<Dimension>) -> bool {
        let on = |dimension| but == Some(dimension) || filter.is_on(dimension, value(incident, dimension));
        passes_rest(filter, incident) && Dimension::ALL.into_iter().all(on)
    }

    fn is_showable(incident: &Incident) -> bool {
        incident.when.is_dated() && incident.site().is_some()
    }

    fn check(store: &Store, filter: &Filter, view: &View) {
        let rows = |keep: &dyn Fn(&Incident) -> bool| -> Vec<usize> {
            store.incidents().iter().enumerate().filter(|(_, i)| passes(filter, i, None) && keep(i)).map(|(row, _)| row).collect()
        };
        assert_eq!(view.shown.iter().collect::<Vec<_>>(), rows(&is_showable), "{filter:?}");
        assert_eq!(view.undated.iter().collect::<Vec<_>>(), rows(&|i| !i.when.is_dated()));
        assert_eq!(view.unlocated.iter().collect::<Vec<_>>(), rows(&|i| i.when.is_dated() && i.site().is_none()));
        assert_eq!(view.total, store.len());
        assert_eq!(view.shown.len() + view.undated.len() + view.unlocated.len() + view.filtered_out, view.total);
        for dimension in Dimension::ALL {
            for item in &store.columns().values(dimension).values {
                let counted = store.incidents().iter().filter(|i| is_showable(i) && passes(filter, i, Some(dimension)));
                let want = counted.filter(|i| value(i, dimension) == item.key).count();
                assert_eq!(view.facets.count(store.columns(), dimension, &item.key), want, "{dimension:?} {} {filter:?}", item.key);
            }
        }
        let elsewhere = Filter { place: None, ..filter.clone() };
        let all: u32 = (0..store.columns().sites().len()).map(|site| view.count_at(site)).sum();
        let want = store.incidents().iter().filter(|i| is_showable(i) && passes(&elsewhere, i, None)).count();
        assert_eq!(all as usize, want, "{filter:?}: what the places would give");
        let on_sites: u32 = view.spots.iter().flat_map(|(_, make_up)| make_up).sum();
        assert_eq!(on_sites as usize, view.shown.len());
    }

    #[test]
    fn views_facets_and_spots_agree_with_a_plain_recount() {
        let mut dice = Dice::new(7);
        for _ in 0..60 {
            let store = random_store(&mut dice, 80);
            let filter = random_filter(&mut dice);
            check(&store, &filter, &evaluate(&store, &filter));
        }
    }

    #[test]
    fn an_engine_that_went_through_many_filters_says_the_same_as_a_fresh_one() {
        let mut dice = Dice::new(13);
        let mut engine = Engine::default();
        for _ in 0..6 {
            let store = random_store(&mut dice, 300);
            let mut filter = Filter::default();
            for _ in 0..40 {
                let other = random_filter(&mut dice);
                // One clause at a time, as a user does.
                match dice.roll(7) {
                    0 => filter.range = other.range,
                    1 => filter.off = other.off,
                    2 => filter.certainty = other.certainty,
                    3 => filter.area = other.area,
                    4 => filter.text = other.text,
                    5 => filter.killed = other.killed,
                    _ => filter = other,
                }
                engine.update(&store, &filter);
                assert!(*engine.view() == evaluate(&store, &filter), "{filter:?}");
            }
        }
    }

    #[test]
    fn nothing_is_worked_out_twice() {
        let store = random_store(&mut Dice::new(2), 20);
        let mut engine = Engine::default();
        for _ in 0..3 {
            engine.update(&store, &Filter::default());
        }
        assert_eq!(engine.rounds, 1);
        engine.update(&store, &Filter { main_only: true, ..Filter::default() });
        assert_eq!(engine.rounds, 2);
    }

    #[test]
    fn the_random_filters_reach_every_bucket() {
        let mut dice = Dice::new(11);
        let views = (0..30).map(|_| evaluate(&random_store(&mut dice, 80), &random_filter(&mut dice)));
        let sums =
            views.fold([0; 4], |s, v| [s[0] + v.shown.len(), s[1] + v.undated.len(), s[2] + v.unlocated.len(), s[3] + v.filtered_out]);
        assert!(sums.iter().all(|&n| n > 10), "{sums:?}");
    }
}
