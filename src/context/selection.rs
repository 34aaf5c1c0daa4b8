//! What is selected, pointed at and read.

use super::Tray;
use crate::incident::{Field, IncidentId};
use crate::source::ArticleId;
use crate::text::Span;

/// The article open in the source panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Which.
    pub article: ArticleId,
    /// Words to scroll to, once.
    pub scroll_to: Option<Span>,
}

/// What is selected, pointed at and read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The incident shown in the source panel.
    pub incident: Option<IncidentId>,
    /// The incident under the pointer.
    pub hovered: Option<IncidentId>,
    /// The field of the card under the pointer.
    pub field: Option<Field>,
    /// The article shown below the card.
    pub reading: Option<Reading>,
    /// The list shown instead of the incidents in range.
    pub tray: Option<Tray>,
    /// Rows of the incidents of one place, by date, listed instead of all in range.
    pub pile: Vec<usize>,
}
