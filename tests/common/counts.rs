//! Counts as the tables write them.

use furat::incident::Count;

/// "3", "2..5", "8..", "..4"; "-" where nothing is said.
pub(crate) fn written(count: Count) -> String {
    let bound = |n: Option<u32>| n.map_or_else(String::new, |n| n.to_string());
    match (count.min, count.max) {
        (None, None) => "-".to_owned(),
        (Some(a), Some(b)) if a == b => a.to_string(),
        (a, b) => format!("{}..{}", bound(a), bound(b)),
    }
}
