"""The contrast of text on pages that are hostile, huge or without any text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.measure.legibility.contrast import measure_text_contrasts
from auditor.model.facts.legibility.contrast import TextContrastFacts
from auditor.model.snapshot import Snapshot
from tests.site import Site, page

Visitor = Callable[..., Snapshot]


def texts(visit: Visitor, body: str) -> list[TextContrastFacts]:
    """The texts of a page, on a phone."""
    with Site({"/": page(body)}) as site:
        snapshot = visit(f"{site.origin}/", "phone", examples=True)
    assert not snapshot.failures
    subjects = measure_text_contrasts(snapshot)
    assert subjects is not None
    return subjects


@pytest.mark.parametrize(
    "body", ["", '<canvas width="300" height="200"></canvas>', '<p style="font-size:0">Plates</p>', "<p>★ →</p>"]
)
def test_nothing_to_read(body: str, visit: Visitor) -> None:
    assert texts(visit, body) == []


def test_text_as_large_as_houses(visit: Visitor) -> None:
    text = '<p style="font-size:5000px;color:#777;margin:0 0 0 -550px">P</p>'
    body = f'<div style="overflow:hidden;width:300px">{text}</div>'
    [found] = texts(visit, body)
    assert found.large
    assert found.contrast == pytest.approx(4.47, abs=0.02)


def test_text_at_the_end_of_thirty_thousand_pixels(visit: Visitor) -> None:
    [text] = texts(visit, '<div style="height:29900px"></div><p style="color:#999;margin:0">Plates and bowls</p>')
    assert text.contrast == pytest.approx(2.84, abs=0.02)


def test_text_beyond_what_is_captured_is_not_known(visit: Visitor) -> None:
    with Site({"/": page('<div style="height:31000px"></div><p style="color:#999;margin:0">Plates</p>')}) as site:
        snapshot = visit(f"{site.origin}/", "phone", examples=True)
    subjects = measure_text_contrasts(snapshot)
    assert [text.contrast for text in subjects or []] == [None]


def test_a_hundred_thousand_texts(visit: Visitor) -> None:
    body = "<script>document.body.innerHTML = ('<p>' + 'a<b>b</b>'.repeat(10) + '</p>').repeat(5000)</script>"
    with Site({"/": page(body)}) as site:
        snapshot = visit(f"{site.origin}/", "phone", examples=True)
    subjects = measure_text_contrasts(snapshot)
    if subjects is None:  # a machine that is too slow for it says so
        assert {failure.code for failure in snapshot.failures} & {"step-timeout", "too-much-to-read"}
    else:
        assert subjects[-1].contrast is None, "what was left out must not pass"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_text_in_frames_of_this_and_of_another_site(host: str, visit: Visitor) -> None:
    inside = page('<p style="color:#999">Plates</p>')
    with Site({"/": inside}, host=host) as other:
        frame = f'<iframe src="{other.origin}/" width="300" height="100" style="margin-top:40px"></iframe>'
        [text] = texts(visit, frame)
    assert text.contrast == pytest.approx(2.84, abs=0.02)
    assert text.at is not None
    assert "iframe" in text.at.selector
