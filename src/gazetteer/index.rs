//! Folded names to places.

use std::collections::HashMap;

use super::{Place, PlaceIndex};
use crate::text::fold_term;

const ARTICLES: &str = include_str!("../../data/gazetteer/articles.txt");

/// A name as it is looked up: spelling folded, and spaces, hyphens and quotes left out, so that split, fused and
/// hyphenated spellings are one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NameKey(String);

impl NameKey {
    /// The key of a name as written.
    pub fn new(name: &str) -> Self {
        Self::of_folded(&fold_term(name))
    }

    /// The key of a text that is folded already.
    pub fn of_folded(folded: &str) -> Self {
        Self(folded.chars().filter(|c| !is_filler(*c)).collect())
    }

    /// The letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Characters that no spelling of a name hangs on.
pub(super) fn is_filler(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\'' | '"' | '_')
}

/// The names of all places.
#[derive(Debug, Default)]
pub(super) struct NameIndex {
    by_id: HashMap<String, PlaceIndex>,
    by_key: HashMap<NameKey, Vec<PlaceIndex>>,
    by_bare_key: HashMap<NameKey, Vec<PlaceIndex>>,
}

impl NameIndex {
    pub(super) fn new(places: &[Place]) -> Self {
        let mut index = Self {
            by_id: HashMap::with_capacity(places.len()),
            by_key: HashMap::with_capacity(places.len() * 6),
            by_bare_key: HashMap::with_capacity(places.len() * 4),
        };
        for (at, place) in (0..).map(PlaceIndex).zip(places) {
            index.by_id.insert(place.id.clone(), at);
            for name in place.all_names() {
                let folded = fold_term(name);
                add(&mut index.by_key, NameKey::of_folded(&folded), at);
                if let Some(bare) = without_article(&folded) {
                    add(&mut index.by_bare_key, bare, at);
                }
            }
        }
        index
    }

    pub(super) fn by_id(&self, id: &str) -> Option<PlaceIndex> {
        self.by_id.get(id).copied()
    }

    pub(super) fn named(&self, key: &NameKey) -> &[PlaceIndex] {
        self.by_key.get(key).map_or(&[], Vec::as_slice)
    }

    /// Places whose name is the key once its article is taken off.
    pub(super) fn named_bare(&self, key: &NameKey) -> &[PlaceIndex] {
        self.by_bare_key.get(key).map_or(&[], Vec::as_slice)
    }

    /// Every key, in no order.
    pub(super) fn keys(&self) -> impl Iterator<Item = (&NameKey, &[PlaceIndex])> {
        self.by_key.iter().map(|(key, at)| (key, at.as_slice()))
    }
}

fn add(map: &mut HashMap<NameKey, Vec<PlaceIndex>>, key: NameKey, at: PlaceIndex) {
    let places = map.entry(key).or_default();
    if places.last() != Some(&at) {
        places.push(at);
    }
}

/// The key of a folded name without its article; `None` where it has none or too little would be left.
pub(super) fn without_article(folded: &str) -> Option<NameKey> {
    let articles = ARTICLES.lines().filter(|line| !line.starts_with('#'));
    for article in articles {
        let Some(rest) = folded.strip_prefix(article) else { continue };
        // A Latin article stands apart from its noun; the Arabic one is written on it.
        let separate = rest.starts_with([' ', '-']);
        if article.is_ascii() == separate && rest.chars().filter(|c| c.is_alphabetic()).count() >= 3 {
            return Some(NameKey::of_folded(rest));
        }
    }
    None
}
