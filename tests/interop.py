#!/usr/bin/env python3
"""Files of `furat export`, opened with the tools of their own ecosystems: GDAL (pyogrio), pandas, pyarrow.

    python3 tests/interop.py PATH_OF_FURAT

Where the packages are not installed it says so and ends well. Dates must be the same in every time zone.
"""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import zipfile

try:
    import pandas
    import pyarrow.parquet
    import pyogrio
except ImportError as error:
    print(f"skipped: {error.name} is not installed (pip install pyogrio pandas pyarrow)")
    sys.exit(0)

ARTICLES = "tests/data/dev/articles"
TZS = ["Pacific/Kiritimati", "America/Los_Angeles", "UTC"]


def run(zone, *command):
    subprocess.run(command, check=True, env=dict(os.environ, TZ=zone, XDG_DATA_HOME=tempfile.gettempdir()))


def export(furat, out, zone, *options):
    """Out of the workspace in the same folder, which is made first."""
    space = os.path.join(os.path.dirname(out), "articles.furat")
    if not os.path.exists(space):
        run(zone, furat, "extract", "--quiet", ARTICLES, "-o", space)
    run(zone, furat, "export", "--quiet", space, "-o", out, *options)
    return out


def day(value):
    """A day as text, whatever the reader made of it; nothing where there is none."""
    return None if value is None or value is pandas.NaT or value != value else str(value)[:10]


def number(value):
    return None if value is None or value != value else value


def check(name, rows, wanted):
    """rows: id -> (earliest, latest, killed_low, lon, lat)."""
    assert len(rows) == len(wanted), f"{name}: {len(rows)} of {len(wanted)} incidents"
    for identity, row in wanted.items():
        assert rows[identity] == row, f"{name}: {identity}: {rows[identity]} is not {row}"
    print(f"{name}: {len(rows)} incidents, dates, tolls and places as written")


def of_features(path, layer=None):
    meta, _, geometry, columns = pyogrio.raw.read(path, layer=layer, read_geometry=True)
    table = dict(zip(meta["fields"], columns))
    rows = {}
    for at in range(len(table["id"])):
        lon, lat = point(geometry[at])
        rows[table["id"][at]] = (day(table["earliest"][at]), day(table["latest"][at]), number(table["killed_low"][at]), lon, lat)
    return meta, rows


def point(wkb):
    """Longitude and latitude of a point as well-known binary."""
    import struct

    return (None, None) if wkb is None else struct.unpack("<dd", wkb[5:21])


def from_json(path):
    rows = {}
    for incident in json.load(open(path, encoding="utf-8"))["incidents"]:
        place = incident["places"][0] if incident["places"] else {}
        killed = incident["killed"]["min"]
        rows[incident["id"]] = (incident["earliest"], incident["latest"], killed, place.get("lon"), place.get("lat"))
    return rows


def geopackage_is_valid(path):
    database = sqlite3.connect(path)
    one = lambda sql: database.execute(sql).fetchone()[0]
    assert one("PRAGMA application_id") == 0x47504B47 and one("PRAGMA user_version") >= 10200
    assert one("PRAGMA integrity_check") == "ok"
    assert not database.execute("PRAGMA foreign_key_check").fetchall()
    needed = {"gpkg_spatial_ref_sys", "gpkg_contents", "gpkg_geometry_columns", "gpkg_extensions", "gpkg_metadata", "gpkg_metadata_reference"}
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert needed <= tables, needed - tables
    assert {-1, 0, 4326} <= {srs for (srs,) in database.execute("SELECT srs_id FROM gpkg_spatial_ref_sys")}
    assert one("SELECT data_type FROM gpkg_contents WHERE table_name = 'incidents'") == "features"
    types = {name: kind for _, name, kind, *_ in database.execute("PRAGMA table_info(incidents)")}
    assert types["earliest"] == types["latest"] == "DATE" and types["geom"] == "POINT"
    assert json.loads(one("SELECT metadata FROM gpkg_metadata"))["filter"] == "none"


def main(furat):
    with tempfile.TemporaryDirectory() as folder:
        for zone in TZS:
            os.environ["TZ"] = zone
            path = lambda name: os.path.join(folder, name)
            wanted = from_json(export(furat, path("a.json"), zone))
            for ending in ["geojson", "gpkg", "kml", "kmz"]:
                file = export(furat, path(f"a.{ending}"), zone)
                meta, rows = of_features(file, "incidents" if ending == "gpkg" else None) if ending not in ("kml", "kmz") else (None, None)
                if rows is not None:
                    check(f"{ending} by GDAL in {zone}", rows, wanted)
                    assert "4326" in meta["crs"] or "WGS 84" in meta["crs"] or "CRS84" in meta["crs"]
                else:
                    # GDAL as the wheel has it reads KML, not the archive around it.
                    inner = zipfile.ZipFile(file).extract("doc.kml", folder) if ending == "kmz" else file
                    count = pyogrio.read_info(inner)["features"]
                    assert count == len(wanted), f"{ending}: {count}"
                    print(f"{ending} by GDAL in {zone}: {count} features")
                if ending == "gpkg":
                    geopackage_is_valid(file)
            table = pandas.read_csv(export(furat, path("a.csv"), zone), dtype={"id": str}, keep_default_na=False, na_values=[""])
            row = lambda r: (day(r.earliest), day(r.latest), number(r.killed_low), number(r.lon), number(r.lat))
            check(f"csv by pandas in {zone}", {r.id: row(r) for r in table.itertuples()}, wanted)
            file = export(furat, path("a.parquet"), zone)
            meta = json.loads(pyarrow.parquet.read_schema(file).metadata[b"geo"])
            assert meta["primary_column"] == "geometry" and meta["columns"]["geometry"]["encoding"] == "WKB"
            rows = {}
            for r in pyarrow.parquet.read_table(file).to_pylist():
                rows[r["id"]] = (day(r["earliest"]), day(r["latest"]), r["killed_low"], *point(r["geometry"]))
            check(f"parquet by pyarrow in {zone}", rows, wanted)
            if "Parquet" in pyogrio.list_drivers(read=True):
                check(f"parquet by GDAL in {zone}", of_features(file)[1], wanted)
            for scheme, heads in [("acled", ["event_id_cnty", "event_date", "fatalities"]), ("ucdp", ["id", "date_start", "best"])]:
                table = pandas.read_csv(export(furat, path(f"{scheme}.csv"), zone, "--format", scheme, "--bom"), encoding="utf-8-sig")
                assert len(table) == len(wanted) and set(heads) <= set(table.columns), scheme
    print("All files open in their own tools.")


main(sys.argv[1])
