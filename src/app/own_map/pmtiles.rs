//! `PMTiles` version 3: <https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md>. One open file, read where tiles lie.

use std::collections::HashMap;
use std::fs::File;
use std::future::Future;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use pmtiles::{
    AsyncBackend, AsyncPmTilesReader, BackendResponse, Compression, DirEntry, Directory, DirectoryCache, Header, PmtError, PmtResult,
    TileCoord, TileId as Number, TileType,
};
use walkers::TileId;

use super::metadata::Metadata;
use super::unpack::{MOST_PACKED, gunzip};
use super::{Opened, Refusal, unpack, zooms};
use crate::geo::{BBox, LatLon};
use crate::ui::map::own::{Flaw, TileSource};

/// Bytes of a directory or of the metadata once unpacked.
const MOST_UNPACKED: u64 = 16 << 20;
/// Directories kept; a planet has some thousands.
const MOST_DIRECTORIES: usize = 256;

/// Opens an archive whose first bytes are `head`.
pub(super) fn open(file: File, length: u64, head: &[u8]) -> Result<Opened, Refusal> {
    let Some(&version) = head.get(7) else { return Err(Refusal::CutShort { have: length, want: 127 }) };
    if version != 3 {
        return Err(Refusal::Version(version));
    }
    let Some(sections) = Sections::read(head) else { return Err(Refusal::CutShort { have: length, want: 127 }) };
    let header = Header::try_from_bytes(Bytes::copy_from_slice(head)).map_err(|_odd| Refusal::Damaged("header"))?;
    let zooms = zooms(header.min_zoom, header.max_zoom).ok_or(Refusal::Damaged("header"))?;
    check(&header, &sections, length)?;
    let file = OneFile { file: Mutex::new(file), leaves: sections.leaves, unpacks: header.internal_compression() == Compression::Gzip };
    let metadata = metadata(&file, &sections)?;
    if file.unpacks {
        file.section(sections.root).and_then(|root| gunzip(&root, MOST_UNPACKED)).map_err(|_flaw| Refusal::Damaged("directory"))?;
    }
    let reader = pollster::block_on(AsyncPmTilesReader::try_from_cached_source(file, Kept::default()))
        .map_err(|_odd| Refusal::Damaged("directory"))?;
    let source = Archive { reader, zooms };
    let bounds = BBox { west: header.min_longitude, south: header.min_latitude, east: header.max_longitude, north: header.max_latitude };
    let sample = source.sample(bounds, LatLon::new(header.center_latitude, header.center_longitude))?;
    Ok(Opened { source: Arc::new(source), metadata, bounds: Some(bounds), sample })
}

/// What can be told without reading further.
fn check(header: &Header, sections: &Sections, length: u64) -> Result<(), Refusal> {
    let want = sections.end().ok_or(Refusal::Damaged("header"))?;
    if want > length {
        return Err(Refusal::CutShort { have: length, want });
    }
    for compression in [header.internal_compression(), header.tile_compression] {
        match compression {
            Compression::Brotli => return Err(Refusal::Packing("Brotli")),
            Compression::Zstd => return Err(Refusal::Packing("Zstandard")),
            Compression::None | Compression::Gzip | Compression::Unknown => {}
        }
    }
    match header.tile_type {
        TileType::Avif => Err(Refusal::Kind("AVIF".into())),
        TileType::Mlt => Err(Refusal::Kind("MapLibre Tile".into())),
        TileType::Mvt | TileType::Png | TileType::Jpeg | TileType::Webp | TileType::Unknown => Ok(()),
    }
}

fn metadata(file: &OneFile, sections: &Sections) -> Result<Metadata, Refusal> {
    let (_, length) = sections.metadata;
    if length == 0 {
        return Ok(Metadata::default());
    }
    let damaged = |_flaw| Refusal::Damaged("metadata");
    let bytes = file.section(sections.metadata).map_err(damaged)?;
    let bytes = if file.unpacks { gunzip(&bytes, MOST_UNPACKED).map_err(damaged)? } else { bytes.to_vec() };
    let object = serde_json::from_slice(&bytes).map_err(|_odd| Refusal::Damaged("metadata"))?;
    Ok(Metadata::of(&object))
}

/// Offset and length in bytes.
type Section = (u64, u64);

/// Where the header says that things lie.
struct Sections {
    root: Section,
    metadata: Section,
    leaves: Section,
    data: Section,
}

impl Sections {
    fn read(head: &[u8]) -> Option<Self> {
        let number = |at: usize| Some(u64::from_le_bytes(head.get(at..at + 8)?.try_into().ok()?));
        let section = |at: usize| Some((number(at)?, number(at + 8)?));
        (head.len() >= 127).then_some(())?;
        Some(Self { root: section(8)?, metadata: section(24)?, leaves: section(40)?, data: section(56)? })
    }

    /// Where the last of them ends; `None` beyond all numbers.
    fn end(&self) -> Option<u64> {
        [self.root, self.metadata, self.leaves, self.data]
            .into_iter()
            .try_fold(0, |end, (offset, length)| Some(offset.checked_add(length)?.max(end)))
    }
}

/// The one open file. It stays readable where the name is taken away; where the medium is, reading fails and no more.
struct OneFile {
    file: Mutex<File>,
    leaves: Section,
    unpacks: bool,
}

impl OneFile {
    /// Up to `length` bytes from `offset`.
    fn bytes(&self, offset: u64, length: u64) -> Result<Bytes, Flaw> {
        if length > MOST_PACKED {
            return Err(Flaw::TooLarge);
        }
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(offset)).and_then(|_| file.by_ref().take(length).read_to_end(&mut bytes)).map_err(|e| {
            log::warn!("the map cannot be read at {offset}: {e}");
            Flaw::Unreadable
        })?;
        Ok(Bytes::from(bytes))
    }

    fn section(&self, (offset, length): Section) -> Result<Bytes, Flaw> {
        self.bytes(offset, length)
    }

    fn is_leaf(&self, offset: u64) -> bool {
        let (start, length) = self.leaves;
        (start..start.saturating_add(length)).contains(&offset)
    }
}

impl AsyncBackend for OneFile {
    async fn read(&self, offset: u64, length: usize) -> PmtResult<BackendResponse> {
        let failed = |flaw: Flaw| PmtError::Reading(std::io::Error::other(format!("{flaw:?}")));
        let bytes = self.bytes(offset, length as u64).map_err(failed)?;
        // The reader unpacks directories without a limit of its own.
        if self.unpacks && self.is_leaf(offset) {
            gunzip(&bytes, MOST_UNPACKED).map_err(failed)?;
        }
        Ok(BackendResponse { bytes, data_version_string: None })
    }
}

/// Leaf directories read lately.
#[derive(Default)]
struct Kept(Mutex<HashMap<u64, Directory>>);

impl DirectoryCache for Kept {
    async fn get_dir_entry_or_insert(
        &self,
        offset: u64,
        tile: Number,
        fetcher: impl Future<Output = PmtResult<Directory>> + Send,
    ) -> PmtResult<Option<DirEntry>> {
        if let Some(directory) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&offset) {
            return Ok(directory.find_tile_id(tile).copied());
        }
        let directory = fetcher.await?;
        let entry = directory.find_tile_id(tile).copied();
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes: usize = kept.values().map(Directory::get_approx_byte_size).sum();
        if kept.len() >= MOST_DIRECTORIES || bytes as u64 > MOST_UNPACKED {
            kept.clear();
        }
        kept.insert(offset, directory);
        Ok(entry)
    }
}

struct Archive {
    reader: AsyncPmTilesReader<OneFile, Kept>,
    zooms: (u8, u8),
}

impl Archive {
    /// Any one tile: the one in the middle, at the first zoom that has it whole.
    fn sample(&self, bounds: BBox, center: LatLon) -> Result<Option<Vec<u8>>, Refusal> {
        let (min, max) = self.zooms;
        let mut flaw = None;
        for (zoom, point) in (min..=max).flat_map(|zoom| [(zoom, center), (zoom, bounds.center())]) {
            match self.tile(tile_at(point, zoom)) {
                Ok(Some(bytes)) => return Ok(Some(bytes.to_vec())),
                Ok(None) => {}
                Err(met) => flaw = flaw.or(Some(met)),
            }
        }
        flaw.map_or(Ok(None), |flaw| Err(flaw.into()))
    }
}

/// The tile that holds a point.
fn tile_at(point: LatLon, zoom: u8) -> TileId {
    let across = f64::from(zoom).exp2();
    let lat = point.lat.clamp(-85.0, 85.0).to_radians();
    let cell = |share: f64| (share * across).clamp(0.0, across - 1.0) as u32;
    TileId { x: cell(point.lon / 360.0 + 0.5), y: cell(0.5 - lat.tan().asinh() / std::f64::consts::TAU), zoom }
}

impl TileSource for Archive {
    fn zooms(&self) -> (u8, u8) {
        self.zooms
    }

    fn tile(&self, tile_id: TileId) -> Result<Option<Bytes>, Flaw> {
        let Ok(coord) = TileCoord::new(tile_id.zoom, tile_id.x, tile_id.y) else { return Ok(None) };
        let bytes = pollster::block_on(self.reader.get_tile(coord)).map_err(|e| {
            log::warn!("tile {tile_id:?} cannot be read: {e}");
            if matches!(e, PmtError::Reading(_)) { Flaw::Unreadable } else { Flaw::Damaged }
        })?;
        bytes.map(unpack::tile).transpose()
    }
}
