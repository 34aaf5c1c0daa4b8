//! Reading a workspace whole: its articles, and what was read in them.

use std::borrow::Cow;
use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{OptionalExtension as _, Row};
use serde::{Deserialize, Serialize};

use super::{Problem, Workspace};
use crate::extract::{DateMention, Extraction, PlaceMention};
use crate::incident::Incident;
use crate::source::{Article, ArticleId, PublishedFrom};
use crate::text::Lang;

/// What was read in an article beside its incidents, as it is stored.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Told<'a> {
    published: Option<NaiveDate>,
    published_from: PublishedFrom,
    places: Cow<'a, [PlaceMention]>,
    dates: Cow<'a, [DateMention]>,
}

impl<'a> Told<'a> {
    pub(super) fn of(extraction: &'a Extraction) -> Self {
        Self {
            published: extraction.published,
            published_from: extraction.published_from,
            places: Cow::Borrowed(&extraction.places),
            dates: Cow::Borrowed(&extraction.dates),
        }
    }
}

/// Articles that were read here, with what they tell.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    /// Each article with what was read in it, in the order in which they were added.
    pub read: Vec<(Article, Extraction)>,
    /// The engines that read them, each once.
    pub engines: Vec<String>,
}

/// Columns of an article, in the order in which [`article`] takes them.
pub(super) const ARTICLE: &str = "id, name, path, title, source, url, published, lang, body";

/// An article and its row.
pub(super) fn article(row: &Row<'_>) -> rusqlite::Result<(i64, Article)> {
    let published: Option<String> = row.get(6)?;
    let lang: String = row.get(7)?;
    let article = Article {
        id: ArticleId(row.get(1)?),
        path: row.get(2)?,
        title: row.get(3)?,
        source: row.get(4)?,
        url: row.get(5)?,
        published: published.and_then(|day| day.parse().ok()),
        lang: Lang::from_code(&lang).unwrap_or_default(),
        body: row.get(8)?,
    };
    Ok((row.get(0)?, article))
}

impl Workspace {
    /// Articles that were read here, with what they tell. Records of other schemes are not among them.
    ///
    /// # Errors
    /// Where something cannot be read, or is damaged.
    pub fn contents(&self) -> Result<Contents, Problem> {
        let mut incidents = self.reports()?;
        let mut statement = self.db.prepare(&format!("SELECT {ARTICLE}, engine, told FROM article WHERE told IS NOT NULL ORDER BY id"))?;
        let mut rows = statement.query(())?;
        let mut contents = Contents::default();
        while let Some(row) = rows.next()? {
            let (id, article) = article(row)?;
            let engine: String = row.get(9)?;
            if !contents.engines.contains(&engine) {
                contents.engines.push(engine);
            }
            let Told { published, published_from, places, dates } = serde_json::from_str(row.get_ref(10)?.as_str()?)?;
            let extraction = Extraction {
                article: article.id.clone(),
                published,
                published_from,
                places: places.into_owned(),
                dates: dates.into_owned(),
                incidents: incidents.remove(&id).unwrap_or_default(),
            };
            contents.read.push((article, extraction));
        }
        Ok(contents)
    }

    /// The incidents of articles that were read here, by the row of the article.
    fn reports(&self) -> Result<HashMap<i64, Vec<Incident>>, Problem> {
        let mut statement = self
            .db
            .prepare("SELECT article, told FROM incident WHERE record = 0 AND article IS NOT NULL AND told IS NOT NULL ORDER BY id")?;
        let mut rows = statement.query(())?;
        let mut reports: HashMap<i64, Vec<Incident>> = HashMap::new();
        while let Some(row) = rows.next()? {
            let told = serde_json::from_str(row.get_ref(1)?.as_str()?)?;
            reports.entry(row.get(0)?).or_default().push(told);
        }
        Ok(reports)
    }

    /// Articles after a row that another engine read, and the last of their rows; no more than some.
    ///
    /// # Errors
    /// Where they cannot be read.
    pub fn read_by_others(&self, engine: &str, after: i64, most: u32) -> Result<(Vec<Article>, i64), Problem> {
        let sql = format!("SELECT {ARTICLE} FROM article WHERE engine IS NOT NULL AND engine != ? AND id > ? ORDER BY id LIMIT ?");
        let mut statement = self.db.prepare_cached(&sql)?;
        let rows: Vec<(i64, Article)> = statement.query_map((engine, after, most), article)?.collect::<Result<_, _>>()?;
        let last = rows.last().map_or(after, |(id, _)| *id);
        Ok((rows.into_iter().map(|(_, article)| article).collect(), last))
    }

    /// The article of that name.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn article(&self, name: &ArticleId) -> Result<Option<Article>, Problem> {
        let sql = format!("SELECT {ARTICLE} FROM article WHERE name = ?");
        Ok(self.db.prepare_cached(&sql)?.query_row([&name.0], article).optional()?.map(|(_, article)| article))
    }

    /// The bytes of an article's file, untouched.
    ///
    /// # Errors
    /// Where they cannot be read.
    pub fn original(&self, name: &ArticleId) -> Result<Option<Vec<u8>>, Problem> {
        let sql = "SELECT coalesce(original.bytes, CAST(article.body AS BLOB)) FROM article LEFT JOIN original ON original.id = article.original WHERE name = ?";
        Ok(self.db.prepare_cached(sql)?.query_row([&name.0], |row| row.get(0)).optional()?)
    }

    /// Records of other schemes, whole, in the order in which they were added, with their articles.
    ///
    /// # Errors
    /// Where something cannot be read, or is damaged.
    pub fn records(&self) -> Result<(Vec<Article>, Vec<Incident>), Problem> {
        let mut articles = self.db.prepare(&format!("SELECT {ARTICLE} FROM article WHERE told IS NULL ORDER BY id"))?;
        let articles = articles.query_map((), article)?.map(|row| Ok(row?.1)).collect::<Result<Vec<_>, Problem>>()?;
        let rows = self.rows("record = 1")?;
        let incidents = rows.list.iter().filter_map(|row| rows.whole(&self.db, row).transpose()).collect::<Result<Vec<_>, _>>()?;
        Ok((articles, incidents))
    }
}
