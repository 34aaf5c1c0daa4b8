//! Glyph pictures in texture pages, rasterised once per face, size, shade of position and halo.

use std::collections::HashMap;

use egui::{Color32, ColorImage, Rect, TextureHandle, TextureId, TextureOptions, pos2, vec2};
use swash::FontRef;
use swash::scale::{Render, ScaleContext, Source};
use swash::zeno::{Format, Vector};

/// Side of a page in physical pixels: 4 MB each.
const SIDE: usize = 1024;
/// Positions inside a pixel at which a glyph is rasterised.
const BINS: f32 = 4.0;

/// What makes a glyph picture differ from another.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct GlyphKey {
    pub font: u64,
    pub font_index: u32,
    pub glyph: u32,
    pub size_bits: u32,
    pub bin: u8,
    pub bold: bool,
    /// Radius of the halo in quarter pixels; 0 for the glyph itself.
    pub halo: u8,
}

/// Where a glyph picture lies in the atlas, and how it sits on the pen position, in physical pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    page: u16,
    x: u16,
    y: u16,
    width: u16,
    height: u16,
    pub left: i16,
    pub top: i16,
}

struct Page {
    texture: TextureHandle,
    image: ColorImage,
    pen_x: usize,
    pen_y: usize,
    row_height: usize,
    /// Rectangle that waits to be uploaded: left, top, right, bottom.
    dirty: Option<[usize; 4]>,
}

/// The atlas.
#[derive(Default)]
pub(super) struct Atlas {
    scale: ScaleContext,
    pages: Vec<Page>,
    slots: HashMap<GlyphKey, Option<Slot>>,
}

impl Atlas {
    /// Splits a pen position into whole pixels and the nearest rasterised shade of the rest.
    pub(super) fn bin(x: f32) -> (i32, u8) {
        let whole = x.floor();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 4")]
        let bin = ((x - whole) * BINS).round() as u8;
        #[expect(clippy::cast_possible_truncation, reason = "screen pixels")]
        let whole = whole as i32;
        if f32::from(bin) >= BINS { (whole + 1, 0) } else { (whole, bin) }
    }

    /// The picture of a glyph; `None` for one without ink.
    pub(super) fn slot(&mut self, ctx: &egui::Context, font: &parley::FontData, key: GlyphKey) -> Option<Slot> {
        if let Some(slot) = self.slots.get(&key) {
            return *slot;
        }
        let picture = self.rasterise(font, key);
        let slot = picture.map(|picture| self.store(ctx, &picture));
        self.slots.insert(key, slot);
        slot
    }

    fn rasterise(&mut self, font: &parley::FontData, key: GlyphKey) -> Option<Picture> {
        let size = f32::from_bits(key.size_bits);
        let font_ref = FontRef::from_index(font.data.data(), font.index as usize)?;
        // `FontRef::from_index` makes a new cache key each time, so the scaler is keyed by hand.
        let mut scaler = self.scale.builder_with_id(font_ref, [font.data.id(), u64::from(font.index)]).size(size).build();
        let mut render = Render::new(&[Source::Outline]);
        render.format(Format::Alpha).offset(Vector::new(f32::from(key.bin) / BINS, 0.0));
        if key.bold {
            render.embolden(size / 40.0);
        }
        let image = render.render(&mut scaler, u16::try_from(key.glyph).ok()?)?;
        let placement = image.placement;
        if placement.width == 0 || placement.height == 0 {
            return None;
        }
        let picture = Picture {
            width: placement.width as usize,
            height: placement.height as usize,
            left: placement.left,
            top: placement.top,
            alpha: image.data,
        };
        Some(if key.halo == 0 { picture } else { picture.grown(f32::from(key.halo) / 4.0) })
    }

    fn store(&mut self, ctx: &egui::Context, picture: &Picture) -> Slot {
        let page_index = self.page_with_room(ctx, picture.width, picture.height);
        let page = &mut self.pages[page_index];
        let (x, y) = (page.pen_x, page.pen_y);
        for row in 0..picture.height {
            for col in 0..picture.width {
                page.image.pixels[(y + row) * SIDE + x + col] = Color32::WHITE.gamma_multiply_u8(picture.alpha[row * picture.width + col]);
            }
        }
        page.pen_x += picture.width + 1;
        page.row_height = page.row_height.max(picture.height + 1);
        let dirty = page.dirty.get_or_insert([x, y, x + picture.width, y + picture.height]);
        *dirty = [dirty[0].min(x), dirty[1].min(y), dirty[2].max(x + picture.width), dirty[3].max(y + picture.height)];
        #[expect(clippy::cast_possible_truncation, reason = "a page has 1024 pixels a side")]
        Slot {
            page: page_index as u16,
            x: x as u16,
            y: y as u16,
            width: picture.width as u16,
            height: picture.height as u16,
            left: picture.left as i16,
            top: picture.top as i16,
        }
    }

    fn page_with_room(&mut self, ctx: &egui::Context, width: usize, height: usize) -> usize {
        if let Some(page) = self.pages.last_mut() {
            if page.pen_x + width > SIDE {
                page.pen_x = 0;
                page.pen_y += page.row_height;
                page.row_height = 0;
            }
            if page.pen_y + height <= SIDE && page.pen_x + width <= SIDE {
                return self.pages.len() - 1;
            }
        }
        let image = ColorImage::filled([SIDE, SIDE], Color32::TRANSPARENT);
        let texture = ctx.load_texture("glyphs", image.clone(), TextureOptions::LINEAR);
        self.pages.push(Page { texture, image, pen_x: 0, pen_y: 0, row_height: 0, dirty: None });
        self.pages.len() - 1
    }

    /// Uploads what was rasterised since the last call: one rectangle a page.
    pub(super) fn flush(&mut self) {
        for page in &mut self.pages {
            let Some([left, top, right, bottom]) = page.dirty.take() else { continue };
            let mut pixels = Vec::with_capacity((right - left) * (bottom - top));
            for row in top..bottom {
                pixels.extend_from_slice(&page.image.pixels[row * SIDE + left..row * SIDE + right]);
            }
            page.texture.set_partial([left, top], ColorImage::new([right - left, bottom - top], pixels), TextureOptions::LINEAR);
        }
    }

    /// The texture of a slot, its part of it, and its size in physical pixels.
    pub(super) fn quad(&self, slot: &Slot) -> (TextureId, Rect, egui::Vec2) {
        let unit = 1.0 / SIDE as f32;
        let size = vec2(f32::from(slot.width), f32::from(slot.height));
        let uv = Rect::from_min_size(pos2(f32::from(slot.x) * unit, f32::from(slot.y) * unit), size * unit);
        (self.pages[slot.page as usize].texture.id(), uv, size)
    }
}

/// A rasterised glyph: coverage, and the offset of its top left corner from the pen.
struct Picture {
    width: usize,
    height: usize,
    left: i32,
    top: i32,
    alpha: Vec<u8>,
}

impl Picture {
    /// The glyph with its edge pushed out by `radius` pixels, for a halo: each pixel takes the
    /// strongest neighbour within the radius, faded over the last pixel.
    fn grown(&self, radius: f32) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few pixels")]
        let pad = radius.ceil() as usize;
        let (width, height) = (self.width + 2 * pad, self.height + 2 * pad);
        let mut alpha = vec![0_u8; width * height];
        let weights = disc(radius, pad);
        for y in 0..self.height {
            for x in 0..self.width {
                let source = f32::from(self.alpha[y * self.width + x]);
                if source == 0.0 {
                    continue;
                }
                for &(dx, dy, weight) in &weights {
                    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
                    let value = (source * weight) as u8;
                    let target = &mut alpha[(y + dy) * width + x + dx];
                    *target = (*target).max(value);
                }
            }
        }
        let pad = i32::try_from(pad).unwrap_or(0);
        Self { width, height, left: self.left - pad, top: self.top + pad, alpha }
    }
}

/// Offsets (from the top left of the padded picture) within the radius, with their weight.
fn disc(radius: f32, pad: usize) -> Vec<(usize, usize, f32)> {
    let mut out = Vec::new();
    for dy in 0..=2 * pad {
        for dx in 0..=2 * pad {
            let distance = (dx as f32 - pad as f32).hypot(dy as f32 - pad as f32);
            let weight = (radius + 0.5 - distance).clamp(0.0, 1.0);
            if weight > 0.0 {
                out.push((dx, dy, weight));
            }
        }
    }
    out
}
