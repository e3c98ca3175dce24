"""The version of the rules that come along: rules/ruleset.toml."""

from __future__ import annotations

from functools import cache
from typing import Annotated

import msgspec

from auditor import resources

OWN = "+own"
"""Behind the version of rules that a user has added to, or set other limits or impacts of (semver.org, 10)."""


class _Ruleset(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: Annotated[str, msgspec.Meta(pattern=r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$")]


@cache
def version() -> str:
    """Such as "1.0.0"."""
    file = resources.directory("rules") / "ruleset.toml"
    return msgspec.toml.decode(file.read_bytes(), type=_Ruleset).version
