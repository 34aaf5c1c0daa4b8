//! A small grammar as data: patterns over classes of words, one a row.
//!
//! ```text
//! day-month-year ⇥ weekday? comma? day of? month (of? year)? ⇥ do=date ⇥ Tuesday, 18 August 2020
//! @month         ⇥ monthword? month (slash month)?           ⇥ part
//! ```
//!
//! An element is a class, or several with `|` between them, and may carry: `?` it may be missing; `:name` what it is
//! called for the code that acts on the rule (its class otherwise); `^` it has to stand there but is no part of what was
//! found; `+` a conjunction has to link it to what stands before, `~` one may. `( … )` groups, a `|` standing alone inside
//! parts alternatives, `@name` stands for the row of that id.

mod compile;
mod lattice;
mod program;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::ops::Range;

use super::table::{Table, TableError};
use crate::text::quick::QuickMap;
use compile::compile;
use lattice::Classes;
use program::{Op, Run, opens, required, seconds};

pub use lattice::{ClassId, Item, Lattice};

/// No match covers more positions.
const LONGEST_MATCH: usize = 32;

/// What a rule has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Which rule, as a row of the table.
    pub row: usize,
    /// Positions covered, without what only has to stand around it.
    pub range: Range<usize>,
    /// One past the last position looked at.
    pub end: usize,
    /// The named parts, in order.
    pub parts: Vec<(u8, Item)>,
}

#[derive(Clone, Debug)]
struct Rule {
    row: usize,
    /// Classes it may start with.
    opens: Classes,
    /// Classes of which one has to follow where it does not end.
    seconds: Option<Classes>,
    /// Of each of these sets of classes one has to be there.
    required: Vec<Classes>,
    ops: Vec<Op>,
}

/// The rules of a table, ready to run.
#[derive(Clone, Debug, Default)]
pub struct Grammar {
    rules: Vec<Rule>,
    /// Classes that any of them may start with.
    opens: Classes,
    /// For each class the rules that may start with it, a bit each.
    opened_by: Vec<Vec<u64>>,
    classes: QuickMap<u8>,
    names: QuickMap<u8>,
}

impl Grammar {
    /// Compiles the patterns of a table.
    ///
    /// # Errors
    /// Names the line and what is wrong with its pattern.
    pub fn new(table: &Table) -> Result<Self, TableError> {
        let mut grammar = Self::default();
        let parts: HashMap<&str, &str> = table.rows.iter().filter_map(|row| Some((row.id.strip_prefix('@')?, row.term.as_str()))).collect();
        for (index, row) in table.rows.iter().enumerate().filter(|(_, row)| !row.id.starts_with('@')) {
            let ops = compile(&mut grammar, &row.term, &parts).map_err(|problem| TableError {
                file: format!("{}.tsv", table.name),
                line: row.line,
                column: row.id.chars().count() + 2,
                problem,
            })?;
            let rule = Rule { row: index, opens: opens(&ops), seconds: seconds(&ops), required: required(&ops), ops };
            grammar.opens |= rule.opens;
            grammar.rules.push(rule);
        }
        grammar.opened_by = (0..grammar.classes.len()).map(|class| grammar.rules_for(1 << class)).collect();
        Ok(grammar)
    }

    /// The rules that may start with one of these classes, a bit each.
    fn rules_for(&self, classes: Classes) -> Vec<u64> {
        let bit = |rule: &Rule, at: usize| if rule.opens & classes == 0 { 0 } else { 1 << at };
        self.rules.chunks(64).map(|rules| rules.iter().enumerate().fold(0, |bits, (at, rule)| bits | bit(rule, at))).collect()
    }

    /// The rules that may start with one of these classes, in their order.
    fn opened_by(&self, classes: Classes) -> impl Iterator<Item = &Rule> {
        let sets = move || bits_of(classes).filter_map(|class| self.opened_by.get(class));
        self.rules.chunks(64).enumerate().flat_map(move |(chunk, rules)| {
            let all = sets().filter_map(|set| set.get(chunk)).fold(0, |all, bits| all | bits);
            bits_of(all.into()).filter_map(move |at| rules.get(at))
        })
    }

    /// The class of that name; `None` where no pattern speaks of it.
    pub fn class(&self, name: &str) -> Option<ClassId> {
        self.classes.get(name).copied().map(ClassId)
    }

    /// The number that parts of that name carry; `None` where no pattern has such a part.
    pub fn name(&self, name: &str) -> Option<u8> {
        self.names.get(name).copied()
    }

    /// Whether a rule may start at a position.
    pub fn may_open(&self, lattice: &Lattice, position: usize) -> bool {
        lattice.classes_at(position) & self.opens != 0
    }

    /// What the rules find at a position, longest first, of equals the rule that stands first in the table. Nothing
    /// reaches over `limit`.
    pub fn find_at(&self, lattice: &Lattice, position: usize, limit: usize) -> Vec<Found> {
        let here = lattice.classes_at(position);
        let mut found = Vec::new();
        if here & self.opens != 0 {
            let ahead = lattice.classes_in(position..limit.min(position + LONGEST_MATCH).max(position));
            let next = lattice.at(position).iter().fold(0, |all, item| all | lattice.classes_at(item.end));
            let can_match = |rule: &&Rule| {
                rule.seconds.is_none_or(|seconds| seconds & next != 0) && rule.required.iter().all(|classes| classes & ahead != 0)
            };
            let mut run = Run { ops: &[], lattice, limit, taken: Vec::new(), best: None };
            for rule in self.opened_by(here).filter(can_match) {
                run.ops = &rule.ops;
                run.step(0, position);
                found.extend(run.best.take().and_then(|(end, taken)| finish(rule, end, &taken)));
            }
            found.sort_by_key(|f: &Found| std::cmp::Reverse((f.range.len(), f.end)));
        }
        found
    }
}

/// The places of the bits that are set, from the lowest.
fn bits_of(mut bits: u128) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = (bits != 0).then(|| bits.trailing_zeros() as usize)?;
        bits &= bits - 1;
        Some(lowest)
    })
}

fn finish(rule: &Rule, end: usize, taken: &[(Op, Item)]) -> Option<Found> {
    let mut kept = taken.iter().filter(|(op, _)| !matches!(op, Op::Take { context: true, .. })).map(|&(_, item)| item);
    let first = kept.next()?;
    let last = kept.next_back().unwrap_or(first);
    let parts = taken.iter().filter_map(|&(op, item)| if let Op::Take { name, .. } = op { Some((name, item)) } else { None }).collect();
    Some(Found { row: rule.row, range: first.start..last.end, end, parts })
}
