//! What can be typed after `furat`. The help texts are the comments here.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Reads news articles, Arabic first, and finds, dates and places the incidents they report.
///
/// Without a command it opens the viewer: on articles (files or folders), or, with none named, on the bundled sample.
#[derive(Debug, Parser)]
#[command(name = "furat", version, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    /// What to do; the viewer where nothing is said
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What the viewer opens
    #[command(flatten)]
    pub view: ViewArgs,
    /// Language of titles, messages and pictures; English where none is said, in the viewer the last one chosen
    #[arg(long, global = true, value_enum)]
    pub lang: Option<LangArg>,
    /// A folder with the lexicon of one more language, or with several such folders; may be given more than once
    #[arg(long, global = true, value_name = "DIR")]
    pub lexicon: Vec<PathBuf>,
    /// No progress bar, no count of what was left out
    #[arg(long, global = true)]
    pub quiet: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Reads articles and prints what it found
    Extract(ExtractArgs),
    /// Renders a briefing picture without a display
    Brief(Box<BriefArgs>),
    /// Brings in incidents of ACLED, UCDP, GDELT, GeoJSON, KML or a table, and articles
    Import(BringArgs),
    /// Writes incidents in a format that other tools read
    Export(ExportArgs),
    /// One sentence a line in, one JSON array of date expressions a line out
    Dates(DatesArgs),
    /// What the gazetteer knows under a name, best first; your own places
    Gazetteer(GazetteerArgs),
    /// Looks after a workspace: checks it, shows its log, makes it smaller, reads its articles anew, saves what it can of a damaged one
    Workspace(WorkspaceArgs),
    /// How well extraction does on a set of articles with gold beside them
    Eval(EvalArgs),
    /// Opens the viewer on made-up incidents, as many as you like
    Demo(DemoArgs),
    /// Draws the whole window without a display, for manuals and checks
    Window(WindowArgs),
}

/// `furat workspace`
#[derive(Clone, Debug, Args)]
pub struct WorkspaceArgs {
    /// What to do
    #[command(subcommand)]
    pub action: WorkspaceAction,
}

/// What can be done with a workspace as a whole.
#[derive(Clone, Debug, Subcommand)]
pub enum WorkspaceAction {
    /// Checks that everything in it is as it was written
    Check(SpaceArgs),
    /// Makes the file as small as what it holds
    Compact(SpaceArgs),
    /// Prints what was done with it and every correction, in the order of time
    Log(LogArgs),
    /// Reads the articles anew that an earlier version read; corrections stay
    Reread(SpaceArgs),
    /// Makes a new workspace of what can be read of a damaged one, which is left as it is
    Recover(RecoverArgs),
}

/// One workspace.
#[derive(Clone, Debug, Args)]
pub struct SpaceArgs {
    /// The workspace
    #[arg(value_name = "W.furat")]
    pub file: PathBuf,
}

/// `furat workspace log`
#[derive(Clone, Debug, Args)]
pub struct LogArgs {
    /// The workspace
    #[arg(value_name = "W.furat")]
    pub file: PathBuf,
    /// Lines with tabs between time, what, who, why and details; or one JSON array
    #[arg(long, value_enum, default_value_t)]
    pub format: AnswerFormat,
}

/// `furat workspace recover`
#[derive(Clone, Debug, Args)]
pub struct RecoverArgs {
    /// The damaged workspace
    #[arg(value_name = "W.furat")]
    pub file: PathBuf,
    /// The new one
    #[arg(short, long, value_name = "NEW.furat")]
    pub output: PathBuf,
}

/// `furat demo`
#[derive(Clone, Debug, Args)]
pub struct DemoArgs {
    /// How many incidents are made up
    #[arg(long, value_name = "N", default_value_t = 100_000, value_parser = clap::value_parser!(u32).range(1..=5_000_000))]
    pub incidents: u32,
    /// Another number makes other incidents
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Puts them into a new workspace instead of showing them
    #[arg(short, long, value_name = "W.furat")]
    pub output: Option<PathBuf>,
}

/// `furat window`
#[derive(Clone, Debug, Args)]
pub struct WindowArgs {
    /// Which articles; the bundled sample where none is named
    #[command(flatten)]
    pub input: InputArgs,
    /// Which incidents are shown
    #[command(flatten)]
    pub select: SelectArgs,
    /// Made-up incidents in place of articles
    #[arg(long, value_name = "N", conflicts_with = "paths", value_parser = clap::value_parser!(u32).range(1..=5_000_000))]
    pub demo: Option<u32>,
    /// Where the picture goes; with --all, the folder
    #[arg(short, long, value_name = "OUT.png")]
    pub output: PathBuf,
    /// Width and height in pixels
    #[arg(long, value_name = "WxH", default_value = "1920x1080")]
    pub size: String,
    /// Pixels per point
    #[arg(long, value_name = "N", default_value_t = 1.0)]
    pub scale: f32,
    /// Colours
    #[arg(long, value_enum, default_value_t)]
    pub theme: ThemeArg,
    /// Selects the incident of this number among those shown, from 1
    #[arg(long, value_name = "N")]
    pub pick: Option<usize>,
    /// Opens the review queue
    #[arg(long)]
    pub review: bool,
    /// Opens briefing mode on a picture or a sheet
    #[arg(long, value_enum, value_name = "WHAT", conflicts_with = "review")]
    pub briefing: Option<BriefingArg>,
    /// Draws sixteen: two sizes, light and dark, English and Arabic, the sample and a million made-up incidents
    #[arg(long, conflicts_with_all = ["demo", "paths", "theme", "size"])]
    pub all: bool,
}

/// Which articles.
#[derive(Clone, Debug, Default, Args)]
pub struct InputArgs {
    /// Articles (.txt, .md, .html, .json, .jsonl), folders of them, - for JSON lines on standard input, or one workspace (.furat)
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Day of publication of articles that carry none, such as 2024-01-23
    #[arg(long, value_name = "DATE")]
    pub published: Option<String>,
}

/// Which incidents.
#[derive(Clone, Debug, Default, Args)]
pub struct SelectArgs {
    /// First day, month or year: 2023-03-23, 2023-03, 2023
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// Last day, month or year
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    /// Kinds of incident with commas between: airstrike,raid
    #[arg(long, value_name = "KIND", value_delimiter = ',')]
    pub kind: Vec<String>,
    /// A place, under any of its names
    #[arg(long, value_name = "NAME")]
    pub place: Option<String>,
    /// A part of the map in degrees: west,south,east,north
    #[arg(long, value_name = "W,S,E,N", allow_hyphen_values = true)]
    pub bbox: Option<String>,
}

/// `furat`
#[derive(Clone, Debug, Default, Args)]
pub struct ViewArgs {
    /// Which articles
    #[command(flatten)]
    pub input: InputArgs,
    /// Which incidents are shown at first
    #[command(flatten)]
    pub select: SelectArgs,
    /// A map of your own (.pmtiles, .mbtiles) over or in place of the bundled one; remembered
    #[arg(long, value_name = "FILE")]
    pub map: Option<PathBuf>,
}

/// `furat extract`
#[derive(Clone, Debug, Args)]
#[command(arg_required_else_help = true)]
pub struct ExtractArgs {
    /// Which articles
    #[command(flatten)]
    pub input: InputArgs,
    /// Which incidents are printed
    #[command(flatten)]
    pub select: SelectArgs,
    /// Form of the output; json where none is named
    #[arg(long, value_enum)]
    pub format: Option<OutputFormat>,
    /// Tells why each field is what it is: rules, quotes, candidates, reasons, confidence. In words, or with --format json or jsonl in JSON
    #[arg(long)]
    pub explain: bool,
    /// Writes to a file instead of standard output; articles and all into a workspace where it ends in .furat
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Forms of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    /// One object: articles and incidents, with the words behind each field, and why
    Json,
    /// One object a line, {"article": …} or {"incident": …}, as articles are read
    Jsonl,
    /// Incidents, one a row
    Csv,
    /// Incidents as features; those without a place have no geometry
    Geojson,
}

/// `furat import`
#[derive(Clone, Debug, Args)]
#[command(arg_required_else_help = true)]
pub struct BringArgs {
    /// Files of incidents (.csv, .tsv, .geojson, .kml, .kmz, Furat's .json and .jsonl), workspaces, articles, folders of articles
    #[arg(value_name = "FILE", required = true)]
    pub paths: Vec<PathBuf>,
    /// Where it goes: a workspace (.furat), made where there is none and added to where there is one; or a file of any format that export writes
    #[arg(short, long, value_name = "FILE", required_unless_present = "preview")]
    pub output: Option<PathBuf>,
    /// Format of the files; told by their names and first lines where it is not said
    #[arg(long, value_enum)]
    pub form: Option<BringForm>,
    /// What a column of a table holds, such as --map "Date of event=date"; a dash for nothing. Remembered for tables with the same heads
    #[arg(long, value_name = "HEAD=COLUMN")]
    pub map: Vec<String>,
    /// Shows how a table would be read, and its first rows; writes nothing
    #[arg(long)]
    pub preview: bool,
    /// Writes the refused rows to a table: file, line, reason
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// Day of publication of articles that carry none, such as 2024-01-23
    #[arg(long, value_name = "DATE")]
    pub published: Option<String>,
}

/// Formats of files of incidents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BringForm {
    /// ACLED's CSV
    Acled,
    /// UCDP GED's CSV
    Ucdp,
    /// GDELT 2.0 events
    Gdelt,
    /// A table with a head
    Csv,
    /// GeoJSON
    Geojson,
    /// KML
    Kml,
    /// Packed KML
    Kmz,
    /// Furat's own JSON
    Json,
    /// Furat's own JSON lines
    Jsonl,
}

/// `furat export`
#[derive(Clone, Debug, Args)]
#[command(arg_required_else_help = true)]
pub struct ExportArgs {
    /// Articles, folders of articles, or any file that import reads
    #[command(flatten)]
    pub input: InputArgs,
    /// Which incidents are written
    #[command(flatten)]
    pub select: SelectArgs,
    /// Where it goes; its ending tells the format
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Format of the output
    #[arg(long, value_enum)]
    pub format: Option<ExportFormat>,
    /// Opens CSV with the mark by which old spreadsheets know UTF-8
    #[arg(long)]
    pub bom: bool,
}

/// Formats that incidents are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// One row an incident
    Csv,
    /// Features with their days
    Geojson,
    /// Placemarks with their days
    Kml,
    /// The same, packed
    Kmz,
    /// GeoPackage, for QGIS and others
    Gpkg,
    /// GeoParquet
    Parquet,
    /// Rows as ACLED has them
    Acled,
    /// Rows as UCDP GED has them
    Ucdp,
    /// Everything: articles with their texts, incidents with the words behind each field
    Json,
    /// The same, one object a line
    Jsonl,
}

/// `furat brief`
#[derive(Clone, Debug, Args)]
pub struct BriefArgs {
    /// Which articles; the bundled sample where none is named
    #[command(flatten)]
    pub input: InputArgs,
    /// Which incidents are drawn
    #[command(flatten)]
    pub select: SelectArgs,
    /// Where it goes: .png for a picture, .pdf or .svg for a sheet. Its name may hold {code} {place} {paper} {date} {from} {to} {lang}; a folder
    /// takes {code}_{place}_{paper}_{date}.pdf
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
    /// Size of a picture: width and height in pixels; or hd, 4k, square, a4, a3 (paper at 300 dots an inch)
    #[arg(long, value_name = "WxH", default_value = "1920x1080")]
    pub size: String,
    /// Pixels per point of a picture, 1 to 3: 2 draws everything twice as large. Where nothing is said, what suits the size
    #[arg(long, value_name = "N")]
    pub scale: Option<f32>,
    /// Colours; light for pictures and print for sheets where nothing is said
    #[arg(long, value_enum)]
    pub theme: Option<ThemeArg>,
    /// A map of your own (.pmtiles, .mbtiles) over or in place of the bundled one
    #[arg(long, value_name = "FILE")]
    pub map: Option<PathBuf>,
    /// Middle of the map: degrees, degrees with minutes and seconds, or MGRS; without it, all that is drawn shows
    #[arg(long, value_name = "POINT", allow_hyphen_values = true)]
    pub center: Option<String>,
    /// Zoom around that point, 3.5 to 15
    #[arg(long, requires = "center", default_value_t = 9.0)]
    pub zoom: f64,
    /// Script of the names on the map
    #[arg(long, value_enum, default_value_t)]
    pub names: NamesArg,
    /// Lines over the map; degrees on sheets where nothing is said
    #[arg(long, value_enum)]
    pub grid: Option<GridArg>,
    /// A table of views of which a contact sheet of bare maps is drawn in place of the picture
    #[arg(long, value_name = "FILE", hide = true)]
    pub map_sheet: Option<PathBuf>,
    /// Several maps that differ in time
    #[command(flatten)]
    pub series: SeriesArgs,
    /// What is printed, and what you write on it
    #[command(flatten)]
    pub sheet: SheetArgs,
}

/// Several maps that differ in time, in place of one.
#[derive(Clone, Debug, Default, Args)]
pub struct SeriesArgs {
    /// A map for each day, week, month, quarter or year of the range, all on one picture
    #[arg(long, value_enum, value_name = "UNIT", conflicts_with_all = ["animate", "compare"])]
    pub series: Option<UnitArg>,
    /// An animation with a frame for each day, week, month, quarter or year of the range: .gif or .apng
    #[arg(long, value_enum, value_name = "UNIT", conflicts_with = "compare")]
    pub animate: Option<UnitArg>,
    /// The range beside this other one: 2022, 2023-01, 2023-01-01..2023-03-15
    #[arg(long, value_name = "FROM..TO")]
    pub compare: Option<String>,
}

/// Units of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum UnitArg {
    /// A day
    Day,
    /// Monday to Sunday
    Week,
    /// A month
    Month,
    /// Three months
    Quarter,
    /// A year
    Year,
}

/// What goes on a briefing sheet.
#[derive(Clone, Debug, Default, Args)]
pub struct SheetArgs {
    /// Title in place of the one that says what is shown
    #[arg(long)]
    pub title: Option<String>,
    /// What happened, in your words, within the title that says where and when
    #[arg(long, value_name = "WORDS", conflicts_with = "title")]
    pub subject: Option<String>,
    /// How it is to be handled, such as "Internal", at the head and the foot
    #[arg(long, value_name = "WORDS")]
    pub banner: Option<String>,
    /// Who made it
    #[arg(long, value_name = "NAME")]
    pub producer: Option<String>,
    /// Code of the product, for its foot and its file name
    #[arg(long, value_name = "CODE")]
    pub code: Option<String>,
    /// A field of your own template: --field region=North
    #[arg(long, value_name = "NAME=WORDS")]
    pub field: Vec<String>,
    /// Time of making, UTC, such as 2025-11-22T09:00, or now; left out where nothing is said, so that the same input makes the same file
    #[arg(long, value_name = "TIME")]
    pub as_of: Option<String>,
    /// A template of your own (.typ); what lies in its folder is at hand for it. Makes a sheet of a .png as well
    #[arg(long, value_name = "FILE.typ")]
    pub template: Option<PathBuf>,
    /// Paper of a sheet. Makes a sheet of a .png as well
    #[arg(long, value_enum)]
    pub paper: Option<PaperArg>,
    /// Dots an inch of a sheet as .png, 36 to 600
    #[arg(long, value_name = "N", default_value_t = 150, value_parser = clap::value_parser!(u16).range(36..=600))]
    pub dpi: u16,
    /// Writes all that is shown as JSON too: filter, counts, incidents, sources
    #[arg(long, value_name = "FILE.json")]
    pub snapshot: Option<PathBuf>,
    /// Puts the templates of the program into this folder, to be copied and changed; draws nothing else
    #[arg(long, value_name = "DIR", hide = true)]
    pub templates: Option<PathBuf>,
}

/// Paper of a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum PaperArg {
    /// A4, lying
    #[default]
    A4,
    /// A3, lying
    A3,
    /// A slide of 16 to 9
    Slide,
}

/// Sets of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ThemeArg {
    /// Light
    #[default]
    Light,
    /// Dark
    Dark,
    /// High contrast
    Contrast,
    /// For paper
    Print,
}

/// Scripts of the names on the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum NamesArg {
    /// Arabic over English
    #[default]
    Both,
    /// Arabic
    Arabic,
    /// English
    English,
}

/// Lines over the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum GridArg {
    /// None
    #[default]
    Off,
    /// Meridians and parallels
    Degrees,
    /// Military grid
    Mgrs,
}

/// `furat dates`
#[derive(Clone, Debug, Args)]
pub struct DatesArgs {
    /// The day that "yesterday" and weekdays are reckoned from
    #[arg(long, value_name = "DATE")]
    pub reference: String,
    /// Form of the output
    #[arg(long, value_enum, default_value_t)]
    pub format: DatesFormat,
    /// - for standard input
    #[arg(value_name = "-")]
    pub input: PathBuf,
}

/// Forms of what `furat dates` prints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum DatesFormat {
    /// One JSON array a line
    #[default]
    Json,
}

/// `furat gazetteer`
#[derive(Clone, Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct GazetteerArgs {
    /// What to do instead of looking a name up
    #[command(subcommand)]
    pub action: Option<GazetteerAction>,
    /// A name in either script, in any spelling; a typo is forgiven
    #[arg(required = true, value_name = "NAME")]
    pub name: Vec<String>,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t)]
    pub format: AnswerFormat,
}

/// What can be done with the user's own places.
#[derive(Clone, Debug, Subcommand)]
pub enum GazetteerAction {
    /// Reads places into your own gazetteer, beside the bundled one
    Import(ImportArgs),
    /// Finds duplicates, missing parents, points outside their country and radii that cannot be
    Check(CheckArgs),
    /// Prints your own places as a table
    ListOwn,
    /// Takes places out of your own gazetteer
    Forget(ForgetArgs),
}

/// `furat gazetteer import`
#[derive(Clone, Debug, Args)]
pub struct ImportArgs {
    /// A GeoNames country dump (such as SY.txt), a CSV with a head, or GeoJSON
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// GeoNames alternate names for the same country
    #[arg(long, value_name = "FILE")]
    pub names: Option<PathBuf>,
    /// Form of the file; guessed from its ending and first line where it is not said
    #[arg(long, value_enum)]
    pub form: Option<ImportForm>,
}

/// Forms of files of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ImportForm {
    /// 19 columns with tabs between, no head
    Geonames,
    /// Commas, semicolons or tabs, with a head
    Csv,
    /// A collection of features
    Geojson,
}

/// `furat gazetteer check`
#[derive(Clone, Debug, Args)]
pub struct CheckArgs {
    /// A table of places; the bundled one where none is named
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
}

/// `furat gazetteer forget`
#[derive(Clone, Debug, Args)]
pub struct ForgetArgs {
    /// Ids, as list-own prints them
    #[arg(required_unless_present = "all", value_name = "ID")]
    pub ids: Vec<String>,
    /// Every own place
    #[arg(long, conflicts_with = "ids")]
    pub all: bool,
}

/// Forms of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum AnswerFormat {
    /// Columns
    #[default]
    Table,
    /// One array of objects
    Json,
}

/// `furat eval`
#[derive(Clone, Debug, Args)]
pub struct EvalArgs {
    /// Folders that hold articles/NAME.txt and gold/NAME.json; the figures are of all together
    #[arg(value_name = "SET", required = true)]
    pub sets: Vec<PathBuf>,
    /// Names every miss on standard error
    #[arg(long)]
    pub verbose: bool,
    /// One JSON object instead of a table
    #[arg(long)]
    pub json: bool,
    /// What is printed in place of the figures
    #[command(flatten)]
    pub view: EvalView,
}

/// What `furat eval` prints in place of the figures.
#[derive(Clone, Copy, Debug, Default, Args)]
#[group(multiple = false)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct EvalView {
    /// Whether confidence keeps its word: by language and field, how many of those given so much are right
    #[arg(long)]
    pub reliability: bool,
    /// The figures, a column for each language of the articles
    #[arg(long)]
    pub by_language: bool,
    /// Prints data/calibration.tsv anew: what each reason is worth, fitted on these sets. On standard error, how that does on articles and sets left out
    #[arg(long)]
    pub calibrate: bool,
    /// Prints data/choice.tsv anew: what speaks for each doer that an article names, fitted on these sets
    #[arg(long)]
    pub choices: bool,
}

/// Languages to speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    /// English
    #[default]
    En,
    /// Arabic
    Ar,
}

impl From<LangArg> for crate::text::Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::En => Self::En,
            LangArg::Ar => Self::Ar,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_definition_holds_together() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn paths_open_the_viewer_and_commands_are_told_from_them() {
        let parse = |line: &str| Arguments::try_parse_from(line.split(' ')).map_err(|error| error.to_string());
        assert!(matches!(parse("furat"), Ok(Arguments { command: None, .. })));
        let opened = parse("furat articles/ b.txt --from 2023-03").expect("paths");
        assert_eq!((opened.command.is_none(), opened.view.input.paths.len()), (true, 2));
        assert!(
            matches!(parse("furat extract a.txt --kind raid,clash --lang ar"), Ok(Arguments { command: Some(Command::Extract(e)), .. }) if e.select.kind.len() == 2)
        );
        assert!(matches!(parse("furat extract --bbox -10,32,44,37 -"), Ok(Arguments { command: Some(Command::Extract(_)), .. })));
        for line in [
            "furat gazetteer check",
            "furat gazetteer import a.csv --names b.txt",
            "furat gazetteer forget --all",
            "furat gazetteer list-own",
        ] {
            assert!(
                matches!(parse(line), Ok(Arguments { command: Some(Command::Gazetteer(GazetteerArgs { action: Some(_), .. })), .. })),
                "{line}"
            );
        }
        assert!(
            matches!(parse("furat gazetteer Abu Kamal --format json"), Ok(Arguments { command: Some(Command::Gazetteer(g)), .. }) if g.action.is_none())
        );
        for line in ["check", "compact", "log", "reread", "recover -o n.furat"] {
            let line = format!("furat workspace {line} w.furat");
            assert!(matches!(parse(&line), Ok(Arguments { command: Some(Command::Workspace(_)), .. })), "{line}");
        }
        for wrong in [
            "furat workspace",
            "furat workspace recover w.furat",
            "furat gazetteer forget",
            "furat brief a.txt",
            "furat dates -",
            "furat gazetteer",
            "furat extract --format pdf a.txt",
            "furat --nope",
        ] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}

/// What briefing mode makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BriefingArg {
    /// The map with a strip below
    Picture,
    /// Pages from a template
    Sheet,
}
