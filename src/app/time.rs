//! Commands about time: the range, the range it is compared with, the part of time on screen, and how it plays.

use crate::context::{Command, DateField, TimeOptions, TimeView};
use crate::diagnostic::Diagnostic;
use crate::extract::dates::{Unread, typed_date};
use crate::i18n::Texts;
use crate::incident::When;
use crate::store::{DayRange, first_comparison, out_of_folds};

use super::apply::Effect;
use super::jobs::Reader;
use super::state::AppState;

/// Carries out a command about time; gives back one that is none.
pub(super) fn apply(state: &mut AppState, command: Command) -> Result<Vec<Effect>, Command> {
    match command {
        Command::SetRange(range) => state.filter.range = range,
        Command::DragRange(range) => state.filter.range = Some(clamped(state, range)),
        Command::QuickRange(quick) => {
            if let Some(extent) = state.extent() {
                state.filter.range = quick.range(extent);
            }
        }
        Command::ReadDate(words) => return Ok(vec![Effect::ReadDate(words)]),
        Command::TypeDate(field, words) => return Ok(vec![Effect::TypeDate(field, words)]),
        Command::Compare(range) => state.compared = range,
        Command::ToggleCompare => toggle_compare(state),
        Command::SetTimeView(view) => state.time_view = Some(view),
        Command::TogglePlay => toggle_play(state),
        Command::StepRange(steps) => step_range(state, steps),
        Command::ShowSelectedTime => show_selected_time(state),
        other => return set_options(state, other),
    }
    Ok(Vec::new())
}

/// Commands that change how time is shown and plays; all of them are remembered.
fn set_options(state: &mut AppState, command: Command) -> Result<Vec<Effect>, Command> {
    let was_folded = state.settings.time_options.has_folds;
    set_option(state, command)?;
    // All time has other margins with folds than without.
    let is_other = state.settings.time_options.has_folds != was_folded;
    if is_other && state.all_time_if(was_folded) == state.time_view {
        state.time_view = state.all_time();
    }
    Ok(vec![Effect::SaveSettings])
}

fn set_option(state: &mut AppState, command: Command) -> Result<(), Command> {
    let options = &mut state.settings.time_options;
    match command {
        Command::SetTimeOptions(wanted) => *options = wanted,
        Command::ToggleLanes => options.has_lanes = !options.has_lanes,
        Command::ToggleFolds => options.has_folds = !options.has_folds,
        Command::ToggleCumulative => options.is_cumulative = !options.is_cumulative,
        Command::ToggleRepeats => options.repeats = !options.repeats,
        Command::SetSpeed(speed) => {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from a day to some years a second")]
            let whole = speed.clamp(1.0, f64::from(u16::MAX)) as u16;
            *options = TimeOptions { speed: whole, ..*options };
            state.player.days_per_second = speed;
        }
        other => return Err(other),
    }
    Ok(())
}

/// The range moved, not shortened, so that it lies within what is dated.
fn clamped(state: &AppState, range: DayRange) -> DayRange {
    let Some(extent) = state.extent() else { return range };
    let length = range.to - range.from;
    let from = range.from.clamp(extent.from, extent.to);
    let to = from.checked_add_signed(length).unwrap_or(range.to).min(extent.to).max(from);
    let from = if range.to > extent.to { to.checked_sub_signed(length).unwrap_or(from).max(extent.from) } else { from };
    DayRange { from, to }
}

fn toggle_compare(state: &mut AppState) {
    let Some(extent) = state.extent().filter(|_| state.compared.is_none()) else {
        state.compared = None;
        return;
    };
    let (range, compared) = first_comparison(state.filter.range, extent);
    state.filter.range = Some(range);
    state.compared = Some(compared);
}

/// The selected incident's days in the middle of the timeline, with as much time around them as is shown now, a year at most.
fn show_selected_time(state: &mut AppState) {
    let selected = state.selection.incident.as_ref().and_then(|id| state.store.incident_position(id));
    let days = selected.and_then(|row| state.store.columns().when(row)).and_then(|when| DayRange::of(&when));
    let (Some(days), Some(view)) = (days, state.time_view) else { return };
    let around = TimeView::around(days);
    let half = (view.days().min(366.0) / 2.0).max(around.days() / 2.0);
    let middle = f64::midpoint(around.from_day, around.to_day);
    state.time_view = Some(TimeView { from_day: middle - half, to_day: middle + half });
}

fn toggle_play(state: &mut AppState) {
    state.player.playing = !state.player.playing;
    state.player.carry_days = 0.0;
    let Some(extent) = state.extent() else { return };
    // Playing "all time" would show nothing move: start with a tenth of it.
    let whole = state.filter.range.is_none_or(|r| r.from <= extent.from && r.to >= extent.to);
    let at_end = state.filter.range.is_some_and(|r| r.from >= extent.to);
    if state.player.playing && (whole || at_end) {
        let tenth = chrono::Duration::days(((extent.to - extent.from).num_days() / 10).max(1));
        let to = extent.from.checked_add_signed(tenth).unwrap_or(extent.to);
        state.filter.range = Some(DayRange { from: extent.from, to });
    }
}

fn step_range(state: &mut AppState, steps: i32) {
    let Some(range) = state.filter.range else { return };
    let moved = range.shifted(range.days() * i64::from(steps));
    let folds = if state.settings.time_options.has_folds { state.folds() } else { Vec::new().into() };
    state.filter.range = Some(clamped(state, out_of_folds(moved, &folds, steps >= 0)));
}

/// What typed words name, or a message that says why they name nothing.
pub(super) fn read_date(words: &str, reader: &Reader, texts: &Texts) -> Result<When, Diagnostic> {
    // Digits need no knowledge of words, which may still be on its way.
    let read = match reader.knowledge() {
        Some(knowledge) => typed_date(words, &knowledge.lexicons),
        None => When::from_digits(words).ok_or(Unread::NoDate),
    };
    read.map_err(|unread| {
        let words = words.trim().to_owned();
        match unread {
            Unread::NoDate => texts.warning("typed-no-date", &[("words", words.into())]),
            Unread::Leans => texts.warning("typed-leans", &[("words", words.into())]),
            Unread::Rest(word) => texts.warning("typed-rest", &[("word", word.into())]),
            Unread::Several => texts.warning("typed-several", &[("words", words.into())]),
        }
    })
}

/// Sets the range of a date field by what was typed there; tells where it is no date.
pub(super) fn set_typed(state: &mut AppState, field: DateField, read: Result<When, Diagnostic>) {
    let Some(extent) = state.extent() else { return };
    match read {
        Ok(when) if field == DateField::Compared => {
            state.compared = Some(field.range(&when, state.compared.unwrap_or(extent), extent));
        }
        Ok(when) => state.filter.range = Some(field.range(&when, state.filter.range.unwrap_or(extent), extent)),
        Err(problem) => state.notices.push(problem.into()),
    }
}

/// Moves time on while it plays.
pub(super) fn play(state: &mut AppState, seconds: f64) {
    let (Some(range), Some(extent)) = (state.filter.range, state.extent()) else {
        state.player.playing = false;
        return;
    };
    let options = state.settings.time_options;
    let folds = if options.has_folds { state.folds() } else { Vec::new().into() };
    if let Some(moved) = state.player.advance(seconds, range, extent, options, &folds) {
        state.filter.range = Some(moved);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Settings;
    use crate::context::{Player, QuickRange};
    use crate::store::sample::{day, incident, range};
    use crate::store::{Batch, Store};

    fn state(days: &[&str]) -> AppState {
        let mut state = AppState::new(Settings::default()).expect("bundled tokens");
        let mut store = Store::default();
        store.insert(Batch { articles: Vec::new(), incidents: days.iter().map(|on| incident(on, on)).collect() });
        state.show(store);
        state
    }

    const DAYS: [&str; 3] = ["2003-05-10", "2015-05-10", "2016-02-02"];

    #[test]
    fn options_are_changed_and_remembered() {
        let mut state = state(&DAYS);
        for command in
            [Command::ToggleLanes, Command::ToggleFolds, Command::ToggleCumulative, Command::ToggleRepeats, Command::SetSpeed(7.0)]
        {
            assert_eq!(apply(&mut state, command.clone()), Ok(vec![Effect::SaveSettings]), "{command:?}");
        }
        let TimeOptions { has_lanes, has_folds, is_cumulative, repeats, speed, .. } = state.settings.time_options;
        assert_eq!((has_lanes, has_folds, is_cumulative, repeats, speed), (true, false, true, true, 7));
        let json = serde_json::to_string(&state.settings).expect("plain data");
        let again = AppState::new(serde_json::from_str(&json).expect("own data")).expect("bundled tokens");
        assert_eq!((again.settings.time_options, again.player.days_per_second), (state.settings.time_options, 7.0));
    }

    #[test]
    fn all_time_has_margins_by_what_is_not_folded() {
        let mut state = state(&DAYS);
        let margin = |state: &AppState| state.time_view.map(|view| (view.days() - 4652.0) / 2.0);
        let folded = margin(&state).expect("a view");
        assert!((folded - 0.02 * (4652.0 - 4292.0)).abs() < 1e-6, "{folded}");
        assert!(apply(&mut state, Command::ToggleFolds).is_ok());
        assert!((margin(&state).expect("a view") - 0.02 * 4652.0).abs() < 1e-6, "all time stays all time");
        let closer = TimeView { from_day: 731_000.0, to_day: 731_100.0 };
        assert!(apply(&mut state, Command::SetTimeView(closer)).is_ok());
        assert!(apply(&mut state, Command::ToggleFolds).is_ok());
        assert_eq!(state.time_view, Some(closer), "any other view stays as it is");
    }

    #[test]
    fn comparing_begins_beside_the_range_ends_and_is_undone_with_it() {
        let mut state = state(&DAYS);
        state.filter.range = Some(range("2015-05-01", "2015-05-31"));
        let before = state.undoable();
        assert_eq!(apply(&mut state, Command::ToggleCompare), Ok(vec![]));
        assert_eq!(state.compared, Some(range("2015-03-31", "2015-04-30")));
        let compared = state.undoable();
        state.restore(before);
        assert_eq!(state.compared, None);
        state.restore(compared);
        assert!(state.compared.is_some());
        assert_eq!(apply(&mut state, Command::ToggleCompare), Ok(vec![]));
        assert_eq!((state.compared, state.filter.range), (None, Some(range("2015-05-01", "2015-05-31"))));
    }

    #[test]
    fn quick_ranges_and_steps_leap_over_folds_as_playing_does() {
        let mut state = state(&DAYS);
        assert!(apply(&mut state, Command::QuickRange(QuickRange::Last30Days)).is_ok());
        assert_eq!(state.filter.range, Some(range("2016-01-04", "2016-02-02")));
        state.filter.range = Some(range("2003-05-10", "2003-06-08"));
        for (steps, from) in [(1, "2003-06-09"), (1, "2015-03-03"), (-1, "2003-06-30")] {
            assert!(apply(&mut state, Command::StepRange(steps)).is_ok());
            assert_eq!(state.filter.range.map(|range| (range.from, range.days())), Some((day(from), 30)), "{steps}");
        }
        state.settings.time_options.has_folds = false;
        assert!(apply(&mut state, Command::StepRange(1)).is_ok());
        assert_eq!(state.filter.range.map(|range| range.from), Some(day("2003-07-30")));
        state.filter.range = Some(range("2003-07-01", "2003-07-30"));
        state.settings.time_options.has_folds = true;
        state.player = Player { playing: true, ..Player::at(30) };
        play(&mut state, 1.0);
        assert_eq!(state.filter.range.map(|range| range.to), Some(day("2015-04-01")));
    }

    #[test]
    fn typed_words_set_their_range_or_say_why_not() {
        let mut state = state(&DAYS);
        set_typed(&mut state, DateField::To, Ok(When::from_digits("2015-05").expect("a month")));
        assert_eq!(state.filter.range, Some(range("2003-05-10", "2015-05-31")));
        set_typed(&mut state, DateField::Compared, Ok(When::from_digits("../2004").expect("an open range")));
        assert_eq!(state.compared, Some(range("2003-05-10", "2004-12-31")));
        let problem = state.texts.warning("typed-no-date", &[("words", "soon".into())]);
        set_typed(&mut state, DateField::From, Err(problem));
        assert_eq!(state.filter.range, Some(range("2003-05-10", "2015-05-31")));
        assert!(state.notices.iter().any(|notice| notice.head.summary.contains("soon") && notice.head.hint.is_some()));
    }
}
