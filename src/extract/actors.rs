//! Who acts, who is acted on, who speaks: every doer that a sentence names, with the part it plays.

use std::ops::Range;

use super::cues::{Cue, Topic};
use super::reading::Reading;
use super::triggers::{Sort, Trigger, gap, is_stored};
use crate::incident::{Actor, Kind};
use crate::text::TokenKind;

/// A doer named in the text.
#[derive(Clone, Debug)]
pub struct ActorMention {
    /// Who.
    pub actor: Actor,
    /// The words.
    pub tokens: Range<usize>,
    /// Id of the row.
    pub rule: String,
    /// Only an adjective: "American".
    pub adjective: bool,
    /// Only "the militias".
    pub bare: bool,
    /// "The gunmen": a side without a name.
    pub nameless: bool,
}

/// On what footing a doer is named, or that none is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Footing {
    /// By the text, as a fact.
    Stated,
    /// Held likely, or blamed by somebody.
    Suspected,
    /// By itself.
    Claimed,
    /// It denies.
    Denied,
    /// The text says that nobody knows.
    Unknown,
    /// Nobody has claimed it.
    Unclaimed,
    /// It speaks.
    Speaks,
}

/// What a sentence says of a doer.
#[derive(Clone, Debug)]
pub struct Blame {
    /// Who; [`Actor::Unknown`] where the text says that nobody knows.
    pub actor: Actor,
    /// On what footing.
    pub footing: Footing,
    /// The words.
    pub tokens: Range<usize>,
    /// Id of the row or rule.
    pub rule: String,
}

/// The doers that a range of tokens names, in order.
pub fn mentions(r: &Reading<'_>, tokens: &Range<usize>) -> Vec<ActorMention> {
    r.of(Topic::Actor, tokens).filter_map(|cue| mention(r, cue)).collect()
}

fn mention(r: &Reading<'_>, cue: &Cue<'_>) -> Option<ActorMention> {
    if is_led(r, cue) {
        return None;
    }
    let code = cue.attr("actor")?;
    let (actor, tokens) = match (code, faction(r, cue)) {
        ("Iran" | "IRGC", Some(group)) => (Actor::IranBacked, group.start..cue.tokens.end),
        ("IRGC", None) if !is_ballistic(r, cue) => (Actor::IranBacked, cue.tokens.clone()),
        ("Iran" | "IRGC", None) => (Actor::Other, cue.tokens.clone()),
        (code, _) => (Actor::from_code(code)?, cue.tokens.clone()),
    };
    Some(ActorMention {
        actor,
        tokens,
        rule: cue.row.id.clone(),
        adjective: cue.is("form", "adj"),
        bare: cue.row.is("bare"),
        nameless: actor == Actor::Unknown,
    })
}

/// "Led by": the coalition is the doer, not who leads it.
fn is_led(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let before = r.around(cue.tokens.start, 3, 0);
    r.of(Topic::Attribution, &before).any(|led| led.class() == "led" && led.tokens.end == cue.tokens.start)
}

/// "Factions funded by", before the name of a patron.
fn faction(r: &Reading<'_>, cue: &Cue<'_>) -> Option<Range<usize>> {
    let before = r.around(cue.tokens.start, 6, 0);
    let after = cue.tokens.end..cue.tokens.end + 1;
    let behind = r.of(Topic::Faction, &after).find(|f| f.class() == "ties");
    let ties =
        r.of(Topic::Faction, &before).rfind(|f| f.class() == "ties" && cue.tokens.start.saturating_sub(f.tokens.end) <= 3).or(behind);
    let group = r.of(Topic::Faction, &before).find(|f| f.class() == "group")?;
    let direct = group.tokens.end == cue.tokens.start;
    (direct || ties.is_some_and(|ties| ties.tokens.start >= group.tokens.end)).then(|| group.tokens.clone())
}

/// Iran itself fires ballistic missiles; its Guards abroad are counted with the militias they lead.
fn is_ballistic(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let sentence = r.sentence(r.sentence_of(cue.tokens.start));
    r.cues.has(Topic::Weapon, "ballistic", &sentence) || r.of(Topic::Weapon, &sentence).any(|w| w.row.is("ballistic"))
}

/// What a sentence says of doers, given its event words. In the order of the text.
pub fn blames(r: &Reading<'_>, sentence: &Range<usize>, triggers: &[&Trigger]) -> Vec<Blame> {
    let named = mentions(r, sentence);
    let mut out = Vec::new();
    for cue in r.of(Topic::Attribution, sentence) {
        out.extend(attributed(r, sentence, cue, &named));
    }
    let suspected: Vec<Range<usize>> = out.iter().filter(|b| b.footing != Footing::Stated).map(|b| b.tokens.clone()).collect();
    for trigger in triggers {
        let agent =
            agent_of(r, sentence, trigger, &named).filter(|m| !suspected.iter().any(|s| s.start < m.tokens.end && m.tokens.start < s.end));
        if let Some(m) = agent {
            out.push(Blame { actor: m.actor, footing: Footing::Stated, tokens: m.tokens.clone(), rule: m.rule.clone() });
        }
    }
    for m in &named {
        if speaks(r, m) {
            out.push(Blame { actor: m.actor, footing: Footing::Speaks, tokens: m.tokens.clone(), rule: m.rule.clone() });
        }
    }
    out.extend(claimed_by_speaker(r, sentence, triggers, &named));
    out.extend(announced(r, sentence, triggers, &named));
    out.extend(own_event(r, triggers, &named));
    let doubted: Vec<Range<usize>> = out.iter().filter(|b| b.footing == Footing::Suspected).map(|b| b.tokens.clone()).collect();
    let deny: Vec<Actor> = out.iter().filter(|b| b.footing == Footing::Denied).map(|b| b.actor).collect();
    out.retain(|b| b.footing != Footing::Stated || !doubted.contains(&b.tokens) && !deny.contains(&b.actor));
    out.sort_by_key(|blame| blame.tokens.start);
    out.dedup_by(|a, b| a.footing == b.footing && a.tokens == b.tokens);
    out
}

fn attributed(r: &Reading<'_>, sentence: &Range<usize>, cue: &Cue<'_>, named: &[ActorMention]) -> Option<Blame> {
    if cue.attr("needs").is_some_and(|id| !r.of(Topic::Attribution, &r.around(cue.tokens.start, 2, 12)).any(|other| other.row.id == id)) {
        return None;
    }
    let negated = is_negated(r, cue);
    let blame = |footing: Footing, m: &ActorMention| Blame { actor: m.actor, footing, tokens: m.tokens.clone(), rule: cue.row.id.clone() };
    let nobody = |footing: Footing| Blame { actor: Actor::Unknown, footing, tokens: cue.tokens.clone(), rule: cue.row.id.clone() };
    match cue.class() {
        "unknown" => Some(nobody(Footing::Unknown)),
        "unclaimed" => Some(nobody(Footing::Unclaimed)),
        "claimed" if negated => Some(nobody(Footing::Unclaimed)),
        "claimed" => beside(cue, named, 5, 8).map(|m| blame(Footing::Claimed, m)),
        "denied" => beside(cue, named, 7, 6).map(|m| blame(Footing::Denied, m)),
        "suspected" if !negated && !is_recon(r, sentence, cue) => suspect(r, cue, named).map(|m| blame(Footing::Suspected, m)),
        // "Accused it": whoever was named last.
        "accused" if !negated && cue.is("object", "doer") && !cue.ending(r.doc).is_empty() => {
            before(cue, named, 20).map(|m| blame(Footing::Suspected, m))
        }
        "accused" if !negated => accused(cue, named).map(|m| blame(Footing::Suspected, m)),
        "from" => after(cue, named, 10).map(|m| blame(Footing::Suspected, m)),
        "by" => after(cue, named, 2).filter(|m| !is_account(r, m)).map(|m| blame(Footing::Stated, m)),
        _ => None,
    }
}

/// "By the coalition's account".
fn is_account(r: &Reading<'_>, m: &ActorMention) -> bool {
    r.cues.has(Topic::Determiner, "account", &(m.tokens.end..m.tokens.end + 4))
}

fn is_negated(r: &Reading<'_>, cue: &Cue<'_>) -> bool {
    let before = r.around(cue.tokens.start, 2, 0);
    r.of(Topic::Determiner, &before).any(|d| d.class() == "not" && d.tokens.end == cue.tokens.start)
}

/// Aircraft that only look on are nobody's strike.
fn is_recon(r: &Reading<'_>, sentence: &Range<usize>, cue: &Cue<'_>) -> bool {
    r.cues.has(Topic::Weapon, "recon", &(cue.tokens.start.saturating_sub(4).max(sentence.start)..cue.tokens.start))
}

/// The first doer behind a cue, at most so many tokens away.
fn after<'m>(cue: &Cue<'_>, named: &'m [ActorMention], reach: usize) -> Option<&'m ActorMention> {
    named.iter().find(|m| m.tokens.start >= cue.tokens.end && m.tokens.start - cue.tokens.end <= reach)
}

/// The last doer before a cue, at most so many tokens away.
fn before<'m>(cue: &Cue<'_>, named: &'m [ActorMention], reach: usize) -> Option<&'m ActorMention> {
    named.iter().rfind(|m| m.tokens.end <= cue.tokens.start && cue.tokens.start - m.tokens.end <= reach)
}

/// The nearer of the doers on both sides.
fn beside<'m>(cue: &Cue<'_>, named: &'m [ActorMention], behind: usize, ahead: usize) -> Option<&'m ActorMention> {
    match (after(cue, named, behind), before(cue, named, ahead)) {
        (Some(a), Some(b)) => Some(if gap(&a.tokens, &cue.tokens) <= gap(&b.tokens, &cue.tokens) { a } else { b }),
        (a, b) => a.or(b),
    }
}

/// Who is suspected: behind the cue, or right before it ("a militia most likely sent").
fn suspect<'m>(r: &Reading<'_>, cue: &Cue<'_>, named: &'m [ActorMention]) -> Option<&'m ActorMention> {
    let behind = || {
        named.iter().find(|m| {
            m.tokens.start >= cue.tokens.end && m.tokens.start - cue.tokens.end <= 14 && !speaks(r, m) && !is_hit(r, &m.tokens, false)
        })
    };
    let beside = before(cue, named, 1).filter(|m| cue.is("side", "before") && !speaks(r, m));
    beside.or_else(behind)
}

/// Who is accused: the second of two doers behind the verb, else the only one.
fn accused<'m>(cue: &Cue<'_>, named: &'m [ActorMention]) -> Option<&'m ActorMention> {
    let mut behind = named.iter().filter(|m| m.tokens.start >= cue.tokens.end && m.tokens.start - cue.tokens.end <= 9);
    let first = behind.next()?;
    let accuser_first = first.tokens.start == cue.tokens.end;
    if accuser_first { Some(behind.next().unwrap_or(first)) } else { Some(first) }
}

/// The doer of an event word: behind an active verb, before it, or as an adjective or owner behind a noun.
fn agent_of<'m>(r: &Reading<'_>, sentence: &Range<usize>, trigger: &Trigger, named: &'m [ActorMention]) -> Option<&'m ActorMention> {
    let verbs = carriers_of(r, trigger);
    let by_verb = verbs.iter().find_map(|verb| subject(r, sentence, verb, named));
    let own = by_verb.or_else(|| match trigger.verb {
        // Whoever stands before what fell did not fall.
        true if trigger.hit => None,
        true => subject(r, sentence, &trigger.tokens, named),
        false => owner(r, trigger, named),
    });
    let has_sides = matches!(trigger.sort, Sort::Kind(Kind::Clash | Kind::Ied | Kind::Assassination)) && !trigger.definite;
    let is_side =
        |m: &ActorMention| has_sides && !m.adjective && !speaks(r, m) && !is_patient(r, m) && m.tokens.start < trigger.tokens.end + 6;
    let best = |wanted: fn(&ActorMention) -> bool| named.iter().filter(|m| wanted(m)).find(|m| is_side(m));
    let side = || best(|m| m.actor == Actor::ISIS).or_else(|| best(|m| !m.nameless)).or_else(|| best(|_| true));
    let agent = own.or_else(|| if trigger.definite && !trigger.retold { None } else { carrier_owner(r, trigger, named) }).or_else(side)?;
    // "Gunmen of the faction X": the side that is named.
    let named_side = || {
        named.iter().find(|m| {
            !m.nameless && !m.adjective && !is_patient(r, m) && m.tokens.start >= agent.tokens.end && m.tokens.start - agent.tokens.end <= 2
        })
    };
    Some(if agent.nameless { named_side().unwrap_or(agent) } else { agent })
}

/// The verbs that carry an event noun: "launched", "carried out".
fn carriers_of(r: &Reading<'_>, trigger: &Trigger) -> Vec<Range<usize>> {
    let near = r.around(trigger.tokens.start, 14, 8);
    r.of(Topic::Event, &near).filter(|cue| cue.is("pos", "do")).map(|cue| cue.tokens.clone()).collect()
}

/// The subject of a verb: right behind it (verb first), or before it in the clause.
fn subject<'m>(r: &Reading<'_>, sentence: &Range<usize>, verb: &Range<usize>, named: &'m [ActorMention]) -> Option<&'m ActorMention> {
    let behind = || named.iter().find(|m| m.tokens.start >= verb.end && is_clear(r, verb.end, m.tokens.start));
    let ahead = || {
        let mut before = named.iter().rev().filter(|m| m.tokens.end <= verb.start && m.tokens.start >= sentence.start);
        before.find(|m| verb.start - m.tokens.end <= 8 && is_free_subject(r, m, verb))
    };
    if r.doc.lang.is_rtl() { behind().or_else(ahead) } else { ahead() }
}

/// Only words that can stand between a verb and its subject: aircraft, gunners, numbers, an adverb.
fn is_clear(r: &Reading<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|i| {
        let at = i..i + 1;
        r.doc.kind(i) == Some(TokenKind::Word)
            && (r.cues.of(Topic::Weapon, &at).any(|cue| cue.row.is("carrier"))
                || r.cues.of(Topic::Victim, &at).any(|cue| cue.word.start == cue.span.start)
                || r.cues.of(Topic::Faction, &at).any(|cue| cue.class() == "group"))
    }) && to - from <= 3
}

/// Whether a doer before a verb can be its subject: nothing stands against it, and no other verb between.
fn is_free_subject(r: &Reading<'_>, m: &ActorMention, verb: &Range<usize>) -> bool {
    let between = m.tokens.end..verb.start;
    let other_verb = r.of(Topic::Event, &between).any(|cue| !cue.is("pos", "noun") && !cue.is("pos", "fire"));
    let accuses =
        r.of(Topic::Attribution, &r.around(m.tokens.start, 2, 0)).any(|cue| cue.class() == "accused" && cue.tokens.end == m.tokens.start);
    !accuses
        && !is_patient(r, m)
        && !speaks(r, m)
        && !other_verb
        && r.clause_gap(between.start, between.end) == 0
        && !speaks_between(r, &between)
}

fn speaks_between(r: &Reading<'_>, between: &Range<usize>) -> bool {
    r.of(Topic::Speech, between).any(|cue| cue.class() == "says")
}

/// Whose an event noun is: an adjective behind it, or the name in its genitive.
fn owner<'m>(r: &Reading<'_>, trigger: &Trigger, named: &'m [ActorMention]) -> Option<&'m ActorMention> {
    let rtl = r.doc.lang.is_rtl();
    if !rtl {
        let adjective =
            named.iter().rfind(|m| m.tokens.end <= trigger.tokens.start && trigger.tokens.start - m.tokens.end <= 2 && !is_patient(r, m));
        return adjective.or_else(|| by_or_of(r, trigger, named));
    }
    let is_object = r.of(Topic::Event, &trigger.tokens).any(|cue| cue.row.is("object"));
    named.iter().find(|m| {
        let distance = m.tokens.start.checked_sub(trigger.tokens.end);
        match distance {
            Some(0) if is_object => is_followed_by_target(r, m),
            Some(0) => true,
            Some(1 | 2) if m.adjective => !is_target_between(r, trigger.tokens.end, m.tokens.start),
            Some(1..=3) if !trigger.definite => is_dative(r, m) && !is_target_between(r, trigger.tokens.end, m.tokens.start),
            _ => false,
        }
    })
}

/// "A raid by", "the ambush of" in English.
fn by_or_of<'m>(r: &Reading<'_>, trigger: &Trigger, named: &'m [ActorMention]) -> Option<&'m ActorMention> {
    let m = named.iter().find(|m| m.tokens.start >= trigger.tokens.end && m.tokens.start - trigger.tokens.end <= 2)?;
    let between = trigger.tokens.end..m.tokens.start;
    r.of(Topic::Attribution, &between).any(|cue| cue.class() == "by").then_some(m)
}

fn is_followed_by_target(r: &Reading<'_>, m: &ActorMention) -> bool {
    r.of(Topic::Target, &(m.tokens.end..m.tokens.end + 1)).any(|cue| cue.word.start == cue.span.start)
}

fn is_target_between(r: &Reading<'_>, from: usize, to: usize) -> bool {
    r.of(Topic::Target, &(from..to)).next().is_some()
}

/// Written with "to" or "of" as one with it.
fn is_dative(r: &Reading<'_>, m: &ActorMention) -> bool {
    r.of(Topic::Actor, &m.tokens).any(|cue| cue.word.start < cue.span.start)
}

/// Whose the aircraft or guns of the clause are: "American jets", "a Turkish drone".
fn carrier_owner<'m>(r: &Reading<'_>, trigger: &Trigger, named: &'m [ActorMention]) -> Option<&'m ActorMention> {
    let clause = r.clause_of(trigger.tokens.start);
    let near = clause.start..clause.end;
    let used = |cue: &&Cue<'_>| !matches!(cue.class(), "recon" | "stored" | "bike" | "gun") && !is_stored(r, cue);
    let carriers: Vec<&Cue<'_>> = r.of(Topic::Weapon, &near).filter(used).collect();
    let rtl = r.doc.lang.is_rtl();
    carriers.iter().find_map(|carrier| {
        named.iter().filter(|m| m.adjective || carrier.row.is("carrier")).find(|m| {
            let (first, second) = if rtl { (&carrier.tokens, &m.tokens) } else { (&m.tokens, &carrier.tokens) };
            second.start.checked_sub(first.end).is_some_and(|distance| distance <= 1) && !is_patient_range(r, first)
        })
    })
}

/// Whether a doer is the one that was hit: behind "on", "against", a target or its owner.
pub fn is_patient(r: &Reading<'_>, m: &ActorMention) -> bool {
    is_patient_range(r, &m.tokens)
}

fn is_patient_range(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    is_hit(r, tokens, true)
}

/// Behind a target, or behind words for its owner where those count.
fn is_hit(r: &Reading<'_>, tokens: &Range<usize>, owners: bool) -> bool {
    let before = r.around(tokens.start, 4, 0);
    let in_name =
        |cue: &Cue<'_>| r.of(Topic::Actor, &r.around(cue.tokens.start, 3, 0)).any(|actor| actor.tokens.contains(&cue.tokens.start));
    r.of(Topic::Target, &before)
        .filter(|cue| !in_name(cue))
        .any(|cue| (owners || !cue.is("kind", "owner")) && cue.tokens.end <= tokens.start && tokens.start - cue.tokens.end <= 2)
        || r.of(Topic::Determiner, &before).any(|cue| cue.class() == "on" && is_right_before(r, cue.tokens.end, tokens.start))
}

/// With at most an article between.
fn is_right_before(r: &Reading<'_>, end: usize, start: usize) -> bool {
    end == start || end + 1 == start && r.of(Topic::Determiner, &(end..start)).any(|cue| matches!(cue.class(), "a" | "the"))
}

/// Whether a doer is the one who speaks.
fn speaks(r: &Reading<'_>, m: &ActorMention) -> bool {
    let near = r.around(m.tokens.start, 3, m.tokens.len() + 3);
    r.of(Topic::Speech, &near).any(|cue| {
        // English puts the speaker before the verb; what stands behind "that" is what is said.
        let behind = cue.tokens.end <= m.tokens.start;
        if behind
            && cue.class() == "says"
            && (!r.doc.lang.is_rtl() || r.cues.has(Topic::Determiner, "that", &(cue.tokens.end..m.tokens.start)))
        {
            return false;
        }
        let distance = gap(&cue.tokens, &m.tokens);
        if r.clause_gap(cue.tokens.end.min(m.tokens.end), cue.tokens.start.max(m.tokens.start)) > 0 {
            return false;
        }
        match cue.class() {
            "says" => distance <= 2,
            "per" => cue.tokens.end <= m.tokens.start && distance <= 1,
            _ => false,
        }
    })
}

/// "The Pentagon said it struck": the speaker is the doer.
fn claimed_by_speaker(r: &Reading<'_>, sentence: &Range<usize>, triggers: &[&Trigger], named: &[ActorMention]) -> Option<Blame> {
    let own = r.of(Topic::Attribution, sentence).find(|cue| {
        let close = |t: &&&Trigger| t.tokens.start >= cue.tokens.start && t.tokens.start - cue.tokens.start <= if t.verb { 4 } else { 1 };
        cue.class() == "self" && triggers.iter().any(|t| close(&t))
    })?;
    let speaker = named.iter().rfind(|m| m.tokens.start < own.tokens.start && speaks(r, m))?;
    Some(Blame { actor: speaker.actor, footing: Footing::Claimed, tokens: speaker.tokens.clone(), rule: own.row.id.clone() })
}

/// "Announced shelling the depot", "announced, on Monday, an attack": who announces an event noun is its doer.
fn announced(r: &Reading<'_>, sentence: &Range<usize>, triggers: &[&Trigger], named: &[ActorMention]) -> Option<Blame> {
    let says = r.of(Topic::Speech, sentence).find(|cue| {
        let event = |t: &&&Trigger| !t.definite && t.tokens.start >= cue.tokens.end && t.tokens.start - cue.tokens.end <= 9;
        let told = |t: &&&Trigger| r.cues.has(Topic::Determiner, "that", &(cue.tokens.end..t.tokens.start));
        cue.row.is("announces") && triggers.iter().filter(event).any(|t| !told(&t))
    })?;
    let m = named.iter().filter(|m| gap(&m.tokens, &says.tokens) <= 4).min_by_key(|m| gap(&m.tokens, &says.tokens))?;
    Some(Blame { actor: m.actor, footing: Footing::Claimed, tokens: m.tokens.clone(), rule: says.row.id.clone() })
}

/// "The United States put the number killed by its strikes": who speaks of its own is the doer.
fn own_event(r: &Reading<'_>, triggers: &[&Trigger], named: &[ActorMention]) -> Option<Blame> {
    let own = triggers.iter().find(|t| !t.verb && r.cues.has(Topic::Determiner, "own", &r.around(t.tokens.start, 1, 0)))?;
    let speaker = named.iter().rfind(|m| m.tokens.end <= own.tokens.start && speaks(r, m))?;
    Some(Blame { actor: speaker.actor, footing: Footing::Claimed, tokens: speaker.tokens.clone(), rule: own.rule.clone() })
}
