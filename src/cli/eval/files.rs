//! The gold files of a set, and the output of extraction as the scorer reads it.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::extract::assemble::Anchor;
use crate::geo::LatLon;

/// The fields whose marked words tell more of an incident.
const TOLD_BY: [&str; 6] = ["killed", "injured", "doer", "source", "date", "place"];

/// What a gold file says of one article.
#[derive(Debug, Deserialize)]
pub struct Gold {
    /// Name of the article's file.
    pub(super) article: String,
    /// Distinct places it names.
    pub(super) places: Vec<GoldPlace>,
    /// Incidents it reports.
    pub(super) incidents: Vec<GoldIncident>,
}

/// A place that an article names.
#[derive(Debug, Deserialize)]
pub(super) struct GoldPlace {
    /// Its words.
    pub(super) surface: String,
    /// English name.
    pub(super) name_en: String,
    /// Degrees north, where known.
    pub(super) lat: Option<f64>,
    /// Degrees east, where known.
    pub(super) lon: Option<f64>,
    /// Sort of place.
    pub(super) kind: String,
    /// Farthest that a right answer lies from the point, in km.
    #[serde(default)]
    pub(super) tol_km: f64,
    /// Whether it can be put on a map at all.
    #[serde(default = "yes")]
    pub(super) geocodable: bool,
}

/// An incident that an article reports.
#[derive(Debug, Deserialize)]
pub(super) struct GoldIncident {
    pub(super) main: bool,
    pub(super) kind: String,
    pub(super) date_earliest: Option<String>,
    pub(super) date_latest: Option<String>,
    pub(super) places: Vec<String>,
    pub(super) killed_min: Option<u32>,
    pub(super) killed_max: Option<u32>,
    pub(super) injured_min: Option<u32>,
    pub(super) injured_max: Option<u32>,
    pub(super) perpetrator: String,
    pub(super) attribution: String,
    /// Words of the article that tell it.
    #[serde(default)]
    evidence: Option<String>,
    /// Words of the article that tell each field, where the set marks them.
    #[serde(default)]
    marks: BTreeMap<String, Option<String>>,
}

impl GoldIncident {
    /// Where an article's body tells it: by its event word, where that is marked, and by the words of its fields that stand in
    /// the body but once.
    pub(super) fn anchor(&self, body: &str) -> Option<Anchor> {
        let mark = |name: &str| self.marks.get(name).and_then(Option::as_deref);
        let sentence =
            mark("sentence").and_then(|words| body.find(words)).or_else(|| self.evidence.as_deref().and_then(|words| body.find(words)))?;
        let word = mark("trigger").and_then(|words| body.get(sentence..)?.find(words));
        let once = |words: &str| body.find(words).filter(|&at| body.rfind(words) == Some(at));
        let more = TOLD_BY.iter().filter_map(|name| mark(name)).filter_map(once).collect();
        Some(Anchor { event: sentence + word.unwrap_or_default(), more })
    }
}

/// What `furat extract --format json` prints, as far as the scorer reads it.
#[derive(Debug, Default, Deserialize)]
pub struct Output {
    pub(super) articles: Vec<Article>,
    pub(super) incidents: Vec<Incident>,
}

/// An article of the output.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Article {
    pub(super) id: String,
    pub(super) path: String,
    #[serde(default)]
    pub(super) lang: String,
    pub(super) places: Vec<Place>,
}

/// A place of the output.
#[derive(Debug, Deserialize)]
pub(super) struct Place {
    #[serde(default)]
    pub(super) surface: String,
    pub(super) name: Option<String>,
    pub(super) lat: Option<f64>,
    pub(super) lon: Option<f64>,
}

/// An incident of the output.
#[derive(Debug, Deserialize)]
pub(super) struct Incident {
    #[serde(default)]
    pub(super) id: String,
    pub(super) kind: String,
    #[serde(default)]
    pub(super) main: bool,
    pub(super) earliest: Option<String>,
    pub(super) latest: Option<String>,
    #[serde(default)]
    pub(super) places: Vec<Place>,
    #[serde(default)]
    pub(super) killed: Toll,
    #[serde(default)]
    pub(super) injured: Toll,
    #[serde(default)]
    pub(super) perpetrator: Perpetrator,
    #[serde(default)]
    pub(super) confidence: f64,
    #[serde(default)]
    pub(super) reasons: Vec<Reason>,
    #[serde(default)]
    pub(super) fields: BTreeMap<String, Trust>,
    pub(super) sources: Vec<Source>,
}

/// How far the output trusts a field.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Trust {
    pub(super) confidence: f64,
    #[serde(default)]
    pub(super) reasons: Vec<Reason>,
}

/// What speaks for or against a field.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Reason {
    pub(super) id: String,
}

impl Incident {
    /// Whether a field has a value.
    pub(super) fn tells(&self, field: &str) -> bool {
        let is_counted = |toll: Toll| toll.min.is_some() || toll.max.is_some();
        match field {
            "date" => self.earliest.is_some() || self.latest.is_some(),
            "place" => !self.places.is_empty(),
            "killed" => is_counted(self.killed),
            "injured" => is_counted(self.injured),
            "perpetrator" | "attribution" => self.perpetrator.name.as_deref().is_some_and(|name| name != "unknown"),
            _ => true,
        }
    }
}

/// A toll of the output.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub(super) struct Toll {
    pub(super) min: Option<u32>,
    pub(super) max: Option<u32>,
}

/// A doer of the output.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Perpetrator {
    pub(super) name: Option<String>,
    pub(super) attribution: Option<String>,
}

/// A source of an incident of the output.
#[derive(Debug, Deserialize)]
pub(super) struct Source {
    pub(super) article: String,
}

const fn yes() -> bool {
    true
}

impl GoldPlace {
    /// Its point, where it has one and can be put on a map.
    pub(super) fn point(&self) -> Option<LatLon> {
        if self.geocodable { point(self.lat, self.lon) } else { None }
    }
}

impl Place {
    /// Its point, where it has one.
    pub(super) fn point(&self) -> Option<LatLon> {
        point(self.lat, self.lon)
    }
}

fn point(lat: Option<f64>, lon: Option<f64>) -> Option<LatLon> {
    lat.zip(lon).map(|(lat, lon)| LatLon::new(lat, lon))
}
