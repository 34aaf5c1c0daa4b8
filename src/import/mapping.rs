//! Which column of a stranger's table holds what: guessed from its heads, changed by the user.

use crate::exchange::{Column, guess};

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
        Self { heads: heads.iter().cloned().zip(columns).collect() }
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

    /// Whether it was made for a table with these heads.
    pub fn fits(&self, heads: &[String]) -> bool {
        self.heads.iter().map(|(head, _)| head).eq(heads)
    }

    /// The place of a column in a row.
    pub fn at(&self, column: Column) -> Option<usize> {
        self.heads.iter().position(|(_, stands_for)| *stands_for == Some(column))
    }

    /// Whether the table is one that Furat wrote: no stranger has these columns.
    pub fn is_own(&self) -> bool {
        [Column::GazetteerId, Column::Precision, Column::Foreign].into_iter().all(|column| {
            self.at(column).and_then(|at| self.heads.get(at)).is_some_and(|(head, _)| head == column.name())
        })
    }

    /// Whether anything in it tells when or where something happened: without that, a table is none of incidents.
    pub fn is_enough(&self) -> bool {
        let has = |column: Column| self.at(column).is_some();
        has(Column::Date) || has(Column::Earliest) || has(Column::Coordinates) || has(Column::Lat) && has(Column::Lon)
    }
}
