//! Incidents that are not held whole.

use std::fmt::Debug;

use super::Columns;
use crate::incident::{Incident, IncidentId};

/// Makes incidents whole when they are looked at. The same row always gives the same incident, and it says what the columns say.
pub trait Made: Debug + Send + Sync {
    /// The incident of a row of these columns.
    fn incident(&self, columns: &Columns, row: usize) -> Incident;

    /// Its id.
    fn id(&self, row: usize) -> IncidentId;

    /// The row of an id; `None` for an id that this never gave.
    fn row(&self, id: &IncidentId) -> Option<usize>;
}
