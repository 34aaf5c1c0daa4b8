//! Putting articles, records and made-up incidents into a workspace.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension as _, ToSql, params, params_from_iter};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::alike::{ALIKE, Compared, Runs};
use super::contents::Told;
use super::incidents::{From, Writer, forget};
use super::seal::{self, ARTICLE};
use super::{Problem, Workspace, words};
use crate::extract::Extraction;
use crate::incident::Incident;
use crate::source::{Article, ArticleId};
use crate::store::{Dimension, Facts, Store};

/// Columns of an article that its sum is over.
const WIDTH: usize = 12;

/// Earlier articles that an article is compared with: of a text that a hundred outlets copied, eight copies say enough, and reading stays
/// linear in the number of articles.
const MOST_COMPARED: usize = 8;

/// Earlier articles that one part of its likeness is looked up in.
const MOST_LOOKED_AT: u32 = 64;

/// An article on its way into a workspace.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// The article.
    pub article: Article,
    /// The bytes of its file, where they are more than its text.
    pub original: Option<Arc<[u8]>>,
}

/// Which of some articles are new.
#[derive(Clone, Debug, Default)]
pub struct Admitted {
    /// Those whose text the workspace does not hold, under names that are free.
    pub fresh: Vec<Incoming>,
    /// Which of those asked about the fresh ones are.
    pub places: Vec<usize>,
    /// The names of the others, each with the name under which its text is there.
    pub known: Known,
}

/// Articles that are there already, each with the name under which its text is there.
pub type Known = Vec<(ArticleId, ArticleId)>;

/// An article that is much like an earlier one.
#[derive(Clone, Debug, PartialEq)]
pub struct Alike {
    /// The article.
    pub article: ArticleId,
    /// The earlier one.
    pub other: ArticleId,
    /// What share of their runs of three words both have, 0 to 1.
    pub share: f64,
}

/// What was put into a workspace.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Added {
    /// Articles that are new.
    pub articles: usize,
    /// Incidents that are new.
    pub incidents: usize,
    /// Incidents that were there and say something else now.
    pub changed: usize,
    /// Articles that are much like earlier ones, by how much.
    pub alike: Vec<Alike>,
}

impl Added {
    /// Adds up.
    pub fn join(&mut self, other: Self) {
        self.articles += other.articles;
        self.incidents += other.incidents;
        self.changed += other.changed;
        self.alike.extend(other.alike);
    }
}

impl Workspace {
    /// Tells which articles are new, before any work is spent on them. One whose name is taken by another text gets a number behind it.
    /// Articles that wait to be added count as there.
    ///
    /// # Errors
    /// Where the workspace cannot be read.
    pub fn admit(&self, incoming: Vec<Incoming>, waiting: &[(Incoming, Extraction)]) -> Result<Admitted, Problem> {
        let mut by_hash = self.db.prepare_cached("SELECT name FROM article WHERE hash = ?")?;
        let mut by_name = self.db.prepare_cached("SELECT 1 FROM article WHERE name = ?")?;
        let mut admitted = Admitted::default();
        let ids = || waiting.iter().map(|(one, _)| one.article.id.0.clone());
        let mut names: HashSet<String> = ids().collect();
        let mut texts: HashMap<[u8; 32], String> = waiting.iter().map(|(one, _)| hash_of(one.article.body.as_bytes())).zip(ids()).collect();
        for (place, mut one) in incoming.into_iter().enumerate() {
            let hash = hash_of(one.article.body.as_bytes());
            let known: Option<String> = by_hash.query_row([hash], |row| row.get(0)).optional()?;
            if let Some(name) = known.or_else(|| texts.get(&hash).cloned()) {
                admitted.known.push((one.article.id, ArticleId(name)));
                continue;
            }
            let plain = one.article.id.0.clone();
            for number in 2.. {
                if names.insert(one.article.id.0.clone()) && !by_name.exists([&one.article.id.0])? {
                    break;
                }
                one.article.id.0 = format!("{plain} ({number})");
            }
            texts.insert(hash, one.article.id.0.clone());
            admitted.fresh.push(one);
            admitted.places.push(place);
        }
        Ok(admitted)
    }

    /// Adds articles with what was read in them, all or none. What [`Self::admit`] would not let in is left out.
    ///
    /// # Errors
    /// Where it cannot be written; nothing is added then.
    pub fn add(&mut self, read: &[(Incoming, Extraction)], engine: &str, at: i64) -> Result<Added, Problem> {
        let added = Self::add_all(&mut self.db, &mut self.compared, read, engine, at);
        if added.is_err() {
            self.compared.forget();
        }
        added
    }

    fn add_all(
        db: &mut Connection,
        compared: &mut Compared,
        read: &[(Incoming, Extraction)],
        engine: &str,
        at: i64,
    ) -> Result<Added, Problem> {
        let change = db.transaction()?;
        let mut added = Added::default();
        {
            let mut incidents = Writer::new(&change)?;
            let mut searched = Vec::with_capacity(read.len());
            for (incoming, extraction) in read {
                let article = &incoming.article;
                let hash = hash_of(article.body.as_bytes());
                let is_known =
                    change.prepare_cached("SELECT 1 FROM article WHERE hash = ? OR name = ?")?.exists(params![hash, article.id.0])?;
                if is_known {
                    continue;
                }
                let original = incoming.original.as_deref().map(|bytes| keep_original(&change, bytes)).transpose()?;
                let told = serde_json::to_string(&Told::of(extraction))?;
                let id = insert(&change, article, original, at, Some((engine, &told)))?;
                searched.push((id, article));
                added.alike.extend(note_alike(&change, compared, id, article)?);
                for incident in &extraction.incidents {
                    let from = From { article: Some(id), name: Some(&incident.id.0), is_record: false };
                    incidents.whole(from, incident, |_| Some(article))?;
                }
                added.articles += 1;
                added.incidents += extraction.incidents.len();
            }
            // After all else: the index writes what it holds whenever an incident is written, and then puts the many small pieces together.
            searched.into_iter().try_for_each(|(id, article)| words::index(&change, id, article))?;
        }
        change.commit()?;
        Ok(added)
    }

    /// Of articles with what was read in them those that are new, under names that are free, and the others' names, each with the name
    /// under which its text is there.
    ///
    /// # Errors
    /// Where the workspace cannot be read.
    pub fn fresh(&self, read: Vec<(Incoming, Extraction)>) -> Result<(Vec<(Incoming, Extraction)>, Known), Problem> {
        let (incoming, extractions): (Vec<_>, Vec<_>) = read.into_iter().unzip();
        let mut told: Vec<Option<Extraction>> = extractions.into_iter().map(Some).collect();
        let Admitted { fresh, places, known } = self.admit(incoming, &[])?;
        let pairs = fresh.into_iter().zip(places).filter_map(|(one, place)| {
            let extraction = told.get_mut(place)?.take()?.renamed(&one.article.id);
            Some((one, extraction))
        });
        Ok((pairs.collect(), known))
    }

    /// Puts what was read in an article anew, or with another day of publication, in place of what was read before. Corrections stay.
    ///
    /// # Errors
    /// Where it cannot be written; nothing is changed then. An article that is not there is passed over.
    pub fn reread(&mut self, read: &[(Article, Extraction)], engine: &str) -> Result<(), Problem> {
        let change = self.db.transaction()?;
        {
            let mut incidents = Writer::new(&change)?;
            for (article, extraction) in read {
                let told = serde_json::to_string(&Told::of(extraction))?;
                let id = change
                    .prepare_cached("UPDATE article SET published = ?, engine = ?, told = ? WHERE name = ? RETURNING id")?
                    .query_row(params![article.published.map(|day| day.to_string()), engine, told, article.id.0], |row| row.get(0))
                    .optional()?;
                let Some(id) = id else { continue };
                ARTICLE.renew_one(&change, id)?;
                forget(&change, id)?;
                for incident in &extraction.incidents {
                    let from = From { article: Some(id), name: Some(&incident.id.0), is_record: false };
                    incidents.whole(from, incident, |_| Some(article))?;
                }
            }
        }
        change.commit()?;
        Ok(())
    }

    /// Adds records of another scheme with the articles they stand in, all or none. One whose name is there is replaced where it says
    /// something else, so that the same table can be read again. Their words are made searchable at the first search.
    ///
    /// # Errors
    /// Where it cannot be written; nothing is added then.
    pub fn add_records(&mut self, articles: &[Article], incidents: &[Incident], at: i64) -> Result<Added, Problem> {
        let change = self.db.transaction()?;
        let before = newest(&change)?;
        let mut written = 0;
        {
            let mut ids = HashMap::with_capacity(articles.len());
            for article in articles {
                ids.insert(&article.id, (upsert(&change, article, at)?, article));
            }
            let mut writer = Writer::new(&change)?;
            for incident in incidents {
                let article = incident.sources.first().and_then(|source| ids.get(&source.article)).map(|(id, _)| *id);
                let from = From { article, name: Some(&incident.id.0), is_record: true };
                let is_written = writer.whole(from, incident, |id| ids.get(id).map(|(_, article)| *article))?;
                written += usize::from(is_written);
            }
        }
        let after = newest(&change)?;
        let (articles, incidents) = (after.0 - before.0, after.1 - before.1);
        change.commit()?;
        Ok(Added { articles, incidents, changed: written.saturating_sub(incidents), alike: Vec::new() })
    }

    /// Adds every incident of a store that holds columns alone, such as one of made-up incidents.
    ///
    /// # Errors
    /// Where it cannot be written; nothing is added then.
    pub fn add_columns(&mut self, store: &Store) -> Result<Added, Problem> {
        let columns = store.columns();
        let (outlets, languages, sides) =
            (Held::of(store, Dimension::Outlet), Held::of(store, Dimension::Language), Held::of(store, Dimension::Side));
        let change = self.db.transaction()?;
        {
            let mut writer = Writer::new(&change)?;
            for row in 0..columns.len() {
                let Some(incident) = store.at(row) else { continue };
                let sides: Vec<_> = sides.at(row).iter().filter_map(|code| crate::incident::Side::from_code(code)).collect();
                let facts = Facts::of(&incident, &sides, outlets.at(row), languages.at(row));
                writer.row(From { article: None, name: None, is_record: true }, &facts, None)?;
            }
        }
        change.commit()?;
        Ok(Added { incidents: columns.len(), ..Added::default() })
    }

    /// Tells the log what came of adding.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn note_added(&mut self, added: &Added, known: usize, at: i64, engine: &str) -> Result<(), Problem> {
        let detail = json!({ "articles": added.articles, "incidents": added.incidents, "changed": added.changed, "known": known, "alike": added.alike.len() });
        self.note("added", at, engine, &detail)
    }
}

/// The last rows of articles and of incidents. What is new comes behind them, and what is replaced keeps its row: counting all of a
/// million rows for each batch would take longer than writing it.
fn newest(db: &Connection) -> Result<(usize, usize), Problem> {
    let last = |table: &str| -> Result<usize, Problem> {
        let id: i64 = db.query_row(&format!("SELECT coalesce(max(id), 0) FROM {table}"), (), |row| row.get(0))?;
        Ok(usize::try_from(id).unwrap_or_default())
    };
    Ok((last("article")?, last("incident")?))
}

/// The values of a dimension, row by row.
struct Held<'a>(Vec<Vec<&'a str>>);

impl<'a> Held<'a> {
    fn of(store: &'a Store, dimension: Dimension) -> Self {
        let mut rows = vec![Vec::new(); store.len()];
        for value in &store.columns().values(dimension).values {
            for row in value.rows.iter().filter(|_| !value.key.is_empty()) {
                if let Some(held) = rows.get_mut(row) {
                    held.push(value.key.as_str());
                }
            }
        }
        Self(rows)
    }

    fn at(&self, row: usize) -> &[&'a str] {
        self.0.get(row).map(Vec::as_slice).unwrap_or_default()
    }
}

pub(super) fn hash_of(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

fn keep_original(db: &Connection, bytes: &[u8]) -> Result<i64, Problem> {
    let hash = hash_of(bytes);
    let known = db.prepare_cached("SELECT id FROM original WHERE hash = ?")?.query_row([hash], |row| row.get(0)).optional()?;
    match known {
        Some(id) => Ok(id),
        None => Ok(db.prepare_cached("INSERT INTO original (hash, bytes) VALUES (?, ?)")?.insert(params![hash, bytes])?),
    }
}

/// Adds an article; `told` is the engine that read it and what it told.
fn insert(db: &Connection, article: &Article, original: Option<i64>, at: i64, told: Option<(&str, &str)>) -> Result<i64, Problem> {
    let (engine, told) = told.unzip();
    let Article { id, path, title, source, url, published, lang, body } = article;
    // In the order of the columns that the sum is over.
    let values: [Value; WIDTH] = [
        id.0.clone().into(),
        path.clone().into(),
        title.clone().into(),
        source.clone().into(),
        url.clone().into(),
        published.map(|day| day.to_string()).into(),
        lang.code().to_owned().into(),
        hash_of(body.as_bytes()).to_vec().into(),
        original.into(),
        at.into(),
        engine.map(str::to_owned).into(),
        told.map(str::to_owned).into(),
    ];
    let sum = seal::sum(&values);
    let mut insert =
        db.prepare_cached(&format!("INSERT INTO article (body, sum, {}) VALUES (?, ?{})", ARTICLE.columns, ", ?".repeat(WIDTH)))?;
    let bound: [&dyn ToSql; 2] = [body, &sum];
    Ok(insert.insert(params_from_iter(bound.into_iter().chain(values.iter().map(|value| value as &dyn ToSql))))?)
}

/// Adds the article of a record, or puts it in place of the one of that name; gives its row.
fn upsert(db: &Connection, article: &Article, at: i64) -> Result<i64, Problem> {
    let known: Option<(i64, Vec<u8>)> = db
        .prepare_cached("SELECT id, hash FROM article WHERE name = ?")?
        .query_row([&article.id.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((id, hash)) = known else { return insert(db, article, None, at, None) };
    let now = hash_of(article.body.as_bytes());
    if hash != now {
        db.prepare_cached("UPDATE article SET body = ?, hash = ? WHERE id = ? AND engine IS NULL")?.execute(params![
            article.body,
            now,
            id
        ])?;
        words::forget(db, id)?;
    }
    let published = article.published.map(|day| day.to_string());
    db.prepare_cached("UPDATE article SET title = ?, source = ?, url = ?, published = ?, lang = ? WHERE id = ? AND engine IS NULL")?
        .execute(params![article.title, article.source, article.url, published, article.lang.code(), id])?;
    ARTICLE.renew_one(db, id)?;
    Ok(id)
}

/// Looks for earlier articles that are much like a new one, and remembers by what later ones find it.
fn note_alike(db: &Connection, compared: &mut Compared, id: i64, article: &Article) -> Result<Vec<Alike>, Problem> {
    let Some(runs) = Runs::of(&article.body) else { return Ok(Vec::new()) };
    let mut find = db.prepare_cached("SELECT article FROM band WHERE key = ? ORDER BY id LIMIT ?")?;
    let mut add = db.prepare_cached("INSERT INTO band (key, article) VALUES (?, ?)")?;
    let mut shared: BTreeMap<i64, usize> = BTreeMap::new();
    for key in runs.bands() {
        for other in find.query_map((key, MOST_LOOKED_AT), |row| row.get::<_, i64>(0))? {
            *shared.entry(other?).or_default() += 1;
        }
        add.execute([key, id])?;
    }
    // Those with the most parts in common first; of as many, the earliest.
    let mut met: Vec<(i64, usize)> = shared.into_iter().collect();
    met.sort_by_key(|(other, parts)| (std::cmp::Reverse(*parts), *other));
    met.truncate(MOST_COMPARED);
    let mut alike = Vec::new();
    for (other, _) in met {
        let (name, earlier) = compared.recall(other, || {
            let mut read = db.prepare_cached("SELECT name, body FROM article WHERE id = ?")?;
            read.query_row([other], |row| Ok((row.get(0)?, Runs::of(&row.get::<_, String>(1)?))))
        })?;
        let share = earlier.as_ref().map_or(0.0, |earlier| runs.share(earlier));
        if share >= ALIKE {
            db.prepare_cached("INSERT INTO likeness (article, other, share) VALUES (?, ?, ?)")?.execute(params![id, other, share])?;
            alike.push(Alike { article: article.id.clone(), other: ArticleId(name.clone()), share });
        }
    }
    alike.sort_by(|a, b| b.share.total_cmp(&a.share));
    Ok(alike)
}
