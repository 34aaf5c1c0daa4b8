//! Which column of a stranger's table holds what: guessed from its heads, changed by the user.

use crate::exchange::{Column, guess};
use crate::incident::Incident;

/// Columns that every row has that Furat writes, in any format; no stranger has all of them.
const OWN: [Column; 6] = [Column::Kind, Column::Main, Column::Precision, Column::Perpetrator, Column::Attribution, Column::Confidence];

/// Columns that only Furat's own rows are read from: in a stranger's table a head of that name means something else.
const ONLY_OWN: [Column; 10] = [
    Column::GazetteerId,
    Column::GovernorateId,
    Column::PlaceConfidence,
    Column::Confidence,
    Column::Articles,
    Column::OtherPlaces,
    Column::Known,
    Column::Foreign,
    Column::Filter,
    Column::Credits,
];

/// What a person is asked of a stranger's table: the columns that matter most, in the order in which they are asked.
pub const ASKED: [Column; 16] = [
    Column::Date,
    Column::DateEnd,
    Column::Lat,
    Column::Lon,
    Column::Coordinates,
    Column::Place,
    Column::PlaceAr,
    Column::Id,
    Column::Kind,
    Column::KilledBest,
    Column::InjuredBest,
    Column::Perpetrator,
    Column::Target,
    Column::Notes,
    Column::Outlets,
    Column::Urls,
];

/// Heads of a table with the columns they stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// In the order of the table; `None` for heads that stand for nothing of ours. Their cells are kept beside the incident.
    pub heads: Vec<(String, Option<Column>)>,
}

impl Mapping {
    /// Guessed from the heads.
    pub fn guess(heads: &[String]) -> Self {
        let columns = guess::columns(heads.iter().map(String::as_str));
        let mut guessed = Self { heads: heads.iter().cloned().zip(columns).collect() };
        if !guessed.is_own() {
            for (_, column) in &mut guessed.heads {
                *column = column.filter(|column| !ONLY_OWN.contains(column));
            }
        }
        guessed
    }

    /// Lets a head stand for a column, or for none; whatever stood for that column before no longer does. `false` where there is no such head.
    pub fn set(&mut self, head: &str, column: Option<Column>) -> bool {
        let Some(at) = self.heads.iter().position(|(name, _)| name == head) else { return false };
        for (number, (_, stands_for)) in self.heads.iter_mut().enumerate() {
            if number == at {
                *stands_for = column;
            } else if column.is_some() && *stands_for == column {
                *stands_for = None;
            }
        }
        true
    }

    /// Lets the head of that place stand for a column, or none; no other stands for it then.
    pub fn give(&mut self, column: Column, to: Option<usize>) {
        for (at, (_, stands_for)) in self.heads.iter_mut().enumerate() {
            if Some(at) == to {
                *stands_for = Some(column);
            } else if *stands_for == Some(column) {
                *stands_for = None;
            }
        }
    }

    /// Whether it was made for a table with these heads.
    pub fn fits(&self, heads: &[String]) -> bool {
        self.heads.iter().map(|(head, _)| head).eq(heads)
    }

    /// The place of a column in a row.
    pub fn at(&self, column: Column) -> Option<usize> {
        self.heads.iter().position(|(_, stands_for)| *stands_for == Some(column))
    }

    /// Whether the rows are ones that Furat wrote.
    pub fn is_own(&self) -> bool {
        OWN.into_iter().all(|column| self.heads.iter().any(|(head, stands_for)| *stands_for == Some(column) && head == column.name()))
    }

    /// Whether anything in it tells when or where something happened: without that, a table is none of incidents.
    pub fn is_enough(&self) -> bool {
        let has = |column: Column| self.at(column).is_some();
        has(Column::Date) || has(Column::Earliest) || has(Column::Coordinates) || has(Column::Lat) && has(Column::Lon)
    }

    /// Whether nobody need be asked: all that is needed is there, or no head is left over that it could stand under.
    pub fn is_complete(&self) -> bool {
        let is_left_over = self.heads.iter().any(|(_, stands_for)| stands_for.is_none());
        self.is_enough() && (!is_left_over || ASKED.into_iter().all(|column| !self.lacks(column)))
    }

    /// Whether a column is missing without which the rows tell too little: when, where, what, and how many died.
    pub fn lacks(&self, column: Column) -> bool {
        let has = |column: Column| self.at(column).is_some();
        match column {
            Column::Date => !has(Column::Date) && !has(Column::Earliest) && !has(Column::Latest),
            Column::Lat | Column::Lon => !has(column) && !has(Column::Coordinates),
            Column::Coordinates => !has(column) && !has(Column::Lat) && !has(Column::Lon),
            Column::Kind => !has(column),
            Column::KilledBest => !has(Column::KilledBest) && !has(Column::KilledLow) && !has(Column::KilledHigh),
            _ => false,
        }
    }
}

/// Whether the cells of a column are kept beside an incident: those that stand for nothing of ours, and the name of a place without a point.
pub(super) fn is_kept(column: Option<Column>, incident: &Incident) -> bool {
    column.is_none_or(|column| matches!(column, Column::Place | Column::PlaceAr) && incident.places.is_empty())
}
