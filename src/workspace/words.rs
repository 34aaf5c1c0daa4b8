//! Looking for words in the articles of a workspace, in any spelling.

use rusqlite::{Connection, params};

use super::{Problem, Workspace};
use crate::source::Article;
use crate::text::{fold, fold_term};

/// Articles made searchable in one transaction.
const AT_ONCE: u32 = 20_000;

/// The next articles after a row that the index does not hold. Its sizes of rows say which it holds.
const UNSEARCHABLE: &str = "SELECT id, title, body FROM article WHERE id > ? AND NOT EXISTS (SELECT 1 FROM words_docsize AS held WHERE held.id = article.id) ORDER BY id LIMIT ?";

/// Makes an article searchable.
pub(super) fn index(db: &Connection, id: i64, article: &Article) -> Result<(), Problem> {
    add(db, id, article.title.as_deref().unwrap_or_default(), &article.body)
}

fn add(db: &Connection, id: i64, title: &str, body: &str) -> Result<(), Problem> {
    let folded = fold(&format!("{title}\n{body}")).text;
    db.prepare_cached("INSERT INTO words (rowid, text) VALUES (?, ?)")?.execute(params![id, folded])?;
    Ok(())
}

/// Makes an article whose text changed unknown to searches; the next one finds it anew.
pub(super) fn forget(db: &Connection, id: i64) -> Result<(), Problem> {
    db.prepare_cached("DELETE FROM words WHERE rowid = ?")?.execute([id])?;
    Ok(())
}

impl Workspace {
    /// Makes every article searchable that is not yet; gives how many. Does nothing where the workspace is open for reading.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn index_words(&mut self) -> Result<usize, Problem> {
        let (mut done, mut last) = (0, 0);
        while self.is_writable() {
            let change = self.db.transaction()?;
            let rows: Vec<(i64, Option<String>, String)> = change
                .prepare_cached(UNSEARCHABLE)?
                .query_map(params![last, AT_ONCE], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
                .collect::<Result<_, _>>()?;
            for (id, title, body) in &rows {
                add(&change, *id, title.as_deref().unwrap_or_default(), body)?;
            }
            change.commit()?;
            done += rows.len();
            last = rows.last().map_or(last, |(id, ..)| *id);
            if rows.len() < AT_ONCE as usize {
                break;
            }
        }
        Ok(done)
    }
}

/// The rows of the articles whose folded title or text holds these words, ascending.
///
/// As a search in memory: the words stand side by side, the first may be the end of a longer word, the last the beginning of one.
pub(super) fn articles_with(db: &Connection, words: &str) -> Result<Vec<i64>, Problem> {
    let folded = fold_term(words);
    let parts: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let Some((first, rest)) = parts.split_first() else { return Ok(Vec::new()) };
    // Arabic writes "and", "the", "in" onto a word: the words of the index that hold the first are looked for in its place.
    let like = if rest.is_empty() { format!("%{first}%") } else { format!("%{first}") };
    let heads: Vec<String> =
        db.prepare_cached("SELECT term FROM word WHERE term LIKE ?")?.query_map([like], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let tail: String = rest.iter().flat_map(|part| [" ", *part]).collect();
    let star = if rest.is_empty() { "" } else { "*" };
    let mut find = db.prepare_cached("SELECT rowid FROM words WHERE words MATCH ?")?;
    let mut found = Vec::new();
    for head in heads {
        let rows = find.query_map([format!("\"{head}{tail}\"{star}")], |row| row.get::<_, i64>(0))?;
        found.extend(rows.collect::<Result<Vec<_>, _>>()?);
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}
