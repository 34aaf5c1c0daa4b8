"""Writes assets/map_style from assets/tokens.toml: {light,dark,contrast,print}.json, and those of own_styles.py. Usage: styles.py

The styles hold what the map renderer draws: fills and lines. Labels are the program's own. Widths are in points and belong to
tiles drawn 512 points wide, whose zoom is the map's less one.

The renderer takes the parts of a colour as already multiplied by its alpha, so translucent colours are written that way, and it
keeps no fractions of a zoom: widths step with the tile.
"""

import json
import pathlib
import tomllib

import sources

THEMES = ("light", "dark", "contrast", "print")


def by_zoom(*stops: float) -> list:
    """A width that grows with the tile's zoom: zoom, width, zoom, width ..."""
    return ["interpolate", ["linear"], ["zoom"], *stops]


def premultiplied(colour: str) -> str:
    """`#RRGGBBAA` with its first three parts multiplied by the last."""
    parts = bytes.fromhex(colour.removeprefix("#"))
    if len(parts) == 3:
        return colour
    alpha = parts[3] / 255
    return "#" + bytes([*(round(part * alpha) for part in parts[:3]), parts[3]]).hex().upper()


def mixed(first: str, second: str, share: float) -> str:
    """`first` with `share` of `second` mixed in."""
    a, b = (bytes.fromhex(colour.removeprefix("#"))[:3] for colour in (first, second))
    return "#" + bytes(round(x + (y - x) * share) for x, y in zip(a, b)).hex().upper()


def kind(*names: str) -> list:
    return ["match", ["get", "kind"], list(names), True, False]


def detail(*names: str) -> list:
    return ["match", ["get", "kind_detail"], list(names), True, False]


def rank(*names: str) -> list:
    return ["match", ["get", "rank"], list(names), True, False]


def both(*conditions: list) -> list:
    return ["all", *conditions]


def fill(name: str, layer: str, colour: str, condition: list | None = None) -> dict:
    made = {"id": name, "type": "fill", "source-layer": layer, "paint": {"fill-color": premultiplied(colour)}}
    return made | ({"filter": condition} if condition else {})


def line(name: str, layer: str, colour: str, width, condition: list, dashes: tuple[float, ...] = ()) -> dict:
    """`dashes` in widths of the line."""
    paint = {"line-color": premultiplied(colour), "line-width": width}
    if dashes:
        paint["line-dasharray"] = list(dashes)
    return {"id": name, "type": "line", "source-layer": layer, "filter": condition, "paint": paint}


def dashes(width: float, *points: float) -> tuple[float, ...]:
    """A pattern given in points, for a line `width` points wide."""
    return tuple(round(point / width, 3) for point in points)


def layers(colours: dict, stroke: dict) -> list[dict]:
    border, band = stroke["border_line"], stroke["border_band"]
    track = mixed(colours["road"], colours["land"], 0.25)
    small_road, settled = detail("secondary"), both(kind("country"), ["!", ["has", "disputed"]])
    return [
        {"id": "sea", "type": "background", "paint": {"background-color": colours["water"]}},
        fill("land", "earth", colours["land"]),
        fill("steppe", "landcover", mixed(colours["land"], colours["crop"], 0.45), kind("grassland")),
        fill("crop", "landcover", colours["crop"], kind("farmland")),
        fill("salt-flat", "water", mixed(colours["land"], colours["water"], 0.55), kind("playa")),
        fill("lake", "water", colours["water"], ["!", kind("playa")]),
        line("shore", "water", mixed(colours["water"], colours["river"], 0.5), 0.75, kind("shore")),
        line("region", "boundaries", colours["admin"], 1.0, both(kind("region"), rank("1")), dashes(1.0, 3, 3)),
        line("region-far", "boundaries", colours["admin"], 0.7, both(kind("region"), ["!", rank("1")]), dashes(0.7, 2, 3)),
        line("track", "roads", track, by_zoom(7, 0.8, 10, 1.2), kind("path"), (5, 3)),
        line("rail", "roads", mixed(colours["admin"], colours["land"], 0.2), by_zoom(7, 0.8, 10, 1.2), kind("rail"), (6, 1.5)),
        line("road-small", "roads", colours["road"], by_zoom(5, 0.7, 8, 1.1, 10, 1.8), small_road),
        line("road", "roads", colours["road"], by_zoom(4, 0.7, 6, 1.1, 8, 1.6, 10, 2.6), both(kind("highway", "major_road"), ["!", small_road])),
        line("wadi", "water", colours["wadi"], by_zoom(6, 0.7, 10, 1.4), detail("wadi"), (5, 3)),
        line("stream", "water", colours["river"], by_zoom(6, 0.6, 8, 0.9, 10, 1.4), both(kind("stream"), ["!", detail("wadi")])),
        line("river-small", "water", colours["river"], by_zoom(5, 0.7, 8, 1.2, 10, 2.0), both(kind("river"), rank("3"))),
        line("river", "water", colours["river"], by_zoom(5, 0.9, 7, 1.3, 8, 1.7, 10, 2.8), both(kind("river"), ["!", rank("1", "3")])),
        line("river-great", "water", colours["river"], by_zoom(2, 0.8, 5, 1.4, 7, 2.4, 8, 3.2, 10, 5.5), both(kind("river"), rank("1"))),
        line("river-great-core", "water", mixed(colours["river"], colours["water"], 0.8), by_zoom(6, 0.6, 7, 1.2, 8, 1.8, 10, 3.9),
             both(kind("river"), rank("1"), [">=", ["zoom"], 6])),
        line("border-band", "boundaries", colours["border_band"], by_zoom(3, band / 2, 6, band), settled),
        line("border-band-inner", "boundaries", colours["border_band"], by_zoom(3, band / 3, 6, band * 0.55), both(settled, rank("1"))),
        line("border-far", "boundaries", mixed(colours["border"], colours["land"], 0.25), by_zoom(3, 0.7, 6, border * 0.8),
             both(settled, ["!", rank("1")]), dashes(border * 0.8, 8, 3, 2, 3)),
        line("border", "boundaries", colours["border"], by_zoom(3, 0.9, 6, border), both(settled, rank("1")), dashes(border, 8, 3, 2, 3)),
        line("border-disputed", "boundaries", mixed(colours["border"], colours["land"], 0.35), by_zoom(3, 0.6, 6, 1.0), ["has", "disputed"], dashes(1.0, 3, 3)),
    ]  # fmt: skip


def main() -> None:
    import own_styles  # which builds on what stands above

    tokens = tomllib.loads((sources.ROOT / "assets" / "tokens.toml").read_text(encoding="utf-8"))
    folder = sources.OUT / "assets" / "map_style"
    folder.mkdir(parents=True, exist_ok=True)
    for theme in THEMES:
        drawn = layers(tokens[theme]["map"], tokens["stroke"])
        write(folder / f"{theme}.json", f"Furat {theme}", drawn)
        for schema in own_styles.SCHEMAS:
            drawn = own_styles.layers(schema, tokens[theme]["map"], tokens["stroke"])
            write(folder / f"{schema}-{theme}.json", f"Furat {theme}, {schema}", drawn)


def write(path: pathlib.Path, name: str, drawn: list[dict]) -> None:
    rows = ",\n".join("    " + json.dumps(layer) for layer in drawn)
    path.write_text(f'{{"version": 8, "name": "{name}", "layers": [\n{rows}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
