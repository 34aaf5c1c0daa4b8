"""Bakes data/tiles/base.pmtiles and border-osm.pmtiles. Usage: tiles.py CACHE_FOLDER, after labels.py

base.pmtiles holds what is public domain, LGPL or our own; border-osm.pmtiles holds what is OpenStreetMap's (ODbL) or fitted to it.
Layers, kinds and names are those of the Protomaps basemap schema, version 4; what it has no word for is told in data/tiles/README.md.
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
import roads
import sources
import vector
import waterways
from vector import Feature

# How far each zoom reaches: the world, the countries around, the region.
FOCUS = box(37.7, 31.7, 44.9, 37.8)
COVERS = [box(-180, -85.05, 180, 85.05)] * 7 + [geodata.REGION] * 2 + [FOCUS] * 4
NEIGHBOURHOOD = box(20, 8, 72, 46)
GREENERY = box(-12, 0, 88, 62)  # land cover
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
        found += standing(polygon, named(row, **water_kind(row.get("kind", "lake"))), least)
    return found


def water_kind(kind: str) -> dict:
    return {"lake": {"kind": "lake"}, "reservoir": {"kind": "lake", "kind_detail": "reservoir"}, "salt_flat": {"kind": "playa"}}[kind]


def standing(polygon: Polygon, properties: vector.Properties, least: int) -> list[Feature]:
    """A standing water and its shore: the renderer draws lines along lines only."""
    features = [Feature("water", world(polygon), properties, least)]
    if properties["kind"] != "playa":
        features.append(Feature("water", world(polygon.boundary), {"kind": "shore"}, max(least, 4), jointed=True))
    return features


def rivers(cache: pathlib.Path, drowned) -> list[Feature]:
    """River lines, cut where a lake drowned them."""
    least = {("river", 1): 2, ("river", 2): 5, ("river", 3): 6, ("stream", 3): 6, ("wadi", 3): 6, ("wadi", 4): 7}
    found = []
    for river in waterways.courses(cache):
        shape = river["line"].difference(drowned)
        if not shape.is_empty:
            wadi = river["kind"] == "wadi"
            more = {"kind": "stream", "kind_detail": "wadi", "intermittent": 1} if wadi else {"kind": river["kind"]}
            more |= {"rank": str(river["rank"])} | ({"schematic": 1} if river["schematic"] else {})
            first = least[river["kind"], river["rank"]]
            found.append(Feature("water", world(shape), named(river, **more), first, coarse=3.0, jointed=not wadi, dashed=wadi))
    return found


def gazetteer() -> dict[str, dict]:
    table = (sources.OUT / "data" / "gazetteer" / "places.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((row for row in table if not row.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["id"]: row | {"point": (float(row["lon"]), float(row["lat"]))} for row in rows}


def landcover(cache: pathlib.Path) -> list[Feature]:
    """Steppe and other growth, the fields over it, and the belt along the Euphrates that is narrower than a satellite's cell."""
    grown = [patch for patch in geodata.land_cover(cache, geodata.GROWN, GREENERY.bounds) if patch.area > 0.05]
    farmed = [field for field in geodata.land_cover(cache, geodata.FARMED, GREENERY.bounds) if field.area > 0.006]
    fields = unary_union([*farmed, *valley(cache)]).buffer(0.015).buffer(-0.021).buffer(0.006)
    kinds = (("grassland", grown), ("farmland", geodata.polygons([fields])))
    return [
        Feature("landcover", world(patch), {"kind": kind}, 2 if patch.area > 1 else 5, coarse=8.0)
        for kind, patches in kinds
        for patch in map(smooth, patches)
    ]


# Where the Euphrates waters a belt of fields: west and east end, and half its width in degrees, as far as the bluffs let it.
BELT = ((38.4, 40.05, 0.024), (40.05, 40.72, 0.034), (40.72, 41.05, 0.026), (41.05, 41.95, 0.014), (42.3, 43.3, 0.013))


def valley(cache: pathlib.Path) -> list[Polygon]:
    """The belt of fields along the Euphrates: about the middle of the valley, and every meander with its banks."""
    river = next(river["line"] for river in waterways.courses(cache) if river["name"] == "Euphrates")
    middle = LineString(roads.round_again(roads.Bank(river, 1).axis))
    found = []
    for west, east, half in BELT:
        for line, width in ((middle, half), (river, 0.4 * half)):
            found.append(line.intersection(box(west, 33.4, east, 36.1)).buffer(width))
    return found


def smooth(polygon: Polygon) -> Polygon:
    """A polygon with its corners cut."""
    rings = [vector.rounded(np.array(ring.coords)) for ring in (polygon.exterior, *polygon.interiors)]
    return shapely.make_valid(Polygon(rings[0], rings[1:]))


# Kinds of labels.tsv: the layer, and the kind and its detail as Protomaps has them.
POINTS = {
    "country": ("places", "country", None), "governorate": ("places", "region", None), "city": ("places", "locality", "city"),
    "town": ("places", "locality", "town"), "village": ("places", "locality", "village"), "airport": ("pois", "aerodrome", None),
    "base": ("pois", "base", None), "oilfield": ("pois", "oilfield", None), "crossing": ("pois", "crossing", None),
}  # fmt: skip


def points(rows: list[dict], places: dict[str, dict]) -> list[Feature]:
    """The settlements and sites of labels.tsv, for other programs: ours draws names from the table itself."""
    people = {(place["name_ar"], place["point"]): int(place["population"]) for place in places.values()}
    found = []
    for row in (row for row in rows if row["kind"] in POINTS):
        layer, kind, detail = POINTS[row["kind"]]
        place = (float(row["lon"]), float(row["lat"]))
        count = people.get((row["name_ar"], place), 0)
        least = max(0, round(float(row["min_zoom"])) - 1)
        properties = named({"name": row["name_en"], "name_ar": row["name_ar"]}, kind=kind, kind_detail=detail, min_zoom=least)
        properties |= {"population": count, "population_rank": population_rank(count)} if detail else {}
        found.append(Feature(layer, world(Point(place)), properties, least, round(float(row["max_zoom"]))))
    return found


def population_rank(people: int) -> int:
    """Protomaps' scale: 0 where nobody is counted, 15 from ten million on."""
    steps = (200, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000)
    return sum(people >= step for step in (1, *steps))


def label_rows() -> list[dict]:
    table = (sources.OUT / "data" / "tiles" / "labels.tsv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


# Kinds of roads.tsv as Protomaps has them.
ROADS = {"motorway": "highway", "primary": "major_road", "secondary": "major_road", "track": "path", "rail": "rail"}


def skeleton(cache: pathlib.Path, places: dict[str, dict]) -> list[Feature]:
    """Our own roads and railways; rows of one road that meet become one line."""
    least = {"1": 4, "2": 6, "3": 8}
    lines: dict[tuple, list] = {}
    for row in roads.skeleton(cache, places):
        lines.setdefault((row["kind"], row["rank"], row["ref"], row["name"], row["name_ar"]), []).append(row["line"])
    found = []
    for (kind, rank, ref, name, name_ar), parts in lines.items():
        more = {"kind": ROADS[kind], "kind_detail": kind, "rank": rank, "ref": ref, "schematic": 1}
        shape, dashed = MultiLineString(geodata.lines(MultiLineString(parts))), kind in ("track", "rail")
        properties = named({"name": name, "name_ar": name_ar}, **more)
        found.append(Feature("roads", world(shape), properties, least[rank], coarse=3.0, jointed=not dashed, dashed=dashed))
    return found


def far_borders(borders: list[LineString]) -> list[Feature]:
    return [Feature("boundaries", world(line), {"kind": "country", "rank": "2"}, dashed=True) for line in borders]


def provinces(units: list[dict]) -> list[Feature]:
    """First-level units as areas. Protomaps has lines only: these lie in a layer of their own."""
    found = []
    for unit in units:
        home = unit["iso_a2"] in ("SY", "IQ")
        more = {"kind": "region", "iso": unit["iso_3166_2"], "country": unit["iso_a2"]}
        properties = named({"name": unit["name_en"], "name_ar": unit["name_ar"]}, **more)
        found.append(Feature("areas", world(unit["shape"]), properties, 4 if home else 5, 99 if home else 8))
    return found


# --- OpenStreetMap --------------------------------------------------------------------------------------------------


def borders(found) -> list[Feature]:
    """Country borders; rank 1 is the one between Syria and Iraq."""
    features = []
    for first, second, shapes in found:
        if not shapes:
            continue
        pair = frozenset((first, second))
        properties = {"kind": "country", "rank": "1" if pair == {"SY", "IQ"} else "2", "countries": f"{first}-{second}"}
        properties |= {"disputed": 1} if pair in geodata.UNSETTLED else {}
        features.append(Feature("boundaries", world(MultiLineString(shapes)), properties, dashed=True))
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
        features.append(Feature("boundaries", world(MultiLineString(kept)), properties, least, dashed=True))
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
        found.append((polygon, kind, standing(polygon, named(row, **water_kind(kind)), least)))
    return found


# --- archives -------------------------------------------------------------------------------------------------------


def bake(name: str, features: list[Feature]) -> None:
    found: dict = {}
    for zoom, cover in enumerate(COVERS):
        found |= vector.tiles(features, zoom, tuple(world(cover).bounds))
        print(f"{name} zoom {zoom}: {len(found)} tiles", file=sys.stderr)
    layers = [{"id": layer, "fields": {}} for layer in sorted({feature.layer for feature in features})]
    metadata = {"name": f"Furat {name}", "attribution": ATTRIBUTION[name], "type": "baselayer", "vector_layers": layers}
    out = sources.made("data", "tiles", name)
    archive.write(out, found, archive.MVT, metadata, COVERS[0].bounds)
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
    places, units = gazetteer(), geodata.provinces(cache)
    base += landcover(cache) + points(label_rows(), places) + skeleton(cache, places)
    base += far_borders(geodata.world_borders(cache)) + provinces(units)
    osm = [feature for _, _, features in small for feature in features] + province_borders(units, found) + borders(found)
    return {"base.pmtiles": base, "border-osm.pmtiles": osm}


def main() -> None:
    for name, features in gather(sources.cache_argument()).items():
        bake(name, features)


if __name__ == "__main__":
    main()
