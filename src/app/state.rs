//! All state of the window that outlives a frame.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use super::settings::Settings;
use crate::context::{
    AskedTable, Briefing, KeptView, MapTools, Notice, Palette, Player, Reader, Review, Selection, TimeView, TypedDate, Work,
};
use crate::diagnostic::Diagnostic;
use crate::edit::{Change, Desk};
use crate::extract::{self, Extraction};
use crate::i18n::Texts;
use crate::import::Mapping;
use crate::incident::{Incident, IncidentId};
use crate::source::{Article, ArticleId};
use crate::store::{Batch, DayRange, Engine, Filter, Generation, Store, View, extent, folds};
use crate::ui::map::own::OwnMap;
use crate::ui::theme::Theme;

/// A day of publication that the user gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivenDate {
    /// The day.
    pub day: chrono::NaiveDate,
    /// The day the article was read with before the user gave any.
    pub before: Option<chrono::NaiveDate>,
}

/// What undo takes back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Undoable {
    filter: Filter,
    compared: Option<DayRange>,
    given_dates: BTreeMap<ArticleId, GivenDate>,
    /// Numbers of the corrections in force.
    edits: Vec<u64>,
}

/// What was open before all was closed.
struct Closed {
    store: Store,
    extractions: Vec<Extraction>,
    records: Vec<Incident>,
    time_view: Option<TimeView>,
    views: Vec<KeptView>,
    desk: Desk,
    undoable: Undoable,
}

/// Everything but the map's camera and the job threads.
pub struct AppState {
    /// Articles and incidents.
    pub store: Store,
    /// What each article says, for merging when more come in.
    pub extractions: Vec<Extraction>,
    /// The log of corrections, laid over the incidents.
    pub desk: Desk,
    /// The review queue, and what is being corrected.
    pub review: Review,
    /// The picture or sheet that is being made.
    pub briefing: Briefing,
    /// Reports that the user has taken out of the incidents they were joined to: what the log says of that.
    pub apart: BTreeSet<IncidentId>,
    /// The filter: what undo takes back.
    pub filter: Filter,
    /// The range that the filter's is compared with.
    pub compared: Option<DayRange>,
    /// What is being typed into a date field.
    pub typed: TypedDate,
    /// Selected, hovered, read.
    pub selection: Selection,
    /// How articles are read.
    pub reader: Reader,
    /// Part of time on screen.
    pub time_view: Option<TimeView>,
    /// Views under a name, in the order of their names.
    pub views: Vec<KeptView>,
    /// Playing.
    pub player: Player,
    /// Messages.
    pub notices: Vec<Notice>,
    /// How far reading has come; `None` when idle.
    pub work: Option<Work>,
    /// The search field.
    pub palette: Palette,
    /// Whether the window is too small for open facets, as of the last frame.
    pub is_small: bool,
    /// Days that the user gave to articles, and those the articles had before.
    pub given_dates: BTreeMap<ArticleId, GivenDate>,
    /// Tools over the map.
    pub tools: MapTools,
    /// Remembered between runs.
    pub settings: Settings,
    /// The workspace that is open; `None` where what is open is kept nowhere.
    pub space: Option<super::OpenSpace>,
    /// Records of other schemes in it, which are merged with nothing.
    pub(super) records: Vec<Incident>,
    /// Tables that wait for the user to say what their columns hold; the first is asked about.
    pub tables: VecDeque<AskedTable>,
    /// What the user said of tables in this session.
    pub(super) mappings: Vec<Mapping>,
    /// The user's own map, once it is open.
    pub own_map: Option<OwnMap>,
    /// Colours.
    pub theme: Arc<Theme>,
    /// Words.
    pub texts: Texts,
    closed: Option<Box<Closed>>,
    /// The state of the store that the review queue was made of, and how long the log was.
    pub(super) reviewed: (Generation, usize),
    engine: Engine,
    /// The stretches that the timeline folds, and the store's state they were found in.
    folds: (Generation, Arc<[DayRange]>),
}

impl AppState {
    /// An empty state with these settings.
    ///
    /// # Errors
    /// When the bundled tokens cannot be read.
    pub fn new(settings: Settings) -> Result<Self, Diagnostic> {
        let texts = Texts::spelled(settings.lang, settings.arabic);
        Ok(Self {
            store: Store::default(),
            extractions: Vec::new(),
            desk: Desk::default(),
            review: Review::default(),
            briefing: Briefing::default(),
            apart: BTreeSet::new(),
            filter: Filter::default(),
            compared: None,
            typed: TypedDate::default(),
            selection: Selection::default(),
            reader: Reader::default(),
            time_view: None,
            views: Vec::new(),
            player: Player::at(settings.time_options.speed),
            notices: Vec::new(),
            work: None,
            palette: Palette::default(),
            is_small: false,
            given_dates: BTreeMap::new(),
            space: None,
            records: Vec::new(),
            tables: VecDeque::new(),
            mappings: Vec::new(),
            own_map: None,
            tools: MapTools::default(),
            theme: Theme::load(settings.theme).map_err(|fault| texts.fault(&fault))?,
            texts,
            settings,
            closed: None,
            reviewed: <(Generation, usize)>::default(),
            engine: Engine::default(),
            folds: (Generation::default(), Arc::new([])),
        })
    }

    /// Brings what follows from store and filter up to date; does nothing when neither changed.
    pub fn update_derived(&mut self) {
        self.engine.update(&self.store, &self.filter);
        self.refresh_review();
    }

    /// What the filter lets through, as of the last update.
    pub const fn view(&self) -> &View {
        self.engine.view()
    }

    /// How often the view was worked out; idle frames must not add to it.
    pub const fn rounds(&self) -> u32 {
        self.engine.rounds
    }

    /// Takes in articles that were read; those read before are replaced. Incidents are merged anew over all articles.
    pub fn take_in(&mut self, articles: Vec<(Article, Extraction)>) {
        let had_all = self.all_time() == self.time_view || self.time_view.is_none();
        let (articles, extractions): (Vec<_>, Vec<_>) = articles.into_iter().unzip();
        let facts: Vec<_> =
            articles.into_iter().zip(&extractions).map(|(article, e)| (article, crate::cli::load::facts(e.clone()))).collect();
        for extraction in extractions {
            match self.extractions.iter_mut().find(|old| old.article == extraction.article) {
                Some(old) => *old = extraction,
                None => self.extractions.push(extraction),
            }
        }
        self.closed = None;
        self.store.insert(Batch { articles: facts, incidents: Vec::new() });
        self.merge();
        if had_all {
            self.time_view = self.all_time();
        }
    }

    /// Shows this store in place of whatever was open.
    pub fn show(&mut self, store: Store) {
        self.extractions.clear();
        self.records.clear();
        self.selection = Selection::default();
        (self.desk, self.review, self.apart) = (Desk::default(), Review::default(), BTreeSet::new());
        self.store = store;
        self.time_view = self.all_time();
    }

    /// Closes everything that is open; gives the number of articles. [`Self::reopen`] brings it back.
    pub fn close_all(&mut self) -> usize {
        let articles = self.store.articles().len();
        let undoable = self.undoable();
        let (store, extractions) = (std::mem::take(&mut self.store), std::mem::take(&mut self.extractions));
        let (desk, records) = (std::mem::take(&mut self.desk), std::mem::take(&mut self.records));
        let (time_view, views) = (self.time_view.take(), std::mem::take(&mut self.views));
        self.closed = Some(Box::new(Closed { store, extractions, records, time_view, views, desk, undoable }));
        (self.filter, self.given_dates, self.apart) = (Filter::default(), BTreeMap::new(), BTreeSet::new());
        self.review = Review::default();
        self.tables.clear();
        (self.selection, self.reader, self.player) = (Selection::default(), Reader::default(), Player::default());
        (self.tools.is_framed, self.compared, self.settings.panels.views) = (false, None, false);
        articles
    }

    /// Brings back what was closed, unless something else was opened since; says whether there was anything.
    pub fn reopen(&mut self) -> bool {
        let Some(closed) = self.closed.take() else { return false };
        let Closed { store, extractions, records, time_view, views, desk, undoable } = *closed;
        (self.store, self.extractions, self.records, self.time_view) = (store, extractions, records, time_view);
        let Undoable { filter, compared, given_dates, .. } = undoable;
        (self.filter, self.compared, self.given_dates) = (filter, compared, given_dates);
        (self.desk, self.views) = (desk, views);
        self.after_edits();
        true
    }

    /// Joins reports anew, and lays the corrections over them.
    pub(super) fn merge(&mut self) {
        let mut extracted = extract::merge(&self.extractions);
        extracted.extend(self.records.iter().cloned());
        self.desk.renew(extracted, &mut self.store);
        self.after_edits();
    }

    /// Leaves the reports of a joined incident each for itself. Selected is the first of them, which has its id.
    pub fn take_apart(&mut self, incident_id: &IncidentId) {
        let of = self.store.incident(incident_id).map(|incident| Desk::anchor(&incident, &self.store));
        self.record_some(of.map(|of| Change::Split { of }));
    }

    /// Joins again what was taken apart together with this report. Selected is what it is now part of.
    pub fn join_again(&mut self, incident_id: &IncidentId) {
        let Some(&seq) = self.desk.outcome().split.get(incident_id) else { return };
        self.record(Change::Undo { seq });
        let part = |incident: &Incident| incident.id == *incident_id || incident.reports.iter().any(|part| part.id == *incident_id);
        if let Some(whole) = self.store.incidents().iter().find(|incident| part(incident)) {
            self.selection.incident = Some(whole.id.clone());
        }
    }

    /// First and last day of anything dated.
    pub fn extent(&self) -> Option<DayRange> {
        extent(&self.store)
    }

    /// The part of time that shows all that is dated, with its folds as they are set.
    pub fn all_time(&mut self) -> Option<TimeView> {
        self.all_time_if(self.settings.time_options.has_folds)
    }

    /// The same with folds or without.
    pub fn all_time_if(&mut self, is_folded: bool) -> Option<TimeView> {
        let extent = self.extent()?;
        let folded = if is_folded { self.folds().iter().map(DayRange::days).sum() } else { 0 };
        Some(TimeView::around_folded(extent, folded))
    }

    /// Long stretches without anything dated.
    pub fn folds(&mut self) -> Arc<[DayRange]> {
        if self.folds.0 != self.store.generation() {
            self.folds = (self.store.generation(), folds(self.store.columns()).into());
        }
        Arc::clone(&self.folds.1)
    }

    /// Gives an article its day of publication; hands back the article, to be read again.
    pub fn publish(&mut self, article_id: &ArticleId, day: chrono::NaiveDate) -> Option<Article> {
        let article = self.store.article(article_id)?;
        let again = Article { published: Some(day), ..article.clone() };
        let before = self.given_dates.get(article_id).map_or(article.published, |given| given.before);
        self.given_dates.insert(article_id.clone(), GivenDate { day, before });
        Some(again)
    }

    /// What undo takes back, as it is now.
    pub fn undoable(&self) -> Undoable {
        Undoable {
            filter: self.filter.clone(),
            compared: self.compared,
            given_dates: self.given_dates.clone(),
            edits: self.desk.log().done().to_vec(),
        }
    }

    /// Goes back to an earlier state; hands back the articles that have another day there, to be read again.
    pub fn restore(&mut self, earlier: Undoable) -> Vec<Article> {
        self.filter = earlier.filter;
        self.compared = earlier.compared;
        self.restore_edits(&earlier.edits);
        let now = std::mem::replace(&mut self.given_dates, earlier.given_dates);
        let changed = now.keys().chain(self.given_dates.keys()).filter(|id| now.get(id) != self.given_dates.get(id));
        let changed: std::collections::BTreeSet<&ArticleId> = changed.collect();
        let again = changed.into_iter().filter_map(|id| {
            let published = self.given_dates.get(id).map(|given| given.day).or_else(|| now.get(id).and_then(|given| given.before));
            Some(Article { published, ..self.store.article(id)?.clone() })
        });
        again.collect()
    }

    /// Takes back and puts back corrections until these are in force.
    fn restore_edits(&mut self, wanted: &[u64]) {
        let now = self.desk.log().done().to_vec();
        for seq in now.iter().rev().filter(|seq| !wanted.contains(seq)) {
            self.record(Change::Undo { seq: *seq });
        }
        for seq in wanted.iter().filter(|seq| !now.contains(seq)) {
            self.record(Change::Redo { seq: *seq });
        }
    }
}
