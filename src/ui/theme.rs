//! The design tokens, read from `assets/tokens.toml`. Panels ask for names; no panel holds a colour or a size of its own.

mod tokens;

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::Color32;

use super::bidi_text::{Face, RuleStyle, TextStyle};
use crate::diagnostic::Fault;
use crate::incident::{Family, Field, Kind};
pub use tokens::{EvidenceColors, Heat, LineColors, MapColors, Opacity, StateColors, SurfaceColors, TextColors};
use tokens::{KindToken, MapInk, MapTypeToken, Tokens, TypeToken};

const TOKENS: &str = include_str!("../../assets/tokens.toml");

/// Which set of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeName {
    /// Dark ink on paper.
    #[default]
    Light,
    /// Light ink on slate.
    Dark,
    /// White on black, for eyes that need it: every text at least 7 to 1.
    Contrast,
    /// For the printer.
    Print,
}

impl ThemeName {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 4] = [Self::Light, Self::Dark, Self::Contrast, Self::Print];

    /// Its name in the tokens and on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
            Self::Print => "print",
        }
    }
}

/// One step of the type scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Title of an incident, headline of the empty state.
    Display,
    /// Heads of cards.
    Title,
    /// Running text.
    Body,
    /// Names of fields, buttons in bars.
    Label,
    /// The least size in the window.
    Small,
    /// Tolls in the card.
    Figure,
    /// Arabic articles.
    ArticleArabic,
    /// English articles.
    ArticleEnglish,
}

/// Shape of a symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each name says it")]
pub enum SymbolShape {
    TriangleDown,
    #[serde(rename = "star_4")]
    Star4,
    DartUp,
    HalfDisc,
    #[serde(rename = "burst_8")]
    Burst8,
    Diamond,
    Saltire,
    Square,
    RingDot,
    Disc,
}

/// One theme, ready to use.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Which.
    pub name: ThemeName,
    /// Grounds.
    pub surface: SurfaceColors,
    /// Inks.
    pub text: TextColors,
    /// Lines.
    pub line: LineColors,
    /// States.
    pub state: StateColors,
    /// The map.
    pub map: MapColors,
    /// Strengths of fills.
    pub opacity: Opacity,
    /// Cells of a crowded map.
    pub heat: Heat,
    evidence: BTreeMap<String, EvidenceColors>,
    rules: BTreeMap<String, RuleStyle>,
    kinds: BTreeMap<String, KindToken>,
    families: BTreeMap<String, Color32>,
    types: BTreeMap<String, TypeToken>,
    map_types: BTreeMap<String, MapTypeToken>,
}

impl Theme {
    /// The theme of that name.
    ///
    /// # Errors
    /// When the bundled token file does not hold what the program asks for; a test guards that it does.
    pub fn load(name: ThemeName) -> Result<Arc<Self>, Fault> {
        let tokens: Tokens = toml::from_str(TOKENS).map_err(|e| Fault::new("bad-tokens", "tokens.toml", e))?;
        Ok(Arc::new(tokens.into_theme(name)))
    }

    /// Whether it is dark, for what egui itself draws.
    pub fn is_dark(&self) -> bool {
        matches!(self.name, ThemeName::Dark | ThemeName::Contrast)
    }

    /// A step of the type scale, in the colour of running text.
    pub fn style(&self, role: Role) -> TextStyle {
        let (key, face) = match role {
            Role::Display => ("display", Face::Ui),
            Role::Title => ("title", Face::Ui),
            Role::Body => ("body", Face::Ui),
            Role::Label => ("label", Face::Ui),
            Role::Small => ("small", Face::Ui),
            Role::Figure => ("figure", Face::Ui),
            Role::ArticleArabic => ("article_ar", Face::ArticleArabic),
            Role::ArticleEnglish => ("article_en", Face::ArticleLatin),
        };
        let token = self.types.get(key).copied().unwrap_or_default();
        TextStyle {
            face,
            size: token.size,
            line: token.line,
            weight: token.weight,
            color: self.text.body,
            halo: 0.0,
            halo_color: Color32::TRANSPARENT,
            tracking: 0.0,
        }
    }

    /// Letters of a sort of names on the map, Arabic and English, with their halo. An unknown sort looks like a label.
    pub fn map_type(&self, key: &str, zoom: f32) -> (TextStyle, TextStyle) {
        let base = self.style(Role::Label).halo(1.8, self.map.halo);
        let Some(token) = self.map_types.get(key) else { return (base, base) };
        let color = match token.ink {
            MapInk::Label => self.map.label,
            MapInk::LabelMinor => self.map.label_minor,
            MapInk::LabelWater => self.map.label_water,
            MapInk::LabelRegion => self.map.label_region,
        };
        let [arabic, english, tracking] = token.at(zoom);
        let style = |size: f32, tall: f32| TextStyle { size, line: size * tall, weight: token.weight, color, ..base };
        (style(arabic, 1.36), TextStyle { tracking, ..style(english, 1.22) })
    }

    /// An icon of that size.
    pub fn icon(&self, size: f32) -> TextStyle {
        TextStyle { face: Face::Icons, size, line: size, weight: 400, ..self.style(Role::Body) }
    }

    /// Colour of a kind.
    pub fn kind(&self, kind: Kind) -> Color32 {
        self.kinds.get(kind.code()).map_or(self.text.muted, |token| token.color(self.name))
    }

    /// Shape of a kind.
    pub fn shape(&self, kind: Kind) -> SymbolShape {
        self.kinds.get(kind.code()).map_or(SymbolShape::Disc, |token| token.shape)
    }

    /// Colour of a family, in bars and rings.
    pub fn family(&self, family: Family) -> Color32 {
        self.families.get(family.code()).copied().unwrap_or(self.text.muted)
    }

    /// Colours of a field's evidence.
    pub fn evidence(&self, field: Field) -> EvidenceColors {
        self.evidence.get(evidence_key(field)).copied().unwrap_or(EvidenceColors { ink: self.text.muted, tint: self.surface.sunken })
    }

    /// Rule under a field's evidence.
    pub fn rule(&self, field: Field) -> RuleStyle {
        self.rules.get(evidence_key(field)).copied().unwrap_or(RuleStyle::Solid)
    }
}

/// All tolls share a colour, and so do the doer, on whose word, and the target.
const fn evidence_key(field: Field) -> &'static str {
    match field {
        Field::Kind => "kind",
        Field::Date => "date",
        Field::Place => "place",
        Field::Killed | Field::Injured | Field::Missing | Field::Captured => "toll",
        Field::Perpetrator | Field::Attribution | Field::Target => "actor",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_has_every_token() {
        for name in ThemeName::ALL {
            let theme = Theme::load(name).expect("bundled tokens");
            for kind in Kind::ALL {
                assert_ne!(theme.kind(kind), theme.text.muted, "{name:?} {kind:?}");
            }
            assert_eq!(theme.heat.ramp.len(), 6, "{name:?}");
            for family in Family::ALL {
                assert!(theme.families.contains_key(family.code()), "{family:?}");
            }
            for field in Field::ALL {
                assert!(theme.evidence.contains_key(evidence_key(field)), "{field:?}");
            }
            for sort in ["country", "governorate", "region", "water", "city", "town", "village", "site"] {
                assert!(theme.map_types.contains_key(sort), "{sort}");
                let (arabic, english) = theme.map_type(sort, 8.0);
                assert!(arabic.size >= 12.0 && arabic.tracking == 0.0 && english.size >= 9.0, "{sort}");
            }
            for role in [Role::Display, Role::Title, Role::Body, Role::Label, Role::Small, Role::Figure, Role::ArticleArabic] {
                assert!(theme.style(role).size >= 11.0, "{role:?}");
            }
        }
    }
}
