//! Patterns on rows of letters.

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
