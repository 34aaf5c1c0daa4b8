//! Why an event word is no incident.

use std::ops::Range;

use super::{Block, Trigger};
use crate::extract::cues::Topic;
use crate::extract::dates::DateRole;
use crate::extract::reading::Reading;
use crate::text::NumberKind;

/// More than this of one event in a row is a tally, not news.
const TALLY_FROM: u64 = 30;

pub(super) fn block(r: &Reading<'_>, trigger: &Trigger) -> Option<Block> {
    let clause = r.clause_of(trigger.tokens.start);
    let before = trigger.tokens.start.saturating_sub(7).max(clause.start)..trigger.tokens.start;
    let sentence = r.sentence(r.sentence_of(trigger.tokens.start));
    let stopped = r.of(Topic::NonEvent, &sentence).find_map(|cue| {
        let block = Block::from_class(cue.class())?;
        let reaches = match cue.attr("reach") {
            // "Three years after the strike": the linking word opens a clause, but changes nothing.
            Some("before") if block == Block::Anniversary => {
                cue.tokens.start < trigger.tokens.start
                    && trigger.tokens.start - cue.tokens.start <= 8
                    && r.clause_gap(cue.tokens.end, trigger.tokens.start) == 0
            }
            Some("before") => before.contains(&cue.tokens.start),
            // A tally speaks of all the events of its sentence that are told as many.
            _ => clause.contains(&cue.tokens.start) || block == Block::Tally && trigger.plural,
        };
        reaches.then_some(block)
    });
    stopped.filter(|block| !is_dated(r, *block, &clause)).or_else(|| counted(r, trigger))
}

/// A habit or a tally that the clause dates to a day is an incident after all.
fn is_dated(r: &Reading<'_>, block: Block, clause: &Range<usize>) -> bool {
    matches!(block, Block::Habit | Block::Tally)
        && r.dates_in(clause).filter_map(|i| r.dates.get(i)).any(|date| date.when.days().is_some_and(|days| days <= 2))
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
    (many && !trigger.verb).then_some(Block::Tally)
}
