//! Persons of whom only the name is told, in a script that writes names with capitals.

use std::ops::Range;

use super::{Persons, Strength};
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::incident::Count;

/// Tokens a name may have.
const LONGEST: usize = 8;

/// How far before a verb the name may end of whom more is told between two signs, in tokens.
const ASIDE: usize = 16;

/// "Killing Saeed Hassan", "Saeed Hassan was killed": a name right beside the word for a death is one person.
pub(super) fn named_by_capitals(r: &Reading<'_>, sentence: &Range<usize>, out: &mut Vec<Persons>) {
    if r.doc.lang.is_rtl() {
        return;
    }
    for verb in r.of(Topic::Casualty, sentence) {
        let names = [name_behind(r, verb, sentence), name_before(r, verb, sentence)];
        for tokens in names.into_iter().flatten() {
            let taken = |range: &Range<usize>| range.start < tokens.end && tokens.start < range.end;
            // "Abu Qatada al-Iraqi": part of a name, and no force.
            let tied = |cue: &Cue<'_>| cue.tokens.start.checked_sub(1).is_some_and(|i| i > tokens.start && r.doc.word(i) == "-");
            let is_other = |topic: Topic| matches!(topic, Topic::Actor | Topic::Victim | Topic::Weapon | Topic::Target);
            let known = r.cues.within(&tokens).iter().any(|cue| is_other(cue.topic) && !tied(cue));
            let placed = !r.dates_in(&tokens).is_empty()
                || r.places_in(&tokens)
                    .filter_map(|i| r.place_tokens.get(i))
                    .any(|place| r.doc.word(place.start.saturating_sub(1)) != "-" || place.start == tokens.start);
            if !known && !placed && !out.iter().any(|p| taken(&p.tokens)) {
                out.push(Persons { named: true, ..Persons::new(tokens, Count::exact(1), Strength::Mention) });
            }
        }
    }
}

/// "Killing Saeed Hassan".
fn name_behind(r: &Reading<'_>, verb: &Cue<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    if !matches!(verb.attr("pos"), Some("both_sides" | "after")) {
        return None;
    }
    let from = verb.tokens.end;
    let most = (from + LONGEST).min(sentence.end);
    let end = (from..most).find(|&i| !is_of_name(r, i)).unwrap_or(most);
    is_full(r, &(from..end)).then_some(from..end)
}

/// "Saeed Hassan was killed", "Saeed Hassan, who planned the raid, was killed".
fn name_before(r: &Reading<'_>, verb: &Cue<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let before = r.around(verb.tokens.start, 2, 0);
    let was = || r.of(Topic::Determiner, &before).rfind(|cue| cue.class() == "be" && cue.is("num", "sg")).map(|cue| cue.tokens.start);
    let end = match verb.attr("pos") {
        Some("before") => verb.tokens.start,
        Some("both_sides") => was()?,
        _ => return None,
    };
    let is_sign = |i: usize| r.clause_gap(i, i + 1) > 0;
    let aside = end.checked_sub(1).filter(|&last| is_sign(last));
    // "The commander of the faction, Haider al-Saadi, died": what the signs enclose is the name.
    if let Some(last) = aside
        && let Some(open) = (last.saturating_sub(LONGEST).max(sentence.start)..last).rev().find(|&i| is_sign(i))
        && (open + 1..last).all(|i| is_of_name(r, i))
        && is_full(r, &(open + 1..last))
    {
        return Some(open + 1..last);
    }
    let end = match aside {
        Some(last) => (last.saturating_sub(ASIDE).max(sentence.start)..last).rev().find(|&i| is_sign(i))?,
        None => end,
    };
    name_ending_at(r, end).filter(|name| name.start >= sentence.start)
}

/// "Saeed Hassan", where it ends before a token.
pub fn name_ending_at(r: &Reading<'_>, end: usize) -> Option<Range<usize>> {
    let least = end.saturating_sub(LONGEST).max(r.sentence(r.sentence_of(end.saturating_sub(1))).start);
    let start = (least..end).rev().find(|&i| !is_of_name(r, i)).map_or(least, |i| i + 1);
    is_full(r, &(start..end)).then_some(start..end)
}

/// Two words with capitals at least: one alone may open a sentence.
fn is_full(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().filter(|&i| is_capital(r, i)).count() >= 2
}

/// A word that opens with a capital, or the article of a name with the sign that ties it to the next.
fn is_of_name(r: &Reading<'_>, token: usize) -> bool {
    let ties = |i: usize| r.doc.word(i) == "-" && is_capital(r, i + 1);
    let short = r.doc.word(token).chars().count() <= 3;
    // "Suleiman al Kassar", without the sign.
    let particle = || is_capital(r, token + 1) && r.cues.has(Topic::Determiner, "name-particle", &(token..token + 1));
    is_capital(r, token) || ties(token) || short && ties(token + 1) || particle()
}

/// A word that opens with a capital.
pub(super) fn is_capital(r: &Reading<'_>, token: usize) -> bool {
    let Some(t) = r.doc.tokens.get(token) else { return false };
    t.span.slice(r.doc.body).chars().next().is_some_and(char::is_uppercase)
}
