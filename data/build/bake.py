"""Makes every generated file under data/, assets/ and tests/data/maps again, from pinned packages and from our own tables.

    bake.py            make them, and say which of them changed
    bake.py --check    make them in a folder apart, twice, and compare with what is committed, byte by byte

Needs Python 3.11 or newer with venv, npm, and apt-get (Debian, Ubuntu) for one package. Everything that is fetched lies in
$XDG_CACHE_HOME/furat-data, outside the project: the packages, and an environment of its own with the libraries of
requirements.txt. Only the standard library is used here.
"""

import hashlib
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import venv

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "furat-data"
# Script and what it makes, in this order: what one makes later ones read.
STEPS = [
    ("fonts.py", ["assets/fonts/*.ttf", "assets/fonts/*.txt"]),
    ("icons.py", ["assets/icons/furat-icons.ttf", "assets/icons/icons.tsv", "assets/icons/LICENSE.txt"]),
    ("styles.py", ["assets/map_style/*.json"]),
    ("gazetteer.py", ["data/gazetteer/places.tsv", "data/gazetteer/outlines.tsv"]),
    ("labels.py", ["data/tiles/labels.tsv"]),
    ("tiles.py", ["data/tiles/base.pmtiles", "data/tiles/border-osm.pmtiles"]),
    ("relief.py", ["data/tiles/relief.pmtiles"]),
    ("mapfixtures.py", ["tests/data/maps/*.*tiles"]),
]


def environment() -> pathlib.Path:
    """Python with the pinned libraries; made once, and again when the list of them changes."""
    folder, wanted = CACHE / "venv", HERE / "requirements.txt"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / "made-from"
    version = f"{sys.version_info.major}.{sys.version_info.minor} " + hashlib.sha256(wanted.read_bytes()).hexdigest()
    if not python.exists() or not stamp.exists() or stamp.read_text() != version:
        say(f"Installing the libraries of {wanted.relative_to(ROOT)} into {folder}")
        venv.create(folder, with_pip=True, clear=True)
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "-r", wanted]
        subprocess.run(pip, check=True)
        stamp.write_text(version)
    return python


def make(python: pathlib.Path, out: pathlib.Path) -> None:
    """Runs every step; `out` takes the project's place as the folder that is written to."""
    settings = os.environ | {"FURAT_DATA_OUT": str(out), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"}
    for script, _ in STEPS:
        begun = time.monotonic()
        subprocess.run([python, HERE / script, CACHE / "packages"], check=True, env=settings, stdout=subprocess.DEVNULL)
        say(f"{script}: {time.monotonic() - begun:.0f} s")


def sums(folder: pathlib.Path) -> dict[str, str]:
    """The SHA-256 of every generated file below a folder, by its path in it."""
    found = {}
    for _, patterns in STEPS:
        for path in (path for pattern in patterns for path in folder.glob(pattern)):
            found[path.relative_to(folder).as_posix()] = hashlib.sha256(path.read_bytes()).hexdigest()
    return dict(sorted(found.items()))


def differences(old: dict[str, str], new: dict[str, str]) -> list[str]:
    return [name for name in sorted(old.keys() | new.keys()) if old.get(name) != new.get(name)]


def rebuild(python: pathlib.Path) -> int:
    before = sums(ROOT)
    make(python, ROOT)
    after = sums(ROOT)
    changed = differences(before, after)
    for name in changed:
        was, path = "new" if name not in before else "changed", ROOT / name
        say(f"{was}: {name}, {path.stat().st_size:,} bytes")
    say(f"{len(after)} files made, {len(changed)} changed")
    return 0


def check(python: pathlib.Path) -> int:
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        committed, made = sums(ROOT), []
        for folder in map(pathlib.Path, (first, second)):
            make(python, folder)
            made.append(sums(folder))
    unsteady, stale = differences(*made), differences(committed, made[0])
    for name, digest in made[0].items():
        say(f"{digest[:16]} {name}{' DIFFERS from run to run' if name in unsteady else ''}{' DIFFERS from the committed file' if name in stale else ''}")
    for name in stale:
        if name not in made[0]:
            say(f"committed, but not made: {name}")
    say(f"{len(made[0])} files made twice: {len(unsteady)} differ from run to run, {len(stale)} from what is committed")
    return 1 if unsteady or stale else 0


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> int:
    if CACHE.is_relative_to(ROOT):
        sys.exit("the cache must lie outside the project: set XDG_CACHE_HOME")
    arguments = sys.argv[1:]
    if arguments not in ([], ["--check"]):
        sys.exit(__doc__)
    python = environment()
    return check(python) if arguments else rebuild(python)


if __name__ == "__main__":
    sys.exit(main())
