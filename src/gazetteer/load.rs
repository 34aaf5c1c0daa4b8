//! Reads the table of places: tab-separated, one place a line.

use std::hash::BuildHasherDefault;

use super::hash::NameMap;
use super::{Place, PlaceIndex};
use crate::geo::LatLon;
use crate::incident::PlaceKind;
use crate::text::fold_term;

/// More levels than any chain of parents has: neighbourhood, city, sub-district, district, governorate, country, and two to spare.
pub(super) const DEEPEST: usize = 8;

const SOURCES: &str = include_str!("../../data/gazetteer/sources.tsv");

/// Where places come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// As in the table of places.
    pub id: String,
    /// Name of the source.
    pub title: String,
    /// Its licence.
    pub licence: String,
}

/// Why a table of places cannot be used.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum LoadError {
    /// The bytes are no UTF-8.
    #[error("the table of places is not UTF-8")]
    NotUtf8,
    /// A line lacks a column.
    #[error("line {line}: column {column} is missing")]
    Missing {
        /// Line, from 1.
        line: usize,
        /// Name of the column.
        column: &'static str,
    },
    /// A cell cannot be read.
    #[error("line {line}: {column} cannot be {found:?}")]
    Bad {
        /// Line, from 1.
        line: usize,
        /// Name of the column.
        column: &'static str,
        /// What stands there.
        found: String,
    },
    /// Parents that lead round in a circle, or too deep.
    #[error("the parents of {id} lead round in a circle")]
    Circle {
        /// Id of a place in the circle.
        id: String,
    },
}

/// The places of a table.
pub(super) fn places(table: &[u8]) -> Result<Vec<Place>, LoadError> {
    places_of(&rows(table)?)
}

/// The rows of a table, notes and the head left out.
pub(super) fn rows(table: &[u8]) -> Result<Vec<Row<'_>>, LoadError> {
    let table = std::str::from_utf8(table).ok().ok_or(LoadError::NotUtf8)?;
    let rows = table.lines().enumerate().map(|(i, text)| Row { line: i + 1, cells: text.split('\t').collect() });
    Ok(rows.filter(|row| !row.id().is_empty() && !row.id().starts_with('#') && row.id() != "id").collect())
}

/// The places of the rows, which may come from several tables; of two rows with one id the first is meant as a parent.
pub(super) fn places_of(rows: &[Row<'_>]) -> Result<Vec<Place>, LoadError> {
    let index_by_id = index_by_id(rows);
    let places = rows.iter().map(|row| row.place(&index_by_id)).collect::<Result<Vec<_>, _>>()?;
    check_parents(&places)?;
    Ok(places)
}

/// Where the row of each id stands, the first of several.
pub(super) fn index_by_id<'a>(rows: &[Row<'a>]) -> NameMap<&'a str, PlaceIndex> {
    let mut index = NameMap::with_capacity_and_hasher(rows.len(), BuildHasherDefault::default());
    for (at, row) in (0..).map(PlaceIndex).zip(rows) {
        index.entry(row.id()).or_insert(at);
    }
    index
}

/// The sources of the bundled table.
pub(super) fn bundled_sources() -> Vec<Source> {
    let rows = SOURCES.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| {
        let mut cells = line.split('\t').map(str::to_owned);
        Some(Source { id: cells.next()?, title: cells.next()?, licence: cells.next()? })
    })
    .collect()
}

/// A line of a table.
pub(super) struct Row<'a> {
    pub(super) line: usize,
    cells: Vec<&'a str>,
}

impl<'a> Row<'a> {
    pub(super) fn id(&self) -> &'a str {
        self.cells.first().copied().unwrap_or_default()
    }

    /// The line as it stands.
    pub(super) fn text(&self) -> String {
        self.cells.join("\t")
    }

    fn cell(&self, i: usize, column: &'static str) -> Result<&'a str, LoadError> {
        self.cells.get(i).copied().ok_or(LoadError::Missing { line: self.line, column })
    }

    fn bad(&self, column: &'static str, found: &str) -> LoadError {
        LoadError::Bad { line: self.line, column, found: found.to_owned() }
    }

    fn number(&self, i: usize, column: &'static str, fits: impl Fn(f64) -> bool) -> Result<f64, LoadError> {
        let cell = self.cell(i, column)?;
        cell.parse().ok().filter(|&value| fits(value)).ok_or_else(|| self.bad(column, cell))
    }

    fn list(&self, i: usize, column: &'static str) -> Result<Vec<String>, LoadError> {
        Ok(split_list(self.cell(i, column)?))
    }

    pub(super) fn place(&self, index_by_id: &NameMap<&str, PlaceIndex>) -> Result<Place, LoadError> {
        let kind = self.cell(1, "kind")?;
        let parent = self.cell(3, "parent")?;
        let population = self.cell(7, "population")?;
        let needs = self.cell(12, "needs_context")?;
        let (needs_context, avoid_context) = (split_list(needs.trim_start_matches('!')), self.list(13, "avoid_context")?);
        let folded = |words: &[String]| words.iter().map(|word| fold_term(word)).collect();
        Ok(Place {
            id: self.cell(0, "id")?.to_owned(),
            kind: PlaceKind::from_code(kind).ok_or_else(|| self.bad("kind", kind))?,
            country: self.cell(2, "country")?.to_owned(),
            parent: match parent {
                "" => None,
                _ => Some(*index_by_id.get(parent).ok_or_else(|| self.bad("parent", parent))?),
            },
            point: LatLon::new(self.number(4, "lat", |v| v.abs() <= 90.0)?, self.number(5, "lon", |v| v.abs() <= 180.0)?),
            precision_km: self.number(6, "precision_km", |v| v > 0.0 && v.is_finite())?,
            population: population.parse().ok().ok_or_else(|| self.bad("population", population))?,
            source: self.cell(8, "source")?.to_owned(),
            name: self.cell(9, "name")?.to_owned(),
            name_ar: self.cell(10, "name_ar")?.to_owned(),
            names: self.list(11, "names")?,
            common_word: needs.starts_with('!'),
            needs_folded: folded(&needs_context),
            avoid_folded: folded(&avoid_context),
            needs_context,
            avoid_context,
        })
    }
}

fn split_list(cell: &str) -> Vec<String> {
    cell.split('|').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

pub(super) fn check_parents(places: &[Place]) -> Result<(), LoadError> {
    for place in places {
        let above = std::iter::successors(place.parent, |index| places.get(index.0 as usize).and_then(|p| p.parent));
        if above.take(DEEPEST + 1).count() > DEEPEST {
            return Err(LoadError::Circle { id: place.id.clone() });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "a\ttown\tSY\t\t35\t40\t2\t100\town\tA\t\tB|C\t!x\t";

    #[test]
    fn a_line_becomes_a_place() {
        let places = places(format!("# note\nid\tkind\n{LINE}\n").as_bytes()).expect("a good table");
        let place = places.first().expect("one place");
        assert_eq!((place.names.len(), place.common_word, place.population, place.kind), (2, true, 100, PlaceKind::Town));
        assert_eq!(place.needs_context, ["x"]);
    }

    #[test]
    fn a_broken_line_is_named() {
        let cases: &[(String, LoadError)] = &[
            ("a\ttown\tSY".to_owned(), LoadError::Missing { line: 1, column: "parent" }),
            (LINE.replace("town", "castle"), LoadError::Bad { line: 1, column: "kind", found: "castle".to_owned() }),
            (LINE.replace("\t35\t", "\t95\t"), LoadError::Bad { line: 1, column: "lat", found: "95".to_owned() }),
            (LINE.replace("SY\t\t", "SY\tnowhere\t"), LoadError::Bad { line: 1, column: "parent", found: "nowhere".to_owned() }),
            (LINE.replace("SY\t\t", "SY\ta\t"), LoadError::Circle { id: "a".to_owned() }),
        ];
        for (table, error) in cases {
            assert_eq!(places(table.as_bytes()).as_ref(), Err(error), "{table}");
        }
        assert_eq!(places(&[0xFF]), Err(LoadError::NotUtf8));
    }

    #[test]
    fn every_bundled_place_has_a_listed_source() {
        let sources = bundled_sources();
        let places = places(include_bytes!("../../data/gazetteer/places.tsv")).expect("the bundled table");
        for place in places {
            assert!(sources.iter().any(|s| s.id == place.source && !s.licence.is_empty()), "{}: {}", place.id, place.source);
        }
    }
}
