//! One layer of the base map: where its tiles come from, how they are drawn, and those decoded lately.

use std::collections::HashMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;

use egui::{ColorImage, Rect, pos2};
use image::{ImageReader, Limits};
use walkers::sources::Attribution;
use walkers::{Drawable, Style, Tile, TileId, TilePiece, Tiles};

use super::own::{self, Flaw, TileSource, Wanted};
use crate::geo::BBox;

/// Decoded tiles kept.
const KEPT_TILES: usize = 512;
/// Memory they may take, in bytes.
const KEPT_BYTES: usize = 96 << 20;
/// Tiles looked at so lately are on screen: dropped, they would be decoded again at once.
const ON_SCREEN: u64 = 200;
/// Tiles asked for and not yet decoded; more wait for the next frame.
const QUEUE: usize = 32;
/// Pixels across a picture; graphics cards of any age take it.
const MOST_PIXELS: u32 = 2048;

/// Whether tiles are decoded beside the window's thread, or before the frame goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decoding {
    /// On a thread; a tile shows in a later frame.
    Beside,
    /// At once; the first frame is whole. For pictures and tests.
    AtOnce,
}

/// What the bytes of a tile are, and how they are drawn.
pub enum Form {
    /// Pictures.
    Raster,
    /// Shapes that the program brought along.
    Bundled(Style),
    /// Shapes of a file that anyone may have made.
    Foreign {
        /// How a tile within the bounds is drawn.
        inner: Style,
        /// How a tile that reaches beyond them is: without a ground of its own.
        edge: Style,
        /// What of them is looked at.
        wanted: Wanted,
    },
}

/// What a layer is made of.
pub struct Recipe {
    /// Its tiles.
    pub source: Arc<dyn TileSource>,
    /// What they are.
    pub form: Form,
    /// Points a tile is wide: 512 for shapes, 256 for most pictures.
    pub tile_size: u32,
    /// Where it reaches; nothing is asked for beyond. `None` is everywhere.
    pub bounds: Option<BBox>,
    /// How many zooms coarser a tile may be that stands in for one that is missing.
    pub most_up: u8,
}

/// A tile ready to be drawn, or why there is none.
type Decoded = Result<Option<Tile>, Flaw>;

/// What turns a source's bytes into something drawable.
struct Decoder {
    recipe: Recipe,
    ctx: egui::Context,
}

impl Decoder {
    /// Never panics: foreign bytes go through decoders of others, which may.
    fn decode(&self, tile_id: TileId) -> Decoded {
        catch_unwind(AssertUnwindSafe(|| self.try_decode(tile_id))).unwrap_or_else(|_payload| {
            log::error!("a decoder gave up on tile {tile_id:?}");
            Err(Flaw::Damaged)
        })
    }

    fn try_decode(&self, tile_id: TileId) -> Decoded {
        let Some(bytes) = self.recipe.source.tile(tile_id)?.filter(|bytes| !bytes.is_empty()) else { return Ok(None) };
        let shapes = |bytes: &[u8], style| {
            Tile::from_mvt(bytes, style, tile_id.zoom, self.recipe.tile_size).map_err(|e| {
                log::warn!("tile {tile_id:?} cannot be decoded: {e}");
                Flaw::Damaged
            })
        };
        match &self.recipe.form {
            Form::Raster => raster(&bytes).map(|image| Tile::Raster(self.ctx.load_texture("tile", image, egui::TextureOptions::LINEAR))),
            Form::Bundled(style) => shapes(&bytes, style),
            Form::Foreign { inner, edge, wanted } => {
                let is_inner = self.recipe.bounds.is_none_or(|bounds| own::lies_within(bounds, tile_id));
                shapes(&own::tamed(&bytes, wanted)?, if is_inner { inner } else { edge })
            }
        }
        .map(Some)
    }
}

/// A picture of a size that can be drawn.
fn raster(bytes: &[u8]) -> Result<ColorImage, Flaw> {
    let damaged = |e: image::ImageError| match e {
        image::ImageError::Limits(_) => Flaw::TooLarge,
        _ => Flaw::Damaged,
    };
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_io| Flaw::Damaged)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_PIXELS);
    limits.max_image_height = Some(MOST_PIXELS);
    limits.max_alloc = Some(64 << 20);
    reader.limits(limits);
    let image = reader.decode().map_err(damaged)?.to_rgba8();
    Ok(ColorImage::from_rgba_unmultiplied([image.width() as usize, image.height() as usize], image.as_raw()))
}

/// Pixels across a picture, read off its head.
///
/// # Errors
/// When it is none that can be drawn.
pub fn raster_width(bytes: &[u8]) -> Result<u32, Flaw> {
    raster(bytes).map(|image| image.width() as u32)
}

/// Bytes a decoded tile holds.
fn weight(tile: &Tile) -> usize {
    let of = |drawable: &Drawable| match drawable {
        Drawable::Fill(mesh) => mesh.vertices.len() * 12 + mesh.indices.len() * 4,
        Drawable::Lines(lines) => lines.iter().map(|line| 64 + line.points.len() * 8).sum(),
    };
    match tile {
        Tile::Raster(texture) => texture.byte_size(),
        Tile::Vector { drawables, .. } => drawables.iter().map(of).sum(),
    }
}

struct Worker {
    requests: Option<SyncSender<TileId>>,
    results: Receiver<(TileId, Decoded)>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    fn start(decoder: Arc<Decoder>) -> Option<Self> {
        let (requests, inbox) = sync_channel::<TileId>(QUEUE);
        let (outbox, results) = sync_channel(QUEUE);
        let work = move || {
            for tile_id in inbox {
                if outbox.send((tile_id, decoder.decode(tile_id))).is_err() {
                    return;
                }
                decoder.ctx.request_repaint();
            }
        };
        let thread = std::thread::Builder::new().name("tiles".into()).spawn(work).ok()?;
        Some(Self { requests: Some(requests), results, thread: Some(thread) })
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.requests = None;
        while self.results.recv().is_ok() {}
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            log::error!("the tile thread stopped by itself");
        }
    }
}

struct Kept {
    tile: Option<Tile>,
    bytes: usize,
    used: u64,
}

/// One layer of the base map.
pub struct TileLayer {
    decoder: Arc<Decoder>,
    worker: Option<Worker>,
    kept: HashMap<TileId, Kept>,
    kept_bytes: usize,
    /// Asked of the worker, not yet back.
    pending: Vec<TileId>,
    clock: u64,
    flaw: Option<Flaw>,
}

impl TileLayer {
    /// A layer of that make.
    pub fn new(recipe: Recipe, decoding: Decoding, ctx: &egui::Context) -> Self {
        let decoder = Arc::new(Decoder { recipe, ctx: ctx.clone() });
        let worker = if decoding == Decoding::Beside { Worker::start(Arc::clone(&decoder)) } else { None };
        Self { decoder, worker, kept: HashMap::new(), kept_bytes: 0, pending: Vec::new(), clock: 0, flaw: None }
    }

    /// Whether every tile asked for has been decoded.
    pub fn is_settled(&self) -> bool {
        self.pending.is_empty()
    }

    /// The first flaw met since this was asked last.
    pub const fn take_flaw(&mut self) -> Option<Flaw> {
        self.flaw.take()
    }

    fn collect(&mut self) {
        let Some(worker) = &self.worker else { return };
        let done: Vec<_> = worker.results.try_iter().collect();
        for (tile_id, decoded) in done {
            self.pending.retain(|p| *p != tile_id);
            self.keep(tile_id, decoded);
        }
    }

    fn keep(&mut self, tile_id: TileId, decoded: Decoded) {
        let tile = decoded.unwrap_or_else(|flaw| {
            self.flaw = self.flaw.or(Some(flaw));
            None
        });
        let bytes = tile.as_ref().map_or(0, weight);
        self.kept_bytes += bytes;
        if let Some(old) = self.kept.insert(tile_id, Kept { tile, bytes, used: self.clock }) {
            self.kept_bytes -= old.bytes;
        }
    }

    fn ask(&mut self, tile_id: TileId) {
        match &self.worker {
            None => {
                let decoded = self.decoder.decode(tile_id);
                self.keep(tile_id, decoded);
            }
            Some(worker) if !self.pending.contains(&tile_id) => {
                let Some(requests) = &worker.requests else { return };
                match requests.try_send(tile_id) {
                    Ok(()) => self.pending.push(tile_id),
                    Err(TrySendError::Full(_)) => self.decoder.ctx.request_repaint(),
                    Err(TrySendError::Disconnected(_)) => log::error!("the tile thread is gone"),
                }
            }
            Some(_) => {}
        }
    }

    /// Drops what was not looked at for longest, to half of what may be kept; never what is on screen.
    fn forget_old(&mut self) {
        if self.kept.len() <= KEPT_TILES && self.kept_bytes <= KEPT_BYTES {
            return;
        }
        let mut ages: Vec<(u64, usize)> = self.kept.values().map(|k| (k.used, k.bytes)).collect();
        ages.sort_unstable_by_key(|(used, _)| std::cmp::Reverse(*used));
        let mut bytes = 0;
        let fit = ages.iter().take(KEPT_TILES / 2).take_while(|(_, size)| {
            bytes += size;
            bytes <= KEPT_BYTES / 2
        });
        let oldest = fit.last().map_or(self.clock, |(used, _)| *used).min(self.clock.saturating_sub(ON_SCREEN));
        self.kept.retain(|_, k| k.used >= oldest);
        self.kept_bytes = self.kept.values().map(|k| k.bytes).sum();
    }

    /// Asks for a tile, and where there is none, for the coarser one above it: archives hold the region finer than the world.
    fn ask_for_nearest(&mut self, tile_id: TileId) {
        let (min_zoom, _) = self.decoder.recipe.source.zooms();
        let coarsest = min_zoom.max(tile_id.zoom.saturating_sub(self.decoder.recipe.most_up));
        let mut wanted = tile_id;
        loop {
            match self.kept.get(&wanted) {
                Some(Kept { tile: None, .. }) if wanted.zoom > coarsest => wanted = ancestor(wanted, 1).0,
                Some(_) => return,
                None => {
                    self.ask(wanted);
                    if !self.kept.contains_key(&wanted) {
                        return;
                    }
                }
            }
        }
    }

    /// The tile itself, or the part of the nearest coarser one that is there already.
    fn best_piece(&mut self, tile_id: TileId, wanted_zoom: u8) -> Option<TilePiece> {
        let (min_zoom, _) = self.decoder.recipe.source.zooms();
        let coarsest = min_zoom.max(wanted_zoom.saturating_sub(self.decoder.recipe.most_up));
        for up in tile_id.zoom - wanted_zoom..=tile_id.zoom.saturating_sub(coarsest) {
            let (parent, uv) = ancestor(tile_id, up);
            if let Some(kept) = self.kept.get_mut(&parent)
                && let Some(tile) = kept.tile.clone()
            {
                kept.used = self.clock;
                return Some(TilePiece::new(tile, uv));
            }
        }
        None
    }
}

/// The tile `up` zooms coarser, and the part of it that the tile covers.
fn ancestor(tile_id: TileId, up: u8) -> (TileId, Rect) {
    let parts = 1_u32 << up;
    let parent = TileId { x: tile_id.x >> up, y: tile_id.y >> up, zoom: tile_id.zoom - up };
    let step = 1.0 / parts as f32;
    let corner = pos2((tile_id.x % parts) as f32 * step, (tile_id.y % parts) as f32 * step);
    (parent, Rect::from_min_size(corner, egui::Vec2::splat(step)))
}

impl Tiles for TileLayer {
    fn at(&mut self, tile_id: TileId) -> Option<TilePiece> {
        self.clock += 1;
        self.collect();
        self.forget_old();
        let (min_zoom, max_zoom) = self.decoder.recipe.source.zooms();
        let is_outside = self.decoder.recipe.bounds.is_some_and(|bounds| !own::touches(bounds, tile_id));
        if tile_id.zoom < min_zoom || is_outside {
            return None;
        }
        let (wanted, _) = ancestor(tile_id, tile_id.zoom.saturating_sub(max_zoom));
        self.ask_for_nearest(wanted);
        self.best_piece(tile_id, wanted.zoom)
    }

    /// Credits are drawn by the panel, which also names the gazetteer.
    fn attribution(&self) -> Attribution {
        Attribution { text: "", url: "", logo_light: None, logo_dark: None }
    }

    fn tile_size(&self) -> u32 {
        self.decoder.recipe.tile_size
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    #[test]
    fn an_ancestor_covers_its_tile() {
        let (parent, uv) = ancestor(TileId { x: 13, y: 6, zoom: 4 }, 2);
        assert_eq!(parent, TileId { x: 3, y: 1, zoom: 2 });
        assert_eq!(uv, Rect::from_min_max(pos2(0.25, 0.5), pos2(0.5, 0.75)));
        assert_eq!(ancestor(parent, 0).1, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)));
    }

    /// Pictures of one colour, of that width, at one zoom and every place but in the west.
    struct Plain {
        width: u32,
        zooms: (u8, u8),
    }

    impl TileSource for Plain {
        fn zooms(&self) -> (u8, u8) {
            self.zooms
        }

        fn tile(&self, tile_id: TileId) -> Result<Option<Bytes>, Flaw> {
            if tile_id.x == 0 && tile_id.zoom > 1 {
                return Ok(None);
            }
            let mut png = Cursor::new(Vec::new());
            image::RgbaImage::new(self.width, 1).write_to(&mut png, image::ImageFormat::Png).expect("a picture");
            Ok(Some(Bytes::from(png.into_inner())))
        }
    }

    fn layer(width: u32, zooms: (u8, u8), most_up: u8) -> TileLayer {
        let recipe = Recipe { source: Arc::new(Plain { width, zooms }), form: Form::Raster, tile_size: 256, bounds: None, most_up };
        TileLayer::new(recipe, Decoding::AtOnce, &egui::Context::default())
    }

    const fn tile(x: u32, y: u32, zoom: u8) -> TileId {
        TileId { x, y, zoom }
    }

    #[test]
    fn a_missing_tile_is_stood_in_for_by_a_coarser_one_within_reach() {
        assert!(layer(4, (0, 9), 1).at(tile(0, 0, 2)).is_some(), "one zoom up there is one");
        assert!(layer(4, (0, 9), 1).at(tile(0, 0, 3)).is_none(), "one zoom up there is none either");
        assert!(layer(4, (0, 9), 9).at(tile(0, 0, 3)).is_some());
        assert!(layer(4, (0, 2), 0).at(tile(40, 9, 6)).is_some(), "finer than the file: drawn larger");
        assert!(layer(4, (3, 9), 9).at(tile(1, 1, 2)).is_none(), "coarser than the file");
    }

    #[test]
    fn no_more_is_kept_than_allowed_but_what_is_on_screen_stays() {
        let mut layer = layer(1, (0, 20), 0);
        for x in 1..=4000 {
            assert!(layer.at(tile(x, 1, 14)).is_some());
            assert!(layer.at(tile(1, 2, 14)).is_some(), "looked at all the time");
            assert!(layer.kept.len() <= KEPT_TILES + 1, "{}", layer.kept.len());
        }
        assert!(layer.kept.contains_key(&tile(1, 2, 14)) && !layer.kept.contains_key(&tile(1, 1, 14)));
        assert_eq!(layer.kept_bytes, layer.kept.values().map(|k| k.bytes).sum::<usize>());
    }

    #[test]
    fn memory_is_bounded_as_well() {
        let mut layer = layer(2048, (0, 20), 0);
        for kept in 1..=60 {
            layer.at(tile(kept, 1, 14));
        }
        layer.kept.values_mut().for_each(|entry| entry.bytes = 4 << 20);
        layer.kept_bytes = 240 << 20;
        layer.clock += ON_SCREEN;
        layer.at(tile(99, 1, 14));
        assert!(layer.kept_bytes <= KEPT_BYTES / 2 + (4 << 20), "{}", layer.kept_bytes);
    }

    #[test]
    fn pictures_too_large_and_no_pictures_are_flaws() {
        let mut large = layer(4096, (0, 9), 0);
        assert!(large.at(tile(1, 1, 3)).is_none());
        assert_eq!((large.take_flaw(), large.take_flaw()), (Some(Flaw::TooLarge), None), "told once");
        assert_eq!(raster_width(b"<html>"), Err(Flaw::Damaged));
    }
}
