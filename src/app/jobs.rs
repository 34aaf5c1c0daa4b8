//! Background work: one named thread reads articles, the window goes on.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, OnceLock};
use std::thread::JoinHandle;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::reading::Input;
use super::rows::{self, Rows};
use super::tables;
use crate::cli::ingest::{Ingested, each_batch};
use crate::cli::lexicons;
use crate::cli::load::{Knowledge, publish, settle_languages};
use crate::cli::mappings;
use crate::cli::own_places;
use crate::cli::progress::Progress;
use crate::context::AskedTable;
use crate::diagnostic::Diagnostic;
use crate::extract::{Extraction, extract};
use crate::i18n::Texts;
use crate::import::Mapping;
use crate::source::Article;
use crate::text::Lang;
use crate::ui::map::own::OwnMap;

/// Articles handed back at a time, so that the map fills while reading goes on.
const CHUNK: usize = 64;
/// Events that may wait for the window.
const QUEUE: usize = 16;

/// What decides how articles are read.
#[derive(Clone, Debug, Default)]
pub(super) struct Reads {
    /// Day of publication of articles that carry none.
    pub(super) published: Option<NaiveDate>,
    /// Folders with lexicons beside the program.
    pub(super) lexicons: Vec<PathBuf>,
}

/// What happened outside the window's thread.
pub(super) enum JobEvent {
    /// Some articles are read.
    Read {
        /// Articles of the job done so far.
        done: usize,
        /// Articles of the job in all.
        all: usize,
        /// The articles and what they say.
        articles: Vec<(Article, Extraction)>,
        /// For each the bytes of its file, where they are more than its text.
        originals: Vec<Option<Arc<[u8]>>>,
    },
    /// Rows of others.
    Rows(Rows),
    /// Tables that somebody is to be asked about; they are left unread.
    Ask(Vec<AskedTable>),
    /// The job is over.
    Done(Outcome),
    /// The program cannot work.
    Failed(Diagnostic),
}

/// How a job ended.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Outcome {
    /// Articles read.
    pub(super) done: usize,
    /// Articles there were; as far as was known when it was stopped.
    pub(super) all: usize,
    /// Incidents that rows of others gave.
    pub(super) rows: usize,
    /// Whether the user stopped it.
    pub(super) is_stopped: bool,
    /// What could not be read, or was read with a reserve.
    pub(super) problems: Vec<Diagnostic>,
}

/// A job in the queue.
struct Job {
    number: u64,
    input: Input,
    lang: Lang,
    tables: Tables,
}

/// What is known of tables of others.
#[derive(Clone, Debug, Default)]
pub(super) struct Tables {
    /// What the user said of some in this session.
    pub(super) known: Vec<Mapping>,
    /// Whether what they say is remembered for the next one.
    pub(super) is_remembering: bool,
}

/// Tells a job that it is to stop: those with lower numbers are.
#[derive(Clone, Default)]
struct Stop(Arc<AtomicU64>);

impl Stop {
    fn holds_for(&self, job: &Job) -> bool {
        job.number < self.0.load(Ordering::Relaxed)
    }

    fn all_before(&self, number: u64) {
        self.0.store(number, Ordering::Relaxed);
    }
}

/// The reader's thread and its two queues.
pub(super) struct Reader {
    requests: Option<SyncSender<Job>>,
    asked: u64,
    stop: Stop,
    /// What the thread has loaded, once it has.
    knowledge: Arc<OnceLock<Arc<Knowledge>>>,
    /// Events, to be drained each frame.
    pub(super) events: Receiver<JobEvent>,
    thread: Option<JoinHandle<()>>,
}

impl Reader {
    /// Starts the thread. It loads lexicons and gazetteer first, beside the first frames.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub(super) fn start(ctx: egui::Context, reads: Reads, lang: Lang) -> Result<Self, Diagnostic> {
        let (requests, inbox) = sync_channel::<Job>(QUEUE);
        let stop = Stop::default();
        let stopped = stop.clone();
        let (outbox, events) = sync_channel(QUEUE);
        let loaded = Arc::new(OnceLock::new());
        let shared = Arc::clone(&loaded);
        let work = move || {
            let knowledge = match knowledge(&reads.lexicons, lang) {
                Ok(knowledge) => Arc::clone(shared.get_or_init(|| Arc::new(knowledge))),
                Err(problem) => return deliver(&outbox, &ctx, JobEvent::Failed(problem)),
            };
            for job in inbox {
                let outcome = read(&knowledge, reads.published, &job, &stopped, &mut |event| deliver(&outbox, &ctx, event));
                deliver(&outbox, &ctx, JobEvent::Done(outcome));
            }
        };
        let thread = std::thread::Builder::new().name("reader".into()).spawn(work).map_err(|e| {
            let texts = Texts::new(lang);
            texts.error("no-thread", &[("reason", e.to_string().into())])
        })?;
        Ok(Self { requests: Some(requests), asked: 0, stop, knowledge: loaded, events, thread: Some(thread) })
    }

    /// Words and places as articles are read with; `None` while they are being loaded.
    pub(super) fn knowledge(&self) -> Option<&Knowledge> {
        self.knowledge.get().map(AsRef::as_ref)
    }

    /// Asks for a job; false where the reader is gone or has too much to do. Reading speaks the given language.
    #[must_use]
    pub(super) fn ask(&mut self, input: Input, lang: Lang, tables: Tables) -> bool {
        let job = Job { number: self.asked, input, lang, tables };
        self.asked += 1;
        self.requests.as_ref().is_some_and(|requests| requests.try_send(job).is_ok())
    }

    /// Stops the job at hand and those that wait. What was read is kept.
    pub(super) fn stop(&self) {
        self.stop.all_before(self.asked);
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.requests = None;
        self.stop();
        while self.events.recv().is_ok() {}
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            log::error!("the reader stopped by itself");
        }
    }
}

/// What is inside the program, with the lexicons beside it.
fn knowledge(lexicons: &[PathBuf], lang: Lang) -> Result<Knowledge, Diagnostic> {
    let texts = Texts::new(lang);
    let languages = lexicons::read(lexicons, &texts)?;
    Knowledge::with_places(languages, own_places::read(&texts)?).map_err(|e| texts.error("bad-table", &[("reason", e.to_string().into())]))
}

fn deliver(outbox: &SyncSender<JobEvent>, ctx: &egui::Context, event: JobEvent) {
    if outbox.send(event).is_err() {
        log::debug!("the window is gone");
    }
    ctx.request_repaint();
}

fn read(knowledge: &Knowledge, published: Option<NaiveDate>, job: &Job, stop: &Stop, deliver: &mut dyn FnMut(JobEvent)) -> Outcome {
    let texts = Texts::new(job.lang);
    let is_stopped = || stop.holds_for(job);
    let mut rows = 0;
    let (articles, problems, mut originals) = match &job.input {
        Input::Paths(paths) => {
            let (tables, paths) = rows::split(paths);
            let (tables, asked) = tables::sort_out(tables, &job.tables.known, knowledge, &texts);
            if !asked.is_empty() {
                deliver(JobEvent::Ask(asked));
            }
            let known = job.tables.known.clone();
            let mut told =
                rows::read(&tables, known, (knowledge, published), &texts, &is_stopped, &mut |rows| deliver(JobEvent::Rows(rows)));
            rows = told.incidents;
            let mut ingested = gather(&paths, &texts, &is_stopped);
            ingested.problems.messages.append(&mut told.problems);
            publish(&mut ingested, published);
            settle_languages(&mut ingested, &knowledge.lexicons, &texts);
            (ingested.articles, ingested.problems.messages, ingested.originals)
        }
        Input::Table { paths, mapping } => {
            let known = vec![mapping.clone()];
            let mut told = rows::read(paths, known, (knowledge, published), &texts, &is_stopped, &mut |rows| deliver(JobEvent::Rows(rows)));
            rows = told.incidents;
            if job.tables.is_remembering {
                told.problems.extend(mappings::keep(std::slice::from_ref(mapping), &texts));
            }
            (Vec::new(), told.problems, Vec::new())
        }
        Input::Sample => (crate::source::samples::articles(&texts), Vec::new(), Vec::new()),
        Input::Articles(articles) => (articles.clone(), Vec::new(), Vec::new()),
    };
    originals.resize(articles.len(), None);
    let mut outcome = Outcome { all: articles.len(), rows, problems, ..Outcome::default() };
    outcome.is_stopped = stop.holds_for(job);
    let mut rest = articles;
    while !rest.is_empty() {
        if stop.holds_for(job) {
            outcome.is_stopped = true;
            return outcome;
        }
        let tail = rest.split_off(rest.len().min(CHUNK));
        let extractions: Vec<Extraction> =
            rest.par_iter().map(|article| extract(article, &knowledge.lexicons, &knowledge.gazetteer)).collect();
        outcome.done += rest.len();
        let later = originals.split_off(originals.len().min(rest.len()));
        let originals = std::mem::replace(&mut originals, later);
        let articles = rest.into_iter().zip(extractions).collect();
        deliver(JobEvent::Read { done: outcome.done, all: outcome.all, articles, originals });
        rest = tail;
    }
    outcome
}

/// The articles under these paths, as far as they were come by when the user said stop.
fn gather(paths: &[PathBuf], texts: &Texts, is_stopped: &dyn Fn() -> bool) -> Ingested {
    let mut all = Ingested::default();
    let keep = |batch: Ingested| {
        all.articles.extend(batch.articles);
        all.problems.messages.extend(batch.problems.messages);
        all.originals.extend(batch.originals);
        if is_stopped() { Err(std::io::ErrorKind::Interrupted.into()) } else { Ok(()) }
    };
    if let Err(e) = each_batch(paths, &mut std::io::empty(), texts, &Progress::hidden(), keep) {
        log::debug!("the user stopped: {e}");
    }
    all
}

/// A map as it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MapRequest {
    /// Its file.
    pub(super) path: PathBuf,
    /// Whether it comes from the settings of the last run, not from the user now.
    pub(super) is_remembered: bool,
}

/// Opens maps, each on a thread of its own: a disk may be slow, or far.
pub(super) struct MapOpener {
    outbox: SyncSender<(MapRequest, Result<OwnMap, Diagnostic>)>,
    /// Maps opened or refused, to be drained each frame.
    pub(super) events: Receiver<(MapRequest, Result<OwnMap, Diagnostic>)>,
}

impl MapOpener {
    /// One that has nothing to do yet.
    pub(super) fn new() -> Self {
        let (outbox, events) = sync_channel(QUEUE);
        Self { outbox, events }
    }

    /// Opens a map: at once, or beside the window.
    pub(super) fn open(&self, request: MapRequest, lang: Lang, at_once: bool, ctx: &egui::Context) {
        let (outbox, ctx) = (self.outbox.clone(), ctx.clone());
        let work = move || {
            let texts = Texts::new(lang);
            let opened = if request.is_remembered && !request.path.exists() {
                Err(texts.error("own-map-gone", &[]).at(request.path.display().to_string()))
            } else {
                super::own_map::open(&request.path, &texts)
            };
            if outbox.try_send((request, opened)).is_err() {
                log::debug!("the window is gone");
            }
            ctx.request_repaint();
        };
        if at_once {
            work();
        } else if let Err(e) = std::thread::Builder::new().name("map".into()).spawn(work) {
            log::error!("no thread for opening the map: {e}");
        }
    }
}
