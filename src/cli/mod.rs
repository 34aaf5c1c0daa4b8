//! The command line: everything Furat does without a window. Files, standard streams and exit codes live here.

pub mod args;
pub mod dates;
pub mod demo;
pub mod eval;
pub mod export;
pub mod extract;
mod fill;
pub(crate) mod gather;
pub mod gazetteer;
pub mod import;
pub mod ingest;
pub mod keep;
pub mod lexicons;
pub mod load;
pub(crate) mod mappings;
pub mod output;
pub mod own_places;
pub mod progress;
#[cfg(feature = "gui")]
mod screen;
pub mod select;
#[cfg(feature = "gui")]
mod series;
#[cfg(feature = "gui")]
mod sheets;
pub mod space;
pub mod workspace;

use std::error::Error;
use std::io::{self, BufRead, Write};
use std::path::PathBuf;

use crate::diagnostic::{Diagnostic, Reporter, Severity};
use crate::i18n::Texts;
use args::{Arguments, Command};
use load::Knowledge;
use progress::Progress;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// All done.
    Done = 0,
    /// Some inputs failed, each named; the rest was delivered.
    SomeFailed = 1,
    /// The command could not be understood.
    WrongUsage = 2,
}

/// Why a command gave nothing at all.
#[derive(Debug)]
pub enum Failure {
    /// The command could not be understood.
    Usage(Diagnostic),
    /// Something it cannot go on without failed.
    Broken(Diagnostic),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Broken(Diagnostic::error(error.to_string()))
    }
}

impl From<load::KnowledgeError> for Failure {
    fn from(error: load::KnowledgeError) -> Self {
        Self::broken(&error)
    }
}

impl Failure {
    /// Bundled data that cannot be used; its own words say which.
    pub fn broken(error: &dyn Error) -> Self {
        Self::Broken(Diagnostic::error(error.to_string()))
    }
}

/// The streams of a run.
pub struct Streams<'a> {
    /// Where `-` reads from.
    pub input: &'a mut dyn BufRead,
    /// Where results go.
    pub output: &'a mut dyn Write,
    /// Where messages go.
    pub messages: &'a mut dyn Write,
}

/// What every command has at hand.
pub struct Session<'a> {
    /// Its words.
    pub texts: &'a Texts,
    /// Its bars.
    pub progress: Progress,
    /// Whether to say no more than what failed.
    pub quiet: bool,
    /// Folders with lexicons beside the program.
    pub lexicons: Vec<PathBuf>,
}

impl Session<'_> {
    /// What extraction needs to know: what is inside the program, with the lexicons beside it.
    ///
    /// # Errors
    /// Names a folder or table that cannot be used.
    pub fn knowledge(&self) -> Result<Knowledge, Failure> {
        let languages = lexicons::read(&self.lexicons, self.texts).map_err(Failure::Broken)?;
        let places = own_places::read(self.texts).map_err(Failure::Broken)?;
        Ok(Knowledge::with_places(languages, places)?)
    }
}

/// Runs one command. Messages are written before it returns; what cannot be written to a closed pipe is not missed.
pub fn run(arguments: Arguments, streams: &mut Streams<'_>) -> Status {
    let texts = Texts::new(arguments.lang.unwrap_or_default().into());
    let session =
        Session { texts: &texts, progress: Progress::new(arguments.quiet), quiet: arguments.quiet, lexicons: arguments.lexicon.clone() };
    let result = match arguments.command {
        None => view(&arguments, &session),
        Some(Command::Extract(args)) => extract::run(&args, &session, streams),
        Some(Command::Gazetteer(args)) => gazetteer::command(&args, &session, streams),
        Some(Command::Brief(ref args)) => brief(args, &arguments, &session, streams),
        Some(Command::Eval(args)) => eval::run(&args, &session, streams),
        Some(Command::Import(args)) => import::run(&args, &session, streams),
        Some(Command::Export(args)) => export::run(&args, &session, streams),
        Some(Command::Workspace(args)) => workspace::run(&args, &session, streams),
        Some(Command::Dates(args)) => dates::run(&args, &session, streams),
        Some(Command::Demo(ref args)) => demo(args, &arguments, &session, streams),
        Some(Command::Window(ref args)) => window(args, &arguments, &session),
    };
    let (status, problem) = match result {
        Ok(reporter) => return report(&reporter, &session, streams.messages),
        Err(Failure::Usage(problem)) => (Status::WrongUsage, problem),
        Err(Failure::Broken(problem)) => (Status::SomeFailed, problem),
    };
    // Nothing is left to tell the user where the message itself cannot be written.
    drop(writeln!(streams.messages, "furat: {problem}"));
    status
}

#[cfg(feature = "gui")]
fn view(arguments: &Arguments, session: &Session<'_>) -> Result<Reporter, Failure> {
    screen::view(&arguments.view, arguments.lang.map(Into::into), session)
}

#[cfg(not(feature = "gui"))]
fn view(_: &Arguments, session: &Session<'_>) -> Result<Reporter, Failure> {
    Err(Failure::Broken(session.texts.error("no-window", &[])))
}

fn demo(args: &args::DemoArgs, arguments: &Arguments, session: &Session<'_>, streams: &mut Streams<'_>) -> Result<Reporter, Failure> {
    match &args.output {
        Some(path) => demo::keep(args, path, session, streams),
        None => show_demo(args, arguments, session),
    }
}

#[cfg(feature = "gui")]
fn show_demo(args: &args::DemoArgs, arguments: &Arguments, session: &Session<'_>) -> Result<Reporter, Failure> {
    screen::demo(args, arguments.lang.map(Into::into), session)
}

#[cfg(not(feature = "gui"))]
fn show_demo(_: &args::DemoArgs, _: &Arguments, session: &Session<'_>) -> Result<Reporter, Failure> {
    Err(Failure::Broken(session.texts.error("no-window", &[])))
}

#[cfg(feature = "gui")]
fn window(args: &args::WindowArgs, arguments: &Arguments, session: &Session<'_>) -> Result<Reporter, Failure> {
    screen::window(args, arguments.lang.unwrap_or_default().into(), session)
}

#[cfg(not(feature = "gui"))]
fn window(_: &args::WindowArgs, _: &Arguments, session: &Session<'_>) -> Result<Reporter, Failure> {
    Err(Failure::Broken(session.texts.error("no-pictures", &[])))
}

#[cfg(feature = "gui")]
fn brief(args: &args::BriefArgs, arguments: &Arguments, session: &Session<'_>, streams: &mut Streams<'_>) -> Result<Reporter, Failure> {
    screen::brief(args, arguments.lang.unwrap_or_default().into(), session, streams)
}

#[cfg(not(feature = "gui"))]
fn brief(_: &args::BriefArgs, _: &Arguments, session: &Session<'_>, _: &mut Streams<'_>) -> Result<Reporter, Failure> {
    Err(Failure::Broken(session.texts.error("no-pictures", &[])))
}

/// Names every problem and counts the inputs left out.
fn report(reporter: &Reporter, session: &Session<'_>, messages: &mut dyn Write) -> Status {
    let failed = reporter.messages.iter().filter(|problem| problem.severity == Severity::Error).count();
    let mut lines: Vec<String> = reporter.messages.iter().map(|problem| format!("furat: {problem}")).collect();
    if failed > 0 && !session.quiet {
        lines.push(format!("furat: {}", session.texts.tr_args("report-failed", &[("n", failed.into())])));
    }
    for line in lines {
        drop(writeln!(messages, "{line}"));
    }
    if failed > 0 { Status::SomeFailed } else { Status::Done }
}
