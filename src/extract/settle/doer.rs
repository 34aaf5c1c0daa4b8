//! Who did it, and on what footing.

use super::{Found, Place, evidence};
use crate::extract::actors::{Blame, Candidate, Footing};
use crate::extract::assemble::Draft;
use crate::extract::choice::{self, Choice, Signals, Weights};
use crate::extract::cues::Topic;
use crate::extract::headline;
use crate::extract::reading::Reading;
use crate::extract::voices::{Voice, voices};
use crate::incident::{Actor, Attribution, Field, Kind, Perpetrator};

/// Who did it: by own claim, as a fact, as held likely. What the text says first goes first.
pub(super) fn perpetrator(r: &Reading<'_>, draft: &Draft) -> Found<Perpetrator> {
    let all: Vec<&Blame> = draft.frames.iter().flat_map(|f| f.blames.iter()).collect();
    let by = |footing: Footing| all.iter().copied().find(move |b| b.footing == footing && b.actor != Actor::Unknown);
    let unknown = all.iter().copied().find(|b| b.footing == Footing::Unknown);
    let stated = by(Footing::Stated).filter(|b| unknown.is_none_or(|u| b.tokens.start < u.tokens.start));
    // Who denies the deed is the one it is laid to, even where the text leaves out by whom.
    // Two that deny it, with nobody who blames either, leave it open.
    let one = |b: &&Blame| all.iter().all(|other| other.footing != Footing::Disowned || is_kin(other.actor, b.actor));
    let disowned = by(Footing::Disowned).filter(|_| unknown.is_none()).filter(one);
    let claimed = by(Footing::Claimed).filter(|claim| !is_of_another(draft, claim));
    let led = claimed.filter(|b| b.actor == Actor::US).and(stated).filter(|b| b.actor == Actor::Coalition);
    // What was a guess when it was first told stays one, though the same doer is named as a fact later, of other deeds.
    let guessed =
        by(Footing::Suspected).filter(|guess| stated.is_none_or(|b| b.actor == guess.actor && guess.tokens.start < b.tokens.start));
    let chosen = claimed.or(guessed).or(stated).or(disowned);
    let Some(blame) = chosen else {
        let words = unknown.or_else(|| all.iter().copied().find(|b| b.footing == Footing::Unclaimed));
        let evidence = words.map(|b| evidence(r, Field::Perpetrator, &b.tokens, &b.rule)).into_iter().collect();
        return Found { value: Perpetrator::default(), evidence };
    };
    let same = |b: &&Blame, footing: Footing| b.actor == blame.actor && b.footing == footing;
    let kin = |b: &&Blame, footing: Footing| is_kin(b.actor, blame.actor) && b.footing == footing;
    let denied = all.iter().any(|b| kin(b, Footing::Denied) || kin(b, Footing::Disowned));
    // The doer's own word counts where it speaks of this very thing.
    let speaks = draft
        .frames
        .iter()
        .filter(|f| !f.link.support || f.blames.iter().any(|b| same(&b, Footing::Stated)))
        .flat_map(|f| f.blames.iter())
        .any(|b| same(&b, Footing::Speaks));
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

/// Id of the rule that takes the likeliest of all who are named.
pub(in crate::extract) const WEIGHED: &str = "doer-weighed";

/// The share from which on the likeliest goes before another whom the grammar found.
const CLEAR: f64 = 0.5;

/// The same where the grammar found nobody: a wrong name is worse than none.
const CLEARER: f64 = 0.55;

/// The same for nobody, where the grammar found somebody.
const CLEAREST: f64 = 0.75;

/// The choice among doers, as the table has it.
pub(super) fn choice_of(candidates: &[Candidate]) -> Choice {
    let candidates = candidates.iter().map(|candidate| (candidate.actor.code().into(), candidate.signals.signals().clone())).collect();
    Choice { subject: Field::Perpetrator.code(), shared: Signals::default(), candidates }
}

/// What the grammar settled, or the likeliest of all that the article names, where weights speak clearly for another.
pub(super) fn weigh(
    r: &Reading<'_>,
    among: &Place<'_>,
    draft: &Draft,
    candidates: &[Candidate],
    (settled, kind): (Found<Perpetrator>, Kind),
) -> Found<Perpetrator> {
    let shares = choice_of(candidates).shares(Weights::bundled());
    let least = |i: usize| match candidates.get(i).map(|candidate| candidate.actor) {
        Some(Actor::Unknown) => CLEAREST,
        _ if settled.value.name == Actor::Unknown => CLEARER,
        _ => CLEAR,
    };
    let best = choice::best(&shares).filter(|&i| shares.get(i) >= Some(&least(i))).and_then(|i| candidates.get(i));
    // Where the text says outright that nobody knows, nobody is guessed.
    let own = draft.frames.iter().filter(|frame| !frame.link.support).flat_map(|frame| frame.blames.iter());
    if settled.value.name == Actor::Unknown && own.clone().any(|blame| blame.footing == Footing::Unknown) {
        return settled;
    }
    // Of whom the text only says that they have not owned up, nothing is guessed.
    let elsewhere = |best: &&Candidate| settled.value.name == Actor::Unknown && acts_later(among, best.actor);
    let barred = |best: &&Candidate| {
        best.signals.contains("left-open") || cannot_fly(best.actor, kind) || elsewhere(best) || accuses(r, draft, best.actor)
    };
    // The coalition and the power that leads it are told apart by grammar alone.
    let same = |best: &&Candidate| best.actor == settled.value.name || is_kin(best.actor, settled.value.name);
    let best = best.filter(|best| !same(best) && !barred(best));
    // Whom somebody blames in so many words stays blamed, though the text also speaks of unknown men.
    if best.is_some_and(|best| best.actor == Actor::Unknown) && settled.value.attribution == Attribution::Suspected {
        return settled;
    }
    // Where all that is told speaks for nobody, nobody is named, but for whom the headline names.
    let by_headline = settled.evidence.iter().any(|evidence| evidence.rule == headline::RULE);
    if best.is_some_and(|best| best.actor == Actor::Unknown) && by_headline {
        return settled;
    }
    if best.is_some_and(|best| best.actor == Actor::Unknown) {
        let words = draft.frames.iter().flat_map(|frame| frame.blames.iter()).find(|blame| blame.actor == Actor::Unknown);
        let evidence = words.map(|b| evidence(r, Field::Perpetrator, &b.tokens, WEIGHED)).into_iter().collect();
        return Found { value: Perpetrator::default(), evidence };
    }
    let Some((best, tokens)) = best.and_then(|best| Some((best, best.tokens.clone()?))) else { return settled };
    let own = |blame: &&Blame| blame.actor == best.actor;
    let blame = draft
        .frames
        .iter()
        .flat_map(|frame| frame.blames.iter())
        .filter(own)
        .find(|blame| !matches!(blame.footing, Footing::Speaks | Footing::Disputed));
    let speaks = || draft.frames.iter().filter(|frame| !frame.link.support).flat_map(|frame| frame.blames.iter()).any(|b| own(&b));
    let disowns = |b: &&Blame| is_kin(b.actor, best.actor) && matches!(b.footing, Footing::Denied | Footing::Disowned);
    let denied = draft.frames.iter().flat_map(|frame| frame.blames.iter()).any(|b| disowns(&b));
    let attribution = match blame.map(|blame| blame.footing) {
        Some(Footing::Claimed) => Attribution::Claimed,
        _ if denied => Attribution::Denied,
        Some(Footing::Stated) => Attribution::Stated,
        Some(Footing::Denied | Footing::Disowned) => Attribution::Denied,
        None if speaks() => Attribution::Claimed,
        None if acts(best) => Attribution::Stated,
        _ => Attribution::Suspected,
    };
    let text = r.doc.surface(r.doc.span_of(tokens.clone())).to_owned();
    Found {
        value: Perpetrator { name: best.actor, attribution, text: Some(text) },
        evidence: vec![evidence(r, Field::Perpetrator, &tokens, WEIGHED)],
    }
}

/// Whom nobody has seen with an aircraft: an airstrike laid to them is a misreading.
const fn cannot_fly(actor: Actor, kind: Kind) -> bool {
    matches!((actor, kind), (Actor::ISIS, Kind::Airstrike))
}

/// Nobody, where a guess names somebody who cannot have done it.
pub(super) fn sober(found: Found<Perpetrator>, kind: Kind) -> Found<Perpetrator> {
    let is_guess = found.value.attribution == Attribution::Suspected;
    if is_guess && cannot_fly(found.value.name, kind) { Found { value: Perpetrator::default(), evidence: Vec::new() } } else { found }
}

/// "A drone killed two. Hours later coalition guns answered": whom the text gives a later incident as a fact, and no
/// earlier one, and has no word for here.
fn acts_later(among: &Place<'_>, actor: Actor) -> bool {
    let named = |draft: &Draft, footing: Option<Footing>| {
        let mut all = draft.frames.iter().flat_map(|frame| frame.blames.iter()).filter(|b| b.actor == actor);
        all.any(|b| footing.is_none_or(|footing| b.footing == footing))
    };
    let here = among.drafts.get(among.index).is_some_and(|draft| named(draft, None));
    let before = || among.drafts.iter().take(among.index).any(|draft| named(draft, Some(Footing::Stated)));
    !here && !before() && among.drafts.iter().skip(among.index + 1).any(|draft| named(draft, Some(Footing::Stated)))
}

/// "The force accused the rebels": who blames another by name has not done it, unless somebody lays it to him.
fn accuses(r: &Reading<'_>, draft: &Draft, actor: Actor) -> bool {
    let blames = || draft.frames.iter().flat_map(|frame| frame.blames.iter());
    let blamed = blames().any(|b| b.actor == actor && !matches!(b.footing, Footing::Speaks | Footing::Disputed));
    let another = || blames().any(|b| b.actor != actor && b.footing == Footing::Suspected);
    let accuses = |voice: &Voice| {
        let blames = r.of(Topic::Attribution, &voice.verb).any(|cue| cue.class() == "accused" && cue.tokens.start == voice.verb.start);
        blames && voice.actor == Some(actor)
    };
    !blamed && another() && draft.frames.iter().any(|frame| voices(r, frame.sentence).iter().any(accuses))
}

/// Whether a doer, or what is its own, stands in the telling of the incident without being the one that was hit.
fn acts(candidate: &Candidate) -> bool {
    let parts = ["lead-arms", "lead-plain", "lead-whose", "told-arms", "told-plain", "told-whose"];
    parts.iter().any(|part| candidate.signals.contains(part))
}

/// The coalition and the power that leads it speak for each other.
fn is_kin(a: Actor, b: Actor) -> bool {
    let led = |actor: Actor| matches!(actor, Actor::US | Actor::Coalition);
    a == b || led(a) && led(b)
}

/// What the news itself lays to one doer as a fact, another does not claim in passing: that claim is of something else.
fn is_of_another(draft: &Draft, claim: &Blame) -> bool {
    let Some(lead) = draft.frames.first() else { return false };
    let told = lead.blames.iter().find(|b| b.footing == Footing::Stated && b.actor != Actor::Unknown);
    let in_passing = draft.frames.iter().skip(1).filter(|f| f.link.support).any(|f| f.blames.iter().any(|b| b.tokens == claim.tokens));
    in_passing && told.is_some_and(|told| !is_kin(told.actor, claim.actor))
}
