"""SARIF 2.1.0's schema and what GitHub documents beyond it ("SARIF support for code scanning")."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema

SCHEMA = json.loads((Path(__file__).resolve().parents[1] / "data" / "sarif-2.1.0.json").read_bytes())
"""As @microsoft/jest-sarif ships it (MIT)."""
VALIDATOR = jsonschema.Draft4Validator(SCHEMA)


def check(content: bytes) -> Any:
    """The only run of `content`, which is valid."""
    document = json.loads(content)
    VALIDATOR.validate(document)
    (run,) = document["runs"]
    rules = run["tool"]["driver"]["rules"]
    for rule in rules:
        assert 0 < len(rule["name"]) <= 255
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert len(rule["properties"]["tags"]) <= 10
    assert len(run["results"]) <= 5000
    fingerprints = []
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert not place["artifactLocation"]["uri"].startswith("/")
        assert set(place["region"]) == {"startLine", "startColumn", "endLine", "endColumn"}
        fingerprints.append((result["ruleId"], result["partialFingerprints"]["primaryLocationLineHash"]))
    assert len(set(fingerprints)) == len(fingerprints)
    return run
