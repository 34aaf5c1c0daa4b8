"""Writes assets/map_style/{protomaps,openmaptiles}-{light,dark,contrast,print}.json: how a user's own vector map is drawn.

The same tokens as the bundled map, for the two schemas that vector maps come in. `styles.py` runs it; see there for what the renderer
can and cannot do. Borders come from the file, in our colours; names are the program's own.
"""

from styles import both, by_zoom, dashes, fill, kind, line, mixed

SCHEMAS = ("protomaps", "openmaptiles")


def has(key: str, *values) -> list:
    return ["match", ["get", key], list(values), True, False]


def lacks(key: str, *values) -> list:
    return ["!", has(key, *values)]


def tints(colours: dict) -> dict:
    """Grounds that the bundled map has no token for, mixed from those it has."""
    land, crop, water = colours["land"], colours["crop"], colours["water"]
    return {
        "green": mixed(crop, colours["river"], 0.08),
        "crop": mixed(land, crop, 0.7),
        "sand": mixed(land, colours["road"], 0.12),
        "town": mixed(land, colours["admin"], 0.16),
        "site": mixed(land, colours["admin"], 0.26),
        "building": mixed(land, colours["admin"], 0.42),
        "shore": mixed(water, colours["river"], 0.5),
        "path": mixed(colours["road"], land, 0.25),
        "rail": mixed(colours["admin"], land, 0.2),
        "salt": mixed(land, water, 0.55),
    }


def roads(layer: str, colours: dict, tint: dict, conditions: dict) -> list[dict]:
    """From the least to the greatest; widths end where streets have room for them."""
    return [
        line("track", layer, tint["path"], by_zoom(8, 0.6, 11, 0.9, 14, 1.4), conditions["track"], (5, 3)),
        line("street", layer, colours["road"], by_zoom(8, 0.5, 11, 0.9, 13, 1.6, 15, 4.0), conditions["street"]),
        line("road-small", layer, colours["road"], by_zoom(5, 0.6, 8, 1.0, 11, 1.8, 13, 2.6, 15, 6.0), conditions["secondary"]),
        line("road", layer, colours["road"], by_zoom(4, 0.7, 6, 1.0, 8, 1.5, 11, 2.6, 13, 3.6, 15, 8.0), conditions["primary"]),
        line("highway", layer, mixed(colours["road"], colours["label_region"], 0.25), by_zoom(4, 0.8, 6, 1.2, 8, 1.9, 11, 3.0, 13, 4.2, 15, 9.0),
             conditions["motorway"]),
        line("rail", layer, tint["rail"], by_zoom(7, 0.8, 10, 1.2, 14, 1.8), conditions["rail"], (6, 1.5)),
    ]  # fmt: skip


def streams(layer: str, colours: dict, key: str, dry: list) -> list[dict]:
    flows = has(key, "stream", "drain", "ditch")
    return [
        line("wadi", layer, colours["wadi"], by_zoom(7, 0.6, 10, 1.0, 14, 1.8), both(flows, dry), (5, 3)),
        line("stream", layer, colours["river"], by_zoom(7, 0.5, 10, 0.9, 14, 1.8), both(flows, ["!", dry])),
        line("canal", layer, colours["river"], by_zoom(7, 0.6, 10, 1.1, 14, 2.2), has(key, "canal")),
        line("river", layer, colours["river"], by_zoom(3, 0.7, 6, 1.2, 8, 1.9, 10, 2.8), both(has(key, "river"), ["<", ["zoom"], 11])),
        # Close by the river's area is there as well: its middle line only carries narrow ones.
        line("river-near", layer, colours["water"], by_zoom(11, 2.4, 14, 3.0), both(has(key, "river"), [">=", ["zoom"], 11])),
    ]  # fmt: skip


def borders(layer: str, colours: dict, stroke: dict, region: list, country: list, disputed: list) -> list[dict]:
    border, band = stroke["border_line"], stroke["border_band"]
    return [
        line("region", layer, colours["admin"], 1.0, region, dashes(1.0, 3, 3)),
        line("border-band", layer, colours["border_band"], by_zoom(3, band / 2, 6, band), country),
        line("border", layer, colours["border"], by_zoom(3, 0.9, 6, border), country, dashes(border, 8, 3, 2, 3)),
        line("border-disputed", layer, mixed(colours["border"], colours["land"], 0.35), by_zoom(3, 0.6, 6, 1.0), disputed, dashes(1.0, 3, 3)),
    ]  # fmt: skip


def protomaps(colours: dict, stroke: dict) -> list[dict]:
    tint = tints(colours)
    disputed = has("disputed", True)
    road = {
        "track": both(kind("path", "other"), lacks("kind_detail", "pier")),
        "street": kind("minor_road"),
        "secondary": both(kind("medium_road", "major_road", "secondary", "tertiary"), lacks("kind_detail", "trunk", "primary")),
        "primary": both(kind("major_road", "primary", "trunk"), lacks("kind_detail", "secondary", "tertiary")),
        "motorway": kind("highway", "motorway"),
        "rail": kind("rail"),
    }
    return [
        {"id": "sea", "type": "background", "paint": {"background-color": colours["water"]}},
        fill("land", "earth", colours["land"]),
        fill("cover-green", "landcover", tint["green"], kind("forest", "grassland")),
        fill("cover-crop", "landcover", tint["crop"], kind("farmland", "scrub")),
        fill("cover-town", "landcover", tint["town"], kind("urban_area")),
        fill("crop", "landuse", tint["crop"], kind("farmland", "orchard", "farmyard", "scrub", "allotments", "garden")),
        fill("green", "landuse", tint["green"], kind("forest", "wood", "park", "grass", "grassland", "golf_course", "recreation_ground", "wetland")),
        fill("sand", "landuse", tint["sand"], kind("sand", "beach", "quarry")),
        fill("town", "landuse", tint["town"], kind("residential", "commercial", "urban_area", "neighbourhood")),
        fill("site", "landuse", tint["site"], kind("industrial", "aerodrome", "airfield", "military", "naval_base", "hospital", "university", "railway")),
        fill("water", "water", colours["water"], lacks("kind", "playa", "salt_flat")),
        fill("salt-flat", "water", tint["salt"], kind("playa", "salt_flat")),
        fill("building", "buildings", tint["building"]),
        *streams("water", colours, "kind", has("intermittent", True)),
        *roads("roads", colours, tint, road),
        line("runway", "roads", tint["site"], by_zoom(10, 1.5, 13, 5.0, 15, 14.0), kind("aeroway")),
        *roads("transit", colours, tint, road)[-1:],
        *borders("boundaries", colours, stroke, both(kind("region"), ["!", disputed]), both(kind("country"), ["!", disputed]), disputed),
    ]  # fmt: skip


def openmaptiles(colours: dict, stroke: dict) -> list[dict]:
    tint = tints(colours)
    open_water = lacks("class", "salt_flat", "playa")
    on_land, disputed = lacks("maritime", 1, True), has("disputed", 1, True)
    road = {
        "track": has("class", "track", "path"),
        "street": has("class", "minor", "service", "residential", "unclassified", "living_street"),
        "secondary": has("class", "secondary", "tertiary"),
        "primary": has("class", "primary", "trunk"),
        "motorway": has("class", "motorway"),
        "rail": has("class", "rail", "transit"),
    }
    return [
        {"id": "land", "type": "background", "paint": {"background-color": colours["land"]}},
        fill("crop", "landcover", tint["crop"], has("class", "farmland")),
        fill("green", "landcover", tint["green"], has("class", "wood", "forest", "grass", "wetland")),
        fill("sand", "landcover", tint["sand"], has("class", "sand", "rock")),
        fill("town", "landuse", tint["town"], has("class", "residential", "commercial", "suburb", "neighbourhood", "quarter")),
        fill("site", "landuse", tint["site"], has("class", "industrial", "military", "hospital", "university", "railway", "quarry")),
        fill("park", "park", tint["green"]),
        fill("airfield", "aeroway", tint["site"], has("class", "aerodrome", "apron", "heliport")),
        fill("water", "water", colours["water"], open_water),
        fill("salt-flat", "water", tint["salt"], ["!", open_water]),
        fill("building", "building", tint["building"]),
        *streams("waterway", colours, "class", has("intermittent", 1, True)),
        *roads("transportation", colours, tint, road),
        line("runway", "aeroway", tint["site"], by_zoom(10, 1.5, 13, 5.0, 15, 14.0), has("class", "runway", "taxiway")),
        *borders("boundary", colours, stroke, both(has("admin_level", 4), on_land, ["!", disputed]),
                 both(has("admin_level", 2), on_land, ["!", disputed]), both(disputed, on_land)),
    ]  # fmt: skip


def layers(schema: str, colours: dict, stroke: dict) -> list[dict]:
    return {"protomaps": protomaps, "openmaptiles": openmaptiles}[schema](colours, stroke)
