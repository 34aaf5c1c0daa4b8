//! Why a row is not taken in: a message's name and what it fills in, told in a language when somebody reads it.

use crate::i18n::Texts;

/// Most letters of a cell that a message shows.
const SHOWN: usize = 60;

/// Why a row is refused. Its sentence is `import-row-ID` in `assets/i18n`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Which.
    pub id: &'static str,
    /// The column it is about; empty where it is about none.
    pub column: String,
    /// What stands there, cut short.
    pub found: String,
}

impl Refusal {
    /// About the whole row.
    pub const fn row(id: &'static str) -> Self {
        Self { id, column: String::new(), found: String::new() }
    }

    /// About one cell.
    pub fn cell(id: &'static str, column: &str, found: &str) -> Self {
        Self { id, column: column.to_owned(), found: found.chars().take(SHOWN).collect() }
    }

    /// In words.
    pub fn told(&self, texts: &Texts) -> String {
        texts.tr_args(self.id, &[("column", self.column.as_str().into()), ("found", self.found.as_str().into())]).into_owned()
    }
}
