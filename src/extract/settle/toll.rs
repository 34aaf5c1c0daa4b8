//! One count for all that is told of a toll.

use super::sides::is_of_other_side;
use super::{Found, evidence};
use crate::extract::assemble::Draft;
use crate::extract::casualties::{Harm, Toll, add, is_first_count};
use crate::extract::claims;
use crate::extract::cues::{Cue, Topic};
use crate::extract::frames::Frame;
use crate::extract::persons::Strength;
use crate::extract::reading::Reading;
use crate::incident::{Count, Field};

/// A toll with the frame that tells it.
pub(super) type Told<'d> = (&'d Frame, &'d Toll);

/// One count for all that is told: what rose replaces what it rose from, what a sentence counts apart is added up, what
/// voices tell differently is widened.
pub(super) fn toll(r: &Reading<'_>, draft: &Draft, harm: Harm) -> Found<Count> {
    let kept = kept(r, draft, harm);
    let mut sums: Vec<Count> = Vec::new();
    for (i, (frame, toll)) in kept.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|j| kept.get(j));
        let others = || kept.get(..i).is_some_and(|told| is_of_other_side(r, told, frame, toll));
        let adds = before.is_some_and(|last| is_beside(r, last, (frame, toll)) || comes_on_top(r, last, toll)) || others();
        match sums.last_mut().filter(|_| adds) {
            Some(sum) => *sum = add(*sum, toll.count),
            None => sums.push(toll.count),
        }
    }
    let value = Count::together(sums);
    let field = match harm {
        Harm::Killed => Field::Killed,
        Harm::Injured => Field::Injured,
        Harm::Missing => Field::Missing,
        Harm::Captured => Field::Captured,
    };
    Found { value, evidence: kept.iter().map(|(_, t)| evidence(r, field, &t.tokens, &t.rule)).collect() }
}

/// The tolls of one sort that count: the surest, without shares of others and without figures that have risen since.
pub(super) fn kept<'d>(r: &Reading<'_>, draft: &'d Draft, harm: Harm) -> Vec<Told<'d>> {
    let all: Vec<Told<'d>> =
        draft.frames.iter().flat_map(|f| f.tolls.iter().map(move |t| (f, t))).filter(|(_, t)| t.harm == harm).collect();
    let positive = all.iter().any(|(_, t)| t.count.max != Some(0));
    let tier = |t: &Toll| t.strength.max(Strength::Vague).min(Strength::Bare);
    let best = all.iter().filter(|(_, t)| !positive || t.count.max != Some(0)).map(|(_, t)| tier(t)).max();
    let mut kept: Vec<Told<'d>> = Vec::new();
    let counts = |t: &Toll| t.strength >= Strength::Bare && t.count.max != Some(0);
    let counted_later = all.iter().any(|(_, t)| counts(t) && !is_first_count(r, &t.tokens));
    for (frame, toll) in all {
        if counted_later && is_first_count(r, &toll.tokens) {
            continue;
        }
        let somebodys = || kept.last().is_some_and(|last| is_somebodys(r, last, toll));
        let lower = Some(tier(toll)) != best && !(kept.is_empty() && has_somebody(r, draft, (frame, toll))) && !somebodys();
        let ignored = positive && toll.count.max == Some(0) || lower;
        let beside = kept.last().is_some_and(|last| is_beside(r, last, (frame, toll)));
        if ignored || !beside && is_share(r, &kept, frame, toll) || has_risen_since(&kept, frame, toll) {
            continue;
        }
        if toll.update {
            let other = |of: &Frame| claims::voice(r, of.sentence).zip(claims::voice(r, frame.sentence)).is_some_and(|(a, b)| a != b);
            kept.retain(|(f, old)| old.count.min > toll.count.min || other(f) || is_set_against(r, old, toll));
        }
        kept.push((frame, toll));
    }
    kept
}

/// "A military source spoke of 62, while the Observatory raised the number to 90": told by another in one breath.
fn is_set_against(r: &Reading<'_>, old: &Toll, toll: &Toll) -> bool {
    let between = old.tokens.end..toll.tokens.end;
    let contrast = r.of(Topic::Discourse, &(old.tokens.end..toll.tokens.start.max(old.tokens.end))).find(|cue| cue.class() == "cut");
    old.tokens.end <= toll.tokens.start
        && r.sentence_of(old.tokens.start) == r.sentence_of(toll.tokens.start)
        && contrast.is_some_and(|cut| r.of(Topic::Speech, &(cut.tokens.end..between.end)).any(|cue| cue.class() == "named"))
}

/// "Killing nine gunmen, and an officer died": counted apart in one breath, by one voice.
fn is_beside(r: &Reading<'_>, last: &Told<'_>, (frame, toll): Told<'_>) -> bool {
    let plain = |t: &Toll| t.strength == Strength::Plain && !t.update && t.count != Count::exact(0);
    let between = last.1.tokens.end..toll.tokens.start;
    let linked = (between.end.saturating_sub(1).max(between.start)..=between.end).any(|i| r.opens_with_conjunction(i));
    let apart = last.1.tokens.end <= toll.tokens.start && last.1.tokens.start != toll.tokens.start;
    let parts =
        r.of(Topic::Part, &between).any(|cue| !matches!(cue.class(), "vague" | "family" | "question" | "rank" | "number-of" | "later"));
    let said = r.of(Topic::Speech, &between).next().is_some() || parts;
    // "One was killed, while the faction mourned two of its fighters": those who mourn count for themselves.
    let mourned = r.of(Topic::Casualty, &toll.tokens).any(|cue| cue.row.is("mourn"))
        && r.of(Topic::Discourse, &between).any(|cue| cue.class() == "cut");
    std::ptr::eq(last.0, frame) && apart && !mourned && plain(last.1) && plain(toll) && linked && !said && between.len() <= 12
}

/// "Three others were killed", "four civilians were also killed"; the same number told again is no more.
fn comes_on_top(r: &Reading<'_>, last: &Told<'_>, toll: &Toll) -> bool {
    if is_somebodys(r, last, toll) {
        return true;
    }
    // One more person is no other telling of the one before, where he stands with a noun of his own.
    let one = toll.count == Count::exact(1) && toll.strength == Strength::Plain;
    toll.also && (toll.count != last.1.count || one) && toll.count != Count::exact(0)
}

/// Whether somebody of his was killed as well, told later.
fn has_somebody(r: &Reading<'_>, draft: &Draft, first: Told<'_>) -> bool {
    let later = |toll: &&Toll| toll.tokens.start >= first.1.tokens.end && is_somebodys(r, &first, toll);
    first.1.strength == Strength::Mention && draft.frames.iter().flat_map(|frame| frame.tolls.iter()).any(|toll| later(&toll))
}

/// "The sheikh was shot dead. His driver died the next day": whose driver he is has been told of before.
fn is_somebodys(r: &Reading<'_>, last: &Told<'_>, toll: &Toll) -> bool {
    let one = |t: &Toll| t.count == Count::exact(1) && !t.update && t.harm == Harm::Killed;
    // "His driver, Salem al Ali, died": whose he is stands before the name.
    let apposed = |t: &Toll| {
        let before = r.around(t.tokens.start, 3, 0).start..t.tokens.start;
        let near = |cue: &Cue<'_>| cue.tokens.end <= before.end && r.clause_gap(cue.tokens.end, before.end) == 1;
        r.of(Topic::Victim, &before).rfind(|cue| cue.is("num", "sg") && near(cue))
    };
    let noun = |t: &Toll| r.of(Topic::Victim, &t.tokens).find(|cue| cue.is("num", "sg") && !cue.row.is("name")).or_else(|| apposed(t));
    let own = |t: &Toll| {
        noun(t).filter(|noun| {
            let his = || r.cues.has(Topic::Determiner, "own", &r.around(noun.tokens.start, 1, 0));
            if r.doc.lang.is_rtl() { noun.row.is("owned") || !noun.article && r.is_pronoun_ending(noun.ending(r.doc)) } else { his() }
        })
    };
    let same = |noun: &Cue<'_>| {
        r.of(Topic::Victim, &last.1.tokens)
            .any(|cue| cue.row.id == noun.row.id && cue.word.slice(r.doc.body) == noun.word.slice(r.doc.body))
    };
    one(last.1) && one(toll) && own(last.1).is_none() && own(toll).is_some_and(|noun| !same(noun))
}

/// "Rose to 14 after two of the wounded died": the total of the sentence holds the two.
fn has_risen_since(kept: &[Told<'_>], frame: &Frame, toll: &Toll) -> bool {
    let total = |(f, t): &Told<'_>| std::ptr::eq(*f, frame) && t.update && toll.count.min < t.count.min;
    !toll.update && kept.iter().any(total)
}

/// A smaller number told later, by nobody in particular or by the same voice, is a share of the toll and no other toll.
fn is_share(r: &Reading<'_>, kept: &[Told<'_>], frame: &Frame, toll: &Toll) -> bool {
    let Some((told, first)) = kept.first() else { return false };
    let smaller = toll.count.min < first.count.min && toll.count.max.is_some();
    let voice = claims::voice(r, frame.sentence);
    smaller
        && !toll.update
        && !toll.also
        && !contrasts(r, frame)
        && !is_of_other_side(r, kept, frame, toll)
        && (voice.is_none() || told.sentence != frame.sentence && voice == claims::voice(r, told.sentence))
}

/// "However, the director spoke of seven", "the army admitted seven": another voice than the one before, though the tables do not know it.
fn contrasts(r: &Reading<'_>, frame: &Frame) -> bool {
    if r.of(Topic::Attribution, &frame.tokens).any(|cue| cue.row.is("admits")) {
        return true;
    }
    let opening = frame.tokens.start..(frame.tokens.start + 2).min(frame.tokens.end);
    let says = || r.of(Topic::Speech, &frame.tokens).any(|cue| cue.class() == "says");
    r.of(Topic::Discourse, &opening).any(|cue| cue.class() == "cut") && says()
}
