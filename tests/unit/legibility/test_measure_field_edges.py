"""The edges of fields, on pages painted here."""

from __future__ import annotations

import io
from typing import Any

import pytest
from builders_touch import PHONE, WHITE, a_target
from builders_visits import visited
from PIL import Image, ImageDraw

from auditor.measure.legibility.field_edges import measure_field_edges
from auditor.measure.pixels.colour import contrast
from auditor.model.evidence import Evidence
from auditor.model.evidence.targets import TargetEvidence, TargetsEvidence
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot, ToolVersions

FIELD = (50, 100, 249, 143)  # the corners of a field of 200 × 44, both within it
GREY = (148, 148, 148)


URL = "https://shop.example/"


def a_page(frame: Evidence, images: dict[str, bytes]) -> Snapshot:
    """A page of one document."""
    return Snapshot(
        **visited(URL, PHONE),
        started="2026-01-01T00:00:00+00:00",
        tools=ToolVersions(auditor="0"),
        frames=[frame],
        images=images,
    )


def a_field(**changes: Any) -> TargetEvidence:
    """A text field at FIELD that the page's styles draw."""
    return a_target(50, 100, 200, 44, **{"tag": "input", "input_type": "text", **changes})


def contrasts(
    *fields: TargetEvidence, page: Any = (255, 255, 255), clip: Box | None = None, **drawn: Any
) -> list[float] | None:
    """What is measured of fields on a page of 390 × 300 on which a rectangle is drawn at FIELD."""
    image = Image.new("RGB", (390, 300), page)
    if drawn:
        ImageDraw.Draw(image).rectangle(FIELD, **drawn)
    return measured(image, *fields, clip=clip)


def measured(image: Image.Image, *fields: TargetEvidence, clip: Box | None = None) -> list[float] | None:
    """The contrasts that are measured of fields on an image of the page."""
    png = io.BytesIO()
    image.save(png, "PNG")
    targets = TargetsEvidence(targets=list(fields), windows=[None], forms=[], page_colour=WHITE)
    images = {"without-glyphs": png.getvalue()}
    found = measure_field_edges(a_page(Evidence(url=URL, targets=targets, clip=clip), images))
    return None if found is None else [each.contrast for each in found]


@pytest.mark.parametrize(
    ("page", "drawn", "expected"),
    [
        ((255, 255, 255), {"outline": GREY}, contrast(GREY, (255, 255, 255))),
        ((10, 77, 46), {"fill": (255, 255, 255)}, contrast((10, 77, 46), (255, 255, 255))),
        ((255, 255, 255), {"fill": (238, 238, 238)}, contrast((238, 238, 238), (255, 255, 255))),
        # Three colours: the border tells more than the fill.
        ((255, 255, 255), {"fill": (240, 240, 240), "outline": (0, 0, 0)}, 21.0),
    ],
)
def test_borders_and_fills(page: Any, drawn: dict[str, Any], expected: float) -> None:
    assert contrasts(a_field(), page=page, **drawn) == [pytest.approx(expected, abs=0.011)]


def test_a_line_under_it_is_enough_and_a_button_beside_it_is_not() -> None:
    image = Image.new("RGB", (390, 300), (255, 255, 255))
    draw = ImageDraw.Draw(image)
    draw.rectangle(FIELD, fill=(242, 242, 242))
    draw.rectangle((250, 100, 290, 143), fill=(0, 0, 0))
    (pale,) = measured(image, a_field()) or []
    assert pale < 1.2
    draw.line((50, 143, 249, 143), fill=(0, 0, 0))
    assert measured(image, a_field()) == [21.0]


def test_without_an_edge_there_is_none_to_judge() -> None:
    assert contrasts(a_field()) == []
    assert contrasts() == []


@pytest.mark.parametrize(
    "changes",
    [
        {"default_control": True},
        {"hit": False},
        {"tag": "button"},
        {"input_type": "checkbox"},
        {"rects": []},
        {"scroller": 0},  # in a box of which nothing is in view
        {"shown": [Box(50, 100, 20, 44)]},
        {"rects": [Box(50, 280, 200, 44)], "box": Box(50, 280, 200, 44)},  # beyond the image
        {"rects": [Box(50, 100, 8, 8)], "box": Box(50, 100, 8, 8)},
    ],
)
def test_what_is_left_out(changes: dict[str, Any]) -> None:
    assert contrasts(a_field(**changes), outline=GREY) == []


def test_a_field_that_its_frame_cuts_off_is_left_out() -> None:
    assert contrasts(a_field(), outline=GREY, clip=Box(0, 0, 390, 120)) == []
    assert contrasts(a_field(), outline=GREY, clip=Box(0, 0, 390, 300)) != []


def test_not_gathered_is_not_known() -> None:
    assert measure_field_edges(a_page(Evidence(url=URL), {"without-glyphs": b""})) is None
    targets = TargetsEvidence(targets=[a_field()], windows=[], forms=[], page_colour=WHITE)
    assert measure_field_edges(a_page(Evidence(url=URL, targets=targets), {})) is None
