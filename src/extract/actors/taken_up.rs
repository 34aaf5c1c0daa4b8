//! Who is meant by a voice, an epithet or nothing at all: "a spokesman for the coalition", "the group", "it denied".

use std::ops::Range;

use super::ActorMention;
use super::named::mentions;
use super::roles::{is_patient, speaks};
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::incident::Actor;

/// An epithet takes up a name at most so many tokens back,
const REACH: usize = 140;

/// and at most so many sentences.
const SENTENCES: usize = 3;

/// The doer that speaks in the name of a voice: the first it names. An adjective makes an official or a ministry speak
/// for the state, but neither its press nor a nameless source.
pub fn speaker_of(r: &Reading<'_>, name: &Range<usize>) -> Option<Actor> {
    let aside = r.of(Topic::Speech, name).any(|cue| cue.row.is("press") || cue.row.is("nameless"));
    let m = mentions(r, name).iter().find(|m| !(m.nameless || m.adjective && aside))?;
    Some(m.actor)
}

/// Whom "the group", "the ministry", "it", or a verb with nobody beside it takes up.
pub fn antecedent(r: &Reading<'_>, verb: &Cue<'_>, name: Option<&Range<usize>>) -> Option<Actor> {
    let Some(name) = name else { return last_speaker(r, verb) };
    let word = r.of(Topic::Voice, name).find(|cue| matches!(cue.class(), "group" | "state" | "band" | "last"))?;
    // "A group calling itself …": whom the name is known to be; else somebody, but nobody the tables know.
    if word.class() == "band" {
        return named_behind(r, word).or_else(|| (!word.article).then_some(Actor::Other));
    }
    taken_up(r, word)
}

/// Whose name stands behind "a group that calls itself".
fn named_behind(r: &Reading<'_>, band: &Cue<'_>) -> Option<Actor> {
    const REACH: usize = 6;
    let behind = band.tokens.end..r.around(band.tokens.end.saturating_sub(1), 0, REACH).end;
    let near = |m: &&ActorMention| !m.adjective && !m.nameless && r.clause_gap(band.tokens.end, m.tokens.start) == 0;
    mentions(r, &behind).iter().find(near).map(|m| m.actor)
}

/// Whom an epithet takes up: the last group, or the last state, that was named.
pub(super) fn taken_up(r: &Reading<'_>, epithet: &Cue<'_>) -> Option<Actor> {
    let fits = |m: &ActorMention| match epithet.class() {
        "last" => !m.adjective,
        "group" => !m.adjective && matches!(m.actor, Actor::ISIS | Actor::IRI | Actor::IranBacked | Actor::SDF | Actor::Other),
        _ => !matches!(m.actor, Actor::ISIS | Actor::IRI | Actor::IranBacked),
    };
    before(r, epithet.tokens.start).iter().rfind(|m| !m.nameless && !m.bare && fits(m)).map(|m| m.actor)
}

/// Who spoke last; for a denial or a claim, else who was named last.
fn last_speaker(r: &Reading<'_>, verb: &Cue<'_>) -> Option<Actor> {
    // "The group called it a lie and said it had nothing to do with it".
    let sentence = r.sentence(r.sentence_of(verb.tokens.start)).start.max(verb.tokens.start.saturating_sub(REACH));
    let epithet = r.of(Topic::Voice, &(sentence..verb.tokens.start)).rfind(|cue| matches!(cue.class(), "group" | "state" | "last"));
    let named = before(r, verb.tokens.start);
    if let Some(epithet) = epithet.filter(|e| named.iter().all(|m| m.tokens.start < e.tokens.start)) {
        return taken_up(r, epithet);
    }
    let spoke = named.iter().rfind(|m| !m.nameless && speaks(r, m));
    // "The guards fired missiles, and said they hit a base": whoever did what stands before the "and".
    let goes_on = || r.opens_with_conjunction(if r.doc.lang.is_rtl() { verb.tokens.start } else { verb.tokens.start.saturating_sub(1) });
    let acts =
        || named.iter().rfind(|m| m.tokens.start >= sentence && !m.nameless && !m.adjective && !is_patient(r, m)).filter(|_| goes_on());
    let last = || named.iter().rfind(|m| !m.nameless && !m.adjective && !is_patient(r, m)).filter(|_| verb.topic == Topic::Attribution);
    spoke.or_else(acts).or_else(last).map(|m| m.actor)
}

/// The doers named shortly before a token.
fn before<'m>(r: &'m Reading<'_>, token: usize) -> &'m [ActorMention] {
    let first = r.sentence(r.sentence_of(token).saturating_sub(SENTENCES - 1)).start;
    mentions(r, &(first.max(token.saturating_sub(REACH))..token))
}
