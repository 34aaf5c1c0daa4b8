//! How the table of incidents is laid out: which columns, in which order of rows.

use serde::{Deserialize, Serialize};

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Column {
    /// When.
    Date,
    /// What happened.
    Kind,
    /// Where.
    Place,
    /// The dead.
    Killed,
    /// The wounded.
    Injured,
    /// Who did it.
    Who,
    /// On whose word.
    Attribution,
    /// How far to trust it.
    Confidence,
    /// How many articles report it.
    Sources,
}

impl Column {
    /// In the order of the table.
    pub const ALL: [Self; 9] =
        [Self::Date, Self::Kind, Self::Place, Self::Killed, Self::Injured, Self::Who, Self::Attribution, Self::Confidence, Self::Sources];

    /// Its name in `assets/i18n`.
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Date => "field-date",
            Self::Kind => "field-kind",
            Self::Place => "field-place",
            Self::Killed => "field-killed",
            Self::Injured => "field-injured",
            Self::Who => "field-perpetrator",
            Self::Attribution => "column-attribution",
            Self::Confidence => "confidence",
            Self::Sources => "column-sources",
        }
    }

    /// Whether it holds numbers, which stand at the end of their column.
    pub const fn is_number(self) -> bool {
        matches!(self, Self::Killed | Self::Injured | Self::Confidence | Self::Sources)
    }
}

/// How the table is laid out. Remembered between runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TableOptions {
    /// Columns that are left out.
    pub hidden: std::collections::BTreeSet<Column>,
    /// The column that orders the rows.
    pub sort: Column,
    /// Whether the greatest comes first. What is not known comes last either way.
    pub is_descending: bool,
}

impl Default for TableOptions {
    fn default() -> Self {
        Self { hidden: std::collections::BTreeSet::new(), sort: Column::Date, is_descending: false }
    }
}

impl TableOptions {
    /// The columns shown, in the order of the table.
    pub fn columns(&self) -> impl Iterator<Item = Column> + '_ {
        Column::ALL.into_iter().filter(|column| !self.hidden.contains(column))
    }

    /// Orders by a column; by the one that orders already, the other way round. Numbers start with the greatest.
    pub fn sort_by(&mut self, column: Column) {
        self.is_descending = if self.sort == column { !self.is_descending } else { column.is_number() };
        self.sort = column;
    }

    /// Shows or hides a column; the last one stays.
    pub fn toggle(&mut self, column: Column) {
        if !self.hidden.remove(&column) && self.columns().count() > 1 {
            self.hidden.insert(column);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_press_turns_the_order_round_and_numbers_start_with_the_greatest() {
        let mut table = TableOptions::default();
        for (column, is_descending) in [(Column::Date, true), (Column::Date, false), (Column::Killed, true), (Column::Kind, false)] {
            table.sort_by(column);
            assert_eq!((table.sort, table.is_descending), (column, is_descending));
        }
    }

    #[test]
    fn one_column_always_stays() {
        let mut table = TableOptions::default();
        for column in Column::ALL {
            table.toggle(column);
        }
        assert_eq!(table.columns().collect::<Vec<_>>(), [Column::Sources]);
        table.toggle(Column::Place);
        assert_eq!(table.columns().collect::<Vec<_>>(), [Column::Place, Column::Sources]);
    }
}
