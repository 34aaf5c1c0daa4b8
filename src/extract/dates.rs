//! Date expressions of an article, resolved against its day of publication.

use serde::{Deserialize, Serialize};

use crate::incident::When;
use crate::text::Span;

/// A date expression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DateMention {
    /// Its words.
    pub span: Span,
    /// What it says; null ends where nothing fixes them.
    pub when: When,
    /// Id of the rule that read it.
    pub rule: String,
    /// Whether it leans on another date (the day of publication, or the one before it in the text).
    pub relative: bool,
}
