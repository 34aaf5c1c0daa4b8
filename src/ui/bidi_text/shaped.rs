//! Shaped text: glyphs at their places, ready to paint in any colour.

use egui::{Color32, Mesh, Pos2, Rect, Vec2, pos2};
use parley::{Alignment, AlignmentOptions, BaseDirection, Layout, LineHeight, PositionedLayoutItem, StyleProperty};

use super::atlas::{Atlas, GlyphKey, Slot};
use super::engine::TextEngine;
use super::fonts;
use crate::text::Span;

/// Which faces, in which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Face {
    /// Inter, then Vazirmatn: the interface and the map.
    #[default]
    Ui,
    /// Noto Naskh Arabic first: Arabic articles.
    ArticleArabic,
    /// Inter first, Naskh for Arabic quotes: English articles.
    ArticleLatin,
    /// The icon face.
    Icons,
}

/// How a text looks. Sizes in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextStyle {
    /// Faces.
    pub face: Face,
    /// Size of the letters.
    pub size: f32,
    /// Height of a line.
    pub line: f32,
    /// 400 regular, 500 medium, 600 semibold.
    pub weight: u16,
    /// Ink.
    pub color: Color32,
    /// Width of the halo; 0 for none.
    pub halo: f32,
    /// Colour of the halo.
    pub halo_color: Color32,
    /// Extra space between Latin letters, in ems. Never given to Arabic.
    pub tracking: f32,
}

impl TextStyle {
    /// The same in another colour.
    #[must_use]
    pub const fn color(mut self, color: Color32) -> Self {
        self.color = color;
        self
    }

    /// The same in another weight.
    #[must_use]
    pub const fn weight(mut self, weight: u16) -> Self {
        self.weight = weight;
        self
    }

    /// The same in another size.
    #[must_use]
    pub const fn size(mut self, size: f32) -> Self {
        self.size = size;
        self
    }

    /// The same with a halo.
    #[must_use]
    pub const fn halo(mut self, points: f32, color: Color32) -> Self {
        self.halo = points;
        self.halo_color = color;
        self
    }
}

/// What makes one shaping differ from another.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct ShapeKey {
    pub text: Box<str>,
    pub face: Face,
    pub size_bits: u32,
    pub line_bits: u32,
    pub weight: u16,
    pub ppp_bits: u32,
    /// Wrap width in physical pixels.
    pub width: Option<u32>,
    pub halo: u8,
    pub tracking_bits: u32,
}

impl ShapeKey {
    pub(super) fn new(text: &str, style: &TextStyle, ppp: f32, width_points: Option<f32>) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "screen pixels, never negative")]
        let width = width_points.map(|w| (w * ppp).ceil().max(1.0) as u32);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few quarter pixels")]
        let halo = (style.halo * ppp * 4.0).round() as u8;
        let tracking = if crate::text::Lang::detect(text).is_rtl() { 0.0 } else { style.tracking };
        Self {
            text: text.into(),
            face: style.face,
            size_bits: style.size.to_bits(),
            line_bits: style.line.to_bits(),
            weight: style.weight,
            ppp_bits: ppp.to_bits(),
            width,
            halo,
            tracking_bits: tracking.to_bits(),
        }
    }
}

#[derive(Clone, Copy)]
pub(super) struct PlacedGlyph {
    pub slot: Slot,
    /// Physical pixels from the text's top left corner.
    pub x: i32,
    pub y: i32,
}

/// A shaped text. Positions in physical pixels from its top left corner.
pub struct ShapedText {
    pub(super) glyphs: Vec<PlacedGlyph>,
    pub(super) halo: Vec<PlacedGlyph>,
    /// Width and height in points.
    pub size: Vec2,
    /// Number of lines.
    pub line_count: usize,
    /// Where the first line ends in the text, in bytes.
    pub first_line_end: usize,
    ppp: f32,
}

impl ShapedText {
    pub(super) fn new(engine: &mut TextEngine, ctx: &egui::Context, key: &ShapeKey) -> Self {
        let ppp = f32::from_bits(key.ppp_bits);
        let mut layout = build(engine, key, BaseDirection::Auto);
        layout.break_all_lines(key.width.map(|w| w as f32));
        layout.align(Alignment::Start, AlignmentOptions::default());
        let glyphs = place(&mut engine.atlas, ctx, &layout, 0);
        let halo = if key.halo == 0 { Vec::new() } else { place(&mut engine.atlas, ctx, &layout, key.halo) };
        let first_line_end = layout.lines().next().map_or(0, |line| line.text_range().end);
        Self { glyphs, halo, size: Vec2::new(layout.width(), layout.height()) / ppp, line_count: layout.len(), first_line_end, ppp }
    }

    /// Where words of a text of one line stand, in points from its top left corner.
    pub(super) fn rects(engine: &mut TextEngine, key: &ShapeKey, spans: &[Span]) -> Vec<Rect> {
        let ppp = f32::from_bits(key.ppp_bits);
        let mut layout = build(engine, key, BaseDirection::Auto);
        layout.break_all_lines(None);
        layout.align(Alignment::Start, AlignmentOptions::default());
        let mut pieces = Vec::new();
        if let Some(line) = layout.get(0) {
            for span in spans {
                rects_of_line(&line, *span, 0.0, &mut pieces);
            }
        }
        pieces.into_iter().map(|[left, top, right, bottom]| Rect::from_min_max(pos2(left, top) / ppp, pos2(right, bottom) / ppp)).collect()
    }

    /// Paints with its top left corner at `top_left`, snapped to whole pixels.
    pub fn paint(&self, engine: &TextEngine, painter: &egui::Painter, top_left: Pos2, style: &TextStyle) {
        for mesh in self.meshes(engine, top_left, style) {
            painter.add(egui::Shape::mesh(mesh));
        }
    }

    /// The meshes of halo and letters, in the order they are painted.
    pub(super) fn meshes(&self, engine: &TextEngine, top_left: Pos2, style: &TextStyle) -> Vec<Mesh> {
        let origin = pos2((top_left.x * self.ppp).round(), (top_left.y * self.ppp).round());
        let mut meshes = Vec::new();
        push_glyphs(&mut meshes, &engine.atlas, &self.halo, origin, self.ppp, style.halo_color);
        push_glyphs(&mut meshes, &engine.atlas, &self.glyphs, origin, self.ppp, style.color);
        meshes
    }
}

pub(super) fn push_glyphs(meshes: &mut Vec<Mesh>, atlas: &Atlas, glyphs: &[PlacedGlyph], origin: Pos2, ppp: f32, color: Color32) {
    let first = meshes.len();
    for glyph in glyphs {
        let (texture, uv, size) = atlas.quad(&glyph.slot);
        let min = pos2((origin.x + glyph.x as f32) / ppp, (origin.y + glyph.y as f32) / ppp);
        let known = meshes.iter().skip(first).position(|m| m.texture_id == texture);
        let index = known.map_or(meshes.len(), |at| first + at);
        if known.is_none() {
            meshes.push(Mesh::with_texture(texture));
        }
        meshes[index].add_rect_with_uv(Rect::from_min_size(min, size / ppp), uv, color);
    }
}

/// Shapes a text in physical pixels, unbroken.
pub(super) fn build(engine: &mut TextEngine, key: &ShapeKey, direction: BaseDirection) -> Layout<[u8; 0]> {
    let TextEngine { fonts, layouts, .. } = engine;
    let size = f32::from_bits(key.size_bits);
    let mut builder = layouts.ranged_builder(fonts, &key.text, f32::from_bits(key.ppp_bits), true);
    builder.set_base_direction(direction);
    builder.push_default(StyleProperty::FontSize(size));
    builder.push_default(StyleProperty::FontFamily(fonts::families(key.face)));
    builder.push_default(StyleProperty::FontWeight(parley::FontWeight::new(f32::from(key.weight))));
    builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(f32::from_bits(key.line_bits) / size)));
    builder.push_default(StyleProperty::OverflowWrap(parley::OverflowWrap::Anywhere));
    let tracking = f32::from_bits(key.tracking_bits);
    if tracking > 0.0 {
        builder.push_default(StyleProperty::LetterSpacing(tracking * size));
    }
    // Inter widens hyphens along with its figures, so a text without figures does without.
    if key.face != Face::Icons && key.text.chars().any(char::is_numeric) {
        builder.push_default(StyleProperty::FontFeatures(parley::FontFeatures::Source("\"tnum\" 1".into())));
    }
    builder.build(&key.text)
}

/// Rasterises and places every glyph of a broken layout.
pub(super) fn place(atlas: &mut Atlas, ctx: &egui::Context, layout: &Layout<[u8; 0]>, halo: u8) -> Vec<PlacedGlyph> {
    let mut out = Vec::new();
    for line in layout.lines() {
        place_line(atlas, ctx, &line, 0.0, halo, &mut out);
    }
    out
}

pub(super) fn place_line(
    atlas: &mut Atlas,
    ctx: &egui::Context,
    line: &parley::Line<'_, [u8; 0]>,
    y_offset: f32,
    halo: u8,
    out: &mut Vec<PlacedGlyph>,
) {
    for item in line.items() {
        let PositionedLayoutItem::GlyphRun(glyph_run) = item else { continue };
        let run = glyph_run.run();
        let font = run.font();
        for glyph in glyph_run.positioned_glyphs() {
            let (x, bin) = Atlas::bin(glyph.x);
            let key = GlyphKey {
                font: font.data.id(),
                font_index: font.index,
                glyph: glyph.id,
                size_bits: run.font_size().to_bits(),
                bin,
                bold: run.synthesis().embolden(),
                halo,
            };
            let Some(slot) = atlas.slot(ctx, font, key) else { continue };
            #[expect(clippy::cast_possible_truncation, reason = "screen pixels")]
            let y = (y_offset + glyph.y).round() as i32;
            out.push(PlacedGlyph { slot, x: x + i32::from(slot.left), y: y - i32::from(slot.top) });
        }
    }
}

/// Left, top, right, bottom of each piece of a span of the paragraph on this line, in physical pixels.
pub(super) fn rects_of_line(line: &parley::Line<'_, [u8; 0]>, local: Span, paragraph_y: f32, out: &mut Vec<[f32; 4]>) {
    let metrics = line.metrics();
    let (top, bottom) = (paragraph_y + metrics.block_min_coord, paragraph_y + metrics.block_max_coord);
    let mut x = metrics.offset + metrics.inline_min_coord;
    let mut open: Option<[f32; 4]> = None;
    for run in line.runs() {
        for cluster in run.visual_clusters() {
            let advance = cluster.advance();
            if local.contains(cluster.text_range().start) {
                match &mut open {
                    Some(rect) => rect[2] = x + advance,
                    None => open = Some([x, top, x + advance, bottom]),
                }
            } else if let Some(rect) = open.take() {
                out.push(rect);
            }
            x += advance;
        }
    }
    out.extend(open);
}
