"""Named rivers: traced through the survey's lines between the waypoints of rivers.tsv, the rest kept unnamed."""

import functools
import heapq
import itertools
import math
import pathlib

import numpy as np
from scipy.spatial import cKDTree
from shapely import LineString, MultiLineString

import geodata
import vector

HERE = pathlib.Path(__file__).resolve().parent
GAP = 0.02  # degrees: the survey's lines are cut where its bins meet, and some ends miss each other by this much
PERENNIAL, DRY, GREAT = range(1, 5), range(5, 8), range(0, 3)


def read_table(name: str) -> list[list[str]]:
    """The rows of one of our own tab-separated tables beside this script, without comments."""
    rows = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [row.split("\t") for row in rows if row and not row.startswith("#")]


class Network:
    """The survey's river lines as a graph of points."""

    def __init__(self, survey: list[tuple[int, LineString]]):
        self.links: dict = {}
        for level, line in survey:
            for a, b in itertools.pairwise(line.coords):
                self._link(a, b, level, 1.0)
        self.nodes = sorted(self.links)
        self.tree = cKDTree(self.nodes)
        ends = [node for node in self.nodes if len(self.links[node]) == 1]
        for end in ends:
            for index in self.tree.query_ball_point(end, GAP):
                self._link(end, self.nodes[index], -1, 4.0)
        self.used: set = set()

    def _link(self, a, b, level: int, cost: float) -> None:
        if a != b:
            length = math.dist(a, b) * cost
            self.links.setdefault(a, {}).setdefault(b, (length, level))
            self.links.setdefault(b, {}).setdefault(a, (length, level))

    def trace(self, waypoints: list[tuple[float, float]]) -> list:
        """The shortest course along the lines from waypoint to waypoint; its links count as used."""
        stops = [self.nodes[self.tree.query(point)[1]] for point in waypoints]
        course = [stops[0]]
        for start, end in itertools.pairwise(stops):
            course += self._shortest(start, end)[1:]
        self.used.update(frozenset(link) for link in itertools.pairwise(course))
        return course

    def _shortest(self, start, end) -> list:
        best, came, heap = {start: 0.0}, {}, [(0.0, start)]
        while heap:
            cost, node = heapq.heappop(heap)
            if node == end:
                break
            for other, (length, _) in self.links[node].items():
                if cost + length < best.get(other, math.inf):
                    best[other], came[other] = cost + length, node
                    heapq.heappush(heap, (cost + length, other))
        if end not in came and end != start:
            raise SystemExit(f"no course from {start} to {end}")
        path = [end]
        while path[-1] != start:
            path.append(came[path[-1]])
        return path[::-1]

    def unused(self, levels: range) -> list[LineString]:
        links = {
            tuple(sorted((a, b)))
            for a, others in self.links.items()
            for b, (_, level) in others.items()
            if level in levels and frozenset((a, b)) not in self.used
        }
        return geodata.lines(MultiLineString(sorted(links))) if links else []


@functools.cache
def courses(cache: pathlib.Path) -> list[dict]:
    """All rivers as dicts of name, name_ar, kind, rank, line (degrees, smooth) and schematic."""
    network = Network(geodata.surveyed_rivers(cache))
    found = []
    for name, name_ar, kind, rank, how, waypoints in read_table("rivers.tsv"):
        points = [tuple(map(float, point.split(","))) for point in waypoints.split()]
        line = network.trace(points) if how == "trace" else points
        found.append(_river(name, name_ar, kind, int(rank), line, how == "draw"))
    for levels, kind, rank in ((range(1, 3), "river", 2), (range(3, 5), "stream", 3), (DRY, "wadi", 4)):
        for line in network.unused(levels):
            if line.length > 0.04:
                found.append(_river("", "", kind, rank, line.coords, False))
    return found


def _river(name, name_ar, kind, rank, points, schematic) -> dict:
    line = LineString(vector.curved(np.array(points, dtype=float)))
    return {"name": name, "name_ar": name_ar, "kind": kind, "rank": rank, "line": line, "schematic": schematic}
