//! `furat import FILE… -o W.furat`: rows of others, articles and other workspaces into a workspace.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::sync_channel;
use std::thread;

use super::gather::{Gather, Kept, is_of_rows};
use super::keep::{Sum, bring};
use super::{Failure, Session, Streams, space};
use crate::diagnostic::Reporter;
use crate::edit::{Change, Edit};
use crate::extract::Extraction;
use crate::incident::Incident;
use crate::source::Article;
use crate::workspace::{Added, Incoming, Problem, Workspace, is_workspace};

/// Records that are written in one transaction: each is synced to the disk. So many again are read meanwhile.
const AT_ONCE: usize = 16_384;

/// Reads all files into a workspace that is open. Articles are read as `furat extract -o` reads them; rows are kept as records.
///
/// # Errors
/// Where the workspace cannot be written, or another one not read; what was added before stays.
pub(super) fn run(
    workspace: &mut Workspace,
    paths: &[PathBuf],
    gather: &Gather<'_>,
    kept: &mut Kept,
    streams: &mut Streams<'_>,
) -> Result<Reporter, Failure> {
    let session = gather.session;
    let mut sum = Sum::default();
    let filled = fill(workspace, paths, gather, (kept, &mut sum), streams);
    let noted = workspace.note_added(&sum.added, sum.known.len(), space::now(), space::ENGINE);
    filled?;
    noted.map_err(|problem| Failure::Broken(space::told(&problem, workspace.path(), session.texts)))?;
    writeln!(streams.output, "{}", sum.told(session.texts))?;
    Ok(sum.reporter(session.texts))
}

fn fill(
    workspace: &mut Workspace,
    paths: &[PathBuf],
    gather: &Gather<'_>,
    (kept, sum): (&mut Kept, &mut Sum),
    streams: &mut Streams<'_>,
) -> Result<(), Failure> {
    let Gather { session, knowledge, published, .. } = *gather;
    let (spaces, others): (Vec<_>, Vec<_>) = paths.iter().cloned().partition(|path| is_workspace(path));
    let is_said = |path: &PathBuf| gather.form.is_some() && path.is_file();
    let (rows, articles): (Vec<_>, Vec<_>) = others.into_iter().partition(|path| is_said(path) || is_of_rows(path));
    for path in &spaces {
        pour(path, workspace, sum, session)?;
    }
    if !articles.is_empty() {
        bring(workspace, (&articles, streams.input), published, knowledge, session, sum)?;
    }
    let (read, written) = while_writing(workspace, &mut sum.added, |give| {
        let mut batch = Records::default();
        let read = gather.read(&rows, streams.input, &mut |mut taken| {
            kept.note(&mut taken);
            batch.articles.extend(taken.batch.articles.into_iter().map(|(article, _)| article));
            batch.incidents.append(&mut taken.batch.incidents);
            if batch.len() > AT_ONCE { give(std::mem::take(&mut batch)) } else { Ok(()) }
        })?;
        give(batch)?;
        Ok(read)
    })?;
    written.map_err(|problem| Failure::Broken(space::told(&problem, workspace.path(), session.texts)))?;
    sum.problems.messages.append(&mut read?.messages);
    Ok(())
}

/// Hands on records that are to be written; an error where they cannot be.
type Give<'g> = &'g mut dyn FnMut(Records) -> io::Result<()>;

/// Reads records on this thread while those read before are written on another. Gives what came of reading and of writing; a batch that
/// cannot be written ends both.
fn while_writing<T>(
    workspace: &mut Workspace,
    added: &mut Added,
    read: impl FnOnce(Give<'_>) -> Result<T, Failure>,
) -> io::Result<(Result<T, Failure>, Result<(), Problem>)> {
    thread::scope(|scope| {
        let (give, take) = sync_channel::<Records>(0);
        let write = move || -> Result<(), Problem> {
            for Records { articles, incidents } in take {
                added.join(workspace.add_records(&articles, &incidents, space::now())?);
            }
            Ok(())
        };
        let writer = thread::Builder::new().name("furat-write".to_owned()).spawn_scoped(scope, write)?;
        let is_gone = |_error| io::Error::from(io::ErrorKind::BrokenPipe);
        let came = read(&mut |records: Records| if records.len() == 0 { Ok(()) } else { give.send(records).map_err(is_gone) });
        drop(give);
        let written = writer.join().map_err(|_panic| io::Error::other("furat-write"))?;
        Ok((came, written))
    })
}

/// Records that wait to be written.
#[derive(Default)]
struct Records {
    articles: Vec<Article>,
    incidents: Vec<Incident>,
}

impl Records {
    fn len(&self) -> usize {
        self.incidents.len().max(self.articles.len())
    }
}

/// Puts what another workspace holds into this one: articles as they were read there, records, corrections.
fn pour(from: &Path, into: &mut Workspace, sum: &mut Sum, session: &Session<'_>) -> Result<(), Failure> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |problem: Problem| Failure::Broken(space::told(&problem, &path, session.texts))
    };
    let other = Workspace::open_to_read(from).map_err(failed(from))?;
    let (contents, (articles, records)) = other.contents().and_then(|contents| Ok((contents, other.records()?))).map_err(failed(from))?;
    let edits = other.edits().map_err(failed(from))?;
    let path = into.path().to_owned();
    let engine = contents.engines.first().map_or(space::ENGINE, String::as_str);
    let read = contents.read.into_iter().map(|(article, extraction)| {
        let original = other.original(&article.id)?.filter(|bytes| bytes.as_slice() != article.body.as_bytes()).map(Into::into);
        Ok((Incoming { article, original }, extraction))
    });
    let read: Vec<(Incoming, Extraction)> = read.collect::<Result<_, Problem>>().map_err(failed(from))?;
    let poured = into.fresh(read).and_then(|(fresh, known)| {
        sum.added.join(into.add(&fresh, engine, space::now())?);
        sum.known.extend(known);
        sum.added.join(into.add_records(&articles, &records, space::now())?);
        let missing = appended(&into.edits()?, edits);
        into.record(&missing)
    });
    poured.map_err(failed(&path))
}

/// Entries of another log with the numbers that follow those of this one. A log that was added before is not added again.
fn appended(here: &[Edit], there: Vec<Edit>) -> Vec<Edit> {
    let is_plain = |edit: &Edit| !matches!(edit.change, Change::Undo { .. } | Change::Redo { .. });
    let said = |edit: &Edit| (edit.at, edit.who.clone(), edit.why.clone(), edit.change.clone());
    let first: Vec<_> = there.iter().filter(|edit| is_plain(edit)).map(said).collect();
    if !first.is_empty() && first.iter().all(|entry| here.iter().any(|edit| said(edit) == *entry)) {
        return Vec::new();
    }
    let last = here.last().map_or(0, |edit| edit.seq);
    let numbers: std::collections::HashMap<u64, u64> = there.iter().zip(last + 1..).map(|(edit, number)| (edit.seq, number)).collect();
    let moved = |seq: u64| numbers.get(&seq).copied().unwrap_or(seq);
    let renumbered = there.into_iter().map(|edit| Edit {
        seq: moved(edit.seq),
        change: match edit.change {
            Change::Undo { seq } => Change::Undo { seq: moved(seq) },
            Change::Redo { seq } => Change::Redo { seq: moved(seq) },
            other => other,
        },
        ..edit
    });
    renumbered.collect()
}
