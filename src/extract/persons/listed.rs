//! Persons who are named one by one: "the killing of each of Mahmud al-Jasim, Khalid al-Farhan and Ali".

use std::ops::Range;

use super::{Persons, Strength};
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::incident::Count;

/// Tokens that such a list may have.
const LONGEST: usize = 40;

/// Fewest and most tokens of one name.
const NAME: std::ops::RangeInclusive<usize> = 1..=6;

/// Lists of names that stand right behind a word of death or wounds and the words that open them.
pub(super) fn listed(r: &Reading<'_>, sentence: &Range<usize>, out: &mut Vec<Persons>) {
    for opens in r.of(Topic::Part, sentence).filter(|cue| cue.class() == "each-of") {
        let before = r.around(opens.tokens.start, 2, 0);
        let harmed = r.of(Topic::Casualty, &before).any(|verb| verb.tokens.end == opens.tokens.start && !verb.is("pos", "count"));
        if let Some(p) = list(r, opens, sentence).filter(|_| harmed) {
            // Who is told of in the list is one of those named.
            out.retain(|other| other.tokens.end <= p.tokens.start || other.tokens.start >= p.tokens.end);
            out.push(p);
        }
    }
}

fn list(r: &Reading<'_>, opens: &Cue<'_>, sentence: &Range<usize>) -> Option<Persons> {
    let from = opens.tokens.end;
    let clause = r.clause_of(from);
    let end = (from + LONGEST).min(clause.end).min(sentence.end);
    let stops = |&i: &usize| {
        let at = i..i + 1;
        let tells = |cue: &Cue<'_>| matches!(cue.topic, Topic::Casualty | Topic::Event | Topic::Speech | Topic::Cause | Topic::Discourse);
        let placed = r.of(Topic::Determiner, &at).any(|cue| matches!(cue.class(), "in" | "rel" | "on"));
        i > from && (placed || r.cues.within(&at).iter().any(tells)) || r.dates_in(&at).next().is_some()
    };
    let end = (from..end).find(stops).unwrap_or(end);
    let mut starts: Vec<usize> = vec![from];
    starts.extend((from + 1..end).filter(|&i| r.opens_with_conjunction(i)));
    let lengths = starts.windows(2).map(|pair| if let [a, b] = pair { b - a } else { 0 });
    let named = lengths.clone().all(|length| NAME.contains(&length)) && r.places_in(&(from..from + 1)).next().is_none();
    let count = u32::try_from(starts.len()).ok().filter(|&n| n > 1 && named)?;
    Some(Persons::new(opens.tokens.start..end, Count::exact(count), Strength::Plain))
}
