//! Persons of whom only the name is told, in a script that writes names with capitals.

use std::ops::Range;

use super::{Persons, Strength};
use crate::extract::cues::Topic;
use crate::extract::reading::Reading;
use crate::incident::Count;

/// Words a name may have.
const LONGEST: usize = 5;

/// "Killing Saeed Hassan": a name right behind the word for a death is one person.
pub(super) fn named_by_capitals(r: &Reading<'_>, sentence: &Range<usize>, out: &mut Vec<Persons>) {
    if r.doc.lang.is_rtl() {
        return;
    }
    for verb in r.of(Topic::Casualty, sentence).filter(|cue| matches!(cue.attr("pos"), Some("both_sides" | "after"))) {
        let from = verb.tokens.end;
        let end = (from..(from + LONGEST).min(sentence.end)).find(|&i| !is_capital(r, i)).unwrap_or(from + LONGEST).min(sentence.end);
        let tokens = from..end;
        let taken = |range: &Range<usize>| range.start < tokens.end && tokens.start < range.end;
        let known =
            r.cues.within(&tokens).iter().any(|cue| matches!(cue.topic, Topic::Actor | Topic::Victim | Topic::Weapon | Topic::Target));
        let placed = !r.places_in(&tokens).is_empty() || !r.dates_in(&tokens).is_empty();
        if tokens.len() >= 2 && !known && !placed && !out.iter().any(|p| taken(&p.tokens)) {
            out.push(Persons { named: true, ..Persons::new(tokens, Count::exact(1), Strength::Mention) });
        }
    }
}

/// A word that opens with a capital.
fn is_capital(r: &Reading<'_>, token: usize) -> bool {
    let Some(t) = r.doc.tokens.get(token) else { return false };
    t.span.slice(r.doc.body).chars().next().is_some_and(char::is_uppercase)
}
