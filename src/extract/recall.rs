//! What is found in an article and asked for again by other stages, each found when it is first asked for.

use std::cell::OnceCell;
use std::ops::Range;

use super::actors::ActorMention;
use super::casualties::Counted;
use super::voices::Voice;

/// What has been found so far.
#[derive(Debug, Default)]
pub struct Recall {
    named: OnceCell<Named>,
    /// Sentence by sentence.
    voices: Vec<OnceCell<Vec<Voice>>>,
    /// Sentence by sentence.
    counted: Vec<OnceCell<Counted>>,
    /// Name by name of the places.
    sites: Vec<OnceCell<Option<bool>>>,
}

/// The doers that a text names.
#[derive(Debug, Default)]
struct Named {
    all: Vec<ActorMention>,
    /// The token where the word begins that tells of each, in order.
    at: Vec<usize>,
}

impl Recall {
    /// Nothing yet, of a text of so many sentences and names of places.
    pub(super) fn new(sentences: usize, places: usize) -> Self {
        let mut out = Self::default();
        out.voices.resize_with(sentences, OnceCell::new);
        out.counted.resize_with(sentences, OnceCell::new);
        out.sites.resize_with(places, OnceCell::new);
        out
    }

    /// The doers whose words begin within a range of tokens; `find` gives those of the whole text with where their words begin.
    pub(super) fn named(&self, tokens: &Range<usize>, find: impl FnOnce() -> Vec<(usize, ActorMention)>) -> &[ActorMention] {
        let named = self.named.get_or_init(|| {
            let (at, all) = find().into_iter().unzip();
            Named { all, at }
        });
        let start = named.at.partition_point(|at| *at < tokens.start);
        let end = named.at.partition_point(|at| *at < tokens.end);
        named.all.get(start..end).unwrap_or_default()
    }

    /// Who speaks in a sentence.
    pub(super) fn voices(&self, sentence: usize, find: impl FnOnce() -> Vec<Voice>) -> &[Voice] {
        self.voices.get(sentence).map(|known| known.get_or_init(find).as_slice()).unwrap_or_default()
    }

    /// What a sentence counts; `None` where there is no such sentence.
    pub(super) fn counted(&self, sentence: usize, find: impl FnOnce() -> Counted) -> Option<&Counted> {
        self.counted.get(sentence).map(|known| known.get_or_init(find))
    }

    /// Whether something can have happened at a place that is named, and whether that is a country or the like.
    pub(super) fn site(&self, place: usize, find: impl FnOnce() -> Option<bool>) -> Option<bool> {
        self.sites.get(place).and_then(|known| *known.get_or_init(find))
    }
}
