//! Whether all of a workspace is as it was written.

use rusqlite::Connection;

use super::add::hash_of;
use super::{Problem, Size, Workspace, seal};

/// Something that is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// The file's own structure; what SQLite says.
    Structure(String),
    /// A row that refers to one that is not there: its table and number.
    Dangling(String, i64),
    /// The text of an article is not the one that was read: its name.
    Article(String),
    /// The bytes of a file are not those that were read: its row.
    Original(i64),
    /// A row is not as it was written: its table and number.
    Row(String, i64),
    /// An entry of the log of corrections is not as it was written, or one before it is missing: its number.
    Edit(i64),
    /// The index of words does not fit the articles; what SQLite says.
    Words(String),
}

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// How much is in the workspace.
    pub size: Size,
    /// What is wrong with it; nothing where all is well.
    pub flaws: Vec<Flaw>,
}

/// Lines of SQLite's own check that are told at most.
const MOST_TOLD: usize = 100;

impl Workspace {
    /// Checks everything: the file's structure, references, and the hash of everything that has one. Reads the whole file.
    ///
    /// # Errors
    /// Where it cannot be read at all; damage that is found is no error.
    pub fn check(&self) -> Result<Findings, Problem> {
        let mut flaws = structure(&self.db);
        for found in [self.dangling(), self.bad_articles(), self.bad_originals(), self.bad_rows(), self.bad_edits()] {
            match found {
                Ok(found) => flaws.extend(found),
                Err(Problem::Damaged(what)) => flaws.push(Flaw::Structure(what)),
                Err(other) => return Err(other),
            }
        }
        flaws.extend(self.bad_words());
        let size = match self.size() {
            Err(Problem::Damaged(_)) => Size::default(),
            size => size?,
        };
        flaws.dedup();
        Ok(Findings { size, flaws })
    }

    fn dangling(&self) -> Result<Vec<Flaw>, Problem> {
        let mut statement = self.db.prepare("PRAGMA foreign_key_check")?;
        let rows = statement.query_map((), |row| Ok(Flaw::Dangling(row.get(0)?, row.get::<_, Option<i64>>(1)?.unwrap_or_default())))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn bad_articles(&self) -> Result<Vec<Flaw>, Problem> {
        let mut statement = self.db.prepare("SELECT name, body, hash FROM article")?;
        let mut rows = statement.query(())?;
        let mut flaws = Vec::new();
        while let Some(row) = rows.next()? {
            // Text that is no UTF-8 any more must not end the check.
            let bytes = row.get_ref(1)?.as_bytes()?;
            if hash_of(bytes) != *row.get_ref(2)?.as_blob()? {
                flaws.push(Flaw::Article(String::from_utf8_lossy(row.get_ref(0)?.as_bytes()?).into_owned()));
            }
        }
        Ok(flaws)
    }

    fn bad_originals(&self) -> Result<Vec<Flaw>, Problem> {
        let mut statement = self.db.prepare("SELECT id, bytes, hash FROM original")?;
        let mut rows = statement.query(())?;
        let mut flaws = Vec::new();
        while let Some(row) = rows.next()? {
            if hash_of(row.get_ref(1)?.as_blob()?) != *row.get_ref(2)?.as_blob()? {
                flaws.push(Flaw::Original(row.get(0)?));
            }
        }
        Ok(flaws)
    }

    fn bad_rows(&self) -> Result<Vec<Flaw>, Problem> {
        let mut flaws = Vec::new();
        for sealed in [seal::ARTICLE, seal::PLACE, seal::INCIDENT] {
            flaws.extend(sealed.broken(&self.db)?.into_iter().map(|row| Flaw::Row(sealed.table.to_owned(), row)));
        }
        Ok(flaws)
    }

    fn bad_edits(&self) -> Result<Vec<Flaw>, Problem> {
        Ok(self.broken_edits()?.into_iter().map(Flaw::Edit).collect())
    }

    /// What is wrong with the index of words. Where the workspace is open for reading it cannot be asked.
    fn bad_words(&self) -> Option<Flaw> {
        if !self.is_writable() {
            return None;
        }
        // Phrased as a change, it changes nothing.
        let checked = self.db.execute("INSERT INTO words (words) VALUES ('integrity-check')", ());
        checked.err().map(|error| Flaw::Words(error.to_string()))
    }
}

/// What SQLite finds wrong with the file.
fn structure(db: &Connection) -> Vec<Flaw> {
    let lines = || -> rusqlite::Result<Vec<String>> {
        let mut statement = db.prepare(&format!("PRAGMA integrity_check({MOST_TOLD})"))?;
        let rows = statement.query_map((), |row| row.get::<_, String>(0))?;
        rows.collect()
    };
    match lines() {
        Ok(lines) => lines.into_iter().filter(|line| line != "ok").map(Flaw::Structure).collect(),
        Err(error) => vec![Flaw::Structure(error.to_string())],
    }
}
