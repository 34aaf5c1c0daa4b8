//! A contact sheet of maps: the same map at many places and zooms, for judging how it is drawn.

use image::{GenericImage as _, RgbaImage};

use super::paint::{self, Dress};
use crate::app::offscreen::Offscreen;
use crate::context::{Grid, MapOptions, Names};
use crate::coords;
use crate::diagnostic::{Diagnostic, Fault};
use crate::i18n::Texts;
use crate::text::Lang;
use crate::ui::map::HOME;
use crate::ui::map::basemap::Basemap;
use crate::ui::map::camera::{Camera, Look, Move};
use crate::ui::map::tiles::Decoding;
use crate::ui::theme::{Theme, ThemeName};

/// Pixels of one map, and how many stand side by side.
const CELL: [u32; 2] = [800, 500];
const COLUMNS: u32 = 2;
/// Between maps.
const GAP: u32 = 8;
/// More maps than this are not drawn on one sheet.
const MOST: usize = 24;

/// One map of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetView {
    /// Where it looks.
    pub look: Look,
    /// Language of scale and caption.
    pub lang: Lang,
    /// Names and grid.
    pub options: MapOptions,
    /// What it shows.
    pub title: String,
}

/// Reads a table of views: point, zoom, language, names, grid, title; a row each, lines with `#` left out.
///
/// # Errors
/// Names the first line that cannot be read.
pub fn views(table: &str, texts: &Texts) -> Result<Vec<SheetView>, Diagnostic> {
    let lines = table.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
    let views: Vec<SheetView> = lines
        .map(|(n, line)| view(line).ok_or_else(|| texts.error("sheet-bad-view", &[("line", (n + 1).into())])))
        .collect::<Result<_, _>>()?;
    if views.is_empty() || views.len() > MOST {
        return Err(texts.error("sheet-bad-count", &[("most", MOST.into()), ("found", views.len().into())]));
    }
    Ok(views)
}

fn view(line: &str) -> Option<SheetView> {
    let mut cells = line.split('\t');
    let look = Look { center: coords::parse(cells.next()?)?, zoom: cells.next()?.parse().ok()? };
    let lang = match cells.next()? {
        "en" => Lang::En,
        "ar" => Lang::Ar,
        _ => return None,
    };
    let names = match cells.next()? {
        "both" => Names::Both,
        "arabic" => Names::Arabic,
        "english" => Names::English,
        _ => return None,
    };
    let grid = match cells.next()? {
        "off" => Grid::Off,
        "degrees" => Grid::Degrees,
        "mgrs" => Grid::Mgrs,
        _ => return None,
    };
    Some(SheetView { look, lang, options: MapOptions { names, grid, ..MapOptions::default() }, title: cells.next()?.to_owned() })
}

/// Draws a sheet.
///
/// # Errors
/// When the machine has no graphics adapter.
pub fn sheet(views: &[SheetView], theme_name: ThemeName, texts: &Texts) -> Result<RgbaImage, Diagnostic> {
    let offscreen = Offscreen::new(texts)?;
    let fault = |fault: Fault| texts.fault(&fault);
    let theme = Theme::load(theme_name).map_err(fault)?;
    let mut basemap = Basemap::new(theme_name, None, Decoding::AtOnce, &offscreen.ctx).map_err(fault)?;
    let rows = u32::try_from(views.len()).unwrap_or(0).div_ceil(COLUMNS);
    let ground = image::Rgba(theme.surface.gutter.to_array());
    let mut out = RgbaImage::from_pixel(COLUMNS * (CELL[0] + GAP) + GAP, rows * (CELL[1] + GAP) + GAP, ground);
    for (n, view) in (0..).zip(views) {
        let words = Texts::new(view.lang);
        let mut camera = Camera::new(HOME, true);
        camera.ask(Move::Exactly(view.look));
        let dress = Dress { theme: &theme, texts: &words, options: view.options };
        let cell = offscreen.frame(CELL, 1.0, texts, |ui| paint::paint_view(ui, dress, &view.title, &mut camera, &mut basemap))?;
        let at = |index: u32, side: u32| GAP + index * (side + GAP);
        out.copy_from(&cell, at(n % COLUMNS, CELL[0]), at(n / COLUMNS, CELL[1]))
            .map_err(|e| texts.error("sheet-not-joined", &[("reason", e.to_string().into())]))?;
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_of_the_documentation_has_ten_views_in_both_languages() {
        let views = views(include_str!("../../../docs/images/map-sheet.tsv"), &Texts::new(Lang::En)).expect("a table of views");
        assert_eq!(views.len(), 10);
        for lang in [Lang::En, Lang::Ar] {
            assert!(views.iter().any(|view| view.lang == lang), "{lang:?}");
        }
        assert!(views.iter().any(|v| v.options.grid == Grid::Mgrs) && views.iter().any(|v| v.look.zoom >= 14.0));
    }

    #[test]
    fn a_line_that_is_no_view_is_named() {
        let problem = views("34,41\t8\ten\tboth\toff\tA\n34,41\t8\ten\tboth\n", &Texts::new(Lang::En)).expect_err("four cells");
        assert!(problem.to_string().contains("Line 2"), "{problem}");
        assert!(views("# nothing\n", &Texts::new(Lang::En)).is_err());
    }
}
