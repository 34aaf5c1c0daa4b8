//! Folded names to places.

use std::hash::BuildHasherDefault;
use std::sync::{LazyLock, OnceLock};

use super::hash::{NameMap, NameSet};
use super::{Place, PlaceIndex};
use crate::text::fold_term;

/// Articles that open names, folded.
pub(super) static ARTICLES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| include_str!("../../data/gazetteer/articles.txt").lines().filter(|line| !line.starts_with('#')).collect());

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

/// The names of all places.
#[derive(Debug, Default)]
pub(super) struct NameIndex {
    /// The places of each key, in the order of the table.
    named: Vec<(NameKey, Vec<PlaceIndex>)>,
    /// Every name as it folds, with the index of its key and its place.
    folded: Vec<(String, usize, PlaceIndex)>,
    /// Every way to part the words of a key, folded, with the index of the key. Made when first asked: looking up a name does without.
    spellings: OnceLock<Vec<(String, usize)>>,
    /// Every place, in the order of the table.
    all: Vec<PlaceIndex>,
    /// For every place the indices of the keys of its main names, English and Arabic.
    main: Vec<[Option<usize>; 2]>,
    by_id: NameMap<String, PlaceIndex>,
    by_key: NameMap<NameKey, usize>,
    /// Made when first asked: most names are found with their article.
    by_bare_key: OnceLock<NameMap<NameKey, Vec<PlaceIndex>>>,
}

impl NameIndex {
    pub(super) fn new(places: &[Place]) -> Self {
        let mut index = Self {
            named: Vec::with_capacity(places.len() * 6),
            folded: Vec::with_capacity(places.len() * 6),
            spellings: OnceLock::new(),
            all: (0..).map(PlaceIndex).take(places.len()).collect(),
            main: Vec::with_capacity(places.len()),
            by_id: NameMap::with_capacity_and_hasher(places.len(), BuildHasherDefault::default()),
            by_key: NameMap::with_capacity_and_hasher(places.len() * 6, BuildHasherDefault::default()),
            by_bare_key: OnceLock::new(),
        };
        for (at, place) in (0..).map(PlaceIndex).zip(places) {
            index.by_id.insert(place.id.clone(), at);
            let [name, name_ar] = [&place.name, &place.name_ar].map(|name| if name.is_empty() { None } else { Some(fold_term(name)) });
            let main = [name, name_ar].map(|folded| folded.map(|folded| index.add(folded, at)));
            index.main.push(main);
            for name in place.names.iter().filter(|name| !name.is_empty()) {
                index.add(fold_term(name), at);
            }
        }
        index
    }

    /// Adds a name of a place; gives the index of its key.
    fn add(&mut self, folded: String, at: PlaceIndex) -> usize {
        let key = NameKey::of_folded(&folded);
        let name = if let Some(&name) = self.by_key.get(&key) {
            if let Some((_, places)) = self.named.get_mut(name) {
                push_new(places, at);
            }
            name
        } else {
            self.by_key.insert(key.clone(), self.named.len());
            self.named.push((key, vec![at]));
            self.named.len() - 1
        };
        self.folded.push((folded, name, at));
        name
    }

    fn parted(&self) -> &[(String, usize)] {
        self.spellings.get_or_init(|| {
            let mut known = NameSet::with_capacity_and_hasher(self.folded.len(), BuildHasherDefault::default());
            let parted = self.folded.iter().map(|(folded, name, _)| {
                let parts: Vec<&str> = folded.split(|c: char| c.is_whitespace() || c == '-').filter(|part| !part.is_empty()).collect();
                (parts.join(" "), *name)
            });
            parted.filter(|(parted, _)| known.insert(parted.clone())).collect()
        })
    }

    fn bare(&self) -> &NameMap<NameKey, Vec<PlaceIndex>> {
        self.by_bare_key.get_or_init(|| {
            let mut bare: NameMap<NameKey, Vec<PlaceIndex>> = NameMap::default();
            for (folded, _, at) in &self.folded {
                if let Some(key) = without_article(folded) {
                    push_new(bare.entry(key).or_default(), *at);
                }
            }
            bare
        })
    }

    pub(super) fn by_id(&self, id: &str) -> Option<PlaceIndex> {
        self.by_id.get(id).copied()
    }

    /// Every key with its places, in the order of the table.
    pub(super) fn keys(&self) -> impl Iterator<Item = (&NameKey, &[PlaceIndex])> {
        self.named.iter().map(|(key, places)| (key, places.as_slice()))
    }

    /// Every spelling, folded: a key stands here once for every way to part its words.
    pub(super) fn spellings(&self) -> impl Iterator<Item = &str> {
        self.parted().iter().map(|(folded, _)| folded.as_str())
    }

    /// The places of the spelling of that number.
    pub(super) fn spelled(&self, spelling: usize) -> &[PlaceIndex] {
        self.parted().get(spelling).map_or(&[], |&(_, name)| self.places(name))
    }

    /// A list of one place alone; empty for one of another gazetteer.
    pub(super) fn alone(&self, place: PlaceIndex) -> Option<&[PlaceIndex]> {
        self.all.get(place.0 as usize).map(std::slice::from_ref)
    }

    pub(super) fn named(&self, key: &NameKey) -> &[PlaceIndex] {
        self.by_key.get(key).map_or(&[], |&name| self.places(name))
    }

    /// Whether a place bears a name as its main one.
    pub(super) fn is_main(&self, key: &NameKey, place: PlaceIndex) -> bool {
        let main = self.main.get(place.0 as usize);
        self.by_key.get(key).is_some_and(|name| main.is_some_and(|main| main.contains(&Some(*name))))
    }

    /// Every key that names have once their article is taken off, with its places, in no order.
    pub(super) fn bare_keys(&self) -> impl Iterator<Item = (&NameKey, &[PlaceIndex])> {
        self.bare().iter().map(|(key, places)| (key, places.as_slice()))
    }

    fn places(&self, name: usize) -> &[PlaceIndex] {
        self.named.get(name).map_or(&[], |(_, places)| places.as_slice())
    }

    /// Places whose name is the key once its article is taken off.
    pub(super) fn named_bare(&self, key: &NameKey) -> &[PlaceIndex] {
        self.bare().get(key).map_or(&[], Vec::as_slice)
    }
}

fn push_new(places: &mut Vec<PlaceIndex>, at: PlaceIndex) {
    if !places.contains(&at) {
        places.push(at);
    }
}

/// The key of a folded name without its article; `None` where it has none or too little would be left.
pub(super) fn without_article(folded: &str) -> Option<NameKey> {
    for article in ARTICLES.iter() {
        let Some(rest) = folded.strip_prefix(article) else { continue };
        // A Latin article stands apart from its noun; the Arabic one is written on it.
        let separate = rest.starts_with([' ', '-']);
        if article.is_ascii() == separate && rest.chars().filter(|c| c.is_alphabetic()).count() >= 3 {
            return Some(NameKey::of_folded(rest));
        }
    }
    None
}
