"""Rules that the user gives another impact: `[impacts.RULE]` in the configuration file."""

from __future__ import annotations

from typing import Annotated

import msgspec

from auditor.model.result import Impact


class ImpactChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """impact: what it is for this site. reason: why, for whoever reads the report."""

    impact: Impact
    reason: Annotated[str, msgspec.Meta(min_length=1)]
