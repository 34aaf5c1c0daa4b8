//! Why: what speaks for and against each field of an incident, and what else it could have been.
//!
//! A signal is the id of a reason (`reason-ID` in `assets/i18n`); what it is worth stands in `data/calibration.tsv`.
//! Nothing here weighs anything.

mod doer;
mod happened;
mod setting;
mod toll;

use super::assemble::Draft;
use super::calibration::Calibration;
use super::frames::Frame;
use super::reading::Reading;
use crate::incident::{Alternative, Confidence, Field, Finding, Incident};

/// An incident that starts later than so many sentences is told in passing.
const LATE: usize = 6;

/// An incident with what it was made of.
pub(super) struct Case<'c> {
    /// The article.
    pub(super) r: &'c Reading<'c>,
    /// All incidents in the making.
    pub(super) drafts: &'c [Draft],
    /// Which of them it is.
    pub(super) index: usize,
    /// What it came out as.
    pub(super) incident: &'c Incident,
}

/// What is told of a field.
#[derive(Default)]
struct Told {
    signals: Vec<&'static str>,
    candidates: Vec<Alternative>,
}

/// How each field came out, in the order of the fields. The target is not judged: no gold has it.
pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let shared = shared(case);
    let finding = |field, told| finding(field, told, &shared);
    let mut out = vec![
        finding(Field::Kind, happened::kind(case)),
        finding(Field::Date, setting::date(case)),
        finding(Field::Place, setting::place(case)),
    ];
    for field in [Field::Killed, Field::Injured, Field::Missing, Field::Captured] {
        out.extend(toll::toll(case, field).map(|told| finding(field, told)));
    }
    out.push(finding(Field::Perpetrator, doer::doer(case)));
    out.push(finding(Field::Attribution, doer::status(case)));
    out
}

/// How far to trust that there was such an incident at all.
pub(super) fn confidence(case: &Case<'_>) -> Confidence {
    let mut signals = shared(case);
    signals.extend(happened::whole(case));
    Calibration::bundled().confidence("incident", signals)
}

fn finding(field: Field, mut told: Told, shared: &[&'static str]) -> Finding {
    told.signals.extend(shared);
    Finding { field, confidence: Calibration::bundled().confidence(field.code(), told.signals), candidates: told.candidates }
}

/// How the incident is told as a whole, which bears on every field of it.
fn shared(case: &Case<'_>) -> Vec<&'static str> {
    let Some(draft) = case.draft() else { return Vec::new() };
    let first = draft.frames.first().map_or(0, |frame| frame.sentence);
    let beside = |other: &Draft| other.frames.iter().any(|frame| frame.sentence == first);
    let others = case.drafts.iter().enumerate().filter(|(i, _)| *i != case.index);
    [
        (!case.incident.main).then_some("told-aside"),
        (draft.frames.iter().filter(|frame| !frame.link.support).count() > 1).then_some("told-again"),
        (!draft.frames.iter().any(|frame| frame.link.fresh)).then_some("told-back"),
        (first >= LATE).then_some("told-late"),
        others.clone().any(|(_, other)| beside(other)).then_some("told-beside"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

impl<'c> Case<'c> {
    fn draft(&self) -> Option<&'c Draft> {
        self.drafts.get(self.index)
    }

    fn frames(&self) -> &'c [Frame] {
        self.draft().map_or(&[], |draft| draft.frames.as_slice())
    }

    /// Whether words stand in the clause of the frame's event word.
    fn is_close(&self, frame: &Frame, token: usize) -> bool {
        !frame.link.support && self.r.clause_of(frame.head).contains(&token)
    }
}

/// The share of each value in all that is told, the settled one left out, best first.
fn shares(told: impl IntoIterator<Item = (String, f32)>, settled: &str) -> Vec<Alternative> {
    let mut sums: Vec<Alternative> = Vec::new();
    let mut all = 0.0;
    for (value, weight) in told {
        all += weight;
        match sums.iter_mut().find(|known| known.value == value) {
            Some(known) => known.score += weight,
            None => sums.push(Alternative { value, score: weight }),
        }
    }
    sums.retain(|candidate| candidate.value != settled);
    for candidate in &mut sums {
        candidate.score = (candidate.score / all * 100.0).round() / 100.0;
    }
    sums.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.value.cmp(&b.value)));
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_else_is_told_is_ranked_by_its_share() {
        let told = [("14", 2.0), ("8", 1.0), ("9", 3.0), ("8", 2.0), ("14", 2.0)].map(|(value, weight)| (value.to_owned(), weight));
        let shares: Vec<(String, f32)> = shares(told, "14").into_iter().map(|c| (c.value, c.score)).collect();
        assert_eq!(shares, [("8".to_owned(), 0.3), ("9".to_owned(), 0.3)]);
    }
}
