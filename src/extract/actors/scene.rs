//! Where a word stands, seen from one incident: in its telling, beside it, in the telling of another.

use std::ops::Range;

use crate::extract::assemble::Draft;
use crate::extract::frames::Frame;
use crate::extract::reading::Reading;

/// "It owned up later": only so many sentences behind the telling go on about it.
const GOES_ON: usize = 4;

/// A stretch of text, seen from an incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Zone {
    /// Where it is told first.
    Lead,
    /// Where it is told again.
    Told,
    /// What leans on its telling.
    Lean,
    /// The sentence before or behind.
    Near,
    /// Soon behind, with no other incident between.
    Soon,
    /// The telling of another.
    Other,
    /// Anywhere else.
    Far,
}

impl Zone {
    /// Its name in signals.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Told => "told",
            Self::Lean => "lean",
            Self::Near => "near",
            Self::Soon => "soon",
            Self::Other => "other",
            Self::Far => "far",
        }
    }

    /// Whether what stands there is told of the incident itself.
    pub(super) const fn is_told(self) -> bool {
        matches!(self, Self::Lead | Self::Told)
    }
}

/// A stretch of an incident's telling.
struct Stretch {
    tokens: Range<usize>,
    sentence: usize,
    draft: usize,
    zone: Zone,
}

/// The telling of all incidents of an article, in the order of the text.
#[derive(Default)]
pub(super) struct Scenes {
    all: Vec<Stretch>,
    /// How many incidents there are.
    incidents: usize,
}

impl Scenes {
    /// Those of all drafts.
    pub(super) fn of(drafts: &[Draft]) -> Self {
        let stretches = |(index, draft): (usize, &Draft)| -> Vec<Stretch> {
            let of = |frame: &Frame| Stretch {
                tokens: frame.tokens.clone(),
                sentence: frame.sentence,
                draft: index,
                zone: zone_of(draft, frame),
            };
            draft.frames.iter().map(of).collect()
        };
        let mut all: Vec<Stretch> = drafts.iter().enumerate().flat_map(stretches).collect();
        all.sort_by_key(|stretch| (stretch.tokens.start, stretch.draft));
        Self { all, incidents: drafts.len() }
    }

    /// How many incidents the article tells.
    pub(super) const fn incidents(&self) -> usize {
        self.incidents
    }

    /// Where a token stands, seen from an incident.
    pub(super) fn zone(&self, r: &Reading<'_>, token: usize, draft: usize) -> Zone {
        let sentence = r.sentence_of(token);
        let after = self.all.partition_point(|stretch| stretch.tokens.start <= token);
        let (ahead, behind) = self.all.split_at_checked(after).unwrap_or_default();
        let here = || ahead.iter().rev().take_while(|stretch| stretch.sentence + 1 >= sentence).filter(|s| s.tokens.contains(&token));
        if let Some(own) = here().find(|stretch| stretch.draft == draft) {
            return own.zone;
        }
        if here().next().is_some() {
            return Zone::Other;
        }
        let close = |stretch: &&Stretch| stretch.sentence.abs_diff(sentence) <= 1;
        let own = |stretch: &Stretch| stretch.draft == draft && stretch.zone != Zone::Lean;
        if ahead.iter().rev().take_while(close).any(own) || behind.iter().take_while(close).any(own) {
            return Zone::Near;
        }
        match ahead.last() {
            Some(last) if last.draft == draft && sentence - last.sentence <= GOES_ON => Zone::Soon,
            _ => Zone::Far,
        }
    }
}

/// What a stretch is to the incident that it tells.
pub(super) fn zone_of(draft: &Draft, frame: &Frame) -> Zone {
    match () {
        () if draft.frames.first().is_some_and(|lead| lead.tokens == frame.tokens) => Zone::Lead,
        () if frame.link.support => Zone::Lean,
        () => Zone::Told,
    }
}
