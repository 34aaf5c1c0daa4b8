//! What the columns of strangers' tables hold: as the user said it, as it was said before for a table with the same heads, or guessed.

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Write};
use std::path::{Path, PathBuf};

use super::Failure;
use super::gather::shown;
use crate::diagnostic::{Diagnostic, Reporter};
use crate::exchange::Column;
use crate::i18n::Texts;
use crate::import::{self, Form, Mapping, sniff};

/// Rows that a preview shows.
pub(crate) const PREVIEWED: usize = 5;
/// Bytes of a table that a preview reads.
const HEAD: usize = 256 << 10;
/// Mappings that are remembered; the oldest go first.
const MOST: usize = 200;

/// Where they are kept; `None` on a machine without a home folder.
fn path() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "furat").map(|dirs| dirs.data_dir().join("tables.json"))
}

/// Heads with the names of the columns they stand for, as they are kept.
type Written = Vec<(String, Option<String>)>;

/// All that are remembered; none where the file is not there or says nothing that is understood.
pub(crate) fn remembered() -> Vec<Mapping> {
    let text = path().and_then(|path| fs::read(path).ok()).unwrap_or_default();
    let all: Vec<Written> = serde_json::from_slice(&text).unwrap_or_default();
    let heads = |written: Written| written.into_iter().map(|(head, name)| (head, name.as_deref().and_then(Column::from_name))).collect();
    all.into_iter().map(|written| Mapping { heads: heads(written) }).collect()
}

/// A mapping for each table among the files: as remembered or guessed, with what the user says laid over it.
///
/// # Errors
/// Where an order is none, names a column that is not known, or a head that no table has.
pub(crate) fn chosen(paths: &[PathBuf], orders: &[String], texts: &Texts) -> Result<Vec<Mapping>, Diagnostic> {
    let known = remembered();
    let mut mappings: Vec<Mapping> = Vec::new();
    for heads in paths.iter().filter_map(|path| heads(path)) {
        if !mappings.iter().any(|mapping| mapping.fits(&heads)) {
            mappings.push(known.iter().find(|mapping| mapping.fits(&heads)).cloned().unwrap_or_else(|| Mapping::guess(&heads)));
        }
    }
    for order in orders {
        let bad = || texts.error("usage-bad-mapping", &[("value", order.as_str().into()), ("known", names().into())]);
        let (head, name) = order.rsplit_once('=').ok_or_else(bad)?;
        let column = if name == "-" { None } else { Some(Column::from_name(name).ok_or_else(bad)?) };
        let mut found = false;
        for mapping in &mut mappings {
            found |= mapping.set(head, column);
        }
        if !found {
            return Err(texts.error("usage-no-head", &[("value", head.into())]));
        }
    }
    Ok(mappings)
}

fn names() -> String {
    Column::ALL.iter().map(|column| column.name()).collect::<Vec<_>>().join(" ")
}

/// The heads of a table; `None` for what is no table of a stranger.
fn heads(path: &Path) -> Option<Vec<String>> {
    head(path).map(|head| import::heads(&head))
}

/// The first bytes of a table; `None` for what is no table of a stranger, and no file.
pub(crate) fn head(path: &Path) -> Option<Vec<u8>> {
    let file = if path.is_file() { File::open(path).ok()? } else { return None };
    let mut bytes = BufReader::with_capacity(HEAD, file);
    let head = bytes.fill_buf().ok()?;
    (sniff(&shown(path), head) == Some(Form::Csv)).then(|| head.to_vec())
}

/// Remembers the mappings that the user had a say in.
pub(super) fn remember(orders: &[String], mapped: &[Mapping], texts: &Texts, problems: &mut Reporter) {
    if !orders.is_empty() {
        problems.messages.extend(keep(mapped, texts));
    }
}

/// Remembers mappings; of those for the same heads the last one. Says why they cannot be kept.
pub(crate) fn keep(mapped: &[Mapping], texts: &Texts) -> Option<Diagnostic> {
    let path = path()?;
    let mut all: Vec<Mapping> = remembered();
    all.retain(|old| !mapped.iter().any(|new| new.heads.iter().map(|(head, _)| head).eq(old.heads.iter().map(|(head, _)| head))));
    all.extend(mapped.iter().cloned());
    let written = |mapping: &Mapping| -> Written {
        mapping.heads.iter().map(|(head, column)| (head.clone(), column.map(|column| column.name().to_owned()))).collect()
    };
    let kept: Vec<Written> = all.iter().rev().take(MOST).rev().map(written).collect();
    let saved = serde_json::to_vec(&kept).map_err(io::Error::other).and_then(|text| {
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(&path, text)
    });
    let told = |error: io::Error| texts.warning("file-unwritable", &[("reason", error.to_string().into())]).at(path.display().to_string());
    saved.err().map(told)
}

/// How each table would be read: its heads, what they stand for, and the first cells under them.
///
/// # Errors
/// What writing gives.
pub(super) fn preview(
    paths: &[PathBuf],
    form: Option<Form>,
    mapped: &[Mapping],
    texts: &Texts,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    for path in paths {
        let name = shown(path);
        let file = File::open(path)
            .map_err(|error| Failure::Broken(texts.error("file-unreadable", &[("reason", error.to_string().into())]).at(&name)))?;
        let mut bytes = BufReader::with_capacity(HEAD, file);
        let head = bytes.fill_buf()?;
        let form = form.or_else(|| sniff(&name, head));
        let told = form.map_or_else(|| texts.tr("import-form-articles").into_owned(), |form| format!("{form:?}"));
        writeln!(out, "{name}\t{told}")?;
        let heads = import::heads(head);
        let Some(mapping) = mapped.iter().find(|mapping| mapping.fits(&heads)).filter(|_| form == Some(Form::Csv)) else { continue };
        let rows = import::first_rows(head, PREVIEWED);
        for (at, (head, column)) in mapping.heads.iter().enumerate() {
            let cells: Vec<&str> = rows.iter().filter_map(|row| row.get(at).map(String::as_str)).collect();
            writeln!(out, "  {head}\t{}\t{}", column.map_or("-", Column::name), cells.join(" | "))?;
        }
    }
    Ok(())
}
