//! Background work: one named thread reads articles, the window goes on.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::reading::Input;
use crate::cli::ingest::ingest;
use crate::cli::lexicons;
use crate::cli::load::{Knowledge, publish, settle_languages};
use crate::cli::own_places;
use crate::cli::progress::Progress;
use crate::diagnostic::Diagnostic;
use crate::extract::{Extraction, extract};
use crate::i18n::Texts;
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
    },
    /// The job is over; what could not be read.
    Done(Vec<Diagnostic>),
    /// The program cannot work.
    Failed(Diagnostic),
}

/// The reader's thread and its two queues.
pub(super) struct Reader {
    requests: Option<SyncSender<(Input, Lang)>>,
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
        let (requests, inbox) = sync_channel::<(Input, Lang)>(QUEUE);
        let (outbox, events) = sync_channel(QUEUE);
        let work = move || {
            let knowledge = match knowledge(&reads.lexicons, lang) {
                Ok(knowledge) => knowledge,
                Err(problem) => return deliver(&outbox, &ctx, JobEvent::Failed(problem)),
            };
            for (input, lang) in inbox {
                read(&knowledge, reads.published, &input, lang, &mut |event| deliver(&outbox, &ctx, event));
            }
        };
        let thread = std::thread::Builder::new().name("reader".into()).spawn(work).map_err(|e| {
            let texts = Texts::new(lang);
            texts.error("no-thread", &[("reason", e.to_string().into())])
        })?;
        Ok(Self { requests: Some(requests), events, thread: Some(thread) })
    }

    /// Asks for a job. Reading speaks the given language.
    pub(super) fn ask(&self, input: Input, lang: Lang) {
        let sent = self.requests.as_ref().is_some_and(|requests| requests.try_send((input, lang)).is_ok());
        if !sent {
            log::error!("the reader is busy or gone; a job was dropped");
        }
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.requests = None;
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

fn read(knowledge: &Knowledge, published: Option<NaiveDate>, input: &Input, lang: Lang, deliver: &mut dyn FnMut(JobEvent)) {
    let texts = Texts::new(lang);
    let (articles, problems) = match input {
        Input::Paths(paths) => {
            let mut ingested = ingest(paths, &mut std::io::empty(), &texts, &Progress::new(true));
            publish(&mut ingested, published);
            settle_languages(&mut ingested, &knowledge.lexicons, &texts);
            (ingested.articles, ingested.problems.messages)
        }
        Input::Sample => (crate::source::samples::articles(&texts), Vec::new()),
        Input::Articles(articles) => (articles.clone(), Vec::new()),
    };
    let all = articles.len();
    let mut done = 0;
    let mut rest = articles;
    while !rest.is_empty() {
        let tail = rest.split_off(rest.len().min(CHUNK));
        let extractions: Vec<Extraction> =
            rest.par_iter().map(|article| extract(article, &knowledge.lexicons, &knowledge.gazetteer)).collect();
        done += rest.len();
        deliver(JobEvent::Read { done, all, articles: rest.into_iter().zip(extractions).collect() });
        rest = tail;
    }
    deliver(JobEvent::Done(problems));
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
