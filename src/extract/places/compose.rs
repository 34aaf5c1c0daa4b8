//! Places that the gazetteer lacks but the words describe: part of an area, the country around a town, so many km off.

use super::heads::{Part, area_named_after};
use crate::gazetteer::{Gazetteer, Place, PlaceIndex};
use crate::geo::LatLon;
use crate::incident::PlaceKind;
use crate::lexicon::Lexicons;
use crate::text::Lang;

/// Radius of the countryside of a town that is no governorate's seat, in km.
const COUNTRYSIDE_KM: f64 = 20.0;
/// Radius of the desert of a town.
const DESERT_KM: f64 = 40.0;
/// How much of a said distance its roundness may hide.
const ROUNDNESS: f64 = 0.3;

/// The side of a place: towards where, and how far out of the middle of an area, 1 being its edge.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Side {
    pub(super) bearing_deg: f64,
    pub(super) share: f64,
    /// As English names call it: "Eastern".
    pub(super) english: String,
    /// As directions: "east".
    pub(super) towards: String,
}

/// A place described.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Described {
    pub(super) base: PlaceIndex,
    pub(super) name: String,
    pub(super) kind: PlaceKind,
    pub(super) point: LatLon,
    pub(super) precision_km: f64,
}

/// "The countryside of X", "the desert of X", and a side of them.
pub(super) fn part_of(gaz: &Gazetteer, lex: &Lexicons, at: PlaceIndex, part: Part, side: Option<&Side>) -> Option<Described> {
    let place = gaz.get(at)?;
    let area = seat_of(gaz, at).and_then(|area| gaz.get(area));
    let (template, kind, radius) = match part {
        Part::Countryside => ("countryside", PlaceKind::Region, area.map_or(COUNTRYSIDE_KM, |area| area.precision_km)),
        Part::Desert => ("desert", PlaceKind::Desert, area.map_or(DESERT_KM, |area| area.precision_km * 0.7)),
    };
    let middle = area.map_or(place.point, |area| area.point);
    let (point, precision_km) = side.map_or((middle, radius), |side| shifted(middle, radius, side));
    let name = fill(lex, template, &[("place", short(place)), ("side", side.map_or("", |side| &side.english))]);
    Some(Described { base: at, name, kind, point, precision_km })
}

/// "Eastern X", where X is an area or the seat of one; `None` for any other place, of which it says only "near".
pub(super) fn side_of(gaz: &Gazetteer, lex: &Lexicons, at: PlaceIndex, side: &Side) -> Option<Described> {
    let place = gaz.get(at)?;
    let is_area =
        matches!(place.kind, PlaceKind::Country | PlaceKind::Region | PlaceKind::Governorate | PlaceKind::District | PlaceKind::Desert);
    let area = if is_area { place } else { gaz.get(seat_of(gaz, at)?)? };
    let (point, precision_km) = shifted(area.point, area.precision_km, side);
    let name = fill(lex, "side", &[("place", short(place)), ("side", &side.english)]);
    Some(Described { base: at, name, kind: PlaceKind::Region, point, precision_km })
}

/// "3 km west of X".
pub(super) fn away_from(gaz: &Gazetteer, lex: &Lexicons, at: PlaceIndex, side: &Side, km: f64) -> Option<Described> {
    let place = gaz.get(at)?;
    let name = fill(lex, "away", &[("place", short(place)), ("towards", &side.towards), ("km", &format!("{km}"))]);
    let point = place.point.offset_km(side.bearing_deg, km);
    Some(Described { base: at, name, kind: PlaceKind::Other, point, precision_km: place.precision_km + (km * ROUNDNESS).max(1.0) })
}

/// The road between two places, or what else lies between them: the middle, and half the way as radius.
pub(super) fn between(gaz: &Gazetteer, lex: &Lexicons, first: PlaceIndex, second: PlaceIndex) -> Option<Described> {
    let (a, b) = (gaz.get(first)?, gaz.get(second)?);
    let point = LatLon::new(f64::midpoint(a.point.lat, b.point.lat), f64::midpoint(a.point.lon, b.point.lon));
    let name = fill(lex, "road", &[("place", short(a)), ("other", short(b))]);
    Some(Described { base: first, name, kind: PlaceKind::Road, point, precision_km: (a.point.distance_km(b.point) / 2.0).max(1.0) })
}

/// The governorate whose seat the place is.
fn seat_of(gaz: &Gazetteer, at: PlaceIndex) -> Option<PlaceIndex> {
    let place = gaz.get(at)?;
    if place.kind == PlaceKind::Governorate {
        return Some(at);
    }
    (place.kind == PlaceKind::City).then(|| area_named_after(gaz, at, &[PlaceKind::Governorate])).flatten()
}

fn shifted(middle: LatLon, radius_km: f64, side: &Side) -> (LatLon, f64) {
    let off = radius_km * 0.5 * side.share;
    (middle.offset_km(side.bearing_deg, off), radius_km * 0.6)
}

/// The English name without what tells namesakes apart.
fn short(place: &Place) -> &str {
    let name = place.name.split(" (").next().unwrap_or(&place.name);
    if place.kind == PlaceKind::Governorate { name.rsplit_once(' ').map_or(name, |(name, _)| name) } else { name }
}

/// A template of the tables with its blanks filled.
fn fill(lex: &Lexicons, template: &str, blanks: &[(&str, &str)]) -> String {
    let row = lex.table(Lang::En, "place_templates").row(template);
    let mut out = row.map_or_else(String::new, |row| row.term.clone());
    for (blank, value) in blanks {
        out = out.replace(&format!("{{{blank}}}"), value);
    }
    out.trim().to_owned()
}
