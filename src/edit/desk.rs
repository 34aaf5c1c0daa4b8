//! The log laid over a store, and kept so while entries are added: an entry costs the incidents it names, not all.

use std::collections::{BTreeMap, BTreeSet};

use super::lay::{Corrected, Original, play};
use super::library::{Library, Prints};
use super::{Anchor, Change, Edit, Log, Part, Stamp, alias};
use crate::incident::{Incident, IncidentId};
use crate::source::ArticleId;
use crate::store::Store;

/// A log, and what it makes of the incidents of a store that it speaks of.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    log: Log,
    /// What was extracted of the incidents that the log may speak of: all of the articles it names.
    base: BTreeMap<IncidentId, Incident>,
    out: Corrected,
    prints: Prints,
}

impl Desk {
    /// A log that is laid over nothing yet.
    pub fn new(log: Log) -> Self {
        Self { log, ..Self::default() }
    }

    /// The log.
    pub const fn log(&self) -> &Log {
        &self.log
    }

    /// What it makes of the incidents it speaks of.
    pub const fn outcome(&self) -> &Corrected {
        &self.out
    }

    /// What the articles say of a part of an incident; `None` where it is not corrected.
    pub fn original(&self, id: &IncidentId, part: Part) -> Option<&Original> {
        self.out.originals.get(id)?.get(&part)
    }

    /// Names an incident of a store so that it is found again.
    pub fn anchor(incident: &Incident, store: &Store) -> Anchor {
        Anchor::of(incident, |id| store.article(id))
    }

    /// An id for an incident made by hand, which no other has.
    pub fn id_by_hand(&self) -> IncidentId {
        let next = self.log.edits().last().map_or(1, |last| last.seq + 1);
        IncidentId(format!("{}#{next}", super::BY_HAND))
    }

    /// Lays the log over what was extracted anew, and puts all of it into the store.
    pub fn renew(&mut self, extracted: Vec<Incident>, store: &mut Store) {
        let incidents = self.lay(extracted, store);
        store.replace_incidents(incidents);
    }

    /// Lays the log over what was extracted anew; gives all of it as it is to be shown. `extracted` is all there is, or holds all that the log
    /// may speak of.
    pub fn lay<L: Library + ?Sized>(&mut self, extracted: Vec<Incident>, library: &L) -> Vec<Incident> {
        self.prints = Prints::default();
        self.base.clear();
        if self.log.is_empty() {
            self.out = Corrected::default();
            return extracted;
        }
        let touched = self.touched(&extracted, library);
        let (base, mut incidents): (Vec<Incident>, Vec<Incident>) =
            extracted.into_iter().partition(|incident| touched.contains(&incident.id));
        self.base = base.into_iter().map(|incident| (incident.id.clone(), incident)).collect();
        self.play(library);
        incidents.extend(self.out.incidents.iter().cloned());
        incidents
    }

    /// Adds an entry alone: whoever holds the incidents lays the log over them anew.
    pub fn note(&mut self, change: Change, stamp: Stamp) -> Edit {
        self.log.record(change, stamp)
    }

    /// Adds an entry, and puts what it changes into the store; gives the entry, which is to be stored.
    pub fn record(&mut self, change: Change, stamp: Stamp, store: &mut Store) -> Edit {
        let mut before: BTreeMap<IncidentId, Incident> = self.out.incidents.drain(..).map(|i| (i.id.clone(), i)).collect();
        for incident in self.newly_touched(&change, &before, store) {
            before.insert(incident.id.clone(), incident.clone());
            self.base.insert(incident.id.clone(), incident);
        }
        let edit = self.log.record(change, stamp);
        self.play(&*store);
        let after: BTreeSet<&IncidentId> = self.out.incidents.iter().map(|incident| &incident.id).collect();
        let gone: Vec<IncidentId> = before.keys().filter(|id| !after.contains(id)).cloned().collect();
        let changed: Vec<Incident> =
            self.out.incidents.iter().filter(|incident| before.get(&incident.id) != Some(incident)).cloned().collect();
        store.amend(&gone, changed);
        edit
    }

    fn play<L: Library + ?Sized>(&mut self, library: &L) {
        let base = self.base.values().cloned().collect();
        self.out = play(base, &self.log, library, &mut self.prints);
    }

    /// The ids of all incidents that the log may speak of.
    fn touched<L: Library + ?Sized>(&mut self, extracted: &[Incident], library: &L) -> BTreeSet<IncidentId> {
        let mut articles: BTreeSet<ArticleId> = BTreeSet::new();
        let mut ids: BTreeSet<&IncidentId> = BTreeSet::new();
        let mut names: Vec<&str> = Vec::new();
        for edit in self.log.edits() {
            for anchor in edit.change.anchors() {
                articles.extend(anchor.spots.iter().filter_map(|spot| self.prints.resolve(spot, library)));
                ids.insert(&anchor.id);
            }
            if let Change::Alias { name, .. } = &edit.change {
                names.push(name);
            }
        }
        let is_touched = |incident: &&Incident| {
            ids.contains(&incident.id)
                || incident.sources.iter().any(|source| articles.contains(&source.article))
                || names.iter().any(|name| alias::names(incident, name, library))
        };
        extracted.iter().filter(is_touched).map(|incident| incident.id.clone()).collect()
    }

    /// The incidents that a change may speak of and no entry did before: the store holds them as they were extracted.
    fn newly_touched(&mut self, change: &Change, known: &BTreeMap<IncidentId, Incident>, store: &Store) -> Vec<Incident> {
        let mut rows: BTreeSet<usize> = BTreeSet::new();
        for anchor in change.anchors() {
            rows.extend(store.incident_position(&anchor.id));
            for spot in &anchor.spots {
                let article = self.prints.resolve(spot, store);
                rows.extend(article.iter().flat_map(|article| store.incidents_of(article)));
            }
        }
        if let Change::Alias { name, .. } = change {
            rows.extend(store.incidents().iter().enumerate().filter(|(_, i)| alias::names(i, name, store)).map(|(row, _)| row));
        }
        let incidents = rows.into_iter().filter_map(|row| store.at(row)).map(std::borrow::Cow::into_owned);
        incidents.filter(|incident| !known.contains_key(&incident.id) && !self.base.contains_key(&incident.id)).collect()
    }
}
