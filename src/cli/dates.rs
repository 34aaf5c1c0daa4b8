//! `furat dates`: a sentence a line in, its date expressions as a JSON array a line out.

use std::io::{self, BufRead, Write};
use std::path::Path;

use chrono::NaiveDate;
use serde::Serialize;

use super::args::DatesArgs;
use super::ingest::STDIN;
use super::output::deliver;
use super::{Failure, Session, Streams, select};
use crate::diagnostic::Reporter;
use crate::extract::dates::sentence_dates;
use crate::i18n::Texts;
use crate::incident::Precision;
use crate::lexicon::Lexicons;

/// Offsets are bytes into the line.
#[derive(Serialize)]
struct DateOut<'a> {
    surface: &'a str,
    start: usize,
    end: usize,
    edtf: String,
    earliest: Option<NaiveDate>,
    latest: Option<NaiveDate>,
    precision: Precision,
}

/// Reads standard input to its end. A line that is not UTF-8 gives an empty array, so that lines keep their numbers, and is named.
pub fn run(args: &DatesArgs, session: &Session<'_>, streams: &mut Streams<'_>) -> Result<Reporter, Failure> {
    let texts = session.texts;
    let reference = select::day(&args.reference, texts).map_err(Failure::Usage)?;
    if args.input != Path::new(STDIN) {
        return Err(Failure::Usage(texts.error("usage-stdin-only", &[])));
    }
    let lexicons = session.knowledge()?.lexicons;
    let mut reporter = Reporter::default();
    let Streams { input, output, .. } = streams;
    deliver(None, *output, texts, |out| each_line(*input, reference, &lexicons, texts, &mut reporter, out))?;
    Ok(reporter)
}

fn each_line(
    input: &mut dyn BufRead,
    reference: NaiveDate,
    lexicons: &Lexicons,
    texts: &Texts,
    reporter: &mut Reporter,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut line = Vec::new();
    for number in 1_usize.. {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        let text = std::str::from_utf8(&line).unwrap_or_else(|error| {
            let problem = texts.error("read-not-utf8", &[("byte", error.valid_up_to().into())]);
            let place = texts.tr_args("line-of", &[("file", STDIN.into()), ("line", number.to_string().into())]);
            reporter.push(problem.at(place));
            ""
        });
        serde_json::to_writer(&mut *out, &dates(text.trim_end_matches(['\r', '\n']), reference, lexicons))?;
        writeln!(out)?;
    }
    Ok(())
}

fn dates<'a>(line: &'a str, reference: NaiveDate, lexicons: &Lexicons) -> Vec<DateOut<'a>> {
    let mentions = sentence_dates(line, Some(reference), lexicons).into_iter();
    mentions
        .map(|mention| DateOut {
            surface: mention.span.slice(line),
            start: mention.span.start,
            end: mention.span.end,
            edtf: mention.when.edtf(),
            earliest: mention.when.earliest,
            latest: mention.when.latest,
            precision: mention.when.precision,
        })
        .collect()
}
