//! Tables: CSV with commas, semicolons, tabs or bars, read row by row.

use std::cell::Cell as Budget;
use std::collections::HashMap;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use csv::{ByteRecord, StringRecord};

use super::batch::Out;
use super::mapping::{self, Mapping};
use super::sniff::Form;
use super::{Failure, Input, unreadable};
use crate::diagnostic::Diagnostic;
use crate::exchange::read::{Made, RowName, incident, sound};
use crate::exchange::{Column, Placer, Refusal, Row, Scheme};
use crate::export::collection::{CREDITS, FILTER, RECORD};
use crate::i18n::Texts;
use crate::incident::{Foreign, Incident};
use crate::source::Article;

/// Longest row, in bytes. A quote that nobody closes would else swallow the rest of the file.
const LONGEST_ROW: u64 = 16 << 20;

/// The heads of a table: its first row, in small letters where a collection writes them large.
pub fn heads(head: &[u8]) -> Vec<String> {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let mut reader = csv::ReaderBuilder::new().delimiter(separator(head)).flexible(true).has_headers(false).from_reader(head);
    let mut row = ByteRecord::new();
    match reader.read_byte_record(&mut row) {
        Ok(true) => row.iter().map(|cell| name(&String::from_utf8_lossy(cell))).collect(),
        _ => Vec::new(),
    }
}

/// The first rows after the head, for showing them. The last one read may be cut short.
pub fn first_rows(head: &[u8], most: usize) -> Vec<Vec<String>> {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let mut reader = csv::ReaderBuilder::new().delimiter(separator(head)).flexible(true).has_headers(true).from_reader(head);
    let rows = reader.byte_records().take(most).flatten();
    rows.map(|row| row.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned()).collect()).collect()
}

/// Whether these first bytes are those of a table with rows, in UTF-8.
pub fn is_readable(head: &[u8], texts: &Texts) -> bool {
    let mut bytes = head;
    let is_text = check_encoding(&mut Input { name: "", bytes: &mut bytes }, texts).is_ok();
    is_text && heads(head).len() > 1 && !first_rows(head, 1).is_empty()
}

/// What some rows under the heads of a mapping would become, or why they would be refused. None where the mapping tells neither when nor where.
pub fn tried(mapping: &Mapping, rows: &[Vec<String>], placer: &mut Placer<'_>, texts: &Texts) -> Vec<Result<Incident, String>> {
    let heads: StringRecord = mapping.heads.iter().map(|(head, _)| head.as_str()).collect();
    let Ok(table) = Rows::open("", Form::Csv, Some(mapping), &heads) else { return Vec::new() };
    let rows = rows.iter().map(|row| row.iter().map(String::as_str).collect::<StringRecord>()).filter(|row| !is_blank(row)).zip(1..);
    let mut read = |row: &StringRecord, line: u64| {
        table.check_cells(row)?;
        table.mapped(mapping, mapping.is_own(), row, line, placer)
    };
    rows.map(|(row, line)| read(&row, line).map(|(incident, _)| incident).map_err(|refusal| refusal.told(texts))).collect()
}

fn is_blank(row: &StringRecord) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}

/// A head without the space around it; in small letters where all of it is written large, as ACLED once did.
fn name(head: &str) -> String {
    let head = head.trim();
    let is_large = head.contains('_') && head.chars().all(|c| !c.is_lowercase());
    if is_large { head.to_lowercase() } else { head.to_owned() }
}

/// What stands between the cells of the first line: the most frequent outside quotes.
fn separator(head: &[u8]) -> u8 {
    let mut is_quoted = false;
    let line: Vec<u8> = head
        .iter()
        .copied()
        .take_while(|byte| {
            is_quoted ^= *byte == b'"';
            is_quoted || *byte != b'\n'
        })
        .collect();
    let count = |separator: u8| line.split(|byte| *byte == separator).count();
    [b',', b';', b'\t', b'|'].into_iter().rev().max_by_key(|separator| count(*separator)).unwrap_or(b',')
}

/// Refuses at the door what is no UTF-8, as far as the buffer shows it, and steps over the mark of UTF-8.
pub(super) fn check_encoding(input: &mut Input<'_>, texts: &Texts) -> Result<(), Failure> {
    let head = match input.bytes.fill_buf() {
        Ok(head) => head,
        Err(error) => return Err(unreadable(&error, input, texts)),
    };
    let refused = |problem: Diagnostic| Err(Failure::Refused(problem.at(input.name)));
    if head.is_empty() {
        return refused(texts.error("read-empty", &[]));
    }
    if head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]) {
        return refused(texts.error("read-utf16", &[]));
    }
    if let Some(at) = head.iter().position(|byte| *byte == 0) {
        return refused(texts.error("read-binary", &[("byte", at.into())]));
    }
    // A letter cut by the end of the buffer is no fault.
    if let Err(error) = std::str::from_utf8(head)
        && error.error_len().is_some()
    {
        return refused(texts.error("read-not-utf8", &[("byte", error.valid_up_to().into())]));
    }
    if head.starts_with(b"\xEF\xBB\xBF") {
        input.bytes.consume(3);
    }
    Ok(())
}

pub(super) fn read(
    input: &mut Input<'_>,
    form: Form,
    mapping: Option<&Mapping>,
    placer: &mut Placer<'_>,
    texts: &Texts,
    out: &mut Out<'_, '_>,
) -> Result<(), Failure> {
    check_encoding(input, texts)?;
    let file = input.name;
    let separator = input.bytes.fill_buf().map_or(b',', separator);
    let left = Rc::new(Budget::new(LONGEST_ROW));
    let bounded = Bounded { inner: &mut input.bytes, left: Rc::clone(&left) };
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).flexible(true).has_headers(false).from_reader(bounded);
    let mut bytes = ByteRecord::new();
    let mut rows: Option<Rows<'_>> = None;
    loop {
        left.set(LONGEST_ROW);
        let line = reader.position().line();
        match reader.read_byte_record(&mut bytes) {
            Ok(false) => return if rows.is_some() { Ok(()) } else { Err(Failure::Refused(texts.error("read-empty", &[]).at(file))) },
            Ok(true) => {}
            Err(error) => {
                // What was read so far stays.
                out.flush()?;
                let told = [("reason", error.to_string().into()), ("line", line.into()), ("limit", (LONGEST_ROW >> 20).into())];
                let id = if left.get() == 0 { "import-endless-row" } else { "import-bad-table" };
                return Err(Failure::Refused(texts.error(id, &told).at(file)));
            }
        }
        let line = bytes.position().map_or(line, csv::Position::line);
        let Ok(row) = StringRecord::from_byte_record(bytes.clone()) else {
            out.refuse(line, Refusal::row("import-row-not-utf8"))?;
            continue;
        };
        match &rows {
            None => {
                let opened =
                    Rows::open(file, form, mapping, &row).map_err(|missing| Failure::Refused(missing.told(form, texts).at(file)))?;
                if form == Form::Gdelt {
                    opened.row(&row, line, placer, out)?;
                }
                rows = Some(opened);
            }
            Some(rows) => rows.row(&row, line, placer, out)?,
        }
    }
}

/// Columns that a table should have and does not.
struct Missing(Vec<String>);

impl Missing {
    fn told(&self, form: Form, texts: &Texts) -> Diagnostic {
        let scheme = form.scheme().map(|scheme| scheme.code().to_uppercase()).unwrap_or_default();
        let id = if form.scheme().is_some() { "import-missing-columns" } else { "import-no-columns" };
        texts.error(id, &[("scheme", scheme.into()), ("columns", self.0.join(", ").into())])
    }
}

/// How the rows of a table become incidents.
struct Rows<'a> {
    file: &'a str,
    heads: Vec<String>,
    /// Where each head stands.
    index: HashMap<String, usize>,
    kind: Reading,
}

enum Reading {
    /// Rows of a collection; where its table was written by Furat, each holds the incident whole.
    Collection { scheme: Scheme, record: Option<usize> },
    /// Any other rows.
    Mapped { mapping: Mapping, is_own: bool },
}

impl<'a> Rows<'a> {
    fn open(file: &'a str, form: Form, mapping: Option<&Mapping>, first: &StringRecord) -> Result<Self, Missing> {
        let heads: Vec<String> = first.iter().map(name).collect();
        if form == Form::Gdelt {
            let heads: Vec<String> = Scheme::Gdelt.layout().map(|field| field.name.to_owned()).collect();
            return Ok(Self::of(file, heads, Reading::Collection { scheme: Scheme::Gdelt, record: None }));
        }
        if let Some(scheme) = form.scheme() {
            let missing = scheme.missing(&heads);
            if !missing.is_empty() {
                return Err(Missing(missing.into_iter().map(str::to_owned).collect()));
            }
            let record = heads.iter().position(|head| head == RECORD);
            return Ok(Self::of(file, heads, Reading::Collection { scheme, record }));
        }
        let mapping = mapping.filter(|mapping| mapping.fits(&heads)).cloned().unwrap_or_else(|| Mapping::guess(&heads));
        if !mapping.is_enough() {
            return Err(Missing(heads));
        }
        let is_own = mapping.is_own();
        Ok(Self::of(file, heads, Reading::Mapped { mapping, is_own }))
    }

    fn of(file: &'a str, heads: Vec<String>, kind: Reading) -> Self {
        let index = heads.iter().enumerate().rev().map(|(at, head)| (head.clone(), at)).collect();
        Self { file, heads, index, kind }
    }

    fn row(&self, row: &StringRecord, line: u64, placer: &mut Placer<'_>, out: &mut Out<'_, '_>) -> Result<(), Failure> {
        if is_blank(row) {
            return Ok(());
        }
        if let Err(refusal) = self.check_cells(row) {
            return out.refuse(line, refusal);
        }
        let read = match &self.kind {
            Reading::Collection { scheme, record } => self.of_collection(*scheme, *record, row, line, placer),
            Reading::Mapped { mapping, is_own } => self.mapped(mapping, *is_own, row, line, placer).map(Some),
        };
        match read {
            Ok(Some((incident, articles))) => out.incident(incident, articles),
            Ok(None) => out.pass_over(),
            Err(refusal) => out.refuse(line, refusal),
        }
    }

    /// Refuses a row with more cells than there are heads; in a collection's table, one with fewer too.
    fn check_cells(&self, row: &StringRecord) -> Result<(), Refusal> {
        if row.len() > self.heads.len() || row.len() < self.heads.len() && matches!(self.kind, Reading::Collection { .. }) {
            let told = format!("{} / {}", row.len(), self.heads.len());
            return Err(Refusal::cell("import-row-cells", "", &told));
        }
        Ok(())
    }

    fn of_collection(
        &self,
        scheme: Scheme,
        record: Option<usize>,
        row: &StringRecord,
        line: u64,
        placer: &mut Placer<'_>,
    ) -> Result<Option<(Incident, Vec<Article>)>, Refusal> {
        let cells = Named { heads: &self.heads, index: &self.index, row, is_own: record.is_some() };
        if let Some(whole) = record.and_then(|at| row.get(at)).and_then(|cell| self.recorded(scheme, cell, &cells, line)) {
            return Ok(Some(whole));
        }
        Ok(scheme.incident(&cells, cells.fields(), self.file, placer)?.map(|(incident, article)| (incident, vec![article])))
    }

    /// The incident that Furat wrote whole into the row; `None` where there is none, or where the other cells were changed since: they tell
    /// what whoever changed them meant.
    fn recorded(&self, scheme: Scheme, record: &str, cells: &Named<'_>, line: u64) -> Option<(Incident, Vec<Article>)> {
        let record = own_words(record);
        let mut incident: Incident = serde_json::from_str(record).ok().filter(|incident| sound(incident).is_ok())?;
        let code = scheme.code();
        let is_theirs = scheme.layout().next().is_some_and(|first| incident.id.0 == format!("{code}-{}", cells.cell(first.name)));
        if is_theirs {
            let fields: Vec<(String, String)> = cells.fields().filter(|(_, cell)| !cell.is_empty()).collect();
            let id = incident.id.0.split_once('-').map(|(_, id)| id.to_owned()).unwrap_or_default();
            incident.foreign = Some(Foreign { scheme: code.to_owned(), id, fields });
        }
        let id = if is_theirs { incident.id.0.clone() } else { format!("{}#{line}", self.file) };
        let article = scheme.article(cells, &id, self.file);
        for source in incident.sources.iter_mut().take(1) {
            source.article = article.id.clone();
        }
        let written = scheme.cells(&incident, Some(&article));
        let as_it_was = scheme.layout().zip(&written).all(|(field, cell)| cells.cell(field.name) == cell.trim());
        incident.sources.truncate(1);
        as_it_was.then(|| (incident, vec![article]))
    }

    fn mapped(
        &self,
        mapping: &Mapping,
        is_own: bool,
        row: &StringRecord,
        line: u64,
        placer: &mut Placer<'_>,
    ) -> Result<(Incident, Vec<Article>), Refusal> {
        let cell = |column: Column| mapping.at(column).and_then(|at| row.get(at)).unwrap_or_default().trim();
        let cells = Made::new(|column| match column {
            Column::Id if !is_own && !cell(column).is_empty() => format!("{}#{}", self.file, cell(column)),
            _ if is_own => own_words(cell(column)).to_owned(),
            _ => cell(column).to_owned(),
        });
        let (mut incident, articles) = incident(&cells, RowName { file: self.file, number: line })?;
        if !is_own {
            incident.places = incident.places.into_iter().map(|place| placer.complete("csv", place)).collect();
            let is_kept = |column: Option<Column>| mapping::is_kept(column, &incident);
            let others = mapping.heads.iter().zip(row).filter(|((_, column), cell)| is_kept(*column) && !cell.trim().is_empty());
            let fields: Vec<(String, String)> = others.map(|((head, _), cell)| (head.clone(), cell.to_owned())).collect();
            let id = cell(Column::Id).to_owned();
            incident.foreign = (!fields.is_empty()).then(|| Foreign { scheme: "csv".to_owned(), id, fields });
        }
        Ok((incident, articles))
    }
}

/// Words that Furat kept from being run as a formula, as they were.
fn own_words(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) => rest,
        _ => cell,
    }
}

/// The cells of a row by its heads.
struct Named<'a> {
    heads: &'a [String],
    index: &'a HashMap<String, usize>,
    row: &'a StringRecord,
    is_own: bool,
}

impl Named<'_> {
    /// All cells but those that Furat adds.
    fn fields(&self) -> impl Iterator<Item = (String, String)> {
        let theirs =
            self.heads.iter().zip(self.row).filter(|(head, _)| !self.is_own || ![RECORD, FILTER, CREDITS].contains(&head.as_str()));
        theirs.map(|(head, cell)| (head.clone(), self.read(cell).to_owned()))
    }

    fn read<'c>(&self, cell: &'c str) -> &'c str {
        if self.is_own { own_words(cell.trim()) } else { cell.trim() }
    }
}

impl Row for Named<'_> {
    fn cell(&self, column: &str) -> &str {
        self.read(self.index.get(column).and_then(|at| self.row.get(*at)).unwrap_or_default())
    }
}

/// Gives no more bytes than a row may have; whoever reads sets it up again for each.
struct Bounded<'a> {
    inner: &'a mut dyn BufRead,
    left: Rc<Budget<u64>>,
}

impl Read for Bounded<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.left.get() == 0 {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let read = self.inner.read(into)?;
        self.left.set(self.left.get().saturating_sub(read as u64));
        Ok(read)
    }
}
