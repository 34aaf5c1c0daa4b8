//! Rows of others on the reader's thread: streamed, and handed on some ten thousand at a time.

use std::io;
use std::path::PathBuf;

use chrono::NaiveDate;

use crate::cli::gather::{Gather, Kept, is_of_rows};
use crate::cli::load::Knowledge;
use crate::cli::progress::Progress;
use crate::cli::{Failure, Session, mappings};
use crate::diagnostic::Diagnostic;
use crate::i18n::Texts;
use crate::import::Mapping;
use crate::incident::Incident;
use crate::source::Article;

/// Rows that are shown together: each time the window makes its columns anew.
const AT_ONCE: usize = 16_384;

/// Rows that the window holds whole where no workspace is open. Of those of a workspace it holds what map, timeline and filters need.
pub(super) const MOST: usize = 200_000;

/// What some rows gave.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    /// The articles they stand in.
    pub(super) articles: Vec<Article>,
    /// What they tell.
    pub(super) incidents: Vec<Incident>,
}

impl Rows {
    /// Whether nothing is in it.
    pub(super) const fn is_empty(&self) -> bool {
        self.articles.is_empty() && self.incidents.is_empty()
    }
}

/// What came of all rows.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// How many incidents they gave.
    pub(super) incidents: usize,
    /// Which rows and files were left out, and why.
    pub(super) problems: Vec<Diagnostic>,
}

/// Files of rows, then the rest.
pub(super) fn split(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<PathBuf>) {
    paths.iter().cloned().partition(|path| is_of_rows(path))
}

/// Reads files of rows until there are no more, or the user says stop. `known` says what the columns of some tables hold.
pub(super) fn read(
    paths: &[PathBuf],
    known: Vec<Mapping>,
    (knowledge, published): (&Knowledge, Option<NaiveDate>),
    texts: &Texts,
    is_stopped: &dyn Fn() -> bool,
    deliver: &mut dyn FnMut(Rows),
) -> Told {
    let mut told = Told::default();
    if paths.is_empty() {
        return told;
    }
    let session = Session { texts, progress: Progress::hidden(), quiet: true, lexicons: Vec::new() };
    let mappings = known.into_iter().chain(mappings::chosen(paths, &[], texts).unwrap_or_default()).collect();
    let gather = Gather { session: &session, knowledge, published, form: None, mappings };
    let (mut kept, mut waiting, mut stopped) = (Kept::default(), Rows::default(), false);
    let read = gather.read(paths, &mut io::empty(), &mut |mut taken| {
        kept.note(&mut taken);
        told.incidents += taken.batch.incidents.len();
        waiting.articles.extend(taken.batch.articles.into_iter().map(|(article, _)| article));
        waiting.incidents.append(&mut taken.batch.incidents);
        if waiting.incidents.len() >= AT_ONCE {
            deliver(std::mem::take(&mut waiting));
        }
        stopped = is_stopped();
        if stopped { Err(io::ErrorKind::Interrupted.into()) } else { Ok(()) }
    });
    if !waiting.incidents.is_empty() || !waiting.articles.is_empty() {
        deliver(waiting);
    }
    let mut problems = match read {
        Ok(problems) => problems,
        Err(Failure::Broken(problem) | Failure::Usage(problem)) => {
            if !stopped {
                told.problems.push(problem);
            }
            crate::diagnostic::Reporter::default()
        }
    };
    kept.report(texts, &mut problems);
    told.problems.append(&mut problems.messages);
    told
}
