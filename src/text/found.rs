//! What has been looked for in a text: kept with it, so that many may ask and one looks.

use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Span;

/// A term found. A text has many: each is kept in half the bytes that its parts would take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hit {
    term: u32,
    span: [u32; 2],
    word: [u32; 2],
    tokens: [u32; 2],
    free: bool,
}

impl Hit {
    /// See what it is asked for.
    pub fn new(term: usize, span: Span, word: Span, tokens: &Range<usize>, free: bool) -> Self {
        let pair = |start: usize, end: usize| [narrow(start), narrow(end)];
        Self {
            term: narrow(term),
            span: pair(span.start, span.end),
            word: pair(word.start, word.end),
            tokens: pair(tokens.start, tokens.end),
            free,
        }
    }

    /// Which term, in the order of its list.
    pub const fn term(&self) -> usize {
        self.term as usize
    }

    /// Its words in the original, without prefix and ending.
    pub const fn span(&self) -> Span {
        let [start, end] = self.span;
        Span::new(start as usize, end as usize)
    }

    /// The same with them.
    pub const fn word(&self) -> Span {
        let [start, end] = self.word;
        Span::new(start as usize, end as usize)
    }

    /// Its tokens.
    pub const fn tokens(&self) -> Range<usize> {
        let [start, end] = self.tokens;
        start as usize..end as usize
    }

    /// Whether it stands clear of other terms of its list: of those that overlap the one that starts first is free,
    /// of those that start together the longest.
    pub const fn is_free(&self) -> bool {
        self.free
    }
}

/// A text has at most 4 GiB.
fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The terms of several lists that stand in a text: for each list in the order of the text, those that start together
/// longest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// List by list.
    all: Vec<Hit>,
    /// Where each list ends.
    ends: Vec<usize>,
}

impl Hits {
    /// From the terms of so many lists, each with the number of its list, in any order that is right within each list.
    pub fn new(lists: usize, found: Vec<(usize, Hit)>) -> Self {
        let mut ends = vec![0; lists];
        for &(list, _) in &found {
            ends.iter_mut().skip(list).take(1).for_each(|count| *count += 1);
        }
        let mut sum = 0;
        let mut next = ends.clone();
        for (next, end) in next.iter_mut().zip(&mut ends) {
            *next = sum;
            sum += *end;
            *end = sum;
        }
        let mut all = vec![Hit::default(); sum];
        for (list, hit) in found {
            let Some(next) = next.get_mut(list) else { continue };
            if let Some(place) = all.get_mut(*next) {
                *place = hit;
            }
            *next += 1;
        }
        Self { all, ends }
    }

    /// The terms of one list.
    pub fn of(&self, list: usize) -> &[Hit] {
        let start = list.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied()).unwrap_or(self.all.len());
        let end = self.ends.get(list).copied().unwrap_or(self.all.len());
        self.all.get(start..end).unwrap_or_default()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_its_own_terms() {
        let hit = |term| Hit::new(term, Span::default(), Span::default(), &(0..1), true);
        let hits = Hits::new(5, [(3, 30), (1, 10), (1, 11)].map(|(list, term)| (list, hit(term))).to_vec());
        let terms = |list| hits.of(list).iter().map(Hit::term).collect::<Vec<_>>();
        assert_eq!([0, 1, 2, 3, 4, 9].map(terms), [vec![], vec![10, 11], vec![], vec![30], vec![], vec![]]);
        assert!(Hits::default().of(0).is_empty());
    }

    #[test]
    fn what_was_looked_for_is_not_looked_for_again() {
        let memory = Memory::default();
        assert_eq!((*memory.recall(1, || "a"), *memory.recall(2, || "b"), *memory.recall(1, || "c")), ("a", "b", "a"));
        assert_eq!(*memory.clone().recall(2, || "c"), "b");
    }
}
