//! From the words of a pattern to instructions.

use std::collections::HashMap;

use super::Grammar;
use super::lattice::ClassId;
use super::program::{Link, Op};
use crate::text::quick::QuickMap;

/// The most classes a grammar may have.
const MOST_CLASSES: usize = 128;
/// Nested groups and parts.
const MOST_NESTED: usize = 8;

/// The instructions of a pattern; `parts` are the patterns that `@name` stands for.
pub(super) fn compile(grammar: &mut Grammar, pattern: &str, parts: &HashMap<&str, &str>) -> Result<Vec<Op>, String> {
    let mut compiler = Compiler { grammar, parts, ops: Vec::new(), depth: 0 };
    let words = split(pattern);
    let rest = compiler.sequence(&words)?;
    if !rest.is_empty() {
        return Err("')' without '('".to_owned());
    }
    compiler.ops.push(Op::Done);
    Ok(compiler.ops)
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
            mask |= ClassId(intern(&mut self.grammar.classes, class)?).bit();
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

fn intern(known: &mut QuickMap<u8>, name: &str) -> Result<u8, String> {
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
