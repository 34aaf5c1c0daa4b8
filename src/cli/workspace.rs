//! `furat workspace`: looking after a workspace.

use std::path::Path;

use chrono::DateTime;
use serde_json::{Value, json};

use super::args::{AnswerFormat, LogArgs, RecoverArgs, WorkspaceAction, WorkspaceArgs};
use super::load::extractions;
use super::{Failure, Session, Streams, space};
use crate::diagnostic::{Diagnostic, Reporter};
use crate::i18n::Texts;
use crate::workspace::{Flaw, Problem, Recovered, Workspace, recover};

/// Articles read anew at a time.
const BATCH: u32 = 256;

/// Runs one of its actions.
///
/// # Errors
/// Where the workspace cannot be opened, read or written.
pub fn run(args: &WorkspaceArgs, session: &Session<'_>, streams: &mut Streams<'_>) -> Result<Reporter, Failure> {
    let failed = |path: &Path| {
        let (path, texts) = (path.to_owned(), session.texts);
        move |problem: Problem| Failure::Broken(space::told(&problem, &path, texts))
    };
    match &args.action {
        WorkspaceAction::Check(args) => check(&args.file, session, streams),
        WorkspaceAction::Compact(args) => {
            let mut space = Workspace::open(&args.file, &space::holder()).map_err(failed(&args.file))?;
            let (before, after) = space.compact(space::now(), space::ENGINE).map_err(failed(&args.file))?;
            let sizes = [("before", megabytes(before).into()), ("after", megabytes(after).into())];
            writeln!(streams.output, "{}", session.texts.tr_args("space-compacted", &sizes))?;
            Ok(Reporter::default())
        }
        WorkspaceAction::Log(args) => log(args, streams).map_err(|error| match error {
            Stopped::Problem(problem) => failed(&args.file)(problem),
            Stopped::Output(error) => error.into(),
        }),
        WorkspaceAction::Reread(args) => reread(&args.file, session, streams),
        WorkspaceAction::Recover(args) => salvage(args, session, streams),
    }
}

/// Opens for writing where that is free, so that all of it can be checked; else for reading.
fn any(path: &Path) -> Result<Workspace, Problem> {
    match Workspace::open(path, &space::holder()) {
        Err(Problem::InUse(_) | Problem::ReadOnly) => Workspace::open_to_read(path),
        other => other,
    }
}

fn check(path: &Path, session: &Session<'_>, streams: &mut Streams<'_>) -> Result<Reporter, Failure> {
    let texts = session.texts;
    let failed = |problem: &Problem| Failure::Broken(space::told(problem, path, texts));
    let findings = any(path).and_then(|space| space.check()).map_err(|problem| failed(&problem))?;
    let mut reporter = Reporter::default();
    for flaw in &findings.flaws {
        reporter.push(flawed(flaw, texts).at(path.display().to_string()));
    }
    if findings.flaws.is_empty() {
        let size = findings.size;
        let counts = [("articles", size.articles), ("incidents", size.incidents), ("edits", size.edits)];
        let counts = counts.map(|(name, count)| (name, count.into()));
        let file = [("file", path.display().to_string().into()), ("size", megabytes(size.bytes).into())];
        writeln!(streams.output, "{}", texts.tr_args("space-sound", &[&file[..], &counts[..]].concat()))?;
    }
    Ok(reporter)
}

fn flawed(flaw: &Flaw, texts: &Texts) -> Diagnostic {
    let row = |row: i64| ("row", row.to_string().into());
    match flaw {
        Flaw::Structure(reason) => texts.error("flaw-structure", &[("reason", reason.clone().into())]),
        Flaw::Dangling(table, id) => texts.error("flaw-dangling", &[("table", table.clone().into()), row(*id)]),
        Flaw::Article(name) => texts.error("flaw-article", &[("name", name.clone().into())]),
        Flaw::Original(id) => texts.error("flaw-original", &[row(*id)]),
        Flaw::Row(table, id) => texts.error("flaw-row", &[("table", table.clone().into()), row(*id)]),
        Flaw::Edit(seq) => texts.error("flaw-edit", &[row(*seq)]),
        Flaw::Words(reason) => texts.error("flaw-words", &[("reason", reason.clone().into())]),
    }
}

/// Why the log could not be printed.
enum Stopped {
    Problem(Problem),
    Output(std::io::Error),
}

impl From<Problem> for Stopped {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<std::io::Error> for Stopped {
    fn from(error: std::io::Error) -> Self {
        Self::Output(error)
    }
}

/// What was done with a workspace and every correction, in the order of time.
fn log(args: &LogArgs, streams: &mut Streams<'_>) -> Result<Reporter, Stopped> {
    let space = Workspace::open_to_read(&args.file)?;
    let events = space.events()?.into_iter().map(|event| {
        let entry = json!({ "at": time(event.at), "what": event.what, "engine": event.engine, "detail": event.detail });
        (event.at, entry)
    });
    let edits = space.edits()?.into_iter().map(|edit| {
        let entry = json!({ "at": time(edit.at), "what": edit.change.code(), "seq": edit.seq, "who": edit.who, "why": edit.why, "detail": edit.change });
        (edit.at, entry)
    });
    let mut entries: Vec<(i64, Value)> = events.chain(edits).collect();
    entries.sort_by_key(|(at, _)| *at);
    if args.format == AnswerFormat::Json {
        let entries: Vec<Value> = entries.into_iter().map(|(_, entry)| entry).collect();
        writeln!(streams.output, "{}", Value::Array(entries))?;
        return Ok(Reporter::default());
    }
    for (_, entry) in entries {
        let text = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or("-").to_owned();
        let detail = entry.get("detail").map(Value::to_string).unwrap_or_default();
        writeln!(streams.output, "{}\t{}\t{}\t{}\t{detail}", text("at"), text("what"), text("who"), text("why"))?;
    }
    Ok(Reporter::default())
}

fn time(at: i64) -> String {
    DateTime::from_timestamp(at, 0).map_or_else(|| at.to_string(), |time| time.format("%Y-%m-%dT%H:%M:%SZ").to_string())
}

/// Reads anew what another version read. Corrections stay.
fn reread(path: &Path, session: &Session<'_>, streams: &mut Streams<'_>) -> Result<Reporter, Failure> {
    let texts = session.texts;
    let failed = |problem: &Problem| Failure::Broken(space::told(problem, path, texts));
    let mut space = Workspace::open(path, &space::holder()).map_err(|problem| failed(&problem))?;
    let knowledge = space::knowledge(&mut space, session)?;
    let bar = session.progress.count("progress-extracting", texts);
    let (mut done, mut last) = (0, 0);
    loop {
        let (articles, next) = space.read_by_others(space::ENGINE, last, BATCH).map_err(|problem| failed(&problem))?;
        if articles.is_empty() {
            break;
        }
        let told = extractions(&articles, &knowledge, &bar);
        done += articles.len();
        last = next;
        let read: Vec<_> = articles.into_iter().zip(told).collect();
        space.reread(&read, space::ENGINE).map_err(|problem| failed(&problem))?;
    }
    drop(bar);
    space.note("reread", space::now(), space::ENGINE, &json!({ "articles": done })).map_err(|problem| failed(&problem))?;
    writeln!(streams.output, "{}", texts.tr_args("space-reread", &[("n", done.into())]))?;
    Ok(Reporter::default())
}

/// Makes a new workspace of what can be read of a damaged one.
fn salvage(args: &RecoverArgs, session: &Session<'_>, streams: &mut Streams<'_>) -> Result<Reporter, Failure> {
    let texts = session.texts;
    let saved = recover(&args.file, &args.output, &space::holder(), (space::now(), space::ENGINE)).map_err(|problem| {
        let path = if matches!(problem, Problem::Exists | Problem::Full) { &args.output } else { &args.file };
        Failure::Broken(space::told(&problem, path, texts))
    })?;
    for line in report(&saved, texts) {
        writeln!(streams.output, "{line}")?;
    }
    Ok(Reporter::default())
}

/// A line a table, a line for each row that is lost, and what to do next.
fn report(saved: &Recovered, texts: &Texts) -> Vec<String> {
    let mut lines = Vec::new();
    for table in &saved.tables {
        let counts = [("kept", table.kept.into()), ("damaged", table.damaged.len().into())];
        let id = if table.has_gaps { "space-saved-with-gaps" } else { "space-saved" };
        lines.push(texts.tr_args(id, &[&[("table", table.table.into())][..], &counts[..]].concat()).into_owned());
        lines.extend(table.damaged.iter().map(|name| format!("  {}", texts.tr_args("space-lost", &[("name", name.clone().into())]))));
    }
    if saved.to_reread > 0 {
        lines.push(texts.tr_args("space-to-reread", &[("n", saved.to_reread.into())]).into_owned());
    }
    lines
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}
