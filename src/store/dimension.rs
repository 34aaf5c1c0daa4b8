//! What incidents are told apart by: each dimension has values, each value the incidents that have it.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::bits::Bits;
use crate::incident::{Actor, Attribution, Count, Kind, Precision, Verification, Where};
use crate::text::Lang;

/// More values of one dimension than this are counted together under [`OTHERS`], so that memory stays bounded.
pub(super) const MOST_VALUES: usize = 200;
/// From this radius on, in km, a place counts as an area.
const AREA_FROM_KM: f64 = 20.0;
/// From this radius on, in km, a place counts as near, not as a point.
const NEAR_FROM_KM: f64 = 8.0;
/// The value of what has none of its own.
pub const NONE: &str = "";
/// The value of rare values taken together.
pub const OTHERS: &str = "*";

/// What incidents are told apart by in the filter panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// What happened.
    Kind,
    /// Who did it.
    Actor,
    /// On whose word.
    Attribution,
    /// Whose side was hit; an incident may have hit several.
    Side,
    /// The governorate it happened in.
    Area,
    /// Whether dead or wounded are told of.
    Toll,
    /// How finely it is dated.
    Dating,
    /// How finely it is placed.
    Placing,
    /// The outlet that reports it; an incident may have several.
    Outlet,
    /// The language it is reported in; an incident may have several.
    Language,
    /// How far a person has checked it.
    Status,
    /// A tag that a person gave it; an incident may have several.
    Tag,
}

impl Dimension {
    /// In the order the panel shows them.
    pub const ALL: [Self; 12] = [
        Self::Kind,
        Self::Actor,
        Self::Attribution,
        Self::Side,
        Self::Area,
        Self::Toll,
        Self::Dating,
        Self::Placing,
        Self::Outlet,
        Self::Language,
        Self::Status,
        Self::Tag,
    ];

    /// Its name in data, JSON and the ids of sentences.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Actor => "actor",
            Self::Attribution => "attribution",
            Self::Side => "side",
            Self::Area => "area",
            Self::Toll => "toll",
            Self::Dating => "dating",
            Self::Placing => "placing",
            Self::Outlet => "outlet",
            Self::Language => "language",
            Self::Status => "status",
            Self::Tag => "tag",
        }
    }

    /// The dimension of that name; `None` for any other word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dimension| dimension.code() == code)
    }

    /// The values that are listed even where no incident has them, in their order; empty where values follow from the data.
    pub fn fixed_values(self) -> Vec<&'static str> {
        match self {
            Self::Kind => Kind::ALL.map(Kind::code).to_vec(),
            Self::Actor => Actor::ALL.map(Actor::code).to_vec(),
            Self::Attribution => Attribution::ALL.map(Attribution::code).to_vec(),
            Self::Toll => Toll::ALL.map(Toll::code).to_vec(),
            Self::Dating => PRECISIONS.map(Precision::code).to_vec(),
            Self::Placing => Placing::ALL.map(Placing::code).to_vec(),
            Self::Status => Verification::ALL.map(Verification::code).to_vec(),
            Self::Side | Self::Area | Self::Outlet | Self::Language | Self::Tag => Vec::new(),
        }
    }
}

/// Fine to coarse.
const PRECISIONS: [Precision; 7] =
    [Precision::Day, Precision::Night, Precision::Week, Precision::Month, Precision::Year, Precision::Range, Precision::Unknown];

/// Whether dead or wounded are told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Toll {
    Killed,
    Injured,
    Nobody,
    Untold,
}

impl Toll {
    const ALL: [Self; 4] = [Self::Killed, Self::Injured, Self::Nobody, Self::Untold];

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Killed => "killed",
            Self::Injured => "injured",
            Self::Nobody => "nobody",
            Self::Untold => "untold",
        }
    }

    /// The gravest thing that is told.
    pub(super) fn of(killed: Count, injured: Count) -> Self {
        let some = |count: Count| count.min.or(count.max).is_some_and(|n| n > 0) || count.max.is_some_and(|n| n > 0);
        match (some(killed), some(injured)) {
            (true, _) => Self::Killed,
            (false, true) => Self::Injured,
            (false, false) if killed.is_known() || injured.is_known() => Self::Nobody,
            (false, false) => Self::Untold,
        }
    }
}

/// How finely an incident is placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Placing {
    Point,
    Near,
    Area,
    Nowhere,
}

impl Placing {
    const ALL: [Self; 4] = [Self::Point, Self::Near, Self::Area, Self::Nowhere];

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Point => "point",
            Self::Near => "near",
            Self::Area => "area",
            Self::Nowhere => "nowhere",
        }
    }

    pub(super) fn of(site: Option<&Where>) -> Self {
        match site {
            None => Self::Nowhere,
            Some(place) if place.precision_km >= AREA_FROM_KM => Self::Area,
            Some(place) if place.precision_km >= NEAR_FROM_KM => Self::Near,
            Some(_) => Self::Point,
        }
    }
}

/// One value of a dimension.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Value {
    /// Its name in filters and data.
    pub key: String,
    /// English and Arabic name, where the data brings them; the interface names all others by their key.
    pub names: Option<(String, String)>,
    /// The incidents that have it.
    pub rows: Bits,
}

impl Value {
    /// Its name as the data gives it; the key where it gives none.
    pub fn name(&self, lang: Lang) -> &str {
        match &self.names {
            Some((_, arabic)) if lang == Lang::Ar && !arabic.is_empty() => arabic,
            Some((english, _)) if !english.is_empty() => english,
            _ => &self.key,
        }
    }
}

/// All values of one dimension.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values {
    /// Fixed ones in their order, then those of the data, the most frequent first.
    pub values: Vec<Value>,
}

impl Values {
    /// The value of that key.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.values.iter().find(|value| value.key == key)
    }
}

/// A value with its names and its rows so far.
type Found = (String, Option<(String, String)>, Vec<u32>);

/// Values that a key is compared with before it is looked up.
const COMPARED: usize = 16;

/// Collects the values of one dimension while rows are added.
#[derive(Debug)]
pub(super) struct Collector {
    dimension: Dimension,
    index: HashMap<String, usize>,
    found: Vec<Found>,
}

impl Collector {
    pub(super) fn new(dimension: Dimension) -> Self {
        let mut collector = Self { dimension, index: HashMap::new(), found: Vec::new() };
        for key in dimension.fixed_values() {
            collector.slot(key, || None);
        }
        collector
    }

    /// The number by which [`Self::add`] knows a value.
    pub(super) fn slot(&mut self, key: &str, names: impl FnOnce() -> Option<(String, String)>) -> usize {
        // Most dimensions have a few values, and those of the others that most rows have come early: compared sooner than hashed.
        if let Some(slot) = self.found.iter().take(COMPARED).position(|(known, ..)| known == key) {
            return slot;
        }
        if let Some(slot) = self.index.get(key) {
            return *slot;
        }
        self.index.insert(key.to_owned(), self.found.len());
        self.found.push((key.to_owned(), names(), Vec::new()));
        self.found.len() - 1
    }

    pub(super) fn add(&mut self, slot: usize, row: usize) {
        if let (Some((_, _, rows)), Ok(row)) = (self.found.get_mut(slot), u32::try_from(row))
            && rows.last() != Some(&row)
        {
            rows.push(row);
        }
    }

    pub(super) fn finish(self, len: usize) -> Values {
        let fixed = self.dimension.fixed_values().len();
        let mut found = self.found;
        if let Some(free) = found.get_mut(fixed..) {
            free.sort_by(|a, b| b.2.len().cmp(&a.2.len()).then_with(|| a.0.cmp(&b.0)));
        }
        let mut values: Vec<Value> = Vec::new();
        for (key, names, rows) in found {
            let is_rare = values.len() >= fixed + MOST_VALUES;
            if is_rare && values.last().is_none_or(|last| last.key != OTHERS) {
                values.push(Value { key: OTHERS.to_owned(), names: None, rows: Bits::none(len) });
            }
            if !is_rare {
                values.push(Value { key, names, rows: Bits::none(len) });
            }
            if let Some(value) = values.last_mut() {
                for row in rows {
                    value.rows.insert(row as usize);
                }
            }
        }
        Values { values }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gravest_toll_counts() {
        let rows = [
            (Count::exact(3), Count::default(), Toll::Killed),
            (Count { min: None, max: Some(4) }, Count::default(), Toll::Killed),
            (Count::exact(0), Count::at_least(2), Toll::Injured),
            (Count::exact(0), Count::default(), Toll::Nobody),
            (Count::default(), Count::default(), Toll::Untold),
        ];
        for (killed, injured, want) in rows {
            assert_eq!(Toll::of(killed, injured), want, "{killed:?} {injured:?}");
        }
    }

    #[test]
    fn rare_values_are_counted_together_and_none_is_lost() {
        let mut collector = Collector::new(Dimension::Outlet);
        for row in 0..MOST_VALUES + 50 {
            let slot = collector.slot(&format!("outlet {row}"), || None);
            collector.add(slot, row);
        }
        let often = collector.slot("often", || None);
        collector.add(often, 0);
        collector.add(often, 1);
        let values = collector.finish(MOST_VALUES + 50).values;
        assert_eq!(values.len(), MOST_VALUES + 1);
        assert_eq!((values[0].key.as_str(), values[MOST_VALUES].key.as_str()), ("often", OTHERS));
        assert_eq!(values.iter().map(|value| value.rows.count()).sum::<usize>(), MOST_VALUES + 52);
    }

    #[test]
    fn every_dimension_is_found_by_its_code() {
        for dimension in Dimension::ALL {
            assert_eq!(Dimension::from_code(dimension.code()), Some(dimension));
        }
    }
}
