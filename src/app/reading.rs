//! From files to a batch for the store: read, extract in parallel, merge.

use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::extract::{self, Extraction};
use crate::gazetteer::Gazetteer;
use crate::lexicon::Lexicons;
use crate::source::Article;
use crate::store::{ArticleFacts, Batch, Mention};

/// Lexicons and gazetteer, loaded once and shared by all threads.
pub struct Library {
    /// Word tables.
    pub lexicons: Lexicons,
    /// Places.
    pub gazetteer: Gazetteer,
}

impl Library {
    /// Loads what is bundled.
    ///
    /// # Errors
    /// When a bundled table cannot be read; a test guards that each can.
    pub fn bundled() -> Result<Arc<Self>, Diagnostic> {
        let broken = |e: &dyn std::fmt::Display| Diagnostic::error(e.to_string()).hint("reinstall the program");
        let lexicons = Lexicons::bundled().map_err(|e| broken(&e))?;
        let gazetteer = Gazetteer::bundled().map_err(|e| broken(&e))?;
        Ok(Arc::new(Self { lexicons, gazetteer }))
    }

    /// Reads articles on all cores; the order of the result is the order of the articles.
    pub fn extract(&self, articles: &[Article]) -> Vec<Extraction> {
        articles.par_iter().map(|article| extract::extract(article, &self.lexicons, &self.gazetteer)).collect()
    }
}

/// What a job reads.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// Files and folders.
    Paths(Vec<PathBuf>),
    /// The bundled sample.
    Sample,
    /// Articles that are open already, read again.
    Articles(Vec<Article>),
}

/// Puts what was read in an article beside it, for the store.
pub fn facts(extraction: &Extraction) -> ArticleFacts {
    ArticleFacts {
        published: extraction.published,
        published_from: extraction.published_from,
        places: extraction.places.iter().map(|m| Mention { span: m.span, value: m.place.clone() }).collect(),
        dates: extraction.dates.iter().map(|m| Mention { span: m.span, value: m.when.clone() }).collect(),
    }
}

/// Articles with what was read in them, and their incidents merged.
pub fn batch(articles: Vec<Article>, extractions: &[Extraction]) -> Batch {
    let incidents = extract::merge(extractions);
    let articles = articles.into_iter().zip(extractions).map(|(article, extraction)| (article, facts(extraction))).collect();
    Batch { articles, incidents }
}
