//! A new workspace from what can still be read of a damaged one. The damaged file is only read: a copy of it is worked on.
//!
//! Tables are read row by row. Where a page is damaged, SQLite gives an error for its rows alone; the others are reached from the other end
//! and one by one. What carries a hash is kept only where it says what was written, for a wrong value is worse than a missing one; the index
//! of words and the keys of likeness are made anew.

mod copy;
mod rows;

use std::path::Path;

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use rusqlite::types::Value;
use serde_json::json;

use super::add::hash_of;
use super::alike::Runs;
use super::corrections::{self, Stored};
use super::lock::Lock;
use super::{Holder, Problem, Workspace, seal};
use copy::Copy;
use rows::each_row;

/// What was saved of one table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Salvaged {
    /// The table.
    pub table: &'static str,
    /// Rows that are in the new workspace.
    pub kept: usize,
    /// Rows that could be read, but do not say what was written: left out.
    pub damaged: Vec<String>,
    /// Whether parts of the table could not be read at all.
    pub has_gaps: bool,
}

/// What a recovery saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recovered {
    /// Table by table.
    pub tables: Vec<Salvaged>,
    /// Articles whose incidents are not whole: reading them anew brings these back.
    pub to_reread: usize,
}

impl Recovered {
    /// Whether everything was saved.
    pub fn is_whole(&self) -> bool {
        self.tables.iter().all(|table| !table.has_gaps && table.damaged.is_empty())
    }
}

/// A table to be saved.
struct Table {
    name: &'static str,
    /// Its columns, the row's own number first.
    columns: &'static str,
    /// Whether a row says what was written, from its values in the order of the columns.
    is_sound: fn(&[Value]) -> bool,
    /// The place of the column by which a row is named in the report.
    named_by: usize,
}

/// Those that are copied row by row, in an order in which no row refers to one that comes later.
const TABLES: [Table; 9] = [
    Table { name: "property", columns: "rowid, name, value", is_sound: |_| true, named_by: 1 },
    Table { name: "original", columns: "id, hash, bytes", is_sound: |row| is_hash_of(row.get(1), row.get(2)), named_by: 0 },
    Table {
        name: "article",
        columns: "id, body, sum, name, path, title, source, url, published, lang, hash, original, added, engine, told",
        is_sound: |row| is_hash_of(row.get(10), row.get(1)) && is_sealed(row.get(2), row.get(3..)),
        named_by: 3,
    },
    Table { name: "likeness", columns: "id, article, other, share", is_sound: |_| true, named_by: 0 },
    Table { name: "place", columns: "id, sum, told", is_sound: |row| is_sealed(row.get(1), row.get(2..)), named_by: 0 },
    Table {
        name: "incident",
        columns: "id, sum, article, name, record, kind, main, earliest, latest, precision, place, more_places, killed_min, killed_max, injured_min, \
                  injured_max, actor, attribution, confidence, sides, outlets, languages, told",
        is_sound: |row| is_sealed(row.get(1), row.get(2..)),
        named_by: 3,
    },
    Table { name: "view", columns: "id, name, at, filter", is_sound: |row| is_json(row.get(3)), named_by: 1 },
    Table { name: "own_place", columns: "id, row", is_sound: |_| true, named_by: 0 },
    Table { name: "event", columns: "id, at, what, engine, detail", is_sound: |row| is_json(row.get(4)), named_by: 0 },
];

/// Makes a new workspace at `to` of what can be read of the one at `from`, which is left as it is.
///
/// # Errors
/// [`Problem::Exists`] where there is a file at `to`; [`Problem::Damaged`] where not even the list of tables can be read; what the disk says.
pub fn recover(from: &Path, to: &Path, holder: &Holder, (at, engine): (i64, &str)) -> Result<Recovered, Problem> {
    // Nobody may write to it meanwhile. Where no lock can be made beside it nobody can write to it either.
    let _lock = match Lock::take(from, holder) {
        Err(Problem::InUse(who)) => return Err(Problem::InUse(who)),
        other => other.ok(),
    };
    let mut new = Workspace::create(to, holder)?;
    let saved = Copy::of(from, to).and_then(|copy| save(&copy, &mut new));
    let mut recovered = match saved {
        Ok(recovered) => recovered,
        Err(problem) => {
            // Nothing was saved: no empty workspace is left that might pass for the old one.
            new.discard();
            return Err(problem);
        }
    };
    recovered.to_reread = new.mark_incomplete(&recovered)?;
    new.index_words()?;
    new.find_bands()?;
    let kept: usize = recovered.tables.iter().map(|table| table.kept).sum();
    let damaged: usize = recovered.tables.iter().map(|table| table.damaged.len()).sum();
    new.note(
        "recovered",
        at,
        engine,
        &json!({ "from": from.display().to_string(), "kept": kept, "damaged": damaged, "whole": recovered.is_whole() }),
    )?;
    Ok(recovered)
}

fn save(copy: &Copy, new: &mut Workspace) -> Result<Recovered, Problem> {
    let old = Connection::open(copy.path())?;
    old.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // With it, SQLite reads files that are shorter than they say.
    old.pragma_update(None, "writable_schema", true)?;
    old.pragma_update(None, "cell_size_check", true)?;
    let _: i64 =
        old.query_row("SELECT count(*) FROM sqlite_schema", (), |row| row.get(0)).map_err(|error| Problem::Damaged(error.to_string()))?;
    // What refers to a row that is lost is kept all the same.
    new.db.pragma_update(None, "foreign_keys", false)?;
    let change = new.db.transaction()?;
    let mut recovered = Recovered::default();
    for table in &TABLES {
        recovered.tables.push(save_table(&old, &change, table)?);
    }
    recovered.tables.push(save_edits(&old, &change)?);
    // An incident may outlive its article, and an article the bytes of its file: then nothing is said of them.
    for (sealed, column, other) in
        [(seal::INCIDENT, "article", "article"), (seal::INCIDENT, "place", "place"), (seal::ARTICLE, "original", "original")]
    {
        let lost = format!("{column} NOT IN (SELECT id FROM {other})");
        let rows: Vec<i64> = change
            .prepare(&format!("UPDATE {} SET {column} = NULL WHERE {lost} RETURNING id", sealed.table))?
            .query_map((), |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        rows.into_iter().try_for_each(|id| sealed.renew_one(&change, id))?;
    }
    change.execute_batch("DELETE FROM likeness WHERE article NOT IN (SELECT id FROM article) OR other NOT IN (SELECT id FROM article)")?;
    change.commit()?;
    new.db.pragma_update(None, "foreign_keys", true)?;
    Ok(recovered)
}

fn save_table(old: &Connection, new: &Connection, table: &Table) -> Result<Salvaged, Problem> {
    let Table { name, columns, is_sound, named_by } = table;
    let count = columns.split(',').count();
    let places = vec!["?"; count].join(", ");
    let mut insert = new.prepare(&format!("INSERT OR IGNORE INTO {name} ({columns}) VALUES ({places})"))?;
    let mut salvaged = Salvaged { table: name, ..Salvaged::default() };
    let read = |row: &rusqlite::Row<'_>| (0..count).map(|at| row.get::<_, Value>(at)).collect::<Result<Vec<_>, _>>();
    salvaged.has_gaps = each_row(old, name, columns, read, |values| {
        // A row whose values are of other types than the table's is damaged too; the new table refuses it.
        let is_kept = is_sound(&values) && matches!(insert.execute(rusqlite::params_from_iter(&values)), Ok(1));
        if is_kept {
            salvaged.kept += 1;
        } else {
            salvaged.damaged.push(values.get(*named_by).map(written).unwrap_or_default());
        }
        Ok(())
    })?;
    Ok(salvaged)
}

fn save_edits(old: &Connection, new: &Connection) -> Result<Salvaged, Problem> {
    let mut edits = Vec::new();
    let has_gaps = each_row(old, "edit", corrections::COLUMNS, Stored::read, |edit| {
        edits.push(edit);
        Ok(())
    })?;
    edits.sort_by_key(|edit| edit.seq);
    let mut salvaged = Salvaged { table: "edit", has_gaps, ..Salvaged::default() };
    for edit in edits {
        let seq = edit.seq;
        if edit.is_sound() && edit.append(new).is_ok() {
            salvaged.kept += 1;
        } else {
            salvaged.damaged.push(seq.to_string());
        }
    }
    Ok(salvaged)
}

fn written(value: &Value) -> String {
    match value {
        Value::Integer(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        _ => "?".to_owned(),
    }
}

fn is_hash_of(hash: Option<&Value>, of: Option<&Value>) -> bool {
    match (hash, of) {
        (Some(Value::Blob(hash)), Some(Value::Blob(bytes))) => hash_of(bytes) == **hash,
        (Some(Value::Blob(hash)), Some(Value::Text(text))) => hash_of(text.as_bytes()) == **hash,
        _ => false,
    }
}

/// Whether a sum is that of the values.
fn is_sealed(sum: Option<&Value>, values: Option<&[Value]>) -> bool {
    matches!((sum, values), (Some(Value::Integer(sum)), Some(values)) if *sum == seal::sum(values))
}

fn is_json(value: Option<&Value>) -> bool {
    matches!(value, Some(Value::Text(text)) if serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok())
}

impl Workspace {
    /// Takes the file away again.
    fn discard(self) {
        let Self { db, path, there: _, compared: _, lock } = self;
        drop(db);
        for ending in ["", "-wal", "-shm"] {
            drop(std::fs::remove_file(super::beside(&path, ending)));
        }
        drop(lock);
    }

    /// Marks articles as read by no engine where incidents of theirs may be missing; gives how many.
    fn mark_incomplete(&mut self, recovered: &Recovered) -> Result<usize, Problem> {
        let incidents = recovered.tables.iter().find(|table| table.table == "incident");
        let is_whole = incidents.is_some_and(|table| !table.has_gaps && table.damaged.is_empty());
        let sql = "UPDATE article SET engine = '' WHERE engine IS NOT NULL";
        if is_whole {
            return Ok(0);
        }
        let change = self.db.transaction()?;
        let marked = change.execute(sql, ())?;
        seal::ARTICLE.renew(&change, "engine = ''")?;
        change.commit()?;
        Ok(marked)
    }

    /// Makes the keys by which articles that are alike are found, of those that were read here.
    fn find_bands(&mut self) -> Result<(), Problem> {
        let change = self.db.transaction()?;
        {
            let mut articles = change.prepare("SELECT id, body FROM article WHERE engine IS NOT NULL")?;
            let mut add = change.prepare("INSERT INTO band (key, article) VALUES (?, ?)")?;
            let mut rows = articles.query(())?;
            while let Some(row) = rows.next()? {
                let (id, body): (i64, String) = (row.get(0)?, row.get(1)?);
                for key in Runs::of(&body).map(|runs| runs.bands()).unwrap_or_default() {
                    add.execute([key, id])?;
                }
            }
        }
        change.commit()?;
        Ok(())
    }
}
