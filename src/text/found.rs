//! What has been looked for in a text: kept with it, so that many may ask and one looks.

use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Span;

/// A term found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which term, in the order of its list.
    pub term: usize,
    /// Its words in the original, without prefix and ending.
    pub span: Span,
    /// The same with them.
    pub word: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Whether it stands clear of other terms of its list: of those that overlap the one that starts first is free,
    /// of those that start together the longest.
    pub free: bool,
}

/// The terms of several lists that stand in a text: for each list in the order of the text, those that start together
/// longest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    lists: Vec<Vec<Hit>>,
}

impl Hits {
    /// Nothing of so many lists.
    pub fn new(lists: usize) -> Self {
        Self { lists: vec![Vec::new(); lists] }
    }

    /// Adds a term of a list behind those there.
    pub fn push(&mut self, list: usize, hit: Hit) {
        if let Some(hits) = self.lists.get_mut(list) {
            hits.push(hit);
        }
    }

    /// The terms of one list.
    pub fn of(&self, list: usize) -> &[Hit] {
        self.lists.get(list).map_or(&[], Vec::as_slice)
    }
}

/// What has been found in one text, by who looked.
#[derive(Debug)]
pub(crate) struct Memory<T> {
    found: Mutex<Vec<(u64, Arc<T>)>>,
}

impl<T> Memory<T> {
    /// What `who` found, from `look` where it has not looked yet.
    pub(crate) fn recall(&self, who: u64, look: impl FnOnce() -> T) -> Arc<T> {
        let known = self.lock().iter().find(|(id, _)| *id == who).map(|(_, found)| Arc::clone(found));
        known.unwrap_or_else(|| {
            let found = Arc::new(look());
            self.lock().push((who, Arc::clone(&found)));
            found
        })
    }

    /// A list that is only ever added to is whole even where another thread has broken off.
    fn lock(&self) -> MutexGuard<'_, Vec<(u64, Arc<T>)>> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> Default for Memory<T> {
    fn default() -> Self {
        Self { found: Mutex::default() }
    }
}

impl<T> Clone for Memory<T> {
    fn clone(&self) -> Self {
        Self { found: Mutex::new(self.lock().clone()) }
    }
}
