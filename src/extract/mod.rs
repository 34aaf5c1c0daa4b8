//! From an article to its incidents. Pure: no files, no clock, no screen.

pub mod casualties;
pub mod cues;
pub mod dates;
pub mod persons;
pub mod places;
pub mod reading;
pub mod triggers;

use chrono::NaiveDate;

pub use dates::DateMention;
pub use places::PlaceMention;

use crate::gazetteer::Gazetteer;
use crate::incident::Incident;
use crate::lexicon::Lexicons;
use crate::source::{Article, ArticleId, PublishedFrom};

/// What one article says.
#[derive(Clone, Debug, PartialEq)]
pub struct Extraction {
    /// The article.
    pub article: ArticleId,
    /// Its day of publication, as far as file, user or text give it.
    pub published: Option<NaiveDate>,
    /// Which of them gave it.
    pub published_from: PublishedFrom,
    /// The places it names, in the order of the text.
    pub places: Vec<PlaceMention>,
    /// The dates it names, in the order of the text.
    pub dates: Vec<DateMention>,
    /// Its incidents, the main ones first, each with evidence in this article alone.
    pub incidents: Vec<Incident>,
}

/// Reads one article.
pub fn extract(article: &Article, _lex: &Lexicons, _gaz: &Gazetteer) -> Extraction {
    Extraction {
        article: article.id.clone(),
        published: article.published,
        published_from: if article.published.is_some() { PublishedFrom::Metadata } else { PublishedFrom::Unknown },
        places: Vec::new(),
        dates: Vec::new(),
        incidents: Vec::new(),
    }
}

/// Joins reports of one incident in several articles. Never joins two incidents that one article tells apart.
pub fn merge(extractions: &[Extraction]) -> Vec<Incident> {
    extractions.iter().flat_map(|extraction| extraction.incidents.iter().cloned()).collect()
}
