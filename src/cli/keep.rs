//! `furat extract PATH -o W.furat`: articles into a workspace.

use std::io::BufRead;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::args::{ExtractArgs, SelectArgs};
use super::ingest::{Ingested, each_batch};
use super::load::{Knowledge, extractions, publish, settle_languages};
use super::{Failure, Session, Streams, select, space};
use crate::diagnostic::Reporter;
use crate::extract::Extraction;
use crate::i18n::Texts;
use crate::source::{Article, ArticleId};
use crate::workspace::{Added, Incoming, Problem, Workspace};

/// Articles that are there already, or much like others, that are told one by one.
const MOST_TOLD: usize = 20;

/// Reads articles into a workspace, which is made where there is none. What is in it stays as it is.
///
/// # Errors
/// Where the workspace cannot be opened or written; what was added before stays.
pub fn run(args: &ExtractArgs, path: &Path, session: &Session<'_>, streams: &mut Streams<'_>) -> Result<Reporter, Failure> {
    let texts = session.texts;
    let SelectArgs { from, to, kind, place, bbox } = &args.select;
    if args.format.is_some() || args.explain || from.is_some() || to.is_some() || !kind.is_empty() || place.is_some() || bbox.is_some() {
        return Err(Failure::Usage(texts.error("space-options", &[])));
    }
    let published = args.input.published.as_deref().map(|words| select::day(words, texts)).transpose().map_err(Failure::Usage)?;
    let failed = |problem: &Problem| Failure::Broken(space::told(problem, path, texts));
    let mut workspace = Workspace::open_or_create(path, &space::holder()).map_err(|problem| failed(&problem))?;
    let knowledge = space::knowledge(&mut workspace, session)?;
    let mut sum = Sum::default();
    let brought = bring(&mut workspace, (&args.input.paths, streams.input), published, &knowledge, session, &mut sum);
    workspace.note_added(&sum.added, sum.known.len(), space::now(), space::ENGINE).map_err(|problem| failed(&problem))?;
    brought?;
    writeln!(streams.output, "{}", sum.told(texts))?;
    Ok(sum.reporter(texts))
}

/// Reads articles into a workspace that is open.
///
/// # Errors
/// Where the workspace cannot be written; what was added before stays, and the sum tells of it.
pub(super) fn bring(
    workspace: &mut Workspace,
    (paths, stdin): (&[PathBuf], &mut dyn BufRead),
    published: Option<NaiveDate>,
    knowledge: &Knowledge,
    session: &Session<'_>,
    sum: &mut Sum,
) -> Result<(), Failure> {
    let texts = session.texts;
    let mut stopped = None;
    let bar = session.progress.count("progress-extracting", texts);
    let mut waiting = Waiting::new();
    let read = each_batch(paths, stdin, texts, &session.progress, |mut batch| {
        publish(&mut batch, published);
        settle_languages(&mut batch, &knowledge.lexicons, texts);
        sum.problems.messages.append(&mut batch.problems.messages);
        add(workspace, batch, &mut waiting, sum, |articles| extractions(articles, knowledge, &bar)).map_err(|problem| {
            stopped = Some(problem);
            std::io::ErrorKind::Other.into()
        })
    });
    if stopped.is_none() {
        stopped = write(workspace, &waiting).map(|added| sum.added.join(added)).err();
    }
    match stopped {
        Some(problem) => Err(Failure::Broken(space::told(&problem, workspace.path(), texts))),
        None => Ok(read?),
    }
}

/// What came of all batches.
#[derive(Default)]
pub(super) struct Sum {
    /// What is new.
    pub(super) added: Added,
    /// Articles that are there already, each with the name it is there by.
    pub(super) known: Vec<(ArticleId, ArticleId)>,
    /// What could not be read.
    pub(super) problems: Reporter,
}

/// Articles that were read and are not written yet.
type Waiting = Vec<(Incoming, Extraction)>;

/// Reads a batch while the one before it is written.
fn add(
    workspace: &mut Workspace,
    batch: Ingested,
    waiting: &mut Waiting,
    sum: &mut Sum,
    extract: impl FnOnce(&[Article]) -> Vec<Extraction> + Send,
) -> Result<(), Problem> {
    let incoming = batch.articles.into_iter().zip(batch.originals).map(|(article, original)| Incoming { article, original });
    let admitted = workspace.admit(incoming.collect(), waiting)?;
    sum.known.extend(admitted.known);
    let (articles, originals): (Vec<_>, Vec<_>) = admitted.fresh.into_iter().map(|one| (one.article, one.original)).unzip();
    let (added, told) = rayon::join(|| write(workspace, waiting), || extract(&articles));
    sum.added.join(added?);
    let incoming = articles.into_iter().zip(originals).map(|(article, original)| Incoming { article, original });
    *waiting = incoming.zip(told).collect();
    Ok(())
}

fn write(workspace: &mut Workspace, waiting: &Waiting) -> Result<Added, Problem> {
    workspace.add(waiting, space::ENGINE, space::now())
}

impl Sum {
    /// How much was added, in a line.
    pub(super) fn told(&self, texts: &Texts) -> String {
        let Added { articles, incidents, alike, .. } = &self.added;
        let counts = [("articles", *articles), ("incidents", *incidents), ("known", self.known.len()), ("alike", alike.len())];
        texts.tr_args("space-added", &counts.map(|(name, count)| (name, count.into()))).into_owned()
    }

    /// What was left out or read with a reserve, and what is there already or nearly.
    pub(super) fn reporter(self, texts: &Texts) -> Reporter {
        let mut reporter = self.problems;
        for (name, other) in self.known.iter().take(MOST_TOLD) {
            reporter.push(texts.warning("space-known", &[("other", other.0.clone().into())]).at(&name.0));
        }
        for alike in self.added.alike.iter().take(MOST_TOLD) {
            let share = ("share", ((alike.share * 100.0).round() as u32).into());
            reporter.push(texts.warning("space-alike", &[share, ("other", alike.other.0.clone().into())]).at(&alike.article.0));
        }
        let rest = self.known.len().saturating_sub(MOST_TOLD) + self.added.alike.len().saturating_sub(MOST_TOLD);
        if rest > 0 {
            reporter.push(texts.warning("space-more", &[("n", rest.into())]));
        }
        reporter
    }
}
