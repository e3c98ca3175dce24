"""The schemas of what is stored, each with its version: one that changes must raise it, for files of it lie about.

`make golden` writes a schema anew once its version is raised, never under the old one.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import msgspec
import pytest

from auditor.model.report import SCHEMA_VERSION, Report
from auditor.model.snapshot import SNAPSHOT_VERSION, Snapshot

HERE = Path(__file__).parent
KINDS = {
    "snapshot": (Snapshot, "SNAPSHOT_VERSION", SNAPSHOT_VERSION),
    "result": (Report, "SCHEMA_VERSION", SCHEMA_VERSION),
}


def without_prose(schema: Any, *, names: bool = False) -> Any:
    """The schema without docstrings, which are no part of it. names: its keys are the names of fields or structs."""
    if isinstance(schema, list):
        return [without_prose(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: without_prose(value, names=not names and key in ("properties", "$defs"))
        for key, value in sorted(schema.items())
        if names or key != "description"
    }


def complaint(kind: str, golden: dict[str, Any] | None, schema: Any, version: int) -> str:
    """What is wrong with a schema of this version, beside the golden one; "" for nothing."""
    constant = KINDS[kind][1]
    if golden is None or golden["version"] != version:
        return f"schema.{kind}.json is not of {constant} {version}: run `make golden`."
    if golden["schema"] == schema:
        return ""
    return (
        f"The {kind}'s schema changed, {constant} did not: raise it and run `make golden`. Unless all that is new has "
        f"defaults, say in auditor/earlier.py how version {version} is read. (If nobody ever got version {version}, "
        f"remove schema.{kind}.json first.)"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_changes_with_its_version_only(kind: str) -> None:
    struct, _, version = KINDS[kind]
    schema = without_prose(json.loads(json.dumps(msgspec.json.schema(struct))))  # tuples as the file has them
    path = HERE / f"schema.{kind}.json"
    golden = json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
    renewed = golden is None or golden["version"] != version
    if os.environ.get("AUDITOR_REGENERATE") == "1" and renewed:
        golden = {"version": version, "schema": schema}
        path.write_text(json.dumps(golden, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    found = complaint(kind, golden, schema, version)
    assert not found, found


def test_what_is_said_of_a_schema() -> None:
    golden = {"version": 2, "schema": {"type": "object"}}
    assert complaint("result", golden, {"type": "object"}, 2) == ""
    assert "SCHEMA_VERSION did not: raise it" in complaint("result", golden, {"type": "array"}, 2)
    assert "is not of SNAPSHOT_VERSION 3" in complaint("snapshot", golden, {"type": "array"}, 3)
    assert "make golden" in complaint("snapshot", None, {}, 1)


def test_prose_is_no_part_of_a_schema_but_a_field_called_description_is() -> None:
    schema = {"description": "x", "properties": {"description": {"type": "string", "description": "y"}}}
    assert without_prose(schema) == {"properties": {"description": {"type": "string"}}}
