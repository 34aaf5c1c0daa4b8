//! What the user wants to see: plain data, and for each clause whether an incident passes it.
//!
//! A clause only judges what it knows. Whether an undated incident lies in the range, or an unlocated one in the box, nobody can
//! say: such incidents are never dropped but go to their tray (see [`super::evaluate`]).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::DayRange;
use crate::geo::{BBox, LatLon};
use crate::incident::{Actor, Attribution, Incident, Kind, Where};

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

/// What the user wants to see. The default shows everything.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Days to look at; `None` for all.
    pub range: Option<DayRange>,
    /// How uncertain dates and places count.
    pub certainty: Certainty,
    /// Kinds switched off.
    pub kinds_off: BTreeSet<Kind>,
    /// Leave out background incidents.
    pub main_only: bool,
    /// Doers switched off.
    pub actors_off: BTreeSet<Actor>,
    /// Attributions switched off.
    pub attributions_off: BTreeSet<Attribution>,
    /// Least confidence, 0 to 1.
    pub min_confidence: f32,
    /// A place by gazetteer id, English name (in either case) or Arabic name.
    pub place: Option<String>,
    /// A part of the map.
    pub bbox: Option<BBox>,
}

impl Filter {
    /// Whether its kind is switched on.
    pub fn passes_kind(&self, incident: &Incident) -> bool {
        !self.kinds_off.contains(&incident.kind)
    }

    /// Whether its doer is switched on.
    pub fn passes_actor(&self, incident: &Incident) -> bool {
        !self.actors_off.contains(&incident.perpetrator.name)
    }

    /// Whether its attribution is switched on.
    pub fn passes_attribution(&self, incident: &Incident) -> bool {
        !self.attributions_off.contains(&incident.perpetrator.attribution)
    }

    /// Whether it is reported as news, where only such are wanted.
    pub fn passes_main(&self, incident: &Incident) -> bool {
        incident.main || !self.main_only
    }

    /// Whether it is trusted enough.
    pub fn passes_confidence(&self, incident: &Incident) -> bool {
        incident.confidence.value >= self.min_confidence
    }

    /// Whether it may lie in the range, or certainly does. One without both ends passes unless the end it has rules it out.
    pub fn passes_range(&self, incident: &Incident) -> bool {
        let Some(range) = self.range else { return true };
        let when = &incident.when;
        match (DayRange::of(when), self.certainty) {
            (Some(days), Certainty::Possibly) => range.overlaps(days),
            (Some(days), Certainty::Certainly) => range.covers(days),
            (None, _) => when.earliest.is_none_or(|first| first <= range.to) && when.latest.is_none_or(|last| last >= range.from),
        }
    }

    /// Whether one of its places is the wanted one; certainly, where its marker stands on it. An unlocated one passes.
    pub fn passes_place(&self, incident: &Incident) -> bool {
        let Some(wanted) = &self.place else { return true };
        let Some(site) = incident.site() else { return true };
        match self.certainty {
            Certainty::Possibly => incident.places.iter().any(|place| is_called(place, wanted)),
            Certainty::Certainly => is_called(site, wanted),
        }
    }

    /// Whether the circle of its place touches the box, or lies wholly in it. An unlocated one passes.
    pub fn passes_bbox(&self, incident: &Incident) -> bool {
        let (Some(bbox), Some(site)) = (&self.bbox, incident.site()) else { return true };
        match self.certainty {
            Certainty::Possibly => nearest_in(bbox, site.point).distance_km(site.point) <= site.precision_km,
            Certainty::Certainly => circle_edges(site).into_iter().all(|edge| bbox.contains(edge)),
        }
    }

    /// Every clause but the range, the kind, the doer and the attribution.
    pub fn passes_rest(&self, incident: &Incident) -> bool {
        self.passes_main(incident) && self.passes_confidence(incident) && self.passes_place(incident) && self.passes_bbox(incident)
    }

    /// Every clause but the range.
    pub fn passes_all_but_range(&self, incident: &Incident) -> bool {
        self.passes_kind(incident) && self.passes_actor(incident) && self.passes_attribution(incident) && self.passes_rest(incident)
    }

    /// Every clause.
    pub fn passes(&self, incident: &Incident) -> bool {
        self.passes_all_but_range(incident) && self.passes_range(incident)
    }
}

fn is_called(place: &Where, wanted: &str) -> bool {
    place.gazetteer_id == wanted || place.name.eq_ignore_ascii_case(wanted) || place.name_ar == wanted
}

fn nearest_in(bbox: &BBox, point: LatLon) -> LatLon {
    LatLon::new(point.lat.max(bbox.south).min(bbox.north), point.lon.max(bbox.west).min(bbox.east))
}

fn circle_edges(place: &Where) -> [LatLon; 4] {
    [0.0, 90.0, 180.0, 270.0].map(|bearing| place.point.offset_km(bearing, place.precision_km))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{day, incident, range, site};
    use super::*;
    use crate::incident::{Precision, When};

    fn in_range(filter_range: DayRange, certainty: Certainty, when: When) -> bool {
        let filter = Filter { range: Some(filter_range), certainty, ..Filter::default() };
        filter.passes_range(&crate::incident::Incident { when, ..incident("a", "2000-01-01") })
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
            assert_eq!(in_range(year, Certainty::Possibly, when.clone()), possibly, "{when:?}");
            assert_eq!(in_range(year, Certainty::Certainly, when.clone()), certainly, "{when:?}");
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
            assert_eq!(in_range(year, Certainty::Possibly, when.clone()), kept, "{when:?}");
            assert_eq!(in_range(year, Certainty::Certainly, when.clone()), kept, "{when:?}");
        }
    }

    #[test]
    fn a_place_is_found_by_id_or_either_name() {
        let mut strike = incident("a", "2018-01-01");
        strike.places = vec![site("sy-al-bukamal", 34.45, 40.92, 3.0), site("sy-deir-ez-zor", 35.34, 40.14, 5.0)];
        let at = |place: &str, certainty| Filter { place: Some(place.into()), certainty, ..Filter::default() };
        let rows = [
            ("sy-al-bukamal", true, true),
            ("NAME SY-AL-BUKAMAL", true, true),
            ("sy-deir-ez-zor", true, false),
            ("iq-baghdad", false, false),
        ];
        for (wanted, possibly, certainly) in rows {
            assert_eq!(at(wanted, Certainty::Possibly).passes_place(&strike), possibly, "{wanted}");
            assert_eq!(at(wanted, Certainty::Certainly).passes_place(&strike), certainly, "{wanted}");
        }
        strike.places.clear();
        assert!(at("iq-baghdad", Certainty::Certainly).passes_place(&strike), "an unlocated one is never dropped");
    }

    #[test]
    fn a_box_takes_the_radius_into_account() {
        let bbox = BBox { west: 40.0, south: 34.0, east: 41.0, north: 35.0 };
        let filter = |certainty| Filter { bbox: Some(bbox), certainty, ..Filter::default() };
        // One degree of longitude is about 91 km here.
        let rows = [(40.5, 3.0, true, true), (40.99, 3.0, true, false), (41.05, 10.0, true, false), (41.2, 3.0, false, false)];
        for (lon, precision_km, possibly, certainly) in rows {
            let mut strike = incident("a", "2018-01-01");
            strike.places = vec![site("x", 34.5, lon, precision_km)];
            assert_eq!(filter(Certainty::Possibly).passes_bbox(&strike), possibly, "{lon}");
            assert_eq!(filter(Certainty::Certainly).passes_bbox(&strike), certainly, "{lon}");
        }
    }

    #[test]
    fn a_filter_survives_saving_and_old_files_without_its_fields_open() {
        let filter =
            Filter { kinds_off: BTreeSet::from([Kind::Other]), range: Some(range("2018-01-01", "2018-06-30")), ..Filter::default() };
        let json = serde_json::to_string(&filter).expect("plain data");
        assert_eq!(serde_json::from_str::<Filter>(&json).expect("own data"), filter);
        assert_eq!(serde_json::from_str::<Filter>("{}").expect("empty"), Filter::default());
    }
}
