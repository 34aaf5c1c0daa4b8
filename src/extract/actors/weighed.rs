//! What speaks for each doer that an article names, for one incident: the part it plays in each sentence, and how near that
//! sentence is to the incident.

use std::borrow::Cow;
use std::ops::Range;

use super::named::mentions;
use super::roles::{is_patient, speaks};
use super::{ActorMention, Footing};
use crate::extract::assemble::Draft;
use crate::extract::choice::Signals;
use crate::extract::cues::Topic;
use crate::extract::frames::Frame;
use crate::extract::reading::Reading;
use crate::incident::{Actor, Kind};

/// A doer that an incident may be laid to.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Who; [`Actor::Unknown`] for nobody that is named.
    pub actor: Actor,
    /// What speaks for it, each once.
    pub signals: Signals,
    /// The words that name it nearest to the incident.
    pub tokens: Option<Range<usize>>,
    /// Id of their row.
    pub rule: String,
}

/// The doers that an article names, with the part each plays where it is named.
#[derive(Debug, Default)]
pub struct Cast {
    named: Vec<(ActorMention, Part)>,
}

/// The part a name plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// It was hit, or lost people.
    Hit,
    /// It speaks.
    Says,
    /// It only says whose a thing is.
    Whose,
    /// A thing of its own acts: aircraft, guns, fighters.
    Arms,
    /// Any other.
    Plain,
}

impl Cast {
    /// Everybody an article names.
    pub fn of(r: &Reading<'_>) -> Self {
        let all = 0..r.doc.tokens.len();
        let part = |m: ActorMention| {
            let part = part(r, &m);
            (m, part)
        };
        Self { named: mentions(r, &all).into_iter().map(part).collect() }
    }

    /// The candidates of an incident, nobody first, then in the order of the text.
    pub fn candidates(&self, r: &Reading<'_>, drafts: &[Draft], index: usize, kind: Kind) -> Vec<Candidate> {
        let Some(draft) = drafts.get(index) else { return Vec::new() };
        let mut out: Vec<Candidate> = vec![Candidate { actor: Actor::Unknown, signals: Vec::new(), tokens: None, rule: String::new() }];
        for frame in &draft.frames {
            for blame in &frame.blames {
                let signal = footing(blame.footing, zone_of(draft, frame));
                give(&mut out, blame.actor, &blame.tokens, &blame.rule, signal.into());
            }
        }
        for (m, part) in &self.named {
            let place = place_of(r, draft, m);
            for signal in [Some(format!("{place}-{}", part.code())), order(draft, m, place)].into_iter().flatten() {
                give(&mut out, m.actor, &m.tokens, &m.rule, signal.into());
            }
        }
        self.add_standing(r, drafts, index, &mut out);
        for candidate in &mut out {
            let (family, side) = (kind.family().code(), side(candidate.actor));
            candidate.signals.push(format!("{family}-by-{}", candidate.actor.code().replace(' ', "-")).into());
            candidate.signals.push(format!("{}-by-{side}", kind.code()).into());
        }
        out
    }

    /// Signals that weigh a candidate against the others.
    fn add_standing(&self, r: &Reading<'_>, drafts: &[Draft], index: usize, out: &mut [Candidate]) {
        let Some(draft) = drafts.get(index) else { return };
        let real = |m: &ActorMention| m.actor != Actor::Unknown;
        let first = self.named.iter().map(|(m, _)| m).find(|m| real(m)).map(|m| m.actor);
        let in_draft = |m: &ActorMention| matches!(place_of(r, draft, m), "lead" | "told");
        let mut beside: Vec<Actor> = self.named.iter().map(|(m, _)| m).filter(|m| real(m) && in_draft(m)).map(|m| m.actor).collect();
        beside.sort_unstable();
        beside.dedup();
        let is_of_another = |m: &ActorMention| {
            let tells = |d: &Draft| d.frames.iter().any(|frame| frame.tokens.contains(&m.tokens.start));
            !tells(draft) && drafts.iter().any(tells)
        };
        let open: Vec<Range<usize>> = draft
            .frames
            .iter()
            .flat_map(|frame| frame.blames.iter())
            .filter(|blame| matches!(blame.footing, Footing::Unknown | Footing::Unclaimed))
            .map(|blame| r.clause_of(blame.tokens.start))
            .collect();
        let is_left_open = |m: &ActorMention| open.iter().any(|clause| clause.contains(&m.tokens.start));
        let charged = out.iter().any(|c| c.actor != Actor::Unknown && c.signals.iter().any(|s| is_charge(s)));
        for candidate in out {
            let actor = candidate.actor;
            let own: Vec<&ActorMention> = self.named.iter().map(|(m, _)| m).filter(|m| m.actor == actor).collect();
            let elsewhere = drafts.iter().enumerate().filter(|(i, _)| *i != index).flat_map(|(_, d)| d.frames.iter());
            let other = elsewhere.flat_map(|f| f.blames.iter()).any(|b| b.actor == actor && is_firm(b.footing));
            let mut add = |holds: bool, signal: &'static str| {
                if holds {
                    candidate.signals.push(signal.into());
                }
            };
            if actor == Actor::Unknown {
                add(true, "nobody");
                add(!charged, "nobody-charged");
                add(beside.is_empty(), "nobody-beside");
                add(first.is_none(), "nobody-named");
                continue;
            }
            add(beside == [actor], "sole-beside");
            add(first == Some(actor), "first-named");
            add(own.len() > 2, "often-named");
            add(other, "charged-elsewhere");
            add(actor == Actor::Other, "unlisted");
            add(own.iter().all(|m| is_of_another(m)), "of-another");
            add(own.iter().all(|m| is_left_open(m)), "left-open");
        }
    }
}

impl Part {
    const fn code(self) -> &'static str {
        match self {
            Self::Hit => "hit",
            Self::Says => "says",
            Self::Whose => "whose",
            Self::Arms => "arms",
            Self::Plain => "plain",
        }
    }
}

/// Sides that fight alike.
const fn side(actor: Actor) -> &'static str {
    match actor {
        Actor::US | Actor::Coalition | Actor::Israel | Actor::Turkey => "air-power",
        Actor::IRI | Actor::IranBacked => "militia",
        Actor::SyrianArmy | Actor::Iraq => "army",
        Actor::ISIS => "ISIS",
        Actor::SDF => "SDF",
        Actor::Other => "other",
        Actor::Unknown => "unknown",
    }
}

fn part(r: &Reading<'_>, m: &ActorMention) -> Part {
    let first = m.phrase.start..m.phrase.end;
    let arms = || r.of(Topic::Force, &first).any(|cue| matches!(cue.class(), "carrier" | "fire"));
    match () {
        () if is_patient(r, m) => Part::Hit,
        () if speaks(r, m) => Part::Says,
        () if arms() => Part::Arms,
        () if m.adjective => Part::Whose,
        () => Part::Plain,
    }
}

/// How near a name stands to an incident.
fn place_of(r: &Reading<'_>, draft: &Draft, m: &ActorMention) -> &'static str {
    let at = m.tokens.start;
    if let Some(frame) = draft.frames.iter().find(|frame| frame.tokens.contains(&at)) {
        return zone_of(draft, frame);
    }
    let sentence = r.sentence_of(at);
    let near = |frame: &Frame| frame.sentence.abs_diff(sentence) <= 1;
    if draft.frames.iter().any(near) { "near" } else { "far" }
}

fn zone_of(draft: &Draft, frame: &Frame) -> &'static str {
    match () {
        () if draft.frames.first().is_some_and(|lead| lead.tokens == frame.tokens) => "lead",
        () if frame.link.support => "lean",
        () => "told",
    }
}

/// Whether a name stands before or behind the event word.
fn order(draft: &Draft, m: &ActorMention, place: &str) -> Option<String> {
    if place != "lead" {
        return None;
    }
    let lead = draft.frames.first()?;
    Some(format!("lead-{}", if m.tokens.start < lead.head { "before" } else { "behind" }))
}

fn footing(footing: Footing, zone: &str) -> String {
    let code = match footing {
        Footing::Stated => "stated",
        Footing::Suspected => "suspected",
        Footing::Claimed => "claimed",
        Footing::Denied => "denied",
        Footing::Disowned => "disowned",
        Footing::Unknown => "unknown",
        Footing::Unclaimed => "unclaimed",
        Footing::Speaks => "speaks",
    };
    format!("{code}@{zone}")
}

const fn is_firm(footing: Footing) -> bool {
    matches!(footing, Footing::Stated | Footing::Suspected | Footing::Claimed)
}

fn is_charge(signal: &str) -> bool {
    ["stated@", "suspected@", "claimed@", "disowned@", "denied@"].iter().any(|code| signal.starts_with(code))
}

/// Adds a signal to a candidate, once; a candidate that is new joins the list.
fn give(out: &mut Vec<Candidate>, actor: Actor, tokens: &Range<usize>, rule: &str, signal: Cow<'static, str>) {
    let found = out.iter().position(|c| c.actor == actor);
    let index = found.unwrap_or_else(|| {
        out.push(Candidate { actor, signals: Vec::new(), tokens: Some(tokens.clone()), rule: rule.to_owned() });
        out.len() - 1
    });
    if let Some(candidate) = out.get_mut(index).filter(|c| !c.signals.contains(&signal)) {
        candidate.signals.push(signal);
    }
}
