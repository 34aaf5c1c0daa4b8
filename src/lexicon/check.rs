//! Whether the tables keep their word: every example is matched by its own row, nothing is said twice or left empty.

use std::collections::{BTreeMap, BTreeSet};

use super::options::Mode;
use super::scanner::Scanner;
use super::{Lexicons, Row, Table};
use crate::diagnostic::Diagnostic;
use crate::text::{Lang, fold_term};

/// Everything that is wrong with the tables, in the order of files and lines. Rows of grammars are only checked for
/// their form: their examples need the grammar.
pub fn check(lexicons: &Lexicons) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for lang in lexicons.languages() {
        for table in lexicons.tables(lang) {
            check_table(lexicons, lang, table, &mut problems);
        }
    }
    problems
}

fn check_table(lexicons: &Lexicons, lang: Lang, table: &Table, problems: &mut Vec<Diagnostic>) {
    let (mut ids, mut terms) = (BTreeMap::new(), BTreeSet::new());
    let mut line = 0;
    for row in &table.rows {
        let is_first = std::mem::replace(&mut line, row.line) != row.line;
        let mut say =
            |what: &str| problems.push(Diagnostic::error(format!("{}: {what}", row.id)).at(format!("{}.tsv:{}", table.name, row.line)));
        for (cell, name) in [(&row.id, "id"), (&row.term, "term"), (&row.value, "value"), (&row.example, "example")] {
            if cell.is_empty() {
                say(&format!("the cell '{name}' is empty"));
            }
        }
        if *ids.entry(row.id.as_str()).or_insert(row.line) != row.line {
            say("another row has this id");
        }
        if matches!(table.options.mode, Mode::Terms | Mode::Words) && !terms.insert((fold_term(&row.term), row.attr("class"))) {
            say("another row has this term (spellings that fold to the same need one row)");
        }
        if is_first && !example_matches(lexicons, lang, table, row) {
            say("its example is not matched by it");
        }
    }
}

fn example_matches(lexicons: &Lexicons, lang: Lang, table: &Table, row: &Row) -> bool {
    let doc = lexicons.read(&row.example, lang);
    match table.options.mode {
        Mode::Terms => table.find(&doc).iter().any(|found| found.row.id == row.id || same_term(found.row, row)),
        Mode::Words => {
            let scanner = Scanner::new([(table.options, [row.term.as_str()])], lexicons.rules(lang));
            scanner.is_ok_and(|scanner| !scanner.scan(&doc).of(0).is_empty())
        }
        Mode::Affixes => {
            let affix = fold_term(&row.term);
            (0..doc.tokens.len()).any(|i| doc.word(i) != affix && (doc.word(i).starts_with(&affix) || doc.word(i).ends_with(&affix)))
        }
        Mode::Rules | Mode::Templates => true,
    }
}

/// Two rows may share their letters where a word plays two parts.
fn same_term(a: &Row, b: &Row) -> bool {
    a.attr("class") != b.attr("class") && fold_term(&a.term) == fold_term(&b.term)
}
