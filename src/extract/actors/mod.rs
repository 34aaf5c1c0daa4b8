//! Who acts, who is acted on, who speaks: every doer that a sentence names, with the part it plays.

mod agent;
mod attributed;
mod claimed;
mod named;
mod roles;

use std::ops::Range;

use super::cues::Topic;
use super::reading::Reading;
use super::triggers::Trigger;
use crate::incident::Actor;
use agent::agent_of;
use attributed::attributed;
use claimed::{announced, claimed_by_speaker, own_event, signed, told_by_doer};
use named::mentions;
use roles::speaks;

/// A doer named in the text.
#[derive(Clone, Debug)]
pub struct ActorMention {
    /// Who.
    pub actor: Actor,
    /// The words.
    pub tokens: Range<usize>,
    /// Id of the row.
    pub rule: String,
    /// Only an adjective: "American".
    pub adjective: bool,
    /// Only "the militias".
    pub bare: bool,
    /// "The gunmen": a side without a name.
    pub nameless: bool,
}

/// On what footing a doer is named, or that none is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Footing {
    /// By the text, as a fact.
    Stated,
    /// Held likely, or blamed by somebody.
    Suspected,
    /// By itself.
    Claimed,
    /// It denies something.
    Denied,
    /// It denies having done it.
    Disowned,
    /// The text says that nobody knows.
    Unknown,
    /// Nobody has claimed it.
    Unclaimed,
    /// It speaks.
    Speaks,
}

/// What a sentence says of a doer.
#[derive(Clone, Debug)]
pub struct Blame {
    /// Who; [`Actor::Unknown`] where the text says that nobody knows.
    pub actor: Actor,
    /// On what footing.
    pub footing: Footing,
    /// The words.
    pub tokens: Range<usize>,
    /// Id of the row or rule.
    pub rule: String,
}

/// What a sentence says of doers, given its event words. In the order of the text.
pub fn blames(r: &Reading<'_>, sentence: &Range<usize>, triggers: &[&Trigger]) -> Vec<Blame> {
    let named = mentions(r, sentence);
    let mut out = Vec::new();
    for cue in r.of(Topic::Attribution, sentence) {
        out.extend(attributed(r, sentence, cue, &named));
    }
    let suspected: Vec<Range<usize>> = out.iter().filter(|b| b.footing != Footing::Stated).map(|b| b.tokens.clone()).collect();
    for trigger in triggers {
        let agent =
            agent_of(r, sentence, trigger, &named).filter(|m| !suspected.iter().any(|s| s.start < m.tokens.end && m.tokens.start < s.end));
        if let Some(m) = agent {
            out.push(Blame { actor: m.actor, footing: Footing::Stated, tokens: m.tokens.clone(), rule: m.rule.clone() });
        }
    }
    for m in &named {
        if speaks(r, m) {
            out.push(Blame { actor: m.actor, footing: Footing::Speaks, tokens: m.tokens.clone(), rule: m.rule.clone() });
        }
    }
    out.extend(claimed_by_speaker(r, sentence, triggers, &named));
    out.extend(announced(r, sentence, triggers, &named));
    out.extend(own_event(r, triggers, &named));
    out.extend(told_by_doer(r, sentence, &out));
    out.extend(signed(r, sentence, triggers));
    let doubted: Vec<Range<usize>> = out.iter().filter(|b| b.footing == Footing::Suspected).map(|b| b.tokens.clone()).collect();
    let deny: Vec<Actor> = out.iter().filter(|b| matches!(b.footing, Footing::Denied | Footing::Disowned)).map(|b| b.actor).collect();
    out.retain(|b| b.footing != Footing::Stated || !doubted.contains(&b.tokens) && !deny.contains(&b.actor));
    out.sort_by_key(|blame| blame.tokens.start);
    out.dedup_by(|a, b| a.footing == b.footing && a.tokens == b.tokens);
    out
}
