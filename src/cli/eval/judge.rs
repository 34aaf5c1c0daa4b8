//! When an answer counts as right.

use chrono::NaiveDate;

use super::files::{Gold, GoldIncident, GoldPlace, Incident, Place, Toll};
use crate::geo::LatLon;

/// Kinds that tell one event in different words.
const ALIKE: [&[&str]; 6] = [
    &["airstrike", "drone_strike"],
    &["rocket_attack", "shelling", "drone_strike"],
    &["ied", "explosion"],
    &["clash", "raid"],
    &["assassination", "clash", "ied"],
    &["explosion", "airstrike"],
];

/// An interval longer than this many days says nothing, and is right where the gold knows no date.
const LONG_DAYS: i64 = 60;

/// By how many days an interval may be longer than the gold's.
const SPARE_DAYS: i64 = 3;

/// Least distance in km at which a place of an incident counts as right.
const SITE_KM: f64 = 10.0;

pub(super) fn kind_ok(gold: &str, answer: &str) -> bool {
    gold == answer || ALIKE.iter().any(|group| group.contains(&gold) && group.contains(&answer))
}

pub(super) fn date_ok(gold: &GoldIncident, answer: &Incident) -> bool {
    let wanted = interval(gold);
    let bounds = day(answer.earliest.as_deref()).zip(day(answer.latest.as_deref()));
    match (wanted, bounds) {
        (None, None) => true,
        (None, Some((first, last))) => (last - first).num_days() > LONG_DAYS,
        (Some(_), None) => false,
        (Some((from, to)), Some((first, last))) => {
            first <= to && last >= from && (last - first).num_days() <= (to - from).num_days() + SPARE_DAYS
        }
    }
}

pub(super) fn dates_touch(gold: &GoldIncident, answer: &Incident) -> bool {
    gold.date_earliest.is_some() && answer.earliest.is_some() && date_ok(gold, answer)
}

/// The gold's days; where one end is open, the other stands for both.
fn interval(gold: &GoldIncident) -> Option<(NaiveDate, NaiveDate)> {
    let (first, last) = (day(gold.date_earliest.as_deref()), day(gold.date_latest.as_deref()));
    first.or(last).zip(last.or(first))
}

fn day(text: Option<&str>) -> Option<NaiveDate> {
    text?.parse().ok()
}

/// The places of the article's gold that the incident's gold names. Where two share a name, the later one is meant.
pub(super) fn places_of<'a>(gold: &'a Gold, incident: &GoldIncident) -> Vec<&'a GoldPlace> {
    incident.places.iter().filter_map(|name| gold.places.iter().rev().find(|place| place.name_en == *name)).collect()
}

/// Whether a point lies within the tolerance of some place that the incident's gold names.
pub(super) fn spot_ok(gold: &Gold, incident: &GoldIncident, spot: LatLon) -> bool {
    places_of(gold, incident)
        .into_iter()
        .filter_map(|place| Some((place.point()?, place.tol_km.max(SITE_KM))))
        .any(|(p, km_)| km(p, spot) <= km_)
}

/// Some place of the answer lies within the tolerance of some gold place; also right where the gold cannot be put on a map.
pub(super) fn place_ok(gold: &Gold, incident: &GoldIncident, answer: &Incident) -> bool {
    let wanted: Vec<(LatLon, f64)> =
        places_of(gold, incident).into_iter().filter_map(|place| Some((place.point()?, place.tol_km.max(SITE_KM)))).collect();
    let near =
        |(point, tolerance): &(LatLon, f64)| answer.places.iter().filter_map(Place::point).any(|spot| km(*point, spot) <= *tolerance);
    wanted.is_empty() || wanted.iter().any(near)
}

/// One bound agrees; "none" and "not said" count as the same.
pub(super) fn toll_ok(gold: (Option<u32>, Option<u32>), answer: Toll) -> bool {
    let silent = |toll: (Option<u32>, Option<u32>)| matches!(toll, (None, None) | (Some(0), Some(0)));
    let answer = (answer.min, answer.max);
    if silent(gold) {
        return silent(answer);
    }
    [answer.0, answer.1].into_iter().flatten().any(|n| gold.0 == Some(n) || gold.1 == Some(n))
}

/// Distance in km on a sphere of the scorer's own radius, so that its figures never move with the map's.
pub(super) fn km(a: LatLon, b: LatLon) -> f64 {
    let (south, north) = (a.lat.to_radians(), b.lat.to_radians());
    let half_lat = ((north - south) / 2.0).sin();
    let half_lon = ((b.lon - a.lon).to_radians() / 2.0).sin();
    let h = half_lat.powi(2) + south.cos() * north.cos() * half_lon.powi(2);
    12742.0 * h.sqrt().asin()
}
