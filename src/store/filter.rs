//! What the user wants to see: plain data, and what each clause says of a place, a span of days, a toll.
//!
//! A clause only judges what it knows. Whether an undated incident lies in the range, or an unlocated one in the box, nobody can
//! say: such incidents are never dropped but go to their tray (see [`super::evaluate`]).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{DayRange, Dimension};
use crate::geo::{BBox, Shape};
use crate::incident::{Count, When, Where};

/// How uncertain dates and places count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// In, where it may be in.
    #[default]
    Possibly,
    /// In, only where it cannot be out.
    Certainly,
}

/// From so many to so many persons; an open end where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct TollRange {
    /// At least.
    pub least: u32,
    /// At most.
    pub most: Option<u32>,
}

impl TollRange {
    /// Whether a toll may lie in the range, or certainly does. One that nobody tells lies in none.
    pub fn holds(self, count: Count, certainty: Certainty) -> bool {
        let (low, high) = (count.min.unwrap_or(0), count.max.unwrap_or(u32::MAX));
        let most = self.most.unwrap_or(u32::MAX);
        count.is_known()
            && match certainty {
                Certainty::Possibly => low <= most && high >= self.least,
                Certainty::Certainly => low >= self.least && high <= most,
            }
    }
}

/// What the user wants to see. The default shows everything.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Days to look at; `None` for all.
    pub range: Option<DayRange>,
    /// How uncertain dates and places count.
    pub certainty: Certainty,
    /// Values switched off, by dimension. No set is empty.
    pub off: BTreeMap<Dimension, BTreeSet<String>>,
    /// Leave out background incidents.
    pub main_only: bool,
    /// Least confidence, 0 to 1.
    pub min_confidence: f32,
    /// Greatest confidence, 0 to 1; `None` for no bound.
    pub max_confidence: Option<f32>,
    /// How many dead.
    pub killed: Option<TollRange>,
    /// How many wounded.
    pub injured: Option<TollRange>,
    /// A place by gazetteer id, English name (in either case) or Arabic name.
    pub place: Option<String>,
    /// A part of the map, as the command line takes it and as the frame of the map gives it.
    pub bbox: Option<BBox>,
    /// An area drawn on the map.
    pub area: Option<Shape>,
    /// Words to look for in articles and names of places; words in quotation marks stand together.
    pub text: String,
}

impl Filter {
    /// Whether a value is switched on.
    pub fn is_on(&self, dimension: Dimension, key: &str) -> bool {
        self.off.get(&dimension).is_none_or(|off| !off.contains(key))
    }

    /// The values of a dimension that are switched off.
    pub fn off(&self, dimension: Dimension) -> impl ExactSizeIterator<Item = &str> {
        static ALL_ON: BTreeSet<String> = BTreeSet::new();
        self.off.get(&dimension).unwrap_or(&ALL_ON).iter().map(String::as_str)
    }

    /// Switches a value off, or on again.
    pub fn toggle(&mut self, dimension: Dimension, key: &str) {
        let off = self.off.entry(dimension).or_default();
        if !off.remove(key) {
            off.insert(key.to_owned());
        }
        self.off.retain(|_, off| !off.is_empty());
    }

    /// Leaves one of these values on; all, where it was the only one already.
    pub fn only<'a>(&mut self, dimension: Dimension, key: &str, all: impl IntoIterator<Item = &'a str>) {
        let others: BTreeSet<String> = all.into_iter().filter(|other| *other != key).map(str::to_owned).collect();
        if others.is_empty() || self.off.get(&dimension) == Some(&others) {
            self.off.remove(&dimension);
        } else {
            self.off.insert(dimension, others);
        }
    }

    /// Whether days with a first and a last one lie in the range.
    pub fn holds_days(&self, days: DayRange) -> bool {
        self.range.is_none_or(|range| match self.certainty {
            Certainty::Possibly => range.overlaps(days),
            Certainty::Certainly => range.covers(days),
        })
    }

    /// Whether it may lie in the range, or certainly does. One without both ends passes unless the end it has rules it out.
    pub fn passes_range(&self, when: &When) -> bool {
        match (DayRange::of(when), self.range) {
            (Some(days), _) => self.holds_days(days),
            (None, None) => true,
            (None, Some(range)) => when.earliest.is_none_or(|first| first <= range.to) && when.latest.is_none_or(|last| last >= range.from),
        }
    }

    /// Whether any clause speaks of parts of the map.
    pub(super) const fn has_area_clause(&self) -> bool {
        self.bbox.is_some() || self.area.is_some()
    }

    /// Whether a confidence lies between the bounds.
    pub fn trusts(&self, confidence: f32) -> bool {
        confidence >= self.min_confidence && self.max_confidence.is_none_or(|most| confidence <= most)
    }

    /// Whether the circle of a site touches the box and the area, or lies wholly in them.
    pub fn holds_site(&self, site: &Where) -> bool {
        let lies_in = |shape: &Shape| match self.certainty {
            Certainty::Possibly => shape.touches(site.point, site.precision_km),
            Certainty::Certainly => shape.covers(site.point, site.precision_km),
        };
        self.bbox.is_none_or(|bbox| lies_in(&Shape::Box(bbox))) && self.area.as_ref().is_none_or(lies_in)
    }

    /// Whether the place is the wanted one.
    pub fn is_wanted(&self, place: &Where) -> bool {
        self.place
            .as_ref()
            .is_none_or(|wanted| place.gazetteer_id == *wanted || place.name.eq_ignore_ascii_case(wanted) || place.name_ar == *wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{day, range, site};
    use super::*;
    use crate::incident::Precision;

    fn in_range(filter_range: DayRange, certainty: Certainty, when: &When) -> bool {
        let filter = Filter { range: Some(filter_range), certainty, ..Filter::default() };
        filter.passes_range(when)
    }

    #[test]
    fn a_range_keeps_what_may_lie_in_it_or_certainly_does() {
        let year = range("2018-01-01", "2018-12-31");
        let span = |a: &str, b: &str| When::span(day(a), day(b), Precision::Range);
        let rows = [
            (span("2018-01-01", "2018-01-01"), true, true),
            (span("2018-12-31", "2018-12-31"), true, true),
            (span("2017-12-31", "2017-12-31"), false, false),
            (span("2019-01-01", "2019-01-01"), false, false),
            (span("2017-12-31", "2018-01-01"), true, false),
            (span("2017-01-01", "2020-01-01"), true, false),
        ];
        for (when, possibly, certainly) in rows {
            assert_eq!(in_range(year, Certainty::Possibly, &when), possibly, "{when:?}");
            assert_eq!(in_range(year, Certainty::Certainly, &when), certainly, "{when:?}");
        }
    }

    #[test]
    fn an_undated_incident_is_ruled_out_only_by_the_end_it_has() {
        let year = range("2018-01-01", "2018-12-31");
        let open = |a: Option<&str>, b: Option<&str>| When::open(a.map(day), b.map(day));
        let rows = [
            (open(None, None), true),
            (open(Some("2018-12-31"), None), true),
            (open(Some("2019-01-01"), None), false),
            (open(None, Some("2018-01-01")), true),
            (open(None, Some("2017-12-31")), false),
        ];
        for (when, kept) in rows {
            assert_eq!(in_range(year, Certainty::Possibly, &when), kept, "{when:?}");
            assert_eq!(in_range(year, Certainty::Certainly, &when), kept, "{when:?}");
        }
    }

    #[test]
    fn a_box_takes_the_radius_into_account() {
        let bbox = BBox { west: 40.0, south: 34.0, east: 41.0, north: 35.0 };
        let filter = |certainty| Filter { bbox: Some(bbox), certainty, ..Filter::default() };
        // One degree of longitude is about 91 km here.
        let rows = [(40.5, 3.0, true, true), (40.99, 3.0, true, false), (41.05, 10.0, true, false), (41.2, 3.0, false, false)];
        for (lon, precision_km, possibly, certainly) in rows {
            let place = site("x", 34.5, lon, precision_km);
            assert_eq!(filter(Certainty::Possibly).holds_site(&place), possibly, "{lon}");
            assert_eq!(filter(Certainty::Certainly).holds_site(&place), certainly, "{lon}");
        }
    }

    #[test]
    fn a_toll_may_lie_in_a_range_or_certainly_does() {
        let five_to_ten = TollRange { least: 5, most: Some(10) };
        let rows = [
            (Count::exact(5), true, true),
            (Count::exact(4), false, false),
            (Count::between(3, 6), true, false),
            (Count::at_least(8), true, false),
            (Count::at_least(11), false, false),
            (Count { min: None, max: Some(7) }, true, false),
            (Count::default(), false, false),
        ];
        for (count, possibly, certainly) in rows {
            assert_eq!(five_to_ten.holds(count, Certainty::Possibly), possibly, "{count:?}");
            assert_eq!(five_to_ten.holds(count, Certainty::Certainly), certainly, "{count:?}");
        }
        assert!(TollRange { least: 1, most: None }.holds(Count::exact(900), Certainty::Certainly));
    }

    #[test]
    fn only_this_one_twice_is_all_again() {
        let all = ["a", "b", "c"];
        let mut filter = Filter::default();
        filter.only(Dimension::Kind, "b", all);
        assert_eq!(filter.off(Dimension::Kind).collect::<Vec<_>>(), ["a", "c"]);
        assert!(filter.is_on(Dimension::Kind, "b") && !filter.is_on(Dimension::Kind, "c") && filter.is_on(Dimension::Actor, "c"));
        filter.only(Dimension::Kind, "b", all);
        assert_eq!(filter, Filter::default());
        filter.toggle(Dimension::Kind, "a");
        filter.toggle(Dimension::Kind, "a");
        assert_eq!(filter, Filter::default(), "an empty set is none");
    }

    #[test]
    fn a_filter_survives_saving_and_old_files_without_its_fields_open() {
        let mut filter = Filter { range: Some(range("2018-01-01", "2018-06-30")), ..Filter::default() };
        filter.toggle(Dimension::Kind, "other");
        filter.area = Some(Shape::Circle { center: crate::geo::LatLon::new(34.45, 40.92), radius_km: 20.0 });
        let json = serde_json::to_string(&filter).expect("plain data");
        assert_eq!(serde_json::from_str::<Filter>(&json).expect("own data"), filter);
        assert_eq!(serde_json::from_str::<Filter>("{}").expect("empty"), Filter::default());
    }
}
