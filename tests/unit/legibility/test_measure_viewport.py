"""The viewport meta as browsers read it, and the width of the page."""

from __future__ import annotations

import msgspec
import pytest
from builders_texts import a_page, a_viewport
from hypothesis import given
from hypothesis import strategies as st

from auditor.measure.legibility.viewport import measure_content_width, measure_meta_viewport, measure_viewport_metas
from auditor.measure.legibility.viewport_content import CHROMIUM, follows_device, largest_zoom, number, properties
from auditor.model.evidence.viewport import StickingOut
from auditor.model.subject import At


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", {}),
        ("width=device-width, initial-scale=1", {"width": "device-width", "initial-scale": "1"}),
        ("WIDTH = Device-Width", {"width": "device-width"}),
        ("width=device-width initial-scale=1", {"width": "device-width", "initial-scale": "1"}),
        ("width=device-width;initial-scale=1;", {"width": "device-width", "initial-scale": "1"}),
        ("width\n=\n320", {"width": "320"}),
        ("width==320", {"width": "320"}),
        ("width=1, width=2", {"width": "2"}),
        ("minimal-ui, width=320", {"width": "320"}),
        ("width=, height=5", {"height": "5"}),
        (",;= ,", {}),
    ],
)
def test_the_content_is_a_list_of_properties(content: str, expected: dict[str, str]) -> None:
    assert properties(content) == expected


def test_to_chromium_a_semicolon_belongs_to_the_value() -> None:
    assert properties("width=device-width; initial-scale=1;", CHROMIUM) == {
        "width": "device-width;",
        "initial-scale": "1;",
    }


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1", 1.0), ("1.5x", 1.5), (".5", 0.5), ("-1", -1.0), ("2e1", 20.0), ("1.", 1.0), ("x1", None), ("", None)],
)
def test_a_value_is_the_number_it_begins_with(value: str, expected: float | None) -> None:
    assert number(value) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("width=device-width", 10.0),
        ("", 10.0),
        ("user-scalable=yes", 10.0),
        ("user-scalable=device-width", 10.0),
        ("user-scalable=1", 10.0),
        ("user-scalable=-1", 10.0),
        ("user-scalable=no", 1.0),
        ("user-scalable=0", 1.0),
        ("user-scalable=0.99", 1.0),
        ("user-scalable=-0.5", 1.0),
        ("user-scalable=nonsense", 1.0),
        ("maximum-scale=2", 2.0),
        ("maximum-scale=1.99", 1.99),
        ("maximum-scale=1.0;", 1.0),
        ("maximum-scale=50", 10.0),
        ("maximum-scale=0", 0.1),
        ("maximum-scale=-1", 10.0),
        ("maximum-scale=yes", 1.0),
        ("maximum-scale=no", 0.1),
        ("maximum-scale=device-height", 10.0),
        ("maximum-scale=nonsense", 0.1),
        ("maximum-scale=5, user-scalable=no", 1.0),
        # What the two readings disagree on counts as the stricter of them.
        ("user-scalable=yes; width=device-width", 1.0),
        ("width=device-width; user-scalable=yes", 10.0),
    ],
)
def test_how_far_a_page_may_be_enlarged(content: str, expected: float) -> None:
    assert largest_zoom(content) == pytest.approx(expected)


@given(st.text(alphabet="user-scalable=maximum-scaleyno0123456789.,; \n", max_size=80))
def test_the_largest_zoom_is_always_a_scale(content: str) -> None:
    assert 0.1 <= largest_zoom(content) <= 10.0


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("width=device-width", True),
        ("initial-scale=1", True),
        ("width=auto, initial-scale=1", True),
        ("width=-5, initial-scale=1", True),
        ("initial-scale=0.5", False),
        ("width=320", False),
        ("width=320, initial-scale=1", False),
        ("width=0, initial-scale=1", False),
        ("height=device-height", False),
        ("", False),
    ],
)
def test_what_makes_the_layout_follow_the_device(content: str, expected: bool) -> None:
    assert follows_device(content) is expected


def test_every_meta_is_a_subject_and_the_last_one_counts() -> None:
    page = a_page(viewport=a_viewport("width=1024, user-scalable=no", "width=device-width"))
    metas = measure_viewport_metas(page)
    assert metas is not None
    assert [(meta.at.selector, meta.largest_zoom) for meta in metas] == [
        ("meta:nth-of-type(1)", 1.0),
        ("meta:nth-of-type(2)", 10.0),
    ]
    (viewport,) = measure_meta_viewport(page) or []
    assert (viewport.content, viewport.follows_device, viewport.layout_width) == ("width=device-width", True, 390.0)
    assert viewport.at.selector == "meta:nth-of-type(2)"


def test_a_page_without_a_meta_has_a_viewport_that_follows_nothing() -> None:
    page = a_page(viewport=a_viewport(client_width=980.0))
    assert measure_viewport_metas(page) == []
    (viewport,) = measure_meta_viewport(page) or []
    assert (viewport.content, viewport.follows_device, viewport.layout_width) == ("", False, 980.0)


@pytest.mark.parametrize(
    ("facts", "overflow"),
    [
        ({}, 0.0),
        ({"scroll_width": 391.0}, 1.0),
        ({"scroll_width": 700.0, "overflow_x": "auto"}, 310.0),
        ({"scroll_width": 700.0, "overflow_x": "hidden"}, 0.0),
        # Zoomed out as far as the page allows, the screen shows more than the layout: it can be pushed aside.
        ({"scroll_width": 700.0, "overflow_x": "hidden", "inner_width": 700.0}, 310.0),
        ({"scroll_width": 700.0, "overflow_x": "clip", "inner_width": 800.0}, 310.0),
        ({"client_width": 980.0, "scroll_width": 980.0, "inner_width": 980.0}, 0.0),
        ({"scroll_width": 380.0}, 0.0),
    ],
)
def test_what_sticks_out_is_what_a_finger_can_reach(facts: dict[str, object], overflow: float) -> None:
    page = a_page(viewport=a_viewport(sticking_out=("#wide", "#less"), **facts))
    (width,) = measure_content_width(page) or []
    assert width.overflow == overflow
    assert width.widest == (["#wide", "#less"] if overflow else [])
    assert width.at.selector == ("#wide" if overflow else "")


@pytest.mark.parametrize(
    ("facts", "overflow", "widest"),
    [
        ({"overflow_x": "hidden", "scroll_width": 700.0}, 30.0, ["#line", "#cell"]),
        ({"scroll_width": 440.0}, 50.0, ["#line", "#cell", "#wide"]),
    ],
)
def test_what_is_hidden_beyond_the_edge_is_as_wide_as_what_can_be_reached(
    facts: dict[str, object], overflow: float, widest: list[str]
) -> None:
    cut_off = [StickingOut(At(selector="#line"), 30.0), StickingOut(At(selector="#cell"), 20.0)]
    page = a_page(viewport=a_viewport(sticking_out=("#wide",), cut_off=cut_off, **facts))
    (width,) = measure_content_width(page) or []
    assert (width.overflow, width.cut_off, width.content_width) == (overflow, 30.0, 390.0 + overflow)
    assert (width.at.selector, width.widest) == ("#line", widest)


def test_without_the_probe_nothing_is_known() -> None:
    page = a_page()
    blind = msgspec.structs.replace(page, frames=[msgspec.structs.replace(page.frames[0], viewport=None)])
    for unseen in (blind, msgspec.structs.replace(page, frames=[])):
        assert measure_viewport_metas(unseen) is None
        assert measure_meta_viewport(unseen) is None
        assert measure_content_width(unseen) is None
