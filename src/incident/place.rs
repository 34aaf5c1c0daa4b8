//! Where: a gazetteer place, its point, and the radius within which we believe it.

use serde::{Deserialize, Serialize};

use crate::geo::LatLon;
use crate::text::Lang;

/// What sort of place a name stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "each name says it")]
pub enum PlaceKind {
    Country,
    Region,
    Governorate,
    District,
    Subdistrict,
    City,
    Town,
    Village,
    Neighbourhood,
    Base,
    Airport,
    Oilfield,
    Crossing,
    River,
    Desert,
    Road,
    Facility,
    Dam,
    #[default]
    Other,
}

impl PlaceKind {
    /// Every kind, coarse to fine.
    pub const ALL: [Self; 19] = [
        Self::Country,
        Self::Region,
        Self::Governorate,
        Self::District,
        Self::Subdistrict,
        Self::City,
        Self::Town,
        Self::Village,
        Self::Neighbourhood,
        Self::Base,
        Self::Airport,
        Self::Oilfield,
        Self::Crossing,
        Self::River,
        Self::Desert,
        Self::Road,
        Self::Facility,
        Self::Dam,
        Self::Other,
    ];

    /// Its name in data and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Region => "region",
            Self::Governorate => "governorate",
            Self::District => "district",
            Self::Subdistrict => "subdistrict",
            Self::City => "city",
            Self::Town => "town",
            Self::Village => "village",
            Self::Neighbourhood => "neighbourhood",
            Self::Base => "base",
            Self::Airport => "airport",
            Self::Oilfield => "oilfield",
            Self::Crossing => "crossing",
            Self::River => "river",
            Self::Desert => "desert",
            Self::Road => "road",
            Self::Facility => "facility",
            Self::Dam => "dam",
            Self::Other => "other",
        }
    }

    /// The kind of that name; `None` for any other word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Areas and lines, whose point is only an anchor for a label.
    pub const fn is_vague(self) -> bool {
        matches!(
            self,
            Self::Country | Self::Region | Self::Governorate | Self::District | Self::Subdistrict | Self::Desert | Self::River | Self::Road
        )
    }
}

/// What a place is to an incident.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceRole {
    /// Where it happened.
    #[default]
    Site,
    /// An area that contains the site, where nothing finer is said.
    Area,
    /// A place near which it happened.
    Near,
}

impl PlaceRole {
    /// Its name in data and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Area => "area",
            Self::Near => "near",
        }
    }

    /// The role of that name; `None` for any other word.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Site, Self::Area, Self::Near].into_iter().find(|role| role.code() == code)
    }
}

/// What speaks for one of several places of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CandidateReason {
    /// The place it is said to lie in holds it.
    Inside,
    /// It is of one sort with the others of its list, or lies with them.
    List,
    /// It lies near other places of the article.
    Near,
    /// A place that the article names elsewhere holds it.
    Held,
    /// The words are its main name, not one of its others.
    MainName,
    /// Many live there.
    Size,
}

impl CandidateReason {
    /// Its name in messages and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Inside => "inside",
            Self::List => "list",
            Self::Near => "near",
            Self::Held => "held",
            Self::MainName => "main_name",
            Self::Size => "size",
        }
    }
}

/// A place the name might also have meant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// Gazetteer id.
    pub gazetteer_id: String,
    /// English name.
    pub name: String,
    /// Arabic name.
    pub name_ar: String,
    /// 0 to 1, relative to the other candidates.
    pub score: f32,
    /// What speaks for it, the strongest first; nothing where only the name does.
    #[serde(default)]
    pub reasons: Vec<CandidateReason>,
}

/// A place of an incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Where {
    /// Gazetteer id.
    pub gazetteer_id: String,
    /// English name, a relation included ("Eastern Deir ez-Zor").
    pub name: String,
    /// Arabic name.
    pub name_ar: String,
    /// Sort of place.
    pub kind: PlaceKind,
    /// The point, WGS84 degrees.
    #[serde(flatten)]
    pub point: LatLon,
    /// Radius in km within which the named place lies.
    pub precision_km: f64,
    /// What it is to the incident.
    pub role: PlaceRole,
    /// 0 to 1: how sure the name means this place.
    pub confidence: f32,
    /// Other places of that name, best first.
    pub alternatives: Vec<Candidate>,
    /// The governorate or province that holds it, itself where it is one; `None` where the gazetteer does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub admin: Option<Admin>,
}

impl Where {
    /// Its name in a language; in the other where it has none.
    pub fn name_in(&self, lang: Lang) -> &str {
        let (first, second) = if lang.is_rtl() { (&self.name_ar, &self.name) } else { (&self.name, &self.name_ar) };
        if first.is_empty() { second } else { first }
    }
}

/// A first-level administrative area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Admin {
    /// Gazetteer id.
    pub id: String,
    /// English name.
    pub name: String,
    /// Arabic name.
    pub name_ar: String,
}
