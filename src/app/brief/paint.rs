//! How the picture is laid out: the map, and a slim strip below it.

use egui::{CentralPanel, Painter, Panel, Rect, Stroke, Ui, pos2, vec2};
use walkers::{Map, Projector, lon_lat};

use super::Content;
use super::strip::{strip, with_beyond};
use crate::brief::Fields;
use crate::context::MapOptions;
use crate::i18n::Texts;
use crate::store::{DayRange, Store, Unit, View};
use crate::ui::bidi_text::{Align, measure, paint as paint_text, paint_elided};
use crate::ui::map::basemap::Basemap;
use crate::ui::map::camera::Camera;
use crate::ui::map::legend::{kinds_in, legend_size, paint_legend};
use crate::ui::map::markers::Scene;
use crate::ui::map::rings::paint_markers;
use crate::ui::map::{HOME, Kept, furniture, paint_scene, symbols};
use crate::ui::theme::{Role, Theme};

/// Height of the strip, in points.
pub(super) const STRIP: f32 = 72.0;

/// Colours, words and direction of a picture.
#[derive(Clone, Copy)]
pub(super) struct Dress<'a> {
    pub theme: &'a Theme,
    pub texts: &'a Texts,
    pub options: MapOptions,
}

/// Height of the line at the head that says how a picture is to be handled, in points.
const HEAD: f32 = 26.0;
/// Height of the notices below a map, in points.
pub(super) const NOTICES: f32 = 38.0;
/// Height of the row of kinds below a series, in points.
const KINDS: f32 = 32.0;

/// Height of what stands below the maps of a series, in points.
pub(super) fn foot_height(content: &Content<'_>) -> f32 {
    STRIP + NOTICES + KINDS + head_height(&content.marks.fields)
}

/// Height of what stands above the map, in points.
pub(super) const fn head_height(fields: &Fields) -> f32 {
    if fields.banner.is_some() { HEAD } else { 0.0 }
}

/// Draws everything.
pub(super) fn paint(ui: &mut Ui, dress: Dress<'_>, content: &Content<'_>, camera: &mut Camera, basemap: &mut Basemap) {
    banner(ui, dress, content);
    Panel::bottom("strip")
        .exact_size(STRIP)
        .resizable(false)
        .show_separator_line(false)
        .frame(egui::Frame::NONE.fill(dress.theme.surface.card))
        .show(ui, |ui| strip(ui, dress, content));
    // Below the map and not over it: what lay under them would be counted as shown.
    let notices = Panel::bottom("notices").exact_size(NOTICES).resizable(false).show_separator_line(false);
    notices.frame(egui::Frame::NONE.fill(dress.theme.surface.panel)).show(ui, |ui| {
        furniture::paint_notices(ui.painter(), dress.theme, dress.texts, ui.max_rect(), &content.own_credit);
    });
    CentralPanel::no_frame().show(ui, |ui| {
        camera.update(ui.available_rect_before_wrap(), 0.0);
        let map = Map::new(None, &mut camera.memory, lon_lat(HOME.center.lon, HOME.center.lat));
        basemap.add_to(map).show(ui, |ui, _, projector, _| {
            let painter = ui.painter().with_clip_rect(projector.clip_rect());
            paint_map(&painter, dress, content, projector);
        });
    });
}

/// How the picture is to be handled, across its head; nothing where nothing was said.
fn banner(ui: &mut Ui, dress: Dress<'_>, content: &Content<'_>) {
    let Some(words) = &content.marks.fields.banner else { return };
    let theme = dress.theme;
    let panel = Panel::top("banner").exact_size(HEAD).resizable(false).show_separator_line(false);
    panel.frame(egui::Frame::NONE.fill(theme.surface.card)).show(ui, |ui| {
        let rect = ui.max_rect();
        ui.painter().rect_stroke(rect.shrink(2.0), 0.0, Stroke::new(1.5, theme.text.strong), egui::StrokeKind::Inside);
        let style = theme.style(Role::Body).weight(600).color(theme.text.strong);
        let room = rect.width() - 32.0;
        let width = measure(ui.ctx(), words, &style).x;
        if width <= room {
            paint_text(ui.painter(), rect.center(), Align::Center, words, &style);
        } else {
            let (x, align) =
                if dress.texts.lang().is_rtl() { (rect.right() - 16.0, Align::Right) } else { (rect.left() + 16.0, Align::Left) };
            paint_elided(ui.painter(), pos2(x, rect.center().y), align, words, &style, room);
        }
    });
}

/// Draws one map of a series: what is shown in its days, with its days and counts below.
pub(super) fn paint_part(ui: &mut Ui, dress: Dress<'_>, content: &Content<'_>, camera: &mut Camera, basemap: &mut Basemap) {
    let Dress { theme, texts, options } = dress;
    Panel::bottom("caption")
        .exact_size(CAPTION)
        .resizable(false)
        .show_separator_line(false)
        .frame(egui::Frame::NONE.fill(theme.surface.card))
        .show(ui, |ui| part_caption(ui, dress, content));
    CentralPanel::no_frame().show(ui, |ui| {
        camera.update(ui.available_rect_before_wrap(), 0.0);
        let map = Map::new(None, &mut camera.memory, lon_lat(HOME.center.lon, HOME.center.lat));
        basemap.add_to(map).show(ui, |ui, _, projector, _| {
            let rect = projector.clip_rect();
            let painter = ui.painter().with_clip_rect(rect);
            let scene = Scene { store: content.store, view: &content.view, selected: None, opened: None, theme, texts, options };
            let drawn = paint_scene(&painter, &scene, projector, &[], &mut Kept::default());
            paint_markers(&painter, &scene, &drawn, None);
        });
    });
}

/// The days of a map at one end, how many it shows at the other.
fn part_caption(ui: &Ui, dress: Dress<'_>, content: &Content<'_>) {
    let Dress { theme, texts, .. } = dress;
    let rect = ui.max_rect();
    let rtl = texts.lang().is_rtl();
    let (start_x, start) = if rtl { (rect.right() - 12.0, Align::Right) } else { (rect.left() + 12.0, Align::Left) };
    let (end_x, end) = if rtl { (rect.left() + 12.0, Align::Left) } else { (rect.right() - 12.0, Align::Right) };
    let counted = with_beyond(texts, content, texts.tr_args("series-count", &[("n", content.snapshot.counts.shown.into())]).into_owned());
    let style = theme.style(Role::Body).color(theme.text.muted);
    let y = rect.center().y;
    paint_text(ui.painter(), pos2(end_x, y), end, &counted, &style);
    let room = rect.width() - 36.0 - measure(ui.ctx(), &counted, &style).x;
    let days = content.snapshot.filter.range.map_or_else(String::new, |range| days_words(texts, range));
    paint_elided(ui.painter(), pos2(start_x, y), start, &days, &theme.style(Role::Title).color(theme.text.strong), room);
}

/// A whole year or month by its name, else first and last day.
pub(super) fn days_words(texts: &Texts, range: DayRange) -> String {
    if Unit::Year.around(range.from) == range {
        texts.year(range.from)
    } else if Unit::Month.around(range.from) == range {
        texts.month(range.from)
    } else {
        texts.range(range.from, range.to)
    }
}

/// The kinds that are shown, side by side; those that find no room are left out.
fn kinds_row(painter: &Painter, dress: Dress<'_>, content: &Content<'_>, rect: Rect) {
    let Dress { theme, texts, .. } = dress;
    let rtl = texts.lang().is_rtl();
    let style = theme.style(Role::Label).color(theme.text.body);
    let (y, mut from_start) = (rect.center().y, 12.0);
    for kind in kinds_in(content.store, &content.view) {
        let words = texts.kind(kind);
        let width = 22.0 + measure(painter.ctx(), &words, &style).x;
        if from_start + width > rect.width() - 12.0 {
            return;
        }
        let x = |from_start: f32| if rtl { rect.right() - from_start } else { rect.left() + from_start };
        symbols::paint_kind(painter, theme, kind, pos2(x(from_start + 8.0), y), 14.0, symbols::Fill::Solid);
        paint_text(painter, pos2(x(from_start + 22.0), y), if rtl { Align::Right } else { Align::Left }, &words, &style);
        from_start += width + 20.0;
    }
}

/// Draws the foot of a series: how it is to be handled, kinds, notices, and the strip of the whole.
pub(super) fn paint_foot(ui: &mut Ui, dress: Dress<'_>, content: &Content<'_>) {
    banner(ui, dress, content);
    Panel::bottom("strip")
        .exact_size(STRIP)
        .resizable(false)
        .show_separator_line(false)
        .frame(egui::Frame::NONE.fill(dress.theme.surface.card))
        .show(ui, |ui| strip(ui, dress, content));
    CentralPanel::no_frame().show(ui, |ui| {
        let rect = ui.max_rect();
        ui.painter().rect_filled(rect, 0.0, dress.theme.surface.panel);
        let (kinds, notices) = rect.split_top_bottom_at_y(rect.top() + KINDS);
        kinds_row(ui.painter(), dress, content, kinds);
        furniture::paint_notices(ui.painter(), dress.theme, dress.texts, notices, &content.own_credit);
    });
}

/// The map with its legend, scale and north.
fn paint_map(painter: &Painter, dress: Dress<'_>, content: &Content<'_>, projector: &Projector<'_>) {
    let Dress { theme, texts, options } = dress;
    let (rect, is_rtl) = (projector.clip_rect(), texts.lang().is_rtl());
    let scene = Scene { store: content.store, view: &content.view, selected: None, opened: None, theme, texts, options };
    let legend_corner = pos2(if is_rtl { rect.right() - 24.0 } else { rect.left() + 24.0 }, rect.bottom() - 12.0);
    let kinds = kinds_in(content.store, &content.view);
    let legend = legend_size(painter.ctx(), theme, texts, &kinds);
    let legend_min = pos2(if is_rtl { legend_corner.x - legend.x } else { legend_corner.x }, legend_corner.y - legend.y);
    let scale_end = pos2(if is_rtl { rect.left() + 200.0 } else { rect.right() - 48.0 }, rect.bottom() - 22.0);
    let north = pos2(if is_rtl { rect.left() + 40.0 } else { rect.right() - 40.0 }, rect.top() + 36.0);
    let burnt = content.burnt.as_deref().map(|words| (words, burnt_card(painter, theme, words, rect, is_rtl)));
    let reserved = [
        burnt.map_or(Rect::NOTHING, |(_, card)| card.expand(4.0)),
        Rect::from_min_size(legend_min, legend).expand(4.0),
        Rect::from_min_max(scale_end - vec2(170.0, 26.0), scale_end + vec2(30.0, 8.0)),
        Rect::from_center_size(north, vec2(44.0, 60.0)),
    ];
    let drawn = paint_scene(painter, &scene, projector, &reserved, &mut Kept::default());
    paint_markers(painter, &scene, &drawn, None);
    paint_legend(painter, theme, texts, &kinds, legend_corner);
    furniture::paint_scale(painter, theme, texts, projector, scale_end);
    symbols::paint_north(painter, theme, north);
    if let Some((words, card)) = burnt {
        furniture::card(painter, theme, card, 8.0);
        paint_text(painter, card.center(), Align::Center, words, &theme.style(Role::Display).color(theme.text.strong));
    }
}

/// Where words written large on the map stand: the corner where reading starts.
fn burnt_card(painter: &Painter, theme: &Theme, words: &str, map: Rect, is_rtl: bool) -> Rect {
    let size = measure(painter.ctx(), words, &theme.style(Role::Display)) + vec2(32.0, 20.0);
    let left = if is_rtl { map.right() - 24.0 - size.x } else { map.left() + 24.0 };
    Rect::from_min_size(pos2(left, map.top() + 20.0), size)
}

/// Height of the caption of a map on a sheet, in points.
pub(super) const CAPTION: f32 = 30.0;

/// Draws a map of a sheet: no incidents, a caption below.
pub(super) fn paint_view(ui: &mut Ui, dress: Dress<'_>, title: &str, camera: &mut Camera, basemap: &mut Basemap) {
    let Dress { theme, texts, options } = dress;
    let is_rtl = texts.lang().is_rtl();
    Panel::bottom("caption")
        .exact_size(CAPTION)
        .resizable(false)
        .show_separator_line(false)
        .frame(egui::Frame::NONE.fill(theme.surface.card))
        .show(ui, |ui| {
            let rect = ui.max_rect();
            let (x, align) = if is_rtl { (rect.right() - 14.0, Align::Right) } else { (rect.left() + 14.0, Align::Left) };
            paint_text(ui.painter(), pos2(x, rect.center().y), align, title, &theme.style(Role::Title).color(theme.text.strong));
        });
    CentralPanel::no_frame().show(ui, |ui| {
        camera.update(ui.available_rect_before_wrap(), 0.0);
        let map = Map::new(None, &mut camera.memory, lon_lat(HOME.center.lon, HOME.center.lat));
        basemap.add_to(map).show(ui, |ui, _, projector, _| {
            let rect = projector.clip_rect();
            let painter = ui.painter().with_clip_rect(rect);
            let (store, view) = (Store::default(), View::default());
            let scene = Scene { store: &store, view: &view, selected: None, opened: None, theme, texts, options };
            let foot = furniture::picture_strip_of(rect);
            let scale_end = pos2(if is_rtl { rect.left() + 190.0 } else { rect.right() - 48.0 }, foot.top() - 18.0);
            let scale = Rect::from_min_max(scale_end - vec2(170.0, 26.0), scale_end + vec2(30.0, 8.0));
            paint_scene(&painter, &scene, projector, &[foot, scale], &mut Kept::default());
            furniture::paint_notices(&painter, theme, texts, foot, "");
            furniture::paint_scale(&painter, theme, texts, projector, scale_end);
        });
    });
}
