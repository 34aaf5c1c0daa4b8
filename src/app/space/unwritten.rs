//! While nothing can be written: that is told, another place is offered, and it is tried again. What is done goes on, in the window.

use super::super::frame::FuratApp;
use super::super::keeper::Keep;
use crate::context::{Command, Notice, UiCommand};
use crate::diagnostic::Diagnostic;
use crate::workspace::is_workspace;

/// Seconds after which what could not be written is tried again.
const PATIENCE: f64 = 5.0;

impl FuratApp {
    /// Says once that nothing can be written, and offers another place. What is done goes on, in the window.
    pub(super) fn tell_unwritten(&mut self, ctx: &egui::Context, problem: Diagnostic) {
        let Some(space) = self.state.space.as_mut() else { return };
        space.failing.get_or_insert_with(|| ctx.input(|input| input.time));
        let waits = self.state.texts.error("space-unwritten", &[("reason", problem.summary.into())]);
        let told = Notice::from(Diagnostic { location: problem.location, ..waits }).with_remedy(UiCommand::SaveAs);
        if !self.state.notices.contains(&told) {
            self.state.notices.push(told);
        }
    }

    pub(super) fn tell_caught_up(&mut self) {
        let Some(space) = self.state.space.as_mut() else { return };
        (space.failing, space.is_close_told) = (None, false);
        let told = Diagnostic::warning(self.state.texts.tr("notice-space-again")).at(space.path.display().to_string());
        self.state.notices.retain(|notice| notice.remedy != Some(UiCommand::SaveAs));
        self.state.notices.push(Notice::done(told));
    }

    /// Asks the keeper every few seconds to try again, while nothing can be written; holds up the first wish to close the window then.
    pub(in crate::app) fn keep_trying(&mut self, ctx: &egui::Context) {
        let Some(space) = self.state.space.as_mut() else { return };
        let Some(since) = space.failing else { return };
        let now = ctx.input(|input| input.time);
        if now >= since + PATIENCE {
            space.failing = Some(now);
            self.keeper.ask(Keep::Again, self.state.settings.lang);
        }
        ctx.request_repaint_after(std::time::Duration::from_secs_f64(PATIENCE));
        if ctx.input(|input| input.viewport().close_requested()) && !self.may_let_go() {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
        }
    }

    /// Whether the workspace may be let go of. While something is not written that is told first: the second wish is granted.
    pub(in crate::app) fn may_let_go(&mut self) -> bool {
        let Some(space) = self.state.space.as_mut().filter(|space| space.failing.is_some()) else { return true };
        if std::mem::replace(&mut space.is_close_told, true) {
            return true;
        }
        let told = self.state.texts.error("space-unwritten-close", &[]);
        self.state.notices.push(Notice::from(told).with_remedy(UiCommand::SaveAs));
        false
    }

    /// What would be looked up in the file cannot be shown where it may not be written to.
    pub(super) fn tell_unkept(&mut self) {
        let told = Notice::from(self.state.texts.error("space-read-only", &[])).with_remedy(UiCommand::SaveAs);
        if !self.state.notices.contains(&told) {
            self.state.notices.push(told);
        }
    }
}

/// Whether a wish puts something else in the place of what is open.
pub(in crate::app) fn lets_go(command: &Command) -> bool {
    match command {
        Command::CloseAll | Command::OpenSample => true,
        Command::Open(paths) => paths.iter().any(|path| is_workspace(path)),
        _ => false,
    }
}
