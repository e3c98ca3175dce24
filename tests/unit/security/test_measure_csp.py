"""Content security policies: Mozilla's HTTP Observatory's published cases, several policies, hostile headers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.measure.security.csp import framed_by_anyone, openings, parse, parse_meta

HASH = "'sha256-hqBEA/HXB3aJU2FgOnYN8rkAgEVgyfi3Vs1j2/XMPBA='"


def openings_of(*headers: str, https: bool = True) -> list[str]:
    return openings(parse(headers), https=https)


# mdn/mdn-http-observatory, test/csp.test.js: "unsafe inline" and "insecure scheme broad and unsafe".
@pytest.mark.parametrize(
    "policy",
    [
        "default-src 'none'; script-src https://*",
        "default-src 'none'; script-src 'unsafe-inline'",
        "script-src 'unsafe-inline'",
        "script-src data:",
        "script-src http:",
        "script-src ftp:",
        "default-src 'unsafe-inline'",
        "default-src 'UNSAFE-INLINE'",
        "upgrade-insecure-requests",
        "script-src 'none'",  # object-src is missing
        "script-src https:",
        "script-src https://mozilla.org https:",
        "default-src https://mozilla.org https:",
        "default-src 'none'; script-src *",
        "default-src *; script-src *; object-src 'none'",
        "default-src 'none'; script-src 'none'; object-src *",
        "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'",
        "default-src 'none'; script-src 'unsafe-inline' http:",
        "object-src https:; script-src 'none'",
        # "insecure scheme"
        "default-src http://mozilla.org",
        "default-src 'none'; script-src http://mozilla.org",
        "default-src 'none'; script-src ftp://mozilla.org",
        # "unsafe eval"
        "default-src 'none'; script-src 'unsafe-eval'",
    ],
)
def test_what_the_observatory_fails_has_an_opening(policy: str) -> None:
    assert openings_of(policy) != []


# "unsafe inline in style src only", "no unsafe", "no unsafe default src none", "strict dynamic", "insecure scheme in
# passive content only": all of them pass there.
@pytest.mark.parametrize(
    "policy",
    [
        "object-src 'none'; script-src 'none'; style-src 'unsafe-inline'",
        "default-src 'none'; script-src https://mozilla.org; style-src 'unsafe-inline'",
        "default-src 'unsafe-inline'; script-src https://mozilla.org",
        "default-src 'none';;; ;;;style-src 'self' 'unsafe-inline'",
        "default-src 'none'; style-src data:",
        "default-src 'none'; style-src *",
        "default-src 'none'; style-src https:",
        f"default-src 'none'; style-src 'unsafe-inline'; script-src {HASH} 'unsafe-inline'",
        "default-src https://mozilla.org",
        "default-src https://mozilla.org;;; ;;;script-src 'none'",
        "object-src 'none'; script-src https://mozilla.org; style-src https://mozilla.org; upgrade-insecure-requests;",
        "object-src 'none'; script-src 'strict-dynamic' 'nonce-abc' 'unsafe-inline'; style-src 'none'",
        f"object-src 'none'; style-src 'self';script-src {HASH}",
        f"object-src 'none'; style-src 'self'; script-src 'unsafe-inline' {HASH}",
        "object-src 'none'; script-src 'unsafe-inline' 'nonce-abc123' 'unsafe-inline'; style-src 'none'",
        "default-src https://mozilla.org; style-src 'unsafe-inline' 'nonce-abc123' 'unsafe-inline'",
        "default-src",
        "default-src 'none'; script-src 'strict-dynamic' 'nonce-abc123' 'unsafe-inline'",
        "default-src 'none'; object-src https://mozilla.org",
        "default-src 'none'; script-src 'strict-dynamic' 'sha256-abc123' https://*",
        "default-src 'none'; img-src http://mozilla.org",
        "default-src 'self'; img-src http:",
        "default-src 'none'; img-src 'none'; media-src http:; script-src 'self'; style-src 'unsafe-inline'",
    ],
)
def test_what_the_observatory_passes_has_none(policy: str) -> None:
    assert openings_of(policy) == []


def test_where_we_go_by_browsers_and_the_observatory_calls_the_header_invalid() -> None:
    assert openings_of("default-src 'none'; script-src 'strict-dynamic'") == []  # then no script runs at all
    assert openings_of("default-src 'none'; default-src *") == []  # the first one counts
    assert openings_of("script-src *; script-src 'none'; object-src 'none'") == ["script-src *"]


def test_openings_name_the_directive_and_the_source() -> None:
    policy = "default-src 'self'; script-src 'self' https: 'unsafe-inline' 'unsafe-eval'"
    assert openings_of(policy) == ["script-src 'unsafe-eval'", "script-src 'unsafe-inline'", "script-src https:"]


def test_scripts_in_elements_and_in_attributes_are_looked_at_apart() -> None:
    safe = "default-src 'none'; script-src 'none'"
    assert openings_of(f"{safe}; script-src-elem 'unsafe-inline'") == ["script-src-elem 'unsafe-inline'"]
    assert openings_of(f"{safe}; script-src-attr 'unsafe-inline'") == ["script-src-attr 'unsafe-inline'"]
    assert openings_of("object-src 'none'; script-src *; script-src-elem 'self'; script-src-attr 'none'") == []


def test_several_policies_let_through_what_all_of_them_do() -> None:
    assert openings_of("script-src 'unsafe-inline'; object-src 'none'", "default-src 'self'") == []
    assert openings_of("default-src *, default-src 'none'") == []
    assert openings_of("default-src *\ndefault-src 'none'") == []
    assert openings_of("default-src http:", "default-src https:") != []
    assert openings_of("img-src 'none'", "default-src 'none'") == []


def test_http_sources_matter_on_https_pages_only() -> None:
    policy = "default-src 'none'; script-src http://cdn.example"
    assert openings_of(policy) == ["script-src http://cdn.example"]
    assert openings_of(policy, https=False) == []
    assert openings_of(f"{policy}; upgrade-insecure-requests") == []


@pytest.mark.parametrize(
    ("policy", "anyone"),
    [
        ("default-src 'none'", None),  # frame-ancestors does not fall back on default-src
        ("frame-ancestors *", True),
        ("frame-ancestors http:", True),
        ("frame-ancestors https:", True),
        ("default-src *; frame-ancestors 'none'", False),
        ("frame-ancestors 'self' https://partner.example", False),
        ("frame-ancestors", False),
        ("frame-ancestors *, frame-ancestors 'self'", False),
    ],
)
def test_who_may_frame_the_page(policy: str, anyone: bool | None) -> None:
    assert framed_by_anyone(parse([policy])) is anyone


def test_in_meta_elements_some_directives_do_not_count() -> None:
    policies = parse_meta(["frame-ancestors 'none'; sandbox; report-uri /r", "default-src 'self'; sandbox"])
    assert policies == [{"default-src": ("'self'",)}]


@given(st.text(max_size=400))
def test_whatever_a_header_holds_is_read(header: str) -> None:
    found = openings(parse([header, header.encode(errors="replace").decode("latin-1")]), https=True)
    assert all(isinstance(opening, str) for opening in found)


def test_a_huge_header_is_read_in_part() -> None:
    header = "script-src " + "https://cdn.example/a " * 5000 + ";" + "x-src a;" * 20000
    assert openings_of(header) == ["object-src *"]


@given(st.lists(st.sampled_from(["'self'", "'unsafe-inline'", "https:", "*", "data:", "'nonce-a'", "'none'"])))
def test_one_more_policy_never_opens_anything(sources: list[str]) -> None:
    first = f"default-src 'self'; script-src {' '.join(sources)}"
    alone = openings(parse([first]), https=True)
    assert set(openings(parse([first, "object-src 'self'"]), https=True)) <= set(alone)
