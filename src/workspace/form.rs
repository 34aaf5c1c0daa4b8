//! The form of the file: its marks, its tables, and how an older form becomes the present one.

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use super::Problem;

/// Marks the file as a workspace of Furat: "Furt". See `file(1)` and <https://www.sqlite.org/fileformat.html#application_id>.
pub(super) const APPLICATION_ID: i32 = 0x4675_7274;

/// What makes each form from the one before; the first from nothing.
const FORMS: &[&str] = &[include_str!("schema/1.sql")];

/// The present form.
pub(super) const PRESENT: i32 = FORMS.len() as i32;

/// Makes the tables in an empty file.
pub(super) fn make(db: &mut Connection) -> Result<(), Problem> {
    migrate(db, FORMS)
}

/// Checks that the file is a workspace of a form known here, and brings an older one up to date where it may be written to.
pub(super) fn settle(db: &mut Connection, is_writable: bool) -> Result<(), Problem> {
    let (id, version) = (pragma(db, "application_id")?, pragma(db, "user_version")?);
    match version {
        _ if id != APPLICATION_ID => return Err(Problem::Stranger),
        version if version > PRESENT => return Err(Problem::Newer(version)),
        version if version < 1 => return Err(Problem::Damaged("no version".into())),
        version if version < PRESENT && is_writable => migrate(db, FORMS)?,
        _ => {}
    }
    // A trigger or view of somebody else's making must not run here, and a lost table is best noticed at once.
    if pragma(db, "user_version")? == PRESENT && tables(db)? != own_tables()? {
        return Err(Problem::Damaged("schema".into()));
    }
    Ok(())
}

/// How every connection is set, before anything is read.
pub(super) fn guard(db: &Connection) -> Result<(), Problem> {
    // Statements of the file itself may do no harm: it may come from anybody.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    db.pragma_update(None, "cell_size_check", true)?;
    db.pragma_update(None, "foreign_keys", true)?;
    // So that a row that takes the place of another asks the triggers too.
    db.pragma_update(None, "recursive_triggers", true)?;
    db.pragma_update(None, "temp_store", "memory")?;
    // KiB of pages held.
    db.pragma_update(None, "cache_size", -32_768)?;
    Ok(())
}

fn migrate(db: &mut Connection, forms: &[&str]) -> Result<(), Problem> {
    let from = usize::try_from(pragma(db, "user_version")?).unwrap_or_default();
    let change = db.transaction()?;
    for form in forms.get(from..).unwrap_or_default() {
        change.execute_batch(form)?;
    }
    change.pragma_update(None, "application_id", APPLICATION_ID)?;
    change.pragma_update(None, "user_version", i32::try_from(forms.len()).unwrap_or(i32::MAX))?;
    change.commit()?;
    Ok(())
}

fn pragma(db: &Connection, name: &str) -> Result<i32, Problem> {
    Ok(db.pragma_query_value(None, name, |row| row.get(0))?)
}

/// Kind, name and text of everything in the schema but what SQLite keeps for itself.
fn tables(db: &Connection) -> Result<Vec<(String, String, Option<String>)>, Problem> {
    let mut statement =
        db.prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name")?;
    let rows = statement.query_map((), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn own_tables() -> Result<Vec<(String, String, Option<String>)>, Problem> {
    let mut fresh = Connection::open_in_memory()?;
    make(&mut fresh)?;
    tables(&fresh)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_form_is_brought_up_to_date_in_one_go() {
        let mut db = Connection::open_in_memory().expect("memory");
        let forms = ["CREATE TABLE a (x)", "ALTER TABLE a ADD COLUMN y; CREATE TABLE b (z)"];
        migrate(&mut db, &forms[..1]).expect("the first");
        db.execute("INSERT INTO a VALUES (1)", ()).expect("a row");
        migrate(&mut db, &forms).expect("the second");
        assert_eq!(pragma(&db, "user_version").expect("a number"), 2);
        assert_eq!(db.query_row("SELECT x, y IS NULL FROM a", (), |row| Ok((row.get(0)?, row.get(1)?))), Ok((1, true)));
        let broken = [forms[0], forms[1], "CREATE TABLE c (z); CREATE TABLE a (x)"];
        assert!(migrate(&mut db, &broken).is_err());
        assert_eq!(pragma(&db, "user_version").expect("a number"), 2, "a change that fails half-way changes nothing");
        assert!(db.prepare("SELECT * FROM c").is_err());
    }

    #[test]
    fn what_is_no_workspace_of_ours_is_told_apart() {
        let settled = |sql: &str| {
            let mut db = Connection::open_in_memory().expect("memory");
            make(&mut db).expect("made");
            db.execute_batch(sql).expect("sql");
            settle(&mut db, true)
        };
        assert!(settled("").is_ok());
        assert!(matches!(settled("PRAGMA application_id = 7"), Err(Problem::Stranger)));
        assert!(matches!(settled("PRAGMA user_version = 99"), Err(Problem::Newer(99))));
        assert!(matches!(settled("PRAGMA user_version = 0"), Err(Problem::Damaged(_))));
        assert!(matches!(settled("DROP TABLE view"), Err(Problem::Damaged(_))));
        let trap = "CREATE TRIGGER trap AFTER INSERT ON event BEGIN DELETE FROM view; END";
        assert!(matches!(settled(trap), Err(Problem::Damaged(_))), "a trigger of somebody else's making");
    }
}
