//! Which words of a sentence are places, and which.

use super::*;
use crate::geo::LatLon;
use crate::incident::PlaceRole;
use crate::text::Lang;

struct World {
    lex: Lexicons,
    gaz: Gazetteer,
}

impl World {
    fn new() -> Self {
        Self { lex: Lexicons::bundled().expect("bundled tables"), gaz: Gazetteer::bundled().expect("bundled places") }
    }

    fn mentions(&self, text: &str) -> Vec<PlaceMention> {
        place_mentions(&self.lex.read(text, Lang::detect(text)), &self.lex, &self.gaz)
    }
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

#[test]
fn the_places_of_every_sentence_are_found_and_nothing_else() {
    let world = World::new();
    let mut wrong = Vec::new();
    for row in rows(include_str!("../../../tests/data/places.tsv")) {
        let [text, expected] = row.as_slice() else { panic!("two cells: {row:?}") };
        let found: Vec<String> = world.mentions(text).iter().map(|m| format!("{}={}", m.span.slice(text), m.place.gazetteer_id)).collect();
        let found = if found.is_empty() { "-".to_owned() } else { found.join("|") };
        if found != *expected {
            wrong.push(format!("{text}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn places_that_words_describe_lie_where_the_words_say() {
    let world = World::new();
    for row in rows(include_str!("../../../tests/data/places_described.tsv")) {
        let [text, index, name, kind, lat, lon, radius_km, role] = row.as_slice() else { panic!("eight cells: {row:?}") };
        let number = |cell: &str| cell.parse::<f64>().expect("a number");
        let mentions = world.mentions(text);
        let place = &mentions.get(number(index) as usize).expect(text).place;
        let role = if *role == "near" { PlaceRole::Near } else { PlaceRole::Site };
        assert_eq!((place.name.as_str(), place.kind.code(), place.role), (*name, *kind, role), "{text}");
        let off_km = place.point.distance_km(LatLon::new(number(lat), number(lon)));
        assert!(off_km < 1.0, "{text}: off by {off_km} km at {:?}", place.point);
        assert!((place.precision_km - number(radius_km)).abs() <= number(radius_km) / 10.0, "{text}: {} km", place.precision_km);
    }
}

#[test]
fn a_capital_stands_for_its_government_unless_the_spot_is_meant() {
    let world = World::new();
    for (text, metonym) in [
        ("Washington denied any part in the strike", true),
        ("the army said in Damascus that nothing happened", false),
        ("WASHINGTON - Two drones struck", false),
        ("militias that Tehran arms", true),
        ("the road linking Baghdad with Damascus", false),
    ] {
        let found = world.mentions(text);
        assert_eq!(found.first().map(|m| m.metonym), Some(metonym), "{text}");
    }
}

#[test]
fn namesakes_stay_listed_and_lower_the_confidence() {
    let world = World::new();
    let namesake = "Salihiyah";
    let near_bukamal = world.mentions(&format!("shells fell on {namesake}, between Al-Jalaa and Al-Bukamal"));
    let near_dez = world.mentions(&format!("shells fell on {namesake}, across from Deir Ezzor city and Hatla"));
    for (mentions, id) in [(near_bukamal, "sy-as-salihiyah-abu-kamal"), (near_dez, "sy-as-salihiyah-dez")] {
        let place = &mentions.first().expect("a place").place;
        assert_eq!(place.gazetteer_id, id);
        assert!(place.confidence < 0.97 && place.alternatives.len() == 1, "{place:?}");
    }
}

#[test]
fn a_place_the_gazetteer_lacks_is_as_vague_as_what_holds_it() {
    let world = World::new();
    let mentions = world.mentions("clashes in the village of Zughayrat in Deir Ezzor province");
    let (village, holder) = (&mentions[0], &mentions[1]);
    assert_eq!(village.reasons, [PlaceReason::Unlisted]);
    assert_eq!((village.place.point, village.place.precision_km), (holder.place.point, holder.place.precision_km));
    assert!(village.place.confidence <= 0.5);
}
