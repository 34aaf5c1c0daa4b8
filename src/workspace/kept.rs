//! What a workspace keeps beside articles and incidents: settings, views, the user's own places, and the log of what was done with it.

use rusqlite::{OptionalExtension as _, params};

use super::{Problem, Workspace};

/// A view of the workspace under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    /// Its name.
    pub name: String,
    /// When it was kept, in seconds since 1970 UTC.
    pub at: i64,
    /// The filter as JSON.
    pub filter: String,
}

/// Something that was done with the workspace as a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// When, in seconds since 1970 UTC.
    pub at: i64,
    /// What: `created`, `added`, `reread`, `compacted`, `recovered`.
    pub what: String,
    /// The version of the program.
    pub engine: String,
    /// Figures.
    pub detail: serde_json::Value,
}

impl Workspace {
    /// A setting of this workspace; `None` where it was never set.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn setting(&self, name: &str) -> Result<Option<String>, Problem> {
        Ok(self.db.prepare_cached("SELECT value FROM property WHERE name = ?")?.query_row([name], |row| row.get(0)).optional()?)
    }

    /// Keeps a setting.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), Problem> {
        let sql = "INSERT INTO property (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
        self.db.prepare_cached(sql)?.execute([name, value])?;
        Ok(())
    }

    /// The views that were kept, by name.
    ///
    /// # Errors
    /// Where they cannot be read.
    pub fn views(&self) -> Result<Vec<SavedView>, Problem> {
        let mut statement = self.db.prepare("SELECT name, at, filter FROM view ORDER BY name")?;
        let rows = statement.query_map((), |row| Ok(SavedView { name: row.get(0)?, at: row.get(1)?, filter: row.get(2)? }))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Keeps these views in place of all there are.
    ///
    /// # Errors
    /// Where they cannot be written, a filter is no JSON, or two have one name.
    pub fn keep_views(&mut self, views: &[SavedView]) -> Result<(), Problem> {
        let change = self.db.transaction()?;
        change.execute("DELETE FROM view", ())?;
        for view in views {
            let sql = "INSERT INTO view (name, at, filter) VALUES (?, ?, ?)";
            change.prepare_cached(sql)?.execute(params![view.name, view.at, view.filter])?;
        }
        change.commit()?;
        Ok(())
    }

    /// The table of the user's own places that articles were read with; empty where there were none.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn own_places(&self) -> Result<String, Problem> {
        let mut statement = self.db.prepare("SELECT row FROM own_place ORDER BY id")?;
        let rows: Vec<String> = statement.query_map((), |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(rows.into_iter().flat_map(|row| [row, "\n".to_owned()]).collect())
    }

    /// Keeps the table of the user's own places, in place of the one before.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn keep_own_places(&mut self, table: &str) -> Result<(), Problem> {
        if self.own_places()? == table {
            return Ok(());
        }
        let change = self.db.transaction()?;
        change.execute("DELETE FROM own_place", ())?;
        for row in table.lines() {
            change.prepare_cached("INSERT INTO own_place (row) VALUES (?)")?.execute([row])?;
        }
        change.commit()?;
        Ok(())
    }

    /// Writes into the log what was done with the workspace.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn note(&mut self, what: &str, at: i64, engine: &str, detail: &serde_json::Value) -> Result<(), Problem> {
        let sql = "INSERT INTO event (at, what, engine, detail) VALUES (?, ?, ?, ?)";
        self.db.prepare_cached(sql)?.execute(params![at, what, engine, detail.to_string()])?;
        Ok(())
    }

    /// What was done with the workspace, first first.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn events(&self) -> Result<Vec<Event>, Problem> {
        let mut statement = self.db.prepare("SELECT at, what, engine, detail FROM event ORDER BY id")?;
        let mut rows = statement.query(())?;
        let mut events = Vec::new();
        while let Some(row) = rows.next()? {
            let detail: String = row.get(3)?;
            events.push(Event { at: row.get(0)?, what: row.get(1)?, engine: row.get(2)?, detail: serde_json::from_str(&detail)? });
        }
        Ok(events)
    }
}
