"""Facts about files, pictures, fonts and scripts from small snapshots."""

from __future__ import annotations

from typing import Any

import pytest
from builders_visits import visited

from auditor.measure.page.file_names import name_of
from auditor.measure.speed.resources import (
    measure_fonts,
    measure_head_scripts,
    measure_images,
    measure_resources,
)
from auditor.model.device import Device
from auditor.model.evidence import Evidence
from auditor.model.evidence.images import ImageEvidence
from auditor.model.evidence.loading import BlockingScript, FontFace, LoadingEvidence
from auditor.model.facts.speed.resources import ImageFacts, ResourceFacts
from auditor.model.geometry import Box
from auditor.model.network import Request
from auditor.model.snapshot import Snapshot, ToolVersions

SHOP = "https://www.shop.example/"


def a_snapshot(**changes: Any) -> Snapshot:
    """A shop's page on a phone with two device pixels for a CSS px."""
    device = Device("phone", "phone", 390, 664, 390, 844, 2.0, "Test")
    known: dict[str, Any] = {**visited(SHOP, device), "started": ""}
    return Snapshot(**{**known, "tools": ToolVersions(auditor="test"), "requests": [], **changes})


def a_request(**changes: Any) -> Request:
    """A script of the shop: 10 KiB, compressed to 3, to be kept for a year."""
    known: dict[str, Any] = {"url": f"{SHOP}app.js", "method": "GET", "resource_type": "script", "status": 200}
    headers = {"content-encoding": "br", "cache-control": "max-age=31536000, immutable"}
    return Request(
        **{**known, "mime_type": "text/javascript", "body_bytes": 10240, "transfer_bytes": 3072, "headers": headers}
        | changes
    )


def resource(**changes: Any) -> ResourceFacts:
    found = measure_resources(a_snapshot(requests=[a_request(**changes)]))
    assert found is not None
    return found[0]


def test_a_good_answer() -> None:
    facts = resource()
    assert (facts.name, facts.text, facts.compressed, facts.size_kib) == ("app.js", True, True, 10.0)
    assert (facts.keepable, facts.days) == (True, 365.0)


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd", "deflate", "GZIP", "gzip, br"])
def test_encodings(encoding: str) -> None:
    assert resource(headers={"content-encoding": encoding}).compressed is True


@pytest.mark.parametrize("encoding", ["", "identity", "gzipped"])
def test_what_is_no_compression(encoding: str) -> None:
    assert resource(headers={"content-encoding": encoding}).compressed is False


@pytest.mark.parametrize(
    ("mime_type", "text"),
    [
        ("text/html", True),
        ("application/json", True),
        ("application/ld+json", True),
        ("image/svg+xml", True),
        ("application/wasm", True),
        ("image/png", False),
        ("font/woff2", False),
        ("video/mp4", False),
        ("", False),
    ],
)
def test_which_types_are_text(mime_type: str, text: bool) -> None:
    assert resource(mime_type=mime_type).text is text


@pytest.mark.parametrize(
    ("headers", "keepable", "days"),
    [
        ({}, True, 0.0),
        ({"cache-control": "public"}, True, 0.0),
        ({"cache-control": "max-age=86400"}, True, 1.0),
        ({"cache-control": 'Public, Max-Age="2592000"'}, True, 30.0),
        ({"cache-control": "max-age=0"}, False, 0.0),
        ({"cache-control": "max-age=-1"}, False, 0.0),
        ({"cache-control": "max-age=" + "9" * 400}, False, 0.0),
        ({"cache-control": "no-store"}, False, 0.0),
        ({"cache-control": "no-cache, max-age=600"}, False, 600 / 86400),
        ({"cache-control": "private, max-age=86400"}, False, 1.0),
        ({"pragma": "no-cache"}, False, 0.0),
        ({"date": "Sat, 21 Nov 2026 00:00:00 GMT", "expires": "Tue, 01 Dec 2026 00:00:00 GMT"}, True, 10.0),
        ({"date": "Sat, 21 Nov 2026 00:00:00 GMT", "expires": "0"}, False, 0.0),
        ({"expires": "Tue, 01 Dec 2026 00:00:00 GMT"}, False, 0.0),
    ],
)
def test_how_long_an_answer_may_be_kept(headers: dict[str, str], keepable: bool, days: float) -> None:
    facts = resource(headers=headers)
    assert facts.keepable is keepable
    assert facts.days == pytest.approx(days, abs=0.001)


def test_documents_and_data_are_not_kept() -> None:
    assert resource(resource_type="document").keepable is False
    assert resource(resource_type="fetch").keepable is False


def test_third_parties_failures_and_repetitions_are_left_out() -> None:
    requests = [
        a_request(),
        a_request(),
        a_request(url="https://cdn.other.test/x.js"),
        a_request(url=f"{SHOP}gone.js", status=404),
        a_request(url=f"{SHOP}moved.js", status=301),
        a_request(url=f"{SHOP}kept.js", from_cache=True),
        a_request(url="data:text/css,x"),
        a_request(url="https://static.shop.example/y.js"),
    ]
    found = measure_resources(a_snapshot(requests=requests))
    assert found is not None
    assert [facts.name for facts in found] == ["app.js", "y.js"]


def test_an_unknown_size_is_not_measured() -> None:
    assert resource(body_bytes=None).size_kib is None


def test_nothing_is_known_without_a_network_log() -> None:
    snapshot = a_snapshot(requests=None)
    assert measure_resources(snapshot) is None
    assert measure_images(snapshot) is None


def a_picture(**changes: Any) -> ImageEvidence:
    """A file of 800 × 600 px on 400 × 300 CSS px of the first screen."""
    known: dict[str, Any] = {"selector": "img", "html": "<img>", "box": Box(0, 100, 400, 300), "url": f"{SHOP}a.jpg"}
    return ImageEvidence(**{**known, "width": 800, "height": 600, "drawn_width": 400, "drawn_height": 300} | changes)


def an_answer(**changes: Any) -> Request:
    """100 KiB of JPEG."""
    known = {"url": f"{SHOP}a.jpg", "resource_type": "image", "mime_type": "image/jpeg", "transfer_bytes": 102400}
    return a_request(**{**known, **changes})


def pictures(*images: ImageEvidence, requests: list[Request] | None = None) -> list[ImageFacts]:
    frames = [Evidence(url=SHOP, images=list(images))]
    found = measure_images(a_snapshot(frames=frames, requests=[an_answer()] if requests is None else requests))
    assert found is not None
    return found


def test_a_picture_in_its_size_wastes_nothing() -> None:
    (facts,) = pictures(a_picture())
    assert (facts.format, facts.kib, facts.wasted_kib) == ("jpeg", 100.0, 0.0)
    assert (facts.needed_width, facts.needed_height) == (800.0, 600.0)
    assert facts.saving_kib == pytest.approx(100 - 800 * 600 / 6 / 1024)
    assert (facts.below, facts.eager) == (-564.0, True)


def test_a_picture_of_four_times_the_pixels_wastes_three_quarters() -> None:
    (facts,) = pictures(a_picture(width=1600, height=1200))
    assert facts.wasted_kib == pytest.approx(75.0)


def test_a_picture_that_is_stretched_wastes_nothing() -> None:
    (facts,) = pictures(a_picture(width=200, height=150))
    assert facts.wasted_kib == 0.0


def test_a_file_counts_where_it_is_largest_and_highest() -> None:
    small = a_picture(drawn_width=40, drawn_height=30, box=Box(0, 50, 40, 30))
    (facts,) = pictures(small, a_picture(box=Box(0, 5000, 400, 300)))
    assert (facts.wasted_kib, facts.below) == (0.0, 50.0 - 664.0)


def test_a_picture_that_waited_is_not_eager() -> None:
    far = a_picture(box=Box(0, 9000, 400, 300))
    (facts,) = pictures(far, requests=[an_answer(phase="scroll")])
    assert (facts.below, facts.eager) == (9000 - 664.0, False)


@pytest.mark.parametrize(
    "requests",
    [
        [],
        [an_answer(mime_type="image/svg+xml")],
        [an_answer(transfer_bytes=None)],
        [an_answer(status=0)],
        [an_answer(from_cache=True)],
    ],
)
def test_what_is_no_picture_of_the_page(requests: list[Request]) -> None:
    assert pictures(a_picture(), requests=requests) == []


def test_a_redirected_picture_has_the_size_of_what_it_led_to() -> None:
    hop = an_answer(status=302, transfer_bytes=300, redirected_to=f"{SHOP}b.webp")
    end = an_answer(url=f"{SHOP}b.webp", mime_type="image/webp", transfer_bytes=2048)
    (facts,) = pictures(a_picture(), requests=[hop, end])
    assert (facts.format, facts.kib) == ("webp", 2.0)


def test_redirects_in_a_circle_end() -> None:
    there = an_answer(status=302, redirected_to=f"{SHOP}b.jpg")
    back = an_answer(url=f"{SHOP}b.jpg", status=302, redirected_to=f"{SHOP}a.jpg")
    assert len(pictures(a_picture(), requests=[there, back])) == 1


def test_pictures_of_other_sites_frames_are_left_out() -> None:
    frames = [Evidence(url=SHOP, images=[]), Evidence(url="https://ads.test/", images=[a_picture()])]
    assert measure_images(a_snapshot(frames=frames, requests=[an_answer()])) == []


def loading(*faces: tuple[str, str], scripts: tuple[str, ...] = ()) -> list[Evidence]:
    fonts = [FontFace(family=family, display=display) for family, display in faces]
    blocking = [BlockingScript(selector="script", html="<script>", box=None, url=url) for url in scripts]
    return [Evidence(url=SHOP, loading=LoadingEvidence(fonts=fonts, blocking_scripts=blocking))]


def test_a_family_counts_once_for_each_display() -> None:
    frames = loading(("Inter", "swap"), ("Inter", "swap"), ("Inter", "auto"), ("Font Awesome 6 Free", "block"))
    found = measure_fonts(a_snapshot(frames=frames, requests=[a_request(resource_type="font")]))
    assert found is not None
    assert [(font.family, font.display, font.icons) for font in found] == [
        ("Inter", "swap", False),
        ("Inter", "auto", False),
        ("Font Awesome 6 Free", "block", True),
    ]


def test_fonts_that_come_with_the_styles_hide_nothing() -> None:
    assert measure_fonts(a_snapshot(frames=loading(("Inter", "auto")))) == []


def test_scripts_of_the_head() -> None:
    found = measure_head_scripts(a_snapshot(frames=loading(scripts=(f"{SHOP}a.js", f"{SHOP}b.js?v=2"))))
    assert found is not None
    assert (found[0].blocking, found[0].names, found[0].at.selector) == (2.0, ["a.js", "b.js"], "script")
    none = measure_head_scripts(a_snapshot(frames=loading()))
    assert none is not None
    assert (none[0].blocking, none[0].names) == (0.0, [])


def test_probes_that_failed_leave_nothing_measured() -> None:
    snapshot = a_snapshot(frames=[Evidence(url=SHOP)])
    assert measure_images(snapshot) is None
    assert measure_fonts(snapshot) is None
    assert measure_head_scripts(snapshot) is None


@pytest.mark.parametrize(
    ("url", "name"),
    [
        (f"{SHOP}img/chair.jpg?w=300", "chair.jpg"),
        (SHOP, "www.shop.example"),
        (f"{SHOP}chairs/", "chairs"),
        (f"{SHOP}ch%C3%A2ise.jpg", "châise.jpg"),
        (f"{SHOP}{'x' * 100}.jpg", f"…{'x' * 55}.jpg"),
    ],
)
def test_names(url: str, name: str) -> None:
    assert name_of(url) == name
