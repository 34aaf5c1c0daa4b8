//! Unpacking within a limit.

use std::io::Read as _;

use bytes::Bytes;
use flate2::read::MultiGzDecoder;

use crate::ui::map::own::Flaw;

/// Bytes of a tile as it lies in the file.
pub(super) const MOST_PACKED: u64 = 8 << 20;
/// Bytes of a tile once unpacked.
pub(super) const MOST_TILE: u64 = 16 << 20;

/// The bytes of a tile: unpacked where they are gzip, else as they are.
pub(super) fn tile(bytes: Bytes) -> Result<Bytes, Flaw> {
    if !bytes.starts_with(&[0x1F, 0x8B]) {
        return if bytes.len() as u64 > MOST_TILE { Err(Flaw::TooLarge) } else { Ok(bytes) };
    }
    gunzip(&bytes, MOST_TILE).map(Bytes::from)
}

/// Unpacks gzip up to a limit.
pub(super) fn gunzip(bytes: &[u8], limit: u64) -> Result<Vec<u8>, Flaw> {
    let mut unpacked = Vec::new();
    MultiGzDecoder::new(bytes).take(limit + 1).read_to_end(&mut unpacked).map_err(|_broken| Flaw::Damaged)?;
    if unpacked.len() as u64 > limit { Err(Flaw::TooLarge) } else { Ok(unpacked) }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn packed(bytes: &[u8]) -> Bytes {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(bytes).expect("memory");
        Bytes::from(packer.finish().expect("memory"))
    }

    #[test]
    fn a_tile_is_unpacked_where_it_is_packed() {
        assert_eq!(tile(packed(b"roads")), Ok(Bytes::from_static(b"roads")));
        assert_eq!(tile(Bytes::from_static(b"roads")), Ok(Bytes::from_static(b"roads")));
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        let bomb = packed(&vec![0; MOST_TILE as usize + 1]);
        assert!(bomb.len() as u64 * 50 < MOST_TILE, "{}", bomb.len());
        assert_eq!(tile(bomb), Err(Flaw::TooLarge));
    }

    #[test]
    fn a_tile_cut_short_is_damage() {
        let whole = packed(b"roads and rivers");
        assert_eq!(tile(whole.slice(..whole.len() - 5)), Err(Flaw::Damaged));
    }
}
