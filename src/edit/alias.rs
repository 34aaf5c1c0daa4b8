//! "X means this place": a name learned once holds for every incident whose place is told by it.

use std::collections::BTreeMap;

use super::lay::place_words;
use super::library::Library;
use super::slots::Slot;
use super::{Change, Log, Value};
use crate::incident::{Incident, Where};
use crate::text::fold_term;

/// The aliases in force, by folded name; of two for one name the later.
#[derive(Clone, Debug, Default)]
pub(super) struct Aliases(BTreeMap<String, (u64, Where)>);

/// Those of a log.
pub(super) fn in_force(log: &Log) -> Aliases {
    let aliases = log.in_force().filter_map(|edit| match &edit.change {
        Change::Alias { name, place } => Some((fold_term(name), (edit.seq, (**place).clone()))),
        _ => None,
    });
    Aliases(aliases.filter(|(name, _)| !name.is_empty()).collect())
}

impl Aliases {
    /// Puts the place of each name that the articles use for a place of this incident in its stead.
    pub(super) fn apply<L: Library + ?Sized>(&self, slot: &mut Slot, library: &L) {
        if self.0.is_empty() {
            return;
        }
        let words: Vec<String> = place_words(&slot.now, library).map(fold_term).collect();
        for (name, (seq, place)) in &self.0 {
            if words.iter().any(|word| word == name)
                && let Some(places) = replaced(&slot.now.places, name, words.len(), place)
            {
                slot.set(Value::Places(places), *seq);
            }
        }
    }
}

/// Whether some words behind an incident's place are this name.
pub(super) fn names<L: Library + ?Sized>(incident: &Incident, name: &str, library: &L) -> bool {
    let name = fold_term(name);
    !name.is_empty() && place_words(incident, library).any(|words| fold_term(words) == name)
}

/// The places with one put in the stead of the one that bears the name: the only one, or the one of that name in the gazetteer.
/// `None` where it cannot be told which is meant, or it stands there already.
fn replaced(places: &[Where], name: &str, words: usize, by: &Where) -> Option<Vec<Where>> {
    if places.iter().any(|place| place.gazetteer_id == by.gazetteer_id) {
        return None;
    }
    let bears = |place: &Where| fold_term(&place.name) == *name || fold_term(&place.name_ar) == *name;
    let at = match places.len() {
        0 => return Some(vec![by.clone()]),
        1 if words == 1 => 0,
        _ => places.iter().position(bears)?,
    };
    let mut places = places.to_vec();
    *places.get_mut(at)? = by.clone();
    Some(places)
}
