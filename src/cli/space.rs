//! What every command has to do with a workspace: who opens it and when, with which places it is read, and what a store makes of it.

use std::fs;
use std::path::{Path, PathBuf};

use super::load::{Knowledge, facts};
use super::{Failure, Session, lexicons, own_places};
use crate::diagnostic::Diagnostic;
use crate::edit::{Desk, Log};
use crate::extract::{self, Extraction};
use crate::gazetteer::Gazetteer;
use crate::i18n::Texts;
use crate::incident::Incident;
use crate::source::Article;
use crate::store::{Batch, Store, sides_in};
use crate::workspace::{Holder, Problem, Setting, Workspace, is_workspace};

/// The version that articles are read with.
pub const ENGINE: &str = env!("CARGO_PKG_VERSION");

/// Up to so many records of other schemes are held whole; of more, only what map, timeline and filters need.
const MOST_HELD: usize = 20_000;

/// Seconds since 1970 UTC.
pub fn now() -> i64 {
    #[expect(clippy::disallowed_methods, reason = "this is cli: the moment at which something was done")]
    chrono::Utc::now().timestamp()
}

/// This program, as others are told of it.
pub fn holder() -> Holder {
    Holder { host: host(), process: std::process::id(), since: now() }
}

fn host() -> String {
    let told = |name: &str| std::env::var(name).ok().filter(|host| !host.is_empty());
    let kernel = || fs::read_to_string("/proc/sys/kernel/hostname").ok().map(|host| host.trim().to_owned());
    told("COMPUTERNAME").or_else(kernel).or_else(|| told("HOSTNAME")).unwrap_or_else(|| "localhost".to_owned())
}

/// What keeps a workspace from being used, for a person.
pub fn told(problem: &Problem, path: &Path, texts: &Texts) -> Diagnostic {
    problem.told(texts).at(path.display().to_string())
}

/// Words and places for reading articles into a workspace: the user's own places are kept in it, so that it is read alike on another
/// machine; one without any of its own takes those of the workspace.
///
/// # Errors
/// Names what cannot be read.
pub fn knowledge(space: &mut Workspace, session: &Session<'_>) -> Result<Knowledge, Failure> {
    let texts = session.texts;
    let path = space.path().to_owned();
    let broken = |problem: &Problem| Failure::Broken(told(problem, &path, texts));
    let own = own_places::table(texts).map_err(Failure::Broken)?;
    let table = if own.trim().is_empty() { space.own_places().map_err(|problem| broken(&problem))? } else { own };
    let gazetteer = if table.trim().is_empty() {
        Gazetteer::bundled().map_err(|error| Failure::broken(&error))?
    } else {
        Gazetteer::with_own(table.as_bytes()).map_err(|error| Failure::broken(&error))?
    };
    if space.is_writable() {
        space.keep_own_places(&table).map_err(|problem| broken(&problem))?;
    }
    Ok(Knowledge::with_places(lexicons::read(&session.lexicons, texts).map_err(Failure::Broken)?, gazetteer)?)
}

/// Everything in a workspace, with what each article that was read here says.
#[derive(Debug, Default)]
pub struct Opened {
    /// Articles and incidents.
    pub store: Store,
    /// What each article says, for merging when more come in. Empty where incidents are read when they are looked at.
    pub extractions: Vec<Extraction>,
    /// Records of other schemes, which are merged with nothing. Empty where they are read when they are looked at.
    pub records: Vec<Incident>,
}

/// The workspace that is all the user named; `None` where they named something else, or more.
pub fn only(paths: &[PathBuf]) -> Option<&Path> {
    match paths {
        [path] if is_workspace(path) => Some(path),
        _ => None,
    }
}

/// Reads a workspace that may be open elsewhere.
///
/// # Errors
/// Where it cannot be read, or is damaged; it names the file.
pub fn read(path: &Path, texts: &Texts) -> Result<Opened, Failure> {
    Workspace::open_to_read(path).and_then(|space| opened(&space)).map_err(|problem| Failure::Broken(told(&problem, path, texts)))
}

/// Reads a workspace: articles and their incidents whole, merged, with the corrections laid over them; records of other schemes whole where there are few.
///
/// # Errors
/// Where something cannot be read, or is damaged.
pub fn opened(space: &Workspace) -> Result<Opened, Problem> {
    opened_holding(space, MOST_HELD)
}

/// Everything in a workspace, every record whole and corrections laid over, for writing it out.
///
/// # Errors
/// Where it cannot be read, or is damaged; it names the file.
pub fn whole(path: &Path, texts: &Texts) -> Result<Batch, Failure> {
    let opened = Workspace::open_to_read(path).and_then(|space| opened_holding(&space, usize::MAX));
    let store = opened.map_err(|problem| Failure::Broken(told(&problem, path, texts)))?.store;
    let facts = |article: &Article| store.facts(&article.id).cloned().unwrap_or_default();
    let articles = store.articles().iter().map(|article| (article.clone(), facts(article))).collect();
    Ok(Batch { articles, incidents: store.incidents().to_vec() })
}

fn opened_holding(space: &Workspace, most: usize) -> Result<Opened, Problem> {
    let (articles, extractions): (Vec<_>, Vec<_>) = space.contents()?.read.into_iter().unzip();
    let incidents = extract::merge(&extractions);
    let told = |articles: Vec<Article>| articles.into_iter().zip(extractions.iter().cloned().map(facts)).collect::<Vec<_>>();
    let records = space.count_records()?;
    if records > most {
        let by_id: std::collections::HashMap<_, _> = articles.iter().map(|article| (&article.id, article)).collect();
        let reported: Vec<_> = incidents.iter().map(|incident| (incident.id.clone(), incident.sources.clone())).collect();
        let mut store = space.store_with(incidents, &|incident| columns(incident, &by_id))?;
        let mut rows: std::collections::HashMap<_, Vec<usize>> = std::collections::HashMap::new();
        for (id, sources) in reported {
            let row = store.incident_position(&id);
            for source in sources {
                rows.entry(source.article).or_default().extend(row);
            }
        }
        for (article, facts) in told(articles) {
            let rows = rows.remove(&article.id).unwrap_or_default();
            store.hold(article, facts, rows);
        }
        return Ok(Opened { store, ..Opened::default() });
    }
    let mut store = Store::default();
    let (more, records) = if records > 0 { space.records()? } else { (Vec::new(), Vec::new()) };
    let all = told(articles).into_iter().chain(more.into_iter().map(|article| (article, crate::store::ArticleFacts::default()))).collect();
    store.insert(Batch { articles: all, incidents: Vec::new() });
    let mut desk = Desk::new(Log::from_edits(space.edits()?));
    desk.renew(incidents.into_iter().chain(records.iter().cloned()).collect(), &mut store);
    Ok(Opened { store, extractions, records })
}

/// Sides, outlets and languages of an incident.
fn columns(incident: &Incident, articles: &std::collections::HashMap<&crate::source::ArticleId, &Article>) -> Setting {
    let of = || incident.sources.iter().filter_map(|source| articles.get(&source.article));
    Setting {
        sides: sides_in(incident, |id| articles.get(id).copied()),
        outlets: of().filter_map(|article| article.source.clone()).collect(),
        languages: of().map(|article| article.lang.code().to_owned()).collect(),
    }
}
