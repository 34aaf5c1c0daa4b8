//! The map of a sheet, with its numbers, and where it lies in a wider country: two pictures for the template.

use egui::{CentralPanel, Rect, Stroke, Ui, pos2, vec2};
use image::{ImageEncoder as _, RgbaImage};
use walkers::{Map, Projector, lon_lat};

use super::framing;
use super::paint::Dress;
use crate::app::offscreen::Offscreen;
use crate::brief::{Paper, Snapshot};
use crate::context::{Grid, MapOptions, Names};
use crate::diagnostic::{Diagnostic, Fault};
use crate::geo::{BBox, LatLon};
use crate::i18n::Texts;
use crate::store::{Store, View};
use crate::ui::map::basemap::Basemap;
use crate::ui::map::camera::{Camera, Look};
use crate::ui::map::markers::Scene;
use crate::ui::map::numbered::{Numbered, Plan};
use crate::ui::map::own::OwnMap;
use crate::ui::map::tiles::Decoding;
use crate::ui::map::{HOME, Kept, furniture, paint_scene, symbols};
use crate::ui::theme::{Theme, ThemeName};

/// Points of the map's type for one point of the paper's: names that are 11 high on the screen are 7 high on paper.
const POINTS_PER_PAPER_POINT: f64 = 1.56;
/// Millimetres in an inch.
const MM_PER_INCH: f64 = 25.4;
/// Points of paper in an inch.
const POINTS_PER_INCH: f64 = 72.0;
/// Width of the inset by that of the map, and its height by its own width.
const INSET: [f64; 2] = [0.25, 0.8];
/// Where the inset looks: Syria and Iraq.
const COUNTRIES: Look = Look { center: LatLon::new(34.2, 41.6), zoom: 3.9 };
/// A map so fine that more pixels would not be seen.
pub const DPI: f64 = 300.0;

/// What the maps show and how.
pub(super) struct ChartWish<'a> {
    /// The incidents.
    pub snapshot: &'a Snapshot,
    /// Where the map looks; `None` shows all that is shown.
    pub look: Option<Look>,
    /// The size of the map.
    pub paper: Paper,
    /// Dots an inch.
    pub dpi: f64,
    /// Colours.
    pub theme: ThemeName,
    /// Words.
    pub texts: &'a Texts,
    /// Names and grid.
    pub options: MapOptions,
    /// The user's own map.
    pub own: Option<&'a OwnMap>,
}

/// The two pictures as PNG.
pub(super) struct Charts {
    /// The map.
    pub map: Vec<u8>,
    /// The wider country, with the map's frame marked.
    pub inset: Vec<u8>,
    /// Numbers of the incidents that lie beyond the edge of the map.
    pub beyond: Vec<usize>,
}

/// Draws both.
///
/// # Errors
/// When the machine has no graphics adapter.
pub(super) fn charts(wish: &ChartWish<'_>) -> Result<Charts, Diagnostic> {
    let texts = wish.texts;
    let fault = |fault: Fault| texts.fault(&fault);
    let offscreen = Offscreen::new(texts)?;
    let theme = Theme::load(wish.theme).map_err(fault)?;
    let mut basemap = Basemap::new(wish.theme, wish.own, Decoding::AtOnce, &offscreen.ctx).map_err(fault)?;
    let pixels = |mm: f64| ((mm / MM_PER_INCH * wish.dpi).round() as u32).max(1);
    let scale = (wish.dpi / POINTS_PER_INCH / POINTS_PER_PAPER_POINT * wish.paper.scale) as f32;
    let [width, height] = wish.paper.map_mm;
    let row = |row: &'_ crate::brief::Row| (row.number, row.kind, row.site.clone());
    let rows: Vec<_> = wish.snapshot.rows.iter().map(row).collect();
    let numbered: Vec<Numbered<'_>> = rows
        .iter()
        .map(|(number, kind, site)| Numbered {
            number: *number,
            kind: *kind,
            place: &site.id,
            names: [&site.name, &site.name_ar],
            point: site.point,
            precision_km: site.precision_km,
        })
        .collect();
    let dress = Dress { theme: &theme, texts, options: wish.options };
    let look = framing::look(wish.look, &wish.snapshot.filter, wish.snapshot.points(), chart_points(wish.paper));
    let mut camera = Camera::new(look, true);
    let mut painted = None;
    let size = [pixels(width), pixels(height)];
    let map = offscreen.frame(size, scale, texts, |ui| painted = Some(paint_map(ui, dress, &numbered, &mut camera, &mut basemap)))?;
    let (frame, beyond) = painted.unzip();
    let inset = [pixels(width * INSET[0]), pixels(width * INSET[0] * INSET[1])];
    let names = if texts.lang().is_rtl() { Names::Arabic } else { Names::English };
    let dress = Dress { options: MapOptions { names, grid: Grid::Off, ..wish.options }, ..dress };
    let inset = offscreen.frame(inset, scale * 0.8, texts, |ui| paint_inset(ui, dress, frame, &mut basemap))?;
    Ok(Charts { map: png(&map, texts)?, inset: png(&inset, texts)?, beyond: beyond.unwrap_or_default() })
}

/// Width and height of a sheet's map in points of the map's type.
pub(super) fn chart_points(paper: Paper) -> [f32; 2] {
    paper.map_mm.map(|mm| (mm / MM_PER_INCH * POINTS_PER_INCH * POINTS_PER_PAPER_POINT / paper.scale) as f32)
}

fn png(image: &RgbaImage, texts: &Texts) -> Result<Vec<u8>, Diagnostic> {
    use image::codecs::png::{CompressionType, FilterType, PngEncoder};
    let mut bytes = Vec::new();
    // What is written into a sheet is packed anew there.
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::Sub);
    let rgb = image::DynamicImage::ImageRgba8(image.clone()).into_rgb8();
    encoder
        .write_image(&rgb, rgb.width(), rgb.height(), image::ExtendedColorType::Rgb8)
        .map_err(|e| texts.error("picture-unwritable", &[("reason", e.to_string().into())]))?;
    Ok(bytes)
}

/// Draws the map; gives the box it shows, and the numbers of what lies beyond it.
fn paint_map(ui: &mut Ui, dress: Dress<'_>, incidents: &[Numbered<'_>], camera: &mut Camera, basemap: &mut Basemap) -> (BBox, Vec<usize>) {
    let Dress { theme, texts, options } = dress;
    let shown = CentralPanel::no_frame().show(ui, |ui| {
        camera.update(ui.available_rect_before_wrap(), 0.0);
        let map = Map::new(None, &mut camera.memory, lon_lat(HOME.center.lon, HOME.center.lat));
        let drawn = basemap.add_to(map).show(ui, |ui, _, projector, _| {
            let rect = projector.clip_rect();
            let painter = ui.painter().with_clip_rect(rect);
            let scale_end = pos2(rect.left() + 196.0, rect.bottom() - 18.0);
            let scale = Rect::from_min_max(pos2(rect.left() + 10.0, rect.bottom() - 48.0), pos2(rect.left() + 262.0, rect.bottom() - 6.0));
            let inset = inset_of(rect);
            let reserved = [scale, inset.expand(4.0)];
            let plan = Plan::new((&painter, theme, texts), projector, incidents, &reserved);
            let (store, view) = (Store::default(), View::default());
            let scene = Scene { store: &store, view: &view, selected: None, opened: None, theme, texts, options };
            let taken: Vec<Rect> = plan.taken().into_iter().chain(reserved).collect();
            paint_scene(&painter, &scene, projector, &taken, &mut Kept::default());
            plan.paint_circles(&painter, theme, projector);
            plan.paint(&painter, theme, texts);
            furniture::paint_scale(&painter, theme, texts, projector, scale_end);
            symbols::paint_north(&painter, theme, pos2(rect.left() + 246.0, rect.bottom() - 24.0));
            (box_of(projector), plan.beyond)
        });
        drawn.inner
    });
    shown.inner
}

/// Where the template lays the inset: the upper right corner.
fn inset_of(map: Rect) -> Rect {
    let [wide, high] = INSET.map(|share| share as f32);
    let size = vec2(map.width() * wide, map.width() * wide * high);
    Rect::from_min_size(pos2(map.right() - size.x - 8.0, map.top() + 8.0), size)
}

fn box_of(projector: &Projector<'_>) -> BBox {
    let rect = projector.clip_rect();
    let (north_west, south_east) = (projector.unproject(rect.min.to_vec2()), projector.unproject(rect.max.to_vec2()));
    BBox { west: north_west.x(), south: south_east.y(), east: south_east.x(), north: north_west.y() }
}

fn paint_inset(ui: &mut Ui, dress: Dress<'_>, frame: Option<BBox>, basemap: &mut Basemap) {
    let Dress { theme, texts, options } = dress;
    CentralPanel::no_frame().show(ui, |ui| {
        let mut camera = Camera::new(COUNTRIES, true);
        let map = Map::new(None, &mut camera.memory, lon_lat(COUNTRIES.center.lon, COUNTRIES.center.lat));
        basemap.add_to(map).show(ui, |ui, _, projector, _| {
            let painter = ui.painter().with_clip_rect(projector.clip_rect());
            let (store, view) = (Store::default(), View::default());
            let scene = Scene { store: &store, view: &view, selected: None, opened: None, theme, texts, options };
            paint_scene(&painter, &scene, projector, &[], &mut Kept::default());
            if let Some(frame) = frame {
                let corner = |lat: f64, lon: f64| projector.project(lon_lat(lon, lat)).to_pos2();
                let rect = Rect::from_two_pos(corner(frame.north, frame.west), corner(frame.south, frame.east));
                painter.rect(
                    rect,
                    0.0,
                    theme.state.accent.gamma_multiply(0.12),
                    Stroke::new(2.0, theme.state.accent),
                    egui::StrokeKind::Middle,
                );
            }
        });
    });
}
