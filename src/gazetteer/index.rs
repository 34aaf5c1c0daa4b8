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
fn is_filler(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\'' | '"' | '_')
}

/// One spelling and the places that have it.
#[derive(Debug)]
pub(super) struct Name {
    /// As folding leaves it, words apart.
    pub(super) folded: String,
    /// In the order of the table.
    pub(super) places: Vec<PlaceIndex>,
}

/// The names of all places.
#[derive(Debug, Default)]
pub(super) struct NameIndex {
    names: Vec<Name>,
    by_id: HashMap<String, PlaceIndex>,
    by_key: HashMap<NameKey, usize>,
    by_bare_key: HashMap<NameKey, Vec<PlaceIndex>>,
}

impl NameIndex {
    pub(super) fn new(places: &[Place]) -> Self {
        let mut index = Self {
            names: Vec::with_capacity(places.len() * 6),
            by_id: HashMap::with_capacity(places.len()),
            by_key: HashMap::with_capacity(places.len() * 6),
            by_bare_key: HashMap::with_capacity(places.len() * 4),
        };
        for (at, place) in (0..).map(PlaceIndex).zip(places) {
            index.by_id.insert(place.id.clone(), at);
            for name in place.all_names() {
                index.add(&fold_term(name), at);
            }
        }
        index
    }

    fn add(&mut self, folded: &str, at: PlaceIndex) {
        let name = *self.by_key.entry(NameKey::of_folded(folded)).or_insert(self.names.len());
        if let Some(known) = self.names.get_mut(name) {
            push_new(&mut known.places, at);
        } else {
            self.names.push(Name { folded: folded.to_owned(), places: vec![at] });
        }
        if let Some(bare) = without_article(folded) {
            push_new(self.by_bare_key.entry(bare).or_default(), at);
        }
    }

    pub(super) fn by_id(&self, id: &str) -> Option<PlaceIndex> {
        self.by_id.get(id).copied()
    }

    /// Every name once, in the order of the table.
    pub(super) fn names(&self) -> &[Name] {
        &self.names
    }

    pub(super) fn named(&self, key: &NameKey) -> &[PlaceIndex] {
        self.by_key.get(key).and_then(|&name| self.names.get(name)).map_or(&[], |name| name.places.as_slice())
    }

    /// Places whose name is the key once its article is taken off.
    pub(super) fn named_bare(&self, key: &NameKey) -> &[PlaceIndex] {
        self.by_bare_key.get(key).map_or(&[], Vec::as_slice)
    }
}

fn push_new(places: &mut Vec<PlaceIndex>, at: PlaceIndex) {
    if !places.contains(&at) {
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
