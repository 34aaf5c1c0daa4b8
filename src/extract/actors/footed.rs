//! On what footing a doer stands, for one incident: who speaks of it and how, by how near to its telling.

use std::borrow::Cow;
use std::ops::Range;

use super::scene::Zone;
use super::weighed::{Candidate, Cast, code_of, footing, part};
use crate::extract::assemble::Draft;
use crate::extract::choice::Signals;
use crate::extract::cues::Topic;
use crate::extract::reading::Reading;
use crate::extract::voices::{Voice, voice_at, voices};
use crate::incident::{Actor, Kind};

/// Tokens behind a verb of saying in which the speaker names itself or its own forces.
const REACH: usize = 9;

/// An article of no more incidents than this tells of little else.
const FEW: usize = 2;

/// Somebody who is heard.
#[derive(Debug)]
pub(super) struct Heard {
    /// Where its verb stands.
    at: usize,
    actor: Option<Actor>,
    /// What sort of speaker, where it is no doer.
    sort: &'static str,
    /// What it does with its words.
    act: &'static str,
    /// Whether it speaks of itself.
    itself: bool,
    /// Whether it stands behind what it says.
    trails: bool,
}

/// Everybody who is heard in some sentences, in the order of the text.
pub(super) fn heard(r: &Reading<'_>, sentences: &Range<usize>) -> Vec<Heard> {
    let of = |index: usize| {
        let sentence = r.sentence(index);
        voices(r, index).iter().map(move |voice| one(r, &sentence, voice))
    };
    sentences.clone().flat_map(of).collect()
}

/// Whoever tells an incident where it is told first.
pub(super) fn teller(r: &Reading<'_>, draft: &Draft) -> Option<Heard> {
    let lead = draft.frames.first()?;
    let sentence = r.sentence(lead.sentence);
    voice_at(r, voices(r, lead.sentence), lead.head).map(|voice| one(r, &sentence, voice))
}

fn one(r: &Reading<'_>, sentence: &Range<usize>, voice: &Voice) -> Heard {
    let from = voice.name.as_ref().map_or(voice.verb.end, |name| name.end.max(voice.verb.end));
    let said = from.min(sentence.end)..(from + REACH).min(sentence.end);
    let itself = r.of(Topic::Attribution, &said).any(|cue| match cue.class() {
        "self" => true,
        "forces" => !cue.ending(r.doc).is_empty() || r.cues.has(Topic::Determiner, "own", &r.around(cue.tokens.start, 1, 0)),
        _ => cue.row.is("mine"),
    });
    Heard { at: voice.verb.start, actor: voice.actor, sort: sort(r, voice), act: act(r, voice), itself, trails: voice.trails }
}

fn sort(r: &Reading<'_>, voice: &Voice) -> &'static str {
    let Some(name) = &voice.name else { return "it" };
    let named = |mark: &str| r.of(Topic::Speech, name).any(|cue| cue.row.is(mark));
    match () {
        () if voice.actor == Some(Actor::Unknown) => "source",
        () if named("press") => "press",
        () if named("nameless") => "source",
        () => "third",
    }
}

fn act(r: &Reading<'_>, voice: &Voice) -> &'static str {
    let at = voice.verb.start..voice.verb.start + 1;
    r.cues
        .within(&at)
        .iter()
        .find_map(|cue| match (cue.topic, cue.class()) {
            (Topic::Speech, "per") => Some("per"),
            (Topic::Speech, "says") if cue.row.is("doubt") => Some("alleges"),
            (Topic::Speech, "says") if cue.row.is("announces") => Some("announces"),
            (Topic::Speech, "says") => Some("says"),
            (Topic::Attribution, "claimed") => Some("claims"),
            (Topic::Attribution, "accused") => Some("blames"),
            (Topic::Attribution, "denied") => Some("denies"),
            (Topic::Attribution, "suspected") => Some("guesses"),
            _ => None,
        })
        .unwrap_or("says")
}

impl Cast {
    /// What the article says of the footing on which one of the candidates is named.
    pub fn footing(&self, r: &Reading<'_>, index: usize, kind: Kind, all: &[Candidate], doer: &Candidate) -> Signals {
        let mut out = Signals::default();
        let mut add = |parts: &[&str]| out.add(parts);
        add(&["any"]);
        add(&["of-", &code_of(doer.actor)]);
        add(&["kind-", kind.family().code()]);
        doer.signals.iter().filter(|signal| is_of_footing(signal)).for_each(|signal| add(&[signal]));
        match self.teller(index) {
            Some(teller) => {
                let who = teller.who(doer.actor);
                add(&["teller-", who]);
                add(&["teller-", who, "-", teller.act]);
                if teller.itself {
                    add(&["teller-", who, "-itself"]);
                }
            }
            None => add(&["teller-none"]),
        }
        let mut own_heard = false;
        let mut told_by = 0;
        for heard in self.heard() {
            let zone = self.scenes().zone(r, heard.at, index);
            let who = heard.who(doer.actor);
            let itself = if heard.itself { "-itself" } else { "" };
            own_heard |= who == "own" && matches!(zone, Zone::Lead | Zone::Told | Zone::Near | Zone::Soon);
            told_by += usize::from(zone.is_told());
            if who == "own" {
                // Of an article that tells of little else, it speaks of this.
                let alone = if self.scenes().incidents() <= FEW { "alone" } else { "anywhere" };
                for place in ["anywhere", alone] {
                    add(&[place, ":own-", heard.act]);
                    add(&[place, ":own", itself]);
                }
            }
            if matches!(zone, Zone::Other | Zone::Far) {
                if who == "own" {
                    add(&["apart:own-", heard.act, itself]);
                }
                continue;
            }
            add(&[zone.code(), ":", who, "-", heard.act]);
            if zone != Zone::Lean {
                add(&["any:", who, "-", heard.act]);
                add(&["any:", who]);
            }
            if heard.itself {
                add(&[zone.code(), ":", who, "-itself"]);
            }
            if heard.trails {
                add(&[zone.code(), ":", who, "-trails"]);
            }
        }
        if !own_heard {
            add(&["own-unheard"]);
        }
        if told_by == 0 {
            add(&["nobody-heard"]);
        }
        for cue in r.of(Topic::Attribution, self.tokens()) {
            let zone = self.scenes().zone(r, cue.tokens.start, index);
            if !matches!(zone, Zone::Other | Zone::Far) {
                add(&[zone.code(), ":cue-", cue.class()]);
                add(&["any:cue-", cue.class()]);
            }
        }
        let rival = |c: &&Candidate| c.actor != doer.actor && c.actor != Actor::Unknown;
        for signal in all.iter().filter(rival).flat_map(|c| c.signals.iter()).filter(|s| s.contains('@')) {
            add(&["rival-", signal]);
        }
        for heard in &self.headline().heard {
            add(&["title:", heard.who(doer.actor), "-", heard.act]);
        }
        out.add_all(&self.headline().shared);
        out
    }
}

impl Heard {
    /// What it is to a doer.
    fn who(&self, doer: Actor) -> &'static str {
        match self.actor.filter(|actor| *actor != Actor::Unknown) {
            Some(actor) if actor == doer || is_led(actor) && is_led(doer) => "own",
            Some(actor) if is_militia(actor) && is_militia(doer) => "ally",
            Some(_) => "other",
            None => self.sort,
        }
    }
}

/// The coalition and the power that leads it speak for each other.
const fn is_led(actor: Actor) -> bool {
    matches!(actor, Actor::US | Actor::Coalition)
}

const fn is_militia(actor: Actor) -> bool {
    matches!(actor, Actor::IRI | Actor::IranBacked)
}

/// What speaks of the part of a doer, not of who it is.
fn is_of_footing(signal: &str) -> bool {
    let elsewhere = ["far-", "other-"].iter().any(|zone| signal.starts_with(zone));
    let last = signal.rfind('-').unwrap_or_default();
    let marks = signal.match_indices('-').filter(|(at, _)| *at < last).filter_map(|(at, _)| signal.get(at + 1..)?.split('-').next());
    !elsewhere && !marks.into_iter().any(|mark| matches!(mark, "by" | "with" | "on"))
}

/// What a headline says: of whom, and what of nobody in particular.
#[derive(Debug, Default)]
pub struct Headline {
    /// By doer.
    pub signals: Vec<(Actor, Cow<'static, str>)>,
    /// Of all.
    pub shared: Signals,
    /// Who is heard in it.
    pub(super) heard: Vec<Heard>,
}

impl Headline {
    /// What stands in a headline, given what it says of doers.
    pub fn of(r: &Reading<'_>, said: &[super::Blame]) -> Self {
        let mut out = Self::default();
        let named = super::named::mentions(r, &(0..r.doc.tokens.len()));
        let first = named.iter().find(|m| m.actor != Actor::Unknown).map(|m| m.actor);
        for m in named {
            out.signals.push((m.actor, part(r, m).code().into()));
        }
        out.signals.extend(first.map(|actor| (actor, "first".into())));
        for blame in said {
            out.signals.push((blame.actor, footing(blame.footing, "headline").concat().into()));
        }
        out.heard = heard(r, &(0..r.doc.sentences.len()));
        let all = 0..r.doc.tokens.len();
        for cue in r.cues.within(&all) {
            match cue.topic {
                Topic::Attribution => out.shared.push(&["title:cue-", cue.class()]),
                Topic::Speech => out.shared.push(&["title:speech-", cue.class()]),
                _ => {}
            }
        }
        out
    }
}
