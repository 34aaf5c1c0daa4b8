//! When two spellings name the same place, for the scorer alone: coarser than the gazetteer, and never changed with it.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

const TABLE: &str = include_str!("../../../data/eval/surfaces.tsv");

/// Fewest letters that a name must have to count as part of another.
const SHORTEST_PART: usize = 3;

/// The scorer's tables.
#[derive(Debug, Default)]
pub(super) struct Surfaces {
    letters: BTreeMap<char, char>,
    kinds: BTreeSet<String>,
    prefixes: Vec<String>,
}

impl Surfaces {
    pub(super) fn new() -> Self {
        let mut surfaces = Self::default();
        let rows = || TABLE.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect::<Vec<_>>());
        for row in rows() {
            match row[..] {
                ["letter", from, to] => surfaces.letters.extend(from.chars().zip(to.chars())),
                ["prefix", prefix, _] => surfaces.prefixes.push(prefix.to_owned()),
                _ => {}
            }
        }
        for row in rows() {
            if let ["kind", word, _] = row[..] {
                let folded = surfaces.fold(word);
                surfaces.kinds.insert(folded);
            }
        }
        surfaces
    }

    /// Compatibility forms, marks, tatweel, letters of one sound and separators made one; lower case.
    fn fold(&self, text: &str) -> String {
        let letters =
            text.nfkc().filter(|c| !is_combining_mark(*c) && *c != '\u{0640}').map(|c| self.letters.get(&c).copied().unwrap_or(c));
        let mut folded = String::new();
        for c in letters {
            if !is_separator(c) {
                folded.push(c);
            } else if !folded.ends_with(' ') {
                folded.push(' ');
            }
        }
        folded.trim().to_lowercase()
    }

    /// The folded name without the words that only say what sort of place it is, and without clitics.
    pub(super) fn core(&self, text: &str) -> String {
        let folded = self.fold(text);
        let joined: String = folded.split_whitespace().filter(|word| !self.kinds.contains(*word)).collect();
        let joined = if joined.is_empty() { folded.replace(' ', "") } else { joined };
        let prefix = self.prefixes.iter().find_map(|prefix| joined.strip_prefix(prefix.as_str()).map(str::to_owned));
        prefix.unwrap_or(joined)
    }

    /// Whether the two name one place: the same, or one within the other.
    pub(super) fn same(&self, a: &str, b: &str) -> bool {
        let (a, b) = (self.core(a), self.core(b));
        if a.is_empty() || b.is_empty() {
            return false;
        }
        let shortest = a.chars().count().min(b.chars().count());
        a == b || (shortest >= SHORTEST_PART && (b.contains(&a) || a.contains(&b)))
    }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200C}'..='\u{200F}' | '-' | '\u{2013}' | '_')
}
