//! What the bundled gazetteer must know.

use super::*;

fn bundled() -> Gazetteer {
    Gazetteer::bundled().expect("the bundled table is read")
}

/// A name, and where it must lie.
fn expected() -> impl Iterator<Item = (&'static str, LatLon, f64)> {
    include_str!("../../tests/data/gazetteer_names.tsv").lines().filter(|line| !line.starts_with('#')).map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        let number = |i: usize| cells[i].parse::<f64>().expect("a number");
        (cells[0], LatLon::new(number(1), number(2)), number(3))
    })
}

#[test]
fn every_name_of_the_list_is_known_where_it_lies() {
    let gaz = bundled();
    let mut wrong = Vec::new();
    for (name, point, tolerance_km) in expected() {
        let found = gaz.lookup(name);
        let nearest = found.iter().filter_map(|m| gaz.get(m.place)).map(|p| p.point.distance_km(point)).min_by(f64::total_cmp);
        if nearest.is_none_or(|km| km > tolerance_km) {
            wrong.push(format!("{name}: {nearest:?} km, {tolerance_km} allowed"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_places_of_the_border_lie_within_two_km_of_their_sources() {
    let gaz = bundled();
    let curated: Vec<serde_json::Value> =
        serde_json::from_str(include_str!("../../data/gazetteer/curated_places.json")).expect("the curated places");
    for id in ["sy-as-sukkariyah", "sy-al-bukamal", "iq-al-qaim", "sy-al-mayadin", "sy-deir-ez-zor", "sy-al-tanf-base", "iq-ain-al-asad"] {
        let row = curated.iter().find(|row| row["id"] == id).unwrap_or_else(|| panic!("{id} is curated"));
        let point = LatLon::new(row["lat"].as_f64().expect("a number"), row["lon"].as_f64().expect("a number"));
        let place = gaz.by_id(id).and_then(|at| gaz.get(at)).expect(id);
        assert!(place.point.distance_km(point) <= 2.0, "{id}: {:?}", place.point);
    }
    // GeoNames 174448, 170794 and 173480 themselves, and OurAirports ORAA.
    for (id, lat, lon) in [
        ("sy-al-bukamal", 34.4523, 40.9185),
        ("sy-deir-ez-zor", 35.3359, 40.1408),
        ("sy-al-mayadin", 35.0197, 40.4534),
        ("iq-ain-al-asad", 33.7856, 42.4412),
    ] {
        let place = gaz.by_id(id).and_then(|at| gaz.get(at)).expect(id);
        assert!(place.point.distance_km(LatLon::new(lat, lon)) <= 2.0, "{id}: {:?}", place.point);
    }
}

#[test]
fn ids_are_unique_and_parents_lead_to_a_country() {
    let gaz = bundled();
    for (at, place) in gaz.iter() {
        assert_eq!(gaz.by_id(&place.id), Some(at), "{}", place.id);
        let top = gaz.ancestors(at).last().unwrap_or(at);
        let top = gaz.get(top).expect("a place of this gazetteer");
        assert!(top.kind == PlaceKind::Country || place.country.is_empty(), "{} ends in {}", place.id, top.id);
    }
}

#[test]
fn a_place_lies_in_what_its_parents_lie_in() {
    let gaz = bundled();
    let id = |id: &str| gaz.by_id(id).expect("known");
    assert!(gaz.contains(id("sy-deir-ez-zor-governorate"), id("sy-al-bukamal")));
    assert!(gaz.contains(id("sy-syria"), id("sy-al-bukamal")));
    assert!(gaz.contains(id("sy-al-bukamal"), id("sy-al-bukamal")));
    assert!(!gaz.contains(id("iq-iraq"), id("sy-al-bukamal")));
    assert!(!gaz.contains(id("sy-al-bukamal"), id("sy-syria")));
}

#[test]
fn guesses_come_after_spellings_and_say_so() {
    let gaz = bundled();
    for (name, id, reason) in [
        ("Al-Bukamal", "sy-al-bukamal", MatchReason::Exact),
        ("Bukamal", "sy-al-bukamal", MatchReason::Variant),
        ("al bukamal", "sy-al-bukamal", MatchReason::Spelling),
        ("DEIR EZZOR", "sy-deir-ez-zor", MatchReason::Spelling),
        ("\u{062F}\u{064A}\u{0631}\u{0627}\u{0644}\u{0632}\u{0648}\u{0631}", "sy-deir-ez-zor", MatchReason::Variant),
        ("the Euphrates", "sy-euphrates", MatchReason::Article),
        ("Deir Ezzorr", "sy-deir-ez-zor", MatchReason::Sound),
    ] {
        let first = gaz.lookup(name).first().copied().expect(name);
        assert_eq!((gaz.get(first.place).map(|p| p.id.as_str()), first.reason), (Some(id), reason), "{name}");
    }
    assert!(gaz.lookup("Nowhere at all").is_empty());
    assert!(gaz.lookup(" - ").is_empty());
}

#[test]
fn a_typo_or_another_spelling_leads_to_the_place() {
    let gaz = bundled();
    let mut wrong = Vec::new();
    for row in include_str!("../../tests/data/gazetteer_typos.tsv").lines().filter(|line| !line.starts_with('#')) {
        let (name, id) = row.split_once('\t').expect("two cells");
        let found: Vec<(&str, MatchReason)> =
            gaz.lookup(name).iter().filter_map(|m| Some((gaz.get(m.place)?.id.as_str(), m.reason))).collect();
        if found.first().is_none_or(|(first, _)| *first != id) {
            wrong.push(format!("{name}: {id} expected, {found:?} found"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn namesakes_are_all_given() {
    let gaz = bundled();
    let salihiyah = "\u{0627}\u{0644}\u{0635}\u{0627}\u{0644}\u{062D}\u{064A}\u{0629}";
    let ids: Vec<&str> = gaz.lookup(salihiyah).iter().filter_map(|m| gaz.get(m.place)).map(|p| p.id.as_str()).collect();
    assert!(ids.contains(&"sy-as-salihiyah-abu-kamal") && ids.contains(&"sy-as-salihiyah-dez"), "{ids:?}");
}
