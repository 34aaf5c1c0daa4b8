//! On which side those stood who were killed or wounded: tolls of different sides add up.

use std::ops::Range;

use super::toll::Told;
use crate::extract::casualties::Toll;
use crate::extract::claims;
use crate::extract::cues::{Cue, Topic};
use crate::extract::frames::Frame;
use crate::extract::persons::Strength;
use crate::extract::reading::Reading;
use crate::incident::Actor;

/// Who the victims were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Gunmen, attackers, those whom the text calls terrorists.
    Foe,
    /// Soldiers, police, civilians, those whom the text mourns, the men of a force that is named.
    Friend,
}

/// "Nine attackers were killed. Two soldiers fell": victims of another side than all those told before, by a voice that does
/// not gainsay the others.
pub(super) fn is_of_other_side(r: &Reading<'_>, told: &[Told<'_>], frame: &Frame, toll: &Toll) -> bool {
    let firm = |t: &Toll| t.strength >= Strength::Bare && !t.update && t.count.max != Some(0);
    let Some(own) = side(r, toll).filter(|_| firm(toll) && !told.is_empty()) else { return false };
    told.iter().all(|(f, t)| firm(t) && t.tokens != toll.tokens && side(r, t).is_some_and(|other| other != own) && may_add(r, f, frame))
}

/// Two voices may tell two versions of one toll.
fn may_add(r: &Reading<'_>, first: &Frame, next: &Frame) -> bool {
    let (one, other) = (claims::voice(r, first.sentence), claims::voice(r, next.sentence));
    one == other || one.is_none() || other.is_none()
}

/// The side of the victims of a toll, by the words that count them and the force they are said to be of.
fn side(r: &Reading<'_>, toll: &Toll) -> Option<Side> {
    side_of(r, &toll.tokens)
}

/// The side of those whom some words count.
pub(super) fn side_of(r: &Reading<'_>, tokens: &Range<usize>) -> Option<Side> {
    let cues = || r.cues.within(tokens).iter().filter(|cue| matches!(cue.topic, Topic::Victim | Topic::Casualty));
    let by_noun = |topic: Topic| cues().filter(|cue| cue.topic == topic).find_map(|cue| cue.attr("side"));
    match by_noun(Topic::Victim).or_else(|| by_noun(Topic::Casualty)) {
        Some("foe") => Some(Side::Foe),
        Some(_) => Some(Side::Friend),
        None => force_of(r, tokens).map(|force| if force == Actor::ISIS { Side::Foe } else { Side::Friend }),
    }
}

/// "Three fighters of the SDF", "one marine": the force among the words that count them, or right behind.
fn force_of(r: &Reading<'_>, tokens: &Range<usize>) -> Option<Actor> {
    let near = r.around(tokens.end.saturating_sub(1), 0, 2);
    let behind = tokens.start..near.end;
    let of = |token: usize| {
        let at = token..token + 1;
        r.cues.has(Topic::Force, "link", &at) || r.cues.has(Topic::Determiner, "on", &at)
    };
    let linked = |cue: &Cue<'_>| {
        let between = tokens.end..cue.tokens.start.max(tokens.end);
        !cue.is("form", "adj") && (between.is_empty() || between.len() == 1 && of(between.start))
    };
    r.of(Topic::Actor, &behind).find(|cue| linked(cue)).and_then(|cue| cue.attr("actor")).and_then(Actor::from_code)
}
