//! Persons joined by "and" under one verb.

use std::ops::Range;

use super::super::persons::{Persons, Strength, name_ending_at};
use super::reach::{dies_of_wounds, may_be};
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::incident::Count;
use crate::text::TokenKind;

/// The first persons with those joined to them by "and" or "with", on the same side of the verb.
pub(super) fn sum(
    r: &Reading<'_>,
    verb: &Cue<'_>,
    people: &[Persons],
    free: &mut [bool],
    within: &Range<usize>,
    first: usize,
) -> (Count, Range<usize>) {
    let Some(head) = people.get(first) else { return (Count::default(), verb.tokens.clone()) };
    // "And with him three": the one they were with counts too.
    let alone = if head.with && verb.is("class", "killed") && verb.attr("own").is_none() { Count::exact(1) } else { Count::exact(0) };
    let alone = if follows_name(r, verb, head) || follows_capitals(r, verb, people, free, first) { Count::exact(1) } else { alone };
    let (mut count, mut tokens) = (add(head.count, alone), head.tokens.clone());
    let mut seen = tokens.clone();
    let mut listed: Option<Count> = None;
    if let Some(free) = free.get_mut(first) {
        *free = false;
    }
    let ahead = head.tokens.start < verb.tokens.end;
    let others: Vec<usize> = if ahead { (0..first).rev().collect() } else { (first + 1..people.len()).collect() };
    for i in others {
        let Some(p) = people.get(i).filter(|p| within.start <= p.tokens.start && p.tokens.end <= within.end) else { break };
        let (a, b) = if p.tokens.start < seen.start { (&p.tokens, &seen) } else { (&seen, &p.tokens) };
        if ahead && p.count == count && count.min > Some(1) && names_one_by_one(r, p, a, b, tokens.end) {
            // "Two shepherds, a man and his nephew, were killed".
            if let Some(free) = free.get_mut(i) {
                *free = false;
            }
            tokens = p.tokens.start..tokens.end;
            if follows_capitals(r, verb, people, free, i) {
                count = add(count, Count::exact(1));
            }
            break;
        }
        let apart = b.start.saturating_sub(a.end);
        let linked =
            p.with || is_joined(r, a, b) || is_listed(r, people, i, a, b) || ahead && p.count == Count::exact(1) && closes_aside(r, a, b);
        if linked
            && (apart <= reach(r, a, b)
                || p.with && is_beside(r, a, b)
                || is_listed(r, people, i, a, b)
                || ahead && p.count == Count::exact(1) && closes_aside(r, a, b))
        {
            let counts = may_be(verb, p)
                && (p.class == head.class || !dies_of_wounds(verb, head))
                && (p.class.is_none() || head.class.is_some())
                && p.strength >= Strength::Mention
                && free.get(i) == Some(&true);
            if !counts {
                break;
            }
            if let Some(free) = free.get_mut(i) {
                *free = false;
            }
            if listed.is_some() || r.clause_gap(a.end, b.start) == 1 {
                listed = Some(add(listed.unwrap_or(Count::exact(0)), p.count));
            }
            count = add(count, p.count);
            tokens = tokens.start.min(p.tokens.start)..tokens.end.max(p.tokens.end);
        } else if p.part && !ahead || is_enclosed(r, p, a, b) {
            continue;
        } else if !is_apposed(r, p, a, b) {
            break;
        }
        seen = seen.start.min(p.tokens.start)..seen.end.max(p.tokens.end);
    }
    // "Three civilians, a man, his wife and their son": the list names those who have been counted.
    let count = if listed == Some(head.count) && head.count.min > Some(1) { head.count } else { count };
    (count, verb.tokens.start.min(tokens.start)..verb.tokens.end.max(tokens.end))
}

/// "Killed Hasan al-Mazrui and eight of his aides": whose they are is told by a name that no table knows, right before the "and"
/// or before what two brackets enclose, as an age.
fn follows_name(r: &Reading<'_>, verb: &Cue<'_>, head: &Persons) -> bool {
    /// Longest that may stand in brackets, in tokens.
    const ASIDE: usize = 6;
    let last = head.tokens.start.checked_sub(1);
    let opened = |last: usize| (last.saturating_sub(ASIDE)..last).rev().find(|&i| r.doc.word(i) == "(");
    let last = match last.filter(|&last| r.doc.word(last) == ")") {
        Some(closed) => opened(closed).and_then(|open| open.checked_sub(1)),
        None => last,
    };
    let Some(name) = last.filter(|&name| name >= verb.tokens.end) else { return false };
    let his = |cue: &Cue<'_>| cue.row.is("owned") || !cue.ending(r.doc).is_empty();
    let at = name..name + 1;
    let known = !r.cues.within(&at).is_empty() || !r.numbers_in(&at).is_empty() || r.places_in(&at).next().is_some();
    r.doc.lang.is_rtl()
        && verb.is("class", "killed")
        && r.opens_with_conjunction(head.tokens.start)
        && r.of(Topic::Victim, &head.tokens).any(his)
        && !known
        && r.dates_in(&at).next().is_none()
        && r.doc.kind(name) == Some(TokenKind::Word)
        && r.clause_gap(verb.tokens.end, name + 1) == 0
}

/// "Salem Haddad, 61, and two of his sons were killed": whose sons they are is told by a name with capitals, right before the "and" or
/// before his age.
fn follows_capitals(r: &Reading<'_>, verb: &Cue<'_>, people: &[Persons], free: &mut [bool], first: usize) -> bool {
    let Some(head) = people.get(first) else { return false };
    let and = head.tokens.start.saturating_sub(1);
    let his = || r.cues.has(Topic::Determiner, "own", &(and..head.tokens.end));
    if r.doc.lang.is_rtl() || !verb.is("class", "killed") || !r.cues.has(Topic::Determiner, "and", &(and..and + 1)) || !his() {
        return false;
    }
    let sign = |i: usize| matches!(r.doc.word(i), "," | "(" | ")");
    let aged = and >= 4 && sign(and - 1) && !r.numbers_in(&(and - 2..and - 1)).is_empty() && sign(and - 3);
    let end = if aged { and - 3 } else { and };
    // "An emir known as Hasan Ali", "a commander, Hasan Ali": he has been counted before his name.
    let opens = |start: usize| {
        let Some(last) = start.checked_sub(1).filter(|&last| r.sentence_of(last) == r.sentence_of(start)) else { return true };
        r.clause_gap(last, start) > 0
            || r.cues.has(Topic::Determiner, "that", &(last..start))
            || r.cues.has(Topic::Determiner, "and", &(last..start))
    };
    let Some(name) = name_ending_at(r, end).filter(|name| opens(name.start)) else { return false };
    // "Sheikh Salem Haddad": a word of his name may stand for him.
    let himself = people.iter().position(|p| p.tokens.start < end && name.start < p.tokens.end + 2);
    let Some((i, p)) = himself.and_then(|i| Some((i, people.get(i)?))) else { return true };
    let inside = name.start <= p.tokens.start && p.count == Count::exact(1) && p.class.is_none();
    match free.get_mut(i).filter(|free| **free && inside) {
        Some(free) => {
            *free = false;
            true
        }
        None => false,
    }
}

/// "Hasan, a commander of the movement, and an aide were killed": the sign right before the "and" closes what is told of the first.
fn closes_aside(r: &Reading<'_>, a: &Range<usize>, b: &Range<usize>) -> bool {
    let between = a.end..b.start;
    let sign = between.clone().find(|&i| r.doc.word(i) == ",");
    let tells = |cue: &Cue<'_>| matches!(cue.topic, Topic::Casualty | Topic::Event | Topic::Speech | Topic::Cause);
    !r.doc.lang.is_rtl()
        && between.len() <= 8
        && r.clause_gap(between.start, between.end) == 1
        && sign.is_some_and(|i| r.cues.has(Topic::Determiner, "and", &(i + 1..i + 2)) && b.start <= i + 4)
        && !r.cues.within(&between).iter().any(tells)
}

/// "His brother, who drove the car, as well as two passers-by": only what is told of the first stands between.
fn is_beside(r: &Reading<'_>, a: &Range<usize>, b: &Range<usize>) -> bool {
    /// Longest that may stand between, in tokens.
    const LONGEST: usize = 16;
    let between = a.end..b.start;
    let with = r.of(Topic::Part, &between).rfind(|cue| cue.class() == "with" && cue.tokens.end >= between.end);
    let told = between.start..with.map_or(between.end, |cue| cue.tokens.start);
    // "48 soldiers, among them wounded men who were going home, as well as nine guards": what two signs enclose tells of a part.
    let part = r.of(Topic::Part, &told).find(|cue| cue.class() == "part").map(|cue| cue.tokens.end);
    let closes = || told.end.checked_sub(1).is_some_and(|sign| r.clause_gap(sign, sign + 1) > 0);
    let enclosed = || r.clause_gap(between.start, (between.start + 3).min(between.end)) == 1 && closes();
    let tells = |cue: &Cue<'_>| match cue.topic {
        Topic::Casualty => !(cue.is("pos", "count") && part.is_some_and(|part| part <= cue.tokens.start)),
        Topic::Event => part.is_none(),
        Topic::Speech | Topic::Cause | Topic::NoCasualty => true,
        _ => false,
    };
    let whole = match r.clause_gap(between.start, between.end) {
        0 | 1 => part.is_none() || closes(),
        2 => enclosed(),
        _ => false,
    };
    between.len() <= LONGEST && whole && (part.is_some() || r.numbers_in(&between).is_empty()) && !r.cues.within(&told).iter().any(tells)
}

/// How far two joined persons may stand apart, in tokens: as far as the first is told more of and the "and" stands right
/// before the second.
fn reach(r: &Reading<'_>, a: &Range<usize>, b: &Range<usize>) -> usize {
    let between = a.end..b.start;
    let tells = |cue: &Cue<'_>| match cue.topic {
        Topic::Casualty | Topic::Event | Topic::Speech | Topic::NoCasualty => true,
        Topic::Part => matches!(cue.class(), "part" | "among" | "with"),
        _ => false,
    };
    let quiet =
        r.clause_gap(between.start, between.end) == 0 && r.numbers_in(&between).is_empty() && !r.cues.within(&between).iter().any(tells);
    let last = |back: usize| b.start.checked_sub(back).filter(|&i| i >= a.end);
    let is_and = |i: usize| r.cues.has(Topic::Determiner, "and", &(i..i + 1));
    let own = |i: usize| r.of(Topic::Determiner, &(i..i + 1)).any(|cue| matches!(cue.class(), "a" | "the" | "own" | "another"));
    let near = if r.doc.lang.is_rtl() {
        r.opens_with_conjunction(b.start)
    } else {
        last(1).is_some_and(is_and) || [2, 3].into_iter().any(|back| last(back).is_some_and(|i| is_and(i) && own(i + 1)))
    };
    match (quiet && near, is_aged(r, a, b)) {
        (true, _) => 14,
        (_, true) => 9,
        _ => 6,
    }
}

/// "A commander, his deputy and two guards": a comma joins where an "and" closes the list.
fn is_listed(r: &Reading<'_>, people: &[Persons], i: usize, a: &Range<usize>, b: &Range<usize>) -> bool {
    let between = a.end..b.start;
    let comma = !r.doc.lang.is_rtl() && r.clause_gap(between.start, between.end) == 1 && between.clone().any(|t| r.doc.word(t) == ",");
    let tells = |cue: &Cue<'_>| match cue.topic {
        Topic::Casualty | Topic::Event | Topic::Speech | Topic::Cause => true,
        Topic::Part => matches!(cue.class(), "part" | "among" | "with"),
        _ => false,
    };
    let quiet = !r.cues.within(&between).iter().any(tells);
    let closes = |j: usize| people.get(j).zip(people.get(j + 1)).is_some_and(|(x, y)| is_joined(r, &x.tokens, &y.tokens));
    // "A commander of the council, his deputy and two guards".
    let last = (between.start..between.end).rev().find(|&t| r.doc.word(t) == ",");
    let own = || last.is_some_and(|t| r.cues.has(Topic::Determiner, "own", &(t + 1..t + 2)) && r.numbers_in(&between).is_empty());
    comma && quiet && (between.len() <= 5 || between.len() <= 14 && own()) && (closes(i) || closes(i + 1))
}

/// Whether a list between two signs names those who have been counted before it.
fn names_one_by_one(r: &Reading<'_>, p: &Persons, a: &Range<usize>, b: &Range<usize>, end: usize) -> bool {
    let counted = p.strength == Strength::Plain && p.class.is_none();
    let opens = b.start - a.end <= 6 && r.clause_gap(a.end, b.start) == 1 && !is_joined(r, a, b);
    counted && opens && (end..end + 3).any(|i| r.clause_gap(i, i + 1) == 1)
}

/// "Hasan, a commander, and his nephew": what stands between two commas tells more of the one before them.
fn is_enclosed(r: &Reading<'_>, p: &Persons, a: &Range<usize>, b: &Range<usize>) -> bool {
    let ends = (p.tokens.end..p.tokens.end + 6).any(|i| r.clause_gap(i, i + 1) == 1);
    a.start < p.tokens.start && p.count == Count::exact(1) && p.class.is_none() && ends && r.clause_gap(a.end, b.start) == 1
}

/// "The commander Hajji Askar", "an elderly lady": one person who is told of twice.
fn is_apposed(r: &Reading<'_>, p: &Persons, a: &Range<usize>, b: &Range<usize>) -> bool {
    let between = a.end..b.start;
    let quiet = r.of(Topic::Speech, &between).next().is_none() && r.of(Topic::Casualty, &between).next().is_none();
    p.count == Count::exact(1) && p.class.is_none() && quiet && between.len() <= 9 && r.clause_gap(between.start, between.end) == 0
}

/// Whether the second of two runs of tokens opens with "and", and no verb stands between.
pub fn is_joined(r: &Reading<'_>, a: &Range<usize>, b: &Range<usize>) -> bool {
    let back = if is_aged(r, a, b) { 8 } else { 3 };
    let apart = b.start > a.end && r.doc.word(b.start - 1).chars().nth(1).is_none();
    let before = if r.doc.lang.is_rtl() { b.start - usize::from(apart) } else { b.start.saturating_sub(back).max(a.end) };
    let between = a.end..b.start;
    // "Two guards and a doctor" is no source, "and a doctor said" is one.
    let says = |end: usize| r.of(Topic::Speech, &(end..end + 3)).next().is_some();
    let source = |cue: &Cue<'_>| cue.tokens.end <= b.start || says(cue.tokens.end.max(b.end));
    let spoken = r.of(Topic::Speech, &between).any(source) || r.of(Topic::Cause, &between).next().is_some();
    let whole = match r.clause_gap(a.end, b.start) {
        0 => true,
        2 => is_aside(r, &between),
        _ => false,
    };
    whole && !spoken && (before..=b.start).any(|i| is_and(r, i))
}

/// Whether a word opens with "and": the first letter of a noun or a number is none.
fn is_and(r: &Reading<'_>, token: usize) -> bool {
    let at = token..token + 1;
    let own = r
        .cues
        .within(&at)
        .iter()
        .find(|cue| matches!(cue.topic, Topic::Victim | Topic::Casualty))
        .map(|cue| cue.word.start == cue.span.start);
    let number = r.numbers_in(&at).first().map(|n| r.doc.tokens.get(token).is_some_and(|t| t.span.start == n.span.start));
    // "And one of his guards", where the language writes "and one of" as it writes "one".
    let one = r.of(Topic::Determiner, &at).any(|cue| cue.class() == "one" && cue.conjunction);
    if one && r.of(Topic::Victim, &(token + 1..token + 2)).any(|noun| noun.is("num", "pl")) {
        return true;
    }
    let bare = r.doc.lang.is_rtl() && number.or(own) == Some(true);
    !bare && r.opens_with_conjunction(token)
}

/// "A leader (known as the engineer) and his guard": what two signs enclose tells more of the first.
fn is_aside(r: &Reading<'_>, between: &Range<usize>) -> bool {
    let opens = |i: usize| r.clause_gap(i, i + 1) == 1;
    let quiet = !r.cues.within(between).iter().any(|cue| matches!(cue.topic, Topic::Casualty | Topic::Event));
    between.len() <= 9
        && quiet
        && opens(between.start)
        && (1..=3).any(|back| opens(between.end.saturating_sub(back).max(between.start + 1)))
}

/// "And his 12-year-old son": an age stands between.
fn is_aged(r: &Reading<'_>, a: &Range<usize>, b: &Range<usize>) -> bool {
    r.of(Topic::NotVictim, &(a.end..b.start)).any(|cue| cue.class() == "measure")
}

/// Both together; an open bound stays open.
pub fn add(a: Count, b: Count) -> Count {
    Count { min: a.min.zip(b.min).map(|(a, b)| a + b), max: a.max.zip(b.max).map(|(a, b)| a + b) }
}
