//! The user's own places beside the bundled ones: over a bundled place of the same name near by, else in a row with them.

use super::index::{NameIndex, NameKey};
use super::{Place, PlaceIndex};
use crate::incident::PlaceKind;

/// How near, in km, a place of that name must lie to be the same one, at the least and at the most.
const REACH_KM: (f64, f64) = (5.0, 20.0);

/// The bundled places, the first `bundled` of the list, with the own ones behind them put over or beside them. Parents are kept right.
pub(super) fn merged(mut places: Vec<Place>, bundled: usize) -> Vec<Place> {
    let own = places.split_off(bundled.min(places.len()));
    let index = NameIndex::new(&places);
    let mut moved: Vec<PlaceIndex> = Vec::with_capacity(own.len());
    let mut added = Vec::new();
    for place in own {
        if let Some(twin) = twin(&place, &places, &index) {
            moved.push(twin);
            if let Some(bundled) = places.get_mut(twin.0 as usize) {
                overlay(bundled, place);
            }
        } else {
            moved.push(PlaceIndex((places.len() + added.len()) as u32));
            added.push(place);
        }
    }
    for place in &mut added {
        place.parent = place.parent.map(|at| (at.0 as usize).checked_sub(bundled).and_then(|i| moved.get(i).copied()).unwrap_or(at));
    }
    places.extend(added);
    places
}

/// The bundled place that an own one means: of its id, or of one of its names and its sort, the nearest within reach.
fn twin(own: &Place, places: &[Place], index: &NameIndex) -> Option<PlaceIndex> {
    if let Some(same) = index.by_id(&own.id) {
        return Some(same);
    }
    let named = own.all_names().flat_map(|name| index.named(&NameKey::new(name)));
    let near = named.filter_map(|&at| {
        let place = places.get(at.0 as usize)?;
        let km = place.point.distance_km(own.point);
        let reach = (place.precision_km + own.precision_km).clamp(REACH_KM.0, REACH_KM.1);
        (km <= reach && is_alike(place.kind, own.kind)).then_some((km, at))
    });
    near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, at)| at)
}

/// Whether one table may call a place the one and another the other.
fn is_alike(a: PlaceKind, b: PlaceKind) -> bool {
    use PlaceKind::{Airport, Base, City, Facility, Neighbourhood, Other, Town, Village};
    let settled = |kind| matches!(kind, City | Town | Village | Neighbourhood);
    let field = |kind| matches!(kind, Airport | Base | Facility);
    a == b || settled(a) && settled(b) || field(a) && field(b) || a == Other || b == Other
}

/// The own point, radius and source win; names come together, and what the words around the name must be stays.
fn overlay(bundled: &mut Place, own: Place) {
    for name in [own.name, own.name_ar].into_iter().chain(own.names) {
        if !name.is_empty() && !bundled.all_names().any(|known| known == name) {
            bundled.names.push(name);
        }
    }
    bundled.point = own.point;
    bundled.precision_km = own.precision_km;
    bundled.source = own.source;
    if own.kind != PlaceKind::Other {
        bundled.kind = own.kind;
    }
    if own.population > 0 {
        bundled.population = own.population;
    }
}
