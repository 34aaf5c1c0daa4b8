//! A place as a row of the table: how the user's own places are kept.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::load::{LoadError, Row, rows};
use crate::geo::LatLon;
use crate::incident::PlaceKind;

/// Heads of the columns.
pub(super) const COLUMNS: &str =
    "id\tkind\tcountry\tparent\tlat\tlon\tprecision_km\tpopulation\tsource\tname\tname_ar\tnames\tneeds_context\tavoid_context";

/// A place on its way into the table of own places.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPlace {
    /// Stable id; a second import of the same source gives the same.
    pub id: String,
    /// Sort of place.
    pub kind: PlaceKind,
    /// ISO 3166-1 alpha-2 code; empty where unknown.
    pub country: String,
    /// Id of the bundled place it lies in; empty for none.
    pub parent: String,
    /// The point.
    pub point: LatLon,
    /// Radius in km within which it lies.
    pub precision_km: f64,
    /// Inhabitants; 0 where unknown.
    pub population: u32,
    /// Id of the source, of `sources.tsv`.
    pub source: &'static str,
    /// English name; empty where only the Arabic one is known.
    pub name: String,
    /// Arabic name.
    pub name_ar: String,
    /// Other names.
    pub names: Vec<String>,
    /// Whether a cue must stand beside the name.
    pub common_word: bool,
}

impl NewPlace {
    /// Its row, without the end of the line.
    fn row(&self) -> String {
        let names: Vec<String> = self.names.iter().map(|name| cell(name)).collect();
        let name = if self.name.is_empty() { &self.name_ar } else { &self.name };
        let cells: [String; 14] = [
            self.id.clone(),
            self.kind.code().to_owned(),
            self.country.clone(),
            self.parent.clone(),
            format!("{:.5}", self.point.lat),
            format!("{:.5}", self.point.lon),
            format!("{:.1}", self.precision_km),
            self.population.to_string(),
            self.source.to_owned(),
            cell(name),
            cell(&self.name_ar),
            names.join("|"),
            if self.common_word { "!".to_owned() } else { String::new() },
            String::new(),
        ];
        cells.join("\t")
    }
}

/// A name without what parts cells, rows and names.
fn cell(name: &str) -> String {
    let plain: String = name.chars().map(|c| if c.is_control() || c == '|' { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The user's table: rows by id. Importing again writes a row again, never twice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnTable {
    rows: BTreeMap<String, String>,
}

/// What an import changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// Places that were not there.
    pub new: usize,
    /// Places that were there, with another row.
    pub changed: usize,
    /// Places that were there just so.
    pub same: usize,
}

impl OwnTable {
    /// Reads what [`Self::write`] wrote; no bytes are an empty table.
    ///
    /// # Errors
    /// Only where the bytes are no UTF-8: single rows are checked on loading.
    pub fn read(table: &[u8]) -> Result<Self, LoadError> {
        let rows = rows(table)?;
        Ok(Self { rows: rows.iter().map(|row| (row.id().to_owned(), Row::text(row))).collect() })
    }

    /// Puts places in, over rows of the same id.
    pub fn add(&mut self, places: &[NewPlace]) -> Added {
        let mut added = Added::default();
        for place in places {
            let row = place.row();
            match self.rows.get(&place.id) {
                None => added.new += 1,
                Some(old) if *old == row => added.same += 1,
                Some(_) => added.changed += 1,
            }
            self.rows.insert(place.id.clone(), row);
        }
        added
    }

    /// Takes a place out. Gives whether it was there.
    pub fn forget(&mut self, id: &str) -> bool {
        self.rows.remove(id).is_some()
    }

    /// Takes every place out. Gives how many there were.
    pub fn forget_all(&mut self) -> usize {
        std::mem::take(&mut self.rows).len()
    }

    /// How many places there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Ids, in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.rows.keys().map(String::as_str)
    }

    /// Writes the table.
    ///
    /// # Errors
    /// What writing to `out` gives.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{COLUMNS}")?;
        self.rows.values().try_for_each(|row| writeln!(out, "{row}"))
    }
}
