//! A text shaped and broken into lines, in physical pixels from its top left corner. No painting, no pointer.
//!
//! Paragraphs are shaped once; lines are broken anew when the width changes; the glyphs of a line are placed when it first shows. So a
//! frame costs what the visible lines cost, however long the text is.

use std::ops::Range;

use egui::{Color32, Mesh, Pos2, Rect};
use parley::{Alignment, AlignmentOptions, BaseDirection, Cluster, Cursor, Layout, Selection};

use super::super::engine::TextEngine;
use super::super::shaped::{PlacedGlyph, ShapeKey, TextStyle, build, place_line, push_glyphs, rects_of_line};
use crate::text::Span;

/// One paragraph: its bytes, its top, its lines.
struct Paragraph {
    span: Span,
    y: f32,
    layout: Layout<[u8; 0]>,
}

/// One line, and its glyphs once it was seen.
struct Line {
    span: Span,
    top: f32,
    bottom: f32,
    /// Its paragraph, and its number there.
    of: (usize, usize),
    glyphs: Option<Vec<PlacedGlyph>>,
}

/// A laid text.
pub(super) struct Laid {
    key: Key,
    paragraphs: Vec<Paragraph>,
    lines: Vec<Line>,
    /// Physical pixels.
    pub width: f32,
    /// Physical pixels.
    pub height: f32,
    ppp: f32,
}

/// What the layout depends on. Of the text, its length and a hash, so that a change is seen without a copy.
#[derive(Clone, Copy, PartialEq)]
struct Key {
    text: (usize, u64),
    width: f32,
    ppp: f32,
    size: f32,
    weight: u16,
    rtl: bool,
}

fn fingerprint(text: &str) -> (usize, u64) {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    (text.len(), hasher.finish())
}

impl Laid {
    /// Brings the layout up to date: shapes when text or size changed, breaks lines when the width did.
    pub(super) fn update(
        slot: &mut Option<Self>,
        engine: &mut TextEngine,
        (text, rtl): (&str, bool),
        style: &TextStyle,
        place: (f32, f32),
    ) {
        let (width, ppp) = place;
        let key = Key { text: fingerprint(text), width: (width * ppp).floor(), ppp, size: style.size, weight: style.weight, rtl };
        let paragraphs = match slot.take() {
            Some(laid) if laid.key == key => {
                *slot = Some(laid);
                return;
            }
            Some(laid) if (Key { width: key.width, ..laid.key }) == key => laid.paragraphs,
            _ => shape_paragraphs(engine, text, rtl, style, ppp),
        };
        *slot = Some(Self::broken(key, paragraphs));
    }

    fn broken(key: Key, mut paragraphs: Vec<Paragraph>) -> Self {
        let mut y = 0.0;
        let mut lines = Vec::new();
        for (n, paragraph) in paragraphs.iter_mut().enumerate() {
            paragraph.layout.break_all_lines(Some(key.width));
            paragraph.layout.align(Alignment::Start, AlignmentOptions::default());
            paragraph.y = y;
            y += paragraph.layout.height();
            let start = paragraph.span.start;
            for (index, line) in paragraph.layout.lines().enumerate() {
                let (range, metrics) = (line.text_range(), line.metrics());
                lines.push(Line {
                    span: Span::new(start + range.start, start + range.end),
                    top: paragraph.y + metrics.block_min_coord,
                    bottom: paragraph.y + metrics.block_max_coord,
                    of: (n, index),
                    glyphs: None,
                });
            }
        }
        Self { key, paragraphs, lines, width: key.width, height: y.ceil(), ppp: key.ppp }
    }

    /// The lines that show in `clip` (points), with the text's corner at `origin` (physical pixels).
    pub(super) fn visible(&self, origin: Pos2, clip: Rect) -> Range<usize> {
        let (from, to) = (clip.top() * self.ppp - origin.y, clip.bottom() * self.ppp - origin.y);
        let first = self.lines.partition_point(|line| line.bottom < from);
        first..self.lines.partition_point(|line| line.top <= to).max(first)
    }

    /// Places the glyphs of these lines, where that was not done before.
    pub(super) fn place(&mut self, engine: &mut TextEngine, ctx: &egui::Context, visible: Range<usize>) {
        let mut is_new = false;
        for line in self.lines.get_mut(visible).into_iter().flatten().filter(|line| line.glyphs.is_none()) {
            let Some(paragraph) = self.paragraphs.get(line.of.0) else { continue };
            let mut glyphs = Vec::new();
            if let Some(laid) = paragraph.layout.get(line.of.1) {
                place_line(&mut engine.atlas, ctx, &laid, paragraph.y, 0, &mut glyphs);
            }
            line.glyphs = Some(glyphs);
            is_new = true;
        }
        if is_new {
            engine.atlas.flush();
        }
    }

    /// Meshes of these lines, one a texture.
    pub(super) fn meshes(&self, engine: &TextEngine, origin: Pos2, visible: Range<usize>, color: Color32) -> Vec<Mesh> {
        let mut meshes = Vec::new();
        for glyphs in self.lines.get(visible).into_iter().flatten().filter_map(|line| line.glyphs.as_ref()) {
            push_glyphs(&mut meshes, &engine.atlas, glyphs, origin, self.ppp, color);
        }
        meshes
    }

    /// The bytes of these lines.
    pub(super) fn bytes(&self, lines: Range<usize>) -> Span {
        let lines = self.lines.get(lines).unwrap_or_default();
        lines.first().zip(lines.last()).map_or_else(Span::default, |(first, last)| first.span.join(last.span))
    }

    /// Left, top, right, bottom of each piece of the span on these lines.
    pub(super) fn rects(&self, span: Span, lines: Range<usize>) -> Vec<[f32; 4]> {
        let mut out = Vec::new();
        let lines = self.lines.get(lines).unwrap_or_default();
        let first = lines.partition_point(|line| line.span.end <= span.start);
        for line in lines.iter().skip(first).take_while(|line| line.span.start < span.end) {
            let Some(paragraph) = self.paragraphs.get(line.of.0) else { continue };
            let local = Span::new(span.start.max(paragraph.span.start) - paragraph.span.start, span.end - paragraph.span.start);
            if let Some(laid) = paragraph.layout.get(line.of.1) {
                rects_of_line(&laid, local, paragraph.y, &mut out);
            }
        }
        out
    }

    /// The same on all lines.
    pub(super) fn rects_anywhere(&self, span: Span) -> Vec<[f32; 4]> {
        self.rects(span, 0..self.lines.len())
    }

    fn paragraph_at(&self, y: f32) -> Option<&Paragraph> {
        let after = self.paragraphs.partition_point(|p| p.y <= y);
        self.paragraphs.get(after.saturating_sub(1))
    }

    /// The byte before which a caret at the point stands.
    pub(super) fn caret(&self, x: f32, y: f32) -> usize {
        self.paragraph_at(y).map_or(0, |p| p.span.start + Cursor::from_point(&p.layout, x, (y - p.y).max(0.0)).index().min(p.span.len()))
    }

    /// The first byte of the letter under the point.
    pub(super) fn byte_at(&self, x: f32, y: f32) -> Option<usize> {
        let paragraph = self.paragraph_at(y)?;
        let (cluster, _) = Cluster::from_point_exact(&paragraph.layout, x, y - paragraph.y)?;
        Some(paragraph.span.start + cluster.text_range().start)
    }

    /// The word under the point.
    pub(super) fn word_at(&self, x: f32, y: f32) -> Span {
        let Some(paragraph) = self.paragraph_at(y) else { return Span::default() };
        let word = Selection::word_from_point(&paragraph.layout, x, y - paragraph.y).text_range();
        Span::new(paragraph.span.start + word.start, paragraph.span.start + word.end)
    }
}

fn shape_paragraphs(engine: &mut TextEngine, text: &str, rtl: bool, style: &TextStyle, ppp: f32) -> Vec<Paragraph> {
    let direction = if rtl { BaseDirection::Rtl } else { BaseDirection::Ltr };
    let mut start = 0;
    text.split('\n')
        .map(|paragraph| {
            let span = Span::new(start, start + paragraph.len());
            start = span.end + 1;
            let key = ShapeKey::new(paragraph, style, ppp, None);
            Paragraph { span, y: 0.0, layout: build(engine, &key, direction) }
        })
        .collect()
}
