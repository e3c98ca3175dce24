"""The colours that a finding about contrast is about, to be shown beside its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from auditor.model.result import Finding

_HEXADECIMAL: Final = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Colours:
    """#rrggbb each. `suggestion` would do in place of `foreground`; "" where none is needed, or none would."""

    foreground: str
    background: str
    suggestion: str


def colours(finding: Finding) -> Colours | None:
    """The colours among a finding's facts; None where there are no two. What is no plain colour is left out."""
    found = [_colour(finding, name) for name in ("foreground", "background", "suggestion")]
    return Colours(*found) if found[0] and found[1] else None


def _colour(finding: Finding, name: str) -> str:
    value = finding.facts.get(name)
    return value if isinstance(value, str) and _HEXADECIMAL.fullmatch(value) else ""
