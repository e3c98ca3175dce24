"""Snapshots and results on disk: OUT/pages/NNN-STATION-SCENARIO/{snapshot.json,*.png} beside OUT/result.json.

Only this module reads and writes them.
"""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from auditor import stored
from auditor.errors import AuditorError, SnapshotError, UsageError, WriteError
from auditor.model.failure import Failure
from auditor.model.snapshot import Snapshot
from auditor.ownership import Ownership
from auditor.stations import folder_name

PAGES = "pages"
SNAPSHOT = "snapshot.json"
RESULT = "result.json"

_IMAGE_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
_OF_A_VISIT = re.compile(r"snapshot\.json|[a-z0-9][a-z0-9-]{0,60}\.png|\.(?:snapshot\.json|[a-z0-9-]+\.png)\.\w{8}")
"""What lies in the folder of a visit; the last is what a run that was killed left half written."""


class Store:
    """The folder of one audit.

    lost: what could not be written, and why. A context manager: leaving it lets other runs use the folder.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.lost: list[AuditorError] = []
        self._ours = Ownership(root)
        self._unsaved: dict[str, Snapshot] = {}

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self._ours.release()

    def create(self) -> None:
        """Makes the folder, and takes away what an earlier audit of ours left in it.

        Raises WriteError if it can't be written, UsageError if it holds files that are not ours, or is in use.
        """
        self._ours.claim()
        pages = self.root / PAGES
        try:
            strange = [name for name in (RESULT, PAGES) if (self.root / name).is_symlink()]
            if (self.root / RESULT).exists() and RESULT not in self._ours.owned:
                strange.append(RESULT)
            for folder in sorted(pages.glob("[0-9]*")) if pages.is_dir() and not pages.is_symlink() else []:
                if f"{PAGES}/{folder.name}" not in self._ours.owned or folder.is_symlink():
                    strange.append(f"{PAGES}/{folder.name}")
            if strange:
                raise UsageError(
                    f"{self.root / strange[0]} was not written by this tool, and is left as it is. "
                    "Choose another --out."
                )
            for name in sorted(self._ours.owned):
                self._clear(self.root / name)
            pages.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WriteError(f"{self.root} can't be written: {error.strerror}.") from error

    def adopt(self) -> None:
        """Makes a folder that holds snapshots ours, to write reports beside them.

        Raises UsageError if another run uses it, WriteError if it can't be written.
        """
        adopted = {f"{PAGES}/{folder.name}" for folder in self._folders()}
        if adopted and _is_result(self.root / RESULT):  # the reports beside it are ours, too
            names = (path.name for path in self.root.glob("*") if path.suffix in {".json", ".html", ".xml"})
            adopted |= {name for name in names if name in {RESULT, "index.html", "junit.xml"}}
        self._ours.claim(adopted=frozenset(adopted))

    def save(self, index: int, snapshot: Snapshot) -> str:
        """Writes a snapshot as number `index` (from 0); returns its folder relative to the root.

        If it can't be written, what is left of it is kept in memory: a page that is not audited, with the reason.
        """
        relative = f"{PAGES}/{folder_name(index, snapshot.station, snapshot.scenario)}"
        folder = self.root / relative
        for name in snapshot.images:
            if not _IMAGE_NAME.fullmatch(name):
                raise ValueError(f"not an image name: {name!r}")
        try:
            self._note(relative)
            _make(folder)
            for name, data in snapshot.images.items():
                write(folder / f"{name}.png", data)
            self._write_snapshot(relative, snapshot)
        except WriteError as error:
            self.lost.append(error)
            with contextlib.suppress(OSError):
                self._clear(folder)  # others may need the space
            failures = [Failure.at("snapshot", "not-stored"), *snapshot.failures]
            self._unsaved[relative] = Snapshot(
                station=snapshot.station,
                scenario=snapshot.scenario,
                final_url=snapshot.final_url,
                started=snapshot.started,
                tools=snapshot.tools,
                audited=False,
                failures=failures,
                loopback=snapshot.loopback,
                plan=snapshot.plan,
            )
        return relative

    def replace(self, directory: str, snapshot: Snapshot) -> None:
        """Writes a snapshot over the one in `directory`; the images there stay as they are.

        If it can't be written, the one that is there stays.
        """
        if directory in self._unsaved:
            return
        try:
            self._write_snapshot(directory, snapshot)
        except WriteError as error:
            self.lost.append(error)

    def put(self, name: str, data: bytes) -> Path:
        """Writes a report beside the snapshots; its path. Raises WriteError, also if such a file is there and not ours,
        and UsageError if the folder is in use."""
        self.adopt()
        path = self.root / name
        if (path.exists() or path.is_symlink()) and name not in self._ours.owned:
            raise WriteError(f"{path} can't be written: it is there already, and this tool did not write it.")
        self._note(name)
        _make(self.root)
        write(path, data)
        return path

    def _note(self, name: str) -> None:
        try:
            self._ours.note(name)
        except OSError as error:
            raise WriteError(f"{self.root} can't be written: {error.strerror}.") from error

    def _write_snapshot(self, directory: str, snapshot: Snapshot) -> None:
        text = msgspec.json.encode(msgspec.structs.replace(snapshot, images={}))
        write(self.root / directory / SNAPSHOT, msgspec.json.format(text, indent=1))

    def _clear(self, path: Path) -> None:
        """Takes away a report of ours, or what is ours in the folder of a visit."""
        if path.is_symlink() or not path.is_dir():
            path.unlink(missing_ok=True)
            return
        for child in path.iterdir():
            if _OF_A_VISIT.fullmatch(child.name):
                child.unlink()
        with contextlib.suppress(OSError):  # somebody put something of his own there
            path.rmdir()

    def directories(self) -> list[str]:
        """The folders of the snapshots, relative to the root, in order."""
        return sorted({*(f"{PAGES}/{folder.name}" for folder in self._folders()), *self._unsaved})

    def load(self, directory: str, *, images: bool = False) -> Snapshot:
        """The snapshot in a folder. Raises SnapshotError, in one sentence, where it can't be read."""
        if directory in self._unsaved:
            return self._unsaved[directory]
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


def _is_result(path: Path) -> bool:
    """Whether a file is a result of ours, of whatever version."""
    try:
        return path.is_file() and stored.is_result(path.read_bytes())
    except OSError:
        return False


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
