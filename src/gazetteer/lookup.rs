//! Looking a name up: exact spellings first, guesses last, each match with its reason.

use std::cmp::Reverse;
use std::sync::OnceLock;

use super::fuzzy::Fuzzy;
use super::index::{NameIndex, NameKey, without_article};
use super::{Place, PlaceIndex};
use crate::text::fold_term;

/// Why a place matches a name, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MatchReason {
    /// Its main English or Arabic name, letter by letter.
    Exact,
    /// One of its other names, letter by letter.
    Variant,
    /// One of its names in another spelling: hamza, ya, ta marbuta, spaces, hyphens, capitals.
    Spelling,
    /// One of its names with the article added or left out.
    Article,
    /// One of its names as another way to write it in Latin letters, or in the other script, has it.
    Sound,
    /// One of its names with one letter more, less, other, or two swapped.
    Typo,
}

impl MatchReason {
    /// Its name in tables and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Variant => "variant",
            Self::Spelling => "spelling",
            Self::Article => "article",
            Self::Sound => "sound",
            Self::Typo => "typo",
        }
    }
}

/// A place that a name may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// The place.
    pub place: PlaceIndex,
    /// Why.
    pub reason: MatchReason,
}

pub(super) fn lookup(name: &str, places: &[Place], index: &NameIndex, fuzzy: &OnceLock<Fuzzy>) -> Vec<Match> {
    let name = name.trim();
    let folded = fold_term(name);
    let key = NameKey::of_folded(&folded);
    if key.as_str().is_empty() {
        return Vec::new();
    }
    let found = spelled_so(name, &folded, &key, places, index);
    if found.is_empty() { guessed(&folded, places, fuzzy.get_or_init(|| Fuzzy::new(index))) } else { found }
}

/// Places of that name, spelling folded, with or without its article.
fn spelled_so(name: &str, folded: &str, key: &NameKey, places: &[Place], index: &NameIndex) -> Vec<Match> {
    let mut found: Vec<Match> = Vec::new();
    for &at in index.named(key) {
        let reason = places.get(at.0 as usize).map_or(MatchReason::Spelling, |place| spelled(place, name));
        add(&mut found, at, reason);
    }
    let bare = without_article(folded);
    let with_article = bare.iter().flat_map(|bare| index.named(bare).iter().chain(index.named_bare(bare)));
    for &at in with_article.chain(index.named_bare(key)) {
        add(&mut found, at, MatchReason::Article);
    }
    found.sort_by_key(|m| (m.reason, Reverse(population(places, m.place)), m.place));
    found
}

/// Places whose names come near, the nearest spelling first.
fn guessed(folded: &str, places: &[Place], fuzzy: &Fuzzy) -> Vec<Match> {
    let mut guesses = fuzzy.guesses(folded);
    guesses.sort_by_key(|guess| (guess.letters, !guess.sounds_alike, Reverse(population(places, guess.place)), guess.place));
    let reason = |sounds_alike| if sounds_alike { MatchReason::Sound } else { MatchReason::Typo };
    guesses.into_iter().map(|guess| Match { place: guess.place, reason: reason(guess.sounds_alike) }).collect()
}

fn population(places: &[Place], at: PlaceIndex) -> u32 {
    places.get(at.0 as usize).map_or(0, |place| place.population)
}

fn add(found: &mut Vec<Match>, place: PlaceIndex, reason: MatchReason) {
    if !found.iter().any(|m| m.place == place) {
        found.push(Match { place, reason });
    }
}

fn spelled(place: &Place, name: &str) -> MatchReason {
    if place.name == name || place.name_ar == name {
        MatchReason::Exact
    } else if place.names.iter().any(|other| other == name) {
        MatchReason::Variant
    } else {
        MatchReason::Spelling
    }
}
