//! On what footing the doer is named: claimed, stated, suspected or denied, by everything that is said of it.

use std::borrow::Cow;

use super::{Found, evidence};
use crate::extract::actors::{Blame, Candidate, Cast, Footing, code_of};
use crate::extract::assemble::Draft;
use crate::extract::choice::{self, Choice, Signals, Weights};
use crate::extract::reading::Reading;
use crate::incident::{Actor, Attribution, Field, Kind, Perpetrator};

/// The share from which on the likeliest goes before what the grammar settles.
const CLEAR: f64 = 0.5;

/// Id of the row of words for owning up.
const OWNS_UP: &str = "at-claimed";

/// The same where the text says in such words that the doer owned up.
const CERTAIN: f64 = 0.75;

/// Id of the rule that takes the likeliest of all footings.
pub(in crate::extract) const WEIGHED: &str = "footing-weighed";

/// Stands before the doer that a choice takes for granted, among its signals.
pub(in crate::extract) const OF: &str = "of-";

/// The choice among footings, for one doer.
pub(super) fn choice(cast: &Cast, r: &Reading<'_>, index: usize, kind: Kind, all: &[Candidate], doer: &Candidate) -> Choice {
    let footings = Attribution::ALL.into_iter().filter(|footing| *footing != Attribution::Unknown);
    let candidates = footings.map(|footing| (Cow::from(footing.code()), Signals::default())).collect();
    Choice { subject: Field::Attribution.code(), shared: cast.footing(r, index, kind, all, doer), candidates }
}

/// The likeliest footing of whom an incident is laid to, where everything that is told speaks clearly for it.
pub(super) fn weigh(r: &Reading<'_>, draft: &Draft, choices: &[Choice], candidates: &[Candidate], settled: &mut Found<Perpetrator>) {
    // A denial is seldom, and grammar finds it by the doer's own verb: too few to weigh.
    if settled.value.attribution == Attribution::Denied {
        return;
    }
    let own = of(settled.value.name);
    let Some(choice) = choices.iter().find(|choice| choice.shared.contains(&own)) else { return };
    let shares = choice.shares(Weights::bundled());
    // Who is told to own up has done so, unless next to everything speaks against it.
    let owns_up = settled.value.attribution == Attribution::Claimed && settled.evidence.iter().any(|evidence| evidence.rule == OWNS_UP);
    let clear = if owns_up { CERTAIN } else { CLEAR };
    let best = choice::best(&shares).filter(|&i| shares.get(i) >= Some(&clear)).and_then(|i| choice.candidates.get(i));
    let footing = best.and_then(|(code, _)| Attribution::from_code(code)).filter(|footing| *footing != settled.value.attribution);
    // "Nothing that would confirm or deny it": where something else is denied, no denial of the deed is guessed.
    let has = |wanted: fn(&Blame) -> bool| draft.frames.iter().flat_map(|frame| frame.blames.iter()).any(wanted);
    let denies = || has(|blame| matches!(blame.footing, Footing::Denied | Footing::Disowned));
    let disputes = || has(|blame| blame.footing == Footing::Disputed);
    let footing = footing.filter(|footing| *footing != Attribution::Denied || !disputes() || denies());
    let Some(footing) = footing else { return };
    // "No group has claimed it; officials suspect the militia": what nobody owned up to is a guess.
    let unclaimed = || draft.frames.iter().flat_map(|frame| frame.blames.iter()).any(|blame| blame.footing == Footing::Unclaimed);
    if (settled.value.attribution, footing) == (Attribution::Suspected, Attribution::Claimed) && unclaimed() {
        return;
    }
    settled.value.attribution = footing;
    let named = candidates.iter().find(|candidate| candidate.actor == settled.value.name).and_then(|candidate| candidate.tokens.clone());
    settled.evidence.extend(named.map(|tokens| evidence(r, Field::Attribution, &tokens, WEIGHED)));
}

/// The signal of the doer that a choice takes for granted.
fn of(actor: Actor) -> String {
    format!("{OF}{}", code_of(actor))
}
