"""TLS connections and plain-HTTP addresses of a site."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from builders_security import DAY, NOW, a_certificate, a_redirect, a_request, a_visit, site_messages, site_outcomes
from builders_visits import a_station

from auditor.measure.security.site import part_of, site_connections, site_plain_http
from auditor.model.failure import Failure
from auditor.model.network import HttpProbe, TlsFacts
from auditor.model.snapshot import Snapshot

PLAIN = "http://shop.example/"
HTTPS = "https://shop.example/"
WWW = "https://www.shop.example/"


def refused(tls: TlsFacts | None, code: str = "tls-failure", reason: str = "ERR_CERT_DATE_INVALID") -> Snapshot:
    """A page that the browser would not load."""
    failure = Failure("navigate", code, {"reason": reason})
    return a_visit(audited=False, failures=[failure], tls=tls, requests=None, cookies=None, frames=[])


def tls_outcome(*snapshots: Snapshot) -> str:
    return site_outcomes(*snapshots)["tls-valid"]


class TestTls:
    """tls-valid."""

    @pytest.mark.parametrize(
        ("days", "lifetime", "expected"),
        [
            (60, 90, "passed"),
            (14.01, 90, "passed"),
            (14, 90, "passed"),
            (13.99, 90, "failed"),
            (0, 90, "failed"),
            (3, 6, "passed"),
            (2, 6, "passed"),
            (1.9, 6, "failed"),
        ],
    )
    def test_days_left(self, days: float, lifetime: float, expected: str) -> None:
        ends = NOW + days * DAY
        tls = a_certificate(not_before=ends - lifetime * DAY, not_after=ends)
        assert tls_outcome(a_visit(tls=tls)) == expected

    @pytest.mark.parametrize(
        ("protocol", "expected"),
        [("TLSv1.3", "passed"), ("TLSv1.2", "passed"), ("TLSv1.1", "failed"), ("TLSv1", "failed"), ("", "cantTell")],
    )
    def test_protocols(self, protocol: str, expected: str) -> None:
        assert tls_outcome(a_visit(tls=a_certificate(protocol=protocol))) == expected

    @pytest.mark.parametrize("code", ["expired", "wrong-name", "self-signed", "unknown-issuer", "no-name", "handshake"])
    def test_what_neither_accepts_fails_though_no_page_could_be_audited(self, code: str) -> None:
        snapshot = refused(a_certificate(code=code, error="as OpenSSL says it"))
        outcomes = site_outcomes(snapshot)
        assert outcomes["tls-valid"] == "failed"
        assert (outcomes["cookie-flags"], outcomes["privacy-policy-link"]) == ("untested", "untested")
        (message,) = site_messages("tls-valid", snapshot)
        assert "as OpenSSL says it" in message

    def test_old_protocols_alone(self) -> None:
        tls = TlsFacts(host="shop.example", port=443, protocol="TLSv1.1", code="old-protocol", error="x")
        assert site_messages("tls-valid", refused(tls)) == ["shop.example speaks TLSv1.1, which browsers refuse"]

    def test_what_only_the_browser_refuses_fails_with_its_reason(self) -> None:
        snapshot = refused(a_certificate(), reason="ERR_CERTIFICATE_TRANSPARENCY_REQUIRED")
        (message,) = site_messages("tls-valid", snapshot)
        assert message == "No safe connection to shop.example: ERR_CERTIFICATE_TRANSPARENCY_REQUIRED"

    def test_what_only_the_browser_accepts_is_undecided(self) -> None:
        tls = a_certificate(code="unknown-issuer", error="unable to get local issuer certificate")
        assert tls_outcome(a_visit(tls=tls)) == "cantTell"
        assert "Some phones may refuse it" in site_messages("tls-valid", a_visit(tls=tls))[0]

    @pytest.mark.parametrize(
        ("visit", "expected"),
        [
            (lambda tls: a_visit(tls=tls), "sends its certificate without the intermediate one"),
            # The browser fetches what is missing; if it refuses all the same, nobody vouches for it.
            (lambda tls: refused(tls, "tls-authority"), "No known authority vouches"),
        ],
    )
    def test_a_chain_with_a_link_missing(self, visit: Callable[[TlsFacts], Snapshot], expected: str) -> None:
        tls = a_certificate(code="incomplete-chain", error="unable to get local issuer certificate")
        (message,) = site_messages("tls-valid", visit(tls))
        assert expected in message

    @pytest.mark.parametrize(
        ("changes", "expected"),
        [
            ({}, "passed"),
            ({"timestamps": 0}, "failed"),
            ({"timestamps": 0, "public": False}, "passed"),  # a company's own authority, mkcert
            ({"timestamps": None}, "passed"),
            # They may have come encrypted.
            ({"timestamps": 0, "offers": {"TLSv1.2": False, "TLSv1.3": True}}, "cantTell"),
        ],
    )
    def test_timestamps_of_certificate_transparency(self, changes: dict[str, Any], expected: str) -> None:
        assert tls_outcome(a_visit(tls=a_certificate(**changes))) == expected

    @pytest.mark.parametrize(
        ("changes", "expected"),
        [
            ({}, "passed"),
            ({"offers": {"TLSv1": False, "TLSv1.1": True, "TLSv1.2": True, "TLSv1.3": True}}, "failed"),
            ({"offers": {"TLSv1": False, "TLSv1.1": False, "TLSv1.2": True, "TLSv1.3": False}}, "passed"),
            ({"weak_suite": "RC4-SHA"}, "failed"),
            # Not all was answered: an old one that was taken decides, otherwise nothing does.
            ({"offers": {"TLSv1": True, "TLSv1.2": True}}, "failed"),
            ({"offers": {"TLSv1.1": False, "TLSv1.2": True, "TLSv1.3": True}}, "cantTell"),
            ({"weak_suite": None}, "cantTell"),
            ({"offers": {}, "weak_suite": None}, "cantTell"),
            ({"protocol": "TLSv1.1", "offers": {"TLSv1.1": True}}, "inapplicable"),
        ],
    )
    def test_what_is_still_offered(self, changes: dict[str, Any], expected: str) -> None:
        assert site_outcomes(a_visit(tls=a_certificate(**changes)))["tls-old"] == expected

    def test_what_will_expire_fails_even_then(self) -> None:
        tls = a_certificate(code="unknown-issuer", error="x", not_after=NOW + DAY)
        assert tls_outcome(a_visit(tls=tls)) == "failed"

    def test_a_host_that_can_t_be_reached_is_no_matter_of_certificates(self) -> None:
        tls = TlsFacts(host="shop.example", port=443, code="unreachable", error="Name or service not known")
        assert tls_outcome(refused(tls, "dns-failure", "ERR_NAME_NOT_RESOLVED")) == "inapplicable"

    def test_a_site_over_http_has_none(self) -> None:
        assert tls_outcome(a_visit(tls=None)) == "inapplicable"

    def test_one_finding_for_each_host_and_port(self) -> None:
        bad = [a_visit(tls=a_certificate(port=port, not_after=NOW + DAY)) for port in (443, 8443, 443)]
        facts = site_connections([part_of(snapshot) for snapshot in bad])
        assert [each.host for each in facts] == ["shop.example", "shop.example:8443"]


def redirect_outcomes(*hops: tuple[str, int], **changes: Any) -> tuple[str, str]:
    outcomes = site_outcomes(a_visit(plain_http=HttpProbe(url=PLAIN, hops=list(hops), **changes)))
    return outcomes["http-redirect"], outcomes["redirect-direct"]


# The cases of mdn/mdn-http-observatory, test/redirection.test.js, and some more.
@pytest.mark.parametrize(
    ("hops", "http_redirect", "redirect_direct"),
    [
        ([(PLAIN, 301), (HTTPS, 0)], "passed", "passed"),
        ([(PLAIN, 308), ("https://shop.example:8443/", 0)], "passed", "passed"),
        ([(PLAIN, 302), (HTTPS, 0)], "passed", "failed"),
        ([(PLAIN, 307), (HTTPS, 0)], "passed", "failed"),
        ([(PLAIN, 301), (WWW, 0)], "passed", "failed"),
        ([(PLAIN, 200)], "failed", "inapplicable"),
        ([(PLAIN, 404)], "failed", "inapplicable"),
        ([(PLAIN, 301), ("http://www.shop.example/", 200)], "failed", "inapplicable"),
        (
            [(PLAIN, 301), ("http://www.shop.example/", 302), ("http://www.shop.example/en/", 200)],
            "failed",
            "inapplicable",
        ),
        ([(PLAIN, 301), ("http://www.shop.example/", 301), (WWW, 0)], "failed", "failed"),
        ([(PLAIN, 301), ("ftp://shop.example/", 0)], "failed", "inapplicable"),
        ([(PLAIN, 403)], "cantTell", "cantTell"),
        ([(PLAIN, 503)], "cantTell", "cantTell"),
    ],
)
def test_redirects(hops: list[tuple[str, int]], http_redirect: str, redirect_direct: str) -> None:
    assert redirect_outcomes(*hops) == (http_redirect, redirect_direct)


@pytest.mark.parametrize(
    ("code", "expected"),
    [("refused", "inapplicable"), ("timeout", "cantTell"), ("unreachable", "cantTell"), ("invalid", "cantTell")],
)
def test_addresses_that_do_not_answer(code: str, expected: str) -> None:
    assert redirect_outcomes(code=code)[0] == expected


def test_a_circle_of_redirects_stays_on_http() -> None:
    assert redirect_outcomes((PLAIN, 302), (PLAIN, 302), code="redirect-loop")[0] == "failed"


def test_a_site_on_a_port_of_its_own_has_no_counterpart() -> None:
    assert site_outcomes(a_visit(plain_http=None))["http-redirect"] == "inapplicable"


def test_where_the_user_gave_the_http_address_the_visit_itself_shows_the_redirect() -> None:
    requests = [
        a_request("http://127.0.0.1:8000/", status=302, redirected_to="https://127.0.0.1:8443/"),
        a_request("https://127.0.0.1:8443/"),
    ]
    snapshot = a_visit(
        station=a_station("http://127.0.0.1:8000/"),
        final_url="https://127.0.0.1:8443/",
        plain_http=None,
        requests=requests,
    )
    (facts,) = site_plain_http([part_of(snapshot)])
    assert (facts.leads_to_https, facts.same_host, facts.permanent) == (True, True, False)


def test_one_finding_for_each_host() -> None:
    pages = [a_visit(plain_http=a_redirect((PLAIN, 200))) for _ in range(3)]
    assert site_messages("http-redirect", *pages) == [f"{PLAIN} answers 200 and stays on http ({PLAIN})"]
