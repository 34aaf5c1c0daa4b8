//! Incidents of which only the columns are held: a million open in the time that their columns take, and each is read whole when it is
//! looked at.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use chrono::{Datelike as _, NaiveDate};
use rusqlite::{Connection, OptionalExtension as _, Row as SqlRow};

use super::contents::{ARTICLE, article};
use super::words::articles_with;
use super::{Problem, Workspace, count};
use crate::incident::{
    Actor, Attribution, Confidence, Count, Incident, IncidentId, Kind, Perpetrator, Precision, Side, Verification, When, Where,
};
use crate::source::{Article, ArticleId};
use crate::store::{Builder, Columns, Facts, Made, Store};

/// What opens the name of an incident that came without one.
pub(super) const PREFIX: &str = "row-";

/// No value, where a number stands for one.
const NONE: u32 = u32::MAX;

/// What columns say of one incident.
#[derive(Clone, Debug)]
pub(super) struct Row {
    id: i64,
    from: i32,
    to: i32,
    place: u32,
    killed: Count,
    injured: Count,
    confidence: f32,
    more: u32,
    sides: u32,
    outlets: u32,
    languages: u32,
    kind: Kind,
    actor: Actor,
    attribution: Attribution,
    precision: Precision,
    main: bool,
}

impl Row {
    fn when(&self) -> When {
        let day = |number: i32| NaiveDate::from_num_days_from_ce_opt(number).filter(|_| number != i32::MIN && number != i32::MAX);
        When { earliest: day(self.from), latest: day(self.to), precision: self.precision, ..When::default() }
    }

    /// The order of a store: dated ones by first and last day, days and nights before ranges, then the undated.
    fn order(&self, other: &Self) -> Ordering {
        let key = |row: &Self| {
            let is_dated = row.from != i32::MIN && row.to != i32::MAX;
            let first = if row.from == i32::MIN { row.to } else { row.from };
            let length = row.to.saturating_sub(row.from);
            let is_certain = is_dated && (length == 0 || length == 1 && row.precision == Precision::Night);
            (!is_dated, first, row.to, !is_certain, row.id)
        };
        key(self).cmp(&key(other))
    }
}

/// What the columns say of an incident beside what it says itself.
#[derive(Clone, Debug, Default)]
pub struct Setting {
    /// Whose sides were hit.
    pub sides: Vec<Side>,
    /// Outlets that report it.
    pub outlets: Vec<String>,
    /// Codes of the languages it is reported in.
    pub languages: Vec<String>,
}

/// Texts that many rows share, each once.
#[derive(Debug, Default)]
struct Shared {
    texts: Vec<Box<str>>,
    numbers: HashMap<Box<str>, u32>,
}

impl Shared {
    fn number(&mut self, text: Option<&str>) -> u32 {
        let Some(text) = text else { return NONE };
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = u32::try_from(self.texts.len()).unwrap_or(NONE);
        self.texts.push(text.into());
        self.numbers.insert(text.into(), number);
        number
    }

    fn text(&self, number: u32) -> Option<&str> {
        self.texts.get(number as usize).map(AsRef::as_ref)
    }
}

/// Rows of incidents with what they share.
#[derive(Debug)]
pub(super) struct Rows {
    pub(super) list: Vec<Row>,
    places: HashMap<u32, Where>,
    shared: Shared,
}

const COLUMNS: &str = "id, kind, main, earliest, latest, precision, place, more_places, killed_min, killed_max, injured_min, injured_max, actor, \
     attribution, confidence, sides, outlets, languages";

impl Workspace {
    /// The rows of incidents for which `which` holds.
    pub(super) fn rows(&self, which: &str) -> Result<Rows, Problem> {
        let mut places = HashMap::new();
        let mut statement = self.db.prepare("SELECT id, told FROM place")?;
        let mut found = statement.query(())?;
        while let Some(row) = found.next()? {
            places.insert(row.get(0)?, serde_json::from_str(row.get_ref(1)?.as_str()?)?);
        }
        let mut rows = Rows { list: Vec::new(), places, shared: Shared::default() };
        let mut statement = self.db.prepare(&format!("SELECT {COLUMNS} FROM incident WHERE {which} ORDER BY id"))?;
        let mut found = statement.query(())?;
        while let Some(row) = found.next()? {
            let row = read(row, &mut rows.shared)?;
            rows.list.push(row);
        }
        Ok(rows)
    }

    /// How many incidents are records of other schemes, or made up.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn count_records(&self) -> Result<usize, Problem> {
        count(&self.db, "incident WHERE record = 1")
    }

    /// A store of all records but those of some rows, with these incidents among them. Only the columns of records are held; each is read from the file when it
    /// is looked at, as long as the store lives.
    ///
    /// # Errors
    /// Where something cannot be read, or is damaged.
    pub fn store_with(&self, held: Vec<Incident>, without: &BTreeSet<i64>, facts: &dyn Fn(&Incident) -> Setting) -> Result<Store, Problem> {
        let mut rows = self.rows("record = 1")?;
        if !without.is_empty() {
            rows.list.retain(|row| !without.contains(&row.id));
        }
        if !rows.list.is_sorted_by(|a, b| a.order(b).is_le()) {
            rows.list.sort_unstable_by(Row::order);
        }
        let mut held: Vec<Option<Incident>> = held.into_iter().map(Some).collect();
        let mut waiting: Vec<(Row, usize)> = held.iter().enumerate().filter_map(|(n, one)| Some((as_row(one.as_ref()?, n), n))).collect();
        waiting.sort_by(|a, b| b.0.order(&a.0));
        let mut builder = Builder::with_capacity(rows.list.len() + held.len());
        let mut entries = Vec::with_capacity(rows.list.len() + held.len());
        let mut whole = Vec::with_capacity(held.len());
        let spread = rows.spread();
        for row in &rows.list {
            while let Some((_, n)) = waiting.pop_if(|(first, _)| first.order(row).is_lt()) {
                push_held(&mut builder, &mut entries, &mut whole, held.get_mut(n).and_then(Option::take), facts);
            }
            let several = rows.several(row);
            builder.push(&rows.facts(row, &spread, several.as_deref()));
            entries.push(Entry::Row(row.id));
        }
        while let Some((_, n)) = waiting.pop() {
            push_held(&mut builder, &mut entries, &mut whole, held.get_mut(n).and_then(Option::take), facts);
        }
        let by_row = entries.iter().enumerate().filter_map(|(at, entry)| Some((entry.row()?, u32::try_from(at).ok()?)));
        let mut by_row: Vec<(i64, u32)> = by_row.collect();
        if !by_row.is_sorted() {
            by_row.sort_unstable();
        }
        let by_name = entries.iter().enumerate().filter_map(|(at, entry)| Some((entry.held(&whole)?.id.clone(), at))).collect();
        let file = Mutex::new(self.second_connection()?);
        rows.list = Vec::new();
        let made = OnDemand { file, entries, whole, by_row, by_name };
        Ok(Store::of_made(builder.finish(), Arc::new(made)))
    }

    fn second_connection(&self) -> Result<Connection, Problem> {
        if self.path().as_os_str().is_empty() {
            let mut copy = Connection::open_in_memory()?;
            rusqlite::backup::Backup::new(&self.db, &mut copy)?.run_to_completion(4096, std::time::Duration::ZERO, None)?;
            return Ok(copy);
        }
        Ok(Self::open_to_read(self.path())?.db)
    }
}

fn push_held(
    builder: &mut Builder,
    entries: &mut Vec<Entry>,
    whole: &mut Vec<Incident>,
    incident: Option<Incident>,
    facts: &dyn Fn(&Incident) -> Setting,
) {
    let Some(incident) = incident else { return };
    let Setting { sides, outlets, languages } = facts(&incident);
    let outlets: Vec<&str> = outlets.iter().map(String::as_str).collect();
    let languages: Vec<&str> = languages.iter().map(String::as_str).collect();
    builder.push(&Facts::of(&incident, &sides, &outlets, &languages));
    entries.push(Entry::Held(u32::try_from(whole.len()).unwrap_or(NONE)));
    whole.push(incident);
}

/// An incident held whole as a row, for its place in the order of dates.
fn as_row(incident: &Incident, n: usize) -> Row {
    let number = |day: Option<NaiveDate>, open: i32| day.map_or(open, |day| day.num_days_from_ce());
    Row {
        id: i64::try_from(n).unwrap_or(i64::MAX),
        from: number(incident.when.earliest, i32::MIN),
        to: number(incident.when.latest, i32::MAX),
        place: NONE,
        killed: incident.killed,
        injured: incident.injured,
        confidence: incident.confidence.value,
        more: NONE,
        sides: NONE,
        outlets: NONE,
        languages: NONE,
        kind: incident.kind,
        actor: incident.perpetrator.name,
        attribution: incident.perpetrator.attribution,
        precision: incident.when.precision,
        main: incident.main,
    }
}

fn read(row: &SqlRow<'_>, shared: &mut Shared) -> Result<Row, Problem> {
    let text = |at: usize| Ok::<_, Problem>(row.get_ref(at)?.as_str_or_null()?);
    let code = |at: usize| Ok::<_, Problem>(text(at)?.unwrap_or_default());
    let unknown = |what: &str| Problem::Damaged(format!("unknown {what}"));
    Ok(Row {
        id: row.get(0)?,
        kind: Kind::from_code(code(1)?).ok_or_else(|| unknown("kind"))?,
        main: row.get(2)?,
        from: day(text(3)?, i32::MIN)?,
        to: day(text(4)?, i32::MAX)?,
        precision: Precision::from_code(code(5)?).ok_or_else(|| unknown("precision"))?,
        place: row.get::<_, Option<u32>>(6)?.unwrap_or(NONE),
        more: shared.number(text(7)?),
        killed: Count { min: row.get(8)?, max: row.get(9)? },
        injured: Count { min: row.get(10)?, max: row.get(11)? },
        actor: Actor::from_code(code(12)?).ok_or_else(|| unknown("actor"))?,
        attribution: Attribution::from_code(code(13)?).ok_or_else(|| unknown("attribution"))?,
        confidence: row.get(14)?,
        sides: shared.number(text(15)?),
        outlets: shared.number(text(16)?),
        languages: shared.number(text(17)?),
    })
}

/// The number of an ISO day; `open` where there is none.
fn day(iso: Option<&str>, open: i32) -> Result<i32, Problem> {
    let Some(iso) = iso else { return Ok(open) };
    let bad = || Problem::Damaged(format!("no day: {iso}"));
    let number =
        |digits: &[u8]| digits.iter().try_fold(0i32, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + i32::from(digit - b'0')));
    // A date of four digits is read by hand, a million of them in a tenth of the time; others as chrono reads them.
    let plain = match iso.as_bytes() {
        [year @ .., b'-', m1, m2, b'-', d1, d2] if year.len() == 4 => number(year).zip(number(&[*m1, *m2])).zip(number(&[*d1, *d2])),
        _ => None,
    };
    let day = match plain {
        Some(((year, month), day)) => NaiveDate::from_ymd_opt(year, month as u32, day as u32),
        None => iso.parse().ok(),
    };
    Ok(day.ok_or_else(bad)?.num_days_from_ce())
}

/// What rows share, taken apart.
struct Spread<'a> {
    lists: Vec<Vec<&'a str>>,
    sides: Vec<Vec<Side>>,
}

impl<'a> Spread<'a> {
    fn list(&self, number: u32) -> &[&'a str] {
        self.lists.get(number as usize).map(Vec::as_slice).unwrap_or_default()
    }
}

impl Rows {
    fn spread(&self) -> Spread<'_> {
        let lists: Vec<Vec<&str>> = self.shared.texts.iter().map(|text| text.lines().collect()).collect();
        let sides = lists.iter().map(|list| list.iter().filter_map(|code| Side::from_code(code)).collect()).collect();
        Spread { lists, sides }
    }

    /// The places of a row, best first.
    fn places(&self, row: &Row) -> Vec<Where> {
        let more = self.shared.text(row.more).unwrap_or_default().split(',').filter_map(|id| id.parse().ok());
        std::iter::once(row.place).chain(more).filter_map(|id| self.places.get(&id).cloned()).collect()
    }

    /// The places of one of the few rows that have several.
    fn several(&self, row: &Row) -> Option<Vec<Where>> {
        (row.more != NONE).then(|| self.places(row))
    }

    fn facts<'a>(&'a self, row: &Row, spread: &'a Spread<'_>, several: Option<&'a [Where]>) -> Facts<'a> {
        let one = || self.places.get(&row.place).map(std::slice::from_ref).unwrap_or_default();
        let sides = spread.sides.get(row.sides as usize).map(Vec::as_slice).unwrap_or_default();
        Facts {
            kind: row.kind,
            main: row.main,
            when: row.when(),
            places: several.unwrap_or_else(one),
            killed: row.killed,
            injured: row.injured,
            actor: row.actor,
            attribution: row.attribution,
            sides,
            confidence: row.confidence,
            outlets: spread.list(row.outlets),
            languages: spread.list(row.languages),
            // A record comes without remarks: those are corrections, and a record that was corrected is held whole.
            status: Verification::default(),
            tags: &[],
        }
    }

    /// All of an incident: what is told of it, or else what its columns say.
    pub(super) fn whole(&self, db: &Connection, row: &Row) -> Result<Option<Incident>, Problem> {
        let Some(Stored { name, told }) = stored(db, row.id)? else { return Ok(None) };
        Ok(Some(match told {
            Some(told) => serde_json::from_str(&told)?,
            None => Incident {
                kind: row.kind,
                main: row.main,
                when: row.when(),
                places: self.places(row),
                killed: row.killed,
                injured: row.injured,
                perpetrator: Perpetrator { name: row.actor, attribution: row.attribution, text: None },
                confidence: Confidence { value: row.confidence, reasons: Vec::new() },
                ..Incident::bare(IncidentId(name.unwrap_or_else(|| format!("{PREFIX}{}", row.id))))
            },
        }))
    }
}

/// Name and JSON of a row.
#[derive(Default)]
pub(super) struct Stored {
    name: Option<String>,
    pub(super) told: Option<String>,
}

pub(super) fn stored(db: &Connection, id: i64) -> Result<Option<Stored>, Problem> {
    let mut statement = db.prepare_cached("SELECT name, told FROM incident WHERE id = ?")?;
    Ok(statement.query_row([id], |row| Ok(Stored { name: row.get(0)?, told: row.get(1)? })).optional()?)
}

/// Where an incident of the store is.
#[derive(Clone, Copy, Debug)]
enum Entry {
    /// In the file, in that row.
    Row(i64),
    /// In memory.
    Held(u32),
}

impl Entry {
    const fn row(self) -> Option<i64> {
        match self {
            Self::Row(id) => Some(id),
            Self::Held(_) => None,
        }
    }

    fn held(self, whole: &[Incident]) -> Option<&Incident> {
        match self {
            Self::Row(_) => None,
            Self::Held(n) => whole.get(n as usize),
        }
    }
}

/// Reads incidents whole from the file when they are asked for.
struct OnDemand {
    file: Mutex<Connection>,
    entries: Vec<Entry>,
    whole: Vec<Incident>,
    /// Positions in the store by row of the file.
    by_row: Vec<(i64, u32)>,
    /// Positions of those held whole.
    by_name: HashMap<IncidentId, usize>,
}

impl std::fmt::Debug for OnDemand {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "OnDemand({})",
            PathBuf::from(self.file.lock().ok().and_then(|file| file.path().map(str::to_owned)).unwrap_or_default()).display()
        )
    }
}

impl OnDemand {
    fn ask<T>(&self, question: impl FnOnce(&Connection) -> Result<T, Problem>) -> Option<T> {
        let file = self.file.lock().ok()?;
        question(&file).inspect_err(|problem| log::error!("the workspace cannot be read: {problem}")).ok()
    }

    fn position(&self, id: i64) -> Option<usize> {
        let at = self.by_row.binary_search_by_key(&id, |(row, _)| *row).ok()?;
        self.by_row.get(at).map(|(_, position)| *position as usize)
    }
}

impl Made for OnDemand {
    fn incident(&self, columns: &Columns, row: usize) -> Incident {
        let entry = self.entries.get(row).copied();
        if let Some(held) = entry.and_then(|entry| entry.held(&self.whole)) {
            return held.clone();
        }
        let stored = entry.and_then(Entry::row).and_then(|id| self.ask(|db| stored(db, id))).flatten();
        let Stored { name, told } = stored.unwrap_or_default();
        if let Some(incident) = told.and_then(|told| serde_json::from_str(&told).ok()) {
            return incident;
        }
        let (killed, injured) = columns.tolls(row).unwrap_or_default();
        let (actor, attribution) = columns.doer(row).unwrap_or_default();
        Incident {
            kind: columns.kind(row).unwrap_or(Kind::Other),
            main: columns.main().contains(row),
            when: columns.when(row).unwrap_or_default(),
            places: columns.site(row).cloned().into_iter().collect(),
            killed,
            injured,
            perpetrator: Perpetrator { name: actor, attribution, text: None },
            confidence: Confidence { value: columns.confidence(row).unwrap_or_default(), reasons: Vec::new() },
            ..Incident::bare(name.map_or_else(|| self.id(row), IncidentId))
        }
    }

    fn id(&self, row: usize) -> IncidentId {
        match self.entries.get(row) {
            Some(Entry::Row(id)) => {
                let name = self.ask(|db| stored(db, *id)).flatten().and_then(|stored| stored.name);
                IncidentId(name.unwrap_or_else(|| format!("{PREFIX}{id}")))
            }
            Some(Entry::Held(n)) => self.whole.get(*n as usize).map_or_else(|| IncidentId(String::new()), |incident| incident.id.clone()),
            None => IncidentId(String::new()),
        }
    }

    fn row(&self, id: &IncidentId) -> Option<usize> {
        if let Some(at) = self.by_name.get(id) {
            return Some(*at);
        }
        let named = self.ask(|db| {
            Ok(db.prepare_cached("SELECT id FROM incident WHERE name = ?")?.query_row([&id.0], |row| row.get::<_, i64>(0)).optional()?)
        });
        let number = || id.0.strip_prefix(PREFIX)?.parse().ok().filter(|row: &i64| format!("{PREFIX}{row}") == id.0);
        self.position(named.flatten().or_else(number)?)
    }

    fn article(&self, id: &ArticleId) -> Option<Article> {
        let sql = format!("SELECT {ARTICLE} FROM article WHERE name = ?");
        self.ask(|db| Ok(db.prepare_cached(&sql)?.query_row([&id.0], article).optional()?)).flatten().map(|(_, article)| article)
    }

    fn rows_with(&self, words: &str) -> Option<Vec<usize>> {
        let articles = self.ask(|db| articles_with(db, words))?;
        self.ask(|db| {
            let mut incidents = db.prepare_cached("SELECT id FROM incident WHERE article = ?")?;
            let mut rows = Vec::new();
            for article in articles {
                for id in incidents.query_map([article], |row| row.get::<_, i64>(0))? {
                    rows.extend(self.position(id?));
                }
            }
            Ok(rows)
        })
    }
}
