//! A table whose columns nobody has told yet: what each is taken for, and what its first rows would become.

use std::path::PathBuf;

use crate::exchange::Column;
use crate::import::Mapping;
use crate::incident::Incident;

/// A table that waits for somebody to say what its columns hold.
#[derive(Clone, Debug, PartialEq)]
pub struct AskedTable {
    /// The files with these heads.
    pub paths: Vec<PathBuf>,
    /// What each head stands for.
    pub mapping: Mapping,
    /// The first rows of the first file, cell by cell.
    pub rows: Vec<Vec<String>>,
    /// What they would become, or why they would be refused.
    pub tried: Vec<Result<Incident, String>>,
}

impl AskedTable {
    /// The first cell under a head that says anything.
    pub fn example(&self, at: usize) -> &str {
        self.rows.iter().filter_map(|row| row.get(at)).map(String::as_str).find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    /// The head that stands for a column.
    pub fn head_of(&self, column: Column) -> Option<&str> {
        let at = self.mapping.at(column)?;
        self.mapping.heads.get(at).map(|(head, _)| head.as_str())
    }
}
