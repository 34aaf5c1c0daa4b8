//! Words looked for in articles and names of places, both folded: alef, ya, ta marbuta, tatweel, vowel signs, digits, case.

use super::bits::Bits;
use super::{Columns, Store};
use crate::text::{fold, fold_term};

/// What is looked for: every part must be found, in an article that reports the incident or in the names of its places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    parts: Vec<String>,
}

impl Query {
    /// Words apart; those in quotation marks, straight or curly, together.
    pub fn new(words: &str) -> Self {
        let pieces = words.split(['"', '\u{201C}', '\u{201D}', '\u{AB}', '\u{BB}']).enumerate();
        let parts = pieces.flat_map(|(n, piece)| {
            let folded = fold_term(piece);
            if n % 2 == 1 { vec![folded] } else { folded.split_whitespace().map(str::to_owned).collect() }
        });
        Self { parts: parts.filter(|part| !part.is_empty()).collect() }
    }

    /// Whether it looks for nothing.
    pub const fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// What is looked for, folded.
    pub fn parts(&self) -> &[String] {
        &self.parts
    }
}

/// Folded copies of everything that is searched, made at the first search of a state of the store.
#[derive(Clone, Debug)]
pub(super) struct Haystack {
    articles: Vec<String>,
    sites: Vec<String>,
}

impl Haystack {
    pub(super) fn new(store: &Store) -> Self {
        let article = |n: usize| {
            let article = store.articles().get(n)?;
            Some(fold(&format!("{}\n{}", article.title.as_deref().unwrap_or_default(), article.body)).text)
        };
        let sites = store.columns().sites().iter();
        Self {
            articles: (0..store.articles().len()).filter_map(article).collect(),
            sites: sites.map(|site| format!("{}\n{}", fold_term(&site.name), fold_term(&site.name_ar))).collect(),
        }
    }

    /// The incidents that a query finds.
    pub(super) fn find(&self, store: &Store, query: &Query) -> Bits {
        let mut found = Bits::all(store.columns().len());
        for part in &query.parts {
            found.and(&self.rows_with(store, part));
        }
        found
    }

    fn rows_with(&self, store: &Store, part: &str) -> Bits {
        let columns: &Columns = store.columns();
        let hit: Vec<bool> = self.sites.iter().map(|names| names.contains(part)).collect();
        let is_hit = |site: usize| hit.get(site).copied().unwrap_or(false);
        let mut rows = Bits::of(columns.len(), |row| columns.sites_of(row).any(is_hit));
        for (article, folded) in store.articles().iter().zip(&self.articles) {
            if folded.contains(part) {
                store.incidents_of(&article.id).iter().for_each(|row| rows.insert(*row));
            }
        }
        for row in store.made_with(part) {
            rows.insert(row);
        }
        rows
    }
}
