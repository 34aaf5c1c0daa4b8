//! Language data: read, checked and made ready to match.
//!
//! All words Furat knows are rows of the tables in `data/lexicon`, a folder a language; see [`table`] for their form. A
//! new table is a file there and a name in [`bundled`]; a new language is a folder, inside the program or beside it
//! (`docs/LANGUAGES.md`):
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
mod language;
pub mod options;
pub mod pattern;
pub mod scanner;
mod spelling;
mod starts;
pub mod table;
mod trie;

use std::sync::{Arc, OnceLock};

use thiserror::Error;

use crate::text::{Document, Lang, NumberMention, Rules, fold_term, numbers};
use language::{Language, Manifest};

pub use options::{Mode, Options};
pub use scanner::Scanner;
pub use table::{Match, Row, Table, TableError};

/// Words of a text that are asked for its language; more would not change the answer.
const WORDS_ASKED: usize = 400;

/// Why the tables could not be made ready.
#[derive(Debug, Error)]
pub enum LexiconError {
    /// A table does not have the form it should.
    #[error(transparent)]
    Table(#[from] TableError),
    /// What a folder says of its language cannot be understood.
    #[error("language.toml: {0}")]
    Manifest(String),
    /// A language has more terms than can be matched at once.
    #[error("tables of {lang}: {source}")]
    TooLarge {
        /// The code of the language.
        lang: String,
        /// From the scanner.
        source: scanner::TooManyTerms,
    },
}

/// The files of one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LanguageFiles {
    /// `language.toml`.
    pub manifest: String,
    /// Name without `.tsv`, and contents.
    pub tables: Vec<(String, String)>,
}

/// Every table of every language, ready to match. Made once, shared by all.
#[derive(Debug, Default)]
pub struct Lexicons {
    languages: Vec<Arc<Language>>,
    no_language: Language,
    no_table: Table,
}

impl Lexicons {
    /// The languages that come with the program.
    ///
    /// # Errors
    /// When one of them is malformed; a test sees to it that none is.
    pub fn bundled() -> Result<Self, LexiconError> {
        Self::bundled_with(Vec::new())
    }

    /// The languages that come with the program, and others. Of a language that is there already, tables take the place
    /// of those of the same name.
    ///
    /// # Errors
    /// When one of them is malformed; it names the file, the line and the column.
    pub fn bundled_with(others: Vec<LanguageFiles>) -> Result<Self, LexiconError> {
        // Every window, command and test of a process reads with one copy of these.
        static BUNDLED: OnceLock<Vec<Arc<Language>>> = OnceLock::new();
        if !others.is_empty() {
            let mut all = bundled::languages();
            all.extend(others);
            return Self::new(&all);
        }
        if let Some(languages) = BUNDLED.get() {
            return Ok(Self { languages: languages.clone(), ..Self::default() });
        }
        let made = Self::new(&bundled::languages())?;
        Ok(Self { languages: BUNDLED.get_or_init(|| made.languages).clone(), ..Self::default() })
    }

    /// From the files of languages.
    ///
    /// # Errors
    /// As [`Self::bundled_with`].
    pub fn new(files: &[LanguageFiles]) -> Result<Self, LexiconError> {
        let mut folders: Vec<(Lang, Vec<&LanguageFiles>)> = Vec::new();
        for files in files {
            let lang = Manifest::parse(&files.manifest)?.lang()?;
            match folders.iter_mut().find(|(known, _)| known.code() == lang.code()) {
                Some((_, folders)) => folders.push(files),
                None => folders.push((lang, vec![files])),
            }
        }
        let languages = folders.iter().map(|(lang, folders)| Language::new(*lang, folders).map(Arc::new)).collect::<Result<_, _>>()?;
        Ok(Self { languages, ..Self::default() })
    }

    /// Every language, those that come with the program first.
    pub fn languages(&self) -> impl Iterator<Item = Lang> {
        self.languages.iter().map(|language| language.lang)
    }

    /// The language of that code, as its lexicon has it; `None` where there is no lexicon.
    pub fn known(&self, lang: Lang) -> Option<Lang> {
        self.languages().find(|known| known.code() == lang.code())
    }

    /// The language a text is in: that of most of its letters, or another whose small words it has more of.
    pub fn detect(&self, text: &str) -> Lang {
        self.language_of(Lang::detect(text), text)
    }

    /// The language of a text that its file or its letters say is in one. Where there is no lexicon of that, and where
    /// there are lexicons beyond those that come with the program, the small words of the text decide.
    pub fn language_of(&self, said: Lang, text: &str) -> Lang {
        let is_bundled = |lang: Lang| matches!(lang, Lang::Ar | Lang::En);
        let said = self.known(said).unwrap_or_else(|| Lang::detect(text));
        if !is_bundled(said) || self.languages().all(is_bundled) {
            return said;
        }
        let words: Vec<String> =
            text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(WORDS_ASKED).map(fold_term).collect();
        let asked = self.languages.iter().map(|language| (language.common_words(&words), language.lang == said, language.lang));
        asked.max_by_key(|&(count, is_said, _)| (count, is_said)).map_or(said, |(_, _, lang)| lang)
    }

    /// A table by its name; an empty one where the language has none of that name.
    pub fn table(&self, lang: Lang, name: &str) -> &Table {
        self.language(lang).tables.get(name).unwrap_or(&self.no_table)
    }

    /// All tables of a language, by name.
    pub fn tables(&self, lang: Lang) -> impl Iterator<Item = &Table> {
        self.language(lang).tables.values()
    }

    /// What the language adds to cutting and counting.
    pub fn rules(&self, lang: Lang) -> &Arc<Rules> {
        &self.language(lang).rules
    }

    /// Tells languages of all lexicons apart: what is made from the tables of one holds for this number alone.
    pub fn id(&self, lang: Lang) -> u64 {
        self.language(lang).scanner.id()
    }

    /// Cuts a text into tokens and sentences. Where there is no lexicon of its language, the text decides on another.
    pub fn read<'a>(&self, body: &'a str, lang: Lang) -> Document<'a> {
        let lang = self.known(lang).unwrap_or_else(|| self.detect(body));
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

    fn language(&self, lang: Lang) -> &Language {
        self.languages.iter().find(|language| language.lang == lang).map_or(&self.no_language, AsRef::as_ref)
    }
}
