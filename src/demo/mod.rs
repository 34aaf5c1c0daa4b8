//! Made-up incidents in any number, for trying the program out and for measuring it. The same seed always makes the same ones.
//!
//! What happens how often is data (`data/demo`); where, is drawn from the gazetteer; when, from waves over twelve years.

mod chance;
mod draw;
mod made;
mod tables;

use std::sync::Arc;

use crate::gazetteer::{Gazetteer, PlaceIndex};
use crate::geo::LatLon;
use crate::incident::{Admin, PlaceKind, PlaceRole, Verification, Where};
use crate::store::{Builder, Facts, Store};
use chance::{Chance, Weighted};
use draw::{Draw, Drawn};
use made::MadeUp;
use tables::Tables;

/// Where most of it happens: the border at Al-Bukamal.
const HEART: LatLon = LatLon::new(34.45, 40.92);
/// Beyond this distance nothing happens, in km.
const FARTHEST_KM: f64 = 450.0;
/// Distance at which a place is drawn a third as often, in km.
const FADE_KM: f64 = 130.0;

/// A store of so many made-up incidents around the border. `seed` tells one such store from another.
///
/// # Errors
/// Names the row of the bundled tables that cannot be read, which a test rules out.
pub fn demo(gazetteer: &Gazetteer, incidents: u32, seed: u64) -> Result<Store, String> {
    let tables = Tables::bundled()?;
    let sites = sites(gazetteer);
    let weights = Weighted::new(sites.iter().map(|(_, weight)| *weight));
    let mut chance = Chance::new(seed);
    let mut draw = Draw { tables: &tables, sites: &weights };
    let mut drawn: Vec<Drawn> = (0..incidents).map(|_| draw.incident(&mut chance)).collect();
    // Dates are worked out once each, not at every comparison.
    drawn.sort_by_cached_key(Drawn::date_key);
    let mut builder = Builder::with_capacity(drawn.len());
    for incident in &drawn {
        let places = incident.site.and_then(|site| sites.get(site)).map(|(place, _)| std::slice::from_ref(place)).unwrap_or_default();
        let outlet = tables.outlets.get(incident.outlet);
        let outlets: Vec<&str> = outlet.map(|outlet| outlet.name.as_str()).into_iter().collect();
        let languages: Vec<&str> = outlet.map(|outlet| outlet.language.as_str()).into_iter().collect();
        builder.push(&Facts {
            kind: incident.kind,
            main: incident.main,
            when: incident.when(),
            places,
            killed: incident.killed,
            injured: incident.injured,
            actor: incident.actor,
            attribution: incident.attribution,
            sides: incident.side.as_slice(),
            confidence: incident.confidence,
            outlets: &outlets,
            languages: &languages,
            status: Verification::Unreviewed,
            tags: &[],
        });
    }
    Ok(Store::of_made(builder.finish(), Arc::new(MadeUp)))
}

/// The places where incidents happen, with how often: towns and villages more the larger and the nearer the border they are.
fn sites(gazetteer: &Gazetteer) -> Vec<(Where, f64)> {
    let place = |index: PlaceIndex| {
        let place = gazetteer.get(index)?;
        let km = place.point.distance_km(HEART);
        let size = match place.kind {
            PlaceKind::City => 3.0,
            PlaceKind::Town => 2.0,
            PlaceKind::Village | PlaceKind::Neighbourhood => 0.8,
            PlaceKind::Base | PlaceKind::Airport | PlaceKind::Oilfield | PlaceKind::Crossing => 1.6,
            PlaceKind::Desert | PlaceKind::Governorate | PlaceKind::District => 0.7,
            _ => return None,
        };
        let is_near = km < FARTHEST_KM && matches!(place.country.as_str(), "SY" | "IQ");
        let weight = size * (1.0 + f64::from(place.population)).ln().max(2.0) * (-km / FADE_KM).exp();
        is_near.then(|| (site(gazetteer, index, place), weight))
    };
    gazetteer.iter().filter_map(|(index, _)| place(index)).collect()
}

fn site(gazetteer: &Gazetteer, index: PlaceIndex, place: &crate::gazetteer::Place) -> Where {
    let mut line = std::iter::once(index).chain(gazetteer.ancestors(index)).filter_map(|at| gazetteer.get(at));
    let admin = line.find(|above| above.kind == PlaceKind::Governorate);
    Where {
        gazetteer_id: place.id.clone(),
        name: place.name.clone(),
        name_ar: place.name_ar.clone(),
        kind: place.kind,
        point: place.point,
        precision_km: place.precision_km,
        role: PlaceRole::Site,
        confidence: 1.0,
        alternatives: Vec::new(),
        admin: admin.map(|area| Admin { id: area.id.clone(), name: area.name.clone(), name_ar: area.name_ar.clone() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::incident::IncidentId;
    use crate::store::{Dimension, Filter, evaluate, extent};

    fn made(incidents: u32, seed: u64) -> Store {
        demo(&Gazetteer::bundled().expect("bundled"), incidents, seed).expect("bundled tables")
    }

    #[test]
    fn the_same_seed_makes_the_same_incidents_and_another_others() {
        let describe = |store: &Store| (0..200).map(|row| format!("{:?}", store.at(row))).collect::<Vec<_>>();
        assert_eq!(describe(&made(200, 1)), describe(&made(200, 1)));
        assert_ne!(describe(&made(200, 1)), describe(&made(200, 2)));
    }

    #[test]
    fn an_incident_made_whole_says_what_its_columns_say() {
        let store = made(500, 7);
        for row in 0..store.len() {
            let incident = store.at(row).expect("a row");
            let columns = store.columns();
            assert_eq!((Some(incident.kind), incident.site()), (columns.kind(row), columns.site(row)));
            assert_eq!(Some((incident.killed, incident.injured)), columns.tolls(row));
            assert_eq!(store.incident_position(&incident.id), Some(row));
            assert_eq!(store.id_at(row), Some(incident.id.clone()));
        }
        assert_eq!(store.at(500), None);
        assert_eq!(store.incident_position(&IncidentId("demo-500".into())), None);
        assert_eq!(store.incident_position(&IncidentId("other-1".into())), None);
    }

    #[test]
    fn it_looks_like_the_work_of_years() {
        let store = made(5000, 1);
        let view = evaluate(&store, &Filter::default());
        assert_eq!(view.total, 5000);
        let share = |n: usize| n as f64 / 5000.0;
        assert!(share(view.shown.len()) > 0.9, "{}", view.shown.len());
        assert!((0.005..0.05).contains(&share(view.undated.len())) && (0.005..0.05).contains(&share(view.unlocated.len())));
        assert!(extent(&store).expect("dated").days() > 11 * 365);
        // Nobody has checked or tagged what is made up.
        for dimension in Dimension::ALL.into_iter().filter(|dimension| !matches!(dimension, Dimension::Status | Dimension::Tag)) {
            let used = store.columns().values(dimension).values.iter().filter(|value| value.rows.count() > 0).count();
            assert!(used > 1, "{dimension:?}");
        }
        assert!(view.spots.iter().count() > 150, "many places");
    }
}
