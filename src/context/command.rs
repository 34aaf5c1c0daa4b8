//! What the user wants. Panels send it; `app::apply` carries it out.

use std::path::PathBuf;
use std::sync::mpsc::Sender;

use super::{AreaTool, Grid, Heat, Marked, Names, TimeView};
use crate::coords::Form;
use crate::geo::{BBox, LatLon, Shape};
use crate::incident::{Field, IncidentId};
use crate::source::ArticleId;
use crate::store::{Certainty, DayRange, Dimension, TollRange};
use crate::text::{Lang, Span};
use crate::ui::theme::ThemeName;

/// A part of the filter that goes as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clause {
    /// The days.
    Range,
    /// The values switched off in a dimension.
    Values(Dimension),
    /// The dead.
    Killed,
    /// The wounded.
    Injured,
    /// The least confidence.
    Confidence,
    /// The wanted place.
    Place,
    /// The area drawn on the map.
    Area,
    /// The frame of the map.
    Frame,
    /// Words looked for.
    Text,
}

/// The lists that the source panel shows instead of the incidents in range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tray {
    /// No date.
    Undated,
    /// No place.
    Unlocated,
    /// All articles, those without an incident too.
    Articles,
}

/// One wish. Past this line only plain data: ids, dates, numbers.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Sets the range exactly: from load, undo, typed dates, quick ranges. `None` is all time.
    SetRange(Option<DayRange>),
    /// Sets the range while dragging: kept inside the dated extent.
    DragRange(DayRange),
    /// Sets the part of time that the timeline shows.
    SetTimeView(TimeView),
    /// Starts or stops playing.
    TogglePlay,
    /// Moves the range by its own step, so many times; negative is back.
    StepRange(i32),
    /// Sets how fast time plays, in days of incident time per second.
    SetSpeed(f64),
    /// Counts uncertain dates and places in, or only certain ones.
    SetCertainty(Certainty),
    /// Shows or hides what has this value in a dimension.
    ToggleValue(Dimension, String),
    /// Shows what has this value alone; everything, where it was alone already.
    OnlyValue(Dimension, String),
    /// Shows every value of a dimension.
    AllValues(Dimension),
    /// Shows only tolls of the dead in this range.
    SetKilled(Option<TollRange>),
    /// Shows only tolls of the wounded in this range.
    SetInjured(Option<TollRange>),
    /// Shows only what is trusted at least so far, 0 to 1.
    SetMinConfidence(f32),
    /// Shows only what lies in an area drawn on the map.
    SetArea(Option<Shape>),
    /// Shows only what lies in this frame of the map.
    SetFrame(Option<BBox>),
    /// Shows only what these words find.
    Search(String),
    /// Shows only what articles report as their news, or background too.
    SetMainOnly(bool),
    /// Drops one clause of the filter, by its name in the filter sentence.
    ClearClause(Clause),
    /// Drops the whole filter.
    ClearFilter,
    /// Selects an incident, or none.
    Select(Option<IncidentId>),
    /// Selects the next or previous shown incident.
    SelectStep(i32),
    /// Points at an incident without selecting it.
    Hover(Option<IncidentId>),
    /// Points at a field of the card, so that its words light up.
    PointAt(Option<Field>),
    /// Shows an article of the selected incident, scrolled to these words.
    Read(ArticleId, Option<Span>),
    /// Shows an article by itself, with all its incidents.
    ReadAlone(ArticleId),
    /// Goes back from an article read by itself to the list.
    CloseArticle,
    /// Moves on by so many pieces of evidence; negative is back.
    StepEvidence(i32),
    /// Shows or hides the marks of one entry of the article's legend.
    ToggleMarked(Marked),
    /// Opens or closes the search inside the article.
    ToggleSearch,
    /// Looks for these words inside the article.
    SearchArticle(String),
    /// Shows the search's hit of that number, at these words of the body; the title is always at hand.
    ShowHit(usize, Option<Span>),
    /// Makes the letters of articles larger or smaller by so many points.
    StepArticleSize(i8),
    /// Moves the map to a point; a zoom where the present one is too far out.
    FlyTo(LatLon, f64),
    /// Moves the map to a point at exactly that zoom, marks the point, and closes the box for places.
    GoTo(LatLon, f64),
    /// Shows all incidents that pass the filter.
    FitToFilter,
    /// Shows a box whole.
    FitTo(BBox),
    /// Lists the incidents that stand on one place.
    ShowPile(Vec<usize>),
    /// One step in.
    ZoomIn,
    /// One step out.
    ZoomOut,
    /// Names places on the map in this script.
    SetNames(Names),
    /// Names them in the next one.
    NextNames,
    /// Lays these lines over the map.
    SetGrid(Grid),
    /// Lays the next ones over it.
    NextGrid,
    /// Tells the pointer's place in this form.
    SetReadout(Form),
    /// Tells it in the next one.
    NextReadout,
    /// Starts or ends measuring.
    ToggleMeasure,
    /// Puts incidents in cells below the rings, or not.
    SetHeat(Heat),
    /// Starts to draw an area, or stops.
    DrawArea(Option<AreaTool>),
    /// Shows only what lies in the frame of the map, or not.
    ToggleFramed,
    /// Opens or closes the box for coordinates and names.
    ToggleFind,
    /// Asks what these words may mean: coordinates or a place.
    Find(String),
    /// Opens the list of what cannot be shown.
    ShowTray(Option<Tray>),
    /// Takes the reports of a joined incident apart, until they are joined again.
    TakeApart(IncidentId),
    /// Joins a report that was taken apart, and those it was joined with, as before.
    JoinAgain(IncidentId),
    /// Says on which day an article was published, and reads it again.
    SetPublished(ArticleId, chrono::NaiveDate),
    /// Sets the colours.
    SetTheme(ThemeName),
    /// Sets the language of the interface.
    SetLang(Lang),
    /// Shows or hides the source panel.
    ToggleSources,
    /// Shows or hides the facets.
    ToggleFacets,
    /// Asks for files to read.
    PickFiles,
    /// Reads files and folders.
    Open(Vec<PathBuf>),
    /// Opens the bundled sample.
    OpenSample,
    /// Asks for a map to open.
    PickMap,
    /// Opens a map of the user's.
    OpenMap(PathBuf),
    /// Shows the bundled map alone again.
    BundledMap,
    /// Writes a briefing picture of what is shown.
    SavePicture,
    /// Shows or hides the page about program and data.
    ToggleAbout,
    /// Takes back the last change of the filter.
    Undo,
    /// Does it again.
    Redo,
    /// Drops a message.
    Dismiss(usize),
}

/// Commands without a payload that have a shortcut: one table for bars, tooltips and help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name says it")]
pub enum UiCommand {
    AddArticles,
    BundledMap,
    OpenMap,
    Picture,
    PlayPause,
    Fit,
    Sources,
    Facets,
    Undo,
    Redo,
    Next,
    Previous,
    ZoomIn,
    ZoomOut,
    ClearFilter,
    GoTo,
    Measure,
    Names,
    Grid,
    Readout,
    SearchArticle,
    NextEvidence,
    PreviousEvidence,
    Articles,
    About,
}

impl UiCommand {
    /// All of them.
    pub const ALL: [Self; 25] = [
        Self::AddArticles,
        // Before the same key without Shift, which would take it.
        Self::BundledMap,
        Self::OpenMap,
        Self::Picture,
        Self::PlayPause,
        Self::Fit,
        Self::Sources,
        Self::Facets,
        Self::Undo,
        Self::Redo,
        Self::Next,
        Self::Previous,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ClearFilter,
        Self::GoTo,
        Self::Measure,
        // Before the same key without Shift, which would take it.
        Self::Names,
        Self::NextEvidence,
        Self::PreviousEvidence,
        Self::SearchArticle,
        Self::Articles,
        Self::Grid,
        Self::Readout,
        Self::About,
    ];

    /// Its keys.
    pub const fn shortcut(self) -> egui::KeyboardShortcut {
        use egui::{Key, Modifiers as M};
        let (modifiers, key) = match self {
            Self::AddArticles => (M::COMMAND, Key::O),
            Self::BundledMap => (M::COMMAND.plus(M::SHIFT), Key::M),
            Self::OpenMap => (M::COMMAND, Key::M),
            Self::Picture => (M::COMMAND, Key::P),
            Self::PlayPause => (M::NONE, Key::Space),
            Self::Fit => (M::NONE, Key::F),
            Self::Sources => (M::NONE, Key::CloseBracket),
            Self::Facets => (M::NONE, Key::OpenBracket),
            Self::Undo => (M::COMMAND, Key::Z),
            Self::Redo => (M::COMMAND, Key::Y),
            Self::Next => (M::NONE, Key::J),
            Self::Previous => (M::NONE, Key::K),
            Self::ZoomIn => (M::NONE, Key::Plus),
            Self::ZoomOut => (M::NONE, Key::Minus),
            Self::ClearFilter => (M::NONE, Key::C),
            Self::GoTo => (M::COMMAND, Key::G),
            Self::Measure => (M::NONE, Key::M),
            Self::Names => (M::SHIFT, Key::N),
            Self::NextEvidence => (M::NONE, Key::N),
            Self::PreviousEvidence => (M::NONE, Key::P),
            Self::SearchArticle => (M::COMMAND, Key::F),
            Self::Articles => (M::NONE, Key::A),
            Self::Grid => (M::NONE, Key::G),
            Self::Readout => (M::NONE, Key::R),
            Self::About => (M::NONE, Key::F1),
        };
        egui::KeyboardShortcut::new(modifiers, key)
    }

    /// Its keys as people read them: "Ctrl+O", "]".
    pub fn keys(self) -> String {
        let shortcut = self.shortcut();
        let modifiers = egui::ModifierNames::NAMES.format(&shortcut.modifiers, false);
        let key = shortcut.logical_key.symbol_or_name();
        if modifiers.is_empty() { key.to_owned() } else { format!("{modifiers}+{key}") }
    }

    /// Its name in `assets/i18n`.
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::AddArticles => "command-add",
            Self::BundledMap => "command-bundled-map",
            Self::OpenMap => "command-open-map",
            Self::Picture => "command-picture",
            Self::PlayPause => "command-play",
            Self::Fit => "command-fit",
            Self::Sources => "command-sources",
            Self::Facets => "command-facets",
            Self::Undo => "command-undo",
            Self::Redo => "command-redo",
            Self::Next => "source-next",
            Self::Previous => "source-previous",
            Self::ZoomIn => "command-zoom-in",
            Self::ZoomOut => "command-zoom-out",
            Self::ClearFilter => "command-clear-filter",
            Self::GoTo => "command-go-to",
            Self::Measure => "command-measure",
            Self::Names => "command-names",
            Self::Grid => "command-grid",
            Self::Readout => "command-readout",
            Self::SearchArticle => "command-search-article",
            Self::NextEvidence => "evidence-next",
            Self::PreviousEvidence => "evidence-previous",
            Self::Articles => "command-articles",
            Self::About => "command-about",
        }
    }

    /// What it asks for.
    pub const fn command(self) -> Command {
        match self {
            Self::AddArticles => Command::PickFiles,
            Self::BundledMap => Command::BundledMap,
            Self::OpenMap => Command::PickMap,
            Self::Picture => Command::SavePicture,
            Self::PlayPause => Command::TogglePlay,
            Self::Fit => Command::FitToFilter,
            Self::Sources => Command::ToggleSources,
            Self::Facets => Command::ToggleFacets,
            Self::Undo => Command::Undo,
            Self::Redo => Command::Redo,
            Self::Next => Command::SelectStep(1),
            Self::Previous => Command::SelectStep(-1),
            Self::ZoomIn => Command::ZoomIn,
            Self::ZoomOut => Command::ZoomOut,
            Self::ClearFilter => Command::ClearFilter,
            Self::GoTo => Command::ToggleFind,
            Self::Measure => Command::ToggleMeasure,
            Self::Names => Command::NextNames,
            Self::Grid => Command::NextGrid,
            Self::Readout => Command::NextReadout,
            Self::SearchArticle => Command::ToggleSearch,
            Self::NextEvidence => Command::StepEvidence(1),
            Self::PreviousEvidence => Command::StepEvidence(-1),
            Self::Articles => Command::ShowTray(Some(Tray::Articles)),
            Self::About => Command::ToggleAbout,
        }
    }
}

/// Takes commands from panels and wakes the program, so that none waits for the next move of the mouse.
#[derive(Clone)]
pub struct CommandSender {
    queue: Sender<Command>,
    ctx: egui::Context,
}

impl CommandSender {
    /// A sender into the queue that `app` drains.
    pub const fn new(queue: Sender<Command>, ctx: egui::Context) -> Self {
        Self { queue, ctx }
    }

    /// Hands over a wish, carried out at the start of the next frame.
    #[track_caller]
    pub fn send(&self, command: Command) {
        log::debug!("{command:?} from {}", std::panic::Location::caller());
        if self.queue.send(command).is_err() {
            log::debug!("a command came after the program closed");
        }
        self.ctx.request_repaint();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_written_as_they_stand_on_the_keyboard() {
        for (command, keys) in [
            (UiCommand::AddArticles, "Ctrl+O"),
            (UiCommand::Sources, "]"),
            (UiCommand::Facets, "["),
            (UiCommand::ZoomIn, "+"),
            (UiCommand::ZoomOut, "\u{2212}"),
            (UiCommand::PlayPause, "Space"),
            (UiCommand::BundledMap, "Ctrl+Shift+M"),
            (UiCommand::About, "F1"),
        ] {
            assert_eq!(command.keys(), keys, "{command:?}");
        }
    }

    #[test]
    fn no_two_commands_share_a_shortcut() {
        for (n, a) in UiCommand::ALL.iter().enumerate() {
            for b in UiCommand::ALL.iter().skip(n + 1) {
                assert_ne!(a.shortcut(), b.shortcut(), "{a:?} and {b:?}");
            }
        }
    }
}
