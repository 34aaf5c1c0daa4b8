//! Several words in one cell: ` | ` between them, and a bar in a word doubled, so that nothing is lost.

/// Between two items.
const BETWEEN: &str = " | ";

/// The items in one cell; empty where all are. Space around an item is dropped.
pub fn join(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.map(|item| item.trim().replace('|', "||")).collect();
    if items.iter().all(String::is_empty) { String::new() } else { items.join(BETWEEN) }
}

/// The items of a cell.
pub fn split(cell: &str) -> Vec<String> {
    if cell.is_empty() {
        return Vec::new();
    }
    cell.split(BETWEEN).map(|item| item.replace("||", "|").trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_joined_is_split_again() {
        let rows: [&[&str]; 6] =
            [&["a"], &["a", "b"], &["", "b"], &["x | y", "z"], &["a|", "|b", "|"], &["http://x/?a=1|2", "path with spaces/b.txt"]];
        for items in rows {
            let joined = join(items.iter().map(|item| (*item).to_owned()));
            assert_eq!(split(&joined), items, "{joined}");
        }
        assert_eq!(join([String::new(), " ".to_owned()].into_iter()), "");
        assert!(split("").is_empty());
    }
}
