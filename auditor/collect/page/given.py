"""Tells what a page keeps by itself from what the user gave it before it was opened."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from auditor.model.evidence import Evidence
from auditor.model.storage_state import StorageState
from auditor.model.url import origin


def without_given_storage(frames: Sequence[Evidence], state: StorageState) -> list[Evidence]:
    """The frames, without the names of local storage that `state` holds for their origins."""
    given = {each.origin: {entry.name for entry in each.local_storage} for each in state.origins}
    return [_without(frame, given.get(origin(frame.url), set())) for frame in frames]


def _without(frame: Evidence, names: set[str]) -> Evidence:
    if frame.storage is None or not names or frame.storage.local is None:
        return frame
    kept = [name for name in frame.storage.local if name not in names]
    return msgspec.structs.replace(frame, storage=msgspec.structs.replace(frame.storage, local=kept))
