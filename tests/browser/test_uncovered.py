"""The report's pictures of what lies under a banner are taken without it."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tests.browser.conftest import Visitor
from tests.site import Site, page

BAR = "<div id=bar style='position: fixed; left: 0; right: 0; bottom: 0; height: {}px; background: #036'>We bake</div>"
TEXT = "<style>body { margin: 0; background: #fff }</style><main style='height: 2000px'><p>Tea and cake</p></main>"
MODAL = (
    "<dialog id=d style='width: 300px; height: 500px; background: #036'>Hello</dialog><script>d.showModal()</script>"
)


@pytest.mark.parametrize("over", [BAR.format(120), MODAL], ids=["banner", "dialogue"])
def test_a_picture_without_what_covers_a_tenth_of_the_screen(visit: Visitor, over: str) -> None:
    with Site({"/": page(TEXT + over)}) as site:
        snapshot = visit(f"{site.origin}/")
    drawn, lifted = (
        Image.open(io.BytesIO(snapshot.images[name])).convert("RGB") for name in ("full-page", "uncovered")
    )
    device = snapshot.device
    assert lifted.size == (device.viewport_width, device.viewport_height)
    place = (195, device.viewport_height - 20) if "dialog" not in over else (195, device.viewport_height // 2)
    assert drawn.getpixel(place) == (0, 51, 102)
    assert lifted.getpixel(place) == (255, 255, 255)
    assert snapshot.failures == []


@pytest.mark.parametrize("over", [BAR.format(40), "", BAR.format(120).replace("fixed", "absolute")])
def test_no_picture_more_where_little_or_nothing_is_fixed(visit: Visitor, over: str) -> None:
    with Site({"/": page(TEXT + over)}) as site:
        snapshot = visit(f"{site.origin}/")
    assert "uncovered" not in snapshot.images
