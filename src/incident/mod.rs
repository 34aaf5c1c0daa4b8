//! What an incident is: plain data, every field with the words it rests on.

mod actor;
mod count;
mod edtf;
mod evidence;
mod finding;
mod foreign;
mod kind;
mod known;
mod place;
mod remarks;
mod side;
mod when;

pub use actor::{Actor, Attribution, Perpetrator};
pub use count::Count;
pub use evidence::{Claim, Confidence, Evidence, Field, Reason, SourceRef};
pub use finding::{Alternative, Finding, Joined};
pub use foreign::Foreign;
pub use kind::{Family, Kind};
pub use known::{DayOfWeek, Known, PartOfDay};
pub use place::{Admin, Candidate, CandidateReason, PlaceKind, PlaceRole, Where};
pub use remarks::{Remarks, Verification};
pub use side::Side;
pub use when::{Precision, When};

use serde::{Deserialize, Serialize};

/// Names an incident for as long as its articles do not change.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IncidentId(pub String);

/// One thing that happened, as one or several articles report it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Incident {
    /// Made from the article's id and the incident's order in it; a merged one keeps its first.
    pub id: IncidentId,
    /// What happened.
    pub kind: Kind,
    /// Whether some article reports it as its news, not as background.
    pub main: bool,
    /// When, as far as the text says.
    pub when: When,
    /// Where, best first; empty where the text does not say.
    pub places: Vec<Where>,
    /// Dead.
    pub killed: Count,
    /// Wounded.
    pub injured: Count,
    /// Gone without a trace.
    #[serde(default)]
    pub missing: Count,
    /// Taken prisoner, detained or abducted.
    #[serde(default)]
    pub captured: Count,
    /// Who is said to have done it.
    pub perpetrator: Perpetrator,
    /// What was hit, in the words of the text.
    pub target: Option<String>,
    /// What each voice says of tolls and blame, in the order of the text.
    pub claims: Vec<Claim>,
    /// How far to trust it, and why.
    pub confidence: Confidence,
    /// How each field came out, in the order of the fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Finding>,
    /// Why each report is here. Empty where nothing was joined.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merged: Vec<Joined>,
    /// Each joined report as its own article tells it, so that they can be taken apart again. Empty where nothing was joined.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reports: Vec<Self>,
    /// What a person says of it.
    #[serde(default, skip_serializing_if = "Remarks::is_empty")]
    pub remarks: Remarks,
    /// The articles it is in, with the words behind each field. Empty only for one made by hand that no article reports.
    pub sources: Vec<SourceRef>,
    /// The row of another collection that it was read from; `None` where Furat found it itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub foreign: Option<Foreign>,
}

impl Incident {
    /// One of which nothing is known yet but that it has no kind of its own.
    pub fn bare(id: IncidentId) -> Self {
        Self {
            id,
            kind: Kind::Other,
            main: true,
            when: When::default(),
            places: Vec::new(),
            killed: Count::default(),
            injured: Count::default(),
            missing: Count::default(),
            captured: Count::default(),
            perpetrator: Perpetrator::default(),
            target: None,
            claims: Vec::new(),
            confidence: Confidence::default(),
            findings: Vec::new(),
            merged: Vec::new(),
            reports: Vec::new(),
            remarks: Remarks::default(),
            sources: Vec::new(),
            foreign: None,
        }
    }

    /// The place its marker stands on; `None` where it is not located.
    pub fn site(&self) -> Option<&Where> {
        self.places.first()
    }
}
