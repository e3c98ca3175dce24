"""The profiles that come along: rules/profiles.toml."""

from __future__ import annotations

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


def profile(name: str) -> Profile:
    """The profile of this name; "" leaves nothing out. Raises UsageError, with the nearest name."""
    if not name:
        return Profile()
    if name not in profiles():
        raise UsageError(f"There is no profile {name!r}.{nearest(name, profiles())} There is: {', '.join(profiles())}.")
    return profiles()[name]
