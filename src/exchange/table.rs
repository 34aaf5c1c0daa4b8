//! Small tables of `data/exchange`: cells with tabs between, lines that open with `#` for people.

/// The first three cells of each row; missing ones are empty.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = [&'static str; 3]> {
    lines(table).map(|line| {
        let mut cells = line.split('\t');
        std::array::from_fn(|_| cells.next().unwrap_or_default())
    })
}

/// The lines with data in them.
pub(super) fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}
