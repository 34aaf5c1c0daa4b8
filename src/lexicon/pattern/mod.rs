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
use program::{Op, Run, opens, required};

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
            let rule = Rule { row: index, opens: opens(&ops), required: required(&ops), ops };
            grammar.opens |= rule.opens;
            grammar.rules.push(rule);
        }
        Ok(grammar)
    }

    /// The class of that name; `None` where no pattern speaks of it.
    pub fn class(&self, name: &str) -> Option<ClassId> {
        self.classes.get(name).copied().map(ClassId)
    }

    /// The number that parts of that name carry; `None` where no pattern has such a part.
    pub fn name(&self, name: &str) -> Option<u8> {
        self.names.get(name).copied()
    }

    /// What the rules find at a position, longest first, of equals the rule that stands first in the table. Nothing
    /// reaches over `limit`.
    pub fn find_at(&self, lattice: &Lattice, position: usize, limit: usize) -> Vec<Found> {
        let here = lattice.classes_at(position);
        let mut found = Vec::new();
        if here & self.opens != 0 {
            let ahead = lattice.classes_in(position..limit.min(position + LONGEST_MATCH).max(position));
            let can_match = |rule: &&Rule| rule.opens & here != 0 && rule.required.iter().all(|classes| classes & ahead != 0);
            let mut run = Run { ops: &[], lattice, limit, taken: Vec::new(), best: None };
            for rule in self.rules.iter().filter(can_match) {
                run.ops = &rule.ops;
                run.step(0, position);
                found.extend(run.best.take().and_then(|(end, taken)| finish(rule, end, &taken)));
            }
            found.sort_by_key(|f: &Found| std::cmp::Reverse((f.range.len(), f.end)));
        }
        found
    }
}

fn finish(rule: &Rule, end: usize, taken: &[(Op, Item)]) -> Option<Found> {
    let mut kept = taken.iter().filter(|(op, _)| !matches!(op, Op::Take { context: true, .. })).map(|&(_, item)| item);
    let first = kept.next()?;
    let last = kept.next_back().unwrap_or(first);
    let parts = taken.iter().filter_map(|&(op, item)| if let Op::Take { name, .. } = op { Some((name, item)) } else { None }).collect();
    Some(Found { row: rule.row, range: first.start..last.end, end, parts })
}
