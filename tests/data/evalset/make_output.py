#!/usr/bin/env python3
"""Prints an output of extraction made from the gold beside it, with faults of every sort that the scorer knows."""
import datetime, json, pathlib

FOLDER = pathlib.Path(__file__).parent
articles, incidents = [], []
for a, path in enumerate(sorted((FOLDER / "gold").glob("*.json"))):
    gold = json.loads(path.read_text("utf8"))
    article = {"id": f"a{a}", "path": f"articles/{gold['article']}", "places": []}
    for p, place in enumerate(gold["places"]):
        if p % 7 == 3:
            continue  # missed
        off = 0.5 if p % 5 == 2 else 0.001  # put wrongly
        lat = None if place["lat"] is None or p % 11 == 5 else place["lat"] + off
        article["places"].append({"surface": place["surface"], "name": place["name_en"], "lat": lat, "lon": place["lon"]})
        if p % 6 == 1:
            article["places"].append({"surface": "مدينة " + place["surface"], "name": None, "lat": lat, "lon": place["lon"]})
    article["places"].append({"surface": "Atlantis", "name": "Atlantis", "lat": 0.0, "lon": 0.0})
    if a != 4:
        articles.append(article)
    by_name = {p["name_en"]: p for p in gold["places"]}
    for i, want in enumerate(gold["incidents"]):
        n = a + i
        if n % 5 == 4:
            continue  # missed
        earliest, latest = want["date_earliest"], want["date_latest"]
        if n % 4 == 1:
            earliest = earliest and str(datetime.date.fromisoformat(earliest) - datetime.timedelta(days=n))
        if n % 6 == 2:
            earliest, latest = "2020-01-01", "2020-12-31"
        incidents.append({
            "kind": {"airstrike": "drone_strike"}.get(want["kind"], want["kind"]) if n % 3 == 1 else want["kind"],
            "main": want["main"] if n % 4 else not want["main"], "earliest": earliest, "latest": latest,
            "places": [{"name": name, "lat": by_name[name]["lat"], "lon": by_name[name]["lon"]} for name in want["places"][n % 2:] if name in by_name],
            "killed": {"min": 99 if n == 5 else want["killed_min"], "max": None if n % 2 else want["killed_max"]},
            "injured": {"min": 3 if n % 3 == 2 else want["injured_min"], "max": want["injured_max"]},
            "perpetrator": {"name": "unknown" if n % 5 == 2 else want["perpetrator"], "attribution": "denied" if n == 1 else want["attribution"]},
            "sources": [{"article": f"a{a}"}] + ([{"article": "a0"}] if n == 6 else []),
        })
print(json.dumps({"articles": articles, "incidents": incidents}, ensure_ascii=False, indent=1))
