"""The colours that a finding about contrast is about, to be shown beside its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from auditor.model.result import Finding

_HEXADECIMAL: Final = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Colours:
    """#rrggbb each. `suggestion` would do in place of `foreground`; "" if none is needed, or none would."""

    foreground: str
    background: str
    suggestion: str


def colours(finding: Finding, names: Sequence[str]) -> Colours | None:
    """The colours that a finding has in the facts `names` (RuleDescriptor.colours); None if it has no two of them.
    What is no plain colour is left out."""
    foreground, background, suggestion = ([_colour(finding, name) for name in names] + [""] * 3)[:3]
    return Colours(foreground, background, suggestion) if foreground and background else None


def _colour(finding: Finding, name: str) -> str:
    value = finding.facts.get(name)
    return value if isinstance(value, str) and _HEXADECIMAL.fullmatch(value) else ""
