//! Places of other collections, tied to the gazetteer where it knows a place of that name there: for its Arabic name and its governorate.

use std::collections::HashMap;

use super::precision::Placing;
use crate::gazetteer::{Gazetteer, NameKey, Place, PlaceIndex};
use crate::geo::{LatLon, Outline};
use crate::incident::{Admin, PlaceKind, Where};

/// How far from the point of a row a place of the same name may lie, beyond both radii, in km.
const SAME_PLACE_KM: f64 = 10.0;

/// A place as a row gives it: scheme, name, point and radius.
type Key = (&'static str, String, [u64; 3]);

/// Ties places to the gazetteer; each only once.
pub struct Placer<'a> {
    gazetteer: &'a Gazetteer,
    known: HashMap<Key, Where>,
}

impl<'a> Placer<'a> {
    /// With that gazetteer.
    pub fn new(gazetteer: &'a Gazetteer) -> Self {
        Self { gazetteer, known: HashMap::new() }
    }

    /// A place of a row: its point and name as the row gives them. Without one of the gazetteer it has an id made of both.
    pub fn place(&mut self, scheme: &'static str, name: &str, point: LatLon, placing: Placing) -> Where {
        let key = (scheme, name.to_owned(), [point.lat, point.lon, placing.precision_km].map(f64::to_bits));
        if let Some(place) = self.known.get(&key) {
            return place.clone();
        }
        let place = self.tied(scheme, name, point, placing);
        self.known.insert(key, place.clone());
        place
    }

    /// Gives a place without an id what the gazetteer knows of it.
    pub fn complete(&mut self, scheme: &'static str, place: Where) -> Where {
        if !place.gazetteer_id.is_empty() {
            return place;
        }
        let name = if place.name.is_empty() { &place.name_ar } else { &place.name };
        let placing = Placing { precision_km: place.precision_km, role: place.role, kind: place.kind };
        let tied = self.place(scheme, name, place.point, placing);
        let name_ar = if place.name_ar.is_empty() { tied.name_ar } else { place.name_ar };
        let kind = if place.kind == PlaceKind::Other { tied.kind } else { place.kind };
        let name = if place.name.is_empty() { tied.name } else { place.name };
        Where { gazetteer_id: tied.gazetteer_id, name, name_ar, kind, admin: place.admin.or(tied.admin), ..place }
    }

    fn tied(&self, scheme: &str, name: &str, point: LatLon, placing: Placing) -> Where {
        let found = self.find(name, point, placing.precision_km);
        let known = found.and_then(|index| self.gazetteer.get(index));
        let told_kind = Some(placing.kind).filter(|kind| *kind != PlaceKind::Other);
        Where {
            gazetteer_id: known.map_or_else(|| own_id(scheme, name, point), |place| place.id.clone()),
            name: name.to_owned(),
            name_ar: known.map(|place| place.name_ar.clone()).unwrap_or_default(),
            kind: known.map(|place| place.kind).or(told_kind).unwrap_or_default(),
            point,
            precision_km: placing.precision_km,
            role: placing.role,
            confidence: 1.0,
            alternatives: Vec::new(),
            admin: self.admin(found, point),
        }
    }

    /// The nearest place of that name near the point.
    fn find(&self, name: &str, point: LatLon, radius_km: f64) -> Option<PlaceIndex> {
        let head = name.split(", ").next().unwrap_or(name);
        let key = NameKey::new(head);
        let named = self.gazetteer.named(&key).iter().chain(self.gazetteer.named_without_article(&key));
        let near = named.filter_map(|index| {
            let place = self.gazetteer.get(*index)?;
            let km = place.point.distance_km(point);
            (km <= SAME_PLACE_KM + radius_km.max(place.precision_km)).then_some((*index, km))
        });
        near.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(index, _)| index)
    }

    /// The governorate of a place of the gazetteer, else the one whose outline holds the point.
    fn admin(&self, found: Option<PlaceIndex>, point: LatLon) -> Option<Admin> {
        let mut line = found.into_iter().flat_map(|index| std::iter::once(index).chain(self.gazetteer.ancestors(index)));
        let above = line.find_map(|index| self.gazetteer.get(index).filter(|place| place.kind == PlaceKind::Governorate));
        let around = || Outline::governorate_at(point).and_then(|outline| self.gazetteer.get(self.gazetteer.by_id(outline.name)?));
        above.or_else(around).map(|area: &Place| Admin { id: area.id.clone(), name: area.name.clone(), name_ar: area.name_ar.clone() })
    }
}

/// The same row gives the same id again: name and point, in hundredths of a degree.
fn own_id(scheme: &str, name: &str, point: LatLon) -> String {
    let slug: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    format!("{scheme}-{}-{:.0}-{:.0}", slug.join("-").to_lowercase(), point.lat * 100.0, point.lon * 100.0)
}
