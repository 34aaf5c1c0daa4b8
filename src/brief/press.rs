//! From a sheet and a template to pages.

#[cfg(test)]
mod laid;
mod letters;

use std::collections::BTreeMap;

use typst::World as _;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::Smart;
use typst::syntax::{DiagSpan, DiagSpanKind};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;
use typst_render::RenderOptions;
use typst_svg::SvgOptions;

use super::Sheet;
use super::template::Template;
use super::world::{World, name_of};
use crate::diagnostic::{Diagnostic, Severity};
use crate::i18n::Texts;

/// The file in which a template finds its data.
const DATA: &str = "data.json";
/// Pixels a page may have on a side.
const MOST_PIXELS: f64 = 16_384.0;
/// Points in an inch.
const POINTS_PER_INCH: f64 = 72.0;

/// What comes out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    /// One file of all pages.
    Pdf,
    /// A picture a page, in dots an inch.
    Png(f64),
    /// The same of the first so many pages.
    Leaves(f64, usize),
    /// A drawing a page.
    Svg,
}

/// What was set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printed {
    /// One file, or one for each page.
    pub files: Vec<Vec<u8>>,
    /// How many pages there are in all.
    pub pages: usize,
}

/// What is to be set.
pub struct Job<'a> {
    /// The sheet.
    pub sheet: Sheet<'a>,
    /// The template.
    pub template: &'a Template,
    /// Pictures by the names that the sheet gives them.
    pub pictures: BTreeMap<String, Vec<u8>>,
}

/// Sets a sheet and writes it: one file, or one for each page. The same job gives the same bytes.
///
/// # Errors
/// Where the template asks for what is not there, fails, or the pages are too large for pictures. Warnings go to `warn`.
pub fn print(job: Job<'_>, form: Form, warn: &mut dyn FnMut(Diagnostic)) -> Result<Printed, Diagnostic> {
    let (texts, known) = (job.sheet.texts, job.template.fields());
    job.template.check(job.sheet.fields, texts)?;
    let world = world(job)?;
    let told = Told { world: &world, texts, fields: &known };
    let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
    warnings.iter().for_each(|warning| warn(told.diagnostic(warning)));
    let document = output.map_err(|errors| told.first(&errors))?;
    Ok(Printed { files: write(&document, form, &told)?, pages: document.pages().len() })
}

/// What a template may see: its files, the data of the sheet, its pictures.
fn world(job: Job<'_>) -> Result<World, Diagnostic> {
    let Job { sheet, template, pictures } = job;
    let (texts, main) = (sheet.texts, template.main.clone());
    let data = sheet.data().map_err(|fault| texts.fault(&fault))?;
    let mut files = template.files.clone();
    files.extend(pictures);
    files.insert(DATA.to_owned(), data.to_string().into_bytes());
    World::new(&main, files, sheet.snapshot.as_of).ok_or_else(|| texts.error("template-missing", &[]).at(main))
}

fn write(document: &PagedDocument, form: Form, told: &Told<'_>) -> Result<Vec<Vec<u8>>, Diagnostic> {
    let pages = document.pages();
    match form {
        Form::Pdf => {
            let creator = Smart::Custom(Some(concat!("Furat ", env!("CARGO_PKG_VERSION")).to_owned()));
            let options = PdfOptions { creator, ..PdfOptions::default() };
            Ok(vec![typst_pdf::pdf(&letters::apart(document), &options).map_err(|errors| told.first(&errors))?])
        }
        Form::Svg => Ok(pages.iter().map(|page| typst_svg::svg(page, &SvgOptions::default()).into_bytes()).collect()),
        Form::Png(dpi) | Form::Leaves(dpi, _) => {
            let scale = dpi / POINTS_PER_INCH;
            let options = RenderOptions { pixel_per_pt: scale.into(), render_bleed: false };
            let picture = |page: &typst_layout::Page| {
                let size = page.frame.size();
                let sides = [size.x.to_pt() * scale, size.y.to_pt() * scale];
                if sides.iter().any(|side| !(1.0..=MOST_PIXELS).contains(side)) {
                    let [width, height] = sides.map(|side| format!("{side:.0}").into());
                    let values = [("width", width), ("height", height), ("least", 1.into()), ("most", MOST_PIXELS.into())];
                    return Err(told.texts.error("picture-size", &values));
                }
                let pixels = typst_render::render(page, &options);
                pixels.encode_png().map_err(|e| told.texts.error("picture-unwritable", &[("reason", e.to_string().into())]))
            };
            let most = if let Form::Leaves(_, most) = form { most } else { pages.len() };
            pages.iter().take(most).map(picture).collect()
        }
    }
}

/// Tells what Typst says of a template as everything else is told: what, where, what to do.
struct Told<'a> {
    world: &'a World,
    texts: &'a Texts,
    fields: &'a [String],
}

impl Told<'_> {
    fn first(&self, errors: &[SourceDiagnostic]) -> Diagnostic {
        errors
            .first()
            .map_or_else(|| self.texts.error("template-failed", &[("reason", String::new().into())]), |error| self.diagnostic(error))
    }

    fn diagnostic(&self, said: &SourceDiagnostic) -> Diagnostic {
        let reason = said.message.to_string();
        let id = if said.severity == typst::diag::Severity::Error { "template-failed" } else { "template-warned" };
        let values = [("reason", reason.into()), ("fields", self.fields.join(" ").into())];
        let mut told = self.texts.error(id, &values);
        if id == "template-warned" {
            told.severity = Severity::Warning;
        }
        let hints: Vec<String> = said.hints.iter().map(|hint| hint.v.to_string()).collect();
        if !hints.is_empty() {
            told = told.hint(hints.join("; "));
        }
        // An error in a part is told where the template calls for it last.
        let spans = std::iter::once(said.span).chain(said.trace.iter().map(|point| DiagSpan::from(point.span)));
        match spans.into_iter().find_map(|span| self.place(span)) {
            Some(place) => told.at(place),
            None => told,
        }
    }

    /// "sheet.typ:12:5".
    fn place(&self, span: DiagSpan) -> Option<String> {
        let id = span.id()?;
        let source = self.world.source(id).ok()?;
        let start = match span.get() {
            DiagSpanKind::Detached => return None,
            DiagSpanKind::Number { num, sub_range, .. } => source.range(num, sub_range)?.start,
            DiagSpanKind::Range { range, .. } => range.start,
        };
        let lines = source.lines();
        let (line, column) = (lines.byte_to_line(start)?, lines.byte_to_column(start)?);
        Some(format!("{}:{}:{}", name_of(id), line + 1, column + 1))
    }
}
