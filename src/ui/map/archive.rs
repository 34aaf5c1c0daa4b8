//! A `PMTiles` archive held in the program itself.

use bytes::Bytes;
use pmtiles::{AsyncBackend, AsyncPmTilesReader, BackendResponse, PmtError, PmtResult, TileCoord};
use walkers::TileId;

use super::own::{Flaw, TileSource};
use crate::diagnostic::Fault;

/// Bytes that live as long as the program.
struct Bundled(Bytes);

impl AsyncBackend for Bundled {
    async fn read(&self, offset: u64, length: usize) -> PmtResult<BackendResponse> {
        let start = usize::try_from(offset).map_err(|_too_far| PmtError::InvalidEntry)?;
        if start > self.0.len() {
            return Err(PmtError::InvalidEntry);
        }
        let end = start.saturating_add(length).min(self.0.len());
        Ok(BackendResponse { bytes: self.0.slice(start..end), data_version_string: None })
    }
}

/// An archive and the zooms it holds. Reading waits for nothing: all bytes are in memory.
pub(super) struct Archive {
    reader: AsyncPmTilesReader<Bundled>,
    /// Coarsest zoom.
    pub(super) min_zoom: u8,
    /// Finest zoom; finer ones are drawn from it.
    pub(super) max_zoom: u8,
}

impl Archive {
    /// Opens bundled bytes.
    ///
    /// # Errors
    /// When they are no `PMTiles` archive.
    pub(super) fn open(name: &str, bytes: &'static [u8]) -> Result<Self, Fault> {
        let reader = pollster::block_on(AsyncPmTilesReader::try_from_source(Bundled(Bytes::from_static(bytes))))
            .map_err(|e| Fault::new("bad-bundled-map", name, e))?;
        let header = reader.get_header();
        let (min_zoom, max_zoom) = (header.min_zoom, header.max_zoom);
        Ok(Self { reader, min_zoom, max_zoom })
    }
}

impl TileSource for Archive {
    fn zooms(&self) -> (u8, u8) {
        (self.min_zoom, self.max_zoom)
    }

    fn tile(&self, tile_id: TileId) -> Result<Option<Bytes>, Flaw> {
        let Ok(coord) = TileCoord::new(tile_id.zoom, tile_id.x, tile_id.y) else { return Ok(None) };
        pollster::block_on(self.reader.get_tile_decompressed(coord)).map_err(|e| {
            log::warn!("tile {tile_id:?} cannot be read: {e}");
            Flaw::Damaged
        })
    }
}
