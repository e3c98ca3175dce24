"""The tablet is a tablet: pages show it the layout that they keep for one."""

from __future__ import annotations

from tests.browser.conftest import Visitor
from tests.site import Answer, Asked, Site, page

WIDE = (
    "<style>p { font-size: 16px } @media (min-width: 768px) { p { font-size: 31px } }</style><p>Tea</p>"
    "<script>fetch(`/told?${innerWidth}x${innerHeight},${screen.width}x${screen.height},${devicePixelRatio}"
    ",${navigator.maxTouchPoints > 1},${matchMedia('(pointer: coarse)').matches}`)</script>"
)


def test_a_layout_from_768_px_on(visit: Visitor) -> None:
    with Site({"/": page(WIDE), "/told": Answer()}) as site:
        snapshot = visit(f"{site.origin}/", "tablet")
        asked: list[Asked] = list(site.asked)
    assert snapshot.frames[0].texts is not None
    assert [style.size for style in snapshot.frames[0].texts.styles] == [31.0]
    assert {one.path for one in asked if one.path.startswith("/told")} == {"/told?820x1106,820x1180,2,true,true"}
    assert "Macintosh" in asked[0].headers["user-agent"]
