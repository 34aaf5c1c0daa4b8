"""Draws a view of the baked map with a style, to look at it without the program.

Usage: preview.py THEME ZOOM LON LAT WIDTH HEIGHT OUT.png   (ZOOM in 256-point tiles, fractions allowed)
"""

import gzip
import io
import itertools
import json
import math
import sys

import mapbox_vector_tile as mvt
from PIL import Image, ImageDraw, ImageFont
from pmtiles.reader import MmapSource, Reader

import sources

FINE = 3  # drawn this many times too large, then shrunk
TILES = sources.ROOT / "data" / "tiles"


def evaluate(expression, properties: dict, zoom: int):
    """The few expressions our styles use."""
    if not isinstance(expression, list):
        return expression
    operator, *rest = expression
    if operator == "zoom":
        return zoom
    if operator == "get":
        return properties.get(rest[0])
    if operator == "has":
        return rest[0] in properties
    if operator == "all":
        return all(evaluate(part, properties, zoom) for part in rest)
    if operator == "!":
        return not evaluate(rest[0], properties, zoom)
    if operator == ">=":
        return evaluate(rest[0], properties, zoom) >= rest[1]
    if operator == "match":
        return rest[2] if evaluate(rest[0], properties, zoom) in rest[1] else rest[3]
    if operator == "interpolate":
        stops = list(zip(rest[2::2], rest[3::2]))
        if zoom <= stops[0][0]:
            return stops[0][1]
        for (z0, w0), (z1, w1) in itertools.pairwise(stops):
            if zoom <= z1:
                return w0 + (w1 - w0) * (zoom - z0) / (z1 - z0)
        return stops[-1][1]
    raise ValueError(operator)


def rgba(colour: str) -> tuple[int, ...]:
    """A colour as Pillow wants it: not multiplied by its alpha."""
    parts = bytes.fromhex(colour.removeprefix("#"))
    if len(parts) == 3:
        return (*parts, 255)
    return (*(min(255, round(part * 255 / max(parts[3], 1))) for part in parts[:3]), parts[3])


def dashed(points, pattern):
    """Splits a line into its dashes."""
    if not pattern:
        yield points
        return
    lengths, on, left, piece = itertools.cycle(pattern), True, 0.0, [points[0]]
    left = next(lengths)
    for start, end in itertools.pairwise(points):
        span = math.dist(start, end)
        done = 0.0
        while span - done > left:
            done += left
            at = (start[0] + (end[0] - start[0]) * done / span, start[1] + (end[1] - start[1]) * done / span)
            if on and len(piece) > 0:
                yield [*piece, at]
            on, left, piece = not on, next(lengths), [at]
        left -= span - done
        piece.append(end)
    if on and len(piece) > 1:
        yield piece


class View:
    def __init__(self, zoom: float, lon: float, lat: float, width: int, height: int):
        self.zoom, self.width, self.height = zoom, width, height
        self.world = 256 * 2**zoom
        self.left = (lon / 360 + 0.5) * self.world - width / 2
        self.top = (0.5 - math.asinh(math.tan(math.radians(lat))) / (2 * math.pi)) * self.world - height / 2
        self.picture = Image.new("RGBA", (width * FINE, height * FINE))

    def project(self, lon: float, lat: float) -> tuple[float, float]:
        y = 0.5 - math.asinh(math.tan(math.radians(lat))) / (2 * math.pi)
        return (lon / 360 + 0.5) * self.world - self.left, y * self.world - self.top

    def addresses(self, zoom: int):
        side = self.world / 2**zoom
        for y in range(int(self.top // side), int((self.top + self.height) // side) + 1):
            for x in range(int(self.left // side), int((self.left + self.width) // side) + 1):
                yield x, y, side

    def vector(self, name: str, style: list[dict]) -> None:
        reader = Reader(MmapSource(open(TILES / name, "rb")))
        most = reader.header()["max_zoom"]
        zoom = min(max(int(self.zoom) - 1, 0), most)
        decoded = []
        for x, y, side in self.addresses(zoom):
            data = reader.get(zoom, x, y)
            if data:
                layers = mvt.decode(gzip.decompress(data), default_options={"y_coord_down": True})
                decoded.append((x * side - self.left, y * side - self.top, side / 4096, side, layers))
        for layer in style:
            overlay = Image.new("RGBA", self.picture.size)
            for x, y, scale, side, layers in decoded:
                tile = Image.new("RGBA", (math.ceil(side * FINE), math.ceil(side * FINE)))
                self._layer(ImageDraw.Draw(tile), layer, layers, scale, zoom)
                overlay.paste(tile, (round(x * FINE), round(y * FINE)))
            self.picture.alpha_composite(overlay)

    def _layer(self, draw, layer, layers, scale, zoom) -> None:
        paint = layer["paint"]
        if layer["type"] == "background":
            draw.rectangle((0, 0, 9999, 9999), fill=rgba(paint["background-color"]))
            return
        for feature in layers.get(layer["source-layer"], {}).get("features", []):
            if not evaluate(layer.get("filter", True), feature["properties"], zoom):
                continue
            shape = feature["geometry"]
            place = lambda ring: [(px * scale * FINE, py * scale * FINE) for px, py in ring]
            many = shape["coordinates"] if shape["type"].startswith("Multi") else [shape["coordinates"]]
            if layer["type"] == "fill" and "Polygon" in shape["type"]:
                for rings in many:
                    draw.polygon(place(rings[0]), fill=rgba(paint["fill-color"]))
            elif layer["type"] == "line" and "Line" in shape["type"]:
                width = evaluate(paint["line-width"], feature["properties"], zoom) * FINE
                pattern = [part * width for part in paint.get("line-dasharray", [])]
                for piece in (piece for part in many for piece in dashed(place(part), pattern)):
                    draw.line(piece, fill=rgba(paint["line-color"]), width=max(1, round(width)), joint="curve")

    def relief(self) -> None:
        reader = Reader(MmapSource(open(TILES / "relief.pmtiles", "rb")))
        wanted = min(round(self.zoom), reader.header()["max_zoom"])
        for x, y, side in self.addresses(wanted):
            for up in range(wanted - 3):
                data = reader.get(wanted - up, x >> up, y >> up)
                if data:
                    part = 256 >> up
                    box = ((x % (1 << up)) * part, (y % (1 << up)) * part)
                    tile = Image.open(io.BytesIO(data)).convert("RGBA").crop((*box, box[0] + part, box[1] + part))
                    tile = tile.resize((round(side * FINE), round(side * FINE)), Image.BILINEAR)
                    layer = Image.new("RGBA", self.picture.size)
                    layer.paste(tile, (round((x * side - self.left) * FINE), round((y * side - self.top) * FINE)))
                    self.picture.alpha_composite(layer)
                    break

    def labels(self, tokens: dict) -> None:
        """Places the labels of labels.tsv first come, first served, without the program's finer manners."""
        colours, fonts = tokens["map"], sources.ROOT / "assets" / "fonts"
        draw = ImageDraw.Draw(self.picture)
        taken: list[tuple] = []
        for row in _rows():
            if not float(row["min_zoom"]) <= self.zoom <= float(row["max_zoom"]):
                continue
            x, y = self.project(float(row["lon"]), float(row["lat"]))
            if not (0 < x < self.width and 0 < y < self.height):
                continue
            self._label(draw, row, x, y, colours, fonts, taken)

    def _label(self, draw, row, x, y, colours, fonts, taken) -> None:
        kind = row["kind"]
        point = kind in ("city", "town", "village", "base", "airport", "oilfield", "crossing")
        big = 14 if kind in ("country", "city") else 12 if kind != "village" else 11
        ink = colours["label_water" if kind in ("river", "lake") else "label" if kind in ("city", "country") else "label_minor" if point else "label_region"]
        arabic = ImageFont.truetype(str(fonts / f"Vazirmatn-{'SemiBold' if kind in ('city', 'country') else 'Regular'}.ttf"), big * FINE)
        latin = ImageFont.truetype(str(fonts / f"Inter-{'SemiBold' if kind in ('city', 'country') else 'Regular'}.ttf"), (big - 2) * FINE)
        wide = max(arabic.getlength(row["name_ar"]), latin.getlength(row["name_en"])) / FINE
        high = 2.1 * big
        for dx, dy in ((6, -high / 2), (-6 - wide, -high / 2), (-wide / 2, 5), (-wide / 2, -high - 4)) if point else ((-wide / 2, -high / 2),):
            box = (x + dx - 2, y + dy - 1, x + dx + wide + 2, y + dy + high)
            if any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
                continue
            taken.append(box)
            if point:
                r = (2.6 if kind == "city" else 2) * FINE
                draw.ellipse((x * FINE - r, y * FINE - r, x * FINE + r, y * FINE + r), fill=rgba(ink))
            halo = rgba(colours["halo"][:7])
            middle = (x + dx + wide / 2) * FINE
            draw.text((middle, (y + dy) * FINE), row["name_ar"], font=arabic, fill=rgba(ink), anchor="ma", stroke_width=4, stroke_fill=halo)
            draw.text((middle, (y + dy + big * 1.12) * FINE), row["name_en"], font=latin, fill=rgba(ink), anchor="ma", stroke_width=4, stroke_fill=halo)
            return


def _rows() -> list[dict]:
    path = TILES / "labels.tsv"
    if not path.exists():
        return []
    head, *rows = (row.split("\t") for row in path.read_text(encoding="utf-8").splitlines() if not row.startswith("#"))
    return [dict(zip(head, row)) for row in rows]


def main() -> None:
    import tomllib

    theme, zoom, lon, lat, width, height, out = sys.argv[1:]
    view = View(float(zoom), float(lon), float(lat), int(width), int(height))
    styles = sources.ROOT / "assets" / "map_style"
    style = json.loads((styles / f"{theme}.json").read_text(encoding="utf-8"))["layers"]
    view.vector("base.pmtiles", [layer for layer in style if layer["type"] != "line"])
    view.vector("border-osm.pmtiles", [layer for layer in style if layer["type"] == "fill"])
    view.relief()
    view.vector("base.pmtiles", [layer for layer in style if layer["type"] == "line"])
    view.vector("border-osm.pmtiles", [layer for layer in style if layer["type"] == "line"])
    view.labels(tomllib.loads((sources.ROOT / "assets" / "tokens.toml").read_text())[theme])
    view.picture.resize((view.width, view.height), Image.LANCZOS).convert("RGB").save(out)


if __name__ == "__main__":
    main()
