//! What strangers write in the cells of their tables: kinds, doers, numbers and points in words. The words are data (`data/exchange`).

use std::sync::LazyLock;

use super::columns::Column;
use super::refusal::Refusal;
use super::table;
use crate::coords;
use crate::geo::LatLon;
use crate::incident::{Actor, Count, Kind};
use crate::text::fold_term;

static KINDS: LazyLock<Vec<(Kind, String)>> = LazyLock::new(|| {
    let rows = table::rows(include_str!("../../data/exchange/kind_words.tsv"));
    rows.filter_map(|[kind, word, ..]| Some((Kind::from_code(kind)?, fold_term(word)))).collect()
});

static ACTORS: LazyLock<Vec<(Actor, String)>> = LazyLock::new(|| {
    let rows = table::rows(include_str!("../../data/exchange/actors.tsv"));
    rows.filter_map(|[actor, words, ..]| Some((Actor::from_code(actor)?, fold_term(words)))).collect()
});

static HEADS: LazyLock<Vec<(Column, String)>> = LazyLock::new(|| {
    let rows = table::rows(include_str!("../../data/exchange/heads.tsv"));
    rows.filter_map(|[column, head, ..]| Some((Column::from_name(column)?, head_key(head)))).collect()
});

/// A kind by its code or by a word for it; anything else is [`Kind::Other`].
pub fn kind(cell: &str) -> Kind {
    if let Some(kind) = Kind::from_code(cell) {
        return kind;
    }
    let folded = fold_term(cell);
    KINDS.iter().find(|(_, word)| *word == folded).map_or(Kind::Other, |(kind, _)| *kind)
}

/// A doer by a name that another collection gives it: nobody for an empty cell, somebody else for a name that is not known.
pub fn actor(cell: &str) -> Actor {
    if cell.is_empty() {
        return Actor::Unknown;
    }
    let folded = format!(" {} ", fold_term(cell));
    ACTORS.iter().find(|(_, words)| is_in(words, &folded)).map_or(Actor::Other, |(actor, _)| *actor)
}

/// Whether the words stand in the text as words of their own.
fn is_in(words: &str, folded: &str) -> bool {
    folded.match_indices(words).any(|(at, _)| {
        let before = folded.get(..at).and_then(|head| head.chars().next_back());
        let after = folded.get(at + words.len()..).and_then(|tail| tail.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// "14", "5-8", "5..8", "≥ 5", "5+"; nothing where nothing is written.
///
/// # Errors
/// Where it is no number of persons.
pub fn count(cell: &str, column: Column) -> Result<Count, Refusal> {
    let bad = || Refusal::cell("import-row-toll", column.name(), cell);
    let number = |text: &str| -> Result<u32, Refusal> {
        let text = text.trim();
        let whole = text.strip_suffix(".0").unwrap_or(text);
        whole.parse().map_err(|_reason| bad())
    };
    if cell.is_empty() {
        return Ok(Count::default());
    }
    if let Some(low) = cell.strip_suffix('+').or_else(|| cell.strip_prefix(['\u{2265}', '>'])) {
        return Ok(Count::at_least(number(low.trim_start_matches('='))?));
    }
    if let Some((low, high)) = cell.split_once("..").or_else(|| cell.split_once(['-', '\u{2013}'])) {
        let (low, high) = (number(low)?, number(high)?);
        return if low <= high { Ok(Count::between(low, high)) } else { Err(bad()) };
    }
    number(cell).map(Count::exact)
}

/// A point in any of the forms that coordinates are written in.
pub fn point(cell: &str) -> Option<LatLon> {
    coords::parse(cell)
}

/// The letters and digits of a head, folded: `Date of incident`, `date_of_incident` and `DateOfIncident` are one.
fn head_key(head: &str) -> String {
    fold_term(head).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Which columns the heads of a table stand for; `None` for those that none is known for. No column is given twice: the first word of
/// `data/exchange/heads.tsv` wins.
pub fn columns<'a>(heads: impl Iterator<Item = &'a str>) -> Vec<Option<Column>> {
    let keys: Vec<String> = heads.map(head_key).collect();
    let mut found: Vec<Option<Column>> = vec![None; keys.len()];
    for (column, word) in Column::ALL.iter().map(|column| (*column, head_key(column.name()))).chain(HEADS.iter().cloned()) {
        let free = keys.iter().zip(&found).position(|(key, taken)| *key == word && taken.is_none());
        if let Some(slot) = free.filter(|_| !found.contains(&Some(column))).and_then(|at| found.get_mut(at)) {
            *slot = Some(column);
        }
    }
    found
}
