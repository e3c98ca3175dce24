"""Which of the shop's own files did not come, from small logs of the network."""

from __future__ import annotations

from typing import Any

import pytest
from builders_visits import visited

from auditor.measure.content.files import measure_own_files
from auditor.model.device import Device
from auditor.model.evidence import Evidence
from auditor.model.evidence.files import FileUse
from auditor.model.geometry import Box
from auditor.model.network import Request
from auditor.model.snapshot import Snapshot, ToolVersions

SHOP = "https://www.shop.example/"
IMAGE = f"{SHOP}vase.jpg"


def a_request(url: str = f"{SHOP}app.js", **changes: Any) -> Request:
    """A script that came."""
    return Request(**{"url": url, "method": "GET", "resource_type": "script", "status": 200, **changes})


def a_use(use: Any, url: str = IMAGE, size: float = 90.0, selector: str = "img") -> FileUse:
    return FileUse(selector=selector, html=f"<{selector}>", box=Box(0, 0, size, size), use=use, url=url)


def measured(
    *requests: Request, uses: tuple[FileUse, ...] = (), **changes: Any
) -> list[tuple[str, bool | None, float]]:
    device = Device("phone", "phone", 390, 664, 390, 844, 2.0, "Test")
    frames = [Evidence(url=SHOP, files=list(uses))]
    known: dict[str, Any] = {**visited(SHOP, device), "started": "", "tools": ToolVersions(auditor="test")}
    found = measure_own_files(Snapshot(**{**known, "frames": frames, "requests": list(requests), **changes}))
    assert found is not None
    return [(file.name, file.missing, file.status or 0.0) for file in found]


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({}, False),
        ({"status": 304}, False),
        ({"status": 404}, True),
        ({"status": 403}, True),
        ({"status": 503}, True),
        ({"status": 0, "error": "net::ERR_CONNECTION_REFUSED"}, True),
        ({"status": 0, "error": "net::ERR_NAME_NOT_RESOLVED"}, True),
        # Chromium's words for a script or a sheet that the server refused.
        ({"status": 404, "error": "net::ERR_ABORTED"}, True),
        ({"status": 404, "phase": "scroll", "resource_type": "stylesheet"}, True),
        ({"status": 404, "resource_type": "font"}, True),
    ],
)
def test_a_file_came_or_did_not(changes: dict[str, Any], missing: bool) -> None:
    assert [found[1] for found in measured(a_request(**changes))] == [missing]


@pytest.mark.parametrize(
    "changes",
    [
        {"url": "https://other.example/app.js", "status": 404},
        {"status": 0},  # still under way
        {"status": 0, "error": "net::ERR_ABORTED"},
        {"status": 200, "error": "net::ERR_ABORTED"},
        {"status": 0, "error": "net::ERR_BLOCKED_BY_CSP", "blocked": "csp"},
        {"status": 404, "phase": "later"},
        {"status": 404, "resource_type": "other", "url": f"{SHOP}favicon.ico"},
        {"status": 404, "resource_type": "ping"},
        {"status": 404, "resource_type": "fetch"},
        {"status": 404, "resource_type": "image"},  # a picture by which a script counts
        {"status": 404, "url": "data:text/javascript,1"},
    ],
)
def test_what_does_not_count(changes: dict[str, Any]) -> None:
    assert measured(a_request(**changes)) == []


def test_the_place_of_a_picture_is_the_largest_that_is_empty() -> None:
    uses = (a_use("picture", size=20), a_use("picture", size=200, selector="#large"), a_use("background", size=900))
    device = Device("phone", "phone", 390, 664, 390, 844, 2.0, "Test")
    snapshot = Snapshot(
        **visited(SHOP, device),
        started="",
        tools=ToolVersions(auditor="test"),
        frames=[Evidence(url=SHOP, files=list(uses))],
        requests=[a_request(IMAGE, resource_type="image", status=404)],
    )
    (found,) = measure_own_files(snapshot) or []
    assert (found.kind, found.missing, found.at.selector) == ("picture", True, "#large")
    assert found.at.box is not None


def test_an_answer_that_is_no_picture_leaves_a_hole() -> None:
    request = a_request(IMAGE, resource_type="image")
    assert measured(request) == [("vase.jpg", False, 200.0)]
    assert measured(request, uses=(a_use("picture"),)) == [("vase.jpg", True, 200.0)]
    assert measured(request, uses=(a_use("background"),)) == [("vase.jpg", False, 200.0)]


def test_a_background_is_seen_where_its_element_is() -> None:
    request = a_request(IMAGE, resource_type="image", status=404)
    assert measured(request, uses=(a_use("background", f"{IMAGE}#fragment"),)) == [("vase.jpg", True, 404.0)]


def test_a_file_that_came_at_last_is_there() -> None:
    failed, came = a_request(status=0, error="net::ERR_CONNECTION_RESET"), a_request()
    assert measured(failed, came) == [("app.js", False, 200.0)]
    assert measured(came, failed)[0][1] is False


def test_a_redirect_is_as_good_as_what_it_leads_to() -> None:
    first = a_request(status=302, redirected_to=f"{SHOP}new.js")
    assert measured(first, a_request(f"{SHOP}new.js"))[0] == ("app.js", False, 200.0)
    assert measured(first, a_request(f"{SHOP}new.js", status=410))[0] == ("app.js", True, 410.0)
    around = a_request(f"{SHOP}new.js", status=302, redirected_to=f"{SHOP}app.js")
    assert [found[1] for found in measured(first, around)] == [True, True]


def test_a_font_of_another_format_does() -> None:
    failed = a_request(f"{SHOP}shop.woff2", resource_type="font", status=404)
    came = a_request(f"{SHOP}shop.woff", resource_type="font")
    assert [found[1] for found in measured(failed, came)] == [False, False]
    assert [found[1] for found in measured(failed, a_request(f"{SHOP}other.woff", resource_type="font"))] == [
        True,
        False,
    ]


def test_without_network_or_probe_nothing_is_known() -> None:
    device = Device("phone", "phone", 390, 664, 390, 844, 2.0, "Test")
    bare: dict[str, Any] = {**visited(SHOP, device), "started": "", "tools": ToolVersions(auditor="test")}
    assert measure_own_files(Snapshot(**bare, frames=[Evidence(url=SHOP, files=[])])) is None
    assert measure_own_files(Snapshot(**bare, frames=[Evidence(url=SHOP)], requests=[])) is None
