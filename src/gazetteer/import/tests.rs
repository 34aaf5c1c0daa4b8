//! What each form of file becomes, and what is told of bad rows.

use super::*;
use crate::gazetteer::{BUNDLED, Gazetteer, OwnTable, check};

fn dump() -> Import {
    let mut import = geonames(&mut &include_bytes!("../../../tests/data/places/XX.txt")[..]).expect("bytes");
    add_names(&mut import, &mut &include_bytes!("../../../tests/data/places/alternateNames.txt")[..]).expect("bytes");
    import
}

fn table(import: &Import) -> Vec<u8> {
    let mut table = OwnTable::default();
    table.add(&import.places);
    let mut bytes = Vec::new();
    table.write(&mut bytes).expect("memory");
    bytes
}

fn bad(import: &Import) -> Vec<(usize, BadReason)> {
    import.problems.iter().map(|row| (row.line, row.reason.clone())).collect()
}

#[test]
fn a_dump_gives_places_with_kinds_names_and_what_holds_them() {
    let import = dump();
    let ids: Vec<&str> = import.places.iter().map(|place| place.id.as_str()).collect();
    assert_eq!((ids, import.skipped), (vec!["gn-174448", "gn-900001", "gn-900005"], 1));
    assert_eq!(bad(&import), [(4, BadReason::number("lat", "north")), (5, BadReason::Form)]);
    let [town, ruin, field] = &import.places[..] else { panic!("three places") };
    assert_eq!(
        (town.kind, town.population, town.parent.as_str(), town.common_word),
        (PlaceKind::City, 57_572, "sy-deir-ez-zor-governorate", false)
    );
    assert!(!town.names.iter().any(|name| name.contains("http")), "{:?}", town.names);
    assert_eq!((ruin.kind, ruin.common_word, field.kind), (PlaceKind::Village, true, PlaceKind::Oilfield));
    assert!(ruin.names.contains(&"Test Ruin".to_owned()) && !ruin.names.contains(&"Old Ruin".to_owned()), "{:?}", ruin.names);
    assert!(ruin.name_ar.chars().count() > 8, "the preferred Arabic name wins: {}", ruin.name_ar);
}

#[test]
fn a_table_with_a_head_is_read_whatever_parts_its_cells() {
    let text = include_str!("../../../tests/data/places/places.csv");
    for text in [text.to_owned(), text.replace(';', "\t").replace("\"Quoted\t name\"", "\"Quoted; name\"")] {
        let import = csv(&mut text.as_bytes()).expect("bytes").expect("a head");
        let names: Vec<&str> = import.places.iter().map(|place| place.name.as_str()).collect();
        assert_eq!(names, ["Point \"Delta\"", "Quoted; name"]);
        assert_eq!((import.places[0].kind, import.places[0].precision_km), (PlaceKind::Crossing, 0.5));
        assert_eq!(bad(&import), [(4, BadReason::number("lat", "")), (5, BadReason::NoName)]);
    }
    assert!(csv(&mut &b"a,b,c\n1,2,3\n"[..]).expect("bytes").is_none());
    assert!(csv(&mut &b""[..]).expect("bytes").is_none());
}

#[test]
fn features_become_places_and_areas_their_middle() {
    let import = geojson(&mut &include_bytes!("../../../tests/data/places/places.geojson")[..]).expect("bytes").expect("features");
    let [point, plain] = &import.places[..] else { panic!("two places: {import:?}") };
    assert_eq!((point.id.as_str(), point.name.as_str(), point.kind), ("own-geojson-7", "Point Delta", PlaceKind::Base));
    assert!(!point.name_ar.is_empty());
    assert!((plain.point.lat - 34.45).abs() < 1e-9 && plain.precision_km > 6.0 && plain.names.len() == 2, "{plain:?}");
    assert_eq!(bad(&import), [(3, BadReason::Form), (4, BadReason::NoName)]);
    assert!(geojson(&mut &b"{}"[..]).expect("bytes").is_none());
    assert!(geojson(&mut &b"name,lat"[..]).expect("bytes").is_none());
}

#[test]
fn own_places_lie_over_or_beside_the_bundled_ones() {
    let bundled = Gazetteer::bundled().expect("bundled");
    let gaz = Gazetteer::with_own(&table(&dump())).expect("own places are read");
    assert_eq!(gaz.iter().count(), bundled.iter().count() + 2, "the town is merged, the others are added");
    let town = gaz.by_id("sy-al-bukamal").and_then(|at| gaz.get(at)).expect("still there");
    assert_eq!((town.source.as_str(), town.point.lat), ("import-geonames", 34.45226));
    let field = gaz.lookup("Haql Jadid").first().copied().expect("an own place is found");
    let above: Vec<&str> = gaz.ancestors(field.place).filter_map(|at| gaz.get(at)).map(|p| p.id.as_str()).collect();
    assert_eq!(above, ["sy-deir-ez-zor-governorate", "sy-syria"]);
    assert!(gaz.source("import-geonames").is_some_and(|source| !source.licence.is_empty()));
}

#[test]
fn importing_again_changes_nothing() {
    let import = dump();
    let mut own = OwnTable::default();
    assert_eq!(own.add(&import.places).new, 3);
    assert_eq!(own.add(&import.places).same, 3);
    let mut bytes = Vec::new();
    own.write(&mut bytes).expect("memory");
    assert_eq!(OwnTable::read(&bytes).expect("its own table"), own);
    assert!(own.forget("gn-900005") && !own.forget("gn-900005"));
    assert_eq!((own.len(), own.forget_all(), own.is_empty()), (2, 2, true));
}

#[test]
fn what_is_imported_passes_the_check() {
    let findings = check(&table(&dump()), Some(BUNDLED));
    assert!(findings.is_empty(), "{findings:?}");
}

#[test]
fn no_bytes_break_the_reading_of_lines() {
    let mut long = vec![b'x'; (LONGEST_LINE as usize) + 10];
    long.extend(b"\nok\r\n\xFF\n");
    let mut seen = Vec::new();
    lines(&mut &long[..], |number, text| seen.push((number, text.map(str::to_owned)))).expect("bytes");
    assert_eq!(seen, [(1, None), (2, Some("ok".to_owned())), (3, None)]);
}
