"""The profiles that come along: rules/profiles.toml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from auditor import resources
from auditor.errors import UsageError, nearest
from auditor.model.profile import Profile


@cache
def profiles() -> dict[str, Profile]:
    """By name."""
    file = resources.directory("rules") / "profiles.toml"
    return msgspec.toml.decode(file.read_bytes(), type=dict[str, Profile])


def profile(name: str, own: Mapping[str, Profile] | None = None) -> Profile:
    """The profile of this name; "" leaves nothing out. own: the user's, which win over those that come along. Raises
    UsageError, with the nearest name."""
    known = {**profiles(), **(own or {})}
    if not name:
        return Profile()
    if name not in known:
        raise UsageError(f"There is no profile {name!r}.{nearest(name, known)} There is: {', '.join(known)}.")
    return known[name]
