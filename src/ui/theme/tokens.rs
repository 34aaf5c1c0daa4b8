//! The token file's shape.

use std::collections::BTreeMap;

use egui::Color32;
use serde::{Deserialize, Deserializer, de::Error as _};

use super::{SymbolShape, Theme, ThemeName};
use crate::ui::bidi_text::RuleStyle;

#[expect(clippy::disallowed_methods, reason = "the one door through which colours come in")]
fn hex<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Color32, D::Error> {
    let text = String::deserialize(deserializer)?;
    Color32::from_hex(&text).map_err(|e| D::Error::custom(format!("{text} is no colour: {e:?}")))
}

macro_rules! colors {
    ($(#[$doc:meta])* $name:ident { $($field:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Deserialize)]
        #[expect(missing_docs, reason = "the token file explains each name")]
        pub struct $name { $(#[serde(deserialize_with = "hex")] pub $field: Color32),* }
    };
}

colors!(
    /// Grounds.
    SurfaceColors { gutter, panel, card, sunken, hover, pressed, bar, tooltip }
);
colors!(
    /// Inks.
    TextColors { strong, body, muted, on_bar, on_bar_muted, on_accent, link }
);
colors!(
    /// Lines.
    LineColors { hair, field, strong }
);
colors!(
    /// States.
    StateColors { accent, accent_soft, selection_ring, selection_glow, focus, warn, warn_soft, error, error_soft, ok, ok_soft, scrim }
);
colors!(
    /// The map.
    MapColors {
        land, crop, water, river, wadi, border, border_band, admin, road, label, label_minor, label_water, label_region, halo, symbol_casing,
        symbol_edge, uncertainty, grid, label_grid
    }
);
colors!(
    /// Evidence of one field.
    EvidenceColors { ink, tint }
);

/// Strengths, 0 to 1, the same in every theme.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Opacity {
    /// Bars out of range.
    pub context_bar: f32,
    /// Ground under the hatch that says "not certain".
    pub uncertain_bar: f32,
    /// Fill of a circle around a place.
    pub halo_fill: f32,
    /// Ground of words that are selected, or stood at.
    pub selected_words: f32,
    /// Rule under places and dates that are no evidence.
    pub mentioned_words: f32,
}

/// Cells of a crowded map.
#[derive(Clone, Debug)]
pub struct Heat {
    /// Few to many.
    pub ramp: Vec<Color32>,
    /// Width of a cell, in points.
    pub cell: f32,
    /// From so many incidents in view on, a map is crowded.
    pub from_incidents: usize,
}

#[derive(Clone, Copy, Deserialize)]
struct Ink(#[serde(deserialize_with = "hex")] Color32);

#[derive(Deserialize)]
struct HeatTokens {
    light: Vec<Ink>,
    dark: Vec<Ink>,
    cell: f32,
    from_incidents: usize,
}

impl HeatTokens {
    fn of(self, is_dark: bool) -> Heat {
        let ramp = if is_dark { self.dark } else { self.light };
        Heat { ramp: ramp.into_iter().map(|ink| ink.0).collect(), cell: self.cell, from_incidents: self.from_incidents }
    }
}

#[derive(Clone, Deserialize)]
struct ThemeTokens {
    surface: SurfaceColors,
    text: TextColors,
    line: LineColors,
    state: StateColors,
    map: MapColors,
    evidence: BTreeMap<String, EvidenceColors>,
}

#[derive(Deserialize)]
struct EvidenceTokens {
    rule: BTreeMap<String, RuleStyle>,
}

/// A colour in each theme.
#[derive(Clone, Copy, Debug, Deserialize)]
struct PerTheme {
    #[serde(deserialize_with = "hex")]
    light: Color32,
    #[serde(deserialize_with = "hex")]
    dark: Color32,
    #[serde(deserialize_with = "hex")]
    contrast: Color32,
    #[serde(deserialize_with = "hex")]
    print: Color32,
}

impl PerTheme {
    const fn of(self, name: ThemeName) -> Color32 {
        match name {
            ThemeName::Light => self.light,
            ThemeName::Dark => self.dark,
            ThemeName::Contrast => self.contrast,
            ThemeName::Print => self.print,
        }
    }
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) struct KindToken {
    pub shape: SymbolShape,
    #[serde(flatten)]
    colors: PerTheme,
}

impl KindToken {
    pub(super) const fn color(self, name: ThemeName) -> Color32 {
        self.colors.of(name)
    }
}

/// One step of the type scale, in points.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) struct TypeToken {
    pub size: f32,
    pub line: f32,
    pub weight: u16,
}

impl Default for TypeToken {
    fn default() -> Self {
        Self { size: 13.0, line: 20.0, weight: 400 }
    }
}

/// Letters of one sort of name on the map.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) struct MapTypeToken {
    /// Zooms between which the rest goes from its first value to its second.
    zoom: [f32; 2],
    ar: [f32; 2],
    en: [f32; 2],
    tracking: [f32; 2],
    pub weight: u16,
    pub ink: MapInk,
}

/// Inks of names on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum MapInk {
    Label,
    LabelMinor,
    LabelWater,
    LabelRegion,
}

impl MapTypeToken {
    /// Sizes of Arabic and English, and the tracking of English, at a zoom.
    pub(super) fn at(&self, zoom: f32) -> [f32; 3] {
        let t = ((zoom - self.zoom[0]) / (self.zoom[1] - self.zoom[0])).clamp(0.0, 1.0);
        // Steps of a quarter, so that a turn of the wheel does not shape every name anew.
        [self.ar, self.en, self.tracking].map(|[from, to]| ((t * 4.0).round() / 4.0).mul_add(to - from, from))
    }
}

#[derive(Deserialize)]
pub(super) struct Tokens {
    light: ThemeTokens,
    dark: ThemeTokens,
    contrast: ThemeTokens,
    print: ThemeTokens,
    evidence: EvidenceTokens,
    opacity: Opacity,
    heat: HeatTokens,
    kinds: BTreeMap<String, toml::Value>,
    families: BTreeMap<String, toml::Value>,
    #[serde(rename = "type")]
    types: BTreeMap<String, toml::Value>,
    map_type: BTreeMap<String, MapTypeToken>,
}

/// The rows of a table that have the wanted shape; others (`order`, `latin`) are settings of another sort.
fn rows<T: for<'a> Deserialize<'a>>(table: BTreeMap<String, toml::Value>) -> BTreeMap<String, T> {
    table.into_iter().filter_map(|(key, value)| value.try_into().ok().map(|row| (key, row))).collect()
}

impl Tokens {
    pub(super) fn into_theme(self, name: ThemeName) -> Theme {
        let tokens = match name {
            ThemeName::Light => self.light,
            ThemeName::Dark => self.dark,
            ThemeName::Contrast => self.contrast,
            ThemeName::Print => self.print,
        };
        Theme {
            name,
            surface: tokens.surface,
            text: tokens.text,
            line: tokens.line,
            state: tokens.state,
            map: tokens.map,
            evidence: tokens.evidence,
            opacity: self.opacity,
            heat: self.heat.of(name == ThemeName::Dark),
            rules: self.evidence.rule,
            kinds: rows(self.kinds),
            families: rows::<PerTheme>(self.families).into_iter().map(|(key, colors)| (key, colors.of(name))).collect(),
            types: rows(self.types),
            map_types: self.map_type,
        }
    }
}
