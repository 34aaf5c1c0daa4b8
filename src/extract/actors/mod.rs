//! Who acts, who is acted on, who speaks: every doer that a sentence names, with the part it plays.

mod agent;
mod attributed;
mod claimed;
mod communique;
mod denials;
mod footed;
mod named;
mod phrase;
mod roles;
mod scene;
mod subject;
mod taken_up;
mod weighed;

use std::ops::Range;

use super::cues::Topic;
use super::reading::Reading;
use super::triggers::Trigger;
use super::voices::voices;
use crate::incident::Actor;
use agent::{agent_of, deeds};
use attributed::{attributed, settle_stated};
use claimed::{announced, describes, own_event, own_word, told_by_doer, told_by_name, told_of_itself, told_of_own};
use communique::{own_news, signed};
pub use footed::Headline;
pub use named::first_mention;
use named::{mentions, own_forces};
use roles::speaks;
pub use taken_up::{antecedent, speaker_of};
pub(super) use weighed::code_of;
pub use weighed::{Candidate, Cast};

/// A doer named in the text.
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of its own, and any may stand with any")]
#[derive(Clone, Debug)]
pub struct ActorMention {
    /// Who.
    pub actor: Actor,
    /// The words.
    pub tokens: Range<usize>,
    /// The phrase they stand in, with the people, units and aircraft that are theirs.
    pub phrase: Range<usize>,
    /// Id of the row.
    pub rule: String,
    /// Only an adjective: "American".
    pub adjective: bool,
    /// Only "the militias".
    pub bare: bool,
    /// Forces that are its own by a pronoun: "its jets".
    pub own: bool,
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
    /// It denies what is no deed: a toll, a link, a word put in its mouth.
    Disputed,
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

/// "The ambush bore the hallmarks of": whose they are is suspected.
fn traces(r: &Reading<'_>, sentence: &Range<usize>, named: &[ActorMention]) -> Option<Blame> {
    let trace = r.of(Topic::Deed, sentence).find(|cue| cue.class() == "trace")?;
    let m = named.iter().find(|m| m.phrase.start >= trace.tokens.end && m.phrase.start - trace.tokens.end <= 2)?;
    Some(Blame { actor: m.actor, footing: Footing::Suspected, tokens: m.tokens.clone(), rule: trace.row.id.clone() })
}

/// "The ministry said that ten men had been neutralised": what only the doer says of its deed.
fn reported_own(r: &Reading<'_>, sentence: &Range<usize>, triggers: &[&Trigger], named: &[ActorMention]) -> Option<Blame> {
    triggers.first()?;
    let own = r.of(Topic::Deed, sentence).find(|cue| cue.class() == "own")?;
    let m = named.iter().find(|m| speaks(r, m))?;
    Some(Blame { actor: m.actor, footing: Footing::Claimed, tokens: m.tokens.clone(), rule: own.row.id.clone() })
}

/// What a sentence says of doers, given its event words. In the order of the text.
pub fn blames(r: &Reading<'_>, sentence: &Range<usize>, triggers: &[&Trigger]) -> Vec<Blame> {
    let named = mentions(r, sentence);
    let voices = voices(r, r.sentence_of(sentence.start));
    let mut out = Vec::new();
    for cue in r.of(Topic::Attribution, sentence) {
        out.extend(attributed(r, sentence, cue, named, voices));
    }
    let suspected: Vec<Range<usize>> = out.iter().filter(|b| b.footing != Footing::Stated).map(|b| b.tokens.clone()).collect();
    let settled = |m: &&ActorMention| !suspected.iter().any(|s| s.start < m.tokens.end && m.tokens.start < s.end);
    let mut acting = named.to_vec();
    acting.extend(own_forces(r, sentence, named));
    acting.sort_by_key(|m| m.tokens.start);
    let mut agents: Vec<&ActorMention> = triggers.iter().filter_map(|trigger| agent_of(r, sentence, trigger, &acting)).collect();
    let hurts = || r.of(Topic::Casualty, sentence).any(|cue| matches!(cue.class(), "killed" | "injured"));
    let whole = || r.of(Topic::Deed, sentence).any(|cue| cue.row.is("whole"));
    if agents.is_empty() && (!triggers.is_empty() || hurts() || whole()) {
        agents.extend(deeds(r, sentence, &acting));
    }
    for m in agents.into_iter().filter(settled) {
        out.push(Blame { actor: m.actor, footing: Footing::Stated, tokens: m.tokens.clone(), rule: m.rule.clone() });
    }
    for m in named {
        if speaks(r, m) {
            out.push(Blame { actor: m.actor, footing: Footing::Speaks, tokens: m.tokens.clone(), rule: m.rule.clone() });
        }
    }
    out.extend(traces(r, sentence, named));
    out.extend(reported_own(r, sentence, triggers, named));
    out.extend(voices.iter().filter_map(|voice| own_word(r, voice)));
    out.extend(told_of_own(r, sentence, triggers, named, voices));
    out.extend(announced(r, sentence, triggers, named));
    out.extend(own_event(r, triggers, named));
    out.extend(told_by_doer(r, sentence, &out, voices));
    out.extend(signed(r, sentence, triggers, &out));
    out.extend(own_news(r, sentence, &out));
    out.extend(told_of_itself(r, &out, voices));
    out.extend(told_by_name(&out, voices));
    out.extend(describes(r, sentence, &out));
    let doubted: Vec<Range<usize>> = out.iter().filter(|b| b.footing == Footing::Suspected).map(|b| b.tokens.clone()).collect();
    settle_stated(r, sentence, voices, &mut out);
    let deny: Vec<Actor> = out.iter().filter(|b| matches!(b.footing, Footing::Denied | Footing::Disowned)).map(|b| b.actor).collect();
    out.retain(|b| b.footing != Footing::Stated || !doubted.contains(&b.tokens) && !deny.contains(&b.actor));
    out.sort_by_key(|blame| blame.tokens.start);
    out.dedup_by(|a, b| a.footing == b.footing && a.tokens == b.tokens);
    out
}
