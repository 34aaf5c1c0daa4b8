//! Why an event word is no incident.

use std::ops::Range;

use super::{Block, Trigger};
use crate::extract::cues::{Cue, Topic};
use crate::extract::dates::{DateMention, DateRole};
use crate::extract::reading::Reading;
use crate::text::{NumberKind, TokenKind};

/// More than this of one event in a row is a tally, not news.
const TALLY_FROM: u64 = 30;

pub(super) fn block(r: &Reading<'_>, trigger: &Trigger) -> Option<Block> {
    let clause = r.clause_of(trigger.tokens.start);
    let before = trigger.tokens.start.saturating_sub(7).max(clause.start)..trigger.tokens.start;
    let sentence = r.sentence(r.sentence_of(trigger.tokens.start));
    let stopped = r.of(Topic::NonEvent, &sentence).find_map(|cue| {
        let block = Block::from_class(cue.class())?;
        // "The number of dead in the blast reached": persons are counted, not events.
        let counts_persons = block == Block::Tally && r.of(Topic::Casualty, &cue.tokens).any(|counted| counted.is("pos", "number"));
        if counts_persons || !is_meant(r, cue, trigger) {
            return None;
        }
        let reaches = match cue.attr("reach") {
            // "Denied the news that a base had come under fire": as far as the sentence goes on about it.
            Some("behind") => {
                let between = cue.tokens.end..trigger.tokens.start;
                cue.tokens.start < trigger.tokens.start && !r.of(Topic::Discourse, &between).any(|link| link.class() == "cut")
            }
            // "Three years after the strike": the linking word opens a clause, but changes nothing.
            Some("before") if block == Block::Anniversary => {
                cue.tokens.start < trigger.tokens.start
                    && trigger.tokens.start - cue.tokens.start <= 8
                    && r.clause_gap(cue.tokens.end, trigger.tokens.start) == 0
            }
            Some("before") => before.contains(&cue.tokens.start),
            // "Fleeing the battles of X": the very next words.
            Some("next") => cue.tokens.end <= trigger.tokens.start && trigger.tokens.start - cue.tokens.end <= 1,
            // A tally speaks of all the events of its sentence that are told as many.
            _ => clause.contains(&cue.tokens.start) || block == Block::Tally && trigger.plural,
        };
        reaches.then_some(block)
    });
    let negated = || is_negated(r, trigger, &clause).then_some(Block::Negated);
    stopped.filter(|block| !is_dated(r, *block, &clause)).or_else(negated).or_else(|| counted(r, trigger))
}

/// Whether a word that stops events is said of this one.
fn is_meant(r: &Reading<'_>, cue: &Cue<'_>, trigger: &Trigger) -> bool {
    let between = cue.tokens.end..trigger.tokens.start;
    // "Denied that anybody had been hurt in the attack": the attack was.
    let of_harm = || cue.class() == "negated" && r.cues.within(&between).iter().any(is_harm);
    let news = |needed: &str| r.of(Topic::NonEvent, &r.around(cue.tokens.start, 0, 6)).any(|other| other.row.id == needed);
    // "Foiled an attack on the base in which eight bombers took part, and killed them all": it was made, and beaten off.
    let beaten_off = || {
        let sentence = r.sentence(r.sentence_of(trigger.tokens.start));
        r.of(Topic::Casualty, &(trigger.tokens.end..sentence.end)).any(|harm| harm.class() == "killed" || harm.class() == "injured")
    };
    (!cue.is("only", "plural") || trigger.plural)
        && !(cue.row.is("toll") && beaten_off())
        && cue.attr("needs").is_none_or(news)
        && cue.attr("unless").is_none_or(|row| !is_measured_by(r, cue, row))
        && !of_harm()
}

/// "The deadliest night in months": a superlative before it makes a span of time the measure of one event, no tally.
fn is_measured_by(r: &Reading<'_>, cue: &Cue<'_>, row: &str) -> bool {
    let start = r.clause_of(cue.tokens.start).start.max(cue.tokens.start.saturating_sub(MEASURE));
    r.of(Topic::NonEvent, &(start..cue.tokens.start)).any(|other| other.row.id == row)
}

fn is_harm(cue: &Cue<'_>) -> bool {
    // A verb that tells of harm only together with the words for it ("was exposed to", "... to wounds") may as well be part of what is denied.
    matches!(cue.topic, Topic::Casualty | Topic::NoCasualty) && cue.attr("needs").is_none()
        || cue.topic == Topic::Cause && cue.class() == "fell"
}

/// "Did not strike", "no base came under attack": what harm was not done is another matter.
fn is_negated(r: &Reading<'_>, trigger: &Trigger, clause: &Range<usize>) -> bool {
    let inside = |not: &Cue<'_>| {
        r.of(Topic::Weapon, &(not.tokens.start.saturating_sub(2)..not.tokens.start + 1)).any(|w| w.tokens.end > not.tokens.start)
    };
    let near = trigger.tokens.start.saturating_sub(2).max(clause.start)..trigger.tokens.start;
    let reach = usize::from(!r.doc.lang.is_rtl());
    let beside = trigger.verb
        && r.of(Topic::Determiner, &near).any(|cue| {
            cue.class() == "not" && trigger.tokens.start <= cue.tokens.end + reach && trigger.tokens.start >= cue.tokens.end && !inside(cue)
        });
    // "Denied that its aircraft had hit any site": a word of denial, and "any" behind the verb.
    let sentence = r.sentence(r.sentence_of(trigger.tokens.start));
    let any = trigger.verb
        && r.cues.has(Topic::Determiner, "any", &(trigger.tokens.end..trigger.tokens.end + 2))
        && (r.cues.has(Topic::NonEvent, "negated", &(sentence.start..trigger.tokens.start))
            || r.cues.has(Topic::Determiner, "not", &(sentence.start..trigger.tokens.start)));
    let opening = clause.start..clause.start + 2;
    let nobody = !r.doc.lang.is_rtl()
        && !trigger.definite
        && r.of(Topic::Determiner, &opening).any(|cue| {
            cue.class() == "not" && cue.tokens.start < trigger.tokens.start && r.doc.kind(cue.tokens.end) == Some(TokenKind::Word) && {
                let between = cue.tokens.end..trigger.tokens.start;
                !r.cues.within(&between).iter().any(|other| is_harm(other) || other.topic == Topic::Attribution)
            }
        });
    beside || nobody || any
}

/// How far behind a superlative the span of time may stand that measures it, in tokens.
const MEASURE: usize = 7;

/// How far before its clause the verb may stand that carries an event, in tokens.
const ASIDE: usize = 14;

/// A habit or a tally that the clause dates to a day is an incident after all.
fn is_dated(r: &Reading<'_>, block: Block, clause: &Range<usize>) -> bool {
    let is_day = |date: &DateMention| date.when.days().is_some_and(|days| days <= 2);
    let within = |tokens: &Range<usize>| r.dates_in(tokens).filter_map(|i| r.dates.get(i)).any(is_day);
    // "Launched, on Friday night, dozens of strikes": the day stands between signs.
    let aside = || {
        let before = clause.start.saturating_sub(ASIDE).max(r.sentence(r.sentence_of(clause.start)).start)..clause.start;
        r.clause_gap(before.start, before.end) <= 2
            && r.of(Topic::Event, &before).any(|cue| cue.is("pos", "do"))
            && r.dates_in(&before).filter_map(|i| r.dates.get(i)).any(|date| date.role == DateRole::Event && is_day(date))
    };
    matches!(block, Block::Habit | Block::Tally) && (within(clause) || aside())
}

/// A large number of events, or a vague one.
pub(super) fn counted(r: &Reading<'_>, trigger: &Trigger) -> Option<Block> {
    let before = r.around(trigger.tokens.start, 3, 0);
    let number = r.numbers_in(&before).iter().rfind(|n| n.tokens.end == trigger.tokens.start)?;
    let sentence = r.sentence(r.sentence_of(trigger.tokens.start));
    let since = || r.dates_in(&sentence).any(|i| r.dates.get(i).is_some_and(|date| date.role == DateRole::TallyStart));
    let many = match number.kind {
        NumberKind::Vague => true,
        NumberKind::Ordinal => false,
        _ => number.value >= TALLY_FROM || number.value >= TALLY_FROM / 3 && since(),
    };
    (many && !trigger.verb && !is_of_one_day(r, &sentence)).then_some(Block::Tally)
}

/// "Forty raids on Wednesday", "forty raids from dawn on Wednesday until the evening": however many, they are of one day.
fn is_of_one_day(r: &Reading<'_>, sentence: &Range<usize>) -> bool {
    let told: Vec<_> =
        r.dates_in(sentence).filter_map(|i| r.dates.get(i)).filter_map(|date| Some((date.role, date.when.bounds()?))).collect();
    let (Some(first), Some(last)) = (told.iter().map(|(_, when)| when.0).min(), told.iter().map(|(_, when)| when.1).max()) else {
        return false;
    };
    // From one hour to another of a day, or a day with no other beside it.
    let counts = told.len() > 1 || told.iter().any(|(role, _)| *role == DateRole::Event);
    counts && (last - first).num_days() <= 1
}
