//! What another collection says of an incident in columns of its own.

use serde::{Deserialize, Serialize};

/// A row of another collection, as it was read: what it says beyond the fields of an incident is kept, and goes back unchanged
/// into a file of the same scheme.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Foreign {
    /// The scheme by its name in data: `acled`, `ucdp`, `gdelt`, or the form of a file without a scheme: `csv`, `geojson`, `kml`.
    pub scheme: String,
    /// How the collection names the row; empty where it does not.
    pub id: String,
    /// Its cells by the names of their columns, in the order of the file; empty cells are left out.
    pub fields: Vec<(String, String)>,
}

impl Foreign {
    /// The cell of a column; `None` where it is empty.
    pub fn get(&self, column: &str) -> Option<&str> {
        self.fields.iter().find(|(name, _)| name == column).map(|(_, cell)| cell.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_found_by_its_column() {
        let fields = vec![("event_id_cnty".to_owned(), "SYR1".to_owned()), ("region".to_owned(), "Middle East".to_owned())];
        let row = Foreign { scheme: "acled".into(), id: "SYR1".into(), fields };
        assert_eq!((row.get("region"), row.get("notes")), (Some("Middle East"), None));
    }
}
