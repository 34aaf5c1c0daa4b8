//! Made-up incidents for tests: fixed ones, and random ones from a seed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::{ArticleFacts, Batch, Certainty, DayRange, Dimension, Filter, Store, TollRange};
use crate::geo::{BBox, LatLon, Shape};
use crate::incident::{
    Actor, Attribution, Confidence, Count, Incident, IncidentId, Kind, Perpetrator, PlaceKind, PlaceRole, Precision, Remarks, SourceRef,
    When, Where,
};
use crate::source::{Article, ArticleId, PublishedFrom};
use crate::text::Lang;

/// The day an ISO date names.
pub(crate) fn day(iso: &str) -> NaiveDate {
    iso.parse().expect("ISO day")
}

/// From one ISO day to another.
pub(crate) fn range(from: &str, to: &str) -> DayRange {
    DayRange::new(day(from), day(to))
}

/// An article whose body is its id.
pub(crate) fn article(id: &str) -> (Article, ArticleFacts) {
    let article = Article {
        id: ArticleId(id.into()),
        path: String::new(),
        title: None,
        source: None,
        url: None,
        published: None,
        lang: Lang::default(),
        body: id.into(),
    };
    (article, ArticleFacts { published_from: PublishedFrom::Unknown, ..ArticleFacts::default() })
}

/// A place of that id called "name ID".
pub(crate) fn site(id: &str, lat: f64, lon: f64, precision_km: f64) -> Where {
    Where {
        gazetteer_id: id.into(),
        name: format!("name {id}"),
        name_ar: format!("ar {id}"),
        kind: PlaceKind::Town,
        point: LatLon::new(lat, lon),
        precision_km,
        role: PlaceRole::Site,
        confidence: 0.9,
        alternatives: Vec::new(),
        admin: None,
    }
}

/// A located airstrike on that day, reported by article "a".
pub(crate) fn incident(id: &str, on: &str) -> Incident {
    Incident {
        id: IncidentId(id.into()),
        kind: Kind::Airstrike,
        main: true,
        when: When::day(day(on)),
        places: vec![site("x", 34.5, 40.5, 3.0)],
        killed: Count::default(),
        injured: Count::default(),
        missing: Count::default(),
        captured: Count::default(),
        perpetrator: Perpetrator::default(),
        target: None,
        claims: Vec::new(),
        confidence: Confidence { value: 0.8, reasons: Vec::new() },
        findings: Vec::new(),
        merged: Vec::new(),
        reports: Vec::new(),
        remarks: Remarks::default(),
        foreign: None,
        sources: vec![SourceRef { article: ArticleId("a".into()), evidence: Vec::new() }],
    }
}

/// Repeatable chance: xorshift.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// 0 up to, not including, `sides`.
    pub(crate) fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % sides.max(1)
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.roll(100) < percent
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.roll(from.len() as u64) as usize]
    }

    fn some_of<T: Copy + Ord>(&mut self, from: &[T], percent: u64) -> BTreeSet<T> {
        from.iter().copied().filter(|_| self.chance(percent)).collect()
    }

    fn day(&mut self) -> NaiveDate {
        day("2017-01-01") + Days::new(self.roll(9 * 365))
    }
}

fn random_when(dice: &mut Dice) -> When {
    let first = dice.day();
    match dice.roll(10) {
        0 => When::default(),
        1 => When::open(Some(first), None),
        2 => When::open(None, Some(first)),
        3 => When::span(first, first + Days::new(1), Precision::Night),
        4 => When::span(first, first + Days::new(dice.roll(400)), Precision::Range),
        _ => When::day(first),
    }
}

/// Incidents of all sorts, some undated, some without place.
pub(crate) fn random_store(dice: &mut Dice, incidents: usize) -> Store {
    let make = |i: usize| {
        let (name, attribution) = (dice.pick(&Actor::ALL), dice.pick(&Attribution::ALL));
        let place = site("x", 33.0 + dice.roll(300) as f64 / 100.0, 39.0 + dice.roll(300) as f64 / 100.0, dice.roll(30) as f64);
        Incident {
            kind: dice.pick(&Kind::ALL),
            main: dice.chance(70),
            killed: if dice.chance(60) { Count::between(dice.roll(8) as u32, dice.roll(8) as u32) } else { Count::default() },
            when: random_when(dice),
            places: if dice.chance(85) { vec![place] } else { Vec::new() },
            perpetrator: Perpetrator { name, attribution, text: None },
            confidence: Confidence { value: dice.roll(100) as f32 / 100.0, reasons: Vec::new() },
            ..incident(&format!("i{i}"), "2000-01-01")
        }
    };
    let mut store = Store::default();
    store.insert(Batch { articles: Vec::new(), incidents: (0..incidents).map(make).collect() });
    store
}

fn random_off(dice: &mut Dice) -> BTreeMap<Dimension, BTreeSet<String>> {
    let dimensions: BTreeSet<Dimension> = dice.some_of(&Dimension::ALL, 30);
    let off = |dimension: Dimension| dice.some_of(&dimension.fixed_values(), 15).into_iter().map(str::to_owned).collect();
    let mut off: BTreeMap<_, BTreeSet<String>> = dimensions.iter().copied().zip(dimensions.iter().copied().map(off)).collect();
    off.retain(|_, values| !values.is_empty());
    off
}

/// A filter that leaves some incidents in most of the time.
pub(crate) fn random_filter(dice: &mut Dice) -> Filter {
    Filter {
        range: dice.chance(70).then(|| DayRange::new(dice.day(), dice.day())),
        certainty: if dice.chance(30) { Certainty::Certainly } else { Certainty::Possibly },
        off: random_off(dice),
        main_only: dice.chance(20),
        killed: dice.chance(15).then(|| TollRange { least: dice.roll(4) as u32, most: dice.chance(50).then_some(9) }),
        injured: None,
        area: dice.chance(15).then(|| Shape::Circle { center: LatLon::new(34.5, 40.5), radius_km: 40.0 + dice.roll(90) as f64 }),
        text: if dice.chance(15) { dice.pick(&["name x", "NAME", "nothing of the sort"]).into() } else { String::new() },
        min_confidence: if dice.chance(30) { 0.3 } else { 0.0 },
        max_confidence: dice.chance(15).then_some(0.8),
        place: dice.chance(10).then(|| "x".into()),
        bbox: dice.chance(20).then_some(BBox { west: 39.5, south: 33.5, east: 41.5, north: 35.5 }),
    }
}
