//! Counted persons: "fourteen fighters", a dual, a single soldier, "at least 18", "between 3 and 6".
//!
//! A number is a count of persons only where the words around it say so. Rockets, trucks, kilometres, brigades and
//! garrisons are counted too, and are no victims.

use std::ops::Range;

use super::cues::{Cue, Topic};
use super::reading::Reading;
use crate::incident::Count;
use crate::text::{NumberKind, NumberMention};

/// No report of one incident counts more persons than this; larger numbers are something else.
const MOST: u64 = 20_000;

/// How sure the words are that they count victims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Somebody, at least one: a plural without a number.
    Vague,
    /// One person who is spoken of.
    Mention,
    /// A number without a noun.
    Bare,
    /// A number with a noun, a dual, a single person.
    Plain,
}

/// Persons that are counted.
#[derive(Clone, Debug)]
pub struct Persons {
    /// From the bound to the noun.
    pub tokens: Range<usize>,
    /// How many.
    pub count: Count,
    /// `killed`, `injured` … where the noun itself says it.
    pub class: Option<String>,
    /// How sure.
    pub strength: Strength,
    /// Whether they are a part of a number told elsewhere.
    pub part: bool,
    /// Whether they were beside somebody who is not counted.
    pub with: bool,
}

/// The counted persons of a sentence, in the order of the text.
pub fn persons(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Persons> {
    let denied: Vec<_> = r.of(Topic::NoCasualty, sentence).map(|cue| cue.tokens.clone()).collect();
    let is_denied = |token: usize| denied.iter().any(|d| d.contains(&token));
    let mut out: Vec<Persons> =
        r.numbers_in(sentence).iter().filter(|n| !is_denied(n.tokens.start)).filter_map(|n| numbered(r, n, sentence)).collect();
    let nouns = r.cues.within(sentence).iter().filter(|cue| is_noun(cue));
    for noun in nouns.filter(|noun| !is_denied(noun.tokens.start)) {
        if !out.iter().any(|p| p.tokens.start < noun.tokens.end && noun.tokens.start < p.tokens.end) {
            out.extend(unnumbered(r, noun));
        }
    }
    out.sort_by_key(|p| p.tokens.start);
    join_ranges(r, &mut out);
    for i in 0..out.len() {
        let after_colon = i > 0 && is_list_of(r, &out, i);
        if let Some(p) = out.get_mut(i) {
            p.part = after_colon || is_part(r, p);
            p.with = part_cue(r, &p.tokens, "with").is_some();
        }
    }
    out
}

fn is_noun(cue: &Cue<'_>) -> bool {
    cue.topic == Topic::Victim || cue.topic == Topic::Casualty && cue.is("pos", "count")
}

fn numbered(r: &Reading<'_>, n: &NumberMention, sentence: &Range<usize>) -> Option<Persons> {
    if n.kind == NumberKind::Ordinal {
        return another(r, n);
    }
    if n.kind == NumberKind::Vague
        || n.value == 0
        || n.value > MOST
        || n.fraction
        || is_label(r, n)
        || repeats_noun(r, n)
        || follows_thing(r, n)
    {
        return None;
    }
    let noun = noun_of(r, n, sentence)?;
    let (end, class, strength) = match noun {
        Noun::None => match noun_before(r, n) {
            Some(class) => (n.tokens.end, Some(class), Strength::Plain),
            None => (n.tokens.end, None, Strength::Bare),
        },
        Noun::Persons(cue) => (cue.tokens.end.max(n.tokens.end), counted_class(cue), Strength::Plain),
    };
    let value = u32::try_from(n.value).ok()?;
    let (count, tokens) = bounded(r, value, n.tokens.start..end);
    Some(Persons { tokens, count, class, strength, part: false, with: false })
}

/// "A sixth was wounded": one more.
fn another(r: &Reading<'_>, n: &NumberMention) -> Option<Persons> {
    let verb = r.of(Topic::Casualty, &(n.tokens.end..n.tokens.end + 2)).any(|cue| cue.is("pos", "both_sides") || cue.is("pos", "before"));
    verb.then(|| Persons {
        tokens: n.tokens.clone(),
        count: Count::exact(1),
        class: None,
        strength: Strength::Bare,
        part: false,
        with: false,
    })
}

enum Noun<'c, 'l> {
    None,
    Persons(&'c Cue<'l>),
}

/// "The dead are three": the counted noun stands before its number.
fn noun_before(r: &Reading<'_>, n: &NumberMention) -> Option<String> {
    let before = r.around(n.tokens.start, 3, 0);
    let noun =
        r.of(Topic::Casualty, &before).rfind(|cue| cue.is("pos", "count") && cue.is("num", "pl") && n.tokens.start >= cue.tokens.end)?;
    let known = noun.article || !noun.ending(r.doc).is_empty() || noun.word.start == noun.span.start && noun.tokens.end == n.tokens.start;
    let between = noun.tokens.end..n.tokens.start;
    let clear = between.is_empty() || between.len() == 1 && r.of(Topic::Bound, &between).next().is_some();
    (known && clear).then(|| noun.class().to_owned())
}

/// What the number counts: persons, nothing that is named, or (`None`) something else.
fn noun_of<'c, 'l>(r: &'c Reading<'l>, n: &NumberMention, sentence: &Range<usize>) -> Option<Noun<'c, 'l>> {
    let reach = if r.doc.lang.is_rtl() { 2 } else { 4 };
    let end = (n.tokens.end + reach).min(sentence.end);
    let end = r.numbers_in(&(n.tokens.end..end)).first().map_or(end, |next| next.tokens.start);
    let window = n.tokens.end..stop_before(r, n.tokens.end, end);
    for cue in r.cues.within(&window) {
        let bare = cue.span.start == cue.word.start;
        match cue.topic {
            Topic::Speech => return Some(Noun::None),
            Topic::Determiner if cue.class() == "and" => return Some(Noun::None),
            Topic::NotVictim if bare && !cue.row.is("before") => return None,
            Topic::Victim | Topic::Casualty if is_noun(cue) && (bare || starts_with_from(cue)) => return Some(Noun::Persons(cue)),
            Topic::Event | Topic::Weapon if bare && !r.doc.lang.is_rtl() => return None,
            Topic::Casualty if bare && !r.doc.lang.is_rtl() => return Some(Noun::None),
            _ => {}
        }
    }
    Some(Noun::None)
}

/// A row of its own: "of the forces".
fn starts_with_from(cue: &Cue<'_>) -> bool {
    cue.topic == Topic::Victim
}

fn stop_before(r: &Reading<'_>, start: usize, end: usize) -> usize {
    (start..end)
        .find(|&i| r.doc.kind(i) == Some(crate::text::TokenKind::Punct) && matches!(r.doc.word(i), "," | "." | ";" | ":" | ")" | "("))
        .unwrap_or(end)
}

fn counted_class(cue: &Cue<'_>) -> Option<String> {
    (cue.topic == Topic::Casualty).then(|| cue.class().to_owned())
}

/// "One soldier one", "two fighters two": the number only stresses the noun before it.
fn repeats_noun(r: &Reading<'_>, n: &NumberMention) -> bool {
    let before = r.around(n.tokens.start, 3, 0);
    n.value <= 2
        && r.doc.lang.is_rtl()
        && r.cues.within(&before).iter().any(|cue| is_noun(cue) && cue.tokens.end == n.tokens.start && !cue.is("num", "pl"))
}

/// "The six projectiles" with the number behind its noun.
fn follows_thing(r: &Reading<'_>, n: &NumberMention) -> bool {
    let before = r.around(n.tokens.start, 2, 0);
    r.has_article(n.tokens.start) && r.of(Topic::NotVictim, &before).any(|cue| cue.article && cue.tokens.end == n.tokens.start)
}

/// "Brigade 46", "F-16", "12 km".
fn is_label(r: &Reading<'_>, n: &NumberMention) -> bool {
    let before = r.around(n.tokens.start, 2, 0);
    r.of(Topic::NotVictim, &before).any(|cue| cue.row.is("before") && cue.tokens.end == n.tokens.start)
}

/// The count with the words around it that open it, and the tokens with them.
fn bounded(r: &Reading<'_>, value: u32, tokens: Range<usize>) -> (Count, Range<usize>) {
    let before = r.around(tokens.start, 5, 0);
    if let Some(cue) = r.of(Topic::Bound, &before).rfind(|cue| cue.is("side", "before") && cue.tokens.end == tokens.start) {
        let count = match cue.attr("bound") {
            Some("min") => Count::at_least(value),
            Some("max") => Count { min: None, max: Some(value) },
            _ => Count::exact(value),
        };
        let start = if cue.is("bound", "range") { tokens.start } else { cue.tokens.start };
        return (count, start..tokens.end);
    }
    if r.of(Topic::Bound, &r.around(tokens.start, 7, 0))
        .any(|cue| cue.is("side", "open") && r.clause_gap(cue.tokens.end, tokens.start) == 0)
    {
        return (Count::at_least(value), tokens);
    }
    let after = r.around(tokens.end.saturating_sub(1), 0, 4);
    let opened =
        r.of(Topic::Bound, &after).find(|cue| cue.is("bound", "min") && !cue.is("side", "before") && cue.tokens.start >= tokens.end);
    match opened.filter(|cue| cue.tokens.start <= tokens.end + 1) {
        Some(cue) => (Count::at_least(value), tokens.start..cue.tokens.end),
        None => (Count::exact(value), tokens),
    }
}

/// A dual, a single person, a plural without a number.
fn unnumbered(r: &Reading<'_>, noun: &Cue<'_>) -> Option<Persons> {
    let of = |count: Count, strength: Strength| {
        Some(Persons { tokens: noun.tokens.clone(), count, class: counted_class(noun), strength, part: false, with: false })
    };
    let counted = noun.topic == Topic::Casualty;
    if is_two(r, noun) {
        return of(Count::exact(2), if counted && noun.article { Strength::Mention } else { Strength::Plain });
    }
    match noun.attr("num") {
        Some("sg") if noun.article || is_definite(r, noun) => of(Count::exact(1), Strength::Mention),
        Some("sg") => of(Count::exact(1), Strength::Plain),
        Some("pl") if counted && (noun.row.is("vague") || noun.article) && noun.is("class", "injured") => {
            of(Count::at_least(1), Strength::Vague)
        }
        Some("pl") if noun.row.is("other") => of(Count::at_least(1), Strength::Vague),
        _ => None,
    }
}

fn is_definite(r: &Reading<'_>, noun: &Cue<'_>) -> bool {
    let before = r.around(noun.tokens.start, 3, 0);
    r.of(Topic::Determiner, &before).any(|d| d.tokens.end == noun.tokens.start && matches!(d.class(), "the" | "this"))
}

/// A dual: by its row, or by the ending of two on a noun whose plural is another word.
fn is_two(r: &Reading<'_>, noun: &Cue<'_>) -> bool {
    if noun.is("num", "du") {
        return true;
    }
    let ending = noun.ending(r.doc);
    !ending.is_empty() && noun.row.is("broken") && r.is_dual_ending(ending)
}

/// "Between 3 and 6", "from 37 to 39": one count.
fn join_ranges(r: &Reading<'_>, all: &mut Vec<Persons>) {
    let mut i = 0;
    while i + 1 < all.len() {
        let joined = match (all.get(i), all.get(i + 1)) {
            (Some(a), Some(b)) if is_range(r, a, b) => {
                Some((Count::between(a.count.min.unwrap_or(0), b.count.min.unwrap_or(0)), a.tokens.start..b.tokens.end))
            }
            _ => None,
        };
        if let Some((count, tokens)) = joined {
            let b = all.remove(i + 1);
            if let Some(a) = all.get_mut(i) {
                (a.count, a.tokens) = (count, tokens);
                a.class = a.class.take().or(b.class);
                a.strength = a.strength.max(b.strength);
            }
        }
        i += 1;
    }
}

fn is_range(r: &Reading<'_>, a: &Persons, b: &Persons) -> bool {
    let close = b.tokens.start >= a.tokens.end && b.tokens.start - a.tokens.end <= 1;
    let rising = a.count.min < b.count.min && a.strength == Strength::Bare && a.count.max.is_some();
    let before = r.around(a.tokens.start, 2, 0);
    close && rising && r.of(Topic::Bound, &before).any(|cue| cue.is("bound", "range") && cue.tokens.end == a.tokens.start)
}

/// Numbers after a colon share out the number before it.
fn is_list_of(r: &Reading<'_>, all: &[Persons], i: usize) -> bool {
    let Some((first, this)) = i.checked_sub(1).and_then(|j| all.get(j).zip(all.get(i))) else { return false };
    let colon = (first.tokens.end..this.tokens.start).any(|t| r.doc.word(t) == ":");
    let said = r.cues.has(Topic::Determiner, "that", &(first.tokens.end..this.tokens.start));
    colon || !said && first.part && r.clause_gap(first.tokens.end, this.tokens.start) <= 1 && is_list_of(r, all, i.saturating_sub(1))
}

/// "Five of them"; "among them two children".
fn is_part(r: &Reading<'_>, p: &Persons) -> bool {
    let after = p.tokens.end..p.tokens.end + 1;
    let bare = p.strength == Strength::Bare;
    bare && r.of(Topic::Part, &after).any(|cue| cue.class() == "part")
        || part_cue(r, &p.tokens, "part").is_some_and(|cue| !follows_verb(r, cue))
}

/// "Killed among them was": the verb stands before the words for the part, and claims what follows.
fn follows_verb(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let before = r.around(cue.tokens.start, 2, 0);
    r.of(Topic::Casualty, &before).any(|verb| verb.tokens.end == cue.tokens.start && !verb.is("pos", "count"))
}

fn part_cue<'c, 'l>(r: &'c Reading<'l>, tokens: &Range<usize>, class: &str) -> Option<&'c Cue<'l>> {
    let before = r.around(tokens.start, 4, 0);
    r.of(Topic::Part, &before).find(|cue| cue.class() == class && cue.tokens.end <= tokens.start && tokens.start - cue.tokens.end <= 1)
}
