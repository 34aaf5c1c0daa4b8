//! What the sources alone would make of an incident: a suggestion, never a verdict.

use std::collections::BTreeSet;

use crate::incident::{Actor, Attribution, Incident, Verification};

/// A grade after the scale of Airwars for reported harm (<https://airwars.org/about/methodology/>), as far as sources decide it.
/// "Discounted" takes a person, so it is never suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grade {
    /// The doer says so.
    Confirmed,
    /// Two or more sources, and none against them.
    Fair,
    /// One source.
    Weak,
    /// Sources lay it at the door of different sides, or all that are named deny it.
    Contested,
}

impl Grade {
    /// Its name in messages.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Fair => "fair",
            Self::Weak => "weak",
            Self::Contested => "contested",
        }
    }

    /// The status that a person would give who believes the sources; one weak source is not enough for any.
    pub const fn status(self) -> Verification {
        match self {
            Self::Confirmed | Self::Fair => Verification::Confirmed,
            Self::Weak => Verification::Unreviewed,
            Self::Contested => Verification::Contested,
        }
    }
}

/// The grade of an incident that so many sources tell of, those of one outlet counted once; `None` where no source does.
pub fn suggest(incident: &Incident, sources: usize) -> Option<Grade> {
    if sources == 0 {
        return None;
    }
    let blamed: BTreeSet<Actor> = incident
        .claims
        .iter()
        .filter(|claim| claim.attribution != Some(Attribution::Denied))
        .filter_map(|claim| claim.blames)
        .filter(|actor| *actor != Actor::Unknown)
        .collect();
    let attribution = incident.perpetrator.attribution;
    Some(match () {
        () if blamed.len() > 1 || attribution == Attribution::Denied => Grade::Contested,
        () if attribution == Attribution::Claimed => Grade::Confirmed,
        () if sources > 1 => Grade::Fair,
        () => Grade::Weak,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::incident::{Claim, Count, IncidentId};
    use crate::source::ArticleId;
    use crate::text::Span;

    fn claim(blames: Actor, attribution: Attribution) -> Claim {
        Claim {
            article: ArticleId("a".into()),
            voice: None,
            killed: Count::default(),
            injured: Count::default(),
            blames: Some(blames),
            attribution: Some(attribution),
            span: Span::new(0, 1),
        }
    }

    #[test]
    fn sources_and_what_they_agree_on_decide() {
        use Attribution::{Claimed, Denied, Stated, Suspected, Unknown};
        type Row = (Attribution, &'static [(Actor, Attribution)], usize, Option<Grade>);
        let rows: [Row; 9] = [
            (Unknown, &[], 0, None),
            (Unknown, &[], 1, Some(Grade::Weak)),
            (Unknown, &[], 2, Some(Grade::Fair)),
            (Claimed, &[], 1, Some(Grade::Confirmed)),
            (Denied, &[], 3, Some(Grade::Contested)),
            (Stated, &[(Actor::US, Stated), (Actor::Israel, Suspected)], 2, Some(Grade::Contested)),
            (Stated, &[(Actor::US, Stated), (Actor::US, Suspected)], 2, Some(Grade::Fair)),
            (Stated, &[(Actor::US, Stated), (Actor::Israel, Denied)], 2, Some(Grade::Fair)),
            (Stated, &[(Actor::US, Stated), (Actor::Unknown, Stated)], 1, Some(Grade::Weak)),
        ];
        for (attribution, claims, sources, want) in rows {
            let mut incident = Incident::bare(IncidentId("a#1".into()));
            incident.perpetrator.attribution = attribution;
            incident.claims = claims.iter().map(|(actor, attribution)| claim(*actor, *attribution)).collect();
            assert_eq!(suggest(&incident, sources), want, "{attribution:?} {claims:?} {sources}");
        }
    }
}
