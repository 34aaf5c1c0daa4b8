//! Denials: what is denied, and whether it is the deed. "The army denied that anybody was hurt" leaves who did it as it was.

use super::Footing;
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;

/// Tokens behind a verb of denying in which it says what it denies.
const REACH: usize = 9;

/// Tokens between "confirmed" and "or denied".
const OR_REACH: usize = 4;

/// On what footing a denial leaves whoever utters it; `None` where words are denied, not what happened.
pub(super) fn denial(r: &Reading<'_>, cue: &Cue<'_>) -> Option<Footing> {
    match () {
        () if is_of_words(r, cue) => None,
        () if is_left_open(r, cue) || is_of_else(r, cue) => Some(Footing::Disputed),
        () if is_own_denial(r, cue) => Some(Footing::Disowned),
        () => Some(Footing::Denied),
    }
}

/// "Neither confirmed nor denied", "nothing that would deny or confirm it": nothing is denied.
fn is_left_open(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let confirms = |from: usize, until: usize| r.cues.has(Topic::Denial, "confirms", &(from..until));
    let or = |from: usize, until: usize| r.of(Topic::Denial, &(from..until)).find(|d| d.class() == "or").map(|d| d.tokens.clone());
    let ahead = r.around(cue.tokens.start, OR_REACH, 0).start;
    let last = cue.tokens.start.saturating_sub(1);
    let behind = r.around(cue.tokens.end.saturating_sub(1), 0, OR_REACH).end;
    or(last.max(ahead), cue.tokens.start).is_some() && confirms(ahead, last)
        || or(cue.tokens.end, behind).is_some_and(|or| confirms(or.end, (or.end + 2).min(behind)))
}

/// A denial of having done it, not of something else: it names the deed, or that it was done at all.
fn is_own_denial(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let behind = cue.tokens.end..r.around(cue.tokens.end.saturating_sub(1), 0, REACH).end;
    let owns = r.of(Topic::Attribution, &behind).any(|other| matches!(other.class(), "role" | "self" | "claimed" | "behind" | "accused"));
    let done = || r.of(Topic::Event, &behind).any(|event| event.is("pos", "do"));
    cue.row.is("own") || owns || done()
}

/// "Denied that civilians had fallen", "denied any link of the two to it", "denied it had been told": the first that is denied
/// is no deed.
fn is_of_else(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    if cue.row.is("own") {
        return false;
    }
    let behind = cue.tokens.end..r.around(cue.tokens.end.saturating_sub(1), 0, REACH).end;
    let Some(other) = r.of(Topic::Denial, &behind).find(|other| other.class() == "else") else { return false };
    let deed = r.of(Topic::Attribution, &behind).find(|deed| matches!(deed.class(), "role" | "behind"));
    let is_first = deed.is_none_or(|deed| (other.tokens.start, deed.tokens.end) <= (deed.tokens.start, other.tokens.end));
    is_first && r.clause_gap(cue.tokens.end, other.tokens.start) == 0
}

/// "Denied a statement that was attributed to it", "a statement appeared, and the group disowned it": words are disowned, not a deed.
fn is_of_words(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    const REACH: usize = 7;
    const BACK: usize = 20;
    let behind = cue.tokens.end..r.around(cue.tokens.end.saturating_sub(1), 0, REACH).end;
    let shunned = || {
        let around = r.around(cue.tokens.start, BACK, REACH);
        let deed = r.of(Topic::Event, &behind).any(|event| event.is("pos", "noun"));
        !deed && r.cues.has(Topic::Denial, "words", &around)
    };
    cue.row.is("shuns") && shunned()
        || r.of(Topic::Attribution, &behind)
            .any(|other| other.class() == "statement" && r.clause_gap(cue.tokens.end, other.tokens.start) == 0)
}
