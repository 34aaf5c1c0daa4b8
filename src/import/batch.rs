//! What was read, a few thousand rows at a time.

use std::io;

use super::Failure;
use crate::exchange::Refusal;
use crate::i18n::Texts;
use crate::incident::Incident;
use crate::source::Article;
use crate::store::{ArticleFacts, Batch};

/// Rows that are handed on together.
const ROWS: usize = 4096;

/// A row that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The file as the user named it.
    pub file: String,
    /// Its line, or the number of the feature, from 1.
    pub line: u64,
    /// Why.
    pub refusal: Refusal,
}

impl Refused {
    /// The reason in words.
    pub fn told(&self, texts: &Texts) -> String {
        self.refusal.told(texts)
    }
}

/// What a few thousand rows gave.
#[derive(Debug, Default)]
pub struct Taken {
    /// Articles and incidents.
    pub batch: Batch,
    /// Rows that were refused.
    pub refused: Vec<Refused>,
    /// Rows that speak of no incident: GDELT's codes of words.
    pub passed_over: usize,
}

/// Takes what was read. An error ends the reading.
pub type Each<'a> = dyn FnMut(Taken) -> io::Result<()> + 'a;

/// Gathers rows into batches.
pub(super) struct Out<'a, 'e> {
    file: &'a str,
    each: &'a mut Each<'e>,
    taken: Taken,
    rows: usize,
}

impl<'a, 'e> Out<'a, 'e> {
    pub(super) fn new(file: &'a str, each: &'a mut Each<'e>) -> Self {
        Self { file, each, taken: Taken::default(), rows: 0 }
    }

    /// An incident with articles of which nothing more was read than they say of themselves.
    pub(super) fn incident(&mut self, incident: Incident, articles: Vec<Article>) -> Result<(), Failure> {
        self.taken.batch.incidents.push(incident);
        for article in articles {
            let facts = ArticleFacts { published: article.published, ..ArticleFacts::default() };
            self.taken.batch.articles.push((article, facts));
        }
        self.row()
    }

    /// An article with what was read in it.
    pub(super) fn article(&mut self, article: Article, facts: ArticleFacts) -> Result<(), Failure> {
        self.taken.batch.articles.push((article, facts));
        self.row()
    }

    pub(super) fn refuse(&mut self, line: u64, refusal: Refusal) -> Result<(), Failure> {
        self.taken.refused.push(Refused { file: self.file.to_owned(), line, refusal });
        self.row()
    }

    pub(super) fn pass_over(&mut self) -> Result<(), Failure> {
        self.taken.passed_over += 1;
        self.row()
    }

    pub(super) fn flush(&mut self) -> Result<(), Failure> {
        self.rows = 0;
        (self.each)(std::mem::take(&mut self.taken)).map_err(Failure::Stopped)
    }

    fn row(&mut self) -> Result<(), Failure> {
        self.rows += 1;
        if self.rows < ROWS { Ok(()) } else { self.flush() }
    }
}
