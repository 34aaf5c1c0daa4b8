//! How each field came out, and which reports were joined: what the program says when it is asked why.

use serde::{Deserialize, Serialize};

use super::{Confidence, Field, Incident, Reason};
use crate::source::ArticleId;

/// How one field came out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Which.
    pub field: Field,
    /// How far to trust it: of the fields given 0.9 and more, nine in ten are right (`docs/ACCURACY.md`).
    pub confidence: Confidence,
    /// What else the text would have allowed, written as in JSON.
    pub candidates: Vec<String>,
}

/// A report that was joined to an incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Joined {
    /// The article it is in.
    pub article: ArticleId,
    /// How much spoke for joining it.
    pub score: f32,
    /// What did, and what spoke against it.
    pub reasons: Vec<Reason>,
}

impl Incident {
    /// How a field came out; `None` where the text does not speak of it.
    pub fn finding(&self, field: Field) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.field == field)
    }

    /// The reports it was made of, each as its own article tells it; itself where nothing was joined.
    pub fn split(self) -> Vec<Self> {
        if self.reports.is_empty() { vec![self] } else { self.reports }
    }
}
