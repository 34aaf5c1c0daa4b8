//! Pages of a sheet, from a snapshot and a template: what the command line writes and what the window shows and writes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use super::chart::{ChartWish, charts};
use crate::brief::template::Template;
use crate::brief::{Fields, Form, Job, Paper, Printed, Sheet, Snapshot, Taking, Views, print};
use crate::context::{Making, MapOptions};
use crate::diagnostic::Diagnostic;
use crate::i18n::Texts;
use crate::store::{Filter, Store, evaluate};
use crate::ui::describe;
use crate::ui::map::camera::Look;
use crate::ui::map::own::OwnMap;
use crate::ui::theme::ThemeName;

/// More incidents than this are no sheet.
const MOST_ROWS: usize = 20_000;
/// Points of paper that the bars of a timeline fill on A4.
pub const BARS_POINTS: f64 = 414.0;
/// Files and bytes beside a template that are read for it.
const MOST_FILES: usize = 64;
const MOST_BYTES: u64 = 32 << 20;
/// Endings of files that a template may use.
const USED: [&str; 8] = ["typ", "png", "jpg", "jpeg", "svg", "json", "csv", "txt"];

/// What pages are made of.
#[derive(Clone, Copy)]
pub struct PagesWish<'a> {
    /// What they say, with its rows.
    pub snapshot: &'a Snapshot,
    /// What they are set from.
    pub template: &'a Template,
    /// What the user wrote on them.
    pub fields: &'a Fields,
    /// On what; the size of its map is the template's where that names one.
    pub paper: Paper,
    /// Where the map looks; `None` shows all that is shown.
    pub look: Option<Look>,
    /// Colours.
    pub theme: ThemeName,
    /// Words.
    pub texts: &'a Texts,
    /// Names and grid of the map.
    pub options: MapOptions,
    /// The user's own map.
    pub own: Option<&'a OwnMap>,
    /// Dots an inch of the map.
    pub dpi: f64,
}

/// Who hears of it while pages are made.
pub struct Hearer<'a> {
    /// Takes each step as it begins; says whether to go on.
    pub step: &'a mut dyn FnMut(Making) -> bool,
    /// Takes what the template warns of.
    pub warn: &'a mut dyn FnMut(Diagnostic),
}

/// Freezes what a sheet says.
///
/// # Errors
/// When there are too many incidents, before any row is put together.
pub fn sheet_snapshot(store: &Store, filter: &Filter, texts: &Texts, as_of: Option<NaiveDateTime>) -> Result<Snapshot, Diagnostic> {
    let view = evaluate(store, filter);
    if view.shown.len() > MOST_ROWS {
        return Err(texts.error("sheet-too-many", &[("n", view.shown.len().into()), ("most", MOST_ROWS.into())]));
    }
    Ok(Snapshot::of_view(store, filter, &view, texts, Taking { has_rows: true, bars_px: BARS_POINTS, as_of }))
}

/// Makes pages; `None` where the hearer did not want to go on.
///
/// # Errors
/// When the map cannot be drawn, or the template fails.
pub fn pages(wish: &PagesWish<'_>, form: Form, hearer: &mut Hearer<'_>) -> Result<Option<Printed>, Diagnostic> {
    let PagesWish { snapshot, template, fields, texts, theme, options, own, .. } = *wish;
    template.check(fields, texts)?;
    let paper = wish.paper.with_map(template.map_mm(texts)?);
    if !(hearer.step)(Making::Drawing) {
        return Ok(None);
    }
    let drawn = charts(&ChartWish { snapshot, look: wish.look, paper, dpi: wish.dpi, theme, texts, options, own })?;
    if !(hearer.step)(Making::Setting) {
        return Ok(None);
    }
    let views = Views { map: Some("map.png".to_owned()), inset: Some("inset.png".to_owned()), beyond: drawn.beyond };
    let pictures = BTreeMap::from([("map.png".to_owned(), drawn.map), ("inset.png".to_owned(), drawn.inset)]);
    let own_credit = own.map(|map| describe::own_map_credit(texts, map)).unwrap_or_default();
    let sheet = Sheet { snapshot, texts, fields, paper, theme: theme.code(), views: &views, own_credit: &own_credit };
    print(Job { sheet, template, pictures }, form, hearer.warn).map(Some)
}

/// The template of that file with all that lies beside it; the bundled one for none.
///
/// # Errors
/// When it is no template, or cannot be read.
pub fn template_of(path: Option<&Path>, texts: &Texts) -> Result<Template, Diagnostic> {
    let Some(path) = path else { return Ok(Template::bundled()) };
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

/// The ending of a file's name, in small letters; empty where it has none.
pub fn ending(path: &Path) -> String {
    path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase()
}

/// One file for each page: `out.png`, or `out-1.png`, `out-2.png`.
pub fn page_paths(path: &Path, pages: usize) -> Vec<PathBuf> {
    if pages == 1 {
        return vec![path.to_owned()];
    }
    let (stem, ending) = (path.file_stem().unwrap_or_default().to_string_lossy(), ending(path));
    (1..=pages).map(|n| path.with_file_name(format!("{stem}-{n}.{ending}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_pages_are_several_files() {
        assert_eq!(page_paths(Path::new("a/b.png"), 1), [PathBuf::from("a/b.png")]);
        assert_eq!(page_paths(Path::new("a/b.PNG"), 2), [PathBuf::from("a/b-1.png"), PathBuf::from("a/b-2.png")]);
    }
}
