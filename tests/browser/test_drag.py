"""A finger that drags, and one that taps, on real pages; nothing that either sets off is sent."""

from __future__ import annotations

import pytest

from auditor.model.snapshot import Snapshot
from tests.browser.conftest import Visitor
from tests.site import Site, page

SLIDES = """<style>.box{overflow:hidden;position:relative;width:300px;touch-action:pan-y}.row{display:flex}
.row>div{flex:0 0 300px;height:150px}.next{position:absolute;right:0;top:50px;width:44px;height:44px}</style>
<div class=box><div class=row><div>Vases</div><div>Bowls</div><div>Plates</div></div>%s</div>
<script>const box = document.querySelector(".box"), row = box.firstChild; let from = null, at = 0;
const put = (x) => { row.style.transform = `translateX(${x}px)`; };
box.addEventListener("touchstart", (event) => { from = event.touches[0].clientX; });
box.addEventListener("touchmove", (event) => put(-300 * at + event.touches[0].clientX - from));
box.addEventListener("touchend", () => { put(-300 * at); fetch("/swiped", {method: "POST"}); });
const turn = () => { put(-300 * ++at); fetch("/turned", {method: "POST"}); };</script>"""


def see(visit: Visitor, body: str) -> tuple[Snapshot, list[str]]:
    with Site({"/": page(body)}) as site:
        snapshot = visit(f"{site.origin}/", "phone", images=False)
        return snapshot, [asked.path for asked in site.asked if asked.path not in {"/", "/favicon.ico"}]


@pytest.mark.parametrize(
    ("control", "by"),
    [
        ("", ""),
        ("<button type=button class=next onclick=turn() aria-label=Next></button>", "tap"),
        # It looks like one, and does nothing; it goes elsewhere.
        ("<button type=button class=next aria-label=Next></button>", ""),
        ("<a class=next href=/next aria-label=Next></a>", ""),
    ],
)
def test_slides_are_swiped_and_their_controls_tapped(visit: Visitor, control: str, by: str) -> None:
    snapshot, asked = see(visit, SLIDES % control)
    assert snapshot.failures == []
    assert snapshot.dragged is not None
    assert [(trial.kind, trial.by) for trial in snapshot.dragged] == [("slides", by)]
    assert asked == []


@pytest.mark.parametrize(
    "body",
    [
        "<p>Text</p><input type=range>",
        "<p>Text</p><div role=slider tabindex=0 style='width:20px;height:20px'></div>",
        SLIDES.replace("overflow:hidden", "overflow-x:auto") % "",
    ],
)
def test_what_no_script_moves_is_no_subject(visit: Visitor, body: str) -> None:
    snapshot, asked = see(visit, body)
    assert snapshot.failures == []
    assert snapshot.dragged == []
    assert asked == []
