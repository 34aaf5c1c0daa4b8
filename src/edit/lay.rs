//! Laying a log over incidents.

use std::collections::{BTreeMap, BTreeSet};

use super::library::{Library, Prints};
use super::slots::{Slot, Slots};
use super::{Anchor, Change, Doubt, Edit, Log, Part, Value, alias};
use crate::extract;
use crate::incident::{Evidence, Field, Incident, IncidentId, SourceRef};
use crate::source::ArticleId;

/// The rule of evidence that a person marked.
pub const BY_HAND: &str = "by-hand";

/// What the articles say of a part that a person corrected.
#[derive(Clone, Debug, PartialEq)]
pub struct Original {
    /// What they say.
    pub value: Value,
    /// The entry that corrected it.
    pub by: u64,
}

/// An entry that could not be carried out. It stays in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// Its number.
    pub seq: u64,
    /// Why.
    pub why: Loss,
}

/// Why an entry could not be carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// No incident is told where it was told, or two are.
    NoIncident,
    /// The article it marks is not there.
    NoArticle,
    /// It was written by a later version.
    NotUnderstood,
}

impl Loss {
    /// Its name in messages.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoIncident => "no-incident",
            Self::NoArticle => "no-article",
            Self::NotUnderstood => "not-understood",
        }
    }
}

/// What a log makes of incidents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrected {
    /// The incidents as they are to be shown: those that were given in their order, then those made by hand or taken apart.
    pub incidents: Vec<Incident>,
    /// What the articles say of the parts that are corrected.
    pub originals: BTreeMap<IncidentId, BTreeMap<Part, Original>>,
    /// Those that a person made.
    pub by_hand: BTreeSet<IncidentId>,
    /// Those that were rejected, with the entry that did it.
    pub rejected: Vec<(u64, Incident)>,
    /// Doubts that a person has settled.
    pub settled: BTreeSet<(IncidentId, Doubt)>,
    /// Pairs that a person has told apart, the lesser id first.
    pub distinct: BTreeSet<(IncidentId, IncidentId)>,
    /// Incidents that a person split off joined ones, with the entry that did it.
    pub split: BTreeMap<IncidentId, u64>,
    /// Entries that found nothing to change.
    pub lost: Vec<Lost>,
}

/// Lays a log over what was extracted. `extracted` are all incidents, or all of the articles that the log names.
pub fn lay_over<L: Library + ?Sized>(extracted: Vec<Incident>, log: &Log, library: &L) -> Corrected {
    play(extracted, log, library, &mut Prints::default())
}

/// The same with fingerprints that are kept.
pub(super) fn play<L: Library + ?Sized>(extracted: Vec<Incident>, log: &Log, library: &L, prints: &mut Prints) -> Corrected {
    let mut slots = Slots::default();
    for incident in extracted {
        slots.add(Slot::new(incident));
    }
    let aliases = alias::in_force(log);
    for slot in slots.all_mut() {
        aliases.apply(slot, library);
    }
    let mut stage = Stage { slots, out: Corrected::default(), prints, library, aliases };
    for edit in log.in_force() {
        if let Err(why) = stage.carry_out(edit) {
            stage.out.lost.push(Lost { seq: edit.seq, why });
        }
    }
    stage.finish()
}

struct Stage<'a, L: ?Sized> {
    slots: Slots,
    out: Corrected,
    prints: &'a mut Prints,
    library: &'a L,
    aliases: alias::Aliases,
}

impl<L: Library + ?Sized> Stage<'_, L> {
    fn carry_out(&mut self, edit: &Edit) -> Result<(), Loss> {
        let seq = edit.seq;
        match &edit.change {
            Change::Set { of, new, .. } => self.slot(of)?.set(new.clone(), seq),
            Change::Reset { of, part, .. } => self.slot(of)?.reset(*part),
            Change::Mark { of, field, article, text, span, .. } => {
                let article = self.prints.find(article, *text, self.library).ok_or(Loss::NoArticle)?;
                mark(&mut self.slot(of)?.now, &article, &Evidence { field: *field, span: *span, rule: BY_HAND.to_owned() });
            }
            Change::Unmark { of, field, text, span } => {
                let named = of.spots.iter().find(|spot| spot.text == *text).map(|spot| &spot.article).ok_or(Loss::NoArticle)?;
                let article = self.prints.find(named, *text, self.library).ok_or(Loss::NoArticle)?;
                let sources = &mut self.slot(of)?.now.sources;
                for source in sources.iter_mut().filter(|source| source.article == article) {
                    source.evidence.retain(|evidence| (evidence.field, evidence.span) != (field.told_by(), *span));
                }
            }
            Change::Reject { of } => {
                let at = self.find(of)?;
                self.out.rejected.extend(self.slots.take(at).map(|slot| (seq, slot.now)));
            }
            Change::Create { at, incident } => self.create(at, incident),
            Change::Split { of } => self.split(of, seq)?,
            Change::Merge { into, from } => self.merge(into, from)?,
            Change::Settle { of, doubt, with } => self.settle(of, *doubt, with)?,
            Change::Alias { .. } | Change::Undo { .. } | Change::Redo { .. } => {}
            Change::Foreign(_) => return Err(Loss::NotUnderstood),
        }
        Ok(())
    }

    fn find(&mut self, anchor: &Anchor) -> Result<usize, Loss> {
        self.slots.find(anchor, self.prints, self.library).ok_or(Loss::NoIncident)
    }

    fn slot(&mut self, anchor: &Anchor) -> Result<&mut Slot, Loss> {
        let at = self.find(anchor)?;
        self.slots.get_mut(at).ok_or(Loss::NoIncident)
    }

    /// An incident made by hand, in its articles as they are called now.
    fn create(&mut self, at: &Anchor, incident: &Incident) {
        let mut made = incident.clone();
        for spot in &at.spots {
            let now = self.prints.resolve(spot, self.library);
            for source in made.sources.iter_mut().filter(|source| source.article == spot.article) {
                source.article = now.clone().unwrap_or_else(|| spot.article.clone());
            }
        }
        self.out.by_hand.insert(made.id.clone());
        self.slots.add(Slot { is_by_hand: true, ..Slot::new(made) });
    }

    /// Each report as its own article tells it; what was corrected goes with the one that has the id of the whole.
    fn split(&mut self, of: &Anchor, seq: u64) -> Result<(), Loss> {
        let at = self.find(of)?;
        if self.slots.get(at).is_some_and(|slot| slot.now.reports.len() < 2) {
            return Ok(());
        }
        let Some(mut whole) = self.slots.take(at) else { return Err(Loss::NoIncident) };
        let reports = std::mem::take(&mut whole.now.reports);
        for (n, report) in reports.into_iter().enumerate() {
            self.out.split.insert(report.id.clone(), seq);
            let mut part = Slot::new(report);
            self.aliases.apply(&mut part, self.library);
            if n == 0 {
                part.by.clear();
                part.take_over(&whole);
            }
            carry_marks(&mut part.now, &whole.now);
            self.slots.add(part);
        }
        Ok(())
    }

    /// The reports of all in one; what was corrected stays corrected, of the one that stays before the others.
    fn merge(&mut self, into: &Anchor, from: &[Anchor]) -> Result<(), Loss> {
        let first = self.find(into)?;
        let mut others = Vec::new();
        for anchor in from {
            let at = self.find(anchor)?;
            if at != first && !others.contains(&at) {
                others.push(at);
            }
        }
        if others.is_empty() {
            return Ok(());
        }
        let Some(whole) = self.slots.take(first) else { return Err(Loss::NoIncident) };
        let parts: Vec<Slot> = std::iter::once(whole).chain(others.into_iter().filter_map(|at| self.slots.take(at))).collect();
        let id = parts.first().map(|slot| slot.now.id.clone());
        let told = parts.iter().flat_map(|slot| slot.origin.clone().split()).collect();
        let (Some(joined), Some(id)) = (extract::join_by_hand(told), id) else { return Err(Loss::NoIncident) };
        let mut slot = Slot::new(Incident { id, ..joined });
        for part in &parts {
            slot.take_over(part);
            carry_marks(&mut slot.now, &part.now);
        }
        slot.is_by_hand = parts.iter().all(|part| part.is_by_hand);
        self.slots.add(slot);
        Ok(())
    }

    fn settle(&mut self, of: &Anchor, doubt: Doubt, with: &[Anchor]) -> Result<(), Loss> {
        let at = self.find(of)?;
        let Some(id) = self.slots.get(at).map(|slot| slot.now.id.clone()) else { return Err(Loss::NoIncident) };
        if with.is_empty() {
            self.out.settled.insert((id, doubt));
            return Ok(());
        }
        for anchor in with {
            let at = self.find(anchor)?;
            if let Some(other) = self.slots.get(at).map(|slot| slot.now.id.clone()) {
                self.out.distinct.insert(if id < other { (id.clone(), other) } else { (other, id.clone()) });
            }
        }
        Ok(())
    }

    fn finish(self) -> Corrected {
        let mut out = self.out;
        for slot in self.slots.into_slots() {
            let originals: BTreeMap<Part, Original> = slot
                .by
                .iter()
                .map(|(part, seq)| (*part, Original { value: part.in_(&slot.origin), by: *seq }))
                .filter(|(part, original)| original.value != part.in_(&slot.now))
                .collect();
            if !originals.is_empty() {
                out.originals.insert(slot.now.id.clone(), originals);
            }
            out.incidents.push(slot.now);
        }
        out
    }
}

/// Marks in an incident the words that a person marked in another, in the articles that tell of both.
fn carry_marks(into: &mut Incident, from: &Incident) {
    for source in from.sources.iter().filter(|source| into.sources.iter().any(|own| own.article == source.article)).collect::<Vec<_>>() {
        for evidence in source.evidence.iter().filter(|evidence| evidence.rule == BY_HAND) {
            mark(into, &source.article, evidence);
        }
    }
}

fn mark(incident: &mut Incident, article: &ArticleId, evidence: &Evidence) {
    let evidence = Evidence { field: evidence.field.told_by(), ..evidence.clone() };
    if !incident.sources.iter().any(|source| source.article == *article) {
        incident.sources.push(SourceRef { article: article.clone(), evidence: Vec::new() });
    }
    for source in incident.sources.iter_mut().filter(|source| source.article == *article) {
        if !source.evidence.iter().any(|known| (known.field, known.span) == (evidence.field, evidence.span)) {
            source.evidence.push(evidence.clone());
            source.evidence.sort_by_key(|e| (e.span, e.field));
        }
    }
}

/// The words behind the place of an incident.
pub(super) fn place_words<'a, L: Library + ?Sized>(incident: &'a Incident, library: &'a L) -> impl Iterator<Item = &'a str> {
    incident.sources.iter().filter_map(|source| Some((source, library.article(&source.article)?))).flat_map(|(source, article)| {
        source.evidence.iter().filter(|e| e.field == Field::Place).map(|evidence| evidence.span.slice(&article.body))
    })
}
