"""What moves under a finger, and what else moves it."""

from __future__ import annotations

import pytest
from builders_touch import a_snapshot
from msgspec.structs import replace

from auditor.measure.touch.drag import measure_drags
from auditor.model.facts.touch.drag import DragFacts
from auditor.model.subject import At
from auditor.model.trials import DragTrial


@pytest.mark.parametrize("by", ["tap", "field", ""])
def test_what_else_moves_it_is_told(by: str) -> None:
    trial = DragTrial(at=At("#price"), name="Price", kind="handle", by=by)
    wanted = DragFacts(at=At("#price"), name="Price", drag_kind="handle", alternative=by)
    assert measure_drags(replace(a_snapshot(), dragged=[trial])) == [wanted]


def test_nothing_moves_and_nothing_was_tried() -> None:
    assert measure_drags(replace(a_snapshot(), dragged=[])) == []
    assert measure_drags(a_snapshot()) is None
