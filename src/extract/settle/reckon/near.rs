//! Which figures of an article may be those of an incident, and how near each stands to it.

use crate::extract::assemble::Draft;
use crate::extract::casualties::{Harm, is_first_count};
use crate::extract::cues::Topic;
use crate::extract::persons::Strength;
use crate::extract::reading::Reading;
use crate::extract::settle::Place;
use crate::extract::settle::ledger::Entry;
use crate::incident::Count;

/// Farthest from an incident that a figure which stands in none may be its own, in sentences.
const FAR: usize = 4;

/// A figure, with how near it stands to the incident.
#[derive(Clone, Copy)]
pub(super) struct Near<'d> {
    /// `lead`, `told` and `lean` are stretches of its own telling; the others stand in none, or in that of another.
    pub(super) zone: &'static str,
    /// The figure.
    pub(super) entry: &'d Entry,
}

impl Near<'_> {
    /// Whether it stands in the telling of the incident itself.
    pub(super) fn is_own(&self) -> bool {
        matches!(self.zone, "lead" | "told" | "lean")
    }
}

/// The figures of one fate that may be those of an incident, in the order of the text.
pub(super) struct Around<'d> {
    /// Which fate.
    pub(super) harm: Harm,
    /// All of them.
    pub(super) all: Vec<Near<'d>>,
    /// The first sentence behind its lead in which another incident is told.
    pub(super) next: Option<usize>,
}

/// The figures that may be those of an incident.
pub(super) fn near<'d>(r: &Reading<'_>, among: &Place<'d>, draft: &Draft, harm: Harm) -> Around<'d> {
    let ledger = among.ledger;
    let mut all = Vec::new();
    for entry in &ledger.entries {
        if entry.harm.is_some_and(|own| own != harm) {
            continue;
        }
        let Some(zone) = zone(among, draft, entry).or_else(|| titled(among, entry, harm)) else { continue };
        let close = matches!(zone, "lead" | "told" | "lean" | "beside" | "next");
        if entry.harm.is_some() || close && may_be(r, entry, harm) {
            all.push(Near { zone, entry });
        }
    }
    let is_first = |near: &Near<'_>| is_first_count(r, &near.entry.tokens);
    let counts = |near: &Near<'_>| near.is_own() && near.entry.harm == Some(harm) && near.entry.strength >= Strength::Bare;
    if all.iter().any(|near| counts(near) && !is_first(near)) {
        all.retain(|near| !is_first(near));
    }
    let lead = draft.frames.first().map_or(0, |frame| frame.sentence);
    let others = among.drafts.iter().enumerate().filter(|(i, _)| *i != among.index).filter_map(|(_, other)| other.frames.first());
    let next = others.map(|frame| frame.sentence).filter(|sentence| *sentence > lead).min();
    Around { harm, all, next }
}

/// A figure of the headline is one of the news, wherever the text tells it.
fn titled(among: &Place<'_>, entry: &Entry, harm: Harm) -> Option<&'static str> {
    let told = || among.ledger.of_headline(harm).any(|count| count.min == entry.count.min);
    let free = || entry.owners.iter().all(|owner| owner.0 == among.index);
    (among.main && entry.harm == Some(harm) && entry.strength >= Strength::Bare && free() && told()).then_some("titled")
}

/// Whether words of this fate stand around persons of whom none was found to tell.
fn may_be(r: &Reading<'_>, entry: &Entry, harm: Harm) -> bool {
    if entry.strength == Strength::Mention {
        return entry.class == harm.class();
    }
    let scope = if entry.count == Count::exact(1) { r.clause_of(entry.tokens.start) } else { r.sentence(entry.sentence) };
    r.of(Topic::Casualty, &scope).any(|cue| cue.class() == harm.class() || cue.class() == "both")
}

/// How near a figure stands to an incident; `None` where it cannot be its own.
fn zone(among: &Place<'_>, draft: &Draft, entry: &Entry) -> Option<&'static str> {
    if let Some(&(_, f)) = entry.owners.iter().find(|owner| owner.0 == among.index) {
        let frame = draft.frames.get(f)?;
        return Some(match f {
            0 => "lead",
            _ if frame.link.support => "lean",
            _ => "told",
        });
    }
    let away = draft.frames.iter().map(|frame| entry.sentence.abs_diff(frame.sentence)).min()?;
    let behind = draft.frames.iter().any(|frame| frame.sentence <= entry.sentence);
    match (entry.owners.is_empty(), away) {
        (true, 0) => Some("beside"),
        (true, 1) if behind => Some("next"),
        (true, 1) => Some("ahead"),
        (true, ..=FAR) => Some("near"),
        (true, _) if among.drafts.len() == 1 || among.index == 0 => Some("far"),
        (false, 0) => Some("other-beside"),
        (false, 1) if behind => Some("other-next"),
        _ => None,
    }
}
