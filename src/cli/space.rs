//! What every command has to do with a workspace: who opens it and when, with which places it is read, and what a store makes of it.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::load::{Knowledge, facts};
use super::{Failure, Session, lexicons, own_places};
use crate::diagnostic::Diagnostic;
use crate::edit::{Desk, Edit, Log};
use crate::extract::{self, Extraction};
use crate::gazetteer::Gazetteer;
use crate::i18n::Texts;
use crate::incident::Incident;
use crate::source::{Article, ArticleId};
use crate::store::{ArticleFacts, Batch, Store, sides_in};
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
    /// The log of corrections, as it is laid over the incidents.
    pub desk: Desk,
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
    opened_with(space, space.edits()?)
}

/// The same with these corrections in place of those it holds: some may not be written yet.
///
/// # Errors
/// As [`opened`].
pub fn opened_with(space: &Workspace, edits: Vec<Edit>) -> Result<Opened, Problem> {
    opened_holding(space, edits, MOST_HELD)
}

/// Everything in a workspace, every record whole and corrections laid over, for writing it out.
///
/// # Errors
/// Where it cannot be read, or is damaged; it names the file.
pub fn whole(path: &Path, texts: &Texts) -> Result<Batch, Failure> {
    let opened = Workspace::open_to_read(path).and_then(|space| opened_holding(&space, space.edits()?, usize::MAX));
    let store = opened.map_err(|problem| Failure::Broken(told(&problem, path, texts)))?.store;
    let facts = |article: &Article| store.facts(&article.id).cloned().unwrap_or_default();
    let articles = store.articles().iter().map(|article| (article.clone(), facts(article))).collect();
    Ok(Batch { articles, incidents: store.incidents().to_vec() })
}

fn opened_holding(space: &Workspace, edits: Vec<Edit>, most: usize) -> Result<Opened, Problem> {
    let (articles, extractions): (Vec<_>, Vec<_>) = space.contents()?.read.into_iter().unzip();
    let incidents = extract::merge(&extractions);
    let told = |articles: Vec<Article>| articles.into_iter().zip(extractions.iter().cloned().map(facts)).collect::<Vec<_>>();
    let mut desk = Desk::new(Log::from_edits(edits));
    let records = space.count_records()?;
    if records > most {
        let facts = extractions.iter().cloned().map(facts).collect();
        let store = store_of_many(space, (articles, facts), incidents, &mut desk)?;
        return Ok(Opened { store, desk, ..Opened::default() });
    }
    let mut store = Store::default();
    let (more, records) = if records > 0 { space.records()? } else { (Vec::new(), Vec::new()) };
    let all = told(articles).into_iter().chain(more.into_iter().map(|article| (article, ArticleFacts::default()))).collect();
    store.insert(Batch { articles: all, incidents: Vec::new() });
    desk.renew(incidents.into_iter().chain(records.iter().cloned()).collect(), &mut store);
    Ok(Opened { store, extractions, records, desk })
}

/// A store that reads records when they are looked at, but for those that the log names: these are held, corrected, as are all incidents
/// that were read here.
fn store_of_many(
    space: &Workspace,
    (mut articles, mut facts): (Vec<Article>, Vec<ArticleFacts>),
    incidents: Vec<Incident>,
    desk: &mut Desk,
) -> Result<Store, Problem> {
    let named = space.records_named(desk.log())?;
    articles.extend(named.articles);
    facts.resize(articles.len(), ArticleFacts::default());
    let held = desk.lay(incidents.into_iter().chain(named.incidents).collect(), articles.as_slice());
    let reported: Vec<_> = held.iter().map(|incident| (incident.id.clone(), incident.sources.clone())).collect();
    let by_id: HashMap<_, _> = articles.iter().map(|article| (&article.id, article)).collect();
    let mut store = space.store_with(held, &named.rows, &|incident| columns(incident, &by_id))?;
    drop(by_id);
    let mut rows: HashMap<ArticleId, Vec<usize>> = HashMap::new();
    for (id, sources) in reported {
        let row = store.incident_position(&id);
        for source in sources {
            rows.entry(source.article).or_default().extend(row);
        }
    }
    for (article, facts) in articles.into_iter().zip(facts) {
        let rows = rows.remove(&article.id).unwrap_or_default();
        store.hold(article, facts, rows);
    }
    Ok(store)
}

/// Sides, outlets and languages of an incident.
fn columns(incident: &Incident, articles: &HashMap<&ArticleId, &Article>) -> Setting {
    let of = || incident.sources.iter().filter_map(|source| articles.get(&source.article));
    Setting {
        sides: sides_in(incident, |id| articles.get(id).copied()),
        outlets: of().filter_map(|article| article.source.clone()).collect(),
        languages: of().map(|article| article.lang.code().to_owned()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Anchor, Change, Doubt, Stamp, Value};
    use crate::incident::{Count, IncidentId, Kind, SourceRef, When};
    use crate::store::sample::{article, day, incident};
    use crate::store::{Filter, evaluate};

    /// Records by number, each in an article of its own.
    fn records(count: u32) -> (Vec<Article>, Vec<Incident>) {
        let one = |n: u32| {
            let (article, _) = article(&format!("record {n}"));
            let mut record = incident(&format!("acled-{n}"), &format!("2020-01-{:02}", n % 28 + 1));
            record.sources = vec![SourceRef { article: article.id.clone(), evidence: Vec::new() }];
            (article, record)
        };
        (0..count).map(one).unzip()
    }

    /// A log of every kind of correction that a record can have.
    fn log(articles: &[Article], records: &[Incident]) -> Log {
        let mut log = Log::default();
        let by_id: HashMap<_, _> = articles.iter().map(|article| (&article.id, article)).collect();
        let of = |n: usize| Anchor::of(&records[n], |id| by_id.get(id).copied());
        let set = |n: usize, old: Value, new: Value| Change::Set { of: of(n), old, new };
        let moved = When::day(day("2024-05-05"));
        let made = Incident { when: moved.clone(), ..Incident::bare(IncidentId("by-hand#1".into())) };
        for change in [
            set(3, Value::Date(records[3].when.clone()), Value::Date(moved)),
            set(4, Value::Kind(records[4].kind), Value::Kind(Kind::Raid)),
            set(4, Value::Killed(records[4].killed), Value::Killed(Count::exact(7))),
            Change::Reject { of: of(5) },
            Change::Merge { into: of(6), from: vec![of(7)] },
            Change::Create { at: of(8), incident: Box::new(made) },
            Change::Settle { of: of(9), doubt: Doubt::Unsure, with: Vec::new() },
            Change::Reject { of: of(10) },
            Change::Undo { seq: 8 },
            // What is nowhere is lost wherever it is looked for.
            Change::Reject { of: Anchor { id: IncidentId("nowhere".into()), spots: Vec::new(), ..of(0) } },
        ] {
            log.record(change, Stamp::default());
        }
        log
    }

    fn by_id(store: &Store) -> std::collections::BTreeMap<IncidentId, Incident> {
        let all = (0..store.len()).filter_map(|row| store.at(row)).map(std::borrow::Cow::into_owned);
        all.map(|incident| (incident.id.clone(), incident)).collect()
    }

    #[test]
    fn corrections_are_laid_over_records_that_are_read_on_demand_as_over_those_held_whole() {
        let mut space = Workspace::in_memory().expect("made");
        let (articles, records) = records(30);
        space.add_records(&articles, &records, 0).expect("added");
        space.index_words().expect("indexed");
        let log = log(&articles, &records);
        space.record(log.edits()).expect("recorded");
        let edits = || space.edits().expect("read");
        let many = opened_holding(&space, edits(), 10).expect("opened");
        let few = opened_holding(&space, edits(), usize::MAX).expect("opened");
        assert!(many.store.is_made() && !few.store.is_made());
        assert_eq!(by_id(&many.store), by_id(&few.store));
        assert_eq!((many.store.len(), by_id(&many.store).len()), (29, 29), "one rejected, two joined, one made: none is there twice");
        let (many_told, few_told) = (many.desk.outcome(), few.desk.outcome());
        assert_eq!((&many_told.originals, &many_told.lost), (&few_told.originals, &few_told.lost));
        assert_eq!((&many_told.rejected, &many_told.settled), (&few_told.rejected, &few_told.settled));
        for row in 0..many.store.len() {
            let id = many.store.id_at(row).expect("a row");
            assert_eq!(many.store.incident_position(&id), Some(row), "{id:?}");
            let same = few.store.incident_position(&id).expect("there");
            let columns = |store: &Store, row: usize| (store.columns().kind(row), store.columns().tolls(row), store.columns().when(row));
            assert_eq!(columns(&many.store, row), columns(&few.store, same), "{id:?}");
        }
        assert_eq!(many.store.incident_position(&IncidentId("acled-5".into())), None, "a rejected one is not found in the file");
        for words in ["record 4", "record 5", "record 12"] {
            let filter = Filter { text: words.into(), ..Filter::default() };
            let [shown, want] = [&many.store, &few.store].map(|store| evaluate(store, &filter).shown.len());
            assert_eq!(shown, want, "{words}");
        }
    }
}
