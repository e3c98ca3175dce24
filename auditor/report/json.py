"""result.json: the Report as it is, and its JSON Schema."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from auditor import stored
from auditor.errors import SnapshotError
from auditor.model.report import SCHEMA_VERSION, Report
from auditor.model.text import Language
from auditor.report import Images
from auditor.report.consistency import is_consistent

_SCHEMA_ID: Final = f"urn:mobile-ux-auditor:result:{SCHEMA_VERSION}"


def render(report: Report, language: Language, images: Images) -> bytes:  # noqa: ARG001 - the same for every format
    """result.json; it holds both languages and no image."""
    return encode(report)


def encode(report: Report) -> bytes:
    """The same bytes for the same report: fields in the order of the structs, other keys sorted, indented by two."""
    encoder = msgspec.json.Encoder(order="deterministic")
    try:
        data = encoder.encode(report)
    except UnicodeEncodeError:  # a lone surrogate: half an emoji that some page cut
        data = encoder.encode(_encodable(msgspec.to_builtins(report, order="deterministic")))
    return msgspec.json.format(data, indent=2) + b"\n"


def decode(data: bytes, where: str = "This file") -> Report:
    """The Report in a result.json. Raises SnapshotError, in a sentence that begins with `where`."""
    report = stored.RESULT.decode(data, where)
    if not is_consistent(report):
        raise SnapshotError(f"{where} is not as the auditor wrote it: it points at what it does not hold.")
    return report


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of result.json."""
    found = msgspec.json.schema(Report)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": _SCHEMA_ID,
        "title": "Result of a mobile audit",
        "description": "What `auditor audit` writes as result.json: scores, verdict, rules, and the results of each "
        "station under each scenario.",
        **found,
    }


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_encodable(key): _encodable(entry) for key, entry in value.items()}
    return [_encodable(entry) for entry in value] if isinstance(value, list) else value
