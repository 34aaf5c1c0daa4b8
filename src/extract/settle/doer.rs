//! Who did it, and on what footing.

use super::{Found, evidence};
use crate::extract::actors::{Blame, Footing};
use crate::extract::assemble::Draft;
use crate::extract::reading::Reading;
use crate::incident::{Actor, Attribution, Field, Perpetrator};

/// Who did it: by own claim, as a fact, as held likely. What the text says first goes first.
pub(super) fn perpetrator(r: &Reading<'_>, draft: &Draft) -> Found<Perpetrator> {
    let all: Vec<&Blame> = draft.frames.iter().flat_map(|f| f.blames.iter()).collect();
    let by = |footing: Footing| all.iter().copied().find(move |b| b.footing == footing && b.actor != Actor::Unknown);
    let unknown = all.iter().copied().find(|b| b.footing == Footing::Unknown);
    let stated = by(Footing::Stated).filter(|b| unknown.is_none_or(|u| b.tokens.start < u.tokens.start));
    // Who denies the deed is the one it is laid to, even where the text leaves out by whom.
    let disowned = by(Footing::Disowned).filter(|_| unknown.is_none());
    let led = by(Footing::Claimed).filter(|b| b.actor == Actor::US).and(stated).filter(|b| b.actor == Actor::Coalition);
    let chosen = by(Footing::Claimed).or(stated).or_else(|| by(Footing::Suspected)).or(disowned);
    let Some(blame) = chosen else {
        let words = unknown.or_else(|| all.iter().copied().find(|b| b.footing == Footing::Unclaimed));
        let evidence = words.map(|b| evidence(r, Field::Perpetrator, &b.tokens, &b.rule)).into_iter().collect();
        return Found { value: Perpetrator::default(), evidence };
    };
    let same = |b: &&Blame, footing: Footing| b.actor == blame.actor && b.footing == footing;
    let denied = all.iter().any(|b| same(b, Footing::Denied) || same(b, Footing::Disowned));
    // The doer's own word counts where it speaks of this very thing.
    let speaks = draft.frames.iter().filter(|f| !f.link.support).flat_map(|f| f.blames.iter()).any(|b| same(&b, Footing::Speaks));
    let attribution = match blame.footing {
        Footing::Claimed => Attribution::Claimed,
        _ if denied => Attribution::Denied,
        Footing::Stated if speaks => Attribution::Claimed,
        Footing::Stated => Attribution::Stated,
        _ => Attribution::Suspected,
    };
    let text = r.doc.surface(r.doc.span_of(blame.tokens.clone())).to_owned();
    let words = all.iter().filter(|b| b.actor == blame.actor && b.footing != Footing::Speaks);
    Found {
        // Its leader speaks for the coalition that the text has named.
        value: Perpetrator { name: led.map_or(blame.actor, |b| b.actor), attribution, text: Some(text) },
        evidence: words.take(4).map(|b| evidence(r, Field::Perpetrator, &b.tokens, &b.rule)).collect(),
    }
}
