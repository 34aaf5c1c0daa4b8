//! What map, timeline, lists and filters need of every incident, column by column, in the order of dates.
//!
//! Dated incidents come first, by first day and last day, so that those of the same days stand in one run; then the undated.

mod amend;

use std::collections::HashMap;
use std::ops::Range;

use chrono::{Datelike as _, NaiveDate};

use super::DayRange;
use super::bits::Bits;
use super::dimension::{Collector, Dimension, NONE, Placing, Toll, Values};
use crate::incident::{Actor, Attribution, Count, Family, Incident, Kind, Precision, Side, Verification, When, Where};

/// No site, where one is looked for.
const NOWHERE: u32 = u32::MAX;

/// Incidents that may have happened on the same days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// These days.
    pub days: DayRange,
    /// Whether they are dated to the day, or to the night between two.
    pub certain: bool,
    /// The rows.
    pub rows: Range<usize>,
}

/// All that is known of one incident without its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts<'a> {
    /// What happened.
    pub kind: Kind,
    /// Whether some article reports it as its news.
    pub main: bool,
    /// When.
    pub when: When,
    /// Where, best first.
    pub places: &'a [Where],
    /// Dead.
    pub killed: Count,
    /// Wounded.
    pub injured: Count,
    /// Who.
    pub actor: Actor,
    /// On whose word.
    pub attribution: Attribution,
    /// Whose sides were hit.
    pub sides: &'a [Side],
    /// 0 to 1.
    pub confidence: f32,
    /// Outlets that report it.
    pub outlets: &'a [&'a str],
    /// Languages it is reported in.
    pub languages: &'a [&'a str],
    /// How far a person has checked it.
    pub status: Verification,
    /// Tags that a person gave it.
    pub tags: &'a [String],
}

impl<'a> Facts<'a> {
    /// Those of an incident.
    pub fn of(incident: &'a Incident, sides: &'a [Side], outlets: &'a [&'a str], languages: &'a [&'a str]) -> Self {
        Self {
            kind: incident.kind,
            main: incident.main,
            when: incident.when.clone(),
            places: &incident.places,
            killed: incident.killed,
            injured: incident.injured,
            actor: incident.perpetrator.name,
            attribution: incident.perpetrator.attribution,
            sides,
            confidence: incident.confidence.value,
            outlets,
            languages,
            status: incident.remarks.status,
            tags: &incident.remarks.tags,
        }
    }
}

/// The columns. Rows are indices into the store.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    kinds: Vec<Kind>,
    actors: Vec<Actor>,
    attributions: Vec<Attribution>,
    precisions: Vec<Precision>,
    /// First and last possible day, in days from the Common Era; open ends lie beyond all days.
    days: Vec<(i32, i32)>,
    killed: Vec<Count>,
    injured: Vec<Count>,
    confidences: Vec<f32>,
    main: Bits,
    dated: Bits,
    located: Bits,
    sites: Vec<Where>,
    site_of: Vec<u32>,
    /// Further places of the few incidents that have several.
    more_sites: HashMap<u32, Vec<u32>>,
    rows_by_site: (Vec<u32>, Vec<u32>),
    runs: Vec<Run>,
    values: Vec<Values>,
    families: Vec<Bits>,
}

impl Columns {
    /// How many rows there are.
    pub const fn len(&self) -> usize {
        self.kinds.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// What happened.
    pub fn kind(&self, row: usize) -> Option<Kind> {
        self.kinds.get(row).copied()
    }

    /// Who did it, and on whose word.
    pub fn doer(&self, row: usize) -> Option<(Actor, Attribution)> {
        self.actors.get(row).copied().zip(self.attributions.get(row).copied())
    }

    /// Dead and wounded.
    pub fn tolls(&self, row: usize) -> Option<(Count, Count)> {
        self.killed.get(row).copied().zip(self.injured.get(row).copied())
    }

    /// How far to trust it, 0 to 1.
    pub fn confidence(&self, row: usize) -> Option<f32> {
        self.confidences.get(row).copied()
    }

    /// When, without what the text says of undated ones beside.
    pub fn when(&self, row: usize) -> Option<When> {
        let (from, to) = *self.days.get(row)?;
        let precision = *self.precisions.get(row)?;
        let day = |n: i32| NaiveDate::from_num_days_from_ce_opt(n).filter(|_| n != i32::MIN && n != i32::MAX);
        Some(When { earliest: day(from), latest: day(to), precision, ..When::default() })
    }

    /// First and last possible day, in days from the Common Era (`i32::MIN` and `i32::MAX` where open).
    pub(super) fn day_numbers(&self, row: usize) -> Option<(i32, i32)> {
        self.days.get(row).copied()
    }

    /// The place its marker stands on.
    pub fn site(&self, row: usize) -> Option<&Where> {
        self.sites.get(*self.site_of.get(row)? as usize)
    }

    /// The number of that place among [`Self::sites`].
    pub fn site_index(&self, row: usize) -> Option<usize> {
        self.site_of.get(row).filter(|site| **site != NOWHERE).map(|site| *site as usize)
    }

    /// Every place of an incident, each once.
    pub fn sites(&self) -> &[Where] {
        &self.sites
    }

    /// The numbers of all places of an incident, the one of its marker first.
    pub(super) fn sites_of(&self, row: usize) -> impl Iterator<Item = usize> + '_ {
        let more = u32::try_from(row).ok().and_then(|row| self.more_sites.get(&row));
        self.site_index(row).into_iter().chain(more.into_iter().flatten().map(|site| *site as usize))
    }

    /// The rows whose marker stands on a place, ascending.
    pub fn rows_at(&self, site: usize) -> &[u32] {
        let (starts, rows) = &self.rows_by_site;
        let range = starts.get(site).zip(starts.get(site + 1)).map(|(from, to)| *from as usize..*to as usize);
        range.and_then(|range| rows.get(range)).unwrap_or_default()
    }

    /// Runs of incidents that may have happened on the same days, by date.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// The incidents with a date that has both ends.
    pub const fn dated(&self) -> &Bits {
        &self.dated
    }

    /// The incidents with a place.
    pub const fn located(&self) -> &Bits {
        &self.located
    }

    /// The incidents that some article reports as its news.
    pub const fn main(&self) -> &Bits {
        &self.main
    }

    /// The values of a dimension.
    pub fn values(&self, dimension: Dimension) -> &Values {
        static NO_VALUES: Values = Values { values: Vec::new() };
        self.values.get(dimension as usize).unwrap_or(&NO_VALUES)
    }

    /// The incidents of a family.
    pub fn family(&self, family: Family) -> Option<&Bits> {
        self.families.get(family as usize)
    }

    /// First and last day of all that is dated.
    pub fn extent(&self) -> Option<DayRange> {
        self.runs.iter().map(|run| run.days).reduce(DayRange::union)
    }
}

/// Takes rows in the order of dates and makes the columns.
#[derive(Debug)]
pub struct Builder {
    columns: Columns,
    collectors: Vec<Collector>,
    /// By the place's id: points and radii, and the number of each.
    sites: HashMap<String, Vec<(Spot, u32)>>,
    main: Vec<u32>,
}

impl Builder {
    /// Room for so many rows.
    pub fn with_capacity(rows: usize) -> Self {
        let columns = Columns {
            kinds: Vec::with_capacity(rows),
            actors: Vec::with_capacity(rows),
            attributions: Vec::with_capacity(rows),
            precisions: Vec::with_capacity(rows),
            days: Vec::with_capacity(rows),
            killed: Vec::with_capacity(rows),
            injured: Vec::with_capacity(rows),
            confidences: Vec::with_capacity(rows),
            site_of: Vec::with_capacity(rows),
            ..Columns::default()
        };
        let collectors = Dimension::ALL.into_iter().map(Collector::new).collect();
        Self { columns, collectors, sites: HashMap::new(), main: Vec::new() }
    }

    /// Adds one incident. Those with a whole date must come first, in the order of their days.
    pub fn push(&mut self, facts: &Facts<'_>) {
        let row = self.columns.len();
        let number = |day: Option<NaiveDate>, open: i32| day.map_or(open, |day| day.num_days_from_ce());
        let (from, to) = (number(facts.when.earliest, i32::MIN), number(facts.when.latest, i32::MAX));
        let sites: Vec<u32> = facts.places.iter().map(|place| self.site(place)).collect();
        self.collect(row, facts);
        self.add_to_run(row, facts);
        let columns = &mut self.columns;
        columns.kinds.push(facts.kind);
        columns.actors.push(facts.actor);
        columns.attributions.push(facts.attribution);
        columns.precisions.push(facts.when.precision);
        columns.days.push((from, to));
        columns.killed.push(facts.killed);
        columns.injured.push(facts.injured);
        columns.confidences.push(facts.confidence);
        columns.site_of.push(sites.first().copied().unwrap_or(NOWHERE));
        let Ok(row) = u32::try_from(row) else { return };
        if let Some(more @ [_, ..]) = sites.get(1..) {
            columns.more_sites.insert(row, more.to_vec());
        }
        if facts.main {
            self.main.push(row);
        }
    }

    /// The columns of all that was added.
    pub fn finish(self) -> Columns {
        let Self { mut columns, collectors, main, .. } = self;
        let len = columns.len();
        columns.values = collectors.into_iter().map(|collector| collector.finish(len)).collect();
        columns.dated = Bits::of(len, |row| columns.days.get(row).is_some_and(|(from, to)| *from != i32::MIN && *to != i32::MAX));
        columns.located = Bits::of(len, |row| columns.site_of.get(row).is_some_and(|site| *site != NOWHERE));
        columns.main = Bits::none(len);
        for row in main {
            columns.main.insert(row as usize);
        }
        columns.families = families(columns.values(Dimension::Kind), len);
        columns.rows_by_site = by_site(&columns.site_of, columns.sites.len());
        columns
    }

    fn site(&mut self, place: &Where) -> u32 {
        let spot = spot(place);
        let known = self.sites.get(&place.gazetteer_id).and_then(|spots| spots.iter().find(|(known, _)| *known == spot));
        if let Some((_, site)) = known {
            return *site;
        }
        let site = u32::try_from(self.columns.sites.len()).unwrap_or(NOWHERE);
        self.columns.sites.push(place.clone());
        self.sites.entry(place.gazetteer_id.clone()).or_default().push((spot, site));
        site
    }

    fn collect(&mut self, row: usize, facts: &Facts<'_>) {
        for (dimension, collector) in Dimension::ALL.into_iter().zip(&mut self.collectors) {
            each_value(dimension, facts, &mut |key, names| {
                let slot = collector.slot(key, names);
                collector.add(slot, row);
            });
        }
    }

    fn add_to_run(&mut self, row: usize, facts: &Facts<'_>) {
        let Some(days) = DayRange::of(&facts.when) else { return };
        let certain = is_certain(&facts.when);
        match self.columns.runs.last_mut().filter(|run| run.days == days && run.certain == certain) {
            Some(run) => run.rows.end = row + 1,
            None => self.columns.runs.push(Run { days, certain, rows: row..row + 1 }),
        }
    }
}

/// What tells places of one id apart: the bits of latitude, longitude and radius.
type Spot = [u64; 3];

fn spot(place: &Where) -> Spot {
    [place.point.lat, place.point.lon, place.precision_km].map(f64::to_bits)
}

/// The names that the data brings for a value, in English and Arabic; none where the program has words for it.
type Names<'a> = &'a dyn Fn() -> Option<(String, String)>;

/// Takes a value by its key.
type Add<'a> = dyn FnMut(&str, Names<'_>) + 'a;

/// Names every value that an incident has in a dimension, with the names that the data brings for it.
fn each_value(dimension: Dimension, facts: &Facts<'_>, add: &mut Add<'_>) {
    let site = facts.places.first();
    let unnamed = || None;
    match dimension {
        Dimension::Kind => add(facts.kind.code(), &unnamed),
        Dimension::Actor => add(facts.actor.code(), &unnamed),
        Dimension::Attribution => add(facts.attribution.code(), &unnamed),
        Dimension::Side => each_or_none(add, &mut facts.sides.iter().map(|side| side.code())),
        Dimension::Area => match site.and_then(|place| place.admin.as_ref()) {
            Some(area) => add(&area.id, &|| Some((area.name.clone(), area.name_ar.clone()))),
            None => add(NONE, &unnamed),
        },
        Dimension::Toll => add(Toll::of(facts.killed, facts.injured).code(), &unnamed),
        Dimension::Dating => add(facts.when.precision.code(), &unnamed),
        Dimension::Placing => add(Placing::of(site).code(), &unnamed),
        Dimension::Outlet => each_or_none(add, &mut facts.outlets.iter().copied()),
        Dimension::Language => each_or_none(add, &mut facts.languages.iter().copied()),
        Dimension::Status => add(facts.status.code(), &unnamed),
        Dimension::Tag => each_or_none(add, &mut facts.tags.iter().map(String::as_str)),
    }
}

/// Names every key, or that there is none.
fn each_or_none(add: &mut Add<'_>, keys: &mut dyn Iterator<Item = &str>) {
    let mut is_empty = true;
    for key in keys {
        add(key, &|| None);
        is_empty = false;
    }
    if is_empty {
        add(NONE, &|| None);
    }
}

/// Whether something is dated to the day, or to the night between two.
pub(super) fn is_certain(when: &When) -> bool {
    match when.days() {
        Some(1) => true,
        Some(2) => when.precision == Precision::Night,
        _ => false,
    }
}

fn families(kinds: &Values, len: usize) -> Vec<Bits> {
    let of = |family: Family| {
        let mut bits = Bits::none(len);
        for value in &kinds.values {
            if Kind::from_code(&value.key).is_some_and(|kind| kind.family() == family) {
                bits.or(&value.rows);
            }
        }
        bits
    };
    Family::ALL.map(of).to_vec()
}

/// The rows of each site one after another, and where each site's begin.
fn by_site(site_of: &[u32], sites: usize) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0u32; sites + 1];
    for site in site_of {
        if let Some(count) = starts.get_mut(*site as usize + 1).filter(|_| *site != NOWHERE) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut next = starts.clone();
    let mut rows = vec![0u32; sum as usize];
    for (row, site) in site_of.iter().enumerate() {
        let Some(at) = next.get_mut(*site as usize).filter(|_| *site != NOWHERE) else { continue };
        if let (Some(slot), Ok(row)) = (rows.get_mut(*at as usize), u32::try_from(row)) {
            *slot = row;
        }
        *at += 1;
    }
    (starts, rows)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Dice, random_store};
    use super::*;

    #[test]
    fn columns_say_what_the_incidents_say() {
        let mut dice = Dice::new(19);
        for _ in 0..20 {
            let store = random_store(&mut dice, 150);
            let columns = store.columns();
            assert_eq!(columns.len(), store.incidents().len());
            for (row, incident) in store.incidents().iter().enumerate() {
                assert_eq!(columns.kind(row), Some(incident.kind));
                assert_eq!(columns.doer(row), Some((incident.perpetrator.name, incident.perpetrator.attribution)));
                assert_eq!(columns.tolls(row), Some((incident.killed, incident.injured)));
                assert_eq!(columns.site(row), incident.site());
                assert_eq!(
                    columns.when(row).map(|when| (when.earliest, when.latest)),
                    Some((incident.when.earliest, incident.when.latest))
                );
                assert_eq!(columns.dated().contains(row), incident.when.is_dated());
                assert_eq!(columns.main().contains(row), incident.main);
                let family = columns.family(incident.kind.family()).expect("a family");
                assert!(family.contains(row));
            }
            for dimension in [Dimension::Kind, Dimension::Actor, Dimension::Toll, Dimension::Area, Dimension::Dating, Dimension::Placing] {
                let sum: usize = columns.values(dimension).values.iter().map(|value| value.rows.count()).sum();
                assert_eq!(sum, columns.len(), "{dimension:?}: one value each");
            }
        }
    }

    #[test]
    fn runs_hold_every_dated_row_once_and_sites_every_located_one() {
        let store = random_store(&mut Dice::new(23), 400);
        let columns = store.columns();
        let rows: Vec<usize> = columns.runs().iter().flat_map(|run| run.rows.clone()).collect();
        assert_eq!(rows, columns.dated().iter().collect::<Vec<_>>());
        assert!(columns.runs().windows(2).all(|pair| (pair[0].days, !pair[0].certain) < (pair[1].days, !pair[1].certain)));
        let mut at_sites: Vec<u32> = (0..columns.sites().len()).flat_map(|site| columns.rows_at(site).to_vec()).collect();
        at_sites.sort_unstable();
        assert_eq!(at_sites, columns.located().iter().map(|row| row as u32).collect::<Vec<_>>());
    }
}
