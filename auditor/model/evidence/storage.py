"""What the `storage` probe saw."""

from __future__ import annotations

import msgspec


class StorageEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """The names of what a document's origin keeps, local: for good, session: as long as its tab is open; the first 500.
    None if it has no such storage. What the user gave it is not among them (`--storage-state`, `--local-storage`)."""

    local: list[str] | None
    session: list[str] | None
