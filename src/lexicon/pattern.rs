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

use std::collections::HashMap;
use std::ops::Range;

use super::table::{Row, Table, TableError};

/// The most classes a grammar may have.
const MOST_CLASSES: usize = 64;
/// No match covers more positions.
const LONGEST_MATCH: usize = 32;
/// Nested groups and parts.
const MOST_NESTED: usize = 8;

/// A class of words, by its place among those of the grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClassId(u8);

/// Something in a text that patterns are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub class: ClassId,
    /// Where it starts, in positions of the lattice.
    pub start: usize,
    /// One past where it ends.
    pub end: usize,
    /// Whether a conjunction links it to what stands before.
    pub linked: bool,
    /// What it means to the caller.
    pub payload: usize,
}

/// The items of a text by where they start.
#[derive(Clone, Debug, Default)]
pub struct Lattice {
    items: Vec<Item>,
    first: Vec<usize>,
}

impl Lattice {
    /// From items in any order and the number of positions.
    pub fn new(mut items: Vec<Item>, positions: usize) -> Self {
        items.sort_by_key(|item| (item.start, std::cmp::Reverse(item.end)));
        let mut first = vec![0; positions + 2];
        for item in &items {
            if let Some(count) = first.get_mut(item.start + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for count in &mut first {
            sum += *count;
            *count = sum;
        }
        Self { items, first }
    }

    /// The classes of the items that start at a position, a bit each.
    fn classes_at(&self, position: usize) -> u64 {
        self.at(position).iter().fold(0, |all, item| all | 1 << item.class.0)
    }

    /// The items that start at a position, longest first.
    pub fn at(&self, position: usize) -> &[Item] {
        match (self.first.get(position), self.first.get(position + 1)) {
            (Some(&from), Some(&to)) => self.items.get(from..to).unwrap_or_default(),
            _ => &[],
        }
    }
}

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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
    Absent,
    Present,
    Either,
}

#[derive(Clone, Copy, Debug)]
enum Op {
    Take {
        classes: u64,
        name: u8,
        context: bool,
        link: Link,
    },
    /// Try the first, then the second.
    Split(usize, usize),
    Jump(usize),
    Done,
}

#[derive(Clone, Debug)]
struct Rule {
    row: usize,
    /// Classes it may start with.
    opens: u64,
    /// Of each of these sets of classes one has to be there.
    required: Vec<u64>,
    ops: Vec<Op>,
}

/// The rules of a table, ready to run.
#[derive(Clone, Debug, Default)]
pub struct Grammar {
    rules: Vec<Rule>,
    classes: HashMap<String, u8>,
    names: HashMap<String, u8>,
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
            let ops = grammar.compile(row, &parts).map_err(|problem| TableError {
                file: format!("{}.tsv", table.name),
                line: row.line,
                column: row.id.chars().count() + 2,
                problem,
            })?;
            grammar.rules.push(Rule { row: index, opens: opens(&ops), required: required(&ops), ops });
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
        if here != 0 {
            let ahead = (position..limit.min(position + LONGEST_MATCH)).fold(0, |all, p| all | lattice.classes_at(p));
            let can_match = |rule: &&Rule| rule.opens & here != 0 && rule.required.iter().all(|classes| classes & ahead != 0);
            for rule in self.rules.iter().filter(can_match) {
                let mut run = Run { ops: &rule.ops, lattice, limit, taken: Vec::new(), best: None };
                run.step(0, position);
                found.extend(run.best.and_then(|(end, taken)| finish(rule, end, &taken)));
            }
            found.sort_by_key(|f: &Found| std::cmp::Reverse((f.range.len(), f.end)));
        }
        found
    }

    fn compile(&mut self, row: &Row, parts: &HashMap<&str, &str>) -> Result<Vec<Op>, String> {
        let mut compiler = Compiler { grammar: self, parts, ops: Vec::new(), depth: 0 };
        let words = split(&row.term);
        let rest = compiler.sequence(&words)?;
        if !rest.is_empty() {
            return Err("')' without '('".to_owned());
        }
        compiler.ops.push(Op::Done);
        Ok(compiler.ops)
    }
}

fn finish(rule: &Rule, end: usize, taken: &[(Op, Item)]) -> Option<Found> {
    let mut kept = taken.iter().filter(|(op, _)| !matches!(op, Op::Take { context: true, .. })).map(|&(_, item)| item);
    let first = kept.next()?;
    let last = kept.next_back().unwrap_or(first);
    let parts = taken.iter().filter_map(|&(op, item)| if let Op::Take { name, .. } = op { Some((name, item)) } else { None }).collect();
    Some(Found { row: rule.row, range: first.start..last.end, end, parts })
}

/// Classes a program may start with.
fn opens(ops: &[Op]) -> u64 {
    let (mut seen, mut todo, mut all) = (vec![false; ops.len()], vec![0], 0);
    while let Some(at) = todo.pop() {
        if seen.get(at).copied().unwrap_or(true) {
            continue;
        }
        if let Some(flag) = seen.get_mut(at) {
            *flag = true;
        }
        match ops.get(at) {
            Some(Op::Take { classes, .. }) => all |= classes,
            Some(&Op::Split(a, b)) => todo.extend([a, b]),
            Some(&Op::Jump(to)) => todo.push(to),
            Some(Op::Done) | None => {}
        }
    }
    all
}

/// The elements that no way through a program goes around.
fn required(ops: &[Op]) -> Vec<u64> {
    let takes = ops.iter().enumerate().filter_map(|(at, op)| if let Op::Take { classes, .. } = op { Some((at, *classes)) } else { None });
    takes.filter(|&(at, _)| !ends_without(ops, at)).map(|(_, classes)| classes).collect()
}

/// Whether a program can end without going through one of its elements.
fn ends_without(ops: &[Op], avoided: usize) -> bool {
    let (mut seen, mut todo) = (vec![false; ops.len()], vec![0]);
    while let Some(at) = todo.pop() {
        let Some(flag) = seen.get_mut(at).filter(|seen| !**seen && at != avoided) else { continue };
        *flag = true;
        match ops.get(at) {
            Some(Op::Done) => return true,
            Some(&Op::Split(a, b)) => todo.extend([a, b]),
            Some(&Op::Jump(to)) => todo.push(to),
            Some(Op::Take { .. }) => todo.push(at + 1),
            None => {}
        }
    }
    false
}

/// One attempt of one rule.
struct Run<'a> {
    ops: &'a [Op],
    lattice: &'a Lattice,
    limit: usize,
    taken: Vec<(Op, Item)>,
    best: Option<(usize, Vec<(Op, Item)>)>,
}

impl Run<'_> {
    fn step(&mut self, at: usize, position: usize) {
        match self.ops.get(at) {
            Some(&Op::Split(a, b)) => {
                self.step(a, position);
                self.step(b, position);
            }
            Some(&Op::Jump(to)) => self.step(to, position),
            Some(Op::Done) if self.best.as_ref().is_none_or(|(end, _)| position > *end) => {
                self.best = Some((position, self.taken.clone()));
            }
            Some(Op::Done) | None => {}
            Some(&op @ Op::Take { classes, link, .. }) => {
                let lattice = self.lattice;
                for &item in lattice.at(position) {
                    let fits_link = self.taken.is_empty() || link == Link::Either || item.linked == (link == Link::Present);
                    if classes & 1 << item.class.0 != 0 && fits_link && item.end <= self.limit {
                        self.taken.push((op, item));
                        self.step(at + 1, item.end);
                        self.taken.pop();
                    }
                }
            }
        }
    }
}

/// The words of a pattern; brackets are words of their own.
fn split(pattern: &str) -> Vec<String> {
    pattern
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace(" ) ?", " )?")
        .replace(") ?", ")?")
        .split_whitespace()
        .map(str::to_owned)
        .collect()
}

struct Compiler<'g> {
    grammar: &'g mut Grammar,
    parts: &'g HashMap<&'g str, &'g str>,
    ops: Vec<Op>,
    depth: usize,
}

impl Compiler<'_> {
    /// Compiles up to the end or a closing bracket or bar; gives what is left.
    fn sequence<'w>(&mut self, mut words: &'w [String]) -> Result<&'w [String], String> {
        while let Some((word, rest)) = words.split_first() {
            words = match word.as_str() {
                ")" | ")?" | "|" => return Ok(words),
                "(" => self.group(rest)?,
                _ => {
                    self.element(word)?;
                    rest
                }
            };
        }
        Ok(words)
    }

    /// Compiles a group after its opening bracket; gives what is left after the closing one.
    fn group<'w>(&mut self, words: &'w [String]) -> Result<&'w [String], String> {
        self.deeper()?;
        let optional = self.ops.len();
        self.ops.push(Op::Jump(optional + 1));
        let (mut rest, mut exits) = (words, Vec::new());
        loop {
            let split = self.ops.len();
            self.ops.push(Op::Jump(split + 1));
            rest = self.sequence(rest)?;
            let Some((word, after)) = rest.split_first() else { return Err("'(' without ')'".to_owned()) };
            exits.push(self.ops.len());
            self.ops.push(Op::Done);
            let next = self.ops.len();
            if word == "|" {
                self.set(split, Op::Split(split + 1, next));
                rest = after;
                continue;
            }
            for exit in exits {
                self.set(exit, Op::Jump(next));
            }
            if word == ")?" {
                self.set(optional, Op::Split(optional + 1, next));
            }
            self.depth -= 1;
            return Ok(after);
        }
    }

    fn element(&mut self, word: &str) -> Result<(), String> {
        if let Some(part) = word.strip_prefix('@') {
            return self.part(part);
        }
        let (word, optional) = word.strip_suffix('?').map_or((word, false), |bare| (bare, true));
        let (word, context) = word.strip_prefix('^').map_or((word, false), |bare| (bare, true));
        let (word, link) = match (word.strip_prefix('+'), word.strip_prefix('~')) {
            (Some(bare), _) => (bare, Link::Present),
            (_, Some(bare)) => (bare, Link::Either),
            _ => (word, Link::Absent),
        };
        let (classes, name) = word.split_once(':').unwrap_or((word, word));
        let mut mask = 0;
        for class in classes.split('|') {
            mask |= 1 << intern(&mut self.grammar.classes, class)?;
        }
        let name = intern(&mut self.grammar.names, name.split('|').next().unwrap_or(name))?;
        if optional {
            let at = self.ops.len();
            self.ops.push(Op::Split(at + 1, at + 2));
        }
        self.ops.push(Op::Take { classes: mask, name, context, link });
        Ok(())
    }

    fn part(&mut self, word: &str) -> Result<(), String> {
        let (name, optional) = word.strip_suffix('?').map_or((word, false), |bare| (bare, true));
        let pattern = self.parts.get(name).ok_or_else(|| format!("no row @{name}"))?;
        let mut words = split(pattern);
        words.insert(0, "(".to_owned());
        words.push(if optional { ")?" } else { ")" }.to_owned());
        let rest = self.sequence(&words)?;
        if rest.is_empty() { Ok(()) } else { Err(format!("')' without '(' in @{name}")) }
    }

    fn deeper(&mut self) -> Result<(), String> {
        self.depth += 1;
        if self.depth > MOST_NESTED { Err(format!("more than {MOST_NESTED} groups within each other")) } else { Ok(()) }
    }

    fn set(&mut self, at: usize, op: Op) {
        if let Some(slot) = self.ops.get_mut(at) {
            *slot = op;
        }
    }
}

fn intern(known: &mut HashMap<String, u8>, name: &str) -> Result<u8, String> {
    if let Some(&id) = known.get(name) {
        return Ok(id);
    }
    if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
        return Err(format!("'{name}' is no name of a class"));
    }
    let id = known.len();
    if id >= MOST_CLASSES {
        return Err(format!("more than {MOST_CLASSES} classes"));
    }
    known.insert(name.to_owned(), id as u8);
    Ok(id as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Options;

    fn grammar(pattern: &str) -> Result<Grammar, TableError> {
        let text = format!("#! match=rules\n@p\tc (d | +a)?\tpart\tx\nr\t{pattern}\tdo=x\tx\n");
        Grammar::new(&Table::parse("t", &text, Options::exact()).expect("two rows"))
    }

    /// Runs a pattern over single-position items written as letters; a capital is one linked by a conjunction.
    fn found(pattern: &str, letters: &str) -> Option<(Range<usize>, usize)> {
        let grammar = grammar(pattern).expect("a pattern");
        let item = |(at, c): (usize, char)| {
            let class = grammar.class(&c.to_ascii_lowercase().to_string())?;
            Some(Item { class, start: at, end: at + 1, linked: c.is_ascii_uppercase(), payload: 0 })
        };
        let lattice = Lattice::new(letters.chars().enumerate().filter_map(item).collect(), letters.len());
        grammar.find_at(&lattice, 0, letters.len()).first().map(|f| (f.range.clone(), f.end))
    }

    #[test]
    fn patterns_take_the_longest_way() {
        let rows = [
            ("a b? c", "abcx", Some((0..3, 3))),
            ("a b? c", "ac", Some((0..2, 2))),
            ("a b? c", "ab", None),
            ("a (b | c d)? b", "acdb", Some((0..4, 4))),
            ("a (b | c d)? b", "abb", Some((0..3, 3))),
            ("^a b ^c?", "abc", Some((1..2, 3))),
            ("a|b c", "bc", Some((0..2, 2))),
            ("a b", "aB", None),
            ("a +b", "aB", Some((0..2, 2))),
            ("a ~b", "ab", Some((0..2, 2))),
            ("a b", "Ab", Some((0..2, 2))),
            ("b @p", "bcd", Some((0..3, 3))),
            ("b @p? d", "bcAd", Some((0..4, 4))),
            ("b @p?", "bx", Some((0..1, 1))),
        ];
        for (pattern, letters, expected) in rows {
            assert_eq!(found(pattern, letters), expected, "{pattern} on {letters}");
        }
    }

    #[test]
    fn a_broken_pattern_is_named() {
        let rows = [("(a", "'(' without ')'"), ("a)", "')' without '('"), ("@x", "no row @x"), ("a-b", "'a-b' is no name of a class")];
        for (pattern, problem) in rows {
            assert_eq!(grammar(pattern).expect_err("broken").to_string(), format!("t.tsv:3:3: {problem}"));
        }
    }
}
