//! `MBTiles` 1.3: <https://github.com/mapbox/mbtiles-spec>. `SQLite` with a table of tiles whose rows count from the south.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use bytes::Bytes;
use rusqlite::{Connection, OpenFlags, OptionalExtension as _, params};
use walkers::TileId;

use super::metadata::{Metadata, layers, plain};
use super::unpack::{MOST_PACKED, tile};
use super::{Opened, Refusal, zooms};
use crate::geo::BBox;
use crate::ui::map::own::{Flaw, TileSource};

/// A question may take so long; a view of a table's can ask for anything.
const PATIENCE: Duration = Duration::from_secs(5);
/// Steps of the database between two looks at the clock.
const STEPS: i32 = 10_000;
/// Bytes of one row of the metadata.
const MOST_TEXT: i64 = 4 << 20;

/// Opens a database whose first bytes are `head`.
pub(super) fn open(path: &Path, length: u64, head: &[u8]) -> Result<Opened, Refusal> {
    if let Some(want) = told_length(head).filter(|want| *want > length) {
        return Err(Refusal::CutShort { have: length, want });
    }
    let database = Database::open(path)?;
    let rows = database.metadata()?;
    let text = |key: &str| rows.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str());
    let json = text("json").and_then(|json| serde_json::from_str(json).ok());
    let metadata = Metadata {
        name: text("name").map(plain).unwrap_or_default(),
        attribution: text("attribution").map(plain).unwrap_or_default(),
        layers: json.as_ref().map(layers).unwrap_or_default(),
    };
    let sample = database.sample()?.ok_or(Refusal::NoTiles)?;
    let said = |key: &str| text(key)?.trim().parse::<u8>().ok();
    let (min, max) = match said("minzoom").zip(said("maxzoom")) {
        Some(said) => said,
        None => database.zooms()?.ok_or(Refusal::NoTiles)?,
    };
    let zooms = zooms(min, max).ok_or(Refusal::Damaged("metadata"))?;
    let sample = tile(sample)?.to_vec();
    let bounds = text("bounds").and_then(bounds);
    Ok(Opened { source: Arc::new(Tiles { database, zooms }), metadata, bounds, sample: Some(sample) })
}

/// The size that the database says it has; `None` where it does not say, or an old library wrote it.
fn told_length(head: &[u8]) -> Option<u64> {
    let number = |at: usize| Some(u32::from_be_bytes(head.get(at..at + 4)?.try_into().ok()?));
    let page = match u16::from_be_bytes(head.get(16..18)?.try_into().ok()?) {
        1 => 65_536,
        size => u64::from(size),
    };
    (number(24)? == number(92)?).then_some(page * u64::from(number(28)?))
}

/// "west,south,east,north".
fn bounds(text: &str) -> Option<BBox> {
    let sides: Vec<f64> = text.split(',').map(|side| side.trim().parse().ok()).collect::<Option<_>>()?;
    let [west, south, east, north] = sides.as_slice() else { return None };
    Some(BBox { west: *west, south: *south, east: *east, north: *north })
}

/// The one open database, read only, one question at a time.
struct Database(Mutex<(Connection, Arc<Mutex<Instant>>)>);

impl Database {
    fn open(path: &Path) -> Result<Self, Refusal> {
        let damaged = |_error| Refusal::Damaged("database");
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(path, flags).map_err(damaged)?;
        // Views and triggers of a foreign file may call no function that does more than look.
        for (pragma, value) in [("trusted_schema", "OFF"), ("query_only", "ON"), ("cell_size_check", "ON"), ("mmap_size", "0")] {
            connection.pragma_update(None, pragma, value).map_err(damaged)?;
        }
        let started = Arc::new(Mutex::new(Instant::now()));
        let clock = Arc::clone(&started);
        let is_late = move || clock.lock().is_ok_and(|started| started.elapsed() > PATIENCE);
        connection.progress_handler(STEPS, Some(is_late)).map_err(damaged)?;
        Ok(Self(Mutex::new((connection, started))))
    }

    fn ask<T>(&self, question: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> rusqlite::Result<T> {
        let guard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (connection, started) = &*guard;
        *started.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
        question(connection)
    }

    fn metadata(&self) -> Result<Vec<(String, String)>, Refusal> {
        let sql = "SELECT CAST(name AS TEXT), CAST(value AS TEXT) FROM metadata WHERE length(value) <= ?1 LIMIT 200";
        let read = self.ask(|connection| {
            connection.prepare(sql)?.query_map([MOST_TEXT], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<Vec<_>>>()
        });
        read.or_else(|error| if is_lacking(&error) { Ok(Vec::new()) } else { Err(Refusal::Damaged("database")) })
    }

    /// Any one tile.
    fn sample(&self) -> Result<Option<Bytes>, Refusal> {
        let sql = "SELECT tile_data FROM tiles WHERE length(tile_data) BETWEEN 1 AND ?1 LIMIT 1";
        let read = self.ask(|connection| connection.query_row(sql, [MOST_PACKED as i64], |row| row.get::<_, Vec<u8>>(0)).optional());
        let bytes = read.map_err(|error| if is_lacking(&error) { Refusal::NoTables } else { Refusal::Damaged("database") })?;
        Ok(bytes.map(Bytes::from))
    }

    /// Coarsest and finest zoom of any tile. Asked one by one, an index answers each at once.
    fn zooms(&self) -> Result<Option<(u8, u8)>, Refusal> {
        let sql = "SELECT (SELECT min(zoom_level) FROM tiles), (SELECT max(zoom_level) FROM tiles)";
        let read =
            self.ask(|connection| connection.query_row(sql, [], |row| Ok(row.get::<_, Option<u8>>(0)?.zip(row.get::<_, Option<u8>>(1)?))));
        read.map_err(|_error| Refusal::Damaged("database"))
    }
}

/// Whether a table or a column is not there.
fn is_lacking(error: &rusqlite::Error) -> bool {
    matches!(error, rusqlite::Error::SqliteFailure(failure, _) if failure.extended_code == rusqlite::ffi::SQLITE_ERROR)
        || matches!(error, rusqlite::Error::SqlInputError { error, .. } if error.extended_code == rusqlite::ffi::SQLITE_ERROR)
}

struct Tiles {
    database: Database,
    zooms: (u8, u8),
}

impl TileSource for Tiles {
    fn zooms(&self) -> (u8, u8) {
        self.zooms
    }

    fn tile(&self, tile_id: TileId) -> Result<Option<Bytes>, Flaw> {
        let rows = 1_u32.checked_shl(u32::from(tile_id.zoom)).ok_or(Flaw::Damaged)?;
        let Some(from_south) = rows.checked_sub(tile_id.y + 1) else { return Ok(None) };
        let sql = "SELECT length(tile_data), CASE WHEN length(tile_data) <= ?4 THEN tile_data END FROM tiles
                   WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3 LIMIT 1";
        let read = self.database.ask(|connection| {
            let mut statement = connection.prepare(sql)?;
            let wanted = params![tile_id.zoom, tile_id.x, from_south, MOST_PACKED as i64];
            statement.query_row(wanted, |row| Ok((row.get::<_, Option<i64>>(0)?, row.get::<_, Option<Vec<u8>>>(1)?))).optional()
        });
        match read {
            Ok(None | Some((None | Some(0), _))) => Ok(None),
            Ok(Some((_, Some(bytes)))) => tile(Bytes::from(bytes)).map(Some),
            Ok(Some((Some(_), None))) => Err(Flaw::TooLarge),
            Err(e) => {
                log::warn!("tile {tile_id:?} cannot be read: {e}");
                Err(Flaw::Unreadable)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_four_numbers() {
        assert_eq!(bounds("40, 34,41.5,35"), Some(BBox { west: 40.0, south: 34.0, east: 41.5, north: 35.0 }));
        for odd in ["", "1,2,3", "1,2,3,4,5", "a,b,c,d"] {
            assert_eq!(bounds(odd), None, "{odd:?}");
        }
    }
}
