//! `furat brief`: which files come out, and what is written on them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime, Utc};

use super::Failure;
use super::args::{BriefArgs, PaperArg, SheetArgs};
use super::output::deliver;
use super::progress::Progress;
use crate::app::brief::{Brief, ChartWish, DPI, Marks, charts, write};
use crate::brief::template::{BUNDLED, Template};
use crate::brief::{Fields, Form, Job, Paper, Sheet, Snapshot, Taking, Views, name, print};
use crate::context::MapOptions;
use crate::diagnostic::{Diagnostic, Reporter};
use crate::i18n::Texts;
use crate::store::{Filter, Store};
use crate::ui::describe;
use crate::ui::map::camera::Look;
use crate::ui::map::own::OwnMap;
use crate::ui::theme::ThemeName;

/// Files and bytes beside a template that are read for it.
const MOST_FILES: usize = 64;
const MOST_BYTES: u64 = 32 << 20;
/// Endings of files that a template may use.
const USED: [&str; 8] = ["typ", "png", "jpg", "jpeg", "svg", "json", "csv", "txt"];
/// More incidents than this are no sheet.
const MOST_ROWS: usize = 20_000;
/// Points of paper that the bars of a timeline fill on A4.
const BARS_POINTS: f64 = 414.0;

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
        let snapshot = self.snapshot((drawing.store, drawing.filter), true, texts);
        if snapshot.rows.len() > MOST_ROWS {
            let values = [("n", snapshot.rows.len().into()), ("most", MOST_ROWS.into())];
            return Err(Failure::Broken(texts.error("sheet-too-many", &values)));
        }
        let template = self.template(texts).map_err(Failure::Broken)?;
        template.check(&self.fields, texts).map_err(Failure::Usage)?;
        let paper = match self.args.sheet.paper.unwrap_or_default() {
            PaperArg::A4 => Paper::A4,
            PaperArg::A3 => Paper::A3,
            PaperArg::Slide => Paper::SLIDE,
        };
        let paper = paper.with_map(template.map_mm(texts).map_err(Failure::Broken)?);
        let path = self.path(&snapshot, paper.name, texts)?;
        let Drawing { look, theme, map, options, .. } = *drawing;
        let wish = ChartWish { snapshot: &snapshot, look, paper, dpi: DPI, theme, texts, options, own: map };
        let drawn = charts(&wish).map_err(Failure::Broken)?;
        let views = Views { map: Some("map.png".to_owned()), inset: Some("inset.png".to_owned()) };
        let pictures = BTreeMap::from([("map.png".to_owned(), drawn.map), ("inset.png".to_owned(), drawn.inset)]);
        let own_credit = map.map(|map| describe::own_map_credit(texts, map)).unwrap_or_default();
        let sheet =
            Sheet { snapshot: &snapshot, texts, fields: &self.fields, paper, theme: theme.code(), views: &views, own_credit: &own_credit };
        let job = Job { sheet, template: &template, pictures };
        let pages = print(job, self.form(), &mut |warning| problems.push(warning)).map_err(Failure::Broken)?;
        for (page, path) in pages.iter().zip(paths(&path, pages.len())) {
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

    fn template(&self, texts: &Texts) -> Result<Template, Diagnostic> {
        let Some(path) = &self.args.sheet.template else { return Ok(Template::bundled()) };
        let unreadable = |error: &std::io::Error, path: &Path| {
            texts.error("file-unreadable", &[("reason", error.to_string().into())]).at(path.display().to_string())
        };
        let bytes = fs::read(path).map_err(|error| unreadable(&error, path))?;
        let main = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if ending(path) != "typ" {
            return Err(texts.error("template-missing", &[]).at(path.display().to_string()));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
        let mut files = beside(folder).map_err(|error| unreadable(&error, folder))?;
        files.insert(main.clone(), bytes);
        Ok(Template::own(&main, files))
    }
}

/// Files of a folder that a template may use, by name, as far as they are few and small.
fn beside(folder: &Path) -> std::io::Result<BTreeMap<String, Vec<u8>>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.is_file() && USED.contains(&ending(path).as_str()));
    paths.sort();
    let (mut files, mut taken) = (BTreeMap::new(), 0);
    for path in paths.into_iter().take(MOST_FILES) {
        let size = fs::metadata(&path)?.len();
        taken += size;
        if let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|_| taken <= MOST_BYTES) {
            files.insert(name.to_owned(), fs::read(&path)?);
        }
    }
    Ok(files)
}

fn ending(path: &Path) -> String {
    path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase()
}

fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.to_string_lossy().ends_with(['/', '\\'])
}

/// One file for each page: `out.png`, or `out-1.png`, `out-2.png`.
fn paths(path: &Path, pages: usize) -> Vec<PathBuf> {
    if pages == 1 {
        return vec![path.to_owned()];
    }
    let (stem, ending) = (path.file_stem().unwrap_or_default().to_string_lossy(), ending(path));
    (1..=pages).map(|n| path.with_file_name(format!("{stem}-{n}.{ending}"))).collect()
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

    #[test]
    fn several_pages_are_several_files() {
        assert_eq!(paths(Path::new("a/b.png"), 1), [PathBuf::from("a/b.png")]);
        assert_eq!(paths(Path::new("a/b.PNG"), 2), [PathBuf::from("a/b-1.png"), PathBuf::from("a/b-2.png")]);
    }
}
