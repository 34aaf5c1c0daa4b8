//! Every figure of the dead and wounded that an article tells, sentence by sentence, whoever's it is.

use std::ops::Range;

use crate::extract::assemble::Draft;
use crate::extract::casualties::{Counted, Harm, Toll, counted};
use crate::extract::claims;
use crate::extract::cues::Topic;
use crate::extract::persons::{Persons, Strength};
use crate::extract::reading::Reading;
use crate::incident::Count;

/// A figure, or a single person.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// What became of them; `None` where no word was found to tell it.
    pub(super) harm: Option<Harm>,
    /// How many.
    pub(super) count: Count,
    /// Its words.
    pub(super) tokens: Range<usize>,
    /// Index of its sentence.
    pub(super) sentence: usize,
    /// Where no word was found to tell of them, what the noun itself says of their fate: `killed`, `injured`; else empty.
    pub(super) class: String,
    /// How sure.
    pub(super) strength: Strength,
    /// It replaces an earlier figure.
    pub(super) update: bool,
    /// It comes on top of what was told before.
    pub(super) also: bool,
    /// It is part of a number told elsewhere.
    pub(super) part: bool,
    /// The drafts whose stretches of text it stands in, with the index of the stretch.
    pub(super) owners: Vec<(usize, usize)>,
}

/// All figures of an article.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    /// In the order of the text.
    pub(super) entries: Vec<Entry>,
    /// Those of the headline.
    headline: Vec<(Harm, Count)>,
    /// Index of the first sentence.
    first: usize,
    /// For each sentence from there on whoever speaks in it.
    voices: Vec<Option<String>>,
    /// For each whether it counts over a time, or remembers.
    tallied: Vec<bool>,
}

impl Ledger {
    /// The figures of a story, given its sentences.
    pub(super) fn of(r: &Reading<'_>, sentences: &Range<usize>, drafts: &[Draft], headline: &[(Harm, Count)]) -> Self {
        if drafts.is_empty() {
            return Self::default();
        }
        let sentences = sentences.clone();
        let captioned = |tokens: &Range<usize>| r.cues.has(Topic::Discourse, "caption", &(tokens.start..tokens.start + 3));
        let told = |index: usize| counted(r, index).filter(|_| !captioned(&r.sentence(index)));
        let entries = sentences.clone().flat_map(|index| told(index).map(|found| entries(found, drafts, index)).unwrap_or_default());
        let tallied = |index: usize| r.of(Topic::NonEvent, &r.sentence(index)).any(|cue| matches!(cue.class(), "tally" | "anniversary"));
        Self {
            entries: entries.collect(),
            headline: headline.to_vec(),
            first: sentences.start,
            voices: sentences.clone().map(|index| claims::voice(r, index)).collect(),
            tallied: sentences.map(tallied).collect(),
        }
    }

    /// Whoever speaks in a sentence; `None` where the article itself does.
    pub(super) fn voice(&self, sentence: usize) -> Option<&str> {
        self.voices.get(sentence.checked_sub(self.first)?)?.as_deref()
    }

    /// Whether a sentence counts over a time, or remembers.
    pub(super) fn is_tallied(&self, sentence: usize) -> bool {
        sentence.checked_sub(self.first).and_then(|index| self.tallied.get(index)) == Some(&true)
    }

    /// Those killed or wounded that the headline counts.
    pub(super) fn of_headline(&self, harm: Harm) -> impl Iterator<Item = Count> + Clone + '_ {
        self.headline.iter().filter(move |(of, count)| *of == harm && count.min > Some(0)).map(|(_, count)| *count)
    }
}

/// What a sentence counts, as figures.
fn entries(found: &Counted, drafts: &[Draft], sentence: usize) -> Vec<Entry> {
    let mut out: Vec<Entry> = Vec::new();
    for toll in &found.tolls {
        let owners = owners(drafts, toll.tokens.start);
        let Toll { harm, count, tokens, strength, update, also, .. } = toll.clone();
        out.push(Entry { harm: Some(harm), count, tokens, sentence, class: String::new(), strength, update, also, part: false, owners });
    }
    for (harm, tokens) in found.unlisted.iter().cloned() {
        let owners = owners(drafts, tokens.start);
        let (count, class, strength) = (Count::exact(1), harm.class().to_owned(), Strength::Mention);
        out.push(Entry { harm: None, count, tokens, sentence, class, strength, update: false, also: false, part: false, owners });
    }
    for p in found.loose.iter().filter(|p| p.strength >= Strength::Bare) {
        let owners = owners(drafts, p.tokens.start);
        let also = p.others || p.with;
        let Persons { count, tokens, class, strength, part, .. } = p.clone();
        let class = class.unwrap_or_default();
        out.push(Entry { harm: None, count, tokens, sentence, class, strength, update: false, also, part, owners });
    }
    out
}

/// The drafts in whose stretches of text a token stands.
fn owners(drafts: &[Draft], token: usize) -> Vec<(usize, usize)> {
    let in_frames = |(d, draft): (usize, &Draft)| draft.frames.iter().position(|frame| frame.tokens.contains(&token)).map(|f| (d, f));
    drafts.iter().enumerate().filter_map(in_frames).collect()
}
