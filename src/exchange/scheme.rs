//! Collections of others that rows come from and go back to: ACLED, the UCDP georeferenced events, and GDELT 2.0 events.
//!
//! A row that was read and not changed since goes back cell by cell as it was. Where a field was changed, its own cells are written anew.

use std::sync::LazyLock;

use super::placer::Placer;
use super::precision::{self, Placing};
use super::refusal::Refusal;
use super::{acled, gdelt, table, ucdp};
use crate::geo::LatLon;
use crate::incident::{Actor, Attribution, Confidence, Count, Foreign, Incident, IncidentId, Kind, Perpetrator, SourceRef, When};
use crate::source::Article;

/// A collection whose tables are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scheme {
    /// Armed Conflict Location & Event Data.
    Acled,
    /// UCDP Georeferenced Event Dataset.
    Ucdp,
    /// GDELT 2.0 events.
    Gdelt,
}

/// A column of a collection.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// Whether a table without it is none of this collection.
    pub needed: bool,
}

static LAYOUTS: LazyLock<Vec<(&'static str, Field)>> = LazyLock::new(|| {
    let rows = table::rows(include_str!("../../data/exchange/layouts.tsv"));
    rows.map(|[scheme, name, need]| (scheme, Field { name, needed: need == "needed" })).collect()
});

struct KindIn {
    scheme: &'static str,
    word: &'static str,
    kind: Kind,
    doer: &'static str,
}

static KINDS_IN: LazyLock<Vec<KindIn>> = LazyLock::new(|| {
    let rows = table::lines(include_str!("../../data/exchange/kinds_in.tsv")).map(|line| line.split('\t').collect::<Vec<_>>());
    rows.filter_map(|row| match row[..] {
        [scheme, word, kind, doer, ..] => Some(KindIn { scheme, word, kind: Kind::from_code(kind)?, doer }),
        _ => None,
    })
    .collect()
});

/// The cells of a row by the names of their columns.
pub trait Row {
    /// Without the space around it; empty where there is none.
    fn cell(&self, column: &str) -> &str;
}

impl Row for Foreign {
    fn cell(&self, column: &str) -> &str {
        self.get(column).unwrap_or_default()
    }
}

/// What a row says, in our terms.
#[derive(Clone, Debug, PartialEq)]
pub struct Meaning {
    /// What happened.
    pub kind: Kind,
    /// When.
    pub when: When,
    /// Where: name, point, how finely.
    pub place: Option<(String, LatLon, Placing)>,
    /// Dead.
    pub killed: Count,
    /// Who did it.
    pub perpetrator: Perpetrator,
    /// What was hit.
    pub target: Option<String>,
}

impl Scheme {
    /// Every scheme.
    pub const ALL: [Self; 3] = [Self::Acled, Self::Ucdp, Self::Gdelt];

    /// Its name in data.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Acled => "acled",
            Self::Ucdp => "ucdp",
            Self::Gdelt => "gdelt",
        }
    }

    /// Its columns, in order.
    pub fn layout(self) -> impl Iterator<Item = &'static Field> {
        LAYOUTS.iter().filter(move |(scheme, _)| *scheme == self.code()).map(|(_, field)| field)
    }

    /// Whether heads are those of this collection; GDELT's tables have none.
    pub fn has_heads(self, heads: &[String]) -> bool {
        self != Self::Gdelt && self.missing(heads).is_empty()
    }

    /// The needed columns that heads lack.
    pub fn missing(self, heads: &[String]) -> Vec<&'static str> {
        self.layout().filter(|field| field.needed && !heads.iter().any(|head| head == field.name)).map(|field| field.name).collect()
    }

    /// How the collection names a row.
    const fn id_column(self) -> &'static str {
        match self {
            Self::Acled => "event_id_cnty",
            Self::Ucdp => "id",
            Self::Gdelt => "GLOBALEVENTID",
        }
    }

    /// What a row says; `None` where it speaks of no incident (GDELT's codes of words and deeds without force).
    ///
    /// # Errors
    /// Names the first cell that cannot be what stands there.
    pub fn meaning(self, row: &dyn Row) -> Result<Option<Meaning>, Refusal> {
        match self {
            Self::Acled => acled::meaning(row).map(Some),
            Self::Ucdp => ucdp::meaning(row).map(Some),
            Self::Gdelt => gdelt::meaning(row),
        }
    }

    /// An incident and its article from a row; `None` where it speaks of no incident. `fields` are all its cells.
    ///
    /// # Errors
    /// Names the first cell that cannot be what stands there.
    pub fn incident(
        self,
        row: &dyn Row,
        fields: impl Iterator<Item = (String, String)>,
        file: &str,
        placer: &mut Placer<'_>,
    ) -> Result<Option<(Incident, Article)>, Refusal> {
        let own = row.cell(self.id_column());
        if own.is_empty() {
            return Err(Refusal::cell("import-row-id", self.id_column(), ""));
        }
        let Some(meaning) = self.meaning(row)? else { return Ok(None) };
        let id = format!("{}-{own}", self.code());
        let article = self.article(row, &id, file);
        let mut incident = Incident::bare(IncidentId(id));
        incident.places =
            meaning.place.into_iter().map(|(name, point, placing)| placer.place(self.code(), &name, point, placing)).collect();
        incident.kind = meaning.kind;
        incident.when = meaning.when;
        incident.killed = meaning.killed;
        incident.perpetrator = meaning.perpetrator;
        incident.target = meaning.target;
        incident.confidence = Confidence { value: if self == Self::Gdelt { MACHINE_MADE } else { 1.0 }, reasons: Vec::new() };
        incident.sources = vec![SourceRef { article: article.id.clone(), evidence: Vec::new() }];
        let fields = fields.filter(|(_, cell)| !cell.is_empty()).collect();
        incident.foreign = Some(Foreign { scheme: self.code().to_owned(), id: own.to_owned(), fields });
        Ok(Some((incident, article)))
    }

    /// What a row says of its source, as an article of that id.
    pub fn article(self, row: &dyn Row, id: &str, file: &str) -> Article {
        match self {
            Self::Acled => acled::article(row, id, file),
            Self::Ucdp => ucdp::article(row, id, file),
            Self::Gdelt => gdelt::article(row, id, file),
        }
    }

    /// Our kind for a word or code of the scheme, and the column that names the doer; `None` for one that no row of the table is about.
    pub(super) fn kind(self, word: &str) -> Option<(Kind, &'static str)> {
        let rows = KINDS_IN.iter().filter(|row| row.scheme == self.code());
        let found = match self {
            Self::Gdelt => rows.filter(|row| word.starts_with(row.word)).max_by_key(|row| row.word.len()),
            _ => rows.into_iter().find(|row| row.word == word),
        };
        found.map(|row| (row.kind, row.doer))
    }

    /// The incident as the cells of its layout.
    pub fn cells(self, incident: &Incident, article: Option<&Article>) -> Vec<String> {
        let own = incident.foreign.as_ref().filter(|foreign| foreign.scheme == self.code());
        let unchanged = own.and_then(|foreign| self.meaning(foreign).ok().flatten());
        let mut cells: Vec<(&'static str, String)> =
            self.layout().map(|field| (field.name, own.map(|foreign| foreign.cell(field.name).to_owned()).unwrap_or_default())).collect();
        let mut set = |column: &str, value: String| {
            if let Some((_, cell)) = cells.iter_mut().find(|(name, _)| *name == column) {
                *cell = value;
            }
        };
        match self {
            Self::Acled => acled::write(incident, article, unchanged.as_ref(), &mut set),
            Self::Ucdp => ucdp::write(incident, article, unchanged.as_ref(), &mut set),
            Self::Gdelt => {}
        }
        cells.into_iter().map(|(_, cell)| cell).collect()
    }
}

/// How far to trust a row that a program coded from news without anybody looking.
const MACHINE_MADE: f32 = 0.5;

/// The doer that a column names, as the collection states it; nobody where it names none.
pub(super) fn doer(row: &dyn Row, column: &str) -> Perpetrator {
    let words = if column.is_empty() { "" } else { row.cell(column) };
    let name = super::guess::actor(words);
    let attribution = if name == Actor::Unknown { Attribution::Unknown } else { Attribution::Stated };
    Perpetrator { name, attribution, text: Some(words).filter(|words| !words.is_empty()).map(str::to_owned) }
}

/// The place of a row: its point, name and code of precision.
///
/// # Errors
/// Where the point cannot be, or the code is none of the scheme's.
pub(super) fn place(scheme: Scheme, row: &dyn Row, columns: [&str; 4]) -> Result<Option<(String, LatLon, Placing)>, Refusal> {
    let [name, lat, lon, code] = columns;
    let (lat_cell, lon_cell) = (row.cell(lat), row.cell(lon));
    if lat_cell.is_empty() && lon_cell.is_empty() {
        return Ok(None);
    }
    let point = LatLon::new(super::read::degrees(lat, lat_cell, 90.0)?, super::read::degrees(lon, lon_cell, 180.0)?);
    let placing =
        precision::placing(scheme.code(), row.cell(code)).ok_or_else(|| Refusal::cell("import-row-code", code, row.cell(code)))?;
    Ok(Some((row.cell(name).to_owned(), point, placing)))
}

/// Whether the place of an incident is still the one that its row gave.
pub(super) fn is_placed_so(incident: &Incident, meaning: Option<&Meaning>) -> bool {
    let told = meaning.and_then(|meaning| meaning.place.as_ref());
    match (incident.site(), told) {
        (None, None) => meaning.is_some(),
        (Some(site), Some((_, point, placing))) => {
            site.point == *point && site.precision_km == placing.precision_km && site.role == placing.role
        }
        _ => false,
    }
}
