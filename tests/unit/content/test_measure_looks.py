"""When the eye comes to the main action."""

from __future__ import annotations

import io
from typing import Any

import msgspec
import pytest
from builders_texts import texts
from builders_touch import a_button, a_snapshot
from PIL import Image, ImageDraw

from auditor.measure.content.gaze.looks import MOST, measure_looks
from auditor.model.evidence.targets import TargetEvidence
from auditor.model.facts.content.looks import LookFacts
from auditor.model.snapshot import Snapshot

LOUD = tuple((x, y, x + 70, y + 60) for x in (20, 150, 280) for y in (30, 130, 230, 330, 430))


def painted(*rectangles: tuple[tuple[int, int, int, int], str]) -> dict[str, bytes]:
    image = Image.new("RGB", (390, 664), "#fff")
    for corners, colour in rectangles:
        ImageDraw.Draw(image).rectangle(corners, fill=colour)
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return {"first-screen": stream.getvalue()}


def a_page(button: TargetEvidence, images: dict[str, bytes]) -> Snapshot:
    page = a_snapshot(button)
    frame = msgspec.structs.replace(page.frames[0], texts=texts())
    return msgspec.structs.replace(page, frames=[frame], images=images)


def facts(images: dict[str, bytes], **changes: Any) -> LookFacts:
    (found,) = measure_looks(a_page(a_button("Add to cart", **changes), images)) or []
    return found


def test_the_only_thing_on_the_screen_is_seen_first() -> None:
    found = facts(painted(((20, 300, 370, 352), "#0a5")))
    assert (found.name, found.met, found.first) == ("Add to cart", True, 1)
    assert found.points is not None
    assert 20 - 40 <= found.points[0] <= 370 + 40
    assert 300 - 40 <= found.points[1] <= 352 + 40


def test_a_pale_button_among_louder_things_is_not_seen() -> None:
    found = facts(painted(*((each, f"hsl({each[0] + each[1]}, 100%, 45%)") for each in LOUD)), y=600.0)
    assert (found.met, found.first) == (False, MOST + 1)


@pytest.mark.parametrize("change", [{"y": 1500.0}, {"hit": False}], ids=["below the screen", "covered"])
def test_of_what_can_not_be_seen_there_nothing_is_said(change: dict[str, Any]) -> None:
    found = facts(painted(), **change)
    assert (found.free, found.met, found.first, found.points) == (False, None, None, None)


def test_a_page_without_a_main_action_has_no_subject() -> None:
    assert measure_looks(a_page(a_button("Imprint"), painted())) == []


def test_without_a_picture_or_texts_nothing_is_known() -> None:
    assert measure_looks(a_page(a_button("Add to cart"), {})) is None
    page = a_page(a_button("Add to cart"), painted())
    bare = msgspec.structs.replace(page, frames=[msgspec.structs.replace(page.frames[0], texts=None)])
    assert measure_looks(bare) is None
