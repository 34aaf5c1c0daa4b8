"""The road and railway skeleton of roads.tsv: smooth lines through the places they serve, along the rivers they follow.

No survey stands behind them. A stretch that follows a river keeps to one bank: its distance from the middle of the valley changes evenly
from place to place, it bends as the valley bends, and it gives way to every meander.
"""

import itertools
import pathlib

import numpy as np
import shapely
from scipy.ndimage import gaussian_filter1d
from scipy.spatial import cKDTree
from shapely import LineString, Point

import vector
import waterways

KM = 1 / 111.2  # degrees of latitude
STEP = 0.5  # km between points of a line
VALLEY = 4.5  # km over which a river's course is evened out to have that of its valley
CLEAR = 0.55  # km that a road keeps from the river
SOFT = 1.2  # km over which corners are eased


class Bank:
    """One bank of a river, in kilometres on a plane: `side` is 1 to the right of the water's course, -1 to the left."""

    def __init__(self, river: LineString, side: int):
        self.side = side
        self.river = LineString(flat(np.array(river.coords)))
        count = int(self.river.length / STEP)
        even = shapely.get_coordinates(shapely.line_interpolate_point(self.river, np.arange(count) * STEP))
        self.axis = gaussian_filter1d(even, VALLEY / STEP, axis=0, mode="nearest")
        ahead = np.gradient(self.axis, axis=0)
        self.out = np.column_stack([ahead[:, 1], -ahead[:, 0]]) / np.hypot(*ahead.T)[:, None] * side

        self.tree = cKDTree(self.axis)

    def place(self, point: np.ndarray) -> tuple[int, float]:
        """Where along the valley a point lies, and how far out from its middle."""
        nearest = int(self.tree.query(point)[1])
        return nearest, float((point - self.axis[nearest]) @ self.out[nearest])

    def stretch(self, start: np.ndarray, end: np.ndarray) -> np.ndarray:
        (first, near), (last, far) = self.place(start), self.place(end)
        way = np.arange(first, last + 1) if first <= last else np.arange(first, last - 1, -1)
        if len(way) < 4:
            return np.array([start, end])
        share = np.linspace(0, 1, len(way))
        distance = near + (far - near) * share * share * (3 - 2 * share)
        line = self.axis[way] + self.out[way] * distance[:, None]
        line += (start - line[0]) * (1 - share)[:, None] + (end - line[-1]) * share[:, None]
        return self.cleared(line)

    def cleared(self, line: np.ndarray) -> np.ndarray:
        """The line moved out of the water and away from its edge; its ends stay."""
        inside = line[1:-1]
        for _ in range(6):
            lacks = self.lacking(inside)
            lacks = np.maximum(gaussian_filter1d(lacks, 2), lacks)
            inside = inside + self.out[self.tree.query(inside)[1]] * lacks[:, None]
        return np.vstack([line[:1], inside, line[-1:]])

    def lacking(self, points: np.ndarray) -> np.ndarray:
        """How many kilometres each point is short of standing clear of the river on its own bank."""
        made = shapely.points(points)
        at = shapely.line_locate_point(self.river, made)
        foot = shapely.get_coordinates(shapely.line_interpolate_point(self.river, at))
        ahead = shapely.get_coordinates(shapely.line_interpolate_point(self.river, at + 0.05)) - foot
        away = points - foot
        right = (away[:, 0] * ahead[:, 1] - away[:, 1] * ahead[:, 0]) * self.side > 0
        return np.where(right, np.maximum(CLEAR - np.hypot(*away.T), 0), np.hypot(*away.T) + CLEAR)


MIDDLE = 34.5  # the latitude at which the plane is true to scale


def flat(points: np.ndarray) -> np.ndarray:
    """Degrees to kilometres."""
    return np.column_stack([points[:, 0] * np.cos(np.radians(MIDDLE)), points[:, 1]]) / KM


def round_again(points: np.ndarray) -> np.ndarray:
    """Kilometres to degrees."""
    return np.column_stack([points[:, 0] * KM / np.cos(np.radians(MIDDLE)), points[:, 1] * KM])


def drawn(stops: list[np.ndarray], bank: Bank | None) -> LineString:
    """A smooth line through every stop, in degrees."""
    stops = [flat(stop[None])[0] for stop in stops]
    if bank is None:
        return LineString(round_again(vector.curved(np.array(stops), 12)))
    parts = [bank.stretch(*pair) for pair in itertools.pairwise(stops)]
    line = LineString(np.vstack([parts[0], *(part[1:] for part in parts[1:])]))
    count = max(int(line.length / STEP), 8)
    even = shapely.get_coordinates(line.interpolate(np.linspace(0, 1, count), normalized=True))
    return LineString(round_again(bank.cleared(pinned(gaussian_filter1d(even, SOFT / STEP, axis=0, mode="nearest"), stops))))


def pinned(line: np.ndarray, stops: list[np.ndarray]) -> np.ndarray:
    """The line moved so that it meets the stops again that smoothing took it off."""
    whole = LineString(line)
    at = np.array([whole.project(Point(stop)) for stop in stops])
    at[0], at[-1] = 0, whole.length
    run = np.r_[0, np.cumsum(np.hypot(*np.diff(line, axis=0).T))]
    order = np.argsort(at)
    off = np.array(stops)[order] - shapely.get_coordinates(shapely.line_interpolate_point(whole, at[order]))
    return line + np.column_stack([np.interp(run, at[order], off[:, axis]) for axis in (0, 1)])


def located(stop: str, places: dict[str, dict]) -> np.ndarray:
    """A waypoint in degrees: `lon,lat`, or the id of a place."""
    if "," in stop:
        return np.array(stop.split(","), dtype=float)
    if stop not in places:
        raise SystemExit(f"roads.tsv: the gazetteer has no {stop}")
    return np.array(places[stop]["point"])


def skeleton(cache: pathlib.Path, places: dict[str, dict]) -> list[dict]:
    """The rows of roads.tsv as dicts of kind, rank, ref, name, name_ar and line (degrees)."""
    rivers = {river["name"]: river["line"] for river in waterways.courses(cache) if river["name"]}
    banks: dict[str, Bank] = {}
    found = []
    for kind, rank, ref, name, name_ar, along, waypoints in waterways.read_table("roads.tsv"):
        if along and along not in banks:
            river, side = along.rsplit(" ", 1)
            banks[along] = Bank(rivers[river], {"right": 1, "left": -1}[side])
        line = drawn([located(stop, places) for stop in waypoints.split()], banks.get(along))
        found.append({"kind": kind, "rank": rank, "ref": ref, "name": name, "name_ar": name_ar, "line": line})
    return found
