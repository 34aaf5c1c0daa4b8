//! Incidents that are not held whole.

use std::fmt::Debug;

use super::Columns;
use crate::incident::{Incident, IncidentId};
use crate::source::{Article, ArticleId};

/// Makes incidents whole when they are looked at. The same row always gives the same incident, and it says what the columns say.
pub trait Made: Debug + Send + Sync {
    /// The incident of a row of these columns.
    fn incident(&self, columns: &Columns, row: usize) -> Incident;

    /// Its id.
    fn id(&self, row: usize) -> IncidentId;

    /// The row of an id; `None` for an id that this never gave.
    fn row(&self, id: &IncidentId) -> Option<usize>;

    /// The article of that id; `None` where it has none of its own.
    fn article(&self, id: &ArticleId) -> Option<Article> {
        let _ = id;
        None
    }

    /// The rows of incidents whose articles hold these folded words; `None` where it has no articles of its own.
    fn rows_with(&self, words: &str) -> Option<Vec<usize>> {
        let _ = words;
        None
    }
}
