//! One language: what its folder of tables says.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use serde::Deserialize;

use super::options::{Mode, Options};
use super::scanner::Scanner;
use super::table::{Row, Table, TableError};
use super::{LanguageFiles, LexiconError};
use crate::text::numerals::{NumberClass, NumberWord};
use crate::text::{Lang, PrefixKind, Rules, SuffixKind, fold_term};

/// `language.toml` of a folder: what the program has to know of a language beside its words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    /// As in `lang` of an article.
    code: String,
    /// Which way its paragraphs run.
    direction: Direction,
    /// How the terms of its tables are matched where a table says nothing, as in a `#!` line.
    #[serde(default)]
    tables: String,
    /// Small words that every text of it is full of: they tell it from others in the same letters.
    common: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Direction {
    Ltr,
    Rtl,
}

impl Manifest {
    pub(super) fn parse(text: &str) -> Result<Self, LexiconError> {
        toml::from_str(text).map_err(|error| LexiconError::Manifest(error.to_string()))
    }

    /// The language it is of.
    pub(super) fn lang(&self) -> Result<Lang, LexiconError> {
        let lang = Lang::from_code(&self.code).filter(|lang| lang.code() == self.code);
        let lang = lang.ok_or_else(|| LexiconError::Manifest(format!("code = {:?} is no code of a language", self.code)))?;
        Ok(lang.written(self.direction == Direction::Rtl))
    }
}

/// The tables of one language, ready to match.
#[derive(Debug, Default)]
pub(super) struct Language {
    pub(super) lang: Lang,
    pub(super) rules: Arc<Rules>,
    /// Over the terms of all tables that are looked for in texts.
    pub(super) scanner: Arc<Scanner>,
    pub(super) tables: BTreeMap<String, Table>,
    common: HashSet<String>,
}

impl Language {
    /// From a folder, and from others of the same language whose tables take the place of its own.
    pub(super) fn new(lang: Lang, folders: &[&LanguageFiles]) -> Result<Self, LexiconError> {
        let mut tables = BTreeMap::new();
        let mut common = HashSet::new();
        for files in folders {
            let manifest = Manifest::parse(&files.manifest)?;
            let mut defaults = Options::exact();
            defaults.set(&manifest.tables).map_err(|problem| LexiconError::Manifest(format!("tables: {problem}")))?;
            common = manifest.common.iter().map(|word| fold_term(word)).collect();
            for (name, text) in &files.tables {
                tables.insert(name.clone(), Table::parse(&format!("{}/{name}", lang.code()), text, defaults)?);
            }
        }
        let rules = Arc::new(rules_from(&tables)?);
        tables.values_mut().try_for_each(Table::compile)?;
        let is_looked_for = |table: &Table| table.options.mode == Mode::Terms;
        let lists = tables.values().filter(|table| is_looked_for(table)).map(|table| (table.options, table.terms()));
        let scanner = Scanner::new(lists, &rules).map_err(|source| LexiconError::TooLarge { lang: lang.code().to_owned(), source })?;
        let scanner = Arc::new(scanner);
        for (list, table) in tables.values_mut().filter(|table| is_looked_for(table)).enumerate() {
            table.found_by(&scanner, list);
        }
        Ok(Self { lang, rules, scanner, tables, common })
    }

    /// How many words of a text are small words of this language.
    pub(super) fn common_words(&self, words: &[String]) -> usize {
        words.iter().filter(|word| self.common.contains(word.as_str())).count()
    }
}

/// Fills the rules of a language from its tables of affixes, fused words, abbreviations and number words.
fn rules_from(tables: &BTreeMap<String, Table>) -> Result<Rules, TableError> {
    let mut rules = Rules::default();
    let rows = |name: &str| tables.get(name).into_iter().flat_map(|table| table.rows.iter().map(move |row| (table, row)));
    for (table, row) in rows("clitics") {
        add_affix(&mut rules, table, row)?;
    }
    rules.fused_heads = rows("fused_words").map(|(_, row)| fold_term(&row.term)).collect();
    rules.abbreviations = rows("abbreviations").map(|(_, row)| fold_term(&row.term)).collect();
    for (table, row) in rows("number_words") {
        let class = row.attr("class").and_then(NumberClass::from_code).ok_or_else(|| problem(table, row, "class"))?;
        let value = row.number("value").ok_or_else(|| problem(table, row, "value"))?;
        let term = fold_term(&row.term).replace('-', " ");
        rules.numbers.add(&term, NumberWord { value, class, definite: row.attr("definite") != Some("no") });
    }
    Ok(rules)
}

fn add_affix(rules: &mut Rules, table: &Table, row: &Row) -> Result<(), TableError> {
    let term = fold_term(&row.term);
    let affixes = &mut rules.affixes;
    match row.attr("kind") {
        Some("conjunction") => affixes.add_prefix(&term, PrefixKind::Conjunction),
        Some("preposition") => affixes.add_prefix(&term, PrefixKind::Preposition),
        Some("article") => affixes.add_prefix(&term, PrefixKind::Article),
        Some("swallowed_article") => affixes.add_prefix(&term, PrefixKind::SwallowedArticle),
        Some("pronoun") => affixes.add_suffix(&term, SuffixKind::Pronoun),
        Some("tanween") => affixes.add_suffix(&term, SuffixKind::Tanween),
        Some("dual") => affixes.add_suffix(&term, SuffixKind::Dual),
        Some("plural") => affixes.add_suffix(&term, SuffixKind::Plural),
        Some("case") => affixes.add_suffix(&term, SuffixKind::Case),
        Some("soft") => affixes.set_soft_ending(&term, &fold_term(row.attr("joined").unwrap_or_default())),
        _ => return Err(problem(table, row, "kind")),
    }
    Ok(())
}

fn problem(table: &Table, row: &Row, key: &str) -> TableError {
    let column = row.id.chars().count() + row.term.chars().count() + 3;
    TableError {
        file: format!("{}.tsv", table.name),
        line: row.line,
        column,
        problem: format!("{key} is missing or unknown in '{}'", row.value),
    }
}
