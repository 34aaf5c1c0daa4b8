//! `furat import`: incidents and articles of others into a workspace, or into a file of another format.

use std::borrow::Cow;
use std::io::{self, Write};
use std::path::Path;

use super::args::{BringArgs, BringForm, ExportFormat};
use super::gather::{Gather, Kept, shown};
use super::output::deliver;
use super::{Failure, Session, Streams, export, fill, mappings, select, space};
use crate::diagnostic::Reporter;
use crate::export::json::{self, Detail};
use crate::export::{About, Snapshot};
use crate::i18n::Texts;
use crate::import::{Form, Refused};
use crate::store::Filter;
use crate::workspace::{Workspace, is_workspace};

impl From<BringForm> for Form {
    fn from(form: BringForm) -> Self {
        match form {
            BringForm::Acled => Self::Acled,
            BringForm::Ucdp => Self::Ucdp,
            BringForm::Gdelt => Self::Gdelt,
            BringForm::Csv => Self::Csv,
            BringForm::Geojson => Self::GeoJson,
            BringForm::Kml => Self::Kml,
            BringForm::Kmz => Self::Kmz,
            BringForm::Json => Self::Json,
            BringForm::Jsonl => Self::JsonLines,
        }
    }
}

/// Reads the files and writes what they hold. Refused rows are named, the first of them one by one; with `--report` all stand in a table.
///
/// # Errors
/// Where the output is of no known format or cannot be written.
pub fn run(args: &BringArgs, session: &Session<'_>, streams: &mut Streams<'_>) -> Result<Reporter, Failure> {
    let texts = session.texts;
    let published = args.published.as_deref().map(|words| select::day(words, texts)).transpose().map_err(Failure::Usage)?;
    let form = args.form.map(Form::from);
    let mapped = mappings::chosen(&args.paths, &args.map, texts).map_err(Failure::Usage)?;
    if args.preview {
        mappings::preview(&args.paths, form, &mapped, texts, streams.output)?;
        return Ok(Reporter::default());
    }
    let Some(output) = args.output.as_deref() else { return Err(Failure::Usage(texts.error("usage-export-format", &[]))) };
    let mut kept = Kept::default();
    let mut problems = if is_workspace(output) {
        let mut workspace =
            Workspace::open_or_create(output, &space::holder()).map_err(|problem| Failure::Broken(space::told(&problem, output, texts)))?;
        let knowledge = space::knowledge(&mut workspace, session)?;
        let gather = Gather { session, knowledge: &knowledge, published, form, mappings: mapped.clone() };
        fill::run(&mut workspace, &args.paths, &gather, &mut kept, streams)?
    } else {
        let format = export::format_of(output).ok_or_else(|| Failure::Usage(texts.error("usage-export-format", &[])))?;
        let knowledge = session.knowledge()?;
        let gather = Gather { session, knowledge: &knowledge, published, form, mappings: mapped.clone() };
        file(&gather, args, (output, format), &mut kept, streams)?
    };
    if let Some(path) = &args.report {
        deliver(Some(path), streams.output, texts, |out| report(&kept.refused, texts, out))?;
    }
    mappings::remember(&args.map, &mapped, texts, &mut problems);
    kept.report(texts, &mut problems);
    Ok(problems)
}

/// Into a file of another format.
fn file(
    gather: &Gather<'_>,
    args: &BringArgs,
    (output, format): (&Path, ExportFormat),
    kept: &mut Kept,
    streams: &mut Streams<'_>,
) -> Result<Reporter, Failure> {
    if format == ExportFormat::Jsonl {
        return lines(gather, args, output, kept, streams);
    }
    let problems = gather.read(&args.paths, streams.input, &mut |taken| {
        kept.take(taken);
        Ok(())
    })?;
    let store = kept.store();
    let target = export::Target { format, bom: false, path: Some(output) };
    export::write(&store, &Snapshot::new(&store, &Filter::default()), &target, gather.session.texts, streams)?;
    Ok(problems)
}

/// JSON lines, batch by batch: no more than one is held.
fn lines(gather: &Gather<'_>, args: &BringArgs, output: &Path, kept: &mut Kept, streams: &mut Streams<'_>) -> Result<Reporter, Failure> {
    let texts = gather.session.texts;
    let mut problems = Reporter::default();
    let mut failed = None;
    deliver(Some(output), streams.output, texts, |out| {
        json::write_about(&About::of(&Snapshot::default()), out)?;
        let read = gather.read(&args.paths, streams.input, &mut |mut taken| {
            kept.note(&mut taken);
            let articles = taken.batch.articles.iter().map(|(article, facts)| (article, facts)).collect();
            let incidents = taken.batch.incidents.iter().map(Cow::Borrowed).collect();
            json::write_more_lines(&Snapshot { articles, incidents, filter: Filter::default() }, texts, Detail::Whole, out)
        });
        match read {
            Ok(told) => problems = told,
            Err(Failure::Broken(problem)) => return Err(io::Error::other(problem.to_string())),
            Err(usage) => failed = Some(usage),
        }
        Ok(())
    })?;
    failed.map_or(Ok(problems), Err)
}

/// File, line and reason of each refused row.
fn report(refused: &[Refused], texts: &Texts, out: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(["file", "line", "column", "found", "reason"])?;
    for row in refused {
        let line = row.line.to_string();
        table.write_record([shown(Path::new(&row.file)).as_str(), &line, &row.refusal.column, &row.refusal.found, &row.told(texts)])?;
    }
    table.flush()
}
