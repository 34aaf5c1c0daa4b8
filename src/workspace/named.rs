//! The few records of other schemes that a log of corrections speaks of, each whole: over those it is laid where all others stay in the file.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension as _};

use super::on_demand::{PREFIX, stored};
use super::words::articles_with;
use super::{Problem, Workspace};
use crate::edit::{Anchor, Change, Log};
use crate::incident::Incident;
use crate::source::{Article, ArticleId};

/// Records that a log may speak of.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// Their rows.
    pub rows: BTreeSet<i64>,
    /// The articles they stand in.
    pub articles: Vec<Article>,
    /// All they say.
    pub incidents: Vec<Incident>,
}

impl Workspace {
    /// The records that a log names, by their name or by an article, and those whose words for a place were learned.
    ///
    /// # Errors
    /// Where something cannot be read, or is damaged.
    pub fn records_named(&self, log: &Log) -> Result<Named, Problem> {
        let mut named = Named::default();
        for edit in log.edits() {
            for anchor in edit.change.anchors() {
                of_anchor(&self.db, anchor, &mut named.rows)?;
            }
            if let Change::Alias { name, .. } = &edit.change {
                of_words(&self.db, name, &mut named.rows)?;
            }
        }
        named.incidents = self.whole(&named.rows)?;
        let mut articles: BTreeMap<ArticleId, Article> = BTreeMap::new();
        for source in named.incidents.iter().flat_map(|incident| &incident.sources) {
            if !articles.contains_key(&source.article)
                && let Some(article) = self.article(&source.article)?
            {
                articles.insert(source.article.clone(), article);
            }
        }
        named.articles = articles.into_values().collect();
        Ok(named)
    }

    /// All that these records say.
    fn whole(&self, ids: &BTreeSet<i64>) -> Result<Vec<Incident>, Problem> {
        let (mut whole, mut bare) = (Vec::new(), Vec::new());
        for id in ids {
            match stored(&self.db, *id)?.and_then(|stored| stored.told) {
                Some(told) => whole.push(serde_json::from_str(&told)?),
                None => bare.push(id.to_string()),
            }
        }
        if !bare.is_empty() {
            let rows = self.rows(&format!("id IN ({})", bare.join(",")))?;
            for row in &rows.list {
                whole.extend(rows.whole(&self.db, row)?);
            }
        }
        Ok(whole)
    }
}

/// The record of that name, and those of the articles it stood in.
fn of_anchor(db: &Connection, anchor: &Anchor, into: &mut BTreeSet<i64>) -> Result<(), Problem> {
    let by_name = "SELECT id FROM incident WHERE name = ? AND record = 1";
    let named: Option<i64> = db.prepare_cached(by_name)?.query_row([&anchor.id.0], |row| row.get(0)).optional()?;
    into.extend(named);
    if let Some(number) = anchor.id.0.strip_prefix(PREFIX).and_then(|digits| digits.parse::<i64>().ok()) {
        let by_row = "SELECT id FROM incident WHERE id = ? AND name IS NULL AND record = 1";
        let numbered: Option<i64> = db.prepare_cached(by_row)?.query_row([number], |row| row.get(0)).optional()?;
        into.extend(numbered);
    }
    let by_article = "SELECT id FROM incident WHERE record = 1 AND article = (SELECT id FROM article WHERE name = ?)";
    let mut find = db.prepare_cached(by_article)?;
    for spot in &anchor.spots {
        for id in find.query_map([&spot.article.0], |row| row.get::<_, i64>(0))? {
            into.insert(id?);
        }
    }
    Ok(())
}

/// Records whose articles hold these words and that tell which words stand behind their fields: most records tell of none.
fn of_words(db: &Connection, words: &str, into: &mut BTreeSet<i64>) -> Result<(), Problem> {
    let mut find = db.prepare_cached("SELECT id FROM incident WHERE article = ? AND record = 1 AND instr(told, '\"rule\"') > 0")?;
    for article in articles_with(db, words)? {
        for id in find.query_map([article], |row| row.get::<_, i64>(0))? {
            into.insert(id?);
        }
    }
    Ok(())
}
