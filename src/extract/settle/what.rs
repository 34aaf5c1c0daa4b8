//! What happened: of all kinds the likeliest, by everything that the telling of an incident says of it.

use std::ops::Range;

use super::{Found, Place, evidence};
use crate::extract::actors::code_of;
use crate::extract::assemble::Draft;
use crate::extract::choice::{self, Choice, Signals, Weights};
use crate::extract::cues::Topic;
use crate::extract::frames::Frame;
use crate::extract::kinds::by_weapon;
use crate::extract::reading::Reading;
use crate::extract::triggers::{Sort, Trigger, is_stored};
use crate::incident::{Actor, Count, Field, Kind};

/// Id of the rule that takes the likeliest of all kinds.
pub(in crate::extract) const WEIGHED: &str = "kind-weighed";

/// The share from which on the likeliest goes before what the event words settle.
const CLEAR: f64 = 0.6;

/// The share from which on a kind that says less goes before one that says more.
const CERTAIN: f64 = 0.9;

/// Only what is told so many sentences behind the first speaks for the kind.
const NEAR: usize = 3;

/// The choice among the kinds, with what the telling of an incident says of it.
pub(super) fn choice(r: &Reading<'_>, triggers: &[Trigger], draft: &Draft, among: &Place<'_>, doer: Actor, killed: Count) -> Choice {
    let mut shared = Signals::one(&["any"]);
    shared.add(&["by-", &code_of(doer)]);
    shared.add(&["dead-", size(killed)]);
    let lead = draft.frames.first().map_or(0, |frame| frame.sentence);
    for (n, frame) in draft.frames.iter().enumerate().filter(|(_, frame)| frame.sentence <= lead + NEAR) {
        let zone = match n {
            0 => "lead",
            _ if frame.link.support => "lean",
            _ => "told",
        };
        of_frame(r, triggers, frame, zone, &mut shared);
    }
    if among.main {
        shared.add_all(&among.title.kind);
    }
    let candidates = Kind::ALL.iter().map(|kind| (kind.code().into(), Signals::default())).collect();
    Choice { subject: Field::Kind.code(), shared, candidates }
}

/// What one stretch of the telling says: its event words, weapons and what was hit, there and anywhere.
fn of_frame(r: &Reading<'_>, triggers: &[Trigger], frame: &Frame, zone: &str, out: &mut Signals) {
    for trigger in frame.triggers.iter().filter_map(|&i| triggers.get(i)) {
        out.add(&[zone, "-", &trigger.rule, if trigger.definite { "-the" } else { "" }]);
        out.add(&["told-of-", &trigger.rule]);
    }
    of_words(r, &frame.tokens, zone, out);
}

/// What the headline says of the kind, and the kinds that its words can mean.
pub(in crate::extract) fn of_title(r: &Reading<'_>, triggers: &[&Trigger]) -> (Signals, Vec<Kind>) {
    let all = 0..r.doc.tokens.len();
    let mut out = Signals::default();
    for trigger in triggers {
        out.add(&["title-", &trigger.rule]);
        out.add(&["told-of-", &trigger.rule]);
    }
    of_words(r, &all, "title", &mut out);
    let means = |kind: &Kind| triggers.iter().any(|trigger| can_mean(trigger, *kind)) || by_arms(r, &all, *kind);
    (out, Kind::ALL.into_iter().filter(means).collect())
}

/// The weapons in a stretch of text, what was hit, by whom, and what became of them.
fn of_words(r: &Reading<'_>, tokens: &Range<usize>, zone: &str, out: &mut Signals) {
    for cue in r.cues.within(tokens) {
        match cue.topic {
            Topic::Weapon => {
                let use_of = match () {
                    () if is_stored(r, cue) => "stored",
                    () if cue.row.is("carrier") => "carrier",
                    () => "used",
                };
                out.add(&[zone, "-weapon-", cue.class(), "-", use_of]);
                out.add(&["weapon-", cue.class(), "-", use_of]);
            }
            Topic::Target => out.add(&[zone, "-hit-", &cue.row.id]),
            Topic::Force => out.add(&[zone, "-force-", cue.class()]),
            Topic::Casualty => out.add(&[zone, "-harm-", cue.class()]),
            _ => {}
        }
    }
}

/// How many died, roughly.
const fn size(killed: Count) -> &'static str {
    match killed.min {
        None => "untold",
        Some(0) => "none",
        Some(1) => "one",
        Some(2..=4) => "few",
        Some(_) => "many",
    }
}

/// Whether some word of the telling can mean this kind: nothing is taken for what no word says.
fn is_told(r: &Reading<'_>, triggers: &[Trigger], draft: &Draft, kind: Kind) -> bool {
    let lead = draft.frames.first().map_or(0, |frame| frame.sentence);
    let near = || draft.frames.iter().filter(|frame| frame.sentence <= lead + NEAR);
    near().flat_map(|frame| &frame.triggers).filter_map(|&i| triggers.get(i)).any(|trigger| can_mean(trigger, kind))
        || near().any(|frame| by_arms(r, &frame.tokens, kind))
}

/// Whether the first stretch of the telling has a word for a strike from the air as news.
fn is_told_from_air(r: &Reading<'_>, triggers: &[Trigger], draft: &Draft) -> bool {
    let lead = draft.frames.first().map_or(&[][..], |frame| frame.triggers.as_slice());
    let from_air = |trigger: &Trigger| {
        let word = || r.of(Topic::Event, &trigger.tokens).any(|cue| cue.is("kind", Kind::Airstrike.code()) && !cue.row.is("open"));
        !trigger.definite && !trigger.weak && word()
    };
    lead.iter().filter_map(|&i| triggers.get(i)).any(from_air)
}

fn can_mean(trigger: &Trigger, kind: Kind) -> bool {
    match trigger.sort {
        Sort::Kind(own) => own == kind || trigger.gun && kind == Kind::Assassination,
        Sort::Attack => matches!(kind, Kind::Clash | Kind::Assassination),
        Sort::Strike => matches!(kind, Kind::Airstrike | Kind::Shelling | Kind::RocketAttack),
        Sort::Mention => false,
    }
}

/// Whether a stretch of text names a weapon in use that means this kind.
fn by_arms(r: &Reading<'_>, tokens: &Range<usize>, kind: Kind) -> bool {
    r.of(Topic::Weapon, tokens).any(|cue| !is_stored(r, cue) && by_weapon(cue) == Some(kind))
}

/// What the event words settle, or the likeliest kind, where everything that is told speaks clearly for another.
pub(super) fn weigh(
    r: &Reading<'_>,
    triggers: &[Trigger],
    draft: &Draft,
    among: &Place<'_>,
    choice: &Choice,
    settled: Found<Kind>,
) -> Found<Kind> {
    let shares = choice.shares(Weights::bundled());
    let best = choice::best(&shares).filter(|&i| shares.get(i) >= Some(&CLEAR));
    let kind = best.and_then(|i| choice.candidates.get(i)).and_then(|(code, _)| Kind::from_code(code));
    let is_told = |kind: Kind| is_told(r, triggers, draft, kind) || among.main && among.title.kinds.contains(&kind);
    let Some(kind) = kind.filter(|kind| *kind != settled.value && is_told(*kind)) else { return settled };
    // A strike by drone is one from the air: what says less is taken only where next to nothing speaks for more.
    let says_less = settled.value == Kind::DroneStrike && kind == Kind::Airstrike;
    if says_less && best.and_then(|i| shares.get(i)) < Some(&CERTAIN) {
        return settled;
    }
    // "An air raid with salvoes of rockets that its jets fired": a word for the air says where they came from.
    if settled.value == Kind::Airstrike && matches!(kind, Kind::RocketAttack | Kind::Shelling) && is_told_from_air(r, triggers, draft) {
        return settled;
    }
    let lead = draft.frames.first().map(|frame| frame.head..frame.head + 1);
    let mut words = settled.evidence;
    match words.first_mut() {
        Some(first) => WEIGHED.clone_into(&mut first.rule),
        None => words.extend(lead.map(|tokens| evidence(r, Field::Kind, &tokens, WEIGHED))),
    }
    Found { value: kind, evidence: words }
}
