//! The briefing picture: the map as filtered, with title, range, counts, legend, scale and credits. One drawing code for window and command line.

mod chart;
mod framing;
mod pages;
mod paint;
pub mod series;
mod sheet;
mod size;
mod strip;

pub use chart::DPI;
pub use framing::{picture_framing, sheet_framing};
pub use pages::{BARS_POINTS, Hearer, PagesWish, ending, page_paths, pages, sheet_snapshot, template_of};
pub use sheet::{SheetView, sheet, views};
pub use size::{SCALES, SIZES, Size};

use std::path::Path;

use super::offscreen::Offscreen;
use crate::brief::{Fields, Snapshot, Taking};
use crate::context::MapOptions;
use crate::diagnostic::{Diagnostic, Fault};
use crate::i18n::{Spelling, Texts};
use crate::store::{Filter, Store, View, evaluate};
use crate::text::Lang;
use crate::ui::map::basemap::Basemap;
use crate::ui::map::camera::{Camera, Look};
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
    /// How many of the incidents shown lie beyond the edge of the map.
    pub beyond: usize,
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
    let mut content = content(brief, brief.filter, &texts);
    let framing = picture_framing(brief, &content.view);
    content.beyond = framing::beyond(brief.store, &content.view, framing);
    let mut basemap = Basemap::new(brief.theme, brief.map, Decoding::AtOnce, &offscreen.ctx).map_err(fault)?;
    let mut camera = standing(framing.look);
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

/// A camera that stands there.
fn standing(look: Look) -> Camera {
    Camera::new(look, true)
}

fn content<'a>(brief: &'a Brief<'_>, filter: &Filter, texts: &Texts) -> Content<'a> {
    let view = evaluate(brief.store, filter);
    let width = f64::from(brief.size[0]) / f64::from(brief.scale);
    let taking = Taking { has_rows: false, bars_px: f64::from(strip::bars_width(width as f32)), as_of: brief.marks.as_of };
    let snapshot = Snapshot::of_view(brief.store, filter, &view, texts, taking);
    let fields = &brief.marks.fields;
    let title = fields.title.clone().unwrap_or_else(|| snapshot.title(fields.subject.as_deref(), texts));
    let own_credit = brief.map.map(|map| crate::ui::describe::own_map_credit(texts, map)).unwrap_or_default();
    Content { store: brief.store, snapshot, view, title, marks: &brief.marks, line: None, beyond: 0, burnt: None, own_credit }
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
