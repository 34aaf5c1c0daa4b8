//! Looking a name up: exact spellings first, guesses last, each match with its reason.

use super::index::{NameIndex, NameKey, without_article};
use super::{Place, PlaceIndex};
use crate::text::fold_term;

/// Shortest name, in letters, for which one typo is forgiven: in shorter ones every other word is a typo away.
const SHORTEST_FOR_TYPOS: usize = 5;

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

pub(super) fn lookup(name: &str, places: &[Place], index: &NameIndex) -> Vec<Match> {
    let name = name.trim();
    let folded = fold_term(name);
    let key = NameKey::of_folded(&folded);
    if key.as_str().is_empty() {
        return Vec::new();
    }
    let mut found: Vec<Match> = Vec::new();
    for &at in index.named(&key) {
        let reason = places.get(at.0 as usize).map_or(MatchReason::Spelling, |place| spelled(place, name));
        add(&mut found, at, reason);
    }
    let bare = without_article(&folded);
    let with_article = bare.iter().flat_map(|bare| index.named(bare).iter().chain(index.named_bare(bare)));
    for &at in with_article.chain(index.named_bare(&key)) {
        add(&mut found, at, MatchReason::Article);
    }
    if found.is_empty() && key.as_str().chars().count() >= SHORTEST_FOR_TYPOS {
        for (other, at) in index.keys() {
            if one_typo_apart(key.as_str(), other.as_str()) {
                for &at in at {
                    add(&mut found, at, MatchReason::Typo);
                }
            }
        }
    }
    found.sort_by_key(|m| {
        let population = places.get(m.place.0 as usize).map_or(0, |place| place.population);
        (m.reason, std::cmp::Reverse(population), m.place)
    });
    found
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

/// Whether one letter more, less or other, or one swap of neighbours, makes the one word of the other.
fn one_typo_apart(a: &str, b: &str) -> bool {
    if a.len().abs_diff(b.len()) > 4 || a == b {
        return false;
    }
    let (mut left, mut right) = (a.chars(), b.chars());
    loop {
        let (rest_a, rest_b) = (left.as_str(), right.as_str());
        match (left.next(), right.next()) {
            (Some(x), Some(y)) if x == y => {}
            (Some(x), Some(y)) => {
                let swapped = || {
                    let (mut after_a, mut after_b) = (left.clone(), right.clone());
                    after_a.next() == Some(y) && after_b.next() == Some(x) && after_a.as_str() == after_b.as_str()
                };
                return left.as_str() == rest_b || rest_a == right.as_str() || left.as_str() == right.as_str() || swapped();
            }
            (Some(_), None) => return left.as_str().is_empty(),
            (None, Some(_)) => return right.as_str().is_empty(),
            (None, None) => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_typo_is_one_letter_more_less_or_other_or_a_swap() {
        for (a, b, apart) in [
            ("hajin", "hajim", true),
            ("hajin", "hajjin", true),
            ("hajin", "hajn", true),
            ("hajin", "hajini", true),
            ("hajin", "hjain", true),
            ("hajin", "hajin", false),
            ("hajin", "hjian", false),
            ("hajin", "ahjni", false),
            ("hajin", "hag", false),
        ] {
            assert_eq!(one_typo_apart(a, b), apart, "{a} {b}");
            assert_eq!(one_typo_apart(b, a), apart, "{b} {a}");
        }
    }
}
