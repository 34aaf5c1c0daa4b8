//! What the user wants. Panels send it; `app::apply` carries it out.

use std::path::PathBuf;
use std::sync::mpsc::Sender;

use super::{
    AreaTool, BriefChange, Column as TableColumn, DateField, FacetName, Grid, Heat, Marked, Names, PanelName, QuickRange, SizeBy,
    TimeOptions, TimeView,
};
use crate::coords::Form;
use crate::edit::{Doubt, Part, Value};
use crate::exchange::Column;
use crate::geo::{BBox, LatLon, Shape};
use crate::i18n::Spelling;
use crate::incident::{Field, IncidentId, Where};
use crate::source::ArticleId;
use crate::store::{Certainty, DayRange, Dimension, TollRange};
use crate::text::{Lang, Span};
use crate::ui::map::camera::Look;
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
    /// The bounds of confidence.
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
    /// Sets the range exactly. `None` is all time.
    SetRange(Option<DayRange>),
    /// Sets a range that counts from the last day of the data.
    QuickRange(QuickRange),
    /// Asks what days the words in a date field name.
    ReadDate(String),
    /// Sets a range by the words typed into a date field.
    TypeDate(DateField, String),
    /// Compares the range with this one, or with none.
    Compare(Option<DayRange>),
    /// Begins to compare two ranges, or ends it.
    ToggleCompare,
    /// Sets the range while dragging: kept inside the dated extent.
    DragRange(DayRange),
    /// Sets the part of time that the timeline shows.
    SetTimeView(TimeView),
    /// Starts or stops playing.
    TogglePlay,
    /// Moves the range by its own step, so many times; negative is back.
    StepRange(i32),
    /// Sets how the timeline is shown and plays.
    SetTimeOptions(TimeOptions),
    /// A lane for each kind, doer … in place of stacked bars, or the other way round.
    ToggleLanes,
    /// Folds long stretches without an incident, or unfolds them.
    ToggleFolds,
    /// Playing adds up, or moves the range.
    ToggleCumulative,
    /// Playing begins anew at the end, or stops.
    ToggleRepeats,
    /// Shows the part of time around the selected incident.
    ShowSelectedTime,
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
    /// Shows only what is trusted at least so far and, where it is bounded, at most so far, 0 to 1.
    SetConfidence(f32, Option<f32>),
    /// Shows only what happened at the place of that gazetteer id, or anywhere.
    SetPlace(Option<String>),
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
    /// Opens or closes the list of views.
    ToggleViews,
    /// Keeps what is shown as a view of that name, in place of one that has it.
    KeepView(String),
    /// Shows what the view of that name shows.
    ShowView(String),
    /// Gives the view of the first name the second one.
    RenameView(String, String),
    /// Forgets the view of that name.
    ForgetView(String),
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
    /// Shows or hides the table of incidents.
    ToggleTable,
    /// Orders the table by a column; by the one that orders it already, the other way round.
    SortTable(TableColumn),
    /// Shows or hides a column of the table.
    ToggleColumn(TableColumn),
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
    /// Goes so near that places in a box come apart.
    GoInto(BBox),
    /// Goes back to the view of the map before this one.
    ViewBack,
    /// Goes forward again to the view that was left by going back.
    ViewForward,
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
    /// Sizes symbols and rings by this.
    SetSizeBy(SizeBy),
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
    /// Opens or closes the review queue.
    ToggleReview,
    /// Lists the questions of one doubt alone, or all.
    ReviewTab(Option<Doubt>),
    /// Goes to the question so many places on; negative is back.
    ReviewStep(i32),
    /// Goes to the question of that place in the list.
    ReviewAt(usize),
    /// Answers the question that is asked by its first choice, where something speaks for it.
    AcceptBest,
    /// Answers the question that is asked by the choice of that number, counted from 0.
    Answer(usize),
    /// Leaves the question open for good.
    LeaveOpen,
    /// Puts the question off.
    SkipQuestion,
    /// Takes back the last correction.
    UndoEdit,
    /// Does it again.
    RedoEdit,
    /// Opens a part of the selected incident for correction, or closes the one that is open.
    Edit(Option<Part>),
    /// Corrects a part of an incident.
    Put(IncidentId, Value),
    /// Corrects a part of an incident by typed words.
    PutWords(IncidentId, Part, String),
    /// Puts an incident on the place of that gazetteer id.
    PutPlace(IncidentId, String),
    /// Gives a part of an incident back what the articles say.
    PutBack(IncidentId, Part),
    /// The next click on the map gives the selected incident its place, or not.
    TogglePlacing,
    /// The selected incident lies there.
    PlaceAt(LatLon),
    /// It is no incident.
    Reject(IncidentId),
    /// The selected one is no incident.
    RejectSelected,
    /// Takes the entry of the log of that number back.
    BringBack(u64),
    /// Makes an incident by hand, in the article that is open.
    NewIncident,
    /// Makes one of two; the first stays.
    JoinIncidents(IncidentId, IncidentId),
    /// These words of the open article speak for a field of the selected incident.
    MarkWords(Field, Span),
    /// They do not.
    UnmarkWords(Field, Span),
    /// From now on this name means this place.
    LearnName(String, Box<Where>),
    /// Says on which day an article was published, and reads it again.
    SetPublished(ArticleId, chrono::NaiveDate),
    /// Sets the colours.
    SetTheme(ThemeName),
    /// Light colours in place of dark ones, or the other way round.
    ToggleDark,
    /// High contrast, or back to light colours.
    ToggleContrast,
    /// Sets the language of the interface.
    SetLang(Lang),
    /// Sets the other one of the two.
    OtherLang,
    /// Sets how Arabic writes numbers and months.
    SetSpelling(Spelling),
    /// Sets the size of everything on screen, in per cent.
    SetScale(u16),
    /// Makes it so many steps larger; negative is smaller.
    StepScale(i32),
    /// Shows or hides the source panel.
    ToggleSources,
    /// Shows or hides the facets.
    ToggleFacets,
    /// Shows a section of the facets, unfolded.
    ShowFacet(FacetName),
    /// Shows or hides the timeline.
    ToggleTimeline,
    /// A panel was made so wide, or so high.
    ResizePanel(PanelName, f32),
    /// Asks for files to read.
    PickFiles,
    /// Asks for a folder to read.
    PickFolder,
    /// Reads files and folders.
    Open(Vec<PathBuf>),
    /// Opens the bundled sample.
    OpenSample,
    /// Closes all articles; what was open can be had back until something else is opened.
    CloseAll,
    /// Stops reading; what was read stays.
    StopReading,
    /// Forgets which files were opened lately.
    ForgetRecent,
    /// Says who corrects from now on; nothing for nobody named.
    SetWho(String),
    /// In the table that is asked about, the head of that place stands for a column; or none does.
    MapColumn(Column, Option<usize>),
    /// Reads the table that is asked about.
    ImportTable,
    /// Leaves it unread.
    SkipTable,
    /// Asks for a map to open.
    PickMap,
    /// Opens a map of the user's.
    OpenMap(PathBuf),
    /// Shows the bundled map alone again.
    BundledMap,
    /// Asks where a workspace is to be made of what is open.
    PickSaveAs,
    /// Makes a workspace of what is open, and goes on in it.
    SaveSpace(PathBuf),
    /// Asks where what is shown is to be written.
    PickExport,
    /// Writes what is shown into a file of the format that its name promises.
    Export(PathBuf),
    /// Writes a briefing picture of what is shown.
    SavePicture,
    /// Opens or closes briefing mode.
    ToggleBriefing,
    /// Changes what is chosen or written there.
    Brief(BriefChange),
    /// The map of picture or sheet looks there, or at all that is shown.
    FrameBrief(Option<Look>),
    /// It goes so many quarters of a zoom nearer; negative is farther.
    ZoomBrief(i8),
    /// It shows what the window's map shows.
    FrameHere,
    /// Looks at the page of that number, from 0.
    BriefPage(usize),
    /// Shows the page large, or not.
    ToggleLargePage,
    /// Asks for a template of the user's own.
    PickTemplate,
    /// Asks where picture or sheet is to be written.
    PickBrief,
    /// Writes it into that file.
    MakeBrief(PathBuf),
    /// Shows or hides the page about program and data.
    ToggleAbout,
    /// Shows or hides the sheet of keys.
    ToggleHelp,
    /// Puts the keyboard into the search field and lists what it finds.
    OpenPalette,
    /// Leaves the search field.
    ClosePalette,
    /// Asks what these words may mean: wishes, places, incidents, articles.
    Seek(String),
    /// Takes back the last change of the filter or of a date given.
    Undo,
    /// Does it again.
    Redo,
    /// Drops a message.
    Dismiss(usize),
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
