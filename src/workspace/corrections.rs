//! The log of corrections: rows that are added and nothing else. Each carries the hash of itself and of the chain before it, so that a row
//! that was changed, lost or slipped in by another program is noticed.

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use sha2::{Digest as _, Sha256};

use super::{Problem, Workspace};
use crate::edit::{Change, Edit};

/// The chain before the first row.
const START: [u8; 32] = [0; 32];

/// An entry as its row holds it.
pub(super) struct Stored {
    pub(super) seq: i64,
    at: i64,
    who: Option<String>,
    why: Option<String>,
    change: String,
    sum: i64,
    chain: Vec<u8>,
}

impl Stored {
    pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            seq: row.get(0)?,
            at: row.get(1)?,
            who: row.get(2)?,
            why: row.get(3)?,
            change: row.get(4)?,
            sum: row.get(5)?,
            chain: row.get(6)?,
        })
    }

    /// The first eight bytes of the hash of all it says.
    fn own_sum(&self) -> i64 {
        let mut hash = Sha256::new();
        hash.update(self.seq.to_be_bytes());
        hash.update(self.at.to_be_bytes());
        for text in [self.who.as_deref(), self.why.as_deref(), Some(self.change.as_str())] {
            // Absent and empty differ, and no text runs into the next.
            hash.update(text.map_or(u64::MAX, |text| text.len() as u64).to_be_bytes());
            hash.update(text.unwrap_or_default());
        }
        hash.finalize().iter().take(8).fold(0i64, |sum, byte| sum << 8 | i64::from(*byte))
    }

    /// Whether it says what was written.
    pub(super) fn is_sound(&self) -> bool {
        self.sum == self.own_sum() && serde_json::from_str::<Change>(&self.change).is_ok()
    }

    /// The chain up to this entry.
    fn chain_after(&self, before: &[u8]) -> [u8; 32] {
        Sha256::new().chain_update(before).chain_update(self.sum.to_be_bytes()).finalize().into()
    }

    fn write(&self, db: &Connection) -> Result<(), Problem> {
        let sql = "INSERT INTO edit (seq, at, who, why, change, sum, chain) VALUES (?, ?, ?, ?, ?, ?, ?)";
        db.prepare_cached(sql)?.execute(params![self.seq, self.at, self.who, self.why, self.change, self.sum, self.chain])?;
        Ok(())
    }

    /// Adds it behind the last row of another file, under its own number.
    pub(super) fn append(mut self, db: &Connection) -> Result<(), Problem> {
        self.sum = self.own_sum();
        self.chain = self.chain_after(&last_chain(db)?).to_vec();
        self.write(db)
    }

    fn edit(self) -> Result<Edit, Problem> {
        let seq = u64::try_from(self.seq).map_err(|error| Problem::Damaged(error.to_string()))?;
        Ok(Edit { seq, at: self.at, who: self.who, why: self.why, change: serde_json::from_str(&self.change)? })
    }
}

/// Columns of a row, in the order in which [`Stored::read`] takes them.
pub(super) const COLUMNS: &str = "seq, at, who, why, change, sum, chain";

fn last_chain(db: &Connection) -> Result<Vec<u8>, Problem> {
    let last = db.prepare_cached("SELECT chain FROM edit ORDER BY seq DESC LIMIT 1")?.query_row((), |row| row.get(0)).optional()?;
    Ok(last.unwrap_or_else(|| START.to_vec()))
}

impl Workspace {
    /// Adds entries to the log, all or none. When this returns they are on disk.
    ///
    /// # Errors
    /// Where they cannot be written, or an entry of that number is there.
    pub fn record(&mut self, edits: &[Edit]) -> Result<(), Problem> {
        let change = self.db.transaction()?;
        for edit in edits {
            let stored = Stored {
                seq: i64::try_from(edit.seq).unwrap_or(i64::MAX),
                at: edit.at,
                who: edit.who.clone(),
                why: edit.why.clone(),
                change: serde_json::to_string(&edit.change)?,
                sum: 0,
                chain: Vec::new(),
            };
            stored.append(&change)?;
        }
        change.commit()?;
        Ok(())
    }

    /// Every entry of the log, in the order of their numbers.
    ///
    /// # Errors
    /// Where they cannot be read.
    pub fn edits(&self) -> Result<Vec<Edit>, Problem> {
        let mut statement = self.db.prepare(&format!("SELECT {COLUMNS} FROM edit ORDER BY seq"))?;
        let rows = statement.query_map((), Stored::read)?;
        rows.map(|row| row?.edit()).collect()
    }

    /// The numbers of entries that are not as they were written, or before which something is missing.
    pub(super) fn broken_edits(&self) -> Result<Vec<i64>, Problem> {
        let mut statement = self.db.prepare(&format!("SELECT {COLUMNS} FROM edit ORDER BY seq"))?;
        let mut before = START.to_vec();
        let mut broken = Vec::new();
        for row in statement.query_map((), Stored::read)? {
            let row = row?;
            if !row.is_sound() || row.chain_after(&before) != *row.chain {
                broken.push(row.seq);
            }
            before = row.chain;
        }
        Ok(broken)
    }
}
