"""What is stored as JSON, a snapshot or a result, whichever version wrote it: the text, not the files (store.py)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, Generic, TypeVar

import msgspec

from auditor import __version__, earlier
from auditor.errors import SnapshotError
from auditor.model.report import SCHEMA_VERSION, Report
from auditor.model.snapshot import SNAPSHOT_VERSION, Snapshot

Stored = TypeVar("Stored", Snapshot, Report)


class _Tool(msgspec.Struct, frozen=True):
    auditor: str = ""


class _SnapshotHeader(msgspec.Struct, frozen=True):
    version: int
    tools: _Tool = _Tool()


class _ResultHeader(_SnapshotHeader, frozen=True):
    version: int = msgspec.field(name="schema_version")
    tools: _Tool = msgspec.field(name="tool", default=_Tool())


class Format(msgspec.Struct, Generic[Stored], frozen=True, kw_only=True):
    """One kind of stored JSON.

    oldest: the first version that can be read. upgrades: version → what makes the next version's content of it; without
    an entry, the next version only has more fields, with defaults.
    """

    name: str
    content: type[Stored]
    header: type[_SnapshotHeader]
    version: int
    oldest: int
    upgrades: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]]
    remedy: str

    def decode(self, data: bytes, where: str) -> Stored:
        """What `data` holds. Raises SnapshotError, in one sentence that begins with `where`, if it can't be read."""
        try:
            header = msgspec.json.decode(data, type=self.header)
            if header.version == self.version:
                return msgspec.json.decode(data, type=self.content)
            content = msgspec.json.decode(data)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise SnapshotError(f"{where} is no {self.name} that this auditor can read: {error}.") from error
        if not self.oldest <= header.version < self.version:
            raise self._wrong_version(header, where)
        try:
            for version in range(header.version, self.version):
                content = self.upgrades.get(version, dict)(content)
            content[self._version_key] = self.version
            return msgspec.convert(content, type=self.content)
        except msgspec.ValidationError as error:
            raise self._wrong_version(header, where) from error

    @property
    def _version_key(self) -> str:
        """What the version is called in the file."""
        return next(field.encode_name for field in msgspec.structs.fields(self.header) if field.name == "version")

    def _wrong_version(self, header: _SnapshotHeader, where: str) -> SnapshotError:
        maker = f"auditor {header.tools.auditor[:40]}" if header.tools.auditor else "an auditor of another version"
        return SnapshotError(
            f"{where} was made by {maker} ({self.name} version {header.version}); this one, {__version__}, reads "
            f"version {self.version}: {'update it' if header.version > self.version else self.remedy}.",
            "snapshot-version",
            version=str(header.version),
            wanted=str(self.version),
            auditor=header.tools.auditor,
        )


SNAPSHOT: Final = Format(
    name="snapshot",
    content=Snapshot,
    header=_SnapshotHeader,
    version=SNAPSHOT_VERSION,
    oldest=1,
    upgrades={1: earlier.second_snapshot},
    remedy="collect it anew",
)

RESULT: Final = Format(
    name="result",
    content=Report,
    header=_ResultHeader,
    version=SCHEMA_VERSION,
    # Version 1 has no summary, 2 no qualities, 3 not what is left of its things; judging the snapshots anew makes one.
    oldest=4,
    upgrades={},
    remedy="write it anew with `auditor judge` or `auditor audit`",
)


def is_result(data: bytes) -> bool:
    """Whether `data` is a result that some version of this tool wrote."""
    try:
        return bool(msgspec.json.decode(data, type=_ResultHeader).tools.auditor)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
