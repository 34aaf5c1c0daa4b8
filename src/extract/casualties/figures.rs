//! Tolls without a verb: counted nouns, bare figures.

use std::ops::Range;

use super::super::persons::{Persons, Strength};
use super::joined::{add, is_joined};
use super::{Harm, Toll};
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::incident::Count;

/// Counted dead and wounded that no verb has claimed: "nine dead", "six jihadists and two soldiers dead".
pub(super) fn counted_alone(r: &Reading<'_>, people: &[Persons], free: &mut [bool], out: &mut Vec<Toll>) {
    for i in 0..people.len() {
        let Some(p) = people.get(i).filter(|_| free.get(i) == Some(&true)) else { continue };
        let Some(harm) = p.class.as_deref().and_then(Harm::from_class) else { continue };
        let (mut count, mut tokens) = (p.count, p.tokens.clone());
        let mut first = i;
        while let Some(before) = first.checked_sub(1).and_then(|j| people.get(j)).filter(|_| !r.doc.lang.is_rtl()) {
            let same = before.class.is_none() && before.strength == Strength::Plain && free.get(first - 1) == Some(&true);
            if !same || !is_joined(r, &before.tokens, &tokens) {
                break;
            }
            (count, tokens) = (add(before.count, count), before.tokens.start..tokens.end);
            first -= 1;
        }
        free.iter_mut().take(i + 1).skip(first).for_each(|free| *free = false);
        let near = r.around(p.tokens.start, 8, 4);
        let update = r.of(Topic::Cause, &near).any(|cue| cue.row.is("update"));
        out.push(Toll { harm, count, tokens, rule: "counted-noun".to_owned(), strength: p.strength, update, also: p.others });
    }
}

/// "The Observatory counted nine": a bare figure behind a verb of counting or saying is of what the text counts there:
/// what its own sentence names in the plural, else the dead.
pub(super) fn figures(
    r: &Reading<'_>,
    sentence: &Range<usize>,
    people: &[Persons],
    free: &mut [bool],
    denied: &[Range<usize>],
    out: &mut Vec<Toll>,
) {
    let is_topic = |cue: &&Cue<'_>| {
        let counted = cue.is("pos", "number") || cue.is("pos", "count") && cue.is("num", "pl");
        counted && cue.class() != "both" && !denied.iter().any(|tokens| tokens.contains(&cue.tokens.start))
    };
    let topic = r.of(Topic::Casualty, sentence).find(is_topic);
    let harm = topic.and_then(|cue| Harm::from_class(cue.class())).unwrap_or(Harm::Killed);
    for (p, free) in people.iter().zip(free) {
        if !*free || p.strength < Strength::Bare || p.strength == Strength::Plain && p.count == Count::exact(1) {
            continue;
        }
        let before = r.around(p.tokens.start, 7, 0);
        let verb = r.of(Topic::Cause, &before).rfind(|cue| cue.tokens.end == p.tokens.start && matches!(cue.class(), "count" | "reach"));
        let said = r.around(p.tokens.start, 7, 0);
        let says = || topic.and_then(|_| r.of(Topic::Speech, &said).rfind(|cue| cue.class() == "says" && cue.tokens.end <= p.tokens.start));
        let Some(rule) = verb.or_else(says) else { continue };
        *free = false;
        let update = verb.is_some_and(|cue| cue.row.is("update"));
        let tokens = rule.tokens.start..p.tokens.end;
        out.push(Toll { harm, count: p.count, tokens, rule: rule.row.id.clone(), strength: Strength::Bare, update, also: false });
    }
}
