//! Frames: what each sentence says of one incident.
//!
//! A sentence gives one frame for each incident that it tells apart: by dates, by words such as "in response to" or
//! "separately", by kinds that cannot be one. A sentence without an event word still gives a frame where it tells a toll
//! or a doer; such a frame needs an incident to lean on.

use std::ops::Range;

use super::actors::{Blame, Footing, blames};
use super::casualties::{Toll, tolls};
use super::cues::{Cue, Topic};
use super::dates::DateRole;
use super::kinds::{self, Guess};
use super::places::PlaceReason;
use super::reading::Reading;
use super::triggers::{Block, Sort, Trigger};
use crate::incident::{PlaceKind, Precision};

/// Words that link a stretch of text to what came before stand among its first tokens,
const OPENING: usize = 9;
/// or right before its event word.
const LEAD: usize = 6;
/// A region of more than this radius is no place of an incident, only the part of the world it lies in.
const WIDE_KM: f64 = 80.0;

/// What one stretch of text says of one incident.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Index of its sentence.
    pub sentence: usize,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its event words, indices into the list of triggers.
    pub triggers: Vec<usize>,
    /// The kind, where the words settle it.
    pub guess: Option<Guess>,
    /// Tolls.
    pub tolls: Vec<Toll>,
    /// Doers.
    pub blames: Vec<Blame>,
    /// Indices of the dates on which it happened, report dates left out.
    pub dates: Vec<usize>,
    /// Indices of the places where it can have happened.
    pub places: Vec<usize>,
    /// Indices of the countries and regions it names.
    pub wide: Vec<usize>,
    /// What was hit.
    pub target: Option<Range<usize>>,
    /// The token its main event word starts with, or its first.
    pub head: usize,
    /// How it hangs on what came before.
    pub link: Link,
}

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
    /// Tells of an event that is not pointed back at.
    pub fresh: bool,
    /// Has no event word of its own.
    pub support: bool,
    /// Split from the frame before it in one sentence.
    pub sibling: bool,
    /// Two or more at once: "two separate operations".
    pub several: bool,
}

/// The frames of an article, in the order of the text.
pub fn frames(r: &Reading<'_>, triggers: &[Trigger]) -> Vec<Frame> {
    let mut out = Vec::new();
    let mut next = 0;
    for index in 0..r.doc.sentences.len() {
        let sentence = r.sentence(index);
        let first = next;
        while triggers.get(next).is_some_and(|t| t.tokens.start < sentence.end) {
            next += 1;
        }
        if r.cues.has(Topic::Discourse, "caption", &(sentence.start..sentence.start + 3)) || is_heading(r, index) {
            continue;
        }
        sentence_frames(r, triggers, index, first..next, &mut out);
    }
    out
}

fn sentence_frames(r: &Reading<'_>, triggers: &[Trigger], index: usize, of: Range<usize>, out: &mut Vec<Frame>) {
    let sentence = r.sentence(index);
    let live: Vec<usize> = of.clone().filter(|&i| triggers.get(i).is_some_and(|t| t.block.is_none())).collect();
    let blocked =
        of.into_iter().any(|i| triggers.get(i).is_some_and(|t| matches!(t.block, Some(Block::Tally | Block::Habit | Block::Threat))));
    let tallied = r.cues.has(Topic::NonEvent, "tally", &sentence);
    if live.is_empty() && (blocked || tallied) {
        return;
    }
    let sentence_tolls = tolls(r, &sentence);
    for (k, part) in parts(r, triggers, &live, &sentence).into_iter().enumerate() {
        let refs: Vec<&Trigger> = part.triggers.iter().filter_map(|&i| triggers.get(i)).collect();
        let inside = |tokens: &Range<usize>| part.tokens.contains(&tokens.start);
        let mut said = blames(r, &sentence, &refs);
        said.extend(claimed_by_last(r, &sentence, out.last(), index));
        said.retain(|blame| inside(&blame.tokens));
        let head = refs.iter().find(|t| !t.weak).or(refs.first()).map_or(part.tokens.start, |t| t.tokens.start);
        let frame = Frame {
            sentence: index,
            guess: if refs.iter().any(|t| !t.weak) { kinds::guess(r, &refs, &part.tokens, &said) } else { None },
            tolls: sentence_tolls.iter().filter(|toll| inside(&toll.tokens)).cloned().collect(),
            blames: said,
            dates: event_dates(r, &part.tokens),
            places: told_before(r, head, &part.tokens).into_iter().chain(sites(r, &part.tokens, false)).collect(),
            wide: sites(r, &part.tokens, true),
            target: refs.iter().find_map(|trigger| target(r, trigger, &part.tokens)),
            head,
            link: link(r, &refs, &part, k),
            triggers: part.triggers,
            tokens: part.tokens,
        };
        if says_something(&frame) {
            out.push(frame);
        }
    }
}

/// "It said in announcing the raids": the one who spoke in the sentence before.
fn claimed_by_last(r: &Reading<'_>, sentence: &Range<usize>, last: Option<&Frame>, index: usize) -> Option<Blame> {
    let claim = r.of(Topic::Attribution, sentence).find(|cue| cue.class() == "claimed")?;
    let own = r.of(Topic::Attribution, sentence).any(|cue| cue.class() == "self");
    let nobody_named = r.of(Topic::Actor, sentence).next().is_none();
    let speaker = last.filter(|f| own && nobody_named && f.sentence + 1 == index)?.blames.iter().rfind(|b| b.footing == Footing::Speaks)?;
    Some(Blame { actor: speaker.actor, footing: Footing::Claimed, tokens: claim.tokens.clone(), rule: claim.row.id.clone() })
}

fn says_something(frame: &Frame) -> bool {
    !frame.triggers.is_empty() || !frame.tolls.is_empty() || !frame.blames.is_empty() || frame.link.ordinal.is_some()
}

/// A stretch of a sentence with its event words.
struct Part {
    tokens: Range<usize>,
    triggers: Vec<usize>,
    earlier: bool,
}

/// Cuts a sentence where it goes over to another incident.
fn parts(r: &Reading<'_>, triggers: &[Trigger], live: &[usize], sentence: &Range<usize>) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    let mut open = Part { tokens: sentence.clone(), triggers: Vec::new(), earlier: false };
    for &i in live {
        let Some(trigger) = triggers.get(i) else { continue };
        let last = open.triggers.last().and_then(|&j| triggers.get(j));
        let from = last.map_or(open.tokens.start, |t| t.tokens.end);
        if let Some(at) = earlier_from(r, trigger, from, last.is_some()) {
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
            let end = r.clause_of(trigger.tokens.start).end;
            close(r, &mut out, &mut open, end, false);
        }
    }
    if open.tokens.start < open.tokens.end {
        out.push(open);
    }
    out
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
fn earlier_from(r: &Reading<'_>, trigger: &Trigger, from: usize, has_event: bool) -> Option<usize> {
    let start = r.sentence(r.sentence_of(trigger.tokens.start)).start;
    let opens = |cue: &Cue<'_>| cue.tokens.start <= start + 2;
    if trigger.verb || trigger.definite {
        return None;
    }
    let near = trigger.tokens.start.saturating_sub(14).max(from)..trigger.tokens.start;
    let reaches = |cue: &&Cue<'_>| trigger.tokens.start - cue.tokens.start <= if cue.is("gap", "yes") { 14 } else { 7 };
    let links = |cue: &&Cue<'_>| matches!(cue.class(), "answer" | "after");
    let cue = r.of(Topic::Discourse, &near).filter(links).rfind(reaches).filter(|cue| has_event || opens(cue))?;
    let between = cue.tokens.end..trigger.tokens.start;
    // "Hours after": whatever stands behind it, dead or wounded, came before. A bare "after" may open the telling of one death.
    let clear = r.clause_gap(between.start, between.end) == 0
        && r.of(Topic::Event, &between).next().is_none()
        && (cue.is("gap", "yes") || r.of(Topic::Casualty, &between).next().is_none());
    clear.then_some(cue.tokens.start)
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
    rest.iter().find(|tokens| is_lead(tokens)).or(rest.last()).map(|tokens| tokens.start)
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
    let old_kind = open.triggers.iter().filter_map(|&i| triggers.get(i)).find_map(kind);
    let clash = matches!((old_kind, kind(trigger)), (Some(a), Some(b)) if !kinds::agree(a, b));
    clash && !sites(r, &next, false).is_empty()
}

/// Indices of the dates in a range that date what happened, not its report.
pub fn event_dates(r: &Reading<'_>, tokens: &Range<usize>) -> Vec<usize> {
    let dates_event = |i: &usize| match r.dates.get(*i) {
        Some(date) if date.role == DateRole::Event => !is_report_date(r, *i),
        // "Since Friday morning aircraft have struck": the first day.
        Some(date) if date.role == DateRole::TallyStart => {
            matches!(date.when.precision, Precision::Day | Precision::Night | Precision::Range)
                && !r.cues.has(Topic::NonEvent, "tally", tokens)
        }
        _ => false,
    };
    let in_dateline = |i: &usize| r.date_tokens.get(*i).is_some_and(|tokens| is_dateline(r, tokens));
    r.dates_in(tokens).filter(dates_event).filter(|i| !in_dateline(i)).collect()
}

/// "Said on Tuesday": the nearest verb before the date is one of saying, and no "that" stands between.
fn is_report_date(r: &Reading<'_>, date: usize) -> bool {
    let Some(tokens) = r.date_tokens.get(date) else { return false };
    let before = r.around(tokens.start, 8, 0).start..tokens.start;
    let verb = r.cues.within(&before).iter().rfind(|cue| match cue.topic {
        Topic::Speech => cue.class() == "says",
        Topic::Event | Topic::Casualty => true,
        _ => false,
    });
    let Some(verb) = verb.filter(|cue| cue.topic == Topic::Speech) else { return false };
    let between = verb.tokens.end..tokens.start;
    !r.of(Topic::Determiner, &between).any(|cue| cue.class() == "that")
}

/// Indices of the places where something can have happened; `wide` gives countries and the like instead of spots.
pub fn sites(r: &Reading<'_>, tokens: &Range<usize>, wide: bool) -> Vec<usize> {
    r.places_in(tokens)
        .filter(|&i| {
            let Some(mention) = r.places.get(i) else { return false };
            let is_wide =
                mention.place.kind == PlaceKind::Country || mention.place.kind == PlaceKind::Region && mention.place.precision_km > WIDE_KM;
            !mention.metonym
                && is_wide == wide
                && !mention.reasons.contains(&PlaceReason::Dateline)
                && !mention.reasons.contains(&PlaceReason::Anchor)
                && !r.place_tokens.get(i).is_some_and(|tokens| is_dateline(r, tokens))
                && !is_elsewhere(r, i)
        })
        .collect()
}

/// The words "there", "in the same town" in the clause of an event word.
pub fn back_cue<'c, 'l>(r: &'c Reading<'l>, head: usize, part: &Range<usize>) -> Option<&'c Cue<'l>> {
    let clause = r.clause_of(head);
    r.of(Topic::PlaceRole, &(clause.start.max(part.start)..clause.end)).find(|cue| cue.class() == "back")
}

/// "The same base": the last base named before this stretch.
fn told_before(r: &Reading<'_>, head: usize, part: &Range<usize>) -> Option<usize> {
    let kinds: Vec<PlaceKind> = back_cue(r, head, part)?.attr("of")?.split('+').filter_map(PlaceKind::from_code).collect();
    let is_meant = |&i: &usize| r.places.get(i).is_some_and(|mention| kinds.contains(&mention.place.kind));
    let before = 0..part.start;
    // "Palmyra had not yet woken": the people of a town also name it.
    let by_people = || r.places_in(&before).filter(|&i| r.places.get(i).is_some_and(|mention| mention.metonym)).rfind(is_meant);
    sites(r, &before, false).into_iter().rev().find(is_meant).or_else(by_people)
}

/// Whether words stand in the line that opens an article: places and a day before a dash, ahead of any event.
fn is_dateline(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    const LONGEST: usize = 14;
    if tokens.start >= LONGEST || r.sentence_of(tokens.start) > 0 {
        return false;
    }
    let behind = tokens.end..LONGEST.min(r.sentence(0).end);
    let is_dash = |&i: &usize| matches!(r.doc.word(i), "-" | ":") && !(r.doc.touches_next(i) && i > 0 && r.doc.touches_next(i - 1));
    let Some(dash) = behind.clone().find(is_dash) else { return false };
    r.of(Topic::Event, &(0..dash)).next().is_none() && r.of(Topic::Casualty, &(0..dash)).next().is_none()
}

/// Whether a place is where things came from or went to, or where a speaker sits.
fn is_elsewhere(r: &Reading<'_>, place: usize) -> bool {
    let Some(tokens) = r.place_tokens.get(place) else { return false };
    let before = r.around(tokens.start, 5, 0);
    let by_role = r.of(Topic::PlaceRole, &before).any(|cue| {
        let between = cue.tokens.end.min(tokens.start)..tokens.start;
        !matches!(cue.class(), "near" | "back")
            && cue.tokens.start < tokens.start
            && between.len() <= if matches!(cue.class(), "origin" | "destination") { 4 } else { 2 }
            && r.clause_gap(between.start, between.end) == 0
            && r.places_in(&between).is_empty()
    });
    by_role || is_in_doer(r, tokens) || is_of_speaker(r, tokens) || is_answered(r, tokens)
}

/// "Backed by Iran", "the Resistance in Iraq": a name within a doer's, unless something is said to be in it.
fn is_in_doer(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let near = r.around(tokens.start, 6, 0);
    let covers = |cue: &Cue<'_>| cue.tokens.start <= tokens.start && tokens.start < cue.tokens.end;
    let tied = r.of(Topic::Faction, &near).any(|cue| cue.class() == "ties" && tokens.start.saturating_sub(cue.tokens.end) <= 1);
    let inside = r.of(Topic::Determiner, &near).any(|cue| cue.class() == "in" && cue.tokens.end == tokens.start);
    tied || r.of(Topic::Actor, &near).any(covers) && !inside
}

/// "A member of the council of X said that": where the speaker belongs is not where it happened.
fn is_of_speaker(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let sentence = r.sentence(r.sentence_of(tokens.start));
    let before = tokens.start.saturating_sub(14).max(sentence.start)..tokens.start;
    let Some(says) = r.of(Topic::Speech, &before).rfind(|cue| cue.class() == "says") else { return false };
    let behind = tokens.end..(tokens.end + 4).min(sentence.end);
    let is_open = !r.cues.has(Topic::Determiner, "that", &(says.tokens.start..tokens.start));
    r.doc.lang.is_rtl() && is_open && r.cues.has(Topic::Determiner, "that", &behind)
}

/// "In vengeance for … in X": the place of what was answered.
fn is_answered(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let before = r.around(tokens.start, 9, 0);
    let Some(answer) = r.of(Topic::Discourse, &before).rfind(|cue| cue.class() == "answer") else { return false };
    let between = answer.tokens.end..tokens.start;
    r.of(Topic::Event, &between).next().is_none() && r.clause_gap(between.start, between.end) == 0
}

/// A short paragraph of its own without a stop at its end.
fn is_heading(r: &Reading<'_>, index: usize) -> bool {
    const LONGEST: usize = 9;
    let Some(sentence) = r.doc.sentences.get(index) else { return false };
    let alone = |other: Option<usize>| other.and_then(|i| r.doc.sentences.get(i)).is_none_or(|s| s.paragraph != sentence.paragraph);
    let last = sentence.tokens.end.saturating_sub(1);
    let stops = matches!(r.doc.word(last), "." | "!" | ":" | "\"" | "\u{2026}" | ";");
    let body = r.doc.sentences.len() > 2 && index > 0;
    body && sentence.tokens.len() <= LONGEST && !stops && alone(index.checked_sub(1)) && alone(Some(index + 1))
}

/// The words of what was hit: the first target behind the event word, to the end of its phrase.
fn target(r: &Reading<'_>, trigger: &Trigger, scope: &Range<usize>) -> Option<Range<usize>> {
    let behind = trigger.tokens.end..(trigger.tokens.end + 12).min(scope.end);
    let heads = || r.of(Topic::Target, &behind).filter(|cue| !cue.is("kind", "owner"));
    let head = heads().find(|cue| !cue.is("kind", "people")).or_else(|| heads().next())?;
    let limit = (head.tokens.end + 7).min(scope.end);
    let stops = |i: &usize| {
        let at = *i..*i + 1;
        crate::extract::reading::is_stop(r.doc, *i)
            || !r.places_in(&at).is_empty()
            || !r.dates_in(&at).is_empty()
            || r.cues.within(&at).iter().any(|cue| match cue.topic {
                Topic::Event | Topic::Speech | Topic::PlaceRole | Topic::Discourse | Topic::Casualty | Topic::Cause => true,
                Topic::Determiner => matches!(cue.class(), "in" | "on"),
                _ => false,
            })
    };
    let end = (head.tokens.end..limit).find(stops).unwrap_or(limit);
    Some(head.tokens.start..end)
}

fn link(r: &Reading<'_>, triggers: &[&Trigger], part: &Part, position: usize) -> Link {
    let real = || triggers.iter().filter(|t| t.sort != Sort::Mention && !t.weak);
    let first = real().next().or(triggers.first()).map_or(part.tokens.end, |t| t.tokens.end);
    let opening = part.tokens.start..(part.tokens.start + OPENING).min(first);
    let lead = first.saturating_sub(LEAD).max(opening.end)..first;
    let cues = |class: &'static str| r.cues.has(Topic::Discourse, class, &opening) || r.cues.has(Topic::Discourse, class, &lead);
    let fresh = triggers.iter().any(|t| !t.definite && t.sort != Sort::Mention && !t.weak);
    let around = part.tokens.start..(first + LEAD).min(part.tokens.end);
    let apart = r.cues.has(Topic::Discourse, "separate", &around);
    let reference = triggers.iter().any(|t| t.definite && is_reference(r, t));
    let head = triggers.iter().find(|t| (!t.verb || t.definite) && !is_reference(r, t));
    let head_first = head.is_some_and(|h| {
        triggers.first().is_none_or(|t| t.tokens.start >= h.tokens.start || h.tokens.start.saturating_sub(t.tokens.end) <= 1 || t.definite)
    });
    Link {
        background: cues("background"),
        separate: reference || apart,
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
        fresh,
        support: real().next().is_none(),
        sibling: position > 0,
        several: triggers
            .iter()
            .any(|t| t.plural && r.cues.has(Topic::Discourse, "apart", &r.around(t.tokens.start, 2, t.tokens.len() + 2))),
    }
}

/// "After this attack", "before the incident": a point in time, not what the sentence tells of.
fn is_reference(r: &Reading<'_>, trigger: &Trigger) -> bool {
    let before = r.around(trigger.tokens.start, 2, 0);
    r.of(Topic::Discourse, &before).any(|cue| matches!(cue.class(), "after" | "before") && cue.tokens.end <= trigger.tokens.start)
}

/// "These strikes", "the same attack".
fn is_same(r: &Reading<'_>, trigger: &Trigger) -> bool {
    let near = r.around(trigger.tokens.start, 2, trigger.tokens.len());
    let touches = |tokens: &Range<usize>| tokens.start <= trigger.tokens.end && trigger.tokens.start <= tokens.end;
    r.of(Topic::Discourse, &near).any(|cue| cue.class() == "same" && touches(&cue.tokens))
}
