"""Security headers that browsers ignore for how they are written."""

from __future__ import annotations

import pytest
from builders_security import a_visit, page_outcomes

from auditor.collect.network.cookie_lines import unkept
from auditor.measure.security.ignored_headers import MOST, ignored

CSP = "content-security-policy"
REPORTED = "content-security-policy-report-only"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-opener-policy", 'same-origin; report-to="coop"'),
        ("cross-origin-embedder-policy", "require-corp"),
        ("cross-origin-embedder-policy", "credentialless"),
        ("cross-origin-resource-policy", "cross-origin"),
        ("permissions-policy", "camera=(), microphone=(), geolocation=(self)"),
        ("permissions-policy", 'payment=(self "https://pay.example"), fullscreen=*, interest-cohort=()'),
        ("permissions-policy", 'geolocation=(self "https://a.example,b" ), camera=self;report-to="x"'),
        ("permissions-policy", "ch-ua-model=?1, autoplay=()"),
        (CSP, "default-src 'none'; script-src 'self' 'nonce-abc' 'strict-dynamic'; upgrade-insecure-requests"),
        (CSP, "require-trusted-types-for 'script'; trusted-types default dompurify 'allow-duplicates'"),
        (CSP, "script-src https://self.example none.example; frame-ancestors 'none'"),
        (CSP, "default-src 'self', script-src 'none'"),  # two policies
        (CSP, "default-src 'self'\nscript-src 'none'"),
        (REPORTED, "default-src 'self'; report-uri /csp"),
    ],
)
def test_obeyed(name: str, value: str) -> None:
    assert ignored({name: value}, []) == []


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("cross-origin-opener-policy", "sameorigin", "sameorigin"),
        ("cross-origin-opener-policy", "'same-origin'", "'same-origin'"),
        ("cross-origin-embedder-policy", "Require-Corp", "Require-Corp"),
        ("cross-origin-resource-policy", "same-origin, same-site", "same-origin, same-site"),
        ("permissions-policy", "geolocation 'none'; camera 'self'", "geolocation 'none'; camera 'self'"),
        ("permissions-policy", "camera=(), geolocation=('self')", "geolocation=('self')"),
        ("permissions-policy", "camera=(self https://pay.example:)x", "camera=(self https://pay.example:)x"),
        ("permissions-policy", "camera=(", "camera=("),
        ("permissions-policy", "Camera=()", "Camera=()"),
        (CSP, "script-src self 'self'", "script-src self"),
        (CSP, "script-src 'self'; script-src 'none'", "script-src 'none'"),
        (CSP, "scriptsrc 'self'", "scriptsrc 'self'"),
        (CSP, "img-src 'none' https://a.example", "img-src 'none'"),
        (CSP, "script-src nonce-abc", "script-src nonce-abc"),
        (CSP, "require-trusted-types-for script", "require-trusted-types-for script"),
        (REPORTED, "default-src 'self'", "default-src 'self'"),
        (REPORTED, "default-src 'self'; report-to nobody", "default-src 'self'; report-to nobody"),
    ],
)
def test_not_obeyed(name: str, value: str, told: str) -> None:
    assert ignored({name: value}, []) == [f"{name}: {told}"]
    assert page_outcomes(a_visit(headers={name: value}))["headers-obeyed"] == "failed"


def test_reports_to_an_endpoint_that_is_named() -> None:
    sent = {REPORTED: "default-src 'self'; report-to csp", "reporting-endpoints": 'csp="https://shop.example/r"'}
    assert ignored(sent, []) == []


def test_what_does_not_count_in_meta() -> None:
    policy = "default-src 'self'; frame-ancestors 'none'; report-uri /r"
    assert ignored({CSP: policy}, []) == []
    assert ignored({}, [policy]) == [f"{CSP} (meta): frame-ancestors 'none'", f"{CSP} (meta): report-uri /r"]


@pytest.mark.parametrize(
    "hostile",
    [
        "\ufffd\x00" * 4000,
        "camera=" + "(" * 4000,
        "a=(" + "x " * 1900,
        '"' * 3999,
        "a;" * 2000,
        "a=" + "b;c=" * 900,
        'a="' + "\\" * 3990,
        "*" * 4000,
        ("a" * 30 + "=(self),") * 120,
    ],
)
def test_headers_made_to_cost_time(hostile: str) -> None:
    for name in ("permissions-policy", "cross-origin-opener-policy", CSP, REPORTED):
        assert len(ignored({name: hostile * (5 if "content" in name else 1)}, [])) <= MOST


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("__Host-sid=1; Secure; Path=/; HttpOnly", None),
        ("__host-sid=1; secure; path=/", None),
        ("__Host-sid=1; Secure; Path=/cart", "InvalidPrefix"),
        ("__Host-sid=1; Secure", "InvalidPrefix"),
        ("__Host-sid=1; Secure; Path=/; Domain=shop.example", "InvalidPrefix"),
        ("__Host-sid=1; Path=/", "InvalidPrefix"),
        ("__Secure-sid=1", "InvalidPrefix"),
        ("__Secure-sid=1; Secure; Domain=shop.example", None),
        ("chat=1; Partitioned", "PartitionedInsecure"),
        ("chat=1; Partitioned; Secure; SameSite=None", None),
        ("sid=1", None),
        ("", None),
        (";;;==;Partitioned=\ufffd", "PartitionedInsecure"),
    ],
)
def test_cookies_that_no_browser_keeps(line: str, reason: str | None) -> None:
    found = unkept(line, "shop.example")
    assert (found[0] if found else None) == reason
    assert found is None or "value" not in found[1]
