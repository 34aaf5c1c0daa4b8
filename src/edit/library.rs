//! Articles by name and by text.

use std::collections::HashMap;

use super::{Fingerprint, Spot};
use crate::source::{Article, ArticleId};
use crate::store::Store;

/// Where edits look up the articles they name.
pub trait Library {
    /// The article of that name.
    fn article(&self, id: &ArticleId) -> Option<&Article>;

    /// Every article.
    fn articles(&self) -> &[Article];
}

impl Library for Store {
    fn article(&self, id: &ArticleId) -> Option<&Article> {
        Self::article(self, id)
    }

    fn articles(&self) -> &[Article] {
        Self::articles(self)
    }
}

impl Library for [Article] {
    fn article(&self, id: &ArticleId) -> Option<&Article> {
        self.iter().find(|article| article.id == *id)
    }

    fn articles(&self) -> &[Article] {
        self
    }
}

/// Fingerprints of articles, made when they are asked for and kept while the articles do not change.
#[derive(Clone, Debug, Default)]
pub(super) struct Prints {
    of: HashMap<ArticleId, Fingerprint>,
    /// What each text is called; made only when an article is not found under its name.
    named: Option<HashMap<Fingerprint, ArticleId>>,
}

impl Prints {
    /// What the article of a spot is called now: as it was, or as another article of the same text. `None` where that text is gone.
    pub(super) fn resolve<L: Library + ?Sized>(&mut self, spot: &Spot, library: &L) -> Option<ArticleId> {
        self.find(&spot.article, spot.text, library)
    }

    /// The same for a name and a text.
    pub(super) fn find<L: Library + ?Sized>(&mut self, id: &ArticleId, text: Fingerprint, library: &L) -> Option<ArticleId> {
        if self.print(id, library) == Some(text) {
            return Some(id.clone());
        }
        let named = self.named.get_or_insert_with(|| {
            // Of several articles with one text the first counts, so that the order of the map makes no difference.
            library.articles().iter().rev().map(|article| (Fingerprint::of(&article.body), article.id.clone())).collect()
        });
        named.get(&text).cloned()
    }

    fn print<L: Library + ?Sized>(&mut self, id: &ArticleId, library: &L) -> Option<Fingerprint> {
        if let Some(print) = self.of.get(id) {
            return Some(*print);
        }
        let print = Fingerprint::of(&library.article(id)?.body);
        self.of.insert(id.clone(), print);
        Some(print)
    }
}
