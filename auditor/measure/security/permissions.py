"""Facts about permissions, from the probe of that name."""

from __future__ import annotations

from auditor.model.facts.security.permissions import PermissionFacts
from auditor.model.permissions import PERMISSIONS
from auditor.model.snapshot import Snapshot


def measure_permissions(snapshot: Snapshot) -> list[PermissionFacts] | None:
    """Each permission; None if nobody listened."""
    if not snapshot.frames or snapshot.frames[0].permissions is None:
        return None
    asked = {name for frame in snapshot.frames for name in frame.permissions or []}
    return [PermissionFacts(permission=name, asked=name in asked) for name in PERMISSIONS]
