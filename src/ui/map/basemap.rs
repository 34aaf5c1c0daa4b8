//! The base map: ground, relief, lines and the border from archives inside the program, and the user's own map with them.

use std::cell::RefCell;
use std::collections::HashSet;
use std::sync::Arc;

use walkers::sources::Attribution;
use walkers::{Canvas, Layer, Map, Projector, Style, StyleLayer, TileId, TilePiece, Tiles};

use super::archive::Archive;
use super::own::{Content, Flaw, OwnMap, Part, TileSource, lies_within};
use super::tiles::{Decoding, Form, Recipe, TileLayer};
use crate::diagnostic::Fault;
use crate::geo::BBox;
use crate::ui::theme::ThemeName;

const BASE: &[u8] = include_bytes!("../../../data/tiles/base.pmtiles");
const BORDER: &[u8] = include_bytes!("../../../data/tiles/border-osm.pmtiles");
const RELIEF: &[u8] = include_bytes!("../../../data/tiles/relief.pmtiles");

/// Farther out the relief ends inside a tile, and the map is about countries.
const RELIEF_FROM_ZOOM: u8 = 5;
/// How strongly the relief shows.
const RELIEF_OPACITY: f32 = 1.0;

/// The layers of one theme, in the order they are drawn.
pub struct Basemap {
    /// Which colours.
    pub theme: ThemeName,
    ground: TileLayer,
    waters: TileLayer,
    relief: TileLayer,
    lines: TileLayer,
    border: TileLayer,
    own: Option<OwnLayers>,
    /// Tiles of this frame that the user's map draws alone.
    covered: RefCell<HashSet<TileId>>,
}

/// How the user's map is drawn.
enum OwnLayers {
    /// With land of its own, which the bundled relief shades.
    Instead { bounds: BBox, ground: TileLayer, lines: TileLayer },
    /// Over the bundled land, water and roads, under the border.
    Over(TileLayer),
}

const fn is_ground(layer: &StyleLayer) -> bool {
    matches!(layer, StyleLayer::Background { .. } | StyleLayer::Fill { .. })
}

const fn is_fill(layer: &StyleLayer) -> bool {
    matches!(layer, StyleLayer::Fill { .. })
}

const fn is_line(layer: &StyleLayer) -> bool {
    matches!(layer, StyleLayer::Line { .. })
}

impl OwnLayers {
    fn new(map: &OwnMap, theme: ThemeName, decoding: Decoding, ctx: &egui::Context) -> Result<Self, Fault> {
        let layer = |part| Ok(TileLayer::new(map.recipe(part, theme)?, decoding, ctx));
        Ok(match map.content {
            Content::Vector { has_ground: true, .. } => {
                Self::Instead { bounds: map.bounds, ground: layer(Part::Ground)?, lines: layer(Part::Lines)? }
            }
            Content::Vector { .. } | Content::Raster { .. } => Self::Over(layer(Part::All)?),
        })
    }

    fn layers(&self) -> impl Iterator<Item = &TileLayer> {
        match self {
            Self::Instead { ground, lines, .. } => [Some(ground), Some(lines)],
            Self::Over(layer) => [Some(layer), None],
        }
        .into_iter()
        .flatten()
    }
}

impl Basemap {
    /// Opens the archives in the colours of a theme, with the user's map where there is one.
    ///
    /// # Errors
    /// When a bundled archive or style cannot be read; a test guards that they can.
    pub fn new(theme: ThemeName, own: Option<&OwnMap>, decoding: Decoding, ctx: &egui::Context) -> Result<Self, Fault> {
        let base: Arc<dyn TileSource> = Arc::new(Archive::open("base.pmtiles", BASE)?);
        let border: Arc<dyn TileSource> = Arc::new(Archive::open("border-osm.pmtiles", BORDER)?);
        let mut relief = Archive::open("relief.pmtiles", RELIEF)?;
        relief.min_zoom = relief.min_zoom.max(RELIEF_FROM_ZOOM);
        let bundled = |source: Arc<dyn TileSource>, form, tile_size| {
            TileLayer::new(Recipe { source, form, tile_size, bounds: None, most_up: u8::MAX }, decoding, ctx)
        };
        let vector = |source: &Arc<dyn TileSource>, keep: &dyn Fn(&StyleLayer) -> bool| -> Result<TileLayer, Fault> {
            Ok(bundled(Arc::clone(source), Form::Bundled(style(theme, keep)?), 512))
        };
        Ok(Self {
            theme,
            ground: vector(&base, &is_ground)?,
            waters: vector(&border, &is_fill)?,
            relief: bundled(Arc::new(relief), Form::Raster, 256),
            lines: vector(&base, &is_line)?,
            border: vector(&border, &is_line)?,
            own: own.map(|map| OwnLayers::new(map, theme, decoding, ctx)).transpose()?,
            covered: RefCell::new(HashSet::new()),
        })
    }

    /// Adds the layers to a map.
    pub fn add_to<'a, 'b, 'c>(&'b mut self, map: Map<'a, 'b, 'c>) -> Map<'a, 'b, 'c> {
        let Self { ground, waters, relief, lines, border, own, covered, .. } = self;
        covered.get_mut().clear();
        let covered = &*covered;
        let map = map.with_layer(ground, 1.0).with_layer(waters, 1.0);
        let (map, own_lines, own_over) = match own {
            Some(OwnLayers::Instead { bounds, ground, lines }) => {
                (map.with_layer(Sharing { layer: ground, covered, share: Share::Takes(*bounds) }, 1.0), Some(lines), None)
            }
            Some(OwnLayers::Over(layer)) => (map, None, Some(layer)),
            None => (map, None, None),
        };
        let map = map.with_layer(relief, RELIEF_OPACITY).with_layer(Sharing { layer: lines, covered, share: Share::Yields }, 1.0);
        let map = [own_lines, own_over].into_iter().flatten().fold(map, |map, layer| map.with_layer(layer, 1.0));
        map.with_layer(Sharing { layer: border, covered, share: Share::Yields }, 1.0)
    }

    /// Whether every tile asked for is on screen.
    pub fn is_settled(&self) -> bool {
        let bundled = [&self.ground, &self.waters, &self.relief, &self.lines, &self.border];
        bundled.into_iter().chain(self.own.iter().flat_map(OwnLayers::layers)).all(TileLayer::is_settled)
    }

    /// The first tile of the user's map that could not be drawn since this was asked last.
    pub fn take_own_flaw(&mut self) -> Option<Flaw> {
        match self.own.as_mut()? {
            OwnLayers::Instead { ground, lines, .. } => ground.take_flaw().or(lines.take_flaw()),
            OwnLayers::Over(layer) => layer.take_flaw(),
        }
    }
}

/// Who draws lines where tiles of the user's map replace bundled ones. Both lie on one grid, so each tile is drawn by one of the two.
#[derive(Clone, Copy)]
enum Share {
    /// Notes the tiles it draws that lie within the bounds.
    Takes(BBox),
    /// Leaves those out.
    Yields,
}

struct Sharing<'b> {
    layer: &'b mut TileLayer,
    covered: &'b RefCell<HashSet<TileId>>,
    share: Share,
}

impl Tiles for Sharing<'_> {
    fn at(&mut self, tile_id: TileId) -> Option<TilePiece> {
        match self.share {
            Share::Yields if self.covered.borrow().contains(&tile_id) => None,
            Share::Yields => self.layer.at(tile_id),
            Share::Takes(bounds) => {
                let piece = self.layer.at(tile_id)?;
                if lies_within(bounds, tile_id) {
                    self.covered.borrow_mut().insert(tile_id);
                }
                Some(piece)
            }
        }
    }

    fn attribution(&self) -> Attribution {
        self.layer.attribution()
    }

    fn tile_size(&self) -> u32 {
        self.layer.tile_size()
    }
}

impl Layer for Sharing<'_> {
    fn draw(&mut self, canvas: &mut Canvas, projector: &Projector<'_>) {
        let mut tiles: &mut Self = self;
        <&mut Self as Layer>::draw(&mut tiles, canvas, projector);
    }
}

/// The layers of a theme's style that pass `keep`.
fn style(theme: ThemeName, keep: &dyn Fn(&StyleLayer) -> bool) -> Result<Style, Fault> {
    let source = match theme {
        ThemeName::Light => include_str!("../../../assets/map_style/light.json"),
        ThemeName::Dark => include_str!("../../../assets/map_style/dark.json"),
        ThemeName::Contrast => include_str!("../../../assets/map_style/contrast.json"),
        ThemeName::Print => include_str!("../../../assets/map_style/print.json"),
    };
    let mut style: Style = serde_json::from_str(source).map_err(|e| Fault::new("bad-map-style", theme.code(), e))?;
    style.layers.retain(keep);
    Ok(style)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_map_opens_in_every_theme() {
        for theme in ThemeName::ALL {
            let basemap = Basemap::new(theme, None, Decoding::AtOnce, &egui::Context::default());
            assert!(basemap.is_ok(), "{theme:?}: {:?}", basemap.err());
        }
    }
}
