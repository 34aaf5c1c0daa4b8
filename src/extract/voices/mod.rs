//! Who speaks in a sentence: each verb of saying, blaming or owning up, with the full name of whoever it is said of.
//!
//! Where verbs come first, as in Arabic, the name stands behind the verb, or before it in the clause; where they come
//! second, as in English, it stands before the verb, or behind it in "…, said the ministry". Words for "according to"
//! always have it behind them.

mod name;

use std::ops::Range;

use super::actors::{antecedent, speaker_of};
use super::cues::{Cue, Topic};
use super::reading::Reading;
use crate::incident::Actor;
use crate::text::TokenKind;
use name::{leans, name_after, name_before};

/// Somebody who says, blames, owns up or denies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The verb, or the words for "according to".
    pub verb: Range<usize>,
    /// Its name in full; `None` where it is only "he", "it", or left to the verb.
    pub name: Option<Range<usize>>,
    /// The doer that speaks in it, or whose outlet, ministry or officer it is.
    pub actor: Option<Actor>,
    /// Whether it stands behind what it says.
    pub trails: bool,
    /// Whether it tells, and does not only blame, own up or deny.
    pub tells: bool,
}

/// What a word makes of whoever speaks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Says,
    Per,
    /// Blames, owns up, denies.
    Deed,
}

/// The voices of a sentence, by its index, in the order of their verbs.
pub fn voices<'v>(r: &'v Reading<'_>, sentence: usize) -> &'v [Voice] {
    r.recall.voices(sentence, || heard(r, &r.sentence(sentence)))
}

fn heard(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Voice> {
    let mut out: Vec<Voice> = Vec::new();
    for cue in r.cues.within(sentence) {
        let Some(act) = act(cue).filter(|act| *act != Act::Says || !is_negated(r, cue)) else { continue };
        if out.last().is_some_and(|last| cue.tokens.start < last.verb.end) {
            continue;
        }
        let Some(voice) = voice(r, sentence, cue, act, out.last()) else { continue };
        // "According to what the agency reported": one voice.
        let known = voice.name.is_some() && act != Act::Deed && out.iter().any(|other| other.name == voice.name);
        if !known {
            out.push(voice);
        }
    }
    out
}

/// The voice that tells what stands at a token: the last before it, else the first that follows what it says. Words for
/// "according to" that close the clause go before a voice further ahead.
pub fn voice_at<'v>(r: &Reading<'_>, all: &'v [Voice], token: usize) -> Option<&'v Voice> {
    let behind = all.iter().find(|voice| voice.trails && voice.verb.start > token);
    let closes = |voice: &&Voice| {
        let from = voice.name.as_ref().map_or(voice.verb.start, |name| name.start.min(voice.verb.start));
        r.clause_gap(token, from) <= 1 && r.clause_of(token).end + 1 >= from
    };
    let ahead = all.iter().rfind(|voice| voice.verb.start <= token && !voice.trails);
    let told_before = all.iter().rfind(|voice| voice.verb.start <= token);
    behind.filter(closes).or(ahead).or(told_before).or(behind)
}

/// "Without saying", "did not mention": nobody tells anything.
fn is_negated(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let before = r.around(cue.tokens.start, 2, 0);
    r.of(Topic::Determiner, &before).any(|d| d.class() == "not" && d.tokens.end == cue.tokens.start)
}

fn act(cue: &Cue<'_>) -> Option<Act> {
    match (cue.topic, cue.class()) {
        (Topic::Speech, "says") => Some(Act::Says),
        (Topic::Speech, "per") => Some(Act::Per),
        (Topic::Attribution, "accused") if cue.row.is("noun") => None,
        (Topic::Attribution, "claimed" | "accused" | "denied") => Some(Act::Deed),
        (Topic::Attribution, "suspected") if cue.row.is("voiced") => Some(Act::Deed),
        _ => None,
    }
}

fn voice(r: &Reading<'_>, sentence: &Range<usize>, cue: &Cue<'_>, act: Act, last: Option<&Voice>) -> Option<Voice> {
    // "…, accusing the coalition": whoever spoke before.
    if cue.row.is("participle") {
        let last =
            last.cloned().unwrap_or_else(|| Voice { verb: 0..0, name: None, actor: antecedent(r, cue, None), trails: false, tells: false });
        return Some(Voice { verb: cue.tokens.clone(), trails: false, tells: false, ..last });
    }
    // "Put out a message saying": whoever put it out.
    if let Some(last) = last.filter(|last| cue.row.is("goes_on") && last.name.is_some() && !last.trails) {
        return Some(Voice { verb: cue.tokens.clone(), tells: true, ..last.clone() });
    }
    let blames = act == Act::Deed && cue.class() == "accused";
    let behind = |from: usize| name_after(r, from, sentence.end, blames).filter(|name| act == Act::Deed || is_speaker(r, name));
    let ahead = || name_before(r, cue.tokens.start, sentence.start);
    let name = match act {
        Act::Per => behind(cue.tokens.end),
        // "Activists accuse Turkey": a verb in second place.
        Act::Deed if r.doc.lang.is_rtl() && !cue.conjunction && opens_clause(r, cue) => ahead().filter(|name| is_speaker(r, name)),
        _ if r.doc.lang.is_rtl() => behind(cue.tokens.end).or_else(|| ahead().filter(|name| is_speaker(r, name))),
        Act::Deed => ahead(),
        Act::Says => ahead().or_else(|| behind(cue.tokens.end)),
    };
    // "The agency quoted a source": the source speaks.
    let source = name.as_ref().filter(|_| cue.row.is("quotes")).and_then(|name| {
        let about = r.cues.of(Topic::Voice, &(name.end..name.end + 1)).find(|cue| cue.class() == "from")?;
        behind(about.tokens.end)
    });
    if source.is_none() && cue.row.is("quotes") {
        return None;
    }
    let name = source.or(name);
    if act == Act::Per && name.is_none() {
        return None;
    }
    // "Issued a statement in which it denied": whoever issued it.
    let overlaps = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
    let again = last.filter(|last| last.name.as_ref().zip(name.as_ref()).is_some_and(|(a, b)| overlaps(a, b)));
    if let Some(last) = again.filter(|_| act != Act::Per) {
        return Some(Voice { verb: cue.tokens.clone(), trails: false, tells: act == Act::Says, ..last.clone() });
    }
    let actor = name.as_ref().and_then(|name| speaker_of(r, name)).or_else(|| antecedent(r, cue, name.as_ref()));
    let trails = trails(r, sentence, cue, act, name.as_ref());
    Some(Voice { verb: cue.tokens.clone(), name, actor, trails, tells: act != Act::Deed })
}

/// A speaker stands between the opening of the clause and the verb.
fn opens_clause(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let clause = r.clause_of(cue.tokens.start);
    name_before(r, cue.tokens.start, clause.start).is_some_and(|name| {
        let that = r.of(Topic::Determiner, &r.around(name.start, 1, 0)).any(|d| d.class() == "that" && d.tokens.end == name.start);
        (that || name.start <= clause.start + 1)
            && !leans(r, name.start.saturating_sub(1))
            && name.end == cue.tokens.start
            && is_speaker(r, &name)
    })
}

/// A name behind a verb of saying is one where it holds a word for a speaker, or where "that" follows it.
fn is_speaker(r: &Reading<'_>, name: &Range<usize>) -> bool {
    let known = r.cues.within(name).iter().any(|cue| match cue.topic {
        Topic::Speech => cue.class() == "named",
        Topic::Voice => matches!(cue.class(), "speaker" | "group" | "state" | "band" | "last"),
        Topic::Actor => !cue.is("form", "adj"),
        _ => false,
    });
    known || r.cues.has(Topic::Determiner, "that", &(name.end..name.end + 1)) || r.doc.word(name.end) == ":"
}

/// What is said stands before it: "…, according to residents", "…, the ministry said".
fn trails(r: &Reading<'_>, sentence: &Range<usize>, cue: &Cue<'_>, act: Act, name: Option<&Range<usize>>) -> bool {
    let first = name.map_or(cue.tokens.start, |name| name.start.min(cue.tokens.start));
    if first <= sentence.start + 1 {
        return false;
    }
    let end = name.map_or(cue.tokens.end, |name| name.end.max(cue.tokens.end));
    let cut = r.doc.kind(first - 1) != Some(TokenKind::Word);
    let rest = end..r.clause_of(end.min(sentence.end.saturating_sub(1))).end;
    let says_no_more = !r.cues.within(&rest).iter().any(|cue| match cue.topic {
        Topic::Event | Topic::Casualty => true,
        Topic::Determiner => cue.class() == "that",
        _ => false,
    });
    match act {
        Act::Per => true,
        Act::Says => !r.doc.lang.is_rtl() && cut && says_no_more,
        Act::Deed => false,
    }
}
