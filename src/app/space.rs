//! The window works on a workspace: what is opened, added, corrected and read anew goes to the keeper, what comes back is shown.

mod refresh;
mod unwritten;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

pub(super) use unwritten::lets_go;

use super::frame::FuratApp;
use super::keeper::{Keep, Kept, Read};
use super::reading::Input;
use super::rows::Rows;
use super::state::AppState;
use crate::cli::space::Opened;
use crate::context::{Command, Notice, UiCommand, Work};
use crate::diagnostic::Diagnostic;
use crate::edit::Edit;
use crate::extract::Extraction;
use crate::source::Article;
use crate::store::{ArticleFacts, Batch};
use crate::workspace::{ENDING, Incoming, is_workspace};

/// The workspace that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenSpace {
    /// Its file.
    pub path: PathBuf,
    /// Whether what is done here is written to it.
    pub is_writable: bool,
    /// Corrections of the log that were given to the keeper.
    kept: usize,
    /// Entries of the log that are laid over records which are read when they are looked at, or that the keeper was asked to lay.
    laid: usize,
    /// Since when what is done here cannot be written, in seconds of the window's time; `None` where it can.
    failing: Option<f64>,
    /// Whether it was told that closing the window loses what is not written.
    is_close_told: bool,
}

/// The workspace among some paths, the last where there are several, and what is to be read into it; `None` where there is none.
pub(super) fn space_of(input: &Input) -> Option<(PathBuf, Vec<PathBuf>)> {
    let Input::Paths(paths) = input else { return None };
    let (spaces, others): (Vec<_>, Vec<_>) = paths.iter().cloned().partition(|path| is_workspace(path));
    spaces.into_iter().next_back().map(|path| (path, others))
}

impl AppState {
    /// Shows a workspace in place of whatever is open.
    fn open_space(&mut self, opened: Opened) {
        self.show(opened.store);
        (self.extractions, self.records, self.desk) = (opened.extractions, opened.records, opened.desk);
        self.after_edits();
    }
}

impl AppState {
    /// Takes in rows of others; those of the same names are replaced. False where there are more than are held whole.
    pub(super) fn take_in_rows(&mut self, rows: Rows) -> bool {
        let is_read_on_demand = self.store.is_made() && self.space.is_some();
        if is_read_on_demand || self.records.len() + rows.incidents.len() > super::rows::MOST {
            return false;
        }
        let had_all = self.all_time() == self.time_view || self.time_view.is_none();
        let known: HashMap<_, _> = self.records.iter().enumerate().map(|(at, old)| (old.id.clone(), at)).collect();
        for incident in rows.incidents {
            match known.get(&incident.id).and_then(|at| self.records.get_mut(*at)) {
                Some(old) => *old = incident,
                None => self.records.push(incident),
            }
        }
        let articles = rows.articles.into_iter().map(|article| (article, ArticleFacts::default())).collect();
        self.store.insert(Batch { articles, incidents: Vec::new() });
        self.merge();
        if had_all {
            self.time_view = self.all_time();
        }
        true
    }

    /// Rows of others, with the articles they stand in.
    fn records(&self) -> Rows {
        let read: HashSet<_> = self.extractions.iter().map(|told| &told.article).collect();
        let articles = self.store.articles().iter().filter(|article| !read.contains(&article.id)).cloned().collect();
        Rows { articles, incidents: self.records.clone() }
    }
}

impl FuratApp {
    /// Asks for a workspace; it takes the place of whatever is open.
    pub(super) fn open_space(&mut self, path: PathBuf) {
        self.state.work.get_or_insert(Work { done: 0, all: None, is_stopping: false });
        self.keeper.is_opening = true;
        self.keeper.ask(Keep::Open(path), self.state.settings.lang);
    }

    /// Lets go of the workspace: everything in it is on disk, or that it is not was told.
    pub(super) fn leave_space(&mut self) {
        let Some(space) = self.state.space.take() else { return };
        // What was not written is in the window alone, where undo finds it.
        self.left = space.failing.is_none().then_some(space.path);
        self.keeper.ask(Keep::Close, self.state.settings.lang);
    }

    /// Whether articles that are read go to disk before they are shown.
    pub(super) fn is_keeping(&self) -> bool {
        self.state.space.as_ref().is_some_and(|space| space.is_writable)
    }

    /// Puts articles that were read for the first time, or anew, into the workspace.
    pub(super) fn keep_read(&self, read: Vec<Read>, is_anew: bool) {
        let wish = if is_anew {
            Keep::Reread(read.into_iter().map(|(incoming, extraction)| (incoming.article, extraction)).collect())
        } else {
            Keep::Read(read)
        };
        self.keeper.ask(wish, self.state.settings.lang);
    }

    /// Shows articles that were read: what is new in a workspace when it is on disk. Where records are read on demand everything shown is made
    /// of the file.
    pub(super) fn show_read(&mut self, articles: Vec<(Article, Extraction)>, is_anew: bool) {
        let is_on_demand = self.state.store.is_made() && self.state.space.is_some();
        match (is_on_demand, is_anew, self.is_keeping()) {
            (true, true, true) => self.ask_for_refresh(),
            (true, _, false) => self.tell_unkept(),
            (false, _, false) | (false, true, true) => self.state.take_in(articles),
            (_, false, true) => {}
        }
    }

    /// Writes the corrections that were made since the last frame.
    pub(super) fn keep_edits(&mut self) {
        let edits = self.state.desk.log().edits();
        let Some(space) = self.state.space.as_mut().filter(|space| space.is_writable && space.kept < edits.len()) else { return };
        let new: Vec<Edit> = edits.get(space.kept..).unwrap_or_default().to_vec();
        space.kept = edits.len();
        self.keeper.ask(Keep::Edits(new), self.state.settings.lang);
    }

    /// Makes a workspace of what is open.
    pub(super) fn save_as(&mut self, path: PathBuf) {
        let path = if is_workspace(&path) { path } else { path.with_added_extension(ENDING) };
        let articles =
            self.state.extractions.iter().filter_map(|told| Some((self.state.store.article(&told.article)?.clone(), told.clone())));
        let read = articles.map(|(article, told)| (Incoming { article, original: None }, told)).collect();
        let edits = self.state.desk.log().edits().to_vec();
        let (records, views) = (self.state.records(), self.state.saved_views());
        self.keeper.is_opening = true;
        self.keeper.ask(Keep::SaveAs { path, read, records, edits, views }, self.state.settings.lang);
    }

    /// Shows rows of others; in a workspace when they are on disk.
    pub(super) fn take_in_rows(&mut self, rows: Rows) {
        if self.is_keeping() {
            self.keeper.ask(Keep::Rows(rows), self.state.settings.lang);
            return;
        }
        let was_empty = self.state.store.is_empty();
        if !self.state.take_in_rows(rows) {
            self.stop_reading();
            let most = ("most", super::rows::MOST.into());
            self.state.notices.push(self.state.texts.warning("notice-too-many-rows", &[most]).into());
        }
        self.state.update_derived();
        if was_empty {
            self.fit();
        }
    }

    /// Shows what came back from the disk.
    pub(super) fn take_in_kept(&mut self, ctx: &egui::Context) {
        while let Ok(kept) = self.keeper.events.try_recv() {
            match kept {
                Kept::Opened { path, opened, edits, views, read_only } => {
                    self.state.take_views(views);
                    self.show_space(ctx, path, *opened, edits.len(), read_only);
                }
                Kept::Added { read, known, added } => {
                    let was_empty = self.state.store.is_empty();
                    if !self.state.store.is_made() {
                        self.state.take_in(read);
                    } else if added.articles > 0 {
                        // Its columns are made anew from the file.
                        self.ask_for_refresh();
                    } else if !read.is_empty() {
                        self.tell_unkept();
                    }
                    self.state.update_derived();
                    if was_empty {
                        self.fit();
                    }
                    let texts = &self.state.texts;
                    let known =
                        known.into_iter().map(|(name, other)| texts.warning("space-known", &[("other", other.0.into())]).at(name.0));
                    let share = |share: f64| ((share * 100.0).round() as u32).into();
                    let alike = added.alike.into_iter().map(|alike| {
                        let values = [("share", share(alike.share)), ("other", alike.other.0.into())];
                        texts.warning("space-alike", &values).at(alike.article.0)
                    });
                    let details: Vec<Diagnostic> = known.chain(alike).collect();
                    if !details.is_empty() {
                        let head = texts.warning("space-more", &[("n", details.len().into())]);
                        self.state.notices.push(Notice::summing(head, details));
                    }
                }
                Kept::Recorded(rows) => {
                    let was_empty = self.state.store.is_empty();
                    // What is too much to be held whole is looked up in the file.
                    if !self.state.take_in_rows(rows) {
                        self.ask_for_refresh();
                    }
                    self.state.update_derived();
                    if was_empty {
                        self.fit();
                    }
                }
                Kept::Refreshed { opened, edits } => self.show_refreshed(*opened, edits),
                Kept::Saved { path, edits } => self.show_saved(ctx, path, edits),
                Kept::Unwritten(problem) => self.tell_unwritten(ctx, problem),
                Kept::CaughtUp => self.tell_caught_up(),
                Kept::Failed(problem) => {
                    self.keeper.is_opening = false;
                    if self.asked.is_empty() {
                        self.state.work = None;
                    }
                    self.state.notices.push(problem.into());
                }
            }
        }
    }

    fn show_space(&mut self, ctx: &egui::Context, path: PathBuf, opened: Opened, edits: usize, read_only: Option<Diagnostic>) {
        self.keeper.is_opening = false;
        call_window(ctx, &path);
        self.remember(vec![path.clone()], opened.store.articles().len());
        self.state.space =
            Some(OpenSpace { path, is_writable: read_only.is_none(), kept: edits, laid: edits, failing: None, is_close_told: false });
        self.state.open_space(opened);
        if self.asked.is_empty() {
            self.state.work = None;
        }
        self.state.update_derived();
        self.fit();
        self.state.notices.extend(read_only.map(Notice::from));
    }

    /// Goes on in the workspace that was made. Corrections made meanwhile are written where the keeper has not got them already.
    fn show_saved(&mut self, ctx: &egui::Context, path: PathBuf, edits: usize) {
        self.keeper.is_opening = false;
        call_window(ctx, &path);
        let told = Diagnostic::warning(self.state.texts.tr("notice-space-saved")).at(path.display().to_string());
        self.state.notices.retain(|notice| notice.remedy != Some(UiCommand::SaveAs));
        self.state.notices.push(Notice::done(told));
        let given = self.state.space.as_ref().filter(|space| space.is_writable).map_or(0, |space| space.kept);
        let laid = self.state.space.as_ref().map_or(edits, |space| space.laid);
        self.state.space = Some(OpenSpace { path, is_writable: true, kept: edits.max(given), laid, failing: None, is_close_told: false });
        self.keep_views();
    }

    /// Asks where a workspace is to be made.
    pub(super) fn pick_save_as(&self) {
        let sender = self.sender();
        let title = self.state.texts.tr("command-save-as").into_owned();
        let ask = move || {
            let dialog = rfd::FileDialog::new().set_title(title).add_filter("Furat", &[ENDING]);
            if let Some(path) = dialog.save_file() {
                sender.send(Command::SaveSpace(path));
            }
        };
        if let Err(e) = std::thread::Builder::new().name("file dialog".into()).spawn(ask) {
            log::error!("no thread for the file dialog: {e}");
        }
    }
}

/// The window is called like the workspace.
fn call_window(ctx: &egui::Context, path: &Path) {
    let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    ctx.send_viewport_cmd(egui::ViewportCommand::Title(format!("{name} \u{2013} Furat")));
}
