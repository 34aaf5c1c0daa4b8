//! What leaves the program: a frozen selection, written in a format by one writer each.

pub mod csv;
pub mod explain;
pub mod geojson;
pub mod json;

use std::borrow::Cow;

use crate::i18n::Texts;
use crate::incident::Incident;
use crate::source::Article;
use crate::store::{ArticleFacts, Filter, Store, evaluate};
use crate::text::Lang;

/// Articles and the incidents to write, in the order in which they are written.
#[derive(Debug, Default)]
pub struct Snapshot<'a> {
    /// Every article that was read.
    pub articles: Vec<(&'a Article, &'a ArticleFacts)>,
    /// The incidents that pass a filter: by date, then the undated, then the unlocated.
    pub incidents: Vec<Cow<'a, Incident>>,
}

impl<'a> Snapshot<'a> {
    /// What a filter leaves of a store. Undated and unlocated incidents are in it where the filter cannot rule them out.
    pub fn new(store: &'a Store, filter: &Filter) -> Self {
        let view = evaluate(store, filter);
        let chosen = view.shown.iter().chain(view.undated.iter()).chain(view.unlocated.iter());
        Self {
            articles: store.articles().iter().filter_map(|article| Some((article, store.facts(&article.id)?))).collect(),
            incidents: chosen.filter_map(|row| store.at(row)).collect(),
        }
    }
}

/// "Airstrike, Al-Bukamal" in the language of `texts`, with the place's name in that language where it has one.
pub fn title(incident: &Incident, texts: &Texts) -> String {
    let place = incident.site().map(|place| match texts.lang() {
        Lang::Ar if !place.name_ar.is_empty() => place.name_ar.as_str(),
        _ => place.name.as_str(),
    });
    texts.incident_title(incident.kind, place)
}
