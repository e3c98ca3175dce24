"""Reads journeys from files: our short YAML, and recordings of Chrome DevTools' Recorder (JSON).

Reading runs nothing: a journey is data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from auditor.errors import UsageError
from auditor.journeys import recording, written
from auditor.model.journey import Journey

LARGEST = 4 * 1024 * 1024
"""Bytes of a file: Recorder's own exports of long sessions have some hundred KB."""


def read_journeys(
    paths: Sequence[Path], environment: Mapping[str, str], *, expressions: bool = False, thorough: bool = False
) -> list[Journey]:
    """The journeys in `paths`, each of a name of its own: a number tells those of one name apart.

    environment: where values come from that are written $NAME. expressions: whether a recording may wait for JavaScript
    of its own. thorough: whether each is walked again to each of its stations. Raises UsageError, in one sentence that
    names file and place, for a file that is no journey.
    """
    found: list[Journey] = []
    names: dict[str, int] = {}
    for path in paths:
        journey = read_journey(path, environment, expressions=expressions)
        if thorough:
            journey = msgspec.structs.replace(journey, thorough=True)
        count = names[journey.name] = names.get(journey.name, 0) + 1
        found.append(journey if count == 1 else msgspec.structs.replace(journey, name=f"{journey.name} ({count})"))
    return found


def read_journey(path: Path, environment: Mapping[str, str], *, expressions: bool = False) -> Journey:
    """The journey in `path`. Raises UsageError as `read_journeys` does."""
    text = _text(path)
    if path.suffix.lower() == ".json" or text.lstrip().startswith("{"):
        return recording.read(path, text, expressions=expressions)
    return written.read(path, text, environment)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError(f"{str(path)!r} is larger than any journey ({LARGEST // 1024 // 1024} MiB).")
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"The journey {str(path)!r} can't be read: it is not UTF-8 text.") from error
    except OSError as error:
        raise UsageError(f"The journey {str(path)!r} can't be read: {error.strerror}.") from error
