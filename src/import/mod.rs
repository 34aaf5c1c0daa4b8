//! What comes in beside articles: rows of ACLED, UCDP and GDELT, tables of strangers, GeoJSON, KML and KMZ, and Furat's own files.
//!
//! ```text
//! bytes ─ sniff ─► Form ─► table · geojson · kml · own ─► rows, one by one ─ exchange ─► Batch, handed on every few thousand rows
//! ```
//!
//! Files are read as streams: what is held is one batch. A row that cannot be is refused with its line and the reason, and the rest goes on.

mod batch;
mod elements;
mod feature;
mod geojson;
mod kml;
mod mapping;
mod own;
mod sniff;
mod table;

#[cfg(test)]
mod tests;

pub use batch::{Each, Refused, Taken};
pub use mapping::{ASKED, Mapping};
pub use sniff::{Form, sniff};
pub use table::{first_rows, heads, is_readable, tried};

use std::io::{self, BufRead};

use crate::diagnostic::Diagnostic;
use crate::exchange::Placer;
use crate::i18n::Texts;

/// A file that is read.
pub struct Input<'a> {
    /// As the user named it.
    pub name: &'a str,
    /// Its bytes, from the first; the buffer holds at least a few lines.
    pub bytes: &'a mut dyn BufRead,
}

/// Why a file, or the rest of it, was not read.
#[derive(Debug)]
pub enum Failure {
    /// The file cannot be what it is read as: what, where, and what to do.
    Refused(Diagnostic),
    /// Whoever takes the batches wants no more, or could not keep one.
    Stopped(io::Error),
}

/// Reads a file of a form and hands on what it holds. `mapping` says which columns of a stranger's table hold what; it is guessed where none is given.
///
/// # Errors
/// Where the file cannot be read on, or `each` gives an error. What was handed on before stays with the caller.
pub fn read(
    input: &mut Input<'_>,
    form: Form,
    mapping: Option<&Mapping>,
    placer: &mut Placer<'_>,
    texts: &Texts,
    each: &mut Each<'_>,
) -> Result<(), Failure> {
    let mut out = batch::Out::new(input.name, each);
    match form {
        Form::Acled | Form::Ucdp | Form::Gdelt | Form::Csv => table::read(input, form, mapping, placer, texts, &mut out)?,
        Form::GeoJson => geojson::read(input, placer, texts, &mut out)?,
        Form::Kml => kml::read(input, placer, texts, &mut out)?,
        Form::Kmz => kml::read_packed(input, placer, texts, &mut out)?,
        Form::Json => own::read(input, texts, &mut out)?,
        Form::JsonLines => own::read_lines(input, texts, &mut out)?,
    }
    out.flush()
}

/// A file that breaks off while it is read.
fn unreadable(error: &io::Error, input: &Input<'_>, texts: &Texts) -> Failure {
    Failure::Refused(texts.error("file-unreadable", &[("reason", error.to_string().into())]).at(input.name))
}
