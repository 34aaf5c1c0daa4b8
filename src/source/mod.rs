//! Articles: what was read, untouched, and what its file says about it.

pub mod read;
pub mod samples;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::text::Lang;

/// Names an article; made from its path or, for streams, its place in the stream.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ArticleId(pub String);

/// How the date of publication is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PublishedFrom {
    /// The file or the user says it.
    Metadata,
    /// The text fixes it: a dateline, an embedded post, a full date in the lead.
    Text,
    /// It is not known.
    #[default]
    Unknown,
}

/// One article as read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Its name in this run.
    pub id: ArticleId,
    /// Where it was read from, as the user named it, with `/` between parts; empty for a stream.
    pub path: String,
    /// Headline, where the file gives one apart from the body.
    pub title: Option<String>,
    /// Outlet.
    pub source: Option<String>,
    /// Link.
    pub url: Option<String>,
    /// Day of publication the file or the user gives.
    pub published: Option<NaiveDate>,
    /// Language, given or told by the letters.
    pub lang: Lang,
    /// The text after the front matter; every span points into it.
    pub body: String,
}

impl Article {
    /// Its headline; the name of its file where it has none.
    pub fn headline(&self) -> &str {
        let name = self.path.rsplit('/').next().filter(|name| !name.is_empty()).unwrap_or(&self.id.0);
        self.title.as_deref().filter(|title| !title.trim().is_empty()).unwrap_or(name)
    }
}
