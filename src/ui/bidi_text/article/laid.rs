//! A text shaped and broken into lines, in physical pixels from its top left corner. No painting, no pointer.

use egui::{Color32, Mesh, Pos2, Rect};
use parley::{Alignment, AlignmentOptions, BaseDirection, Cluster, Cursor, Layout, Selection};

use super::super::engine::TextEngine;
use super::super::shaped::{PlacedGlyph, ShapeKey, TextStyle, build, place_line, push_glyphs};
use crate::text::Span;

/// One paragraph: its bytes, its top, its lines.
struct Paragraph {
    span: Span,
    y: f32,
    layout: Layout<[u8; 0]>,
}

/// The glyphs of one line and the band they fill.
struct Line {
    top: f32,
    bottom: f32,
    glyphs: Vec<PlacedGlyph>,
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
        ctx: &egui::Context,
        (text, rtl): (&str, bool),
        style: &TextStyle,
        width: f32,
    ) {
        let ppp = ctx.pixels_per_point();
        let key = Key { text: fingerprint(text), width: (width * ppp).floor(), ppp, size: style.size, rtl };
        let paragraphs = match slot.take() {
            Some(laid) if laid.key == key => {
                *slot = Some(laid);
                return;
            }
            Some(laid) if (Key { width: key.width, ..laid.key }) == key => laid.paragraphs,
            _ => shape_paragraphs(engine, text, rtl, style, ppp),
        };
        *slot = Some(Self::broken(engine, ctx, key, paragraphs));
    }

    fn broken(engine: &mut TextEngine, ctx: &egui::Context, key: Key, mut paragraphs: Vec<Paragraph>) -> Self {
        let mut y = 0.0;
        let mut lines = Vec::new();
        for paragraph in &mut paragraphs {
            paragraph.layout.break_all_lines(Some(key.width));
            paragraph.layout.align(Alignment::Start, AlignmentOptions::default());
            paragraph.y = y;
            y += paragraph.layout.height();
            for line in paragraph.layout.lines() {
                let metrics = line.metrics();
                let mut glyphs = Vec::new();
                place_line(&mut engine.atlas, ctx, &line, paragraph.y, 0, &mut glyphs);
                lines.push(Line { top: paragraph.y + metrics.block_min_coord, bottom: paragraph.y + metrics.block_max_coord, glyphs });
            }
        }
        engine.atlas.flush();
        Self { key, paragraphs, lines, width: key.width, height: y.ceil(), ppp: key.ppp }
    }

    /// Meshes of the lines that show in `clip` (points), with the text's corner at `origin` (physical pixels).
    pub(super) fn visible_meshes(&self, engine: &TextEngine, origin: Pos2, clip: Rect, color: Color32) -> Vec<Mesh> {
        let (from, to) = (clip.top() * self.ppp - origin.y, clip.bottom() * self.ppp - origin.y);
        let mut meshes = Vec::new();
        for line in self.lines.iter().filter(|line| line.bottom >= from && line.top <= to) {
            let mut of_line = Vec::new();
            push_glyphs(&mut of_line, &engine.atlas, &line.glyphs, origin, self.ppp, color);
            meshes.append(&mut of_line);
        }
        meshes
    }

    /// Left, top, right, bottom of each piece of the span.
    pub(super) fn rects(&self, span: Span) -> Vec<[f32; 4]> {
        let mut out = Vec::new();
        for paragraph in self.paragraphs.iter().filter(|p| p.span.overlaps(span)) {
            let start = span.start.max(paragraph.span.start) - paragraph.span.start;
            let end = span.end.min(paragraph.span.end) - paragraph.span.start;
            for line in paragraph.layout.lines() {
                rects_of_line(&line, Span::new(start, end), paragraph.y, &mut out);
            }
        }
        out
    }

    fn paragraph_at(&self, y: f32) -> Option<&Paragraph> {
        self.paragraphs.iter().rev().find(|p| p.y <= y).or_else(|| self.paragraphs.first())
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

fn rects_of_line(line: &parley::Line<'_, [u8; 0]>, local: Span, paragraph_y: f32, out: &mut Vec<[f32; 4]>) {
    let range = line.text_range();
    if range.end <= local.start || range.start >= local.end {
        return;
    }
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
