//! The search field: what was asked, and what it may mean.

use super::{Found, UiCommand};
use crate::incident::{IncidentId, Kind};
use crate::source::ArticleId;

/// Something that the words in the search field may mean.
#[derive(Clone, Debug, PartialEq)]
pub enum Hit {
    /// A wish.
    Wish(UiCommand),
    /// A place of the gazetteer, or a point.
    Place(Found),
    /// An incident.
    Incident {
        /// Which.
        id: IncidentId,
        /// Its kind.
        kind: Kind,
        /// Kind and place.
        title: String,
        /// When, and tolls.
        detail: String,
    },
    /// An article.
    Article {
        /// Which.
        id: ArticleId,
        /// Its headline.
        title: String,
        /// Its day of publication.
        detail: String,
    },
}

/// The search field while it is used.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Palette {
    /// Whether it lists what it found.
    pub is_open: bool,
    /// The words that `hits` answers.
    pub asked: String,
    /// Wishes, then places, incidents, articles; best first within each.
    pub hits: Vec<Hit>,
    /// Whether incidents and articles are still being looked through.
    pub is_seeking: bool,
}
