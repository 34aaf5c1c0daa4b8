//! Opening a map of the user's: `PMTiles` or `MBTiles`, told by what the file holds, never by its name.
//!
//! Everything that can be wrong with the file as a whole is found here and said in one message; what is wrong with one tile costs that
//! tile alone. Nothing in the file is trusted: sizes are checked before memory is set aside, and unpacking stops at a limit.

mod mbtiles;
mod metadata;
mod pmtiles;
mod unpack;

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::geo::BBox;
use crate::i18n::Texts;
use crate::ui::map::own::{Content, Flaw, OwnMap, layer_names};
use crate::ui::map::tiles::raster_width;
use metadata::Metadata;

/// The finest zoom a map may claim.
const FINEST: u8 = 24;
/// Pictures so wide are made for dense screens, and drawn over twice the points.
const LARGE_PICTURE: u32 = 512;
/// All of the map that the projection shows.
const WORLD: BBox = BBox { west: -180.0, south: -85.051_129, east: 180.0, north: 85.051_129 };

/// Whether a file is to be opened as a map, by its name.
pub fn is_map(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ["pmtiles", "mbtiles"].iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// What is wrong with a file as a whole. Each has its sentence in `assets/i18n`.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Refusal {
    Missing,
    Unreadable(String),
    Folder,
    Empty,
    /// Neither of the two formats.
    Foreign,
    /// `PMTiles` of another version than 3.
    Version(u8),
    CutShort {
        have: u64,
        want: u64,
    },
    /// A part is not what the format says: `header`, `directory`, `metadata`, `database`, `tile`.
    Damaged(&'static str),
    /// `SQLite`, but without the tables of `MBTiles`.
    NoTables,
    NoTiles,
    /// Tiles of a kind that is not drawn.
    Kind(String),
    /// Tiles packed in a way that is not unpacked.
    Packing(&'static str),
    /// Vector layers of no known schema.
    Schema(Vec<String>),
}

impl Refusal {
    fn told(self, texts: &Texts, path: &Path) -> Diagnostic {
        let problem = match self {
            Self::Missing => texts.error("own-map-missing", &[]),
            Self::Unreadable(reason) => texts.error("file-unreadable", &[("reason", reason.into())]),
            Self::Folder => texts.error("own-map-folder", &[]),
            Self::Empty => texts.error("own-map-empty", &[]),
            Self::Foreign => texts.error("own-map-foreign", &[]),
            Self::Version(version) => texts.error("own-map-version", &[("version", version.to_string().into())]),
            Self::CutShort { have, want } => texts.error("own-map-cut-short", &[("have", have.into()), ("want", want.into())]),
            Self::Damaged(part) => {
                let part = texts.tr(&format!("own-map-part-{part}")).into_owned();
                texts.error("own-map-damaged", &[("part", part.into())])
            }
            Self::NoTables => texts.error("own-map-no-tables", &[]),
            Self::NoTiles => texts.error("own-map-no-tiles", &[]),
            Self::Kind(kind) => texts.error("own-map-kind", &[("kind", kind.into())]),
            Self::Packing(packing) => texts.error("own-map-packing", &[("packing", packing.into())]),
            Self::Schema(layers) => {
                let shown = layers.iter().take(8).map(String::as_str).collect::<Vec<_>>().join(", ");
                texts.error("own-map-schema", &[("layers", metadata::plain(&shown).into())])
            }
        };
        problem.at(path.display().to_string())
    }
}

impl From<std::io::Error> for Refusal {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::Missing,
            _ => Self::Unreadable(error.to_string()),
        }
    }
}

impl From<Flaw> for Refusal {
    fn from(_: Flaw) -> Self {
        Self::Damaged("tile")
    }
}

/// Opens a map.
///
/// # Errors
/// When the file cannot be read, is damaged, or holds what is not drawn: what, where, and what to do.
pub fn open(path: &Path, texts: &Texts) -> Result<OwnMap, Diagnostic> {
    let absolute = std::path::absolute(path).unwrap_or_else(|_odd| path.to_path_buf());
    // Decoders of others read what anyone may have written.
    let opened = std::panic::catch_unwind(|| try_open(&absolute));
    opened.unwrap_or(Err(Refusal::Damaged("tile"))).map_err(|refusal| refusal.told(texts, path))
}

fn try_open(path: &Path) -> Result<OwnMap, Refusal> {
    let about = std::fs::metadata(path)?;
    if about.is_dir() {
        return Err(Refusal::Folder);
    }
    if about.len() == 0 {
        return Err(Refusal::Empty);
    }
    let mut head = Vec::new();
    let mut file = File::open(path)?;
    file.by_ref().take(127).read_to_end(&mut head)?;
    let opened = if head.starts_with(b"PMTiles") {
        pmtiles::open(file, about.len(), &head)?
    } else if head.starts_with(b"SQLite format 3\0") {
        mbtiles::open(path, about.len(), &head)?
    } else if let [b'P', b'M', version @ 1..=2, ..] = head.as_slice() {
        return Err(Refusal::Version(*version));
    } else {
        return Err(Refusal::Foreign);
    };
    let fallback = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let Opened { source, metadata, bounds, sample } = opened;
    let content = content(&metadata, sample.as_deref())?;
    let name = if metadata.name.is_empty() { fallback } else { metadata.name };
    Ok(OwnMap { path: PathBuf::from(path), name, attribution: metadata.attribution, bounds: sensible(bounds), content, source })
}

/// What either format tells.
struct Opened {
    source: std::sync::Arc<dyn crate::ui::map::own::TileSource>,
    metadata: Metadata,
    bounds: Option<BBox>,
    /// Any one tile, unpacked.
    sample: Option<Vec<u8>>,
}

/// Bounds that bound something; the world where they do not.
fn sensible(bounds: Option<BBox>) -> BBox {
    let is_sound = |b: &BBox| {
        let all = [b.west, b.south, b.east, b.north];
        all.iter().all(|side| side.is_finite() && side.abs() <= 180.0) && b.west < b.east && b.south < b.north
    };
    bounds.filter(is_sound).unwrap_or(WORLD)
}

/// Zooms a map can have.
fn zooms(min: u8, max: u8) -> Option<(u8, u8)> {
    (min <= max && max <= FINEST).then_some((min, max))
}

/// What the tiles are, by one of them; where none could be had, by the layers that the metadata names.
fn content(metadata: &Metadata, sample: Option<&[u8]>) -> Result<Content, Refusal> {
    if let Some(picture) = sample.and_then(picture_kind) {
        let bytes = sample.unwrap_or_default();
        return match picture {
            Ok(()) => Ok(Content::Raster { tile_size: if raster_width(bytes)? >= LARGE_PICTURE { 512 } else { 256 } }),
            Err(kind) => Err(Refusal::Kind(kind.to_owned())),
        };
    }
    let mut layers = metadata.layers.clone();
    match sample.map(layer_names) {
        Some(Ok(names)) => layers.extend(names),
        // One tile is damaged; the metadata may still tell.
        Some(Err(flaw)) if layers.is_empty() => return Err(flaw.into()),
        Some(Err(_)) | None => {}
    }
    layers.sort();
    layers.dedup();
    if layers.is_empty() {
        return Err(Refusal::NoTiles);
    }
    Content::vector(&layers).ok_or(Refusal::Schema(layers))
}

/// Whether bytes are a picture that is drawn, or one that is not, by their first ones; `None` for anything else.
fn picture_kind(bytes: &[u8]) -> Option<Result<(), &'static str>> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] | [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => {
            Some(Ok(()))
        }
        [b'G', b'I', b'F', b'8', ..] => Some(Err("GIF")),
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => Some(Err("TIFF")),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => Some(Err("AVIF")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_are_told_from_articles_by_their_endings() {
        for (name, is) in [("a.pmtiles", true), ("B.MBTiles", true), ("a.txt", false), ("pmtiles", false), ("a.pmtiles.txt", false)] {
            assert_eq!(is_map(Path::new(name)), is, "{name}");
        }
    }

    #[test]
    fn bounds_that_bound_nothing_are_the_world() {
        let bounds = |west, south, east, north| Some(BBox { west, south, east, north });
        let sound = bounds(40.0, 34.0, 41.0, 35.0);
        assert_eq!(sensible(sound), sound.expect("bounds"));
        for odd in [
            None,
            bounds(0.0, 0.0, 0.0, 0.0),
            bounds(41.0, 34.0, 40.0, 35.0),
            bounds(f64::NAN, 0.0, 1.0, 1.0),
            bounds(-900.0, 0.0, 1.0, 1.0),
        ] {
            assert_eq!(sensible(odd), WORLD, "{odd:?}");
        }
    }

    #[test]
    fn zooms_beyond_reason_are_none() {
        for (min, max, is) in [(0, 0, true), (5, 14, true), (9, 3, false), (0, 25, false), (255, 255, false)] {
            assert_eq!(zooms(min, max).is_some(), is, "{min}..{max}");
        }
    }
}
