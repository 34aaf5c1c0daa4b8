//! Views under a name: kept in the workspace that is open, else in the window.

use crate::cli::space::now;
use crate::context::{Command, KeptView, Seen, TimeView, ViewsHome, view_name};
use crate::store::DayRange;
use crate::workspace::SavedView;

use super::apply::Effect;
use super::frame::FuratApp;
use super::keeper::Keep;
use super::state::AppState;

/// Carries out a command about views; gives back one that is none.
pub(super) fn apply(state: &mut AppState, command: Command) -> Result<Vec<Effect>, Command> {
    let has_changed = match command {
        Command::ToggleViews => {
            let panels = &mut state.settings.panels;
            panels.views = !panels.views && !state.store.is_empty();
            false
        }
        Command::KeepView(typed) => keep(state, &typed),
        Command::ShowView(name) => {
            show(state, &name);
            false
        }
        Command::RenameView(name, typed) => rename(state, &name, &typed),
        Command::ForgetView(name) => {
            let before = state.views.len();
            state.views.retain(|view| view.name != name);
            state.views.len() < before
        }
        other => return Err(other),
    };
    Ok(if has_changed { vec![Effect::KeepViews] } else { Vec::new() })
}

/// What is shown becomes a view of that name.
fn keep(state: &mut AppState, typed: &str) -> bool {
    let name = view_name(typed);
    if name.is_empty() {
        return false;
    }
    state.views.retain(|view| view.name != name);
    state.views.push(KeptView::new(&name, now(), Seen { filter: state.filter.clone(), compared: state.compared }));
    state.views.sort_by(|a, b| a.name.cmp(&b.name));
    true
}

/// Shows what a view shows, and the time of it where that is not on screen.
fn show(state: &mut AppState, name: &str) {
    let Some(view) = state.views.iter().find(|view| view.name == name) else { return };
    let Some(Seen { filter, compared }) = view.seen.clone() else {
        state.notices.push(state.texts.warning("view-unreadable", &[("name", name.to_owned().into())]).into());
        return;
    };
    // The map may go on moving; the frame that was kept does not.
    state.tools.is_framed = false;
    state.player.playing = false;
    (state.filter, state.compared) = (filter, compared);
    let days = state.filter.range.into_iter().chain(state.compared).reduce(|a, b| DayRange::new(a.from.min(b.from), a.to.max(b.to)));
    if let (Some(around), Some(now)) = (days.map(TimeView::around), state.time_view)
        && (around.from_day < now.from_day || around.to_day > now.to_day)
    {
        state.time_view = Some(around);
    }
}

/// Gives a view another name, unless one has it.
fn rename(state: &mut AppState, name: &str, typed: &str) -> bool {
    let new = view_name(typed);
    if new.is_empty() || new == name {
        return false;
    }
    if state.views.iter().any(|view| view.name == new) {
        state.notices.push(state.texts.warning("view-name-taken", &[("name", new.into())]).into());
        return false;
    }
    let Some(view) = state.views.iter_mut().find(|view| view.name == name) else { return false };
    view.name = new;
    state.views.sort_by(|a, b| a.name.cmp(&b.name));
    true
}

impl AppState {
    /// Where views are kept.
    pub(super) fn views_home(&self) -> ViewsHome {
        match &self.space {
            None => ViewsHome::Window,
            Some(space) if space.is_writable => ViewsHome::Space,
            Some(_) => ViewsHome::ReadOnly,
        }
    }

    /// The views as a workspace keeps them.
    pub(super) fn saved_views(&self) -> Vec<SavedView> {
        let saved = |view: &KeptView| SavedView { name: view.name.clone(), at: view.at, filter: view.json.clone() };
        self.views.iter().map(saved).collect()
    }

    /// Takes the views of a workspace in place of those there are.
    pub(super) fn take_views(&mut self, saved: Vec<SavedView>) {
        self.views = saved.into_iter().map(|view| KeptView::stored(view.name, view.at, view.filter)).collect();
    }
}

impl FuratApp {
    /// Writes the views into the workspace.
    pub(super) fn keep_views(&self) {
        if self.is_keeping() {
            self.keeper.ask(Keep::Views(self.state.saved_views()), self.state.settings.lang);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::settings::Settings;
    use super::*;
    use crate::store::sample::range;

    fn state() -> AppState {
        AppState::new(Settings::default()).expect("bundled tokens")
    }

    fn names(state: &AppState) -> Vec<&str> {
        state.views.iter().map(|view| view.name.as_str()).collect()
    }

    #[test]
    fn views_are_kept_replaced_renamed_and_forgotten_by_name() {
        let mut state = state();
        let kept = [Effect::KeepViews];
        let name = |name: &str| name.to_owned();
        for (command, effects, want) in [
            (Command::KeepView(name("  ")), &[][..], &[][..]),
            (Command::KeepView(name(" June ")), &kept, &["June"]),
            (Command::KeepView(name("April")), &kept, &["April", "June"]),
            (Command::KeepView(name("June")), &kept, &["April", "June"]),
            (Command::RenameView(name("April"), name("June")), &[], &["April", "June"]),
            (Command::RenameView(name("April"), name(" July  2018")), &kept, &["July 2018", "June"]),
            (Command::RenameView(name("nothing"), name("May")), &[], &["July 2018", "June"]),
            (Command::ForgetView(name("nothing")), &[], &["July 2018", "June"]),
            (Command::ForgetView(name("June")), &kept, &["July 2018"]),
        ] {
            assert_eq!(apply(&mut state, command.clone()), Ok(effects.to_vec()), "{command:?}");
            assert_eq!(names(&state), want, "{command:?}");
        }
        assert_eq!(state.notices.len(), 1, "a name that is taken is told");
    }

    #[test]
    fn a_view_brings_back_filter_comparison_and_their_time() {
        let mut state = state();
        let (june, earlier) = (range("2018-06-01", "2018-06-30"), range("2017-06-01", "2017-06-30"));
        (state.filter.range, state.compared) = (Some(june), Some(earlier));
        let want = state.filter.clone();
        assert!(keep(&mut state, "June"));
        (state.filter, state.compared) = (crate::store::Filter::default(), None);
        state.time_view = Some(TimeView::around(june));
        show(&mut state, "June");
        assert_eq!((&state.filter, state.compared), (&want, Some(earlier)));
        assert_eq!(state.time_view, Some(TimeView::around(range("2017-06-01", "2018-06-30"))), "both ranges are on screen");
    }

    #[test]
    fn a_view_of_another_version_changes_nothing_and_is_told() {
        let mut state = state();
        state.views = vec![KeptView::stored("rain".into(), 0, r#"{"weather":"rain"}"#.into())];
        let before = state.filter.clone();
        show(&mut state, "rain");
        assert_eq!((state.filter, state.notices.len()), (before, 1));
    }
}
