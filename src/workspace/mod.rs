//! Workspaces: everything a user has, in one file that any SQLite tool can look into.
//!
//! ```text
//! articles ─ extraction ─► add ─┐                        ┌─► contents: articles and extractions, held whole
//! records of other schemes ─────┼─► W.furat (SQLite, WAL) ┼─► store: columns of all incidents, each read whole when it is looked at
//! corrections ── append-only ───┘                        └─► check · compact · recover
//! ```
//!
//! What is acknowledged is on disk: every change is one transaction, synced. A file that is damaged is told and never written to;
//! [`recover`] makes a new one of it. One program writes at a time ([`Holder`]), any number read.

mod add;
mod alike;
mod check;
mod contents;
mod corrections;
mod form;
mod incidents;
mod kept;
mod lock;
mod named;
mod on_demand;
mod problem;
mod recover;
mod seal;
mod there;
mod words;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

pub use add::{Added, Admitted, Alike, Incoming, Known};
pub use check::{Findings, Flaw};
pub use contents::Contents;
pub use kept::{Event, SavedView};
pub use lock::Holder;
use lock::{Lock, beside};
pub use named::Named;
pub use on_demand::Setting;
pub use problem::Problem;
pub use recover::{Recovered, Salvaged, recover};

/// How a workspace's file is called.
pub const ENDING: &str = "furat";

/// Bytes of a page of the file.
const PAGE: u64 = 4096;

/// How long a reader may hold up a write, or a write a reader.
const PATIENCE: Duration = Duration::from_secs(5);

/// An open workspace.
#[derive(Debug)]
pub struct Workspace {
    db: Connection,
    path: PathBuf,
    /// Which file the path led to when it was opened.
    there: Option<there::File>,
    compared: alike::Compared,
    // Behind the connection: given back after it is closed.
    lock: Option<Lock>,
}

/// How much is in a workspace.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Articles.
    pub articles: usize,
    /// Incidents as articles and records tell them.
    pub incidents: usize,
    /// Corrections.
    pub edits: usize,
    /// Bytes of the file.
    pub bytes: u64,
}

/// Whether a path is called like a workspace.
pub fn is_workspace(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING))
}

impl Workspace {
    /// Makes a new workspace and opens it. It is whole or it is not there at all.
    ///
    /// # Errors
    /// [`Problem::Exists`] where there is a file of that name; what the disk says.
    pub fn create(path: &Path, holder: &Holder) -> Result<Self, Problem> {
        if path.try_exists()? {
            return Err(Problem::Exists);
        }
        let lock = Lock::take(path, holder).map_err(missing_folder)?;
        let part = beside(path, "-part");
        let made = make(&part, path);
        if made.is_err() {
            // What is half made helps nobody; why it failed is what the user wants to know.
            drop(fs::remove_file(&part));
        }
        made?;
        Self::opened(connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?, path, Some(lock))
    }

    /// Opens a workspace for writing.
    ///
    /// # Errors
    /// [`Problem::InUse`] where another program has it open for writing; see [`Problem`] for the rest.
    pub fn open(path: &Path, holder: &Holder) -> Result<Self, Problem> {
        is_file(path)?;
        let lock = Lock::take(path, holder)?;
        Self::opened(connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?, path, Some(lock))
    }

    /// Opens a workspace, or makes it where there is none.
    ///
    /// # Errors
    /// As [`Self::open`] and [`Self::create`].
    pub fn open_or_create(path: &Path, holder: &Holder) -> Result<Self, Problem> {
        if path.try_exists()? { Self::open(path, holder) } else { Self::create(path, holder) }
    }

    /// Opens a workspace for reading, whoever writes to it. The file is not changed.
    ///
    /// # Errors
    /// See [`Problem`].
    pub fn open_to_read(path: &Path) -> Result<Self, Problem> {
        is_file(path)?;
        let plain = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY).and_then(|db| Self::opened(db, path, None));
        match plain {
            // Where nothing can be made beside the file, SQLite reads it only when told that nobody changes it.
            Err(Problem::Drive(_) | Problem::ReadOnly) if !beside(path, "-wal").try_exists().unwrap_or(true) => {
                let db = Connection::open_with_flags(
                    immutable(path),
                    OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX,
                )?;
                Self::opened(db, path, None)
            }
            other => other,
        }
    }

    /// A workspace that is kept nowhere.
    ///
    /// # Errors
    /// Where memory runs out.
    pub fn in_memory() -> Result<Self, Problem> {
        let mut db = Connection::open_in_memory()?;
        form::make(&mut db)?;
        form::guard(&db)?;
        Ok(Self { db, path: PathBuf::new(), there: None, compared: alike::Compared::default(), lock: None })
    }

    fn opened(mut db: Connection, path: &Path, lock: Option<Lock>) -> Result<Self, Problem> {
        form::guard(&db)?;
        form::settle(&mut db, lock.is_some())?;
        if lock.is_some() {
            db.pragma_update(None, "journal_mode", "wal")?;
            // Each transaction is synced before it is acknowledged, so that it outlives a power cut too.
            db.pragma_update(None, "synchronous", "full")?;
        }
        Ok(Self { db, path: path.to_owned(), there: there::file(path), compared: alike::Compared::default(), lock })
    }

    /// Where it is kept; empty where it is not.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it may be changed here.
    pub fn is_writable(&self) -> bool {
        self.lock.is_some() || self.path.as_os_str().is_empty()
    }

    /// Who had it open when their program ended without closing it.
    pub fn left_behind(&self) -> Option<&Holder> {
        self.lock.as_ref()?.left_behind.as_ref()
    }

    /// How much is in it.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn size(&self) -> Result<Size, Problem> {
        let count = |table: &str| count(&self.db, table);
        let pages: u32 = self.db.pragma_query_value(None, "page_count", |row| row.get(0))?;
        Ok(Size { articles: count("article")?, incidents: count("incident")?, edits: count("edit")?, bytes: u64::from(pages) * PAGE })
    }

    /// Limits the file to so many bytes, as a full disk would: for tests.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn limit(&self, bytes: u64) -> Result<(), Problem> {
        // SQLite's own limit where more is asked for.
        let most = i64::try_from(bytes / PAGE).unwrap_or(i64::MAX).min(i64::from(u32::MAX - 1));
        Ok(self.db.pragma_update_and_check(None, "max_page_count", most, |_| Ok(()))?)
    }

    /// Makes the file as small as what it holds; gives its bytes before and after.
    ///
    /// # Errors
    /// Where there is no room for a copy of it, or it may not be written to.
    pub fn compact(&mut self, at: i64, engine: &str) -> Result<(u64, u64), Problem> {
        let before = self.size()?.bytes;
        self.db.execute("INSERT INTO words (words) VALUES ('optimize')", ())?;
        self.db.execute_batch("DELETE FROM original WHERE id NOT IN (SELECT original FROM article WHERE original IS NOT NULL)")?;
        self.db.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")?;
        let after = self.size()?.bytes;
        self.note("compacted", at, engine, &serde_json::json!({ "before": before, "after": after }))?;
        Ok((before, after))
    }

    /// Copies the workspace, as it is at this moment, into a new file.
    ///
    /// # Errors
    /// [`Problem::Exists`] where there is a file of that name; what the disk says.
    pub fn save_as(&self, path: &Path, holder: &Holder) -> Result<Self, Problem> {
        if path.try_exists()? {
            return Err(Problem::Exists);
        }
        let lock = Lock::take(path, holder).map_err(missing_folder)?;
        let part = beside(path, "-part");
        drop(fs::remove_file(&part));
        let copied = self.copy_to(&part).and_then(|()| settle_name(&part, path));
        if copied.is_err() {
            drop(fs::remove_file(&part));
        }
        copied?;
        Self::opened(connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?, path, Some(lock))
    }

    fn copy_to(&self, part: &Path) -> Result<(), Problem> {
        let mut copy = Connection::open(part)?;
        rusqlite::backup::Backup::new(&self.db, &mut copy)?.run_to_completion(4096, Duration::ZERO, None)?;
        Ok(())
    }
}

/// How many rows a table has.
fn count(db: &Connection, table: &str) -> Result<usize, Problem> {
    let rows: i64 = db.query_row(&format!("SELECT count(*) FROM {table}"), (), |row| row.get(0))?;
    Ok(usize::try_from(rows).unwrap_or_default())
}

/// A URI for a file that nobody changes. Bytes with a meaning in URIs are escaped.
fn immutable(path: &Path) -> String {
    let mut uri = String::from("file:");
    for byte in path.to_string_lossy().replace('\\', "/").bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b':' => uri.push(char::from(byte)),
            _ => uri.extend(['%', digit(byte >> 4), digit(byte & 15)]),
        }
    }
    uri + "?immutable=1"
}

/// A hexadecimal digit.
fn digit(value: u8) -> char {
    char::from_digit(u32::from(value), 16).unwrap_or('0')
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, Problem> {
    // A connection is never in two threads at once (it is not `Sync`): its own locks are an eighth of the time of reading.
    let db = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    db.busy_timeout(PATIENCE)?;
    Ok(db)
}

fn is_file(path: &Path) -> Result<(), Problem> {
    let metadata = fs::metadata(path)?;
    match metadata.len() {
        _ if !metadata.is_file() => Err(Problem::Stranger),
        0 => Err(Problem::Damaged("empty".into())),
        _ => Ok(()),
    }
}

/// Where not even the lock could be made, the folder is what is missing.
fn missing_folder(problem: Problem) -> Problem {
    match problem {
        Problem::Missing => Problem::Drive("no such folder".into()),
        other => other,
    }
}

/// Makes an empty workspace under a name of its own, then gives it its name.
fn make(part: &Path, path: &Path) -> Result<(), Problem> {
    match fs::remove_file(part) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    let mut db = Connection::open(part)?;
    db.pragma_update(None, "page_size", PAGE as i64)?;
    form::make(&mut db)?;
    db.close().map_err(|(_, error)| error)?;
    settle_name(part, path)
}

/// Gives a file that is written to the end its name.
fn settle_name(part: &Path, path: &Path) -> Result<(), Problem> {
    File::open(part)?.sync_all()?;
    fs::rename(part, path)?;
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty())
        && cfg!(unix)
    {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
