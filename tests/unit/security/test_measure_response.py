"""Headers of the page: from an answer that is safe in every respect, one header changed at a time."""

from __future__ import annotations

import msgspec
import pytest
from builders_security import SHOP, a_request, a_subrequest, a_visit, page_outcomes
from hypothesis import given
from hypothesis import strategies as st

from auditor.measure.security.response import (
    CUT,
    frame_options_protect,
    hsts_max_age,
    is_nosniff,
    main_response,
    measure_response,
    referrer_policy,
)
from auditor.model.evidence.policies import PoliciesEvidence
from auditor.model.facts.security.response import ResponseFacts
from auditor.model.snapshot import Snapshot

RULES = ("hsts", "csp", "nosniff", "frame-ancestors", "referrer-policy")


def failing(snapshot: Snapshot) -> set[str]:
    outcomes = page_outcomes(snapshot)
    return {rule for rule in RULES if outcomes[rule] != "passed"}


def with_metas(csp: list[str], referrer: list[str] | None = None) -> Snapshot:
    """A visit whose document carries policies of its own; its server sends none."""
    visit = a_visit(headers={"content-security-policy": "", "referrer-policy": ""})
    top = msgspec.structs.replace(visit.frames[0], policies=PoliciesEvidence(csp=csp, referrer=referrer or []))
    return msgspec.structs.replace(visit, frames=[top])


def response(snapshot: Snapshot) -> ResponseFacts:
    facts = measure_response(snapshot)
    assert facts is not None
    return facts[0]


def test_a_page_with_all_headers_passes() -> None:
    assert failing(a_visit()) == set()
    assert page_outcomes(a_visit())["https"] == "passed"


@pytest.mark.parametrize(
    ("headers", "rules"),
    [
        ({"strict-transport-security": ""}, {"hsts"}),
        ({"strict-transport-security": "max-age=15552000"}, set()),
        ({"strict-transport-security": "max-age=15551999"}, {"hsts"}),
        ({"strict-transport-security": "max-age=0"}, {"hsts"}),
        ({"strict-transport-security": "includeSubDomains; preload"}, {"hsts"}),
        ({"content-security-policy": ""}, {"csp", "frame-ancestors"}),
        ({"content-security-policy": "", "x-frame-options": "DENY"}, {"csp"}),
        ({"content-security-policy": "default-src 'none'"}, {"frame-ancestors"}),
        ({"content-security-policy": "frame-ancestors *", "x-frame-options": "DENY"}, {"csp", "frame-ancestors"}),
        ({"content-security-policy": "frame-ancestors https://a.example"}, {"csp"}),
        ({"x-content-type-options": ""}, {"nosniff"}),
        ({"x-content-type-options": "NOSNIFF"}, set()),
        ({"referrer-policy": ""}, set()),
        ({"referrer-policy": "unsafe-url"}, {"referrer-policy"}),
        ({"Referrer-Policy": "ignored: collect hands names over in lower case"}, set()),
    ],
)
def test_one_header_changed(headers: dict[str, str], rules: set[str]) -> None:
    assert failing(a_visit(headers=headers)) == rules


def test_a_policy_that_is_only_reported_on_is_none() -> None:
    only = {"content-security-policy": "", "content-security-policy-report-only": "default-src 'none'"}
    facts = response(a_visit(headers=only))
    assert (facts.csp, facts.csp_report_only) == ("", True)


def test_policies_of_the_document_count_but_not_against_framing() -> None:
    snapshot = with_metas(["default-src 'none'; frame-ancestors 'none'"])
    assert failing(snapshot) == {"frame-ancestors"}


def test_a_document_whose_policies_were_not_read_is_undecided() -> None:
    visit = a_visit(headers={"content-security-policy": "frame-ancestors 'none'"})
    blind = msgspec.structs.replace(visit, frames=[msgspec.structs.replace(visit.frames[0], policies=None)])
    outcomes = page_outcomes(blind)
    assert (outcomes["csp"], outcomes["referrer-policy"], outcomes["frame-ancestors"]) == (
        "cantTell",
        "cantTell",
        "passed",
    )


def test_a_policy_that_was_cut_is_undecided() -> None:
    outcomes = page_outcomes(a_visit(headers={"content-security-policy": "default-src " + "x" * CUT}))
    assert (outcomes["csp"], outcomes["frame-ancestors"]) == ("cantTell", "cantTell")


def test_over_http_only_the_page_s_own_scheme_is_blamed_for_hsts() -> None:
    url = "http://shop.example/"
    outcomes = page_outcomes(a_visit(final_url=url, requests=[a_request(url)]))
    assert (outcomes["https"], outcomes["hsts"], outcomes["csp"]) == ("failed", "inapplicable", "passed")


class TestWhichAnswer:
    """The headers are those of the answer that brought the page."""

    def test_it_is_the_end_of_the_redirects(self) -> None:
        bare = {"headers": {}}
        requests = [
            a_request("http://shop.example/", status=301, redirected_to=SHOP, **bare),
            a_request(),
            a_subrequest("https://shop.example/a.png"),
            a_request("https://pay.example/", top_level=False, **bare),
        ]
        assert failing(a_visit(requests=requests)) == set()

    def test_a_later_navigation_by_script_counts(self) -> None:
        assert "csp" in failing(a_visit(requests=[a_request(), a_request(headers={})]))

    def test_an_answer_without_content_leaves_the_page_where_it_is(self) -> None:
        requests = [a_request(), a_request("https://shop.example/ping", status=204, headers={})]
        assert failing(a_visit(requests=requests)) == set()

    def test_without_one_nothing_is_decided(self) -> None:
        snapshot = a_visit(requests=[a_request(status=0)])
        assert main_response(snapshot) is None
        assert {page_outcomes(snapshot)[rule] for rule in RULES} == {"untested"}


# mdn/mdn-http-observatory, test/strict-transport-security.test.js; RFC 6797, 6.1 and 6.2.
@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("max-age=15768000; includeSubDomains; preload", 15768000),
        ("includeSubDomains; preload", 0),
        ("max-age=15768000; includeSubDomains, max-age=15768000; includeSubDomains", 0),
        ("max-age=86400", 86400),
        ("MAX-AGE=86400 ; includesubdomains", 86400),
        ('max-age="31536000"', 31536000),
        ("max-age = 31536000", 31536000),
        (" ; max-age=1 ;; ", 1),
        ("max-age=1; max-age=2", 0),
        ("max-age=-1", 0),
        ("max-age=1.5", 0),
        ("max-age", 0),
        ("", 0),
        ("max-age=300\nmax-age=31536000", 300),
        ("max-age=" + "9" * 300, 10_000_000_000),
        ("max-age=" + "9" * 5000, 0),
        ("max-age=٣١٥٣٦٠٠٠", 0),
        ("max-age=31536000; " + "x;" * 50_000, 0),
    ],
)
def test_hsts(header: str, seconds: float) -> None:
    assert hsts_max_age(header) == seconds


@pytest.mark.parametrize(
    ("header", "honoured"),
    [
        ("nosniff", True),
        (" NoSniff ", True),
        ("nosniff, nosniff", True),
        ("nosniff\nnosniff", True),
        ("whimsy", False),
        ("whimsy, nosniff", False),
        ("no-sniff", False),
        ("", False),
    ],
)
def test_nosniff(header: str, honoured: bool) -> None:
    assert is_nosniff(header) is honoured


# HTML, "check a navigation response's adherence to `X-Frame-Options`", and its table of examples.
@pytest.mark.parametrize(
    ("header", "protects"),
    [
        ("DENY", True),
        ("DENY ", True),
        ("SAMEORIGIN", True),
        ("SAMEORIGIN, SAMEORIGIN", True),
        ("SAMEORIGIN, DENY", True),
        ("SAMEORIGIN\nALLOWALL", True),
        ("ALLOWALL", False),
        ("INVALID", False),
        ("ALLOWALL, INVALID", True),
        ("SAMEORIGIN, INVALID", True),
        ('"DENY"', False),
        ("ALLOW-FROM https://mozilla.org", False),
        ("", False),
    ],
)
def test_frame_options(header: str, protects: bool) -> None:
    assert frame_options_protect(header) is protects


# mdn/mdn-http-observatory, test/referrer-policy.test.js.
@pytest.mark.parametrize(
    ("header", "metas", "policy"),
    [
        ("no-referrer", [], "no-referrer"),
        ("STRICT-ORIGIN", [], "strict-origin"),
        ("origin-when-cross-origin, no-referrer, unsafe-url", [], "unsafe-url"),
        ("no-referrer, unsafe-url", [], "unsafe-url"),
        ("no-referrer, whimsy", [], "no-referrer"),
        ("whimsy, whimsy1, whimsy2", [], ""),
        ("unsafe-url", ["no-referrer", "same-origin"], "same-origin"),
        ("unsafe-url", ["whimsy"], "unsafe-url"),
        ("no-referrer", ["always"], "unsafe-url"),
        ("unsafe-url", ["default"], ""),
        ("", [], ""),
    ],
)
def test_referrer(header: str, metas: list[str], policy: str) -> None:
    assert referrer_policy(header, metas) == policy


NAMES = st.sampled_from(["strict-transport-security", "content-security-policy", "x-frame-options", "referrer-policy"])


@given(st.dictionaries(NAMES, st.text(max_size=200)))
def test_whatever_the_headers_hold_is_measured(headers: dict[str, str]) -> None:
    facts = response(a_visit(headers=headers))
    assert facts.hsts_max_age is not None
    assert facts.hsts_max_age >= 0.0


def test_control_characters_do_not_hide_a_header() -> None:
    facts = response(a_visit(headers={"x-content-type-options": "no\x00sniff"}))
    assert facts.content_type_options == "nosniff"
