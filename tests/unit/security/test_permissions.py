"""What a page asks its visitor's leave for, from what its documents noted."""

from __future__ import annotations

import msgspec
import pytest
from builders_security import a_visit, page_outcomes

from auditor.measure.security.permissions import measure_permissions
from auditor.model.permissions import PERMISSIONS, Permission
from auditor.model.snapshot import Snapshot


def asking(*documents: list[Permission] | None) -> Snapshot:
    """A page with its frames, each of which has noted this."""
    visit = a_visit()
    frames = [msgspec.structs.replace(visit.frames[0], permissions=each) for each in documents]
    return msgspec.structs.replace(visit, frames=frames)


def test_a_page_that_asks_for_nothing_passes() -> None:
    assert page_outcomes(asking([]))["permission-on-load"] == "passed"


@pytest.mark.parametrize("name", PERMISSIONS)
def test_each_permission_is_told_by_itself(name: Permission) -> None:
    visit = asking([], [name])
    found = measure_permissions(visit) or []
    assert [each.permission for each in found if each.asked] == [name]
    assert page_outcomes(visit)["permission-on-load"] == "failed"


def test_where_nobody_listened_nothing_is_known() -> None:
    assert measure_permissions(asking(None)) is None
    assert page_outcomes(asking(None))["permission-on-load"] == "untested"
