//! The user's own map: what it is, where it reaches, and how it stands to the bundled one.
//!
//! The file itself is opened by `app::own_map`; here it is a source of tiles. A vector map with land of its own replaces the bundled
//! land, water, roads and borders in every tile that lies wholly within its bounds; at its edges, and where it has no land, it is laid
//! over them. A raster is laid over land, water and roads, under the bundled border. Relief and names are always the bundled ones.

mod mvt;
mod shape;
mod wire;

use std::path::PathBuf;
use std::sync::Arc;

use bytes::Bytes;
use walkers::{Style, StyleLayer, TileId};

pub use mvt::{Wanted, layer_names};

use super::tiles::{Form, Recipe};
use crate::diagnostic::Fault;
use crate::geo::BBox;
use crate::ui::theme::ThemeName;

/// Why a tile is not drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// The file could not be read there.
    Unreadable,
    /// Larger, once unpacked, than a tile may be.
    TooLarge,
    /// Not what it says it is.
    Damaged,
}

/// Where tiles come from. Read from the thread that decodes.
pub trait TileSource: Send + Sync {
    /// Coarsest and finest zoom it holds.
    fn zooms(&self) -> (u8, u8);

    /// The bytes of a tile, unpacked; `None` where there is none.
    ///
    /// # Errors
    /// When there is one that cannot be read.
    fn tile(&self, tile_id: TileId) -> Result<Option<Bytes>, Flaw>;
}

/// The schemas of vector maps that are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    /// Protomaps basemap, versions 2 to 4: <https://docs.protomaps.com/basemaps/layers>.
    Protomaps,
    /// `OpenMapTiles`, version 3: <https://openmaptiles.org/schema>.
    OpenMapTiles,
}

impl Schema {
    /// Layers that no other schema has.
    const fn own_layers(self) -> &'static [&'static str] {
        match self {
            Self::Protomaps => &["earth", "roads", "places", "pois", "boundaries", "buildings", "physical_line", "physical_point"],
            Self::OpenMapTiles => &[
                "transportation",
                "transportation_name",
                "waterway",
                "water_name",
                "boundary",
                "place",
                "poi",
                "building",
                "aeroway",
                "aerodrome_label",
                "mountain_peak",
                "park",
            ],
        }
    }

    /// The layer without which the ground would be a hole.
    const fn ground(self) -> &'static str {
        match self {
            Self::Protomaps => "earth",
            Self::OpenMapTiles => "water",
        }
    }

    /// The schema that most of the layers are from; `None` where there is no telling.
    pub fn of(layers: &[String]) -> Option<Self> {
        let count = |schema: Self| layers.iter().filter(|layer| schema.own_layers().contains(&layer.as_str())).count();
        let (protomaps, open) = (count(Self::Protomaps), count(Self::OpenMapTiles));
        match protomaps.cmp(&open) {
            std::cmp::Ordering::Greater => Some(Self::Protomaps),
            std::cmp::Ordering::Less => Some(Self::OpenMapTiles),
            std::cmp::Ordering::Equal => None,
        }
    }
}

/// What its tiles are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Pictures.
    Raster {
        /// Points a tile is drawn wide: 256, or 512 where the pictures are large.
        tile_size: u32,
    },
    /// Shapes.
    Vector {
        /// In which schema.
        schema: Schema,
        /// Whether it has land of its own, and so replaces the bundled map where it has tiles.
        has_ground: bool,
    },
}

impl Content {
    /// A vector map with these layers; `None` for a schema that is not drawn.
    pub fn vector(layers: &[String]) -> Option<Self> {
        let schema = Schema::of(layers)?;
        Some(Self::Vector { schema, has_ground: layers.iter().any(|layer| layer == schema.ground()) })
    }
}

/// An opened map of the user's.
#[derive(Clone)]
pub struct OwnMap {
    /// Its file.
    pub path: PathBuf,
    /// What it calls itself, or the name of the file.
    pub name: String,
    /// Whom its metadata credits, as plain text; empty where it credits nobody.
    pub attribution: String,
    /// Where it reaches.
    pub bounds: BBox,
    /// What its tiles are.
    pub content: Content,
    /// Its tiles.
    pub source: Arc<dyn TileSource>,
}

/// Which part of a map a layer draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Land and water.
    Ground,
    /// Rivers, roads and borders.
    Lines,
    /// All of it.
    All,
}

/// A tile missing from the map is stood in for by one at most so many zooms coarser; beyond, the bundled map shows.
const MOST_UP: u8 = 3;

impl OwnMap {
    /// How a part of it is drawn.
    ///
    /// # Errors
    /// When a bundled style cannot be read; a test guards that they can.
    pub fn recipe(&self, part: Part, theme: ThemeName) -> Result<Recipe, Fault> {
        let (form, tile_size) = match self.content {
            Content::Raster { tile_size } => (Form::Raster, tile_size),
            Content::Vector { schema, .. } => (form(schema, theme, part)?, 512),
        };
        Ok(Recipe { source: Arc::clone(&self.source), form, tile_size, bounds: Some(self.bounds), most_up: MOST_UP })
    }
}

impl std::fmt::Debug for OwnMap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OwnMap").field("path", &self.path).field("content", &self.content).finish_non_exhaustive()
    }
}

/// How vector tiles of a schema are drawn in a theme.
fn form(schema: Schema, theme: ThemeName, part: Part) -> Result<Form, Fault> {
    let unreadable = |e: serde_json::Error| Fault::new("bad-map-style", theme.code(), e);
    let value: serde_json::Value = serde_json::from_str(style_file(schema, theme)).map_err(unreadable)?;
    let style = |has_background: bool| {
        let mut style: Style = serde_json::from_value(value.clone()).map_err(unreadable)?;
        style.layers.retain(|layer| match layer {
            StyleLayer::Background { .. } => has_background && part != Part::Lines,
            StyleLayer::Fill { .. } => part != Part::Lines,
            _ => part != Part::Ground,
        });
        Ok(style)
    };
    Ok(Form::Foreign { inner: style(true)?, edge: style(false)?, wanted: Wanted::by(&value) })
}

const fn style_file(schema: Schema, theme: ThemeName) -> &'static str {
    match (schema, theme) {
        (Schema::Protomaps, ThemeName::Light) => include_str!("../../../assets/map_style/protomaps-light.json"),
        (Schema::Protomaps, ThemeName::Dark) => include_str!("../../../assets/map_style/protomaps-dark.json"),
        (Schema::Protomaps, ThemeName::Contrast) => include_str!("../../../assets/map_style/protomaps-contrast.json"),
        (Schema::Protomaps, ThemeName::Print) => include_str!("../../../assets/map_style/protomaps-print.json"),
        (Schema::OpenMapTiles, ThemeName::Light) => include_str!("../../../assets/map_style/openmaptiles-light.json"),
        (Schema::OpenMapTiles, ThemeName::Dark) => include_str!("../../../assets/map_style/openmaptiles-dark.json"),
        (Schema::OpenMapTiles, ThemeName::Contrast) => include_str!("../../../assets/map_style/openmaptiles-contrast.json"),
        (Schema::OpenMapTiles, ThemeName::Print) => include_str!("../../../assets/map_style/openmaptiles-print.json"),
    }
}

/// A tile made fit for the renderer.
///
/// # Errors
/// When it is damaged or beyond the limits.
pub(super) fn tamed(tile: &[u8], wanted: &Wanted) -> Result<Vec<u8>, Flaw> {
    mvt::tamed(tile, wanted)
}

/// Whether any of a tile lies within bounds.
pub(super) fn touches(bounds: BBox, tile_id: TileId) -> bool {
    let tile = extent(tile_id);
    tile.west < bounds.east && tile.east > bounds.west && tile.north > bounds.south && tile.south < bounds.north
}

/// Whether all of a tile lies within bounds. Files round their bounds.
pub(super) fn lies_within(bounds: BBox, tile_id: TileId) -> bool {
    const ROUNDING: f64 = 1e-4;
    let tile = extent(tile_id);
    let (west, east) = (tile.west - bounds.west, bounds.east - tile.east);
    let (south, north) = (tile.south - bounds.south, bounds.north - tile.north);
    [west, east, south, north].iter().all(|inside| *inside > -ROUNDING)
}

fn extent(tile_id: TileId) -> BBox {
    let across = f64::from(tile_id.zoom).exp2();
    let lon = |x: f64| x / across * 360.0 - 180.0;
    let lat = |y: f64| (std::f64::consts::PI * (1.0 - 2.0 * y / across)).sinh().atan().to_degrees();
    let (x, y) = (f64::from(tile_id.x), f64::from(tile_id.y));
    BBox { west: lon(x), south: lat(y + 1.0), east: lon(x + 1.0), north: lat(y) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemas_are_told_by_their_layers() {
        let of = |names: &[&str]| Content::vector(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        let vector = |schema, has_ground| Some(Content::Vector { schema, has_ground });
        assert_eq!(of(&["earth", "water", "roads"]), vector(Schema::Protomaps, true));
        assert_eq!(of(&["roads", "water"]), vector(Schema::Protomaps, false));
        assert_eq!(of(&["water", "landcover", "transportation", "place"]), vector(Schema::OpenMapTiles, true));
        assert_eq!(of(&["transportation"]), vector(Schema::OpenMapTiles, false));
        assert_eq!(of(&["water", "census"]), None, "both have water");
        assert_eq!(of(&[]), None);
    }

    #[test]
    fn a_tile_beside_the_bounds_does_not_touch_them() {
        let bounds = BBox { west: 40.0, south: 34.0, east: 41.0, north: 35.0 };
        let tile = |x, y, zoom| TileId { x, y, zoom };
        assert!(touches(bounds, tile(0, 0, 0)));
        assert!(touches(bounds, tile(156, 101, 8)), "Al-Bukamal");
        assert!(!touches(bounds, tile(158, 101, 8)) && !touches(bounds, tile(156, 99, 8)));
        assert!(lies_within(bounds, tile(627, 407, 10)) && !lies_within(bounds, tile(156, 101, 8)));
        let world = BBox { west: -180.0, south: -85.0511, east: 180.0, north: 85.0511 };
        assert!(lies_within(world, tile(0, 0, 0)));
    }

    #[test]
    fn every_style_can_be_read_and_asks_for_layers_of_its_schema() {
        for schema in [Schema::Protomaps, Schema::OpenMapTiles] {
            for theme in ThemeName::ALL {
                let Ok(Form::Foreign { inner, edge, wanted }) = form(schema, theme, Part::All) else { panic!("{schema:?} {theme:?}") };
                assert!(inner.layers.len() > 15, "{schema:?} {theme:?}");
                assert_eq!(edge.layers.len() + 1, inner.layers.len(), "the background alone is missing");
                assert!(wanted.layers.contains(schema.ground()), "{schema:?} {theme:?}");
                assert!(matches!(inner.layers.first(), Some(StyleLayer::Background { .. })));
            }
        }
    }
}
