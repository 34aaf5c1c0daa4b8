//! What import and export share: the columns of a row, what other collections mean by theirs, and how both become incidents and back.
//!
//! ```text
//! rows of strangers ─ guess ─┐                        ┌─► cells ─► CSV · GeoJSON · KML · GeoPackage · GeoParquet
//! own rows ──────────────────┴─ read ─► Incident ─────┤
//! ACLED · UCDP · GDELT ─ scheme, precision ─►         └─► scheme ─► ACLED-shaped · UCDP-shaped CSV
//! ```

mod acled;
mod cells;
mod columns;
mod gdelt;
pub mod guess;
pub mod lists;
mod placer;
pub mod precision;
pub mod read;
mod refusal;
mod scheme;
mod table;
mod ucdp;

pub use cells::{Articles, Cell, Rows, best, title};
pub use columns::{Column, Sort};
pub use placer::Placer;
pub use refusal::Refusal;
pub use scheme::{Field, Meaning, Row, Scheme};

/// Whom a file credits that holds rows of these schemes.
pub fn credits<'a>(schemes: impl Iterator<Item = &'a str>) -> Vec<&'static str> {
    let held: std::collections::BTreeSet<&str> = schemes.collect();
    let rows = table::rows(include_str!("../../data/exchange/credits.tsv"));
    rows.filter(|[scheme, ..]| *scheme == "*" || held.contains(scheme)).map(|[_, words, _]| words).collect()
}

#[cfg(test)]
mod tests;
