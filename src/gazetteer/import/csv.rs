//! A table with a head: commas, semicolons or tabs between cells, quotes around those that hold them.

use std::io::{self, BufRead};

use super::columns::{self, Cells, Field};
use super::{BadReason, Import, lines};

/// Most lines that one quoted cell may run over.
const LONGEST_QUOTE: usize = 50;

/// Reads a CSV file whose first row names its columns. `None` where no column for a name or for the coordinates is found.
///
/// # Errors
/// What reading gives.
pub fn csv(reader: &mut dyn BufRead) -> io::Result<Option<Import>> {
    let mut table = Table::default();
    let mut open: Option<(usize, String, usize)> = None;
    lines(reader, |number, text| {
        let Some(text) = text else { return table.import.refuse(number, BadReason::Unreadable) };
        let (first, row, count) = match open.take() {
            Some((first, row, count)) => (first, format!("{row}\n{text}"), count + 1),
            None => (number, text.to_owned(), 1),
        };
        // An odd number of quotes: the row goes on in the next line.
        if row.matches('"').count() % 2 == 1 && count < LONGEST_QUOTE {
            open = Some((first, row, count));
        } else {
            table.row(first, &row);
        }
    })?;
    if let Some((first, row, _)) = open {
        table.row(first, &row);
    }
    Ok(table.finished())
}

#[derive(Default)]
struct Table {
    import: Import,
    head: Option<Head>,
}

struct Head {
    separator: char,
    fields: Vec<(Field, usize)>,
}

impl Table {
    fn row(&mut self, line: usize, row: &str) {
        if row.trim().is_empty() || self.head.is_none() && row.starts_with('#') {
            return;
        }
        let Some(head) = &self.head else {
            self.head = Some(Head::new(row));
            return;
        };
        let all = cells(row, head.separator);
        let found: Cells = head.fields.iter().filter_map(|&(field, at)| Some((field, all.get(at)?.clone()))).collect();
        match columns::place(&found, None, "import-csv") {
            Ok(place) => self.import.places.push(place),
            Err(reason) => self.import.refuse(line, if all.len() < head.fields.len() { BadReason::Form } else { reason }),
        }
    }

    fn finished(self) -> Option<Import> {
        self.head.filter(Head::is_enough).map(|_| self.import)
    }
}

impl Head {
    fn new(row: &str) -> Self {
        let separator = [',', ';', '\t'].into_iter().max_by_key(|separator| row.matches(*separator).count()).unwrap_or(',');
        let names = cells(row, separator);
        Self { separator, fields: columns::guess(names.iter().map(String::as_str)).into_iter().collect() }
    }

    fn is_enough(&self) -> bool {
        let has = |wanted: Field| self.fields.iter().any(|(field, _)| *field == wanted);
        (has(Field::Name) || has(Field::NameAr)) && has(Field::Lat) && has(Field::Lon)
    }
}

/// The cells of a row; a doubled quote in a quoted cell is one.
fn cells(row: &str, separator: char) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut quoted = false;
    let mut chars = row.chars().peekable();
    while let Some(c) = chars.next() {
        let Some(cell) = out.last_mut() else { break };
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            _ if c == separator && !quoted => out.push(String::new()),
            _ => cell.push(c),
        }
    }
    out
}
