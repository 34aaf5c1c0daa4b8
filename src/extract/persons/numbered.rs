//! Persons with a number.

use std::ops::Range;

use super::{Persons, Strength, is_noun};
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::incident::Count;
use crate::text::{NumberKind, NumberMention, TokenKind};

/// No report of one incident counts more persons than this; larger numbers are something else.
const MOST: u64 = 20_000;

pub(super) fn numbered(r: &Reading<'_>, n: &NumberMention, sentence: &Range<usize>) -> Option<Persons> {
    if n.kind == NumberKind::Ordinal {
        return another(r, n);
    }
    if n.kind == NumberKind::Vague
        || n.value == 0
        || n.value > MOST
        || n.fraction
        || is_of_clock(r, n)
        || is_label(r, n)
        || repeats_noun(r, n)
        || follows_thing(r, n)
        || is_whole(r, n)
        || is_no_one(r, n)
        || is_other_word(r, n)
        || is_age(r, n)
        || is_corrected(r, n)
        || hit_something(r, n)
    {
        return None;
    }
    if let Some(noun) = own_noun(r, n) {
        return Some(of_noun(n, noun));
    }
    let noun = noun_of(r, whole_of(r, n).unwrap_or(n), sentence)?;
    let (end, class, strength) = match noun {
        Noun::None => match noun_before(r, n) {
            Some(class) => (n.tokens.end, Some(class), Strength::Plain),
            None => (n.tokens.end, None, Strength::Bare),
        },
        Noun::Persons(cue) => (cue.tokens.end.max(n.tokens.end), counted_class(cue).or_else(|| noun_before(r, n)), Strength::Plain),
    };
    let value = u32::try_from(n.value).ok()?;
    let (count, tokens) = bounded(r, value, n.tokens.start..end);
    let of_whom = r.of(Topic::Part, &(n.tokens.end..n.tokens.end + 1)).find(|cue| cue.attr("of").is_some());
    let tokens = tokens.start..of_whom.map_or(tokens.end, |cue| cue.tokens.end.max(tokens.end));
    let class = class.or_else(|| of_whom.and_then(|cue| cue.attr("of")).map(str::to_owned)).or_else(|| participle(r, &tokens, sentence));
    Some(Persons::new(tokens, count, strength).of_class(class))
}

/// "Three of the four occupants": the number that stands between a number and its noun.
fn whole_of<'r>(r: &'r Reading<'_>, n: &NumberMention) -> Option<&'r NumberMention> {
    let behind = n.tokens.end..n.tokens.end + 1;
    let of = r.of(Topic::Part, &behind).find(|cue| cue.class() == "whole")?;
    r.numbers_in(&(of.tokens.end..of.tokens.end + 1)).first()
}

/// "Three of the four", "one of the five wounded": the four are the whole, not the toll.
fn is_whole(r: &Reading<'_>, n: &NumberMention) -> bool {
    let before = r.around(n.tokens.start, 5, 0);
    // Where the number stands behind the noun: "one of the wounded, the five".
    let one = |cue: &Cue<'_>| cue.class() == "one" && (1..=2).contains(&(n.tokens.start - cue.tokens.end.min(n.tokens.start)));
    if r.doc.lang.is_rtl() && r.has_article(n.tokens.start) && r.of(Topic::Determiner, &before).any(one) {
        return true;
    }
    let Some(of) = r.of(Topic::Part, &before).rfind(|cue| cue.class() == "whole" && cue.tokens.end == n.tokens.start) else { return false };
    r.numbers_in(&before).iter().any(|part| part.tokens.end == of.tokens.start)
}

/// A thing's whole name whose end is spelt like a number with letters before it that are written as one with words.
fn is_other_word(r: &Reading<'_>, n: &NumberMention) -> bool {
    let whole = |cue: &Cue<'_>| cue.tokens == n.tokens && cue.span.start < n.span.start;
    r.of(Topic::NotVictim, &n.tokens).any(whole)
}

/// "Five people, not seven, were killed": the number that it was not.
fn is_corrected(r: &Reading<'_>, n: &NumberMention) -> bool {
    let Some(no) = n.tokens.start.checked_sub(1) else { return false };
    let sign = no.checked_sub(1).is_some_and(|before| r.doc.word(before) == ",");
    !r.doc.lang.is_rtl() && sign && r.cues.has(Topic::Determiner, "not", &(no..n.tokens.start))
}

/// "Amsha, 55, a cook", "a cousin of 13", "aged from six to eleven".
fn is_age(r: &Reading<'_>, n: &NumberMention) -> bool {
    /// Nobody is older.
    const OLDEST: u64 = 110;
    if is_decade_of_life(r, n) {
        return true;
    }
    if r.doc.lang.is_rtl() || n.value > OLDEST || n.tokens.start == 0 {
        return false;
    }
    let before = n.tokens.start - 1;
    let one = |token: usize| {
        let at = token..token + 1;
        let person = |cue: &Cue<'_>| cue.is("num", "sg") && !cue.row.is("other");
        super::named::is_capital(r, token) || r.of(Topic::Victim, &at).any(person)
    };
    let closes = || matches!(r.doc.word(n.tokens.end), "," | "." | ";" | ":" | ")" | "") || r.doc.kind(n.tokens.end).is_none();
    let enclosed = || {
        let name = before.checked_sub(1).is_some_and(one);
        let sign = matches!(r.doc.word(before), "," | "(");
        // "In Baghdad, four, …" is no age, nor a number that opens a list.
        sign && name && closes() && r.places_in(&(before - 1..before)).next().is_none()
    };
    let of = || {
        let person = before.checked_sub(1).is_some_and(|i| r.of(Topic::Victim, &(i..i + 1)).any(|cue| cue.is("num", "sg")));
        // "A figure of 11 wounded" counts.
        let next = n.tokens.end..n.tokens.end + 2;
        let counted = r.cues.within(&next).iter().any(|cue| matches!(cue.topic, Topic::Casualty | Topic::Victim) && !cue.row.is("alone"));
        // "A cousin of 13 lost both feet", "a boy of nine was hit": of one person it is told what became of him.
        let became = |cue: &Cue<'_>| match cue.topic {
            Topic::Determiner => cue.class() == "be" && cue.is("num", "sg"),
            Topic::Casualty => cue.is("pos", "before"),
            _ => false,
        };
        let counted = counted && !r.cues.within(&(n.tokens.end..n.tokens.end + 1)).iter().any(became);
        r.cues.has(Topic::Force, "link", &(before..n.tokens.start)) && person && !counted
    };
    let range = || {
        let first = r.numbers_in(&r.around(n.tokens.start, 3, 0)).iter().any(|m| m.tokens.end == before && is_label(r, m));
        let at = before..n.tokens.start;
        let joins = || r.of(Topic::Determiner, &at).any(|cue| matches!(cue.class(), "and" | "or"));
        first && (joins() || r.cues.has(Topic::PlaceRole, "to", &at))
    };
    enclosed() || of() && (n.value > 2) || range()
}

/// "A man in the seventy", as a language with its own article says of somebody in his seventies.
fn is_decade_of_life(r: &Reading<'_>, n: &NumberMention) -> bool {
    let decade = (20..=90).contains(&n.value) && n.value.is_multiple_of(10) && n.kind == NumberKind::Words;
    let before = r.around(n.tokens.start, 1, 0);
    let within = r.of(Topic::Determiner, &before).any(|cue| cue.class() == "in" && cue.tokens.end == n.tokens.start);
    let next = n.tokens.end..n.tokens.end + 1;
    let noun = r.cues.within(&next).iter().any(|cue| matches!(cue.topic, Topic::Victim | Topic::NotVictim));
    decade && within && r.doc.lang.is_rtl() && r.has_article(n.tokens.start) && !noun
}

/// "Three of them hit the runway", "six of them fell in the fields": rockets, where the verb is never said of whom it befell, or
/// may be said of things, and the pronoun is that of things.
fn hit_something(r: &Reading<'_>, n: &NumberMention) -> bool {
    let (before, behind) = (r.around(n.tokens.start, 1, 0), n.tokens.end..n.tokens.end + 1);
    r.doc.lang.is_rtl()
        && r.of(Topic::Casualty, &before).any(|verb| (verb.row.is("active") || verb.row.is("falls")) && verb.tokens.end == n.tokens.start)
        && r.of(Topic::Part, &behind).any(|cue| cue.row.is("things"))
}

/// "No one", "not one".
fn is_no_one(r: &Reading<'_>, n: &NumberMention) -> bool {
    let before = r.around(n.tokens.start, 1, 0);
    n.value == 1 && !r.doc.lang.is_rtl() && r.cues.has(Topic::Determiner, "not", &before)
}

/// "Their three children", "the five soldiers" in a language that puts such a number behind its noun.
fn own_noun<'c, 'l>(r: &'c Reading<'l>, n: &NumberMention) -> Option<&'c Cue<'l>> {
    let before = r.around(n.tokens.start, 2, 0);
    // "Fighters, two of them": the number says that the plural is a two.
    let two = |noun: &&Cue<'_>| n.value == 2 && noun.is("num", "pl") && noun.tokens.end == n.tokens.start && !noun.row.is("other");
    if !r.doc.lang.is_rtl() || !r.has_article(n.tokens.start) || n.value > MOST {
        let behind = |noun: &&Cue<'_>| two(noun) && n.kind == NumberKind::Words && !r.opens_with_conjunction(n.tokens.start);
        return r.of(Topic::Victim, &before).rfind(behind).filter(|_| r.doc.lang.is_rtl());
    }
    r.of(Topic::Victim, &before).rfind(|noun| {
        let known = noun.article || noun.row.is("owned") || !noun.ending(r.doc).is_empty();
        noun.is("num", "pl") && noun.tokens.end == n.tokens.start && known
    })
}

fn of_noun(n: &NumberMention, noun: &Cue<'_>) -> Persons {
    let count = u32::try_from(n.value).map_or(Count::default(), Count::exact);
    Persons::new(noun.tokens.start..n.tokens.end, count, Strength::Plain)
}

/// "Eight policemen dead", "14 killed and 30 injured": the word right behind the persons says what became of them, unless
/// persons follow it in turn ("five fighters killed three").
pub(super) fn participle(r: &Reading<'_>, persons: &Range<usize>, sentence: &Range<usize>) -> Option<String> {
    if r.doc.lang.is_rtl() {
        return None;
    }
    let behind = persons.end..(persons.end + 2).min(sentence.end);
    let word = r.of(Topic::Casualty, &behind).find(|cue| !matches!(cue.attr("pos"), Some("number" | "before" | "after")))?;
    let clear = word.tokens.start == persons.end || r.of(Topic::Part, &(persons.end..word.tokens.start)).next().is_some();
    let next = word.tokens.end..(word.tokens.end + 2).min(sentence.end);
    // "44 wounded after three died": another clause.
    let sign = r.clause_gap(word.tokens.end, word.tokens.end + 1) > 0 || r.cues.has(Topic::Part, "stop", &(next.start..next.start + 1));
    let acts = !r.numbers_in(&next).is_empty() && !r.opens_with_conjunction(word.tokens.end) && !sign;
    (clear && !acts).then(|| word.class().to_owned())
}

/// "A sixth was wounded": one more.
pub(super) fn another(r: &Reading<'_>, n: &NumberMention) -> Option<Persons> {
    if let Some(one) = one_of_two(r, n) {
        return Some(one);
    }
    let behind =
        r.of(Topic::Casualty, &(n.tokens.end..n.tokens.end + 3)).find(|cue| cue.is("pos", "both_sides") || cue.is("pos", "before"));
    let before = r.around(n.tokens.start, 2, 0);
    // "A third hit the field" is a third rocket, where the verb is never said of whom it befell.
    let may_befall = |verb: &Cue<'_>| !verb.row.is("active") || r.ends_as_object(n.tokens.start);
    let ahead = r.doc.lang.is_rtl()
        && r.of(Topic::Casualty, &before)
            .any(|cue| matches!(cue.attr("pos"), Some("verb" | "masdar")) && cue.tokens.end == n.tokens.start && may_befall(cue))
        && !r.has_article(n.tokens.start);
    // "Wounding a third."
    let claimed = |cue: &Cue<'_>| {
        let between = cue.tokens.end..n.tokens.start;
        matches!(cue.attr("pos"), Some("both_sides" | "after")) && cue.tokens.end <= n.tokens.start && between.len() <= 1 && {
            between.is_empty() || r.cues.has(Topic::Determiner, "a", &between)
        }
    };
    let ahead = ahead || !r.doc.lang.is_rtl() && !r.has_article(n.tokens.start) && r.of(Topic::Casualty, &before).any(claimed);
    let class = behind.filter(|_| !r.doc.lang.is_rtl()).map(|cue| cue.class().to_owned());
    (behind.is_some() || ahead)
        .then(|| Persons { others: true, ..Persons::new(n.tokens.clone(), Count::exact(1), Strength::Bare).of_class(class) })
}

/// "The first was killed and the second wounded."
fn one_of_two(r: &Reading<'_>, n: &NumberMention) -> Option<Persons> {
    let before = r.around(n.tokens.start, 2, 0);
    // "The second hit a house": a verb that is never said of whom it befell.
    let verb = |cue: &Cue<'_>| cue.is("pos", "verb") && cue.tokens.end == n.tokens.start && !cue.row.is("active");
    let known = n.value <= 2 && r.doc.lang.is_rtl() && r.has_article(n.tokens.start) && r.of(Topic::Casualty, &before).any(verb);
    known.then(|| Persons::new(n.tokens.clone(), Count::exact(1), Strength::Bare))
}

enum Noun<'c, 'l> {
    None,
    Persons(&'c Cue<'l>),
}

/// "The dead are three": the counted noun stands before its number.
fn noun_before(r: &Reading<'_>, n: &NumberMention) -> Option<String> {
    let before = r.around(n.tokens.start, 5, 0);
    let noun =
        r.of(Topic::Casualty, &before).rfind(|cue| cue.is("pos", "count") && cue.is("num", "pl") && n.tokens.start >= cue.tokens.end)?;
    let known = noun.article || !noun.ending(r.doc).is_empty() || noun.word.start == noun.span.start && noun.tokens.end == n.tokens.start;
    let between = noun.tokens.end..n.tokens.start;
    let colon = between.len() == 1 && r.doc.word(between.start) == ":";
    let bound = || r.of(Topic::Bound, &between).any(|cue| cue.tokens == between);
    let clear = between.is_empty() || colon || bound();
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
            Topic::Speech | Topic::Discourse => return Some(Noun::None),
            Topic::Part if cue.class() == "stop" => return Some(Noun::None),
            Topic::Determiner if cue.is("class", "in") && !cue.row.is("from") && r.doc.lang.is_rtl() && bare => return Some(Noun::None),
            Topic::Determiner if matches!(cue.class(), "and" | "in" | "that") && !r.doc.lang.is_rtl() => return Some(Noun::None),
            Topic::Victim if cue.row.is("name") => {}
            // "Wounded 93 on the day before": the word opens a date.
            Topic::NotVictim if opens_date(r, cue) => return Some(Noun::None),
            // "Three were hurt by an explosion": what did it stands behind a preposition written as one with it.
            Topic::NotVictim | Topic::Event | Topic::Weapon if r.doc.lang.is_rtl() && !bare && !cue.article && !cue.conjunction => {
                return Some(Noun::None);
            }
            Topic::NotVictim if bare && !cue.row.is("before") => return None,
            Topic::Victim | Topic::Casualty if is_noun(cue) && (bare || starts_with_from(cue)) => return Some(Noun::Persons(cue)),
            Topic::Casualty if bare && cue.row.is("counted") && cue.tokens.start == n.tokens.end && n.value > 10 => {
                return Some(Noun::Persons(cue));
            }
            Topic::Event | Topic::Weapon if bare && !r.doc.lang.is_rtl() && !is_person(r, cue) => return None,
            Topic::Casualty if bare && !r.doc.lang.is_rtl() => return Some(Noun::None),
            _ => {}
        }
    }
    Some(Noun::None)
}

/// Whether a word is the first of a date, behind a word of death or wounds and its number.
fn opens_date(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let before = r.around(cue.tokens.start, 2, 0);
    let opens = |i: usize| r.date_tokens.get(i).is_some_and(|tokens| tokens.start == cue.tokens.start);
    r.dates_in(&cue.tokens).any(opens) && r.of(Topic::Casualty, &before).any(|verb| verb.tokens.end + 1 == cue.tokens.start)
}

/// "Suicide bombers": persons, whatever else the words tell of.
fn is_person(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    r.of(Topic::Victim, &(cue.tokens.start..cue.tokens.end)).any(|person| person.tokens.end >= cue.tokens.end)
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

pub(super) fn counted_class(cue: &Cue<'_>) -> Option<String> {
    (cue.topic == Topic::Casualty).then(|| cue.class().to_owned())
}

/// "One soldier one", "two fighters two", "by a bullet one": the number only stresses the noun before it.
fn repeats_noun(r: &Reading<'_>, n: &NumberMention) -> bool {
    let before = r.around(n.tokens.start, 3, 0);
    let thing = |cue: &Cue<'_>| match cue.topic {
        Topic::NotVictim => !matches!(cue.class(), "label" | "people"),
        Topic::Casualty => cue.is("pos", "manner"),
        _ => false,
    };
    let things = || r.cues.within(&before).iter().any(|cue| thing(cue) && cue.tokens.end == n.tokens.start);
    let bare = r.doc.tokens.get(n.tokens.start).is_some_and(|token| token.span.start == n.span.start);
    if n.value == 1 && r.doc.lang.is_rtl() && bare && things() {
        return true;
    }
    n.value <= 2
        && (n.value < 2 || !r.opens_with_conjunction(n.tokens.start))
        && r.doc.lang.is_rtl()
        && r.cues.within(&before).iter().any(|cue| is_noun(cue) && cue.tokens.end == n.tokens.start && !cue.is("num", "pl"))
}

/// "The six projectiles" with the number behind its noun.
fn follows_thing(r: &Reading<'_>, n: &NumberMention) -> bool {
    let before = r.around(n.tokens.start, 2, 0);
    // "The three passengers of the bus", with the number behind the bus.
    let of_persons = || r.of(Topic::Victim, &before).any(|noun| noun.row.is("owned") && noun.tokens.end == n.tokens.start);
    let thing = |cue: &Cue<'_>| cue.article && cue.tokens.end == n.tokens.start;
    r.has_article(n.tokens.start) && r.of(Topic::NotVictim, &before).any(thing) && !of_persons()
}

/// "12:30": the hours and the minutes.
fn is_of_clock(r: &Reading<'_>, n: &NumberMention) -> bool {
    is_clock_sign(r, n.tokens.end) || n.tokens.start.checked_sub(1).is_some_and(|before| is_clock_sign(r, before))
}

/// A colon right between two numbers.
pub(super) fn is_clock_sign(r: &Reading<'_>, token: usize) -> bool {
    let Some(before) = token.checked_sub(1) else { return false };
    let number = |i: usize| r.doc.kind(i) == Some(TokenKind::Number);
    let span = |i: usize| r.doc.tokens.get(i).map(|t| t.span);
    let touch = |a: usize, b: usize| span(a).zip(span(b)).is_some_and(|(a, b)| a.end == b.start);
    r.doc.word(token) == ":" && number(before) && number(token + 1) && touch(before, token) && touch(token, token + 1)
}

/// "Brigade 46", "F-16", "F16", "12 km".
fn is_label(r: &Reading<'_>, n: &NumberMention) -> bool {
    if r.doc.body.get(..n.span.start).and_then(|before| before.chars().next_back()).is_some_and(|c| c.is_ascii_alphabetic()) {
        return true;
    }
    if r.doc.tokens.get(n.tokens.start).is_some_and(|token| token.span.start < n.span.start) {
        return false;
    }
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
