//! Every row of a table that can still be reached.

use rusqlite::{Connection, Row};

use super::super::Problem;

/// How far beyond the last row that was found others are looked for one by one, where the end of the table is damaged.
const REACH: i64 = 20_000;

/// Hands over every row that can be read, in no order, each once; says whether something could not be read. The first of the columns is
/// the row's own number.
///
/// # Errors
/// What `keep` gives.
pub(super) fn each_row<T>(
    db: &Connection,
    table: &str,
    columns: &str,
    read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
    keep: impl FnMut(T) -> Result<(), Problem>,
) -> Result<bool, Problem> {
    let select = |rest: &str| db.prepare(&format!("SELECT {columns} FROM {table} {rest}"));
    let (Ok(mut forth), Ok(mut back), Ok(mut one)) =
        (select("ORDER BY rowid"), select("WHERE rowid > ? ORDER BY rowid DESC"), select("WHERE rowid = ?"))
    else {
        return Ok(true);
    };
    let mut taker = Taker { read, keep, has_gaps: false };
    let (mut last, is_whole) = taker.walk(&mut forth, None)?;
    if is_whole {
        return Ok(taker.has_gaps);
    }
    let from = last.unwrap_or(0);
    let end = taker.walk(&mut back, Some(from))?.0;
    let mut next = from + 1;
    while next < end.unwrap_or_else(|| last.unwrap_or(0).saturating_add(REACH)) {
        if taker.walk(&mut one, Some(next))?.0.is_some() {
            last = Some(next);
        }
        next += 1;
    }
    Ok(true)
}

/// Takes rows as long as they come.
struct Taker<R, K> {
    read: R,
    keep: K,
    has_gaps: bool,
}

impl<R, K> Taker<R, K> {
    /// Takes what a statement gives; the number of the last row that it gave, and whether it came to an end by itself.
    fn walk<T>(&mut self, statement: &mut rusqlite::Statement<'_>, bound: Option<i64>) -> Result<(Option<i64>, bool), Problem>
    where
        R: Fn(&Row<'_>) -> rusqlite::Result<T>,
        K: FnMut(T) -> Result<(), Problem>,
    {
        let mut last = None;
        let rows = match bound {
            Some(bound) => statement.query([bound]),
            None => statement.query(()),
        };
        let Ok(mut rows) = rows else { return Ok((last, false)) };
        loop {
            match rows.next() {
                Ok(None) => return Ok((last, true)),
                Err(_) => return Ok((last, false)),
                Ok(Some(row)) => {
                    // A row whose number cannot be read would be met for ever.
                    let Ok(id) = row.get(0) else { return Ok((last, false)) };
                    last = Some(id);
                    match (self.read)(row) {
                        Ok(value) => (self.keep)(value)?,
                        Err(_) => self.has_gaps = true,
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_a_sound_table_comes_once() {
        let db = Connection::open_in_memory().expect("memory");
        db.execute_batch("CREATE TABLE a (id INTEGER PRIMARY KEY, x TEXT); INSERT INTO a VALUES (-4, 'p'), (3, 'q'), (900, 'r')")
            .expect("sql");
        let mut rows = Vec::new();
        let read = |row: &Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?));
        let has_gaps = each_row(&db, "a", "id, x", read, |row| {
            rows.push(row);
            Ok(())
        });
        assert!(!has_gaps.expect("read"));
        assert_eq!(rows, [(-4, "p".into()), (3, "q".into()), (900, "r".into())]);
        assert!(each_row(&db, "nowhere", "id, x", read, |_| Ok(())).expect("a table that is lost is a gap"));
    }
}
