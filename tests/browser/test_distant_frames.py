"""A frame of another site below the first screen, such as a hosted card field, is seen and judged."""

from __future__ import annotations

import io

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
    contrasts = measure_text_contrasts(snapshot)
    assert contrasts is not None
    assert [(text.contrast, text.foreground, text.background) for text in contrasts] == [(2.32, "#aaaaaa", "#ffffff")]
