//! What stands beside a name: the words that make it one who acts, who is blamed, who speaks or who was hit, whatever the
//! grammar makes of them.

use std::borrow::Cow;
use std::ops::Range;

use super::ActorMention;
use super::subject::is_joined_to_preposition;
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;

/// Tokens between a name and the word that says on what footing it is named.
const REACH: usize = 9;

/// Tokens between a name and the event word that it stands beside.
const BESIDE: usize = 2;

/// Ids of what stands beside a name.
pub(super) fn marks(r: &Reading<'_>, m: &ActorMention) -> Vec<Cow<'static, str>> {
    let mut out: Vec<Cow<'static, str>> = Vec::new();
    let clause = r.clause_of(m.phrase.start);
    let mut add = |holds: bool, mark: &'static str| {
        if holds {
            out.push(mark.into());
        }
    };
    add(m.phrase.start <= clause.start + 1, "opens");
    add(m.own, "own");
    add(m.bare, "bare");
    add(r.of(Topic::Actor, &m.tokens).any(|cue| cue.row.is("own")), "organ");
    add(is_joined_to_preposition(r, m.phrase.start), "joined");
    let ahead = r.around(m.phrase.start, REACH, 0).start..m.phrase.start;
    let behind = m.phrase.end..r.around(m.phrase.end.saturating_sub(1), 0, REACH).end.max(m.phrase.end);
    let whole = |from: usize, to: usize| r.clause_gap(from, to) == 0;
    let is_near = |cue: &Cue<'_>| cue.tokens.end <= m.phrase.start && m.phrase.start - cue.tokens.end <= BESIDE;
    let follows = |cue: &Cue<'_>| cue.tokens.start >= m.phrase.end && cue.tokens.start - m.phrase.end <= BESIDE;
    let events = |tokens: &Range<usize>, near: &dyn Fn(&Cue<'_>) -> bool| {
        r.of(Topic::Event, tokens).find(|cue| near(cue)).map(|cue| if cue.is("pos", "verb") || cue.is("pos", "do") { "verb" } else { "noun" })
    };
    add(events(&ahead, &is_near) == Some("verb"), "after-verb");
    add(events(&ahead, &is_near) == Some("noun"), "after-noun");
    add(events(&behind, &follows) == Some("verb"), "before-verb");
    add(events(&behind, &follows) == Some("noun"), "before-noun");
    add(r.of(Topic::Target, &ahead).any(|cue| is_near(cue)), "after-target");
    add(r.of(Topic::Target, &behind).any(|cue| follows(cue)), "before-target");
    add(r.of(Topic::Casualty, &ahead).any(|cue| whole(cue.tokens.end, m.phrase.start)), "after-harm");
    add(r.of(Topic::Casualty, &behind).any(|cue| whole(m.phrase.end, cue.tokens.start)), "before-harm");
    add(r.of(Topic::Speech, &ahead).any(|cue| cue.class() == "per" && is_near(cue)), "after-per");
    add(r.of(Topic::Determiner, &ahead).any(|cue| cue.class() == "on" && is_near(cue)), "after-on");
    add(r.of(Topic::Determiner, &ahead).any(|cue| cue.class() == "not" && whole(cue.tokens.end, m.phrase.start)), "after-not");
    add(r.cues.has(Topic::Attribution, "self", &behind), "before-self");
    let says = |cue: &&Cue<'_>| cue.class() == "says";
    add(r.of(Topic::Speech, &ahead).filter(says).any(|cue| whole(cue.tokens.end, m.phrase.start)), "after-says");
    add(r.of(Topic::Speech, &behind).filter(says).any(|cue| whole(m.phrase.end, cue.tokens.start)), "before-says");
    // The nearest word on each side that says on what footing somebody is named.
    let last = r.of(Topic::Attribution, &ahead).rfind(|cue| tells_footing(cue) && r.clause_gap(cue.tokens.end, m.phrase.start) <= 1);
    let next = r.of(Topic::Attribution, &behind).find(|cue| tells_footing(cue) && r.clause_gap(m.phrase.end, cue.tokens.start) <= 1);
    out.extend(last.map(|cue| format!("after-{}", cue.class()).into()));
    out.extend(next.map(|cue| format!("before-{}", cue.class()).into()));
    out
}

fn tells_footing(cue: &Cue<'_>) -> bool {
    !matches!(cue.class(), "self" | "forces" | "belongs" | "led" | "nobody" | "suffered" | "person")
}
