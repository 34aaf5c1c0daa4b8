"""Writes data/tiles/labels.tsv: every name the map shows, with rank, zooms and, along rivers, the angle. Usage: labels.py CACHE_FOLDER

Names of places come from data/gazetteer/places.tsv, so that the map and the incidents call a place the same. Zooms are the map's:
256-point tiles, fractions allowed. Of two names that want the same room the lower rank wins.
"""

import math
import re

import numpy as np
import shapely
from shapely import LineString, Point

import geodata
import sources
import tiles
import waterways

HEAD = "name_en\tname_ar\tkind\trank\tlon\tlat\tmin_zoom\tmax_zoom\tangle_deg"
LAST = 22.0
KM = 1 / 111.2  # degrees of latitude

# The valley and the border the program is about: what lies near shows earlier.
AXIS = LineString([(40.0, 35.45), (40.14, 35.34), (40.45, 35.02), (40.92, 34.45), (41.2, 34.4), (41.98, 34.37), (42.38, 34.14)])
NEAR = 22 * KM
# Places that show earlier than their size would have it: they are what reports name. id: zoom, rank.
EARLIER = {
    "sy-deir-ez-zor": (5.0, 20), "sy-al-bukamal": (5.6, 21), "iq-al-qaim": (6.2, 22), "sy-al-mayadin": (7.0, 23), "sy-raqqa": (5.6, 24),
    "sy-al-hasakah": (5.6, 24), "iq-ar-rutbah": (5.8, 25), "iq-haditha": (6.8, 25), "iq-sinjar": (6.4, 25), "sy-palmyra": (5.8, 25),
    "sy-qamishli": (6.4, 26), "iq-ramadi": (6.0, 25), "iq-fallujah": (7.4, 28), "sy-hajin": (7.8, 28), "iq-anah": (7.6, 28),
    "iq-rawah": (8.0, 29), "iq-tal-afar": (7.2, 28), "iq-hit": (7.2, 28), "sy-as-sukhnah": (7.0, 29), "sy-ash-shaddadi": (7.2, 29),
    "iq-baiji": (7.0, 28), "iq-tikrit": (6.6, 27), "iq-samarra": (7.0, 28), "sy-al-tabqa": (7.2, 28), "sy-al-malikiyah": (7.4, 29),
    "sy-al-baghuz-fawqani": (8.4, 44), "iq-al-baaj": (7.6, 40), "iq-al-ubaydi": (8.2, 42), "iq-rabia": (7.8, 42), "sy-as-suwar": (7.8, 41),
    "sy-markadah": (8.0, 43), "sy-al-hawl": (7.8, 41), "sy-al-yarubiyah": (8.2, 44), "sy-tall-tamr": (7.8, 43), "sy-ras-al-ayn": (7.4, 40),
    "iq-akashat": (7.6, 42), "sy-kabajib": (8.6, 48), "sy-ash-shula": (8.4, 47), "jo-ruwayshid": (7.4, 42), "iq-hatra": (7.8, 44),
    "iq-kubaysah": (8.4, 45), "iq-al-baghdadi": (8.0, 43), "sy-al-asharah": (8.0, 40), "sy-al-busayrah": (8.0, 41), "sy-as-susah": (8.3, 42),
    "sy-khusham": (8.3, 42), "sy-at-tibni": (8.2, 43), "sy-as-sukkariyah": (9.2, 52), "iq-al-karabilah": (9.0, 48),
    "iq-ain-al-asad": (7.4, 41), "sy-al-tanf-base": (6.8, 40), "sy-t2-station": (7.8, 45), "iq-h1-base": (8.2, 46), "iq-h2-base": (8.0, 46),
    "iq-h3-base": (8.0, 46), "iq-t1-station": (8.6, 50), "sy-t3-station": (8.4, 50), "sy-omar-field": (8.2, 46), "sy-conoco": (8.8, 50),
    "sy-tanak-field": (8.6, 50), "iq-akkas-field": (8.8, 51), "sy-imam-ali-base": (9.2, 53), "sy-green-village-base": (9.8, 56),
    "iq-qayyarah-airbase": (8.2, 46), "iq-habbaniyah-base": (8.6, 50), "sy-al-hol-camp": (9.2, 53), "sy-rukban-camp": (8.2, 47),
    "iq-al-qaim-crossing": (9.4, 54), "iq-al-walid-crossing": (8.0, 45), "iq-trebil-crossing": (7.6, 44), "iq-rabia-crossing": (9.4, 55),
    "sy-semalka-crossing": (8.8, 52), "iq-kilo-160": (8.8, 52), "iq-haditha-dam": (8.8, 52), "iq-mosul-dam": (8.6, 52),
    "sy-tabqa-dam": (9.0, 52), "sy-tishrin-dam": (9.0, 52), "sy-dura-europos": (9.6, 57), "sy-halabiyah": (9.6, 57), "sy-mari": (9.8, 58),
    "iq-al-qaim-phosphate-plant": (9.8, 56), "sy-roj-camp": (9.6, 56), "sy-al-kibar": (10.0, 58), "sy-baghuz-camp": (11.5, 60),
    "sy-al-bukamal-bridge": (11.5, 60), "sy-mayadin-bridge": (11.5, 60), "sy-dez-suspension-bridge": (12.0, 60), "sy-siyasiyah-bridge": (12.0, 60),
    "iq-wadi-al-ghadaf": (8.4, 66), "iq-wadi-al-ubayyid": (8.6, 66), "sy-wadi-al-waar": (9.4, 66),
}  # fmt: skip
HOME = ("SY", "IQ")
ABROAD = 0.8  # zooms by which towns of other countries show later
SITES = {"base": 9.6, "airport": 9.8, "oilfield": 9.4, "crossing": 9.8}  # kind: first zoom where no better is known
# Rivers: from zoom, to zoom, kilometres between names, kilometres a name covers.
RIVER_STEPS = ((5.8, 7.6, 260, 80), (7.6, 9.1, 105, 32), (9.1, 10.6, 42, 11), (10.6, LAST, 16, 4))


def row(english, arabic, kind, rank, lon, lat, least, most=LAST, angle=0.0) -> str:
    assert english and arabic and "\t" not in english + arabic, (english, arabic)
    return f"{english}\t{arabic}\t{kind}\t{rank}\t{lon:.4f}\t{lat:.4f}\t{least:g}\t{most:g}\t{angle:.0f}"


def short(name: str) -> str:
    """A name without what explains it: no parentheses, no "district of" before an Arabic one."""
    plain = re.sub(r"^(\u0642\u0636\u0627\u0621|\u0646\u0627\u062d\u064a\u0629|Nahiyat) ", "", re.sub(r"\s*\([^)]*\)", "", name))
    return plain.replace(" pumping station", " station").strip()


def suburbs(places: dict[str, dict]) -> set[str]:
    """Places in the shadow of a city at least three times their size: within 8 km of 100,000 people, 14 km of a million."""
    settled = [key for key, place in places.items() if place["kind"] in ("city", "town", "village")]
    people = {key: int(places[key]["population"]) for key in settled}
    found = set()
    for city in (key for key in settled if people[key] >= 100_000):
        reach = (8 + 6 * math.log10(people[city] / 100_000)) * KM
        middle = Point(places[city]["point"])
        found |= {key for key in settled if 3 * people[key] <= people[city] and middle.distance(Point(places[key]["point"])) < reach}
    return found


def settlement(place: dict, is_suburb: bool) -> tuple[float, int]:
    """First zoom and rank of a city, town, village or quarter, by its people and how near it lies."""
    least, rank = by_people(place)
    people = int(place["population"])
    if is_suburb:
        return max(least + 1.6, 9.4), rank + 14
    if place["country"] not in HOME and people < 700_000:
        return least + ABROAD, rank + 4
    return least, rank


def by_people(place: dict) -> tuple[float, int]:
    people, near = int(place["population"]), AXIS.distance(Point(place["point"])) < NEAR
    size = min(9, max(0, 9 - int(math.log10(people + 1) * 1.6 - 2)))
    if place["kind"] == "city":
        steps = ((1_500_000, 5.0), (700_000, 5.6), (300_000, 6.4), (150_000, 7.0), (70_000, 7.6))
        return next((zoom for least, zoom in steps if people >= least), 8.2), 26 + size
    if place["kind"] == "town":
        steps = ((60_000, 8.2), (25_000, 8.8), (10_000, 9.2))
        return 8.6 if near else next((zoom for least, zoom in steps if people >= least), 9.6), (44 if near else 46) + size
    if place["kind"] == "village":
        return (9.8 if near else 10.2), (56 if near else 58) + size
    return 12.5, 70


def of_places(places: dict[str, dict]) -> list[str]:
    rows, in_shadow = [], suburbs(places)
    shown_as = dict(waterways.read_table("map_names.tsv"))
    for key, place in places.items():
        kind, (lon, lat) = place["kind"], place["point"]
        if shown_as.get(key) == "-" or not place["name_ar"] or kind in ("country", "governorate", "district", "subdistrict", "region", "river", "road"):
            continue
        if key in EARLIER:
            least, rank = EARLIER[key]
        elif kind in SITES:
            least, rank = SITES[kind], 57
        elif kind in ("city", "town", "village", "neighbourhood"):
            least, rank = settlement(place, key in in_shadow)
        else:
            continue
        kind = {"neighbourhood": "village", "facility": "base", "dam": "crossing", "other": "village"}.get(kind, kind)
        if "wadi" in key:
            kind = "river"
        rows.append(row(shown_as.get(key, short(place["name"])), short(place["name_ar"]), kind, rank, lon, lat, least))
    return rows


def of_countries(cache, places: dict[str, dict]) -> list[str]:
    """Countries, but for those that the own table places: the gazetteer's, then Natural Earth's for the rest of the world."""
    big = {"tr-turkey", "ir-iran", "sa-saudi-arabia", "eg-egypt"}
    known = {place["country"]: key for key, place in places.items() if place["kind"] == "country"}
    rows = []
    for record in geodata.country_labels(cache):
        code, least = record["ISO_A2_EH"], max(2.0, record["MIN_LABEL"])
        key = known.get(code)
        if code in HOME:
            continue
        if key:
            rank, name, arabic, point = 12 if key in big else 14, places[key]["name"], places[key]["name_ar"], places[key]["point"]
        else:
            rank, name, arabic = 14 + record["LABELRANK"], record["NAME_EN"], record["NAME_AR"]
            point = (record["LABEL_X"], record["LABEL_Y"])
        rows.append(row(name.upper(), arabic, "country", rank, *point, least, 7.4))
    small = [key for code, key in known.items() if code not in HOME and not any(places[key]["name"].upper() == text.split("\t")[0] for text in rows)]
    return rows + [row(places[key]["name"].upper(), places[key]["name_ar"], "country", 16, *places[key]["point"], 5, 7.4) for key in small]


def of_provinces(units: list[dict], places: dict[str, dict]) -> list[str]:
    """First-level units, in the middle of their widest part. In Syria and Iraq they bear the gazetteer's names."""
    known = [place for place in places.values() if place["kind"] == "governorate"]
    rows = []
    for unit in units:
        code, english, arabic = unit["iso_a2"], unit["name_en"], unit["name_ar"]
        if code in ("LB", "KW") or not english or not arabic or not unit["shape"].intersects(geodata.REGION):
            continue
        inside = [place for place in known if unit["shape"].contains(Point(place["point"]))]
        if code in HOME:
            if len(inside) != 1 or unit["shape"].area < 0.25:
                continue
            english, arabic = inside[0]["name"], inside[0]["name_ar"]
        english = re.sub(r"\s+(Governorate|Province|Region)$", "", english).upper()
        arabic = arabic.removeprefix("\u0645\u062d\u0627\u0641\u0638\u0629 ")
        middle = shapely.maximum_inscribed_circle(max(geodata.polygons([unit["shape"]]), key=lambda part: part.area), 0.02)
        lon, lat = middle.coords[0]
        home = code in HOME
        rows.append(row(english, arabic, "governorate", 36 if home else 64, lon, lat, 6.4 if home else 7.2, 10.2 if home else 8.8))
    return rows


def of_rivers(cache, lakes) -> list[str]:
    rows, starts = [], {1: 0, 2: 1, 3: 2}
    for river in (river for river in waterways.courses(cache) if river["name"]):
        for step, (least, most, spacing, reach) in enumerate(RIVER_STEPS):
            if step < starts[river["rank"]]:
                continue
            for lon, lat, angle in along(np.array(river["line"].coords), spacing, reach, lakes):
                kind, rank = "river", 38 + 2 * river["rank"] + step * 4
                rows.append(row(river["name"], river["name_ar"], kind, rank, lon, lat, least, most, angle))
    return rows


def along(line: np.ndarray, spacing: float, reach: float, lakes):
    """Where a name that covers `reach` km lies best, about every `spacing` km: middle of a straight stretch, with its angle."""
    flat = np.column_stack([line[:, 0] * np.cos(np.radians(line[:, 1])), line[:, 1]]) / KM
    run = np.r_[0, np.cumsum(np.hypot(*np.diff(flat, axis=0).T))]
    at = lambda distance: np.array([np.interp(distance, run, flat[:, 0]), np.interp(distance, run, flat[:, 1])])
    count = max(1, round(run[-1] / spacing))
    if run[-1] < reach * 1.1:
        return
    for part in range(count):
        low, high = part * run[-1] / count, (part + 1) * run[-1] / count
        middles = np.arange(max(low, reach / 2) + reach / 4, min(high, run[-1] - reach / 2), reach / 5)
        best = None
        for middle in middles:
            start, end = at(middle - reach / 2), at(middle + reach / 2)
            chord = float(np.hypot(*(end - start)))
            x, y = (start + end) / 2 * KM
            lon, lat = x / math.cos(math.radians(y)), y
            away = abs(middle - (low + high) / 2) / max(high - low, 1)
            score = chord / reach - 0.15 * away
            if (best is None or score > best[0]) and chord > 0.6 * reach and lakes.distance(Point(lon, lat)) > 0.3 * reach * KM:
                angle = -math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))
                best = (score, lon, lat, (angle + 90) % 180 - 90)
        if best:
            yield best[1:]


def of_waters() -> list[str]:
    first = {"1": 6.4, "2": 7.6, "3": 8.8}
    rows = []
    for water in tiles.waters():
        rank = 34 + 10 * int(water["rank"])
        rows.append(row(water["name"], water["name_ar"], "lake", rank, water["point"].x, water["point"].y, first[water["rank"]]))
    return rows


def main() -> None:
    cache = sources.cache_argument()
    places = tiles.gazetteer()
    lakes = shapely.union_all([lake for lake in geodata.natural_earth(cache, "ne_10m_lakes") if lake.intersects(geodata.REGION)])
    lakes = lakes.union(Point(42.28, 34.3).buffer(0.15)).union(Point(42.85, 36.7).buffer(0.2)).union(Point(38.2, 36.5).buffer(0.1))
    own = [row(*cells[:4], *map(float, cells[4:])) for cells in waterways.read_table("labels.tsv")]
    rows = own + of_countries(cache, places) + of_provinces(geodata.provinces(cache), places)
    rows += of_places(places) + of_rivers(cache, lakes) + of_waters()
    rows.sort(key=lambda text: (int(text.split("\t")[3]), text))
    out = sources.made("data", "tiles", "labels.tsv")
    out.write_text(HEAD + "\n" + "\n".join(dict.fromkeys(rows)) + "\n", encoding="utf-8")
    print(f"{out.name}: {len(rows)} labels")


if __name__ == "__main__":
    main()
