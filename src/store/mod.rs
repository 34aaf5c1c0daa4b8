//! Everything loaded: articles, what was read in them, and their incidents. Plain data, no files, no screen.

mod amend;
mod bits;
mod columns;
mod day_range;
mod dimension;
mod facets;
mod filter;
mod histogram;
mod histogram_compare;
mod histogram_folds;
mod histogram_lanes;
mod made;
mod periods;
mod query;
mod search;
mod sides;
mod spots;
mod words;

pub use bits::{Bits, RowSet};
pub use columns::{Builder, Columns, Facts, Run};
pub use day_range::DayRange;
pub use dimension::{Dimension, NONE, OTHERS, Value, Values};
pub use facets::Facets;
pub use filter::{Certainty, Filter, TollRange};
pub use histogram::{Bin, CLASSES, Classes, Histogram, Stack, histogram};
pub use histogram_compare::{Tally, first_comparison, tally};
pub use histogram_folds::{folds, out_of_folds};
pub use histogram_lanes::{LaneChart, Lanes, Share, lane_chart};
pub use made::Made;
pub use periods::{Unit, bins};
pub use query::{Engine, View, evaluate};
pub use search::Query;
pub use spots::{MakeUp, Spots};
pub use words::side_words;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::NaiveDate;

use crate::incident::{Field, Incident, IncidentId, Side, When, Where};
use crate::source::{Article, ArticleId, PublishedFrom};
use crate::text::Span;

/// States of all stores so far; the default is the empty one.
static STATES: AtomicU64 = AtomicU64::new(1);

/// Names one state of a [`Store`]; what was derived from it holds until the next. No two states of any stores share one, except
/// that all empty ones are the default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Generation(pub u64);

/// Words of an article and what they mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention<T> {
    /// Where the words stand in the body.
    pub span: Span,
    /// What they mean.
    pub value: T,
}

/// What was read in one article beside its incidents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ArticleFacts {
    /// Its day of publication, as far as file, user or text give it.
    pub published: Option<NaiveDate>,
    /// Which of them gave it.
    pub published_from: PublishedFrom,
    /// The places it names, in the order of the text.
    pub places: Vec<Mention<Where>>,
    /// The dates it names, in the order of the text.
    pub dates: Vec<Mention<When>>,
}

/// What one import brings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Batch {
    /// Articles with what was read in them.
    pub articles: Vec<(Article, ArticleFacts)>,
    /// Incidents of these articles.
    pub incidents: Vec<Incident>,
}

/// All articles and incidents, these by date: dated ones by first day and last day, then the undated by what is known.
/// Rows stay valid within one [`Generation`].
#[derive(Clone, Debug, Default)]
pub struct Store {
    generation: Generation,
    articles: Vec<Article>,
    facts: Vec<ArticleFacts>,
    /// Incidents held whole; empty where they are made on demand.
    incidents: Vec<Incident>,
    made: Option<Arc<dyn Made>>,
    columns: Arc<Columns>,
    article_index: HashMap<ArticleId, usize>,
    incident_index: HashMap<IncidentId, usize>,
    incidents_by_article: HashMap<ArticleId, Vec<usize>>,
}

impl Store {
    /// Incidents of which only the columns are held; the rest is made when it is asked for.
    pub fn of_made(columns: Columns, made: Arc<dyn Made>) -> Self {
        let mut store = Self { columns: Arc::new(columns), made: Some(made), ..Self::default() };
        store.renew();
        store
    }

    /// Adds a batch. An article or incident whose id is already there takes the place of the old one.
    pub fn insert(&mut self, batch: Batch) {
        for (article, facts) in batch.articles {
            self.insert_article(article, facts);
        }
        for incident in batch.incidents {
            if let Some(known) = self.incident_index.get(&incident.id).and_then(|&i| self.incidents.get_mut(i)) {
                *known = incident;
            } else {
                self.incident_index.insert(incident.id.clone(), self.incidents.len());
                self.incidents.push(incident);
            }
        }
        self.changed();
    }

    /// Puts these incidents in place of all others, as after merging reports of several imports.
    pub fn replace_incidents(&mut self, incidents: Vec<Incident>) {
        self.incidents.clear();
        self.incident_index.clear();
        self.insert(Batch { articles: Vec::new(), incidents });
    }

    /// Which state this is.
    pub const fn generation(&self) -> Generation {
        self.generation
    }

    /// In the order they came.
    pub fn articles(&self) -> &[Article] {
        &self.articles
    }

    /// How many incidents there are.
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// Whether there is no incident.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// What filters, map and timeline need of every incident.
    pub fn columns(&self) -> &Columns {
        &self.columns
    }

    /// Those held whole, by date. Empty where incidents are made on demand: see [`Self::at`].
    pub fn incidents(&self) -> &[Incident] {
        &self.incidents
    }

    /// The article of that id.
    pub fn article(&self, id: &ArticleId) -> Option<&Article> {
        self.articles.get(*self.article_index.get(id)?)
    }

    /// What was read in the article of that id.
    pub fn facts(&self, id: &ArticleId) -> Option<&ArticleFacts> {
        self.facts.get(*self.article_index.get(id)?)
    }

    /// Whether incidents are made on demand; those cannot be amended.
    pub const fn is_made(&self) -> bool {
        self.made.is_some()
    }

    /// The incident of a row.
    pub fn at(&self, row: usize) -> Option<Cow<'_, Incident>> {
        match &self.made {
            Some(made) => (row < self.len()).then(|| Cow::Owned(made.incident(&self.columns, row))),
            None => self.incidents.get(row).map(Cow::Borrowed),
        }
    }

    /// The incident of that id.
    pub fn incident(&self, id: &IncidentId) -> Option<Cow<'_, Incident>> {
        self.at(self.incident_position(id)?)
    }

    /// The rows of incidents made on demand whose articles hold these folded words.
    fn made_with(&self, words: &str) -> Vec<usize> {
        self.made.as_ref().and_then(|made| made.rows_with(words)).unwrap_or_default()
    }

    /// Holds articles of incidents that are made on demand, for as long as these are looked at: what is derived from the store does not
    /// change.
    pub fn hold(&mut self, article: Article, facts: ArticleFacts, rows: Vec<usize>) {
        self.incidents_by_article.insert(article.id.clone(), rows);
        self.insert_article(article, facts);
    }

    /// Holds the articles of an incident that is made on demand, before it is looked at.
    pub fn fetch(&mut self, id: &IncidentId) {
        let (Some(made), Some(incident)) = (self.made.clone(), self.incident(id).map(Cow::into_owned)) else { return };
        let row = self.incident_position(id);
        for source in &incident.sources {
            if self.article(&source.article).is_none()
                && let Some(article) = made.article(&source.article)
            {
                self.hold(article, ArticleFacts::default(), row.into_iter().collect());
            }
        }
    }

    /// The id of the incident of a row.
    pub fn id_at(&self, row: usize) -> Option<IncidentId> {
        match &self.made {
            Some(made) => (row < self.len()).then(|| made.id(row)),
            None => self.incidents.get(row).map(|incident| incident.id.clone()),
        }
    }

    /// The row of the incident of that id.
    pub fn incident_position(&self, id: &IncidentId) -> Option<usize> {
        match &self.made {
            Some(made) => made.row(id).filter(|row| *row < self.len()),
            None => self.incident_index.get(id).copied(),
        }
    }

    /// Rows of the incidents an article reports, by date.
    pub fn incidents_of(&self, article: &ArticleId) -> &[usize] {
        self.incidents_by_article.get(article).map_or(&[], Vec::as_slice)
    }

    /// Whose sides an incident hit: told by the words of its target, or else by those of its victims; empty where neither tells.
    pub fn sides_of(&self, incident: &Incident) -> Vec<Side> {
        sides_in(incident, |id| self.article(id))
    }

    fn insert_article(&mut self, article: Article, facts: ArticleFacts) {
        let known = self.article_index.get(&article.id).copied();
        let slot = known.and_then(|i| self.articles.get_mut(i).zip(self.facts.get_mut(i)));
        if let Some((old_article, old_facts)) = slot {
            (*old_article, *old_facts) = (article, facts);
        } else {
            self.article_index.insert(article.id.clone(), self.articles.len());
            self.articles.push(article);
            self.facts.push(facts);
        }
    }

    fn changed(&mut self) {
        self.made = None;
        self.incidents.sort_by_cached_key(date_key);
        self.incident_index = self.incidents.iter().enumerate().map(|(row, incident)| (incident.id.clone(), row)).collect();
        self.incidents_by_article.clear();
        for (row, incident) in self.incidents.iter().enumerate() {
            for source in &incident.sources {
                let reported = self.incidents_by_article.entry(source.article.clone()).or_default();
                if reported.last() != Some(&row) {
                    reported.push(row);
                }
            }
        }
        self.columns = Arc::new(self.make_columns());
        self.renew();
    }

    fn renew(&mut self) {
        self.generation = Generation(STATES.fetch_add(1, Ordering::Relaxed));
    }

    fn make_columns(&self) -> Columns {
        let mut builder = Builder::with_capacity(self.incidents.len());
        for incident in &self.incidents {
            let articles = || incident.sources.iter().filter_map(|source| self.article(&source.article));
            let outlets: Vec<&str> = articles().filter_map(|article| article.source.as_deref()).collect();
            let languages: Vec<&str> = articles().map(|article| article.lang.code()).collect();
            builder.push(&Facts::of(incident, &self.sides_of(incident), &outlets, &languages));
        }
        builder.finish()
    }
}

/// As [`Store::sides_of`], of an incident in no store; `article` gives those that report it.
pub fn sides_in<'a>(incident: &Incident, article: impl Fn(&ArticleId) -> Option<&'a Article>) -> Vec<Side> {
    let doer = incident.perpetrator.name;
    let told = incident.target.as_deref().map(|words| sides::sides(words, doer)).unwrap_or_default();
    if !told.is_empty() {
        return told;
    }
    let words = |source: &crate::incident::SourceRef| {
        let article = article(&source.article)?;
        let spans = [Field::Killed, Field::Injured].into_iter().flat_map(|field| source.spans(field));
        Some(spans.map(|span| span.slice(&article.body)).collect::<Vec<_>>().join(" \u{b7} "))
    };
    let victims: Vec<String> = incident.sources.iter().filter_map(words).collect();
    sides::sides(&victims.join(" \u{b7} "), doer)
}

/// First and last day of all dated incidents; `None` where there are none.
pub fn extent(store: &Store) -> Option<DayRange> {
    store.columns().extent()
}

fn date_key(incident: &Incident) -> (bool, Option<NaiveDate>, Option<NaiveDate>, bool, IncidentId) {
    let When { earliest, latest, .. } = incident.when;
    (!incident.when.is_dated(), earliest.or(latest), latest, !columns::is_certain(&incident.when), incident.id.clone())
}

#[cfg(test)]
pub(crate) mod sample;

#[cfg(test)]
mod tests {
    use super::sample::{article, day, incident};
    use super::*;

    #[test]
    fn a_batch_makes_a_new_generation_and_everything_is_found_by_id() {
        let mut store = Store::default();
        assert_eq!(store.generation(), Generation::default());
        store.insert(Batch { articles: vec![article("a")], incidents: vec![incident("a-2", "2024-02-01"), incident("a-1", "2023-01-05")] });
        assert_ne!(store.generation(), Generation::default());
        assert_eq!(store.article(&ArticleId("a".into())).map(|a| a.body.as_str()), Some("a"));
        assert!(store.facts(&ArticleId("a".into())).is_some());
        assert_eq!(store.incident(&IncidentId("a-1".into())).and_then(|i| i.when.earliest), Some(day("2023-01-05")));
        assert_eq!(store.id_at(0), Some(IncidentId("a-1".into())), "by date");
        assert_eq!(store.incidents_of(&ArticleId("a".into())), [0, 1], "by date");
        assert_eq!(store.incident(&IncidentId("b".into())), None);
        assert!(store.incidents_of(&ArticleId("b".into())).is_empty());
    }

    #[test]
    fn the_same_id_replaces_and_does_not_double() {
        let mut store = Store::default();
        store.insert(Batch { articles: vec![article("a")], incidents: vec![incident("a-1", "2023-01-05")] });
        store.insert(Batch { articles: vec![article("a")], incidents: vec![incident("a-1", "2024-01-05")] });
        assert_eq!((store.articles().len(), store.incidents().len()), (1, 1));
        assert_eq!(store.incidents()[0].when.earliest, Some(day("2024-01-05")));
        store.replace_incidents(vec![incident("a-9", "2020-01-01")]);
        assert_eq!(store.incident(&IncidentId("a-1".into())), None);
        assert_eq!(store.incidents_of(&ArticleId("a".into())), [0]);
    }

    #[test]
    fn no_two_states_share_a_generation() {
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..3 {
            let mut store = Store::default();
            for _ in 0..2 {
                store.insert(Batch::default());
                assert!(seen.insert(store.generation()));
            }
        }
    }

    #[test]
    fn the_extent_spans_dated_incidents_alone() {
        let mut store = Store::default();
        assert_eq!(extent(&store), None);
        let mut open = incident("o", "1999-01-01");
        open.when.latest = None;
        store.insert(Batch { articles: vec![], incidents: vec![incident("a", "2023-01-05"), open, incident("b", "2021-03-02")] });
        assert_eq!(extent(&store), Some(DayRange::new(day("2021-03-02"), day("2023-01-05"))));
    }
}
