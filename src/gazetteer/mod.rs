//! Names to places: every place Furat can put on the map, under all its spellings.

use crate::geo::LatLon;
use crate::incident::PlaceKind;

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
    /// Sort of place.
    pub kind: PlaceKind,
    /// The point, or for areas and lines the anchor of the label.
    pub point: LatLon,
    /// Radius in km within which the centre lies; for areas about their half-width.
    pub precision_km: f64,
    /// The place it lies in.
    pub parent: Option<PlaceIndex>,
    /// ISO 3166-1 alpha-2 code of its country.
    pub country: String,
    /// Rough number of inhabitants; 0 where unknown.
    pub population: u32,
    /// Whether the name is also an ordinary word, family or person, and needs a cue beside it to be a place.
    pub common_word: bool,
    /// Id of the source it comes from, as listed in `data/README.md`.
    pub source: String,
}

/// All places, ready to be looked up.
#[derive(Debug, Default)]
pub struct Gazetteer {}
