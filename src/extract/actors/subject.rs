//! Who a verb's subject is: behind it, before it, or before the relative clause it stands in.

use std::ops::Range;

use super::ActorMention;
use super::phrase::is_quote;
use super::roles::{is_patient, speaks};
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::{Reading, is_stop};
use crate::text::TokenKind;

/// No subject is looked for further than so many tokens from its verb.
const REACH: usize = 22;

/// Damma, the vowel that marks the passive in Arabic writing.
const DAMMA: char = '\u{64F}';

/// Tanween of the accusative: what carries it is no subject.
const FATHATAN: char = '\u{64B}';

/// What a verb's subject is.
pub(super) enum Subject<'m> {
    /// A doer that the text names.
    Named(&'m ActorMention),
    /// The event or weapon that these words name.
    Thing(Range<usize>),
    /// Nobody that is told.
    None,
}

/// The subject of an active verb.
pub(super) fn subject_of<'m>(r: &Reading<'_>, sentence: &Range<usize>, verb: &Range<usize>, named: &'m [ActorMention]) -> Subject<'m> {
    if r.doc.lang.is_rtl() { verb_first(r, sentence, verb, named) } else { subject_first(r, sentence, verb, named) }
}

/// What stands before a verb in its clause.
enum Ahead<'m> {
    /// Nothing: the verb opens the clause.
    Opening,
    Named(&'m ActorMention),
    Thing(Range<usize>),
}

/// Languages that may put the verb first: "struck the army the village", "the army struck", "the raid that the army made".
fn verb_first<'m>(r: &Reading<'_>, sentence: &Range<usize>, verb: &Range<usize>, named: &'m [ActorMention]) -> Subject<'m> {
    if is_marked_passive(r, verb) {
        return Subject::None;
    }
    let ahead = ahead_of(r, sentence, verb, named);
    let has_object = has_object_ending(r, verb);
    match ahead {
        Ahead::Named(m) if !has_object => Subject::Named(m),
        // "The raid that the army made": the thing before the verb is its object where the verb points back at it.
        Ahead::Thing(thing) if !has_object => Subject::Thing(thing),
        Ahead::Named(m) => behind(r, sentence, verb, named).map_or(Subject::Named(m), Subject::Named),
        _ if drops_subject(r, verb) => last_subject(r, sentence, verb, named).map_or(Subject::None, Subject::Named),
        _ => behind(r, sentence, verb, named).filter(|m| acts(r, verb, m)).map_or(Subject::None, Subject::Named),
    }
}

/// Whether a verb has no subject behind it: its ending says so, or its object stands there.
fn drops_subject(r: &Reading<'_>, verb: &Range<usize>) -> bool {
    let before = r.of(Topic::Deed, verb).any(|cue| cue.is("subject", "before"));
    let next = r.doc.surface(r.doc.span_of(verb.end..verb.end + 1));
    before || next.contains(FATHATAN) && r.numbers_in(&(verb.end..verb.end + 1)).is_empty() && !is_light(r, verb.end)
}

/// Who acted last before a verb that goes on without a subject of its own.
fn last_subject<'m>(r: &Reading<'_>, sentence: &Range<usize>, verb: &Range<usize>, named: &'m [ActorMention]) -> Option<&'m ActorMention> {
    named.iter().rfind(|m| {
        let ahead = m.phrase.end <= verb.start && !m.adjective && !speaks(r, m) && !is_patient(r, m);
        ahead && (is_topic(r, sentence, m.phrase.start) || is_behind_verb(r, m))
    })
}

/// Whether a phrase stands right behind a verb of any part.
fn is_behind_verb(r: &Reading<'_>, m: &ActorMention) -> bool {
    let mut at = m.phrase.start;
    while at > 0 && m.phrase.start - at < 6 && is_light(r, at - 1) {
        at -= 1;
    }
    let verb = |cue: &Cue<'_>| matches!(cue.class(), "act" | "kill" | "suffer" | "respond") && cue.tokens.end == at;
    r.of(Topic::Deed, &r.around(at.saturating_sub(1), 2, 0)).any(verb)
}

/// The doer whose phrase opens right behind a verb, with at most adverbs, days and places between.
fn behind<'m>(r: &Reading<'_>, sentence: &Range<usize>, verb: &Range<usize>, named: &'m [ActorMention]) -> Option<&'m ActorMention> {
    let mut at = verb.end;
    while at < sentence.end.min(verb.end + REACH) {
        if let Some(m) = named.iter().find(|m| m.phrase.start == at || m.tokens.start == at) {
            let free = !is_led_by_preposition(r, at) && !m.adjective || m.phrase.start < m.tokens.start;
            return (free && !is_ground(r, m)).then_some(m);
        }
        if !is_light(r, at) && !is_aside(r, at) {
            return None;
        }
        at += 1;
    }
    None
}

/// "A base of the coalition": a phrase that opens with a word for ground is where it happened.
pub(super) fn is_ground(r: &Reading<'_>, m: &ActorMention) -> bool {
    m.phrase.start < m.tokens.start && r.cues.has(Topic::Force, "land", &(m.phrase.start..m.phrase.start + 1))
}

/// What stands before a verb in its clause, nearest first.
fn ahead_of<'m>(r: &Reading<'_>, sentence: &Range<usize>, verb: &Range<usize>, named: &'m [ActorMention]) -> Ahead<'m> {
    if r.opens_with_conjunction(verb.start) {
        return Ahead::Opening;
    }
    let first = sentence.start.max(verb.start.saturating_sub(REACH));
    let mut at = verb.start;
    let mut relative = false;
    while at > first {
        let last = at - 1;
        let here = last..at;
        if let Some(m) = named.iter().find(|m| m.phrase.contains(&last)) {
            if relative || is_topic(r, sentence, m.phrase.start) && !is_patient(r, m) && !speaks(r, m) {
                return Ahead::Named(m);
            }
            at = m.phrase.start;
            continue;
        }
        if let Some(thing) = thing_ending(r, at) {
            return Ahead::Thing(thing);
        }
        let cues = r.cues.within(&here);
        if cues.iter().any(|cue| cue.topic == Topic::Determiner && cue.class() == "rel") {
            relative = true;
        } else if ends_clause(r, last, cues) {
            return Ahead::Opening;
        } else if relative && !is_light(r, last) && !is_aside(r, last) && r.doc.kind(last) == Some(TokenKind::Word) {
            relative = false;
        }
        at = last;
    }
    Ahead::Opening
}

/// Where a clause opens: at a stop, "that", a linking word, or another verb.
fn ends_clause(r: &Reading<'_>, at: usize, cues: &[Cue<'_>]) -> bool {
    let stops = is_stop(r.doc, at) && !is_quote(r, at) && !is_aside(r, at);
    stops
        || cues.iter().any(|cue| match cue.topic {
            Topic::Determiner => cue.class() == "that",
            Topic::Discourse => matches!(cue.class(), "cut" | "after" | "before"),
            Topic::Speech => cue.class() == "says",
            Topic::Deed => matches!(cue.class(), "act" | "kill" | "suffer" | "respond"),
            _ => false,
        })
}

/// An event or a weapon whose words end before a token: what a verb without a subject of its own goes with.
fn thing_ending(r: &Reading<'_>, end: usize) -> Option<Range<usize>> {
    let near = r.around(end.saturating_sub(1), 3, 0).start..end;
    let is_thing = |cue: &&Cue<'_>| {
        cue.tokens.end == end
            && match cue.topic {
                Topic::Event => cue.is("pos", "noun"),
                Topic::Weapon => !matches!(cue.class(), "stored" | "recon" | "bike"),
                _ => false,
            }
    };
    r.cues.within(&near).iter().find(is_thing).map(|cue| cue.tokens.clone())
}

/// Whether a phrase opens its clause: behind a stop, "that", a linking word, with at most days and places before it.
fn is_topic(r: &Reading<'_>, sentence: &Range<usize>, start: usize) -> bool {
    if is_led_by_preposition(r, start) {
        return false;
    }
    if r.opens_with_conjunction(start) {
        return true;
    }
    let mut at = start;
    while at > sentence.start {
        let last = at - 1;
        let cues = r.cues.within(&(last..at));
        let opens = cues.iter().any(|cue| match cue.topic {
            Topic::Determiner => matches!(cue.class(), "that"),
            Topic::Discourse => cue.class() != "after",
            _ => false,
        });
        if opens || is_stop(r.doc, last) && !is_quote(r, last) {
            return true;
        }
        if !is_light(r, last) || r.cues.of(Topic::Determiner, &(last..at)).any(|cue| cue.class() == "on") {
            return false;
        }
        at = last;
    }
    true
}

/// Whether a doer behind a verb that may be active or passive acts: aircraft and commands do; people do where something
/// that is hit follows.
fn acts(r: &Reading<'_>, verb: &Range<usize>, m: &ActorMention) -> bool {
    let deed = r.of(Topic::Deed, verb).next();
    let needs_object = deed.is_some_and(|cue| cue.class() == "kill");
    let head = r.of(Topic::Force, &m.phrase).find(|cue| cue.tokens.start == m.phrase.start).map(Cue::class);
    let people = matches!(head, Some("people" | "unit")) && m.phrase.start < m.tokens.start;
    if !needs_object && !people || head == Some("carrier") {
        return true;
    }
    if deed.is_some_and(|cue| !cue.ending(r.doc).is_empty()) {
        return true;
    }
    let clause = r.clause_of(m.phrase.end.saturating_sub(1)).end.max(m.phrase.end);
    let after = m.phrase.end..clause.min(m.phrase.end + 8);
    r.cues.within(&after).iter().any(|cue| {
        let bare = cue.word.start == cue.span.start || cue.article || cue.conjunction;
        let led = r
            .of(Topic::Determiner, &r.around(cue.tokens.start, 1, 0))
            .any(|d| matches!(d.class(), "in" | "on") && d.tokens.end == cue.tokens.start);
        match cue.topic {
            Topic::Target | Topic::Victim => bare && !led,
            Topic::Event => cue.is("pos", "noun") && bare && !led,
            _ => false,
        }
    }) || !needs_object && deed.is_some_and(|cue| !cue.row.is("both"))
        || needs_object && r.numbers_in(&after).iter().any(|n| n.tokens.start == after.start)
}

/// Whether a verb points back at its object: "that it struck them".
fn has_object_ending(r: &Reading<'_>, verb: &Range<usize>) -> bool {
    r.of(Topic::Deed, verb).any(|cue| !cue.ending(r.doc).is_empty())
}

/// Whether a verb is written with the vowel of the passive.
fn is_marked_passive(r: &Reading<'_>, verb: &Range<usize>) -> bool {
    let surface = r.doc.surface(r.doc.span_of(verb.clone()));
    surface.contains(DAMMA)
}

/// Words that may stand between a verb and its subject: quotes, adverbs, days, places, and the prepositions before these.
pub(super) fn is_light(r: &Reading<'_>, at: usize) -> bool {
    let here = at..at + 1;
    if is_quote(r, at) || r.is_inside_name(&here) {
        return true;
    }
    let adverb = |cue: &Cue<'_>| cue.class() == "adverb" && cue.tokens.contains(&at);
    if r.of(Topic::Deed, &r.around(at, 2, 0)).any(adverb) {
        return true;
    }
    let preposition = r.cues.within(&here).iter().any(|cue| match cue.topic {
        Topic::Determiner => matches!(cue.class(), "in" | "on" | "the" | "that"),
        Topic::PlaceRole | Topic::Bound => true,
        _ => false,
    });
    preposition && r.is_inside_name(&(at + 1..at + 2)) || !r.numbers_in(&here).is_empty()
}

/// A comma beside a day or a place: "struck, on Friday, the army".
fn is_aside(r: &Reading<'_>, at: usize) -> bool {
    matches!(r.doc.word(at), "," | "-" | "/" | "(" | ")")
        && (r.is_inside_name(&(at + 1..at + 2)) || at > 0 && r.is_inside_name(&(at - 1..at)))
}

/// Whether a preposition is written as one with a word, or the word before is one.
pub(super) fn is_led_by_preposition(r: &Reading<'_>, at: usize) -> bool {
    let led = at > 0 && r.of(Topic::Determiner, &(at - 1..at)).any(|cue| matches!(cue.class(), "in" | "on"));
    led || is_joined_to_preposition(r, at)
}

/// Whether a preposition is written as one with a word.
pub(super) fn is_joined_to_preposition(r: &Reading<'_>, at: usize) -> bool {
    r.cues
        .within(&(at..at + 1))
        .iter()
        .any(|cue| matches!(cue.topic, Topic::Actor | Topic::Force) && cue.word.start < cue.span.start && !cue.article && !cue.conjunction)
}

/// Languages with the subject first: the phrase that opens the clause, or what stands before "who".
fn subject_first<'m>(r: &Reading<'_>, sentence: &Range<usize>, verb: &Range<usize>, named: &'m [ActorMention]) -> Subject<'m> {
    if is_passive(r, verb) {
        return Subject::None;
    }
    let mut at = verb.start;
    while at > sentence.start && is_light(r, at - 1) && !r.is_inside_name(&(at - 1..at)) {
        at -= 1;
    }
    let relative = at > sentence.start && r.cues.has(Topic::Determiner, "rel", &(at - 1..at));
    if relative {
        let mut end = at - 1;
        while end > sentence.start && (is_light(r, end - 1) || r.doc.word(end - 1) == ",") {
            end -= 1;
        }
        return named
            .iter()
            .find(|m| m.phrase.end == end)
            .map_or_else(|| thing_ending(r, end).map_or(Subject::None, Subject::Thing), Subject::Named);
    }
    let start = clause_start(r, sentence, at);
    let opening = named.iter().find(|m| m.phrase.start >= start && m.phrase.end <= at && opens_with(r, start, m));
    match opening {
        Some(m) if is_patient(r, m) || owns_target(r, m) => Subject::None,
        Some(m) if speaks(r, m) || is_cut_off(r, m.phrase.end, at) => Subject::None,
        Some(m) => Subject::Named(m),
        None => first_thing(r, start, at).map_or(Subject::None, Subject::Thing),
    }
}

/// Whether another verb stands between a phrase and a verb, but for one that is joined by "and" or stands behind "who".
fn is_cut_off(r: &Reading<'_>, from: usize, to: usize) -> bool {
    let between = from..to;
    let verb = |cue: &Cue<'_>| match cue.topic {
        Topic::Event => !cue.is("pos", "noun") && !cue.is("pos", "fire"),
        Topic::Deed => matches!(cue.class(), "act" | "kill" | "suffer" | "respond"),
        _ => false,
    };
    let joined = to > 0 && r.cues.has(Topic::Determiner, "and", &(to - 1..to));
    let aside = r.doc.word(from) == "," && to > 0 && r.doc.word(to - 1) == ",";
    !joined && !aside && r.cues.within(&between).iter().any(verb) && !r.cues.has(Topic::Determiner, "rel", &between)
}

/// The event or weapon that opens a clause.
fn first_thing(r: &Reading<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    (start + 1..=end).find_map(|at| thing_ending(r, at))
}

/// Where the clause of a verb opens, behind the last word that opens one.
fn clause_start(r: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> usize {
    let first = sentence.start.max(verb.saturating_sub(REACH));
    let mut at = verb;
    while at > first {
        let last = at - 1;
        let cues = r.cues.within(&(last..at));
        let dash = r.doc.word(last) == "-" && !r.doc.touches_next(last) && last > 0 && !r.doc.touches_next(last - 1);
        let breaks = dash
            || matches!(r.doc.word(last), ":" | ";")
            || cues.iter().any(|cue| match cue.topic {
                Topic::Determiner => cue.class() == "that",
                Topic::Discourse => matches!(cue.class(), "cut" | "after" | "before") && cue.tokens.len() == 1,
                Topic::Speech => cue.class() == "says",
                _ => false,
            });
        if breaks {
            return at;
        }
        at = last;
    }
    at
}

/// Whether a doer's phrase is the first of its clause: only days, small words and what qualifies it stand before.
fn opens_with(r: &Reading<'_>, start: usize, m: &ActorMention) -> bool {
    let mut loose = 0;
    for at in start..m.phrase.start {
        let here = at..at + 1;
        let cues = r.cues.within(&here);
        if is_quote(r, at) || r.doc.word(at) == "," || is_light(r, at) {
            continue;
        }
        let heavy = cues.iter().any(|cue| match cue.topic {
            Topic::Event | Topic::Weapon | Topic::Target | Topic::Speech | Topic::Casualty | Topic::Actor | Topic::Attribution => true,
            Topic::Deed => cue.class() != "adverb",
            Topic::Determiner => matches!(cue.class(), "on"),
            _ => false,
        });
        if heavy || r.doc.kind(at) != Some(TokenKind::Word) {
            return false;
        }
        loose += usize::from(cues.is_empty());
    }
    loose <= 2
}

/// "An SDF convoy": the name says only whose it is.
pub(super) fn owns_target(r: &Reading<'_>, m: &ActorMention) -> bool {
    r.of(Topic::Target, &(m.phrase.end..m.phrase.end + 1)).any(|cue| !cue.is("kind", "owner"))
        && r.of(Topic::Force, &(m.phrase.end..m.phrase.end + 1)).next().is_none()
}

/// "Was hit", "were ambushed", and in headlines "post attacked in".
pub(super) fn is_passive(r: &Reading<'_>, verb: &Range<usize>) -> bool {
    let before = r.around(verb.start, 3, 0).start..verb.start;
    let be = r.of(Topic::Determiner, &before).rfind(|cue| cue.class() == "be");
    be.is_some_and(|be| (be.tokens.end..verb.start).all(|at| is_light(r, at)))
}
