//! `furat brief`: which files come out, and what is written on them.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime, Utc};

use super::Failure;
use super::args::{BriefArgs, PaperArg, SheetArgs};
use super::output::deliver;
use super::progress::Progress;
use crate::app::brief::{BARS_POINTS, Brief, DPI, Hearer, Marks, PagesWish, ending, page_paths, pages, sheet_snapshot, template_of, write};
use crate::brief::template::BUNDLED;
use crate::brief::{Fields, Form, Paper, Printed, Snapshot, Taking, name};
use crate::context::MapOptions;
use crate::diagnostic::{Diagnostic, Reporter};
use crate::i18n::Texts;
use crate::store::{Filter, Store};
use crate::ui::map::camera::Look;
use crate::ui::map::own::OwnMap;
use crate::ui::theme::ThemeName;

/// What is to come out.
pub(super) struct Wanted<'a> {
    args: &'a BriefArgs,
    ending: String,
    fields: Fields,
    as_of: Option<NaiveDateTime>,
}

/// What a sheet is drawn from.
pub(super) struct Drawing<'a> {
    pub(super) store: &'a Store,
    pub(super) filter: &'a Filter,
    pub(super) look: Option<Look>,
    pub(super) theme: ThemeName,
    pub(super) map: Option<&'a OwnMap>,
    pub(super) options: MapOptions,
}

impl<'a> Wanted<'a> {
    /// Reads the options before anything else is read, so that a slip costs no time.
    ///
    /// # Errors
    /// Names the first option that is not understood.
    pub(super) fn of(args: &'a BriefArgs, texts: &Texts) -> Result<Self, Failure> {
        // The first is that of a folder.
        let known: &[&str] = if args.series.animate.is_some() {
            &["gif", "apng", "png"]
        } else if super::series::is_wanted(&args.series) {
            &["png"]
        } else {
            &["pdf", "svg", "png"]
        };
        let ending = if is_folder(&args.output) { known.first().copied().unwrap_or_default().to_owned() } else { ending(&args.output) };
        if !known.contains(&ending.as_str()) {
            let value = args.output.display().to_string().into();
            let known = known.iter().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(" ");
            return Err(Failure::Usage(texts.error("usage-brief-format", &[("value", value), ("known", known.into())])));
        }
        let as_of = args.sheet.as_of.as_deref().map(|words| time(words, texts)).transpose().map_err(Failure::Usage)?;
        Ok(Self { args, ending, fields: fields(&args.sheet, texts).map_err(Failure::Usage)?, as_of })
    }

    /// Whether a sheet is wanted, not a picture.
    pub(super) fn is_sheet(&self) -> bool {
        let sheet = &self.args.sheet;
        !super::series::is_wanted(&self.args.series) && (self.ending != "png" || sheet.template.is_some() || sheet.paper.is_some())
    }

    /// What is written on a picture.
    pub(super) fn marks(&self) -> Marks {
        Marks { fields: self.fields.clone(), as_of: self.as_of }
    }

    /// Draws a picture, and its snapshot where it is wanted.
    ///
    /// # Errors
    /// When it cannot be drawn or written.
    pub(super) fn picture(&self, brief: &Brief<'_>, texts: &Texts, progress: Progress) -> Result<(), Failure> {
        let snapshot = self.snapshot((brief.store, brief.filter), self.args.sheet.snapshot.is_some(), texts);
        let path = self.path(&snapshot, "screen", texts)?;
        if super::series::is_wanted(&self.args.series) {
            super::series::write(&self.args.series, brief, &snapshot, &path, (texts, progress))?;
        } else {
            write(brief, &path).map_err(Failure::Broken)?;
        }
        self.save(&snapshot, texts)
    }

    fn snapshot(&self, (store, filter): (&Store, &Filter), has_rows: bool, texts: &Texts) -> Snapshot {
        Snapshot::new(store, filter, texts, Taking { has_rows, bars_px: BARS_POINTS, as_of: self.as_of })
    }

    fn save(&self, snapshot: &Snapshot, texts: &Texts) -> Result<(), Failure> {
        let Some(path) = &self.args.sheet.snapshot else { return Ok(()) };
        deliver(Some(path), &mut std::io::sink(), texts, |out| Ok(serde_json::to_writer_pretty(out, snapshot)?))
    }

    /// Sets a sheet, and writes it and its snapshot.
    ///
    /// # Errors
    /// When the map cannot be drawn, the template fails, or a file cannot be written.
    pub(super) fn sheet(&self, drawing: &Drawing<'_>, texts: &Texts, problems: &mut Reporter) -> Result<(), Failure> {
        let snapshot = sheet_snapshot(drawing.store, drawing.filter, texts, self.as_of).map_err(Failure::Broken)?;
        let template = template_of(self.args.sheet.template.as_deref(), texts).map_err(Failure::Broken)?;
        template.check(&self.fields, texts).map_err(Failure::Usage)?;
        let paper = match self.args.sheet.paper.unwrap_or_default() {
            PaperArg::A4 => Paper::A4,
            PaperArg::A3 => Paper::A3,
            PaperArg::Slide => Paper::SLIDE,
        };
        let path = self.path(&snapshot, paper.name, texts)?;
        let Drawing { look, theme, map: own, options, .. } = *drawing;
        let fields = &self.fields;
        let wish = PagesWish { snapshot: &snapshot, template: &template, fields, paper, look, theme, texts, options, own, dpi: DPI };
        let mut hearer = Hearer { step: &mut |_| true, warn: &mut |warning| problems.push(warning) };
        let Printed { files, .. } = pages(&wish, self.form(), &mut hearer).map_err(Failure::Broken)?.unwrap_or_default();
        for (page, path) in files.iter().zip(page_paths(&path, files.len())) {
            deliver(Some(&path), &mut std::io::sink(), texts, |out| out.write_all(page))?;
        }
        self.save(&snapshot, texts)
    }

    fn form(&self) -> Form {
        match self.ending.as_str() {
            "png" => Form::Png(f64::from(self.args.sheet.dpi)),
            "svg" => Form::Svg,
            _ => Form::Pdf,
        }
    }

    /// Where it goes, the pattern filled.
    fn path(&self, snapshot: &Snapshot, paper: &str, texts: &Texts) -> Result<PathBuf, Failure> {
        let output = &self.args.output;
        let output = if is_folder(output) { output.join(format!("{}.{}", name::USUAL, self.ending)) } else { output.clone() };
        let pattern = output.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let lang = texts.lang();
        let filling = name::Filling { code: self.fields.code.as_deref(), paper, lang: lang.code() };
        Ok(output.with_file_name(name::filled(&pattern, snapshot, filling, texts).map_err(Failure::Usage)?))
    }
}

fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.to_string_lossy().ends_with(['/', '\\'])
}

fn fields(args: &SheetArgs, texts: &Texts) -> Result<Fields, Diagnostic> {
    let mut fields = Fields::default();
    let named =
        [("title", &args.title), ("subject", &args.subject), ("banner", &args.banner), ("producer", &args.producer), ("code", &args.code)];
    for (name, value) in named {
        if let Some(value) = value.as_ref().filter(|value| !value.trim().is_empty()) {
            fields.set(name, value.trim().to_owned());
        }
    }
    for words in &args.field {
        let (name, value) = words.split_once('=').ok_or_else(|| texts.error("usage-bad-field", &[("value", words.clone().into())]))?;
        fields.set(name.trim(), value.trim().to_owned());
    }
    Ok(fields)
}

/// A time of making: a day, a minute, or now. All in UTC.
fn time(words: &str, texts: &Texts) -> Result<NaiveDateTime, Diagnostic> {
    if words == "now" {
        #[expect(clippy::disallowed_methods, reason = "this is cli: the moment of making, where it is asked for")]
        return Ok(Utc::now().naive_utc());
    }
    let whole = words.trim().trim_end_matches(['Z', 'z']);
    let of_minute =
        ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"].iter().find_map(|form| NaiveDateTime::parse_from_str(whole, form).ok());
    let of_day = || NaiveDate::parse_from_str(whole, "%Y-%m-%d").ok().and_then(|day| day.and_hms_opt(0, 0, 0));
    of_minute.or_else(of_day).ok_or_else(|| texts.error("usage-bad-time", &[("value", words.to_owned().into())]))
}

/// Puts the bundled templates into a folder, never over a file that is there.
pub(super) fn write_templates(folder: &Path, texts: &Texts) -> Result<Reporter, Diagnostic> {
    let unwritable =
        |reason: String, path: &Path| texts.error("file-unwritable", &[("reason", reason.into())]).at(path.display().to_string());
    fs::create_dir_all(folder).map_err(|error| unwritable(error.to_string(), folder))?;
    for (name, text) in BUNDLED {
        let path = folder.join(name);
        let mut file = fs::File::create_new(&path).map_err(|error| unwritable(error.to_string(), &path))?;
        std::io::Write::write_all(&mut file, text.as_bytes()).map_err(|error| unwritable(error.to_string(), &path))?;
    }
    Ok(Reporter::default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn a_time_of_making_is_a_day_or_a_minute() {
        let texts = Texts::new(Lang::En);
        for (words, want) in [
            ("2025-11-22", "2025-11-22 00:00:00"),
            ("2025-11-22T09:00", "2025-11-22 09:00:00"),
            ("2025-11-22 09:05Z", "2025-11-22 09:05:00"),
        ] {
            assert_eq!(time(words, &texts).expect(words).to_string(), want);
        }
        for words in ["", "soon", "22.11.2025", "2025-13-01"] {
            assert!(time(words, &texts).is_err(), "{words}");
        }
    }
}
