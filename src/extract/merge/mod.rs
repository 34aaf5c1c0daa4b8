//! One incident in several articles becomes one incident with several sources.
//!
//! Only what is dated to a few days and put on the map is joined, and only across articles: what one article tells apart stays apart. Reports
//! that differ in the toll are joined and the count widened; each voice stays in the claims, each report is kept as its own
//! article tells it.
//!
//! ```text
//! reports ─ blocks of a day and a stretch of land ─► pairs ─ likeness ─► the likest first ─► groups ─ join ─► incidents
//! ```
//!
//! What comes out does not depend on the order in which articles come.

mod blocks;
mod groups;
mod join;
mod likeness;

use std::collections::BTreeSet;

use super::Extraction;
use crate::incident::{Incident, IncidentId, Joined, Reason};
use blocks::{is_settled, pairs};
use groups::{Group, groups};
pub use likeness::likeness;

/// Joins the incidents of all articles; those of one article are never joined. In the order of the articles.
pub fn merge(extractions: &[Extraction]) -> Vec<Incident> {
    merge_but(extractions, &BTreeSet::new())
}

/// As [`merge`], but leaves the named reports as they are.
pub fn merge_but(extractions: &[Extraction], apart: &BTreeSet<IncidentId>) -> Vec<Incident> {
    let mut merger = Merger { apart: apart.clone(), ..Merger::default() };
    for extraction in extractions {
        merger.add(extraction.incidents.clone());
    }
    merger.finish()
}

/// Joins reports because a person says that they tell of one incident; the first gives the id. `None` where there are none.
pub fn join_by_hand(told: Vec<Incident>) -> Option<Incident> {
    let group = Group { members: (0..told.len()).collect(), links: Vec::new(), at: 0 };
    let articles: Vec<_> = told.iter().filter_map(|report| Some(report.sources.first()?.article.clone())).collect();
    let mut joined = join::join(told, &group, false)?;
    if !joined.reports.is_empty() {
        let reasons = vec![Reason { id: "by-hand".into(), delta: 1.0 }];
        joined.merged = articles.into_iter().map(|article| Joined { article, score: 1.0, reasons: reasons.clone() }).collect();
    }
    Some(joined)
}

/// Takes the incidents of articles as they come, and joins them when all are there.
#[derive(Debug, Default)]
pub struct Merger {
    reports: Vec<Incident>,
    apart: BTreeSet<IncidentId>,
    forgetful: bool,
}

impl Merger {
    /// One that keeps no reports to take joined incidents apart again, for output that has no room for them.
    pub fn forgetful() -> Self {
        Self { forgetful: true, ..Self::default() }
    }

    /// Whether no other article can ever add to an incident, as it is dated too loosely to be told from others, or has no place.
    pub fn stands_alone(incident: &Incident) -> bool {
        !is_settled(incident)
    }

    /// Takes the incidents of one more article.
    pub fn add(&mut self, incidents: Vec<Incident>) {
        self.reports.extend(incidents);
    }

    /// How many reports wait to be joined.
    pub fn waiting(&self) -> usize {
        self.reports.len()
    }

    /// The incidents, each at the place of its first report.
    pub fn finish(mut self) -> Vec<Incident> {
        self.joined(|_| true)
    }

    /// The incidents that only reports of the older half of those waiting are of: in a stream that has no end, no later
    /// article is likely to add to them. Where that leaves more than three quarters waiting, it gives all.
    pub fn finish_older(&mut self) -> Vec<Incident> {
        let (half, most) = (self.reports.len() / 2, self.reports.len() * 3 / 4);
        let mut out = self.joined(|group| group.members.iter().all(|&i| i < half));
        if self.reports.len() > most {
            out.extend(self.joined(|_| true));
        }
        out
    }

    /// Joins and gives the reports of some groups; those of the others stay, in their order.
    fn joined(&mut self, is_wanted: impl Fn(&Group) -> bool) -> Vec<Incident> {
        let pairs = pairs(&self.reports, &self.apart);
        let groups = groups(&self.reports, &pairs);
        let mut reports: Vec<Option<Incident>> = std::mem::take(&mut self.reports).into_iter().map(Some).collect();
        let mut out = Vec::new();
        for group in groups.iter().filter(|group| is_wanted(group)) {
            let told: Vec<Incident> = group.members.iter().filter_map(|&i| reports.get_mut(i)?.take()).collect();
            out.extend(join::join(told, group, self.forgetful));
        }
        self.reports = reports.into_iter().flatten().collect();
        out
    }
}

#[cfg(test)]
mod tests;
