//! Keeps what happens in the window: a named thread has the workspace and writes every change at once.

mod desk;

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

use desk::Desk;

use super::rows::Rows;
use crate::cli::space::Opened;
use crate::diagnostic::Diagnostic;
use crate::edit::Edit;
use crate::extract::Extraction;
use crate::i18n::Texts;
use crate::source::{Article, ArticleId};
use crate::text::Lang;
use crate::workspace::{Added, Incoming, SavedView};

/// Wishes that may wait: the window never waits for the disk unless so many do.
const QUEUE: usize = 256;

/// What comes of one wish at most, and one more.
const MOST_KEPT: usize = 5;

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
    /// Try again to write what could not be written.
    Again,
    /// Make what is shown anew from the file, with these corrections laid over it.
    Refresh(Vec<Edit>),
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
    /// What the workspace holds, made anew.
    Refreshed {
        /// What is in it.
        opened: Box<Opened>,
        /// How many entries of the log are laid over it.
        edits: usize,
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
    Saved {
        /// Its file.
        path: PathBuf,
        /// How many entries of the log are in it.
        edits: usize,
    },
    /// A workspace could not be opened or made; what is in the window stays there.
    Failed(Diagnostic),
    /// What was done cannot be written to the workspace that is open. It waits.
    Unwritten(Diagnostic),
    /// All that waited is written.
    CaughtUp,
}

/// The thread and its queues.
pub(super) struct Keeper {
    wishes: Option<SyncSender<(Keep, Lang)>>,
    /// What came of wishes, to be drained each frame.
    pub(super) events: Receiver<Kept>,
    /// Whether a workspace is being opened or made: what is read meanwhile waits.
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
        // More than can come of all wishes, so that neither thread waits for the other.
        let (outbox, events) = sync_channel(QUEUE * MOST_KEPT);
        let work = move || {
            let mut desk = Desk::default();
            for (wish, lang) in inbox {
                for kept in desk.carry_out(wish, &Texts::new(lang)) {
                    if outbox.send(kept).is_err() {
                        log::debug!("the window is gone");
                    }
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
