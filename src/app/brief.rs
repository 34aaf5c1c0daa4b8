//! The briefing picture: the map as filtered, with title, range, counts, legend, scale and credits. One drawing code for window and command line.

mod chart;
mod paint;
pub mod series;
mod sheet;
mod size;

pub use chart::{ChartWish, Charts, DPI, charts};
pub use sheet::{SheetView, sheet, views};
pub use size::{SCALES, SIZES, Size};

use std::path::{Path, PathBuf};

use super::offscreen::Offscreen;
use super::state::AppState;
use crate::brief::{Fields, Snapshot, Taking};
use crate::context::MapOptions;
use crate::diagnostic::{Diagnostic, Fault};
use crate::geo::BBox;
use crate::i18n::{Spelling, Texts};
use crate::store::{Filter, Store, View, evaluate};
use crate::text::Lang;
use crate::ui::map::HOME;
use crate::ui::map::basemap::Basemap;
use crate::ui::map::camera::{Camera, Look, Move};
use crate::ui::map::own::OwnMap;
use crate::ui::map::tiles::Decoding;
use crate::ui::theme::{Theme, ThemeName};

/// Pixels a picture has on a side at least: its title needs room.
const LEAST_PIXELS: u32 = 200;
/// Pixels a picture may have on a side: what software adapters draw.
const MOST_PIXELS: u32 = 8192;

/// What a picture shows and how.
pub struct Brief<'a> {
    /// Articles and incidents.
    pub store: &'a Store,
    /// Which are drawn.
    pub filter: &'a Filter,
    /// Where the map looks; `None` shows all that is drawn.
    pub look: Option<Look>,
    /// Width and height in pixels.
    pub size: [u32; 2],
    /// Pixels per point.
    pub scale: f32,
    /// Colours.
    pub theme: ThemeName,
    /// Language of the words.
    pub lang: Lang,
    /// How Arabic writes numbers and months.
    pub spelling: Spelling,
    /// The user's own map; `None` draws the bundled one alone.
    pub map: Option<&'a OwnMap>,
    /// Names and grid of the map.
    pub options: MapOptions,
    /// What the user writes on it.
    pub marks: Marks,
}

/// What the user writes on a picture.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// Title, subject, banner and producer; the title says what is shown where there is none.
    pub fields: Fields,
    /// Time of making, UTC; left out where it is not known.
    pub as_of: Option<chrono::NaiveDateTime>,
}

/// What a picture is painted from: its numbers from the snapshot, its marks from the view that the snapshot was taken of.
pub(super) struct Content<'a> {
    pub store: &'a Store,
    pub snapshot: Snapshot,
    pub view: View,
    pub title: String,
    pub marks: &'a Marks,
    /// Words in place of range and counts, where there are several of them.
    pub line: Option<String>,
    /// Words written large on the map: the days of a frame.
    pub burnt: Option<String>,
    /// Whom the user's own map credits; empty without one.
    pub own_credit: String,
}

/// Draws a picture.
///
/// # Errors
/// When the machine has no graphics adapter, or the size is not one it can draw.
pub fn picture(brief: &Brief<'_>) -> Result<image::RgbaImage, Diagnostic> {
    let texts = Texts::spelled(brief.lang, brief.spelling);
    check(brief, &texts)?;
    let offscreen = Offscreen::new(&texts)?;
    let fault = |fault: Fault| texts.fault(&fault);
    let theme = Theme::load(brief.theme).map_err(fault)?;
    let content = content(brief, brief.filter, &texts);
    let mut basemap = Basemap::new(brief.theme, brief.map, Decoding::AtOnce, &offscreen.ctx).map_err(fault)?;
    let mut camera = camera(brief, &content, map_points(brief, &content));
    offscreen.frame(brief.size, brief.scale, &texts, |ui| {
        paint::paint(ui, paint::Dress { theme: &theme, texts: &texts, options: brief.options }, &content, &mut camera, &mut basemap);
    })
}

/// Refuses sizes that cannot be drawn.
fn check(brief: &Brief<'_>, texts: &Texts) -> Result<(), Diagnostic> {
    if brief.size.iter().any(|side| !(LEAST_PIXELS..=MOST_PIXELS).contains(side)) {
        let [width, height] = brief.size.map(|side| side.to_string().into());
        let (least, most) = (LEAST_PIXELS.into(), MOST_PIXELS.into());
        return Err(texts.error("picture-size", &[("width", width), ("height", height), ("least", least), ("most", most)]));
    }
    if !SCALES.contains(&brief.scale) {
        return Err(texts.error("picture-scale", &[("value", brief.scale.to_string().into())]));
    }
    Ok(())
}

/// Width and height of a picture's map in points.
fn map_points(brief: &Brief<'_>, content: &Content<'_>) -> [f32; 2] {
    let [width, height] = brief.size.map(|side| side as f32 / brief.scale);
    [width, (height - paint::STRIP - paint::head_height(content)).max(1.0)]
}

/// A camera that stands where the picture looks: there, or at all that is shown.
fn camera(brief: &Brief<'_>, content: &Content<'_>, size: [f32; 2]) -> Camera {
    let around = brief.filter.bbox.or_else(|| BBox::around_most(sites(content)));
    let wanted = match (brief.look, around) {
        (Some(look), _) => Move::Exactly(look),
        (None, Some(around)) => Move::Fit(around),
        (None, None) => Move::Exactly(HOME),
    };
    let mut camera = Camera::new(HOME, true);
    camera.ask(wanted);
    camera.update(egui::Rect::from_min_size(egui::Pos2::ZERO, size.into()), 0.0);
    camera
}

/// A camera that stands there.
fn standing(look: Look) -> Camera {
    Camera::new(look, true)
}

/// Places of what is shown, without countries and other wide areas, which would pull the view far out.
fn sites<'a>(content: &'a Content<'_>) -> impl Iterator<Item = crate::geo::LatLon> + 'a {
    let sites = content.view.spots.iter().filter_map(|(site, _)| content.store.columns().sites().get(site));
    sites.filter(|site| site.precision_km < 60.0).map(|site| site.point)
}

fn content<'a>(brief: &'a Brief<'_>, filter: &Filter, texts: &Texts) -> Content<'a> {
    let view = evaluate(brief.store, filter);
    let width = f64::from(brief.size[0]) / f64::from(brief.scale);
    let taking = Taking { has_rows: false, bars_px: f64::from(paint::bars_width(width as f32)), as_of: brief.marks.as_of };
    let snapshot = Snapshot::of_view(brief.store, filter, &view, texts, taking);
    let fields = &brief.marks.fields;
    let title = fields.title.clone().unwrap_or_else(|| snapshot.title(fields.subject.as_deref(), texts));
    let own_credit = brief.map.map(|map| crate::ui::describe::own_map_credit(texts, map)).unwrap_or_default();
    Content { store: brief.store, snapshot, view, title, marks: &brief.marks, line: None, burnt: None, own_credit }
}

/// Draws a picture into a PNG file.
///
/// # Errors
/// When it cannot be drawn or written.
pub fn write(brief: &Brief<'_>, path: &Path) -> Result<(), Diagnostic> {
    save(&picture(brief)?, path, brief.lang)
}

/// Writes a picture into a PNG file, as small as it gets.
///
/// # Errors
/// When it cannot be written.
pub fn save(image: &image::RgbaImage, path: &Path, lang: Lang) -> Result<(), Diagnostic> {
    image.save_with_format(path, image::ImageFormat::Png).map_err(|e| {
        let texts = Texts::new(lang);
        texts.error("picture-unwritable", &[("reason", e.to_string().into())]).at(path.display().to_string())
    })
}

/// Writes what the window shows beside the user's other pictures. Gives the picture too, for the clipboard.
pub(super) fn save_from_window(state: &AppState, look: Look) -> Result<(PathBuf, image::RgbaImage), Diagnostic> {
    let texts = &state.texts;
    let folder = directories::UserDirs::new()
        .and_then(|dirs| dirs.picture_dir().or_else(|| Some(dirs.home_dir())).map(Path::to_path_buf))
        .filter(|folder| folder.is_dir())
        .or_else(|| std::env::current_dir().ok())
        .ok_or_else(|| texts.error("picture-no-folder", &[]))?;
    let range = state.filter.range.or_else(|| state.extent());
    let stem = range.map_or_else(|| "furat".to_owned(), |r| format!("furat-{}-{}", r.from.format("%Y%m%d"), r.to.format("%Y%m%d")));
    let path = (1..1000)
        .map(|n| folder.join(if n == 1 { format!("{stem}.png") } else { format!("{stem}-{n}.png") }))
        .find(|path| !path.exists())
        .ok_or_else(|| texts.error("picture-too-many", &[]).at(folder.display().to_string()))?;
    let brief = Brief {
        store: &state.store,
        filter: &state.filter,
        look: Some(look),
        size: [1920, 1080],
        scale: 1.0,
        theme: state.settings.theme,
        lang: state.settings.lang,
        spelling: state.settings.arabic,
        map: state.own_map.as_ref(),
        options: state.settings.map_options,
        marks: Marks::default(),
    };
    let image = picture(&brief)?;
    save(&image, &path, brief.lang)?;
    Ok((path, image))
}
