//! Where one sentence goes over from one incident to another.

use std::ops::Range;

use super::dated::event_dates;
use super::sites::sites;
use crate::extract::cues::{Cue, Topic};
use crate::extract::kinds;
use crate::extract::reading::Reading;
use crate::extract::triggers::{Sort, Trigger};
use crate::incident::{Kind, Where};

/// A stretch of a sentence with its event words.
pub(super) struct Part {
    pub(super) tokens: Range<usize>,
    pub(super) triggers: Vec<usize>,
    pub(super) earlier: bool,
}

/// Cuts a sentence where it goes over to another incident.
pub(super) fn parts(r: &Reading<'_>, triggers: &[Trigger], live: &[usize], sentence: &Range<usize>) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    let mut open = Part { tokens: sentence.clone(), triggers: Vec::new(), earlier: false };
    for &i in live {
        let Some(trigger) = triggers.get(i) else { continue };
        let last = open.triggers.last().and_then(|&j| triggers.get(j));
        let from = last.map_or(open.tokens.start, |t| t.tokens.end);
        if let Some(at) = earlier_from(r, trigger, from, last) {
            close(r, &mut out, &mut open, at, true);
        } else if let Some(at) = last.map_or_else(|| older_behind_blame(r, trigger, &open), |_| None) {
            close(r, &mut out, &mut open, at, true);
        } else if let Some(last) = last
            && let Some(at) = boundary(r, last, trigger, &open)
            && is_other(r, triggers, &open, trigger, at, sentence.end)
        {
            close(r, &mut out, &mut open, at, false);
        }
        open.triggers.push(i);
        if open.earlier && open.tokens.start == sentence.start {
            // An opening "two days after the killing of …" ends with its clause.
            let end = with_its_toll(r, r.clause_of(trigger.tokens.start).end, sentence.end);
            close(r, &mut out, &mut open, end, false);
        }
    }
    if open.tokens.start < open.tokens.end {
        out.push(open);
    }
    out
}

/// "The army answered by shelling the caves, which killed nine": a clause that opens with what it led to goes on with it.
fn with_its_toll(r: &Reading<'_>, clause_end: usize, sentence_end: usize) -> usize {
    let mut end = clause_end;
    while end < sentence_end && r.cues.has(Topic::Cause, "cause", &(end..(end + 2).min(sentence_end))) {
        let next = r.clause_of(end).end;
        if next <= end {
            break;
        }
        end = next;
    }
    end.min(sentence_end)
}

/// Ends the open part before a token and opens the next.
fn close(_r: &Reading<'_>, out: &mut Vec<Part>, open: &mut Part, at: usize, earlier: bool) {
    let rest = Part { tokens: at.max(open.tokens.start)..open.tokens.end, triggers: Vec::new(), earlier };
    let mut done = std::mem::replace(open, rest);
    done.tokens.end = at.max(done.tokens.start);
    if !done.tokens.is_empty() {
        out.push(done);
    }
}

/// Where words such as "in response to" or "after" open, if they make an event noun an earlier incident.
fn earlier_from(r: &Reading<'_>, trigger: &Trigger, from: usize, last: Option<&Trigger>) -> Option<usize> {
    let has_event = last.is_some() || is_blame_before(r, from..trigger.tokens.start);
    let start = r.sentence(r.sentence_of(trigger.tokens.start)).start;
    let opens = |cue: &Cue<'_>| cue.tokens.start <= start + 2;
    // "After the attack that struck …" behind an event word is another; at the head of a sentence it may be the news.
    if trigger.definite && !(trigger.retold && has_event) {
        return None;
    }
    let near = trigger.tokens.start.saturating_sub(14).max(from)..trigger.tokens.start;
    // "Four days after" is read as a date.
    let counted = |cue: &Cue<'_>| {
        let at = cue.tokens.start..cue.tokens.start + 1;
        cue.class() == "after" && r.dates_in(&at).any(|i| r.date_tokens.get(i).is_some_and(|tokens| tokens.len() > cue.tokens.len()))
    };
    let is_gap = |cue: &Cue<'_>| cue.is("gap", "yes") || counted(cue);
    let reaches = |cue: &&Cue<'_>| trigger.tokens.start - cue.tokens.start <= if is_gap(cue) { 14 } else { 7 };
    // A verb comes so much earlier: "hours after jets struck".
    let answered = || last.is_some_and(|last| is_answer(r, last, trigger));
    let links = |cue: &&Cue<'_>| {
        cue.is("gap", "yes") || matches!(cue.class(), "answer" | "after") && !trigger.verb || cue.class() == "after" && answered()
    };
    let cue = r.of(Topic::Discourse, &near).filter(links).rfind(reaches).filter(|cue| has_event || opens(cue))?;
    let between = cue.tokens.end..trigger.tokens.start;
    // "Hours after": whatever stands behind it, dead or wounded, came before. A bare "after" may open the telling of one death.
    let clear = r.clause_gap(between.start, between.end) == 0
        && r.of(Topic::Event, &between).next().is_none()
        && (is_gap(cue) || r.of(Topic::Casualty, &between).next().is_none());
    clear.then_some(cue.tokens.start)
}

/// Whether a stretch says who is blamed for what was told, or that nobody owned up to it.
fn is_blame_before(r: &Reading<'_>, tokens: Range<usize>) -> bool {
    let lays = |class: &str| matches!(class, "unclaimed" | "accused" | "suspected");
    r.of(Topic::Attribution, &tokens).any(|cue| lays(cue.class()))
}

/// "Fingers point at the militias, which had shelled the base before": who is blamed for the news stands before the relative
/// clause of what they did earlier.
fn older_behind_blame(r: &Reading<'_>, trigger: &Trigger, open: &Part) -> Option<usize> {
    let clause = r.clause_of(trigger.tokens.start);
    let at = (open.tokens.start..trigger.tokens.start).rev().find(|&at| r.cues.has(Topic::Determiner, "rel", &(at..at + 1)))?;
    let told_back = at..(trigger.tokens.end + 6).min(clause.end.max(trigger.tokens.end));
    let earlier = r.cues.has(Topic::Discourse, "background", &told_back);
    (earlier && !trigger.definite && is_blame_before(r, open.tokens.start..at)).then_some(at)
}

/// "Air strikes were carried out after a drone killed a contractor": fire from afar, and what of another kind came before it.
fn is_answer(r: &Reading<'_>, last: &Trigger, trigger: &Trigger) -> bool {
    let sentence = r.sentence(r.sentence_of(trigger.tokens.start));
    let kind = |t: &Trigger, scope: Range<usize>| kinds::guess(r, &[t], &scope, &[]).filter(|guess| guess.ground >= kinds::Ground::Weapon);
    let told = kind(last, sentence.start..trigger.tokens.start).zip(kind(trigger, last.tokens.end..sentence.end));
    let afar = |kind: Kind| matches!(kind, Kind::Airstrike | Kind::DroneStrike | Kind::RocketAttack | Kind::Shelling);
    let behind = trigger.tokens.start..sentence.end;
    told.is_some_and(|(a, b)| a.kind != b.kind && afar(a.kind) && (afar(b.kind) || b.kind == Kind::Clash))
        && r.of(Topic::Casualty, &behind).next().is_some()
}

/// Where the clause of an event word opens, behind the event word before it.
fn boundary(r: &Reading<'_>, last: &Trigger, trigger: &Trigger, open: &Part) -> Option<usize> {
    let from = r.clauses.partition_point(|clause| clause.tokens.start < last.tokens.end);
    let mut starts =
        r.clauses.iter().skip(from).map(|clause| clause.tokens.clone()).take_while(|tokens| tokens.start <= trigger.tokens.start);
    let first = starts.find(|tokens| tokens.start > open.tokens.start)?;
    let is_lead = |tokens: &Range<usize>| {
        !r.dates_in(tokens).is_empty() || r.of(Topic::Discourse, tokens).any(|cue| matches!(cue.class(), "separate" | "background"))
    };
    let rest: Vec<_> = std::iter::once(first).chain(starts).collect();
    let adds = |tokens: &&Range<usize>| r.of(Topic::Discourse, &(tokens.start..tokens.start + 1)).any(|cue| cue.is("adds", "yes"));
    rest.iter().rfind(adds).or_else(|| rest.iter().find(|tokens| is_lead(tokens))).or(rest.last()).map(|tokens| tokens.start)
}

/// Whether an event word behind a boundary tells of another incident than those before it.
fn is_other(r: &Reading<'_>, triggers: &[Trigger], open: &Part, trigger: &Trigger, at: usize, end: usize) -> bool {
    let next = at..end;
    let head = at..trigger.tokens.start;
    if r.of(Topic::Discourse, &head).any(|cue| cue.class() == "separate") {
        return true;
    }
    let before = open.tokens.start..at;
    let (old, new) = (event_dates(r, &before), event_dates(r, &(at..(trigger.tokens.end + 12).min(end))));
    if let (Some(a), Some(b)) = (old.last(), new.first())
        && r.same_day(*a, *b) == Some(false)
    {
        return true;
    }
    let kind = |t: &Trigger| if let Sort::Kind(kind) = t.sort { Some(kind) } else { None };
    let told = |t: &Trigger, scope: &Range<usize>| kind(t).or_else(|| kinds::guess(r, &[t], scope, &[]).map(|guess| guess.kind));
    let mut earlier = open.triggers.iter().filter_map(|&i| triggers.get(i));
    let old_kind = earlier.clone().find_map(kind);
    let clash = matches!((old_kind, kind(trigger)), (Some(a), Some(b)) if !kinds::agree(a, b));
    let (old_told, new_told) = (earlier.find_map(|t| told(t, &before)), told(trigger, &(at..end)));
    clash && !sites(r, &next, false).is_empty()
        || matches!((old_told, new_told), (Some(a), Some(b)) if a != b)
            && !trigger.definite
            && (r.opens_with_conjunction(at) || r.of(Topic::Discourse, &(at..at + 1)).any(|cue| cue.is("adds", "yes")))
            && are_apart(r, &sites(r, &before, false), &sites(r, &next, false))
}

/// Whether spots are told on both sides, and none lies near one of the other.
fn are_apart(r: &Reading<'_>, old: &[usize], new: &[usize]) -> bool {
    const FAR_KM: f64 = 15.0;
    let spots = |of: &[usize]| -> Vec<Where> { of.iter().filter_map(|&i| r.places.get(i)).map(|m| m.place.clone()).collect() };
    let (old, new) = (spots(old), spots(new));
    let far = |a: &Where, b: &Where| a.point.distance_km(b.point) > FAR_KM.max(a.precision_km + b.precision_km);
    !old.is_empty() && !new.is_empty() && old.iter().all(|a| new.iter().all(|b| far(a, b)))
}
