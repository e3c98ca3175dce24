"""result.json: the Report as it is, and its JSON Schema."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from auditor import stored
from auditor.errors import SnapshotError
from auditor.model.report import SCHEMA_VERSION, Report
from auditor.model.text import Language
from auditor.report import Images
from auditor.report.branding import PLAIN, Branding
from auditor.report.consistency import is_consistent

_ENCODER: Final = msgspec.json.Encoder(order="deterministic")
_SCHEMA_ID: Final = f"urn:mobile-ux-auditor:result:{SCHEMA_VERSION}"


def render(report: Report, language: Language, images: Images, branding: Branding = PLAIN) -> bytes:  # noqa: ARG001 - the same for every format
    """result.json; it holds both languages and no image."""
    return encode(report)


def encode(report: Report) -> bytes:
    """The same bytes for the same report: fields in the order of the structs, other keys sorted.

    A line for each page, rule and thing: indenting what is in them would make the file half as large again.
    """
    fields = (
        b"  " + _ENCODER.encode(name) + b": " + _on_lines(getattr(report, name)) for name in report.__struct_fields__
    )
    return b"{\n" + b",\n".join(fields) + b"\n}\n"


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


def _on_lines(value: Any) -> bytes:
    """A list or an object with each entry on a line of its own, anything else as it is."""
    if isinstance(value, list) and value:
        return b"[\n    " + b",\n    ".join(map(_encoded, value)) + b"\n  ]"
    if isinstance(value, dict) and value:
        entries = (_encoded(name) + b": " + _encoded(each) for name, each in sorted(value.items()))
        return b"{\n    " + b",\n    ".join(entries) + b"\n  }"
    return _encoded(value)


def encoded(value: Any) -> bytes:
    """`value` on one line; what can't be encoded is replaced."""
    return _encoded(value)


def _encoded(value: Any) -> bytes:
    try:
        return _ENCODER.encode(value)
    except UnicodeEncodeError:  # a lone surrogate: half an emoji that some page cut
        return _ENCODER.encode(_encodable(msgspec.to_builtins(value, order="deterministic")))


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_encodable(key): _encodable(entry) for key, entry in value.items()}
    return [_encodable(entry) for entry in value] if isinstance(value, list) else value
