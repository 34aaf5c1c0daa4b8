//! Leads assembly by what the gold knows, to learn from the choices on the way.

use super::way::{LEAD, Way, among, settled};
use super::{Draft, thread};
use crate::extract::choice::Choice;
use crate::extract::frames::Frame;
use crate::extract::reading::Reading;
use crate::extract::triggers::Trigger;

/// Where the gold tells an incident.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// A byte of the words that tell it.
    pub event: usize,
    /// Bytes of words that tell more of it: its toll, its doer, its day.
    pub more: Vec<usize>,
}

/// Where the gold tells each incident, and what was chosen there: what weights are fitted on.
#[derive(Debug, Default)]
pub struct Guide {
    /// For each incident of the gold where it is told.
    anchors: Vec<Anchor>,
    /// The choices, each with the places of the candidates that the gold allows.
    pub choices: Vec<(Choice, Vec<usize>, Option<usize>)>,
    /// For each draft the incident of the gold it tells, where that is known.
    told: Vec<Option<usize>>,
}

impl Guide {
    /// One through an article whose incidents are told there.
    pub fn new(anchors: Vec<Anchor>) -> Self {
        Self { anchors, ..Self::default() }
    }

    /// The way that the gold allows, the rules' own where it allows that.
    pub(super) fn lead(&mut self, r: &Reading<'_>, triggers: &[Trigger], drafts: &[Draft], last: usize, frame: &Frame) -> Way {
        let span = r.doc.span_of(frame.tokens.clone());
        let inside = |at: usize| span.start <= at && at < span.end;
        let own: Vec<usize> = (0..self.anchors.len()).filter(|&g| self.anchors.get(g).is_some_and(|anchor| inside(anchor.event))).collect();
        self.told.resize(drafts.len(), None);
        let way = settled(r, triggers, drafts, last, frame);
        let told_by = |g: usize| self.told.iter().position(|told| *told == Some(g));
        let among = among(drafts, last);
        let choice = thread::choice(r, triggers, drafts, &among, last, frame);
        let (opens, drops) = (among.len(), among.len() + 1);
        // Two in one stretch cannot be told apart here; and what the lead tells, the gold may mark where it is told again.
        let leads = frame.sentence < LEAD || self.told.iter().all(Option::is_none);
        if own.len() > 1 || own.is_empty() && leads {
            return way;
        }
        let right: Vec<usize> = match own.first() {
            Some(&g) => {
                let free = || (0..among.len()).filter(|&k| among.get(k).and_then(|&i| self.told.get(i)).is_some_and(Option::is_none));
                let of_draft = |draft| among.iter().position(|&i| i == draft).into_iter().collect();
                told_by(g).map_or_else(|| free().chain([opens]).collect(), of_draft)
            }
            None => self.told_more_of(inside, &among).map_or_else(|| (0..among.len()).chain([drops]).collect(), |k| vec![k]),
        };
        let index = match way {
            Way::Join(i) => among.iter().position(|&k| k == i),
            Way::Open => Some(opens),
            Way::Drop => Some(drops),
        };
        let way = match (index.filter(|i| right.contains(i)), own.first()) {
            (Some(_), _) => way,
            (None, Some(_)) if right.contains(&opens) => Way::Open,
            (None, None) if right.contains(&drops) => Way::Drop,
            (None, _) => right.first().and_then(|&k| among.get(k)).map_or(way, |&i| Way::Join(i)),
        };
        if let Some(&g) = own.first() {
            let draft = match way {
                Way::Join(i) => i,
                _ => drafts.len(),
            };
            self.told.resize(self.told.len().max(draft + 1), None);
            if let Some(told) = self.told.get_mut(draft) {
                *told = Some(g);
            }
        }
        if !right.is_empty() {
            self.choices.push((choice, right, index));
        }
        way
    }

    /// Which of some drafts a stretch tells more of, where the gold marks words in it of one incident alone.
    fn told_more_of(&self, inside: impl Fn(usize) -> bool, among: &[usize]) -> Option<usize> {
        let marked = |g: &usize| self.anchors.get(*g).is_some_and(|anchor| anchor.more.iter().any(|&at| inside(at)));
        let mut all = (0..self.anchors.len()).filter(marked);
        let only = all.next().filter(|_| all.next().is_none())?;
        let draft = self.told.iter().position(|told| *told == Some(only))?;
        among.iter().position(|&i| i == draft)
    }
}
