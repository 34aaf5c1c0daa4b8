//! What leaves the program: a frozen selection, written in a format by one writer each.

mod about;
pub mod collection;
pub mod csv;
pub mod explain;
pub mod geojson;
pub mod geopackage;
pub mod geoparquet;
pub mod json;
pub mod kml;

pub use crate::exchange::title;
pub use about::{About, words as filter_words};

use std::borrow::Cow;

use crate::exchange::{Articles, Rows};
use crate::geo::LatLon;
use crate::i18n::Texts;
use crate::incident::Incident;
use crate::source::Article;
use crate::store::{ArticleFacts, Filter, Store, evaluate};

/// Articles and the incidents to write, in the order in which they are written.
#[derive(Debug, Default)]
pub struct Snapshot<'a> {
    /// Every article that was read.
    pub articles: Vec<(&'a Article, &'a ArticleFacts)>,
    /// The incidents that pass a filter: by date, then the undated, then the unlocated.
    pub incidents: Vec<Cow<'a, Incident>>,
    /// That filter.
    pub filter: Filter,
}

impl<'a> Snapshot<'a> {
    /// What a filter leaves of a store. Undated and unlocated incidents are in it where the filter cannot rule them out.
    pub fn new(store: &'a Store, filter: &Filter) -> Self {
        let view = evaluate(store, filter);
        let chosen = view.shown.iter().chain(view.undated.iter()).chain(view.unlocated.iter());
        Self {
            articles: store.articles().iter().filter_map(|article| Some((article, store.facts(&article.id)?))).collect(),
            incidents: chosen.filter_map(|row| store.at(row)).collect(),
            filter: filter.clone(),
        }
    }

    /// Its articles by id.
    fn index(&self) -> Articles<'a> {
        self.articles.iter().map(|(article, _)| (article.id.0.as_str(), *article)).collect()
    }

    /// What makes rows of its incidents.
    fn rows(&self, about: &About, texts: &'a Texts) -> Rows<'a> {
        Rows { texts, articles: self.index(), filter: about.filter.clone(), credits: about.credits.join("; ") }
    }
}

/// A point as OGC's well-known binary, little end first, longitude first.
fn well_known_binary(point: LatLon) -> Vec<u8> {
    let mut bytes = vec![1, 1, 0, 0, 0];
    bytes.extend(point.lon.to_le_bytes());
    bytes.extend(point.lat.to_le_bytes());
    bytes
}
