"""A result.json that is given on the command line."""

from __future__ import annotations

from pathlib import Path

from auditor.errors import SnapshotError
from auditor.model.report import Report


def read(path: Path) -> Report:
    """The Report in a result.json, or in the folder that holds one. Raises SnapshotError if there is none."""
    from auditor.report import json as report_json
    from auditor.store import RESULT

    path = path / RESULT if path.is_dir() else path
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SnapshotError(f"{path} can't be read: {error.strerror}.") from error
    return report_json.decode(data, str(path))
