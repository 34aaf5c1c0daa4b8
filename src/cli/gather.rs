//! From the files of `furat import` and `furat export` to batches of articles and incidents, whatever the files are.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::load::{self, Knowledge, publish, settle_languages};
use super::progress::Bar;
use super::{Failure, Session, ingest, space};
use crate::diagnostic::{Diagnostic, Reporter};
use crate::exchange::Placer;
use crate::i18n::Texts;
use crate::import::{self, Form, Input, Mapping, Refused, Taken, sniff};
use crate::store::{Batch, Store};
use crate::workspace::is_workspace;

/// Bytes read at once; enough to hold the head of any table.
const BUFFER: usize = 256 << 10;
/// Refused rows that are told one by one; the report has them all.
const MOST_TOLD: usize = 20;

/// How files are read.
pub(crate) struct Gather<'a> {
    /// Words and bars.
    pub(crate) session: &'a Session<'a>,
    /// For articles among the files, and for places.
    pub(crate) knowledge: &'a Knowledge,
    /// Day of publication of articles that carry none.
    pub(crate) published: Option<NaiveDate>,
    /// The form of every file, where the user says it.
    pub(crate) form: Option<Form>,
    /// Mappings for tables with these heads.
    pub(crate) mappings: Vec<Mapping>,
}

impl Gather<'_> {
    /// Reads every file in turn. One that cannot be read costs itself alone.
    ///
    /// # Errors
    /// What `each` gives: then nothing more is read.
    pub(crate) fn read(&self, paths: &[PathBuf], stdin: &mut dyn BufRead, each: &mut import::Each<'_>) -> Result<Reporter, Failure> {
        let mut problems = Reporter::default();
        let mut placer = Placer::new(&self.knowledge.gazetteer);
        let mut articles: Vec<PathBuf> = Vec::new();
        for path in paths {
            if is_workspace(path) {
                let batch = space::whole(path, self.session.texts)?;
                each(Taken { batch, ..Taken::default() })?;
                continue;
            }
            let opened = if path.is_file() { File::open(path).ok() } else { None };
            // Folders, standard input, and what is not there: told by whoever reads articles.
            let Some(file) = opened else {
                articles.push(path.clone());
                continue;
            };
            let size = file.metadata().map_or(0, |metadata| metadata.len());
            let bar = self.session.progress.bytes("progress-reading", size, self.session.texts);
            let mut bytes = BufReader::with_capacity(BUFFER, Counted { file, bar: &bar });
            match self.form_of(path, &mut bytes) {
                None => articles.push(path.clone()),
                Some(form) => problems.messages.extend(self.file(path, form, &mut bytes, &mut placer, each)?),
            }
        }
        if !articles.is_empty() {
            let mut read = self.articles(&articles, stdin);
            problems.messages.append(&mut read.1.messages);
            each(Taken { batch: read.0, ..Taken::default() })?;
        }
        Ok(problems)
    }

    fn form_of(&self, path: &Path, bytes: &mut dyn BufRead) -> Option<Form> {
        self.form.or_else(|| sniff(&shown(path), bytes.fill_buf().unwrap_or_default()))
    }

    /// Reads one file; gives why it, or the rest of it, could not be read.
    fn file(
        &self,
        path: &Path,
        form: Form,
        bytes: &mut dyn BufRead,
        placer: &mut Placer<'_>,
        each: &mut import::Each<'_>,
    ) -> Result<Option<Diagnostic>, Failure> {
        let name = shown(path);
        let mapping = bytes.fill_buf().ok().map(import::heads).and_then(|heads| self.mappings.iter().find(|mapping| mapping.fits(&heads)));
        match import::read(&mut Input { name: &name, bytes }, form, mapping, placer, self.session.texts, each) {
            Ok(()) => Ok(None),
            Err(import::Failure::Refused(problem)) => Ok(Some(problem)),
            Err(import::Failure::Stopped(error)) => Err(error.into()),
        }
    }

    /// Articles are read, and incidents looked for in them.
    fn articles(&self, paths: &[PathBuf], stdin: &mut dyn BufRead) -> (Batch, Reporter) {
        let Session { texts, progress, .. } = self.session;
        let mut ingested = ingest::ingest(paths, stdin, texts, progress);
        publish(&mut ingested, self.published);
        settle_languages(&mut ingested, &self.knowledge.lexicons, texts);
        (load::batch(ingested.articles, self.knowledge, texts, progress), ingested.problems)
    }
}

/// Whether a file holds rows, not an article. What cannot be opened holds none.
pub(crate) fn is_of_rows(path: &Path) -> bool {
    let opened = if path.is_file() { File::open(path).ok() } else { None };
    let mut bytes = opened.map(|file| BufReader::with_capacity(BUFFER, file));
    bytes.as_mut().is_some_and(|bytes| sniff(&shown(path), bytes.fill_buf().unwrap_or_default()).is_some())
}

/// The path as messages and ids show it.
pub(crate) fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// A file that tells a bar how far it is read.
struct Counted<'a> {
    file: File,
    bar: &'a Bar,
}

impl Read for Counted<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(into)?;
        self.bar.steps(read);
        Ok(read)
    }
}

/// Everything that was read, and what was not.
#[derive(Default)]
pub(crate) struct Kept {
    /// Articles and incidents.
    pub(crate) batch: Batch,
    /// Rows that were refused.
    pub(crate) refused: Vec<Refused>,
    /// Rows that speak of no incident.
    pub(crate) passed_over: usize,
}

impl Kept {
    /// Adds a batch.
    pub(crate) fn take(&mut self, mut taken: Taken) {
        self.batch.articles.append(&mut taken.batch.articles);
        self.batch.incidents.append(&mut taken.batch.incidents);
        self.note(&mut taken);
    }

    /// Adds what was not read of a batch.
    pub(crate) fn note(&mut self, taken: &mut Taken) {
        self.refused.append(&mut taken.refused);
        self.passed_over += taken.passed_over;
    }

    /// Names refused rows, the first of them one by one, and counts what was passed over.
    pub(crate) fn report(&self, texts: &Texts, problems: &mut Reporter) {
        for refused in self.refused.iter().take(MOST_TOLD) {
            let place = [("file", refused.file.as_str().into()), ("line", refused.line.to_string().into())];
            let problem = Diagnostic::error(refused.told(texts));
            problems.push(problem.at(texts.tr_args("line-of", &place).into_owned()));
        }
        if self.refused.len() > MOST_TOLD {
            problems.push(texts.warning("import-more-refused", &[("n", (self.refused.len() - MOST_TOLD).into())]));
        }
        if self.passed_over > 0 {
            problems.push(texts.warning("import-passed-over", &[("n", self.passed_over.into())]));
        }
    }

    /// What was read, as a store.
    pub(crate) fn store(&mut self) -> Store {
        let mut store = Store::default();
        store.insert(std::mem::take(&mut self.batch));
        store
    }
}
