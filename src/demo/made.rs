//! Made-up incidents as the source panel sees them.

use crate::incident::{Confidence, Incident, IncidentId, Perpetrator};
use crate::store::{Columns, Made};

/// What opens every id.
const PREFIX: &str = "demo-";

/// Puts an incident together from its columns alone. It has no words of any article.
#[derive(Debug)]
pub(super) struct MadeUp;

impl Made for MadeUp {
    fn incident(&self, columns: &Columns, row: usize) -> Incident {
        let (killed, injured) = columns.tolls(row).unwrap_or_default();
        let (name, attribution) = columns.doer(row).unwrap_or_default();
        Incident {
            kind: columns.kind(row).unwrap_or(crate::incident::Kind::Other),
            main: columns.main().contains(row),
            when: columns.when(row).unwrap_or_default(),
            places: columns.site(row).cloned().into_iter().collect(),
            killed,
            injured,
            perpetrator: Perpetrator { name, attribution, ..Perpetrator::default() },
            confidence: Confidence { value: columns.confidence(row).unwrap_or_default(), ..Confidence::default() },
            ..Incident::bare(self.id(row))
        }
    }

    fn id(&self, row: usize) -> IncidentId {
        IncidentId(format!("{PREFIX}{row}"))
    }

    fn row(&self, id: &IncidentId) -> Option<usize> {
        let digits = id.0.strip_prefix(PREFIX)?;
        digits.parse().ok().filter(|row: &usize| row.to_string() == digits)
    }
}
