//! Names of places in an article, each put on the map.

use serde::{Deserialize, Serialize};

use crate::incident::Where;
use crate::text::Span;

/// A place that the text names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceMention {
    /// Its words, without clitics.
    pub span: Span,
    /// What it means.
    pub place: Where,
    /// Whether it stands for a government rather than for a spot.
    pub metonym: bool,
}
