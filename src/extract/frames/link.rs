//! How a frame hangs on what came before.

use std::ops::Range;

use super::parts::Part;
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::extract::triggers::{Sort, Trigger};

/// Words that link a stretch of text to what came before stand among its first tokens,
const OPENING: usize = 9;

/// or right before its event word.
const LEAD: usize = 6;

/// How a frame hangs on what came before.
#[expect(clippy::struct_excessive_bools, reason = "each is a cue of its own, and any may stand with any")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// Told as earlier.
    pub background: bool,
    /// Told as another.
    pub separate: bool,
    /// "Also", "similar".
    pub also: bool,
    /// What the incident before it answers, or came after.
    pub earlier: bool,
    /// The first or second of two told.
    pub ordinal: Option<u8>,
    /// Points back: "the strike", "this attack".
    pub anaphoric: bool,
    /// Pointed back at with a relative clause that tells of it: "the blast that came on Friday".
    pub retold: bool,
    /// Tells of an event that is not pointed back at.
    pub fresh: bool,
    /// Has no event word of its own.
    pub support: bool,
    /// "A similar incident": another of the kind told before.
    pub another: bool,
    /// Split from the frame before it in one sentence.
    pub sibling: bool,
    /// Two or more at once: "two separate operations".
    pub several: bool,
}

pub(super) fn link(r: &Reading<'_>, triggers: &[&Trigger], part: &Part, position: usize, dated: bool) -> Link {
    let real = || triggers.iter().filter(|t| t.sort != Sort::Mention && !t.weak);
    let first = real().next().or(triggers.first()).map_or(part.tokens.end, |t| t.tokens.end);
    let opening = part.tokens.start..(part.tokens.start + OPENING).min(first);
    let lead = first.saturating_sub(LEAD).max(opening.end)..first;
    let cues = |class: &'static str| r.cues.has(Topic::Discourse, class, &opening) || r.cues.has(Topic::Discourse, class, &lead);
    let fresh = triggers.iter().any(|t| !t.definite && t.sort != Sort::Mention && !t.weak);
    let around = part.tokens.start..(first + LEAD).min(part.tokens.end);
    // "The deadliest raid came at X", right behind the raids themselves: one of them.
    let of_many = r
        .of(Topic::Discourse, &around)
        .any(|cue| cue.row.is("of_many") && triggers.iter().any(|t| t.definite && t.tokens.start == cue.tokens.end));
    // "Across the border", at its head, goes over to another; "fired from across the border" does not.
    let opens = |cue: &Cue<'_>| !cue.row.is("opens") || cue.tokens.start == part.tokens.start;
    let apart = (dated || !of_many) && r.of(Topic::Discourse, &around).any(|cue| cue.class() == "separate" && opens(cue));
    let another = triggers.iter().any(|t| is_another(r, t));
    let alike = triggers.iter().any(|t| !t.verb && !t.definite && t.block.is_none() && is_alike(r, t));
    let reference = triggers.iter().any(|t| t.definite && is_reference(r, t));
    let head = triggers.iter().find(|t| (!t.verb || t.definite) && !is_reference(r, t));
    let head_first = head.is_some_and(|h| {
        triggers.first().is_none_or(|t| t.tokens.start >= h.tokens.start || h.tokens.start.saturating_sub(t.tokens.end) <= 1 || t.definite)
    });
    Link {
        background: cues("background"),
        separate: reference || apart || another || alike,
        also: cues("also"),
        earlier: part.earlier,
        ordinal: if cues("first") {
            Some(1)
        } else if cues("second") {
            Some(2)
        } else {
            None
        },
        anaphoric: !(apart && fresh) && (triggers.iter().any(|t| is_same(r, t)) || head_first && head.is_some_and(|t| t.definite)),
        retold: triggers.iter().any(|t| t.definite && t.retold),
        fresh: fresh || another,
        support: real().next().is_none() && !another,
        another,
        sibling: position > 0,
        several: triggers
            .iter()
            .any(|t| t.plural && r.cues.has(Topic::Discourse, "apart", &r.around(t.tokens.start, 2, t.tokens.len() + 2))),
    }
}

/// "A similar incident", "another operation".
fn is_another(r: &Reading<'_>, trigger: &Trigger) -> bool {
    let open = trigger.sort == Sort::Mention || trigger.weak && trigger.sort == Sort::Attack;
    open && !trigger.verb && !trigger.definite && trigger.block.is_none() && is_alike(r, trigger)
}

/// "A similar strike": said to be like what was told before.
fn is_alike(r: &Reading<'_>, trigger: &Trigger) -> bool {
    let near = r.around(trigger.tokens.start, 2, trigger.tokens.len());
    let touches = |tokens: &Range<usize>| tokens.start <= trigger.tokens.end && trigger.tokens.start <= tokens.end;
    r.of(Topic::Discourse, &near).any(|cue| cue.class() == "also" && cue.row.is("alike") && touches(&cue.tokens))
}

/// "After this attack", "before the incident": a point in time, not what the sentence tells of.
fn is_reference(r: &Reading<'_>, trigger: &Trigger) -> bool {
    let before = r.around(trigger.tokens.start, 2, 0);
    r.of(Topic::Discourse, &before).any(|cue| matches!(cue.class(), "after" | "before" | "soon") && cue.tokens.end <= trigger.tokens.start)
}

/// "These strikes", "the same attack".
fn is_same(r: &Reading<'_>, trigger: &Trigger) -> bool {
    let near = r.around(trigger.tokens.start, 2, trigger.tokens.len());
    let touches = |tokens: &Range<usize>| tokens.start <= trigger.tokens.end && trigger.tokens.start <= tokens.end;
    r.of(Topic::Discourse, &near).any(|cue| cue.class() == "same" && touches(&cue.tokens))
}
