//! Names to places: every place Furat can put on the map, under all its spellings.
//!
//! ```text
//! places.tsv ─ load ─► places ─ own ─► with the user's ─ index ─► folded names ─ lookup ─► matches, best first, each with its reason
//!                                  GeoNames · CSV · GeoJSON ─ import ─► table of own places
//! ```

mod check;
mod fuzzy;
mod hash;
pub mod import;
mod index;
mod load;
mod lookup;
mod own;
mod scan;
mod sound;
mod table;

pub use check::{Fault, Finding, check};
pub use index::NameKey;
pub use load::{LoadError, Source};
pub use lookup::{Match, MatchReason};
pub use scan::NameHit;
pub use table::{Added, NewPlace, OwnTable};

use std::sync::OnceLock;

use crate::geo::LatLon;
use crate::incident::PlaceKind;
use index::NameIndex;

/// The table inside the program.
pub const BUNDLED: &[u8] = include_bytes!("../../data/gazetteer/places.tsv");

/// Most letters that one spelling of a name may have otherwise than another.
const MOST_RESPELLED: usize = 3;

/// Index of a place in the gazetteer's table; only valid with the gazetteer it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlaceIndex(pub u32);

/// One place.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Stable id: `sy-al-bukamal`, `gn-174448`.
    pub id: String,
    /// English name.
    pub name: String,
    /// Arabic name; empty where no source gives one.
    pub name_ar: String,
    /// Other spellings and names, in both scripts.
    pub names: Vec<String>,
    /// Sort of place.
    pub kind: PlaceKind,
    /// The point, or for areas and lines the anchor of the label.
    pub point: LatLon,
    /// Radius in km within which the centre lies; for areas about their half-width.
    pub precision_km: f64,
    /// The place it lies in.
    pub parent: Option<PlaceIndex>,
    /// ISO 3166-1 alpha-2 code of its country; empty for seas and regions that span several.
    pub country: String,
    /// Rough number of inhabitants; 0 where unknown.
    pub population: u32,
    /// Whether the name is also an ordinary word, family or person, and needs a cue beside it to be a place.
    pub common_word: bool,
    /// Words beside it that make such a name a place.
    pub needs_context: Vec<String>,
    /// Words beside it that speak against a place.
    pub avoid_context: Vec<String>,
    /// The words of `needs_context`, folded as texts are.
    pub needs_folded: Box<[String]>,
    /// Those of `avoid_context`.
    pub avoid_folded: Box<[String]>,
    /// Id of the source it comes from: see [`Gazetteer::source`].
    pub source: String,
}

impl Place {
    /// Every name: English, Arabic, then the others.
    pub fn all_names(&self) -> impl Iterator<Item = &str> {
        [self.name.as_str(), self.name_ar.as_str()].into_iter().chain(self.names.iter().map(String::as_str)).filter(|name| !name.is_empty())
    }
}

/// All places, found by name. The default one is empty.
#[derive(Debug, Default)]
pub struct Gazetteer {
    places: Vec<Place>,
    sources: Vec<Source>,
    index: NameIndex,
    fuzzy: OnceLock<fuzzy::Fuzzy>,
    scanners: scan::Scanners,
}

impl Gazetteer {
    /// The gazetteer inside the program.
    ///
    /// # Errors
    /// Only where the bundled table is broken, which a test rules out.
    pub fn bundled() -> Result<Self, LoadError> {
        Self::load(BUNDLED)
    }

    /// The gazetteer inside the program with the user's own places over and beside it: see [`OwnTable`]. An own place of the id, or of a name and
    /// the sort, of a bundled one near by takes its point and adds its names; any other is a place more.
    ///
    /// # Errors
    /// Names the line of the own table and what is wrong with it.
    pub fn with_own(own: &[u8]) -> Result<Self, LoadError> {
        let mut rows = load::rows(BUNDLED)?;
        let bundled = rows.len();
        rows.extend(load::rows(own)?);
        Ok(Self::of(own::merged(load::places_of(&rows)?, bundled)))
    }

    /// A gazetteer from a table in the form of `data/gazetteer/places.tsv`.
    ///
    /// # Errors
    /// Names the line and what is wrong with it.
    pub fn load(table: &[u8]) -> Result<Self, LoadError> {
        Ok(Self::of(load::places(table)?))
    }

    fn of(places: Vec<Place>) -> Self {
        let index = NameIndex::new(&places);
        Self { places, sources: load::bundled_sources(), index, fuzzy: OnceLock::new(), scanners: scan::Scanners::default() }
    }

    /// Every place, in the order of the table.
    pub fn iter(&self) -> impl Iterator<Item = (PlaceIndex, &Place)> {
        (0..).map(PlaceIndex).zip(&self.places)
    }

    /// The place of that index; `None` for one of another gazetteer.
    pub fn get(&self, index: PlaceIndex) -> Option<&Place> {
        self.places.get(index.0 as usize)
    }

    /// The place with that id.
    pub fn by_id(&self, id: &str) -> Option<PlaceIndex> {
        self.index.by_id(id)
    }

    /// Places under that name, spelling folded and spaces and hyphens ignored; without any of the guesses of [`Self::lookup`].
    pub fn named(&self, key: &NameKey) -> &[PlaceIndex] {
        self.index.named(key)
    }

    /// Whether a place bears that name as its main one, in English or Arabic.
    pub fn is_main_name(&self, key: &NameKey, place: PlaceIndex) -> bool {
        self.index.is_main(key, place)
    }

    /// Places whose name is the key once its article is taken off.
    pub fn named_without_article(&self, key: &NameKey) -> &[PlaceIndex] {
        self.index.named_bare(key)
    }

    /// What the gazetteer knows under a name, best first.
    pub fn lookup(&self, name: &str) -> Vec<Match> {
        lookup::lookup(name, &self.places, &self.index, &self.fuzzy)
    }

    /// Places with a name that sounds like a folded one and is written much like it: what a reader would take for another spelling, the
    /// nearest first.
    pub fn sounding(&self, folded: &str) -> Vec<PlaceIndex> {
        let fuzzy = self.fuzzy.get_or_init(|| fuzzy::Fuzzy::new(&self.index));
        let letters = folded.chars().filter(|c| c.is_alphabetic()).count();
        let mut guesses = fuzzy.guesses(folded);
        guesses.retain(|guess| guess.sounds_alike && guess.letters <= MOST_RESPELLED.min(letters / 2));
        guesses.sort_by_key(|guess| (guess.letters, guess.place));
        guesses.into_iter().map(|guess| guess.place).collect()
    }

    /// The places it lies in, the nearest first.
    pub fn ancestors(&self, place: PlaceIndex) -> impl Iterator<Item = PlaceIndex> {
        // The table is checked for cycles on loading; the bound is for hand-made ones all the same.
        std::iter::successors(self.parent(place), |&above| self.parent(above)).take(load::DEEPEST)
    }

    /// Whether `inner` lies in `outer`, or is it.
    pub fn contains(&self, outer: PlaceIndex, inner: PlaceIndex) -> bool {
        outer == inner || self.ancestors(inner).any(|above| above == outer)
    }

    /// Title and licence of a source.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    fn parent(&self, place: PlaceIndex) -> Option<PlaceIndex> {
        self.get(place).and_then(|p| p.parent)
    }
}

#[cfg(test)]
mod tests;
