"""Snapshots and results on disk: OUT/pages/NNN-STATION-SCENARIO/{snapshot.json,*.png} beside OUT/result.json.

Only this module reads and writes them.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from auditor import stored
from auditor.errors import SnapshotError, UsageError, WriteError
from auditor.model.snapshot import Snapshot
from auditor.stations import folder_name

PAGES = "pages"
SNAPSHOT = "snapshot.json"
RESULT = "result.json"

_IMAGE_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")


class Store:
    """The folder of one audit."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def create(self) -> None:
        """Makes the folder, and takes away what an earlier audit of ours left in it.

        Raises WriteError if it can't be written, UsageError if it holds files that are not ours.
        """
        try:
            if self.root.exists() and any(self.root.iterdir()) and not self._is_ours():
                raise UsageError(f"{self.root} is not empty and holds no earlier audit. Choose another --out.")
            for folder in self._folders():
                shutil.rmtree(folder)
            (self.root / RESULT).unlink(missing_ok=True)
            (self.root / PAGES).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WriteError(f"{self.root} can't be written: {error.strerror}.") from error

    def save(self, index: int, snapshot: Snapshot) -> str:
        """Writes a snapshot as number `index` (from 0); returns its folder relative to the root."""
        relative = f"{PAGES}/{folder_name(index, snapshot.station, snapshot.scenario)}"
        folder = self.root / relative
        _make(folder)
        for name, data in snapshot.images.items():
            if not _IMAGE_NAME.fullmatch(name):
                raise ValueError(f"not an image name: {name!r}")
            write(folder / f"{name}.png", data)
        self.replace(relative, snapshot)
        return relative

    def replace(self, directory: str, snapshot: Snapshot) -> None:
        """Writes a snapshot over the one in `directory`; the images there stay as they are."""
        text = msgspec.json.encode(msgspec.structs.replace(snapshot, images={}))
        write(self.root / directory / SNAPSHOT, msgspec.json.format(text, indent=1))

    def directories(self) -> list[str]:
        """The folders of the snapshots, relative to the root, in order."""
        return [f"{PAGES}/{folder.name}" for folder in self._folders()]

    def load(self, directory: str, *, images: bool = False) -> Snapshot:
        """The snapshot in a folder. Raises SnapshotError, in one sentence, where it can't be read."""
        path = self.root / directory / SNAPSHOT
        try:
            data = path.read_bytes()
            found = {image.stem: image.read_bytes() for image in sorted(path.parent.glob("*.png"))} if images else {}
        except OSError as error:
            raise SnapshotError(f"{path} can't be read: {error.strerror}.", "snapshot-unreadable") from error
        return msgspec.structs.replace(stored.SNAPSHOT.decode(data, str(path)), images=found)

    def readable(self) -> Iterator[Snapshot]:
        """The snapshots that can be read, without images; one at a time, so that memory does not grow with them."""
        for directory in self.directories():
            with contextlib.suppress(SnapshotError):
                yield self.load(directory)

    def images(self, directory: str) -> dict[str, str]:
        """Name → file name of the images beside a snapshot."""
        return {path.stem: path.name for path in sorted((self.root / directory).glob("*.png"))}

    def image(self, directory: str, file_name: str) -> bytes | None:
        """An image's PNG bytes, None if there is none. Names that lead out of the folder find nothing."""
        path = (self.root / directory / file_name).resolve()
        if not path.is_relative_to(self.root.resolve()):
            return None
        try:
            return path.read_bytes()
        except OSError:
            return None

    def _folders(self) -> list[Path]:
        pages = self.root / PAGES
        return sorted(folder for folder in pages.glob("*") if (folder / SNAPSHOT).is_file()) if pages.is_dir() else []

    def _is_ours(self) -> bool:
        return bool((self.root / RESULT).is_file() or self._folders())


def _make(folder: Path) -> None:
    """Makes a folder. Raises WriteError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(f"{folder} can't be written: {error.strerror}.") from error


def write(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all, so that an interrupted run leaves none that is cut off.

    Raises WriteError.
    """
    try:
        _write(path, data)
    except OSError as error:
        raise WriteError(f"{path} can't be written: {error.strerror}.") from error


def _write(path: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
