"""Bakes data/tiles/base.pmtiles and border-osm.pmtiles. Usage: tiles.py CACHE_FOLDER, after labels.py

base.pmtiles holds what is public domain, LGPL or our own; border-osm.pmtiles holds what is OpenStreetMap's (ODbL) or fitted to it.
"""

import csv
import pathlib
import sys

import numpy as np
import shapely
from shapely import LineString, MultiLineString, Point, Polygon, unary_union
from shapely.geometry import box
from shapely.ops import nearest_points
from shapely.prepared import prep

import archive
import geodata
import sources
import vector
import waterways
from vector import Feature

WORLD = (0.0, 0.0, 1.0, 1.0)
WORLD_ZOOM, FINE_ZOOM = 5, 10  # the whole world to the first, geodata.REGION to the second
NEIGHBOURHOOD = box(20, 8, 72, 46)
ATTRIBUTION = {
    "base.pmtiles": "GSHHG/WDBII · Natural Earth · GeoNames CC BY 4.0",
    "border-osm.pmtiles": "© OpenStreetMap contributors",
}


def world(shape):
    return vector.to_world(shape)


def named(row: dict, **more) -> vector.Properties:
    """The properties of a row that say something, in both languages."""
    kept = {"name": row.get("name"), "name:en": row.get("name"), "name:ar": row.get("name_ar"), **more}
    return {key: value for key, value in kept.items() if value not in ("", None)}


# --- base -----------------------------------------------------------------------------------------------------------


def earth(land: list[Polygon]) -> list[Feature]:
    return [Feature("earth", world(polygon), {"kind": "earth"}) for polygon in land]


def waters() -> list[dict]:
    rows = waterways.read_table("waters.tsv")
    keys = ("name", "name_ar", "kind", "rank", "lon", "lat")
    return [dict(zip(keys, row)) | {"point": Point(float(row[4]), float(row[5]))} for row in rows]


def water_name(polygon: Polygon, table: list[dict], reach: float) -> dict:
    """The named water at this polygon, or nothing."""
    near = [(polygon.distance(row["point"]), row["name"], row) for row in table]
    distance, _, row = min(near, key=lambda found: found[:2])
    return row if distance < reach else {}


def lakes(polygons: list[Polygon], table: list[dict]) -> list[Feature]:
    """Natural Earth's lakes, away from the region only the large ones."""
    found = []
    for polygon in polygons:
        row = water_name(polygon, table, 0.02)
        least = 0 if polygon.area > 0.5 else 3 if polygon.area > 0.02 else 5
        found += standing(polygon, named(row, kind=row.get("kind", "lake")), least)
    return found


def standing(polygon: Polygon, properties: vector.Properties, least: int) -> list[Feature]:
    """A standing water and its shore: the renderer draws lines along lines only."""
    features = [Feature("water", world(polygon), properties, least)]
    if properties["kind"] != "salt_flat":
        features.append(Feature("water", world(polygon.boundary), {"kind": "shore"}, max(least, 4)))
    return features


def rivers(cache: pathlib.Path, drowned) -> list[Feature]:
    """River lines, cut where a lake drowned them."""
    least = {("river", 1): 2, ("river", 2): 5, ("river", 3): 6, ("stream", 3): 6, ("wadi", 3): 6, ("wadi", 4): 7}
    found = []
    for river in waterways.courses(cache):
        shape = river["line"].difference(drowned)
        if not shape.is_empty:
            more = {"kind": river["kind"], "rank": str(river["rank"])} | ({"schematic": 1} if river["schematic"] else {})
            solid = river["kind"] != "wadi"
            first = least[river["kind"], river["rank"]]
            found.append(Feature("water", world(shape), named(river, **more), first, coarse=3.0, jointed=solid))
    return found


def gazetteer() -> dict[str, dict]:
    table = (sources.OUT / "data" / "gazetteer" / "places.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((row for row in table if not row.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["id"]: row | {"point": (float(row["lon"]), float(row["lat"]))} for row in rows}


def landcover(cache: pathlib.Path) -> list[Feature]:
    """Fields, from the satellite's coarse cells, and the belt along the Euphrates that is narrower than one of them."""
    found = [field for field in geodata.cropland(cache, NEIGHBOURHOOD.bounds) if field.area > 0.006]
    euphrates = next(river["line"] for river in waterways.courses(cache) if river["name"] == "Euphrates")
    valley = euphrates.intersection(box(38.75, 34.35, 41.25, 36.1)).simplify(0.012).buffer(0.019)
    fields = unary_union([*found, valley]).buffer(0.015).buffer(-0.023).buffer(0.008)
    return [Feature("landcover", world(field), {"kind": "farmland"}, 5, coarse=8.0) for field in map(smooth, geodata.polygons([fields]))]


def smooth(polygon: Polygon) -> Polygon:
    """A polygon with its corners cut."""
    rings = [vector.rounded(np.array(ring.coords)) for ring in (polygon.exterior, *polygon.interiors)]
    return shapely.make_valid(Polygon(rings[0], rings[1:]))


def points(rows: list[dict]) -> list[Feature]:
    """The settlements and sites of labels.tsv, for other programs: ours draws names from the table itself."""
    settlements, sites = {"city", "town", "village", "governorate", "country"}, {"base", "airport", "oilfield", "crossing"}
    found = []
    for row in rows:
        layer = "places" if row["kind"] in settlements else "pois" if row["kind"] in sites else None
        if layer:
            least = max(0, round(float(row["min_zoom"])) - 1)
            properties = named({"name": row["name_en"], "name_ar": row["name_ar"]}, kind=row["kind"], min_zoom=least)
            properties["rank"] = row["rank"]
            shape = Point(float(row["lon"]), float(row["lat"]))
            found.append(Feature(layer, world(shape), properties, least, round(float(row["max_zoom"]))))
    return found


def label_rows() -> list[dict]:
    table = (sources.OUT / "data" / "tiles" / "labels.tsv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def roads(places: dict[str, dict]) -> list[Feature]:
    """Our own skeleton, smooth through its waypoints."""
    least = {"1": 4, "2": 5, "3": 7}
    found = []
    for kind, rank, ref, name, name_ar, waypoints in waterways.read_table("roads.tsv"):
        points = [tuple(map(float, stop.split(","))) if "," in stop else places[stop]["point"] for stop in waypoints.split()]
        line = LineString(vector.curved(np.array(points), 8))
        properties = named({"name": name, "name_ar": name_ar}, kind=kind, rank=rank, ref=ref, schematic=1)
        found.append(Feature("roads", world(line), properties, least[rank], coarse=3.0, jointed=kind not in ("track", "rail")))
    return found


def far_borders(borders: list[LineString]) -> list[Feature]:
    return [Feature("boundaries", world(line), {"kind": "country", "rank": "2"}) for line in borders]


# --- OpenStreetMap --------------------------------------------------------------------------------------------------


def borders(found) -> list[Feature]:
    """Country borders; rank 1 is the one between Syria and Iraq."""
    features = []
    for first, second, shapes in found:
        if not shapes:
            continue
        pair = frozenset((first, second))
        kind = "disputed" if pair in geodata.UNSETTLED else "country"
        rank = "1" if pair == {"SY", "IQ"} else "2"
        properties = {"kind": kind, "rank": rank, "countries": f"{first}-{second}"}
        features.append(Feature("boundaries", world(MultiLineString(shapes)), properties))
    return features


def province_borders(units: list[dict], found) -> list[Feature]:
    """Lines between first-level units, fitted to the country borders: cut where they overshoot, drawn on where they fall short."""
    features = []
    for country, shapes in geodata.province_lines(units).items():
        own = [line for first, second, group in found if country in (first, second) for line in group]
        frame, inside = MultiLineString(own), unary_union(geodata.zone_polygons(country)) if country in geodata.ZONES else None
        kept = geodata.lines(MultiLineString(shapes).intersection(inside)) if inside is not None else shapes
        kept = [_reaching(line, frame, kept) for line in kept if line.length > 0.01]
        rank, least = ("1", 4) if country in ("SY", "IQ") else ("2", 5)
        properties = {"kind": "region", "rank": rank, "countries": country}
        features.append(Feature("boundaries", world(MultiLineString(kept)), properties, least))
    return features


def _reaching(line: LineString, frame, others: list[LineString]) -> LineString:
    """`line` with each loose end that lies close to a country border drawn on to it."""
    points = list(line.coords)
    for last in (0, -1):
        end = Point(points[last])
        meets = sum(other.distance(end) < 1e-6 for other in others)
        if meets < 2 and 1e-6 < frame.distance(end) < 0.06:
            reached = nearest_points(frame, end)[0].coords[0]
            points = [reached, *points] if last == 0 else [*points, reached]
    return LineString(points)


def softened(polygons: list[Polygon]) -> list[Polygon]:
    """Blocky, cut-up waters joined across tile edges, without river ribbons, with their corners rounded."""
    grown = unary_union([polygon.buffer(0.004) for polygon in polygons])
    opened = grown.buffer(-0.012).buffer(0.008)
    return [
        Polygon(vector.rounded(np.array(part.simplify(0.004).exterior.coords), 3))
        for part in geodata.polygons([opened])
        if part.area > 0.0004
    ]


def small_waters(polygons: list[Polygon], known: list[Polygon], land, table: list[dict]) -> list[tuple]:
    """Reservoirs and salt flats that Natural Earth lacks, as (polygon, kind, features)."""
    taken = prep(unary_union(known).buffer(0.03))
    desert = unary_union([shape for code in ("SY", "IQ", "JO", "SA") for shape in geodata.zone_polygons(code)])
    found = []
    for polygon in softened(polygons):
        if taken.intersects(polygon) or not land.contains(polygon):
            continue
        row = water_name(polygon, table, 0.08)
        kind = row.get("kind") or ("salt_flat" if desert.contains(polygon.centroid) else "lake")
        if not row and kind == "salt_flat" and polygon.area < 0.002:
            continue
        least = 4 if polygon.area > 0.01 else 6
        found.append((polygon, kind, standing(polygon, named(row, kind=kind), least)))
    return found


# --- archives -------------------------------------------------------------------------------------------------------


def bake(name: str, features: list[Feature]) -> None:
    found: dict = {}
    fine = tuple(world(geodata.REGION).bounds)
    for zoom in range(FINE_ZOOM + 1):
        found |= vector.tiles(features, zoom, WORLD if zoom <= WORLD_ZOOM else fine)
        print(f"{name} zoom {zoom}: {len(found)} tiles", file=sys.stderr)
    layers = [{"id": layer, "fields": {}} for layer in sorted({feature.layer for feature in features})]
    metadata = {"name": f"Furat {name}", "attribution": ATTRIBUTION[name], "type": "baselayer", "vector_layers": layers}
    out = sources.made("data", "tiles", name)
    archive.write(out, found, archive.MVT, metadata, (-180.0, -85.0, 180.0, 85.0))
    print(f"{name}: {out.stat().st_size:,} bytes")


def gather(cache: pathlib.Path) -> dict[str, list[Feature]]:
    """The features of both archives."""
    land = geodata.natural_earth(cache, "ne_10m_land")
    near_land = unary_union([polygon.intersection(NEIGHBOURHOOD) for polygon in land if polygon.intersects(NEIGHBOURHOOD)])
    ne_lakes = geodata.natural_earth(cache, "ne_10m_lakes")
    table = waters()
    found = geodata.osm_borders(cache, near_land.buffer(0.01))
    near_lakes = [polygon for polygon in ne_lakes if polygon.intersects(geodata.REGION)]
    small = small_waters(geodata.osm_water(cache), near_lakes, near_land, table)
    wet = [polygon for polygon, kind, _ in small if kind != "salt_flat"]
    base = earth(land) + lakes(ne_lakes, table) + rivers(cache, unary_union(near_lakes + wet))
    base += landcover(cache) + points(label_rows()) + roads(gazetteer()) + far_borders(geodata.world_borders(cache))
    osm = [feature for _, _, features in small for feature in features] + province_borders(geodata.provinces(cache), found) + borders(found)
    return {"base.pmtiles": base, "border-osm.pmtiles": osm}


def main() -> None:
    for name, features in gather(sources.cache_argument()).items():
        bake(name, features)


if __name__ == "__main__":
    main()
