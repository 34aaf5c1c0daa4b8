//! Several pictures that differ in time alone: a map for each period beside each other, two ranges compared, time played as an animation.

use std::io::Write;
use std::sync::Arc;

use image::{GenericImage as _, RgbaImage};

use super::framing::{self, beyond, picture_framing};
use super::paint::{self, Dress};
use super::{Brief, Content, content};
use crate::app::offscreen::Offscreen;
use crate::context::Framing;
use crate::diagnostic::{Diagnostic, Fault};
use crate::i18n::Texts;
use crate::store::{DayRange, Filter, Unit, bins, evaluate};
use crate::ui::map::basemap::Basemap;
use crate::ui::map::camera::Look;
use crate::ui::map::tiles::Decoding;
use crate::ui::theme::Theme;

/// More maps than this on one picture are too small to be read.
pub const MOST_MAPS: usize = 48;
/// More frames than this are no briefing.
pub const MOST_FRAMES: usize = 240;
/// Points between maps.
const GAP: f32 = 6.0;
/// A map is best so many times as wide as it is high.
const SHAPE: f32 = 1.4;
/// How long a frame is seen, in milliseconds, and the last one.
const FRAME_MS: u16 = 900;
const LAST_MS: u16 = 2500;
/// How coarsely colours of a GIF are chosen, 1 to 30: maps have few.
const GIF_SPEED: i32 = 20;

/// The periods of a unit that lie in a range, the first and the last cut to it.
///
/// # Errors
/// When there is nothing dated, or there are more than `most`.
pub fn periods(range: Option<DayRange>, unit: Unit, most: usize, texts: &Texts) -> Result<Vec<DayRange>, Diagnostic> {
    let range = range.ok_or_else(|| texts.error("series-undated", &[]))?;
    let cut = |bin: DayRange| DayRange::new(bin.from.max(range.from), bin.to.min(range.to));
    let periods: Vec<DayRange> = bins(range, unit).into_iter().map(cut).collect();
    if periods.len() > most {
        return Err(texts.error("series-too-many", &[("n", periods.len().into()), ("most", most.into())]));
    }
    Ok(periods)
}

/// What all pictures of a series share.
struct Stage<'a> {
    brief: &'a Brief<'a>,
    texts: Texts,
    theme: Arc<Theme>,
    offscreen: Offscreen,
    basemap: Basemap,
}

impl<'a> Stage<'a> {
    fn new(brief: &'a Brief<'a>) -> Result<Self, Diagnostic> {
        let texts = Texts::spelled(brief.lang, brief.spelling);
        super::check(brief, &texts)?;
        let offscreen = Offscreen::new(&texts)?;
        let fault = |fault: Fault| texts.fault(&fault);
        let theme = Theme::load(brief.theme).map_err(fault)?;
        let basemap = Basemap::new(brief.theme, brief.map, Decoding::AtOnce, &offscreen.ctx).map_err(fault)?;
        Ok(Self { brief, texts, theme, offscreen, basemap })
    }

    /// Where all maps of a size in points look: at everything that the whole range shows.
    fn look(&self, size: [f32; 2]) -> Look {
        let brief = self.brief;
        let view = evaluate(brief.store, brief.filter);
        framing::look(brief.look, brief.filter, framing::sites(brief.store, &view), size)
    }

    fn frame(&mut self, size: [u32; 2], mut draw: impl FnMut(&mut egui::Ui, Dress<'_>, &mut Basemap)) -> Result<RgbaImage, Diagnostic> {
        let Self { brief, texts, theme, offscreen, basemap } = self;
        let dress = Dress { theme, texts, options: brief.options };
        offscreen.frame(size, brief.scale, texts, |ui| draw(ui, dress, basemap))
    }
}

/// The filter with a range of its own.
fn during(filter: &Filter, range: DayRange) -> Filter {
    Filter { range: Some(range), ..filter.clone() }
}

/// Two ranges beside each other, all of the same land; the strip below tells the counts of both.
///
/// # Errors
/// When it cannot be drawn.
pub fn comparison(brief: &Brief<'_>, [first, second]: [DayRange; 2]) -> Result<RgbaImage, Diagnostic> {
    let texts = Texts::spelled(brief.lang, brief.spelling);
    let both = during(brief.filter, DayRange::new(first.from.min(second.from), first.to.max(second.to)));
    let [a, b] = [first, second].map(|range| evaluate(brief.store, &during(brief.filter, range)));
    // Nobody knows in which range the undated belong: they pass in both.
    let values = [
        ("first", paint::days_words(&texts, first).into()),
        ("n", a.shown.len().into()),
        ("second", paint::days_words(&texts, second).into()),
        ("m", b.shown.len().into()),
        ("undated", a.undated.len().into()),
        ("unlocated", a.unlocated.len().into()),
        ("other", b.unlocated.len().into()),
    ];
    let line = texts.tr_args("series-compared", &values).into_owned();
    drawn(&Brief { filter: &both, marks: brief.marks.clone(), ..*brief }, &[first, second], Some(line))
}

/// A picture with a map for each range, all of the same land, over the strip of the whole.
///
/// # Errors
/// When it cannot be drawn.
pub fn multiples(brief: &Brief<'_>, ranges: &[DayRange]) -> Result<RgbaImage, Diagnostic> {
    drawn(brief, ranges, None)
}

fn drawn(brief: &Brief<'_>, ranges: &[DayRange], line: Option<String>) -> Result<RgbaImage, Diagnostic> {
    let mut stage = Stage::new(brief)?;
    let [width, height] = brief.size;
    let pixels = |points: f32| (points * brief.scale).round() as u32;
    let mut whole = content(brief, brief.filter, &stage.texts);
    whole.line = line;
    let foot = pixels(paint::foot_height(&whole)).min(height);
    let gap = pixels(GAP);
    let (columns, cell) = grid(ranges.len(), [width, height - foot], gap);
    let points = cell.map(|side| side as f32 / brief.scale);
    let size = [points[0], (points[1] - paint::CAPTION).max(1.0)];
    let framing = Framing { look: stage.look(size), size };
    let mut out = RgbaImage::from_pixel(width, height, image::Rgba(stage.theme.surface.gutter.to_array()));
    let joined = |e: image::ImageError, texts: &Texts| texts.error("sheet-not-joined", &[("reason", e.to_string().into())]);
    for (n, range) in ranges.iter().enumerate() {
        let filter = during(brief.filter, *range);
        let mut part = content(brief, &filter, &stage.texts);
        part.beyond = beyond(brief.store, &part.view, framing);
        let drawn = stage.frame(cell, |ui, dress, basemap| {
            let mut camera = super::standing(framing.look);
            paint::paint_part(ui, dress, &part, &mut camera, basemap);
        })?;
        let (column, row) = ((n % columns) as u32, (n / columns) as u32);
        out.copy_from(&drawn, gap + column * (cell[0] + gap), gap + row * (cell[1] + gap)).map_err(|e| joined(e, &stage.texts))?;
    }
    let strip = stage.frame([width, foot], |ui, dress, _| paint::paint_foot(ui, dress, &whole))?;
    out.copy_from(&strip, 0, height - foot).map_err(|e| joined(e, &stage.texts))?;
    Ok(out)
}

/// Maps side by side and the size of each, so that they are as large as can be and near the best shape.
fn grid(count: usize, [width, height]: [u32; 2], gap: u32) -> (usize, [u32; 2]) {
    let of = |columns: usize| {
        let (columns, rows) = (columns as u32, count.div_ceil(columns) as u32);
        [width.saturating_sub(gap * (columns + 1)) / columns, height.saturating_sub(gap * (rows + 1)) / rows].map(|side| side.max(1))
    };
    let useful = |[width, height]: [u32; 2]| (width as f32 / SHAPE).min(height as f32);
    let best = (1..=count.max(1)).max_by(|a, b| useful(of(*a)).total_cmp(&useful(of(*b)))).unwrap_or(1);
    (best, of(best))
}

/// A whole picture for each range, its days written large on it. `told` hears of each that is drawn.
///
/// # Errors
/// When one cannot be drawn.
pub fn frames(brief: &Brief<'_>, ranges: &[DayRange], told: &dyn Fn(usize)) -> Result<Vec<RgbaImage>, Diagnostic> {
    let mut stage = Stage::new(brief)?;
    let whole = content(brief, brief.filter, &stage.texts);
    let title = whole.title.clone();
    let framing = picture_framing(brief, &whole.view);
    let look = framing.look;
    let mut out = Vec::with_capacity(ranges.len());
    for (n, range) in ranges.iter().enumerate() {
        let filter = during(brief.filter, *range);
        let mut part = content(brief, &filter, &stage.texts);
        part.title.clone_from(&title);
        part.beyond = beyond(brief.store, &part.view, framing);
        part.burnt = Some(paint::days_words(&stage.texts, *range));
        let drawn = stage.frame(brief.size, |ui, dress, basemap| paint_whole(ui, dress, &part, look, basemap))?;
        out.push(drawn);
        told(n + 1);
    }
    Ok(out)
}

fn paint_whole(ui: &mut egui::Ui, dress: Dress<'_>, content: &Content<'_>, look: Look, basemap: &mut Basemap) {
    let mut camera = super::standing(look);
    paint::paint(ui, dress, content, &mut camera, basemap);
}

/// Forms of an animation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moving {
    /// GIF: 256 colours a frame, shown by everything.
    Gif,
    /// Animated PNG: all colours, shown by browsers; other programs show the first frame.
    Apng,
}

/// Writes frames of one size as an animation that runs round and round.
///
/// # Errors
/// When the writer fails.
pub fn animate(frames: &[RgbaImage], form: Moving, out: &mut dyn Write, texts: &Texts) -> Result<(), Diagnostic> {
    let written = match form {
        Moving::Gif => gif(frames, out).map_err(|e| e.to_string()),
        Moving::Apng => apng(frames, out).map_err(|e| e.to_string()),
    };
    written.map_err(|reason| texts.error("picture-unwritable", &[("reason", reason.into())]))
}

fn delay(n: usize, frames: usize) -> u16 {
    if n + 1 == frames { LAST_MS } else { FRAME_MS }
}

fn gif(frames: &[RgbaImage], out: &mut dyn Write) -> image::ImageResult<()> {
    use image::codecs::gif::{GifEncoder, Repeat};
    let mut encoder = GifEncoder::new_with_speed(out, GIF_SPEED);
    encoder.set_repeat(Repeat::Infinite)?;
    for (n, frame) in frames.iter().enumerate() {
        let delay = image::Delay::from_numer_denom_ms(u32::from(delay(n, frames.len())), 1);
        encoder.encode_frame(image::Frame::from_parts(frame.clone(), 0, 0, delay))?;
    }
    Ok(())
}

fn apng(frames: &[RgbaImage], out: &mut dyn Write) -> Result<(), png::EncodingError> {
    let Some(first) = frames.first() else { return Ok(()) };
    let mut encoder = png::Encoder::new(out, first.width(), first.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_animated(frames.len() as u32, 0)?;
    encoder.set_frame_delay(FRAME_MS, 1000)?;
    let mut writer = encoder.write_header()?;
    for (n, frame) in frames.iter().enumerate() {
        writer.set_frame_delay(delay(n, frames.len()), 1000)?;
        let rgb: Vec<u8> = frame.pixels().flat_map(|pixel| [pixel.0[0], pixel.0[1], pixel.0[2]]).collect();
        writer.write_image_data(&rgb)?;
    }
    writer.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample::range;
    use crate::text::Lang;

    #[test]
    fn a_range_falls_into_periods_that_stay_within_it() {
        let texts = Texts::new(Lang::En);
        let months = periods(Some(range("2023-01-15", "2023-03-02")), Unit::Month, 12, &texts).expect("three");
        assert_eq!(months, [range("2023-01-15", "2023-01-31"), range("2023-02-01", "2023-02-28"), range("2023-03-01", "2023-03-02")]);
        assert!(periods(None, Unit::Month, 12, &texts).is_err());
        let problem = periods(Some(range("2023-01-01", "2023-12-31")), Unit::Day, 48, &texts).expect_err("too many");
        assert!(problem.summary.contains("365") && problem.hint.is_some(), "{problem}");
    }

    #[test]
    fn maps_of_a_series_fill_the_picture_without_covering_each_other() {
        for (count, columns) in [(1, 1), (2, 2), (4, 2), (6, 3), (12, 4)] {
            let (found, [width, height]) = grid(count, [1920, 980], 6);
            assert_eq!(found, columns, "{count}");
            let rows = count.div_ceil(found) as u32;
            assert!(found as u32 * (width + 6) + 6 <= 1920 && rows * (height + 6) + 6 <= 980, "{count}: {width} x {height}");
        }
    }

    #[test]
    fn an_animation_has_all_its_frames() {
        let texts = Texts::new(Lang::En);
        let frames: Vec<RgbaImage> = [10, 120, 240].map(|shade| RgbaImage::from_pixel(8, 6, image::Rgba([shade, 0, 0, 255]))).into();
        for form in [Moving::Gif, Moving::Apng] {
            let mut bytes = Vec::new();
            animate(&frames, form, &mut bytes, &texts).expect("in memory");
            let found = match form {
                Moving::Gif => {
                    use image::AnimationDecoder as _;
                    image::codecs::gif::GifDecoder::new(std::io::Cursor::new(bytes)).expect("a GIF").into_frames().count()
                }
                Moving::Apng => {
                    let reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
                    reader.info().animation_control().expect("animated").num_frames as usize
                }
            };
            assert_eq!(found, 3, "{form:?}");
        }
    }
}
