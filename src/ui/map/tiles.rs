//! One layer of the base map: an archive, how it is drawn, and the tiles decoded lately.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;

use egui::{Rect, pos2};
use walkers::sources::Attribution;
use walkers::{Style, Tile, TileId, TilePiece, Tiles};

use super::archive::Archive;

/// Decoded tiles kept.
const KEPT_TILES: usize = 512;
/// Tiles asked for and not yet decoded; more wait for the next frame.
const QUEUE: usize = 32;

/// Whether tiles are decoded beside the window's thread, or before the frame goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decoding {
    /// On a thread; a tile shows in a later frame.
    Beside,
    /// At once; the first frame is whole. For pictures and tests.
    AtOnce,
}

/// What turns an archive's bytes into something drawable.
struct Decoder {
    archive: Arc<Archive>,
    style: Style,
    tile_size: u32,
    ctx: egui::Context,
}

impl Decoder {
    fn decode(&self, tile_id: TileId) -> Option<Tile> {
        let bytes = self.archive.tile(tile_id)?;
        match Tile::new(&bytes, &self.style, tile_id.zoom, self.tile_size, &self.ctx) {
            Ok(tile) => Some(tile),
            Err(e) => {
                log::warn!("tile {tile_id:?} cannot be decoded: {e}");
                None
            }
        }
    }
}

struct Worker {
    requests: Option<SyncSender<TileId>>,
    results: Receiver<(TileId, Option<Tile>)>,
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
    used: u64,
}

/// One layer of the base map.
pub struct TileLayer {
    decoder: Arc<Decoder>,
    worker: Option<Worker>,
    kept: HashMap<TileId, Kept>,
    /// Asked of the worker, not yet back.
    pending: Vec<TileId>,
    clock: u64,
}

impl TileLayer {
    /// A layer of that archive, drawn in that style. Vector tiles are 512 wide, raster ones 256.
    pub fn new(archive: Arc<Archive>, style: Style, tile_size: u32, decoding: Decoding, ctx: &egui::Context) -> Self {
        let decoder = Arc::new(Decoder { archive, style, tile_size, ctx: ctx.clone() });
        let worker = if decoding == Decoding::Beside { Worker::start(Arc::clone(&decoder)) } else { None };
        Self { decoder, worker, kept: HashMap::new(), pending: Vec::new(), clock: 0 }
    }

    /// Whether every tile asked for has been decoded.
    pub fn is_settled(&self) -> bool {
        self.pending.is_empty()
    }

    fn collect(&mut self) {
        let Some(worker) = &self.worker else { return };
        while let Ok((tile_id, tile)) = worker.results.try_recv() {
            self.pending.retain(|p| *p != tile_id);
            self.kept.insert(tile_id, Kept { tile, used: self.clock });
        }
    }

    fn ask(&mut self, tile_id: TileId) {
        match &self.worker {
            None => {
                let tile = self.decoder.decode(tile_id);
                self.kept.insert(tile_id, Kept { tile, used: self.clock });
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

    fn forget_old(&mut self) {
        if self.kept.len() > KEPT_TILES {
            let mut ages: Vec<u64> = self.kept.values().map(|k| k.used).collect();
            ages.sort_unstable();
            let cut = ages.get(KEPT_TILES / 2).copied().unwrap_or(0);
            self.kept.retain(|_, k| k.used > cut);
        }
    }

    /// Asks for a tile, and where the archive has none, for the coarser one above it: archives hold the region finer than the world.
    fn ask_for_nearest(&mut self, tile_id: TileId) {
        let mut wanted = tile_id;
        loop {
            match self.kept.get(&wanted) {
                Some(Kept { tile: None, .. }) if wanted.zoom > self.decoder.archive.min_zoom => wanted = ancestor(wanted, 1).0,
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
    fn best_piece(&mut self, tile_id: TileId) -> Option<TilePiece> {
        for up in 0..=tile_id.zoom.saturating_sub(self.decoder.archive.min_zoom) {
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
        let (min, max) = (self.decoder.archive.min_zoom, self.decoder.archive.max_zoom);
        if tile_id.zoom < min {
            return None;
        }
        let (wanted, _) = ancestor(tile_id, tile_id.zoom.saturating_sub(max));
        self.ask_for_nearest(wanted);
        self.best_piece(tile_id)
    }

    /// Credits are drawn by the panel, which also names the gazetteer.
    fn attribution(&self) -> Attribution {
        Attribution { text: "", url: "", logo_light: None, logo_dark: None }
    }

    fn tile_size(&self) -> u32 {
        self.decoder.tile_size
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ancestor_covers_its_tile() {
        let (parent, uv) = ancestor(TileId { x: 13, y: 6, zoom: 4 }, 2);
        assert_eq!(parent, TileId { x: 3, y: 1, zoom: 2 });
        assert_eq!(uv, Rect::from_min_max(pos2(0.25, 0.5), pos2(0.5, 0.75)));
        assert_eq!(ancestor(parent, 0).1, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)));
    }
}
