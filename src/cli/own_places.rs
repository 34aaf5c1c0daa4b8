//! The user's own places: the file they are kept in, and the commands that change it.

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};

use super::args::{CheckArgs, ForgetArgs, ImportArgs, ImportForm};
use super::output::deliver;
use super::{Failure, Session, Streams};
use crate::diagnostic::{Diagnostic, Reporter};
use crate::gazetteer::import::{self, BadReason, BadRow, Import};
use crate::gazetteer::{self, Fault, Finding, Gazetteer, OwnTable};
use crate::i18n::Texts;

/// Most bad rows that are told one by one.
const MOST_TOLD: usize = 20;

/// The file; `None` on a machine without a home folder.
pub fn path() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "furat").map(|dirs| dirs.data_dir().join("places.tsv"))
}

/// The gazetteer with the user's own places.
///
/// # Errors
/// Where those cannot be read; it names the file.
pub fn read(texts: &Texts) -> Result<Gazetteer, Diagnostic> {
    let Some((path, bytes)) = path().and_then(|path| kept((fs::read(&path), path))) else {
        return Gazetteer::bundled().map_err(|error| Diagnostic::error(error.to_string()));
    };
    bytes
        .and_then(|bytes| Gazetteer::with_own(&bytes).map_err(|error| error.to_string()))
        .map_err(|reason| texts.error("own-places-unreadable", &[("reason", reason.into())]).at(path.display().to_string()))
}

/// The table of the user's own places as it is kept; empty where there is none.
///
/// # Errors
/// Where it cannot be read; it names the file.
pub fn table(texts: &Texts) -> Result<String, Diagnostic> {
    let Some((path, bytes)) = path().and_then(|path| kept((fs::read(&path), path))) else { return Ok(String::new()) };
    bytes
        .and_then(|bytes| String::from_utf8(bytes).map_err(|error| error.to_string()))
        .map_err(|reason| texts.error("own-places-unreadable", &[("reason", reason.into())]).at(path.display().to_string()))
}

/// The same; where the own places cannot be read, the bundled ones alone, and why.
///
/// # Errors
/// Only where the bundled table is broken, which a test rules out.
pub fn gazetteer(texts: &Texts) -> Result<(Gazetteer, Option<Diagnostic>), gazetteer::LoadError> {
    match read(texts) {
        Ok(gaz) => Ok((gaz, None)),
        Err(problem) => Ok((Gazetteer::bundled()?, Some(problem))),
    }
}

/// The bytes, or why there are none; nothing where there is no file yet.
fn kept((bytes, path): (io::Result<Vec<u8>>, PathBuf)) -> Option<(PathBuf, Result<Vec<u8>, String>)> {
    match bytes {
        Ok(bytes) => Some((path, Ok(bytes))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => Some((path, Err(error.to_string()))),
    }
}

/// `furat gazetteer import`: bad rows are named, the others kept.
///
/// # Errors
/// Where a file cannot be read or written, or is of no known form.
pub fn import(args: &ImportArgs, session: &Session<'_>, streams: &mut Streams<'_>) -> Result<Reporter, Failure> {
    let texts = session.texts;
    let import = read_import(args, texts)?;
    let (path, mut table) = open_table(texts)?;
    let added = table.add(&import.places);
    // What is kept must be fit to be read again: better no import than no own places at all.
    let mut bytes = Vec::new();
    table.write(&mut bytes)?;
    Gazetteer::with_own(&bytes).map_err(|error| Failure::broken(&error))?;
    save(&path, &table, texts)?;
    let counts =
        [("new", added.new), ("changed", added.changed), ("same", added.same), ("skipped", import.skipped), ("bad", import.problems.len())];
    let counts: Vec<_> = counts.iter().map(|(name, count)| (*name, (*count).into())).collect();
    writeln!(streams.output, "{}", texts.tr_args("import-done", &counts))?;
    Ok(told(&import.problems, &args.file, texts))
}

fn told(problems: &[BadRow], file: &Path, texts: &Texts) -> Reporter {
    let mut reporter = Reporter::default();
    for row in problems.iter().take(MOST_TOLD) {
        reporter.push(bad_row(row, texts).at(format!("{}:{}", file.display(), row.line)));
    }
    if problems.len() > MOST_TOLD {
        reporter.push(texts.error("import-more-bad", &[("n", (problems.len() - MOST_TOLD).into())]));
    }
    reporter
}

fn bad_row(row: &BadRow, texts: &Texts) -> Diagnostic {
    match &row.reason {
        BadReason::Form => texts.error("import-bad-form", &[]),
        BadReason::Unreadable => texts.error("import-unreadable", &[]),
        BadReason::NoName => texts.error("import-no-name", &[]),
        BadReason::BadNumber { column, found } => {
            texts.error("import-bad-number", &[("column", (*column).into()), ("found", found.clone().into())])
        }
    }
}

fn read_import(args: &ImportArgs, texts: &Texts) -> Result<Import, Failure> {
    let mut file = open(&args.file, texts)?;
    let form = match args.form {
        Some(form) => form,
        None => guess(&args.file, &mut file)?,
    };
    let read = match form {
        ImportForm::Geonames => Some(import::geonames(&mut file)?),
        ImportForm::Csv => import::csv(&mut file)?,
        ImportForm::Geojson => import::geojson(&mut file)?,
    };
    let mut read = read.ok_or_else(|| Failure::Broken(texts.error("import-no-places", &[]).at(args.file.display().to_string())))?;
    if let Some(names) = &args.names {
        import::add_names(&mut read, &mut open(names, texts)?)?;
    }
    Ok(read)
}

/// GeoJSON by its ending or its brace, a dump by the tabs of its first line, else a table.
fn guess(path: &Path, file: &mut BufReader<File>) -> io::Result<ImportForm> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    let start = file.fill_buf()?;
    let line = start.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let cells = line.split(|&byte| byte == b'\t').count();
    let is_json = matches!(ending.as_str(), "geojson" | "json") || start.trim_ascii_start().starts_with(b"{");
    let is_dump = cells == 19 && line.first().is_some_and(u8::is_ascii_digit);
    Ok(if is_json {
        ImportForm::Geojson
    } else if is_dump {
        ImportForm::Geonames
    } else {
        ImportForm::Csv
    })
}

fn open(path: &Path, texts: &Texts) -> Result<BufReader<File>, Failure> {
    let file = File::open(path).map_err(|error| {
        let problem = texts.error("file-unreadable", &[("reason", error.to_string().into())]);
        Failure::Broken(problem.at(path.display().to_string()))
    })?;
    Ok(BufReader::with_capacity(1 << 18, file))
}

fn open_table(texts: &Texts) -> Result<(PathBuf, OwnTable), Failure> {
    let path = path().ok_or_else(|| Failure::Broken(texts.error("own-places-nowhere", &[])))?;
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(error.into()),
    };
    let table = OwnTable::read(&bytes).map_err(|error| Failure::broken(&error))?;
    Ok((path, table))
}

fn save(path: &Path, table: &OwnTable, texts: &Texts) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    deliver(Some(path), &mut io::sink(), texts, |out| table.write(out))
}

/// `furat gazetteer list-own`: the table as it is kept.
///
/// # Errors
/// Where it cannot be read.
pub fn list(session: &Session<'_>, streams: &mut Streams<'_>) -> Result<Reporter, Failure> {
    let (_, table) = open_table(session.texts)?;
    deliver(None, streams.output, session.texts, |out| if table.is_empty() { Ok(()) } else { table.write(out) })?;
    Ok(Reporter::default())
}

/// `furat gazetteer forget`: an id that is not there is named.
///
/// # Errors
/// Where the table cannot be read or written.
pub fn forget(args: &ForgetArgs, session: &Session<'_>, streams: &mut Streams<'_>) -> Result<Reporter, Failure> {
    let texts = session.texts;
    let (path, mut table) = open_table(texts)?;
    let mut reporter = Reporter::default();
    let mut gone = if args.all { table.forget_all() } else { 0 };
    for id in &args.ids {
        if table.forget(id) {
            gone += 1;
        } else {
            reporter.push(texts.error("own-place-unknown", &[("id", id.clone().into())]));
        }
    }
    save(&path, &table, texts)?;
    writeln!(streams.output, "{}", texts.tr_args("own-places-forgotten", &[("n", gone.into())]))?;
    Ok(reporter)
}

/// `furat gazetteer check`: what is wrong with the table, a line each; nothing where all is well.
///
/// # Errors
/// Where the file cannot be read.
pub fn check(args: &CheckArgs, session: &Session<'_>, streams: &mut Streams<'_>) -> Result<Reporter, Failure> {
    let texts = session.texts;
    let (name, findings) = match &args.file {
        None => ("places.tsv".to_owned(), gazetteer::check(gazetteer::BUNDLED, None)),
        Some(path) => {
            let mut bytes = Vec::new();
            open(path, texts)?.read_to_end(&mut bytes)?;
            (path.display().to_string(), gazetteer::check(&bytes, Some(gazetteer::BUNDLED)))
        }
    };
    let mut reporter = Reporter::default();
    for finding in &findings {
        reporter.push(fault(finding, texts).at(format!("{name}:{}", finding.line)));
    }
    if findings.is_empty() {
        writeln!(streams.output, "{}", texts.tr_args("check-clean", &[("file", name.into())]))?;
    }
    Ok(reporter)
}

fn fault(finding: &Finding, texts: &Texts) -> Diagnostic {
    let id = || ("id", finding.id.clone().into());
    let km = |km: f64| ("km", format!("{km:.1}").into());
    match &finding.fault {
        Fault::Unreadable(error) => texts.error("check-unreadable", &[id(), ("reason", error.to_string().into())]),
        Fault::SameId { line } => texts.error("check-same-id", &[id(), ("line", (*line).into())]),
        Fault::SamePlace { other, km: off } => texts.error("check-same-place", &[id(), ("other", other.clone().into()), km(*off)]),
        Fault::NoParent => texts.error("check-no-parent", &[id()]),
        Fault::Outside { area, km: off } => texts.error("check-outside", &[id(), ("area", area.clone().into()), km(*off)]),
        Fault::TooVague { km: radius } => texts.error("check-too-vague", &[id(), km(*radius)]),
        Fault::TooExact { km: radius } => texts.error("check-too-exact", &[id(), km(*radius)]),
    }
}
