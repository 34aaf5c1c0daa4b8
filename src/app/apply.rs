//! Commands carried out: the only change of state. What needs the window, the camera or a thread is handed back.

use crate::context::{Clause, Command, DateField, MapTools, Palette, Reading};
use crate::incident::IncidentId;
use crate::source::Article;
use crate::store::Filter;
use crate::text::Lang;
use crate::ui::map::camera::{Look, Move};
use crate::ui::theme::{Theme, ThemeName};

use super::state::AppState;

/// What is left to do after the state has changed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Effect {
    /// Move the map.
    Map(Move),
    /// Go back to the view of the map before this one.
    ViewBack,
    /// Go forward again.
    ViewForward,
    /// Show all that passes the filter.
    Fit,
    /// Look up what these words may mean.
    Find(String),
    /// Look up what the words in the search field may mean.
    Seek(String),
    /// Read the words in a date field.
    ReadDate(String),
    /// Read the words that were typed into a date field, and set its range.
    TypeDate(DateField, String),
    /// Put the keyboard into the search field, or take it out.
    FocusSearch(bool),
    /// Stop reading.
    StopReading,
    /// Everything was closed: so many articles.
    Closed(usize),
    /// Everything on screen has another size.
    ScaleChanged,
    /// Ask the user for files.
    PickFiles,
    /// Ask the user for a folder.
    PickFolder,
    /// Ask the user for a map.
    PickMap,
    /// Open a map.
    OpenMap(std::path::PathBuf),
    /// Another map is to be drawn.
    MapChanged,
    /// Read these.
    Read(super::reading::Input),
    /// Open a workspace.
    OpenSpace(std::path::PathBuf),
    /// Ask where a workspace is to be made.
    PickSaveAs,
    /// Make a workspace of what is open.
    SaveSpace(std::path::PathBuf),
    /// Ask where what is shown is to be written.
    PickExport,
    /// Write what is shown into this file.
    Export(std::path::PathBuf),
    /// Write a picture.
    SavePicture,
    /// The map of picture or sheet shows what the window's map shows.
    FrameHere,
    /// Ask for a template.
    PickTemplate,
    /// Ask where picture or sheet is to be written.
    PickBrief,
    /// Write it.
    MakeBrief(std::path::PathBuf),
    /// Colours changed.
    ThemeChanged,
    /// Settings changed.
    SaveSettings,
    /// Read the words typed as the date of an incident.
    PutDate(IncidentId, String),
    /// Put an incident on the place of that gazetteer id.
    PutPlace(IncidentId, String),
    /// Try the first rows of the table that is asked about.
    TryTable,
    /// Write the views into the workspace.
    KeepViews,
    /// Take back or repeat.
    Undo,
    /// Repeat.
    Redo,
}

/// Carries out one command.
pub(super) fn apply(state: &mut AppState, command: Command) -> Vec<Effect> {
    match command {
        Command::SetCertainty(certainty) => state.filter.certainty = certainty,
        Command::SetMainOnly(on) => state.filter.main_only = on,
        Command::ToggleValue(dimension, key) => state.filter.toggle(dimension, &key),
        Command::OnlyValue(dimension, key) => {
            let all = state.store.columns().values(dimension).values.iter().map(|value| value.key.as_str());
            state.filter.only(dimension, &key, all);
        }
        Command::AllValues(dimension) => clear_clause(&mut state.filter, Clause::Values(dimension)),
        Command::SetKilled(range) => state.filter.killed = range,
        Command::SetInjured(range) => state.filter.injured = range,
        Command::SetConfidence(least, most) => set_confidence(&mut state.filter, least, most),
        Command::SetPlace(place) => state.filter.place = place,
        Command::SetArea(area) => state.filter.area = area,
        Command::SetFrame(frame) => state.filter.bbox = frame,
        Command::Search(words) => state.filter.text = words,
        Command::ClearClause(clause) => {
            state.tools.is_framed &= clause != Clause::Frame;
            clear_clause(&mut state.filter, clause);
        }
        Command::ClearFilter => {
            state.tools.is_framed = false;
            state.filter = Filter { certainty: state.filter.certainty, ..Filter::default() };
        }
        Command::Select(incident_id) => return select(state, incident_id),
        Command::SelectStep(step) => return select_step(state, step),
        Command::Hover(incident_id) => state.selection.hovered = incident_id,
        Command::PointAt(field) => state.selection.field = field,
        Command::ShowTray(tray) => {
            state.selection.tray = tray;
            state.selection.pile.clear();
            state.selection.incident = None;
            state.selection.reading = None;
            return show_sources(state);
        }
        Command::ShowPile(pile) => {
            state.selection.pile = pile;
            state.selection.tray = None;
            state.selection.incident = None;
            state.selection.reading = None;
            return show_sources(state);
        }
        Command::TakeApart(incident_id) => state.take_apart(&incident_id),
        Command::JoinAgain(incident_id) => state.join_again(&incident_id),
        Command::Dismiss(n) if n < state.notices.len() => {
            state.notices.remove(n);
        }
        Command::Dismiss(_) => {}
        other => {
            let beyond = super::time::apply(state, other)
                .or_else(|other| super::reading_room::apply(state, other))
                .or_else(|other| super::review::apply(state, other))
                .or_else(|other| super::views::apply(state, other))
                .or_else(|other| super::tables::apply(state, other))
                .or_else(|other| super::briefing::apply(state, other));
            return beyond.unwrap_or_else(|other| apply_to_map(state, other));
        }
    }
    Vec::new()
}

/// Commands about the map and what lies over it.
fn apply_to_map(state: &mut AppState, command: Command) -> Vec<Effect> {
    let options = &mut state.settings.map_options;
    match command {
        Command::FlyTo(point, zoom) => return vec![Effect::Map(Move::FlyTo(point, zoom))],
        Command::GoTo(center, zoom) => {
            state.tools.is_finding = false;
            state.tools.pin = Some(center);
            return vec![Effect::Map(Move::Exactly(Look { center, zoom }))];
        }
        Command::FitToFilter => return vec![Effect::Fit],
        Command::FitTo(bbox) => return vec![Effect::Map(Move::Fit(bbox))],
        Command::GoInto(bbox) => return vec![Effect::Map(Move::Into(bbox))],
        Command::ViewBack => return vec![Effect::ViewBack],
        Command::ViewForward => return vec![Effect::ViewForward],
        Command::ZoomIn => return vec![Effect::Map(Move::Zoom(1.0))],
        Command::ZoomOut => return vec![Effect::Map(Move::Zoom(-1.0))],
        Command::ToggleMeasure => {
            state.tools.is_measuring = !state.tools.is_measuring;
            state.tools.drawing = None;
            return Vec::new();
        }
        Command::ToggleFind => {
            let MapTools { is_measuring, is_framed, is_finding, .. } = state.tools;
            state.tools = MapTools { is_finding: !is_finding, is_measuring, is_framed, ..MapTools::default() };
            return Vec::new();
        }
        Command::Find(words) => return vec![Effect::Find(words)],
        Command::DrawArea(tool) => {
            state.tools.drawing = tool;
            state.tools.is_measuring = false;
            return Vec::new();
        }
        Command::ToggleFramed => {
            state.tools.is_framed = !state.tools.is_framed;
            if !state.tools.is_framed {
                state.filter.bbox = None;
            }
            return Vec::new();
        }
        Command::SetHeat(heat) => options.heat = heat,
        Command::SetSizeBy(size_by) => options.size_by = size_by,
        Command::SetNames(names) => options.names = names,
        Command::NextNames => options.names = options.names.next(),
        Command::SetGrid(grid) => options.grid = grid,
        Command::NextGrid => options.grid = options.grid.next(),
        Command::SetReadout(form) => options.readout = form,
        Command::NextReadout => options.readout = options.readout.next(),
        other => return apply_beyond(state, other),
    }
    vec![Effect::SaveSettings]
}

/// Commands that reach beyond the filter, the selection and the map.
fn apply_beyond(state: &mut AppState, command: Command) -> Vec<Effect> {
    match command {
        Command::SetPublished(article_id, day) => {
            let again: Vec<Article> = state.publish(&article_id, day).into_iter().collect();
            vec![Effect::Read(super::reading::Input::Articles(again))]
        }
        Command::PickFiles => vec![Effect::PickFiles],
        Command::PickFolder => vec![Effect::PickFolder],
        Command::StopReading => vec![Effect::StopReading],
        Command::Seek(words) => vec![Effect::Seek(words)],
        Command::OpenPalette => {
            state.palette = Palette { is_open: true, ..Palette::default() };
            vec![Effect::Seek(String::new()), Effect::FocusSearch(true)]
        }
        Command::ClosePalette => {
            state.palette = Palette::default();
            vec![Effect::FocusSearch(false)]
        }
        Command::Open(paths) => open(paths),
        Command::PickMap => vec![Effect::PickMap],
        Command::OpenMap(path) => vec![Effect::OpenMap(path)],
        Command::BundledMap => {
            state.own_map = None;
            state.settings.map = None;
            vec![Effect::MapChanged, Effect::SaveSettings]
        }
        Command::CloseAll if state.store.is_empty() && state.store.articles().is_empty() => Vec::new(),
        Command::CloseAll => vec![Effect::Closed(state.close_all())],
        Command::OpenSample => vec![Effect::Read(super::reading::Input::Sample)],
        Command::PickSaveAs => vec![Effect::PickSaveAs],
        Command::SaveSpace(path) => vec![Effect::SaveSpace(path)],
        Command::PickExport => vec![Effect::PickExport],
        Command::Export(path) => vec![Effect::Export(path)],
        Command::Undo => vec![Effect::Undo],
        Command::Redo => vec![Effect::Redo],
        other => apply_to_window(state, other),
    }
}

/// Commands about the looks of the window: colours, language, size, panels. All of them are remembered.
fn apply_to_window(state: &mut AppState, command: Command) -> Vec<Effect> {
    let is_small = state.is_small;
    let panels = &mut state.settings.panels;
    match command {
        Command::SetTheme(theme) => return change_theme(state, theme),
        Command::ToggleDark => {
            let is_dark = state.theme.is_dark();
            return change_theme(state, if is_dark { ThemeName::Light } else { ThemeName::Dark });
        }
        Command::ToggleContrast => {
            let is_on = state.settings.theme == ThemeName::Contrast;
            return change_theme(state, if is_on { ThemeName::Light } else { ThemeName::Contrast });
        }
        Command::SetLang(lang) => speak(state, lang),
        Command::OtherLang => speak(state, if state.settings.lang == Lang::Ar { Lang::En } else { Lang::Ar }),
        Command::SetSpelling(spelling) => {
            state.settings.arabic = spelling;
            speak(state, state.settings.lang);
        }
        Command::SetScale(percent) => {
            state.settings.set_scale(percent);
            return vec![Effect::ScaleChanged, Effect::SaveSettings];
        }
        Command::StepScale(steps) => {
            state.settings.step_scale(steps);
            return vec![Effect::ScaleChanged, Effect::SaveSettings];
        }
        Command::ToggleFacets if is_small => {
            panels.facets_over = !panels.facets_over;
            return Vec::new();
        }
        Command::ToggleFacets => panels.facets = !panels.facets,
        Command::ShowFacet(name) => {
            panels.facet = Some(name);
            if is_small {
                panels.facets_over = true;
                return Vec::new();
            }
            panels.facets = true;
        }
        Command::ToggleSources => panels.sources = !panels.sources,
        Command::ToggleTimeline => panels.timeline = !panels.timeline,
        Command::ResizePanel(name, size) => panels.resize(name, size),
        Command::ToggleAbout => {
            (panels.about, panels.help) = (!panels.about, false);
            return Vec::new();
        }
        Command::ToggleHelp => {
            (panels.help, panels.about) = (!panels.help, false);
            return Vec::new();
        }
        Command::ForgetRecent => state.settings.recent.clear(),
        Command::SetWho(name) => state.settings.who = name,
        handled => {
            log::error!("{handled:?} was not carried out");
            return Vec::new();
        }
    }
    vec![Effect::SaveSettings]
}

fn change_theme(state: &mut AppState, theme: ThemeName) -> Vec<Effect> {
    state.settings.theme = theme;
    match Theme::load(theme) {
        Ok(theme) => state.theme = theme,
        Err(fault) => state.notices.push(state.texts.fault(&fault).into()),
    }
    vec![Effect::ThemeChanged, Effect::SaveSettings]
}

fn speak(state: &mut AppState, lang: Lang) {
    state.settings.lang = lang;
    state.texts = crate::i18n::Texts::spelled(lang, state.settings.arabic);
}

/// Maps are shown, a workspace is opened, everything else is read. Of several maps or workspaces the last one shows.
fn open(paths: Vec<std::path::PathBuf>) -> Vec<Effect> {
    let (maps, others): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| super::own_map::is_map(path));
    let (spaces, articles): (Vec<_>, Vec<_>) = others.into_iter().partition(|path| crate::workspace::is_workspace(path));
    let read = (!articles.is_empty()).then_some(Effect::Read(super::reading::Input::Paths(articles)));
    let space = spaces.into_iter().next_back().map(Effect::OpenSpace);
    maps.into_iter().next_back().map(Effect::OpenMap).into_iter().chain(space).chain(read).collect()
}

fn clear_clause(filter: &mut Filter, clause: Clause) {
    match clause {
        Clause::Range => filter.range = None,
        Clause::Values(dimension) => {
            filter.off.remove(&dimension);
        }
        Clause::Killed => filter.killed = None,
        Clause::Injured => filter.injured = None,
        Clause::Confidence => set_confidence(filter, 0.0, None),
        Clause::Place => filter.place = None,
        Clause::Area => filter.area = None,
        Clause::Frame => filter.bbox = None,
        Clause::Text => filter.text.clear(),
    }
}

fn set_confidence(filter: &mut Filter, least: f32, most: Option<f32>) {
    filter.min_confidence = least.clamp(0.0, 1.0);
    filter.max_confidence = most.filter(|most| *most < 1.0).map(|most| most.clamp(filter.min_confidence, 1.0));
}

pub(super) fn select(state: &mut AppState, incident_id: Option<IncidentId>) -> Vec<Effect> {
    if let Some(id) = &incident_id {
        state.store.fetch(id);
    }
    let incident = incident_id.as_ref().and_then(|id| state.store.incident(id));
    let incident = incident.as_deref();
    let first = incident.and_then(|incident| crate::ui::sources_by_date(&state.store, incident).first().copied());
    state.selection.reading = first.map(|source| Reading { article: source.article.clone(), scroll_to: None });
    let site = incident.and_then(|i| i.site()).map(|s| s.point);
    state.reader.stop = None;
    state.selection.field = None;
    // Nothing was selected any more: the pile that was opened closes.
    if incident_id.is_none() && state.selection.incident.is_none() {
        state.selection.pile.clear();
    }
    if state.selection.incident != incident_id {
        (state.review.editing, state.review.is_placing) = (None, false);
    }
    state.selection.incident = incident_id;
    state.tools.pin = None;
    if state.selection.incident.is_none() {
        return Vec::new();
    }
    let mut effects = show_sources(state);
    effects.extend(site.map(|point| Effect::Map(Move::Reveal(point))));
    effects
}

fn select_step(state: &mut AppState, step: i32) -> Vec<Effect> {
    let shown = &state.view().shown;
    if shown.is_empty() {
        return Vec::new();
    }
    let at = state.selection.incident.as_ref().and_then(|id| state.store.incident_position(id)).and_then(|row| shown.position(row));
    let next = match at {
        None => 0,
        Some(n) if step >= 0 => (n + 1).min(shown.len() - 1),
        Some(n) => n.saturating_sub(1),
    };
    let id = shown.nth(next).and_then(|row| state.store.id_at(row));
    select(state, id)
}

pub(super) fn show_sources(state: &mut AppState) -> Vec<Effect> {
    if state.settings.panels.sources {
        return Vec::new();
    }
    state.settings.panels.sources = true;
    vec![Effect::SaveSettings]
}

#[cfg(test)]
mod tests {
    use super::super::settings::Settings;
    use super::*;
    use crate::store::Dimension;

    fn state() -> AppState {
        AppState::new(Settings::default()).expect("bundled tokens")
    }

    #[test]
    fn maps_among_dropped_files_are_shown_and_the_rest_is_read() {
        let paths = |names: &[&str]| names.iter().map(std::path::PathBuf::from).collect::<Vec<_>>();
        let read = |names| Effect::Read(super::super::reading::Input::Paths(paths(names)));
        let mut state = state();
        let mixed = apply(&mut state, Command::Open(paths(&["a.txt", "east.pmtiles", "b.html"])));
        assert_eq!(mixed, [Effect::OpenMap("east.pmtiles".into()), read(&["a.txt", "b.html"])]);
        assert_eq!(apply(&mut state, Command::Open(paths(&["east.MBTILES"]))), [Effect::OpenMap("east.MBTILES".into())]);
        assert_eq!(apply(&mut state, Command::Open(paths(&["a.txt"]))), [read(&["a.txt"])]);
    }

    #[test]
    fn clearing_a_clause_leaves_the_others() {
        let mut state = state();
        apply(&mut state, Command::ToggleValue(Dimension::Kind, "other".into()));
        apply(&mut state, Command::ToggleValue(Dimension::Actor, "ISIS".into()));
        apply(&mut state, Command::ClearClause(Clause::Values(Dimension::Kind)));
        assert!(state.filter.is_on(Dimension::Kind, "other") && !state.filter.is_on(Dimension::Actor, "ISIS"));
        apply(&mut state, Command::ClearFilter);
        assert_eq!(state.filter, Filter::default());
    }

    #[test]
    fn options_of_the_map_go_round_and_are_remembered() {
        use crate::context::{Grid, Names};
        let mut state = state();
        for (command, grid, names) in [
            (Command::NextGrid, Grid::Degrees, Names::Both),
            (Command::NextGrid, Grid::Mgrs, Names::Both),
            (Command::NextNames, Grid::Mgrs, Names::Arabic),
            (Command::NextGrid, Grid::Off, Names::Arabic),
            (Command::SetNames(Names::English), Grid::Off, Names::English),
        ] {
            assert_eq!(apply(&mut state, command.clone()), [Effect::SaveSettings], "{command:?}");
            assert_eq!((state.settings.map_options.grid, state.settings.map_options.names), (grid, names), "{command:?}");
        }
    }

    #[test]
    fn going_to_a_place_closes_the_box_and_marks_the_place() {
        let mut state = state();
        apply(&mut state, Command::ToggleFind);
        assert!(state.tools.is_finding);
        let center = crate::geo::LatLon::new(34.45, 40.92);
        assert_eq!(apply(&mut state, Command::GoTo(center, 11.0)), [Effect::Map(Move::Exactly(Look { center, zoom: 11.0 }))]);
        assert!(!state.tools.is_finding && state.tools.pin == Some(center));
        apply(&mut state, Command::Select(None));
        assert_eq!(state.tools.pin, None);
    }

    #[test]
    fn a_small_window_opens_facets_over_the_map_and_forgets_it() {
        let mut state = state();
        state.is_small = true;
        assert_eq!(apply(&mut state, Command::ToggleFacets), []);
        assert!(state.settings.panels.facets_over && state.settings.panels.facets);
        state.is_small = false;
        assert_eq!(apply(&mut state, Command::ToggleFacets), [Effect::SaveSettings]);
        assert!(!state.settings.panels.facets);
    }

    #[test]
    fn colours_go_to_and_fro() {
        let mut state = state();
        for (command, theme) in [
            (Command::ToggleDark, ThemeName::Dark),
            (Command::ToggleContrast, ThemeName::Contrast),
            (Command::ToggleDark, ThemeName::Light),
            (Command::ToggleContrast, ThemeName::Contrast),
            (Command::ToggleContrast, ThemeName::Light),
        ] {
            assert_eq!(apply(&mut state, command.clone()), [Effect::ThemeChanged, Effect::SaveSettings], "{command:?}");
            assert_eq!((state.settings.theme, state.theme.name), (theme, theme), "{command:?}");
        }
    }

    #[test]
    fn the_view_is_computed_once_for_each_change() {
        let mut state = state();
        state.update_derived();
        state.update_derived();
        let rounds = state.rounds();
        apply(&mut state, Command::ToggleValue(Dimension::Kind, "other".into()));
        state.update_derived();
        state.update_derived();
        assert_eq!(state.rounds(), rounds + 1);
    }
}
