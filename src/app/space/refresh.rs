//! Where records are read when they are looked at, what is shown is made anew by whoever has the file: after a correction, and with more articles.

use super::super::frame::FuratApp;
use super::super::keeper::Keep;
use super::super::state::AppState;
use crate::cli::space::Opened;
use crate::context::Work;

impl AppState {
    /// Shows what the workspace that is open holds now: what was selected stays so where it is there.
    fn refresh(&mut self, opened: Opened) {
        let had_all = self.all_time() == self.time_view || self.time_view.is_none();
        let lost = self.desk.outcome().lost.len();
        (self.store, self.extractions, self.records, self.desk) = (opened.store, opened.extractions, opened.records, opened.desk);
        if let Some(id) = &self.selection.incident {
            self.store.fetch(id);
        }
        if self.desk.outcome().lost.len() > lost {
            self.notices.push(self.texts.warning("edit-lost", &[]).into());
        }
        self.after_edits();
        if had_all {
            self.time_view = self.all_time();
        }
    }
}

impl FuratApp {
    /// Has corrections laid over records that are read when they are looked at: only whoever has the file can do that.
    pub(in crate::app) fn lay_edits(&mut self) {
        let all = self.state.desk.log().len();
        if self.state.store.is_made() && self.state.space.as_ref().is_some_and(|space| space.laid != all) {
            self.ask_for_refresh();
        }
    }

    pub(super) fn ask_for_refresh(&mut self) {
        let edits = self.state.desk.log().edits().to_vec();
        let Some(space) = self.state.space.as_mut() else { return };
        space.laid = edits.len();
        self.state.work.get_or_insert(Work { done: 0, all: None, is_stopping: false });
        self.keeper.ask(Keep::Refresh(edits), self.state.settings.lang);
    }

    /// Shows what was made anew, unless something was corrected meanwhile: then it is made anew again.
    pub(super) fn show_refreshed(&mut self, opened: Opened, edits: usize) {
        if self.asked.is_empty() {
            self.state.work = None;
        }
        let was_empty = self.state.store.is_empty();
        if edits == self.state.desk.log().len() {
            self.state.refresh(opened);
            self.state.update_derived();
        }
        if was_empty {
            self.fit();
        }
    }
}
