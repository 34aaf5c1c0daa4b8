//! Which words of a sentence are places, and which.

use super::*;
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

#[test]
fn the_places_of_every_sentence_are_found_and_nothing_else() {
    let world = World::new();
    let mut wrong = Vec::new();
    for line in include_str!("../../../tests/data/places.tsv").lines().filter(|line| !line.starts_with('#')) {
        let (text, expected) = line.split_once('\t').expect("two cells");
        let found: Vec<String> = world.mentions(text).iter().map(|m| format!("{}={}", m.span.slice(text), m.place.gazetteer_id)).collect();
        let found = if found.is_empty() { "-".to_owned() } else { found.join("|") };
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}
