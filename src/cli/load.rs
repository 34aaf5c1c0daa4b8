//! From articles to a filled [`Store`]: extraction in parallel, merging, and what went wrong on the way.

use chrono::NaiveDate;
use rayon::prelude::*;
use thiserror::Error;

use super::ingest::Ingested;
use super::progress::{Bar, Progress};
use crate::extract::{self, Extraction};
use crate::gazetteer::{Gazetteer, LoadError};
use crate::i18n::Texts;
use crate::lexicon::{LanguageFiles, LexiconError, Lexicons};
use crate::source::Article;
use crate::store::{ArticleFacts, Batch, Mention, Store};

/// What extraction needs to know of languages and places.
#[derive(Debug)]
pub struct Knowledge {
    /// Words.
    pub lexicons: Lexicons,
    /// Places.
    pub gazetteer: Gazetteer,
}

/// Bundled data that cannot be used.
#[derive(Debug, Error)]
#[error(transparent)]
pub enum KnowledgeError {
    /// A table of words.
    Lexicons(#[from] LexiconError),
    /// The table of places.
    Gazetteer(#[from] LoadError),
}

impl Knowledge {
    /// What is inside the program.
    ///
    /// # Errors
    /// Only where the bundled data is broken, which tests rule out.
    pub fn bundled() -> Result<Self, KnowledgeError> {
        Self::with(Vec::new())
    }

    /// What is inside the program, with more languages, or more words of those it has.
    ///
    /// # Errors
    /// Names the table of these languages that is broken.
    pub fn with(languages: Vec<LanguageFiles>) -> Result<Self, KnowledgeError> {
        Self::with_places(languages, Gazetteer::bundled()?)
    }

    /// The same, with that gazetteer in place of the bundled one.
    ///
    /// # Errors
    /// Names the table of these languages that is broken.
    pub fn with_places(languages: Vec<LanguageFiles>, gazetteer: Gazetteer) -> Result<Self, KnowledgeError> {
        Ok(Self { lexicons: Lexicons::bundled_with(languages)?, gazetteer })
    }
}

/// Gives articles without a day of publication the one the user names.
pub fn publish(ingested: &mut Ingested, day: Option<NaiveDate>) {
    for article in &mut ingested.articles {
        article.published = article.published.or(day);
    }
}

/// Settles the language of every article: the one its file says where there is a lexicon of it, else the one its letters
/// and words tell. A language without a lexicon costs a warning.
pub fn settle_languages(ingested: &mut Ingested, lexicons: &Lexicons, texts: &Texts) {
    for article in &mut ingested.articles {
        if lexicons.known(article.lang).is_none() {
            let problem = texts.warning("read-bad-lang", &[("value", article.lang.code().to_owned().into())]);
            ingested.problems.push(problem.at(&article.id.0));
        }
        article.lang = lexicons.language_of(article.lang, &article.body);
    }
}

/// Extracts every article, merges reports of one incident, and keeps all of it. The result does not depend on the number of threads.
pub fn load(articles: Vec<Article>, knowledge: &Knowledge, texts: &Texts, progress: &Progress) -> Store {
    let mut store = Store::default();
    store.insert(batch(articles, knowledge, texts, progress));
    store
}

/// See [`load`].
pub fn batch(articles: Vec<Article>, knowledge: &Knowledge, texts: &Texts, progress: &Progress) -> Batch {
    let bar = progress.start("progress-extracting", articles.len(), texts);
    let extractions = extractions(&articles, knowledge, &bar);
    let incidents = extract::merge(&extractions);
    Batch { articles: articles.into_iter().zip(extractions.into_iter().map(facts)).collect(), incidents }
}

/// Extracts every article, in parallel; gives what they say in their order.
pub fn extractions(articles: &[Article], knowledge: &Knowledge, bar: &Bar) -> Vec<Extraction> {
    let extract = |article| {
        let extraction = extract::extract(article, &knowledge.lexicons, &knowledge.gazetteer);
        bar.step();
        extraction
    };
    articles.par_iter().map(extract).collect()
}

/// What a store keeps of an extraction beside its incidents.
pub fn facts(extraction: Extraction) -> ArticleFacts {
    ArticleFacts {
        published: extraction.published,
        published_from: extraction.published_from,
        places: extraction.places.into_iter().map(|mention| Mention { span: mention.span, value: mention.place }).collect(),
        dates: extraction.dates.into_iter().map(|mention| Mention { span: mention.span, value: mention.when }).collect(),
    }
}
