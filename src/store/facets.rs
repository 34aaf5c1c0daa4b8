//! Counts beside the rows of the filter panel.

use crate::incident::{Actor, Attribution, Incident, Kind};

/// For each row, how many incidents would be shown by it with all other facets kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    kinds: [usize; Kind::ALL.len()],
    actors: [usize; Actor::ALL.len()],
    attributions: [usize; Attribution::ALL.len()],
}

impl Facets {
    /// Incidents of that kind.
    pub fn kind(&self, kind: Kind) -> usize {
        self.kinds.get(kind as usize).copied().unwrap_or_default()
    }

    /// Incidents by that doer.
    pub fn actor(&self, actor: Actor) -> usize {
        self.actors.get(actor as usize).copied().unwrap_or_default()
    }

    /// Incidents of that attribution.
    pub fn attribution(&self, attribution: Attribution) -> usize {
        self.attributions.get(attribution as usize).copied().unwrap_or_default()
    }

    pub(super) fn count_kind(&mut self, incident: &Incident) {
        raise(&mut self.kinds, incident.kind as usize);
    }

    pub(super) fn count_actor(&mut self, incident: &Incident) {
        raise(&mut self.actors, incident.perpetrator.name as usize);
    }

    pub(super) fn count_attribution(&mut self, incident: &Incident) {
        raise(&mut self.attributions, incident.perpetrator.attribution as usize);
    }
}

fn raise(counts: &mut [usize], i: usize) {
    if let Some(count) = counts.get_mut(i) {
        *count += 1;
    }
}
