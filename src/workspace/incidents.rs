//! Rows of incidents: what is written of one, and what is read back of its columns.

use std::collections::HashMap;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension as _, Statement, params, params_from_iter};

use super::Problem;
use super::seal::{self, INCIDENT, PLACE};
use crate::incident::{Incident, Where};
use crate::source::{Article, ArticleId};
use crate::store::{Facts, sides_in};

/// What adds an incident; one of the same name that says something else is replaced.
fn upsert() -> String {
    let set: Vec<String> = INCIDENT.columns.split(", ").chain(["sum"]).map(|column| format!("{0} = excluded.{0}", column.trim())).collect();
    let set = set.join(", ");
    format!("{} ON CONFLICT (name) WHERE name IS NOT NULL DO UPDATE SET {set} WHERE sum IS NOT excluded.sum", INCIDENT.insert())
}

/// Columns that are written beside the sum.
const WIDTH: usize = 21;

/// Writes incidents within one transaction.
pub(super) struct Writer<'c> {
    insert: Statement<'c>,
    find_place: Statement<'c>,
    add_place: Statement<'c>,
    /// Places met so far, by their JSON.
    places: HashMap<String, i64>,
}

/// What a row says of where an incident comes from.
#[derive(Clone, Copy)]
pub(super) struct From<'a> {
    /// The row of its article.
    pub(super) article: Option<i64>,
    /// What it is called; `None` for one that is called by its row.
    pub(super) name: Option<&'a str>,
    /// Whether another scheme brought it, not a text that was read here.
    pub(super) is_record: bool,
}

impl<'c> Writer<'c> {
    pub(super) fn new(db: &'c Connection) -> Result<Self, Problem> {
        Ok(Self {
            insert: db.prepare(&upsert())?,
            find_place: db.prepare("SELECT id FROM place WHERE told = ?")?,
            add_place: db.prepare(&PLACE.insert())?,
            places: HashMap::new(),
        })
    }

    /// Writes an incident with all it says; gives whether that changed anything.
    pub(super) fn whole<'a>(
        &mut self,
        from: From<'_>,
        incident: &'a Incident,
        article: impl Fn(&ArticleId) -> Option<&'a Article>,
    ) -> Result<bool, Problem> {
        let sources = || incident.sources.iter().filter_map(|source| article(&source.article));
        let outlets: Vec<&str> = sources().filter_map(|article| article.source.as_deref()).collect();
        let languages: Vec<&str> = sources().map(|article| article.lang.code()).collect();
        let sides = sides_in(incident, &article);
        let told = serde_json::to_string(incident)?;
        self.row(from, &Facts::of(incident, &sides, &outlets, &languages), Some(told))
    }

    /// Writes what columns tell of an incident, and all of it as JSON where that is more.
    pub(super) fn row(&mut self, from: From<'_>, facts: &Facts<'_>, told: Option<String>) -> Result<bool, Problem> {
        let mut places = Vec::with_capacity(facts.places.len());
        for place in facts.places {
            places.push(self.place(place)?);
        }
        let more: Vec<String> = places.iter().skip(1).map(i64::to_string).collect();
        let sides: Vec<&str> = facts.sides.iter().map(|side| side.code()).collect();
        // In the order of the columns that the sum is over.
        let values: [Value; WIDTH] = [
            from.article.into(),
            text(from.name),
            from.is_record.into(),
            text(Some(facts.kind.code())),
            facts.main.into(),
            facts.when.earliest.map(|day| day.to_string()).into(),
            facts.when.latest.map(|day| day.to_string()).into(),
            text(Some(facts.when.precision.code())),
            places.first().copied().into(),
            some(&more, ",").into(),
            facts.killed.min.into(),
            facts.killed.max.into(),
            facts.injured.min.into(),
            facts.injured.max.into(),
            text(Some(facts.actor.code())),
            text(Some(facts.attribution.code())),
            f64::from(facts.confidence).into(),
            some(&sides, "\n").into(),
            some(facts.outlets, "\n").into(),
            some(facts.languages, "\n").into(),
            told.into(),
        ];
        let sum = Value::Integer(seal::sum(&values));
        let written = self.insert.execute(params_from_iter(std::iter::once(&sum).chain(&values)))?;
        Ok(written > 0)
    }

    /// The row of a place. How sure an article's words mean it, and what else they may mean, is kept with the incident alone.
    fn place(&mut self, place: &Where) -> Result<i64, Problem> {
        let bare = Where { alternatives: Vec::new(), confidence: 1.0, ..place.clone() };
        let told = serde_json::to_string(&bare)?;
        if let Some(id) = self.places.get(&told) {
            return Ok(*id);
        }
        let known = self.find_place.query_row([&told], |row| row.get(0)).optional()?;
        let id = match known {
            Some(id) => id,
            None => self.add_place.insert(params![seal::sum([&Value::Text(told.clone())]), told])?,
        };
        self.places.insert(told, id);
        Ok(id)
    }
}

/// A text that may be missing.
fn text(text: Option<&str>) -> Value {
    text.map(str::to_owned).into()
}

/// Several values in one; `None` where there are none.
fn some<S: AsRef<str>>(values: &[S], between: &str) -> Option<String> {
    let values: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
    (!values.is_empty()).then(|| values.join(between))
}

/// Takes away the incidents of an article, before it tells new ones.
pub(super) fn forget(db: &Connection, article: i64) -> Result<(), Problem> {
    db.execute("DELETE FROM incident WHERE article = ?", params![article])?;
    Ok(())
}
