//! Sums over rows, by which a row that is not as it was written is recognised: SQLite itself does not notice a bit that is turned over
//! within a value.

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Row, params};
use sha2::{Digest as _, Sha256};

use super::Problem;

/// A table whose rows carry a sum.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sealed {
    pub(super) table: &'static str,
    /// The columns that the sum is over, all but the row's number. The text of an article has a hash of its own, which is among them.
    pub(super) columns: &'static str,
}

pub(super) const ARTICLE: Sealed =
    Sealed { table: "article", columns: "name, path, title, source, url, published, lang, hash, original, added, engine, told" };

pub(super) const PLACE: Sealed = Sealed { table: "place", columns: "told" };

pub(super) const INCIDENT: Sealed = Sealed {
    table: "incident",
    columns: "article, name, record, kind, main, earliest, latest, precision, place, more_places, killed_min, killed_max, injured_min, \
              injured_max, actor, attribution, confidence, sides, outlets, languages, told",
};

impl Sealed {
    /// How many columns the sum is over.
    pub(super) fn width(self) -> usize {
        self.columns.split(',').count()
    }

    /// What reads number, sum and columns of all rows for which a condition holds.
    pub(super) fn select(self, condition: &str) -> String {
        format!("SELECT id, sum, {} FROM {} WHERE {condition}", self.columns, self.table)
    }

    /// What adds a row: the sum, then the columns.
    pub(super) fn insert(self) -> String {
        format!("INSERT INTO {} (sum, {}) VALUES ({})", self.table, self.columns, vec!["?"; self.width() + 1].join(", "))
    }

    /// Sums up a row anew after it was changed.
    pub(super) fn renew_one(self, db: &Connection, id: i64) -> Result<(), Problem> {
        let mut select = db.prepare_cached(&self.select("id = ?"))?;
        let sum = select.query_row([id], |row| Ok(sum_of(row, 2..self.width() + 2)))??;
        db.prepare_cached(&format!("UPDATE {} SET sum = ? WHERE id = ?", self.table))?.execute(params![sum, id])?;
        Ok(())
    }

    /// Sums up rows anew after they were changed.
    pub(super) fn renew(self, db: &Connection, condition: &str) -> Result<(), Problem> {
        let mut select = db.prepare(&self.select(condition))?;
        let mut update = db.prepare_cached(&format!("UPDATE {} SET sum = ? WHERE id = ?", self.table))?;
        let mut rows = select.query(())?;
        let mut sums = Vec::new();
        while let Some(row) = rows.next()? {
            sums.push((row.get::<_, i64>(0)?, sum_of(row, 2..self.width() + 2)?));
        }
        for (id, sum) in sums {
            update.execute(params![sum, id])?;
        }
        Ok(())
    }

    /// The numbers of rows that are not as they were written. What is no UTF-8 any more is among them.
    pub(super) fn broken(self, db: &Connection) -> Result<Vec<i64>, Problem> {
        let mut select = db.prepare(&self.select("true"))?;
        let mut rows = select.query(())?;
        let mut broken = Vec::new();
        while let Some(row) = rows.next()? {
            if row.get::<_, i64>(1).ok() != Some(sum_of(row, 2..self.width() + 2)?) {
                broken.push(row.get(0)?);
            }
        }
        Ok(broken)
    }
}

/// The sum over some columns of a row.
pub(super) fn sum_of(row: &Row<'_>, columns: std::ops::Range<usize>) -> Result<i64, Problem> {
    let mut hash = Sha256::new();
    for at in columns {
        add(&mut hash, row.get_ref(at)?);
    }
    Ok(first_eight(hash))
}

/// The sum over some values.
pub(super) fn sum<'a>(values: impl IntoIterator<Item = &'a Value>) -> i64 {
    let mut hash = Sha256::new();
    for value in values {
        add(&mut hash, ValueRef::from(value));
    }
    first_eight(hash)
}

/// Each value with its type and length before it, so that none runs into the next.
fn add(hash: &mut Sha256, value: ValueRef<'_>) {
    let (sort, bytes): (u8, &[u8]) = match value {
        ValueRef::Null => (0, &[]),
        ValueRef::Integer(number) => return hash.update([&[1][..], &number.to_be_bytes()[..]].concat()),
        ValueRef::Real(number) => return hash.update([&[2][..], &number.to_be_bytes()[..]].concat()),
        ValueRef::Text(text) => (3, text),
        ValueRef::Blob(bytes) => (4, bytes),
    };
    hash.update([sort]);
    hash.update((bytes.len() as u64).to_be_bytes());
    hash.update(bytes);
}

fn first_eight(hash: Sha256) -> i64 {
    hash.finalize().iter().take(8).fold(0i64, |sum, byte| sum << 8 | i64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_in_value_type_or_bounds_has_another_sum() {
        let text = |text: &str| Value::Text(text.into());
        let rows = [
            vec![text("ab"), text("c")],
            vec![text("a"), text("bc")],
            vec![text("ab"), text("c"), Value::Null],
            vec![Value::Blob(b"ab".to_vec()), text("c")],
            vec![Value::Integer(1)],
            vec![Value::Real(1.0)],
            vec![text("1")],
            vec![],
        ];
        let mut sums: Vec<i64> = rows.iter().map(sum).collect();
        sums.sort_unstable();
        sums.dedup();
        assert_eq!(sums.len(), rows.len());
    }
}
