"""A frame of another site below the first screen, such as a hosted card field, is seen and judged."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from auditor.measure.legibility.contrast import measure_text_contrasts
from tests.browser.conftest import Visitor
from tests.site import Site, page


def test_what_chromium_does_not_draw_until_scrolled_to_is_captured(visit: Visitor) -> None:
    inside = "<style>body{margin:0}</style><p style='margin:0;font-size:20px;color:#aaa'>Card number</p>"
    with Site({"/": page(inside)}, host="localhost") as provider:
        frame = f'<iframe src="{provider.origin}/" style="width:300px;height:100px;border:0"></iframe>'
        bar = '<div style="position:fixed;top:0;left:0;right:0;height:60px;background:#123"></div>'
        body = f'<style>body{{margin:0}}</style>{bar}<div style="height:1800px"></div>{frame}<div style="height:900px">'
        with Site({"/": page(body)}) as shop:
            snapshot = visit(f"{shop.origin}/")
    image = Image.open(io.BytesIO(snapshot.images["full-page"])).convert("L")
    darkest, lightest = image.crop((0, 1800, 300, 1900)).getextrema()
    assert (darkest, lightest) == (170, 255)
    assert snapshot.failures == []
    contrasts = measure_text_contrasts(snapshot)
    assert contrasts is not None
    assert [(text.contrast, text.foreground, text.background) for text in contrasts] == [(2.32, "#aaaaaa", "#ffffff")]


def test_an_icon_and_a_gradient_text_far_down_in_such_a_frame_do_not_pass_for_what_a_blank_capture_shows(
    visit: Visitor,
) -> None:
    gradient = "background:linear-gradient(90deg,#ccc,#ddd);-webkit-background-clip:text;color:transparent"
    icon = '<button aria-label="Pay"><svg width=24 height=24><path d="M2 2L22 22" stroke="#ccc"/></svg></button>'
    inside = f"<style>body{{margin:0}}</style><p style='margin:0;font-size:20px;{gradient}'>Card number</p>{icon}"
    with Site({"/": page(inside)}, host="localhost") as provider:
        frame = f'<iframe src="{provider.origin}/" style="width:300px;height:100px;border:0"></iframe>'
        with Site({"/": page(f'<p style="height:1800px">Pay</p>{frame}')}) as shop:
            snapshot = visit(f"{shop.origin}/")
    assert [tile.name for tile in snapshot.tiles] == []
    assert snapshot.failures == []
    contrasts = measure_text_contrasts(snapshot)
    assert contrasts is not None
    assert [text.contrast is None or text.contrast < 2 for text in contrasts] == [False, True]


INSIDE = "<style>body{margin:0}</style><p style='margin:0;font-size:20px;color:%saaa'>Ad</p>"


@pytest.mark.parametrize(
    "source", [f'src="data:text/html,{INSIDE % "%23"}"', f'srcdoc="{INSIDE % "#"}" sandbox', f'srcdoc="{INSIDE % "#"}"']
)
def test_a_frame_without_an_address_may_have_an_origin_of_its_own(source: str, visit: Visitor) -> None:
    frame = f'<iframe {source} style="width:300px;height:100px;border:0"></iframe>'
    with Site({"/": page(f'<p style="height:1800px">Pay</p>{frame}')}) as shop:
        snapshot = visit(f"{shop.origin}/")
    assert snapshot.failures == []
    contrasts = measure_text_contrasts(snapshot)
    assert contrasts is not None
    assert [text.contrast for text in contrasts] == [21, 2.32]
