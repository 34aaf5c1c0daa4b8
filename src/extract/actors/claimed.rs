//! Doers that own up: speakers who tell of their own strikes.

use std::ops::Range;

use super::named::mentions;
use super::roles::speaks;
use super::{ActorMention, Blame, Footing};
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::extract::triggers::{Trigger, gap};

/// "The Pentagon said it struck": the speaker is the doer.
pub(super) fn claimed_by_speaker(r: &Reading<'_>, sentence: &Range<usize>, triggers: &[&Trigger], named: &[ActorMention]) -> Option<Blame> {
    let own = r.of(Topic::Attribution, sentence).find(|cue| {
        let close = |t: &&&Trigger| {
            let reach = if t.verb || is_carried(r, cue, t) { 3 } else { 0 };
            t.tokens.start >= cue.tokens.start && t.tokens.start.saturating_sub(cue.tokens.end) <= reach
        };
        cue.class() == "self" && triggers.iter().any(|t| close(&t))
    })?;
    let speaker = named.iter().rfind(|m| m.tokens.start < own.tokens.start && speaks(r, m))?;
    Some(Blame { actor: speaker.actor, footing: Footing::Claimed, tokens: speaker.tokens.clone(), rule: own.row.id.clone() })
}

/// "Its aircraft carried out strikes": a verb that carries the event noun stands between.
fn is_carried(r: &Reading<'_>, own: &Cue<'_>, trigger: &Trigger) -> bool {
    let between = own.tokens.end..trigger.tokens.start.max(own.tokens.end);
    let denied = r.cues.has(Topic::Attribution, "denied", &between) || r.cues.has(Topic::Determiner, "not", &between);
    !denied && r.of(Topic::Event, &between).any(|cue| cue.is("pos", "do"))
}

/// "Announced shelling the depot", "announced, on Monday, an attack": who announces an event noun is its doer.
pub(super) fn announced(r: &Reading<'_>, sentence: &Range<usize>, triggers: &[&Trigger], named: &[ActorMention]) -> Option<Blame> {
    let says = r.of(Topic::Speech, sentence).find(|cue| {
        let event = |t: &&&Trigger| !t.definite && t.tokens.start >= cue.tokens.end && t.tokens.start - cue.tokens.end <= 9;
        let told = |t: &&&Trigger| r.cues.has(Topic::Determiner, "that", &(cue.tokens.end..t.tokens.start));
        cue.row.is("announces") && triggers.iter().filter(event).any(|t| !told(&t))
    })?;
    let m = named.iter().filter(|m| gap(&m.tokens, &says.tokens) <= 4).min_by_key(|m| gap(&m.tokens, &says.tokens))?;
    Some(Blame { actor: m.actor, footing: Footing::Claimed, tokens: m.tokens.clone(), rule: says.row.id.clone() })
}

/// "The United States put the number killed by its strikes": who speaks of its own is the doer.
pub(super) fn own_event(r: &Reading<'_>, triggers: &[&Trigger], named: &[ActorMention]) -> Option<Blame> {
    let own = triggers.iter().find(|t| !t.verb && r.cues.has(Topic::Determiner, "own", &r.around(t.tokens.start, 1, 0)))?;
    let speaker = named.iter().rfind(|m| m.tokens.end <= own.tokens.start && speaks(r, m))?;
    Some(Blame { actor: speaker.actor, footing: Footing::Claimed, tokens: speaker.tokens.clone(), rule: own.rule.clone() })
}

/// "… struck the camp, the military said": whoever acts in the sentence has the last word.
pub(super) fn told_by_doer(r: &Reading<'_>, sentence: &Range<usize>, said: &[Blame]) -> Option<Blame> {
    let says = r.of(Topic::Attribution, sentence).find(|cue| cue.class() == "selfsays")?;
    let doer = said.iter().rfind(|blame| blame.footing == Footing::Stated && blame.tokens.end <= says.tokens.start)?;
    Some(Blame { footing: Footing::Claimed, rule: says.row.id.clone(), ..doer.clone() })
}

/// "Our units carried out": the doer is who signs the text, in a short last sentence.
pub(super) fn signed(r: &Reading<'_>, sentence: &Range<usize>, triggers: &[&Trigger]) -> Option<Blame> {
    const LONGEST: usize = 14;
    let ours = r.of(Topic::Attribution, sentence).find(|cue| cue.class() == "ours")?;
    let acts = |t: &&&Trigger| t.tokens.start >= ours.tokens.start && t.tokens.start - ours.tokens.start <= 16 && !t.definite;
    triggers.iter().find(acts)?;
    let last = r.doc.sentences.last().map(|s| s.tokens.clone()).filter(|last| last.len() <= LONGEST && last != sentence)?;
    let signer = mentions(r, &last).into_iter().find(|m| !m.adjective && !m.nameless)?;
    Some(Blame { actor: signer.actor, footing: Footing::Claimed, tokens: ours.tokens.clone(), rule: ours.row.id.clone() })
}
