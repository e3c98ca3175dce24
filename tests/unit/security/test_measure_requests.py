"""What a page asks for: mixed content, and files that could be checked by a hash."""

from __future__ import annotations

import msgspec
import pytest
from builders_security import SHOP, a_subrequest, a_visit, page_outcomes

from auditor.measure.security.requests import has_fixed_version, measure_code_files, measure_subresources
from auditor.model.evidence.code import CodeEvidence
from auditor.model.network import InsecureRequest, Request
from auditor.model.snapshot import Snapshot
from auditor.model.subject import At


def visit(*requests: Request, insecure: list[InsecureRequest] | None = None, **changes: object) -> Snapshot:
    own = a_visit().requests or []
    return a_visit(requests=[*own, *requests], insecure_requests=insecure or [], **changes)


def issue(url: str, outcome: str = "blocked", kind: str = "script") -> InsecureRequest:
    return msgspec.convert({"url": url, "resource_type": kind, "outcome": outcome, "frame_url": SHOP}, InsecureRequest)


def insecure(snapshot: Snapshot) -> list[tuple[str | None, str | None]]:
    return [(each.url, each.outcome) for each in measure_subresources(snapshot) or [] if each.over_http]


def test_a_page_that_asks_over_https_only_passes() -> None:
    assert page_outcomes(visit(a_subrequest("https://cdn.example/a.png")))["mixed-content"] == "passed"


def test_a_page_that_asks_for_nothing_has_nothing_to_pass() -> None:
    assert page_outcomes(visit())["mixed-content"] == "inapplicable"


@pytest.mark.parametrize("outcome", ["blocked", "upgraded", "loaded"])
def test_whatever_the_browser_makes_of_it_the_page_asked(outcome: str) -> None:
    snapshot = visit(insecure=[issue("http://cdn.example/a.js?x=1#y", outcome)])
    assert insecure(snapshot) == [("http://cdn.example/a.js", outcome)]
    assert page_outcomes(snapshot)["mixed-content"] == "failed"


def test_a_picture_that_the_browser_asked_for_over_https_is_still_the_page_s_fault() -> None:
    upgraded = a_subrequest("https://cdn.example/a.png")
    snapshot = visit(upgraded, insecure=[issue("http://cdn.example/a.png", "upgraded", "image")])
    assert insecure(snapshot) == [("http://cdn.example/a.png", "upgraded")]


def test_the_browser_s_report_and_its_request_are_one_finding() -> None:
    request = a_subrequest("http://cdn.example/a.js", blocked="mixed-content", mixed_content="blockable")
    assert insecure(visit(request, insecure=[issue("http://cdn.example/a.js")])) == [
        ("http://cdn.example/a.js", "blocked")
    ]


@pytest.mark.parametrize(
    ("request_", "counts"),
    [
        (a_subrequest("http://cdn.example/a.png"), True),
        (a_subrequest("http://cdn.example/a.png", frame_url="about:srcdoc"), True),
        (a_subrequest("http://cdn.example/f", is_navigation=True, frame_url="http://cdn.example/f"), True),
        (a_subrequest("data:image/gif;base64,R0"), False),
        (a_subrequest("blob:https://shop.example/1"), False),
        # Left over from a page over http that sent the browser on.
        (a_subrequest("http://cdn.example/a.png", frame_url="http://shop.example/"), False),
        # Some payment and security scripts look for programs on the customer's own device.
        (a_subrequest("http://127.0.0.1:5939/a.png"), False),
        (a_subrequest("http://localhost:5939/a.png"), False),
    ],
)
def test_requests_in_the_log(request_: Request, counts: bool) -> None:
    assert bool(insecure(visit(request_))) is counts


def test_on_a_site_that_is_served_from_this_machine_its_own_requests_count() -> None:
    here = "https://127.0.0.1:8443/"
    request = a_subrequest("http://127.0.0.1:8000/a.png", frame_url=here)
    assert insecure(visit(request, final_url=here, loopback=True)) != []


def test_the_redirect_that_led_to_https_is_none() -> None:
    first = a_subrequest("http://shop.example/", is_navigation=True, top_level=True, redirected_to=SHOP, status=301)
    assert insecure(visit(first)) == []


def test_without_a_log_nothing_is_decided() -> None:
    assert page_outcomes(a_visit(insecure_requests=None))["mixed-content"] == "untested"


@pytest.mark.parametrize(
    ("path", "fixed"),
    [
        ("/ajax/libs/jquery/3.7.1/jquery.min.js", True),
        ("/npm/swiper@11.0.5/swiper-bundle.min.css", True),
        ("/jquery-3.7.1.min.js", True),
        ("/lib/v2.10.0/app.js", True),
        ("/assets/app.3f2a9c1b.js", True),
        ("/assets/app-0123456789abcdef.min.css", True),
        ("/npm/swiper@11/swiper.js", False),
        ("/npm/swiper@11.0/swiper.js", False),
        ("/v3/", False),
        ("/gtag/js", False),
        ("/css2", False),
        ("/launch-EN1a2b3c4d5e6f7a8b.min.js", False),
        ("/en/fashion-deadbeef.js", False),
        ("/20240101.js", False),
    ],
)
def test_addresses_of_files_that_never_change(path: str, fixed: bool) -> None:
    assert has_fixed_version(path) is fixed


@pytest.mark.parametrize(
    ("integrity", "understood"),
    [
        ("sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC", True),
        ("sha256-AAAA sha512-BBBB==", True),
        ("sha256-AAAA?ct=x", True),
        ("", False),
        ("true", False),
        ("md5-AAAA", False),
        ("sha384-", False),
    ],
)
def test_hashes_that_browsers_understand(integrity: str, understood: bool) -> None:
    top = a_visit().frames[0]
    file = CodeEvidence(at=At("#s"), kind="script", url="https://cdn.example/a-1.2.3.js", integrity=integrity)
    snapshot = a_visit(msgspec.structs.replace(top, code=[file]))
    (facts,) = measure_code_files(snapshot) or []
    assert (facts.has_integrity, facts.third_party, facts.fixed_version) == (understood, True, True)
    assert page_outcomes(snapshot)["sri"] == ("passed" if understood else "failed")


def test_own_subdomains_are_no_third_party_and_what_foreign_frames_load_is_theirs() -> None:
    top = a_visit().frames[0]
    own = CodeEvidence(at=At("#s"), kind="script", url="https://static.shop.example/a-1.2.3.js", integrity="")
    foreign = CodeEvidence(at=At("#t"), kind="script", url="https://cdn.example/a-1.2.3.js", integrity="")
    provider = msgspec.structs.replace(top, url="https://pay.example/", selector="iframe", code=[foreign])
    snapshot = a_visit(msgspec.structs.replace(top, code=[own]), provider)
    assert [facts.third_party for facts in measure_code_files(snapshot) or []] == [False]
    assert page_outcomes(snapshot)["sri"] == "inapplicable"
