//! Keeps what happens in the window: a named thread has the workspace and writes every change at once.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

use super::rows::Rows;
use crate::cli::space::{self, ENGINE, Opened};
use crate::diagnostic::Diagnostic;
use crate::edit::Edit;
use crate::extract::Extraction;
use crate::i18n::Texts;
use crate::source::{Article, ArticleId};
use crate::text::Lang;
use crate::workspace::{Added, Incoming, Problem, SavedView, Workspace};

/// Wishes that may wait: the window never waits for the disk unless so many do.
const QUEUE: usize = 256;

/// An article with what was read in it, on its way to the disk.
pub(super) type Read = (Incoming, Extraction);

/// What is to be kept.
pub(super) enum Keep {
    /// Open this workspace in place of the one that is open.
    Open(PathBuf),
    /// Put these articles in, as far as they are new.
    Read(Vec<Read>),
    /// These were read anew, with another day of publication.
    Reread(Vec<(Article, Extraction)>),
    /// Put these rows of others in.
    Rows(Rows),
    /// Add these to the log of corrections.
    Edits(Vec<Edit>),
    /// These are all views there are.
    Views(Vec<SavedView>),
    /// Make a workspace of what is open, and go on in it.
    SaveAs {
        /// Its file.
        path: PathBuf,
        /// All that is in the window, for where no workspace is open, or the one that is cannot be read any more.
        read: Vec<Read>,
        /// Rows of others.
        records: Rows,
        /// The whole log of corrections.
        edits: Vec<Edit>,
        /// All views.
        views: Vec<SavedView>,
    },
    /// Close the workspace.
    Close,
}

/// What came of it.
pub(super) enum Kept {
    /// A workspace is open.
    Opened {
        /// Its file.
        path: PathBuf,
        /// What is in it.
        opened: Box<Opened>,
        /// Its log of corrections.
        edits: Vec<Edit>,
        /// The views that are kept in it.
        views: Vec<SavedView>,
        /// Who has it open for writing, where it may be read only; nobody, where the file itself may not be written to.
        read_only: Option<Diagnostic>,
    },
    /// New articles are on disk and may be shown.
    Added {
        /// The new ones, under the names they are kept by.
        read: Vec<(Article, Extraction)>,
        /// Those that are there already, each with the name it is there by.
        known: Vec<(ArticleId, ArticleId)>,
        /// What else is to be told.
        added: Added,
    },
    /// Rows are on disk and may be shown.
    Recorded(Rows),
    /// What was open is a workspace of the user's own now.
    Saved(PathBuf),
    /// Something could not be kept; what is in the window stays there.
    Failed(Diagnostic),
}

/// The thread and its queues.
pub(super) struct Keeper {
    wishes: Option<SyncSender<(Keep, Lang)>>,
    /// What came of wishes, to be drained each frame.
    pub(super) events: Receiver<Kept>,
    /// Whether a workspace is being opened.
    pub(super) is_opening: bool,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Starts the thread, with no workspace open.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub(super) fn start(ctx: egui::Context, lang: Lang) -> Result<Self, Diagnostic> {
        let (wishes, inbox) = sync_channel::<(Keep, Lang)>(QUEUE);
        // As many as there can be wishes, so that neither thread waits for the other.
        let (outbox, events) = sync_channel(QUEUE * 2);
        let work = move || {
            let mut desk = Desk::default();
            for (wish, lang) in inbox {
                if let Some(kept) = desk.carry_out(wish, &Texts::new(lang))
                    && outbox.send(kept).is_err()
                {
                    log::debug!("the window is gone");
                }
                ctx.request_repaint();
            }
        };
        let no_thread = |e: std::io::Error| Texts::new(lang).error("no-thread", &[("reason", e.to_string().into())]);
        let thread = std::thread::Builder::new().name("keeper".into()).spawn(work).map_err(no_thread)?;
        Ok(Self { wishes: Some(wishes), events, is_opening: false, thread: Some(thread) })
    }

    /// Asks for something to be kept.
    pub(super) fn ask(&self, wish: Keep, lang: Lang) {
        if self.wishes.as_ref().is_none_or(|wishes| wishes.send((wish, lang)).is_err()) {
            log::error!("the keeper is gone");
        }
    }
}

impl Drop for Keeper {
    /// Everything asked for is written before the program ends.
    fn drop(&mut self) {
        self.wishes = None;
        while self.events.recv().is_ok() {}
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            log::error!("the keeper stopped by itself");
        }
    }
}

/// The workspace that is open, and what could not be written to it yet.
#[derive(Default)]
struct Desk {
    space: Option<Workspace>,
    /// Corrections that wait for the disk to work again.
    unwritten: Vec<Edit>,
    /// Views that wait for it.
    unkept: Option<Vec<SavedView>>,
}

impl Desk {
    fn carry_out(&mut self, wish: Keep, texts: &Texts) -> Option<Kept> {
        let path = self.space.as_ref().map(|space| space.path().to_owned()).unwrap_or_default();
        let result = match wish {
            Keep::Open(path) => return Some(self.open(path, texts)),
            Keep::Close => {
                *self = Self::default();
                return None;
            }
            Keep::SaveAs { path, read, records, edits, views } => {
                let saved = self.save_as(&path, (&read, &records), (&edits, &views));
                return Some(match saved {
                    Ok(()) => Kept::Saved(path),
                    Err(problem) => Kept::Failed(space::told(&problem, &path, texts)),
                });
            }
            Keep::Read(read) => self.add(read),
            Keep::Reread(read) => self.reread(&read).map(|()| None),
            Keep::Rows(rows) => self.add_rows(rows),
            Keep::Edits(edits) => self.record(edits).map(|()| None),
            Keep::Views(views) => self.keep_views(views).map(|()| None),
        };
        result.unwrap_or_else(|problem| Some(Kept::Failed(space::told(&problem, &path, texts))))
    }

    fn open(&mut self, path: PathBuf, texts: &Texts) -> Kept {
        *self = Self::default();
        let (space, read_only) = match Workspace::open(&path, &space::holder()) {
            Err(problem @ (Problem::InUse(_) | Problem::ReadOnly)) => {
                let who = problem.told(texts);
                (Workspace::open_to_read(&path), Some(Diagnostic { severity: crate::diagnostic::Severity::Warning, ..who }))
            }
            other => (other, None),
        };
        let opened = space.and_then(|space| Ok((space::opened(&space)?, space.edits()?, space.views()?, space)));
        match opened {
            Ok((opened, edits, views, space)) => {
                self.space = Some(space);
                let read_only = read_only.map(|problem| problem.at(path.display().to_string()));
                Kept::Opened { path, opened: Box::new(opened), edits, views, read_only }
            }
            Err(problem) => Kept::Failed(space::told(&problem, &path, texts)),
        }
    }

    /// Lets in what is new. Articles that got another name are called by it throughout.
    fn add(&mut self, read: Vec<Read>) -> Result<Option<Kept>, Problem> {
        let Some(space) = self.space.as_mut().filter(|space| space.is_writable()) else {
            let read = read.into_iter().map(|(incoming, extraction)| (incoming.article, extraction)).collect();
            return Ok(Some(Kept::Added { read, known: Vec::new(), added: Added::default() }));
        };
        let (fresh, known) = space.fresh(read)?;
        let added = space.add(&fresh, ENGINE, space::now())?;
        if added.articles > 0 {
            space.note_added(&added, known.len(), space::now(), ENGINE)?;
        }
        let read = fresh.into_iter().map(|(incoming, extraction)| (incoming.article, extraction)).collect();
        Ok(Some(Kept::Added { read, known, added }))
    }

    fn reread(&mut self, read: &[(Article, Extraction)]) -> Result<(), Problem> {
        match self.space.as_mut().filter(|space| space.is_writable()) {
            Some(space) => space.reread(read, ENGINE),
            None => Ok(()),
        }
    }

    /// Writes corrections, those first that could not be written before.
    fn record(&mut self, edits: Vec<Edit>) -> Result<(), Problem> {
        self.unwritten.extend(edits);
        self.catch_up()
    }

    fn keep_views(&mut self, views: Vec<SavedView>) -> Result<(), Problem> {
        self.unkept = Some(views);
        self.catch_up()
    }

    /// Writes all that waits.
    fn catch_up(&mut self) -> Result<(), Problem> {
        let Some(space) = self.space.as_mut() else { return Ok(()) };
        space.record(&self.unwritten)?;
        self.unwritten.clear();
        if let Some(views) = &self.unkept {
            space.keep_views(views)?;
        }
        self.unkept = None;
        Ok(())
    }

    fn add_rows(&mut self, rows: Rows) -> Result<Option<Kept>, Problem> {
        if let Some(space) = self.space.as_mut().filter(|space| space.is_writable()) {
            let added = space.add_records(&rows.articles, &rows.incidents, space::now())?;
            space.note_added(&added, 0, space::now(), ENGINE)?;
        }
        Ok(Some(Kept::Recorded(rows)))
    }

    fn save_as(&mut self, path: &std::path::Path, (read, records): (&[Read], &Rows), (edits, views): (&[Edit], &[SavedView])) -> Result<(), Problem> {
        let holder = space::holder();
        let copy = self.space.as_ref().map(|space| space.save_as(path, &holder));
        let mut new = match copy {
            Some(Ok(copy)) => copy,
            Some(Err(problem @ (Problem::Exists | Problem::Full))) => return Err(problem),
            // No workspace is open, or it cannot be read any more: what is in the window is kept.
            None | Some(Err(_)) => {
                let mut new = Workspace::create(path, &holder)?;
                new.add(read, ENGINE, space::now())?;
                new.add_records(&records.articles, &records.incidents, space::now())?;
                new
            }
        };
        let last = new.edits()?.last().map_or(0, |edit| edit.seq);
        let missing: Vec<Edit> = edits.iter().filter(|edit| edit.seq > last).cloned().collect();
        new.record(&missing)?;
        new.keep_views(views)?;
        *self = Self { space: Some(new), ..Self::default() };
        Ok(())
    }
}
