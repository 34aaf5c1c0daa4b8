//! Language data: read, checked and made ready to match.
//!
//! All words Furat knows are rows of the tables in `data/lexicon/{ar,en}`; see [`table`] for their form. A new table is a
//! file there and a name in [`bundled`]:
//!
//! ```
//! # use furat::{lexicon::Lexicons, text::Lang};
//! let lexicons = Lexicons::bundled()?;
//! let doc = lexicons.read("Two rockets fell on Tuesday.", Lang::En);
//! for found in lexicons.table(Lang::En, "weekdays").find(&doc) {
//!     assert_eq!((doc.surface(found.span), found.row.attr("weekday")), ("Tuesday", Some("2")));
//! }
//! # Ok::<(), furat::lexicon::LexiconError>(())
//! ```

pub mod bundled;
pub mod check;
mod fit;
pub mod options;
pub mod pattern;
pub mod scanner;
mod spelling;
pub mod table;

use std::collections::BTreeMap;
use std::sync::Arc;

use thiserror::Error;

use crate::text::numerals::{NumberClass, NumberWord};
use crate::text::{Document, Lang, NumberMention, PrefixKind, Rules, SuffixKind, fold_term, numbers};

pub use options::{Mode, Options};
pub use scanner::Scanner;
pub use table::{Match, Row, Table, TableError};

/// Why the tables could not be made ready.
#[derive(Debug, Error)]
pub enum LexiconError {
    /// A table does not have the form it should.
    #[error(transparent)]
    Table(#[from] TableError),
    /// A language has more terms than can be matched at once.
    #[error("tables of {lang}: {source}")]
    TooLarge {
        /// The code of the language.
        lang: String,
        /// From the automaton.
        source: scanner::BuildError,
    },
}

/// The tables of one language.
#[derive(Debug, Default)]
struct Language {
    rules: Arc<Rules>,
    /// Over the terms of all tables that are looked for in texts.
    scanner: Arc<Scanner>,
    tables: BTreeMap<String, Table>,
}

/// Every table of every language, ready to match. Made once, shared by all.
#[derive(Debug, Default)]
pub struct Lexicons {
    arabic: Language,
    english: Language,
    none: Table,
}

impl Lexicons {
    /// The tables that come with the program.
    ///
    /// # Errors
    /// When one of them is malformed; a test sees to it that none is.
    pub fn bundled() -> Result<Self, LexiconError> {
        Self::from_files(bundled::FILES)
    }

    /// From files: language, name without `.tsv`, contents.
    ///
    /// # Errors
    /// When one of them is malformed; it names the file, the line and the column.
    pub fn from_files(files: &[(Lang, &str, &str)]) -> Result<Self, LexiconError> {
        let of = |lang: Lang| Language::new(lang, files.iter().filter(|file| file.0 == lang).map(|&(_, name, text)| (name, text)));
        Ok(Self { arabic: of(Lang::Ar)?, english: of(Lang::En)?, none: Table::default() })
    }

    /// A table by its name; an empty one where the language has none of that name.
    pub fn table(&self, lang: Lang, name: &str) -> &Table {
        self.language(lang).tables.get(name).unwrap_or(&self.none)
    }

    /// All tables of a language, by name.
    pub fn tables(&self, lang: Lang) -> impl Iterator<Item = &Table> {
        self.language(lang).tables.values()
    }

    /// What the language adds to cutting and counting.
    pub fn rules(&self, lang: Lang) -> &Arc<Rules> {
        &self.language(lang).rules
    }

    /// Cuts a text into tokens and sentences.
    pub fn read<'a>(&self, body: &'a str, lang: Lang) -> Document<'a> {
        Document::new(body, lang, self.rules(lang))
    }

    /// The numbers of a text, in its main language.
    pub fn numbers(&self, doc: &Document<'_>) -> Arc<Vec<NumberMention>> {
        self.numbers_in(doc, doc.lang)
    }

    /// The numbers of a text as one language writes them; read on the first call only.
    pub fn numbers_in(&self, doc: &Document<'_>, lang: Lang) -> Arc<Vec<NumberMention>> {
        let language = self.language(lang);
        doc.numbers.recall(language.scanner.id(), || numbers(doc, &language.rules))
    }

    const fn language(&self, lang: Lang) -> &Language {
        match lang {
            Lang::Ar => &self.arabic,
            Lang::En => &self.english,
        }
    }
}

impl Language {
    fn new<'f>(lang: Lang, files: impl Iterator<Item = (&'f str, &'f str)>) -> Result<Self, LexiconError> {
        let defaults = if lang.is_rtl() { Options::prefixed() } else { Options::exact() };
        let mut tables = BTreeMap::new();
        for (name, text) in files {
            tables.insert(name.to_owned(), Table::parse(&format!("{}/{name}", lang.code()), text, defaults)?);
        }
        let rules = Arc::new(rules_from(&tables)?);
        tables.values_mut().try_for_each(Table::compile)?;
        let looked_for = |table: &&Table| table.options.mode == Mode::Terms;
        let lists = tables.values().filter(looked_for).map(|table| (table.options, table.terms()));
        let scanner = Scanner::new(lists, &rules).map_err(|source| LexiconError::TooLarge { lang: lang.code().to_owned(), source })?;
        let scanner = Arc::new(scanner);
        for (list, table) in tables.values_mut().filter(|table| table.options.mode == Mode::Terms).enumerate() {
            table.found_by(&scanner, list);
        }
        Ok(Self { rules, scanner, tables })
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
