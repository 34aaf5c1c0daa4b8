"""Writes tiles into a PMTiles archive, the same bytes for the same tiles."""

import gzip
import math
import pathlib

from pmtiles.tile import Compression, TileType, tileid_to_zxy, zxy_to_tileid
from pmtiles.writer import write as open_writer

MVT, WEBP, PNG = TileType.MVT, TileType.WEBP, TileType.PNG
Address = tuple[int, int, int]  # zoom, column, row
Box = tuple[float, float, float, float]  # west, south, east, north, degrees


def address(zoom: int, lon: float, lat: float) -> Address:
    """The tile of a zoom in which a point lies."""
    down = 0.5 - math.asinh(math.tan(math.radians(lat))) / (2 * math.pi)
    return zoom, int((lon / 360 + 0.5) * 2**zoom), int(down * 2**zoom)


def write(path: pathlib.Path, tiles: dict[Address, bytes], kind: TileType, metadata: dict, bounds: Box) -> None:
    """Lays `tiles` down in the archive's own order. Vector tiles are compressed here; pictures already are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open_writer(path) as writer:
        for number in sorted(zxy_to_tileid(*address) for address in tiles):
            data = tiles[tileid_to_zxy(number)]
            writer.write_tile(number, gzip.compress(data, 9, mtime=0) if kind == MVT else data)
        header = {
            "tile_type": kind,
            "tile_compression": Compression.GZIP if kind == MVT else Compression.NONE,
            "min_lon_e7": int(bounds[0] * 1e7),
            "min_lat_e7": int(bounds[1] * 1e7),
            "max_lon_e7": int(bounds[2] * 1e7),
            "max_lat_e7": int(bounds[3] * 1e7),
            "center_zoom": 8,
            "center_lon_e7": int(40.92 * 1e7),
            "center_lat_e7": int(34.45 * 1e7),
        }
        writer.finalize(header, metadata)
