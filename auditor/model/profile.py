"""What is known of a site beforehand."""

from __future__ import annotations

import msgspec

LOCAL = "local"
"""The profile of a preview without certificate and headers."""


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """skip: rules and categories, by name, that say nothing of such a site: they are not judged there."""

    skip: list[str] = []
