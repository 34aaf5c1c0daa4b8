//! Doers that own up: speakers who tell of their own strikes.

use std::ops::Range;

use super::agent::agent_of;
use super::roles::{is_patient, speaks};
use super::{ActorMention, Blame, Footing};
use crate::extract::cues::{Cue, Topic};
use crate::extract::reading::Reading;
use crate::extract::triggers::{Trigger, gap};
use crate::extract::voices::{Voice, voice_at};
use crate::incident::Actor;

/// Tokens between "announced" and an event that is known.
const NEXT: usize = 1;

/// Tokens between a speaker's own forces and what they did.
const OWN_REACH: usize = 9;

/// An event noun with nothing in front, which may be the verb that is spelt like it; behind "that it" only fire is, and
/// no word for whose it is follows: "that it was an American raid".
fn is_spelt_alike(r: &Reading<'_>, trigger: &Trigger, pronoun: bool) -> bool {
    let alone = r.of(Topic::Event, &trigger.tokens).any(|cue| cue.word.start == cue.span.start && (!pronoun || cue.is("kind", "strike")));
    alone && !trigger.definite && r.of(Topic::Actor, &(trigger.tokens.end..trigger.tokens.end + 1)).all(|cue| !cue.is("form", "adj"))
}

/// A voice that is a doer's own, and is not only said to allege.
pub(super) fn own_word(r: &Reading<'_>, voice: &Voice) -> Option<Blame> {
    if r.of(Topic::Speech, &voice.verb).any(|cue| cue.row.is("doubt")) {
        return None;
    }
    let (actor, name) = voice.actor.filter(|a| *a != Actor::Unknown).zip(voice.name.clone())?;
    Some(Blame { actor, footing: Footing::Speaks, tokens: name, rule: "voice".to_owned() })
}

/// "The ministry announced that the air force had destroyed", "the army said its men killed six", "the group said it was
/// behind it": what a voice tells of itself or of its own forces.
pub(super) fn told_of_own(
    r: &Reading<'_>,
    sentence: &Range<usize>,
    triggers: &[&Trigger],
    named: &[ActorMention],
    all: &[Voice],
) -> Vec<Blame> {
    let mut out = Vec::new();
    for (i, voice) in all.iter().enumerate() {
        let Some(actor) = voice.actor.filter(|a| *a != Actor::Unknown && voice.tells) else { continue };
        let from = voice.name.as_ref().map_or(voice.verb.end, |name| name.end.max(voice.verb.end));
        let goes_over = |next: &&Voice| !next.trails && next.name.is_some() && next.actor != voice.actor;
        let until = all.iter().skip(i + 1).find(goes_over).map_or(sentence.end, |next| next.verb.start);
        let said = from.min(until)..until;
        let takes = r.of(Topic::Attribution, &(said.start..said.end.min(said.start + 3))).find(|cue| cue.row.is("mine"));
        let takes = takes.filter(|_| !r.cues.has(Topic::Determiner, "not", &r.around(voice.verb.start, 2, 0)));
        let acts = || r.of(Topic::Attribution, &said).find(|cue| is_own(r, voice, cue) && acts(r, cue, actor, triggers, named, &said));
        let shows = || shown(r, actor, named, triggers, &said);
        let own = takes.or_else(acts).or_else(|| identified(r, actor, named, &said)).or_else(shows);
        if own.is_none()
            && let Some(cue) = r.of(Topic::Attribution, &said).find(|cue| is_own(r, voice, cue) && disowns(r, cue, triggers, &said))
        {
            let tokens = voice.name.clone().unwrap_or_else(|| cue.tokens.clone());
            out.push(Blame { actor, footing: Footing::Disowned, tokens, rule: cue.row.id.clone() });
        }
        if let Some(own) = own {
            let tokens = voice.name.clone().unwrap_or_else(|| own.tokens.clone());
            out.push(Blame { actor, footing: Footing::Claimed, tokens, rule: own.row.id.clone() });
        }
    }
    out
}

/// "Said it was not behind it", "that its jets had not struck": the deed is disowned.
fn disowns(r: &Reading<'_>, own: &Cue<'_>, triggers: &[&Trigger], said: &Range<usize>) -> bool {
    const REACH: usize = 4;
    let behind = own.tokens.end..said.end.min(own.tokens.end + REACH);
    let Some(not) = r.of(Topic::Determiner, &behind).find(|d| d.class() == "not") else { return false };
    let denied = not.tokens.end..said.end.min(not.tokens.end + REACH);
    r.cues.has(Topic::Attribution, "behind", &denied)
        || r.of(Topic::Event, &denied).any(|cue| cue.is("pos", "do") || cue.is("pos", "verb") && cue.tokens.start == not.tokens.end)
        || triggers.iter().any(|t| t.verb && !t.hit && t.tokens.start == not.tokens.end)
}

/// "The group showed a video of the attack", "footage of its jets hitting the depot": who shows a deed has done it. An army
/// shows what was done to it as well: there its own forces have to be in it.
fn shown<'c>(r: &'c Reading<'_>, actor: Actor, named: &[ActorMention], triggers: &[&Trigger], said: &Range<usize>) -> Option<&'c Cue<'c>> {
    const REACH: usize = 8;
    let first = said.start..said.end.min(said.start + REACH);
    let footage = r.of(Topic::Attribution, &first).find(|cue| cue.class() == "footage")?;
    let of = footage.tokens.end..said.end.min(footage.tokens.end + REACH);
    let other = named.iter().any(|m| of.contains(&m.tokens.start) && m.actor != actor && !is_patient(r, m));
    let event = r.of(Topic::Event, &of).next().is_some() || triggers.iter().any(|t| of.contains(&t.tokens.start));
    let forces = r.of(Topic::Attribution, &of).any(|cue| cue.class() == "self" || cue.class() == "forces" && !cue.ending(r.doc).is_empty());
    let insurgent = matches!(actor, Actor::ISIS | Actor::IRI);
    (event && !other && (insurgent || forces)).then_some(footage)
}

/// "The bomber was one of the group's men": the doer is told to be the speaker's own.
fn identified<'c>(r: &'c Reading<'_>, actor: Actor, named: &[ActorMention], said: &Range<usize>) -> Option<&'c Cue<'c>> {
    let own = named.iter().any(|m| m.actor == actor && !m.adjective && said.contains(&m.tokens.start));
    r.of(Topic::Attribution, said).find(|cue| own && cue.row.is("person"))
}

/// Words for the speaker itself or for its forces: "it", "its jets"; of a state also "the air force".
fn is_own(r: &Reading<'_>, voice: &Voice, cue: &Cue<'_>) -> bool {
    match cue.class() {
        "self" => true,
        "forces" if r.doc.lang.is_rtl() => !cue.ending(r.doc).is_empty() || cue.article && is_state(voice) && is_bare(r, cue),
        "forces" => {
            let before = r.around(cue.tokens.start, 3, 0).start..cue.tokens.start;
            let epithet = r.of(Topic::Voice, &before).any(|e| matches!(e.class(), "group" | "state") && e.tokens.end == cue.tokens.start);
            epithet
                || r.cues.has(Topic::Determiner, "own", &before)
                || is_state(voice) && r.cues.has(Topic::Determiner, "the", &before) && is_bare(r, cue)
        }
        _ => false,
    }
}

fn is_state(voice: &Voice) -> bool {
    voice.actor.is_some_and(|actor| !matches!(actor, Actor::ISIS | Actor::IRI | Actor::IranBacked))
}

/// Nobody else's: no doer right beside it.
fn is_bare(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let near = r.around(cue.tokens.start, 2, cue.tokens.len() + 1);
    r.of(Topic::Actor, &near).next().is_none()
}

/// Whether what stands behind words for the speaker is its own deed: an event verb in the active, a verb that carries an
/// event, or words such as "behind it".
fn acts(r: &Reading<'_>, own: &Cue<'_>, speaker: Actor, triggers: &[&Trigger], named: &[ActorMention], said: &Range<usize>) -> bool {
    let end = said.end.min(own.tokens.end + OWN_REACH);
    let behind = own.tokens.end..end;
    let pronoun = own.row.is("pronoun");
    if r.of(Topic::Attribution, &(own.tokens.end..end.min(own.tokens.end + 4)))
        .any(|cue| matches!(cue.class(), "behind" | "deed") && !is_negated(r, own, cue.tokens.start))
    {
        return true;
    }
    let is_verb = |t: &&&Trigger| t.verb && !t.hit || is_spelt_alike(r, t, pronoun) && t.tokens.start <= own.tokens.end + 1;
    let verb = triggers.iter().filter(is_verb).find(|t| behind.contains(&t.tokens.start)).map(|t| t.tokens.clone());
    let carrier = r.of(Topic::Event, &behind).find(|cue| cue.is("pos", "do")).map(|cue| cue.tokens.clone());
    let kills = r.of(Topic::Casualty, &behind).find(|cue| is_kill(r, cue)).map(|cue| cue.tokens.clone());
    let Some(deed) = [verb, carrier, kills].into_iter().flatten().min_by_key(|tokens| tokens.start) else { return false };
    let between = own.tokens.end..deed.start;
    // "A unit of the division, backed by jets of the air force, clashed": the speaker's own as well.
    let is_other = |m: &&ActorMention| m.actor != speaker && !is_patient(r, m) && (pronoun || !m.nameless);
    let other = named.iter().filter(|m| between.contains(&m.tokens.start)).any(|m| is_other(&m));
    let reach = if pronoun { 4 } else { OWN_REACH };
    let undone = r.cues.has(Topic::Determiner, "not", &(deed.end..deed.end + 2));
    between.len() <= reach
        && !other
        && !undone
        && !is_negated(r, own, deed.start)
        && !is_passive(r, &between, &deed)
        && r.clause_gap(between.start, between.end) <= 2
}

/// "Killed six militants", "killed him": a verb of killing in the active, with whom it killed.
fn is_kill(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let behind = cue.tokens.end..cue.tokens.end + 4;
    // "One of its men was killed and two were wounded": the number belongs to another verb.
    let apart = |at: usize| (cue.tokens.end..=at).any(|i| r.opens_with_conjunction(i));
    let counted = r.numbers_in(&behind).iter().any(|n| !r.doc.lang.is_rtl() || !apart(n.tokens.start));
    let whom = counted || r.of(Topic::Victim, &behind).next().is_some();
    let verb = matches!(cue.attr("pos"), Some("verb" | "both_sides"));
    cue.class() == "killed" && verb && (whom || r.doc.lang.is_rtl() && !cue.ending(r.doc).is_empty())
}

/// Something between speaks against the deed: "not", "denied", "came under".
fn is_negated(r: &Reading<'_>, own: &Cue<'_>, deed: usize) -> bool {
    let between = own.tokens.start.saturating_sub(2)..deed;
    r.cues.has(Topic::Determiner, "not", &between)
        || r.cues.has(Topic::Attribution, "denied", &between)
        || r.of(Topic::Event, &between).any(|cue| cue.is("pos", "suffer"))
        || r.of(Topic::Casualty, &(own.tokens.end..deed)).next().is_some()
}

/// "Were attacked"; where the passive is spelt like the active, what it was done with stands right behind it.
fn is_passive(r: &Reading<'_>, between: &Range<usize>, deed: &Range<usize>) -> bool {
    if !r.doc.lang.is_rtl() {
        return r.cues.has(Topic::Determiner, "be", &(deed.start.saturating_sub(2).max(between.start)..deed.start + 1));
    }
    r.cues.within(&(deed.end..deed.end + 1)).iter().any(|cue| {
        matches!(cue.topic, Topic::Weapon | Topic::Event) && cue.word.start < cue.span.start && !cue.article && !cue.conjunction
            || cue.topic == Topic::Attribution && cue.class() == "by"
    })
}

/// "Announced shelling the depot", "announced, on Monday, an attack": who announces an event noun is its doer, unless
/// the text gives the event to another, or what is announced is the speaker's own loss.
pub(super) fn announced(r: &Reading<'_>, sentence: &Range<usize>, triggers: &[&Trigger], named: &[ActorMention]) -> Option<Blame> {
    let event = |cue: &Cue<'_>| {
        // "Central Command announced the strikes": where the event is known, right behind the verb.
        let reach = |t: &Trigger| if t.definite { NEXT } else { 9 };
        let close = |t: &&&Trigger| t.tokens.start >= cue.tokens.end && t.tokens.start - cue.tokens.end <= reach(t);
        let told = |t: &&&Trigger| r.cues.has(Topic::Determiner, "that", &(cue.tokens.end..t.tokens.start));
        // "A source in the operations command": a word of the name.
        let in_name = |t: &Trigger| named.iter().any(|m| m.tokens.contains(&t.tokens.start));
        triggers.iter().copied().filter(|t| close(&t) && !in_name(t)).find(|t| !told(&t))
    };
    let (says, trigger) = r.of(Topic::Speech, sentence).filter(|cue| cue.row.is("announces")).find_map(|cue| Some((cue, event(cue)?)))?;
    let m = named.iter().filter(|m| gap(&m.tokens, &says.tokens) <= 4).min_by_key(|m| gap(&m.tokens, &says.tokens))?;
    if trigger.definite && !matches!(m.actor, Actor::US | Actor::Coalition | Actor::Israel | Actor::Turkey) {
        return None;
    }
    let other = agent_of(r, sentence, trigger, named).is_some_and(|agent| agent.actor != m.actor && !agent.nameless);
    (!other && !is_own_loss(r, &(says.tokens.end..trigger.tokens.start))).then(|| Blame {
        actor: m.actor,
        footing: Footing::Claimed,
        tokens: m.tokens.clone(),
        rule: says.row.id.clone(),
    })
}

/// "The death of six of its men": the dead are the speaker's own.
fn is_own_loss(r: &Reading<'_>, told: &Range<usize>) -> bool {
    let death = |cue: &&Cue<'_>| matches!(cue.class(), "killed" | "injured" | "missing" | "captured");
    let Some(death) = r.of(Topic::Casualty, told).find(death) else { return false };
    let whose = death.tokens.end..told.end;
    r.cues.has(Topic::Determiner, "own", &whose)
        || r.doc.lang.is_rtl()
            && r.cues.within(&whose).iter().any(|cue| {
                let men = cue.topic == Topic::Victim || cue.topic == Topic::Attribution && matches!(cue.class(), "self" | "forces");
                men && (!cue.ending(r.doc).is_empty() || cue.class() == "self")
            })
}

/// "The United States put the number killed by its strikes": who speaks of its own is the doer.
pub(super) fn own_event(r: &Reading<'_>, triggers: &[&Trigger], named: &[ActorMention]) -> Option<Blame> {
    let own = triggers.iter().find(|t| !t.verb && r.cues.has(Topic::Determiner, "own", &r.around(t.tokens.start, 1, 0)))?;
    let speaker = named.iter().rfind(|m| m.tokens.end <= own.tokens.start && speaks(r, m))?;
    Some(Blame { actor: speaker.actor, footing: Footing::Claimed, tokens: speaker.tokens.clone(), rule: own.rule.clone() })
}

/// "… struck the camp, the military said": whoever acts in the sentence has the last word.
pub(super) fn told_by_doer(r: &Reading<'_>, sentence: &Range<usize>, said: &[Blame], voices: &[Voice]) -> Option<Blame> {
    let says = r.of(Topic::Attribution, sentence).find(|cue| cue.class() == "selfsays")?;
    let doer = said.iter().rfind(|blame| blame.footing == Footing::Stated && blame.tokens.end <= says.tokens.start)?;
    // "The group said": where it is known who that is, it has to be the doer.
    let speaker = voices.iter().find(|voice| says.tokens.start <= voice.verb.start && voice.verb.start < says.tokens.end)?.actor;
    if speaker.is_some_and(|speaker| speaker != doer.actor) {
        return None;
    }
    Some(Blame { footing: Footing::Claimed, rule: says.row.id.clone(), ..doer.clone() })
}

/// "… struck the camp, the Pentagon said": what closes with the word of its own doer. `said` holds whom the sentence names.
pub(super) fn told_of_itself(r: &Reading<'_>, said: &[Blame], voices: &[Voice]) -> Vec<Blame> {
    let own = |b: &Blame| {
        let voice = voice_at(r, voices, b.tokens.start).filter(|voice| voice.trails && voice.tells && b.tokens.end <= voice.verb.start)?;
        (voice.actor == Some(b.actor)).then(|| Blame { footing: Footing::Claimed, rule: "voice".to_owned(), ..b.clone() })
    };
    said.iter().filter(|b| b.footing == Footing::Stated).filter_map(own).collect()
}

/// "The army bombed what it described as a depot": whoever says what it was that it struck owns up to the strike.
pub(super) fn describes(r: &Reading<'_>, sentence: &Range<usize>, said: &[Blame]) -> Option<Blame> {
    let words = r.of(Topic::Attribution, sentence).find(|cue| cue.class() == "describes")?;
    let ahead = |b: &&Blame| b.footing == Footing::Stated && b.actor != Actor::Unknown && b.tokens.end <= words.tokens.start;
    let doer = said.iter().rfind(ahead).filter(|b| r.clause_gap(b.tokens.end, words.tokens.start) == 0)?;
    Some(Blame { footing: Footing::Claimed, rule: words.row.id.clone(), ..doer.clone() })
}

/// "The command said that Iraqi jets had struck, and denied hitting a market": who tells of its own by name has done it,
/// whatever else it denies.
pub(super) fn told_by_name(said: &[Blame], voices: &[Voice]) -> Vec<Blame> {
    let told = |b: &&Blame| {
        let voice = voices.iter().rfind(|voice| voice.name.is_some() && voice.verb.end <= b.tokens.start);
        voice.is_some_and(|voice| voice.tells && !voice.trails && voice.actor == Some(b.actor))
    };
    let own = said.iter().filter(|b| b.footing == Footing::Stated && !matches!(b.actor, Actor::Unknown | Actor::Other)).filter(told);
    own.map(|b| Blame { footing: Footing::Claimed, rule: "voice".to_owned(), ..b.clone() }).collect()
}
