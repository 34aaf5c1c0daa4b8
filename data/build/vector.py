"""Cuts features into vector tiles: world coordinates, generalising, clipping, encoding.

World coordinates are web Mercator on a unit square, x to the east, y to the south. A tile of zoom z is 1 / 2**z of it, and is
4096 units wide; it is meant to be drawn 512 pixels wide, so tile zoom z is map zoom z + 1 in the usual count of 256-pixel tiles.
"""

from dataclasses import dataclass, field

import mapbox_vector_tile as mvt
import numpy as np
import shapely
from shapely import LineString, Point
from shapely.geometry.base import BaseGeometry

UNITS = 4096
BUFFER = 96  # units a tile holds beyond its edge: 12 pixels, more than half the widest line
COARSE = 5.0  # units a generalised line may leave the true one: 0.6 pixels
EMPTY = "earth"  # a tile without anything still names a layer: one of no bytes counts as missing
LEAST_AREA = 150.0  # square units: smaller polygons are left out

Properties = dict[str, str | int | float]


@dataclass
class Feature:
    """Something to draw: `shape` in world coordinates, shown in tiles of zoom `least` to `most`.

    `jointed` lines are laid down twice, the second time from middle to middle of their segments: the renderer draws segments
    without joins, and so the one covers the other's notches. Not for dashed or translucent lines.

    `dashed` lines open, in every tile, with a stretch outside of it that is as long as the line has run before: the renderer counts
    dashes from a line's first point, and so they go on from tile to tile.
    """

    layer: str
    shape: BaseGeometry
    properties: Properties
    least: int = 0
    most: int = 99
    coarse: float = field(default=COARSE)
    jointed: bool = False
    dashed: bool = False


def to_world(shape: BaseGeometry) -> BaseGeometry:
    """Degrees to world coordinates."""

    def project(points: np.ndarray) -> np.ndarray:
        lat = np.radians(np.clip(points[:, 1], -85.05, 85.05))
        return np.column_stack([points[:, 0] / 360 + 0.5, 0.5 - np.arcsinh(np.tan(lat)) / (2 * np.pi)])

    return shapely.transform(shape, project)


def curved(line: np.ndarray, parts: int = 4) -> np.ndarray:
    """A smooth curve through every point of `line` (centripetal Catmull-Rom), `parts` steps a segment."""
    keep = np.r_[True, np.hypot(*np.diff(line, axis=0).T) > 1e-9]
    points = line[keep]
    if len(points) < 3:
        return points
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    knots = np.r_[0, np.cumsum(np.sqrt(np.hypot(*np.diff(padded, axis=0).T)))]
    out = [points[:1]]
    for i in range(1, len(padded) - 2):
        t = np.linspace(knots[i], knots[i + 1], parts + 1)[1:, None]
        p, k = padded[i - 1 : i + 3], knots[i - 1 : i + 3]
        a = [_blend(p[j], p[j + 1], k[j], k[j + 1], t) for j in range(3)]
        b = [_blend(a[j], a[j + 1], k[j], k[j + 2], t) for j in range(2)]
        out.append(_blend(b[0], b[1], k[1], k[2], t))
    return np.vstack(out)


def _blend(first, second, start, end, t):
    return ((end - t) * first + (t - start) * second) / (end - start)


def rounded(ring: np.ndarray, times: int = 2) -> np.ndarray:
    """A closed ring with its corners cut (Chaikin)."""
    points = ring[:-1]
    for _ in range(times):
        following = np.roll(points, -1, axis=0)
        points = np.stack([0.75 * points + 0.25 * following, 0.25 * points + 0.75 * following], axis=1).reshape(-1, 2)
    return np.vstack([points, points[:1]])


def tiles(features: list[Feature], zoom: int, cover: tuple[float, float, float, float]) -> dict:
    """The encoded tiles of one zoom that touch `cover` (world coordinates: left, top, right, bottom), empty ones too: where a tile is
    missing the renderer draws a part of a coarser one, whose lines lie a little elsewhere.
    """
    shown = []
    for feature in features:
        if feature.least <= zoom <= feature.most:
            shape = _generalised(feature, zoom)
            for part in shapely.get_parts(shape) if feature.dashed else [shape]:
                if not part.is_empty:
                    shown.append((feature, part, part))
    out: dict = {}
    _descend(shown, (0, 0, 0), zoom, cover, out, {})
    return out


def _generalised(feature: Feature, zoom: int) -> BaseGeometry:
    unit = 1 / (UNITS * 2**zoom)
    if feature.shape.geom_type == "Point":
        return feature.shape
    shape = feature.shape.simplify(feature.coarse * unit, preserve_topology=True)
    if "Polygon" in shape.geom_type:
        parts = [part for part in shapely.get_parts(shape) if part.area > LEAST_AREA * unit * unit]
        return shapely.make_valid(shapely.MultiPolygon(parts)) if parts else shapely.Polygon()
    return _with_joints(shape) if feature.jointed and zoom > 5 else shape


def _with_joints(shape: BaseGeometry) -> BaseGeometry:
    """The lines of `shape` and, through the middles of their segments, each of them again."""
    parts = list(shapely.get_parts(shape))
    for line in list(parts):
        points = shapely.get_coordinates(line)
        if len(points) > 2:
            middles = (points[1:] + points[:-1]) / 2
            parts.append(shapely.LineString(np.vstack([points[:1], middles, points[-1:]])))
    return shapely.MultiLineString(parts)


def _descend(shown, address, zoom, cover, out, plain) -> None:
    """Clips what is shown into the quarters of the tile at `address`, down to `zoom`. `plain` keeps tiles that areas fill wholly."""
    z, x, y = address
    side = 1 / 2**z
    left, top = x * side, y * side
    if left >= cover[2] or left + side <= cover[0] or top >= cover[3] or top + side <= cover[1]:
        return
    if z == zoom:
        bounds = (left, top, left + side, top + side)
        whole = (1 + 2 * BUFFER / UNITS) ** 2 * side * side * (1 - 1e-9)
        if any(shape.area < whole for _, shape, _ in shown):
            out[address] = _encoded(shown, bounds)
        else:
            key = tuple(id(feature) for feature, _, _ in shown)
            out[address] = plain[key] = plain.get(key) or _encoded(shown, bounds)
        return
    margin = BUFFER / (UNITS * 2**zoom)
    for child in ((z + 1, 2 * x + dx, 2 * y + dy) for dy in (0, 1) for dx in (0, 1)):
        left, top, side = child[1] / 2 ** child[0], child[2] / 2 ** child[0], 1 / 2 ** child[0]
        box = (left - margin, top - margin, left + side + margin, top + side + margin)
        shapes = shapely.clip_by_rect(np.array([shape for _, shape, _ in shown], dtype=object), *box) if shown else []
        kept = [(feature, clipped, whole) for (feature, _, whole), clipped in zip(shown, shapes) if not clipped.is_empty]
        _descend(kept, child, zoom, cover, out, plain)


def _encoded(shown, bounds) -> bytes:
    layers: dict[str, list] = {}
    for feature, shape, whole in shown:
        if "Collection" in shape.geom_type:
            shape = _of_same_kind(shape, feature.shape)
        if feature.dashed:
            shape = shapely.MultiLineString([_led_in(part, whole, bounds) for part in shapely.get_parts(shape)])
        if not shape.is_empty:
            layers.setdefault(feature.layer, []).append({"geometry": shape, "properties": feature.properties})
    if not layers:
        layers = {EMPTY: []}
    options = {"quantize_bounds": bounds, "extents": UNITS, "y_coord_down": True}
    options["on_invalid_geometry"] = mvt.encoder.on_invalid_geometry_make_valid
    return mvt.encode([{"name": name, "features": layers[name]} for name in sorted(layers)], default_options=options)


def _led_in(part: LineString, whole: LineString, bounds) -> LineString:
    """A clipped part with a first point that lies as far out as the whole line has run before it enters the tile."""
    points = list(part.coords)
    ran = whole.project(Point(points[0]))
    if ran > whole.project(Point(points[-1])):
        points.reverse()
        ran = whole.project(Point(points[0]))
    left, top, right, bottom = bounds
    x, y = points[0]
    gaps = {(-1, 0): left - x, (1, 0): x - right, (0, -1): top - y, (0, 1): y - bottom}
    (across, down), gap = max(gaps.items(), key=lambda item: item[1])
    if gap <= 0 or ran <= 0:  # the line begins inside the tile
        return LineString(points)
    return LineString([(x + across * ran, y + down * ran), *points])


def _of_same_kind(shape: BaseGeometry, whole: BaseGeometry) -> BaseGeometry:
    kind = "Polygon" if "Polygon" in whole.geom_type else "LineString"
    parts = [part for part in shapely.get_parts(shapely.get_parts(shape)) if part.geom_type == kind]
    return shapely.MultiPolygon(parts) if kind == "Polygon" else shapely.MultiLineString(parts)
