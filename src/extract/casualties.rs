//! Tolls: how many were killed and wounded, sentence by sentence.
//!
//! Verbs and nouns of death and wounds claim the counted persons next to them: those behind them first, those before
//! them where none follow. Persons joined by "and" under one verb are added up; those "among them" are not.

use std::ops::Range;

use super::cues::{Cue, Topic};
use super::persons::{Persons, Strength, persons};
use super::reading::Reading;
use crate::incident::Count;

/// Killed or wounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Harm {
    /// Dead.
    Killed,
    /// Wounded.
    Injured,
}

impl Harm {
    fn from_class(class: &str) -> Option<Self> {
        match class {
            "killed" => Some(Self::Killed),
            "injured" => Some(Self::Injured),
            _ => None,
        }
    }
}

/// A toll in the text.
#[derive(Clone, Debug)]
pub struct Toll {
    /// Which.
    pub harm: Harm,
    /// How many.
    pub count: Count,
    /// Its words.
    pub tokens: Range<usize>,
    /// Id of the row that makes it a toll.
    pub rule: String,
    /// How sure.
    pub strength: Strength,
    /// Whether it replaces an earlier figure: "rose to".
    pub update: bool,
}

/// How far a word of death or wounds reaches, in tokens.
const REACH_AFTER: usize = 9;
const REACH_BEFORE: usize = 16;

/// The tolls of a sentence, in the order of the text.
pub fn tolls(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Toll> {
    let told =
        [Topic::Casualty, Topic::NoCasualty, Topic::Cause, Topic::Speech].iter().any(|&topic| r.of(topic, sentence).next().is_some());
    if !told {
        return Vec::new();
    }
    let people = persons(r, sentence);
    let mut free = vec![true; people.len()];
    let mut out = nobody(r, sentence);
    let silent = |p: &Persons| p.strength == Strength::Vague && is_unknown(r, &p.tokens);
    for (p, free) in people.iter().zip(&mut free) {
        *free = !(p.part || p.class.as_deref() == Some("both") || silent(p));
    }
    let verbs: Vec<&Cue<'_>> = r.of(Topic::Casualty, sentence).filter(|cue| claims(cue)).collect();
    for (k, verb) in verbs.iter().enumerate() {
        let until = verbs.get(k + 1).map_or(sentence.end, |next| next.tokens.start);
        let from = k.checked_sub(1).and_then(|j| verbs.get(j)).map_or(sentence.start, |last| last.tokens.end);
        out.extend(claimed(r, verb, &people, &mut free, from..until));
    }
    counted_alone(r, &people, &mut free, &mut out);
    figures(r, sentence, &people, &mut free, &mut out);
    out.sort_by_key(|toll| toll.tokens.start);
    out
}

/// Words that claim counted persons: verbs, their nouns, and the words for a toll.
fn claims(cue: &Cue<'_>) -> bool {
    !matches!(cue.attr("pos"), Some("count" | "manner" | "death" | "hospital")) && Harm::from_class(cue.class()).is_some()
}

/// "No casualties".
fn nobody(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Toll> {
    let mut out = Vec::new();
    for cue in r.of(Topic::NoCasualty, sentence) {
        for (key, harm) in [("killed", Harm::Killed), ("injured", Harm::Injured)] {
            if cue.is(key, "0") {
                out.push(Toll {
                    harm,
                    count: Count::exact(0),
                    tokens: cue.tokens.clone(),
                    rule: cue.row.id.clone(),
                    strength: Strength::Plain,
                    update: false,
                });
            }
        }
    }
    out
}

/// Whether the clause says that nothing is known.
fn is_unknown(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let before = r.around(tokens.start, 12, 0);
    r.of(Topic::NoCasualty, &before).any(|cue| r.clause_gap(cue.tokens.end, tokens.start) == 0)
}

/// What one verb claims: persons behind it, else persons before it, else somebody unnamed.
fn claimed(r: &Reading<'_>, verb: &Cue<'_>, people: &[Persons], free: &mut [bool], within: Range<usize>) -> Option<Toll> {
    let harm = Harm::from_class(verb.class())?;
    if !is_complete(r, verb) {
        return None;
    }
    let find = |after: bool| nearest(r, verb, people, free, &within, after);
    let [one, other] = directions(r, verb);
    let Some(first) = one.and_then(find) else {
        let vague = some(r, verb, harm);
        let Some(first) = other.filter(|_| vague.is_none()).and_then(find) else {
            return vague.or_else(|| alone(r, verb, harm));
        };
        return Some(counted(r, verb, harm, people, free, (&within, first)));
    };
    if one == Some(false)
        && let Some(vague) = some(r, verb, harm)
    {
        return Some(vague);
    }
    Some(counted(r, verb, harm, people, free, (&within, first)))
}

fn counted(
    r: &Reading<'_>,
    verb: &Cue<'_>,
    harm: Harm,
    people: &[Persons],
    free: &mut [bool],
    (within, first): (&Range<usize>, usize),
) -> Toll {
    let toll = sum(r, verb, people, free, within, first);
    let strength = people.get(first).map_or(Strength::Vague, |p| p.strength);
    Toll { harm, count: toll.0, tokens: toll.1, rule: verb.row.id.clone(), strength, update: is_update(r, verb, within) }
}

/// "A number of them were wounded": at least one.
fn some(r: &Reading<'_>, verb: &Cue<'_>, harm: Harm) -> Option<Toll> {
    let behind = verb.tokens.end..verb.tokens.end + 2;
    let some = r.of(Topic::Determiner, &behind).find(|cue| cue.class() == "some").filter(|_| harm == Harm::Injured)?;
    let tokens = verb.tokens.start..some.tokens.end;
    let both = r.cues.has(Topic::Determiner, "sides", &(some.tokens.start..some.tokens.end + 3));
    Some(Toll {
        harm,
        count: Count::at_least(if both { 2 } else { 1 }),
        tokens,
        rule: verb.row.id.clone(),
        strength: Strength::Vague,
        update: false,
    })
}

/// "Met his death": one, though nobody is counted.
fn alone(r: &Reading<'_>, verb: &Cue<'_>, harm: Harm) -> Option<Toll> {
    let near = r.around(verb.tokens.start, 0, 8);
    let death =
        r.of(Topic::Casualty, &near).find(|cue| cue.is("pos", "death") && cue.is("num", "sg")).filter(|_| verb.attr("needs").is_some())?;
    let tokens = verb.tokens.start..death.tokens.end;
    Some(Toll { harm, count: Count::exact(1), tokens, rule: verb.row.id.clone(), strength: Strength::Mention, update: false })
}

/// "Met" tells of death only with the word for it.
fn is_complete(r: &Reading<'_>, verb: &Cue<'_>) -> bool {
    let Some(needed) = verb.attr("needs") else { return true };
    let near = r.around(verb.tokens.start, 0, 14);
    r.of(Topic::Casualty, &near).any(|cue| cue.is("pos", needed))
}

/// Which sides of a verb to look at, best first; true is behind it.
fn directions(r: &Reading<'_>, verb: &Cue<'_>) -> [Option<bool>; 2] {
    match verb.attr("pos") {
        Some("before") => [Some(false), None],
        Some("after" | "number") => [Some(true), None],
        Some("verb") if verb.is("subject", "before") => [Some(false), Some(true)],
        Some("both_sides") if is_passive(r, verb) => [Some(false), Some(true)],
        _ => [Some(true), Some(false)],
    }
}

/// "Were killed".
fn is_passive(r: &Reading<'_>, verb: &Cue<'_>) -> bool {
    let before = r.around(verb.tokens.start, 2, 0);
    r.of(Topic::Determiner, &before).any(|cue| cue.class() == "be")
}

fn nearest(r: &Reading<'_>, verb: &Cue<'_>, people: &[Persons], free: &[bool], within: &Range<usize>, after: bool) -> Option<usize> {
    let usable =
        people.iter().zip(free).enumerate().filter(|(_, (p, free))| **free && p.class.as_deref().is_none_or(|class| class == verb.class()));
    if after {
        let reach = if verb.is("pos", "number") { REACH_AFTER * 2 } else { REACH_AFTER };
        let end = within.end.min(verb.tokens.end + reach);
        let mut behind = usable.filter(|(_, (p, _))| p.tokens.start >= verb.tokens.end && p.tokens.start < end);
        return behind.find(|(_, (p, _))| fits(r, verb, p, p.tokens.start - verb.tokens.end)).map(|(i, _)| i);
    }
    let start = within.start.max(verb.tokens.start.saturating_sub(REACH_BEFORE));
    let mut before =
        usable.filter(|(_, (p, _))| p.tokens.end <= verb.tokens.start && p.tokens.start >= start).collect::<Vec<_>>().into_iter().rev();
    before.find(|(_, (p, _))| fits(r, verb, p, verb.tokens.start - p.tokens.end)).map(|(i, _)| i)
}

/// A bare number and a single person have to stand right beside the verb; a full phrase may stand further off.
fn fits(r: &Reading<'_>, verb: &Cue<'_>, p: &Persons, distance: usize) -> bool {
    let counted = p.strength == Strength::Plain && p.count != Count::exact(1);
    if verb.row.is("many") && !counted {
        return false;
    }
    let is_before = p.tokens.end <= verb.tokens.start;
    if is_before && verb.is("pos", "verb") && !verb.is("subject", "before") {
        return distance <= 2;
    }
    let number_word = verb.is("pos", "number");
    match p.strength {
        Strength::Bare if number_word => true,
        Strength::Bare => distance <= 1 || distance <= 3 && !crosses_cut(r, verb, p),
        Strength::Plain if counted => true,
        _ if distance <= 1 || verb.row.is("far") && distance <= 9 => true,
        Strength::Mention | Strength::Vague | Strength::Plain => distance <= 4 && !crosses_cut(r, verb, p),
    }
}

fn crosses_cut(r: &Reading<'_>, verb: &Cue<'_>, p: &Persons) -> bool {
    let (from, to) = if p.tokens.start >= verb.tokens.end { (verb.tokens.end, p.tokens.start) } else { (p.tokens.end, verb.tokens.start) };
    r.clause_gap(from, to) > 0
}

/// The first persons with those joined to them by "and" or "with", on the same side of the verb.
fn sum(
    r: &Reading<'_>,
    verb: &Cue<'_>,
    people: &[Persons],
    free: &mut [bool],
    within: &Range<usize>,
    first: usize,
) -> (Count, Range<usize>) {
    let Some(head) = people.get(first) else { return (Count::default(), verb.tokens.clone()) };
    // "And with him three": the one they were with counts too.
    let alone = if head.with && verb.is("class", "killed") { Count::exact(1) } else { Count::exact(0) };
    let (mut count, mut tokens) = (add(head.count, alone), head.tokens.clone());
    let mut take = |i: usize| {
        let Some((p, free)) = people.get(i).zip(free.get_mut(i)) else { return false };
        let (a, b) = if p.tokens.start < tokens.start { (&p.tokens, &tokens) } else { (&tokens, &p.tokens) };
        let linked = i == first || (p.with || is_joined(r, a, b)) && b.start.saturating_sub(a.end) <= 6;
        let counts = i == first || p.class.is_none() && head.strength >= Strength::Mention && p.strength >= Strength::Bare;
        let inside = within.start <= p.tokens.start && p.tokens.end <= within.end;
        if !(linked && counts && inside && *free) {
            return false;
        }
        *free = false;
        if i != first {
            count = add(count, p.count);
            tokens = tokens.start.min(p.tokens.start)..tokens.end.max(p.tokens.end);
        }
        true
    };
    if head.tokens.start >= verb.tokens.end {
        let _ = (first..people.len()).take_while(|&i| take(i)).count();
    } else {
        let _ = (0..=first).rev().take_while(|&i| take(i)).count();
    }
    (count, verb.tokens.start.min(tokens.start)..verb.tokens.end.max(tokens.end))
}

/// Whether the second opens with "and", and no verb stands between.
fn is_joined(r: &Reading<'_>, a: &Range<usize>, b: &Range<usize>) -> bool {
    let before = if r.doc.lang.is_rtl() { b.start } else { b.start.saturating_sub(2).max(a.end) };
    let between = a.end..b.start;
    let spoken = r.of(Topic::Speech, &between).next().is_some() || r.of(Topic::Cause, &between).next().is_some();
    r.clause_gap(a.end, b.start) == 0 && !spoken && (before..=b.start).any(|i| r.opens_with_conjunction(i))
}

/// Both together; an open bound stays open.
fn add(a: Count, b: Count) -> Count {
    Count { min: a.min.zip(b.min).map(|(a, b)| a + b), max: a.max.zip(b.max).map(|(a, b)| a + b) }
}

/// "Rose to", "reached".
fn is_update(r: &Reading<'_>, verb: &Cue<'_>, within: &Range<usize>) -> bool {
    let near = verb.tokens.start.saturating_sub(6).max(within.start)..(verb.tokens.end + 10).min(within.end);
    r.of(Topic::Cause, &near).any(|cue| cue.row.is("update"))
}

/// Counted dead and wounded that no verb has claimed: "nine dead".
fn counted_alone(r: &Reading<'_>, people: &[Persons], free: &mut [bool], out: &mut Vec<Toll>) {
    for (p, free) in people.iter().zip(free) {
        let Some(harm) = p.class.as_deref().and_then(Harm::from_class).filter(|_| *free) else { continue };
        *free = false;
        let near = r.around(p.tokens.start, 8, 4);
        let update = r.of(Topic::Cause, &near).any(|cue| cue.row.is("update"));
        out.push(Toll { harm, count: p.count, tokens: p.tokens.clone(), rule: "counted-noun".to_owned(), strength: p.strength, update });
    }
}

/// "The Observatory counted nine": a bare figure behind a verb of counting or saying is of what the text counts there:
/// what its own sentence names in the plural, else the dead.
fn figures(r: &Reading<'_>, sentence: &Range<usize>, people: &[Persons], free: &mut [bool], out: &mut Vec<Toll>) {
    let topic = r.of(Topic::Casualty, sentence).find(|cue| cue.is("pos", "number") || cue.is("pos", "count") && cue.is("num", "pl"));
    let harm = topic.and_then(|cue| Harm::from_class(cue.class())).unwrap_or(Harm::Killed);
    for (p, free) in people.iter().zip(free) {
        if !*free || p.strength < Strength::Bare || p.strength == Strength::Plain && p.count == Count::exact(1) {
            continue;
        }
        let before = r.around(p.tokens.start, 3, 0);
        let verb = r.of(Topic::Cause, &before).rfind(|cue| cue.tokens.end == p.tokens.start && matches!(cue.class(), "count" | "reach"));
        let said = r.around(p.tokens.start, 7, 0);
        let says = || topic.and_then(|_| r.of(Topic::Speech, &said).rfind(|cue| cue.class() == "says" && cue.tokens.end <= p.tokens.start));
        let Some(rule) = verb.or_else(says) else { continue };
        *free = false;
        let update = verb.is_some_and(|cue| cue.row.is("update"));
        let tokens = rule.tokens.start..p.tokens.end;
        out.push(Toll { harm, count: p.count, tokens, rule: rule.row.id.clone(), strength: Strength::Bare, update });
    }
}
