//! How each field came out, and which reports were joined: what the program says when it is asked why.

use serde::{Deserialize, Serialize};

use super::{Confidence, Field, Incident, Reason};
use crate::source::ArticleId;

/// How one field came out, or why it is open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Which.
    pub field: Field,
    /// How far to trust it: the share of fields with such reasons that came out right on articles with gold beside them.
    /// Of an open field, how sure it is that the text does not tell it.
    pub confidence: Confidence,
    /// What else the text would have allowed, best first.
    pub candidates: Vec<Alternative>,
}

/// A value that a field might have had.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alternative {
    /// The value as JSON writes it: a code, an EDTF date, the id of a place, `min..max`.
    pub value: String,
    /// 0 to 1: its share in all that is told of the field.
    pub score: f32,
}

/// A report that was joined to an incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Joined {
    /// The article it is in.
    pub article: ArticleId,
    /// 0 to 1: how far to trust that both tell of one incident.
    pub score: f32,
    /// What speaks for it, and what against it, on the scale of the score.
    pub reasons: Vec<Reason>,
}

impl Incident {
    /// How a field came out; `None` for a field that is not judged.
    pub fn finding(&self, field: Field) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.field == field)
    }

    /// The reports it was made of, each as its own article tells it; itself where nothing was joined.
    #[must_use]
    pub fn split(self) -> Vec<Self> {
        if self.reports.is_empty() { vec![self] } else { self.reports }
    }
}
