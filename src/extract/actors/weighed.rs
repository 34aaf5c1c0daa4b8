//! What speaks for each doer that an article names, for one incident: the part it plays in each sentence, and how near that
//! sentence is to the incident.

use std::borrow::Cow;
use std::ops::Range;

use super::footed::{Headline, Heard, heard, teller};
use super::named::{mentions, own_forces};
use super::roles::{is_patient, speaks};
use super::scene::{Scenes, Zone, zone_of};
use super::{ActorMention, Footing};
use crate::extract::assemble::Draft;
use crate::extract::choice::Spelled;
use crate::extract::cues::Topic;
use crate::extract::reading::Reading;
use crate::incident::{Actor, Kind};

/// A doer that an incident may be laid to.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Who; [`Actor::Unknown`] for nobody that is named.
    pub actor: Actor,
    /// What speaks for it, each once.
    pub signals: Spelled,
    /// The words that name it nearest to the incident.
    pub tokens: Option<Range<usize>>,
    /// Id of their row.
    pub rule: String,
}

/// The doers that an article names, with the part each plays where it is named, and who speaks where.
#[derive(Default)]
pub struct Cast {
    /// The words of the story.
    tokens: Range<usize>,
    named: Vec<(ActorMention, Part)>,
    heard: Vec<Heard>,
    /// For each incident whoever tells it first.
    tellers: Vec<Option<Heard>>,
    scenes: Scenes,
    headline: Headline,
}

/// The part a name plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
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
    /// Everybody a story names, given its sentences.
    pub fn of(r: &Reading<'_>, sentences: &Range<usize>, drafts: &[Draft], headline: Headline) -> Self {
        let last = sentences.end.checked_sub(1).filter(|last| *last >= sentences.start);
        let all = last.map_or(0..0, |last| r.sentence(sentences.start).start..r.sentence(last).end);
        let mut named = mentions(r, &all).to_vec();
        for index in sentences.clone() {
            let sentence = r.sentence(index);
            let here = mentions(r, &sentence).to_vec();
            named.extend(own_forces(r, &sentence, &here));
        }
        named.sort_by_key(|m| m.tokens.start);
        let of = |m: ActorMention| {
            let part = part(r, &m);
            (m, part)
        };
        Self {
            named: named.into_iter().map(of).collect(),
            heard: heard(r, sentences),
            tokens: all,
            tellers: drafts.iter().map(|draft| teller(r, draft)).collect(),
            scenes: Scenes::of(drafts),
            headline,
        }
    }

    /// The words of the story.
    pub(super) const fn tokens(&self) -> &Range<usize> {
        &self.tokens
    }

    /// Everybody who is heard in it.
    pub(super) fn heard(&self) -> &[Heard] {
        &self.heard
    }

    /// Who tells an incident first; `None` where the article itself does.
    pub(super) fn teller(&self, index: usize) -> Option<&Heard> {
        self.tellers.get(index)?.as_ref()
    }

    /// Where its incidents are told.
    pub(super) const fn scenes(&self) -> &Scenes {
        &self.scenes
    }

    /// What its headline says.
    pub(super) const fn headline(&self) -> &Headline {
        &self.headline
    }

    /// The candidates of an incident, nobody first, then in the order of the text.
    pub fn candidates(&self, r: &Reading<'_>, drafts: &[Draft], index: usize, kind: Kind) -> Vec<Candidate> {
        let Some(draft) = drafts.get(index) else { return Vec::new() };
        let nobody = Candidate { actor: Actor::Unknown, signals: Spelled::default(), tokens: None, rule: String::new() };
        let mut out: Vec<Candidate> = vec![nobody];
        for frame in &draft.frames {
            for blame in &frame.blames {
                let signal = footing(blame.footing, zone_of(draft, frame).code());
                give(&mut out, blame.actor, &blame.tokens, &blame.rule, &signal);
            }
        }
        let zones: Vec<Zone> = self.named.iter().map(|(m, _)| self.scenes.zone(r, m.tokens.start, index)).collect();
        for ((m, part), zone) in self.named.iter().zip(&zones) {
            give(&mut out, m.actor, &m.tokens, &m.rule, &[zone.code(), "-", part.code()]);
            if let Some(order) = order(draft, m, *zone) {
                give(&mut out, m.actor, &m.tokens, &m.rule, &["lead-", order]);
            }
        }
        self.add_headline(drafts, index, &mut out);
        self.add_open(r, index, &mut out);
        add_of_others(drafts, index, &mut out);
        self.add_standing(r, drafts, (index, &zones), &mut out);
        let means = means(r, draft);
        for candidate in &mut out {
            let (family, side) = (kind.family().code(), side(candidate.actor));
            let code = code_of(candidate.actor);
            candidate.signals.push(&[family, "-by-", &code]);
            candidate.signals.push(&[kind.code(), "-by-", side]);
            means.iter().for_each(|mean| candidate.signals.push(&[side, "-", mean]));
        }
        out
    }

    /// Whom the headline names.
    fn add_headline(&self, drafts: &[Draft], index: usize, out: &mut [Candidate]) {
        let news = drafts.iter().position(|draft| !draft.background) == Some(index);
        let zone = if news { "title" } else { "title-aside" };
        for (actor, signal) in &self.headline.signals {
            if let Some(candidate) = out.iter_mut().find(|candidate| candidate.actor == *actor) {
                candidate.signals.add(&[zone, "-", signal]);
            }
        }
    }

    /// What speaks for nobody: words for that, near the incident.
    fn add_open(&self, r: &Reading<'_>, index: usize, out: &mut [Candidate]) {
        let acting = |c: &&Candidate| {
            let parts = ["lead-plain", "lead-arms", "lead-whose", "told-plain", "told-arms", "told-whose"];
            c.actor != Actor::Unknown && parts.iter().any(|part| c.signals.contains(part))
        };
        let acting = out.iter().filter(acting).count().min(3);
        let Some(nobody) = out.first_mut() else { return };
        nobody.signals.add(&["nobody-of-", &acting.to_string()]);
        for cue in r.of(Topic::Attribution, &self.tokens).filter(|cue| matches!(cue.class(), "unknown" | "unclaimed" | "nobody" | "silent"))
        {
            let zone = self.scenes.zone(r, cue.tokens.start, index);
            nobody.signals.add(&[zone.code(), "-cue-", cue.class()]);
        }
    }

    /// Signals that weigh a candidate against the others.
    fn add_standing(&self, r: &Reading<'_>, drafts: &[Draft], (index, zones): (usize, &[Zone]), out: &mut [Candidate]) {
        let Some(draft) = drafts.get(index) else { return };
        let real = |m: &ActorMention| m.actor != Actor::Unknown && !m.own;
        let all = || self.named.iter().zip(zones).map(|((m, _), zone)| (m, *zone)).filter(|(m, _)| !m.own);
        let first = all().find(|(m, _)| real(m)).map(|(m, _)| m.actor);
        let mut beside: Vec<Actor> = all().filter(|(m, zone)| real(m) && zone.is_told()).map(|(m, _)| m.actor).collect();
        beside.sort_unstable();
        beside.dedup();
        let open: Vec<Range<usize>> = draft
            .frames
            .iter()
            .flat_map(|frame| frame.blames.iter())
            .filter(|blame| matches!(blame.footing, Footing::Unknown | Footing::Unclaimed))
            .map(|blame| r.clause_of(blame.tokens.start))
            .collect();
        let is_left_open = |m: &ActorMention| open.iter().any(|clause| clause.contains(&m.tokens.start));
        let charged = out.iter().any(|c| c.actor != Actor::Unknown && c.signals.iter().any(is_charge));
        for candidate in out {
            let actor = candidate.actor;
            let own = || all().filter(|(m, _)| m.actor == actor);
            let elsewhere = drafts.iter().enumerate().filter(|(i, _)| *i != index).flat_map(|(_, d)| d.frames.iter());
            let other = elsewhere.flat_map(|f| f.blames.iter()).any(|b| b.actor == actor && is_firm(b.footing));
            let mut add = |holds: bool, signal: &'static str| {
                candidate.signals.push_if(holds, &[signal]);
            };
            if actor == Actor::Unknown {
                add(true, "nobody");
                add(!charged, "nobody-charged");
                add(beside.is_empty(), "nobody-beside");
                add(first.is_none(), "nobody-named");
                add(draft.background, "nobody-aside");
                continue;
            }
            add(beside == [actor], "sole-beside");
            add(first == Some(actor), "first-named");
            add(own().nth(2).is_some(), "often-named");
            add(other, "charged-elsewhere");
            add(actor == Actor::Other, "unlisted");
            add(own().all(|(_, zone)| zone == Zone::Other), "of-another");
            add(own().all(|(m, _)| is_left_open(m)), "left-open");
        }
    }
}

/// What other incidents of the article are laid to whom.
fn add_of_others(drafts: &[Draft], index: usize, out: &mut [Candidate]) {
    for (i, draft) in drafts.iter().enumerate().filter(|(i, _)| *i != index) {
        let side = match i {
            _ if is_echo(draft) => "echo",
            _ if i + 1 == index => "last",
            _ if i == index + 1 => "next",
            _ => "else",
        };
        for blame in draft.frames.iter().flat_map(|frame| frame.blames.iter()) {
            if let Some(candidate) = out.iter_mut().find(|candidate| candidate.actor == blame.actor) {
                candidate.signals.add(&footing(blame.footing, side));
            }
        }
    }
}

/// Whether what seems another incident has neither place nor date of its own: it may only tell more of one that has.
fn is_echo(draft: &Draft) -> bool {
    draft.places().next().is_none() && draft.frames.iter().all(|frame| frame.dates.is_empty())
}

/// What an incident is told to have been done with and to.
fn means(r: &Reading<'_>, draft: &Draft) -> Spelled {
    let mut out = Spelled::default();
    for frame in draft.frames.iter().filter(|frame| !frame.link.support).take(2) {
        for cue in r.cues.within(&frame.tokens) {
            match cue.topic {
                Topic::Weapon => out.add(&["with-", cue.class()]),
                Topic::Target => out.add(&["on-", &cue.row.id]),
                _ => {}
            }
        }
    }
    out
}

/// The code of a doer as signals write it.
pub(in crate::extract) fn code_of(actor: Actor) -> Cow<'static, str> {
    let code = actor.code();
    if code.contains(' ') { code.replace(' ', "-").into() } else { code.into() }
}

impl Part {
    pub(super) const fn code(self) -> &'static str {
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

pub(super) fn part(r: &Reading<'_>, m: &ActorMention) -> Part {
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

/// Whether a name stands before or behind the event word.
fn order(draft: &Draft, m: &ActorMention, zone: Zone) -> Option<&'static str> {
    if zone != Zone::Lead {
        return None;
    }
    let lead = draft.frames.first()?;
    Some(if m.tokens.start < lead.head { "before" } else { "behind" })
}

/// The parts of the signal of a footing.
pub(super) fn footing(footing: Footing, zone: &str) -> [&str; 3] {
    let code = match footing {
        Footing::Stated => "stated",
        Footing::Suspected => "suspected",
        Footing::Claimed => "claimed",
        Footing::Denied | Footing::Disputed => "denied",
        Footing::Disowned => "disowned",
        Footing::Unknown => "unknown",
        Footing::Unclaimed => "unclaimed",
        Footing::Speaks => "speaks",
    };
    [code, "@", zone]
}

const fn is_firm(footing: Footing) -> bool {
    matches!(footing, Footing::Stated | Footing::Suspected | Footing::Claimed)
}

fn is_charge(signal: &str) -> bool {
    ["stated@", "suspected@", "claimed@", "disowned@", "denied@"].iter().any(|code| signal.starts_with(code))
}

/// Adds a signal to a candidate, once; a candidate that is new joins the list.
fn give(out: &mut Vec<Candidate>, actor: Actor, tokens: &Range<usize>, rule: &str, signal: &[&str]) {
    let found = out.iter().position(|c| c.actor == actor);
    let index = found.unwrap_or_else(|| {
        out.push(Candidate { actor, signals: Spelled::default(), tokens: Some(tokens.clone()), rule: rule.to_owned() });
        out.len() - 1
    });
    if let Some(candidate) = out.get_mut(index) {
        candidate.signals.add(signal);
    }
}
