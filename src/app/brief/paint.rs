//! How the picture is laid out: the map, and a slim strip below it.

use egui::{CentralPanel, Painter, Panel, Rect, Stroke, Ui, pos2, vec2};
use walkers::{Map, Projector, lon_lat};

use super::Content;
use crate::brief::{Bar, Fields, date_time_group};
use crate::context::MapOptions;
use crate::i18n::Texts;
use crate::store::{DayRange, Store, Unit, View};
use crate::ui::bidi_text::{Align, TextStyle, measure, paint as paint_text, paint_elided};
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
/// Height of the notices where they stand by themselves, in points.
const NOTICES: f32 = 38.0;
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

/// The map with its legend, scale, north and notices.
fn paint_map(painter: &Painter, dress: Dress<'_>, content: &Content<'_>, projector: &Projector<'_>) {
    let Dress { theme, texts, options } = dress;
    let (rect, is_rtl) = (projector.clip_rect(), texts.lang().is_rtl());
    let scene = Scene { store: content.store, view: &content.view, selected: None, opened: None, theme, texts, options };
    let foot = furniture::picture_strip_of(rect);
    let legend_corner = pos2(if is_rtl { rect.right() - 24.0 } else { rect.left() + 24.0 }, foot.top() - 12.0);
    let kinds = kinds_in(content.store, &content.view);
    let legend = legend_size(painter.ctx(), theme, texts, &kinds);
    let legend_min = pos2(if is_rtl { legend_corner.x - legend.x } else { legend_corner.x }, legend_corner.y - legend.y);
    let scale_end = pos2(if is_rtl { rect.left() + 200.0 } else { rect.right() - 48.0 }, foot.top() - 22.0);
    let north = pos2(if is_rtl { rect.left() + 40.0 } else { rect.right() - 40.0 }, rect.top() + 36.0);
    let burnt = content.burnt.as_deref().map(|words| (words, burnt_card(painter, theme, words, rect, is_rtl)));
    let reserved = [
        foot,
        burnt.map_or(Rect::NOTHING, |(_, card)| card.expand(4.0)),
        Rect::from_min_size(legend_min, legend).expand(4.0),
        Rect::from_min_max(scale_end - vec2(170.0, 26.0), scale_end + vec2(30.0, 8.0)),
        Rect::from_center_size(north, vec2(44.0, 60.0)),
    ];
    let drawn = paint_scene(painter, &scene, projector, &reserved, &mut Kept::default());
    paint_markers(painter, &scene, &drawn, None);
    furniture::paint_notices(painter, theme, texts, foot, &content.own_credit);
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

fn strip(ui: &Ui, dress: Dress<'_>, content: &Content<'_>) {
    let Dress { theme, texts, .. } = dress;
    let rect = ui.max_rect();
    let painter = ui.painter();
    painter.rect_filled(Rect::from_min_size(rect.min, vec2(rect.width(), 2.0)), 0.0, theme.state.accent);
    let rtl = texts.lang().is_rtl();
    let (start_x, start) = if rtl { (rect.right() - 24.0, Align::Right) } else { (rect.left() + 24.0, Align::Left) };
    let (end_x, end) = if rtl { (rect.left() + 24.0, Align::Left) } else { (rect.right() - 24.0, Align::Right) };
    let bars_width = bars_width(rect.width());
    let room = rect.width() - bars_width - 260.0;
    let fits = |words: &str, style: &TextStyle| measure(ui.ctx(), words, style).x <= room;
    let display = theme.style(Role::Display).color(theme.text.strong);
    let title = if fits(&content.title, &display) { display } else { theme.style(Role::Title).color(theme.text.strong) };
    let body = theme.style(Role::Body).color(theme.text.muted);
    let lines = lines_below(content, texts, |line| fits(line, &body));
    // A narrow picture has the counts on a line of their own: they are never cut off.
    let (top, step) = if lines.len() > 1 { (18.0, 20.0) } else { (26.0, 25.0) };
    paint_elided(painter, pos2(start_x, rect.top() + top), start, &content.title, &title, room);
    for (line, n) in lines.iter().zip(1_u8..) {
        paint_elided(painter, pos2(start_x, rect.top() + top + step * f32::from(n)), start, line, &body, room);
    }
    maker(painter, dress, content, (rect, pos2(end_x, rect.center().y), end));
    let left = if rtl { end_x + 140.0 } else { end_x - 140.0 - bars_width };
    bars(painter, dress, content, Rect::from_min_size(pos2(left, rect.top() + 10.0), vec2(bars_width, 40.0)));
}

/// What stands below the title: range and counts on one line where they fit on it.
fn lines_below(content: &Content<'_>, texts: &Texts, fits: impl Fn(&str) -> bool) -> Vec<String> {
    if let Some(line) = &content.line {
        return vec![line.clone()];
    }
    let counts = with_beyond(texts, content, content.snapshot.sum_line(texts));
    let range = content.snapshot.range_words(texts);
    let line = format!("{range} \u{b7} {counts}");
    if fits(&line) { vec![line] } else { vec![range, counts] }
}

/// Counts, and how many of what they count lies beyond the map.
fn with_beyond(texts: &Texts, content: &Content<'_>, counts: String) -> String {
    match content.beyond {
        0 => counts,
        n => format!("{counts} \u{b7} {}", texts.tr_args("brief-beyond", &[("n", n.into())])),
    }
}

/// Width of the bars in a strip of that width.
pub(super) fn bars_width(strip: f32) -> f32 {
    (strip * 0.24).clamp(160.0, 460.0)
}

/// When it was made, how it is to be handled, and by what it was made.
fn maker(painter: &Painter, dress: Dress<'_>, content: &Content<'_>, (strip, at, align): (Rect, egui::Pos2, Align)) {
    let Dress { theme, texts, .. } = dress;
    let fields = &content.marks.fields;
    let program = Some(content.snapshot.program.as_str());
    let words: Vec<&str> = [fields.producer.as_deref(), program].into_iter().flatten().collect();
    let words = texts.digits(words.join(" \u{b7} ")).into_owned();
    let style = theme.style(Role::Label).color(theme.text.muted);
    let Some(time) = content.marks.as_of.map(date_time_group) else {
        paint_elided(painter, at, align, &words, &style, 220.0);
        return;
    };
    paint_text(painter, pos2(at.x, strip.top() + 27.0), align, &time, &theme.style(Role::Title).color(theme.text.strong));
    paint_elided(painter, pos2(at.x, strip.top() + 50.0), align, &words, &style, 220.0);
}

/// A small histogram with the range marked; time runs as reading does.
fn bars(painter: &Painter, dress: Dress<'_>, content: &Content<'_>, rect: Rect) {
    use chrono::Datelike as _;
    let Dress { theme, texts, .. } = dress;
    let rtl = texts.lang().is_rtl();
    let timeline = &content.snapshot.timeline;
    let Some(days) = timeline.days() else { return };
    let x = |share: f64| {
        let t = share as f32;
        if rtl { rect.right() - t * rect.width() } else { rect.left() + t * rect.width() }
    };
    if let Some(range) = content.snapshot.filter.range {
        let [a, b] = timeline.span(range).map(x);
        let marked = Rect::from_x_y_ranges(a.min(b)..=a.max(b), rect.y_range());
        // A range that lies wholly elsewhere has no width here.
        let stroke = if marked.width() > 0.0 { 1.0 } else { 0.0 };
        painter.rect(marked, 0.0, theme.state.accent_soft, Stroke::new(stroke, theme.state.accent), egui::StrokeKind::Inside);
    }
    let highest = timeline.highest().max(1.0);
    for bar in &timeline.bars {
        let [a, b] = timeline.span(bar.days).map(x);
        let span = (a.min(b) + 0.5)..=(a.max(b) - 0.5).max(a.min(b) + 1.0);
        let shown = |bar: &Bar| bar.total() - bar.other;
        let mut bottom = rect.bottom();
        for (count, color) in [(shown(bar), theme.state.accent), (bar.other, theme.text.muted.gamma_multiply(theme.opacity.context_bar))] {
            let height = (count / highest) as f32 * (rect.height() - 4.0);
            painter.rect_filled(Rect::from_x_y_ranges(span.clone(), (bottom - height)..=bottom), 0.0, color);
            bottom -= height;
        }
    }
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, theme.line.field));
    let style = theme.style(Role::Small).color(theme.text.muted);
    let ends = [(days.from.year(), x(0.0)), (days.to.year(), x(1.0))];
    for (n, (year, at)) in ends.into_iter().enumerate() {
        let align = if (n == 0) == rtl { Align::Right } else { Align::Left };
        if n == 1 && year == days.from.year() {
            continue;
        }
        paint_text(painter, pos2(at, rect.bottom() + 9.0), align, &texts.digits(year.to_string()), &style);
    }
}
