//! The base map: ground, relief, lines and the border, from archives inside the program.

use std::sync::Arc;

use walkers::{Map, Style, StyleLayer};

use super::archive::Archive;
use super::tiles::{Decoding, TileLayer};
use crate::diagnostic::Diagnostic;
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
}

impl Basemap {
    /// Opens the archives in the colours of a theme.
    ///
    /// # Errors
    /// When a bundled archive or style cannot be read; a test guards that they can.
    pub fn new(theme: ThemeName, decoding: Decoding, ctx: &egui::Context) -> Result<Self, Diagnostic> {
        let base = Arc::new(Archive::open("base.pmtiles", BASE)?);
        let border = Arc::new(Archive::open("border-osm.pmtiles", BORDER)?);
        let mut relief = Archive::open("relief.pmtiles", RELIEF)?;
        relief.min_zoom = relief.min_zoom.max(RELIEF_FROM_ZOOM);
        let relief = Arc::new(relief);
        let is_ground = |layer: &StyleLayer| matches!(layer, StyleLayer::Background { .. } | StyleLayer::Fill { .. });
        let is_fill = |layer: &StyleLayer| matches!(layer, StyleLayer::Fill { .. });
        let is_line = |layer: &StyleLayer| matches!(layer, StyleLayer::Line { .. });
        let vector = |archive: &Arc<Archive>, keep: &dyn Fn(&StyleLayer) -> bool| -> Result<TileLayer, Diagnostic> {
            Ok(TileLayer::new(Arc::clone(archive), style(theme, keep)?, 512, decoding, ctx))
        };
        Ok(Self {
            theme,
            ground: vector(&base, &is_ground)?,
            waters: vector(&border, &is_fill)?,
            relief: TileLayer::new(relief, Style::default(), 256, decoding, ctx),
            lines: vector(&base, &is_line)?,
            border: vector(&border, &is_line)?,
        })
    }

    /// Adds the layers to a map.
    pub fn add_to<'a, 'b, 'c>(&'b mut self, map: Map<'a, 'b, 'c>) -> Map<'a, 'b, 'c> {
        map.with_layer(&mut self.ground, 1.0)
            .with_layer(&mut self.waters, 1.0)
            .with_layer(&mut self.relief, RELIEF_OPACITY)
            .with_layer(&mut self.lines, 1.0)
            .with_layer(&mut self.border, 1.0)
    }

    /// Whether every tile asked for is on screen.
    pub fn is_settled(&self) -> bool {
        [&self.ground, &self.waters, &self.relief, &self.lines, &self.border].into_iter().all(TileLayer::is_settled)
    }
}

/// The layers of a theme's style that pass `keep`.
fn style(theme: ThemeName, keep: &dyn Fn(&StyleLayer) -> bool) -> Result<Style, Diagnostic> {
    let source = match theme {
        ThemeName::Light => include_str!("../../../assets/map_style/light.json"),
        ThemeName::Dark => include_str!("../../../assets/map_style/dark.json"),
        ThemeName::Print => include_str!("../../../assets/map_style/print.json"),
    };
    let mut style: Style = serde_json::from_str(source)
        .map_err(|e| Diagnostic::error(format!("the map style cannot be read: {e}")).at(theme.code()).hint("reinstall the program"))?;
    style.layers.retain(keep);
    Ok(style)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_map_opens_in_every_theme() {
        for theme in [ThemeName::Light, ThemeName::Dark, ThemeName::Print] {
            let basemap = Basemap::new(theme, Decoding::AtOnce, &egui::Context::default());
            assert!(basemap.is_ok(), "{theme:?}: {:?}", basemap.err());
        }
    }
}
